"""Points that a form states for a whole group of rows, in the cell that names it: 产出指标（50分）, 数量指标15分."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

import msgspec

from jiheng.form import Field, Indicator, SelfEvaluation

Part = Literal["dimension", "category"]
_PARTS: tuple[Part, ...] = ("dimension", "category")


class Group(msgspec.Struct, frozen=True):
    """The rows under one such cell: ``part`` says which column it stands in, ``first`` the position of its first row.

    ``stated`` are the points it states, ``name`` is what is printed in it.
    """

    part: Part
    first: int
    name: str
    stated: Field[Decimal]
    rows: tuple[Indicator, ...]


def stated_groups(form: SelfEvaluation) -> Iterator[Group]:
    """Every group of rows whose own cell states points, in the order of the form, dimensions before categories."""
    for part in _PARTS:
        rows: list[Indicator] = []
        for index, row in enumerate(form.indicators):
            rows.append(row)
            below = form.indicators[index + 1] if index + 1 < len(form.indicators) else None
            if below is not None and _heading(below, part) == _heading(row, part):
                continue
            _, stated = _cells(row, part)
            if stated.value is not None:
                yield Group(part, index + 1 - len(rows), _cells(row, part)[0].printed.strip(), stated, tuple(rows))
            rows = []


def _heading(row: Indicator, part: Part) -> tuple[object, ...]:
    """What tells the cell over a row from that over the next: words, points, and for a category its dimension."""
    cell, stated = _cells(row, part)
    return (row.dimension.value, cell.value, cell.printed if cell.value is None else None, stated.value)


def _cells(row: Indicator, part: Part) -> tuple[Field[str], Field[Decimal]]:
    return (row.dimension, row.dimension_points) if part == "dimension" else (row.category, row.category_points)
