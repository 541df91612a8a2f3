"""What is listed under a form: items with their findings, and doubts of reading, each with the sign of its mark."""

from collections.abc import Sequence
from typing import Final

import msgspec

from jiheng.assess import Assessment, Audience
from jiheng.checks import Reported, Severity
from jiheng.exporting.answers import answer_line
from jiheng.exporting.doubts_told import Head, Section, Told
from jiheng.exporting.lines import printable
from jiheng.exporting.points import effect_line
from jiheng.exporting.since_words import mark
from jiheng.exporting.standing import unit_hint
from jiheng.exporting.summary_shapes import ASKED_ABOVE
from jiheng.exporting.words import Item, Say, is_folded, is_the_units
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
    """What one doubt of reading says for itself, with its mark; among very many none has one of its own."""

    id: str
    sign: str
    head: str


class BlockShown(msgspec.Struct, frozen=True):
    """Doubts of one block: the first by name, the others a click away."""

    name: str
    heads: tuple[DoubtShown, ...]
    more: tuple[DoubtShown, ...]


class DoubtsShown(msgspec.Struct, frozen=True):
    """Doubts of reading that end alike, in the list under a form.

    Few are told one after the other, each with its mark; very many share one mark, and stand ``summed`` over blocks.
    """

    heads: tuple[DoubtShown, ...]
    rest: str
    code: str
    id: str
    sign: str
    summed: str
    blocks: tuple[BlockShown, ...]


class DoubtsListed(msgspec.Struct, frozen=True):
    """Doubts of reading under one heading."""

    head: str
    about: str
    told: tuple[DoubtsShown, ...]


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


class DoubtLister:
    """Lays out the doubts of reading of one form and numbers their marks, as they are listed."""

    def __init__(self, id_: str, say: Say) -> None:
        self._id = id_
        self._say = say
        self._many = 0
        self.marks: dict[int, tuple[str, str]] = {}
        """The sign and the target of the mark of each doubt, by its place among all doubts of the form."""

    def listed(self, section: Section) -> DoubtsListed:
        """Lay out the doubts under one heading."""
        return DoubtsListed(section.head, section.about, tuple(map(self._told, section.told)))

    def _told(self, told: Told) -> DoubtsShown:
        if not told.is_crowded:
            heads = tuple(self._marked(head.text, (head.place,)) for head in told.heads)
            return DoubtsShown(heads, printable(told.rest), told.code, "", "", "", ())
        one = self._marked(told.summed(self._say), tuple(head.place for head in told.heads))
        blocks = tuple(BlockShown(group.block, _plain(group.heads), _plain(group.more)) for group in told.groups)
        return DoubtsShown((), "", told.code, one.id, one.sign, one.head, blocks)

    def _marked(self, text: str, places: tuple[int, ...]) -> DoubtShown:
        self._many += 1
        shown = DoubtShown(f"{self._id}-reading-{self._many}", sign(LETTERS, self._many), printable(text))
        self.marks.update(dict.fromkeys(places, (shown.sign, shown.id)))
        return shown


def _plain(heads: Sequence[Head]) -> tuple[DoubtShown, ...]:
    return tuple(DoubtShown("", "", printable(head.text)) for head in heads)
