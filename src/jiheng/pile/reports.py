"""Reports of ours read back, in JSON or JSON Lines: how the forms were looked at, and what was said of each.

What stands in a report is given as it stands; whoever wants it decodes the part he needs. A report in JSON Lines is
read line by line and may be as long as it likes.
"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, ClassVar, Final, NamedTuple, TypeVar

import msgspec

from jiheng.assess import Audience, Options
from jiheng.checks import Agreed, Stage
from jiheng.reading import Unreadable, read_bytes, shown
from jiheng.reading.grid import OwnReport
from jiheng.reading.limits import MAX_FILE_BYTES
from jiheng.rulepacks.bad_pack import BadFile

T = TypeVar("T")

SCHEMA: Final = "jiheng-check-1"
_HEAD: Final = b'"schema"'
_OURS: Final = b"jiheng-"
_WITHIN: Final = 200
_MOST_BYTES: Final = 512 << 20  # of a report that has to be held whole
_PARTS: Final = ("form", "across", "across_not_judged")
_BOM: Final = b"\xef\xbb\xbf"
_NULL: Final = b"null"
_BYTE: Final = re.compile(r"\(byte (\d+)\)")

# What is wrong and what to do, in Chinese and in English.
_REMEDY: Final = "请给 jiheng check --format json 或 jsonl 写出的报告"
_REMEDY_EN: Final = "Give a report written by jiheng check --format json or jsonl"
_MISSING: Final = (
    "读不到这个文件",
    "请核对路径和权限",
    "the file cannot be read",
    "See whether the path and the rights are right",
)
_OTHER: Final = ("这不是检查报告", _REMEDY, "this is no report of jiheng check", _REMEDY_EN)
_FOR_PEOPLE: Final = (
    "这份报告是给人看的，内容不够逐项核对",
    "请改用 JSON 报告核对；出报告时另留一份即可：jiheng check 自评表/ -o 报告.json",
    "this report is for people to read; it does not hold all that is needed to verify it",
    "Give a report in JSON; keep one beside the other, as in: jiheng check forms/ -o report.json",
)
_BROKEN: Final = (
    "不是完整的 JSON，可能没有写完或被改动过",
    _REMEDY,
    "this is no complete JSON; it may have been cut off or altered",
    _REMEDY_EN,
)
_INCOMPLETE: Final = (
    "报告里缺少核对要用的内容，可能是别的版本写的，或被改动过",
    f"{_REMEDY}，或直接给那时的表",
    "the report lacks what is needed; another version may have written it, or it was altered",
    f"{_REMEDY_EN}, or the forms of that time",
)
_TOO_LONG: Final = (
    f"报告超过 {_MOST_BYTES >> 20} MB，一次读不下",
    "请用 --format jsonl 写的报告，那种可以逐行读",
    f"the report is longer than {_MOST_BYTES >> 20} MB",
    "Give one written with --format jsonl, which is read line by line",
)


class BadReport(BadFile):
    """A report cannot be read back."""

    called: ClassVar[tuple[str, str]] = ("报告", "Report")


class Rules(msgspec.Struct, frozen=True):
    """A rule pack that was in use, with the SHA-256 of its content."""

    id: str
    sha256: str


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for when the report was made; the names are those of :class:`jiheng.assess.Options`."""

    rules: tuple[str, ...]
    stage: Stage
    audience: Audience
    year: int | None
    level: str | None
    finished: bool | None
    confirmed_unit: str | None
    preview: bool


class Beside(msgspec.Struct, frozen=True):
    """A file beside the forms, by its SHA-256."""

    file: str
    sha256: str


class Head(msgspec.Struct, frozen=True):
    """How a report was made: by which version of the program, under which packs, and as it was asked for.

    ``agreed`` is what was agreed for the pile, ``roster`` the list of projects beside it.
    """

    schema: str
    version: str
    rules: tuple[Rules, ...]
    options: Asked
    agreed: dict[str, Any] | None = None
    roster: Beside | None = None

    def asked(self, rules: tuple[str, ...] = ()) -> Options:
        """Give the options under which the same is asked again, with other ``rules`` if there are any."""
        options = Options(**{name: getattr(self.options, name) for name in Asked.__struct_fields__})
        if rules:
            options = msgspec.structs.replace(options, rules=rules)
        if self.agreed is None:
            return options
        folder = str(PurePath(str(self.agreed.get("file"))).parent)
        return msgspec.structs.replace(options, agreed=msgspec.convert(self.agreed | {"folder": folder}, Agreed))


class Part(NamedTuple):
    """One thing that a report says: a ``form``, or something ``across`` forms, or ``across_not_judged``.

    ``line`` is where it stands in a report in JSON Lines, else 0.
    """

    kind: str
    said: msgspec.Raw
    line: int


class _Named(msgspec.Struct, frozen=True):
    schema: str


class _Whole(msgspec.Struct, frozen=True):
    forms: tuple[msgspec.Raw, ...]
    across: tuple[msgspec.Raw, ...]
    across_not_judged: tuple[msgspec.Raw, ...] = ()


def is_report(path: str) -> bool:
    """Tell whether ``path`` is a file that begins as our reports in JSON do."""
    try:
        if not Path(path).is_file():
            return False
        with Path(path).open("rb") as stream:
            head = stream.read(_WITHIN)
    except (OSError, ValueError):
        return False
    return head.removeprefix(_BOM).lstrip().startswith(b"{") and _HEAD in head and _OURS in head


class Report:
    """A report in a file: its head at once, its parts as they are asked for."""

    def __init__(self, path: str) -> None:
        """Open the report at ``path``.

        Raises:
            BadReport: it cannot be read, or is no report of ``jiheng check``.
        """
        self.file = shown(path)
        self._path = Path(path)
        first = self._first_line()
        if not first.lstrip().startswith(b"{"):
            raise self._refused(_FOR_PEOPLE if self._is_for_people() else _OTHER)
        self._by_lines = _is_line(first)
        self._content = b"" if self._by_lines else self._whole()
        self.head = self.decode(first if self._by_lines else self._content, Head, line=int(self._by_lines))
        if self.head.schema != SCHEMA:
            raise self._refused(_OTHER)

    def parts(self) -> Iterator[Part]:
        """Give what the report says, in its order: forms first.

        Raises:
            BadReport: a line of it is broken.
        """
        if not self._by_lines:
            whole = self.decode(self._content, _Whole)
            yield from (Part("form", one, 0) for one in whole.forms)
            yield from (Part("across", one, 0) for one in whole.across)
            yield from (Part("across_not_judged", one, 0) for one in whole.across_not_judged)
            return
        with self._path.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                found = (
                    self.decode(line.removeprefix(_BOM), dict[str, msgspec.Raw], line=number) if line.strip() else {}
                )
                yield from (Part(one, found[one], number) for one in _PARTS if bytes(found.get(one, _NULL)) != _NULL)

    def decode(self, said: bytes | msgspec.Raw, kind: type[T], *, line: int = 0) -> T:
        """Understand a part of the report, in a ``line`` where the report has lines, as ``kind``.

        Raises:
            BadReport: it is something else.
        """
        try:
            return msgspec.json.decode(said, type=kind)
        except msgspec.ValidationError as why:
            schema = _schema_of(bytes(said))
            raise self._refused(_OTHER if schema not in {None, SCHEMA} else _INCOMPLETE, line) from why
        except (msgspec.DecodeError, UnicodeDecodeError) as why:
            at = _BYTE.search(str(why))
            broken = line or (bytes(said).count(b"\n", 0, int(at[1])) + 1 if at else bytes(said).count(b"\n") + 1)
            raise self._refused(_BROKEN, broken) from why

    def incomplete(self, line: int = 0) -> BadReport:
        """Say that something is not in the report which has to be."""
        return self._refused(_INCOMPLETE, line)

    def _first_line(self) -> bytes:
        try:
            if not self._path.is_file():  # a folder, or a pipe that nobody writes into
                raise self._refused(_MISSING)
            with self._path.open("rb") as stream:
                return stream.readline(_MOST_BYTES).removeprefix(_BOM)
        except (OSError, ValueError) as why:
            raise self._refused(_MISSING) from why

    def _is_for_people(self) -> bool:
        with self._path.open("rb") as stream:
            content = stream.read(MAX_FILE_BYTES)
        try:
            read_bytes(content, file=self.file)
        except OwnReport:
            return True
        except Unreadable:
            pass
        return False

    def _whole(self) -> bytes:
        if self._path.stat().st_size > _MOST_BYTES:
            raise self._refused(_TOO_LONG)
        return self._path.read_bytes().removeprefix(_BOM)

    def _refused(self, why: tuple[str, str, str, str], line: int = 0) -> BadReport:
        reason, remedy, reason_en, remedy_en = why
        return BadReport(reason, remedy, reason_en=reason_en, remedy_en=remedy_en, file=self.file, line=line or None)


def _is_line(first: bytes) -> bool:
    """Tell whether the first line of a report is a report's line, and not the whole or the beginning of one."""
    try:
        return "forms" not in msgspec.json.decode(first, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False


def _schema_of(said: bytes) -> str | None:
    try:
        return msgspec.json.decode(said, type=_Named).schema
    except msgspec.MsgspecError:
        return None
