"""What a spreadsheet prints for a cell: 0.9301 under ``0.00%`` is 93.01%, 20000 under ``#,##0.00`` is 20,000.00.

Figures come as the text the file has them in and stay decimal throughout; a spreadsheet keeps 15 digits, so what lies
beyond is the noise of binary fractions and is rounded away first. Two things are not shown as a spreadsheet shows
them: fractions (``# ?/?``) fall back to General, and General always has a column that is wide enough. Where a
spreadsheet shows hashes (a day before 1900), the figure is shown as General.
"""

import operator
from datetime import datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Final

from jiheng.reading.workbooks import chinese_numerals, printed_dates, printed_numbers
from jiheng.reading.workbooks.number_format_codes import BUILT_IN, LONGEST, Kind, Section, sections

__all__ = ["BUILT_IN", "printed_day", "printed_number", "printed_text"]

_KEPT: Final = Context(prec=15, rounding=ROUND_HALF_UP, traps=[])
_LARGEST_EXPONENT: Final = 308
_DAY_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no time zones
_DAY_SECONDS: Final = 86_400
_COMPARISONS: Final = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_TEXT_SECTION: Final = 3


def printed_number(figure: str, code: str = "General", *, from_1904: bool = False) -> str:
    """Print a figure, given as the file has it, under a format code.

    ``from_1904`` says that days are counted from 1904. What is no figure a spreadsheet could hold is given back as
    it is.
    """
    if code == "General" and figure.isascii() and figure.isdigit() and len(figure) <= len("9999999999"):
        return figure.lstrip("0") or "0"
    # A form has few different figures, and most of them many times; what is long is not worth the memory.
    shown = _remembered if len(figure) + len(code) <= LONGEST else _shown
    return shown(figure, code, from_1904)


def _shown(figure: str, code: str, from_1904: bool) -> str:  # noqa: FBT001 - private; lru_cache wants it by position
    number = _KEPT.create_decimal(figure.strip()) if len(figure) < len("-1.") + 400 else Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return figure
    if code == "General":
        return printed_numbers.general(number)
    section, is_signed = _chosen(sections(code), number)
    minus = "-" if number < 0 and is_signed else ""
    return (minus + _written(section, number, from_1904=from_1904)).strip()


_remembered = lru_cache(maxsize=4096)(_shown)


def printed_text(text: str, code: str) -> str:
    """Print a text under a format code: ``"第"@"批"`` puts something around it, ``;;;`` hides it."""
    if code in {"General", "@"}:
        return text
    found = sections(code)
    section = found[_TEXT_SECTION] if len(found) > _TEXT_SECTION else found[-1]
    if len(found) <= _TEXT_SECTION and not section.has_text:
        return text
    shown = (text if mark.kind is Kind.GENERAL else mark.said for mark in section.marks)
    return "".join(shown).strip(" ") if len(section.marks) > 1 else "".join(shown)


def printed_day(moment: str, code: str) -> str:
    """Print a day and time, given as ISO 8601 writes them, under a format code; what is none is given back as it is."""
    try:
        since = datetime.fromisoformat(moment).replace(tzinfo=None) - _DAY_ZERO
    except ValueError:
        return moment
    return printed_number(str(since.days + Decimal(since.seconds) / _DAY_SECONDS), code)


def _chosen(found: tuple[Section, ...], number: Decimal) -> tuple[Section, bool]:
    """Choose the section for a figure, and say whether a minus still has to be put before it."""
    is_text_last = len(found) > 1 and found[-1].has_text
    numeric = found[:-1][:_TEXT_SECTION] if is_text_last else found[:_TEXT_SECTION]
    if numeric[0].condition or (len(numeric) > 1 and numeric[1].condition):
        return _chosen_by_condition(numeric, number)
    if len(numeric) == 1:
        return numeric[0], True
    if number < 0:
        return numeric[1], False
    return numeric[-1] if not number and len(numeric) == _TEXT_SECTION else numeric[0], False


def _chosen_by_condition(numeric: tuple[Section, ...], number: Decimal) -> tuple[Section, bool]:
    for section in numeric[:2]:
        if section.condition is not None:
            sign, bound = section.condition
            if _COMPARISONS[sign](number, bound):
                return section, not (sign in {"<", "<="} and bound <= 0)
    both = all(section.condition for section in numeric[:2])
    return numeric[-1] if both or len(numeric) < _TEXT_SECTION else numeric[1], True


def _written(section: Section, number: Decimal, *, from_1904: bool) -> str:
    if section.is_date:
        shown = printed_dates.shown(section, number, from_1904=from_1904)
        return printed_numbers.general(abs(number)) if shown is None else shown
    if section.is_fraction:
        return printed_numbers.general(abs(number))
    if section.has_general:
        figure = printed_numbers.general(abs(number))
        figure = chinese_numerals.counted(figure, section.numerals) if section.numerals else figure
        return "".join(figure if mark.kind is Kind.GENERAL else mark.said for mark in section.marks)
    figure = printed_numbers.filled(section, abs(number))
    return chinese_numerals.counted(figure, section.numerals) if section.numerals else figure
