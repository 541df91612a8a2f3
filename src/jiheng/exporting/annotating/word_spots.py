"""Where comments go in the main part of a Word document, in bytes: the paragraphs of a cell, and a paragraph itself."""

from typing import Final

from jiheng.exporting.annotating import tags
from jiheng.exporting.annotating.tags import NotInPlace, Tag
from jiheng.reading.documents.docx_places import Spot, Spots

_PARAGRAPH: Final = "p"
_CELL: Final = "tc"
_PROPERTIES: Final = "pPr"
_BOX: Final = "txbxContent"
_NAMES: Final = (_PARAGRAPH, _CELL, _PROPERTIES, _BOX)


class Paragraph:
    """A paragraph of the part: its tags, and where its content begins behind its properties."""

    def __init__(self, tag: Tag, host: "Paragraph | None") -> None:
        self.tag = tag
        self.begin = tag.end
        self.end = tag.start
        self.host = host


class Paragraphs:
    """The paragraphs of a main part, by themselves and by the cells they stand in."""

    def __init__(self, data: bytes, known: Spots) -> None:
        """Go through the tags of a part of which the places are ``known``.

        Raises:
            NotInPlace: the tags are not those that the parser found, so counting would lead to the wrong place.
        """
        self.prefix = tags.root(data).prefix
        walk = _Walk()
        try:
            for tag in tags.tags(data, _NAMES):
                if tag.prefix == self.prefix:
                    walk.take(tag)
        except IndexError as fault:
            raise NotInPlace("tags that do not belong together") from fault
        self._all, self._of_cells = walk.paragraphs, walk.cells
        if (len(self._all), len(self._of_cells)) != (known.paragraphs, known.marks):
            raise NotInPlace("tags that are not what they look like")

    def of(self, spot: Spot) -> tuple[Paragraph, Paragraph] | None:
        """Give the first and the last paragraph of a cell, or a paragraph twice; ``None`` where a cell has none.

        Word takes no comments in a text box: of what stands in one it is the paragraph that holds the box.
        """
        own = self.within(spot)
        if not own:
            return None
        first, last = own[0], own[-1]
        return (first.host, first.host) if first.host is not None else (first, last)

    def within(self, spot: Spot) -> list[Paragraph]:
        """Give all paragraphs of a cell, or the one."""
        return self._of_cells[spot.number] if spot.is_cell else [self._all[spot.number]]


class _Walk:
    """Takes tags one after the other, and knows which paragraphs, cells and text boxes are open."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.cells: list[list[Paragraph]] = []
        self._open: list[Paragraph] = []
        self._around: list[list[Paragraph]] = [[]]
        self._hosts: list[Paragraph | None] = [None]
        self._properties = 0
        self._taking = {_PARAGRAPH: self._paragraph, _CELL: self._cell, _PROPERTIES: self._property, _BOX: self._box}

    def take(self, tag: Tag) -> None:
        """Take the next tag."""
        self._taking[tag.name](tag)

    def _paragraph(self, tag: Tag) -> None:
        if not tag.is_start:
            self._open.pop().end = tag.start
            return
        made = Paragraph(tag, self._hosts[-1])
        self.paragraphs.append(made)
        self._around[-1].append(made)
        if not tag.is_end:
            self._open.append(made)

    def _cell(self, tag: Tag) -> None:
        own: list[Paragraph] = []
        if tag.is_start:
            self.cells.append(own)
            self._around.append(own)
        if tag.is_end:
            self._around.pop()

    def _property(self, tag: Tag) -> None:
        """Of properties within properties, as tracked changes keep them, only the outer ones are those of today."""
        self._properties += tag.is_start - tag.is_end
        if tag.is_end and not self._properties and self._open:
            self._open[-1].begin = tag.end

    def _box(self, tag: Tag) -> None:
        """What stands in a box is no paragraph of the cell around it."""
        if tag.is_start:
            self._hosts.append(self._hosts[-1] or (self._open[0] if self._open else None))
            self._around.append([])
        if tag.is_end:
            self._hosts.pop()
            self._around.pop()
