"""Comments on a Word document: anchors in its cells, the comments themselves in a part of their own.

The main part is not written anew: anchors are put in between its bytes. Comments of others stay as they are.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

from jiheng.exporting.annotating import tags
from jiheng.exporting.annotating.mending import Change
from jiheng.exporting.annotating.mending_texts import mended_texts
from jiheng.exporting.annotating.package_copy import PackageCopy
from jiheng.exporting.annotating.shapes import AUTHOR, Mark, Placed, Said, Spot
from jiheng.exporting.annotating.tags import Edit
from jiheng.exporting.annotating.word_spots import Paragraph, Paragraphs
from jiheng.exporting.papers.texts import plain
from jiheng.reading import markup
from jiheng.reading.documents import docx, docx_places

_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_EMPTY: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{}"></w:comments>'
_IDS: Final = re.compile(
    rb"""<[^<>]*?\bcomment(?:RangeStart|RangeEnd|Reference)?\s[^<>]*?\bid\s*=\s*["'](\d{1,9})["']"""
)
# The styles of the document are those of its text; a comment in 三号 with a first line set in would fill the margin.
_PARAGRAPH: Final = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="left"/></w:pPr>{}</w:p>'
)
_RUN: Final = '<w:r><w:rPr>{}<w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>{}</w:r>'
_BREAKS: Final = ("br", "cr")
_TEXT: Final = '<w:t xml:space="preserve">{}</w:t>'


class WordCopy:
    """A copy of a Word document."""

    def __init__(self, source: bytes) -> None:
        """Open ``source``.

        Raises:
            NotInPlace: it is one that we cannot write into.
            Unreadable: it is damaged.
        """
        self.parts = PackageCopy(source)
        name, self._data = docx.main_part(self.parts.package)
        self._main = self.parts.called(name)
        self._spots = docx_places.spots(self._data)
        self._paragraphs = Paragraphs(self._data, self._spots)
        self.has_earlier = False

    def mend(self, spot: Spot, changes: Sequence[Change]) -> bool:
        """As :class:`jiheng.exporting.annotating.shapes.Copy` has it: mend the runs of one cell."""
        found = self._found(spot)
        if found is None:
            return False
        inside = self._paragraphs.within(found)
        ranges = [(one.begin, one.end) for one in inside if not one.tag.is_end]
        edits = mended_texts(self._data, ranges, spot.printed, changes, _BREAKS)
        self.parts.edit(self._main, self._data, edits)
        return bool(edits)

    def write(self, marks: tuple[Mark, ...], day: str | None) -> tuple[Placed, ...]:
        """Write all comments."""
        word = markup.namespace(markup.root_of(self._data)).strip("{}")
        comments = self.parts.only(self._main, "comments")
        content = None if comments is None else self.parts.part(comments)
        if content is not None:
            markup.parse(content)  # what is broken is not made worse
            tags.refuse_other_encodings(content)
        self.has_earlier = f'author="{AUTHOR}"'.encode() in (content or b"")
        number = self._first_number(content)
        begun: dict[int, tuple[Paragraph, list[int]]] = {}
        ended: dict[int, tuple[Paragraph, list[int]]] = {}
        told, placed = [], []
        for mark in marks:
            at, where = self._first_found(mark.spots)
            placed.append(Placed(mark, at))
            if where is None:
                continue
            for paragraph, held in zip(where, (begun, ended), strict=True):
                held.setdefault(paragraph.tag.start, (paragraph, []))[1].append(number)
            told.append(_comment(number, mark.said, day, word))
            number += 1
        self._anchor(begun, ended, word)
        if told:
            self._put(comments, content, "".join(told), word)
        return tuple(placed)

    def _found(self, spot: Spot) -> docx_places.Spot | None:
        """Find a cell by its place; one known by its line alone has to say what was read there."""
        place = spot.place
        if place.table:
            return self._spots.at(place.table, place.row, place.column)
        said = _squeezed(spot.printed)
        among = (one for one in self._spots.among(place.row) if said or not one.is_cell)
        return next((one for one in among if _is_said_in(said, _squeezed(one.text))), None)

    def _first_found(self, spots: Iterable[Spot]) -> tuple[int | None, tuple[Paragraph, Paragraph] | None]:
        for at, spot in enumerate(spots):
            found = self._found(spot)
            where = None if found is None else self._paragraphs.of(found)
            if where is not None:
                return at, where
        return None, None

    def _first_number(self, comments: bytes | None) -> int:
        known = [int(found[1]) for data in (self._data, comments or b"") for found in _IDS.finditer(data)]
        return max(known, default=-1) + 1

    def _anchor(
        self,
        begun: dict[int, tuple[Paragraph, list[int]]],
        ended: dict[int, tuple[Paragraph, list[int]]],
        word: str,
    ) -> None:
        """Put the anchors into their paragraphs: beginnings behind the properties, ends and signs last."""
        prefix = self._paragraphs.prefix
        is_known = prefix and self._data.count(f"xmlns:{prefix}=".encode()) == 1
        w, space = (prefix, "") if is_known else ("w", f' xmlns:w="{word}"')
        for at in sorted(begun.keys() | ended.keys()):
            paragraph = (begun.get(at) or ended[at])[0]
            first = "".join(
                f'<{w}:commentRangeStart{space} {w}:id="{one}"/>' for one in begun.get(at, (paragraph, []))[1]
            )
            last = "".join(
                f'<{w}:commentRangeEnd{space} {w}:id="{one}"/>'
                f'<{w}:r{space}><{w}:commentReference {w}:id="{one}"/></{w}:r>'
                for one in ended.get(at, (paragraph, []))[1]
            )
            edits = (
                tags.opened(self._data, paragraph.tag, first + last)
                if paragraph.tag.is_end
                else [Edit(paragraph.begin, 0, first), Edit(paragraph.end, 0, last)]
            )
            self.parts.edit(self._main, self._data, edits)

    def _put(self, name: str | None, content: bytes | None, told: str, word: str) -> None:
        """Put comments behind those that are there, or into a part of their own."""
        made = name or self.parts.free_name(f"{self._main.rpartition('/')[0]}/comments{{}}.xml".lstrip("/"))
        self.parts.put(made, tags.before_end(content or _EMPTY.format(word).encode(), told))
        self.parts.declare(made, _TYPE)
        if name is None:
            self.parts.relate(self._main, _STRICT_RELATION if word == _STRICT else _RELATION, made)


def _comment(number: int, said: Iterable[Said], day: str | None, word: str) -> str:
    when = "" if day is None else f' w:date="{day}T00:00:00Z"'
    paragraphs = "".join(_PARAGRAPH.format(_run(one)) for one in said)
    return (
        f'<w:comment xmlns:w="{word}" w:id="{number}" w:author="{AUTHOR}"{when} w:initials="{AUTHOR}">'
        f"{paragraphs}</w:comment>"
    )


def _run(said: Said) -> str:
    lines = "<w:br/>".join(_TEXT.format(escape(line)) for line in plain(said.text).split("\n"))
    return _RUN.format("<w:b/>" if said.is_head else "", lines)


def _is_said_in(said: str, text: str) -> bool:
    """Tell whether a text is said in a cell or a paragraph, or begins in it and goes on in those that follow."""
    return said in text or (bool(text) and said.startswith(text))


def _squeezed(text: str) -> str:
    return "".join(text.split())
