"""Which cell belongs to which column: by what the cells are, and by where they stand.

Real rows are shifted: a cell was deleted, a merge was lost, a word stands one column too far to the left. So a row is
not read by position alone. Its filled cells are laid over the columns in order, from left to right, such that the
kinds of the cells fit the columns best (:mod:`jiheng.reading.layout.kinds`); standing in the right place counts a
little. The cheapest way of laying them is found by dynamic programming, forwards and backwards, so that we also know
for every cell what the next best way would have cost: where every other way is clearly worse, the reading is *forced*.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

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
# An empty cell that costs as much is one that every whole row fills.
_NEEDED = 2.0
# What some places call by words of their own (立项依据, 资金管理), which no list of ours has.
_NAMED_FREELY = frozenset({"dimension", "category"})
_WORDS = frozenset({Kind.WORD, Kind.TEXT})


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

    def fit(self, kind: Kind) -> float:
        """Tell how badly a cell of that kind fits this column, 0 for perfectly."""
        return self.costs.get(kind, MISFIT)


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
    kinds = [kind_of(piece.text) for piece in pieces]
    straight = _straight(pieces, kinds, slots) or _straight_under_other_words(pieces, kinds, slots)
    if straight is not None:
        return straight
    by_kind = {kind: [slot.fit(kind) for slot in slots] for kind in set(kinds)}
    fits = [by_kind[kind] for kind in kinds]
    both = [
        [fit if slot.covers(piece) else fit + DISPLACED for fit, slot in zip(row, slots, strict=True)]
        for piece, row in zip(pieces, fits, strict=True)
    ]
    chosen = _cheapest(both, slots)
    found = [(index, slot) for index, slot in enumerate(chosen) if slot is not None]
    shifted = not all(slots[slot].covers(pieces[index]) for index, slot in found)
    poor = frozenset(slot for index, slot in found if fits[index][slot] >= POOR_FIT)
    # When something has moved, places are no evidence any more: only kinds may close the question.
    open_slots = _open(fits if shifted or None in chosen else both, slots, chosen, kinds)
    return Alignment(tuple(chosen), shifted, open_slots, poor)


def align_beside(pieces: Sequence[Piece], slots: Sequence[Slot], taken: int) -> Alignment:
    """Lay a row over ``slots`` where a cell from above reaches down over the one at ``taken``: nothing belongs there.

    Where that leaves a piece without a slot, the merge says less than the row does.
    """
    straight = _straight(pieces, [kind_of(piece.text) for piece in pieces], slots)
    if straight is not None and taken not in straight.slots:
        return straight
    kept = [position for position in range(len(slots)) if position != taken]
    aligned = align(pieces, [slots[position] for position in kept])
    if None in aligned.slots:
        return align(pieces, slots)
    return Alignment(
        tuple(None if slot is None else kept[slot] for slot in aligned.slots),
        aligned.shifted,
        frozenset(kept[slot] for slot in aligned.open),
        frozenset(kept[slot] for slot in aligned.poor),
    )


def _straight(pieces: Sequence[Piece], kinds: Sequence[Kind], slots: Sequence[Slot]) -> Alignment | None:
    """Give the reading by position where every cell stands under a column that its kind fits: nearly every row."""
    chosen: list[int | None] = []
    position, width = 0, len(slots)
    for piece, kind in zip(pieces, kinds, strict=True):
        while position < width and not slots[position].covers(piece):
            position += 1
        if position == width or slots[position].fit(kind) >= POOR_FIT:
            return None
        chosen.append(position)
        position += 1
    return Alignment(tuple(chosen))


def _straight_under_other_words(
    pieces: Sequence[Piece], kinds: Sequence[Kind], slots: Sequence[Slot]
) -> Alignment | None:
    """Give the reading by position of a whole row whose 一级指标 or 二级指标 is called by words of the place.

    Every cell that a row needs is filled under its own head, so nothing can have moved; by their kinds alone, such
    words would rather be the name of the indicator, and its name the unit.
    """
    freely = [
        msgspec.structs.replace(slot, costs={**slot.costs, **dict.fromkeys(_WORDS, 0.0)})
        if slot.code in _NAMED_FREELY
        else slot
        for slot in slots
    ]
    found = _straight(pieces, kinds, freely)
    if found is None:
        return None
    is_whole = all(slot.empty < _NEEDED or place in found.slots for place, slot in enumerate(slots))
    return found if is_whole and any(slot.code in _NAMED_FREELY for slot in slots) else None


def _forwards(costs: Sequence[Sequence[float]], slots: Sequence[Slot], limit: float) -> list[list[float]]:
    """Give the least costs: ``table[i][j]`` for the first ``i`` pieces laid into the first ``j`` slots.

    Slots left empty and pieces left out are paid for as they are passed. Only ways that cost less than ``limit`` are
    looked for. Where that is too little to leave a piece out, ``i`` pieces take up ``i`` slots and, of those that stay
    empty, at most all.
    """
    width, spare = len(slots), len(slots) - len(costs)
    blanks = [slot.empty for slot in slots]
    table = [list(accumulate(blanks, initial=0.0))]
    for i, row in enumerate(costs):
        before = table[-1]
        least = before[0] + STRAY if limit > STRAY else INFINITE
        now = [least] + [INFINITE] * width
        for j in range(width) if limit > STRAY else range(i, i + spare + 1):
            least += blanks[j]
            laid, left_out = before[j] + row[j], before[j + 1] + STRAY
            if laid < least:  # noqa: PLR1730 - min() would double the time of this loop, and it is most of the way
                least = laid
            if left_out < least:  # noqa: PLR1730 - as above
                least = left_out
            now[j + 1] = least
        table.append(now)
    return table


def _cheapest(costs: Sequence[Sequence[float]], slots: Sequence[Slot]) -> list[int | None]:
    table = _forwards(costs, slots, STRAY)
    if table[-1][-1] >= STRAY:
        table = _forwards(costs, slots, INFINITE)
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
    costs: Sequence[Sequence[float]], slots: Sequence[Slot], chosen: Sequence[int | None], kinds: Sequence[Kind]
) -> frozenset[int]:
    """Find the slots whose content another way of reading, nearly as cheap, would change."""
    limit = _cost_of(costs, slots, chosen) + MARGIN
    ahead = _forwards(costs, slots, limit)
    behind = _forwards([row[::-1] for row in costs[::-1]], slots[::-1], limit)[::-1]
    found: set[int] = set()
    for i, slot in enumerate(chosen):
        if kinds[i] is Kind.DASH:
            continue  # wherever it stands, a dash says the same: nothing
        before, cost, after = ahead[i], costs[i], behind[i + 1][::-1]
        others = {j for j, own in enumerate(cost) if j != slot and before[j] + own + after[j + 1] < limit}
        found |= others
        if others and slot is not None:
            found.add(slot)
    return frozenset(found)


def _cost_of(costs: Sequence[Sequence[float]], slots: Sequence[Slot], chosen: Sequence[int | None]) -> float:
    used = {slot for slot in chosen if slot is not None}
    return sum(STRAY if slot is None else costs[index][slot] for index, slot in enumerate(chosen)) + sum(
        slot.empty for index, slot in enumerate(slots) if index not in used
    )
