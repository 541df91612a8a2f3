"""What a sheet hides inside a form was not read: it is said, and what may rest on it is left open.

A hidden row may be an indicator, a source of money or the total itself, so sums are not judged; a hidden column may
hold what seems to be missing in the columns beside it. What is hidden outside the form, such as codes above it or
lists to choose from at its right, is not its business, nor is a hidden source of money that has none.
"""

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from typing import TypeVar

import msgspec

from jiheng.form import AnyForm, Block, Certainty, Doubt, Field, Fund, FundSource
from jiheng.reading.grid import Grid, Table, column_name, place_of
from jiheng.reading.layout.doubting import doubts
from jiheng.reading.layout.lines import Line

_OPEN = Certainty(doubts.UNSETTLED, ("表内有隐藏的行或列，没有读",))
_AMOUNTS = ("original_budget", "revised_budget", "actual_expenditure")
_POINTS = ("max_points", "claimed_points")
_GOAL = ("expected", "achieved")
_ENDS = frozenset({Block.TOTAL, Block.FOOTER})
_SUMMED = frozenset({Block.FUNDS, Block.INDICATORS})
_FIGURE = re.compile(r"[1-9]")

Record = TypeVar("Record", bound=msgspec.Struct)
Blocks = Mapping[Block, Sequence[Line]]


class _Extent(msgspec.Struct, frozen=True):
    """Where a form stands in a table: its rows from top to bottom, the block of each, and how many columns it has."""

    rows: tuple[int, ...]
    blocks: tuple[Block, ...]
    width: int

    def block_of(self, row: int) -> Block | None:
        """Say to which block a hidden row belongs, by the row above it; ``None`` outside the form.

        What stands below its last row still belongs to a form that lacks its end.
        """
        above = bisect(self.rows, row) - 1
        if above < 0:
            return None
        block = self.blocks[above]
        if block not in _ENDS:
            return block
        return None if above == len(self.rows) - 1 else Block.FOOTER


def leave_open(grid: Grid, form: AnyForm, blocks: Blocks) -> tuple[AnyForm, list[Doubt]]:
    """Say what is hidden among the lines of a form, and give the form with open what may rest on it."""
    found: list[Doubt] = []
    for table in grid.blocks:
        if not isinstance(table, Table) or not table.hidden_cells:
            continue
        extent = _extent(table, blocks)
        if not extent.rows:
            continue
        for block, rows in _hidden_rows(table, extent).items():
            at = place_of(grid, table, rows[0], 0)
            found.append(doubts.hidden_rows(block, at, [str(table.first_row + row) for row in rows]))
            form = _without_sums(form, block)
        cells = [cell for cell in table.hidden_cells if cell.row in extent.rows and cell.column < extent.width]
        if cells:
            columns = [column_name(column) for column in sorted({cell.column for cell in cells})]
            found.append(doubts.hidden_columns(place_of(grid, table, cells[0].row, cells[0].column), columns))
            form = _without_blanks(form)
    return form, found


def _extent(table: Table, blocks: Blocks) -> _Extent:
    rows = sorted(
        (line.pieces[0].at[0], block, max(piece.column + piece.column_span for piece in line.pieces))
        for block, lines in blocks.items()
        for line in lines
        if line.table is not None and line.table.number == table.number
    )
    return _Extent(
        tuple(row for row, _, _ in rows), tuple(block for _, block, _ in rows), max((to for *_, to in rows), default=0)
    )


def _hidden_rows(table: Table, extent: _Extent) -> dict[Block, list[int]]:
    """Put the hidden rows of the form under their blocks; below its last row only those that follow it directly."""
    found: dict[Block, list[int]] = {}
    last = extent.rows[-1]
    counted = {cell.row for cell in table.hidden_cells if _FIGURE.search(cell.text)}
    for row in table.hidden_rows:
        if row == last + 1:
            last = row
        block = extent.block_of(row)
        if block is not None and row <= last and (row in counted or block not in _SUMMED):
            found.setdefault(block, []).append(row)
    return found


def _without_sums(form: AnyForm, block: Block) -> AnyForm:
    """Leave open what a hidden row of ``block`` would change."""
    if block is Block.HEADER:
        return _blanks_open(form)
    if block is Block.GOAL:
        return msgspec.structs.replace(form, annual_goal=_opened(form.annual_goal, _GOAL))
    if block is Block.FUNDS:
        form = msgspec.structs.replace(form, funds=tuple(map(_source_open, form.funds)))
    return form if block in _ENDS else msgspec.structs.replace(form, total=_opened(form.total, _POINTS))


def _source_open(fund: Fund) -> Fund:
    return fund if fund.source is FundSource.TOTAL else _opened(fund, _AMOUNTS)


def _without_blanks(form: AnyForm) -> AnyForm:
    """Leave open what a hidden column may hold: whatever is blank, and all sums."""
    form = _without_sums(_without_sums(form, Block.FUNDS), Block.HEADER)
    return msgspec.structs.replace(
        form,
        funds=tuple(map(_blanks_open, form.funds)),
        annual_goal=_blanks_open(form.annual_goal),
        indicators=tuple(map(_blanks_open, form.indicators)),
    )


def _blanks_open(record: Record) -> Record:
    fields = {name: getattr(record, name) for name in record.__struct_fields__}
    return _opened(record, [name for name, field in fields.items() if isinstance(field, Field) and field.is_blank])


def _opened(record: Record, names: Sequence[str]) -> Record:
    """Give a record with open the fields named."""
    return msgspec.structs.replace(
        record, **{name: msgspec.structs.replace(getattr(record, name), certainty=_OPEN) for name in names}
    )
