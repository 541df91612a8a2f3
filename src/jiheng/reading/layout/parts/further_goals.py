"""What some places print beside the two sides of the goal: the goal before it was changed, and how far it was reached.

Where a goal was changed in the course of the year (年初绩效目标 | 全年调整绩效目标 | 全年目标实际完成情况), the changed
one is what was to be reached; the first one is kept as a remark. Where nothing was changed and only the first is filled
in, that is the goal. 总体完成率 is a remark in any case, and so is what stands right of both sides under a head of its
own (备注, 调整情况说明).
"""

from collections.abc import Sequence

import msgspec

from jiheng.form import AnnualGoal, Field, Remark, clean
from jiheng.form.labelling import label_in, labels_of
from jiheng.form.labels import Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout.cells import Cells, said
from jiheng.reading.layout.lines import Line, Piece

_EXPECTED = "expected"
_FIRST_GOAL = "first_goal"
_RATE = "completion_rate"
_ACHIEVED = "achieved"
_UNKNOWN = "unknown"
_LONGEST_HEAD = 16
_SIDES_AND_MORE = 3
_NO_CHANGE = frozenset({"无", "无调整", "未调整", "不变", "同年初绩效目标"})


class FurtherGoals:
    """Takes what stands under further heads out of the lines of a goal, and keeps it."""

    def __init__(self, grid: Grid, lines: Sequence[Line]) -> None:
        self._grid = grid
        self._lines = _under_their_heads(lines)
        head, *below = self._lines
        heads = [(label, piece) for label, piece in head.heads(Part.GOAL) if label_in(Part.BLOCK, piece.text) is None]
        expected = [piece for label, piece in heads if label.code == _EXPECTED]
        # The goal as it was changed stands nearest to what was achieved.
        self._heads = [
            (_FIRST_GOAL if label.code == _EXPECTED else _RATE, piece)
            for label, piece in heads
            if label.code == _RATE or (label.code == _EXPECTED and piece != expected[-1])
        ]
        self._heads += _heads_behind(head, below)
        self._texts: list[tuple[str, Line, Piece]] = []

    def taken_out(self) -> list[Line]:
        """Give the lines of the goal without the further heads and without what stands under or beside them."""
        lines = self._lines
        if not self._heads or (any(line.joined or line.unsure for line in lines) and not _are_under_heads(lines)):
            return list(lines)
        return [self._without(line, is_head=not index) for index, line in enumerate(lines)]

    def _without(self, line: Line, *, is_head: bool) -> Line:
        taken = {piece for _, piece in self._heads} if is_head else set[Piece]()
        for code, head in self._heads:
            found = _beside(line, head) if is_head else _under(line, head)
            self._texts += [(code, line, piece) for piece in found]
            taken.update(found)
        return msgspec.structs.replace(line, pieces=tuple(piece for piece in line.pieces if piece not in taken))

    def put_beside(self, goal: AnnualGoal) -> tuple[AnnualGoal, tuple[Remark, ...]]:
        """Give the goal, and as remarks what does not belong to it."""
        first = self._read(_FIRST_GOAL)
        if first.value is not None and is_unchanged(goal.expected.value):
            goal = msgspec.structs.replace(goal, expected=first)
        kept = [(code, head, first if code == _FIRST_GOAL else self._read(code)) for code, head in self._heads]
        return goal, tuple(
            Remark(code, clean(head.text), field)
            for code, head, field in kept
            if field.place is not None and field.place != goal.expected.place
        )

    def _read(self, code: str) -> Field[str]:
        found = [(line, piece) for own, line, piece in self._texts if own == code]
        if not found:
            return Field()
        line, first = found[0]
        printed = "\n".join(piece.text for _, piece in found)
        return Field(said(printed), printed, Cells(self._grid, line).place(first))


def is_unchanged(changed: str | None) -> bool:
    """Nothing, a dash or 无 stands where the changed goal would: the first one holds."""
    return changed is None or said(changed) is None or changed in _NO_CHANGE


def _under_their_heads(lines: Sequence[Line]) -> Sequence[Line]:
    """Put texts under their heads where a lost merge moved them, and there is one for every head of three or more."""
    head = lines[0]
    heads = [piece for piece in head.filled if label_in(Part.BLOCK, piece.text) is None]
    if head.joined or len(heads) < _SIDES_AND_MORE or not any(label_in(Part.GOAL, piece.text) for piece in heads):
        return lines
    return [head, *(_moved(line, heads) for line in lines[1:])]


def _moved(line: Line, heads: Sequence[Piece]) -> Line:
    texts = [piece for piece in line.filled if label_in(Part.BLOCK, piece.text) is None]
    if line.paragraph is not None or len(texts) != len(heads):
        return line
    pairs = list(zip(texts, heads, strict=True))
    if all(head.column <= text.column < head.column + head.column_span for text, head in pairs):
        return line
    places = {text: msgspec.structs.replace(text, column=head.column) for text, head in pairs}
    return msgspec.structs.replace(line, pieces=tuple(places.get(piece, piece) for piece in line.pieces))


def _heads_behind(head: Line, below: Sequence[Line]) -> list[tuple[str, Piece]]:
    """Give the heads right of both sides that are none of the goal, each with the code of its remark.

    A word there is a head, and not what was achieved, where the texts stand below: nothing stands between the two
    sides, and something stands under the second.
    """
    if head.joined or not below:
        return []
    sides = [piece for label, piece in head.heads(Part.GOAL) if label.code == _ACHIEVED]
    left = [piece for label, piece in head.heads(Part.GOAL) if label.code == _EXPECTED]
    if not sides or not left or any(left[-1].column < piece.column < sides[-1].column for piece in head.filled):
        return []
    if not _under(below[0], sides[-1]):
        return []
    behind = [piece for piece in head.filled if piece.column > sides[-1].column and len(piece.text) <= _LONGEST_HEAD]
    return [(_code(piece), piece) for piece in behind if not _is_of_goal(piece)]


def _code(head: Piece) -> str:
    label = label_in(Part.REMARK, head.text)
    return _UNKNOWN if label is None else label.code


def _is_of_goal(piece: Piece) -> bool:
    return any(label.part in {Part.GOAL, Part.BLOCK} for label in labels_of(piece.text))


def _are_under_heads(lines: Sequence[Line]) -> bool:
    """A text without cells that was put under its heads, one text under each: see :mod:`.flowing_goals`."""
    if len(lines) != 2:  # noqa: PLR2004 - the heads and the texts
        return False
    heads = {piece.column for _, piece in lines[0].heads(Part.GOAL)}
    return len(heads) >= _SIDES_AND_MORE and {piece.column for piece in lines[1].filled} <= heads


def _under(line: Line, head: Piece) -> list[Piece]:
    reach = range(head.column, head.column + head.column_span)
    return [piece for piece in line.filled if piece.column in reach and label_in(Part.BLOCK, piece.text) is None]


def _beside(line: Line, head: Piece) -> list[Piece]:
    """Give the text that stands right of a head on its own line, before the next label."""
    right = (
        (piece, found) for piece, found in zip(line.filled, line.labels, strict=True) if piece.column > head.column
    )
    beside = next(right, None)
    return [beside[0]] if beside is not None and not beside[1] else []
