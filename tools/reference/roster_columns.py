"""The columns of a roster: the heads by which each is found, and what it is for."""

from collections.abc import Iterator

from jiheng.form.roster_labels import COLUMNS, Holds
from tools.reference.page import Page, table

HOLDS = {Holds.WORDS: "文字", Holds.AMOUNT: "金额", Holds.ANSWER: "是或否", Holds.NOTHING: "（不用）"}


def pages() -> Iterator[Page]:
    """Give the one page."""
    rows = [(one.chinese, HOLDS[one.holds], one.about, "、".join(one.synonyms), one.english) for one in COLUMNS]
    text = [
        "# 项目清单的栏目",
        "",
        "`--roster` 读的清单按表头认栏目，次序不限，别的栏目不看。「项目名称」「项目编码」至少有一栏，别的再有一栏。",
        "表头里的括号、空格不计；金额的单位写在表头（「批复数（万元）」）或表的上方（「单位：万元」）。",
        "",
        table(("栏目", "填什么", "用来做什么", "也可以写成", "English"), rows),
    ]
    yield Page("roster.md", "\n".join(text))
