"""The blocks of a binary Word document: its paragraphs one after another, those in tables gathered into them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from jiheng.reading import limits, refusals
from jiheng.reading.documents.doc import characters, properties
from jiheng.reading.documents.doc.boxes import Box, boxes
from jiheng.reading.documents.doc.records import PARAGRAPHS, Piece, Records, covering, damaged
from jiheng.reading.documents.doc.rows import OpenTable
from jiheng.reading.grid import Paragraph, Table

_MARK: Final = re.compile(f"[{characters.MARKS}]")
_CELL_MARK: Final = "\x07"
_BREAK: Final = "\x0c"

Block = Paragraph | Table


class Story:
    """The text of a document with its properties."""

    def __init__(self, records: Records) -> None:
        """Read the text and what is said of it; raises :class:`Unreadable` where the file contradicts itself."""
        self._records = records
        self._pieces, self._modifiers = records.pieces()
        self._starts = [piece.start for piece in self._pieces]
        self._runs = records.runs(PARAGRAPHS)
        self._run_starts = [run.start for run in self._runs]
        self._known: dict[bytes, properties.Paragraph] = {}
        text = characters.decoded(self._pieces, records)
        self._boxes = boxes(records)
        if max(records.main_text()[1], *(box.end for box in self._boxes), 0) > len(text):
            raise damaged()
        if sum(map(text.count, characters.MARKS)) > limits.MAX_PARAGRAPHS:
            raise refusals.too_large(
                "文档的段落和单元格数", f"{limits.MAX_PARAGRAPHS:,} 个", "the number of paragraphs and cells"
            )
        self._text = characters.settled(text, self._pieces, self._modifiers, records)

    def blocks(self) -> list[Block]:
        """Give the blocks in the order of the page; what stands in a text box follows the block it is anchored to."""
        found: list[Block] = []
        tables = 0
        for place, block in enumerate(self._in_order(), start=1):
            if isinstance(block, OpenTable):
                table = block.end(tables + 1)
                if table.cells or table.hidden_cells:
                    tables += 1
                    found.append(table)
            elif block.strip():
                found.append(Paragraph(block.strip("\n"), place))
            if tables > limits.MAX_TABLES:
                raise refusals.too_large("文档内的表格数", f"{limits.MAX_TABLES:,} 个", "the number of tables")
        return found

    def _in_order(self) -> Iterator[str | OpenTable]:
        anchored = sorted((box for box in self._boxes if box.anchor is not None), key=lambda box: box.anchor or 0)
        loose = [box for box in self._boxes if box.anchor is None]
        done = 0
        for end, group in self._groups(*self._records.main_text()):
            yield from group
            while done < len(anchored) and (anchored[done].anchor or 0) < end:
                yield from self._inside(anchored[done])
                done += 1
        for box in (*anchored[done:], *loose):
            yield from self._inside(box)

    def _inside(self, box: Box) -> Iterator[str | OpenTable]:
        """Give what stands in a box, without the mark that ends its last paragraph."""
        for _, group in self._groups(box.start, box.end - self._text.shown.endswith("\r", box.start, box.end)):
            yield from group

    def _groups(self, start: int, end: int) -> Iterator[tuple[int, list[str | OpenTable]]]:
        """Give a paragraph, or a table with those in its cells behind it, each with the place where it has ended."""
        open_: list[OpenTable] = []
        ended: list[OpenTable] = []
        order = 0
        for first, mark in self._paragraphs(start, end):
            held = self._properties(mark)
            while len(open_) > held.depth:
                ended.append(open_.pop())
            if ended and not open_:
                yield first, [*sorted(ended, key=lambda table: table.order)]
                ended = []
            if not held.depth:
                yield mark + 1, [self._text.between(first, mark)[0]]
                continue
            while len(open_) < held.depth:
                open_.append(OpenTable(order))
                order += 1
            self._take(open_[-1], first, mark, held)
        if open_ or ended:
            yield end, [*sorted([*ended, *open_], key=lambda table: table.order)]

    def _take(self, table: OpenTable, first: int, mark: int, held: properties.Paragraph) -> None:
        """Take a paragraph into a table, and end there what it ends."""
        table.add(*self._text.between(first, mark))
        is_inner = held.depth > 1
        is_cell_mark = self._text.shown[mark : mark + 1] == _CELL_MARK
        if held.ends_row and (is_inner or is_cell_mark):
            table.end_row(held.shape, gone=mark in self._text.gone)
        elif is_cell_mark or (is_inner and held.ends_inner_cell):
            table.end_cell()

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give the beginning of each paragraph and the place of its mark. A page may break inside a paragraph."""
        first = start
        for found in _MARK.finditer(self._text.shown, start, end):
            mark = found.start()
            if found[0] == _BREAK and not self._ends_there(mark):
                continue
            yield first, mark
            first = mark + 1
        if first < end:
            yield first, end

    def _at(self, place: int) -> tuple[int, Piece]:
        """Find the bytes of a character, and the piece it stands in."""
        piece = self._pieces[bisect_right(self._starts, min(place, len(self._text.shown) - 1)) - 1]
        return piece.fc + (place - piece.start) * piece.width, piece

    def _ends_there(self, place: int) -> bool:
        """Tell whether a paragraph ends with a character."""
        fc, piece = self._at(place)
        run = covering(self._runs, self._run_starts, fc)
        return run is None or run.end == fc + piece.width

    def _properties(self, mark: int) -> properties.Paragraph:
        fc, piece = self._at(mark)
        run = covering(self._runs, self._run_starts, fc)
        said = (run.said if run is not None else b"") + properties.of_piece(piece.modifier, self._modifiers)
        found = self._known.get(said)
        if found is None:
            found = self._known[said] = properties.of_paragraph(said, self._records)
        return found
