"""How places draw the form: which columns, under which heads, with which cells merged."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from benchmarks.planted.drafts import Draft, Line, Purse, Style


class Cell(msgspec.Struct, frozen=True):
    """A text over so many columns and rows."""

    text: str = ""
    columns: int = 1
    rows: int = 1


Row = tuple[Cell | None, ...]
"""The cells of a row from left to right; ``None`` where a cell from above reaches down."""

_Print = Callable[[Line, Style], str]

_WORDS: Final = {"不少于": "≥", "不低于": "≥", "不超过": "≤", "不高于": "≤"}


def _sign(line: Line) -> str:
    """Give what stands in a column of signs, which is filled in from a list, so never with words."""
    sign = line.sign.strip() or ("定性" if line.aim is None else "≤" if line.at_most else "≥")
    return _WORDS.get(sign, sign)


_SHOWN: Final[dict[str, _Print]] = {
    "name": lambda line, _: line.name,
    "target": lambda line, _: line.target,
    "sign": lambda line, _: _sign(line),
    "figure": lambda line, _: line.figure,
    "unit": lambda line, _: line.unit,
    "actual": lambda line, _: line.actual,
    "points": lambda line, style: style.score(line.points),
    "claimed": lambda line, style: style.score(line.claimed),
    "note": lambda line, style: line.note or (style.no_note if line.is_full and not line.is_missed else ""),
}
_MONEY: Final[dict[str, Callable[[Purse, Style], str]]] = {
    "original": lambda purse, style: style.money(purse.original),
    "revised": lambda purse, style: style.money(purse.revised),
    "spent": lambda purse, style: style.money(purse.spent),
    "points": lambda purse, style: style.no_points if purse.points == "—" else purse.points,
    "rate": lambda purse, _: purse.rate,
    "claimed": lambda purse, style: style.no_points if purse.claimed == "—" else purse.claimed,
    "note": lambda purse, _: purse.note,
}


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of a place by what they hold, with their heads; two ways of saying some of them."""

    indicators: tuple[tuple[str, str, str], ...]
    funds: tuple[tuple[str, str, str], ...]
    block: tuple[str, str]
    goals: tuple[tuple[str, str, str], tuple[str, str, str]]
    money: str
    total: str
    dimension_words: tuple[dict[str, str], dict[str, str]]
    has_code: bool = False

    @property
    def width(self) -> int:
        """The columns of the table: three for block, dimension and category, and those of the indicators."""
        return 3 + len(self.indicators)


_PLAIN: Final[dict[str, str]] = {}
_SHORT: Final = {
    "产出指标": "产出指标",
    "满意度指标": "满意度",
    "社会效益指标": "社会效益",
    "经济效益指标": "经济效益",
    "生态效益指标": "生态效益",
}
_FUNDS: Final = (
    ("original", "年初预算数", "年初预算数"),
    ("revised", "全年预算数", "全年预算数（A）"),
    ("spent", "全年执行数", "全年执行数（B）"),
    ("points", "分值", "分值"),
    ("rate", "执行率", "执行率（B/A）"),
    ("claimed", "得分", "得分"),
)
_GOALS: Final = (
    ("年度总体目标", "预期目标", "实际完成情况"),
    ("年度总体目标", "年初设定目标", "年度总体目标完成情况综述"),
)

LAYOUTS: Final = {
    "ministry": Layout(
        indicators=(
            ("name", "三级指标", "三级指标"),
            ("target", "年度指标值", "年度\n指标值"),
            ("actual", "实际完成值", "实际\n完成值"),
            ("points", "分值", "分值"),
            ("claimed", "得分", "得分"),
            ("note", "偏差原因分析及改进措施", "偏差原因分析\n及改进措施"),
        ),
        funds=_FUNDS,
        block=("绩效指标", "绩\n效\n指\n标"),
        goals=_GOALS,
        money="项目资金（{unit}）",
        total="总分",
        dimension_words=(_PLAIN, _SHORT),
    ),
    "beijing": Layout(
        indicators=(
            ("name", "三级指标", "三级指标"),
            ("points", "分值", "分值"),
            ("target", "年度指标值（A）", "年度指标值"),
            ("actual", "全年实际值（B）", "全年实际值"),
            ("claimed", "得分", "得分"),
            ("note", "未完成原因分析", "未完成原因及拟采取的改进措施"),
        ),
        funds=_FUNDS,
        block=("绩效指标", "绩效指标"),
        goals=_GOALS,
        money="项目资金（{unit}）",
        total="总分",
        dimension_words=(_PLAIN, _SHORT),
    ),
    "yunnan": Layout(
        indicators=(
            ("name", "三级指标", "三级指标"),
            ("sign", "指标性质", "指标性质"),
            ("figure", "指标值", "指标值"),
            ("unit", "度量单位", "度量单位"),
            ("actual", "实际完成值", "实际完成值"),
            ("points", "分值", "分值"),
            ("claimed", "得分", "得分"),
            ("note", "偏差原因分析及改进措施", "偏差原因分析及改进措施"),
        ),
        funds=_FUNDS,
        block=("绩效指标", "绩效指标"),
        goals=_GOALS,
        money="项目资金（{unit}）",
        total="总分",
        dimension_words=(_PLAIN, _PLAIN),
    ),
    "sichuan": Layout(
        indicators=(
            ("name", "三级指标", "三级指标"),
            ("sign", "指标性质", "指标性质"),
            ("figure", "指标值", "指标值"),
            ("unit", "度量单位", "度量单位"),
            ("actual", "完成值", "完成值"),
            ("points", "权重", "权重"),
            ("claimed", "得分", "得分"),
            ("note", "未完成原因分析", "未完成原因分析"),
        ),
        funds=(
            ("original", "年初预算", "年初预算"),
            ("revised", "调整后预算数", "调整后预算数"),
            ("spent", "预算执行数", "预算执行数"),
            ("rate", "预算执行率", "预算执行率"),
            ("points", "权重", "权重"),
            ("claimed", "得分", "得分"),
            ("note", "原因", "原因"),
        ),
        block=("绩效指标", "绩效指标"),
        goals=(("项目年度目标", "项目年度目标", "年度目标完成情况"),) * 2,
        money="预算执行情况（{unit}）",
        total="合计",
        dimension_words=(_PLAIN, _PLAIN),
        has_code=True,
    ),
}


def table(draft: Draft) -> list[Row]:
    """Draw the table of a form."""
    layout = LAYOUTS[draft.style.layout]
    return [
        *_head(draft, layout),
        *_funds(draft, layout),
        *_goal(draft, layout),
        *_indicators(draft, layout),
        _total(draft, layout),
        *_remarks(draft, layout),
    ]


def _head(draft: Draft, layout: Layout) -> Iterator[Row]:
    width = layout.width
    project = f"{draft.code}-{draft.project}" if layout.has_code and draft.project.strip() else draft.project
    yield Cell("项目名称"), Cell(project, width - 1)
    half = (width - 2) // 2
    yield Cell("主管部门"), Cell(draft.department, half), Cell("实施单位"), Cell(draft.unit, width - 2 - half)


def _funds(draft: Draft, layout: Layout) -> Iterator[Row]:
    kinds = [kind for kind, *_ in layout.funds]
    over = 1 if draft.style.medium == "drops" else layout.width - 1 - len(kinds)
    heads = _said(layout.funds, draft.style.words[0])
    block = Cell(layout.money.format(unit=draft.style.unit), rows=len(draft.purses) + 1)
    yield block, Cell("", over), *(Cell(head) for head in heads)
    for purse in draft.purses:
        yield None, Cell(purse.label, over), *(Cell(_MONEY[kind](purse, draft.style)) for kind in kinds)


def _goal(draft: Draft, layout: Layout) -> Iterator[Row]:
    block, expected, achieved = layout.goals[draft.style.words[1] == "b"]
    half = (layout.width - 1) // 2
    rest = layout.width - 1 - half
    yield Cell(block, rows=2), Cell(expected, half), Cell(achieved, rest)
    yield None, Cell(draft.goal, half), Cell(draft.result, rest)


def _indicators(draft: Draft, layout: Layout) -> Iterator[Row]:
    words = layout.dimension_words[draft.style.words[2] == "b"]
    block = layout.block[draft.style.words[2] == "b"]
    heads = [
        Cell("一级指标"),
        Cell("二级指标"),
        *(Cell(head) for head in _said(layout.indicators, draft.style.words[2])),
    ]
    yield Cell(block, rows=len(draft.lines) + 1), *heads
    dimensions = [line.dimension for line in draft.lines]
    categories = [line.category for line in draft.lines]
    for row, line in enumerate(draft.lines):
        dimension = _down(dimensions, row)
        category = _down(categories, row)
        yield (
            None,
            None if dimension is None else Cell(_dimension(draft, words, line), rows=dimension),
            None if category is None else Cell(words.get(line.category, line.category), rows=category),
            *(Cell(_SHOWN[kind](line, draft.style)) for kind, *_ in layout.indicators),
        )


def _dimension(draft: Draft, words: dict[str, str], line: Line) -> str:
    return "" if line.dimension in draft.unnamed else words.get(line.dimension, line.dimension)


def _total(draft: Draft, layout: Layout) -> Row:
    kinds = [kind for kind, *_ in layout.indicators]
    at = {"points": draft.style.score(draft.most), "claimed": draft.style.score(draft.sum)}
    first = kinds.index("points")
    return Cell(layout.total, 3 + first), *(Cell(at.get(kind, "")) for kind in kinds[first:])


def _remarks(draft: Draft, layout: Layout) -> Iterator[Row]:
    for label, text in draft.remarks:
        yield Cell(label), Cell(text, layout.width - 1)


def _said(columns: Sequence[tuple[str, str, str]], word: str) -> list[str]:
    return [second if word == "b" else first for _, first, second in columns]


def _down(words: Sequence[str], row: int) -> int | None:
    """Count the rows that a word stands for from here on; ``None`` where it was printed above."""
    if row and words[row - 1] == words[row]:
        return None
    return next((at - row for at in range(row, len(words)) if words[at] != words[row]), len(words) - row)
