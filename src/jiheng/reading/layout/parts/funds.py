"""The fund block: one row a source of money, aligned to the heads 年初预算数, 全年预算数, 全年执行数, ….

Which of two sums is the budget is never decided by the sums themselves: only places and kinds of cells count, for an
amount put in the wrong column by its size would be wrong and confident.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jiheng.form import CERTAIN, Block, Certainty, Doubt, Field, Fund, FundSource, Where, clean
from jiheng.form.labelling import label_in, take_apart
from jiheng.form.labels import Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.doubting import doubts
from jiheng.reading.layout.doubting.doubts_about_runs import run_together
from jiheng.reading.layout.kinds import Kind, amount_unit, is_figure, kind_of
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.parts.amount_units import AMOUNTS
from jiheng.reading.layout.parts.further_cells import further_cells
from jiheng.reading.layout.parts.header import unit_in_label
from jiheng.reading.layout.parts.side_by_side import names_sum, spread, with_one_label
from jiheng.reading.layout.rows.alignment import Alignment, Slot, align, wholly_open
from jiheng.reading.layout.rows.columns import Columns, is_under_way, is_unknown, slot, unknown_head
from jiheng.reading.layout.rows.residue import are_column_numbers
from jiheng.values import parse_amount

_POINTS = ("max_points", "claimed_points")
_SPENT = "actual_expenditure"
_BUDGETS = frozenset({"original_budget", "revised_budget"})
_NUMBERS = frozenset({*AMOUNTS, *_POINTS})
_POINTS_WITHIN = re.compile(r"[(（](\d{1,3}(?:\.\d{1,2})?)分[^()（）]*[)）]")
# 「三、目标完成情况」 alone on its line: the heading of what follows, not a source of money.
_NUMBERED_HEADING = re.compile(r"\s*[一二三四五六七八九十]{1,3}\s*、")
# More cells than any row has; a row like that is no row of a form.
_MOST_CELLS = 60
# What is blank while something of its row, run together or strange to every column, may belong there.
_UNTOLD = Certainty(doubts.UNSETTLED, ("这一行有归不了位的内容",))
# Beyond this length nothing is an amount.
_LONGEST_AMOUNT = 40


class FundReader:
    """Reads the rows of one fund block, collecting funds, doubts and the unit of money."""

    def __init__(self, grid: Grid, head: Line, columns: Columns) -> None:
        self._grid = grid
        self._head = head
        self._columns = columns
        self.funds: list[Fund] = []
        self.units: list[Field[str]] = []
        self.doubts: list[Doubt] = []
        self.codes = columns.codes
        self.left_over: list[str] = []
        self._shifted: list[tuple[Line, bool]] = []
        # By how many columns the whole block stands aside, once a row has shown it beyond question.
        self._offset = 0
        first = columns.slots[0].column
        # Labels of rows stand between the label of the block and the first amount; a block label in column 0 leaves
        # its own column out.
        titled = [piece for piece in head.filled if piece.column < first]
        start = titled[0].column + 1 if titled else 0
        self._labels = slot("label", min(start, max(first - 1, 0)), max(first - start, 1))
        self._stated = _stated_points(Cells(grid, head), head)
        self.read_unit(head)

    def read_unit(self, line: Line) -> None:
        """Take note of the units of money named on ``line``: in the label of the block, beside it, in that of a row."""
        for piece in line.filled:
            if "元" not in piece.text or is_figure(piece.text):
                continue
            unit = amount_unit(piece.text) or unit_in_label(piece)
            if unit is not None:
                self.units.append(Field(unit, piece.text, Cells(self._grid, line).place(piece)))

    def read(self, line: Line) -> None:
        """Read one row."""
        self.read_unit(line)
        labels = [piece for _, piece in line.heads(Part.BLOCK)]
        pieces = [piece for piece in line.filled if piece not in labels and amount_unit(piece.text) is None]
        if (
            not pieces
            or are_column_numbers([piece.text for piece in pieces])
            or (line.sole_text is not None and _NUMBERED_HEADING.match(line.sole_text))
        ):
            return
        side_by_side = with_one_label(pieces)
        pieces = list(side_by_side or pieces)
        label = pieces[0] if not is_figure(pieces[0].text) else None
        if label is None and all(kind_of(piece.text) is Kind.DASH for piece in pieces):
            return
        figures = pieces[1:] if label is not None else pieces
        is_paragraph = line.paragraph is not None and not line.joined and not figures
        if len(pieces) > _MOST_CELLS or is_paragraph or (label is not None and self._is_words(label, figures)):
            at = Cells(self._grid, line).place(pieces[0])
            words = " ".join(clean(piece.text) for piece in pieces)
            self.doubts.append(doubts.left_over(Where(Block.FUNDS, None, None, str(at)), at, words))
            return
        if side_by_side is None:
            aligned = self._align(figures)
            label_shifted = label is not None and not self._labels.covers(label)
        else:
            aligned, label_shifted = align(figures, spread(self._columns.slots)), False
        shifted = aligned.shifted or label_shifted
        # A cell that found no column: the block is laid out otherwise than its heads say, so nothing in it is sure.
        strange = None in aligned.slots
        if line.unsure or strange:
            aligned = wholly_open(aligned, self._columns.slots)
        if line.unsure or line.run is not None:
            self._say_unsure(line, pieces[0])
        elif shifted or strange:
            self._shifted.append((line, bool(aligned.open)))
        self.funds.append(self._fund(line, label, figures, aligned))

    def _align(self, figures: Sequence[Piece]) -> Alignment:
        """Align a row; one that leaves cells blank follows the rows above it, which were shifted as a block."""
        if self._offset:
            moved = [msgspec.structs.replace(piece, column=piece.column - self._offset) for piece in figures]
            followed = align(moved, self._columns.slots)
            if not followed.shifted and not followed.poor and None not in followed.slots:
                return msgspec.structs.replace(followed, shifted=True)
        aligned = align(figures, self._columns.slots)
        if aligned.shifted and not aligned.open:
            away = {
                figures[index].column - self._columns.slots[position].column
                for index, position in enumerate(aligned.slots)
                if position is not None
            }
            if len(away) == 1:
                self._offset = away.pop()
        return aligned

    def finish(self) -> None:
        """Say once for the whole block that its rows were shifted."""
        if self._shifted:
            line = self._shifted[0][0]
            settled = not any(is_open for _, is_open in self._shifted)
            cells = Cells(self._grid, line)
            self.doubts.insert(0, doubts.shifted_funds(cells.place(line.filled[0]), settled=settled))

        strange = [slot for slot in self._columns.slots if is_unknown(slot)]
        under_way = any(is_under_way(unknown_head(slot.code)) for slot in strange)
        if self.funds and strange and not under_way and (_SPENT not in self.codes or self.codes.isdisjoint(_BUDGETS)):
            at = Cells(self._grid, self._head).blank(strange[0].column)
            self.doubts.append(doubts.unread_column(at, unknown_head(strange[0].code), block=Block.FUNDS))

    def _say_unsure(self, line: Line, first: Piece) -> None:
        at = Cells(self._grid, line).place(first)
        where = Where(Block.FUNDS, len(self.funds), None, str(at))
        if line.run is not None:
            self.doubts.append(run_together(where, at, clean(first.text), line.run))
        if line.unsure and (line.run is None or line.run.settled):
            self.doubts.append(doubts.not_kept_apart(where, at, clean(first.text)))

    def _is_words(self, label: Piece, figures: Sequence[Piece]) -> bool:
        """A row of words between the sources, such as 项目概况: its label is no source, and it has no figure."""
        return (
            bool(figures)
            and label_in(Part.FUND_ROW, label.text) is None
            and not any(is_figure(piece.text) for piece in figures)
        )

    def _fund(self, line: Line, label: Piece | None, figures: Sequence[Piece], aligned: Alignment) -> Fund:
        cells = Cells(self._grid, line)
        row = len(self.funds)
        found: dict[str, Field[object]] = {}
        strange: dict[str, Piece] = {}
        is_untold = line.run is not None or None in aligned.slots
        for index, position in enumerate(aligned.slots):
            piece = figures[index]
            if position is None:
                at = Where(Block.FUNDS, row, None, str(cells.place(piece)))
                self.doubts.append(doubts.left_over(at, cells.place(piece), piece.text))
                continue
            column = self._columns.slots[position]
            if column.code not in self._columns.codes:
                strange[column.code] = piece
                if kind_of(piece.text) is not Kind.DASH:
                    self.left_over.append(f"{unknown_head(column.code)}：{clean(piece.text)}")
                continue
            found[column.code] = self._field(cells, row, column, piece, is_open=position in aligned.open)
        for position, column in enumerate(self._columns.slots):
            if column.code not in found and column.code in self._columns.codes:
                certainty = _UNTOLD if is_untold and position in aligned.open else CERTAIN
                found[column.code] = Field(place=cells.blank(column.column), certainty=certainty)
        own = label_in(Part.FUND_ROW, label.text) if label is not None else None
        source = FundSource(own.code) if own is not None else FundSource.UNKNOWN
        if (label is None and row == 0) or (label is not None and own is None and names_sum(label.text)):
            source = FundSource.TOTAL
        if source is FundSource.TOTAL and self._stated.value is not None and not _is_written(found.get("max_points")):
            found["max_points"] = self._stated
        further = further_cells(cells, strange, self._columns, aligned.open)
        called = cells.text(label) if label is not None else Field()
        return Fund(source, called, **found, further=further)  # type: ignore[arg-type]  # keys are field names of Fund

    def _field(self, cells: Cells, row: int, column: Slot, piece: Piece, *, is_open: bool) -> Field[object]:
        certainty = Certainty(doubts.UNSETTLED, ("有别的读法",)) if is_open else CERTAIN
        field = self._read(cells, column, piece, certainty)
        is_open_rate = column.code == "execution_rate" and kind_of(piece.text) is Kind.FORMULA
        if is_open_rate or (column.code in _NUMBERS and field.is_misfit):
            at = cells.place(piece)
            self.doubts.append(doubts.misfit(Where(Block.FUNDS, row, column.code, str(at)), at, piece.text))
            return self._read(cells, column, piece, Certainty(doubts.UNSETTLED, ("读不成数",)))
        return field

    @staticmethod
    def _read(cells: Cells, column: Slot, piece: Piece, certainty: Certainty) -> Field[object]:
        if column.code in AMOUNTS:
            return cells.read(piece, amount_figure, certainty)
        return cells.number(piece, certainty) if column.code in _NUMBERS else cells.text(piece, certainty)


def _stated_points(cells: Cells, head: Line) -> Field[Decimal]:
    """Give the points for execution that the head of a block states: 预算执行情况（20分）, 得分（20分*执行率）."""
    pieces = [piece for _, piece in head.heads(Part.BLOCK)]
    pieces += [piece for label, piece in head.heads(Part.FUND_COLUMN) if label.code in _POINTS]
    stated = (cells.read(piece, _points_in) for piece in pieces)
    return next((field for field in stated if field.value is not None), Field())


def _points_in(text: str) -> Decimal | None:
    found = _POINTS_WITHIN.search(text)
    return take_apart(text).points if found is None else Decimal(found[1])


def _is_written(field: Field[object] | None) -> bool:
    return field is not None and not field.is_blank


def amount_figure(text: str) -> Decimal | None:
    """Read the figure of an amount, whatever unit stands behind it: that is settled for the block as a whole."""
    amount = parse_amount(clean(text)) if len(text) <= _LONGEST_AMOUNT else None
    return None if amount is None else amount.figure
