"""What a cell looks like, whatever column it stands in: a number, a percentage, a value, a word, a sentence.

A row is aligned to its columns by these kinds. They are deliberately coarse: what a value *means* is the business of
:mod:`jiheng.values`.
"""

import re
import unicodedata
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from jiheng.form.labelling import label_in
from jiheng.form.labels import Part
from jiheng.values import parse_number


class Kind(StrEnum):
    """The kinds of cells, from the most telling to the least."""

    BLANK = "blank"
    DASH = "dash"
    NUMBER = "number"
    AMOUNT = "amount"
    PERCENT = "percent"
    COMPARATOR = "comparator"
    VALUE = "value"
    FORMULA = "formula"
    DIMENSION = "dimension"
    CATEGORY = "category"
    DIMENSION_OR_CATEGORY = "dimension or category"
    WORD = "word"
    TEXT = "text"
    SENTENCE = "sentence"


_DASHES = frozenset("-－—–―─/／\\|")
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?分?")
# A figure that is too long for points: four digits before the point, or a thousands separator.
_AMOUNT = re.compile(r"[-+]?\d[\d,]{3,}(?:\.\d+)?")
_PERCENT = re.compile(r"[-+]?\d+(?:,\d{3})*(?:\.\d+)?%")
_COMPARATORS = frozenset(
    ("≥", "≤", ">", "<", "=", ">=", "<=", "≧", "≦", "定性", "定量", "正向", "反向", "正向指标", "反向指标")
)
_STARTS_VALUE = re.compile(r"[≥≤><=≧≦﹦═±]|不少于|不低于|不超过|不高于|不大于|不小于|大于|小于|至少|控制在|平均")
# What a workbook holds where a program wrote a formula and nothing calculated it: a call, a cell, or arithmetic.
_FORMULA = re.compile(
    r"=(?:…|.*?(?:[A-Za-z_]\(|\$?[A-Z]{1,3}\$?[0-9])|[-+(]*[0-9][0-9.]*(?:[-+*/^][-+(]*[0-9][0-9.]*\)*)+$)", re.DOTALL
)
_LONGEST_VALUE = 24
# A sentence whatever is in it; spares folding long texts.
_LONGEST_SHORT_TEXT = 200
_LONGEST_WORD = 4
_LONGEST_LABEL_TEXT = 34
_AMOUNT_UNIT = re.compile(r"\(?(?:金额|计量)?(?:单位[::]?)?(?:人民币)?(万元|千元|百万元|亿元|元)\)?")


@lru_cache(maxsize=16384)
def kind_of(text: str) -> Kind:
    """Tell the kind of a printed cell."""
    if text.startswith("=") and _FORMULA.match(text):
        return Kind.FORMULA
    if len(text) > _LONGEST_SHORT_TEXT:
        return Kind.SENTENCE
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    return _kind_of_figure(folded) or _kind_of_label(text) or _kind_of_words(folded)


def _kind_of_figure(folded: str) -> Kind | None:
    if not folded:
        return Kind.BLANK
    if all(character in _DASHES for character in folded):
        return Kind.DASH
    if _NUMBER.fullmatch(folded):
        return Kind.AMOUNT if _AMOUNT.fullmatch(folded) else Kind.NUMBER
    if _PERCENT.fullmatch(folded):
        return Kind.PERCENT
    return Kind.COMPARATOR if folded in _COMPARATORS else None


def _kind_of_label(text: str) -> Kind | None:
    dimension = label_in(Part.DIMENSION, text) is not None
    category = label_in(Part.CATEGORY, text) is not None
    if dimension and category:
        return Kind.DIMENSION_OR_CATEGORY
    if dimension:
        return Kind.DIMENSION
    return Kind.CATEGORY if category else None


def _kind_of_words(folded: str) -> Kind:
    if "。" in folded or ";" in folded or len(folded) > _LONGEST_LABEL_TEXT:
        return Kind.SENTENCE
    if (folded[0].isdecimal() and len(folded) <= _LONGEST_VALUE) or _STARTS_VALUE.match(folded):
        return Kind.VALUE
    return Kind.WORD if len(folded) <= _LONGEST_WORD else Kind.TEXT


def figure(text: str) -> Decimal | None:
    """Read a printed figure of money or points; ``None`` for anything else. 「10分」 is 10."""
    return parse_number(text.strip().removesuffix("分"))


@lru_cache(maxsize=2048)
def amount_unit(text: str) -> str | None:
    """Give the unit of money that a short text such as 「(万元)」 or 「单位：元」 names, or ``None``."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    found = _AMOUNT_UNIT.fullmatch(folded)
    return found[1] if found else None
