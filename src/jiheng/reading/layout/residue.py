"""What a template leaves behind in the column of names: 「指标1：」 before a name, rows nobody filled in, subtotals."""

import re
from collections.abc import Collection

from jiheng.form import clean
from jiheng.form.labelling import take_apart
from jiheng.reading.layout.cells import said

_NUMBERED = re.compile(r"^指标\s*\d{0,2}\s*[:：.、]\s*")
_NOTHING = re.compile(r"[.…。·\s]*")
_SUBTOTALS = frozenset({"小计", "分项小计", "产出小计", "效益小计"})
_FILLED = frozenset({"target", "actual", "max_points", "claimed_points"})


def named(text: str) -> str | None:
    """Read the name of an indicator, without a template's 「指标1：」 in front of it."""
    name = said(text)
    return (_NUMBERED.sub("", name) or name) if name is not None else None


def is_residue(name: str | None, filled: Collection[str]) -> bool:
    """Tell whether a row is 「指标2：」 or 「……」 and nothing else; ``filled`` are the codes of its filled columns."""
    if name is None or not _FILLED.isdisjoint(filled):
        return False
    return _NOTHING.fullmatch(_NUMBERED.sub("", clean(name))) is not None


def is_subtotal(text: str) -> bool:
    """Tell whether a row that begins with ``text`` only adds up others."""
    return "计" in text and take_apart(text).bare in _SUBTOTALS
