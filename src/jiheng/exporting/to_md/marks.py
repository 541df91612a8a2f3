"""Markdown that shows what was said and nothing else: whatever could be a mark of it is escaped."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from jiheng.exporting.lines import printable

# Every mark of Markdown, HTML and the tables and links that dialects add; a colon only where an address begins.
_MARKS: Final = re.compile(r"[\\`*_{}\[\]<>#|~&@$^]|(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
_AT_START: Final = re.compile(r"[-+=]|\d+[.)](?!\S)")


def escaped(text: str) -> str:
    """Give a text so that it is shown as it is, on one line, wherever it stands."""
    told = _MARKS.sub(lambda found: f"\\{found[0]}", printable(text).strip())
    start = _AT_START.match(told)
    return told if start is None else f"{told[: start.end() - 1]}\\{told[start.end() - 1 :]}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, right: frozenset[int] = frozenset()) -> list[str]:
    """Set a table; the columns in ``right`` stand to the right. Its cells are escaped."""
    rule = ("---:" if place in right else "---" for place in range(len(heads)))
    lines = [heads, *rows]
    told = [f"| {' | '.join(map(escaped, line))} |" for line in lines]
    return [told[0], f"| {' | '.join(rule)} |", *told[1:]]
