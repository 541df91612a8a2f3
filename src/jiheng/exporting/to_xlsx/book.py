"""A workbook that is filled line by line: heads that stay in sight, filters, figures as figures, texts never formulas.

The same lines give the same bytes: the day of writing stands nowhere. Nothing but the line being written is kept in
memory; the sheets grow in files of a folder that is gone afterwards.
"""

import math
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, Generic

import xlsxwriter  # type: ignore[import-untyped]  # it has hints and does not say so
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]  # as above
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # as above
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # as above

from jiheng.checks import Severity
from jiheng.exporting.lines import width
from jiheng.exporting.tables.shapes import Cell, Column, Kind, Line_contra, Table, cells, heads
from jiheng.exporting.words import CLOSING, Say
from jiheng.reading.own_reports import KEYWORD

MOST_LINES: Final = 1_000_000
"""So many lines of a table go on one sheet; a sheet has room for 1,048,576. The rest goes on another."""

_LONGEST: Final = 16_000  # a cell holds 32,767 units of UTF-16, of which a character takes two at most
_DIGITS: Final = 15  # a spreadsheet knows no more of a number
_MOST_PLACES: Final = 10
_NO_DAY: Final = datetime(2020, 1, 1, tzinfo=UTC)
_A4: Final = 9
_LINE: Final = 13.5  # points
_FILLED: Final = 0.86  # of a line, where fonts are wide and words are not broken
_SPARE: Final = 3  # points
_HIGHEST: Final = 409  # points; no row may be higher
_FONT: Final = {"font_name": "宋体", "font_size": 10}
_CELL: Final = {**_FONT, "valign": "vcenter", "border": 1, "border_color": "#D0CEC8"}
_HEAD: Final = {
    **_CELL,
    "bold": True,
    "text_wrap": True,
    "align": "center",
    "bg_color": "#F0EEE8",
    "border_color": "#808080",
}
_WHOLE: Final = {Kind.AMOUNT: "#,##0"}
_KINDS: Final[dict[Kind, dict[str, Any]]] = {
    Kind.TEXT: {"text_wrap": True},
    Kind.WORD: {"text_wrap": True, "align": "center"},
    Kind.LONG: {"text_wrap": True},
    Kind.WEIGHT: {"text_wrap": True, "align": "center"},
    Kind.COUNT: {"align": "center", "num_format": "0"},
    Kind.YEAR: {"align": "center", "num_format": "0"},
    Kind.FIGURE: {"align": "right"},
    Kind.AMOUNT: {"align": "right"},
    Kind.SHARE: {"align": "right", "num_format": "0.00%"},
}
_WEIGHTS: Final[dict[Severity, dict[str, Any]]] = {
    Severity.ERROR: {"bold": True, "font_color": "#B3171D", "bg_color": "#FDECEC"},
    Severity.DOUBT: {"font_color": "#8A5200", "bg_color": "#FFF4DC"},
    Severity.ADVICE: {"font_color": "#24527A"},
}


class Styles:
    """The looks of cells, each made once."""

    def __init__(self, book: xlsxwriter.Workbook, say: Say) -> None:
        self._book = book
        self._weights = {say.severity(one): one for one in Severity}
        self._made: dict[tuple[Kind, object], Format] = {}
        self.head: Final = book.add_format(_HEAD)

    def of(self, kind: Kind, cell: Cell) -> Format:
        """Give the looks of a cell by its kind and by what stands in it."""
        about: object = None
        if isinstance(cell, str):
            about = self._weights.get(cell, "text") if kind is Kind.WEIGHT else "text"
        elif isinstance(cell, Decimal) and kind is not Kind.SHARE:
            about = min(max(-int(cell.as_tuple().exponent), 0), _MOST_PLACES)
        style = self._made.get((kind, about))
        return self._make(kind, about) if style is None else style

    def _make(self, kind: Kind, about: object) -> Format:
        looks = {**_CELL, **_KINDS[kind]}
        if isinstance(about, Severity):
            looks |= _WEIGHTS[about]
        elif isinstance(about, int):
            looks["num_format"] = f"{_WHOLE.get(kind, '0')}{'.' if about else ''}{'0' * about}"
        if isinstance(about, str | Severity):
            looks["num_format"] = "@"
        style = self._made[kind, about] = self._book.add_format(looks)
        return style


class Book(AbstractContextManager["Book"]):
    """A workbook on its way into a stream. Used in a ``with`` block, at whose end it is put there."""

    def __init__(self, out: BinaryIO, title: str, say: Say) -> None:
        self.title = title
        self.say = say
        self._out = out
        self._folder = tempfile.TemporaryDirectory(prefix="jiheng-", ignore_cleanup_errors=True)
        self._file = Path(self._folder.name, "book.xlsx")  # not the stream itself: a pipe would be given other bytes
        self._book = xlsxwriter.Workbook(
            str(self._file),
            {"constant_memory": True, "tmpdir": self._folder.name, "default_format_properties": dict(_FONT)},
        )
        self._book.use_zip64()
        self._book.set_properties({"title": title, "keywords": KEYWORD, "created": _NO_DAY})
        self.styles = Styles(self._book, say)
        self._leaves: list[Leaf[Any]] = []

    def table(self, table: Table[Line_contra], lines: Iterable[Line_contra] = ()) -> "Leaf[Line_contra]":
        """Add a sheet for ``table``, and put ``lines`` on it."""
        leaf = Leaf(self, table)
        self._leaves.append(leaf)
        leaf.fill(lines)
        return leaf

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet under a name."""
        return self._book.add_worksheet(name)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                for leaf in self._leaves:
                    leaf.finish()
                self._close()
        finally:
            for sheet in self._book.worksheets():
                sheet.row_data_fh.close()
            self._folder.cleanup()

    def _close(self) -> None:
        try:
            self._book.close()
        except FileCreateError as error:
            raise error.args[0] from error  # the disk is full, or the like
        with self._file.open("rb") as stream:
            shutil.copyfileobj(stream, self._out)


class Leaf(Generic[Line_contra]):
    """A table on its sheet, and on further ones where it is too long for one."""

    def __init__(self, book: Book, table: Table[Line_contra]) -> None:
        self._book = book
        self._table = table
        self._name = book.say(table.chinese, table.english)
        self._many = self._row = self._filtered = 0
        self._sheet = self._turn()

    def fill(self, lines: Iterable[Line_contra]) -> None:
        """Put lines on it."""
        for line in lines:
            self.put(line)

    def foot(self, line: Line_contra) -> None:
        """Put a line under the others, which no filter hides and no sorting moves."""
        last = self._filtered
        self.put(line)
        self._filtered = last

    def put(self, line: Line_contra) -> None:
        """Put a line on it."""
        if self._row == MOST_LINES:
            self.finish()
            self._sheet = self._turn()
        self._row += 1
        self._filtered = self._row
        columns = self._table.columns
        filled = cells(columns, line, self._book.say)
        lines = max(map(_lines, filled, columns))
        if lines > 1:  # not every program finds the height by itself
            self._sheet.set_row(self._row, min(lines * _LINE + _SPARE, _HIGHEST))
        for place, (column, cell) in enumerate(zip(columns, filled, strict=True)):
            self._set(place, column.kind, cell)

    def _set(self, place: int, kind: Kind, cell: Cell) -> None:
        sheet, row, style = self._sheet, self._row, self._book.styles.of
        if cell is None:
            sheet.write_blank(row, place, None, style(kind, None))
        elif isinstance(cell, str):
            sheet.write_string(row, place, _fitting(cell), style(kind, cell))
        elif len(Decimal(cell).as_tuple().digits) > _DIGITS:
            sheet.write_string(row, place, f"{cell:f}", style(kind, ""))
        else:
            sheet.write_number(row, place, cell, style(kind, cell))  # a Decimal is written digit by digit

    def _turn(self) -> Worksheet:
        """Take a new sheet, with its heads."""
        book, table = self._book, self._table
        self._many += 1
        self._row = self._filtered = 0
        sheet = book.sheet(self._name if self._many == 1 else f"{self._name} {self._many}")
        named = heads(table.columns, book.say)
        sheet.set_row(0, max(map(_lines, named, table.columns)) * _LINE + _SPARE)
        for place, (column, head) in enumerate(zip(table.columns, named, strict=True)):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, head, book.styles.head)
        sheet.freeze_panes(1, table.kept)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.set_header(f"&C{book.title}　{self._name}")
        sheet.set_footer(f"&L{book.say(*CLOSING)}&R&P / &N")
        return sheet

    def finish(self) -> None:
        """Say how far filters and print reach."""
        sheet, table = self._sheet, self._table
        if table.kept:
            sheet.autofilter(0, 0, max(self._filtered, 1), len(table.columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{self._row + 1}"})
        if table.printed:
            sheet.print_area(0, 0, self._row, table.printed - 1)


def _lines(cell: Cell, column: Column[Any]) -> int:
    """Tell how many lines a text takes in its column, which it never fills quite."""
    room = int(column.width * _FILLED)
    return math.ceil(width(cell) / room) if isinstance(cell, str) and 2 * len(cell) > room else 1


def _fitting(text: str) -> str:
    """Give a text as far as a cell holds it. One that begins like markup of the writer's own is not taken for such."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 1]}…"
    return f" {text}" if text.startswith("<r>") else text
