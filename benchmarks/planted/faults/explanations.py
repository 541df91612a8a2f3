"""NT: what the notes say, or do not."""

import random
from typing import Final

from benchmarks.planted.drafts import Draft, Kind
from benchmarks.planted.faults.planting import Planted
from benchmarks.planted.faults.rows import countable, in_row, miss_fault, quiet, row_fault

_NEEDLESS: Final = (
    "已按计划完成年度任务，下一步继续推进。",
    "各项工作按时完成。",
    "加强领导，精心组织，圆满完成目标。",
    "全年共开展检查四次，未发现问题。",
)
_LATE: Final = (
    "上级资金下达较晚，部分资金未能及时拨付。下年度提前申报计划。",
    "部分资金拨付不及时，影响进度。今后加快拨付。",
    "资金到位滞后，个别批次延迟发放。将加强与财政部门衔接。",
    "部分资金长期闲置未使用。将尽快盘活。",
    "有少量资金长期积压在账上。下一步加快支出。",
)
_IRREGULAR: Final = (
    "部分资金跨年度使用，已在账上单独列示。",
    "存在资金积压的情况，下一步加快支付。",
    "因经费未到，由单位先行垫付，收到拨款后冲平。",
    "个别乡镇挪用少量经费，已责成归还。",
)
_EMPTY: Final = ("无", "/", "—", "-", "无。")


@miss_fault("NT001", "missed, and nothing said")
def _silent(draft: Draft, row: int, _dice: random.Random) -> Planted:
    return in_row(draft.with_line(row, note=""), row)


@row_fault("NT002", "reached and full, yet explained", lambda line: countable(line) and line.is_full)
def _needless(draft: Draft, row: int, dice: random.Random) -> Planted:
    return in_row(draft.with_line(row, note=dice.choice(_NEEDLESS)), row, "deviation_note")


@miss_fault("NT005", "late money beside full points for punctuality", part="form")
def _contradiction(draft: Draft, row: int, dice: random.Random) -> Planted | None:
    punctual = draft.rows(lambda line: line.category == "时效指标" and quiet(line))
    proper = draft.rows(lambda line: line.category == "质量指标" and quiet(line))
    if not punctual or not proper:
        return None
    rate: dict[str, object] = {"kind": Kind.RATE, "figure": "100", "unit": "%", "actual": "100%"}
    word: dict[str, object] = {"kind": Kind.WORD, "figure": "及时", "unit": "", "actual": "及时"}
    name, value = dice.choice((("补助资金拨付及时率", rate), ("资金拨付及时性", word), ("补贴发放及时率", rate)))
    draft = draft.with_line(dice.choice(punctual), name=name, sign="", aim=None, got=None, **value)
    word |= {"figure": "合规", "actual": "合规"}
    draft = draft.with_line(dice.choice(proper), name="资金使用合规性", sign="", aim=None, got=None, **word)
    return in_row(draft.with_line(row, note=dice.choice(_LATE)), row, "deviation_note")


@miss_fault("NT006", "an irregularity admitted")
def _admitted(draft: Draft, row: int, dice: random.Random) -> Planted:
    return in_row(draft.with_line(row, note=dice.choice(_IRREGULAR)), row, "deviation_note")


@miss_fault("NT007", "missed, and a stroke for a reason")
def _empty(draft: Draft, row: int, dice: random.Random) -> Planted:
    return in_row(draft.with_line(row, note=dice.choice(_EMPTY)), row)
