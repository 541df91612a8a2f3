"""The parts of a binary Word document: its header, the table of its pieces and the properties its pages point to.

Names such as *FIB*, *CLX* and *FKP* are those of the published format [MS-DOC]. A *CP* is the place of a character in
the text, an *FC* the place of its bytes in the stream ``WordDocument``.
"""

import struct
from bisect import bisect_right
from typing import Final, NamedTuple

from jiheng.reading import limits, refusals
from jiheng.reading.compound_files import CompoundFile
from jiheng.reading.grid import Unreadable
from jiheng.reading.room import Room

_FIRST_OF_WORD_97: Final = 0xBF
_ENCRYPTED: Final = 0x0100
_SECOND_TABLE: Final = 0x0200
_PAGE: Final = 512
_PAGE_NUMBER: Final = 0x3FFFFF
_COMPRESSED: Final = 0x40000000
_PIECES_TABLE: Final = 2
_MODIFIERS: Final = 1


class Place(NamedTuple):
    """Where the header says, as an offset into itself, that a structure of the table stream stands."""

    at: int


CHARACTERS: Final = Place(0xFA)
PARAGRAPHS: Final = Place(0x102)
FONTS: Final = Place(0x112)
PIECES: Final = Place(0x1A2)
ANCHORS: Final = Place(0x1DA)
BOXES: Final = Place(0x25A)

_LENGTHS: Final = 0x4C
_BEFORE_BOXES: Final = 6


class OldWord(Exception):  # noqa: N818 - no fault of the file: it is of Word 95 or earlier
    """The document was written in the format before that of Word 97."""


class Piece(NamedTuple):
    """Characters ``start`` to ``end`` of the text, which lie at ``fc`` with ``width`` bytes each.

    ``modifier`` is what the piece adds to their properties, as the file encodes it.
    """

    start: int
    end: int
    fc: int
    width: int
    modifier: int


class Run(NamedTuple):
    """Bytes ``start`` to ``end`` of the text with the properties ``said``, the name of a style left out."""

    start: int
    end: int
    said: bytes


class Records:
    """A document opened: the streams and what the header says of them."""

    def __init__(self, source: bytes) -> None:
        """Open the streams.

        Raises:
            Unreadable: the container is damaged, or it is no Word document, or a password stands before it.
            OldWord: its format is older than Word 97.

        """
        self._container = CompoundFile(source)
        main = self._container.stream("WordDocument")
        if main is None:
            raise refusals.without_table("旧版 Word 文档", "old Word document")
        self.main: bytes = main
        version, flags = self.numbers("<H6xH", main, 2)
        if flags & _ENCRYPTED:
            raise refusals.protected()
        if version < _FIRST_OF_WORD_97:
            raise OldWord
        self.table: bytes = self._container.stream("1Table" if flags & _SECOND_TABLE else "0Table") or b""
        self._data: bytes | None = None
        self.room = Room("文档的格式标记数", "the number of properties", limits.MAX_PROPERTIES)

    @property
    def data(self) -> bytes:
        """The stream of large properties and pictures, read when it is first asked for."""
        if self._data is None:
            self._data = self._container.stream("Data") or b""
        return self._data

    def numbers(self, form: str, stream: bytes, at: int) -> tuple[int, ...]:
        """Read numbers, which must be there."""
        try:
            return struct.unpack_from(form, stream, at)
        except struct.error:
            raise damaged() from None

    def structure(self, place: Place) -> bytes:
        """Give a structure of the table stream; empty where the document has none."""
        at, size = self.numbers("<2I", self.main, place.at)
        found = self.table[at : at + size]
        if len(found) < size:
            raise damaged()
        return found

    def plex(self, place: Place, size: int) -> tuple[tuple[int, ...], list[bytes]]:
        """Read ascending places and the records of ``size`` bytes between them."""
        return self.cut(self.structure(place), size)

    def cut(self, found: bytes, size: int) -> tuple[tuple[int, ...], list[bytes]]:
        """Cut the bytes of a plex, as :meth:`plex` says."""
        count = max(0, (len(found) - 4) // (size + 4))
        self.room.take(count)
        if not count:
            return (), []
        places = struct.unpack_from(f"<{count + 1}I", found)
        start = 4 * (count + 1)
        return places, [found[at : at + size] for at in range(start, start + count * size, size)]

    def main_text(self) -> tuple[int, int]:
        """Say between which characters the main text stands."""
        (length,) = self.numbers("<I", self.main, _LENGTHS)
        return 0, length

    def boxes_text(self) -> tuple[int, int]:
        """Say between which characters the texts of text boxes stand."""
        lengths = self.numbers("<7I", self.main, _LENGTHS)
        start = sum(lengths[:_BEFORE_BOXES])
        return start, start + lengths[_BEFORE_BOXES]

    def pieces(self) -> tuple[list[Piece], list[bytes]]:
        """Read the table of pieces, and the properties that pieces refer to."""
        found = self.structure(PIECES)
        modifiers: list[bytes] = []
        at = 0
        while found[at : at + 1] == bytes([_MODIFIERS]):
            (size,) = self.numbers("<H", found, at + 1)
            modifiers.append(found[at + 3 : at + 3 + size])
            at += 3 + size
        if found[at : at + 1] != bytes([_PIECES_TABLE]):
            raise damaged()
        (size,) = self.numbers("<I", found, at + 1)
        places, records = self.cut(found[at + 5 : at + 5 + size], 8)
        return [self._piece(*entry) for entry in zip(places, places[1:], records, strict=False)], modifiers

    def _piece(self, start: int, end: int, record: bytes) -> Piece:
        fc, modifier = self.numbers("<2xIH", record, 0)
        width = 1 if fc & _COMPRESSED else 2
        fc = (fc & ~_COMPRESSED) // 2 if width == 1 else fc
        if not start < end <= limits.MAX_TEXT_BYTES or fc + (end - start) * width > len(self.main):
            raise damaged()
        return Piece(start, end, fc, width, modifier)

    def runs(self, place: Place) -> list[Run]:
        """Collect the runs of all pages that hold properties of characters or paragraphs, in order."""
        runs: list[Run] = []
        for (page,) in (self.numbers("<I", record, 0) for record in self.plex(place, 4)[1]):
            start = (page & _PAGE_NUMBER) * _PAGE
            held = self.main[start : start + _PAGE]
            if len(held) < _PAGE:
                raise damaged()
            runs += self._runs_of(held, is_paragraphs=place is PARAGRAPHS)
        runs.sort()
        return runs

    def _runs_of(self, page: bytes, *, is_paragraphs: bool) -> list[Run]:
        count = page[-1]
        self.room.take(count)
        step = 13 if is_paragraphs else 1
        if 4 * (count + 1) + step * count >= _PAGE:
            raise damaged()
        places = struct.unpack_from(f"<{count + 1}I", page)
        offsets = page[4 * (count + 1) : 4 * (count + 1) + step * count : step]
        read = _paragraph_said if is_paragraphs else _characters_said
        return [Run(places[n], places[n + 1], read(page, 2 * offsets[n])) for n in range(count)]

    def large(self, at: int) -> bytes:
        """Give properties that lie in the stream ``Data``."""
        (size,) = self.numbers("<H", self.data, at)
        said = self.data[at + 2 : at + 2 + size]
        if len(said) < size:
            raise damaged()
        return said


def _characters_said(page: bytes, at: int) -> bytes:
    return page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph_said(page: bytes, at: int) -> bytes:
    """Cut out the properties behind the number of the style. A count of 0 is followed by another one, of words."""
    if not at:
        return b""
    if page[at]:
        return page[at + 3 : at + 2 * page[at]]
    size = 2 * page[at + 1] if at + 1 < _PAGE else 0
    return page[at + 4 : at + 2 + size]


def covering(runs: list[Run], starts: list[int], fc: int) -> Run | None:
    """Find the run in which a byte lies; ``starts`` are those of the runs."""
    at = bisect_right(starts, fc) - 1
    return runs[at] if at >= 0 and fc < runs[at].end else None


def damaged() -> Unreadable:
    """Say that the document contradicts itself."""
    return refusals.damaged("旧版 Word 文档", "old Word document")
