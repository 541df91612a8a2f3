"""Goals whose sides stand below one another: 年初绩效目标 | text, and on the next line 实际完成情况 | text."""

from collections.abc import Sequence

from jiheng.form import AnnualGoal, Field, Remark, clean
from jiheng.form.labels import Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout.cells import Cells, said
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.parts.further_goals import is_unchanged

_FURTHER = {"expected": "first_goal", "completion_rate": "completion_rate"}


def is_stacked_goal(line: Line, below: Sequence[Line] = ()) -> bool:
    """Tell whether a line is one side of a goal: its label, and one text beside it."""
    side = _side(line, below)
    return side is not None and side[2] is not None


def read_stacked(grid: Grid, lines: Sequence[Line]) -> tuple[AnnualGoal, tuple[Remark, ...], list[str]]:
    """Read the goal from its sides; further goals become remarks, and what belongs to no side is given back.

    Where the goal was changed, the last one that says something holds, as in :mod:`.further_goals`.
    """
    found: dict[str, list[tuple[str, Field[str]]]] = {"expected": [], "achieved": [], "completion_rate": []}
    rest: list[str] = []
    for at, line in enumerate(lines):
        side = _side(line, lines[at + 1 :])
        if side is None:
            rest.extend(clean(piece.text) for piece in line.filled)
            continue
        code, head, text = side
        cells = Cells(grid, line)
        field = cells.text(text) if text is not None else Field[str](place=cells.blank(head.column + head.column_span))
        found[code].append((clean(head.text), field))
    expected = [one for one in found["expected"] if not is_unchanged(one[1].value)] or found["expected"]
    holds = [field for _, field in expected[-1:]]
    achieved = [field for _, field in found["achieved"][:1]]
    kept = {"expected": expected[:-1], "completion_rate": found["completion_rate"]}
    remarks = tuple(Remark(_FURTHER[code], name, field) for code, sides in kept.items() for name, field in sides)
    return AnnualGoal(*(holds or [Field()]), *(achieved or [Field()])), remarks, [text for text in rest if said(text)]


def _side(line: Line, below: Sequence[Line] = ()) -> tuple[str, Piece, Piece | None] | None:
    """Give the code of a side with its label and its text; what is in the margin may be the label of the block."""
    if line.joined or line.unsure or line.paragraph is not None:
        return None
    heads = line.heads(Part.GOAL)
    if not heads:
        return _side_called_as_block(line, below)
    label, head = heads[-1]
    left = [piece for piece in line.filled if piece.column < head.column]
    right = [piece for piece in line.filled if piece.column > head.column]
    if len(right) > 1 or len(left) > 1 or any(piece not in _blocks(line) for piece in left):
        return None
    return label.code, head, right[0] if right else None


def _side_called_as_block(line: Line, below: Sequence[Line]) -> tuple[str, Piece, Piece | None] | None:
    """Take 年度绩效目标 | text for what was to be reached where what was achieved stands on the next line."""
    following = _side(below[0]) if below else None
    if following is None or following[0] != "achieved" or len(line.filled) != 2:  # noqa: PLR2004 - a label and its text
        return None
    head, text = line.filled
    return ("expected", head, text) if head in _blocks(line) and text not in _blocks(line) else None


def _blocks(line: Line) -> list[Piece]:
    return [piece for _, piece in line.heads(Part.BLOCK)]
