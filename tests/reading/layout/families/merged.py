r"""Draws the forms of places with their merges: ``a | b | <`` merges ``b`` over two columns, ``^`` goes on from above.

A line without bars is a paragraph, an empty cell is one that the file has and nobody filled in, ``\n`` is a line break
inside a cell. Short rows end where the table ends for them.
"""

from itertools import groupby
from pathlib import Path

from jiheng.form import Field, Fund, Indicator, SelfEvaluation
from jiheng.reading.grid import Cell, Grid, Paragraph, Table
from jiheng.reading.layout import Recognised, recognise

Rows = list[list[str]]

_DRAWN = Path(__file__).parent / "drawn"
NAMES = tuple(sorted(path.stem for path in _DRAWN.iterdir()))
"""The drawings that stand in files of their own."""


def drawn(name: str) -> str:
    """Give a drawing that stands in a file of its own, because its rows are long."""
    return (_DRAWN / f"{name}.txt").read_text(encoding="utf-8")


def grid_of(drawing: str, *, file: str = "drawn.docx") -> Grid:
    """Turn a drawing into the grid that a reader of files with merges would give for it."""
    blocks: list[Paragraph | Table] = []
    lines = [line.strip() for line in drawing.split("\n") if line.strip()]
    for is_row, group in groupby(lines, key=lambda line: "|" in line):
        found = list(group)
        if is_row:
            rows = [[text.strip().replace("\\n", "\n") for text in line.split("|")] for line in found]
            number = 1 + sum(isinstance(block, Table) for block in blocks)
            cells = tuple(_cells(rows))
            assert _covers_once(cells, rows), "a merge is no rectangle"
            blocks.append(Table(cells, number=number))
        else:
            blocks.extend(Paragraph(line, len(blocks) + place) for place, line in enumerate(found, start=1))
    return Grid(file, tuple(blocks))


def _cells(rows: Rows) -> list[Cell]:
    return [
        Cell(row, column, text, _reach_down(rows, row, column), _reach_right(texts, column))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text not in {"<", "^"}
    ]


def _covers_once(cells: tuple[Cell, ...], rows: Rows) -> bool:
    covered = [
        (cell.row + down, cell.column + right)
        for cell in cells
        for down in range(cell.row_span)
        for right in range(cell.column_span)
    ]
    return sorted(covered) == [(row, column) for row, texts in enumerate(rows) for column in range(len(texts))]


def _reach_right(texts: list[str], column: int) -> int:
    reach = 1
    while column + reach < len(texts) and texts[column + reach] == "<":
        reach += 1
    return reach


def _reach_down(rows: Rows, row: int, column: int) -> int:
    reach = 1
    while row + reach < len(rows) and column < len(rows[row + reach]) and rows[row + reach][column] == "^":
        reach += 1
    return reach


def read(drawing: str) -> Recognised:
    """Read a drawing that holds exactly one form."""
    (found,) = recognise(grid_of(drawing))
    return found


def form_of(drawing: str) -> SelfEvaluation:
    """Read a drawing that holds exactly one self-evaluation."""
    form = read(drawing).form
    assert isinstance(form, SelfEvaluation)
    return form


def shown(field: Field) -> str | None:  # type: ignore[type-arg]  # of whatever kind
    """Show what a field says: ``None`` where the form has no such cell, ``""`` where nothing (or a dash) is written."""
    if field.is_absent:
        return None
    return "" if field.value is None else str(field.value)


def fund_rows(form: SelfEvaluation) -> list[str]:
    """Give the rows of money as they would be drawn: what the form has no column for stands as ``-``."""
    return [_drawn(fund, ("source", *_FUND)) for fund in form.funds]


def rows(form: SelfEvaluation) -> list[str]:
    """Give the indicators as they would be drawn: what the form has no column for stands as ``-``."""
    return [_drawn(indicator, _INDICATOR) for indicator in form.indicators]


_FUND = (
    "original_budget",
    "revised_budget",
    "actual_expenditure",
    "max_points",
    "execution_rate",
    "claimed_points",
    "deviation_note",
)
_INDICATOR = (
    "dimension",
    "category",
    "name",
    "comparator",
    "target",
    "unit",
    "actual",
    "max_points",
    "claimed_points",
    "deviation_note",
)


def _drawn(record: Fund | Indicator, names: tuple[str, ...]) -> str:
    found = (getattr(record, name) for name in names)
    texts = ((shown(one) if isinstance(one, Field) else str(one)) for one in found)
    return " | ".join("-" if text is None else text for text in texts)


def remarks(form: SelfEvaluation) -> list[tuple[str, str | None]]:
    """Give the remarks as code and text."""
    return [(remark.code, remark.text.value) for remark in form.remarks]
