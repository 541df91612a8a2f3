"""Reads a day or a stretch of days: 2020年12月31日, 9月底, 第三季度, 年底, 2022年全年, 2021-12-31."""

import re

from jiheng.values.numerals import chinese_at
from jiheng.values.periods import dates
from jiheng.values.reasons import Stop, Why
from jiheng.values.statements import DECEMBER, Day, Moment, days_in

_YEAR = re.compile(r"((?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3})(?:年度|年)")
_MONTH = re.compile(r"(1[0-2]|0?[1-9](?![0-9])|十[一二]?|[一二三四五六七八九])月份?")
_DAY = re.compile(r"(3[01]|[12][0-9]|0?[1-9](?![0-9])|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]")
_BY_SIGNS = re.compile(r"((?:19|20)[0-9]{2})([-/.])(1[0-2]|0?[1-9])(?:\2(3[01]|[12][0-9]|0?[1-9]))?(?![-/.0-9])")
_YEAR_PARTS_IN_SHORT = {"底": "年底", "初": "年初", "中旬": "年中"}
_LENGTH_OF_YEAR = 4


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
    return _rest_of_moment(text, place, year, offset, loose)


def _rest_of_moment(
    text: str, start: int, year: int | None, offset: int | None, loose: str
) -> tuple[Moment, int] | None:
    place = start
    part = dates().year_parts.at(text, place)
    if part is not None:
        return _moment(year, offset, None, None, part[0]), part[1]
    found = _MONTH.match(text, place)
    month = None if found is None else _number(found[1])
    if found is not None:
        place = found.end()
    found = _DAY.match(text, place)
    day = None if found is None else _number(found[1])
    if found is not None:
        place = found.end()
        return (_moment(year, offset, month, day, None), place) if month is not None or loose == "月" else None
    of_month = dates().month_parts.at(text, place)
    if of_month is not None:
        name = of_month[0][0]
        if month is not None:
            return _moment(year, offset, month, None, of_month[0]), of_month[1]
        if year is not None or offset is not None:
            of_year = dates().year_parts.get(_YEAR_PARTS_IN_SHORT.get(name, ""))
            return None if of_year is None else (_moment(year, offset, None, None, of_year), of_month[1])
        if loose:
            return Moment(part=name), of_month[1]
    of_period = dates().loose_parts.at(text, place)
    has_year = year is not None or offset is not None
    if of_period is not None and month is None and not has_year:
        return Moment(part=of_period[0]), of_period[1]
    return (_moment(year, offset, month, None, None), place) if month is not None or has_year else None


def _number(text: str) -> int:
    if text[0] in "0123456789":
        return int(text)
    found = chinese_at(text, 0)
    if found is None or (len(text) == _LENGTH_OF_YEAR and not 1900 <= found[0] < 2100):  # noqa: PLR2004 - as in figures
        raise Stop(Why.NO_SUCH_DAY)
    return int(found[0])


def _moment(
    year: int | None, offset: int | None, month: int | None, day: int | None, part: tuple[str, int, int] | None
) -> Moment:
    """Make a moment with its first and last day.

    Raises:
        Stop: there is no such day.
    """
    of = year or 0
    if month is None:
        first, last = (
            ((of, part[1], 1), (of, part[2], days_in(of, part[2]))) if part else ((of, 1, 1), (of, DECEMBER, 31))
        )
        if day is not None:
            first, last = (0, 1, 1), (0, DECEMBER, 31)
    else:
        first, last = _of_month(of, month, day, part)
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
