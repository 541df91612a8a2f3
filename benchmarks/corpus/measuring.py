"""What a reader made of a file, field by field: right, missing or wrong, and whether it said that it was not sure.

Only fields that say something count; a blank counts when something was read into it, as wrong.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from benchmarks.corpus.comparing import Told, is_at, is_same, plain, said
from benchmarks.corpus.drawn import How
from benchmarks.corpus.key import Answer, Key
from benchmarks.corpus.making import WITHOUT_CELLS, Specimen
from benchmarks.corpus.matching import FUND_FIELDS, INDICATOR_FIELDS, PAIRED, pair_forms, pair_rows
from jiheng.form import Block, Field, FormKind, OtherForm, SelfEvaluation
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

_BLOCKS: Final = {
    "funds": Block.FUNDS,
    "annual_goal": Block.GOAL,
    "indicators": Block.INDICATORS,
    "total": Block.TOTAL,
    "remarks": Block.FOOTER,
}


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
    return [
        Measured(specimen, key, answer, outcome, read, is_misplaced and specimen.type not in WITHOUT_CELLS)
        for key, one in pair_forms(specimen.keys, found)
        for answer, outcome, read, is_misplaced in compare(key, one)
    ]


Compared = tuple[Answer, Outcome, str | None, bool]


def compare(key: Key, found: Recognised | None) -> Iterator[Compared]:
    """Compare a form with its key: each answer with its outcome, what was read, and whether it was misplaced."""
    kind = Answer("kind", key.kind.value, How.CODE, 0, 0, 0)
    if found is None:
        yield from ((answer, Outcome.TOLD, None, False) for answer in (kind, *key.answers) if answer.value is not None)
        return
    read = FormKind.SELF_EVALUATION if isinstance(found.form, SelfEvaluation) else found.form.kind
    yield kind, Outcome.RIGHT if read is key.kind else Outcome.WRONG, read.value, False
    told = Told(found.doubts, found.left_over)
    if read is key.kind:
        yield from _Form(key, found.form, told).blocks()
    elif key.kind is FormKind.SELF_EVALUATION:
        yield from ((answer, Outcome.TOLD, None, False) for answer in key.answers if answer.value is not None)


class _Form:
    """A form beside its key."""

    def __init__(self, key: Key, form: SelfEvaluation | OtherForm, told: Told) -> None:
        self._key = key
        self._form = form
        self._told = told

    def blocks(self) -> Iterator[Compared]:
        """Compare all answers, then look for what was invented."""
        form = self._form
        rows = {head: pair_rows(self._key, head, getattr(form, head)) for head in PAIRED}
        for answer in self._key.answers:
            head, *rest = answer.path.split(".")
            if head in rows:
                at = rows[head].get(int(rest[0]))
                yield from self.field(answer, None if at is None else getattr(getattr(form, head)[at], rest[1]), at)
            elif head == "remarks":
                yield from self._remark(answer)
            elif head == "chosen":
                yield from self._chosen(answer)
            else:
                whole = getattr(form, head)
                yield from self.field(answer, getattr(whole, rest[0]) if rest else whole)
        if isinstance(form, SelfEvaluation):
            yield from self._invented("funds", FUND_FIELDS, form.funds, rows["funds"])
            yield from self._invented("indicators", INDICATOR_FIELDS, form.indicators, rows["indicators"])

    def field(self, answer: Answer, read: object, row: int | None = None) -> Iterator[Compared]:
        """Compare one field."""
        head, *rest = answer.path.split(".")
        field = read if isinstance(read, Field) else Field(read)
        is_doubted = not field.is_certain or self._told.covers(
            _BLOCKS.get(head, Block.HEADER), row, rest[-1] if rest else head
        )
        shown = said(answer, field)
        if answer.value is None:
            if shown is not None:
                yield answer, Outcome.WRONG_DOUBTED if is_doubted else Outcome.WRONG, shown, False
        elif shown is None:
            is_told = is_doubted or answer.doubtful or self._told.mentions(answer.value)
            yield answer, Outcome.TOLD if is_told else Outcome.SILENT, None, False
        elif is_same(answer, shown):
            is_misplaced = field.place is not None and answer.table > 0 and not is_at(field.place, answer)
            yield answer, Outcome.RIGHT_DOUBTED if is_doubted else Outcome.RIGHT, shown, is_misplaced
        else:
            yield answer, Outcome.WRONG_DOUBTED if is_doubted else Outcome.WRONG, shown, False

    def _remark(self, answer: Answer) -> Iterator[Compared]:
        """Look for a remark; notes under the table may stand in one remark, line after line."""
        if answer.value is None:
            return
        code, wanted = answer.path.split(".")[1], plain(answer.value)
        texts = [(remark, plain(remark.text.value)) for remark in self._form.remarks if remark.text.value]
        same = [remark for remark, text in texts if text == wanted or (code == "notes" and wanted in text)]
        own = [remark for remark, _ in texts if remark.code == code]
        if any(remark.code == code for remark in same):
            yield answer, Outcome.RIGHT, None, False
        elif same:
            yield answer, Outcome.WRONG, f"{same[0].code}: {same[0].text.value}", False
        elif self._told.mentions(answer.value):
            yield answer, Outcome.TOLD, None, False
        elif own:
            is_doubted = not all(remark.text.is_certain for remark in own)
            yield answer, Outcome.WRONG_DOUBTED if is_doubted else Outcome.WRONG, own[0].text.value, False
        else:
            yield answer, Outcome.SILENT, None, False

    def _chosen(self, answer: Answer) -> Iterator[Compared]:
        """Look for what is ticked behind a label."""
        label = plain(answer.path.split(".")[1])
        own = [remark for remark in self._form.remarks if plain(remark.label) == label]
        chosen = "、".join(own[0].chosen) if own else ""
        if not chosen:
            is_doubted = any(not remark.text.is_certain for remark in own)
            yield answer, Outcome.TOLD if is_doubted else Outcome.SILENT, None, False
        else:
            yield answer, Outcome.RIGHT if is_same(answer, chosen) else Outcome.WRONG, chosen, False

    def _invented(
        self, head: str, names: Sequence[str], rows: Sequence[object], paired: dict[int, int]
    ) -> Iterator[Compared]:
        """Find values that no cell of the form holds: in columns it has not, and in rows it has not."""
        expected = {read: at for at, read in paired.items()}
        asked = {answer.path for answer in self._key.answers}
        for read, row in enumerate(rows):
            for name in names:
                path = f"{head}.{expected.get(read, '+')}.{name}"
                field = getattr(row, name)
                if path not in asked and field.value is not None:
                    yield from self.field(Answer(path, None, How.TEXT, 0, 0, 0), field, read)
