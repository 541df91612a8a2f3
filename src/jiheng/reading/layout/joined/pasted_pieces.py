"""Pieces of text whose cells were not kept apart, before anybody looks at what they say: mended, and rid of furniture.

Labels that were printed with blanks or line breaks inside are whole again, labels of merged cells that a program
repeats stand once, and what only numbers pages, columns or rows is gone.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, groupby

import msgspec

from jiheng.form.labelling import labels_of, take_apart
from jiheng.form.labels import LABELS, Part
from jiheng.reading.layout.lines import Piece

# A label printed with blanks or line breaks inside (绩 效 指 标) comes in as many pieces.
_LONGEST_BROKEN_LABEL = 6
# No other piece can be the beginning of a label.
_FIRST_LETTERS = frozenset(word[0] for label in LABELS for word in (label.chinese, *label.synonyms)) | frozenset(
    "其（("
)
_FEWEST_NUMBERS = 4
_MARK = re.compile(r"[(（][A-F](?:[/÷][A-F])?(?:[×*]100%)?[)）]")
_COLUMN_NUMBER = re.compile(r"[(（]?(\d{1,2})[)）]?(?:=.{1,20})?")


def mended(pieces: Sequence[Piece]) -> list[Piece]:
    """Give the pieces as a form would print them."""
    return _without_repeated_blocks(_mend_labels(_without_column_numbers(pieces)))


def split_goal(texts: Sequence[Piece]) -> tuple[list[Piece], list[Piece], bool]:
    """Part what was aimed at from what was reached; the third value tells whether that is beyond question."""
    if len(texts) <= 1:
        return list(texts), [], False
    if len(texts) == 2:  # noqa: PLR2004 - one text for either side
        return [texts[0]], [texts[1]], True
    numbered = [
        index for index, piece in enumerate(texts) if piece.text.lstrip("(（").startswith(("1.", "1、", "一、"))
    ]
    if len(numbered) == 2 and numbered[0] == 0:  # noqa: PLR2004 - counting begins anew on the other side
        return list(texts[: numbered[1]]), list(texts[numbered[1] :]), False
    *lengths, whole = accumulate(len(piece.text) for piece in texts)
    cut = min(range(1, len(texts)), key=lambda at: abs(2 * lengths[at - 1] - whole))
    return list(texts[:cut]), list(texts[cut:]), False


def _without_column_numbers(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop ``1 2 3 4 5=4/3``: numbers of columns, from 1, on a line of their own or four and more in a row."""
    kept: list[Piece] = []
    for _, group in groupby(pieces, key=lambda piece: piece.at[0]):
        line = list(group)
        if len(line) < _FEWEST_NUMBERS or not _count_up(line):
            kept.extend(line)
    at = 0
    while at < len(kept):
        length = _FEWEST_NUMBERS
        while at + length <= len(kept) and _count_up(kept[at : at + length]):
            length += 1
        if length > _FEWEST_NUMBERS:
            del kept[at : at + length - 1]
        at += 1
    return kept


def _count_up(pieces: Sequence[Piece]) -> bool:
    """Tell whether pieces count from 1, one by one."""
    for number, piece in enumerate(pieces, start=1):
        found = _COLUMN_NUMBER.fullmatch(piece.text)
        if found is None or int(found[1]) != number:
            return False
    return True


def _mend_labels(pieces: Sequence[Piece]) -> list[Piece]:
    """Join the pieces of a label that was printed with blanks inside, longest first."""
    found: list[Piece] = []
    position = 0
    while position < len(pieces):
        if pieces[position].text[:1] not in _FIRST_LETTERS:
            found.append(pieces[position])
            position += 1
            continue
        for length in range(_LONGEST_BROKEN_LABEL, 1, -1):
            group = pieces[position : position + length]
            if len(group) < length or not all(_may_be_in_label(piece) for piece in group):
                continue
            text = "".join(piece.text for piece in group)
            begins = take_apart(group[0].text).bare and not _is_mark(group[0])
            if begins and labels_of(text) and not all(labels_of(piece.text) for piece in group):
                found.append(msgspec.structs.replace(group[0], text=text))
                position += length
                break
        else:
            found.append(pieces[position])
            position += 1
    return found


def _may_be_in_label(piece: Piece) -> bool:
    """Tell whether a piece is words, a mark, or points in brackets: 产出指标 （50分）."""
    taken = take_apart(piece.text)
    return bool(taken.bare) or taken.points is not None or _is_mark(piece)


def _is_mark(piece: Piece) -> bool:
    """Tell whether a piece is what forms print below a head to calculate with: (A), （B/A）."""
    return _MARK.fullmatch(piece.text) is not None


def _without_repeated_blocks(pieces: Sequence[Piece]) -> list[Piece]:
    """Keep 绩效指标 and the like once: some programs repeat a merged cell for every row it covers."""
    seen: set[str] = set()
    kept: list[Piece] = []
    for piece in pieces:
        if any(label.part is Part.BLOCK for label in labels_of(piece.text)):
            bare = take_apart(piece.text).bare
            if bare in seen:
                continue
            seen.add(bare)
        kept.append(piece)
    return kept
