"""A paper as a PDF that is to be kept (PDF/A-2b): fonts embedded, the same on every machine.

The pages are described in ``page.typ``; texts reach it as data and are never read as its markup. Needs the extra
``pdf`` (typst and fonts), which is loaded when the first page is set, never before.
"""

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from typing import Any, BinaryIO, Final

from jiheng.exporting.lines import width
from jiheng.exporting.papers import looks
from jiheng.exporting.papers.heights import heights_on, rooms_on
from jiheng.exporting.papers.shapes import CellLook, Line, LineLook, Paper, Printed, Section, Table
from jiheng.exporting.papers.texts import plain
from jiheng.reading.own_reports import KEYWORD

_NEEDED: Final = ("typst", "pylopdf_fonts_zh_cn")
_SERIF: Final = "Noto Serif SC"
_SANS: Final = "Noto Sans SC"
_BOXES: Final = "DejaVu Sans Mono"
"""It comes with typst, and has the boxes to tick that the fonts of Chinese lack."""
_FILLED: Final = 0.8  # of a page, lest what was measured too low is higher than one
_WIDTHS: Final = {
    **dict.fromkeys(",.:;'|!", 0.3),
    **dict.fromkeys("0123456789-/()[]+=", 0.58),
    **dict.fromkeys("WMmw@%", 1.0),
}
_LETTER: Final = 0.75
"""How wide characters are at most, in sizes of the letters, and one not named; Chinese ones are as wide as high."""
_HAN: Final = "\u3021-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_KEPT_ROWS: Final = 2
"""A row of heads stays with the row below it where a cell reaches over both."""
_MOST_NAMED: Final = 20


class PdfNotInstalled(ValueError):  # noqa: N818 - it names what is lacking, which is no fault
    """What sets pages is not installed: says how to install it, in Chinese and in ``english``."""

    def __init__(self) -> None:
        super().__init__(
            '输出 PDF 需要另行安装排版组件和字库：pip install "jiheng[pdf]"（约 100 MB）；或改用 .docx、.xlsx。'
        )
        self.english = (
            'PDF needs typesetting and fonts: pip install "jiheng[pdf]" (about 100 MB); or choose .docx or .xlsx.'
        )


def is_installed() -> bool:
    """Say whether the extra ``pdf`` is there; loads none of it."""
    return all(find_spec(name) is not None for name in _NEEDED)


def write(paper: Paper, out: BinaryIO) -> None:
    """Write a paper.

    Raises:
        PdfNotInstalled: the extra is not installed.
        ValueError: a place of a table is covered by no cell or by two.
    """
    if not is_installed():
        raise PdfNotInstalled
    from jiheng.exporting.papers import typesetting  # noqa: PLC0415 - loads the extra

    missing: dict[str, None] = {}

    def shown(text: str) -> str:
        return typesetting.shown(plain(text), missing)

    sections = [_section(section, shown) for section in paper.sections()]
    if missing:
        sections[-1]["blocks"].append({"kind": "line", "look": LineLook.NOTE, "text": _said_of(missing)})
    given = {
        "title": plain(paper.title),
        "keywords": [KEYWORD] if paper.is_report else [],
        "foot": {"below": looks.FOOT, "font": _fonts(looks.SONG_TI), "size": looks.SI_HAO},
        "free": {"beside": looks.BESIDE, "between": looks.BETWEEN, "joint": looks.JOINT},
        "looks": {name: {**look._asdict(), "font": _fonts(look.font)} for name, look in _looks()},
        "sections": sections,
    }
    out.write(typesetting.pages(json.dumps(given)))


def _looks() -> Iterator[tuple[str, looks.Look]]:
    yield from looks.LINES.items()
    for size in looks.CELL_SIZES:
        yield from ((_cell_look(look, size), looks.cell_look(look, size)) for look in CellLook)


def _cell_look(look: CellLook, size: float) -> str:
    return f"cell {look} {size}"


def _fonts(font: str) -> list[str]:
    """Name the font that takes the place of one, the other, which has some letters more, and that of boxes to tick."""
    return [_SANS, _SERIF, _BOXES] if font == looks.HEI_TI else [_SERIF, _SANS, _BOXES]


def _section(section: Section, shown: Callable[[str], str]) -> dict[str, Any]:
    page = looks.page_of(section)
    return {"page": page._asdict(), "blocks": [_block(block, page, shown) for block in section.blocks]}


def _block(block: Printed, page: looks.Page, shown: Callable[[str], str]) -> dict[str, Any]:
    if isinstance(block, Line):
        look = looks.LINES[block.look]
        text = _broken(shown(block.text), page.text_width * looks.POINTS_A_MM, look.size)
        return {"kind": "line", "look": block.look, "text": text}
    if isinstance(block, Table):
        return _table(block, page, shown)
    return {
        "kind": "picture",
        "content": list(block.content),
        "width": block.width,
        "shows": plain(block.shows),
    }


def _table(table: Table, page: looks.Page, shown: Callable[[str], str]) -> dict[str, Any]:
    table.covers()
    size = looks.cell_size(table)
    rooms, heights = rooms_on(table, page), heights_on(table, page)
    pitch = looks.cell_height(size)
    room_on_page = _FILLED * page.text_height * looks.POINTS_A_MM
    head_rows = table.repeated_rows
    if sum(heights[:head_rows]) > room_on_page / 2:
        head_rows = 0
    room_on_page -= sum(heights[:head_rows])
    least, headings = table.lines_of_rows, table.headings()
    cells = [
        {
            "row": cell.row,
            "column": cell.column,
            "rows": cell.rows,
            "columns": cell.columns,
            "look": _cell_look(cell.look, size),
            "text": _broken(shown(cell.text), room, size),
            "least": looks.cell_height(size, least.get(cell.row, 1) if cell.rows == 1 else 1) - pitch + size,
            "is_whole": max(heights[cell.row : cell.row + cell.rows]) < room_on_page
            and (cell.rows == 1 or (cell.rows == _KEPT_ROWS and cell.row in headings)),
        }
        for cell, room in zip(table.cells, rooms, strict=True)
    ]
    return {
        "kind": "table",
        "widths": table.widths,
        "head_rows": head_rows,
        "above": looks.ABOVE[table.air] + (pitch - size) / 2,
        "cells": cells,
    }


def _broken(text: str, room: float, size: float) -> str:
    """Break what has no place to be broken, and is wider than its line, where the line is full."""

    def cut(run: re.Match[str]) -> str:
        lines, left = [""], room
        for one in run[0]:
            wide = size * (1.0 if width(one) > 1 else _WIDTHS.get(one, _LETTER))
            if wide > left and lines[-1]:
                lines.append("")
                left = room
            lines[-1] += one
            left -= wide
        return "\n".join(lines)

    letters = max(math.floor(room / size), 1)
    return re.sub(rf"[^\s{_HAN}]{{{letters + 1},}}", cut, text)


def _said_of(missing: Iterable[str]) -> str:
    """Say which characters are not shown as they are."""
    points = [f"U+{ord(one):04X}" for one in missing]
    more = "等" if len(points) > _MOST_NAMED else ""
    return f"注：〓为本文件字库所缺的字（{'、'.join(points[:_MOST_NAMED])}{more}），原字见 .docx 或 .xlsx 文件。"
