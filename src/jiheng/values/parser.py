"""From the text of a cell to its meaning: the one door to the grammar of ``GRAMMAR.md``."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from jiheng.form.cleaning import EMBEDDED
from jiheng.form.note_marks import label_without_note_mark
from jiheng.values.comparators import comparator_of_column
from jiheng.values.deadlines import per_period, read_deadline, read_frequency
from jiheng.values.glyphs import clean, is_chinese
from jiheng.values.phrases import read_quantity, read_with_subject
from jiheng.values.quantities import Quantity, Range, Unit
from jiheng.values.reasons import Why
from jiheng.values.statements import Frequency, NotUnderstood, Reference, Value, Word, WordKind
from jiheng.values.units import NUMBER, counts_anything, is_counting, unit_of_column
from jiheng.values.wordings import read_wording
from jiheng.values.words import read_quality, words

LONGEST_VALUE = 120
"""A longer text is a passage, not a value."""

_REMEMBERED_UP_TO = 64
_DATE_SIGNS = frozenset("年月日号旬季前后末底周天期")
_EVERY_SIGNS = frozenset("每按逐分年月季周天期时")
_DIGITS = frozenset("0123456789")
_NUMBER_SIGNS = frozenset("0123456789一二两三四五六七八九十百千零〇半±≥≤<>=¥%")
_TEMPLATE_SIGNS = frozenset("*×xX…_")
_DASHES = frozenset("-/\\_|")
_STUB = re.compile(r"\([^()]*\)(?=.)")
_DATE_BY_SIGNS = re.compile(r"[0-9]{4}[-/.][0-9]")
_NOT_A_UNIT = frozenset(("", "无", "定性", "定量"))
_LONGEST_UNIT = 12
_SHORTEST_NAME = 4
_HUNDRED_PER_HUNDRED = "百分百"


def parse(text: str, *, unit: str = "", comparator: str = "") -> Value:
    """Read what a target or an actual means.

    ``unit`` and ``comparator`` are what stands in columns of their own (度量单位, 指标性质), where the form has them;
    words of such a column that say something else (定性, 正向) are let go here and heard by ``direction``.
    A text that the grammar does not read is :class:`NotUnderstood`, with the reason; no text raises.
    ``parse(str(value)) == value`` for every value that this gives.
    """
    if len(text) + len(unit) + len(comparator) > _REMEMBERED_UP_TO:
        return _parse(text, unit, comparator)
    return _remembered(text, unit, comparator)


def _parse(text: str, unit: str, comparator: str) -> Value:
    value = _read(text)
    if comparator:
        value = _with_comparator(value, text, comparator)
    return _with_unit(value, text, unit) if unit else value


_remembered = lru_cache(maxsize=8192)(_parse)


def _with_comparator(value: Value, text: str, column: str) -> Value:
    sign = comparator_of_column(column)
    takes_sign = isinstance(value, Quantity | Range | Reference) or (
        isinstance(value, Frequency) and value.times is not None
    )
    if isinstance(value, Word):
        takes_sign = value.kind is WordKind.GRADE
    return _read(f"{sign}{text}") if sign is not None and takes_sign else value


def _with_unit(value: Value, text: str, column: str) -> Value:
    name = _unit_name(column)
    if not name:
        return value
    if isinstance(value, NotUnderstood):
        joined = _read(f"{text}{name}")
        return joined if isinstance(joined, Quantity | Range) and not _DIGITS.isdisjoint(text) else value
    if not isinstance(value, Quantity | Range):
        return value
    if value.unit is None or value.unit.dimension == NUMBER:
        return _joined(value, name)
    known = unit_of_column(name)
    return value if known is None else _with_second_unit(value, value.unit, known, text)


def _unit_name(column: str) -> str:
    """Give the name that stands in a column of units, ``""`` where that is a dash, 定性 or no unit at all."""
    name = clean(column).removeprefix("单位:").removeprefix("计量单位:")
    is_none = name in _NOT_A_UNIT or _DASHES.issuperset(name)
    return "" if is_none or len(name) > _LONGEST_UNIT or not _DIGITS.isdisjoint(name) else name


def _with_second_unit(value: Quantity | Range, written: Unit, known: Unit, text: str) -> Value:
    """Settle a unit in the cell with one in the column: the same, one of them a word that counts anything, or not."""
    if (known.dimension, known.size) == (written.dimension, written.size):
        return value
    if is_counting(written) and counts_anything(known):
        return value
    if counts_anything(written) and is_counting(known):
        return _read(str(msgspec.structs.replace(value, unit=known)))
    return _read(f"{text}({known})")


def _joined(value: Quantity | Range, name: str) -> Value:
    """Write the unit of the column behind the number, as it could have stood in one cell, and read that."""
    known = unit_of_column(name)
    per = f"/{value.per}" if value.per is not None else ""
    head = str(value).removesuffix(per)
    listed = (str(known),) if known is not None else (name,) if "/" in name else ()
    for unit in (*listed, f"〔{name}〕"):
        result = _read(f"{head}{unit}{per}")
        if not isinstance(result, NotUnderstood):
            return result
    return _read(f"{head}{name}{per}")


def _read(text: str) -> Value:
    if len(text) > LONGEST_VALUE and len(text.strip()) > LONGEST_VALUE:
        return Why.TOO_LONG.about(text)
    written = clean(text).replace(_HUNDRED_PER_HUNDRED, "百分之百")
    found = _read_written(written)
    if not isinstance(found, Why):
        return found
    unmarked = label_without_note_mark(written)
    # 合格①: the mark of a footnote behind a value that is none without it.
    below = _read_written(unmarked) if unmarked != written else found
    return found.about(text) if isinstance(below, Why) else below


def _read_written(written: str) -> Value | Why:
    """Look a text up as a whole, else try the readers, the likeliest first; the first value wins, else a reason."""
    at_once = words().whole.get(written) or _no_text(written)
    if at_once is not None:
        return at_once
    written, why = _without_stub(written)
    if why is not None:
        return why
    for found in _readings(written):
        if isinstance(found, Why):
            why = why or found
        elif found is not None:
            return found
    return why or _why_not(written)


def _no_text(written: str) -> Why | None:
    """Say that nothing is written, or something that is no text; ``None`` where there is something to read."""
    if not written:
        return Why.BLANK
    if _DASHES.issuperset(written):
        return Why.DASH
    return Why.EMBEDDED if EMBEDDED in written else None


def _readings(written: str) -> Iterator[Value | Why | None]:
    if not _DATE_SIGNS.isdisjoint(written) or _DATE_BY_SIGNS.match(written):
        yield read_deadline(written)
    if not _EVERY_SIGNS.isdisjoint(written):
        yield read_frequency(written)
    if not _NUMBER_SIGNS.isdisjoint(written):
        value = read_quantity(written)
        yield per_period(value) if isinstance(value, Quantity) and value.per is not None else value
        yield read_with_subject(written)
    yield read_quality(written)
    yield read_wording(written)


def _without_stub(written: str) -> tuple[str, Why | None]:
    """Let go of what the template left in brackets before the value: ``(≥**平方米)大于等于10157.6平方米``."""
    if _TEMPLATE_SIGNS.isdisjoint(written) or not any(sign in written for sign in words().template):
        return written, None
    stub = _STUB.match(written)
    rest = written if stub is None else written[stub.end() :]
    return rest, Why.TEMPLATE if any(sign in rest for sign in words().template) else None


def _why_not(written: str) -> Why:
    if not any(is_chinese(character) or character.isalnum() for character in written):
        return Why.SIGNS
    if _DIGITS.isdisjoint(written):
        is_name = len(written) >= _SHORTEST_NAME and written.endswith(words().name_endings)
        return Why.NAME if is_name else Why.UNKNOWN_WORDS
    return Why.TWO_CONDITIONS if any(sign in written for sign in ",;、") else Why.UNKNOWN_WORDS
