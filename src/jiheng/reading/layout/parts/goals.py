"""The block 年度总体目标: what was to be reached on the left, what was reached on the right."""

import re
from collections.abc import Sequence

from jiheng.form import CERTAIN, AnnualGoal, Block, Certainty, Doubt, Field, Where, clean
from jiheng.form.labelling import label_in, labels_of
from jiheng.form.labels import Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.doubting import doubts
from jiheng.reading.layout.lines import Line, Piece

_LONGEST_LABEL = 16
# A figure or a sign between sentences: part of a goal, however short.
_SAYS_SOMETHING = re.compile(r"[\d，,；;、]")
# A goal is one text, or a few numbered ones; more of them are the rows of a block whose head was not found.
_MOST_TEXTS = 12
# No block has more labels left of its columns.
_WIDEST_MARGIN = 3


def is_goal_head(line: Line) -> bool:
    """Tell whether ``line`` heads the block: it names what was achieved, and what was expected or the block."""
    named = {label.code for label, _ in line.heads(Part.GOAL)}
    return "achieved" in named and ("expected" in named or bool(line.heads(Part.BLOCK)))


def read_goal(grid: Grid, head: Line, lines: Sequence[Line]) -> tuple[AnnualGoal, list[Doubt]]:
    """Read the goal from its head and the lines below it."""
    left, right, inline = _heads(head)
    # What stands left of every head of the block is a label, not a goal.
    heads = [piece for label, piece in head.heads(Part.GOAL) if label.code == "expected" and not _names_block(piece)]
    margin = min([piece.column for piece in heads], default=left)
    reach = _reach_of_achieved(head)
    expected: list[tuple[Line, Piece]] = []
    achieved: list[tuple[Line, Piece]] = []
    if inline[0] is not None:
        expected.append((head, inline[0]))
    if inline[1] is not None:
        achieved.append((head, inline[1]))
    found: list[Doubt] = []
    for line in lines:
        if line.unsure:
            at = Cells(grid, line).place(line.pieces[0])
            found.append(doubts.not_kept_apart(Where(Block.GOAL, None, None, str(at)), at, "年度总体目标"))
        texts = [piece for piece in line.filled if not _is_label(piece) and not again_from(head, piece)]
        texts, aside = _within_block(texts, line, reach)
        if aside:
            found.append(_kept_aside(grid, line, aside))
        if len(texts) > 1 and texts[0].column < margin and _looks_like_label(texts[0]):
            found.append(_kept_aside(grid, line, texts))
            continue
        is_band = line is lines[-1] and bool(expected) and line.sole_text is not None and _is_band(texts)
        if is_band or (line.paragraph is not None and texts and (expected or achieved)):
            # A cell whose text broke over lines in a text file: it belongs to the goal, to which side cannot be told;
            # or words over the block that follows.
            cells = Cells(grid, line)
            at = cells.place(line.pieces[0])
            found.append(doubts.left_over(Where(Block.GOAL, None, None, str(at)), at, line.pieces[0].text))
            continue
        if len(texts) >= 2:  # noqa: PLR2004 - a text for either side, in order, wherever their columns begin
            middle = next((i for i, piece in enumerate(texts) if i and piece.column >= right), len(texts) // 2)
            under_head = [piece for piece in texts[:middle] if piece.column >= left]
            expected.extend((line, piece) for piece in under_head or texts[:middle])
            achieved.extend((line, piece) for piece in texts[middle:])
        elif texts:
            side = achieved if texts[0].column >= right else expected
            side.append((line, texts[0]))
    below = lines[0] if lines else head
    goal = AnnualGoal(_joined(grid, expected, below, left), _joined(grid, achieved, below, right))
    return goal, found


def again_from(head: Line, piece: Piece) -> bool:
    """Tell whether a piece only repeats what stands over it in the margin of the head: a merge that was lost."""
    margin = head.filled[:_WIDEST_MARGIN]
    return any(other.column == piece.column and other.text == piece.text for other in margin)


def _within_block(texts: Sequence[Piece], line: Line, reach: range) -> tuple[list[Piece], list[Piece]]:
    """Part the texts of a row from what stands right of the block: notes beside a form, for which it has no head.

    Only where something stands under the head of what was achieved do places tell where the block ends.
    """
    ends = [piece for piece in texts if piece.column in reach]
    if line.joined or line.paragraph is not None or not ends:
        return list(texts), []
    end = max(reach.stop, ends[0].column + ends[0].column_span)
    return [piece for piece in texts if piece.column < end], [piece for piece in texts if piece.column >= end]


def _reach_of_achieved(head: Line) -> range:
    right = next(piece for label, piece in reversed(head.heads(Part.GOAL)) if label.code == "achieved")
    return range(right.column, right.column + right.column_span)


def _kept_aside(grid: Grid, line: Line, pieces: Sequence[Piece]) -> Doubt:
    at = Cells(grid, line).place(pieces[0])
    words = " ".join(clean(piece.text) for piece in pieces)
    return doubts.left_over(Where(Block.GOAL, None, None, str(at)), at, words)


def _names_block(piece: Piece) -> bool:
    return label_in(Part.BLOCK, piece.text) is not None


def _looks_like_label(piece: Piece) -> bool:
    """A few words in the margin, such as 项目实施内容: the label of a row that does not belong to the goal."""
    return len(piece.text) <= _LONGEST_LABEL and "。" not in piece.text


def _is_band(texts: Sequence[Piece]) -> bool:
    """A few words alone in the last row, such as 年度考核指标: what heads the next block, hardly the end of a goal."""
    return bool(texts) and all(_looks_like_label(one) and not _SAYS_SOMETHING.search(one.text) for one in texts)


def _is_label(piece: Piece) -> bool:
    return any(label.part in {Part.BLOCK, Part.GOAL} for label in labels_of(piece.text))


def _heads(head: Line) -> tuple[int, int, tuple[Piece | None, Piece | None]]:
    """Give the columns of both heads, and the texts that stand beside them on the same line, if any do."""
    found: dict[str, Piece] = {}
    for piece in reversed(head.filled):  # the rightmost 目标 is the head, one further left the label of the block
        label = label_in(Part.GOAL, piece.text)
        if label is not None:
            found.setdefault(label.code, piece)
    right = found["achieved"]
    left = found.get("expected", head.filled[0])
    beside_left = next((p for p in head.filled if left.column < p.column < right.column and not _is_label(p)), None)
    beside_right = next((p for p in head.filled if p.column > right.column and not _is_label(p)), None)
    return left.column, right.column, (beside_left, beside_right)


def _joined(grid: Grid, pieces: Sequence[tuple[Line, Piece]], below: Line, column: int) -> Field[str]:
    if not pieces:
        return Field(place=Cells(grid, below).blank(column))
    line, first = pieces[0]
    printed = "\n".join(piece.text for _, piece in pieces)
    uneven = any(other.unsure for other, _ in pieces)
    certainty = Certainty(doubts.UNSETTLED, ("原文未分格，目标与完成情况的分界为推断",)) if uneven else CERTAIN
    if len(pieces) > _MOST_TEXTS:
        certainty = Certainty(doubts.UNSETTLED, ("由许多格拼成，可能混进了别的内容",))
    return Field(clean(printed) or None, printed, Cells(grid, line).place(first), certainty)
