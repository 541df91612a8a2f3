"""What every part of a Word document is made of: names, lengths, paragraphs. Texts come in here and nowhere else."""

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

from jiheng.exporting.papers.shapes import CellLook, LineLook

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PICTURES: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
TWIPS_A_MM: Final = 1440 / 25.4
EMU_A_MM: Final = 36_000

PICTURE: Final = "Picture"
GAP: Final = "Gap"
"""The styles of a paragraph that is a picture, and of one that only keeps two things apart."""
_STYLES: Final = {
    LineLook.TITLE: "Title",
    LineLook.SUBTITLE: "Subtitle",
    LineLook.HEADING: "Heading1",
    LineLook.SUBHEADING: "Heading2",
    LineLook.BODY: "BodyText",
    LineLook.LIST: "Listed",
    LineLook.RIGHT: "Signed",
    LineLook.NOTE: "Note",
}


def style_of(look: LineLook) -> str:
    """Give the style of a line."""
    return _STYLES[look]


def cell_style_of(look: CellLook, size: float) -> str:
    """Give the style of the text of a cell."""
    return f"Cell{look.value.capitalize()}{twice(size)}"


def twips(points: float) -> int:
    """Give a length as Word counts it, in twentieths of a point."""
    return round(points * 20)


def twice(size: float) -> int:
    """Give a size as Word counts it, in half points."""
    return round(size * 2)


def escaped(text: str) -> str:
    """Give a text as it stands between marks or quotation marks."""
    return escape(text, {'"': "&quot;"})


def paragraph(lines: Sequence[str], style: str, more: str = "") -> str:
    """Give a paragraph; each text is a line of it."""
    runs = "<w:r><w:br/></w:r>".join(map(_run, lines))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'


def _run(text: str) -> str:
    """Give a piece of text; its quotation marks and dashes are to be as wide as the Chinese around them."""
    if not text:
        return ""
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'
