"""The sheets of a file that came back, each with its form and with what our workbooks keep hidden beside it."""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from jiheng.assess import Reading, Source
from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.formula_cells import formulas_of
from jiheng.exporting.fill_in.plan import id_of
from jiheng.form import Field, Fund, Indicator, OtherForm, Place, SelfEvaluation
from jiheng.reading import read_bytes, recognise
from jiheng.reading.grid import Table, column_name
from jiheng.reading.workbooks.filled_in import columns_of_form, marked_at

HEAD: Final = "head"
"""What a cell is called that holds no field: a title, a label, the head of a column."""

_HEADS: Final = {id_of(known_as): fields for known_as, fields in at.HEAD_FIELDS.items()}


class Sheet(msgspec.Struct, frozen=True):
    """A form, and the sheet it stands on where that is one of ours.

    ``columns`` is how many of them are the form, ``name`` what its tab says; ``ids`` are by rows, as users count these,
    and so are the columns ``locked``, with a sign before those that hold a formula; ``cells`` are the texts by row and
    column, ``hidden_rows`` what nobody sees.
    ``formulas`` names the cells with a formula; ``None`` where the kind of file does not tell.
    """

    reading: Reading
    is_ours: bool = False
    columns: int = 0
    name: str = ""
    ids: Mapping[int, str] = {}
    locked: Mapping[int, tuple[str, ...]] = {}
    cells: Mapping[tuple[int, str], str] = {}
    hidden_rows: frozenset[int] = frozenset()
    formulas: frozenset[str] | None = None

    @property
    def is_as_made(self) -> bool:
        """Its cells stand in the columns in which we put them, so that they can be compared one by one."""
        return self.is_ours and self.columns == at.FORM_COLUMNS

    @property
    def form(self) -> SelfEvaluation | OtherForm:
        """The form."""
        return self.reading.form

    @property
    def rows(self) -> tuple[Indicator, ...]:
        """The indicators."""
        return self.form.indicators

    def id_of(self, row: Indicator) -> str:
        """Give the id beside an indicator; none where there is none."""
        return self.ids.get(row_of(row), "")

    def row_known_as(self, known_as: str) -> int | None:
        """Give the first row with an id."""
        return next((row for row, one in self.ids.items() if one == known_as), None)

    def name_of(self, row: int, column: str) -> tuple[str, str]:
        """Say which field a cell is of, and the name of its source of money where it stands in the row of one."""
        fund = next((fund for fund in self.form.funds if _row_of_fund(fund) == row), None)
        if any(row_of(one) == row for one in self.rows):
            return _named(at.FIELDS, column), ""
        if fund is not None:
            return _named(at.FUND_FIELDS, column), fund.label.value or ""
        return _named(_HEADS.get(self.ids.get(row, ""), {}), column), ""


def sheets_of(content: bytes, file: str) -> Iterator[Sheet]:
    """Read every form of a file.

    Raises:
        Unreadable: the file cannot be read.
    """
    grid = read_bytes(content, file=file)
    tables = {table.sheet: table for table in grid.blocks if isinstance(table, Table)}
    for number, found in enumerate(recognise(grid), start=1):
        reading = Reading(found.form, found.doubts, found.left_over, Source(file, "", number))
        table = tables.get(next((place.sheet for place in _places(found.form)), None))
        marked = None if table is None else marked_at(table)
        if table is None or marked is None:
            yield Sheet(reading)
            continue
        texts = {
            (table.first_row + cell.row, table.first_column - 1 + cell.column): cell.text
            for cell in (*table.cells, *table.hidden_cells)
        }
        # The mark stands over the ids: they are found wherever columns were put in or taken out.
        beside = table.first_column - 1 + marked.column
        yield Sheet(
            reading,
            is_ours=True,
            columns=columns_of_form(table) or 0,
            name=table.sheet or "",
            ids={row: text for (row, column), text in texts.items() if column == beside},
            locked={row: tuple(text.split()) for (row, column), text in texts.items() if column == beside + 1},
            cells={(row, column_name(column)): text for (row, column), text in texts.items() if column < beside},
            hidden_rows=frozenset(table.first_row + row for row in table.hidden_rows),
            formulas=formulas_of(content, file, table.sheet or ""),
        )


def row_of(row: Indicator) -> int:
    """Say in which row an indicator stands."""
    fields = (row.name, row.target, row.actual, row.max_points, row.claimed_points, row.deviation_note)
    return next((field.place.row for field in fields if field.place is not None), 0)


def _row_of_fund(fund: Fund) -> int:
    fields = (fund.label, fund.original_budget, fund.revised_budget, fund.actual_expenditure)
    return next((field.place.row for field in fields if field.place is not None), 0)


def _named(fields: Mapping[str, str], column: str) -> str:
    return next((name for name, one in fields.items() if one == column), HEAD)


def _places(form: SelfEvaluation | OtherForm) -> Iterator[Place]:
    fields: tuple[Field[str], ...] = (form.title, *(row.name for row in form.indicators), form.project)
    return (field.place for field in fields if field.place is not None)
