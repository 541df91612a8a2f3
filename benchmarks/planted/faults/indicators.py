"""IN: what stands where, twice, or for nobody."""

import random
from decimal import Decimal
from typing import Final

from benchmarks.planted.drafts import Draft, Kind, plain
from benchmarks.planted.faults.planting import Planted, Spot, at, fault
from benchmarks.planted.faults.rows import in_row, quiet, row_fault

_MISPLACED: Final = {
    "数量指标": (("年度任务完成率", "100", "%"), ("培训计划完成率", "100", "%"), ("补贴发放完成率", "98", "%")),
    "时效指标": (("工作例会召开", "每季度", ""), ("走访慰问活动", "每月", ""), ("联席会议", "每半年", "")),
    "质量指标": (("参与人数", "120", "人"), ("培训人数", "360", "人"), ("受助人数", "85", "人")),
    "社会效益指标": (("资金使用合规性", "合规", ""), ("补贴发放合规性", "合规", ""), ("采购程序合规性", "合规", "")),
}
_DOUBLES: Final = (
    ("平均20人/每次", "平均20人/每次"),
    ("≥36场次，覆盖12个镇街", "38场次，覆盖12个镇街"),
    ("每场不少于45人", "每场48人"),
)
_NO_COST: Final = ("合规", "合理", "符合标准", "严格控制", "节约")
_STRANGERS: Final = ("慰问对象", "参赛选手", "住院患者", "托管儿童", "返乡创业青年", "参展商户")
_STRENGTHS: Final = ("提升", "改善", "显著", "有效", "增强", "明显")


@row_fault("IN001", "a row under another class", lambda line: quiet(line) and line.category in _MISPLACED)
def _misplaced(draft: Draft, row: int, dice: random.Random) -> Planted | None:
    name, figure, unit = dice.choice(_MISPLACED[draft.lines[row].category])
    number = Decimal(figure) if figure.isdigit() else None
    kind = (
        Kind.RATE if unit == "%" else Kind.COUNT if unit else Kind.FREQUENCY if figure.startswith("每") else Kind.WORD
    )
    value = {"figure": figure, "unit": unit, "actual": f"{figure}{unit}", "aim": number, "got": number}
    sign = dice.choice(("", "≥")) if unit else ""
    return in_row(draft.with_line(row, name=name, sign=sign, kind=kind, at_most=False, **value), row)


@row_fault("IN002", "a cost without an amount", lambda line: line.kind is Kind.COST and quiet(line))
def _no_amount(draft: Draft, row: int, dice: random.Random) -> Planted:
    word = dice.choice(_NO_COST)
    name = dice.choice((draft.lines[row].name, "成本控制", "资金使用合规性"))
    value: dict[str, object] = {"sign": "", "figure": word, "unit": "", "actual": word, "aim": None, "got": None}
    return in_row(draft.with_line(row, name=name, kind=Kind.WORD, **value), row)


@row_fault(
    "IN004",
    "one fact in two classes",
    lambda line: quiet(line) and line.category in {"质量指标", "时效指标"},
    part="form",
)
def _double(draft: Draft, row: int, dice: random.Random) -> Planted | None:
    counts = draft.rows(lambda line: quiet(line) and line.category == "数量指标")
    if not counts:
        return None
    rows = frozenset({row, dice.choice(counts)})
    target, actual = dice.choice(_DOUBLES)
    value = {"sign": "", "figure": target, "unit": "", "actual": actual, "aim": None, "got": None}
    for one in rows:
        draft = draft.with_line(one, kind=Kind.OTHER, **value)
    return Planted(draft, Spot(frozenset({"indicators"}), rows))


@fault("IN004", "one name twice", "form")
def _namesake(draft: Draft, dice: random.Random) -> Planted | None:
    rows = draft.rows(quiet)
    if len(rows) < 2:  # noqa: PLR2004 - two rows are wanted
        return None
    first, second = sorted(dice.sample(rows, 2))
    draft = draft.with_line(second, name=draft.lines[first].name)
    return Planted(draft, Spot(frozenset({"indicators"}), frozenset({first, second})))


@row_fault("IN005", "a name that is its class", quiet)
def _class(draft: Draft, row: int, _dice: random.Random) -> Planted:
    return in_row(draft.with_line(row, name=draft.lines[row].category), row)


@fault("IN006", "benefits in words only", "form")
def _words_only(draft: Draft, dice: random.Random) -> Planted:
    for row in draft.rows(lambda line: line.dimension == "效益指标" and line.kind is not Kind.WORD):
        word = dice.choice(_STRENGTHS)
        points = draft.lines[row].points
        value = {"sign": "", "figure": word, "unit": "", "actual": word, "aim": None, "got": None, "note": ""}
        name = draft.lines[row].name.removesuffix("率").removesuffix("数量")
        draft = draft.with_line(row, kind=Kind.WORD, claimed=points, name=f"{name}情况", **value)
    return Planted(draft, at("indicators"))


@row_fault("IN010", "people nobody spoke of", lambda line: line.category == "服务对象满意度指标" and not line.note)
def _strangers(draft: Draft, row: int, dice: random.Random) -> Planted | None:
    served = draft.lines[row].name.removesuffix("满意度")
    names = "".join(line.name for line in draft.lines if line.category != "服务对象满意度指标")
    said = f"{draft.project}{draft.goal}{draft.result}{names}"
    stranger = dice.choice(_STRANGERS)
    if served not in names or any(stranger[at : at + 2] in said for at in range(len(stranger) - 1)):
        return None
    return in_row(draft.with_line(row, name=f"{stranger}满意度"), row, "name")


@fault("IN003", "no cost where the place asks for one", "form")
def _costless(draft: Draft, _dice: random.Random) -> Planted | None:
    if any("成本" in line.category for line in draft.lines):
        return None
    return Planted(draft, at("indicators"), rules=("shanxi",))


@row_fault("IN011", "a target that was not approved", lambda line: quiet(line) and line.is_number and not line.at_most)
def _target(draft: Draft, row: int, dice: random.Random) -> Planted:
    line = draft.lines[row]
    aim = ((line.aim or Decimal(0)) * dice.choice((Decimal("0.5"), Decimal("0.8")))).normalize()
    changed = in_row(draft.with_line(row, aim=aim, figure=plain(aim)), row, "target")
    return Planted(changed.draft, changed.spot, declared=draft)


@fault("IN011", "points that were not approved", "form")
def _points(draft: Draft, dice: random.Random) -> Planted | None:
    rows = draft.rows(quiet)
    pairs = [
        (one, other)
        for one in rows
        for other in rows
        if draft.lines[one].dimension == draft.lines[other].dimension and one != other
    ]
    if not pairs:
        return None
    gives, takes = dice.choice(pairs)
    changed = draft
    for row, more in ((gives, Decimal("-0.25")), (takes, Decimal("0.25"))):
        points = (draft.lines[row].points or Decimal(0)) + more
        changed = changed.with_line(row, points=points, claimed=points)
    return Planted(changed, Spot(frozenset({"indicators"}), frozenset({gives, takes})), declared=draft)


@row_fault("IN011", "a row that was not approved", quiet, part="form")
def _row(draft: Draft, row: int, dice: random.Random) -> Planted:
    changed = in_row(
        draft.with_line(row, name=dice.choice(("档案资料整理册数", "简报编发期数", "新闻稿件刊发篇数"))), row
    )
    return Planted(changed.draft, changed.spot, declared=draft)
