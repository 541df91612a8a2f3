"""What a reader made of a file, field by field: right, missing or wrong, and whether it said that it was not sure.

Only fields that say something count; a blank counts when something was read into it, as wrong.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

import msgspec

from benchmarks.corpus.drawn import How
from benchmarks.corpus.key import Answer, Key
from benchmarks.corpus.making import Specimen
from benchmarks.corpus.matching import FUND_FIELDS, INDICATOR_FIELDS, pair_forms, pair_rows
from jiheng.form import Block, Doubt, Field, FormKind, OtherForm, Place, SelfEvaluation
from jiheng.reading import read_bytes, recognise
from jiheng.reading.grid import Unreadable
from jiheng.reading.layout import Recognised


class Outcome(StrEnum):
    """What became of a field. ``told`` is a miss that the reader pointed at, ``silent`` one that it did not."""

    RIGHT = "right"
    RIGHT_DOUBTED = "right, doubted"
    TOLD = "missing, told"
    SILENT = "missing silently"
    WRONG_DOUBTED = "wrong, doubted"
    WRONG = "WRONG WITHOUT DOUBT"


RIGHT: Final = frozenset({Outcome.RIGHT, Outcome.RIGHT_DOUBTED})


class Measured(msgspec.Struct, frozen=True):
    """One field of one file. ``is_misplaced`` says that it was read right and said to stand in another cell."""

    specimen: Specimen
    key: Key
    answer: Answer
    outcome: Outcome
    read: str | None
    is_misplaced: bool = False

    @property
    def field(self) -> str:
        """The path without its numbers."""
        return ".".join(part for part in self.answer.path.split(".") if not part.isdigit())


def measure(specimen: Specimen) -> list[Measured]:
    """Read a file and compare every field with its key."""
    try:
        found = recognise(read_bytes(specimen.source, file=specimen.name))
    except Unreadable:
        found = []
    measured: list[Measured] = []
    for key, one in pair_forms(specimen.keys, found):
        measured.extend(_form(specimen, key, one))
    return measured


def _form(specimen: Specimen, key: Key, found: Recognised | None) -> Iterator[Measured]:
    kind = Answer("kind", key.kind.value, How.CODE, 0, 0, 0)
    if found is None:
        for answer in (kind, *key.answers):
            if answer.value is not None:
                yield Measured(specimen, key, answer, Outcome.TOLD, None)
        return
    read = FormKind.SELF_EVALUATION if isinstance(found.form, SelfEvaluation) else found.form.kind
    is_named = read is key.kind
    yield Measured(specimen, key, kind, Outcome.RIGHT if is_named else Outcome.WRONG, read.value)
    told = _Told(found.doubts, found.left_over)
    if isinstance(found.form, OtherForm):
        for answer in key.answers:
            if key.kind is FormKind.SELF_EVALUATION or answer.path in _SHARED:
                yield from _answer(specimen, key, answer, getattr(found.form, answer.path, None), told, set_aside=True)
        return
    if key.kind is not FormKind.SELF_EVALUATION:
        return
    yield from _blocks(specimen, key, found.form, told)


_SHARED: Final = frozenset(("title", "fiscal_year", "project", "competent_department", "implementing_unit"))


class _Told:
    """What a reader pointed at."""

    def __init__(self, doubts: Sequence[Doubt], left_over: Sequence[str]) -> None:
        self._doubts = [doubt for doubt in doubts if not doubt.settled]
        self._said = [_plain(text) for text in (*left_over, *(doubt.what for doubt in doubts))]

    def covers(self, block: Block, row: int | None, name: str) -> bool:
        """Tell whether an open doubt is about a field."""
        return any(
            doubt.where.block is block
            and (doubt.where.row is None or doubt.where.row == row)
            and (doubt.where.field is None or doubt.where.field == name)
            for doubt in self._doubts
        )

    def mentions(self, value: str) -> bool:
        """Tell whether a text was reported as belonging to nothing."""
        wanted = _plain(value)
        return any(wanted in said for said in self._said)


_BLOCKS: Final = {
    "funds": Block.FUNDS,
    "annual_goal": Block.GOAL,
    "indicators": Block.INDICATORS,
    "total": Block.TOTAL,
    "remarks": Block.FOOTER,
}


def _blocks(specimen: Specimen, key: Key, form: SelfEvaluation, told: _Told) -> Iterator[Measured]:
    funds = pair_rows(key, "funds", form.funds)
    rows = pair_rows(key, "indicators", form.indicators)
    for answer in key.answers:
        head, *rest = answer.path.split(".")
        if head in {"funds", "indicators"}:
            at = (funds if head == "funds" else rows).get(int(rest[0]))
            read = None if at is None else getattr(getattr(form, head)[at], rest[1], None)
            yield from _answer(specimen, key, answer, read, told, row=at)
        elif head == "remarks":
            yield from _remark(specimen, key, answer, form, told)
        else:
            read = getattr(form, head, None)
            for name in rest:
                read = getattr(read, name, None)
            yield from _answer(specimen, key, answer, read, told)
    yield from _invented(specimen, key, "funds", FUND_FIELDS, form.funds, funds, told)
    yield from _invented(specimen, key, "indicators", INDICATOR_FIELDS, form.indicators, rows, told)


def _answer(
    specimen: Specimen,
    key: Key,
    answer: Answer,
    read: object,
    told: _Told,
    *,
    row: int | None = None,
    set_aside: bool = False,
) -> Iterator[Measured]:
    """Compare one field; ``set_aside`` says that the form was taken for one of another kind, which the user sees."""
    head, *rest = answer.path.split(".")
    field = read if isinstance(read, Field) else Field(read)
    is_doubted = not field.is_certain or told.covers(_BLOCKS.get(head, Block.HEADER), row, rest[-1] if rest else head)
    said = field.printed or None if answer.how is How.LABEL else field.value
    shown = None if said is None else str(said)
    if answer.value is None:
        if shown is not None:
            outcome = Outcome.WRONG_DOUBTED if is_doubted else Outcome.WRONG
            yield Measured(specimen, key, answer, outcome, shown)
        return
    if shown is None:
        is_told = is_doubted or set_aside or answer.doubtful or told.mentions(answer.value)
        yield Measured(specimen, key, answer, Outcome.TOLD if is_told else Outcome.SILENT, None)
    elif is_same(answer, field):
        place = field.place
        is_misplaced = place is not None and answer.table > 0 and not _is_at(place, answer)
        outcome = Outcome.RIGHT_DOUBTED if is_doubted else Outcome.RIGHT
        yield Measured(specimen, key, answer, outcome, shown, is_misplaced)
    else:
        yield Measured(specimen, key, answer, Outcome.WRONG_DOUBTED if is_doubted else Outcome.WRONG, shown)


def _is_at(place: Place, answer: Answer) -> bool:
    """Tell whether a place is that of the key; a sheet counts its rows from the title on, so only columns count there."""
    row = answer.row if place.sheet is None else place.row
    return (place.table, place.row, place.column) == (answer.table, row, answer.column)


def _remark(specimen: Specimen, key: Key, answer: Answer, form: SelfEvaluation, told: _Told) -> Iterator[Measured]:
    """Look for a remark; notes under the table may stand in one remark, line after line."""
    if answer.value is None:
        return
    code, wanted = answer.path.split(".")[1], _plain(answer.value)
    texts = [(remark, _plain(remark.text.value)) for remark in form.remarks if remark.text.value]
    same = [remark for remark, text in texts if text == wanted or (code == "notes" and wanted in text)]
    own = [remark for remark, _ in texts if remark.code == code]
    if same:
        is_own = any(remark.code == code for remark in same) or code == "any"
        read = None if is_own else f"{same[0].code}: {same[0].text.value}"
        yield Measured(specimen, key, answer, Outcome.RIGHT if is_own else Outcome.WRONG, read)
    elif told.mentions(answer.value):
        yield Measured(specimen, key, answer, Outcome.TOLD, None)
    elif own:
        yield Measured(specimen, key, answer, Outcome.WRONG, own[0].text.value)
    else:
        yield Measured(specimen, key, answer, Outcome.SILENT, None)


def _invented(
    specimen: Specimen,
    key: Key,
    head: str,
    names: Sequence[str],
    rows: Sequence[object],
    paired: dict[int, int],
    told: _Told,
) -> Iterator[Measured]:
    """Find values that no cell of the form holds: in columns it has not, and in rows it has not."""
    expected = {read: at for at, read in paired.items()}
    asked = {answer.path for answer in key.answers}
    for read, row in enumerate(rows):
        for name in names:
            at = expected.get(read)
            path = f"{head}.{'+' if at is None else at}.{name}"
            if path in asked:
                continue
            field = getattr(row, name, None)
            if isinstance(field, Field) and field.value is not None:
                nothing = Answer(path, None, How.TEXT, 0, 0, 0)
                yield from _answer(specimen, key, nothing, field, told, row=read)


def is_same(answer: Answer, field: Field[object]) -> bool:
    """Compare a value with its answer."""
    wanted, read = answer.value or "", field.printed if answer.how is How.LABEL else field.value
    if answer.how is How.FIGURE:
        try:
            return Decimal(str(read)) == Decimal(unicodedata.normalize("NFKC", wanted).replace(",", "").strip())
        except InvalidOperation:
            return False
    if answer.how in {How.TEXT, How.LABEL}:
        return _plain(str(read)) == _plain(wanted)
    return str(read) == wanted


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
