"""Days and times printed from the count of days a spreadsheet keeps."""

from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import Final

import msgspec

from jiheng.reading.workbooks import chinese_numerals
from jiheng.reading.workbooks.number_format_codes import Kind, Mark, Section
from jiheng.reading.workbooks.printed_numbers import rounded_to

_DAY: Final = 86_400
_HOUR: Final = 3_600
_MINUTE: Final = 60
_NOON: Final = 12
_LAST_DAY: Final = 2_958_465
"""31 December 9999, the last day a spreadsheet prints."""
_SHIFT_1904: Final = 1_462
_NO_SUCH_DAY: Final = 60
"""The 29 February 1900, which spreadsheets count though it never was."""
_WEEK: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE_WEEK: Final = "一二三四五六日"
_YEAR: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class _Moment(msgspec.Struct, frozen=True):
    """A day as it is printed, with the seconds since midnight and since the beginning of the count."""

    year: int
    month: int
    day: int
    weekday: int
    seconds: Decimal
    elapsed: Decimal


def shown(section: Section, serial: Decimal, *, from_1904: bool) -> str | None:
    """Print a count of days in a section of dates and times; ``None`` where there is no such day.

    Count 1 is 1 January 1900, or 0 is 1 January 1904; what no day can be (before these, after the year 9999) a
    spreadsheet shows as hashes.
    """
    parts = _Parts(section)
    elapsed = rounded_to(serial * _DAY, parts.second_decimals)
    day = int((elapsed / _DAY).to_integral_value(ROUND_FLOOR))
    moment = _moment(day + (_SHIFT_1904 if from_1904 else 0), elapsed - day * _DAY, elapsed)
    return parts.written(moment) if moment is not None else None


def _moment(day: int, seconds: Decimal, elapsed: Decimal) -> _Moment | None:
    if not 0 <= day <= _LAST_DAY:
        return None
    if day == _NO_SUCH_DAY:
        return _Moment(1900, 2, 29, 2, seconds, elapsed)
    if day == 0:
        return _Moment(1900, 1, 0, 5, seconds, elapsed)
    found = date(1899, 12, 31 if day < _NO_SUCH_DAY else 30) + timedelta(days=day)
    weekday = (day + 5) % 7
    return _Moment(found.year, found.month, found.day, weekday, seconds, elapsed)


class _Parts:
    """The marks of a section with minutes told from months and the decimals of seconds put beside them."""

    def __init__(self, section: Section) -> None:
        self._section = section
        self._marks = list(section.marks)
        self._is_half = any(mark.kind is Kind.HALF_DAY for mark in self._marks)
        self.second_decimals = 0
        self._tell_minutes()
        self._tell_decimals()

    def _tell_minutes(self) -> None:
        """Make ``n`` of the ``m`` that follow an hour or stand before a second, whatever literals are between."""
        counted = [at for at, mark in enumerate(self._marks) if mark.kind in {Kind.CALENDAR, Kind.ELAPSED}]
        for place, at in enumerate(counted):
            mark = self._marks[at]
            if mark.kind is not Kind.CALENDAR or not mark.said.lower().startswith("m"):
                continue
            before = self._marks[counted[place - 1]].said.lower() if place else ""
            after = self._marks[counted[place + 1]].said.lower() if place + 1 < len(counted) else ""
            if before.startswith("h") or after.startswith("s"):
                self._marks[at] = Mark(Kind.CALENDAR, "n" * len(mark.said))

    def _tell_decimals(self) -> None:
        """Make one mark of a second's point and the zeros after it."""
        told: list[Mark] = []
        for mark in self._marks:
            last = told[-1] if told else None
            if last is not None and last.said.startswith(".") and mark.kind is Kind.DIGIT:
                told[-1] = Mark(Kind.POINT, last.said + "0")
                self.second_decimals = max(self.second_decimals, len(last.said))
            else:
                told.append(mark)
        self._marks = told

    def written(self, moment: _Moment) -> str:
        """Write every mark."""
        return "".join(self._written(mark, moment) for mark in self._marks)

    def _written(self, mark: Mark, moment: _Moment) -> str:
        if mark.kind is Kind.HALF_DAY:
            return _half_day(mark.said, is_afternoon=moment.seconds >= _NOON * _HOUR)
        if mark.kind is Kind.ELAPSED:
            unit = {"h": _HOUR, "m": _MINUTE, "s": 1}[mark.said[0]]
            return str(int(moment.elapsed // unit)).zfill(len(mark.said))
        if mark.kind is Kind.POINT and len(mark.said) > 1:
            return f"{moment.seconds % 1:.{self.second_decimals}f}"[1 : len(mark.said) + 1]
        if mark.kind is not Kind.CALENDAR:
            return mark.said
        return self._calendar(mark.said.lower(), moment)

    def _calendar(self, said: str, moment: _Moment) -> str:
        if said[0] in "ye":
            return self._year(said, moment.year)
        if said[0] == "a" or (said[0] == "d" and len(said) > len("dd")):
            return self._weekday(said, moment.weekday)
        if said[0] == "m" and len(said) > len("mm"):
            return self._month(said, moment.month)
        hour = int(moment.seconds) // _HOUR
        number = {
            "m": moment.month,
            "d": moment.day,
            "h": (hour - 1) % _NOON + 1 if self._is_half else hour,
            "n": int(moment.seconds) // _MINUTE % _MINUTE,
            "s": int(moment.seconds) % _MINUTE,
        }.get(said[0])
        return "" if number is None else self._figure(str(number).zfill(min(len(said), 2)))

    def _figure(self, figure: str) -> str:
        if not self._section.numerals:
            return figure
        return chinese_numerals.counted(figure, self._section.numerals)

    def _year(self, said: str, year: int) -> str:
        figure = f"{year % 100:02d}" if said in {"y", "yy"} else f"{year:04d}"
        if not self._section.numerals:
            return figure
        return chinese_numerals.digit_by_digit(figure, self._section.numerals)

    def _weekday(self, said: str, weekday: int) -> str:
        if said[0] == "d" and not self._section.is_chinese:
            return _WEEK[weekday] if len(said) > len("ddd") else _WEEK[weekday][:3]
        day = _CHINESE_WEEK[weekday]
        if said == "aaa":
            return day
        return f"周{day}" if said == "ddd" else f"星期{day}"

    def _month(self, said: str, month: int) -> str:
        if self._section.is_chinese:
            return chinese_numerals.counted(str(month), 1) + "月"
        name = _YEAR[month - 1]
        return {3: name[:3], 5: name[0]}.get(len(said), name)


def _half_day(said: str, *, is_afternoon: bool) -> str:
    morning, _, afternoon = said.partition("/")
    return afternoon if is_afternoon else morning
