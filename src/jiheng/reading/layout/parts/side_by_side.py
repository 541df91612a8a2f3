"""Rows of money in which every sum has a label of its own: 预算数 | 320 | 到位数 | 310 | 执行数 | 304.

The heads above say which sum is which (预算安排情况 | 资金到位情况 | 资金执行情况), so one label is enough for the row.
In some places there is no head above: the first row is head and row in one, and its labels say which sum is which.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from jiheng.form.labelling import label_in
from jiheng.form.labels import Part
from jiheng.reading.layout.kinds import is_figure
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.rows.alignment import Slot

_SUMS = frozenset({"original_budget", "revised_budget", "received", "actual_expenditure"})
_SUM = "sum"
_RATE = "execution_rate"
_BUDGETS = frozenset({"original_budget", "revised_budget"})
_SPENT = "actual_expenditure"
_INLINE = re.compile(r"(.+)[:：]([^:：]*)", re.DOTALL)


def names_sum(text: str) -> bool:
    """Tell whether the label of a row is that of a sum (预算数, 执行数): the row is that of all money."""
    label = label_in(Part.FUND_COLUMN, text)
    return label is not None and label.code in _SUMS


def gives_sums(line: Line, heads: Sequence[Piece]) -> bool:
    """Tell whether a figure stands behind every label: 预算数 | 320 | 执行数 | 304 is a row, whatever it is called."""
    following = dict(pairwise(line.filled))
    return all(piece in following and is_figure(following[piece].text) for piece in heads)


def is_row_and_head(line: Line) -> bool:
    """Tell whether a row labels a budget and what was spent, a figure behind each: 预算数： | 920 | 执行数： | 901."""
    heads = line.heads(Part.FUND_COLUMN)
    codes = [label.code for label, _ in heads]
    has_both = codes.count(_SPENT) == 1 and sum(code in _BUDGETS for code in codes) == 1
    return has_both and not line.joined and gives_sums(line, [piece for _, piece in heads])


def with_figure(label: Piece, line: Line) -> Piece:
    """Let a label of a row that is its own head reach over the figure behind it."""
    behind = dict(pairwise(line.filled)).get(label, label)
    return msgspec.structs.replace(label, column_span=behind.column + behind.column_span - label.column)


def with_one_label(pieces: Sequence[Piece]) -> tuple[Piece, ...] | None:
    """Give a row that labels every one of its sums alike with its first label alone; ``None`` for any other row.

    A label and its figure may stand in one cell, as in 「预算数：320.00」; then both have the place of that cell.
    """
    codes: list[str] = []
    labels: list[Piece] = []
    figures: list[Piece] = []
    for piece in pieces:
        if is_figure(piece.text):
            figures.append(piece)
            continue
        code, label, figure = _parted(piece)
        if code is None and labels and piece is pieces[-1]:
            figures.append(piece)  # a note behind the sums
            continue
        if code is None:
            return None
        if code != _RATE:
            codes.append(code)
        labels.append(label)
        figures.extend([] if figure is None else [figure])
    if len(codes) < 2 or len(set(codes)) > 1 or labels[0].column != pieces[0].column:  # noqa: PLR2004 - one label a row is the rule
        return None
    return (labels[0], *figures)


def parted(pieces: Sequence[Piece]) -> list[Piece]:
    """Part every label from the figure that stands behind it in the same piece (预算数：320.00)."""
    found: list[Piece] = []
    for piece in pieces:
        _, label, figure = _parted(piece)
        found.extend([label] if figure is None else [label, figure])
    return found


def is_same_row(label: Piece, other: Piece) -> bool:
    """Tell whether two labels name the same source, or a sum each: then their figures stand side by side in one row."""
    code = _code(label.text)
    return code is not None and _code(other.text) == code


def spread(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Let every column reach to the next: a sum stands beside its label, wherever the head was printed over the two."""
    ends = [*(slot.column for slot in slots[1:]), None]
    return tuple(
        slot if end is None else msgspec.structs.replace(slot, span=max(slot.span, end - slot.column))
        for slot, end in zip(slots, ends, strict=True)
    )


def _parted(piece: Piece) -> tuple[str | None, Piece, Piece | None]:
    """Part a label from the figure that stands behind it in the same cell; without a code where it is no label."""
    code = _code(piece.text)
    inline = None if code is not None else _INLINE.fullmatch(piece.text.strip())
    if inline is None:
        return code, piece, None
    label, figure = (msgspec.structs.replace(piece, text=text.strip()) for text in inline.groups())
    if figure.text and not is_figure(figure.text):
        return None, piece, None
    return _code(label.text), label, figure if figure.text else None


def _code(text: str) -> str | None:
    if names_sum(text):
        return _SUM
    label = label_in(Part.FUND_COLUMN, text)
    if label is not None and label.code == _RATE:
        return _RATE
    source = label_in(Part.FUND_ROW, text)
    return None if source is None else source.code
