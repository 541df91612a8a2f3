"""Sources of money side by side in text whose cells were not kept apart: 合计 财政拨款 其他资金 预算数 120 100 20.

The sources come first, as heads of columns, and every sum that follows has one figure for each. A sum with fewer lost
the blank cells of some source, and nothing tells of which.
"""

from collections.abc import Iterator, Sequence

import msgspec

from jiheng.form.labelling import labels_of
from jiheng.form.labels import Part
from jiheng.reading.layout.kinds import Kind, amount_unit, is_figure, kind_of
from jiheng.reading.layout.lines import Piece

_FEWEST = 2
_MOST_OF_BLOCK = 3
_FIRST = 2
"""The column of the first source; the label of the block and those of the sums stand left of it."""
_WORDS = frozenset({Kind.WORD, Kind.TEXT})


class SourcesAcross(msgspec.Struct, frozen=True):
    """Such a block at the head of some pieces: the labels of the block, the sources, and every sum with its figures."""

    block: tuple[Piece, ...]
    sources: tuple[Piece, ...]
    sums: tuple[tuple[Piece, tuple[Piece, ...]], ...]

    @property
    def length(self) -> int:
        """The number of pieces that the block takes."""
        return len(self.block) + len(self.sources) + sum(1 + len(figures) for _, figures in self.sums)

    def rows(self) -> Iterator[tuple[list[tuple[int, Sequence[Piece]]], bool]]:
        """Give the lines of the block, each with its columns, and whether nothing else could be meant."""
        head: list[tuple[int, Sequence[Piece]]] = [(_FIRST + at, [one]) for at, one in enumerate(self.sources)]
        yield [(0, self.block), *head], True
        for label, figures in self.sums:
            under: list[tuple[int, Sequence[Piece]]] = [(_FIRST + at, [one]) for at, one in enumerate(figures)]
            yield [(1, [label]), *under], len(figures) == len(self.sources)


def sources_across(pieces: Sequence[Piece]) -> SourcesAcross | None:
    """Find such a block at the head of ``pieces``; ``None`` where another block begins, or none."""
    at = 0
    while at < min(len(pieces), _MOST_OF_BLOCK) and _is_of_block(pieces[at]):
        at += 1
    block = pieces[:at]
    while at < len(pieces) and (_is(pieces[at], Part.FUND_ROW) or _is_strange_source(pieces, at, at > len(block))):
        at += 1
    sources = pieces[len(block) : at]
    if sum(_is(piece, Part.FUND_ROW) for piece in sources) < _FEWEST:
        return None
    sums: list[tuple[Piece, tuple[Piece, ...]]] = []
    while at < len(pieces) and _is(pieces[at], Part.FUND_COLUMN):
        end = at + 1
        while end < len(pieces) and is_figure(pieces[end].text):
            end += 1
        if not at + 1 < end <= at + 1 + len(sources):
            break
        sums.append((pieces[at], tuple(pieces[at + 1 : end])))
        at = end
    return SourcesAcross(tuple(block), tuple(sources), tuple(sums)) if sums else None


def _is_of_block(piece: Piece) -> bool:
    is_label = any(label.part is Part.BLOCK and label.code == "funds" for label in labels_of(piece.text))
    return is_label or amount_unit(piece.text) is not None


def _is_strange_source(pieces: Sequence[Piece], at: int, is_among: bool) -> bool:  # noqa: FBT001 - asked in one place
    """Tell whether a few words among the sources are one we do not know, such as 政府性基金."""
    if not is_among or kind_of(pieces[at].text) not in _WORDS or labels_of(pieces[at].text):
        return False
    return any(_is(piece, Part.FUND_ROW) or _is(piece, Part.FUND_COLUMN) for piece in pieces[at + 1 : at + 2])


def _is(piece: Piece, part: Part) -> bool:
    return any(label.part is part for label in labels_of(piece.text))
