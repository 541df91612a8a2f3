"""What a reader gives: texts, cells, merges and places. No reader guesses what any of it means.

A file is a :class:`Grid`: an ordered sequence of blocks, each a :class:`Paragraph` (text outside tables) or a
:class:`Table`. :mod:`jiheng.reading.layout` alone knows what rows and columns mean.
"""

from bisect import bisect_right

import msgspec

from jiheng.form.fields import Place


class Cell(msgspec.Struct, frozen=True, gc=False):
    r"""One cell of a table, by its upper left corner. ``row`` and ``column`` count from 0; ``text`` is as printed.

    Line breaks inside the cell are ``\n``. Cells covered by a merge are not listed. An empty cell is listed with
    an empty text where the file has one. ``certainty`` is less than 1 where the text itself was guessed: seen in a
    picture, or pieced together from signs on a page.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    certainty: float = 1.0


class Table(msgspec.Struct, frozen=True):
    """Cells in reading order (by row, then column).

    ``number`` counts the tables of the file from 1. ``first_row`` is the number of row 0 as a user counts it: the
    line in a text file, the row in a sheet, 1 elsewhere. ``first_column`` likewise.
    ``joined`` marks text whose cells were not kept apart by the file: one cell a line (``"lines"``) or cells
    separated by blanks only (``"blanks"``); then empty cells may be missing and columns mean nothing.
    ``hidden_cells`` are filled and were left out because the file hides them: the whole row of those that stand in
    ``hidden_rows``, the column of the others. Both are in order.
    ``page`` is the page on which the table begins; ``page_breaks`` are the rows with which a further page begins,
    where it was put together from several.
    """

    cells: tuple[Cell, ...]
    number: int = 1
    sheet: str | None = None
    page: int | None = None
    first_row: int = 1
    first_column: int = 1
    joined: str | None = None
    hidden_rows: tuple[int, ...] = ()
    hidden_cells: tuple[Cell, ...] = ()
    page_breaks: tuple[int, ...] = ()


class Paragraph(msgspec.Struct, frozen=True):
    """A line of text outside tables. ``row`` is the line or paragraph number, counted from 1.

    ``certainty`` is less than 1 where the text was guessed, as that of a :class:`Cell`.
    """

    text: str
    row: int = 1
    page: int | None = None
    certainty: float = 1.0


class Unread(msgspec.Struct, frozen=True):
    """A part of a file that could not be read while others could: why, with what to do, as for a whole file.

    ``page`` is where it stands, where the file has pages.
    """

    refusal: "Unreadable"
    page: int | None = None


class Grid(msgspec.Struct, frozen=True):
    """A file as its reader saw it. ``file`` is the name to be shown to the user.

    ``hidden`` are the tables of sheets that the file hides; ``unread`` are the parts that could not be read, while
    others could. ``by_eye`` says that the texts were recognised in a picture.
    """

    file: str
    blocks: tuple[Paragraph | Table, ...] = ()
    hidden: tuple[Table, ...] = ()
    unread: tuple[Unread, ...] = ()
    by_eye: bool = False


def column_name(column: int) -> str:
    """Name a zero-based column as spreadsheets do: 0 → A, 26 → AA."""
    name = ""
    while True:
        column, rest = divmod(column, 26)
        name = chr(ord("A") + rest) + name
        if column == 0:
            return name
        column -= 1


def place_of(grid: Grid, table: Table, row: int, column: int) -> Place:
    """Say where a cell of ``table`` stands, as its user counts."""
    pages_before = bisect_right(table.page_breaks, row)
    top = table.page_breaks[pages_before - 1] if pages_before else 0
    page = None if table.page is None else table.page + pages_before
    shown_row = table.first_row + row - top
    shown_column = table.first_column + column
    cell = f"{column_name(shown_column - 1)}{shown_row}" if table.sheet is not None else None
    return Place(grid.file, table.number, shown_row, shown_column, table.sheet, page, cell)


class Unreadable(ValueError):  # noqa: N818 - the word users see is 「无法读取」; an Error suffix would name our fault
    """The bytes could not be read as a file of any kind we know.

    ``reason`` says what is wrong and ``remedy`` what to do, both in Chinese; ``*_en`` the same in English.
    """

    def __init__(self, reason: str, remedy: str, *, reason_en: str = "", remedy_en: str = "") -> None:
        super().__init__(f"{reason}。{remedy}")
        self.reason = reason
        self.remedy = remedy
        self.reason_en = reason_en
        self.remedy_en = remedy_en


class OwnReport(Unreadable):
    """The file is a report or another one of ours: no form, and nothing is wrong with it."""
