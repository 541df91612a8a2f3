"""What is said of one form: a comment an item, the verdict at the title, and what only the summary has."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

import msgspec

from jiheng.assess import Assessment, Options
from jiheng.checks import Reported, ReportedAcross, Severity
from jiheng.exporting.annotating.entries import Entries, Entry
from jiheng.exporting.annotating.shapes import Mark, Said
from jiheng.exporting.answers import by_answer
from jiheng.exporting.lines import clip
from jiheng.exporting.standing import AT_THE_HEAD, execution_line, notes, points_told, rules_line, verdict
from jiheng.exporting.words import CLOSING, Item, Say, counts, is_folded, items_of
from jiheng.form import SelfEvaluation

LONGEST_NAME: Final = 80
"""Columns of the name of a project, of which a Chinese character takes two."""


class Told(msgspec.Struct, frozen=True):
    """All that is said of one form.

    ``verdict`` says in a line how it stands; ``own`` are the lines about its points, and ``common`` those that other
    forms may well share: by which rules, and how they count. ``folded`` names what is advice only, or nothing for this
    reader to do, with the gist of each; ``many`` counts what is open. ``marks`` are the comments: first the verdict,
    then one for each of the ``entries``.
    """

    assessment: Assessment
    verdict: str
    own: tuple[str, ...]
    common: tuple[str, ...]
    folded: tuple[str, ...]
    many: Counter[Severity]
    entries: tuple[Entry, ...]
    marks: tuple[Mark, ...]


def tell(  # noqa: PLR0913 - a form, how it is looked at, and what else is known of it
    assessment: Assessment,
    options: Options,
    *,
    mended: Collection[str] = (),
    across: Sequence[ReportedAcross] = (),
    number: int = 0,
    elsewhere: SelfEvaluation | None = None,
) -> Told:
    """Say what there is to say of a form, the so-manyth of its file from 0.

    Findings whose fingerprints are ``mended`` are done with; ``across`` speak of this form and of others of its file.
    ``elsewhere`` is the same form as it stands in the file on which comments are written, where that is another one.
    """
    say, made = Say(options.lang), Entries(assessment, options, elsewhere)
    found = by_answer([one for one in assessment.findings if one.fingerprint not in mended])
    items = items_of(tuple(one for one in found.open if one.code not in AT_THE_HEAD))
    shown = [item for item in items if options.unfolded or not is_folded(item, options.audience)]
    besides = [one for one in across if one.is_open and (options.unfolded or one.severity is not Severity.ADVICE)]
    entries = (
        *made.of_items(items_of(found.to_review), are_answered=True),
        *made.of_items(shown),
        *made.across(besides, number),
        *made.of_reading(),
    )
    scheme = [one for one in found.open if one.code in AT_THE_HEAD]
    stands = verdict(assessment, items, say)
    own, common = tuple(_points(assessment, say)), tuple(_rules(assessment, scheme, say))
    folded = tuple(_with_gist(item, made, say) for item in items if item not in shown)
    title = Mark(made.title, tuple(_title(assessment, options, (stands, *own, *common), folded)))
    marks = (title, *(_mark(place, entry) for place, entry in enumerate(entries, start=1)))
    return Told(assessment, stands, own, common, folded, counts(items), entries, marks)


def _with_gist(item: Item, made: Entries, say: Say) -> str:
    return say(f"{made.matter(item)}（{made.gist(item)}）", f"{made.matter(item)} ({made.gist(item)})")


def _points(assessment: Assessment, say: Say) -> Iterator[str]:
    yield from _labelled(say("得分", "Points"), points_told(assessment, say), say)
    yield from _labelled(say("执行率", "Budget"), execution_line(assessment, say), say)


def _rules(assessment: Assessment, scheme: Sequence[Reported], say: Say) -> Iterator[str]:
    yield from _labelled(say("口径", "Rules"), rules_line(assessment, say), say)
    yield from notes(assessment, say)
    for finding in scheme:
        yield from _labelled(say("计分", "Scheme"), say.message(finding), say)


def _labelled(label: str, text: str, say: Say) -> Iterator[str]:
    if text:
        yield f"{label}{say('：', ': ')}{text}"


def _title(assessment: Assessment, options: Options, head: Sequence[str], folded: Sequence[str]) -> Iterator[Said]:
    """Say at the title how the form stands, and where the rest is said."""
    say = Say(options.lang)
    who, name = say.audience(options), clip(say.name(assessment.form.project.value), LONGEST_NAME)
    yield Said(say(f"绩衡检查结果，{who}：{name}", f"Jiheng, {who}: {name}"), is_head=True)
    yield from map(Said, head)
    if folded:
        named = say("、", ", ").join(folded)
        yield Said(
            say(f"未逐条批注（建议或现在不用办的）：{named}", f"Without a comment (advice, nothing to do now): {named}")
        )
    yield Said(
        say(
            "每条批注在所说的那一格上，找不到那一格的另有说明；全部事项见旁边的检查摘要。",
            "Each comment stands at its cell; the summary beside this file lists all.",
        )
    )
    yield Said(say(*CLOSING))


def _mark(place: int, entry: Entry) -> Mark:
    told = f"{place}. {entry.weight}　{entry.matter}"
    return Mark((*entry.spots.own, *entry.spots.near), (Said(told, is_head=True), *map(Said, entry.sentences)))
