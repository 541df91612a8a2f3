"""Readers of others beside ours, on the files of the corpus: ``python -m benchmarks.corpus.peers FOLDER``.

They give cells and no forms, so cells are what is compared: how many of those that hold answers are found, in their
place, with their size and their text; and how long it took. It runs where the peers are installed (``make`` keeps them
apart), prints a line of JSON for every reader and file, and is started by :mod:`benchmarks.corpus.side_by_side`.
"""

import gc
import io
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

import msgspec

from benchmarks.corpus.rectangles import (
    Rectangle,
    Share,
    joined,
    of_grid,
    of_lines,
    of_markdown,
    of_page,
    share,
)

Read = Callable[[bytes, str], list[Rectangle]]

OURS: Final = "jiheng"


class Peer(msgspec.Struct, frozen=True):
    """A reader: its name, the package whose version counts, the suffixes it takes and the way it is asked."""

    name: str
    package: str
    suffixes: tuple[str, ...]
    read: Read


class Took(msgspec.Struct, frozen=True):
    """What a reader made of one file, in how many milliseconds of this thread; ``failed`` says what it raised."""

    reader: str
    version: str
    file: str
    milliseconds: float
    share: Share
    failed: str = ""


def _module(name: str) -> Any:  # noqa: ANN401 - packages that are not installed where types are checked
    return import_module(name)


def _ours(source: bytes, file: str) -> list[Rectangle]:
    return of_grid(_module("jiheng.reading").read_bytes(source, file=file))


def _python_docx(source: bytes, _: str) -> list[Rectangle]:
    walks = _module("benchmarks.walks")
    return [
        Rectangle(table, row, column, rows, columns, text)
        for table, row, column, rows, columns, text in walks.table_cells(source)
    ]


def _mammoth(source: bytes, _: str) -> list[Rectangle]:
    return of_page(_module("mammoth").convert_to_html(io.BytesIO(source)).value)


@cache
def _converter() -> Any:  # noqa: ANN401 - as above
    return _module("markitdown").MarkItDown()


def _markitdown(source: bytes, file: str) -> list[Rectangle]:
    kind = _module("markitdown").StreamInfo(extension=Path(file).suffix)
    return of_markdown(_converter().convert_stream(io.BytesIO(source), stream_info=kind).markdown)


def _openpyxl(source: bytes, _: str) -> list[Rectangle]:
    found: list[Rectangle] = []
    for number, sheet in enumerate(_module("openpyxl").load_workbook(io.BytesIO(source)).worksheets, start=1):
        merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
        for line in sheet.iter_rows():
            for cell in line:
                if cell.value is not None:
                    area = merged.get((cell.row, cell.column))
                    rows, columns = (area.size["rows"], area.size["columns"]) if area else (1, 1)
                    found.append(Rectangle(number, cell.row - 1, cell.column - 1, rows, columns, str(cell.value)))
    return found


def _calamine(source: bytes, _: str) -> list[Rectangle]:
    book = _module("python_calamine").CalamineWorkbook.from_filelike(io.BytesIO(source))
    found: list[Rectangle] = []
    for number, name in enumerate(book.sheet_names, start=1):
        sheet = book.get_sheet_by_name(name)
        ends = dict(sheet.merged_cell_ranges or ())
        for row, line in enumerate(sheet.to_python(skip_empty_area=False)):
            for column, value in enumerate(line):
                if value != "":
                    below, right = ends.get((row, column), (row, column))
                    found.append(Rectangle(number, row, column, below - row + 1, right - column + 1, str(value)))
    return found


def pdfplumber_cells(source: bytes, _: str) -> list[Rectangle]:
    """Give the cells that pdfplumber finds between the rulings of every page."""
    with _module("pdfplumber").open(io.BytesIO(source)) as document:
        return joined([_ruled(page) for page in document.pages])


def _ruled(page: Any) -> list[Rectangle]:  # noqa: ANN401 - as above
    boxes = [
        (left, top, right, bottom, page.crop((left, top, right, bottom)).extract_text())
        for table in page.find_tables()
        for left, top, right, bottom in table.cells
    ]
    return list(of_lines(1, boxes))


def _camelot(source: bytes, _: str) -> list[Rectangle]:
    # Unless asked to split them, it gives words that stand close together to the first of their cells.
    tables = _module("camelot").read_pdf(
        io.BytesIO(source), pages="all", flavor="lattice", split_text=True, suppress_stdout=True
    )
    return joined([list(_spans(table.cells)) for table in tables])


def _spans(cells: Any) -> Iterator[Rectangle]:  # noqa: ANN401 - as above
    """Join the cells of camelot that no line parts."""
    height, width = len(cells), len(cells[0]) if cells else 0
    taken: set[tuple[int, int]] = set()
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            right, below = column, row
            while right + 1 < width and not cells[row][right].right:
                right += 1
            while below + 1 < height and not cells[below][column].bottom:
                below += 1
            area = [(down, across) for down in range(row, below + 1) for across in range(column, right + 1)]
            taken.update(area)
            text = "".join(cells[down][across].text for down, across in area)
            yield Rectangle(1, row, column, below - row + 1, right - column + 1, text)


PEERS: Final = (
    Peer(OURS, "jiheng", (".docx", ".doc", ".xlsx", ".xls", ".html", ".pdf"), _ours),
    Peer("python-docx", "python-docx", (".docx",), _python_docx),
    Peer("mammoth", "mammoth", (".docx",), _mammoth),
    Peer("openpyxl", "openpyxl", (".xlsx",), _openpyxl),
    Peer("python-calamine", "python-calamine", (".xlsx", ".xls"), _calamine),
    Peer("markitdown", "markitdown", (".docx", ".xlsx", ".xls", ".html", ".pdf"), _markitdown),
    Peer("pdfplumber", "pdfplumber", (".pdf",), pdfplumber_cells),
    Peer("camelot", "camelot-py", (".pdf",), _camelot),
)
"""All readers, ours first. They take turns on every file; the first file of a type warms them up."""


def main(words: list[str]) -> int:
    """Read every file of a folder with every reader that takes it, or one file with one reader."""
    folder = Path(words[0])
    wanted = msgspec.json.decode((folder / "cells.json").read_bytes(), type=dict[str, list[Rectangle]])
    warm: set[tuple[str, str]] = set()
    there = [peer for peer in PEERS if words[1:] in ([], [peer.name]) and _is_installed(peer)]
    for file, cells in wanted.items():
        source = (folder / file).read_bytes()
        for peer in there:
            if Path(file).suffix in peer.suffixes:
                if (peer.name, Path(file).suffix) not in warm:
                    warm.add((peer.name, Path(file).suffix))
                    _take(peer, source, file, cells)
                print(msgspec.json.encode(_take(peer, source, file, cells)).decode(), flush=True)
    return 0


def _is_installed(peer: Peer) -> bool:
    try:
        return bool(version(peer.package))
    except PackageNotFoundError:
        return False


def _take(peer: Peer, source: bytes, file: str, cells: list[Rectangle]) -> Took:
    """Let a reader read a file; the garbage of the one before it is taken away first."""
    failed = ""
    found: list[Rectangle] = []
    gc.collect()
    begun = time.thread_time()
    try:
        found = peer.read(source, file)
    except Exception as raised:  # noqa: BLE001 - whatever a peer raises is its result
        failed = f"{type(raised).__name__}: {raised}"[:200]
    milliseconds = (time.thread_time() - begun) * 1000
    return Took(peer.name, version(peer.package), file, milliseconds, share(cells, found), failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
