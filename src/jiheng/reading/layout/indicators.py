"""The indicator block and its total: every row aligned to its columns, dimensions and categories carried down."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Never

import msgspec

from jiheng.form import (
    CERTAIN,
    Block,
    Category,
    Certainty,
    Dimension,
    Doubt,
    Field,
    Indicator,
    Remark,
    Total,
    Where,
    clean,
)
from jiheng.form.codes import DIMENSION_OF
from jiheng.form.labelling import label_in, take_apart
from jiheng.form.labels import LABELS, Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout import doubts
from jiheng.reading.layout.alignment import Alignment, align, wholly_open
from jiheng.reading.layout.cells import Cells, number, said
from jiheng.reading.layout.columns import Columns, is_unknown, slot, unknown_head
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.residue import is_residue, is_subtotal, named

# 「总分：99.6分」 in one cell claims the points; 「总分（100分）」 states their maximum.
_CLAIMS_TOTAL = re.compile(r"[:：]\s*\d")
# Where one of these columns is missing, a column with a head we do not know may well be it.
_NEEDED = frozenset({"name", "target", "actual", "max_points", "claimed_points"})
_GRADES = frozenset({"优", "良", "中", "差", "优秀", "良好", "中等", "较差"})
# More cells than any row has; a row like that is no row of a form.
_MOST_CELLS = 60
_POINTS = ("max_points", "claimed_points")
_CHINESE = {label.code: label.chinese for label in LABELS if label.part is Part.INDICATOR_COLUMN}


def is_total(line: Line) -> bool:
    """Tell whether ``line`` is 总分 or 合计: its first text says so."""
    return Part.TOTAL in line.parts and any(label.part is Part.TOTAL for label in line.labels[0])


class IndicatorReader:
    """Reads the rows of one indicator block, collecting indicators, the total and doubts."""

    def __init__(self, grid: Grid, columns: Columns) -> None:
        self._grid = grid
        self.columns = columns
        self.indicators: list[Indicator] = []
        self.total = Total()
        self.doubts: list[Doubt] = []
        self.left_over: list[str] = []
        self.remarks: list[Remark] = []
        self._unread: set[str] = set()
        self._dimension: Field[Dimension] = Field()
        self._category: Field[Category] = Field()
        self._dimension_points: Field[Decimal] = Field()
        self._category_points: Field[Decimal] = Field()
        self._total_slots = tuple(
            slot(column.code, column.column, column.span, empty=1.0)
            for column in columns.slots
            if column.code in {"max_points", "claimed_points", "deviation_note"} or is_unknown(column)
        )
        # The columns that every row fills by itself; dimension and category are carried down.
        self._own = tuple(
            (position, column)
            for position, column in enumerate(columns.slots)
            if column.code not in {"dimension", "category"} and not is_unknown(column)
        )
        # Points cells that cover several rows: column → rows still covered below.
        self._covered: dict[int, int] = {}

    def read(self, line: Line) -> None:
        """Read one row."""
        pieces = self._without_block_label(line)
        covered = self._step_down(line)
        if not pieces or self._is_head(pieces):
            return
        if is_subtotal(pieces[0].text) or len(pieces) > _MOST_CELLS:
            self._leave_over(line, pieces)
            return
        aligned = align(pieces, self.columns.slots)
        # A cell that found no column while others were moved: the columns are not what we take them for.
        if line.unsure or (aligned.shifted and None in aligned.slots):
            aligned = wholly_open(aligned, self.columns.slots)
        found = self._by_code(pieces, aligned)
        cells = Cells(self._grid, line)
        if found.keys() & self.columns.codes <= {"dimension", "category"}:
            if found:
                self._read_dimension_and_category(cells, found)  # a row that nobody has filled in yet
            else:
                self._leave_over(line, pieces)
            return
        if is_residue(found["name"][0].text if "name" in found else None, found.keys()):
            self._read_dimension_and_category(cells, found)
            self.left_over.append(found["name"][0].text)
            return
        row = len(self.indicators)
        settled = not aligned.open
        heading_misplaced = self._read_dimension_and_category(cells, found)
        indicator = self._indicator(cells, row, found, aligned, covered)
        moved = aligned.shifted or heading_misplaced
        self._doubt_row(line, pieces[0], indicator, settled=settled, moved=moved)
        self._keep_rest(cells, row, found, [pieces[i] for i, position in enumerate(aligned.slots) if position is None])
        self.indicators.append(indicator)

    def _doubt_row(self, line: Line, first: Piece, indicator: Indicator, *, settled: bool, moved: bool) -> None:
        """Say that a row was put together, or that its cells were moved."""
        row, at = len(self.indicators), Cells(self._grid, line).place(first)
        name = indicator.name.value
        if line.unsure:
            where = Where(Block.INDICATORS, row, None, str(at))
            self.doubts.append(doubts.not_kept_apart(where, at, name or f"第 {row + 1} 行指标"))
        elif moved:
            self.doubts.append(doubts.shifted_row(row, name, at, settled=settled))

    def _keep_rest(self, cells: Cells, row: int, found: dict[str, tuple[Piece, int]], stray: Sequence[Piece]) -> None:
        """Keep what stands under heads we do not know, and what found no column at all."""
        for code, (piece, _) in found.items():
            if code not in self.columns.codes:
                self._keep_unknown(cells, code, piece)
        for piece in stray:
            at = cells.place(piece)
            self.doubts.append(doubts.left_over(Where(Block.INDICATORS, row, None, str(at)), at, piece.text))

    def _keep_unknown(self, cells: Cells, code: str, piece: Piece) -> None:
        """Keep a cell under a head we do not know, and say once for the column that it was not read."""
        head = unknown_head(code)
        self.left_over.append(f"{head}：{clean(piece.text)}")
        if code not in self._unread and not self.columns.codes >= _NEEDED:
            self._unread.add(code)
            self.doubts.append(doubts.unread_column(cells.place(piece), head))

    def read_total(self, line: Line) -> None:
        """Read 总分."""
        cells = Cells(self._grid, line)
        pieces = line.filled[1:]
        aligned = align(pieces, self._total_slots)
        if line.unsure:
            aligned = wholly_open(aligned, self._total_slots)
        found: dict[str, Field[Decimal]] = {}
        for index, position in enumerate(aligned.slots):
            column = self._total_slots[position] if position is not None else None
            if column is None or column.code not in _POINTS:
                self._keep_word(cells, pieces[index])
            else:
                where = Where(Block.TOTAL, None, column.code)
                found[column.code] = self._points(cells, where, pieces[index], is_open=position in aligned.open)
        for position, column in enumerate(self._total_slots):
            if column.code in _POINTS and column.code not in found:
                found[column.code] = self._blank(cells, column.column, is_open=position in aligned.open)
        if line.unsure:
            at = cells.place(line.filled[0])
            self.doubts.append(doubts.not_kept_apart(Where(Block.TOTAL, None, None, str(at)), at, "总分"))
        elif aligned.shifted:
            self.doubts.append(doubts.shifted_total(cells.place(line.filled[0]), settled=not aligned.open))
        if not pieces and _CLAIMS_TOTAL.search(line.filled[0].text):
            found["claimed_points"] = cells.read(line.filled[0], lambda text: take_apart(text).points)
        self.total = Total(**found)

    def _keep_word(self, cells: Cells, piece: Piece) -> None:
        """Keep a word behind 总分: the grade, or something that belongs to no column."""
        text = clean(piece.text)
        if text in _GRADES:
            self.remarks.append(Remark("grade", "等级", cells.text(piece)))
        elif said(text) is not None:
            self.left_over.append(text)

    def _without_block_label(self, line: Line) -> tuple[Piece, ...]:
        """Drop 绩效指标 from the left margin: some programs repeat a merged cell in every row it covers."""
        margin = self.columns.slots[0].column
        labels = {piece for _, piece in line.heads(Part.BLOCK) if piece.column < margin or len(line.filled) == 1}
        return tuple(piece for piece in line.filled if piece not in labels) if labels else line.filled

    def _is_head(self, pieces: Sequence[Piece]) -> bool:
        """A second line of heads, or the head repeated on a new page."""
        parts = (Part.INDICATOR_COLUMN, Part.BLOCK)
        return len(pieces) > 1 and all(any(label_in(part, piece.text) for part in parts) for piece in pieces)

    def _by_code(self, pieces: Sequence[Piece], aligned: Alignment) -> dict[str, tuple[Piece, int]]:
        return {
            self.columns.slots[position].code: (pieces[index], position)
            for index, position in enumerate(aligned.slots)
            if position is not None
        }

    def _step_down(self, line: Line) -> frozenset[int]:
        """Give the columns that a cell of points above covers on this line, and count one line down."""
        covered = frozenset(column for column, rows in self._covered.items() if rows > 0)
        self._covered = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}
        for piece in line.pieces:
            if piece.row_span > 1:
                self._covered[piece.column] = piece.row_span - 1
        return covered

    def _read_dimension_and_category(self, cells: Cells, found: dict[str, tuple[Piece, int]]) -> bool:
        """Carry 一级指标 and 二级指标 down or replace them; tell whether a word stood in the other's place."""
        misplaced = False
        dimension = found.get("dimension")
        category = found.get("category")
        if dimension is not None:
            label = label_in(Part.DIMENSION, dimension[0].text)
            if label is not None:
                self._dimension = cells.read(dimension[0], lambda _: Dimension(label.code))
                self._dimension_points = cells.read(dimension[0], lambda text: take_apart(text).points)
                self._category, self._category_points = Field(), Field()
            elif label_in(Part.CATEGORY, dimension[0].text) is not None:
                misplaced = True
                category = category or dimension
            else:
                self._dimension = cells.read(dimension[0], lambda _: None)
                self._category, self._category_points = Field(), Field()
        if category is not None:
            own = label_in(Part.CATEGORY, category[0].text)
            self._category = cells.read(category[0], lambda _: Category(own.code) if own is not None else None)
            self._category_points = cells.read(category[0], lambda text: take_apart(text).points)
            misplaced = self._follow_category(own is not None) or misplaced
        return misplaced

    def _follow_category(self, known: bool) -> bool:  # noqa: FBT001 - private, and read at its only call
        """Correct a dimension that was carried down into a category of another dimension; tell whether it was."""
        value = self._category.value
        implied = DIMENSION_OF.get(value) if known and value is not None else None
        unknown = self._dimension.value is None and self._dimension.place is not None
        if implied is None or unknown or self._dimension.value is implied or "dimension" not in self.columns.codes:
            return False
        if self._dimension.value is Dimension.COST or implied is Dimension.COST:
            return False  # 成本 stands under 产出 in some places and beside it in others
        had = self._dimension.place is not None
        self._dimension = Field(implied, self._category.printed, self._category.place)
        return had

    def _indicator(
        self,
        cells: Cells,
        row: int,
        found: dict[str, tuple[Piece, int]],
        aligned: Alignment,
        covered: frozenset[int],
    ) -> Indicator:
        fields: dict[str, object] = {}
        points_rows = 1
        for position, column in self._own:
            entry = found.get(column.code)
            numeric = column.code in _POINTS
            if entry is None:
                if numeric and column.column in covered:
                    points_rows = 0
                    continue
                fields[column.code] = self._blank(cells, column.column, is_open=position in aligned.open)
                continue
            piece = entry[0]
            if numeric:
                points_rows = max(points_rows, piece.row_span)
                where = Where(Block.INDICATORS, row, column.code)
                fields[column.code] = self._points(cells, where, piece, is_open=position in aligned.open)
            else:
                convert = named if column.code == "name" else said
                fields[column.code] = cells.read(piece, convert, _certainty(is_open=position in aligned.open))
        return Indicator(
            dimension=self._dimension,
            category=self._category,
            dimension_points=self._dimension_points,
            category_points=self._category_points,
            points_rows=points_rows,
            **fields,  # type: ignore[arg-type]  # keys are field names of Indicator
        )

    def _blank(self, cells: Cells, column: int, *, is_open: bool) -> Field[Never]:
        return Field(place=cells.blank(column), certainty=_certainty(is_open=is_open))

    def _points(self, cells: Cells, where: Where, piece: Piece, *, is_open: bool) -> Field[Decimal]:
        field = cells.read(piece, number, _certainty(is_open=is_open))
        if not field.is_misfit:
            return field
        at = cells.place(piece)
        where = msgspec.structs.replace(where, cell=str(at))
        self.doubts.append(doubts.misfit(where, at, _CHINESE[where.field or ""], piece.text))
        return cells.read(piece, number, Certainty(doubts.UNSETTLED, ("读不成数",)))

    def _leave_over(self, line: Line, pieces: Sequence[Piece]) -> None:
        cells = Cells(self._grid, line)
        at = cells.place(pieces[0])
        printed = " ".join(piece.text for piece in pieces)
        self.doubts.append(doubts.left_over(Where(Block.INDICATORS, None, None, str(at)), at, printed))


def _certainty(*, is_open: bool) -> Certainty:
    return Certainty(doubts.UNSETTLED, ("有别的读法",)) if is_open else CERTAIN
