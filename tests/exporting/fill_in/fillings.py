"""Workbooks filled in by chance, the ways people write things among them, right and wrong."""

from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

from jiheng.exporting.fill_in.places import Rows
from jiheng.form import (
    AnnualGoal,
    Category,
    Dimension,
    Field,
    Fund,
    FundSource,
    Indicator,
    Place,
    SelfEvaluation,
    Total,
)
from jiheng.form.labelling import label_in
from jiheng.form.labels import Part
from tests.exporting.fill_in.office import Cells, filled, template

PACKS = (
    *("mof-2020-10", "mof-2021-101", "as-printed", "hubei", "guangxi", "county-cap"),
    *("chengdu-pidu", "sichuan", "tianjin-hebei", str(Path(__file__).with_name("switches"))),
)
_SIGNS = ("≥", "≥", "≥", "≥", "≤", "≤", ">", "<", "=", "", "", "＞", "不低于", "不超过", "不少于", "不高于", "约")
_UNITS = (
    "人",
    "人",
    "%",
    "%",
    "天",
    "元",
    "万元",
    "次",
    "家",
    "个",
    "公里",
    "‰",
    "m2",
    "年",
    "",
    "",
    "名学员",
    "㎡",
    "人次",
    "分",
)
_NUMBERS = (
    "0",
    "1",
    "3",
    "5",
    "8",
    "12",
    "40",
    "50",
    "90",
    "95",
    "100",
    "0.5",
    "62.5",
    "98.75",
    "400",
    "1200",
    "2020",
    "1,200",
)
_FACTORS = (0, 0.3, 0.5, 0.6, 0.62, 0.7, 0.8, 0.875, 0.9, 1, 1, 1, 1, 1.05, 1.2, 1.3, 1.31, 1.5, 2, 2.5, 4.287)
_WORDS = (
    "提升",
    "健全",
    "合规",
    "及时",
    "显著提升",
    "有效",
    "达标",
    "优",
    "良",
    "是",
    "否",
    "全覆盖",
    "劳模精神",
    "按时完成",
)
_TOLD = ("达成年度指标", "部分达成", "未完成", "完成", "基本达成", "较好", "未提升", "无", "*", "是")
_ODD = (
    "2020.9",
    "9月底",
    "2020年12月31日前",
    "每季度",
    "20-30人",
    "三十人",
    "≥20人/次",
    "平均20人",
    "12月31日",
    "1/2",
    "40人以上",
)
_NAMES = (
    "培训人数",
    "事故发生率",
    "项目成本",
    "办结天数",
    "合格率",
    "群众满意度",
    "设备购置数",
    "投诉件数",
    "就业能力",
)
_PLACES = (
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("产出指标", "成本指标"),
    ("效益指标", "社会效益指标"),
    ("效益指标", "可持续影响指标"),
    ("满意度指标", "服务对象满意度指标"),
    ("满意度", "满意度指标"),
)
_WEIGHTS = (
    *((20, 20, 10, 15, 15, 10), (50, 30, 10), (12.5, 12.5, 25, 15, 15, 10), (33.3, 33.3, 13.4, 10), (40, 40, 20)),
    *((100,), (30, 30, 30), (10, 10, 10), (7.5, 7.5, 15, 20, 15, 15, 10), (80,), (0, 50, 50)),
)
_GRID = Rows(4, 10)

Code = TypeVar("Code", Dimension, Category)


class Filling(NamedTuple):
    """A workbook filled in, with the pack it was made under and what was answered to 项目是否完成."""

    pack: str
    content: bytes
    finished: bool | None


class _Written(NamedTuple):
    """What somebody writes into a row."""

    place: tuple[str, str]
    name: str
    target: str
    actual: str
    weight: float
    claimed: float | None
    note: str


def filling(number: int) -> Filling:
    """Fill in a workbook; the same number gives the same one."""
    chance = Random(number)  # noqa: S311 - nothing is secret here
    pack = PACKS[number % len(PACKS)]
    weights = chance.choice(_WEIGHTS)
    is_plain = chance.random() < 0.5
    rows = [_written(chance, weight, is_plain=is_plain) for weight in weights]
    is_declared = chance.random() < 0.4
    sent = template(pack, declaration=_declared(rows)) if is_declared else template(pack, rows=_GRID.indicators)
    grid = Rows(1, len(rows)) if is_declared else _GRID
    finished = chance.choice((None, True, False))
    cells: dict[str, str | int | float] = {}
    if finished is not None and pack == "mof-2021-101":
        cells["L3"] = "是" if finished else "否"
    cells |= _money(chance)
    for row, written in enumerate(rows, start=grid.first):
        cells |= _row(row, written, chance, is_declared=is_declared)
    cells[f"G{grid.total}"] = chance.choice((100, 100, 100, 90, 80))
    cells[f"H{grid.total}"] = chance.choice((95, 88.5, 100))
    return Filling(pack, filled(sent, cells), finished)


def _written(chance: Random, weight: float, *, is_plain: bool) -> _Written:
    target, actual = _plain_values(chance) if is_plain else _values(chance)
    claimed = chance.choice((weight, weight, weight / 2, 1, None))
    return _Written(
        chance.choice(_PLACES),
        chance.choice(_NAMES),
        target,
        actual,
        weight,
        claimed,
        chance.choice(("", "", "场地未移交")),
    )


def _plain_values(chance: Random) -> tuple[str, str]:
    """Values as the instructions ask for them."""
    if chance.random() < 0.2:
        word = chance.choice(_WORDS[:4])
        return word, word
    number, unit = chance.choice(_NUMBERS[2:-1]), chance.choice(_UNITS[:9])
    return f"{chance.choice('≥≥≥≤')}{number}{unit}", f"{_times(number, chance.choice(_FACTORS))}{unit}"


def _values(chance: Random) -> tuple[str, str]:
    kind = chance.random()
    if kind < 0.2:
        target = chance.choice(_WORDS)
        return target, chance.choice((target, target, chance.choice(_TOLD), chance.choice(_WORDS)))
    if kind < 0.3:
        target = chance.choice(_ODD)
        return target, chance.choice((target, chance.choice(_ODD), "38人", "", "95%"))
    number, unit = chance.choice(_NUMBERS), chance.choice(_UNITS)
    found = _times(number, chance.choice(_FACTORS))
    other = chance.choice((unit, unit, unit, unit, "", chance.choice(_UNITS)))
    sign = chance.choice(("", "", "", "", "", "", "", "约", "≥", " "))
    return f"{chance.choice(_SIGNS)}{number}{unit}", f"{sign}{found}{other}{chance.choice(('', '', '', ' ', '。'))}"


def _times(number: str, factor: float) -> str:
    found = Decimal(number.replace(",", "")) * Decimal(str(factor))
    text = f"{found:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _money(chance: Random) -> dict[str, str | int | float]:
    budget = chance.choice((0, 1000, 18000, 120.55, 3333333.33))
    spent = round(budget * chance.choice((0, 0.45, 0.6, 0.75, 0.8, 0.9301, 0.99, 1, 1.02)), 2) if budget else 0
    cells: dict[str, str | int | float] = {
        "D6": budget,
        "E6": budget,
        "F6": spent,
        "I6": chance.choice((10, 9.5, 0, 12)),
    }
    cells["G6"] = chance.choice((10, 10, 10, 20))
    if chance.random() < 0.15:
        del cells[chance.choice(("E6", "F6", "I6", "G6"))]
    return cells


def _row(row: int, written: _Written, chance: Random, *, is_declared: bool) -> Cells:
    cells: dict[str, str | int | float] = {f"F{row}": written.actual, f"I{row}": written.note}
    if written.claimed is not None:
        cells[f"H{row}"] = written.claimed
    if not is_declared:
        cells |= {f"B{row}": written.place[0], f"C{row}": written.place[1], f"D{row}": written.name}
        cells[f"E{row}"] = written.target
        if chance.random() > 0.03:
            cells[f"G{row}"] = written.weight
    return {name: value for name, value in cells.items() if value != ""}


def _declared(rows: list[_Written]) -> SelfEvaluation:
    return SelfEvaluation(
        project=_text("某项目"),
        funds=(Fund(FundSource.TOTAL, _text("年度资金总额")),),
        annual_goal=AnnualGoal(_text("开展培训。")),
        indicators=tuple(
            Indicator(
                dimension=Field(_code(Part.DIMENSION, row.place[0], Dimension), row.place[0], Place()),
                category=Field(_code(Part.CATEGORY, row.place[1], Category), row.place[1], Place()),
                name=_text(row.name),
                target=_text(row.target),
                max_points=Field(Decimal(str(row.weight)), str(row.weight), Place()),
            )
            for row in rows
        ),
        total=Total(),
    )


def _code(part: Part, text: str, kind: type[Code]) -> Code:
    label = label_in(part, text)
    assert label is not None
    return kind(label.code)


def _text(text: str) -> Field[str]:
    return Field(text, text, Place())
