"""TV: targets and actual values that say little, or something else."""

import random
from decimal import Decimal
from typing import Final

from benchmarks.planted.drafts import Draft, Kind, Line
from benchmarks.planted.faults.planting import Planted, at
from benchmarks.planted.faults.rows import countable, in_row, quiet, row_fault

_NAMES: Final = {
    "补贴对象资质准确性": "准确",
    "资金使用合规性": "合规",
    "设备购置完成率": "完成",
    "受益群众数量": "完成",
    "工作任务完成及时性": "及时",
    "群众生活改善程度": "改善",
}
_VAGUE: Final = ("健全", "提升", "有效", "改善", "合规", "显著", "良好")
_SHARES: Final = ("满意度", "合格率", "覆盖率", "知晓率", "达标率", "准确率")
_GOOD: Final = ("人次", "场次", "率", "满意度", "天数", "人数", "件数")
_OTHER_UNITS: Final = {
    "人": "场", "户": "万元", "场": "人", "公里": "座", "台": "万元", "%": "人", "亩": "户", "所": "人", "家": "万元",
}  # fmt: skip
_NONE: Final[dict[str, object]] = {"aim": None, "got": None, "sign": "", "unit": "", "kind": Kind.WORD}


def _words(draft: Draft, row: int, target: str, actual: str) -> Draft:
    return draft.with_line(row, figure=target, actual=actual, **_NONE)


@row_fault("TV001", "a rate that is a word", lambda line: quiet(line) and line.name.endswith("率"))
def _rate_word(draft: Draft, row: int, dice: random.Random) -> Planted:
    word = dice.choice(("及时", "合格", "达标", "提高"))
    return in_row(_words(draft, row, word, word), row, "target", "name", "actual")


@row_fault("TV001", "a rate that is a count", lambda line: quiet(line) and line.name.endswith("率"))
def _rate_count(draft: Draft, row: int, dice: random.Random) -> Planted:
    unit, number = dice.choice("人家次个户"), Decimal(dice.randint(12, 480))
    value = {"sign": dice.choice(("", "≥")), "figure": f"{number}", "unit": unit, "actual": f"{number}{unit}"}
    return in_row(
        draft.with_line(row, aim=number, got=number, kind=Kind.COUNT, **value), row, "target", "name", "actual"
    )


@row_fault("TV002", "a name for a target", quiet)
def _name(draft: Draft, row: int, dice: random.Random) -> Planted:
    target = dice.choice(list(_NAMES))
    return in_row(_words(draft, row, target, _NAMES[target]), row, "target")


@row_fault(
    "TV003",
    "a bare word",
    lambda line: quiet(line) and line.category in {"社会效益指标", "可持续影响指标"},
    part="form",
)
def _vague(draft: Draft, row: int, dice: random.Random) -> Planted:
    word = dice.choice(_VAGUE)
    return Planted(_words(draft, row, word, word), at("indicators"))


@row_fault("TV004", "the target's sign in the actual value", lambda line: countable(line) and line.is_full)
def _sign(draft: Draft, row: int, dice: random.Random) -> Planted:
    line = draft.lines[row]
    sign = dice.choice(("≥", "≥", ">=", "≧", "不少于"))
    return in_row(
        draft.with_line(row, sign=sign, actual=f"{sign}{line.figure}{line.unit}", got=line.aim), row, "actual"
    )


@row_fault(
    "TV004",
    "the target's sign in the actual value of a bound from above",
    lambda line: quiet(line) and line.is_number and line.at_most,
)
def _upper(draft: Draft, row: int, dice: random.Random) -> Planted:
    line = draft.lines[row]
    sign = dice.choice(("≤", "≤", "<=", "不超过"))
    return in_row(draft.with_line(row, sign=sign, actual=f"{sign}{line.figure}{line.unit}"), row, "actual")


@row_fault("TV005", "punctuality without a date", lambda line: quiet(line) and line.category == "时效指标")
def _punctual(draft: Draft, row: int, dice: random.Random) -> Planted:
    name, word = dice.choice(
        (("资金拨付及时性", "及时"), ("任务完成及时性", "按时"), ("项目按计划完成情况", "按时完成"))
    )
    return in_row(_words(draft, row, word, word).with_line(row, name=name), row)


@row_fault("TV005", "a frequency for a response", lambda line: quiet(line) and line.category == "时效指标")
def _response(draft: Draft, row: int, dice: random.Random) -> Planted:
    name, word = dice.choice((("咨询服务响应及时性", "每季度"), ("故障响应时间", "每月"), ("诉求响应及时性", "按月")))
    return in_row(_words(draft, row, word, word).with_line(row, name=name, kind=Kind.FREQUENCY), row)


@row_fault("TV006", "nothing, of nothing", lambda line: quiet(line) and line.category in {"社会效益指标", "质量指标"})
def _zero(draft: Draft, row: int, dice: random.Random) -> Planted:
    name = dice.choice(("安全事故", "有责投诉", "重大舆情", "廉政风险事件"))
    zero = {"sign": "", "figure": "0", "unit": "", "actual": "0", "aim": Decimal(0), "got": Decimal(0)}
    return in_row(draft.with_line(row, name=name, at_most=True, kind=Kind.COUNT, **zero), row)


@row_fault("TV008", "another unit", lambda line: countable(line) and line.is_full and line.unit in _OTHER_UNITS)
def _unit(draft: Draft, row: int, _dice: random.Random) -> Planted:
    line = draft.lines[row]
    actual = f"{line.actual.removesuffix(line.unit)}{_OTHER_UNITS[line.unit]}"
    return in_row(draft.with_line(row, actual=actual), row, "actual")


@row_fault("TV009", "a share of more than all", lambda line: countable(line) and line.name.endswith(_SHARES))
def _share(draft: Draft, row: int, dice: random.Random) -> Planted:
    got = Decimal(dice.choice((101, 102, 105, 110, 120)))
    return in_row(draft.with_line(row, got=got, actual=f"{got}%"), row, "actual")


def _is_good(line: Line) -> bool:
    return countable(line) and line.got == line.aim and line.name.endswith(_GOOD)


@row_fault("TV010", "at most, of what is good", _is_good)
def _good(draft: Draft, row: int, dice: random.Random) -> Planted:
    return in_row(draft.with_line(row, sign=dice.choice(("≤", "不超过"))), row)


@row_fault("TV010", "at least, of a cost", lambda line: line.kind is Kind.COST and quiet(line))
def _cost(draft: Draft, row: int, dice: random.Random) -> Planted:
    line = draft.lines[row]
    actual = f"{line.figure}{line.unit}"
    return in_row(draft.with_line(row, sign=dice.choice(("≥", "不低于")), actual=actual, got=line.aim), row)
