"""From a grid to lines of pieces, the shape in which the layout looks at every file."""

from collections.abc import Iterable

import msgspec

from jiheng.form import clean
from jiheng.form.labelling import labels_of
from jiheng.form.labels import Label, Part
from jiheng.reading.grid import Cell, Paragraph, Table
from jiheng.reading.layout.joined.run_together import Run
from jiheng.reading.layout.rows.repeated_merges import put_together


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A cell on a line. ``column`` is where the layout sees it; ``at`` (row, column) where it stands in the table.

    ``certainty`` is that of its text, see :class:`~jiheng.reading.grid.Cell`.
    """

    text: str
    column: int
    column_span: int = 1
    row_span: int = 1
    at: tuple[int, int] = (0, 0)
    certainty: float = 1.0

    @property
    def is_filled(self) -> bool:
        """Something is printed in it."""
        return bool(self.text) and not is_nothing(self.text)


def is_nothing(text: str) -> bool:
    """Tell whether a text is blanks, or tags and entities of a web page (<br>, &nbsp;), and nothing else."""
    return text.isspace() or (text[0] in "<&" and not clean(text))


class Line(msgspec.Struct, frozen=True):
    """A row of a table, or a paragraph (then ``table`` is ``None``), with its pieces from left to right.

    ``joined`` says that the file did not keep cells apart, so that columns mean nothing here; ``unsure`` that such a
    line was put together in a way that is not the only one possible. ``run`` says how its figures, which stood there
    with nothing between them, were told apart. ``filled`` are the pieces on which something is
    printed, ``labels`` the labels that each of those may be, ``parts`` the parts of the form they belong to; all
    three are found here, nobody passes them in.
    """

    pieces: tuple[Piece, ...]
    table: Table | None = None
    paragraph: Paragraph | None = None
    joined: bool = False
    unsure: bool = False
    run: Run | None = None
    filled: tuple[Piece, ...] = ()
    labels: tuple[tuple[Label, ...], ...] = ()
    parts: frozenset[Part] = frozenset()

    def __post_init__(self) -> None:
        # Asked for a dozen times a line, so they are found once.
        filled = tuple(
            [
                piece
                for piece in self.pieces
                if (text := piece.text) and not text.isspace() and (text[0] not in "<&" or clean(text))
            ]
        )
        labels = tuple([labels_of(piece.text) for piece in filled])
        msgspec.structs.force_setattr(self, "filled", filled)
        msgspec.structs.force_setattr(self, "labels", labels)
        msgspec.structs.force_setattr(self, "parts", frozenset([label.part for found in labels for label in found]))

    def heads(self, *parts: Part) -> list[tuple[Label, Piece]]:
        """Give the labels of ``parts`` on this line with their pieces, from left to right."""
        if self.parts.isdisjoint(parts):
            return []
        found: list[tuple[Label, Piece]] = []
        for piece, labels in zip(self.filled, self.labels, strict=True):
            for label in labels:
                if label.part in parts:
                    found.append((label, piece))
                    break
        return found

    def begins_with(self, part: Part) -> bool:
        """The first text on this line is a label of ``part``."""
        return part in self.parts and any(label.part is part for label in self.labels[0])

    @property
    def sole_text(self) -> str | None:
        """The only text of the line, or ``None`` where it has none or several."""
        return self.filled[0].text if len(self.filled) == 1 else None


def lines_of(blocks: Iterable[Paragraph | Table]) -> list[Line]:
    """Lay a file out as lines, in its order; a joined table gives one piece a line, so that it can be cut anywhere."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(Line((Piece(block.text, 0, certainty=block.certainty),), paragraph=block))
        elif block.joined is not None:
            lines.extend(
                Line(
                    (Piece(cell.text, cell.column, at=(cell.row, cell.column), certainty=cell.certainty),),
                    block,
                    joined=True,
                )
                for cell in block.cells
                if cell.text.strip()
            )
        else:
            lines.extend(_rows(block))
    return lines


def _rows(table: Table) -> list[Line]:
    rows: list[list[Cell]] = []
    last = -1
    for cell in table.cells:
        if cell.row != last:
            rows.append([])
            last = cell.row
        rows[-1].append(cell)
    return [Line(tuple(map(_piece, cells)), table) for cells in put_together(rows)]


def _piece(cell: Cell) -> Piece:
    at = (cell.row, cell.column)
    return Piece(cell.text, cell.column, cell.column_span, cell.row_span, at, cell.certainty)
