"""On which line of a TOML file a key stands. The TOML reader gives values without places, so this finds them again.

It reads no values: it follows table headers and the keys at the start of lines, and steps over strings and brackets
that run over several lines. Where it finds no line it says so with ``None``; a wrong line would be worse than none.
"""

import re
from itertools import count

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_DOTTED = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_HEADER = re.compile(rf"^[ \t]*\[\[?[ \t]*({_DOTTED})[ \t]*\]\]?[ \t]*(?:#.*)?$")
_ASSIGNMENT = re.compile(rf"^[ \t]*({_DOTTED})[ \t]*=[ \t]*(.*)$")
_PART = re.compile(_KEY)
_END_OF = {'"""': re.compile(r'(?:\\.|[^\\])*?"""'), "'''": re.compile(r".*?'''")}
_TOKEN = re.compile(r'''"""|\'\'\'|"(?:[^"\\]|\\.)*"|'[^']*'|[\[{]|[\]}]|\#.*''')

Path = tuple[str, ...]


def _parts(dotted: str) -> Path:
    return tuple(part[1:-1] if part[0] in "\"'" else part for part in _PART.findall(dotted))


class _Follower:
    """What is still open at the end of a line: a long string, or brackets."""

    def __init__(self) -> None:
        self.quotes = ""
        self.depth = 0

    @property
    def inside(self) -> bool:
        return bool(self.quotes) or self.depth > 0

    def read(self, text: str) -> None:
        while text:
            if self.quotes:
                end = _END_OF[self.quotes].match(text)
                if end is None:
                    return
                text, self.quotes = text[end.end() :], ""
            token = _TOKEN.search(text)
            if token is None:
                return
            text = text[token.end() :]
            if token[0] in {'"""', "'''"}:
                self.quotes = token[0]
            elif token[0] in {"[", "{"}:
                self.depth += 1
            elif token[0] in {"]", "}"}:
                self.depth -= 1


def lines_of(text: str) -> dict[Path, int]:
    """Give the line, counted from 1, of every table header and of every key that begins a line.

    Of ``[[unit]]`` the second is ``("unit", "1")``; ``("unit",)`` is the first.
    """
    found: dict[Path, int] = {}
    table: Path = ()
    first: Path = ()
    follower = _Follower()
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.removesuffix("\r")
        if follower.inside:
            follower.read(line)
            continue
        header = _HEADER.match(line)
        if header is not None:
            table = first = _parts(header[1])
            found.setdefault(first, number)
            if line.lstrip().startswith("[["):
                at = next(place for place in count() if (*first, str(place)) not in found)
                table = (*first, str(at))
                found[table] = number
            continue
        assignment = _ASSIGNMENT.match(line)
        if assignment is not None:
            found.setdefault((*table, *_parts(assignment[1])), number)
            found.setdefault((*first, *_parts(assignment[1])), number)
            follower.read(assignment[2])
    return found


def line_of(lines: dict[Path, int], path: Path) -> int | None:
    """Give the line of ``path``, or of the nearest thing around it that has one."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None
