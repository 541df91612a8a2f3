"""Texts as they may stand in any kind of file: what can be seen of them, and how much room it takes."""

import re
import unicodedata
from typing import Final

from jiheng.exporting.lines import wrap

_BREAKS: Final = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters, marks that turn the direction of writing or hide words, and what no character ever will be.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs"})
_NO_CHARACTER: Final = re.compile(
    "[\ufdd0-\ufdef" + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17)) + "]"
)
_HALF: Final = 2  # columns of a terminal that a Chinese character takes


def plain(text: str) -> str:
    r"""Give what can be seen of a text; lines are parted by ``\n``, and a tab is a blank."""
    if text.isprintable():
        return text
    text = _NO_CHARACTER.sub("", _BREAKS.sub("\n", text).replace("\t", " "))
    return "".join(one for one in text if one == "\n" or unicodedata.category(one) not in _UNSEEN)


def height_in_lines(text: str, room: float, size: float) -> int:
    """Count the lines that a text takes where a line is ``room`` points wide."""
    columns = max(int(room / size * _HALF), _HALF)
    return sum(_lines(line, columns) for line in text.split("\n"))


def _lines(line: str, columns: int) -> int:
    return 1 if len(line) * _HALF <= columns else len(wrap(line, columns))
