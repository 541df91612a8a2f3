"""The part of a workbook that holds the notes of one sheet: those of others kept, ours put in.

A cell has one note. Where somebody else has written one, ours goes below it in the same note.
"""

import re
from typing import Final
from xml.sax.saxutils import escape

import msgspec

from jiheng.exporting.annotating import tags
from jiheng.exporting.annotating.shapes import AUTHOR, Said
from jiheng.exporting.annotating.tags import Edit, NotInPlace, Tag
from jiheng.exporting.papers.texts import plain
from jiheng.reading import markup

_PART: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<comments xmlns="{}"><authors></authors><commentList></commentList></comments>'
)
_RUN: Final = (
    '<{p}r><{p}rPr>{bold}<{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="宋体"/><{p}charset val="134"/></{p}rPr>'
    '<{p}t xml:space="preserve">{text}</{p}t></{p}r>'
)
_CODED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_THREADED: Final = "tc="
"""What the author of a note begins with that only stands for a conversation, which programs of today show instead."""
_PARTED: Final = "────────"
_NAMES: Final = ("authors", "author", "commentList", "comment", "text", "t", "r", "rPh", "phoneticPr")
MOST: Final = 30_000
"""Characters of a note; Excel takes 32,767."""


class Note(msgspec.Struct, frozen=True):
    """A note of ours: the name of its cell, and its paragraphs."""

    cell: str
    said: tuple[Said, ...]


class NotePart:
    """The notes of one sheet as they are."""

    def __init__(self, content: bytes | None, main: str) -> None:
        """Take the part, or ``None`` where there is none; ``main`` is the namespace of workbooks in this edition."""
        self._data = _PART.format(main).encode() if content is None else content
        root = markup.parse(self._data)
        tags.refuse_other_encodings(self._data)
        self._authors = [author.text or "" for author in root.iter("{*}author")]
        self._cells: dict[str, int] = {}
        self._texts: list[str] = []
        self.threaded: set[str] = set()
        for at, one in enumerate(root.iter("{*}comment")):
            cell = one.get("ref", "").replace("$", "").upper()
            self._cells[cell] = at
            self._texts.append("".join(text.text or "" for text in one.iter("{*}t")))
            by = markup.whole_number(one.get("authorId"))
            if by is not None and by < len(self._authors) and self._authors[by].startswith(_THREADED):
                self.threaded.add(cell)

    @property
    def has_ours(self) -> bool:
        """There are notes of ours among them, from another time."""
        return AUTHOR in self._authors

    def has(self, cell: str) -> bool:
        """Tell whether there is a note at a cell."""
        return cell in self._cells

    def written(self, notes: list[Note]) -> bytes:
        """Give the part with our notes."""
        prefix = tags.root(self._data).prefix
        p = f"{prefix}:" if prefix else ""
        found = list(tags.tags(self._data, _NAMES))
        author, edits = self._author(found, p)
        own, added = [], list[Edit]()
        for note in notes:
            if self.has(note.cell):
                added += self._below(found, self._cells[note.cell], note, p)
            else:
                text = _runs(note.said, p)
                own.append(f'<{p}comment ref="{note.cell}" authorId="{author}"><{p}text>{text}</{p}text></{p}comment>')
        edits += added + self._at_end(found, "commentList", "".join(own))
        return tags.applied(self._data, edits)

    def _author(self, found: list[Tag], p: str) -> tuple[int, list[Edit]]:
        """Give our number among the authors, and what has to be written so that we are one of them."""
        if AUTHOR in self._authors:
            return self._authors.index(AUTHOR), []
        told = f"<{p}author>{AUTHOR}</{p}author>"
        return len(self._authors), self._at_end(found, "authors", told)

    def _at_end(self, found: list[Tag], name: str, told: str) -> list[Edit]:
        """Put something in as the last of the only element of its name."""
        last = next((tag for tag in found if tag.name == name and tag.is_end), None)
        if last is None:
            raise NotInPlace(f"a part of notes without {name}")
        return tags.opened(self._data, last, told) if last.is_start else [Edit(last.start, 0, told)]

    def _below(self, found: list[Tag], at: int, note: Note, p: str) -> list[Edit]:
        """Write below what somebody has written: a text without runs becomes one, so that ours can follow it."""
        begun = [place for place, tag in enumerate(found) if tag.name == "comment" and tag.is_start][at]
        inside = found[begun + 1 :]
        inside = inside[: next(place for place, tag in enumerate(inside) if tag.name == "comment")]
        holders = [tag for tag in inside if tag.name == "text"]
        if not holders:
            raise NotInPlace("a note without a text")
        told = _run(Said(f"\n{_PARTED}\n"), p) + _runs(note.said, p)
        if holders[0].is_end:
            return tags.opened(self._data, holders[0], _runs(note.said, p))
        edits: list[Edit] = []
        depth = 0
        for tag in inside:
            if tag.name in {"r", "rPh"}:
                depth += tag.is_start - tag.is_end
            elif tag.name == "t" and depth == 0 and tag.is_start:
                edits.append(Edit(tag.start, 0, f"<{p}r>"))
            if tag.name == "t" and depth == 0 and tag.is_end:
                edits.append(Edit(tag.end, 0, f"</{p}r>"))
        spoken = next((tag.start for tag in inside if tag.name in {"rPh", "phoneticPr"}), holders[-1].start)
        return [*edits, Edit(spoken, 0, told)]

    def text_with(self, note: Note) -> str:
        """Give what our note adds to the box of a cell, in plain words."""
        own = "\n".join(plain(one.text) for one in note.said)
        return f"{_PARTED}\n{own}" if self.has(note.cell) else own


def shortened(said: tuple[Said, ...], told: str) -> tuple[Said, ...]:
    """Give the paragraphs as far as a note can hold them; ``told`` says where the rest is."""
    room, kept = MOST, list[Said]()
    for one in said:
        if len(one.text) >= room:
            return (*kept, msgspec.structs.replace(one, text=one.text[:room]), Said(told))
        room -= len(one.text) + 1
        kept.append(one)
    return tuple(kept)


def _runs(said: tuple[Said, ...], p: str) -> str:
    lines = [msgspec.structs.replace(one, text=f"{one.text}\n") for one in said[:-1]]
    return "".join(_run(one, p) for one in (*lines, *said[-1:]))


def _run(said: Said, p: str) -> str:
    text = escape(_CODED.sub("_x005F_", plain(said.text)))
    return _RUN.format(p=p, bold=f"<{p}b/>" if said.is_head else "", text=text)
