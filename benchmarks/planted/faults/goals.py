"""GL: goal and result."""

import random
from typing import Final

from benchmarks.planted.drafts import Draft
from benchmarks.planted.faults.planting import Planted, at, fault
from benchmarks.planted.faults.rows import miss_fault

_LONG: Final = 24
_EMPTY: Final = (
    "严格落实年度计划，各项工作有序推进，圆满完成既定目标，取得良好的社会效益。",
    "1.加强组织领导，压实工作责任。2.规范资金管理，提高使用效益。3.完成全年任务，群众反映良好。",
    "项目实施顺利，资金使用规范，效果明显，得到群众普遍认可。",
)


@fault("GL001", "the goal again", "goal")
def _copy(draft: Draft, _dice: random.Random) -> Planted | None:
    return None if len(draft.goal) < _LONG else Planted(draft.having(result=draft.goal), at("goal"))


@fault("GL001", "the goal again but for a word", "goal")
def _nearly(draft: Draft, dice: random.Random) -> Planted | None:
    goal = draft.goal
    if len(goal) < 2 * _LONG:
        return None
    result = dice.choice(
        (goal.rstrip("。"), goal.replace("计划", "", 1), goal.replace("，", "、", 1), goal.replace("。", "；", 1))
    )
    return Planted(draft.having(result=result), at("goal"))


@fault("GL002", "a result without a figure", "goal")
def _empty(draft: Draft, dice: random.Random) -> Planted:
    return Planted(draft.having(result=dice.choice(_EMPTY)), at("goal"))


@miss_fault("GL004", "a miss that the result leaves out", part="form")
def _left_out(draft: Draft, row: int, _dice: random.Random) -> Planted | None:
    others = any(line.is_missed for at, line in enumerate(draft.lines) if at != row)
    if others or draft.lines[row].name in draft.result:
        return None
    return Planted(draft, at("goal|indicators"))
