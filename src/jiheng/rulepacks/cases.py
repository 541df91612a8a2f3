"""The cases of a rule pack: what is given and what has to come out, for a jurist to read and a test to run.

They stand in ``cases.yaml``, which :mod:`jiheng.rulepacks.case_file` reads; running them needs the methods and is the
business of :mod:`jiheng.scoring.cases`.
"""

from collections.abc import Mapping

import msgspec

# What may be given, by the question it puts, and what may be expected of it.
GIVEN = {
    "indicator": (
        "指标",
        "一级指标",
        "二级指标",
        "指标性质",
        "目标",
        "完成",
        "度量单位",
        "分值",
        "佐证材料",
        "人工扣分",
    ),
    "cap": ("封顶前总分", "满分", "全年预算数", "全年执行数"),
    "execution": ("全年预算数", "全年执行数", "执行率分值", "项目已完成"),
    "grade": ("总分", "满分"),
    "scheme": ("各项指标分值", "执行率分值", "总分分值"),
    "weights": ("设有",),
}
EXPECTED = {
    "indicator": ("得分", "算式", "理由"),
    "cap": ("总分", "算式"),
    "execution": ("得分", "算式", "理由"),
    "grade": ("等次", "算式"),
    "scheme": ("执行率", "算式"),
    "weights": ("权重",),
}
# Each question is known by what only it is given, and by what it cannot do without.
NEEDED = {
    "indicator": {"目标", "完成", "分值"},
    "cap": {"封顶前总分"},
    "execution": {"全年预算数", "全年执行数"},
    "grade": {"总分"},
    "scheme": {"各项指标分值"},
    "weights": {"设有"},
}
PARTS = ("情形", "条款", "已知", "应得")


class Case(msgspec.Struct, frozen=True):
    """One case. ``question`` is a key of :data:`GIVEN`; ``line`` counts from 1."""

    title: str
    clause: str
    question: str
    given: Mapping[str, str]
    expected: Mapping[str, str]
    file: str
    line: int
