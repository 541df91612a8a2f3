"""Reads a target beside its actual: what the one says helps to read the other."""

import re

from jiheng.values.glyphs import clean
from jiheng.values.parser import parse
from jiheng.values.quantities import Quantity, Range
from jiheng.values.reasons import Why
from jiheng.values.statements import NotUnderstood, Value

_DEGREE = re.compile("(?<!摄氏)度")
_DEGREES = {"energy", "temperature"}
_COUNTED = re.compile(r"(.*[0-9])([\u4e00-\u9fff]{1,4})")


def parse_row(target: str, actual: str, *, unit: str = "", comparator: str = "") -> tuple[Value, Value]:
    """Read what target and actual of a row mean; ``unit`` and ``comparator`` stand in columns of their own.

    A unit in the cell of the actual stands above the column, which is the target's: 100人 beside a column of % are 100
    people. A word of no list is a unit where it stands behind both numbers: 0.4等级 beside 0.5等级. 度 is electricity,
    and beside ℃ degrees.
    """
    aim, reached = _read_row(target, actual, unit, comparator)
    if {_dimension(aim), _dimension(reached)} == _DEGREES:
        target, actual, unit = (_DEGREE.sub("℃", text) for text in (target, actual, unit))
        return _read_row(target, actual, unit, comparator)
    return aim, reached


def _read_row(target: str, actual: str, unit: str, comparator: str) -> tuple[Value, Value]:
    aim, reached = parse(target, unit=unit, comparator=comparator), parse(actual, unit=unit)
    if not isinstance(reached, NotUnderstood):
        return aim, reached
    if unit:
        own = parse(actual)
        return aim, own if isinstance(own, Quantity | Range) else reached
    if not (_has_unknown_unit(aim) and _has_unknown_unit(reached)):
        return aim, reached
    wanted, found = _COUNTED.fullmatch(clean(target)), _COUNTED.fullmatch(clean(actual))
    if wanted is None or found is None or wanted[2] != found[2]:
        return aim, reached
    return parse(f"{wanted[1]}〔{wanted[2]}〕", comparator=comparator), parse(f"{found[1]}〔{found[2]}〕")


def _dimension(value: Value) -> str:
    return value.unit.dimension if isinstance(value, Quantity | Range) and value.unit is not None else ""


def _has_unknown_unit(value: Value) -> bool:
    return isinstance(value, NotUnderstood) and value.reason == Why.UNKNOWN_UNIT.value[0]
