"""The block 年度总体目标 in text whose cells were not kept apart: its heads and its texts, put under one another."""

import re
from collections.abc import Sequence

import msgspec

from jiheng.form.labelling import label_in, labels_of
from jiheng.form.labels import Part
from jiheng.reading.layout.joined.pasted_pieces import split_goal
from jiheng.reading.layout.lines import Piece

# Behind these heads stands what was achieved.
_BEHIND = frozenset({"achieved", "completion_rate"})
# More texts than one for either side: a goal before and after it was changed.
_MOST_SIDES = 3
_NUMBERED = re.compile(r"\s*\d{1,2}\s*[.．、]\s*(?=\S)")

# Pieces by the columns of the line they shall stand on, and whether nothing else could be meant.
Row = tuple[list[tuple[int, Sequence[Piece]]], bool]


class FlowingGoal:
    """Takes the pieces of a goal one after the other."""

    def __init__(self) -> None:
        self._heads: list[Piece] = []
        self._names: list[str] = []
        self._parts: tuple[list[Piece], list[Piece]] = ([], [])
        self._above = 0
        self._told: set[int] = set()

    @property
    def names_achieved(self) -> bool:
        """The head of what was achieved has been passed."""
        return "achieved" in self._names

    def take(self, piece: Piece) -> None:
        """Take the next piece."""
        head = label_in(Part.GOAL, piece.text)
        if head is not None or label_in(Part.BLOCK, piece.text) is not None:
            self._heads.append(piece)
            self._names.append(head.code if head is not None else "block")
            return
        self._parts[1 if self._names and self._names[-1] in _BEHIND else 0].append(piece)
        self._above += not self._names
        self._told.add(len(self._names))

    def rows(self) -> list[Row]:
        """Give the lines of the block."""
        heads, texts = self._heads, [*self._parts[0], *self._parts[1]]
        if not self.names_achieved:
            return [([(0, [piece])], True) for piece in (*heads, *texts)]
        sides = [piece for piece in heads if label_in(Part.BLOCK, piece.text) is None]
        if self._told == {len(heads)} and len(texts) == len(sides) >= _MOST_SIDES:
            return _under_one_another([piece for piece in heads if piece not in sides], sides, texts)
        expected, achieved = self._parts
        # What stands above the heads belongs to another block, if anybody knew to which.
        sure = self._above == 0 and len(self._told) < _MOST_SIDES
        if not expected:
            expected, achieved, sure = split_goal(achieved)
        # 总体目标完成情况 in the margin, then 总体目标 and 全年实际完成情况: the last one is the side.
        last = len(self._names) - 1 - self._names[::-1].index("achieved")
        margin, left = heads[: max(last - 1, 0)], heads[last - 1 : last] if last > 0 else []
        return [([(0, margin), (1, left), (2, [heads[last]])], True), ([(1, expected), (2, achieved)], sure)]


def _under_one_another(blocks: Sequence[Piece], sides: Sequence[Piece], texts: Sequence[Piece]) -> list[Row]:
    """Put one text under each of several heads, as many as there are: nothing but their order tells which is whose."""
    above: list[tuple[int, Sequence[Piece]]] = [(1 + at, [head]) for at, head in enumerate(sides)]
    return [([(0, blocks), *above], True), ([(1 + at, [text]) for at, text in enumerate(texts)], False)]


def numbered_remark(piece: Piece) -> Piece | None:
    """Give a label such as 2.项目实施内容及过程概述, which stands below the goal in some places, without its number."""
    found = _NUMBERED.match(piece.text)
    label = piece.text[found.end() :] if found is not None else ""
    is_remark = any(one.part is Part.REMARK for one in labels_of(label))
    return msgspec.structs.replace(piece, text=label) if is_remark else None
