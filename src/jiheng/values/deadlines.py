"""Reads deadlines and frequencies: 12月底之前完成, 每年第三季度, 节日前, 知晓后半个月, 每季度, 按月发放, 每年2次."""

import re
from decimal import Decimal

import msgspec

from jiheng.values.glyphs import is_chinese
from jiheng.values.moments import moment_at
from jiheng.values.numerals import number_at
from jiheng.values.periods import dates
from jiheng.values.phrases import read_quantity
from jiheng.values.quantities import Quantity, Range
from jiheng.values.reasons import Stop, Why
from jiheng.values.statements import Deadline, Frequency, Moment
from jiheng.values.units import units

_BETWEEN = re.compile(r"[-~]{1,2}|至|到")
# 1-12月, 2019-2021年: the unit stands behind the second number only.
_STRETCHES = (
    (re.compile(r"((?:(?:19|20)[0-9]{2}年)?)(1[0-2]|0?[1-9])[-~至到]{1,2}(1[0-2]|0?[1-9])月份?"), "月"),
    (re.compile(r"()((?:19|20)[0-9]{2})[-~至到]{1,2}((?:19|20)[0-9]{2})年度?"), "年"),
)
_EVENT = re.compile(r"([^0-9]{1,12}?)(之前|以前|前|之后|以后|后)")
_DURATIONS = frozenset(("time", "workday", "calendar"))
_MOST_PERIODS = 100


def read_deadline(text: str) -> Deadline | Why | None:
    """Read ``text`` (cleaned) as a date or deadline, by the calendar or by an event."""
    try:
        return _by_calendar(text, 0, every="") or _by_event(text)
    except Stop as stop:
        return stop.why


def read_frequency(text: str) -> Frequency | Deadline | Quantity | Why | None:
    """Read ``text`` (cleaned) as what comes back: a frequency, a date in each period, a quantity for each period."""
    start = dates().every.at(text, 0)
    place = 0 if start is None else start[1]
    count = None if text.startswith("半年", place) else number_at(text, place)
    every = 1
    if count is not None:
        if not _is_whole(count[0]):
            return None
        every, place = int(count[0]), count[1]
    period = dates().periods.at(text, place)
    if period is None:
        return None
    name, place = period
    rest = text[place:]
    if start is None:
        is_month_or_day = text[place - 1] in "月日" and text[place - 2 : place - 1] != "个"
        is_in_figures = text[0] in "0123456789"
        if not rest or (count is None and name != "半年") or (is_month_or_day and (every != 1 or is_in_figures)):
            return None
    found = _of_each(rest, name, every, is_marked=start is not None)
    return found if start is not None or isinstance(found, Frequency) else None


def per_period(value: Quantity) -> Frequency | Quantity:
    """Turn 2次/年 into the frequency it is; 200人/年 stays a quantity."""
    if value.per is None or value.subject or dates().periods.get(value.per) != value.per or not _is_occasion(value):
        return value
    return Frequency(period=value.per, times=msgspec.structs.replace(value, per=None))


def _is_whole(number: Decimal) -> bool:
    return number == int(number) and 1 <= number <= _MOST_PERIODS


def _is_occasion(value: Quantity) -> bool:
    return value.unit is not None and value.unit.dimension in units().occasions


def _of_each(rest: str, period: str, every: int, *, is_marked: bool) -> Frequency | Deadline | Quantity | Why | None:
    if not rest:
        return Frequency(period=period, every=every)
    action = dates().actions.at(rest, 0)
    if action is not None and action[1] == len(rest):
        if not is_marked:
            return None
        return Frequency(period=period, every=every, action=action[0])
    if is_marked and every == 1:
        try:
            dated = _by_calendar(rest, 0, every=period)
        except Stop as stop:
            return stop.why
        if dated is not None:
            return dated
    done, rest = ("", rest) if action is None else (action[0], rest[action[1] :])
    return _times(rest, period, every, done)


def _times(rest: str, period: str, every: int, action: str) -> Frequency | Quantity | Why | None:
    after = dates().actions.at_end(rest)
    if after is not None and not action and after[1] > 0:
        shorter = _times(rest[: after[1]], period, every, after[0])
        if isinstance(shorter, Frequency):
            return shorter
    value = read_quantity(rest)
    if not isinstance(value, Quantity):
        return None if isinstance(value, Range) else value
    if value.per is not None:
        return None
    if _is_occasion(value):
        return Frequency(period=period, every=every, times=value, action=action)
    if every != 1 or action:
        return None
    return msgspec.structs.replace(value, per=period)


def _by_calendar(text: str, start: int, *, every: str) -> Deadline | None:
    tables = dates()
    lead = tables.limit_before.at(text, start)
    before = lead is not None
    lead = lead or tables.limit_in.at(text, start)
    place = start if lead is None else lead[1]
    for stretch, unit in _STRETCHES:
        short = stretch.fullmatch(text, place)
        if short is not None:
            year, first, last = short.groups()
            return _by_calendar(f"{year}{first}{unit}至{year}{last}{unit}", 0, every=every)
    found = moment_at(text, place, loose=every)
    if found is None:
        return None
    since: Moment | None = None
    until, place = found
    between = _BETWEEN.match(text, place)
    second = None if between is None else moment_at(text, between.end(), after=until)
    if second is not None:
        since, (until, place) = until, second
        if since.year == until.year and since.first > until.last:
            raise Stop(Why.BACKWARDS)
    limit = tables.limit_after.at(text, place)
    if limit is not None:
        before, place = True, limit[1]
    else:
        within = tables.limit_within.at(text, place)
        place = place if within is None else within[1]
    action = _action(text, place)
    if action is None:
        return None
    return Deadline(until=until, since=since, before=before, every=every, action=action)


def _action(text: str, place: int) -> str | None:
    """Read what is done by then: ``""`` for nothing or for a word of completion, ``None`` for unknown words."""
    if place == len(text):
        return ""
    found = dates().actions.at(text, place)
    return found[0] if found is not None and found[1] == len(text) else None


def _by_event(text: str) -> Deadline | None:
    found = _EVENT.match(text)
    if found is None:
        return None
    event, side = found[1], found[2]
    tables = dates()
    if (len(event) == 1 and event not in tables.short_events) or event in tables.no_events or event[-1] in "之以":
        return None
    if not all(is_chinese(character) for character in event) or tables.every.at(event, 0) is not None:
        return None
    after = side.endswith("后")
    rest = text[found.end() :]
    action = _action(text, found.end())
    if action is not None:
        return None if after and not action else Deadline(event=event, after=after, action=action)
    return _within(event, rest, after=after)


def _within(event: str, rest: str, *, after: bool) -> Deadline | None:
    ending = dates().actions.at_end(rest)
    for length, action in ((len(rest), ""), *(((ending[1], ending[0]),) if ending is not None else ())):
        value = read_quantity(rest[:length])
        if isinstance(value, Quantity) and value.unit is not None and value.unit.dimension in _DURATIONS:
            if value.per is not None or value.manners or value.thing:
                continue
            return Deadline(event=event, after=after, within=value, action=action)
    return None
