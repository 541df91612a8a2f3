"""Number format codes of spreadsheets, cut into sections and marks: ``#,##0.00;[红色]-0;"零";@``."""

import re
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

import msgspec

LONGEST: Final = 255
"""Characters of the longest code a spreadsheet keeps; anything longer counts as General."""

_CHINA: Final = {
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}

BUILT_IN: Final = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"￥"#,##0;"￥"-#,##0',
    6: '"￥"#,##0;"￥"-#,##0',
    7: '"￥"#,##0.00;"￥"-#,##0.00',
    8: '"￥"#,##0.00;"￥"-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '"￥"#,##0;"￥"-#,##0;"￥-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '"￥"#,##0.00;"￥"-#,##0.00;"￥-"',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    **_CHINA,
}
"""Formats that files name by number only, as a Chinese Excel or WPS shows them (ECMA-376 part 1, 18.8.30)."""

_LONG_DATE: Final = 'yyyy"年"m"月"d"日"'
_LONG_TIME: Final = "h:mm:ss"

_MARK: Final = re.compile(
    r"""
      "(?P<quoted>[^"]*)"?
    | [\\!](?P<escaped>.)
    | _(?P<gap>.)
    | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式|常规)
    | (?P<half_day>AM/PM|A/P|上午/下午)
    | (?P<exponent>E[+-])
    | (?P<calendar>y+|m+|d+|h+|s+|e+|a{3,4}|g+|b+)
    | (?P<digit>[0#?])
    | (?P<sign>[.,%@;/])
    | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
_LOCALE: Final = re.compile(r"\$([^-]*)(?:-([0-9A-F]*))?.*", re.IGNORECASE | re.DOTALL)
_CHINESE: Final = re.compile(r"0*(?:30[0-9A-F]{3})?0?804", re.IGNORECASE)


class Kind(StrEnum):
    """What a mark asks for."""

    LITERAL = "literal"
    DIGIT = "digit"
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    EXPONENT = "exponent"
    SLASH = "slash"
    GENERAL = "general"
    CALENDAR = "calendar"
    HALF_DAY = "half_day"
    ELAPSED = "elapsed"


class Mark(msgspec.Struct, frozen=True):
    """One mark of a section, with the characters that stand for it."""

    kind: Kind
    said: str


class Section(msgspec.Struct, frozen=True, dict=True):
    """One part of a code between semicolons.

    ``condition`` is an operator with the figure it compares to. ``numerals`` is 1 for 一二三, 2 for 壹贰叁, 0 for
    ordinary digits. ``has_text`` says that ``@`` stands in it, ``is_chinese`` that names of days are Chinese.
    """

    marks: tuple[Mark, ...]
    condition: tuple[str, Decimal] | None = None
    numerals: int = 0
    has_text: bool = False
    is_chinese: bool = False

    @cached_property
    def is_date(self) -> bool:
        """It shows a date or a time."""
        return any(mark.kind in _DATES for mark in self.marks)

    @cached_property
    def is_fraction(self) -> bool:
        """It shows a fraction such as ``# ?/?``: a slash after a placeholder for a digit."""
        kinds = [mark.kind for mark in self.marks]
        return any(pair == (Kind.DIGIT, Kind.SLASH) for pair in pairwise(kinds))

    @cached_property
    def has_general(self) -> bool:
        """It shows a figure in the format General, or a text."""
        return any(mark.kind is Kind.GENERAL for mark in self.marks)

    @cached_property
    def power_of_ten(self) -> int:
        """It shows a figure this many powers of ten larger: a percent sign adds two, a scaling comma takes three.

        Scaling commas are those after the last digit before the point, or after the last digit of all.
        """
        percents = sum(mark.kind is Kind.PERCENT for mark in self.marks)
        return 2 * percents - 3 * (len(self.marks) - len(self.shown))

    @cached_property
    def shown(self) -> tuple[Mark, ...]:
        """The marks without scaling commas."""
        return tuple(
            mark
            for at, mark in enumerate(self.marks)
            if mark.kind is not Kind.COMMA or not digits(self.marks[:at]) or digits(before_point(self.marks[at:]))
        )

    @cached_property
    def whole(self) -> tuple[Mark, ...]:
        """The marks shown before the point."""
        return before_point(self.shown)

    @cached_property
    def is_grouped(self) -> bool:
        """It shows commas between thousands."""
        return digits(self.whole) > 0 and any(mark.kind is Kind.COMMA for mark in self.whole)


def digits(marks: tuple[Mark, ...]) -> int:
    """Count the places for digits."""
    return sum(mark.kind is Kind.DIGIT for mark in marks)


def before_point(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Give the marks before the decimal point, all if there is none."""
    kinds = [mark.kind for mark in marks]
    return marks[: kinds.index(Kind.POINT)] if Kind.POINT in kinds else marks


_DATES: Final = frozenset({Kind.CALENDAR, Kind.HALF_DAY, Kind.ELAPSED})
_SIGNS: Final = {
    ".": Kind.POINT,
    ",": Kind.COMMA,
    "%": Kind.PERCENT,
    "@": Kind.GENERAL,
    "/": Kind.SLASH,
}


@lru_cache(maxsize=1024)
def sections(code: str) -> tuple[Section, ...]:
    """Cut a code into its sections; always at least one, and General for a code longer than any program keeps."""
    if len(code) > LONGEST:
        return sections("General")
    found: list[Section] = []
    section = _Open()
    for match in _MARK.finditer(code):
        group = str(match.lastgroup)
        said = match[group]
        if said == ";" and group == "sign":
            found.append(section.close())
            section = _Open()
        elif group == "bracket" and said.upper() in {"$-F800", "$-F400"}:
            whole = sections(_LONG_DATE if said.upper() == "$-F800" else _LONG_TIME)[0]
            return (whole,)
        else:
            section.take(group, said)
    found.append(section.close())
    return tuple(found)


class _Open:
    """A section while it is being read."""

    def __init__(self) -> None:
        self._marks: list[Mark] = []
        self._condition: tuple[str, Decimal] | None = None
        self._numerals = 0
        self._has_text = False
        self._is_chinese = False

    def close(self) -> Section:
        return Section(tuple(self._marks), self._condition, self._numerals, self._has_text, self._is_chinese)

    def take(self, group: str, said: str) -> None:
        if group == "bracket":
            self._bracket(said)
        elif group == "sign":
            self._has_text = self._has_text or said == "@"
            self._add(_SIGNS[said], said)
        elif group == "gap":
            self._add(Kind.LITERAL, " ")
        elif group != "fill":  # a fill stretches to the width of the column and prints nothing that has a meaning
            self._add(_GROUPS.get(group, Kind.LITERAL), said)

    def _add(self, kind: Kind, said: str) -> None:
        self._marks.append(Mark(kind, said))

    def _bracket(self, said: str) -> None:
        """Take a condition, an elapsed time, a currency with its language, or a kind of digits; colours go."""
        condition = _CONDITION.fullmatch(said)
        locale = _LOCALE.fullmatch(said)
        if condition is not None:
            self._condition = (condition[1], Decimal(condition[2]))
        elif _ELAPSED.fullmatch(said):
            self._add(Kind.ELAPSED, said.lower())
        elif locale is not None:
            self._is_chinese = self._is_chinese or _CHINESE.fullmatch(locale[2] or "") is not None
            if locale[1]:
                self._add(Kind.LITERAL, locale[1])
        elif said.lower() in {"dbnum1", "dbnum2"}:
            self._numerals = int(said[-1])


_GROUPS: Final = {
    "general": Kind.GENERAL,
    "half_day": Kind.HALF_DAY,
    "exponent": Kind.EXPONENT,
    "calendar": Kind.CALENDAR,
    "digit": Kind.DIGIT,
}
