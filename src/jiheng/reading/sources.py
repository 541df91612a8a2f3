"""What a user points at, as single files: a file, a folder, a ZIP archive (archives in it too), or the standard input.

Nothing is dropped in silence: a file of a kind nobody reads is given too, to be refused by name, and so are folders
and archives without a file. Only what systems and office programs leave behind by themselves is passed over (hidden
files, ``~$`` locks, ``Thumbs.db``, ``desktop.ini``, ``__MACOSX``), and what lies beside forms for us to find there.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from jiheng.reading import limits, refusals
from jiheng.reading.archives import Archive, Member
from jiheng.reading.companions import AGREED, is_companion, is_notes, without_form
from jiheng.reading.grid import Unreadable
from jiheng.reading.kinds import ZIP_MARKS
from jiheng.reading.room import Room

STANDARD_INPUT: Final = "-"
_STANDARD_INPUT_SHOWN: Final = "标准输入"
_LEFT_BEHIND: Final = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_NUMBER: Final = re.compile(r"(\d+)")
# What would move the cursor, break the line or turn the reading direction where a name is printed.
_NOT_SHOWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def _nothing(name: str) -> bytes | None:  # noqa: ARG001 - the shape of what looks beside a file
    return None


class Source(msgspec.Struct, frozen=True):
    """One file. ``load`` reads its bytes, or raises :class:`Unreadable`; it may be called more than once.

    ``name`` is for people: it can be printed as it is, see :func:`shown`. ``is_named`` tells a file that the user
    pointed at from one that was found in a folder or an archive. ``beside`` gives the bytes of a file of some name that
    lies in the same folder, ``None`` where there is none, or raises :class:`Unreadable`. ``path`` is where the file
    itself stands, if it does so on a disk.
    """

    name: str
    load: Callable[[], bytes]
    is_named: bool = True
    beside: Callable[[str], bytes | None] = _nothing
    path: Path | None = None


def expand(path: str) -> Iterator[Source]:
    """Give every file that ``path`` means, in the order a person would list them (表2 before 表10).

    ``path`` is a file, a folder with all folders under it, a ZIP archive with archives inside it, or ``-`` for the
    standard input. Symbolic links are followed, and no folder is walked twice. Never raises: what cannot be read is a
    source whose ``load`` says why.
    """
    if path == STANDARD_INPUT:
        yield from _standard_input()
    elif _is(Path.is_dir, Path(path)):
        yield from _or_nothing(_folder(Path(path)), path)
    elif is_companion(Path(path).name) and _is(Path.is_file, Path(path)):
        # Named among the forms, as by 自评表/*: whoever did so means the forms.
        refusal = refusals.beside_a_form() if is_notes(path) else refusals.agreed_elsewhere()
        yield msgspec.structs.replace(_refused(path, refusal), is_named=False)
    else:
        yield from _file(Path(path))


def shown(name: str) -> str:
    r"""Give a file's name so that it can be printed anywhere, whatever bytes it is made of.

    Bytes that are no characters and characters that steer a terminal are spelt out, as in ``\xb1`` and ``\x1b``.
    """
    return _NOT_SHOWN.sub(_spelt_out, os.fsencode(name).decode("utf-8", "backslashreplace"))


def _spelt_out(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()


def _is(question: Callable[[Path], bool], path: Path) -> bool:
    try:
        return question(path)
    except (OSError, ValueError):  # a name the system cannot even look up, such as one with a zero byte
        return False


def _standard_input() -> Iterator[Source]:
    try:
        # There is none where who started us closed it.
        content = None if sys.stdin is None else sys.stdin.buffer.read(limits.MAX_FILE_BYTES + 1)
    except OSError:
        content = None
    if content is None:
        yield _refused(_STANDARD_INPUT_SHOWN, refusals.closed_input())
        return
    yield from _content(Archive(content), content[:4], Source(_STANDARD_INPUT_SHOWN, lambda: content))


def _file(path: Path) -> Iterator[Source]:
    head = b""
    if _is(Path.is_file, path):
        try:
            with path.open("rb") as stream:
                head = stream.read(4)
        except OSError:
            head = b""  # loading it says why
    source = Source(shown(str(path)), partial(_loaded, path), beside=partial(_beside, path.parent), path=path)
    yield from _content(Archive(path), head, source)


def _beside(folder: Path, name: str) -> bytes | None:
    path = folder / name
    return _loaded(path) if _is(Path.is_file, path) else None


def _content(archive: Archive, head: bytes, source: Source) -> Iterator[Source]:
    """Give the files of an archive, or the file itself where it is none."""
    room = Room("压缩包内的文件数", "the number of files in the archive", limits.MAX_ARCHIVE_ITEMS)
    try:
        is_archive = head.startswith(ZIP_MARKS) and not archive.is_document()
    except Unreadable:
        is_archive = False  # reading it says why
    yield from _or_nothing(_members(archive, source.name, 1, room), source.name) if is_archive else (source,)


def _loaded(path: Path) -> bytes:
    if _is_special(path):
        raise refusals.not_a_file()
    try:
        with path.open("rb") as stream:
            content = stream.read(limits.MAX_FILE_BYTES + 1)
    except (FileNotFoundError, ValueError) as fault:
        raise refusals.not_found() from fault
    except OSError as fault:
        raise refusals.no_access() from fault
    if len(content) > limits.MAX_FILE_BYTES:
        raise refusals.too_large("文件", f"{limits.MAX_FILE_BYTES // limits.MIB} MB", "the file")
    return content


def _is_special(path: Path) -> bool:
    """Tell whether there is something that is neither a file nor a folder: opening it might wait for ever."""
    return _is(Path.exists, path) and not _is(Path.is_file, path) and not _is(Path.is_dir, path)


def _folder(folder: Path) -> Iterator[Source]:
    """Walk a folder without calling itself, so that depth costs nothing; a folder met again is not walked again."""
    waiting = [folder]
    met: set[tuple[int, int]] = set()
    while waiting:
        path = waiting.pop()
        if is_companion(path.name) and not _is(Path.is_dir, path):
            yield _stray(str(path))
            continue
        if not _is(Path.is_dir, path):
            yield from (msgspec.structs.replace(source, is_named=False) for source in _file(path))
            continue
        try:
            found = path.stat()
            entries = [entry for entry in path.iterdir() if not _is_left_behind((entry.name,))]
            strays = _strays((entry.name for entry in entries), is_root=path == folder)
            entries = [entry for entry in entries if not is_companion(entry.name) or entry.name in strays]
        except OSError:
            yield _refused(str(path), refusals.no_access())
            continue
        if (found.st_dev, found.st_ino) not in met:
            met.add((found.st_dev, found.st_ino))
            waiting.extend(sorted(entries, key=lambda entry: natural(entry.name), reverse=True))


def _members(archive: Archive, name: str, depth: int, room: Room) -> Iterator[Source]:
    try:
        found = archive.members()
        room.take(len(found))
    except Unreadable as refusal:
        yield _refused(name, refusal)
        return
    known = {member.name: member.position for member in found}
    folders: dict[str, list[str]] = {}
    for one in known:
        folders.setdefault(one.rpartition("/")[0], []).append(one.rpartition("/")[2])
    strays = {folder: _strays(names) for folder, names in folders.items()}
    for member in sorted(found, key=lambda member: natural(member.name)):
        folder, _, file = member.name.rpartition("/")
        if _is_left_behind(member.name.split("/")):
            continue
        if is_companion(file):
            yield from (_stray(f"{name}/{member.name}"),) if file in strays[folder] else ()
        else:
            look = partial(_within, archive, known, folder)
            for source in _member(archive, member, f"{name}/{member.name}", depth, room):
                yield source if source.beside is not _nothing else msgspec.structs.replace(source, beside=look)


def _within(archive: Archive, known: Mapping[str, int], folder: str, name: str) -> bytes | None:
    position = known.get(f"{folder}/{name}" if folder else name)
    return None if position is None else archive.load(position)


def _strays(names: Iterable[str], *, is_root: bool = False) -> frozenset[str]:
    """Give the files of a folder that would lie beside forms and do not: there, nobody would look for them."""
    names = tuple(names)
    agreed = () if is_root else (name for name in names if name.casefold() == AGREED)
    return without_form(names) | frozenset(agreed)


def _stray(name: str) -> Source:
    refusal = refusals.beside_no_form() if is_notes(name) else refusals.agreed_elsewhere()
    return msgspec.structs.replace(_refused(name, refusal), is_named=False)


def _member(archive: Archive, member: Member, name: str, depth: int, room: Room) -> Iterator[Source]:
    inner = archive.within(member)
    try:
        is_archive = member.name.lower().endswith(".zip") and not inner.is_document()
    except Unreadable as refusal:
        yield _refused(name, refusal)
        return
    if not is_archive:
        yield Source(shown(name), partial(archive.load, member.position), is_named=False)
    elif depth == limits.MAX_ARCHIVE_DEPTH:
        yield _refused(name, refusals.too_nested(depth))
    else:
        yield from _or_nothing(_members(inner, name, depth + 1, room), name)


def _or_nothing(sources: Iterator[Source], name: str) -> Iterator[Source]:
    """Give some sources, or say that there are none."""
    is_empty = True
    for source in sources:
        is_empty = False
        yield source
    if is_empty:
        yield _refused(name, refusals.nothing_inside())


def _refused(name: str, refusal: Unreadable) -> Source:
    def load() -> bytes:
        raise refusal

    return Source(shown(name), load)


def _is_left_behind(steps: tuple[str, ...] | list[str]) -> bool:
    """Tell whether something on the way to a file is what systems and office programs leave behind."""
    return any(
        step.lower() in _LEFT_BEHIND or step.startswith("~$") or (step.startswith(".") and step.strip("."))
        for step in steps
    )


def natural(name: str) -> list[tuple[int, int, str]]:
    """Give a key by which names are sorted as people count: 表2 before 表10, figures before words."""
    steps = [step for step in _NUMBER.split(name.casefold()) if step]
    return [(0, len(step.lstrip("0")), step.lstrip("0")) if step.isdecimal() else (1, 0, step) for step in steps]
