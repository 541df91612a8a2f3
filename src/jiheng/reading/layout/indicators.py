"""The indicator block and its total: every row aligned to its columns, dimensions and categories carried down."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Never

import msgspec

from jiheng.form import CERTAIN, Block, Category, Certainty, Dimension, Doubt, Field, Indicator, Total, Where, clean
from jiheng.form.labelling import label_in, take_apart
from jiheng.form.labels import LABELS, Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout import doubts
from jiheng.reading.layout.alignment import Alignment, align
from jiheng.reading.layout.cells import Cells, number, said
from jiheng.reading.layout.columns import Columns, is_unknown, slot
from jiheng.reading.layout.lines import Line, Piece

_SUBTOTALS = frozenset({"小计", "分项小计", "产出小计", "效益小计"})
_POINTS = ("max_points", "claimed_points")
_DIMENSION_OF = {
    Category.QUANTITY: Dimension.OUTPUT,
    Category.QUALITY: Dimension.OUTPUT,
    Category.TIMELINESS: Dimension.OUTPUT,
    Category.ECONOMIC_BENEFIT: Dimension.BENEFIT,
    Category.SOCIAL_BENEFIT: Dimension.BENEFIT,
    Category.ECOLOGICAL_BENEFIT: Dimension.BENEFIT,
    Category.SUSTAINABLE_IMPACT: Dimension.BENEFIT,
    Category.SERVICE_USER_SATISFACTION: Dimension.SATISFACTION,
    Category.ECONOMIC_COST: Dimension.COST,
    Category.SOCIAL_COST: Dimension.COST,
    Category.ECOLOGICAL_COST: Dimension.COST,
}
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
        self._dimension: Field[Dimension] = Field()
        self._category: Field[Category] = Field()
        self._dimension_points: Field[Decimal] = Field()
        self._category_points: Field[Decimal] = Field()
        self._total_slots = tuple(
            slot(column.code, column.column, column.span, empty=1.0)
            for column in columns.slots
            if column.code in {"max_points", "claimed_points", "deviation_note"}
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
        if take_apart(pieces[0].text).bare in _SUBTOTALS:
            self._leave_over(line, pieces)
            return
        aligned = align(pieces, self.columns.slots)
        if line.unsure:
            aligned = msgspec.structs.replace(aligned, open=frozenset(range(len(self.columns.slots))))
        if aligned.shifted and None in aligned.slots:
            # A cell found no column while others were moved: the columns are not what we take them for.
            aligned = msgspec.structs.replace(aligned, open=frozenset(range(len(self.columns.slots))))
        found = self._by_code(pieces, aligned)
        cells = Cells(self._grid, line)
        if found.keys() & self.columns.codes <= {"dimension", "category"}:
            if found:
                self._read_dimension_and_category(cells, found)  # a row that nobody has filled in yet
            else:
                self._leave_over(line, pieces)
            return
        row = len(self.indicators)
        settled = not aligned.open
        heading_misplaced = self._read_dimension_and_category(cells, found)
        indicator = self._indicator(cells, row, found, aligned, covered)
        stray = [pieces[index] for index, position in enumerate(aligned.slots) if position is None]
        at = cells.place(pieces[0])
        if line.unsure:
            where = Where(Block.INDICATORS, row, None, str(at))
            self.doubts.append(doubts.not_kept_apart(where, at, indicator.name.value or f"第 {row + 1} 行指标"))
        elif aligned.shifted or heading_misplaced:
            self.doubts.append(doubts.shifted_row(row, indicator.name.value, at, settled=settled))
        self.left_over.extend(clean(piece.text) for code, (piece, _) in found.items() if code not in self.columns.codes)
        for piece in stray:
            at = cells.place(piece)
            self.doubts.append(doubts.left_over(Where(Block.INDICATORS, row, None, str(at)), at, piece.text))
        self.indicators.append(indicator)

    def read_total(self, line: Line) -> None:
        """Read 总分."""
        cells = Cells(self._grid, line)
        pieces = line.filled[1:]
        aligned = align(pieces, self._total_slots)
        if line.unsure:
            aligned = msgspec.structs.replace(aligned, open=frozenset(range(len(self._total_slots))))
        found: dict[str, Field[Decimal]] = {}
        for index, position in enumerate(aligned.slots):
            if position is None:
                continue
            column = self._total_slots[position]
            if column.code in _POINTS:
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
        self.total = Total(**found)

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
        implied = _DIMENSION_OF.get(value) if known and value is not None else None
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
                fields[column.code] = cells.read(piece, said, _certainty(is_open=position in aligned.open))
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
