"""Figures of a row laid over the columns of its block, where the file kept neither columns nor empty cells."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from jiheng.reading.layout.joined.run_fits import MOST_IN_TOTAL, Sums, by_sums, fund_ways, is_plain, points_ways
from jiheng.reading.layout.joined.run_together import POINTS, Run, Way, is_no_single_figure, is_run, number_in
from jiheng.reading.layout.joined.stream import StreamRow, rows_of
from jiheng.reading.layout.kinds import Kind, kind_of
from jiheng.reading.layout.lines import Piece
from jiheng.reading.layout.rows.alignment import Slot, align
from jiheng.reading.layout.rows.columns import Columns, slot

_NOTHING = (Decimal(0), Decimal(0))


class Laid(msgspec.Struct, frozen=True):
    """The pieces of a row by the columns of the line they shall stand on.

    ``sure`` where no other reading would do as well; ``run`` where figures had to be cut.
    """

    pieces: tuple[tuple[int, tuple[Piece, ...]], ...]
    sure: bool = True
    run: Run | None = None

    def with_note(self, note: Sequence[Piece], columns: Columns) -> "Laid":
        """Add what stands under 原因 behind the figures, or under the last head where there is none."""
        at = next((one.column for one in columns.slots if one.code == "deviation_note"), columns.slots[-1].column)
        return msgspec.structs.replace(self, pieces=(*self.pieces, (at, tuple(note)))) if note else self


class Layer:
    """Lays the rows of one form. ``runs``: somewhere in it figures stand with nothing between them."""

    def __init__(self, *, runs: bool) -> None:
        self._runs = runs
        self._execution: Sums = _NOTHING

    def fund(self, figures: Sequence[Piece], columns: Columns) -> Laid:
        """Lay the figures of a source of money: as the form's own figures demand, else by their kinds."""
        texts = [piece.text for piece in figures]
        nothing_said = all(kind_of(text) is Kind.DASH for text in texts)
        known = [one for one in columns.slots if one.code in columns.codes and one.code != "deviation_note"]
        ways = fund_ways(texts, [one.code for one in known], cut=self._runs) if not nothing_said else []
        if len(ways) == 1 and (list(ways[0].values()) == texts or is_plain(ways[0])):
            self._note_execution(ways[0])
            return _laid(ways[0], figures, known)
        if self._runs and any(map(is_run, texts)) and not nothing_said:
            return Laid((), sure=False, run=Run(_printed(figures), tuple(ways), settled=False))
        aligned = align([_nowhere(piece) for piece in figures], columns.slots)
        laid = list(zip(figures, aligned.slots, strict=True))
        placed = [(columns.slots[position].column, (piece,)) for piece, position in laid if position is not None]
        stray = [piece for piece, position in laid if position is None]
        beyond = columns.slots[-1].column + 1
        rest = [(beyond + index, (piece,)) for index, piece in enumerate(stray)]
        return Laid((*placed, *rest), sure=nothing_said or not (aligned.open or stray))

    def _note_execution(self, way: Way) -> None:
        """Keep the points for execution: they may count into the total."""
        most, claimed = number_in(way, "max_points"), number_in(way, "claimed_points")
        if self._execution == _NOTHING and most is not None and claimed is not None:
            self._execution = (most, claimed)

    def indicators(
        self, pieces: Sequence[Piece], total: Sequence[Piece], columns: Columns, *, by_line: bool
    ) -> list[Laid]:
        """Cut the block of indicators into rows and lay them; ``total`` are the figures behind 总分."""
        rows = rows_of(pieces, columns.slots, by_line=by_line, runs=self._runs)
        if not self._runs:
            return [_row(row, columns.slots) for row in rows]
        tails = [_tail(row, columns.slots) for row in rows]
        ways = [
            points_ways([piece.text for piece in tail.figures], tail.codes) if tail.figures else [] for tail in tails
        ]
        if all(ways):
            ways = [list(kept) for kept in by_sums(ways, self._totals(total, columns))]
        return [_with_tail(row, tail, own, columns.slots) for row, tail, own in zip(rows, tails, ways, strict=True)]

    def _totals(self, total: Sequence[Piece], columns: Columns) -> list[Sums]:
        """Give what the points of all rows may add up to: 总分, with or without those for execution."""
        found = points_ways([piece.text for piece in total], _points_of(columns), highest=MOST_IN_TOTAL)
        if len(found) != 1:
            return []
        most, claimed = number_in(found[0], "max_points"), number_in(found[0], "claimed_points")
        if most is None or claimed is None:
            return []
        return [(most, claimed), (most - self._execution[0], claimed - self._execution[1])]

    def total(self, figures: Sequence[Piece], columns: Columns) -> Laid:
        """Lay the figures behind 总分."""
        slots = [slot(one.code, one.column, one.span) for one in columns.slots if one.code in POINTS]
        if self._runs and figures:
            codes = [one.code for one in slots]
            ways = points_ways([piece.text for piece in figures], codes, highest=MOST_IN_TOTAL)
            if len(ways) == 1:
                return _laid(ways[0], figures, slots)
            return Laid((), sure=False, run=Run(_printed(figures), tuple(ways), settled=False))
        aligned = align([_nowhere(piece) for piece in figures], slots)
        placed = [
            (slots[position].column, (piece,))
            for piece, position in zip(figures, aligned.slots, strict=True)
            if position is not None
        ]
        return Laid(tuple(placed), sure=not aligned.open)


class _Tail(msgspec.Struct, frozen=True):
    """The figures at the end of a row, which may hold one another's, and the codes of the columns that are theirs."""

    figures: tuple[Piece, ...]
    codes: tuple[str, ...]


def _tail(row: StreamRow, slots: Sequence[Slot]) -> _Tail:
    own = [position for position in sorted(row.pieces) if slots[position].code != "deviation_note"]
    first = len(own)
    while first > 0 and all(is_run(piece.text) for piece in row.pieces[own[first - 1]]):
        first -= 1
    above = own[first - 1] if first > 0 else -1
    figures = tuple(piece for position in own[first:] for piece in row.pieces[position])
    codes = [one.code for one in slots[above + 1 :] if one.code in {*POINTS, "target", "actual"}]
    return _Tail(figures, tuple(codes))


def _with_tail(row: StreamRow, tail: _Tail, ways: Sequence[Way], slots: Sequence[Slot]) -> Laid:
    """Give a row with its last figures cut in the one way there is, or without them."""
    ends = set(map(id, tail.figures))
    rest = {position: found for position, found in row.pieces.items() if not ends & set(map(id, found))}
    head = msgspec.structs.replace(row, pieces=rest)
    broken = [piece for found in head.pieces.values() for piece in found if is_no_single_figure(piece.text)]
    if broken or not tail.figures:
        laid = _row(row, slots)
        return laid if not broken else Laid(laid.pieces, sure=False, run=Run(_printed(broken), (), settled=False))
    before = _row(head, slots)
    if len(ways) != 1:
        return Laid(before.pieces, sure=False, run=Run(_printed(tail.figures), tuple(ways), settled=False))
    after = _laid(ways[0], tail.figures, slots)
    codes = {slots[position].code for position in head.pieces} | ways[0].keys()
    whole = row.clear and {one.code for one in slots if one.code in _EXPECTED} <= codes
    pieces = sorted((*before.pieces, *after.pieces), key=lambda entry: entry[0])
    return Laid(tuple(pieces), sure=whole, run=after.run)


_EXPECTED = POINTS | {"name", "target", "actual"}


def _row(row: StreamRow, slots: Sequence[Slot]) -> Laid:
    placed = [(slots[position].column, pieces) for position, pieces in sorted(row.pieces.items())]
    beyond = slots[-1].column + 1
    rest = [(beyond + index, (piece,)) for index, piece in enumerate(row.stray)]
    return Laid((*placed, *rest), row.sure)


def _laid(way: Way, figures: Sequence[Piece], slots: Iterable[Slot]) -> Laid:
    """Lay figures in a way that was chosen, and say so where it had to cut them."""
    columns = {one.code: one.column for one in slots}
    pieces = [
        (columns[code], (msgspec.structs.replace(_holder(figures, list(way.values()), place), text=text),))
        for place, (code, text) in enumerate(way.items())
    ]
    whole = [piece.text for piece in figures] == list(way.values())
    return Laid(tuple(pieces), run=None if whole else Run(_printed(figures), (way,), settled=True))


def _holder(figures: Sequence[Piece], texts: Sequence[str], place: int) -> Piece:
    """Give the piece in which the text at ``place`` stood."""
    ends = sum(map(len, texts[: place + 1]))
    for piece in figures:
        ends -= len(piece.text)
        if ends <= 0:
            return piece
    return figures[-1]


def _points_of(columns: Columns) -> list[str]:
    return [one.code for one in columns.slots if one.code in POINTS]


def _printed(figures: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in figures)


def _nowhere(piece: Piece) -> Piece:
    """Take a piece's column away: where cells were not kept apart it is no evidence."""
    return msgspec.structs.replace(piece, column=-1)
