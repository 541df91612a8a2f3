"""The indicator block and its total: every row aligned to its columns, dimensions and categories carried down."""

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jiheng.form import (
    CERTAIN,
    Block,
    Certainty,
    Criterion,
    Doubt,
    Field,
    Indicator,
    Place,
    Remark,
    Total,
    Where,
    clean,
)
from jiheng.form.labelling import take_apart
from jiheng.form.labels import LABELS, Part
from jiheng.reading.grid import Grid, Table
from jiheng.reading.layout.cells import Cells, said, share
from jiheng.reading.layout.doubting import doubts
from jiheng.reading.layout.doubting.doubts_about_runs import run_together
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.parts.criteria import as_row, by_place
from jiheng.reading.layout.parts.execution_row import beside_execution
from jiheng.reading.layout.parts.further_cells import doubt_of_column, further_cells, with_twins_open
from jiheng.reading.layout.parts.headings import Headings
from jiheng.reading.layout.parts.several_goals import SeveralGoals
from jiheng.reading.layout.rows.alignment import Alignment, Slot, align, align_beside, wholly_open
from jiheng.reading.layout.rows.columns import Columns, is_unknown, unknown_head
from jiheng.reading.layout.rows.lost_cells import with_lost_cells
from jiheng.reading.layout.rows.repeated_heads import is_all_heads, is_head_again
from jiheng.reading.layout.rows.residue import are_column_numbers, is_residue, is_subtotal, named

# 「总分：99.6分」 in one cell claims the points; 「总分（100分）」 states their maximum.
_CLAIMS_TOTAL = re.compile(r"[:：]\s*\d")
_GRADE = re.compile(r"(?:[(（]?(?:自评|评价|绩效)?等[级次][)）]?[:：]?)?[(（]?(优秀?|良好?|中等?|较?差)[)）]?")
# More cells than any row has; a row like that is no row of a form.
_MOST_CELLS = 60
_POINTS = frozenset({"max_points", "claimed_points", "reviewed_points"})
_BESIDE_TOTAL = _POINTS | {"deviation_note"}
# What other rows above may have said already.
_CARRIED_DOWN = frozenset({"dimension", "category"})
_OPEN = Certainty(doubts.UNSETTLED, ("有别的读法",))
_NO_FIGURE = Certainty(doubts.UNSETTLED, ("读不成数",))

_CHINESE = {label.code: label.chinese for label in LABELS if label.part is Part.INDICATOR_COLUMN}


class IndicatorReader:
    """Reads the rows of one indicator block, collecting indicators, the total and doubts."""

    def __init__(self, grid: Grid, columns: Columns, *, is_scored: bool = True) -> None:
        self._grid = grid
        self._is_scored = is_scored
        self.columns = columns
        self.indicators: list[Indicator] = []
        self.total = Total()
        self.doubts: list[Doubt] = []
        self.left_over: list[str] = []
        self.remarks: list[Remark] = []
        self.criteria: list[Criterion] = []
        self.goals = SeveralGoals()
        self._unread: set[str] = set()
        self._dimension_column = next((column for column in columns.slots if column.code == "dimension"), None)
        self._headings = Headings(follows_category=self._dimension_column is not None)
        self._total_slots = tuple(
            msgspec.structs.replace(column, empty=1.0)
            for column in columns.slots
            if column.code in _BESIDE_TOTAL or is_unknown(column)
        )
        # The columns that every row fills by itself.
        own = columns.codes - _CARRIED_DOWN - {"criterion"}
        self._own = [(position, column) for position, column in enumerate(columns.slots) if column.code in own]
        self._table: Table | None = None
        # Points cells that cover several rows: column → rows still covered below.
        self._covered: dict[int, int] = {}

    def read(self, line: Line) -> None:
        """Read one row."""
        pieces = self._without_block_label(line)
        covered = self._step_down(line)
        self.goals.look(Cells(self._grid, line), line)
        if not pieces or self._is_no_indicator(line, pieces):
            return
        beside = beside_execution(pieces, line, self.columns.slots)
        aligned = beside or with_lost_cells(self._align(pieces, covered), pieces, line, self.columns)
        # A cell that found no column while others were moved: the columns are not what we take them for.
        if line.unsure or (aligned.shifted and None in aligned.slots):
            aligned = wholly_open(aligned, self.columns.slots)
        found = _by_code(pieces, aligned, self.columns.slots)
        aligned = with_twins_open(aligned, found, self.columns.slots)
        cells = Cells(self._grid, line)
        blank = self._blank_dimension(line, aligned)
        if found.keys() & self.columns.codes <= _CARRIED_DOWN:
            if found:
                self._headings.read(cells, found, blank)  # a row that nobody has filled in yet
            else:
                self._leave_over(line, pieces)
            return
        if is_residue(found["name"].text if "name" in found else None, found.keys()):
            self._headings.read(cells, found, blank)
            self.left_over.append(found["name"].text)
            return
        row = len(self.indicators)
        heading_misplaced = self._headings.read(cells, found, blank, is_merged=self._is_dimension_in(covered))
        self.goals.next_row()
        indicator = self._indicator(cells, row, found, aligned, covered)
        if further := further_cells(cells, found, self.columns, aligned.open):
            indicator = msgspec.structs.replace(indicator, further=further)
        name = indicator.name.value
        if line.unsure or line.run is not None:
            at = cells.place(pieces[0])
            where = Where(Block.INDICATORS, row, None, str(at))
            self._say_unsure(line, where, at, name or f"第 {row + 1} 行指标")
        elif aligned.shifted or heading_misplaced:
            self.doubts.append(doubts.shifted_row(row, name, cells.place(pieces[0]), settled=not aligned.open))
        self._keep_rest(cells, row, found, [pieces[i] for i, position in enumerate(aligned.slots) if position is None])
        self.indicators.append(indicator)

    def _is_no_indicator(self, line: Line, pieces: Sequence[Piece]) -> bool:
        """Take a row that is none: heads, numbers of columns, a subtotal, a line between two tables, a mere rule."""
        is_head = (len(pieces) > 1 and is_all_heads(line)) or is_head_again(line, self.columns.heads)
        if is_head or are_column_numbers([piece.text for piece in pieces]):
            return True
        is_paragraph = line.paragraph is not None and not line.joined
        if is_subtotal(pieces[0].text) or len(pieces) > _MOST_CELLS or is_paragraph:
            self._leave_over(line, pieces)
            return True
        criterion = by_place(pieces, self.columns.slots) if "criterion" in self.columns.codes else None
        if criterion is None:
            return False
        cells = Cells(self._grid, line)
        self._headings.read(cells, criterion, None)
        self.criteria.append(as_row(cells, criterion, self._headings))
        return True

    def _align(self, pieces: Sequence[Piece], covered: frozenset[int]) -> Alignment:
        slots, dimension = self.columns.slots, self._dimension_column
        goes_on = self._headings.spans_results and dimension is not None and not any(map(dimension.covers, pieces))
        if dimension is None or not (goes_on or self._is_dimension_in(covered)):
            return align(pieces, slots)
        return align_beside(pieces, slots, slots.index(dimension))

    def _is_dimension_in(self, covered: frozenset[int]) -> bool:
        """The cell of 一级指标 in a row above reaches down to the one whose ``covered`` columns are given."""
        return self._dimension_column is not None and self._dimension_column.column in covered

    def _keep_rest(self, cells: Cells, row: int, found: dict[str, Piece], stray: Sequence[Piece]) -> None:
        """Keep what stands under heads we do not know, and what found no column at all."""
        for code, piece in found.items():
            if code not in self.columns.codes:
                self._keep_unknown(cells, code, found)
            elif code == "criterion":
                self.left_over.append(f"{_CHINESE[code]}：{clean(piece.text)}")
        for piece in stray:
            at = cells.place(piece)
            self.doubts.append(doubts.left_over(Where(Block.INDICATORS, row, None, str(at)), at, piece.text))

    def _keep_unknown(self, cells: Cells, code: str, found: dict[str, Piece]) -> None:
        """Keep a cell under a head that is none of ours, and say once for the column why it is doubted."""
        self.left_over.append(f"{unknown_head(code)}：{clean(found[code].text)}")
        doubt = doubt_of_column(cells, code, found, self.columns, is_scored=self._is_scored)
        if doubt is not None and code not in self._unread:
            self._unread.add(code)
            self.doubts.append(doubt)

    def read_total(self, line: Line) -> None:
        """Read 总分."""
        cells = Cells(self._grid, line)
        pieces = line.filled[1:]
        aligned = align(pieces, self._total_slots)
        if line.unsure:
            aligned = wholly_open(aligned, self._total_slots)
        aligned = with_twins_open(aligned, _by_code(pieces, aligned, self._total_slots), self._total_slots)
        found: dict[str, Field[Decimal]] = {}
        for index, position in enumerate(aligned.slots):
            column = self._total_slots[position] if position is not None else None
            if column is None or column.code not in _POINTS:
                self._keep_word(cells, pieces[index])
            else:
                certainty = _OPEN if position in aligned.open else CERTAIN
                found[column.code] = self._points(
                    cells, Where(Block.TOTAL, None, column.code), pieces[index], certainty
                )
        for position, column in enumerate(self._total_slots):
            if column.code in _POINTS and column.code not in found:
                certainty = _OPEN if position in aligned.open else CERTAIN
                found[column.code] = Field(place=cells.blank(column.column), certainty=certainty)
        if line.unsure or line.run is not None:
            at = cells.place(line.filled[0])
            self._say_unsure(line, Where(Block.TOTAL, None, None, str(at)), at, "总分")
        elif aligned.shifted:
            self.doubts.append(doubts.shifted_total(cells.place(line.filled[0]), settled=not aligned.open))
        if not pieces and _CLAIMS_TOTAL.search(line.filled[0].text):
            found["claimed_points"] = cells.read(line.filled[0], lambda text: take_apart(text).points)
        self.total = Total(**found)

    def _say_unsure(self, line: Line, where: Where, at: Place, what: str) -> None:
        """Say that the cells of a line were not kept apart, or that its figures ran together."""
        if line.run is not None:
            self.doubts.append(run_together(where, at, what, line.run))
        if line.unsure and (line.run is None or line.run.settled):
            self.doubts.append(doubts.not_kept_apart(where, at, what))

    def _keep_word(self, cells: Cells, piece: Piece) -> None:
        """Keep a word behind 总分: the grade, or something that belongs to no column."""
        text = clean(piece.text)
        grade = _GRADE.fullmatch(text)
        if grade is not None:
            self.remarks.append(Remark("grade", "等级", cells.read(piece, lambda _: grade[1])))
        elif said(text) is not None:
            self.left_over.append(text)

    def _without_block_label(self, line: Line) -> tuple[Piece, ...]:
        """Drop 绩效指标 from the left margin: some programs repeat a merged cell in every row it covers."""
        if Part.BLOCK not in line.parts:
            return line.filled
        margin = self.columns.slots[0].column
        labels = {piece for _, piece in line.heads(Part.BLOCK) if piece.column < margin or len(line.filled) == 1}
        return tuple(piece for piece in line.filled if piece not in labels)

    def _step_down(self, line: Line) -> frozenset[int]:
        """Give the columns that a cell of points above covers on this line, and count one line down."""
        covered = frozenset(self._covered)
        self._covered = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}
        for piece in line.pieces:
            if piece.row_span > 1:
                self._covered[piece.column] = piece.row_span - 1
        return covered

    def _blank_dimension(self, line: Line, aligned: Alignment) -> Piece | None:
        """Give the empty cell of 一级指标 on a line; at the head of a further table it goes on from the one before."""
        above, self._table = self._table, line.table
        column = self._dimension_column
        if column is None or aligned.shifted or (above is not None and line.table is not above):
            return None
        return next((piece for piece in line.pieces if not piece.is_filled and column.covers(piece)), None)

    def _indicator(
        self, cells: Cells, row: int, found: dict[str, Piece], aligned: Alignment, covered: frozenset[int]
    ) -> Indicator:
        fields: dict[str, Field[object]] = {}
        points_rows = 1
        for position, column in self._own:
            code, piece = column.code, found.get(column.code)
            certainty = _OPEN if position in aligned.open else CERTAIN
            if piece is None:
                if code in _POINTS and column.column in covered:
                    points_rows = 0
                else:
                    fields[code] = Field(place=cells.blank(column.column), certainty=certainty)
            elif code in _POINTS:
                points_rows = max(points_rows, piece.row_span)
                fields[code] = self._points(cells, Where(Block.INDICATORS, row, code), piece, certainty)
            else:
                fields[code] = cells.read(piece, named if code == "name" else said, certainty)
        if self.columns.has_targets_under_units:
            _put_words_under_target(fields)
        return Indicator(
            dimension=self._headings.dimension,
            category=self._headings.category,
            dimension_points=self._headings.dimension_points,
            category_points=self._headings.category_points,
            points_rows=points_rows,
            **fields,  # type: ignore[arg-type]  # keys are field names of Indicator
        )

    def _points(self, cells: Cells, where: Where, piece: Piece, certainty: Certainty) -> Field[Decimal]:
        isshare = where.field == "max_points" and self.columns.weighs_in_percent
        field = cells.read(piece, share, certainty) if isshare else cells.number(piece, certainty)
        if not field.is_misfit:
            return field
        at = cells.place(piece)
        where = msgspec.structs.replace(where, cell=str(at))
        self.doubts.append(doubts.misfit(where, at, piece.text))
        return cells.number(piece, _NO_FIGURE)

    def _leave_over(self, line: Line, pieces: Sequence[Piece]) -> None:
        cells = Cells(self._grid, line)
        at = cells.place(pieces[0])
        printed = " ".join(piece.text for piece in pieces)
        self.doubts.append(doubts.left_over(Where(Block.INDICATORS, None, None, str(at)), at, printed))


def _put_words_under_target(fields: dict[str, Field[object]]) -> None:
    """Take a target in words from the column 单位（文字描述）, where its own is empty; such a row has no unit."""
    own, words = fields.get("target"), fields["unit"]
    if own is not None and own.value is None and words.value is not None:
        fields["target"], fields["unit"] = words, Field()


def _by_code(pieces: Sequence[Piece], aligned: Alignment, slots: Sequence[Slot]) -> dict[str, Piece]:
    return {slots[at].code: piece for piece, at in zip(pieces, aligned.slots, strict=True) if at is not None}
