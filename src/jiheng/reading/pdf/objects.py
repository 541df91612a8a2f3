"""The objects of a PDF, found by what is written and not by its tables of objects, which may say anything.

An object that a file holds several times over, as one that was changed has, is all of them: whichever the engine takes
is among them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final, TypeAlias

import msgspec

from jiheng.reading import limits, refusals
from jiheng.reading.pdf import filters
from jiheng.reading.pdf.syntax import Name, Ref, Value, parse
from jiheng.reading.room import Room

_BEGIN: Final = b"obj"
_NUMBERED: Final = re.compile(rb"(?<![0-9])([0-9]{1,10})[\0\t\n\f\r ]+[0-9]{1,5}[\0\t\n\f\r ]*\Z")
_NUMBERS_WITHIN: Final = 40
_BEFORE: Final = tuple(bytes([sign]) for sign in b"\0\t\n\f\r 0123456789")
_END: Final = b"endstream"
_STREAM: Final = re.compile(rb"stream[\r\n]")
_MAY_HOLD_OBJECTS: Final = re.compile(b"ObjStm")
_MAY_BE_PAGE: Final = re.compile(b"Contents")
_ESCAPED: Final = re.compile(rb"#[0-9A-Fa-f]{2}")
"""As any sign of a name may be written."""

_STEPS_OF_AN_OBJECT: Final = 8
_MOST_LINKS: Final = 8
_DEEPEST: Final = 8


class Stream(msgspec.Struct, frozen=True, eq=False):
    """An object with bytes: what is said of them, and where they begin."""

    head: Mapping[str, Value]
    start: int


Found: TypeAlias = "Stream | Value"


class _Text(msgspec.Struct, frozen=True, eq=False):
    """Bytes with objects in them, and where these begin, in their order."""

    source: bytes
    begun: list[int]


class Objects:
    """All objects of a file."""

    def __init__(self, source: bytes) -> None:
        """Find the objects, those packed into others too.

        Raises:
            Unreadable: there are far too many, or they would unpack to far too much.

        """
        self._source = source
        self._room = Room("PDF 的对象数", "the number of objects of the PDF", limits.MAX_PDF_OBJECT_STEPS)
        self._read: dict[tuple[int, int], Found] = {}
        self._places: dict[int, list[tuple[_Text, int]]] = {}
        self._texts = [_Text(source, [])]
        self._find()
        held = 0
        for place in self._holding(_MAY_HOLD_OBJECTS):
            stream = self._at(*place)
            if isinstance(stream, Stream) and stream.head.get("Type") == "ObjStm":
                held += self._unfold(stream)
            if held > limits.MAX_PDF_PART_BYTES:
                raise refusals.too_large("PDF 展开后", f"{limits.MAX_PDF_PART_BYTES:,} 字节", "the unpacked PDF")

    def _find(self) -> None:
        """Find the objects that stand in the file itself."""
        text, source = self._texts[0], self._source
        at = source.find(_BEGIN)
        while at >= 0:
            before = source[max(at - _NUMBERS_WITHIN, 0) : at]
            numbered = _NUMBERED.search(before) if before[-1:] in _BEFORE else None
            at += len(_BEGIN)
            self._room.take()
            if numbered is not None:
                self._room.take(_STEPS_OF_AN_OBJECT)
                text.begun.append(at)
                self._places.setdefault(int(numbered[1]), []).append((text, at))
            at = source.find(_BEGIN, at)

    def _unfold(self, stream: Stream) -> int:
        """Find the objects packed into a stream; give how many bytes they are."""
        given = self.unpacked(stream, limits.MAX_PDF_PART_BYTES)
        first = stream.head.get("First")
        if not isinstance(first, int) or filters.is_predicted(self.filters(stream)):
            return len(given)
        text = _Text(given, [])
        numbers = given[: max(first, 0)].split()
        self._room.take(_STEPS_OF_AN_OBJECT * len(numbers) // 2)
        for number, place in zip(numbers[::2], numbers[1::2], strict=False):
            if number.isdigit() and place.isdigit():
                self._places.setdefault(int(number[:10]), []).append((text, first + int(place[:10])))
                text.begun.append(first + int(place[:10]))
        text.begun.sort()
        self._texts.append(text)
        return len(given)

    def _holding(self, sign: re.Pattern[bytes]) -> Iterator[tuple[_Text, int]]:
        """Give the objects in which something may be written, each once."""
        for text in list(self._texts):
            holding = set()
            for found in chain(sign.finditer(text.source), _ESCAPED.finditer(text.source)):
                self._room.take()
                holding.add(bisect_right(text.begun, found.start()) - 1)
            for index in sorted(holding - {-1}):
                yield text, text.begun[index]

    def _at(self, text: _Text, at: int) -> Found:
        key = id(text), at
        if key not in self._read:
            value, start = parse(text.source, at, self._room)
            is_stream = start is not None and isinstance(value, Mapping) and text is self._texts[0]
            self._read[key] = Stream(value, start) if is_stream else value  # type: ignore[arg-type]  # looked at above
        return self._read[key]

    def look(self, value: Found, links: int = _MOST_LINKS) -> Iterator[Found]:
        """Give what a value is, or all that a reference may lead to."""
        self._room.take()
        if not isinstance(value, Ref):
            yield value
        elif links:
            for place in self._places.get(value.number, ()):
                yield from self.look(self._at(*place), links - 1)

    def entries(self, value: Found, key: str) -> Iterator[Found]:
        """Give all that an entry of a dictionary, or of what leads to one, may be."""
        for one in self.look(value):
            head = one.head if isinstance(one, Stream) else one
            if isinstance(head, Mapping):
                yield from self.look(head.get(key))

    def streams(self) -> Iterator[Stream]:
        """Give all objects with bytes."""
        for place in self._holding(_STREAM):
            found = self._at(*place)
            if isinstance(found, Stream):
                yield found

    def pages(self) -> Iterator[Mapping[str, Value]]:
        """Give all that may be a page: dictionaries that name contents."""
        for place in self._holding(_MAY_BE_PAGE):
            found = self._at(*place)
            if not isinstance(found, Stream):
                yield from self._with_contents(found, _DEEPEST)

    def _with_contents(self, value: Found, depth: int) -> Iterator[Mapping[str, Value]]:
        self._room.take()
        if isinstance(value, Mapping):
            if value.get("Contents") is not None:
                yield value
            value = list(value.values())
        if isinstance(value, list) and depth:
            for one in value:
                yield from self._with_contents(one, depth - 1)

    def filters(self, stream: Stream) -> list[filters.Filter]:
        """Say how a stream is packed."""
        names = self._listed(stream, "Filter", "F")
        told = self._listed(stream, "DecodeParms", "DP")
        told += [None] * len(names)
        return [
            (name, one if isinstance(one, Mapping) else {})
            for name, one in zip(names, told, strict=False)
            if isinstance(name, Name)
        ]

    def _listed(self, stream: Stream, *keys: str) -> list[Found]:
        value = next((one for key in keys for one in self.entries(stream, key) if one is not None), None)
        if isinstance(value, list):
            return [next(self.look(one), None) for one in value]
        return [] if value is None else [value]

    def packed(self, stream: Stream) -> bytes:
        """Give the bytes of a stream as they are: up to its end as said or as marked, whichever is further."""
        length = next(self.entries(stream, "Length"), None)
        end = self._source.find(_END, stream.start)
        end = len(self._source) if end < 0 else end
        if isinstance(length, int):
            end = max(end, stream.start + length)
        return self._source[stream.start : end]

    def unpacked(self, stream: Stream, most: int) -> bytes:
        """Unpack a stream: all of it, or more than ``most`` bytes."""
        return filters.unpacked(self.packed(stream), self.filters(stream), most)
