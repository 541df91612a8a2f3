"""Which cell belongs to which column: by what the cells are, and by where they stand.

Real rows are shifted: a cell was deleted, a merge was lost, a word stands one column too far to the left. So a row is
not read by position alone. Its filled cells are laid over the columns in order, from left to right, such that the
kinds of the cells fit the columns best (:mod:`jiheng.reading.layout.kinds`); standing in the right place counts a
little. The cheapest way of laying them is found by dynamic programming, forwards and backwards, so that we also know
for every cell what the next best way would have cost: where every other way is clearly worse, the reading is *forced*.
"""

from collections.abc import Mapping, Sequence

import msgspec

from jiheng.reading.layout.kinds import Kind, kind_of
from jiheng.reading.layout.lines import Piece

INFINITE = float("inf")
# A cell that does not look like its column at all: dearer than leaving it out (STRAY) together with an empty column.
MISFIT = 9.0
# A filled cell that belongs to no column.
STRAY = 6.0
# A cell that stands elsewhere than under its column head.
DISPLACED = 0.5
# By how much every other way must be worse for a reading to count as forced.
MARGIN = 1.0
# From here on a cell does not look like what its column holds, although nothing better was found.
POOR_FIT = 3.0


class Slot(msgspec.Struct, frozen=True):
    """A column to be filled: its code, where its head stands, what each kind costs in it, what leaving it empty costs.

    Kinds that ``costs`` does not name cost :data:`MISFIT`.
    """

    code: str
    column: int
    span: int
    costs: Mapping[Kind, float]
    empty: float = 0.0

    def covers(self, piece: Piece) -> bool:
        """``piece`` stands under this column's head, or spans it."""
        return piece.column < self.column + self.span and self.column < piece.column + piece.column_span

    def fit(self, piece: Piece) -> float:
        """Tell how badly the kind of ``piece`` fits this column, 0 for perfectly."""
        return self.costs.get(kind_of(piece.text), MISFIT)


class Alignment(msgspec.Struct, frozen=True):
    """The slot (its position) of every piece, ``None`` for a stray one, and how the reading came about.

    ``shifted``: some piece stands elsewhere than its column. ``open`` are the slots that another way of reading would
    have filled differently at nearly the same cost. ``poor`` are the slots whose piece does not look like it.
    """

    slots: tuple[int | None, ...]
    shifted: bool = False
    open: frozenset[int] = frozenset()
    poor: frozenset[int] = frozenset()


def wholly_open(aligned: Alignment, slots: Sequence[Slot]) -> Alignment:
    """Give the same reading with every slot open: nothing may be judged by any of it."""
    return msgspec.structs.replace(aligned, open=frozenset(range(len(slots))))


def align(pieces: Sequence[Piece], slots: Sequence[Slot]) -> Alignment:
    """Lay the filled ``pieces`` of one row, from left to right, over ``slots``, from left to right."""
    straight = _straight(pieces, slots)
    if straight is not None:
        return straight
    fits = [[slot.fit(piece) for slot in slots] for piece in pieces]
    placed = [[0.0 if slot.covers(piece) else DISPLACED for slot in slots] for piece in pieces]
    both = [[fit + away for fit, away in zip(*rows, strict=True)] for rows in zip(fits, placed, strict=True)]
    chosen = _cheapest(both, slots)
    shifted = any(slot is not None and placed[index][slot] for index, slot in enumerate(chosen))
    poor = frozenset(slot for index, slot in enumerate(chosen) if slot is not None and fits[index][slot] >= POOR_FIT)
    # When something has moved, places are no evidence any more: only kinds may close the question.
    open_slots = _open(fits if shifted or None in chosen else both, slots, chosen, pieces)
    return Alignment(tuple(chosen), shifted, open_slots, poor)


def _straight(pieces: Sequence[Piece], slots: Sequence[Slot]) -> Alignment | None:
    """Give the reading by position where every cell stands under a column that its kind fits: nearly every row."""
    chosen: list[int | None] = []
    position = 0
    for piece in pieces:
        while position < len(slots) and not slots[position].covers(piece):
            position += 1
        if position == len(slots) or slots[position].fit(piece) >= POOR_FIT:
            return None
        chosen.append(position)
        position += 1
    return Alignment(tuple(chosen))


def _skipped(slots: Sequence[Slot]) -> list[float]:
    """Running sums of what empty slots cost: leaving ``a`` … ``b - 1`` empty costs ``sums[b] - sums[a]``."""
    sums = [0.0]
    for slot in slots:
        sums.append(sums[-1] + slot.empty)
    return sums


def _forwards(costs: Sequence[Sequence[float]], slots: Sequence[Slot]) -> list[list[float]]:
    """Give the least costs: ``table[i][j]`` for the first ``i`` pieces laid into the first ``j`` slots.

    Slots left empty and pieces left out are paid for as they are passed.
    """
    skipped = _skipped(slots)
    table = [list(skipped)]
    for row in costs:
        before = table[-1]
        now = [before[0] + STRAY]
        for j in range(1, len(slots) + 1):
            now.append(min(before[j - 1] + row[j - 1], now[j - 1] + slots[j - 1].empty, before[j] + STRAY))
        table.append(now)
    return table


def _cheapest(costs: Sequence[Sequence[float]], slots: Sequence[Slot]) -> list[int | None]:
    table = _forwards(costs, slots)
    chosen: list[int | None] = [None] * len(costs)
    i, j = len(costs), len(slots)
    while i > 0:
        if j > 0 and table[i][j] == table[i - 1][j - 1] + costs[i - 1][j - 1]:
            i, j = i - 1, j - 1
            chosen[i] = j
        elif j > 0 and table[i][j] == table[i][j - 1] + slots[j - 1].empty:
            j -= 1
        else:
            i -= 1
    return chosen


def _open(
    costs: Sequence[Sequence[float]], slots: Sequence[Slot], chosen: Sequence[int | None], pieces: Sequence[Piece]
) -> frozenset[int]:
    """Find the slots whose content another way of reading, nearly as cheap, would change."""
    ahead = _forwards(costs, slots)
    backwards = _forwards([row[::-1] for row in costs[::-1]], slots[::-1])
    count, width = len(costs), len(slots)
    own = _cost_of(costs, slots, chosen)
    found: set[int] = set()
    for i, slot in enumerate(chosen):
        if kind_of(pieces[i].text) is Kind.DASH:
            continue  # wherever it stands, a dash says the same: nothing
        for j in range(width):
            if j == slot:
                continue
            other = ahead[i][j] + costs[i][j] + backwards[count - i - 1][width - j - 1]
            if other < own + MARGIN:
                found.add(j)
                if slot is not None:
                    found.add(slot)
    return frozenset(found)


def _cost_of(costs: Sequence[Sequence[float]], slots: Sequence[Slot], chosen: Sequence[int | None]) -> float:
    used = {slot for slot in chosen if slot is not None}
    return sum(STRAY if slot is None else costs[index][slot] for index, slot in enumerate(chosen)) + sum(
        slot.empty for index, slot in enumerate(slots) if index not in used
    )
