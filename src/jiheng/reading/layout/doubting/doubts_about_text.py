"""The doubts of reading about what was not there as text: seen in a picture, or not read at all."""

from jiheng.form import Block, Doubt, Field, Place, Where
from jiheng.form.naming import called, starting
from jiheng.reading.grid import Unread

_LONGEST_SHOWN = 20
_MISSING = {
    Block.INDICATORS: ("项目资金", "绩效指标", "与指标和得分有关的判断", "indicators"),
    Block.FUNDS: ("绩效指标", "项目资金", "与资金有关的判断", "funds"),
}


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


def block_missing(block: Block, place: Place) -> Doubt:
    """FM023: one of the two blocks that every form has was not recognised, while the other was."""
    found, missing, rest, english = _MISSING[block]
    return Doubt(
        "FM023",
        Where(block, None, None, str(place)),
        f"这张表认出了{found}，没有认出{missing}，{rest}没有作。表上若有{missing}，请把整张表一起交，或改用常见的表头再查。",
        f"The form was read without {english}; nothing is judged by them. If it has any, please send the whole form, "
        "or use the usual heads.",
        settled=False,
        place=place,
    )


def guessed(where: Where, place: Place, printed: str) -> Doubt:
    """FM024: a text was recognised by its look, and nothing else on the form speaks for it."""
    shown = " ".join(printed.split())
    shown = shown if len(shown) <= _LONGEST_SHOWN else shown[:_LONGEST_SHOWN] + "…"
    name, name_en = called(where)
    return Doubt(
        "FM024",
        Where(where.block, where.row, where.field, str(place)),
        f"{name}认作「{shown}」。字迹或版面不够清楚，没有十分的把握，牵涉到的判断先不作；请对照原件核定。",
        f"{starting(name_en)}: taken for “{shown}”. The writing is not clear enough to be certain, and nothing is "
        "judged by it; please compare with the page.",
        settled=False,
        place=place,
    )


def sign_as_figure(row: int, target: Field[str]) -> Doubt:
    """FM025: the first figure of a target may be a sign that was taken for it."""
    shown = target.printed.strip()
    place = target.place or Place()
    where = Where(Block.INDICATORS, row, "target", str(place))
    name, name_en = called(where)
    return Doubt(
        "FM025",
        where,
        f"{name}读作「{shown}」，可能是「≥{shown[1:]}」：扫描识别时「≥」常被认成「2」。"
        "这一项达没达到先不判断，请对照原件核定。",
        f"{starting(name_en)}: taken for “{shown}”, it may be “≥{shown[1:]}”; the sign is often taken for a 2 when a "
        "scan is recognised. Nothing is judged by it; please compare with the page.",
        settled=False,
        place=place,
    )
