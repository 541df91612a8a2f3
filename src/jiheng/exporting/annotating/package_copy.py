"""A package of an office document, copied with a few parts changed: everything else byte by byte as it was packed.

What is not changed is not even unpacked: its record in the ZIP goes over as it lies there. No day of ours stands in the
copy; parts that are changed keep theirs, new ones have the first day that a ZIP knows.
"""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import Final, NamedTuple

from jiheng.exporting.annotating import tags
from jiheng.exporting.annotating.tags import Edit, NotInPlace
from jiheng.reading import markup, refusals
from jiheng.reading.packages import ZIP_FAULTS, Package, normalised

TYPES: Final = "[Content_Types].xml"
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_LOCAL_MARK: Final = b"PK\x03\x04"
_CENTRAL_MARK: Final = b"PK\x01\x02"
_END_MARK: Final = b"PK\x05\x06"
_FIRST_DAY: Final = (0, 0x21)
"""Time and date as a ZIP keeps them: midnight of the first of January 1980."""
_VERSION: Final = 20
_UTF8: Final = 0x800
_DEFLATED: Final = 8
_LEVEL: Final = 6
_HUGE: Final = 0xFFFFFFFF
_MANY: Final = 0xFFFF
_RELATIONS: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_SIGNED: Final = ("_xmlsignatures/", "word/vbaprojectsignature", "xl/vbaprojectsignature")


class _Entry(NamedTuple):
    """An entry of the directory: its name as we compare names and as it is written, its bytes, where its record is."""

    name: str
    written: str
    central: bytes
    start: int


class Relation(NamedTuple):
    """What a part points at: the last word of its kind, and the name of the other part."""

    name: str
    kind: str
    target: str


class PackageCopy:
    """The parts of a package, as they are and as they shall be."""

    def __init__(self, source: bytes) -> None:
        """Open ``source``.

        Raises:
            Unreadable: it is no complete ZIP.
            NotInPlace: it is one that we do not write: larger than a plain ZIP may be.
        """
        self._source = source
        self._package = Package(source)
        self._entries, self._end = _directory(source)
        self._names = {entry.name: entry.written for entry in self._entries}
        self._held: dict[str, bytes | None] = {}
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, bytes] = {}
        self._edits: dict[str, tuple[bytes, list[Edit]]] = {}

    @property
    def package(self) -> Package:
        """The package as it is, to be read."""
        return self._package

    @property
    def is_signed(self) -> bool:
        """There is a digital signature in it, which holds for the file as it is and for no copy with a change."""
        return any(name.startswith(_SIGNED) for name in self._names)

    def part(self, name: str) -> bytes | None:
        """Give a part as it shall be, or ``None`` where there is none of this name."""
        key = normalised(name)
        if key in self._changed:
            return self._changed[key]
        return self._added[name] if name in self._added else self.original(name)

    def original(self, name: str) -> bytes | None:
        """Give a part as it is, unpacked once: how much may be unpacked of one file is bounded."""
        key = normalised(name)
        if key not in self._held:
            self._held[key] = self._package.part(name)
        return self._held[key]

    def called(self, name: str) -> str:
        """Give the name of a part as it is written in the package, whatever the case it is asked for in."""
        return self._names.get(normalised(name), name)

    def put(self, name: str, content: bytes) -> None:
        """Change a part, or add one."""
        if (key := normalised(name)) in self._names:
            self._changed[key] = content
        else:
            self._added[name] = content

    def edit(self, name: str, data: bytes, edits: Iterable[Edit]) -> None:
        """Change a part that is there in some places more; ``data`` are its bytes as it is, and counted in by edits."""
        self._edits.setdefault(name, (data, []))[1].extend(edits)

    def free_name(self, pattern: str) -> str:
        """Give a name that no part has: ``pattern`` with a number in the place of ``{}``, or at first with none."""
        taken = self._names.keys() | {normalised(name) for name in self._added}
        number = 0
        while normalised(name := pattern.format(number or "")) in taken:
            number += 1
        return name

    def relations(self, owner: str) -> list[Relation]:
        """List what a part points at within the package, as it was."""
        return [Relation(*one) for one in markup.relations(self._package, owner)]

    def only(self, owner: str, kind: str) -> str | None:
        """Give the name of the part of some kind that a part points at; ``None`` where it points at none.

        Raises:
            NotInPlace: there are several, or what it points at is not in the package.
        """
        content = self.original(_relations_of(owner))
        told = () if content is None else markup.parse(content)
        many = sum(one.get("Type", "").endswith(f"/{kind}") for one in told)
        found = [one.target for one in self.relations(owner) if one.kind == kind]
        if many > 1 or len(found) < many or any(self.part(one) is None for one in found):
            raise NotInPlace(f"{kind} that are not one part of the package")
        return next(iter(found), None)

    def relate(self, owner: str, kind: str, target: str) -> str:
        """Let a part point at another one, ``target`` being its whole name, and give the name of the relation."""
        folder, name = owner.rpartition("/")[0], _relations_of(owner)
        content = self.part(name) or _RELATIONS
        taken = {one.get("Id", "").lower() for one in markup.parse(content)}
        number = 1
        while (made := f"rId{number}").lower() in taken:
            number += 1
        element, path = tags.named(content, "Relationship"), posixpath.relpath(target, folder or ".")
        told = f'<{element} Id="{made}" Type="{kind}" Target="{path}"/>'
        self.put(name, tags.before_end(content, told))
        return made

    def declare(self, name: str, kind: str) -> None:
        """Say of what kind a part is, unless that is said already."""
        content = self._types()
        known = {normalised(one.get("PartName", "")) for one in markup.parse(content)}
        if normalised(name) not in known:
            told = f'<{tags.named(content, "Override")} PartName="/{name}" ContentType="{kind}"/>'
            self.put(TYPES, tags.before_end(content, told))

    def declare_suffix(self, suffix: str, kind: str) -> None:
        """Say of what kind all parts are that end so, unless that is said already."""
        content = self._types()
        known = {one.get("Extension", "").lower() for one in markup.parse(content)}
        if suffix not in known:
            told = f'<{tags.named(content, "Default")} Extension="{suffix}" ContentType="{kind}"/>'
            self.put(TYPES, tags.before_end(content, told))

    def _types(self) -> bytes:
        content = self.part(TYPES)
        if content is None:
            raise NotInPlace("a package without a list of its kinds")
        markup.parse(content)  # what is broken is not made worse
        return content

    def packed(self) -> bytes:
        """Write the copy."""
        for name, (data, edits) in self._edits.items():
            if edits:
                self.put(name, tags.applied(data, edits))
        out = io.BytesIO()
        begun = sorted({entry.start for entry in self._entries})
        ends = dict(zip(begun, [*begun[1:], self._end], strict=False))  # of an empty package there are none
        written: dict[_Entry, bytes] = {}
        starts: dict[int, int] = {}
        for entry in sorted(self._entries, key=lambda one: one.start):
            changed = self._changed.get(entry.name)
            if changed is not None:
                written[entry] = _changed(entry.central, changed, out)
                continue
            if entry.start not in starts:
                starts[entry.start] = out.tell()
                out.write(self._source[entry.start : ends[entry.start]])
            written[entry] = _moved(entry.central, starts[entry.start])
        records = [written[entry] for entry in self._entries]
        records += [_added(name, content, out) for name, content in self._added.items()]
        directory_at = out.tell()
        out.write(b"".join(records))
        if out.tell() >= _HUGE or len(records) >= _MANY:
            raise NotInPlace("larger than a plain ZIP may be")
        out.write(_END.pack(_END_MARK, 0, 0, len(records), len(records), out.tell() - directory_at, directory_at, 0))
        return out.getvalue()


def _relations_of(owner: str) -> str:
    """Name the part that says what a part points at."""
    folder, _, file = owner.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _directory(source: bytes) -> tuple[list[_Entry], int]:
    """Take the directory of a ZIP as it lies there, and where it begins."""
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            infos, begun = archive.infolist(), archive.start_dir
    except ZIP_FAULTS as fault:
        raise refusals.damaged("文件", "file") from fault
    entries, at = [], begun
    for info in infos:
        head = _CENTRAL.unpack_from(source, at)
        end = at + _CENTRAL.size + head[10] + head[11] + head[12]
        if head[0] != _CENTRAL_MARK or _HUGE in {head[8], head[9], head[16]}:
            raise NotInPlace("a directory that is not that of a plain ZIP")
        if not source.startswith(_LOCAL_MARK, info.header_offset):
            raise NotInPlace("a record that is none")
        entries.append(_Entry(normalised(info.filename), info.filename, source[at:end], info.header_offset))
        at = end
    return entries, begun


def _moved(central: bytes, start: int) -> bytes:
    """Give an entry of the directory with another place of its record."""
    at = _CENTRAL.size - struct.calcsize("<L")
    return central[:at] + struct.pack("<L", start) + central[_CENTRAL.size :]


def _changed(central: bytes, content: bytes, out: io.BytesIO) -> bytes:
    """Write the record of a part that is there with another content, and give its entry in the directory."""
    head = list(_CENTRAL.unpack_from(central))
    name = central[_CENTRAL.size : _CENTRAL.size + head[10]]
    comment = central[_CENTRAL.size + head[10] + head[11] :]
    flags = head[3] & _UTF8
    return _record(name, content, out, (head[1], flags, (head[5], head[6]), (head[14], head[15])), comment)


def _added(name: str, content: bytes, out: io.BytesIO) -> bytes:
    return _record(name.encode("ascii"), content, out, (_VERSION, 0, _FIRST_DAY, (0, 0)), b"")


def _record(
    name: bytes,
    content: bytes,
    out: io.BytesIO,
    manner: tuple[int, int, tuple[int, int], tuple[int, int]],
    comment: bytes,
) -> bytes:
    """Write a record; ``manner`` is who made it, its flags, time and day, and its attributes."""
    made_by, flags, when, (internal, external) = manner
    press = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = press.compress(content) + press.flush()
    start, check = out.tell(), zlib.crc32(content)
    sizes = (check, len(data), len(content))
    out.write(_LOCAL.pack(_LOCAL_MARK, _VERSION, flags, _DEFLATED, *when, *sizes, len(name), 0) + name + data)
    head = (_CENTRAL_MARK, made_by, _VERSION, flags, _DEFLATED, *when, *sizes, len(name), 0, len(comment), 0)
    return _CENTRAL.pack(*head, internal, external, start) + name + comment
