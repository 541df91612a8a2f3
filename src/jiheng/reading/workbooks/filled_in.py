"""Workbooks that we made for filling in offline: a mark on each sheet says how many of its columns are the form.

What stands beside the form on such a sheet (proposals, hints, ids of rows) is ours and no part of the form. The mark
stands in the first row, in a hidden column, so that it goes along when the sheet is renamed, moved or saved as a
file of another kind. Right behind the form stands a second one: where a column was put into the form, or taken out, it
has moved along and goes before the number.
"""

import re
from typing import Final

import msgspec

from jiheng.reading.grid import Cell, Table

_MARK: Final = "jiheng-form-columns:"
_MARKED: Final = re.compile(_MARK + r"([0-9]{1,3})")
END: Final = "jiheng-form-end"
"""The mark of the first column that is no part of the form."""


def mark(columns: int) -> str:
    """Give the mark of a sheet whose first ``columns`` are a form; none of them are on a sheet of instructions."""
    return f"{_MARK}{columns}"


def columns_of_form(table: Table) -> int | None:
    """Say how many columns of a sheet of ours are the form; ``None`` where the sheet is none of ours."""
    marked = marked_at(table)
    if marked is None:
        return None
    ends = (cell.column for cell in (*table.cells, *table.hidden_cells) if cell.row == 0 and cell.text == END)
    return min(ends, default=int(marked.text.removeprefix(_MARK)))


def without_ours(table: Table) -> Table:
    """Give a table without the cells that we put beside its form; they are listed as hidden, shown or not."""
    columns = columns_of_form(table)
    if columns is None:
        return table
    ours = [cell for cell in table.cells if cell.column >= columns]
    return msgspec.structs.replace(
        table,
        cells=tuple(cell for cell in table.cells if cell.column < columns),
        hidden_cells=tuple(sorted((*table.hidden_cells, *ours), key=lambda cell: (cell.row, cell.column))),
    )


def marked_at(table: Table) -> Cell | None:
    """Look for the mark among the cells of the first row, shown or hidden; ``None`` where the sheet is none of ours."""
    for cells in (table.hidden_cells, table.cells):
        for cell in cells:
            if cell.row:
                break
            if _MARKED.fullmatch(cell.text) is not None:
                return cell
    return None
