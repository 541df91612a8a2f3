"""What pages add to a form: numbers of pages, titles broken over two lines, cells cut where a page ends.

All of it is found before anybody asks where a form begins, for a page number before a title hides the title.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from jiheng.form.cleaning import fold
from jiheng.form.labelling import labels_of, title_kind
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.parts.years import year_alone

_LONGEST_NUMBER = 24
_LONGEST_TITLE_LINE = 40
_SHORTEST_HALF = 4
_MOST_PIECES = 6
# Within so many lines a file whose pages are numbered like this names its first form.
_TOP = 6
# 第3页 共8页, - 2 -, ·2·, Page 2 of 8
_PAGE = re.compile(
    r"第\d{1,4}页(?:[,/]?\(?共\d{1,4}页\)?)?|共\d{1,4}页|[-—–―─·]{1,2}\d{1,4}[-—–―─·]{1,2}|page\d{1,4}(?:of\d{1,4})?"
)
# （续表）, 续表2, 接上页, 转下页: between the parts of a table that goes on.
_GOES_ON = re.compile(r"\(?(?:续表?|[接续承]上[页表]|[转接续]下[页表])[一二三四五六七八九十\d]{0,2}\)?")
# Alone on its line between tables: 3, 3/8.
_BARE_PAGE = re.compile(r"\d{1,3}(?:/\d{1,3})?")
# 99 -1- 财政项目支出绩效自评表: the end of one form, the number of its page, the title of the next.
_BEFORE_TITLE = re.compile(r"\s*(?:(\d[\d.]*)\s+)?(?:[-—–―─]\s*\d{1,3}\s*[-—–―─]\s*)?(?=\D)")
# A line that ends so goes on below.
_UNFINISHED = re.compile(r"(?:财政|项目|支出|绩效|资金|专项|部门|单位|整体|预算|转移支付|目标)$")
_SENTENCE_END = re.compile(r"[。；，、：;,:)）]$")
_PAGE_PREFIX = re.compile(r"\s*(\d{1,2})、\s*(?=\S)")
_BEGINS_YEAR = frozenset("(（[【〔12二")
_CUT_HERE = 0.5
"""How sure a cell is that may have been cut where a page ends."""


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a file without the numbers of its pages and 「续表」, and with its titles in one piece."""
    return _with_whole_titles(_with_whole_years(_without_page_numbers(_over_pages(lines))))


def _without_page_numbers(lines: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        length = _page_number(lines, at)
        if length:
            at += length
            continue
        at += 1
        text = line.sole_text
        if text is not None and title_kind(text) is not None and (found := _BEFORE_TITLE.match(text)) and found.end():
            if found[1] is not None:
                kept.append(_said(line, found[1]))
            line = _said(line, text[found.end() :])
        kept.append(line)
    return kept


def _page_number(lines: Sequence[Line], at: int) -> int:
    """Tell how many lines from ``at`` on are the number of a page; words between blanks come one a line."""
    text = lines[at].sole_text
    if text is None or len(text) > _LONGEST_NUMBER:
        return 0
    if _is_page_number(text) or (lines[at].paragraph is not None and _BARE_PAGE.fullmatch(text.strip())):
        return 1
    if not lines[at].joined or text[0] not in "第-—–―─共Pp":
        return 0
    for length in range(_MOST_PIECES, 1, -1):
        group = lines[at : at + length]
        if any(line.joined is False or line.pieces[0].at[0] != lines[at].pieces[0].at[0] for line in group):
            continue
        whole = "".join(line.pieces[0].text for line in group)
        alone = text[0] in "第共Pp" or _fills_row(lines, at, length)
        if alone and len(whole) <= _LONGEST_NUMBER and _is_page_number(whole):
            return length
    return 0


def _fills_row(lines: Sequence[Line], at: int, length: int) -> bool:
    """Tell whether some joined lines are all that stands in their row of the file."""
    row = lines[at].pieces[0].at[0]
    around = [lines[place] for place in (at - 1, at + length) if 0 <= place < len(lines)]
    return all(not line.joined or line.pieces[0].at[0] != row for line in around)


@lru_cache(maxsize=4096)
def _is_page_number(text: str) -> bool:
    folded = fold(text).lower()
    return _PAGE.fullmatch(folded) is not None or _GOES_ON.fullmatch(folded) is not None


def _with_whole_years(lines: Sequence[Line]) -> Sequence[Line]:
    """Join a year that was printed with blanks inside, as in 「（ 2019 年度）」, where blanks part the words."""
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        length = _broken_year(lines, at)
        if length:
            kept.append(_said(lines[at], "".join(line.filled[0].text for line in lines[at : at + length])))
        else:
            kept.append(lines[at])
        at += max(length, 1)
    return kept


def _broken_year(lines: Sequence[Line], at: int) -> int:
    """Tell how many lines from ``at`` on are a year and nothing else, in one row of the file; 0 where none are."""
    text = lines[at].sole_text
    if text is None or not lines[at].joined or text[0] not in _BEGINS_YEAR or len(text) > _LONGEST_NUMBER:
        return 0
    row = lines[at].pieces[0].at[0]
    for length in range(_MOST_PIECES, 1, -1):
        group = lines[at : at + length]
        if len(group) < length or any(not line.joined or line.pieces[0].at[0] != row for line in group):
            continue
        whole = "".join(line.pieces[0].text for line in group)
        if "年" in whole and len(whole) <= _LONGEST_NUMBER and year_alone(whole) is not None:
            return length
    return 0


def _with_whole_titles(lines: Sequence[Line]) -> list[Line]:
    """Join a title that was broken over two lines."""
    kept: list[Line] = []
    for line in lines:
        text, above = line.sole_text, kept[-1].sole_text if kept else None
        if text is not None and above is not None and _are_one_title(above, text):
            kept[-1] = _said(kept[-1], above + text)
        else:
            kept.append(line)
    return kept


def _are_one_title(above: str, text: str) -> bool:
    if "表" not in text or len(text) > _LONGEST_TITLE_LINE or len(above) > _LONGEST_TITLE_LINE:
        return False
    if title_kind(above) is not None or title_kind(above + text) is None:
        return False
    if title_kind(text) is not None and (len(above) < _SHORTEST_HALF or _UNFINISHED.search(above.strip()) is None):
        return False
    if ":" in above or "：" in above:
        return False
    return not labels_of(above) and year_alone(above) is None and _SENTENCE_END.search(above) is None


def _over_pages(lines: Sequence[Line]) -> Sequence[Line]:
    """Take away 「1、」, 「2、」 … where a recognition put them at the head of each page, cutting whatever stood there.

    They are that only where the first stands at the beginning, with a title; goals are numbered like this, too.
    """
    top = [line.sole_text or "" for line in lines[:_TOP]]
    if not top or _number(lines[0]) != 1 or not any(map(title_kind, top)) or (lines[0].table and not lines[0].joined):
        return lines
    kept: list[Line] = []
    page = 1
    for line in lines:
        if _number(line) != page:
            kept.append(line)
            continue
        page += 1
        rest = _PAGE_PREFIX.sub("", line.filled[0].text, count=1)
        above = kept[-1].sole_text if kept else None
        if above is not None and labels_of(above + rest) and not (labels_of(above) and labels_of(rest)):
            kept[-1] = _said(kept[-1], above + rest)
            continue
        whole = above is None or title_kind(rest) is not None
        if not whole and not labels_of(above or ""):
            kept[-1] = _said(kept[-1], above or "", certainty=_CUT_HERE)
        kept.append(_said(line, rest, certainty=1.0 if whole or labels_of(rest) else _CUT_HERE))
    return kept


def _number(line: Line) -> int | None:
    found = _PAGE_PREFIX.match(line.filled[0].text) if len(line.filled) == 1 else None
    return int(found[1]) if found is not None else None


def _said(line: Line, text: str, *, certainty: float = 1.0) -> Line:
    """Give a line of one text with another text."""
    first: Piece = line.filled[0]
    piece = msgspec.structs.replace(first, text=text, certainty=min(first.certainty, certainty))
    return Line((piece,), line.table, line.paragraph, joined=line.joined)
