"""What a template leaves behind in the column of names: 「指标1：」 before a name, rows nobody filled in, subtotals."""

import re
from collections.abc import Collection, Sequence

from jiheng.form import clean
from jiheng.form.cleaning import fold
from jiheng.form.labelling import take_apart
from jiheng.reading.layout.cells import said

_NUMBERED = re.compile(r"^指标\s*\d{0,2}\s*[:：.、]\s*")
_NOTHING = re.compile(r"[.…。·/／\-—\s]*")
# 指标1：, 指标2:/, ……; a stroke alone is a blank cell.
_STUB = re.compile(r"指标\s*\d{0,2}\s*[:：.、]\s*[/／—-]?|[.…]{2,}|…")
_LONGEST_STUB = 12
# A column number may say how its figures are computed.
_COLUMN_NUMBER = re.compile(r"[(]?(\d{1,2})[)]?(?:=.{1,20})?")
_FEWEST_NUMBERS = 4
_SUBTOTALS = frozenset({"小计", "分项小计", "产出小计", "效益小计"})
_FILLED = frozenset({"target", "actual", "max_points", "claimed_points"})


def named(text: str) -> str | None:
    """Read the name of an indicator, without a template's 「指标1：」 in front of it."""
    name = said(text)
    return (_NUMBERED.sub("", name) or name) if name is not None else None


def is_stub(text: str) -> bool:
    """Tell whether a text is 「指标2：」 or 「……」 and nothing else: what a template has where names shall stand."""
    return len(text) <= _LONGEST_STUB and _STUB.fullmatch(text) is not None


def is_residue(name: str | None, filled: Collection[str]) -> bool:
    """Tell whether a row is 「指标2：」 or 「……」 and nothing else; ``filled`` are the codes of its filled columns."""
    if name is None or not _FILLED.isdisjoint(filled):
        return False
    return _NOTHING.fullmatch(_NUMBERED.sub("", clean(name))) is not None


def are_column_numbers(texts: Sequence[str]) -> bool:
    """Tell whether a row only counts the columns: 1, 2, 3, 4, 5=4/3."""
    if len(texts) < _FEWEST_NUMBERS or not texts[0].lstrip("(（ ")[:1].isdigit():
        return False
    found = [_COLUMN_NUMBER.fullmatch(fold(text)) for text in texts]
    numbers = [int(one[1]) for one in found if one is not None]
    return len(numbers) == len(texts) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def is_subtotal(text: str) -> bool:
    """Tell whether a row that begins with ``text`` only adds up others."""
    return "计" in text and take_apart(text).bare in _SUBTOTALS
