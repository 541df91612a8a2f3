"""A sheet of a paper: one grid of columns for all its tables, and rows that show the whole of their texts."""

import io
import math
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]  # it has hints and does not say so
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # as above
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # as above

from jiheng.exporting.papers import looks
from jiheng.exporting.papers.excel_figures import as_number
from jiheng.exporting.papers.heights import row_heights
from jiheng.exporting.papers.looks import Look
from jiheng.exporting.papers.pictures import size_of
from jiheng.exporting.papers.shapes import Cell, CellLook, Line, Picture, Table
from jiheng.exporting.papers.texts import height_in_lines, plain

_A4: Final = 9
_INCH: Final = 25.4
_POINTS: Final = 72 / _INCH
_PIXELS: Final = 96 / _INCH
_HIGHEST: Final = 409.0  # points; no row may be higher
_PITCH: Final = 1.45  # of the letters' size: the fonts that take the places of ours where they are missing are higher
_AT_SIDES: Final = 6  # points that a cell leaves free beside its text
_LONGEST: Final = 32_767  # units of UTF-16 that a cell holds
_CUT: Final = "……（单元格容纳不下，以下从略）"
_TO_WRITE_IN: Final = "#FFFBE6"
_TEXT: Final = "@"
_ANY_FIGURE: Final = "General"
_WIDEST: Final = 0.5  # of the size of the letters: how wide a figure is; where fonts are wider it is shrunk
_LITTLE_MORE: Final = 1.1
"""Of a page: a sheet that is no higher is printed a little smaller, on one page."""
_ALIGNED: Final = {looks.Align.BOTH: "left"}


class Formats:
    """The looks of cells, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[object, Format] = {}

    def of(self, look: Look, *, shape: str = _TEXT, ruled: bool = False, is_open: bool = False) -> Format:
        """Give the format of a look and of a figure, with rules around it or without, to be written in or not."""
        key = (look.font, look.size, look.align, shape, ruled, is_open)
        if key not in self._made:
            said: dict[str, Any] = {
                "font_name": look.font,
                "font_size": look.size,
                "align": _ALIGNED.get(look.align, look.align.value),
                "valign": "vcenter",
                **({"text_wrap": True} if shape in {_TEXT, _ANY_FIGURE} else {"shrink": True}),
                "num_format": shape,
                **({"border": 1} if ruled else {}),
                **({"bg_color": _TO_WRITE_IN} if is_open else {}),
            }
            self._made[key] = self._book.add_format(said)
        return self._made[key]


class Leaf:
    """A sheet that is filled from above."""

    def __init__(self, sheet: Worksheet, formats: Formats, page: looks.Page, tables: Sequence[Table]) -> None:
        self._sheet = sheet
        self._formats = formats
        self._page = page
        self._row = 0
        self._height = 0.0
        self._has_head = False
        self._edges = _common_edges(tables, round(page.text_width * _PIXELS))
        for column, (left, right) in enumerate(zip(self._edges, self._edges[1:], strict=False)):
            sheet.set_column_pixels(column, column, right - left)

    def put(self, block: Line | Table | Picture) -> None:
        """Put a block under the others."""
        if isinstance(block, Line):
            self._line(block)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._picture(block)

    def finish(self) -> None:
        """Say how the sheet is printed."""
        sheet, page = self._sheet, self._page
        if page.width > page.height:
            sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(
            left=page.left / _INCH, right=page.right / _INCH, top=page.top / _INCH, bottom=page.bottom / _INCH
        )
        foot = (page.bottom - looks.FOOT) / _INCH - looks.SI_HAO / 72
        sheet.set_footer(f'&C&"{looks.SONG_TI}"&14— &P —', {"margin": foot})
        pages = self._height / (page.text_height * _POINTS)
        sheet.fit_to_pages(1, 1 if pages <= _LITTLE_MORE else 0)
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{self._row + 1}"})

    def _line(self, line: Line) -> None:
        look = looks.LINES[line.look]
        text = "　" * look.indent + plain(line.text)
        lines = height_in_lines(text, _room(self._edges[-1]), look.size)
        # Within a cell the program itself says how far lines are apart.
        height = max(look.pitch, lines * look.size * _PITCH) + look.before + look.after
        rows = self._add_rows([height])
        self._write((rows[0], 0, rows[1] - 1, len(self._edges) - 2), text, self._formats.of(look))

    def _table(self, table: Table) -> None:
        table.covers()
        size = looks.cell_size(table)
        places = [self._edges.index(edge) for edge in _edges(table, self._edges[-1])]
        first = self._row
        rooms = [
            _room(self._edges[places[cell.column + cell.columns]] - self._edges[places[cell.column]])
            for cell in table.cells
        ]
        rows = self._add_rows(row_heights(table, rooms, size, pitch=size * _PITCH, free=2 * looks.ABOVE[table.air]))
        for cell in table.cells:
            left, right = places[cell.column], places[cell.column + cell.columns]
            area = rows[cell.row], left, rows[cell.row + cell.rows] - 1, right - 1
            self._cell(cell, area, self._edges[right] - self._edges[left], looks.cell_look(cell.look, size))
        if table.repeated_rows and not self._has_head:
            self._sheet.repeat_rows(first, rows[table.repeated_rows] - 1)
            self._has_head = True

    def _picture(self, picture: Picture) -> None:
        wide, high = size_of(picture.content)
        width = self._page.text_width * _PIXELS * picture.width / 100
        left = (self._edges[-1] - width) / 2
        height = width * high / wide
        first = self._row
        self._add_rows([height * _POINTS / _PIXELS + 2 * looks.BETWEEN])
        self._sheet.insert_image(
            first,
            0,
            "picture.png",
            {
                "image_data": io.BytesIO(picture.content),
                "description": plain(picture.shows),
                "x_offset": left,
                "y_offset": looks.BETWEEN / _POINTS * _PIXELS,
                "x_scale": width / wide,
                "y_scale": height / high,
            },
        )

    def _add_rows(self, heights: Sequence[float]) -> list[int]:
        """Make rows so high, in points; give the number of the sheet's row at which each begins, and the next free one.

        One that is higher than a row of a sheet may be is several of them.
        """
        begins = []
        for height in heights:
            begins.append(self._row)
            self._height += height
            many = math.ceil(height / _HIGHEST)
            for _ in range(many):
                self._sheet.set_row(self._row, round(height / many, 2))
                self._row += 1
        return [*begins, self._row]

    def _cell(self, cell: Cell, area: tuple[int, int, int, int], pixels: int, look: Look) -> None:
        """Put a cell into an area of the sheet: a figure as a number, if it is printed again as it stands."""
        text = plain(cell.text)
        formats = partial(self._formats.of, look, ruled=True, is_open=cell.is_open)
        if cell.look is not CellLook.FIGURE:
            self._write(area, text, formats())
            return
        number = as_number(text) if len(text) * look.size * _WIDEST <= _room(pixels) else None
        if number is None:
            self._write(area, text, formats(shape=_TEXT if text else _ANY_FIGURE))
            return
        figure, shape = number
        self._write(area, "", formats(shape=shape))
        self._sheet.write_number(*area[:2], figure, formats(shape=shape))

    def _write(self, area: tuple[int, int, int, int], text: str, look: Format) -> None:
        if area[:2] != area[2:]:
            self._sheet.merge_range(*area, "", look)
        if text:
            self._sheet.write_string(*area[:2], _fitting(text), look)
        else:
            self._sheet.write_blank(*area[:2], None, look)


def _room(pixels: int) -> float:
    """Say how long a line may be in a cell that is so wide, in points."""
    return pixels * _POINTS / _PIXELS - _AT_SIDES


def _edges(table: Table, width: int) -> list[int]:
    """Say where the columns of a table begin and end, in pixels."""
    whole, so_far, edges = sum(table.widths), 0, [0]
    for share in table.widths:
        so_far += share
        edges.append(round(width * so_far / whole))
    return edges


def _common_edges(tables: Sequence[Table], width: int) -> list[int]:
    """Say where the columns of a sheet begin and end: wherever one of any of its tables does."""
    return sorted({0, width}.union(*(_edges(table, width) for table in tables)))


def _fitting(text: str) -> str:
    """Give a text as far as a cell holds it. One that begins like markup of the writer's own is not taken for such."""
    units = text.encode("utf-16-le")
    if len(units) > 2 * _LONGEST:
        text = units[: 2 * (_LONGEST - len(_CUT) - 1)].decode("utf-16-le", errors="ignore") + _CUT
    return f" {text}" if text.startswith("<r>") else text
