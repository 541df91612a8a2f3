"""Rows out of a stream: indicators whose cells were not kept apart and whose empty cells are gone.

The stream is read as a walk through the columns: from every cell the next one lies further right, or continues the
same column (a name with a blank in it), or begins a new row. The cheapest walk is found by dynamic programming with
the same costs as :mod:`jiheng.reading.layout.rows.alignment`; line breaks of the file are a hint where rows begin.
"""

from collections.abc import Sequence

import msgspec

from jiheng.reading.layout.joined.run_together import is_run
from jiheng.reading.layout.kinds import Kind, kind_of
from jiheng.reading.layout.lines import Piece
from jiheng.reading.layout.rows.alignment import INFINITE, MISFIT, POOR_FIT, STRAY, Slot

_NEW_ROW = 0.5
_NEW_ROW_WITHIN_LINE = 3.0
_SAME_ROW_OVER_LINES = 3.0
# A second piece of the same cell: notes are often broken, names sometimes, values hardly ever.
_CONTINUED = {"deviation_note": 0.8, "name": 2.0, "target": 3.0, "actual": 3.0}
# Without lines, a few words behind the points are more likely the name of the next row than a note.
_SHORT_NOTE = 2.5
# A unit is a word or two (个工作日, 元/平方米); more than that is hardly one.
_LONG_UNIT = 3.0
_LONGEST_UNIT = 6
# What stands under 原因 where there is none: never the name of an indicator, nor the beginning of one.
_NO_NOTE = frozenset({"无", "暂无", "没有", "不适用"})
_FIGURES = frozenset({Kind.VALUE, Kind.MONEY, Kind.NUMBER, Kind.AMOUNT, Kind.PERCENT})
_NO_NAMES = _FIGURES | {Kind.DIMENSION, Kind.CATEGORY, Kind.DIMENSION_OR_CATEGORY}
_EXPECTED = frozenset({"name", "target", "actual", "max_points", "claimed_points"})


class StreamRow(msgspec.Struct, frozen=True):
    """The pieces of one row by the position of their slot; ``sure`` when no other reading would do as well.

    A row that lacks a cell is not sure, but may be ``clear``: all that is there belongs where it stands.
    """

    pieces: dict[int, tuple[Piece, ...]]
    stray: tuple[Piece, ...]
    sure: bool
    clear: bool


def rows_of(pieces: Sequence[Piece], slots: Sequence[Slot], *, by_line: bool, runs: bool = False) -> list[StreamRow]:
    """Cut a stream into rows. ``by_line``: the file keeps rows on lines of their own (``Piece.at`` tells the line).

    ``runs``: figures may hold one another's; they stand where the first of them does.
    """
    if not pieces or not slots:
        return []
    kinds = [_kind_of_first(piece.text) if runs else kind_of(piece.text) for piece in pieces]
    steps = _walk(pieces, kinds, slots, by_line=by_line, runs=runs)
    rows: list[StreamRow] = []
    current: dict[int, tuple[Piece, ...]] = {}
    stray: list[Piece] = []
    for piece, (slot, is_new) in zip(pieces, steps, strict=True):
        if is_new and current:
            rows.append(_row(current, stray, slots, by_line=by_line, runs=runs))
            current, stray = {}, []
        if slot is None:
            stray.append(piece)
        else:
            current[slot] = (*current.get(slot, ()), piece)
    rows.append(_row(current, stray, slots, by_line=by_line, runs=runs))
    if by_line and any(_spans_lines(row) for row in rows):
        # Cells that were broken over lines: no line of the file is a row for certain.
        return [msgspec.structs.replace(row, sure=False, clear=False) for row in rows]
    return rows if by_line else _unsure_beside_unclear(rows, slots)


def _unsure_beside_unclear(rows: Sequence[StreamRow], slots: Sequence[Slot]) -> list[StreamRow]:
    """Leave open what stands beside a row that is not clear, or has no name: what it lacks, they may have.

    That is so where nothing tells where rows end.
    """
    name = next((position for position, slot in enumerate(slots) if slot.code == "name"), None)
    clear = [True, *(row.clear and (name is None or name in row.pieces) for row in rows), True]
    return [
        row if before and after else msgspec.structs.replace(row, sure=False)
        for row, before, after in zip(rows, clear, clear[2:], strict=False)
    ]


def _spans_lines(row: StreamRow) -> bool:
    lines = {piece.at[0] for found in row.pieces.values() for piece in found}
    return len(lines | {piece.at[0] for piece in row.stray}) > 1


def _row(
    pieces: dict[int, tuple[Piece, ...]], stray: Sequence[Piece], slots: Sequence[Slot], *, by_line: bool, runs: bool
) -> StreamRow:
    kind = _kind_of_first if runs else kind_of
    by_code = {slots[position].code: found for position, found in pieces.items()}
    expected = _EXPECTED & {slot.code for slot in slots}
    whole = not stray and expected <= by_code.keys()
    fitting = all(slots[position].fit(kind(found[0].text)) < POOR_FIT for position, found in pieces.items())
    continued = [code for code, found in by_code.items() if len(found) > 1 and code != "deviation_note"]
    told_apart = not continued or (
        continued == ["name"]
        and "target" in by_code
        and kind_of(by_code["target"][0].text) in _FIGURES
        # A place may call its categories by words of its own, which stand before the name like a part of it.
        and ("category" in by_code or all(slot.code != "category" for slot in slots))
    )
    note = by_code.get("deviation_note")
    ends_clearly = note is None or _ends_clearly(note[0], pieces, by_line=by_line)
    clear = not stray and fitting and told_apart and ends_clearly and _is_like_row(by_code)
    return StreamRow(dict(pieces), tuple(stray), sure=whole and clear, clear=clear)


def _ends_clearly(note: Piece, pieces: dict[int, tuple[Piece, ...]], *, by_line: bool) -> bool:
    """Tell whether what stands under 原因 is that, and not the name of the next row."""
    same_line = all(found[0].at[0] == note.at[0] for found in pieces.values())
    return (by_line and same_line) or note.text in _NO_NOTE or kind_of(note.text) is Kind.SENTENCE


def _is_like_row(by_code: dict[str, tuple[Piece, ...]]) -> bool:
    """Tell whether the name is no value and no heading, and target and actual are both figures or both words."""
    kinds = {code: kind_of(found[0].text) for code, found in by_code.items()}
    if kinds.get("name") in _NO_NAMES:
        return False
    if "target" not in kinds or "actual" not in kinds:
        return kinds.get("target") is not Kind.TEXT  # it may be the name of the next row
    return (kinds["target"] in _FIGURES) == (kinds["actual"] in _FIGURES)


def _kind_of_first(text: str) -> Kind:
    """Tell the kind of the first figure of a text that may hold several."""
    kind = kind_of(text)
    if kind is Kind.DASH or not is_run(text):
        return kind
    return Kind.PERCENT if "%" in text else Kind.NUMBER


def _walk(
    pieces: Sequence[Piece], kinds: Sequence[Kind], slots: Sequence[Slot], *, by_line: bool, runs: bool
) -> list[tuple[int | None, bool]]:
    """Give slot and "begins a row" for every piece on the cheapest walk; ``None`` for a stray piece."""
    width = len(slots)
    skipped = [0.0]
    for slot in slots:
        skipped.append(skipped[-1] + slot.empty)
    lengths = [len(piece.text) > _LONGEST_UNIT and "/" not in piece.text for piece in pieces]
    by_kind = {seen: _fits(slots, *seen, by_line=by_line) for seen in set(zip(kinds, lengths, strict=True))}
    all_fits = [
        _fits_of_no_note(slots) if piece.text in _NO_NOTE else by_kind[kind, is_long]
        for piece, kind, is_long in zip(pieces, kinds, lengths, strict=True)
    ]
    continued = [_CONTINUED.get(slot.code, INFINITE) for slot in slots]
    cost = [skipped[j] + all_fits[0][j] for j in range(width)]
    trace: list[list[tuple[int, bool, bool]]] = [[(j, True, False) for j in range(width)]]
    for index in range(1, len(pieces)):
        fits = all_fits[index]
        broken = by_line and pieces[index].at[0] != pieces[index - 1].at[0]
        stay = _SAME_ROW_OVER_LINES if broken else 0.0
        new = _NEW_ROW if broken or not by_line else _NEW_ROW_WITHIN_LINE
        # Figures that ran together fill the columns behind them, too.
        filled = runs and is_run(pieces[index - 1].text)
        reached = cost if filled else [cost[k] - skipped[k + 1] for k in range(width)]
        last = min(range(width), key=reached.__getitem__)
        ended = reached[last] + new + (0.0 if filled else skipped[width])
        now: list[float] = []
        steps: list[tuple[int, bool, bool]] = []
        before = -1  # of the columns further left, the one from which it is cheapest to come
        for j in range(width):
            fit = fits[j]
            best, step = ended + skipped[j] + fit, (last, True, False)
            if before >= 0:
                other = reached[before] + stay + (0.0 if filled else skipped[j]) + fit
                if other < best:
                    best, step = other, (before, False, False)
            if before < 0 or reached[j] < reached[before]:
                before = j
            other = cost[j] + stay + continued[j] + fit
            if other < best:
                best, step = other, (j, False, False)
            if cost[j] + STRAY < best:
                best, step = cost[j] + STRAY, (j, False, True)
            now.append(best)
            steps.append(step)
        cost = now
        trace.append(steps)
    ends = [cost[k] + skipped[width] - skipped[k + 1] for k in range(width)]
    at = min(range(width), key=ends.__getitem__)
    found: list[tuple[int | None, bool]] = []
    for steps in reversed(trace):
        come_from, is_new, is_stray = steps[at]
        found.append((None if is_stray else at, is_new))
        at = come_from
    return found[::-1]


def _fits_of_no_note(slots: Sequence[Slot]) -> list[float]:
    """Tell how badly 无 fits every slot: it is a note, or a value as good as any word, but no name."""
    costs = {"deviation_note": 0.0, "name": MISFIT, "category": MISFIT, "dimension": MISFIT}
    return [costs.get(slot.code, slot.fit(Kind.WORD)) for slot in slots]


def _fits(slots: Sequence[Slot], kind: Kind, is_long: bool, *, by_line: bool) -> list[float]:  # noqa: FBT001 - a pair
    """Tell how badly a piece of a kind fits every slot; ``is_long`` where it has more letters than units have."""
    hard = {
        "deviation_note": _SHORT_NOTE if not by_line and kind is not Kind.SENTENCE else 0.0,
        "unit": _LONG_UNIT if is_long else 0.0,
    }
    return [slot.fit(kind) + hard.get(slot.code, 0.0) for slot in slots]
