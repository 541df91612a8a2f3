"""一级指标 and 二级指标 while the rows are read: carried down, replaced, corrected by one another, or left blank."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from jiheng.form import Category, Dimension, Field, Place
from jiheng.form.codes import DIMENSION_OF
from jiheng.form.labelling import label_in, take_apart
from jiheng.form.labels import Part
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.lines import Piece

T = TypeVar("T")


class Headings:
    """What the two columns at the left say of the row being read.

    ``follows_category`` says that there is a column for dimensions, so that one may be missing in it.
    """

    def __init__(self, *, follows_category: bool) -> None:
        self._follows_category = follows_category
        self.dimension: Field[Dimension] = Field()
        self.category: Field[Category] = Field()
        self.dimension_points: Field[Decimal] = Field()
        self.category_points: Field[Decimal] = Field()
        self._scores_process = False
        # The dimension is 项目绩效, under which 项目产出 and 项目效益 are categories.
        self.spans_results = False

    def read(self, cells: Cells, found: Mapping[str, Piece], blank: Piece | None, *, is_merged: bool = False) -> bool:
        """Carry both down or replace them; tell whether a word stood in the other's place.

        ``is_merged`` says that the cell of 一级指标 above reaches down over this row.

        ``blank`` is an empty cell of 一级指标. It is one cell over all its rows, or it says nothing: what was written
        above holds for it, unless the category is of another dimension.
        """
        misplaced = False
        dimension, category = found.get("dimension"), found.get("category")
        empty = None if blank is None else cells.place(blank)
        if blank is not None and blank.row_span > 1:
            self._begin(Field(place=empty), Field())
        if dimension is not None:
            label = label_in(Part.DIMENSION, dimension.text)
            if label is None and label_in(Part.CATEGORY, dimension.text) is not None:
                misplaced = True
                category = category or dimension
            else:
                self._begin(*_heading(cells, dimension, Dimension(label.code) if label is not None else None))
                process = label_in(Part.PROCESS, dimension.text) if label is None else None
                self._scores_process |= process is not None
                self.spans_results = process is not None and process.code == "performance"
        if category is not None:
            own = label_in(Part.CATEGORY, category.text)
            meant = Category(own.code) if own is not None else None
            self.category, self.category_points = _heading(cells, category, meant)
            holds = self._is_under_benefit(is_merged=is_merged)
            misplaced = (not holds and self._follow_category(empty)) or misplaced
        return misplaced

    def _is_under_benefit(self, *, is_merged: bool) -> bool:
        """满意度 is a dimension of its own in most places; in some, and in all old forms, it stands under 效果."""
        if self.dimension.value is not Dimension.BENEFIT:
            return False
        if self.category.value is not Category.SERVICE_USER_SATISFACTION:
            return False
        return is_merged or self._scores_process or "效果" in self.dimension.printed

    def _begin(self, dimension: Field[Dimension], points: Field[Decimal]) -> None:
        """Begin a dimension; the category above is not carried down into it."""
        self.dimension, self.dimension_points = dimension, points
        self.category, self.category_points = Field(), Field()

    def _follow_category(self, empty: Place | None) -> bool:
        """Correct a dimension that was carried down into a category of another dimension; tell whether it was.

        Where the cell of 一级指标 stands there ``empty``, nothing was misplaced: it was left blank.
        """
        category, dimension = self.category.value, self.dimension.value
        implied = DIMENSION_OF.get(category) if category is not None else None
        unknown = dimension is None and bool(self.dimension.printed)
        if implied is None or unknown or dimension is implied or not self._follows_category:
            return False
        if Dimension.COST in (dimension, implied):
            return False  # 成本 stands under 产出 in some places and beside it in others
        had = self.dimension.place is not None and empty is None
        printed, place = (self.category.printed, self.category.place) if empty is None else ("", empty)
        self.dimension = Field(implied, printed, place)
        self.dimension_points = Field()  # those of the dimension above, whose rows these are not
        return had


def _heading(cells: Cells, piece: Piece, code: T | None) -> tuple[Field[T], Field[Decimal]]:
    """Make the fields of a cell of 一级指标 or 二级指标: what it says, and the points it states (产出指标(50分))."""
    at = cells.place(piece)
    return Field(code, piece.text, at), Field(take_apart(piece.text).points, piece.text, at)
