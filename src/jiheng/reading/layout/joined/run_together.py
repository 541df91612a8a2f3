"""Figures that text extraction ran together, such as ``202010100.00%10``: every way to cut them over their columns.

This module knows what a figure looks like and which figures a column can hold, and lists the ways;
:mod:`jiheng.reading.layout.joined.run_fits` says which of them agree with the form. The same ways are used for
figures that do stand apart, where empty cells are gone and nobody knows which columns the rest belongs to: then
nothing is cut, and only the columns are in question.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

import msgspec

from jiheng.reading.layout.kinds import Kind, kind_of
from jiheng.values import parse_number

_DASHES: Final = frozenset("-－—–―─/／")
_SIGNS: Final = frozenset("0123456789.,%") | _DASHES
_RUN: Final = re.compile(r"[0-9.,%\-－—–―─/／]{2,80}")
_FIGURE: Final = re.compile(r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]+)?")
# A date, a telephone number, points out of points: signs of figures, but no figures without anything between.
_OTHER: Final = re.compile(r"(?:19|20)[0-9]{2}([-./])[0-9]{1,2}(?:\1[0-9]{1,2})?|[0-9.]+[-－—–~/／][0-9.]+[%]?")
_LONGEST_FIGURE: Final = 20
_MOST_PLACES: Final = 6
# A percentage beyond this is two figures that met before the sign.
_LARGEST_PERCENTAGE: Final = 1_000
# A form of a dozen columns has a few hundred ways at most; beyond this nothing could be decided anyway.
_MOST_STEPS: Final = 30_000
_MOST_NAMED: Final = 3
POINTS: Final = frozenset({"max_points", "claimed_points"})
_HIGHEST: Final[Mapping[str, int]] = {
    "max_points": 150,
    "claimed_points": 150,
    "original_budget": 10**15,
    "revised_budget": 10**15,
    "actual_expenditure": 10**15,
}

Way = Mapping[str, str]
"""The texts of a row by the codes of their columns."""


class Run(msgspec.Struct, frozen=True):
    """A row whose figures had run together: what was printed, and the ways to cut it that agree with the form.

    It is ``settled`` where exactly one way does, and that way was taken.
    """

    printed: str
    ways: tuple[Way, ...]
    settled: bool

    def cut_out(self, text: str) -> bool:
        """Tell whether ``text`` is one of the figures that were told apart."""
        return self.settled and text in self.ways[0].values()

    def named(self) -> tuple[str, ...]:
        """Say the first few ways as a person would write them, cell by cell."""
        return tuple(" ｜ ".join(way.values()) for way in self.ways[:_MOST_NAMED])


class TooManyWays(Exception):  # noqa: N818 - not an error of anybody's
    """There are more ways than can be looked at."""


@lru_cache(maxsize=4096)
def is_run(text: str) -> bool:
    """Tell whether a text may be figures without anything between them; a single figure may be, too."""
    return _RUN.fullmatch(text) is not None and any(sign.isdecimal() for sign in text)


@lru_cache(maxsize=4096)
def is_no_single_figure(text: str) -> bool:
    """Tell whether a text of figures cannot be one figure, so that several must have run together."""
    if not is_run(text) or _OTHER.fullmatch(text):
        return False
    kind = kind_of(text)
    if kind is Kind.PERCENT:
        number = parse_number(text.rstrip("%"))
        return number is None or number > _LARGEST_PERCENTAGE
    if kind in {Kind.NUMBER, Kind.AMOUNT}:
        return False
    return any(len(way) > 1 for way in _cuts(text))


def ways(texts: Sequence[str], columns: Sequence[str], *, cut: bool) -> list[Way]:
    """Give every way to lay ``texts`` over ``columns`` in order; with ``cut`` a text may hold several figures.

    Columns may stay empty. A rate has its percent sign unless there is none in the whole row.

    Raises:
        TooManyWays: there are more than can be looked at.
    """
    with_sign = any("%" in text for text in texts)
    found: list[Way] = []
    steps = 0

    def lay(text: int, at: int, column: int, laid: tuple[tuple[str, str], ...]) -> None:
        nonlocal steps
        steps += 1
        if steps > _MOST_STEPS:
            raise TooManyWays
        if text == len(texts):
            found.append(dict(laid))
            return
        if column == len(columns):
            return
        for end in _ends(texts[text], at) if cut else (len(texts[text]),):
            token = texts[text][at:end]
            if _may_hold(columns[column], token, with_sign=with_sign):
                over = end == len(texts[text])
                lay(text + over, 0 if over else end, column + 1, (*laid, (columns[column], token)))
        lay(text, at, column + 1, laid)

    lay(0, 0, 0, ())
    return found


def is_dash(text: str) -> bool:
    """Tell whether a cell says by a stroke that it holds nothing."""
    return bool(text) and _DASHES.issuperset(text)


def number_in(way: Way, column: str) -> Decimal | None:
    """Give the figure in a column of a way, a percentage without its sign."""
    return parse_number(way[column].removesuffix("%")) if column in way else None


def _cuts(text: str) -> Iterator[tuple[str, ...]]:
    """Give the ways to cut a text into two figures, or one."""
    for end in _ends(text, 0):
        if end == len(text):
            yield (text,)
        elif _ends(text, end):
            yield (text[:end], text[end:])


@lru_cache(maxsize=8192)
def _ends(text: str, at: int) -> tuple[int, ...]:
    """Give the places at which a figure or a stroke that begins at ``at`` may end."""
    if at < len(text) and text[at] in _DASHES:
        return tuple(end for end in range(at + 1, len(text) + 1) if _DASHES.issuperset(text[at:end]))
    found: list[int] = []
    for end in range(at + 1, min(at + _LONGEST_FIGURE, len(text)) + 1):
        if _FIGURE.fullmatch(text, at, end) is None or text[end : end + 1] in {".", ","}:
            continue
        found.append(end + 1 if text[end : end + 1] == "%" else end)
    return tuple(found)


@lru_cache(maxsize=16384)
def _may_hold(column: str, token: str, *, with_sign: bool) -> bool:
    """Tell whether a column can hold a figure at all, whatever stands beside it."""
    if is_dash(token):
        return True
    is_percentage = token.endswith("%")
    number = parse_number(token.removesuffix("%"))
    if number is None:
        return False
    places = -int(number.as_tuple().exponent)
    if column == "execution_rate":
        return is_percentage if with_sign else number <= _LARGEST_PERCENTAGE
    if column in {"target", "actual"}:
        return number <= _LARGEST_PERCENTAGE or not is_percentage
    if is_percentage or column not in _HIGHEST:
        return False
    lowest = 1 if column == "max_points" and places == 0 else 0
    return lowest <= number <= _HIGHEST[column] and places <= (2 if column in POINTS else _MOST_PLACES)
