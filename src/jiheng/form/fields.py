"""One printed cell that means something: what stood there, what it says, where it stands, how sure we are."""

from typing import Generic, TypeVar

import msgspec

from jiheng.form.cleaning import DASHES
from jiheng.form.codes import Block

# A frozen cell can only be read, so a cell of a number serves wherever any cell does.
T_co = TypeVar("T_co", covariant=True)


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a cell stands. Rows and columns count from 1; for text files the row is the line.

    ``table`` is 0 for text outside tables. ``cell`` is the name a spreadsheet gives it (``C12``); ``page`` and
    ``sheet`` where the file has them.
    """

    file: str = ""
    table: int = 1
    row: int = 1
    column: int = 1
    sheet: str | None = None
    page: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        """Say the place in the words a user can follow with a finger."""
        if self.cell is not None:
            return f"{self.sheet}!{self.cell}" if self.sheet else self.cell
        head = f"第{self.page}页" if self.page is not None else ""
        if self.table == 0:
            return f"{head}第{self.row}行"
        return f"{head}表{self.table}第{self.row}行第{self.column}列"


class Certainty(msgspec.Struct, frozen=True):
    """How sure the reader is of one field.

    ``score`` is 1.0 where the place and the kind of the cell allow one reading only, less where a doubt about it is
    open. ``reasons`` say what the score rests on; a settled shift has a reason and still scores 1.0.
    """

    score: float = 1.0
    reasons: tuple[str, ...] = ()


CERTAIN = Certainty()


class Field(msgspec.Struct, Generic[T_co], frozen=True, eq=False):
    """A cell of a form.

    ``printed`` is what stood there, untouched; ``value`` is what it says after cleaning, or ``None`` where nothing
    stood there, a dash stood there, or what stood there is not of the kind this field holds. Two fields are equal
    when their values are.
    """

    value: T_co | None = None
    printed: str = ""
    place: Place | None = None
    certainty: Certainty = CERTAIN

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Field) and bool(self.value == other.value)

    def __hash__(self) -> int:
        return hash(self.value)

    @property
    def is_absent(self) -> bool:
        """The form has no such cell at all: neither the label nor the column is printed."""
        return self.place is None and not self.printed

    @property
    def is_blank(self) -> bool:
        """The form has the cell, and nothing is written in it. A dash is something."""
        return self.place is not None and not self.printed.strip()

    @property
    def is_misfit(self) -> bool:
        """Something is written that this field cannot hold, such as a word under 分值. Dashes are no misfit."""
        return self.value is None and self.printed.strip(f" \t\r\n\u3000{DASHES}无") != ""

    @property
    def is_certain(self) -> bool:
        """No open doubt of reading rests on this field."""
        return self.certainty.score >= 1.0


class Where(msgspec.Struct, frozen=True, gc=False):
    """What part of a form a doubt or a finding speaks of.

    ``row`` is the zero-based position among the rows of the block (``funds`` or ``indicators``), ``field`` a field
    name such as ``claimed_points``, ``cell`` the place in words (:meth:`Place.__str__`).
    """

    block: Block
    row: int | None = None
    field: str | None = None
    cell: str | None = None


class Doubt(msgspec.Struct, frozen=True):
    """Something about the *reading* that a person should compare with the page. Never counted against a unit.

    ``settled`` means that the kinds of the cells allow one reading only: the doubt is shown, but the fields count as
    certain. ``what`` is a Chinese sentence, ``what_en`` the same in English.
    """

    code: str
    where: Where
    what: str
    what_en: str = ""
    settled: bool = False
    place: Place | None = None
