"""The form drawn as the official table: rows of cells, each with what was printed, its marks and its doubts.

Nine columns, as on the official sheet: the block's name, then the columns of the indicators; the other blocks span
them. Dimension and category stand once over the rows they hold for, whatever the printed file did with them.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final

import msgspec

from jiheng.assess import Assessment
from jiheng.exporting.points import result, steps
from jiheng.exporting.words import Say, term
from jiheng.form import Block, Field, Fund, Indicator
from jiheng.form.labels import Part

_FUND_COLUMNS: Final = (
    "original_budget", "revised_budget", "actual_expenditure", "max_points", "execution_rate", "claimed_points",
)  # fmt: skip
_INDICATOR_COLUMNS: Final = (
    "dimension", "category", "name", "target", "actual", "max_points", "claimed_points", "deviation_note",
)  # fmt: skip
_FIGURES: Final = frozenset({"original_budget", "revised_budget", "actual_expenditure", "max_points", "claimed_points", "execution_rate"})
_WHOLE: Final = 8


class Mark(msgspec.Struct, frozen=True):
    """A number at a cell that leads to what is said of it."""

    sign: str
    target: str
    kind: str
    words: str


class Arithmetic(msgspec.Struct, frozen=True):
    """What is due for a row, and how it is found."""

    due: str
    steps: tuple[str, ...]
    clause: str | None


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of the drawing. ``head`` cells name what stands beside or below them (``scope``)."""

    text: str = ""
    scope: str = ""
    columns: int = 1
    rows: int = 1
    figure: bool = False
    moved: str = ""
    marks: tuple[Mark, ...] = ()
    due: Arithmetic | None = None


Row = tuple[Cell, ...]


class Marks:
    """The marks of one form by what they point at."""

    def __init__(self) -> None:
        self._at: dict[tuple[Block, int | None, str | None], list[Mark]] = {}

    def put(self, block: Block, row: int | None, field: str | None, mark: Mark) -> None:
        """Put ``mark`` at a field, at a whole row or block where there is none; once is enough."""
        marks = self._at.setdefault((block, row, field), [])
        if mark not in marks:
            marks.append(mark)

    def at(self, block: Block, row: int | None = None, field: str | None = None) -> tuple[Mark, ...]:
        """Give the marks at exactly this field, row or block."""
        return tuple(self._at.get((block, row, field), ()))


class Drawing(msgspec.Struct, frozen=True):
    """The rows of the table, in groups that a page break should not part from their head."""

    title: str
    year: str
    rows: tuple[Row, ...]


def draw(assessment: Assessment, marks: Marks, say: Say) -> Drawing:
    """Draw the form."""
    form = assessment.form
    year = form.fiscal_year.value
    return Drawing(
        title=form.title.value or say("项目支出绩效自评表", "项目支出绩效自评表 (self-evaluation of project expenditure)"),
        year="" if year is None else say(f"（{year}年度）", f"({year})"),
        rows=(
            *_header(assessment, marks, say),
            *_funds(assessment, marks, say),
            *_goal(assessment, marks, say),
            *_indicators(assessment, marks, say),
            *_foot(assessment, marks, say),
        ),
    )


def shown(field: Field[Any]) -> str:
    """Show what stood in a cell: its words cleaned, its figures as printed."""
    if isinstance(field.value, str):
        return field.value
    return field.printed.strip() or ("" if field.value is None else str(field.value))


def _cell(field: Field[Any], marks: tuple[Mark, ...], *, code: str = "", columns: int = 1, rows: int = 1) -> Cell:
    return Cell(
        text=shown(field),
        columns=columns,
        rows=rows,
        figure=code in _FIGURES,
        moved="；".join(field.certainty.reasons),
        marks=marks,
    )


def _head(text: str, *, columns: int = 1, rows: int = 1, scope: str = "row", marks: tuple[Mark, ...] = ()) -> Cell:
    return Cell(text=text, scope=scope, columns=columns, rows=rows, marks=marks)


def _header(assessment: Assessment, marks: Marks, say: Say) -> Iterable[Row]:
    form = assessment.form

    def field(code: str, columns: int) -> Row:
        label = _head(term(Part.HEADER, code, say))
        return (label, _cell(getattr(form, code), marks.at(Block.HEADER, None, code), columns=columns))

    if not form.project_code.is_absent:
        yield field("project_code", _WHOLE)
    yield field("project", _WHOLE)
    yield (*field("competent_department", 4), *field("implementing_unit", 3))


def _funds(assessment: Assessment, marks: Marks, say: Say) -> Iterable[Row]:
    form = assessment.form
    if not form.funds:
        return
    unit = form.amount_unit.value
    name = term(Part.BLOCK, "funds", say) + (say(f"（{unit}）", f" ({unit})") if unit else "")
    block = (*marks.at(Block.FUNDS), *marks.at(Block.HEADER, None, "amount_unit"), *marks.at(Block.FUNDS, None, "amount_unit"))
    yield (
        _head(name, rows=len(form.funds) + 1, scope="rowgroup", marks=tuple(dict.fromkeys(block))),
        _head("", columns=2, scope="col"),
        *(_head(term(Part.FUND_COLUMN, code, say), scope="col") for code in _FUND_COLUMNS),
    )
    for place, fund in enumerate(form.funds):
        yield (
            _head(_fund_name(fund, say), columns=2, marks=marks.at(Block.FUNDS, place)),
            *(
                _cell(getattr(fund, code), _marks_at(marks, Block.FUNDS, place, code), code=code)
                for code in _FUND_COLUMNS
            ),
        )


def _fund_name(fund: Fund, say: Say) -> str:
    return shown(fund.label) or term(Part.FUND_ROW, fund.source, say)


def _marks_at(marks: Marks, block: Block, row: int, field: str) -> tuple[Mark, ...]:
    return marks.at(block, row, field)


def _goal(assessment: Assessment, marks: Marks, say: Say) -> Iterable[Row]:
    goal = assessment.form.annual_goal
    codes = ("expected", "achieved")
    yield (
        _head(term(Part.BLOCK, "goal", say), rows=2, scope="rowgroup", marks=marks.at(Block.GOAL)),
        *(_head(term(Part.GOAL, code, say), columns=4, scope="colgroup") for code in codes),
    )
    yield tuple(_cell(getattr(goal, code), marks.at(Block.GOAL, None, code), columns=4) for code in codes)


def _indicators(assessment: Assessment, marks: Marks, say: Say) -> Iterable[Row]:
    rows = assessment.form.indicators
    yield (
        _head(term(Part.BLOCK, "indicators", say), rows=len(rows) + 1, scope="rowgroup", marks=marks.at(Block.INDICATORS)),
        *(_head(term(Part.INDICATOR_COLUMN, code, say), scope="col") for code in _INDICATOR_COLUMNS),
    )
    dimensions = _spans([row.dimension.value for row in rows])
    categories = _spans([(row.dimension.value, row.category.value) for row in rows])
    for place, row in enumerate(rows):
        yield tuple(_indicator(assessment, place, row, dimensions[place], categories[place], marks, say))


def _spans(values: Sequence[object]) -> list[int]:
    """Tell over how many rows a cell stands: at its first row how many, at the others 0."""
    spans: list[int] = []
    for _, run in groupby(values):
        many = len(list(run))
        spans += [many, *[0] * (many - 1)]
    return spans


def _indicator(  # noqa: PLR0913 - a row, how far its first two cells reach, and how to show it
    assessment: Assessment, place: int, row: Indicator, dimension: int, category: int, marks: Marks, say: Say
) -> Iterable[Cell]:
    def at(code: str) -> tuple[Mark, ...]:
        return marks.at(Block.INDICATORS, place, code)

    if dimension:
        code = row.dimension.value
        yield _head("" if code is None else term(Part.DIMENSION, code, say), rows=dimension, scope="rowgroup")
    if category:
        kind = row.category.value
        yield _head("" if kind is None else term(Part.CATEGORY, kind, say), rows=category, scope="rowgroup")
    beside = tuple(dict.fromkeys((*marks.at(Block.INDICATORS, place), *at("name"), *at("category"), *at("dimension"))))
    yield _cell(row.name, beside)
    whole = f"{shown(row.comparator)}{shown(row.target)}{shown(row.unit)}"
    yield Cell(text=whole, moved="；".join(row.target.certainty.reasons), marks=tuple(dict.fromkeys((*at("target"), *at("comparator"), *at("unit")))))
    yield _cell(row.actual, at("actual"))
    yield _cell(row.max_points, at("max_points"), code="max_points")
    found = assessment.due.indicators[place]
    yield msgspec.structs.replace(
        _cell(row.claimed_points, at("claimed_points"), code="claimed_points"),
        due=Arithmetic(result(found, say), steps(found, say), found.clause),
    )
    yield _cell(row.deviation_note, at("deviation_note"))


def _foot(assessment: Assessment, marks: Marks, say: Say) -> Iterable[Row]:
    form = assessment.form
    yield (
        _head(term(Part.TOTAL, "total", say), columns=6, marks=marks.at(Block.TOTAL)),
        _cell(form.total.max_points, marks.at(Block.TOTAL, None, "max_points"), code="max_points"),
        _cell(form.total.claimed_points, marks.at(Block.TOTAL, None, "claimed_points"), code="claimed_points"),
        Cell(),
    )
    for remark in form.remarks:
        yield (_head(remark.label), _cell(remark.text, (), columns=_WHOLE))
