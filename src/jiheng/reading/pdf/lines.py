"""From letters to lines of text: what stands on one base line, with blanks where the page shows a gap.

A gap between words of Latin letters or figures is a blank; Chinese characters are apart by nature, and by a quarter of
their width from figures, so between them only a blank that was typed counts. A gap two characters wide or more is two
blanks: what stands beyond it is another thing. Small raised figures become raised characters, as all readers do.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from jiheng.reading.documents import superscripts
from jiheng.reading.pdf.letters import UNKNOWN, Letter

BY_EYE: Final = 0.8
"""Certainty of text that a program recognised in a picture and laid under it."""

_WIDE_GAP: Final = 1.6
_TYPED_GAP: Final = 1.5
_WORD_GAP: Final = 0.18
_MIXED_GAP: Final = 0.45
_SAME_LINE: Final = 0.3
_RAISED_BELOW: Final = 0.8
_RAISED_WITHIN: Final = 0.62
_OVERLAID: Final = 0.6
"""Of the narrower letter. Typesetters put 。and 」 halfway into the room of the sign beside them."""
_OVERPRINTED: Final = 0.3
"""Certainty where other characters are printed over some, as where two texts run into each other."""
_SLACK: Final = 0.6
_BLANKS: Final = frozenset(" \u00a0\u3000\t\u2002\u2003\u2009\u200b")
_NEVER_FIRST: Final = frozenset("，。、；：？！）》」』】〕”’…—·％%‰℃°),.;:?!/／")
_NEVER_LAST: Final = frozenset("（《「『【〔“‘(￥$/／")
_FIGURE: Final = frozenset("0123456789.,")
_ONE_FIGURE: Final = re.compile(r"[^\w\s.,]*[\d.,]+")
"""A figure, which a sign such as ≥ or ＝ may stand before."""


class TextLine(msgspec.Struct, frozen=True, gc=False):
    """A line of text from ``left`` to ``right`` on ``base``; ``first`` is how wide what cannot be parted begins it.

    ``certainty`` is below 1 for recognised text; ``open_ended`` says that a blank was typed after the last character.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float = 0.0
    certainty: float = 1.0
    open_ended: bool = False


def lines_of(letters: Sequence[Letter]) -> list[TextLine]:
    """Make lines of the letters of one cell, or of what stands outside tables, from top to bottom."""
    upright = [letter for letter in letters if letter.upright]
    turned = [letter for letter in letters if not letter.upright]
    rows = _rows(upright)
    lines = [line for row in rows if (line := _line(row)) is not None]
    if turned:
        lines.append(_turned(turned))
    return lines


def pieces_of(letters: Sequence[Letter], gap: float) -> list[list[TextLine]]:
    """Make lines, each parted where it shows a gap of so many times the height of its letters."""
    lines: list[list[TextLine]] = []
    for row in _rows([letter for letter in letters if letter.upright]):
        pieces: list[list[Letter]] = []
        for letter in sorted((one for one in row if one.text not in _BLANKS), key=lambda one: one.left):
            if pieces and letter.left - pieces[-1][-1].right <= gap * max(letter.size, pieces[-1][-1].size):
                pieces[-1].append(letter)
            else:
                pieces.append([letter])
        blanks = [letter for letter in row if letter.text in _BLANKS]
        made = [_line([*piece, *_between(blanks, piece)]) for piece in pieces]
        if any(made):
            lines.append([line for line in made if line is not None])
    return lines


def _between(blanks: Iterable[Letter], piece: Sequence[Letter]) -> list[Letter]:
    return [blank for blank in blanks if piece[0].left < blank.left < piece[-1].right]


def _rows(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Group letters by base line; a row of small raised figures goes to the line it belongs to."""
    rows: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: one.base):
        if rows and letter.base - rows[-1][0].base <= _SAME_LINE * max(letter.size, rows[-1][0].size):
            rows[-1].append(letter)
        else:
            rows.append([letter])
    whole: list[list[Letter]] = []
    above: list[Letter] = []
    for row in rows:
        size = max(letter.size for letter in row)
        small = [one for one in above if one.size < _RAISED_BELOW * size]
        if above and small == above and row[0].base - above[0].base <= _RAISED_WITHIN * size:
            row.extend(one._replace(text=superscripts.raised(one.text)) for one in above)
        elif above:
            whole.append(above)
        above = row
    return [*whole, above] if above else whole


def _line(row: Sequence[Letter]) -> TextLine | None:
    """Write a line; ``None`` where it is blank."""
    base = sorted(letter.base for letter in row)[len(row) // 2]
    text = ""
    before: Letter | None = None
    typed = False
    first = 0.0
    certainty = 1.0
    for letter in sorted(row, key=lambda one: one.left):
        if letter.text in _BLANKS:
            typed = True
            continue
        if before is not None and _overlaps(before, letter):
            if letter.text == before.text:  # printed twice to look bold
                continue
            certainty = min(certainty, _OVERPRINTED)
        blank = "" if before is None else _blank(before, letter, typed=typed)
        if before is not None and not first and (blank or _may_break(before.text, letter.text)):
            first = before.right
        text += blank + letter.text
        certainty = min(certainty, BY_EYE if letter.unseen else 1.0, 0.0 if letter.text == UNKNOWN else 1.0)
        before, typed = letter, False
    filled = [letter for letter in row if letter.text not in _BLANKS]
    if before is None:
        return None
    left, right = min(one.left for one in filled), max(one.right for one in filled)
    size = max(one.size for one in filled)
    return TextLine(text, left, right, base, size, (first or right) - left, certainty, typed)


def _overlaps(before: Letter, letter: Letter) -> bool:
    """Tell a letter that is printed over the one before."""
    width = min(before.right - before.left, letter.right - letter.left)
    return width > 0 and before.right - letter.left > _OVERLAID * width


def _blank(before: Letter, letter: Letter, *, typed: bool) -> str:
    size = max(before.size, letter.size)
    gap = (letter.left - before.right) / size if size > 0 else 0
    if typed:
        return "  " if gap >= _TYPED_GAP else " "
    if gap >= _WIDE_GAP:
        return "  "
    least = _WORD_GAP if not is_wide(before.text) and not is_wide(letter.text) else _MIXED_GAP
    if is_wide(before.text) and is_wide(letter.text):
        return ""
    return " " if gap > least else ""


def is_wide(text: str) -> bool:
    """Say whether a character is Chinese, or a sign as wide as one."""
    return text >= "\u2e80"


def _may_break(before: str, after: str) -> bool:
    """Say whether a line may end between two characters that no blank parts."""
    return (is_wide(before) or is_wide(after)) and after not in _NEVER_FIRST and before not in _NEVER_LAST


def _turned(letters: Sequence[Letter]) -> TextLine:
    """Write what runs up or down in the order in which the file has it."""
    left, right = min(one.left for one in letters), max(one.right for one in letters)
    size = max(one.size for one in letters)
    text = "".join(one.text for one in letters).strip()
    certainty = BY_EYE if any(one.unseen for one in letters) else 1.0
    return TextLine(text, left, right, min(one.base for one in letters), size, right - left, certainty)


def joined(lines: Sequence[TextLine], width: float) -> str:
    r"""Write lines one after the other; a line that ended only because its cell was full goes on without a break.

    Args:
        lines: from top to bottom.
        width: the room between the borders of the cell that texts make use of.

    """
    text = ""
    for above, line in zip((None, *lines), lines, strict=False):
        text += ("" if above is None else _seam(above, line, width)) + line.text
    return text


def is_full(above: TextLine, below: TextLine, width: float) -> bool:
    """Say whether what begins ``below`` had no room left in the line above."""
    return above.right - above.left + below.first > width - _SLACK * below.size


def _seam(above: TextLine, line: TextLine, width: float) -> str:
    if not is_full(above, line, width):
        return "\n"
    if above.open_ended:
        return " "
    last, first = above.text[-1], line.text[0]
    if is_wide(last) or is_wide(first) or last in _NEVER_LAST or first in _NEVER_FIRST:
        return ""
    # A figure too long for its cell is broken anywhere; words and figures otherwise part at a blank.
    return "" if _ONE_FIGURE.fullmatch(above.text) is not None and first in _FIGURE else " "
