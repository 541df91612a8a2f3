"""How the cells look: the form in black and white as it is printed, what is locked in a light grey."""

from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]  # it has hints and does not say so
from xlsxwriter.format import Format  # type: ignore[import-untyped]  # as above

from jiheng.exporting.papers.looks import HEI_TI, SONG_TI, XIAO_BIAO_SONG

_LOCKED: Final = "#F2F2EF"
_QUIET: Final = "#6B6B66"
COLOURS: Final = {"missing": "#FFF6D6", "doubtful": "#FBDAD7", "reason": "#FFE0B8", "locked": _LOCKED}
"""The colours of cells that lack something or contradict others, and of those that are locked."""

_CELL: Final = {"font_name": SONG_TI, "font_size": 10.5, "border": 1, "valign": "vcenter", "text_wrap": True}
_OPEN: Final = {"locked": False}
_TEXT: Final = {"num_format": "@"}

_AMOUNT: Final = {
    **_CELL,
    "align": "right",
    "indent": 1,
    "num_format": "#,##0.00####",
    "text_wrap": False,
    "shrink": True,
}
_SIDE: Final = {"font_name": SONG_TI, "font_size": 9, "font_color": _QUIET, "valign": "vcenter", "text_wrap": True}

_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "title": {"font_name": XIAO_BIAO_SONG, "font_size": 18, "align": "center", "valign": "vcenter"},
    "year": {
        "font_name": SONG_TI,
        "font_size": 12,
        "align": "center",
        "valign": "vcenter",
        "num_format": '"（"0"年度）"',
        **_OPEN,
    },
    "label": {**_CELL, "font_name": HEI_TI, "align": "center", "bg_color": _LOCKED},
    "word": {**_CELL, "align": "center", **_TEXT},
    "text": {**_CELL, "align": "left", "indent": 1, **_TEXT},
    "long": {**_CELL, "align": "left", "valign": "top", "indent": 1, **_TEXT},
    "amount": _AMOUNT,
    "doubted_amount": {**_AMOUNT, "bg_color": COLOURS["doubtful"]},
    "points": {**_CELL, "align": "center", "text_wrap": False},
    "rate": {**_CELL, "align": "center", "num_format": "0.00%", "bg_color": _LOCKED, "text_wrap": False},
    "side": _SIDE,
    "doubted_side": {**_SIDE, "bg_color": COLOURS["doubtful"]},
    "side_head": {
        "font_name": SONG_TI,
        "font_size": 9,
        "bold": True,
        "font_color": _QUIET,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
        "bottom": 1,
        "bottom_color": _QUIET,
    },
    "side_figure": {
        "font_name": SONG_TI,
        "font_size": 9,
        "font_color": _QUIET,
        "align": "center",
        "valign": "vcenter",
        "num_format": "0.00",
        "text_wrap": True,
    },
    "side_open": {"font_name": SONG_TI, "font_size": 10.5, "align": "center", "border": 1, **_OPEN, **_TEXT},
    "tall": {"font_name": SONG_TI, "font_size": 24},
    "unseen": {"font_name": SONG_TI, "font_size": 9, "font_color": "#FFFFFF"},
    "hidden": {"font_name": SONG_TI, "font_size": 9},
    "help": {"font_name": SONG_TI, "font_size": 11, "text_wrap": True, "valign": "vcenter"},
    "help_part": {"font_name": HEI_TI, "font_size": 11, "valign": "bottom"},
    "help_head": {"font_name": HEI_TI, "font_size": 16},
}


class Styles:
    """The looks of cells, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, name: str) -> Format:
        """Give a look as it stands in the table."""
        return self.of(name)

    def of(self, name: str, *, is_open: bool | None = None) -> Format:
        """Give a look; a cell that is open can be written in, one that is expressly not is grey."""
        looks = dict(_LOOKS[name])
        if is_open:
            looks |= _OPEN
            if looks.get("bg_color") == _LOCKED:
                del looks["bg_color"]
        elif is_open is not None:
            looks["bg_color"] = _LOCKED
        return self._make(f"{name} {is_open}", looks)

    @staticmethod
    def is_locked(name: str, *, is_open: bool | None = None) -> bool:
        """Tell whether nobody can write in a cell that looks so while the sheet is protected."""
        return not (_LOOKS[name].keys() >= _OPEN.keys() if is_open is None else is_open)

    def colour(self, name: str) -> Format:
        """Give a colour for a cell that lacks something or contradicts others."""
        return self._make(f"colour {name}", {"bg_color": COLOURS[name]})

    def swatch(self, name: str) -> Format:
        """Give a cell filled with a colour, for the legend."""
        return self._make(f"swatch {name}", {"bg_color": COLOURS[name], "border": 1})

    def _make(self, name: str, looks: dict[str, Any]) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(looks)
        return self._made[name]
