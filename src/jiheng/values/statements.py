"""Values that are no single number: dates, frequencies, references, choices, words, and what was not understood."""

import calendar
from enum import StrEnum

import msgspec

from jiheng.values.quantities import Comparator, Quantity, Range

Day = tuple[int, int, int]
"""Year, month, day; the year is 0 where nobody wrote one."""

DECEMBER = 12
LEAP_YEAR = 2000
"""Stands in where no year is written, so that 29 February is allowed."""


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A day, or a stretch of days with a name.

    ``offset`` is the year counted from the form's: 0 当年, 1 次年, -1 上年. ``first`` and ``last`` are its days.
    """

    year: int | None = None
    offset: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    first: Day = (0, 1, 1)
    last: Day = (0, DECEMBER, 31)

    def __str__(self) -> str:
        year = f"{self.year}年" if self.year is not None else _OFFSETS.get(self.offset, "")
        month = f"{self.month}月" if self.month is not None else ""
        return year + month + (f"{self.day}日" if self.day is not None else "") + self.part


_OFFSETS: dict[int | None, str] = {0: "当年", 1: "次年", -1: "上年"}


def days_in(year: int, month: int) -> int:
    """The number of days of a month; of a year that nobody wrote, the most it can have."""
    return calendar.monthrange(year or LEAP_YEAR, month)[1]


class Deadline(msgspec.Struct, frozen=True, kw_only=True, tag="deadline"):
    """When something happens or has to happen; earlier is better.

    ``before`` says that 前, 之前 or 截至 is written. ``since`` is the beginning of a stretch (1月至6月). ``every`` is
    the period it comes back in (每年第三季度). A deadline that hangs on an event has ``event`` and no ``until``
    (节日前); 知晓后半个月 has ``after`` and the time allowed in ``within``.
    """

    until: Moment | None = None
    since: Moment | None = None
    before: bool = False
    every: str = ""
    event: str = ""
    after: bool = False
    within: Quantity | None = None
    action: str = ""

    def __str__(self) -> str:
        every = f"每{self.every}" if self.every else ""
        if self.until is None:
            side = "后" if self.after else "前"
            return f"{every}{self.event}{side}{self.within or ''}{self.action}"
        since = f"{self.since}至" if self.since is not None else ""
        return f"{every}{since}{self.until}{'前' if self.before else ''}{self.action}"


_COUNTED_WITH_GE = frozenset(("月", "季度", "学期", "学年", "工作日", "小时"))


class Frequency(msgspec.Struct, frozen=True, kw_only=True, tag="frequency"):
    """How often: every ``every`` periods, ``times`` each time (``None`` where no number is written)."""

    period: str
    every: int = 1
    times: Quantity | None = None
    action: str = ""

    def __str__(self) -> str:
        several = ""
        if self.every != 1:
            several = f"{self.every}个" if self.period in _COUNTED_WITH_GE else str(self.every)
        return f"每{several}{self.period}{self.action}{self.times or ''}"


class Reference(msgspec.Struct, frozen=True, kw_only=True, tag="reference"):
    """A bound that stands outside the form, such as 80% of last year's tax: ``share`` of ``what``."""

    comparator: Comparator | None = None
    what: str
    share: Quantity | None = None

    def __str__(self) -> str:
        return f"{self.comparator or ''}{self.what}{self.share or ''}"


class Choice(msgspec.Struct, frozen=True, kw_only=True, tag="choice"):
    """Several things: any one of them will do (劳模或退休劳模), or, as ``scale``, the steps of a scale (优良中差)."""

    options: tuple[str, ...]
    scale: bool = False

    def __str__(self) -> str:
        return ("、" if self.scale else "或").join(self.options)


class WordKind(StrEnum):
    """What sort of word a value is."""

    QUALITY = "quality"
    GRADE = "grade"
    TIER = "tier"
    YES_NO = "yes_no"


class Tier(StrEnum):
    """The three steps of a qualitative indicator."""

    ACHIEVED = "achieved"
    PARTLY = "partly"
    NOT = "not"


class Word(msgspec.Struct, frozen=True, kw_only=True, tag="word"):
    """A word that says how something is. ``comparator`` only before a grade: 良好及以上 is ``≥良好``."""

    text: str
    kind: WordKind
    comparator: Comparator | None = None

    def __str__(self) -> str:
        return f"{self.comparator or ''}{self.text}"


class NotUnderstood(msgspec.Struct, frozen=True, kw_only=True, tag="not_understood"):
    """A text that the grammar does not read, kept as it stood, and why not."""

    text: str
    reason: str
    reason_en: str

    def __str__(self) -> str:
        return self.text


Value = Quantity | Range | Deadline | Frequency | Reference | Choice | Word | NotUnderstood
"""What a target or an actual means."""


def is_quantity(value: Value) -> bool:
    """Tell whether *weight × actual ÷ target* makes sense for the value: a quantity, a range, so many times a year."""
    return isinstance(value, Quantity | Range) or (isinstance(value, Frequency) and value.times is not None)
