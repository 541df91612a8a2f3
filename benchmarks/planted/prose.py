"""What forms say in sentences: goals, results, reasons."""

import random
from collections.abc import Sequence
from typing import Final

from benchmarks.planted.drafts import Draft, Kind, Line
from benchmarks.planted.notations import chance

_CAUSES: Final = (
    "受汛期连续降雨影响，部分现场作业时间缩短",
    "部分对象因外出务工未能参加",
    "申报人数低于年初预计",
    "个别供应商交货延后，年底尚有部分未验收",
    "年中政策口径调整，符合条件的对象减少",
    "群众对新办法了解不多，参与不足",
    "部分点位因征地协调未完成，推迟实施",
    "合同约定分批实施，其余部分次年完成",
)
_REMEDIES: Final = (
    "下一步将提前摸底，细化实施方案",
    "下年度加强宣传，扩大知晓面",
    "今后按季度调度进度，及时补位",
    "已与相关单位商定补做时间，次年第一季度完成",
    "下年申报时按近三年平均数测算目标",
)
_OPENINGS: Final = ("", "通过实施{project}，", "按照年度工作安排，实施{project}，", "围绕群众需求，")
_CLOSINGS: Final = (
    "项目按计划实施，资金使用符合规定。",
    "各项任务均有台账可查。",
    "年度工作已经验收。",
    "相关资料已归档。",
    "实施过程公开透明，接受群众监督。",
    "经审计，未发现截留、挪用资金情况。",
    "资金专款专用，不存在挤占挪用。",
    "年末无资金积压。",
)
_STARTS: Final = ("{year}年，", "截至12月底，", "全年", "一年来，", "经统计，")


def reason(dice: random.Random) -> str:
    """Say why something fell short, and what will be done."""
    return f"{dice.choice(_CAUSES)}。{dice.choice(_REMEDIES)}。"


def goal(dice: random.Random, draft: Draft, aims: Sequence[str]) -> str:
    """Write the goal: aims, and in most forms some of the targets."""
    wanted = list(aims)
    dice.shuffle(wanted)
    opening = dice.choice(_OPENINGS).format(project=draft.project)
    planned = [f"{line.name}{_aim(line)}" for line in _facts(dice, draft, 3)]
    if chance(dice, 0.2):
        parts = [f"{'、'.join(planned)}" if planned else wanted[0], *wanted[: dice.randint(1, 2)]]
        return "".join(f"{number}.{part}。" for number, part in enumerate(dict.fromkeys(parts), start=1))
    if planned and chance(dice, 0.7):
        return f"{opening}计划{'，'.join(planned)}，{'，'.join(wanted[: dice.randint(1, 3)])}。"
    return f"{opening}{'，'.join(wanted)}。"


def result(dice: random.Random, draft: Draft) -> str:
    """Write the result: what was done, and what fell short."""
    start = dice.choice(_STARTS).format(year=draft.year)
    done = [f"{line.name}{dice.choice(('', '达到', '为'))}{_got(line)}" for line in _facts(dice, draft, 4)]
    missed = [
        f"{line.name}实际完成{_got(line)}，低于目标{_aim(line)}，{line.note.split('。')[0]}。"
        for line in draft.lines
        if line.is_missed
    ]
    return f"{start}{'，'.join(done)}。{''.join(missed)}{dice.choice(_CLOSINGS)}"


def _facts(dice: random.Random, draft: Draft, most: int) -> list[Line]:
    numbers = [
        line for line in draft.lines
        if line.is_number and not line.is_missed and line.kind in {Kind.COUNT, Kind.RATE}
    ]  # fmt: skip
    return dice.sample(numbers, min(len(numbers), dice.randint(1, most)))


def _aim(line: Line) -> str:
    return f"{line.figure}{_unit(line)}"


def _got(line: Line) -> str:
    unit = _unit(line)
    return line.actual if line.actual.endswith(unit) else f"{line.actual}{unit}"


def _unit(line: Line) -> str:
    return "%" if line.unit in {"百分比", "％"} else line.unit
