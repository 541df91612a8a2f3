"""One self-evaluation form laid out as the ministry's table: 25 rows, 9 columns, the cells merged as there.

The words and figures are made up from a seed, so every run and every machine has the same form.
"""

import random
from collections.abc import Iterator

import msgspec

TITLE = "财政项目支出绩效自评表"
YEAR = "（2020年度）"
ROWS = 25
COLUMNS = 9

_SEED = 2020
_SUBJECTS = ("职工技能培训", "困难职工帮扶", "文体活动", "法律援助", "劳模疗休养", "岗位竞赛", "宣传普及", "阵地维护")
_OUTPUTS = (
    ("数量指标", "场次", "≥{}场", "场", "6"),
    ("数量指标", "参与人数", "≥{}人次", "人次", "6"),
    ("数量指标", "发放慰问品份数", "≥{}份", "份", "6"),
    ("数量指标", "覆盖单位数", "≥{}家", "家", "6"),
    ("质量指标", "合格率", "≥{}%", "%", "7"),
    ("质量指标", "验收通过率", "{}%", "%", "7"),
    ("时效指标", "完成及时率", "≥{}%", "%", "6"),
    ("成本指标", "人均成本", "≤{}元", "元", "6"),
)
_BENEFITS = (
    ("经济效益指标", "带动增收", "≥{}万元", "万元", "7.5"),
    ("社会效益指标", "政策知晓率", "≥{}%", "%", "7.5"),
    ("社会效益指标", "投诉次数", "≤{}次", "次", "7.5"),
    ("可持续影响指标", "长效机制健全性", "健全", "", "7.5"),
)
_SATISFACTION = (
    ("服务对象满意度指标", "参与职工满意度", "≥{}%", "%", "5"),
    ("服务对象满意度指标", "基层单位满意度", "≥{}%", "%", "5"),
)
_DIMENSIONS = (("产出指标", _OUTPUTS), ("效益指标", _BENEFITS), ("满意度指标", _SATISFACTION))


class Box(msgspec.Struct, frozen=True):
    """A cell or a merged rectangle by its upper left corner, counted from 0, and what is printed in it."""

    row: int
    column: int
    text: str = ""
    rows: int = 1
    columns: int = 1


def official_form() -> tuple[Box, ...]:
    """Draw the form: its boxes cover the whole table."""
    dice = random.Random(_SEED)  # noqa: S311 - the same form each time is what is wanted
    subject = dice.choice(_SUBJECTS)
    return (*_head(subject), *_funds(dice), *_goal(subject), *_indicators(dice, subject))


def _head(subject: str) -> Iterator[Box]:
    yield Box(0, 0, "项目名称")
    yield Box(0, 1, f"{subject}专项经费", columns=8)
    yield Box(1, 0, "主管部门")
    yield Box(1, 1, "某区总工会", columns=4)
    yield Box(1, 5, "实施单位")
    yield Box(1, 6, "某区职工服务中心", columns=3)


def _funds(dice: random.Random) -> Iterator[Box]:
    top, budget = 2, dice.randrange(1_000, 9_000)
    spent = budget * 0.9301
    amounts = (f"{budget * 1.1:,.2f}", f"{budget:,.2f}", f"{spent:,.2f}")
    yield Box(top, 0, "项目资金（万元）", rows=5)
    lines = (
        ("", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"),
        ("年度资金总额", *amounts, "10", "93.01%", "9.3"),
        ("其中：当年财政拨款", *amounts, "—", "93.01%", "—"),
        ("上年结转资金", "", "", "", "—", "", "—"),
        ("其他资金", "", "", "", "—", "", "—"),
    )
    for below, (label, *texts) in enumerate(lines):
        yield Box(top + below, 1, label, columns=2)
        yield from (Box(top + below, column, text) for column, text in enumerate(texts, start=3))


def _goal(subject: str) -> Iterator[Box]:
    top = 7
    yield Box(top, 0, "年度总体目标", rows=2)
    yield Box(top, 1, "预期目标", columns=4)
    yield Box(top, 5, "实际完成情况", columns=4)
    yield Box(top + 1, 1, f"按计划开展{subject}，覆盖全区基层单位，让更多职工受益，提高服务水平。", columns=4)
    yield Box(top + 1, 5, f"全年开展{subject}，基层单位普遍参加，职工反映良好，各项任务基本完成。", columns=4)


def _indicators(dice: random.Random, subject: str) -> Iterator[Box]:
    row = 9
    yield Box(row, 0, "绩效指标", rows=ROWS - row)
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
    yield from (Box(row, column, head) for column, head in enumerate(heads, start=1))
    row += 1
    for dimension, rows in _DIMENSIONS:
        yield Box(row, 1, dimension, rows=len(rows))
        categories = [category for category, *_ in rows]
        for position, (category, name, target, unit, points) in enumerate(rows):
            if category not in categories[:position]:
                yield Box(row, 2, category, rows=categories.count(category))
            wanted = dice.randrange(20, 96)
            reached = f"{wanted + dice.randrange(4)}{unit}" if unit else target
            texts = (f"{subject}{name}", target.format(wanted), reached, points, points, "")
            yield from (Box(row, column, text) for column, text in enumerate(texts, start=3))
            row += 1
    yield Box(row, 1, "总分", columns=5)
    yield from (Box(row, 6, "100"), Box(row, 7, "99.3"), Box(row, 8))
