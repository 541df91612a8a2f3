"""Looking printed labels up in the table of :mod:`jiheng.form.labels`.

A label is compared in its *bare* form: full-width brackets, blanks, colons and bracketed additions such as ``(A)``,
``(万元)`` or ``(盖章)`` do not count, so that 「全年执行数（B）」 and 「全年执行数」 are one label.
"""

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from jiheng.form.cleaning import fold, is_han_alone
from jiheng.form.codes import FormKind
from jiheng.form.labels import LABELS, TITLES, Label, Part

_TITLE_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in TITLES)

# What stands around a title without belonging to it: 附件2：, a file number, a year, a bracketed addition.
_LONGEST_TITLE = 60

_BRACKETED = re.compile(r"\(([^()]{0,40})\)|\[([^\[\]]{0,40})\]|【([^【】]{0,40})】")
_POINTS = re.compile(r"\(?(\d{1,3}(?:\.\d{1,2})?)分\)?$")
_BARE_POINTS = re.compile(r"^(\d{1,3}(?:\.\d{1,2})?)分?$")
_LEADING = re.compile(r"^(?:其中[::.,、;]?|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、])")
_TRAILING = re.compile(r"[::*]+$")


class Printed(msgspec.Struct, frozen=True):
    """A label as printed, taken apart: its bare words, the additions in brackets, the points it states."""

    bare: str
    additions: tuple[str, ...]
    points: Decimal | None


def take_apart(text: str) -> Printed:
    """Take a printed label apart. Meant for short texts; anything of 80 characters or more is returned whole."""
    if len(text) >= 80:  # noqa: PLR2004 - no label is nearly as long; it only keeps the work on goals small
        return Printed(text, (), None)
    return _taken_apart(text)


@lru_cache(maxsize=8192)
def _taken_apart(text: str) -> Printed:
    folded = fold(text)
    if folded.isalpha():  # nothing but words: neither brackets nor figures nor colons
        return Printed(folded, (), None)
    additions: list[str] = []
    points = None
    stated = _POINTS.search(folded)
    if stated is not None:
        points = Decimal(stated[1])
        folded = folded[: stated.start()]
    while (found := _BRACKETED.search(folded)) is not None:
        addition = found[1] or found[2] or found[3] or ""
        additions.append(addition)
        number = _BARE_POINTS.match(addition)
        if number is not None and points is None:
            points = Decimal(number[1])
        folded = folded[: found.start()] + folded[found.end() :]
    folded = _TRAILING.sub("", _LEADING.sub("", folded))
    return Printed(folded, tuple(additions), points)


def _table() -> dict[str, tuple[Label, ...]]:
    found: dict[str, list[Label]] = {}
    for label in LABELS:
        for word in (label.chinese, *label.synonyms):
            for bare in {take_apart(word).bare, fold(word)}:
                entries = found.setdefault(bare, [])
                if label not in entries:
                    entries.append(label)
    return {bare: tuple(entries) for bare, entries in found.items()}


_BY_BARE = _table()


# The longest label, with room for what stands in brackets behind it; spares taking names and sentences apart.
_LONGEST_LABEL = max(map(len, _BY_BARE)) + 24


def labels_of(text: str) -> tuple[Label, ...]:
    """Give every label that ``text`` may be; what stands around it decides between them. Empty for no label."""
    if text.isascii() or len(text) > _LONGEST_LABEL:  # every label is Chinese
        return ()
    return _looked_up(text)


@lru_cache(maxsize=8192)
def _looked_up(text: str) -> tuple[Label, ...]:
    exactly = _BY_BARE.get(text)
    if exactly is not None or is_han_alone(text):
        return exactly or ()
    return _BY_BARE.get(_taken_apart(text).bare, ())


def label_in(part: Part, text: str) -> Label | None:
    """Give the label of ``part`` that ``text`` is, or ``None``."""
    for label in labels_of(text):
        if label.part is part:
            return label
    return None


def title_kind(text: str) -> FormKind | None:
    """Tell what kind of form ``text`` is the title of, or ``None`` when it is no title."""
    if "表" not in text:
        return None
    folded = fold(text)
    return _kind_of_title(folded) if len(folded) <= _LONGEST_TITLE else None


@lru_cache(maxsize=2048)
def _kind_of_title(folded: str) -> FormKind | None:
    bare = _BRACKETED.sub("", folded)
    return next((kind for kind, pattern in _TITLE_PATTERNS if pattern.search(bare)), None)
