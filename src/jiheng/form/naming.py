"""What a field of a form is called by people: 指标第 3 行「年度指标值」, so that they find it on the page."""

from functools import cache
from typing import Final

from jiheng.form.codes import Block
from jiheng.form.fields import Where
from jiheng.form.labels import LABELS, PARTS, Part

_ROWS: Final = {Block.FUNDS: ("资金", "fund row"), Block.INDICATORS: ("指标", "indicator row")}
# Fields for which forms print no head of their own.
_ELSEWHERE: Final = {
    "title": ("标题", "title"),
    "fiscal_year": ("年度", "year"),
    "amount_unit": ("金额单位", "unit of the amounts"),
    "label": ("资金来源", "source of the money"),
    "dimension_points": ("一级指标分值", "points of the dimension"),
    "category_points": ("二级指标分值", "points of the category"),
    "goal": ("年度目标", "goal of the rows"),
    "goal_points": ("年度目标分值", "points of the goal"),
}
_BLOCKS: Final = {
    Block.HEADER: ("表头", "header"),
    Block.FUNDS: ("项目资金", "project funds"),
    Block.GOAL: ("年度总体目标", "annual goal"),
    Block.INDICATORS: ("绩效指标", "indicators"),
    Block.TOTAL: ("总分", "total"),
    Block.FOOTER: ("表尾", "foot"),
}


def block_called(block: Block) -> tuple[str, str]:
    """Give what a block is called, in Chinese and in English."""
    return _BLOCKS[block]


def called(where: Where) -> tuple[str, str]:
    """Give what a field is called with its row, in Chinese and in English: 指标第 3 行「年度指标值」.

    Where no field is named it is the row, or the block.
    """
    row, row_en = "", ""
    if where.row is not None and where.block in _ROWS:
        head, head_en = _ROWS[where.block]
        row, row_en = f"{head}第 {where.row + 1} 行", f"{head_en} {where.row + 1}"
    elif where.block is Block.TOTAL:
        row, row_en = _BLOCKS[Block.TOTAL]
    if where.field is None:
        return (row, row_en) if row else _BLOCKS[where.block]
    name, name_en = _term(where.block, where.field)
    return f"{row}「{name}」", f"{row_en}, {name_en}" if row_en else name_en


def starting(text: str) -> str:
    """Let a sentence in English start with ``text``."""
    return f"{text[:1].upper()}{text[1:]}"


def _term(block: Block, field: str) -> tuple[str, str]:
    """Give the term for a field: as its block prints it, else as any does."""
    found = _ELSEWHERE.get(field) or _terms(PARTS[block]).get(field)
    if found is None:
        found = next((terms[field] for part in Part if field in (terms := _terms(part))), ("一格", "a cell"))
    return found


@cache
def _terms(part: Part) -> dict[str, tuple[str, str]]:
    return {str(label.code): (label.chinese, label.english) for label in LABELS if label.part is part}
