"""XML parts as the bytes they are: where an element begins and ends, and bytes put in between.

Nothing is written anew that is not changed, so a part keeps its blanks, the order of its attributes and its prefixes.
Only parts are taken that a parser has found well formed, without a DTD, in an encoding in which ASCII is ASCII.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple
from xml.sax.saxutils import unescape

from jiheng.reading import refusals

_WITHIN: Final = rb"""[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*"""
_PASSED_OVER: Final = rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
_ANY: Final = rb"[^\s/>:<]+"
_ATTRIBUTE: Final = re.compile(rb"""(?s)([^\s=<>"']+)\s*=\s*("[^"]*"|'[^']*')""")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_ROOT: Final = re.compile(rb"(?s)(?:" + _PASSED_OVER + rb"|[^<])*(<(?:[^\s/>:<]+:)?[^\s/>!?<]+" + _WITHIN + rb">)")
_ENCODING: Final = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*["']([^"']+)""")
_END_OF_ROOT: Final = re.compile(rb"(?s)</[^<>]*>(?:\s|" + _PASSED_OVER + rb")*\Z")


class Edit(NamedTuple):
    """Bytes to be put in at ``at`` instead of the ``length`` bytes that stand there."""

    at: int
    length: int
    new: str


class Tag(NamedTuple):
    """A tag. ``name`` goes without its prefix; of an element without content ``is_start`` and ``is_end`` both hold."""

    name: str
    prefix: str
    start: int
    end: int
    is_start: bool
    is_end: bool


class NotInPlace(Exception):  # noqa: N818 - what is so, not a fault
    """A document cannot be written into as it lies there; it is not damaged, and reading it is another matter."""


def tags(data: bytes, names: Collection[str] = (), start: int = 0) -> Iterator[Tag]:
    """Give the tags from ``start`` on that are called by one of ``names``, or all of them, in their order.

    Raises:
        NotInPlace: the part is in an encoding of two bytes a sign.
    """
    _refuse_wide(data)
    wanted = b"|".join(re.escape(name.encode()) for name in names) or _ANY
    pattern = re.compile(
        rb"(?s)" + _PASSED_OVER + rb"|<(/?)(?:([^\s/>:<]+):)?(" + wanted + rb")(?=[\s/>])" + _WITHIN + rb">"
    )
    for found in pattern.finditer(data, start):
        name = found[3]
        if name is None:
            continue
        is_end = bool(found[1])
        is_both = data[found.end() - 2 : found.end()] == b"/>"
        yield Tag(
            name.decode(errors="replace"),
            (found[2] or b"").decode(errors="replace"),
            found.start(),
            found.end(),
            not is_end,
            is_end or is_both,
        )


def applied(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Give the part with all edits made; of several at one place the first comes first."""
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda one: one.at):
        pieces += [data[done : edit.at], edit.new.encode()]
        done = max(done, edit.at + edit.length)
    return b"".join((*pieces, data[done:]))


def attributes(data: bytes, tag: Tag) -> dict[str, str]:
    """Give the attributes of a tag by their names without prefix."""
    return {
        found[1].decode(errors="replace").rpartition(":")[2]: unescape(found[2][1:-1].decode(errors="replace"))
        for found in _ATTRIBUTE.finditer(data, tag.start, tag.end)
    }


def root(data: bytes) -> Tag:
    """Give the first tag of a part."""
    _refuse_wide(data)
    found = _ROOT.match(data)
    if found is None:
        raise refusals.damaged("文件内的 XML", "XML inside the file")
    start, end = found.span(1)
    name = data[start + 1 : end - 1].split(maxsplit=1)[0].rstrip(b"/").decode(errors="replace")
    prefix, _, local = name.rpartition(":")
    return Tag(local, prefix, start, end, is_start=True, is_end=data[end - 2 : end] == b"/>")


def before_end(data: bytes, told: str) -> bytes:
    """Put something in as the last of the root's content; one without content gets one."""
    first = root(data)
    if first.is_end:
        return applied(data, opened(data, first, told))
    found = _END_OF_ROOT.search(data)
    if found is None:
        raise refusals.damaged("文件内的 XML", "XML inside the file")
    return applied(data, [Edit(found.start(), 0, told)])


def refuse_other_encodings(data: bytes) -> None:
    """Refuse a part that Chinese cannot be put into as it is put everywhere else.

    Raises:
        NotInPlace: it says that it is in another encoding than UTF-8.
    """
    found = _ENCODING.match(data)
    if found is not None and found[1].lower() not in {b"utf-8", b"utf8"}:
        raise NotInPlace("another encoding")


def named(data: bytes, name: str) -> str:
    """Name an element as those of the root's own kind are named in this part: with the prefix of the root."""
    prefix = root(data).prefix
    return f"{prefix}:{name}" if prefix else name


def opened(data: bytes, tag: Tag, told: str) -> list[Edit]:
    """Give an element without content some: ``<w:p/>`` becomes ``<w:p>…</w:p>``."""
    whole = f"{tag.prefix}:{tag.name}" if tag.prefix else tag.name
    slash = data.rindex(b"/", tag.start, tag.end)
    return [Edit(slash, tag.end - slash, f">{told}</{whole}>")]


def _refuse_wide(data: bytes) -> None:
    if data.startswith(_WIDE):
        raise NotInPlace("signs of two bytes")
