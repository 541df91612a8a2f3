"""The glossary: every label that forms print, what we call it, and how else it is printed."""

from collections.abc import Iterator

from jiheng.form.labels import LABELS, Part
from tools.reference.page import Page, table

HEADINGS = {
    Part.HEADER: "表头",
    Part.BLOCK: "分块",
    Part.FUND_COLUMN: "资金栏目",
    Part.FUND_ROW: "资金来源",
    Part.GOAL: "年度目标",
    Part.INDICATOR_COLUMN: "指标栏目",
    Part.DIMENSION: "一级指标",
    Part.PROCESS: "一级指标（旧表过程类）",
    Part.CATEGORY: "二级指标",
    Part.TOTAL: "合计",
    Part.REMARK: "表尾",
}


def pages() -> Iterator[Page]:
    """Give the one page, a table for each part of a form."""
    text = [
        "# 词汇表",
        "",
        "一个中文术语对应一个英文词和一个代码。最后一列是各地表样里的其他写法，读表时视为同一栏目。",
    ]
    for part in Part:
        labels = [label for label in LABELS if label.part is part]
        rows = [(label.chinese, label.english, f"`{label.code}`", "、".join(label.synonyms)) for label in labels]
        if rows:
            text += ["", f"## {HEADINGS[part]}", "", table(("术语", "English", "代码", "其他写法"), rows)]
    yield Page("glossary.md", "\n".join(text))
