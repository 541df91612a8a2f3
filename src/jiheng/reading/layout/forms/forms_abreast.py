"""Forms that stand side by side on one sheet, told apart before anything is read."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from jiheng.form.labelling import label_in
from jiheng.form.labels import Part
from jiheng.reading.grid import Cell, Paragraph, Table

_FEWEST_HEADS = 3
"""So many different heads of indicator columns has each form."""


def apart(blocks: Iterable[Paragraph | Table]) -> Iterator[Paragraph | Table]:
    """Cut every table that holds several forms side by side into one table a form, from left to right."""
    for block in blocks:
        if isinstance(block, Paragraph) or block.joined is not None:
            yield block
        else:
            yield from _apart(block)


def _apart(table: Table) -> Iterator[Table]:
    """Cut where a second 项目名称 stands in a row, if nothing reaches over the cut and each side has columns."""
    cut = next(_second_names(table), None)
    if cut is None or any(
        cell.text.strip() and cell.column < cut < cell.column + cell.column_span for cell in table.cells
    ):
        yield table
        return
    left, right = _side(table, 0, cut), _side(table, cut, None)
    if not (_has_columns(left) and _has_columns(right)):
        yield table
        return
    yield left
    yield from _apart(right)


def _second_names(table: Table) -> Iterator[int]:
    """Give the column of each 项目名称 that stands in its row behind another one and the name of a project."""
    if sum(1 for cell in table.cells if "项" in cell.text and _names_project(cell.text)) < 2:  # noqa: PLR2004 - one each
        return
    for _, row in groupby(table.cells, key=lambda cell: cell.row):
        before: list[bool] = []
        for cell in row:
            if not cell.text.strip():
                continue
            is_name = _names_project(cell.text)
            if is_name and True in before and not before[-1]:
                yield cell.column
            before.append(is_name)


def _names_project(text: str) -> bool:
    label = label_in(Part.HEADER, text) if "项" in text else None
    return label is not None and label.code == "project"


def _side(table: Table, first: int, end: int | None) -> Table:
    def own(cells: Iterable[Cell]) -> tuple[Cell, ...]:
        return tuple(cell for cell in cells if first <= cell.column and (end is None or cell.column < end))

    return msgspec.structs.replace(table, cells=own(table.cells), hidden_cells=own(table.hidden_cells))


def _has_columns(table: Table) -> bool:
    labels = (label_in(Part.INDICATOR_COLUMN, cell.text) for cell in table.cells)
    return len({label.code for label in labels if label is not None}) >= _FEWEST_HEADS
