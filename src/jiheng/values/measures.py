"""Reads a number with its unit: ``1.2万人``, ``百分之九十``, ``三分之二``, ``98%(百分比)``, ``一年半``."""

import re
from decimal import Decimal
from typing import NamedTuple

from jiheng.values.comparators import signs
from jiheng.values.glyphs import is_chinese
from jiheng.values.numerals import figure_at, number_at
from jiheng.values.quantities import Unit
from jiheng.values.reasons import Stop, Why
from jiheng.values.units import NUMBER, is_counting, multiplied, part, unit_at, unit_of_column, units, unlisted

_OF_A_ROUND_NUMBER = {"百分之": "%", "千分之": "‰"}
_IN_BRACKETS = re.compile(r"\(([^()]{1,12})\)")
# A stretch of time in parts: 7分42秒, 1小时30分.
_TIME_IN_PARTS = re.compile(
    r"(?:([0-9]{1,6})个?小时(?:([0-9]{1,2})分钟?)(?:([0-9]{1,2})秒)?|([0-9]{1,6})分钟?([0-9]{1,2})秒)钟?"
)
_SIXTY = 60
_UNLISTED = re.compile(r"〔([^〔〕0-9\s]{1,12})〕")
_LARGEST_DENOMINATOR = 1000
_HALVES = frozenset(("time", "calendar"))


class Measure(NamedTuple):
    """A number with what was read of its unit, and where it ends.

    ``unsure`` is a unit that could be a date (日); ``in_figures`` says that the number is not a Chinese numeral;
    ``manner`` is what stood inside (20余人).
    """

    number: Decimal
    unit: Unit | None
    end: int
    in_figures: bool = True
    unsure: bool = False
    manner: str | None = None


def measure_at(text: str, start: int) -> Measure | None:
    """Read a number and its unit at ``start``; ``None`` where no number stands.

    Raises:
        Stop: two units are written.
    """
    percent = _OF_A_ROUND_NUMBER.get(text[start : start + 3])
    if percent is not None:
        found = number_at(text, start + 3)
        if found is None:
            return _hundred_percent(text, start + 3) if percent == "%" else None
        return Measure(found[0], units().plain.get(percent), found[1])
    in_parts = _time_in_parts(text, start)
    if in_parts is not None:
        return in_parts
    found = number_at(text, start)
    if found is None:
        return None
    number, end = found
    in_figures = text[start] in "-0123456789"
    if text.startswith("分之", end):
        return _part_of(text, number, end + 2)
    manner = signs().inside.at(text, end)
    if manner is not None:
        end = manner[1]
    unit, end, unsure = _unit_after(text, end)
    if manner is None and unit is not None and unit.dimension == NUMBER:
        manner = signs().inside.at(text, end)
        if manner is not None:
            counted = unit_at(text, manner[1])
            end = manner[1] if counted is None else counted[1]
            unit = unit if counted is None else multiplied(counted[0], unit.name, unit.size[0])
    if unit is not None and unit.dimension in _HALVES and text.startswith("半", end) and number == int(number):
        number, end = number + Decimal("0.5"), end + 1
    return Measure(number, unit, _same_unit_again(text, end, unit), in_figures, unsure, manner[0] if manner else None)


def _time_in_parts(text: str, start: int) -> Measure | None:
    """Read 7分42秒 as 462秒 and 1小时30分 as 90分钟: one number, in the smallest unit written."""
    found = _TIME_IN_PARTS.match(text, start)
    if found is None:
        return None
    hours, minutes, seconds, only_minutes, their_seconds = found.groups()
    number = int(hours or 0) * _SIXTY + int(minutes or only_minutes)
    smallest = seconds or their_seconds
    if smallest is not None:
        number = number * _SIXTY + int(smallest)
    return Measure(Decimal(number), units().plain.get("分钟" if smallest is None else "秒"), found.end())


def _hundred_percent(text: str, start: int) -> Measure | None:
    if text.startswith("百", start):
        return Measure(Decimal(100), units().plain.get("%"), start + 1)
    return None


def _part_of(text: str, denominator: Decimal, start: int) -> Measure | None:
    found = number_at(text, start)
    if found is None or denominator != int(denominator) or not 1 < denominator <= _LARGEST_DENOMINATOR:
        return None
    return Measure(found[0], part(int(denominator)), found[1])


def _unit_after(text: str, start: int) -> tuple[Unit | None, int, bool]:
    found = unit_at(text, start)
    if found is not None:
        return found[0], found[1], False
    loose = units().elsewhere.at(text, start)
    if loose is not None:
        return loose[0], loose[1], True
    listed_nowhere = _UNLISTED.match(text, start)
    if listed_nowhere is not None:
        return unlisted(listed_nowhere[1]), listed_nowhere.end(), False
    in_brackets = _IN_BRACKETS.match(text, start)
    if in_brackets is not None:
        unit = unit_of_column(in_brackets[1])
        if unit is not None:
            return unit, in_brackets.end(), False
    return None, start, False


def _same_unit_again(text: str, start: int, unit: Unit | None) -> int:
    """Skip the unit where it is written twice: ``98%(百分比)``."""
    if unit is None or start == len(text):
        return start
    in_brackets = _IN_BRACKETS.match(text, start)
    if in_brackets is not None:
        again, end = unit_of_column(in_brackets[1]), in_brackets.end()
    else:
        found = unit_at(text, start)
        again, end = found if found is not None else (None, start)
        if is_counting(unit) and is_counting(again):
            return start
    if again is None or (end < len(text) and is_chinese(text[end])):
        return start
    if (again.dimension, again.size) != (unit.dimension, unit.size):
        raise Stop(Why.TWO_UNITS)
    return end


def figure_follows(text: str, start: int) -> bool:
    """Tell whether figures stand at ``start``."""
    return figure_at(text, start) is not None
