"""What a cell looks like, whatever column it stands in: a number, a percentage, a value, a word, a sentence.

A row is aligned to its columns by these kinds. They are deliberately coarse: what a value *means* is the business of
:mod:`jiheng.values`.
"""

import re
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from jiheng.form.cleaning import DASHES, fold
from jiheng.form.labelling import labels_of, take_apart
from jiheng.form.labels import Label, Part
from jiheng.values import is_column_mark, parse_amount, parse_number


class Kind(StrEnum):
    """The kinds of cells, from the most telling to the least."""

    BLANK = "blank"
    DASH = "dash"
    NUMBER = "number"
    AMOUNT = "amount"
    PERCENT = "percent"
    COMPARATOR = "comparator"
    MONEY = "money"
    VALUE = "value"
    FORMULA = "formula"
    DIMENSION = "dimension"
    CATEGORY = "category"
    DIMENSION_OR_CATEGORY = "dimension or category"
    NONE = "none"
    WORD = "word"
    TEXT = "text"
    SENTENCE = "sentence"


# An amount is a figure that is too long for points: four digits before the point, a thousands separator, or the powers
# of ten in which workbooks show what is too long for a cell.
_FIGURE = re.compile(
    rf"(?P<dash>[{DASHES}]+)"
    r"|(?P<amount>[-+]?(?:(?:\d{1,3}(?:,\d{3})+|\d{4,})(?:\.\d+)?|\d+(?:\.\d+)?E[+-]\d{2}))"
    r"|(?P<number>[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?分?)"
    r"|(?P<percent>[-+]?\d+(?:,\d{3})*(?:\.\d+)?%)"
)
_STARTS_VALUE = re.compile(
    r"[≥≤><=≧≦⩾⩽≮≯﹦═±¥]|不少于|不低于|不超过|不高于|不大于|不小于|大于|小于|至少|控制在|平均|人民币\d"
)
# What a workbook holds where a program wrote a formula and nothing calculated it: a call, a cell, or arithmetic.
_FORMULA = re.compile(
    r"=(?:…|.*?(?:[A-Za-z_]\(|\$?[A-Z]{1,3}\$?[0-9])|[-+(]*[0-9][0-9.]*(?:[-+*/^][-+(]*[0-9][0-9.]*\)*)+$)", re.DOTALL
)
# What workbooks show for a figure that they cannot: ### in a column too narrow for it, #DIV/0! for no result.
_UNSHOWN = re.compile(r"#{2,}|#(?:DIV/0!|REF!|VALUE!|N/A|NAME\?|NUM!|NULL!)", re.IGNORECASE)
_FIGURES = frozenset({Kind.NUMBER, Kind.AMOUNT, Kind.MONEY, Kind.PERCENT, Kind.DASH})
# Without any of these a text names no money.
_MONEY_SIGNS = frozenset("元万亿¥")
_LONGEST_VALUE = 24
# A sentence whatever is in it; spares folding long texts.
_LONGEST_SHORT_TEXT = 200
_LONGEST_WORD = 4
_NONE = "无"
_LONGEST_MARK = 7
_LONGEST_LABEL_TEXT = 34
_AMOUNT_UNIT = re.compile(r"\(?(?:金额|计量)?(?:单位[::]?)?(?:人民币)?(万元|千元|百万元|亿元|元)\)?")
_REST_OF_A_UNIT = frozenset(("元)",))


def kind_of(text: str) -> Kind:
    """Tell the kind of a printed cell."""
    if len(text) <= _LONGEST_SHORT_TEXT:
        return _kind_of_short_text(text)
    return Kind.FORMULA if _is_formula(text) else Kind.SENTENCE


def _is_formula(text: str) -> bool:
    if text.startswith("="):
        return _FORMULA.match(text) is not None
    return is_unshown(text)


def is_unshown(text: str) -> bool:
    """Tell whether a text stands where a workbook could not show a figure: ###, #DIV/0!."""
    return text.startswith("#") and _UNSHOWN.fullmatch(text.strip()) is not None


@lru_cache(maxsize=16384)
def _kind_of_short_text(text: str) -> Kind:
    if _is_formula(text):
        return Kind.FORMULA
    folded = fold(text)
    return _kind_of_figure(folded) or _kind_of_label(text) or _kind_of_words(folded)


def _kind_of_figure(folded: str) -> Kind | None:
    if len(folded) <= _LONGEST_MARK and is_column_mark(folded):
        return Kind.COMPARATOR
    if folded.isalpha():
        return None
    if not folded:
        return Kind.BLANK
    found = _FIGURE.fullmatch(folded)
    kind = found.lastgroup if found is not None else None
    return Kind(kind) if kind is not None else None


def _kind_of_label(text: str) -> Kind | None:
    labels = labels_of(text)
    parts = {label.part for label in labels} if labels else ()
    if Part.DIMENSION in parts:
        return Kind.DIMENSION_OR_CATEGORY if Part.CATEGORY in parts else Kind.DIMENSION
    # 项目决策, 项目管理 and 预算执行率（10分） stand in the column of dimensions in some forms.
    if Part.PROCESS in parts or _is_scored_execution(text, labels):
        return Kind.DIMENSION
    return Kind.CATEGORY if Part.CATEGORY in parts else None


def _is_scored_execution(text: str, labels: tuple[Label, ...]) -> bool:
    return any(label.code == "execution_rate" for label in labels) and take_apart(text).points is not None


def _kind_of_words(folded: str) -> Kind:
    if "。" in folded or ";" in folded or len(folded) > _LONGEST_LABEL_TEXT:
        return Kind.SENTENCE
    if (folded[0].isdecimal() and len(folded) <= _LONGEST_VALUE) or _STARTS_VALUE.match(folded):
        return Kind.MONEY if _is_money(folded) else Kind.VALUE
    if folded == _NONE:
        return Kind.NONE
    return Kind.WORD if len(folded) <= _LONGEST_WORD else Kind.TEXT


def _is_money(folded: str) -> bool:
    return not _MONEY_SIGNS.isdisjoint(folded) and parse_amount(folded) is not None


def is_figure(text: str) -> bool:
    """Tell whether a text is what stands behind the label of a source: a figure, an amount with its unit, or a dash."""
    return kind_of(text) in _FIGURES


def figure(text: str) -> Decimal | None:
    """Read a printed figure of money or points; ``None`` for anything else. 「10分」 is 10."""
    return parse_number(text.strip().removesuffix("分"))


def amount_unit(text: str) -> str | None:
    """Give the unit of money that a short text such as 「(万元)」 or 「单位：元」 names, or ``None``.

    「元）」 names none: it is what a line end left of 「（万元）」, or of another unit.
    """
    folded = fold(text)
    found = _AMOUNT_UNIT.fullmatch(folded) if "元" in text and folded not in _REST_OF_A_UNIT else None
    return found[1] if found is not None else None
