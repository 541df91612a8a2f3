"""The shapes of tables: a column with its heads and its kind, and what a cell may hold."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import Enum, auto
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from jiheng.exporting.lines import printable
from jiheng.exporting.words import Say
from jiheng.form import Field
from jiheng.scoring import show

Cell = str | int | Decimal | None
"""A text, a whole number, an exact figure, or nothing."""

Line_contra = TypeVar("Line_contra", contravariant=True)


class Kind(Enum):
    """How the cells of a column are set. Any of them may hold a text where there is no figure to give."""

    TEXT = auto()
    """A name or a few words."""
    WORD = auto()
    """One word out of few."""
    LONG = auto()
    """Sentences."""
    COUNT = auto()
    """A whole number of things."""
    YEAR = auto()
    """A year, which has no thousands."""
    FIGURE = auto()
    """Points, with as many places as they have."""
    AMOUNT = auto()
    """Money, with as many places as it has."""
    SHARE = auto()
    """A share of one, shown in per cent to two places."""
    WEIGHT = auto()
    """How much is asked: 必须改正, 请核实说明, 建议."""


class Column(NamedTuple, Generic[Line_contra]):
    """A column: its heads, what its cell says of a line, its kind, and how many columns of a terminal it needs."""

    chinese: str
    english: str
    of: Callable[[Line_contra, Say], Cell]
    kind: Kind = Kind.TEXT
    width: int = 12


class Table(NamedTuple, Generic[Line_contra]):
    """A table: its name, its columns, how many of the first stay in sight, and how many are printed (0: all)."""

    chinese: str
    english: str
    columns: tuple[Column[Line_contra], ...]
    kept: int = 2
    printed: int = 0


def heads(columns: Sequence[Column[Line_contra]], say: Say) -> tuple[str, ...]:
    """Give the heads of a table."""
    return tuple(say(column.chinese, column.english) for column in columns)


def cells(columns: Sequence[Column[Line_contra]], line: Line_contra, say: Say) -> tuple[Cell, ...]:
    """Fill a line of a table. What would steer a terminal or break a line is no part of any text."""
    told = (column.of(line, say) for column in columns)
    return tuple(printable(cell) if isinstance(cell, str) else cell for cell in told)


def figure(field: Field[Decimal]) -> Cell:
    """Give the figure in a cell of a form, or what stands there instead of one; nothing for a blank."""
    return field.printed.strip() or None if field.value is None else field.value


def text(field: Field[Any]) -> Cell:
    """Give what a cell of a form says, cleaned."""
    return field.value if isinstance(field.value, str) else field.printed.strip() or None


def rounded(found: Decimal | None) -> Decimal | None:
    """Give what we compute to two places, as it is shown everywhere."""
    return None if found is None else Decimal(show(found))


def share(found: Decimal | None) -> Decimal | None:
    """Give a share so that it has two places in per cent."""
    return None if found is None else Decimal(show(found * 100)) / 100


Other = TypeVar("Other")


def by(reach: Callable[[Other], Line_contra], *columns: Column[Line_contra]) -> tuple[Column[Other], ...]:
    """Make the columns of some lines serve for others, from which ``reach`` finds them."""
    return tuple(
        Column(column.chinese, column.english, partial(_reached, reach, column.of), column.kind, column.width)
        for column in columns
    )


def _reached(
    reach: Callable[[Other], Line_contra], of: Callable[[Line_contra, Say], Cell], line: Other, say: Say
) -> Cell:
    return of(reach(line), say)
