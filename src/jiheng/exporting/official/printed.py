"""What is printed for a field: what stood in the form, cleaned; a figure as it was written there, never set anew."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final, TypeVar

from jiheng.form import Field, clean
from jiheng.form.labelling import label_in, take_apart
from jiheng.form.labels import TERMS, Part
from jiheng.values import parse_amount, parse_number

Code = TypeVar("Code", bound=str)

# Where a line of a passage ends on purpose: behind a sentence, or before the next number.
_SENTENCE: Final = re.compile(r"[。；;！!？?：:]\s*\Z")
_NUMBERED: Final = re.compile(r"\s*(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、]|[①-⑳])")


def words(field: Field[str]) -> str:
    """Give a text; where it says nothing, the dash that stands there."""
    return clean(field.printed) if field.value is None else field.value


def passage(field: Field[str]) -> str:
    """Give a long text, with the breaks of its lines where they part sentences or numbered points."""
    if field.value is None or "\n" not in field.printed:
        return words(field)
    joined = ""
    for line in field.printed.splitlines():
        parts = _SENTENCE.search(joined) is not None or _NUMBERED.match(line) is not None
        joined += ("\n" if parts else " ") + line if joined else line
    lines = "\n".join(filter(None, map(clean, joined.split("\n"))))
    return lines if clean(lines) == field.value else field.value


def said(field: Field[str]) -> str:
    """Give what stands behind a label; where nothing does, a label printed in the same cell is not said again."""
    return passage(field) if field.value is not None or not _has_words(field.printed) else ""


def _has_words(printed: str) -> bool:
    return any(one.isalnum() for one in printed)


def amount(field: Field[Decimal]) -> str:
    """Give an amount of money exactly as it is printed, with the unit that stands in its cell if one does."""
    return _figure(field, lambda text: found.figure if (found := parse_amount(text)) is not None else None, same=False)


def points(field: Field[Decimal]) -> str:
    """Give points as they are printed; by their value where they stand in a label, as in 「预算执行情况（20分）」."""
    return _figure(field, lambda text: parse_number(text.removesuffix("分")), same=True)


def _figure(field: Field[Decimal], read: Callable[[str], Decimal | None], *, same: bool) -> str:
    printed = clean(field.printed)
    if field.value is None:
        return "" if printed.endswith(("：", ":")) else printed  # a label and nothing behind it
    found = read(printed)
    is_it = found == field.value if same else found is not None
    return printed if is_it else f"{field.value:f}"


def heading(part: Part, field: Field[Any], stated: Field[Decimal]) -> str:
    """Give a cell of 一级指标 or 二级指标, with the points that it states."""
    printed = clean(field.printed)
    own = label_in(part, printed)
    if field.value is not None and (own is None or own.code != field.value):
        printed = term(part, field.value)
    if stated.value is None or take_apart(printed).points == stated.value:
        return printed
    return f"{printed}（{stated.value:f}分）"


def term(part: Part, code: str) -> str:
    """Give the standard word for a code."""
    return TERMS.get((part, code), ("", ""))[0]
