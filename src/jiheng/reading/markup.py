"""XML parts parsed without trust: no DTD, no entities, no network, bounded depth and number of marks."""

import io
from collections.abc import Iterator
from copy import deepcopy
from typing import Final, TypedDict

from lxml import etree

from jiheng.reading import limits, refusals
from jiheng.reading.grid import Unreadable
from jiheng.reading.packages import Package, normalised

_DTD: Final = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_CHUNK: Final = 65_536


class _Options(TypedDict):
    """What a parser is told of what it may do."""

    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool


_WITHOUT_TRUST: Final = _Options(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)
_PARSER: Final = etree.XMLParser(**_WITHOUT_TRUST)


def parse(data: bytes) -> etree._Element:
    """Parse a whole XML part into a tree.

    Raises:
        Unreadable: the part is not well formed, has a DTD, is too deep or has too many marks.

    """
    if len(data) > limits.MAX_MARKS and data.count(b"<") + data.count(b"=") > limits.MAX_MARKS:
        raise _too_many_marks()
    _refuse_dtd(data)
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as fault:
        raise _refusal(fault) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusals.has_dtd()
    return root


def elements(data: bytes, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Give the elements named ``tags`` in their order; of a large part, one at a time, so that memory does not grow.

    Raises:
        Unreadable: as :func:`parse`, for a large part at the place where the fault stands.

    """
    if len(data) < limits.STREAMED_FROM_BYTES:
        yield from parse(data).iter(*tags)
    else:
        yield from _streamed(data, tags)


def _streamed(data: bytes, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Give each element as it ends, then forget it and what stood before it."""
    _refuse_dtd(data)
    try:
        for _, element in etree.iterparse(io.BytesIO(data), events=("end",), tag=tags, **_WITHOUT_TRUST):
            yield element
            _forget(element)
    except etree.XMLSyntaxError as fault:
        raise _refusal(fault) from fault


def outermost(data: bytes, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Give the elements named ``tags`` that stand in none of their kind, each alone and free to be changed.

    However large the part, only one of them is held at a time.

    Raises:
        Unreadable: as :func:`parse`, where the fault stands; too many marks are those of one such element.

    """
    _refuse_dtd(data)
    parser = etree.XMLPullParser(("start", "end"), tag=tags, **_WITHOUT_TRUST)
    depth = marks = 0
    try:
        for start in range(0, len(data), _CHUNK):
            chunk = data[start : start + _CHUNK]
            marks += chunk.count(b"<") + chunk.count(b"=")
            if marks > limits.MAX_MARKS:
                raise _too_many_marks()
            parser.feed(chunk)
            for event, element in parser.read_events():
                depth += 1 if event == "start" else -1
                if depth == 0 and isinstance(element, etree._Element):  # noqa: SLF001 - the only name of the type
                    marks = 0
                    yield deepcopy(element)  # the parser still holds on to the place of the element itself
                    _forget(element)
        parser.close()
    except etree.XMLSyntaxError as fault:
        raise _refusal(fault) from fault


def _forget(element: etree._Element) -> None:
    """Let go of an element that has ended, and of what stood before it."""
    element.clear()
    before, parent = element.getprevious(), element.getparent()
    if before is not None and parent is not None:
        parent.remove(before)


def _too_many_marks() -> Unreadable:
    """Refuse a part, or an element of one, with more tags than any form has."""
    return refusals.too_large("文档内的标记数", f"{limits.MAX_MARKS:,} 个", "the number of tags")


def root_of(data: bytes) -> etree._Element:
    """Give the root of a part as it begins, without what stands in it.

    Raises:
        Unreadable: as :func:`parse`, where there is not even a root.

    """
    _refuse_dtd(data)
    parser = etree.XMLPullParser(("start",), **_WITHOUT_TRUST)
    try:
        parser.feed(data[:_CHUNK])
        _, root = next(iter(parser.read_events()), ("", None))
    except etree.XMLSyntaxError as fault:
        raise _refusal(fault) from fault
    if not isinstance(root, etree._Element):  # noqa: SLF001 - the only name of the type
        raise refusals.damaged("文件内的 XML", "XML inside the file")
    return root


def whole_number(said: str | None) -> int | None:
    """Read a small whole number such as a span or a row; ``None`` where there is none or it is nonsense."""
    said = said.strip() if said is not None else ""
    return int(said) if said.isascii() and said.isdigit() and len(said) < len("1000000000") else None


def local_name(tag: object) -> str:
    """Give a tag's name without its namespace; the empty string for what is no element."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(root: etree._Element) -> str:
    """Give the namespace of an element in the braces lxml writes, or nothing."""
    head, brace, _ = str(root.tag).rpartition("}")
    return head + brace


def relations(package: Package, owner: str) -> list[tuple[str, str, str]]:
    """List what a part points at, as (id, kind, name of the part).

    ``owner`` is the name of the part that points, empty for the package itself. ``kind`` is the last word of the
    relation's type, the same in both editions of the standard. What lies outside the file is left out.
    """
    folder, _, name = normalised(owner).rpartition("/")
    data = package.part(f"{folder}/_rels/{name}.rels" if owner else "_rels/.rels")
    if data is None:
        return []
    found = []
    for relation in parse(data):
        target = relation.get("Target", "")
        if relation.get("TargetMode", "") == "External" or not target:
            continue
        kind = relation.get("Type", "").rpartition("/")[2]
        found.append((relation.get("Id", ""), kind, _joined(folder, target)))
    return found


def _joined(folder: str, target: str) -> str:
    """Follow a relative target from a folder: (``xl``, ``../media/x``) → ``media/x``."""
    target = target.replace("\\", "/")
    steps = [] if target.startswith("/") or not folder else folder.split("/")
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps).lower()


def _refuse_dtd(data: bytes) -> None:
    """Refuse a DTD before the parser sees it, in one byte a character or in two."""
    marks = _DTD[1:] if b"\0" in data[:4] else _DTD[:1]
    if any(mark in data for mark in marks):
        raise refusals.has_dtd()


def _refusal(fault: etree.XMLSyntaxError) -> Exception:
    if "depth" in str(fault):
        return refusals.too_deep()
    return refusals.damaged("文件内的 XML", "XML inside the file")
