"""How much a PDF draws, counting what is placed many times as often as it is placed, before the engine draws any of it.

The engine reads the operators of a form anew for each place where it stands, those of forms inside it too. So the same
way is gone here, over the names of what is placed alone.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from jiheng.reading import limits, refusals
from jiheng.reading.pdf import filters
from jiheng.reading.pdf.objects import Found, Objects, Stream
from jiheng.reading.pdf.streams import too_large
from jiheng.reading.pdf.syntax import REGULAR, Name, Value, name

_PLACE: Final = re.compile(rb"Do(?!" + REGULAR + rb")")
_PART_OF_A_WORD: Final = re.compile(REGULAR + rb"\Z")
_NAMED: Final = re.compile(rb"/(" + REGULAR + rb"*)[\0\t\n\f\r ]*\Z")
_NAME_WITHIN: Final = 200
_COST_OF_A_PLACE: Final = 100
"""Placing something takes as much as so many bytes of operators, whatever it is."""
_DEEPEST: Final = 41
"""Forms so deep within others are not drawn any more, even those that place themselves."""


def refuse_drawn_too_much(objects: Objects, pages: int) -> None:
    """Add up what all pages draw; ``pages`` is how many the engine counts.

    Raises:
        Unreadable: it is far more than any form, on one page or on all.

    """
    drawn = [_Page(objects, page).drawn() for page in objects.pages()]
    # A page may be listed several times; which one, the engine alone knows.
    again = max(pages - len(drawn), 0) * max(drawn, default=0)
    if sum(drawn) + again > limits.MAX_PDF_PART_BYTES:
        raise too_large(limits.MAX_PDF_PART_BYTES, "字节")


class _Content(msgspec.Struct, frozen=True):
    """How much operators take, and the names of what they place, ``None`` where the name stands elsewhere."""

    cost: int
    placed: tuple[Name | None, ...]


class _Page:
    """A page, while what it draws is added up."""

    def __init__(self, objects: Objects, page: Mapping[str, Value]) -> None:
        self._objects = objects
        self._page = page
        self._contents: dict[int, _Content] = {}
        self._resources = list(self._inherited())
        self._drawn = 0

    def drawn(self) -> int:
        """Add up all bytes of operators, those of what is placed as often as it is placed."""
        parts: list[Found] = []
        for contents in self._objects.look(self._page.get("Contents")):
            parts.extend(contents if isinstance(contents, list) else [contents])
        for part in parts:
            for stream in self._streams(part, 0):
                self._draw(stream, self._resources, 0)
        for stream in self._beside():
            self._draw(stream, self._resources, 0)
        return self._drawn

    def _inherited(self) -> Iterator[Found]:
        """Give the resources of the page, which may be said of a whole group of pages."""
        group: list[Found] = [self._page]
        for _ in range(_DEEPEST):
            found = [one for page in group for one in self._objects.entries(page, "Resources") if one is not None]
            if found:
                yield from found
                return
            group = [one for page in group for one in self._objects.entries(page, "Parent")]

    def _beside(self) -> Iterator[Stream]:
        """Give what may be drawn besides contents: letters that are drawings, patterns, masks, stamps."""
        objects = self._objects
        for resources in self._resources:
            for fonts in objects.entries(resources, "Font"):
                for font in fonts.values() if isinstance(fonts, Mapping) else ():
                    for letters in objects.entries(font, "CharProcs"):
                        yield from self._streams(letters, 1)
            for kind, depth in (("Pattern", 1), ("ExtGState", 3)):
                for own in objects.entries(resources, kind):
                    yield from self._streams(own, depth)
        for stamps in objects.entries(self._page, "Annots"):
            for stamp in stamps if isinstance(stamps, list) else ():
                for own in objects.entries(stamp, "AP"):
                    yield from self._streams(own, 2)

    def _streams(self, value: Found, depth: int) -> Iterator[Stream]:
        """Give all streams a value may be, and those that entries of it may be, so many levels below."""
        for one in self._objects.look(value):
            if isinstance(one, Stream):
                yield one
            elif isinstance(one, Mapping) and depth:
                for own in one.values():
                    yield from self._streams(own, depth - 1)

    def _draw(self, stream: Stream, around: list[Found], depth: int) -> None:
        content = self._content(stream)
        self._take(_COST_OF_A_PLACE + content.cost)
        said: list[Found] = [one for one in self._objects.entries(stream, "Resources") if one is not None]
        own = said or around
        for placed in content.placed:
            self._take(_COST_OF_A_PLACE)
            if depth < _DEEPEST:
                for form in self._named(placed, own):
                    self._draw(form, own, depth + 1)

    def _take(self, cost: int) -> None:
        self._drawn += cost
        if self._drawn > limits.MAX_PDF_DRAWING_BYTES:
            raise too_large(limits.MAX_PDF_DRAWING_BYTES, "字节")

    def _named(self, placed: Name | None, own: list[Found]) -> list[Stream]:
        """Give the forms a name stands for; pictures are none."""
        for resources in (own, self._resources):
            things = [one for each in resources for one in self._objects.entries(each, "XObject")]
            values = [
                value
                for thing in things
                if isinstance(thing, Mapping)
                for value in (thing.values() if placed is None else [thing.get(placed)])
            ]
            streams = [stream for value in values for stream in self._streams(value, 0)]
            if streams:
                return [one for one in streams if next(self._objects.entries(one, "Subtype"), None) != "Image"]
        return []

    def _content(self, stream: Stream) -> _Content:
        if stream.start not in self._contents:
            packing = self._objects.filters(stream)
            if filters.is_predicted(packing):
                raise refusals.unusually_packed()
            said = self._objects.unpacked(stream, limits.MAX_PDF_DRAWING_BYTES)
            self._contents[stream.start] = _Content(len(said) * filters.weight(packing), tuple(_names(said)))
        return self._contents[stream.start]


def _names(operators: bytes) -> Iterator[Name | None]:
    """Give the name before each operator that places something, ``None`` where none stands right before it."""
    for found in _PLACE.finditer(operators):
        before = operators[max(found.start() - _NAME_WITHIN, 0) : found.start()]
        if _PART_OF_A_WORD.search(before) is None:
            named = _NAMED.search(before)
            yield None if named is None else name(named[1])
