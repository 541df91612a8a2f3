"""What is listed under a form: items with their findings, and doubts of reading, each with the sign of its mark."""

from collections.abc import Sequence
from typing import Final

import msgspec

from jiheng.assess import Assessment, Audience
from jiheng.checks import Reported, Severity
from jiheng.exporting.answers import answer_line
from jiheng.exporting.lines import printable
from jiheng.exporting.points import effect_line
from jiheng.exporting.since_words import mark
from jiheng.exporting.standing import unit_hint
from jiheng.exporting.summary_shapes import ASKED_ABOVE
from jiheng.exporting.words import Item, Say, Told, is_folded, is_the_units
from jiheng.pile import FormSince

CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
LETTERS: Final = "ⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩ"


class FindingShown(msgspec.Struct, frozen=True):
    """A finding under its item."""

    code: str
    message: str
    remedy: str
    effect: str
    hint: str
    acts: str
    clauses: tuple[str, ...]
    lighter: str
    since: str
    answer: str


class ItemShown(msgspec.Struct, frozen=True):
    """An item of the list under a form."""

    id: str
    sign: str
    kind: str
    severity: str
    matter: str
    cells: str
    findings: tuple[FindingShown, ...]


class DoubtShown(msgspec.Struct, frozen=True):
    """What one doubt of reading says for itself, with its mark."""

    id: str
    sign: str
    head: str


class DoubtsShown(msgspec.Struct, frozen=True):
    """Doubts of reading that end alike, in the list under a form."""

    heads: tuple[DoubtShown, ...]
    rest: str
    code: str


class FoldedShown(msgspec.Struct, frozen=True):
    """Items that are only named at first: under which words, and how many they are."""

    head: str
    about: str
    items: tuple[ItemShown, ...]


def parted(
    listed: Sequence[ItemShown], items: Sequence[Item], audience: Audience, say: Say
) -> tuple[tuple[ItemShown, ...], tuple[FoldedShown, ...]]:
    """Part what is shown at once from what is folded: advice and, for a unit, what it need not change now."""
    weighty: list[ItemShown] = []
    advice: list[ItemShown] = []
    others: list[ItemShown] = []
    for shown, item in zip(listed, items, strict=True):
        is_others = audience is Audience.UNIT and not is_the_units(item)
        (others if is_others else advice if is_folded(item, audience) else weighty).append(shown)
    heads = (
        (advice, ("建议", "Advice"), ("项，不用答复", "no answer needed")),
        (others, ("下面这些现在不用您改", "Nothing of the following is for you to change now"), ("项", "in all")),
    )
    folded = (
        FoldedShown(say(*head), f"{len(found)} {say(*about)}", tuple(found)) for found, head, about in heads if found
    )
    return tuple(weighty), tuple(folded)


def item_shown(  # noqa: PLR0913, PLR0917 - the item, where it stands, and what is known of it
    item: Item, id_: str, place: int, assessment: Assessment, since: FormSince | None, say: Say
) -> ItemShown:
    """Lay out one item with its number."""
    return ItemShown(
        id=id_,
        sign=sign(CIRCLED, place),
        kind=item.severity.name.lower(),
        severity=say.severity(item.severity),
        matter=say.matter(item, assessment.form),
        cells=say.cells(item),
        findings=tuple(_finding(one, item.severity, assessment, since, say) for one in item.findings),
    )


def _finding(
    one: Reported, weight: Severity, assessment: Assessment, since: FormSince | None, say: Say
) -> FindingShown:
    units = [reading.unit for reading in assessment.unit.readings]
    return FindingShown(
        code=one.code,
        message=printable(say.message(one)),
        remedy=printable(say.remedy(one)),
        effect=effect_line(one, say),
        hint=f"{unit_hint(units, say)}{say('。', '.')}" if one.code == ASKED_ABOVE else "",
        acts=say.acts(one),
        clauses=one.clauses,
        lighter=say.severity(one.severity) if one.severity < weight else "",
        since=mark(one.fingerprint, since, say).strip(),
        answer=printable(f"{line}{say('。', '.')}") if (line := answer_line(one, say)) else "",
    )


def sign(signs: str, place: int) -> str:
    """Give the sign of a place from 1: a circled one while they last."""
    return signs[place - 1] if place <= len(signs) else f"({place})"


def doubts_shown(told: Told, id_: str) -> DoubtsShown:
    """Lay out doubts of reading that end alike, each with its own mark."""
    heads = tuple(
        DoubtShown(f"{id_}-reading-{place + 1}", sign(LETTERS, place + 1), printable(head))
        for place, head in told.heads
    )
    return DoubtsShown(heads, printable(told.rest), told.code)
