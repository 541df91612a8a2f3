"""A paper as a workbook: a sheet is as wide as the paper, its rows are as high as their texts, and prints as it looks.

Every text is a text, never a formula. The same paper gives the same bytes.
"""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import BinaryIO, Final

import xlsxwriter  # type: ignore[import-untyped]  # it has hints and does not say so

from jiheng.exporting.papers import looks
from jiheng.exporting.papers.excel_sheets import Formats, Leaf
from jiheng.exporting.papers.shapes import Paper, Table
from jiheng.exporting.papers.texts import plain
from jiheng.reading.own_reports import KEYWORD

_NO_DAY: Final = datetime(2020, 1, 1, tzinfo=UTC)
_MOST_LETTERS: Final = 31
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\'\n", "-"))


def write(paper: Paper, out: BinaryIO) -> None:
    """Write a paper.

    Raises:
        ValueError: a place of a table is covered by no cell or by two.
    """
    written = io.BytesIO()
    font = {"font_name": looks.SONG_TI, "font_size": looks.WU_HAO}
    book = xlsxwriter.Workbook(written, {"in_memory": True, "default_format_properties": font})
    keywords = {"keywords": KEYWORD} if paper.is_report else {}
    book.set_properties({"title": plain(paper.title), "created": _NO_DAY, **keywords})
    formats = Formats(book)
    sections = list(paper.sections())
    for name, section in zip(_names(section.sheet for section in sections), sections, strict=True):
        tables = [one for one in section.blocks if isinstance(one, Table)]
        leaf = Leaf(book.add_worksheet(name), formats, looks.page_of(section), tables)
        for block in section.blocks:
            leaf.put(block)
        leaf.finish()
    book.close()
    out.write(written.getvalue())


def _names(wanted: Iterable[str]) -> list[str]:
    """Give sheets names as a workbook takes them: short, without some signs, each another."""
    names: list[str] = []
    taken: set[str] = set()
    for name in wanted:
        said = plain(name).translate(_NOT_IN_NAMES).strip() or "表"
        given, number = said[:_MOST_LETTERS], 1
        while given.casefold() in taken or given.casefold() == "history":
            number += 1
            given = f"{said[: _MOST_LETTERS - len(str(number)) - 1]} {number}"
        taken.add(given.casefold())
        names.append(given)
    return names
