"""How much of a form was read: whole, with doubts, or not; and why."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from jiheng.form import Doubt, FormKind, OtherForm, SelfEvaluation, fields_of
from jiheng.form.naming import called


class HowRead(StrEnum):
    """What a reader may rely on: everything, everything but what is doubted, or nothing."""

    WHOLE = "read_whole"
    WITH_DOUBTS = "read_with_doubts"
    NOT = "not_read"


class ReadingVerdict(msgspec.Struct, frozen=True):
    """How a form was read. ``reasons`` are Chinese clauses, ``reasons_en`` the same in English."""

    how: HowRead
    reasons: tuple[str, ...] = ()
    reasons_en: tuple[str, ...] = ()


_LEFT_OVER = "FM019"
"""The doubt about a text that found no column; settled or not, something of the form was not taken up."""
_HIDDEN = "FM022"
"""The doubt about hidden content; settled where it is a sheet of its own, and no part of the form that was read."""
_MOST_NAMED = 3

_MATTERS = {
    "FM010": ("指标行错位", "a shifted indicator row"),
    "FM011": ("总分错位", "a shifted total"),
    "FM012": ("资金各行错位", "shifted funds"),
    "FM018": ("读不成数的格", "a cell that holds no figure"),
    _LEFT_OVER: ("归不到任何一栏的文字", "a text that fits no column"),
    "FM020": ("原文没有分格之处", "cells that were not kept apart"),
    "FM021": ("年份前后不一", "years that differ"),
    _HIDDEN: ("隐藏的内容", "hidden content"),
    "FM023": ("没有读到的部分", "a part that was not read"),
    "FM024": ("字迹不够清楚的格", "a cell that is not clear"),
    "FM025": ("可能认成「2」的「≥」", "a sign that may be taken for a 2"),
    "FM026": ("连在一起的数字", "figures run together"),
}
"""What the doubts of reading are about, by their codes."""


def is_open(doubt: Doubt) -> bool:
    """Tell whether a person has to compare something with the page, or the doubt was settled by the form itself."""
    return not doubt.settled or doubt.code == _LEFT_OVER


def verdict_of(form: SelfEvaluation | OtherForm, doubts: Sequence[Doubt]) -> ReadingVerdict:
    """Say how a form was read, from the doubts of its reading.

    A settled shift was read, because the kinds of its cells left one reading only: it is named, and the form is whole.
    A form with a cell that is not certain is never whole.
    """
    has_blocks = isinstance(form, SelfEvaluation) or form.kind is not FormKind.SUMMARY
    if has_blocks and not (form.indicators or form.funds or form.criteria):
        return ReadingVerdict(
            HowRead.NOT,
            ("资金和指标两部分一行也没有认出",),
            ("neither the funds nor the indicators were recognised",),
        )
    open_ones = [one for one in doubts if is_open(one)]
    counted = Counter(one.code for one in open_ones)
    hidden = sum(one.code == _HIDDEN and one.settled for one in doubts)
    settled = len(doubts) - len(open_ones) - hidden
    reasons = [f"{_MATTERS[code][0]} {many} 处" for code, many in sorted(counted.items())]
    reasons_en = [f"{_MATTERS[code][1]}: {many}" for code, many in sorted(counted.items())]
    if settled:
        reasons.append(f"{'另有 ' if reasons else ''}{settled} 处已按内容归位")
        reasons_en.append(f"{settled} settled by the kinds of the cells")
    if hidden:
        reasons.append(f"{'另有' if reasons else ''}隐藏的工作表 {hidden} 张没有读")
        reasons_en.append(f"hidden sheets that were not read: {hidden}")
    # A cell may have another reading though its row was not shifted; where a doubt is open, it speaks for them all.
    unsettled = [] if open_ones else [called(where) for where, field in fields_of(form) if not field.is_certain]
    if unsettled:
        named = dict.fromkeys(unsettled)
        first = list(named)[:_MOST_NAMED]
        more, more_en = ("等", " and others") if len(named) > len(first) else ("", "")
        reasons.insert(0, f"有别的读法的格 {len(unsettled)} 处：{'、'.join(zh for zh, _ in first)}{more}")
        listed_en = "; ".join(en for _, en in first)
        reasons_en.insert(0, f"cells with another reading: {len(unsettled)} ({listed_en}{more_en})")
    if form.is_unfilled:
        reasons.insert(0, "表是空白的，还没有填")
        reasons_en.insert(0, "the form is blank")
    how = HowRead.WITH_DOUBTS if open_ones or unsettled else HowRead.WHOLE
    return ReadingVerdict(how, tuple(reasons), tuple(reasons_en))
