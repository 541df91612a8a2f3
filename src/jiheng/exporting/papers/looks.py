"""How papers look, once for all kinds of file: A4, the margins, fonts and sizes of official documents (GB/T 9704).

Sizes have the names Chinese offices know them by. In .docx and .xlsx a font is named, and the reader's machine has it;
in PDF a free one of the same kind is embedded. Lengths are millimetres, sizes points.
"""

from enum import StrEnum
from typing import Final, NamedTuple

from jiheng.exporting.papers.shapes import Air, CellLook, LineLook, Section, Table

FANG_SONG: Final = "仿宋_GB2312"
KAI_TI: Final = "楷体_GB2312"
HEI_TI: Final = "黑体"
SONG_TI: Final = "宋体"
XIAO_BIAO_SONG: Final = "方正小标宋简体"
FIGURES: Final = "Times New Roman"
"""Of figures and Latin letters, whatever the font of the Chinese around them."""

ER_HAO: Final = 22.0
SAN_HAO: Final = 16.0
SI_HAO: Final = 14.0
XIAO_SI: Final = 12.0
WU_HAO: Final = 10.5
XIAO_WU: Final = 9.0


POINTS_A_MM: Final = 72 / 25.4


class Page(NamedTuple):
    """A sheet of paper and its margins."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int

    @property
    def text_width(self) -> int:
        """How wide the text is."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """How high the text is."""
        return self.height - self.top - self.bottom


UPRIGHT: Final = Page(210, 297, 37, 26, 35, 28)
"""天头 37, 订口 28; the text is 156 wide and 225 high (GB/T 9704—2012)."""
WIDE: Final = Page(297, 210, 28, 37, 26, 35)
"""The same sheet turned on its side, so that its top is at the binding."""
FOOT: Final = 7
"""From the text down to the number of the page."""


def page_of(section: Section) -> Page:
    """Say on which page a section stands."""
    return WIDE if section.is_wide else UPRIGHT


class Align(StrEnum):
    """To which side a text is put."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    BOTH = "both"  # to the right edge as well, but for the last line


class Look(NamedTuple):
    """How a paragraph is set. ``pitch`` is from line to line; ``indent``, of the first line, is in characters."""

    font: str
    size: float
    pitch: float
    align: Align = Align.LEFT
    indent: int = 0
    before: float = 0
    after: float = 0
    is_head: bool = False  # never the last on a page


LINES: Final[dict[LineLook, Look]] = {
    LineLook.TITLE: Look(XIAO_BIAO_SONG, ER_HAO, 33, Align.CENTRE, after=6, is_head=True),
    LineLook.SUBTITLE: Look(SONG_TI, XIAO_SI, 20, Align.CENTRE, after=4, is_head=True),
    LineLook.HEADING: Look(HEI_TI, SAN_HAO, 28, indent=2, is_head=True),
    LineLook.SUBHEADING: Look(KAI_TI, SAN_HAO, 28, indent=2, is_head=True),
    LineLook.BODY: Look(FANG_SONG, SAN_HAO, 28, Align.BOTH, indent=2),
    LineLook.LIST: Look(FANG_SONG, SAN_HAO, 28, Align.BOTH),
    LineLook.RIGHT: Look(FANG_SONG, SAN_HAO, 28, Align.RIGHT),
    LineLook.NOTE: Look(SONG_TI, WU_HAO, 16, before=3),
}
"""28 points from line to line make 22 lines of a page."""

_CELLS: Final = {
    CellLook.LABEL: (HEI_TI, Align.CENTRE),
    CellLook.TEXT: (SONG_TI, Align.LEFT),
    CellLook.WORD: (SONG_TI, Align.CENTRE),
    CellLook.FIGURE: (SONG_TI, Align.CENTRE),
    CellLook.LONG: (SONG_TI, Align.LEFT),
    CellLook.CAPTION: (HEI_TI, Align.LEFT),
}
_MANY_COLUMNS: Final = 8
_PITCH: Final = 1.3
CELL_SIZES: Final = (WU_HAO, XIAO_WU)
BESIDE: Final = 3.0
"""Between the text of a cell and its edges at both sides."""
ABOVE: Final = {Air.FULL: 3.0, Air.LESS: 2.0, Air.LEAST: 1.0}
"""The same above it and below."""
JOINT: Final = 4.0
"""Between two tables in a PDF, which elsewhere all but touch."""
RULE: Final = 0.5
"""How thick a ruled line is: some programs add it to the height of a row."""
BETWEEN: Final = 6.0
"""Between a table and a line above or below it that keeps no distance by itself."""


def cell_look(look: CellLook, size: float) -> Look:
    """Say how the text of a cell is set."""
    font, align = _CELLS[look]
    return Look(font, size, cell_height(size), align, is_head=look is CellLook.CAPTION)


def cell_height(size: float, lines: int = 1) -> float:
    """Say how high so many lines of a cell are, without what is left free around them."""
    return round(size * _PITCH * lines, 1)


def cell_size(table: Table) -> float:
    """Say how large the letters of a table are: smaller where it has many columns."""
    return XIAO_WU if len(table.widths) >= _MANY_COLUMNS else WU_HAO
