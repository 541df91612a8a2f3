"""The doubts of reading about texts that were not there as text: seen in a picture, or not read at all."""

from functools import cache

from jiheng.form import Block, Doubt, Field, Place, Where
from jiheng.form.labels import LABELS, Part
from jiheng.reading.grid import Unread

_PARTS = {
    Block.HEADER: Part.HEADER,
    Block.FUNDS: Part.FUND_COLUMN,
    Block.GOAL: Part.GOAL,
    Block.INDICATORS: Part.INDICATOR_COLUMN,
    Block.TOTAL: Part.INDICATOR_COLUMN,
    Block.FOOTER: Part.REMARK,
}
_ELSEWHERE = {
    "title": "标题",
    "fiscal_year": "年度",
    "amount_unit": "金额单位",
    "label": "资金来源",
    "dimension_points": "一级指标分值",
    "category_points": "二级指标分值",
}
_BLOCKS = {Block.FUNDS: ("资金", "fund row"), Block.INDICATORS: ("指标", "indicator row")}
_LONGEST_SHOWN = 20


def unread_part(part: Unread, place: Place) -> Doubt:
    """FM023: a page or another part of the file that could not be read, while this form could."""
    where = "" if part.page is None else f"第 {part.page} 页没有读："
    where_en = "" if part.page is None else f"Page {part.page} was not read: "
    refusal = part.refusal
    return Doubt(
        "FM023",
        Where(Block.HEADER, None, None, str(place)),
        f"{where}{refusal.reason}。表的一部分若在那里，就没有读到。{refusal.remedy}",
        f"{where_en}{refusal.reason_en}. What of the form stands there was not read. {refusal.remedy_en}",
        settled=False,
        place=place,
    )


def guessed(where: Where, place: Place, printed: str) -> Doubt:
    """FM024: a text was recognised by its look, and nothing else on the form speaks for it."""
    shown = " ".join(printed.split())
    shown = shown if len(shown) <= _LONGEST_SHOWN else shown[:_LONGEST_SHOWN] + "…"
    name = _name(where)
    block, block_en = _BLOCKS.get(where.block, ("", ""))
    row = row_en = ""
    if block and where.row is not None:
        row, row_en = f"{block}第 {where.row + 1} 行", f"{block_en} {where.row + 1}: "
    return Doubt(
        "FM024",
        Where(where.block, where.row, where.field, str(place)),
        f"{row}「{name}」认作「{shown}」。字迹或版面不够清楚，没有十分的把握，牵涉到的判断先不作；请对照原件核定。",
        f"{row_en}“{shown}” was recognised by its look. It is not certain, and nothing is judged by it; please compare "
        "with the page.",
        settled=False,
        place=place,
    )


def sign_as_figure(row: int, target: Field[str]) -> Doubt:
    """FM025: the first figure of a target may be a sign that was taken for it."""
    shown = target.printed.strip()
    place = target.place or Place()
    return Doubt(
        "FM025",
        Where(Block.INDICATORS, row, "target", str(place)),
        f"指标第 {row + 1} 行的指标值读作「{shown}」，可能是「≥{shown[1:]}」：扫描识别时「≥」常被认成「2」。"
        "这一项达没达到先不判断，请对照原件核定。",
        f"The target “{shown}” may be “≥{shown[1:]}”: the sign is often taken for a 2 when a scan is recognised. "
        "Nothing is judged by it; please compare with the page.",
        settled=False,
        place=place,
    )


def _name(where: Where) -> str:
    code = where.field or ""
    return _ELSEWHERE.get(code) or _terms(_PARTS[where.block]).get(code, code)


@cache
def _terms(part: Part) -> dict[str, str]:
    return {str(label.code): label.chinese for label in LABELS if label.part is part}
