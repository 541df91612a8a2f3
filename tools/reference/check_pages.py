"""A page for every check, and one that lists them all."""

import re
from collections.abc import Iterator
from itertools import groupby

from jiheng.checks.heads import Head
from jiheng.checks.pages import LIFE_WORDS, WHO_WORDS, markdown
from jiheng.checks.registry import all_checks, retired
from tools.reference.page import Page, table, toctree

FAMILIES = {
    "form": "表（FM）",
    "money": "资金（FD）",
    "weights": "分值（WT）",
    "points": "得分（SC）",
    "explanations": "说明（NT）",
    "values": "指标值（TV）",
    "indicators": "指标（IN）",
    "goals": "目标与完成（GL）",
    "across": "跨表（XF）",
}
INTRODUCTION = """# 检查

每条检查一页：查什么、为什么、什么时候提出、什么时候不提出、怎么改。终端里看同一页：`jiheng explain SC004`。
例子不是摆设，每次测试都照着运行。

三种程度：**必须改正**，改正后才能送审，或附上审核人看得到的理由；**请核实说明**，请看一眼，或补一句话；**建议**，不用答复。
没有依据确定的条款、靠猜测得出的判断，不会是「必须改正」。"""
# An example's first line tells the program how to read it; a reader of the page needs the rows alone.
FENCE = re.compile(r"^```(?:rows|form|pile)\b.*$", re.MULTILINE)


def pages() -> Iterator[Page]:
    """Give the list, then every check by its code."""
    listed = []
    for family, members in groupby(sorted(all_checks(), key=_place), key=lambda check: check.family):
        head = ("代码", "查什么", "程度", "谁来处理", "状态")
        listed += ["", f"## {FAMILIES[family]}", "", table(head, map(_row, members))]
    if retired():
        gone = table(("代码", "原名"), sorted(retired().items()))
        listed += ["", "## 停用的代码", "", "停用的代码不再使用。", "", gone]
    below = toctree(check.code for check in all_checks())
    yield Page("checks/index.md", "\n".join([INTRODUCTION, *listed, "", below]))
    for check in all_checks():
        yield Page(f"checks/{check.code}.md", _page(check))


def _page(check: Head) -> str:
    """Give the page as `jiheng explain` does, with a heading short enough to stand in a list of pages."""
    _, _, rest = FENCE.sub("```text", markdown(check)).partition("\n\n")
    return f"# {check.code} {check.title}\n\n- 名称：`{check.name}`\n{rest}"


def _place(check: Head) -> tuple[int, str]:
    return (list(FAMILIES).index(check.family), check.code)


def _row(check: Head) -> tuple[str, ...]:
    weights = "／".join(dict.fromkeys(one.chinese for one in (check.severity, *check.by_stage.values(), *check.also)))
    link = f"[{check.code}]({check.code}.md)"
    return (link, f"{check.title} `{check.name}`", weights, WHO_WORDS[check.who], LIFE_WORDS[check.life])
