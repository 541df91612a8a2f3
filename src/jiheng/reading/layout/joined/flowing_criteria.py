"""Rows scored by a rule in words (决策, 管理) in text whose cells were not kept apart, before the indicators."""

from collections.abc import Iterator, Sequence

from jiheng.form.labelling import label_in
from jiheng.form.labels import Part
from jiheng.reading.layout.kinds import is_figure
from jiheng.reading.layout.lines import Piece

_FEWEST_HEADS = 3
RULE = 2
"""The column of the rule; the names of a row stand left of it, its points right."""


def heads_rows(pieces: Sequence[Piece]) -> bool:
    """Tell whether the heads of indicators begin here: three one behind the other, 三级指标 or 指标值 among them."""
    found = [label_in(Part.INDICATOR_COLUMN, piece.text) for piece in pieces[:_FEWEST_HEADS]]
    codes = {label.code for label in found if label is not None}
    return len(codes) == _FEWEST_HEADS and not codes.isdisjoint(("name", "target"))


def criteria_until_heads(pieces: Sequence[Piece]) -> Sequence[Piece] | None:
    """Give what stands before the heads of the indicators; ``None`` where there are none."""
    starts = (place for place in range(len(pieces)) if heads_rows(pieces[place : place + _FEWEST_HEADS]))
    start = next(starts, None)
    return None if start is None else pieces[:start]


def rows_of_criteria(pieces: Sequence[Piece]) -> Iterator[list[tuple[int, list[Piece]]]]:
    """Give every row with its columns: up to two names, the rule, the points. Where words are more, they stand alone.

    A row ends with its points: 决策（15分） | 目标内容 | 目标明确得满分 | 5 | 5.
    """
    words: list[Piece] = []
    points: list[Piece] = []
    for piece in (*pieces, None):
        if piece is not None and is_figure(piece.text):
            points.append(piece)
            continue
        if points or piece is None:
            yield from _laid(words, points)
            words, points = [], []
        if piece is not None:
            words.append(piece)


def _laid(words: Sequence[Piece], points: Sequence[Piece]) -> Iterator[list[tuple[int, list[Piece]]]]:
    if 1 < len(words) <= RULE + 1 and points:
        first = RULE + 1 - len(words)
        yield [(first + place, [piece]) for place, piece in enumerate((*words, *points))]
    else:
        yield from ([(0, [piece])] for piece in (*words, *points))
