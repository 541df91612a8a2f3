"""Whether what was read is what the key says, and stands where the key says."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from benchmarks.corpus.drawn import How
from benchmarks.corpus.key import Answer
from jiheng.form import Block, Doubt, Field, Place

_MARKS: Final = re.compile(r"<[^<>]*>|&nbsp;")
_SHAPES: Final = str.maketrans("≧≦", "≥≤")


def said(answer: Answer, field: Field[object]) -> str | None:
    """Give what a field says in the way its answer is compared, or nothing."""
    # A label is kept as it stands, and marks of a web page left around it are no part of the word.
    value = _MARKS.sub("", field.printed) or None if answer.how is How.LABEL else field.value
    return None if value is None else str(value)


def is_same(answer: Answer, read: str) -> bool:
    """Compare what was read with an answer that says something."""
    wanted = answer.value or ""
    if answer.how is How.FIGURE:
        try:
            return Decimal(read) == Decimal(plain(wanted).replace(",", ""))
        except InvalidOperation:
            return False
    if answer.how in {How.TEXT, How.LABEL}:
        return plain(read) == plain(wanted)
    return read == wanted


def is_at(place: Place, answer: Answer) -> bool:
    """Tell whether a place is that of the key; on sheets and pages, which count rows of their own, by its column."""
    if place.sheet is not None or place.page is not None:
        return place.column == answer.column
    return (place.table, place.row, place.column) == (answer.table, answer.row, answer.column)


def plain(text: str) -> str:
    """Give a text without blanks, with half-width signs; ≧ is another shape of ≥, and ≦ of ≤."""
    return "".join(unicodedata.normalize("NFKC", text).translate(_SHAPES).split())


class Told:
    """What a reader pointed at: its open doubts, and the texts that it says belong to nothing."""

    def __init__(self, doubts: Sequence[Doubt], left_over: Sequence[str]) -> None:
        self._doubts = [doubt for doubt in doubts if not doubt.settled]
        self._said = [plain(text) for text in (*left_over, *(doubt.what for doubt in doubts))]

    def covers(self, block: Block, row: int | None, name: str) -> bool:
        """Tell whether an open doubt is about a field."""
        return any(
            doubt.where.block is block
            and (doubt.where.row is None or doubt.where.row == row)
            and (doubt.where.field is None or doubt.where.field == name)
            for doubt in self._doubts
        )

    def mentions(self, value: str) -> bool:
        """Tell whether a text was reported."""
        wanted = plain(value)
        return any(wanted in text for text in self._said)
