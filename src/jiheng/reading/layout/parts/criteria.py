"""Rows scored by a rule in words (决策, 管理): 评分标准, 分值, 自评分 and nothing to reach.

Their names stand left of the rule, from coarse to fine, in as many columns as the place draws, with or without heads;
there is no fixed list of them, so they are told apart by where they stand.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

from jiheng.form import CERTAIN, Block, Certainty, Criterion, Doubt, Field, Where, clean
from jiheng.form.labelling import take_apart
from jiheng.form.labels import LABELS, Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout.cells import Cells, said
from jiheng.reading.layout.doubting import doubts
from jiheng.reading.layout.kinds import Kind, kind_of
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.parts.headings import Headings
from jiheng.reading.layout.rows.alignment import Slot, align, wholly_open
from jiheng.reading.layout.rows.columns import Columns, is_unknown, unknown_head
from jiheng.reading.layout.rows.repeated_heads import is_all_heads
from jiheng.reading.layout.rows.residue import is_subtotal

POINTS = frozenset({"max_points", "claimed_points", "reviewed_points"})
_NAMES = frozenset({"dimension", "category", "name"})
_BESIDE_RULE = POINTS | {"deviation_note"}
_CHINESE = {label.code: label.chinese for label in LABELS if label.part is Part.INDICATOR_COLUMN}
_LEVELS = ("dimension", "category", "name")
_FIGURES = frozenset({Kind.NUMBER, Kind.DASH, Kind.FORMULA})
# A row with one of these reaches for something: it is an indicator.
_REACHED = frozenset({"target", "actual"})
# 评分项目, 评分内容: the columns that merges reach down in.
_MOST_LOST = 3
_OPEN = Certainty(doubts.UNSETTLED, ("有别的读法",))


class CriteriaReader:
    """Reads the rows of one block of criteria, collecting them, doubts and what belongs to no column."""

    def __init__(self, grid: Grid, columns: Columns, lines: Sequence[Line]) -> None:
        self._grid = grid
        self.criteria: list[Criterion] = []
        self.doubts: list[Doubt] = []
        self.left_over: list[str] = []
        self._rule = next((slot.column for slot in columns.slots if slot.code == "criterion"), columns.slots[0].column)
        self._slots = tuple(slot for slot in columns.slots if slot.column >= self._rule)
        self._levels = _levels(columns, lines, self._rule)
        # The head again, on a new page, may hold heads that are none of ours.
        self._head = [piece.text for piece in lines[0].filled]
        self._end = lines[0].pieces[-1].column + lines[0].pieces[-1].column_span
        self._above: dict[str, Piece] = {}
        self._above_cells: dict[str, Cells] = {}

    def read(self, line: Line) -> None:
        """Read one row."""
        pieces, is_moved = self._in_place(line)
        cells = Cells(self._grid, line)
        named = [piece for piece in pieces if piece.column < self._rule]
        rest = [piece for piece in pieces if piece.column >= self._rule]
        if not pieces or is_all_heads(line) or [piece.text for piece in pieces] == self._head:
            return
        if not rest or is_subtotal(pieces[0].text):
            self._leave_over(cells, pieces)
            return
        self._carry_down(cells, named)
        if is_moved:
            at = cells.place(pieces[0])
            self.doubts.append(doubts.shifted_criterion(at, clean(pieces[0].text)))
        self.criteria.append(self._criterion(cells, rest, is_unsure=line.unsure or is_moved))

    def _in_place(self, line: Line) -> tuple[Sequence[Piece], bool]:
        """Give the cells of a row, counted from its right end where it lost some at its left with a merge."""
        lost = self._end - line.pieces[-1].column - line.pieces[-1].column_span if line.pieces else 0
        if line.joined or not 0 < lost <= _MOST_LOST or self._is_straight(line.filled):
            return line.filled, False
        for away in range(1, lost + 1):  # blank cells at the end may be gone as well
            moved = [msgspec.structs.replace(piece, column=piece.column + away) for piece in line.filled]
            if self._is_straight(moved):
                return moved, True
        return line.filled, False

    def _is_straight(self, pieces: Sequence[Piece]) -> bool:
        aligned = align([piece for piece in pieces if piece.column >= self._rule], self._slots)
        return not (aligned.shifted or aligned.poor or None in aligned.slots)

    def _carry_down(self, cells: Cells, named: Sequence[Piece]) -> None:
        """Take note of the names of a row; what is not named anew goes on from above, but for the finest."""
        self._above.pop("name", None)
        for piece in named:
            level = next((code for column, code in reversed(self._levels) if column <= piece.column), None)
            if level is None:
                continue
            for finer in _LEVELS[_LEVELS.index(level) + 1 :]:
                self._above.pop(finer, None)
            self._above[level], self._above_cells[level] = piece, cells

    def _criterion(self, cells: Cells, rest: Sequence[Piece], *, is_unsure: bool) -> Criterion:
        row = len(self.criteria)
        aligned = align(rest, self._slots)
        if is_unsure or None in aligned.slots:
            aligned = wholly_open(aligned, self._slots)
        fields: dict[str, Field[object]] = {}
        for index, position in enumerate(aligned.slots):
            piece = rest[index]
            if position is None:
                self._leave_over(cells, [piece])
                continue
            column = self._slots[position]
            code = _field_of(column)
            if code is None:
                head = unknown_head(column.code) if is_unknown(column) else _CHINESE[column.code]
                self.left_over.append(f"{head}：{clean(piece.text)}")
                continue
            certainty = _OPEN if position in aligned.open else CERTAIN
            is_points = code in POINTS
            fields[code] = self._points(cells, row, piece, certainty) if is_points else cells.text(piece, certainty)
        for position, column in enumerate(self._slots):
            code = _field_of(column)
            if code is not None and code not in fields:
                certainty = _OPEN if position in aligned.open else CERTAIN
                fields[code] = Field(place=cells.blank(column.column), certainty=certainty)
        return Criterion(**self._names(), **fields)  # type: ignore[arg-type]  # keys are field names of Criterion

    def _names(self) -> Mapping[str, Field[object]]:
        found: dict[str, Field[object]] = {}
        for level, piece in self._above.items():
            cells = self._above_cells[level]
            found[level] = cells.text(piece)
            if level != "name":
                found[f"{level}_points"] = cells.read(piece, _stated)
        return found

    def _points(self, cells: Cells, row: int, piece: Piece, certainty: Certainty) -> Field[Decimal]:
        field = cells.number(piece, certainty)
        if field.is_misfit:
            at = cells.place(piece)
            where = Where(Block.INDICATORS, None, None, str(at))
            self.doubts.append(doubts.misfit(where, at, piece.text, criterion=row))
        return field

    def _leave_over(self, cells: Cells, pieces: Sequence[Piece]) -> None:
        at = cells.place(pieces[0])
        printed = " ".join(piece.text for piece in pieces)
        self.doubts.append(doubts.left_over(Where(Block.INDICATORS, None, None, str(at)), at, printed))


def _field_of(column: Slot) -> str | None:
    """Give the field of a criterion that a column right of its names fills, ``None`` where it fills none."""
    return "standard" if column.code == "criterion" else column.code if column.code in _BESIDE_RULE else None


def _stated(text: str) -> Decimal | None:
    return take_apart(text).points


def _levels(columns: Columns, lines: Sequence[Line], rule: int) -> list[tuple[int, str]]:
    """Give the columns of names from left to right with what they are: as their heads say, or by their order."""
    heads = [(slot.column, slot.code) for slot in columns.slots if slot.code in _NAMES and slot.column < rule]
    if heads:
        return heads
    starts = sorted({piece.column for line in lines for piece in line.filled if piece.column < rule})
    finest = starts[-1:]
    coarser = starts[:-1]
    return [*zip(coarser, _LEVELS, strict=False), *((column, "name") for column in finest)]


def by_place(pieces: Sequence[Piece], slots: Sequence[Slot]) -> dict[str, Piece] | None:
    """Give the cells of a row among indicators by their columns where it is a criterion, else ``None``.

    It has a rule in words and reaches for nothing, so its names need not be ours; only places tell what they are.
    """
    found: dict[str, Piece] = {}
    for piece in pieces:
        column = next((slot for slot in slots if slot.covers(piece)), None)
        if column is None or column.code in found:
            return None
        found[column.code] = piece
    rule = found.get("criterion")
    has_points = all(kind_of(found[code].text) in _FIGURES for code in POINTS & found.keys())
    if rule is None or not has_points or not found.keys().isdisjoint(_REACHED):
        return None
    return found


def as_row(cells: Cells, found: Mapping[str, Piece], headings: Headings) -> Criterion:
    """Make a criterion of such a row; its headings may go on from above."""
    fields: dict[str, Field[object]] = {
        ("standard" if code == "criterion" else code): cells.number(piece) if code in POINTS else cells.text(piece)
        for code, piece in found.items()
        if code in POINTS or code in {"criterion", "name", "deviation_note"}
    }
    for level in ("dimension", "category"):
        above: Field[object] = getattr(headings, level)
        fields[level] = msgspec.structs.replace(above, value=said(above.printed))
        fields[f"{level}_points"] = getattr(headings, f"{level}_points")
    return Criterion(**fields)  # type: ignore[arg-type]  # keys are field names of Criterion
