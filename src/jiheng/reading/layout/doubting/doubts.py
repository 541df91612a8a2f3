"""The doubts of reading, in words: what was moved, and what to compare it with. Never the unit's fault."""

from collections.abc import Sequence

from jiheng.form import Block, Doubt, Place, Where
from jiheng.form.naming import called, starting
from jiheng.reading.layout.kinds import Kind, is_unshown, kind_of

UNSETTLED = 0.5
_MOST_NAMED = 8


def _ending(*, settled: bool) -> tuple[str, str]:
    if settled:
        return (
            "各格内容只有这一种对法，已按内容归位，读数可用；请核对一眼。",
            " The cells allow one reading only and were put in place by it. Please glance at the page.",
        )
    return (
        "按内容归位后仍有别的读法，相关判断先不作，请对照原表核定。",
        " Other readings are possible; nothing is judged by these cells until they were compared with the page.",
    )


def shifted_row(row: int, name: str | None, place: Place, *, settled: bool) -> Doubt:
    """FM010: cells of an indicator row stand under other heads than their own."""
    zh, en = _ending(settled=settled)
    called = f"「{name}」一行" if name else f"第 {row + 1} 行指标"
    return Doubt(
        "FM010",
        Where(Block.INDICATORS, row, None, str(place)),
        f"{called}的单元格与表头错位。{zh}",
        f"The cells of indicator row {row + 1}{f' (“{name}”)' if name else ''} do not stand under their heads.{en}",
        settled=settled,
        place=place,
    )


def shifted_criterion(place: Place, name: str) -> Doubt:
    """FM010: a row of the block of criteria lost cells with a merge, so that it stands left of its heads."""
    zh, en = _ending(settled=False)
    return Doubt(
        "FM010",
        Where(Block.INDICATORS, None, None, str(place)),
        f"「{name}」一行的单元格与表头错位。{zh}",
        f"The cells of the row “{name}” do not stand under their heads.{en}",
        settled=False,
        place=place,
    )


def shifted_total(place: Place, *, settled: bool) -> Doubt:
    """FM011: the points of 总分 stand under other heads."""
    zh, en = _ending(settled=settled)
    return Doubt(
        "FM011",
        Where(Block.TOTAL, None, None, str(place)),
        f"「总分」一行的分数与表头错位。{zh}",
        f"The points of the total row do not stand under their heads.{en}",
        settled=settled,
        place=place,
    )


def shifted_funds(place: Place, *, settled: bool) -> Doubt:
    """FM012: rows of the fund block stand beside their columns."""
    zh, en = _ending(settled=settled)
    return Doubt(
        "FM012",
        Where(Block.FUNDS, None, None, str(place)),
        f"「项目资金」各行与表头错位。{zh}",
        f"The rows of the fund block do not stand under their heads.{en}",
        settled=settled,
        place=place,
    )


def misfit(where: Where, place: Place, printed: str, *, criterion: int | None = None) -> Doubt:
    """FM018: something stands in a cell that its column cannot hold; a formula without a result is such a thing.

    ``criterion`` is the place of a row scored by a rule in words, whose points these are.
    """
    shown = printed.strip()
    shown = shown if len(shown) <= 20 else shown[:20] + "…"  # noqa: PLR2004 - enough to find the cell by
    name, name_en = called(where)
    if criterion is not None:
        name, name_en = f"第 {criterion + 1} 项评分标准的分数", f"points of criterion {criterion + 1}"
    why, remedy = "读不成数，未采用", "请对照原表核定"
    why_en, remedy_en = "no figure", "Please compare with the page"
    if set(shown) == {"#"}:
        why, remedy = "列宽不够，数没有显示出来", "请在电子表里把这一列拉宽，重新导出再交"
        why_en, remedy_en = "shown for want of room", "Please widen the column and export it again"
    elif is_unshown(shown):
        why, remedy = "这是公式出错的记号，不是数，未采用", "请在电子表里改好公式或直接填数，保存后再查"
        why_en, remedy_en = "the sign of a formula that failed", "Please mend the formula or type the figure"
    elif kind_of(printed.strip()) is Kind.FORMULA:
        why, remedy = "这是没有算过的公式，读不成数，未采用", "请用 Excel 或 WPS 打开保存一次再交"
        why_en = "a formula that was never calculated"
        remedy_en = "Please open the file in Excel or WPS, save it once and send it again"
    return Doubt(
        "FM018",
        where,
        f"{name}一格写的是「{shown}」。{why}。{remedy}。",
        f"{starting(name_en)}: the cell reads “{shown}”. It is {why_en} and was not used. {remedy_en}.",
        settled=False,
        place=place,
    )


def left_over(where: Where, place: Place, printed: str) -> Doubt:
    """FM019: a text inside a block that fits no column."""
    shown = printed.strip()
    shown = shown if len(shown) <= 30 else shown[:30] + "…"  # noqa: PLR2004 - enough to find the cell by
    name, name_en = called(Where(where.block, where.row))
    row, row_en = (f"{name}的", f"{starting(name_en)}: ") if where.row is not None else ("", "")
    return Doubt(
        "FM019",
        where,
        f"{row}「{shown}」归不到任何一栏。已原样留存，未参与判断；请对照原表核定。",
        f"{row_en}“{shown}” belongs to no column. It was kept as it stands, and nothing was judged by it; please "
        "compare with the page.",
        settled=True,
        place=place,
    )


def too_long(place: Place, lines: int) -> Doubt:
    """FM019: lines beyond those that a form can have."""
    return Doubt(
        "FM019",
        Where(Block.FOOTER, None, None, str(place)),
        f"这张表从{place}起还有 {lines} 行没有读：一张自评表不会这样长。请把无关的行删去，或分成几个文件再交。",
        f"{lines} more lines of this form were not read: no form is as long. Please remove what does not belong to it.",
        settled=False,
        place=place,
    )


def years_differ(place: Place, titled: int, alone: int) -> Doubt:
    """FM021: the title and the line of the year name different years."""
    return Doubt(
        "FM021",
        Where(Block.HEADER, None, "fiscal_year", str(place)),
        f"标题写的是 {titled} 年，年度一行写的是 {alone} 年，看不出是哪一年的表，"
        "与年度有关的判断先不作。请对照原表核定。",
        f"The title says {titled}, the line of the year {alone}; nothing is judged by the year until it is settled.",
        settled=False,
        place=place,
    )


def unread_column(place: Place, head: str, *, block: Block = Block.INDICATORS) -> Doubt:
    """FM019: a column whose head is none that we know, while one that we look for is missing."""
    sought = "预算数或执行数" if block is Block.FUNDS else "目标、完成值、分值或得分"
    return Doubt(
        "FM019",
        Where(block, None, None, str(place)),
        f"「{head}」一栏的表头不认识。各格已原样留存，未参与判断；若它就是{sought}，请改用常见的表头再查。",
        f"The head “{head}” is none we know. The cells under it were kept as they stand, and nothing was judged by "
        "them; if it is a column that is missing, please give it a common head.",
        settled=False,
        place=place,
    )


def twin_column(place: Place, head: str, own: str) -> Doubt:
    """FM019: a second column of what another column says already, and in some row it says something else."""
    return Doubt(
        "FM019",
        Where(Block.INDICATORS, None, None, str(place)),
        f"「{head}」一栏和另外一栏说的都是「{own}」，有的行写得不同，看不出以哪一栏为准。先读前面一栏，牵涉到的判断先不作；"
        "请对照原表核定。",
        f"The column “{head}” is the second of one matter ({own}), and some rows say different things in the two. The "
        "first one was read, and nothing is judged by it; please compare with the page.",
        settled=False,
        place=place,
    )


def not_kept_apart(where: Where, place: Place, what: str) -> Doubt:
    """FM020: the file did not keep cells apart, and the pieces could be put together in more than one way."""
    return Doubt(
        "FM020",
        where,
        f"原文没有分格，「{what}」各格的分界是推断的，相关判断先不作。请对照原表核定，或改交 Word、Excel 文件。",
        f"{starting(called(where)[1])}: the cells were not kept apart in the file. How they part was inferred, so "
        "nothing is judged by them. Please compare with the page, or send a .docx or .xlsx.",
        settled=False,
        place=place,
    )


def hidden_rows(block: Block, place: Place, rows: Sequence[str]) -> Doubt:
    """FM022: rows inside the form that the sheet hides; ``rows`` are their numbers as a user counts."""
    return _hidden(
        block, place, f"第 {_named(rows, '、')} 行", f"{'row' if len(rows) == 1 else 'rows'} {_named(rows, ', ')}"
    )


def hidden_columns(place: Place, columns: Sequence[str]) -> Doubt:
    """FM022: columns inside the form that the sheet hides; ``columns`` are their letters."""
    return _hidden(
        Block.INDICATORS,
        place,
        f"{_named(columns, '、')} 列",
        f"{'column' if len(columns) == 1 else 'columns'} {_named(columns, ', ')}",
    )


def _hidden(block: Block, place: Place, what: str, what_en: str) -> Doubt:
    return Doubt(
        "FM022",
        Where(block, None, None, str(place)),
        f"{what}被隐藏，没有读，牵涉到它的判断（如合计）先不作。若是筛选或误操作藏起来的，请取消筛选或取消隐藏，保存后再查。",
        f"The file hides {what_en}; what stands there was not read, and what may rest on it (sums) is not judged. "
        "Clear the filter or unhide it, save the file and check again.",
        settled=False,
        place=place,
    )


def hidden_sheet(place: Place) -> Doubt:
    """FM022: a sheet with another form, which the file hides."""
    return Doubt(
        "FM022",
        Where(Block.HEADER, None, None, str(place)),
        f"工作表「{place.sheet}」被隐藏，里面还有自评表，没有读。那一张也要查的，请取消隐藏，保存后再查。",
        f"The sheet “{place.sheet}” is hidden; the form on it was not read. To have it checked, unhide it and save.",
        settled=True,
        place=place,
    )


def _named(names: Sequence[str], comma: str) -> str:
    shown = comma.join(names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else f"{shown} … {names[-1]}"
