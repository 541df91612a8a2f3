"""What is said of one form: a comment an item, the verdict at the title, and what only the summary has."""

from collections.abc import Collection, Iterator, Sequence

import msgspec

from jiheng.assess import Assessment, Options
from jiheng.checks import Reported, ReportedAcross, Severity
from jiheng.exporting.annotating.entries import Entries, Entry
from jiheng.exporting.annotating.shapes import Mark, Said
from jiheng.exporting.answers import by_answer
from jiheng.exporting.standing import AT_THE_HEAD, execution_line, notes, points_told, rules_line, verdict
from jiheng.exporting.words import CLOSING, Say, is_folded, items_of
from jiheng.form import SelfEvaluation


class Told(msgspec.Struct, frozen=True):
    """All that is said of one form.

    ``head`` are the lines that say how it stands; ``folded`` names what is advice only, or nothing for this reader to
    do; ``marks`` are the comments: first the verdict, then one for each of the ``entries``.
    """

    assessment: Assessment
    head: tuple[str, ...]
    folded: tuple[str, ...]
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
    head = (verdict(assessment, items, say), *_standing(assessment, scheme, say))
    folded = tuple(say.matter(item, assessment.form) for item in items if item not in shown)
    title = Mark(made.title, tuple(_title(assessment, options, head, folded)))
    marks = (title, *(_mark(place, entry) for place, entry in enumerate(entries, start=1)))
    return Told(assessment, head, folded, entries, marks)


def _standing(assessment: Assessment, scheme: Sequence[Reported], say: Say) -> Iterator[str]:
    lines = (
        (say("得分", "Points"), points_told(assessment, say)),
        (say("执行率", "Budget"), execution_line(assessment, say)),
        (say("口径", "Rules"), rules_line(assessment, say)),
    )
    for label, text in lines:
        if text:
            yield f"{label}{say('：', ': ')}{text}"
    yield from notes(assessment, say)
    for finding in scheme:
        yield f"{say('计分：', 'Scheme: ')}{say.message(finding)}"


def _title(assessment: Assessment, options: Options, head: Sequence[str], folded: Sequence[str]) -> Iterator[Said]:
    """Say at the title how the form stands, and where the rest is said."""
    say = Say(options.lang)
    name = say.name(assessment.form.project.value)
    yield Said(
        say(f"绩衡检查结果，{say.audience(options)}：{name}", f"Jiheng, {say.audience(options)}: {name}"), is_head=True
    )
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
