"""The form drawn as the official table: rows of cells, each with what was printed, its marks and its doubts.

Nine columns, as on the official sheet: the block's name, then the columns of the indicators; the other blocks span
them. Dimension and category stand once over the rows they hold for, whatever the printed file did with them.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import msgspec

from jiheng.assess import Assessment
from jiheng.exporting.lines import printable
from jiheng.exporting.points import due_figure, result, steps
from jiheng.exporting.words import Say, term
from jiheng.form import Block, Field, FundSource, Indicator
from jiheng.form.labels import Part
from jiheng.rulepacks import RulePack
from jiheng.scoring import Result, Unscored

_FUND_COLUMNS: Final = (
    "original_budget",
    "revised_budget",
    "actual_expenditure",
    "max_points",
    "execution_rate",
    "claimed_points",
)
_INDICATOR_COLUMNS: Final = (
    "dimension",
    "category",
    "name",
    "target",
    "actual",
    "max_points",
    "claimed_points",
    "deviation_note",
)
_FIGURES: Final = frozenset({*_FUND_COLUMNS, "max_points", "claimed_points"})
_GOALS: Final = ("expected", "achieved")
# Under which drawn cell marks are shown whose own field the drawing has no cell for.
_DRAWN_AT: Final = {
    "amount_unit": None,
    "comparator": "target",
    "unit": "target",
    "dimension": "name",
    "category": "name",
}
_WHOLE: Final = 8


class Mark(msgspec.Struct, frozen=True):
    """A sign at a cell that leads to what is said of it. ``words`` is what a screen reader says."""

    sign: str
    target: str
    kind: str
    words: str


class Arithmetic(msgspec.Struct, frozen=True):
    """What is due, and how it is found or, where nothing is ``given``, why. ``clause`` names the rule by its title."""

    given: bool
    due: str
    steps: tuple[str, ...]
    clause: str = ""
    clause_id: str = ""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of the drawing. A cell with a ``scope`` names what stands beside or below it."""

    text: str = ""
    scope: str = ""
    columns: int = 1
    rows: int = 1
    figure: bool = False
    marks: tuple[Mark, ...] = ()
    due: Arithmetic | None = None


class Drawing(msgspec.Struct, frozen=True):
    """The title of the form and the rows of its table."""

    title: str
    year: str
    rows: tuple[tuple[Cell, ...], ...]


class Marks:
    """The marks of one form by what they point at."""

    def __init__(self) -> None:
        self._at: dict[tuple[Block, int | None, str | None], list[Mark]] = {}

    def put(self, block: Block, row: int | None, field: str | None, mark: Mark) -> None:
        """Put ``mark`` at a field, or at a whole row or block where ``field`` is none; once is enough."""
        marks = self._at.setdefault((block, row, _DRAWN_AT.get(field or "", field)), [])
        if mark not in marks:
            marks.append(mark)

    def at(self, block: Block, row: int | None = None, field: str | None = None) -> tuple[Mark, ...]:
        """Give the marks at exactly this field, row or block."""
        return tuple(self._at.get((block, row, field), ()))


def arithmetic(found: Result, pack: RulePack, say: Say) -> Arithmetic:
    """Give what is due for a row with its steps."""
    clause = "" if found.clause is None else say.clause(found.clause, pack)
    given = not isinstance(found, Unscored)
    return Arithmetic(given, result(found, say), steps(found, say), clause, found.clause or "")


def draw(assessment: Assessment, marks: Marks, say: Say) -> Drawing:
    """Draw the form."""
    form = assessment.form
    year = form.fiscal_year.value
    drawer = _Drawer(assessment, marks, say)
    return Drawing(
        title=form.title.value or "项目支出绩效自评表",
        year="" if year is None else say(f"（{year}年度）", f"({year})"),
        rows=(
            *drawer.header(),
            *drawer.funds(),
            *drawer.goal(),
            *drawer.criteria(),
            *drawer.indicators(),
            *drawer.foot(),
        ),
    )


def _width(code: str) -> int:
    """Give the columns of a criterion's cell: its rule stands where indicators have their target and actual."""
    return 2 if code == "criterion" else 1


def shown(field: Field[Any]) -> str:
    """Show what stood in a cell: its words cleaned, its figures as printed."""
    if isinstance(field.value, str):
        return printable(field.value)
    return printable(field.printed.strip()) or ("" if field.value is None else str(field.value))


def spans(values: Sequence[object]) -> list[int]:
    """Tell over how many rows a cell stands: at the first row of a run of equal values how many, at the others 0."""
    found: list[int] = []
    for _, run in groupby(values):
        many = len(list(run))
        found += [many, *[0] * (many - 1)]
    return found


class _Drawer:
    """Draws block by block."""

    def __init__(self, assessment: Assessment, marks: Marks, say: Say) -> None:
        self._assessment = assessment
        self._form = assessment.form
        self._marks = marks
        self._say = say

    def header(self) -> Iterator[tuple[Cell, ...]]:
        if not self._form.project_code.is_absent:
            yield self._named("project_code", _WHOLE)
        yield self._named("project", _WHOLE)
        yield (*self._named("competent_department", 4), *self._named("implementing_unit", 3))

    def _named(self, code: str, columns: int) -> tuple[Cell, ...]:
        cell = Cell(
            text=shown(getattr(self._form, code)), columns=columns, marks=self._marks.at(Block.HEADER, None, code)
        )
        return (Cell(text=term(Part.HEADER, code, self._say), scope="row"), cell)

    def funds(self) -> Iterator[tuple[Cell, ...]]:
        funds, unit = self._form.funds, self._form.amount_unit.value
        if not funds:
            return
        yield (
            Cell(
                text=term(Part.BLOCK, "funds", self._say) + (self._say(f"（{unit}）", f" ({unit})") if unit else ""),
                rows=len(funds) + 1,
                scope="rowgroup",
                marks=self._marks.at(Block.FUNDS) + self._marks.at(Block.HEADER),
            ),
            Cell(columns=2),
            *(Cell(text=term(Part.FUND_COLUMN, code, self._say), scope="col") for code in _FUND_COLUMNS),
        )
        for place, fund in enumerate(funds):
            name = shown(fund.label) or term(Part.FUND_ROW, fund.source, self._say)
            yield (
                Cell(text=name, columns=2, scope="row", marks=self._marks.at(Block.FUNDS, place)),
                *(self._fund(place, code, getattr(fund, code), fund.source) for code in _FUND_COLUMNS),
            )

    def _fund(self, place: int, code: str, field: Field[Any], source: FundSource) -> Cell:
        cell = self._cell(Block.FUNDS, place, code, field)
        if code != "claimed_points" or source is not FundSource.TOTAL or self._form.total_fund is None:
            return cell
        return msgspec.structs.replace(cell, due=self._arithmetic(self._assessment.due.execution))

    def _arithmetic(self, found: Result) -> Arithmetic:
        return arithmetic(found, self._assessment.pack, self._say)

    def _cell(self, block: Block, row: int | None, code: str, field: Field[Any]) -> Cell:
        return Cell(text=shown(field), figure=code in _FIGURES, marks=self._marks.at(block, row, code))

    def goal(self) -> Iterator[tuple[Cell, ...]]:
        half = _WHOLE // 2
        name = term(Part.BLOCK, "goal", self._say)
        heads = (Cell(text=term(Part.GOAL, code, self._say), columns=half, scope="colgroup") for code in _GOALS)
        yield (Cell(text=name, rows=2, scope="rowgroup", marks=self._marks.at(Block.GOAL)), *heads)
        texts = (self._cell(Block.GOAL, None, code, getattr(self._form.annual_goal, code)) for code in _GOALS)
        yield tuple(msgspec.structs.replace(cell, columns=half) for cell in texts)

    def criteria(self) -> Iterator[tuple[Cell, ...]]:
        rows = self._form.criteria
        if not rows:
            return
        name = term(Part.INDICATOR_COLUMN, "criterion", self._say)
        codes = ("dimension", "category", "name", "criterion", "max_points", "claimed_points", "deviation_note")
        heads = (
            Cell(text=term(Part.INDICATOR_COLUMN, code, self._say), columns=_width(code), scope="col") for code in codes
        )
        yield (Cell(text=name, rows=len(rows) + 1, scope="rowgroup"), *heads)
        for row in rows:
            fields = (row.dimension, row.category, row.name, row.standard)
            points = (row.max_points, row.claimed_points)
            yield (
                *(Cell(text=shown(field), columns=_width(code)) for code, field in zip(codes, fields, strict=False)),
                *(Cell(text=shown(field), figure=True) for field in points),
                Cell(text=shown(row.deviation_note)),
            )

    def indicators(self) -> Iterator[tuple[Cell, ...]]:
        rows, block = self._form.indicators, Block.INDICATORS
        name = term(Part.BLOCK, "indicators", self._say)
        heads = (Cell(text=term(Part.INDICATOR_COLUMN, code, self._say), scope="col") for code in _INDICATOR_COLUMNS)
        yield (Cell(text=name, rows=len(rows) + 1, scope="rowgroup", marks=self._marks.at(block)), *heads)
        dimensions = spans([row.dimension.value for row in rows])
        categories = spans([(row.dimension.value, row.category.value) for row in rows])
        for place, row in enumerate(rows):
            kinds = (
                (Part.DIMENSION, row.dimension.value, dimensions[place]),
                (Part.CATEGORY, row.category.value, categories[place]),
            )
            over = (
                Cell(text="" if code is None else term(part, code, self._say), rows=many, scope="rowgroup")
                for part, code, many in kinds
                if many
            )
            yield (*over, *self._indicator(place, row))

    def _indicator(self, place: int, row: Indicator) -> Iterator[Cell]:
        block = Block.INDICATORS
        name = self._cell(block, place, "name", row.name)
        yield msgspec.structs.replace(name, marks=self._marks.at(block, place) + name.marks)
        target = self._cell(block, place, "target", row.target)
        yield msgspec.structs.replace(target, text=f"{shown(row.comparator)}{target.text}{shown(row.unit)}")
        yield self._cell(block, place, "actual", row.actual)
        yield self._cell(block, place, "max_points", row.max_points)
        claimed = self._cell(block, place, "claimed_points", row.claimed_points)
        yield msgspec.structs.replace(claimed, due=self._arithmetic(self._assessment.due.indicators[place]))
        yield self._cell(block, place, "deviation_note", row.deviation_note)

    def foot(self) -> Iterator[tuple[Cell, ...]]:
        total, block, due = self._form.total, Block.TOTAL, self._assessment.due
        claimed = self._cell(block, None, "claimed_points", total.claimed_points)
        yield (
            Cell(text=term(Part.TOTAL, "total", self._say), columns=6, scope="row", marks=self._marks.at(block)),
            self._cell(block, None, "max_points", total.max_points),
            msgspec.structs.replace(
                claimed, due=Arithmetic(due.low is not None, due_figure(due, self._say), due.steps)
            ),
            Cell(),
        )
        for remark in self._form.remarks:
            yield (Cell(text=printable(remark.label), scope="row"), Cell(text=shown(remark.text), columns=_WHOLE))
