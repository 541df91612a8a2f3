"""Reads a day or a stretch of days: 2020年12月31日, 9月底, 第三季度, 年底, 2022年全年, 2021-12-31."""

import re

from jiheng.values.numerals import digits_in_words
from jiheng.values.periods import dates
from jiheng.values.reasons import Stop, Why
from jiheng.values.statements import DECEMBER, Day, Moment, days_in

_YEAR = re.compile(r"((?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3})(?:年度|年)")
_MONTH = re.compile(r"(1[0-2]|0?[1-9](?![0-9])|十[一二]?|[一二三四五六七八九])月份?")
_DAY = re.compile(r"(3[01]|[12][0-9]|0?[1-9](?![0-9])|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]")
_BY_SIGNS = re.compile(r"((?:19|20)[0-9]{2})([-/.])(1[0-2]|0?[1-9])(?:\2(3[01]|[12][0-9]|0?[1-9]))?(?![-/.0-9])")
_YEAR_PARTS_IN_SHORT = {"底": "年底", "初": "年初"}
_LENGTH_OF_YEAR = 4
_YEARS = range(1900, 2100)


_DIGITS = ("", *"一二三四五六七八九")
_TENS = ("", "十", "二十", "三十")
_SPOKEN = {tens + ones: 10 * _TENS.index(tens) + _DIGITS.index(ones) for tens in _TENS for ones in _DIGITS}


def moment_at(text: str, start: int, *, loose: str = "", after: Moment | None = None) -> tuple[Moment, int] | None:
    """Read a moment at ``start`` and where it ends.

    ``loose`` is the period that a part such as 底 may be of by itself; ``after`` the beginning of a stretch that this
    ends, whose year and month need not be written again.

    Raises:
        Stop: there is no such day.
    """
    by_signs = _BY_SIGNS.match(text, start)
    if by_signs is not None:
        year, sign, month, day = by_signs.groups()
        if day is None and sign == ".":
            return None
        return _moment(int(year), None, int(month), None if day is None else int(day), None), by_signs.end()
    place = start
    found = _YEAR.match(text, place)
    year = None if found is None else _number(found[1])
    offset = None
    if found is not None:
        place = found.end()
    else:
        named = dates().years.at(text, place)
        if named is not None:
            offset, place = named
            place += text.startswith("的", place)
    if after is not None and year is None and offset is None:
        year, offset = after.year, after.offset
        day = _DAY.match(text, place)
        if day is not None and after.month is not None:
            return _moment(year, offset, after.month, _number(day[1]), None), day.end()
    part = dates().year_parts.at(text, place)
    if part is not None:
        return _moment(year, offset, None, None, part[0]), part[1]
    found = _MONTH.match(text, place)
    if found is not None:
        return _in_month(text, found.end(), year, offset, _number(found[1]))
    has_year = year is not None or offset is not None
    return _in_year(text, place, year, offset) if has_year else _in_any(text, place, loose)


def _in_month(text: str, place: int, year: int | None, offset: int | None, month: int) -> tuple[Moment, int]:
    """Read what follows a month: a day, a part of the month, or nothing."""
    found = _DAY.match(text, place)
    if found is not None:
        return _moment(year, offset, month, _number(found[1]), None), found.end()
    part = dates().month_parts.at(text, place)
    if part is not None:
        return _moment(year, offset, month, None, part[0]), part[1]
    return _moment(year, offset, month, None, None), place


def _in_year(text: str, place: int, year: int | None, offset: int | None) -> tuple[Moment, int]:
    """Read what follows a year that no month follows: 底 for 年底, or nothing."""
    found = dates().month_parts.at(text, place)
    part = None if found is None else dates().year_parts.get(_YEAR_PARTS_IN_SHORT.get(found[0][0], ""))
    if found is None or part is None:
        return _moment(year, offset, None, None, None), place
    return _moment(year, offset, None, None, part), found[1]


def _in_any(text: str, place: int, loose: str) -> tuple[Moment, int] | None:
    """Read a part of a period that is not named: 月底, or after 每月 and 每季度 also 10日, 底."""
    day = _DAY.match(text, place) if loose == "月" else None
    if day is not None:
        return Moment(day=_number(day[1])), day.end()
    part = dates().month_parts.at(text, place) if loose else None
    if part is not None:
        return Moment(part=part[0][0]), part[1]
    named = dates().loose_parts.at(text, place)
    return None if named is None else (Moment(part=named[0]), named[1])


def _number(text: str) -> int:
    if text[0] in "0123456789":
        return int(text)
    if len(text) == _LENGTH_OF_YEAR:
        year = digits_in_words(text)
        if year not in _YEARS:
            raise Stop(Why.NO_SUCH_DAY)
        return year
    return _SPOKEN[text]


def _moment(
    year: int | None, offset: int | None, month: int | None, day: int | None, part: tuple[str, int, int] | None
) -> Moment:
    """Make a moment with its first and last day.

    Raises:
        Stop: there is no such day.
    """
    of = year or 0
    if month is not None:
        first, last = _of_month(of, month, day, part)
    elif part is not None:
        first, last = (of, part[1], 1), (of, part[2], days_in(of, part[2]))
    else:
        first, last = (of, 1, 1), (of, DECEMBER, 31)
    return Moment(year=year, offset=offset, month=month, day=day, part=part[0] if part else "", first=first, last=last)


def _of_month(year: int, month: int, day: int | None, part: tuple[str, int, int] | None) -> tuple[Day, Day]:
    length = days_in(year, month)
    if day is not None:
        if day > length:
            raise Stop(Why.NO_SUCH_DAY)
        return (year, month, day), (year, month, day)
    if part is not None:
        return (year, month, part[1]), (year, month, part[2] or length)
    return (year, month, 1), (year, month, length)
