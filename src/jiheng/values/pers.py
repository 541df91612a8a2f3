"""Reads what a quantity is counted for each of: 每亩, /集, /人/月, 每名学生."""

import re

from jiheng.values.comparators import signs
from jiheng.values.measures import figure_follows
from jiheng.values.periods import dates
from jiheng.values.units import unit_at

_NOUN = re.compile(r"[\u4e00-\u9fff]{1,6}")
_NO_NOUN = frozenset("未不没无已完成达到较比各至或均约超低高少增减升降每以及内左右上下")
_JOINS = "/·*"


def per_after_each(text: str, start: int) -> tuple[str, int] | None:
    """Read what follows 每 before a quantity: 每次(20人), 每亩(300元), 每名学生(500元)."""
    named = _named(text, start)
    if named is not None and _starts_quantity(text, named[1]):
        return named
    noun = _NOUN.match(text, start)
    if noun is not None and figure_follows(text, noun.end()) and not _NO_NOUN & set(noun[0]):
        return noun[0], noun.end()
    return None


def per_after_slash(text: str, start: int) -> tuple[str, int] | None:
    """Read what follows a slash or 每 after a quantity: (1600元)/亩, (20人)/每次, (3000元)/人/月."""
    names: list[str] = []
    place = start
    while True:
        if text.startswith("每", place):
            place += 1
        found = _named(text, place)
        if found is None or _goes_on(text, found[1]):
            noun = _NOUN.match(text, place)
            if noun is None or _NO_NOUN & set(noun[0]):
                return None
            found = noun[0], noun.end()
        names.append(found[0])
        place = found[1]
        if text[place : place + 1] not in _JOINS or place == len(text):
            return "/".join(names), place
        place += 1


def _named(text: str, start: int) -> tuple[str, int] | None:
    """Read a period or a unit; of the two, the longer."""
    period = dates().periods.at(text, start)
    unit = unit_at(text, start)
    if unit is not None and (period is None or unit[1] > period[1]):
        return unit[0].name, unit[1]
    return period


def _starts_quantity(text: str, place: int) -> bool:
    return figure_follows(text, place) or text[place : place + 1] == "¥" or signs().before.at(text, place) is not None


def _goes_on(text: str, place: int) -> bool:
    """A noun goes on after the unit (名学生); words that end a value (以上) do not count."""
    return place < len(text) and "\u4e00" <= text[place] <= "\u9fff" and signs().after.at(text, place) is None
