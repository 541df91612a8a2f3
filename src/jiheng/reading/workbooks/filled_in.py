"""Workbooks that we made for filling in offline: a mark on each sheet says how many of its columns are the form.

What stands beside the form on such a sheet (proposals, hints, ids of rows) is ours and no part of the form. The mark
stands in the first row, in a hidden column, so that it goes along when the sheet is renamed, moved or saved as a
file of another kind.
"""

import re
from typing import Final

import msgspec

from jiheng.reading.grid import Table

_MARK: Final = "jiheng-form-columns:"
_MARKED: Final = re.compile(_MARK + r"([0-9]{1,3})")


def mark(columns: int) -> str:
    """Give the mark of a sheet whose first ``columns`` are a form; none of them are on a sheet of instructions."""
    return f"{_MARK}{columns}"


def without_ours(table: Table) -> Table:
    """Give a table without the cells that we put beside its form; they are listed as hidden, shown or not."""
    columns = _columns(table)
    if columns is None:
        return table
    ours = [cell for cell in table.cells if cell.column >= columns]
    return msgspec.structs.replace(
        table,
        cells=tuple(cell for cell in table.cells if cell.column < columns),
        hidden_cells=tuple(sorted((*table.hidden_cells, *ours), key=lambda cell: (cell.row, cell.column))),
    )


def _columns(table: Table) -> int | None:
    """Look for the mark among the cells of the first row, shown or hidden."""
    for cells in (table.hidden_cells, table.cells):
        for cell in cells:
            if cell.row:
                break
            found = _MARKED.fullmatch(cell.text)
            if found is not None:
                return int(found[1])
    return None
