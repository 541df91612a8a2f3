"""Tables of a binary Word document: rows of cells between edges, made into cells on one grid.

Word keeps no grid. Every row says where the edges of its cells lie, so the columns of a table are the edges of all its
rows taken together; edges that lie closer than anybody can see are one.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from jiheng.reading.documents.doc.properties import Shape
from jiheng.reading.grid import Cell, Table

_UNSEEN_TWIPS: Final = 20
"""A third of a millimetre. Programs that write such files round edges by a few twips."""

_CONTINUES: Final = 1
"""How a cell says that it goes on downwards; 3 begins, 0 is none."""


class Row:
    """A row: its cells as shown and with what is hidden. It is hidden where it holds something and shows nothing."""

    def __init__(self, cells: list[tuple[str, str]], shape: Shape | None) -> None:
        self.cells = cells
        self.shape = shape if shape is not None and len(shape.across) >= len(cells) else None
        self.holds_anything = any(whole.strip() for _, whole in cells)
        self.is_hidden = self.holds_anything and not any(shown.strip() for shown, _ in cells)

    def edges(self) -> list[int]:
        """Give the edges of the cells there are, each to the right of the one before."""
        if self.shape is None:
            return []
        found = list(self.shape.edges[: len(self.cells) + 1])
        for at in range(1, len(found)):
            found[at] = max(found[at], found[at - 1] + 1)
        return found


class OpenTable:
    """A table while its paragraphs come: the rows ended so far, the cells of the next, the text of the next."""

    def __init__(self, order: int) -> None:
        self.order = order
        self.rows: list[Row] = []
        self._cells: list[tuple[str, str]] = []
        self._shown: list[str] = []
        self._whole: list[str] = []

    def add(self, shown: str, whole: str) -> None:
        """Take in a paragraph."""
        self._shown.append(shown)
        self._whole.append(whole)

    def end_cell(self) -> None:
        """End a cell after the paragraph taken in last."""
        self._cells.append((_joined(self._shown), _joined(self._whole)))
        self._shown, self._whole = [], []

    def end_row(self, shape: Shape | None, *, gone: bool = False) -> None:
        """End a row. Text right before its end is a cell that lacks its mark.

        A row was deleted where its end was, with all it held. Its end alone says nothing: LibreOffice gives it the
        properties of the text that follows.
        """
        if any(whole.strip() for whole in self._whole):
            self.end_cell()
        row = Row(self._cells, shape)
        if row.holds_anything or not gone:
            self.rows.append(row)
        self._cells, self._shown, self._whole = [], [], []

    def end(self, number: int) -> Table:
        """Make the table. Where the file breaks off in a row, what there is of it is kept."""
        if self._shown:
            self.end_cell()
        if self._cells:
            self.end_row(None)
        return _table(self.rows, number)


def _joined(paragraphs: list[str]) -> str:
    return "\n".join(paragraphs).strip("\n").replace("\t", " ")


def _table(rows: list[Row], number: int) -> Table:
    """Put the cells where they stand. Those of hidden rows are given apart, but for a merge that reaches out."""
    cells = _placed(rows)
    unseen_rows = {at for at, row in enumerate(rows) if row.is_hidden}
    if not unseen_rows:
        return Table(tuple(cells), number)
    unseen = {cell for cell in cells if unseen_rows.issuperset(range(cell.row, cell.row + cell.row_span))}
    hidden = tuple(cell for cell in cells if cell in unseen and cell.text.strip())
    shown = tuple(cell for cell in cells if cell not in unseen)
    return Table(shown, number, hidden_rows=tuple(dict.fromkeys(cell.row for cell in hidden)), hidden_cells=hidden)


def _placed(rows: list[Row]) -> list[Cell]:
    placed: list[Cell] = []
    growing: dict[int, int] = {}
    columns = _columns(rows)
    before: list[int] = []
    for at, row in enumerate(rows):
        edges = [columns[edge] for edge in row.edges()]
        if not edges:  # a row that does not say where its cells stand has them as the row above, if it has as many
            edges = before if len(before) == len(row.cells) + 1 else list(range(len(row.cells) + 1))
        before = edges
        for start, end, text, down in _across(row, edges):
            above = growing.get(start)
            if down == _CONTINUES and above is not None and _ends_above(placed[above], at, end - start):
                cell = placed[above]
                placed[above] = Cell(cell.row, start, cell.text, cell.row_span + 1, end - start)
            else:
                if down:
                    growing[start] = len(placed)
                placed.append(Cell(at, start, text, 1, end - start))
    return placed


def _ends_above(cell: Cell, row: int, span: int) -> bool:
    """Tell whether the cell that grows down here ends just above this row and is as wide."""
    return cell.column_span == span and cell.row + cell.row_span == row


def _across(row: Row, edges: list[int]) -> Iterable[tuple[int, int, str, int]]:
    """Give the cells of a row as start, end, text and how each goes down, those merged across as one.

    The first of cells merged across is told from the rest by its mark, whichever it is: programs differ in it.
    """
    found: list[tuple[int, int, str, int]] = []
    first = 0
    for at, ((start, end), texts) in enumerate(zip(pairwise(edges), row.cells, strict=True)):
        across, down = (row.shape.across[at], row.shape.down[at]) if row.shape is not None else (0, 0)
        if across and first and across != first:
            found[-1] = (found[-1][0], end, *found[-1][2:])
        else:
            found.append((start, end, texts[row.is_hidden], down))
            first = across
        first = first if across else 0
    return found


def _columns(rows: list[Row]) -> dict[int, int]:
    """Number the columns that begin at the edges of all rows."""
    every = [row.edges() for row in rows]
    narrowest = min((end - start for edges in every for start, end in pairwise(edges)), default=1)
    reach = min(_UNSEEN_TWIPS, narrowest - 1)
    columns: dict[int, int] = {}
    column, first = -1, None
    for edge in sorted({edge for edges in every for edge in edges}):
        if first is None or edge - first > reach:
            column, first = column + 1, edge
        columns[edge] = column
    return columns
