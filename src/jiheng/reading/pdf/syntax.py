"""How the objects of a PDF are written: names, numbers, references, and the lists and dictionaries made of them.

Texts and whatever else says nothing about what a page draws are ``None``.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from jiheng.reading.room import Room

REGULAR: Final = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"
"""What names and words consist of."""

_TOKEN: Final = re.compile(
    rb"(?:[\0\t\n\f\r ]|%[^\r\n]*+)*+(<<|>>|/" + REGULAR + rb"*+|" + REGULAR + rb"++|.)", re.DOTALL
)
_IN_TEXT: Final = re.compile(rb"[()]|\\.", re.DOTALL)
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_LINE_END: Final = re.compile(rb"\r?\n?")
_ENDS: Final = frozenset({b"endobj", b"obj", b"stream", b"endstream", b"xref", b"trailer", b"startxref"})
_BEGINS_NUMBER: Final = frozenset(b"+-.0123456789")
_LONGEST_NUMBER: Final = 20
_STEP_OF_BYTES: Final = 64


class Ref(NamedTuple):
    """A reference to the object of this number."""

    number: int


class Name(str):
    """A name, without its stroke."""

    __slots__ = ()


Value: TypeAlias = "Ref | Name | int | float | Sequence[Value] | Mapping[str, Value] | None"


def name(written: bytes) -> Name:
    """Read a name as it stands after its stroke; any sign of it may be written as ``#`` and two digits."""
    plain = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), written) if b"#" in written else written
    return Name(plain.decode("latin-1"))


def parse(source: bytes, at: int, room: Room) -> tuple[Value, int | None]:
    """Read the value that begins at a place; what is left open at its end is closed there.

    Returns:
        The value, and where the bytes of its stream begin, if it has one.

    Raises:
        Unreadable: the objects looked at are far too large.

    """
    levels: list[list[Value]] = [[]]
    start = None
    while (found := _TOKEN.match(source, at)) is not None:
        token, at = found[1], found.end()
        room.take(1 + len(found[0]) // _STEP_OF_BYTES)
        if token in {b"<<", b"["}:
            levels.append([])
        elif token in {b">>", b"]"}:
            _close(levels, is_dictionary=token == b">>")
        elif token in _ENDS:
            start = _LINE_END.match(source, at).end() if token == b"stream" else None  # type: ignore[union-attr]  # matches anything
            break
        elif token == b"(":
            end = _end_of_text(source, at)
            room.take((end - at) // _STEP_OF_BYTES)
            levels[-1].append(None)
            at = end
        else:
            _add(levels[-1], token)
    while len(levels) > 1:
        _close(levels, is_dictionary=True)
    return (levels[0][0] if levels[0] else None), start


def _close(levels: list[list[Value]], *, is_dictionary: bool) -> None:
    if len(levels) == 1:
        return
    items = levels.pop()
    if is_dictionary:
        pairs = zip(items[::2], items[1::2], strict=False)
        levels[-1].append({key: value for key, value in pairs if isinstance(key, Name)})
    else:
        levels[-1].append(items)


def _add(items: list[Value], token: bytes) -> None:
    if token[:1] == b"/":
        items.append(name(token[1:]))
    elif token == b"R" and len(items) > 1 and isinstance(items[-2], int):
        items[-2:] = [Ref(items[-2])]
    elif token[0] in _BEGINS_NUMBER and len(token) <= _LONGEST_NUMBER:
        try:
            items.append(float(token) if b"." in token else int(token))
        except ValueError:
            items.append(None)
    else:
        items.append(None)


def _end_of_text(source: bytes, at: int) -> int:
    """Find where a text ends whose brackets may lie in one another."""
    depth = 1
    for found in _IN_TEXT.finditer(source, at):
        depth += (found[0] == b"(") - (found[0] == b")")
        if not depth:
            return found.end()
    return len(source)
