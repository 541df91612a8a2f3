"""The parts most forms are put together from: rows of money, rows of indicators, a line for the title and the year."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final

import msgspec

from benchmarks.corpus.drawn import Ask, How, Line
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.sheet import Cell, Sheet, cell, field, figure
from benchmarks.corpus.truth import Money, Row, Truth
from jiheng.form import FundSource
from jiheng.form.codes import Category, Dimension

CODES: Final = {
    "产出指标": Dimension.OUTPUT,
    "效益指标": Dimension.BENEFIT,
    "满意度指标": Dimension.SATISFACTION,
    "成本指标": Dimension.COST,
}
"""What the ministry's words for 一级指标 stand for."""

CATEGORIES: Final = {
    "数量指标": Category.QUANTITY,
    "质量指标": Category.QUALITY,
    "时效指标": Category.TIMELINESS,
    "成本指标": Category.COST,
    "经济成本指标": Category.ECONOMIC_COST,
    "经济效益指标": Category.ECONOMIC_BENEFIT,
    "社会效益指标": Category.SOCIAL_BENEFIT,
    "生态效益指标": Category.ECOLOGICAL_BENEFIT,
    "可持续影响指标": Category.SUSTAINABLE_IMPACT,
    "服务对象满意度指标": Category.SERVICE_USER_SATISFACTION,
}
"""What the ministry's words for 二级指标 stand for."""

_SYMBOLS: Final = {"不少于": "≥", "不低于": "≥", "不超过": "≤", "不高于": "≤"}


class Column(msgspec.Struct, frozen=True):
    """A column of a block: the field it holds (none for a column that no field holds), its head, its width.

    ``text`` is what stands in a column that no field holds; it is printed once a dimension where ``merged`` says so.
    """

    code: str
    head: str
    wide: int = 1
    text: Callable[[Row], str] | None = None
    merged: bool = False


def comparator(row: Row) -> str:
    """Give what stands in a column of comparators, which is chosen from a list."""
    if row.is_word:
        return "定性"
    return _SYMBOLS.get(row.sign.strip(), row.sign.strip()) or ("≤" if row.at_most else "≥")


def _printers(hand: Hand) -> dict[str, Callable[[Row], str]]:
    return {
        "name": lambda row: row.name,
        "target": lambda row: row.target,
        "comparator": comparator,
        "figure": lambda row: row.figure,
        "unit": lambda row: row.unit,
        "actual": lambda row: row.actual,
        "max_points": lambda row: hand.points(row.points),
        "claimed_points": lambda row: hand.points(row.claimed),
        "deviation_note": lambda row: row.note or (hand.no_note if row.claimed == row.points else ""),
        "dimension": lambda row: row.dimension,
        "category": lambda row: row.category,
    }


_FIGURES: Final = frozenset({"max_points", "claimed_points"})
_FIELD_OF: Final = {"figure": "target"}


def title_lines(hand: Hand, truth: Truth, *titles: str, year: bool = True) -> list[Line]:
    """Print the title and, below it or in it, the year."""
    title = hand.one(*titles)
    if not year or hand.often(0.15):
        whole = f"{truth.year}年度{title}"
        return [Line(whole, (Ask("title", whole), Ask("fiscal_year", str(truth.year), How.YEAR)))]
    said = hand.one("（{}年度）", "（{}年度）", "({}年度)", "（ {} 年度）", "{}年度").format(truth.year)
    return [Line(title, (Ask("title", title),)), Line(said, (Ask("fiscal_year", str(truth.year), How.YEAR),))]


def value(path: str, text: str, columns: int = 1, rows: int = 1) -> Cell:
    """Print a value; ``path`` is a field of the form."""
    return field(path, text, columns, rows)


def money_cells(hand: Hand, at: int, money: Money, columns: Sequence[Column], truth: Truth) -> list[Cell]:
    """Print a row of money without its label. Points stand in the row of the total alone."""
    is_total = money.source is FundSource.TOTAL
    none = hand.dash
    printed = {
        "original_budget": hand.money(money.original),
        "revised_budget": hand.money(money.revised),
        "actual_expenditure": hand.money(money.spent),
        "max_points": hand.points(truth.weight) if is_total else none,
        "execution_rate": hand.rate(money.rate),
        "claimed_points": hand.points(truth.earned) if is_total else none,
        "deviation_note": "",
        "": none,
    }
    return [_money_cell(f"funds.{at}.{column.code}", column, printed[column.code]) for column in columns]


def _money_cell(path: str, column: Column, text: str) -> Cell:
    if not column.code:
        return cell(text, column.wide)
    if column.code in {"execution_rate", "deviation_note"}:
        return field(path, text, column.wide)
    return figure(path, text, column.wide)


def fund_label(at: int, label: str, source: FundSource, columns: int = 1) -> Cell:
    """Print the label of a source of money."""
    asks = (Ask(f"funds.{at}.source", source.value, How.CODE), Ask(f"funds.{at}.label", label))
    return Cell(label, columns, 1, asks)


def fund_rows(
    sheet: Sheet,
    truth: Truth,
    labels: Mapping[FundSource, str],
    columns: Sequence[Column],
    wide: int,
) -> None:
    """Print all rows of money, each behind its label of so many columns."""
    for at, money in enumerate(truth.money):
        label = fund_label(at, labels[money.source], money.source, wide)
        sheet.row(label, *money_cells(sheet.hand, at, money, columns, truth))


def heads(columns: Sequence[Column]) -> list[Cell]:
    """Print the heads of columns."""
    return [cell(column.head, column.wide) for column in columns]


class Words(msgspec.Struct, frozen=True):
    """How a place calls dimensions and categories, where it does not use the ministry's words.

    ``stated`` and ``stated_categories`` are patterns such as ``{}（{}分）`` where the cells say their points. Cells
    that are not ``merged`` are repeated in every row.
    """

    dimensions: Mapping[str, str] = {}
    categories: Mapping[str, str] = {}
    merged: bool = True
    stated: str = ""
    stated_categories: str = ""


def indicator_rows(
    sheet: Sheet,
    rows: Sequence[Row],
    columns: Sequence[Column],
    words: Words | None = None,
    *,
    first: int = 0,
) -> None:
    """Print the rows of indicators, dimensions and categories merged over the rows they stand for."""
    words = words or Words()
    printers = _printers(sheet.hand)
    for at, row in enumerate(rows):
        cells: list[Cell] = []
        for column in columns:
            level = "dimension" if column.merged else column.code
            if level not in {"dimension", "category"}:
                text = (column.text or printers.get(column.code, lambda _: ""))(row)
                cells.append(_cell(first + at, column, text))
                continue
            group = _group(rows, at, level)
            if words.merged and group[0] != at:
                continue
            below = len(group) if words.merged else 1
            if column.merged:
                cells.append(cell(column.text(row) if column.text else "", column.wide, below))
            else:
                stated = sum((rows[one].points for one in group), Decimal(0))
                cells.append(_level(first + at, column, row, words, (below, sheet.hand.points(stated))))
        sheet.row(*cells)


def _cell(at: int, column: Column, text: str) -> Cell:
    if not column.code:
        return cell(text, column.wide)
    path = f"indicators.{at}.{_FIELD_OF.get(column.code, column.code)}"
    return field(path, text, column.wide, how=How.FIGURE if column.code in _FIGURES else How.TEXT)


def _level(at: int, column: Column, row: Row, words: Words, reach: tuple[int, str]) -> Cell:
    """Print a dimension or a category over so many rows, with its points where the place states them."""
    down, points = reach
    code: StrEnum | None
    if column.code == "dimension":
        text, code, stated = words.dimensions.get(row.dimension, row.dimension), CODES.get(row.dimension), words.stated
        code = _CALLED.get(text, code)
    else:
        text, code = words.categories.get(row.category, row.category), CATEGORIES.get(row.category)
        stated = words.stated_categories
    printed = stated.format(text, points) if stated else text
    answer = Ask("", printed, How.LABEL) if code is None else Ask("", code.value, How.CODE)
    asks: list[Ask] = []
    for below in range(at, at + down):
        asks.append(msgspec.structs.replace(answer, path=f"indicators.{below}.{column.code}"))
        if stated:
            asks.append(Ask(f"indicators.{below}.{column.code}_points", points, How.FIGURE))
    return Cell(printed, column.wide, down, tuple(asks))


_CALLED: Final = {"项目产出": Dimension.OUTPUT, "项目效益": Dimension.BENEFIT}
"""Dimensions by the words of old forms, in which 满意度 stands under 项目效益."""


def _group(rows: Sequence[Row], at: int, level: str) -> range:
    """Find the rows around one that share its dimension, or its category within it."""

    def same(one: int) -> bool:
        other, own = rows[one], rows[at]
        return other.dimension == own.dimension and (level == "dimension" or other.category == own.category)

    first = last = at
    while first and same(first - 1):
        first -= 1
    while last + 1 < len(rows) and same(last + 1):
        last += 1
    return range(first, last + 1)


def pairs(sheet: Sheet, *labelled: tuple[str, str, str], wide: int = 1) -> None:
    """Print a row of labels, each of so many columns, with their values dividing what is left: (label, path, text)."""
    rest = sheet.width - wide * len(labelled)
    each, over = divmod(rest, len(labelled))
    cells: list[Cell] = []
    for at, (label, path, text) in enumerate(labelled):
        columns = each + (1 if at < over else 0)
        cells += [cell(label, wide), field(path, text, columns) if path else cell(text, columns)]
    sheet.row(*cells)
