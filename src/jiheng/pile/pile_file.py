"""``jiheng.pile.toml``: what is agreed for the forms of a folder, read with the line of everything in it."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeVar

from jiheng.checks import Agreed, Confirmation, Exemption, all_checks, find
from jiheng.checks.identities import fold
from jiheng.reading import AGREED, Unreadable, decode, shown
from jiheng.rulepacks import BadFile, BadPack, TomlFile, load_pack

T = TypeVar("T")

UNITS: Final = ("元", "千元", "万元", "百万元", "亿元")
LEVELS: Final = ("central", "local")
_YEARS: Final = range(1990, 2200)
_LARGEST: Final = 1_000_000

TOP: Final = ("year", "place", "rules", "level", "roster", "unit", "exempt")
UNIT: Final = ("unit", "all", "files", "projects", "by", "date", "reason")
EXEMPT: Final = ("checks", "projects", "reason", "by", "date")


class BadPileFile(BadFile):
    """What is agreed for a pile is badly written."""

    called = ("整批约定", "Pile file")


def read_pile_file(folder: str | Path) -> Agreed | None:
    """Read what is agreed for the forms of a folder; ``None`` where nothing is, or where that is no folder.

    Raises:
        BadPileFile: something in it cannot be understood; it says where, and what to write instead.
    """
    path = Path(folder) / AGREED
    try:
        if not path.is_file():
            return None
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise _unusable(path, "没有权限读取", "请换用有权限的账号再试", "it may not be read") from error
    return agreed_in(content, path)


def agreed_in(content: bytes, path: Path) -> Agreed:
    """Understand the bytes of a pile file that stands at ``path``.

    Raises:
        BadPileFile: as :func:`read_pile_file`.
    """
    if len(content) > _LARGEST:
        raise _unusable(path, "文件过大，不像整批约定", "请核对是不是这个文件", "the file is too large")
    try:
        text = decode(content).replace("\r\n", "\n")
    except Unreadable as error:
        raise _unusable(path, error.reason, "请用 UTF-8 编码另存", error.reason_en or error.reason) from error
    return _Reader(TomlFile(path, shown(str(path)), kind=BadPileFile, text=text), sha256(content).hexdigest()).agreed()


def _unusable(path: Path, reason: str, remedy: str, reason_en: str) -> BadPileFile:
    return BadPileFile(
        reason, remedy, reason_en=reason_en, remedy_en="Save it anew, or move it away", file=shown(str(path))
    )


class _Reader:
    """Understands one file, table by table."""

    def __init__(self, file: TomlFile, digest: str) -> None:
        self._file = file
        self._digest = digest

    def agreed(self) -> Agreed:
        data = self._file.data
        self._known(data, (), TOP)
        units = self._tables("unit", self._confirmation)
        self._once(units)
        return Agreed(
            file=self._file.shown,
            sha256=self._digest,
            folder=shown(str(self._file.path.parent)),
            year=self._year(),
            place=self._text(data, (), "place"),
            rules=self._rules(),
            level=self._one_of(data, (), "level", LEVELS),
            units=units,
            exempt=self._tables("exempt", self._exemption),
            roster=self._text(data, (), "roster"),
        )

    def _bad(self, path: tuple[str, ...], reason: str, remedy: str, reason_en: str, remedy_en: str) -> BadFile:
        return self._file.bad(path, (reason, remedy, reason_en, remedy_en))

    def _known(self, table: Mapping[str, object], path: tuple[str, ...], known: Collection[str]) -> None:
        for name in table:
            if name not in known:
                raise self._file.unknown((*path, name), known)

    def _year(self) -> int | None:
        year = self._file.data.get("year")
        if year is None or (isinstance(year, int) and not isinstance(year, bool) and year in _YEARS):
            return year
        raise self._bad(
            ("year",),
            "「year」应当是四位年份",
            "请写成 year = 2020 的样子",
            "“year” must be a year",
            "Write year = 2020",
        )

    def _rules(self) -> tuple[str, ...]:
        raw = self._file.data.get("rules", [])
        names = self._words({"rules": [raw] if isinstance(raw, str) else raw}, (), "rules", "mof-2020-10")
        return tuple(map(self._pack, names))

    def _pack(self, name: str) -> str:
        """Give the name by which a pack is loaded; one's own is named by its path from the folder of the pile."""
        beside = self._file.path.parent / name
        wanted = str(beside) if beside.exists() else name
        try:
            load_pack(wanted)
        except BadPack as error:
            if error.file:
                raise
            raise self._bad(("rules",), error.reason, error.remedy, error.reason_en, error.remedy_en) from error
        return wanted

    def _tables(self, name: str, understand: Callable[[Mapping[str, object], tuple[str, ...]], T]) -> tuple[T, ...]:
        raw = self._file.data.get(name, [])
        if not isinstance(raw, list):
            raise self._bad(
                (name,),
                f"「{name}」可以有几节，每节要用双层方括号",
                f"请写成 [[{name}]]",
                f"“{name}” may stand several times and needs double brackets",
                f"Write [[{name}]]",
            )
        return tuple(
            understand(self._file.table(one, (name, str(place))), (name, str(place))) for place, one in enumerate(raw)
        )

    def _confirmation(self, table: Mapping[str, object], path: tuple[str, ...]) -> Confirmation:
        self._known(table, path, UNIT)
        unit = self._one_of(table, path, "unit", UNITS)
        if unit is None:
            raise self._bad(path, "没有写是什么单位", '请补上 unit = "元"', "no unit is named", 'Add unit = "元"')
        files = self._words(table, path, "files", "教育局/*.docx")
        projects = self._words(table, path, "projects", "技师工作室奖励")
        if (table.get("all") is True) + bool(files) + bool(projects) != 1 or table.get("all", True) is not True:
            raise self._bad(
                path,
                "没有写清是哪些表",
                '请写 all = true（全部）、files = ["教育局/*.docx"]（按文件）或 projects = ["项目名称或编码"] 中的一个',
                "it is not clear which forms are meant",
                "Write one of all = true, files = […] or projects = […]",
            )
        reason = self._text(table, path, "reason")
        return Confirmation(unit=unit, files=files, projects=projects, reason=reason, **self._signed(table, path))

    def _exemption(self, table: Mapping[str, object], path: tuple[str, ...]) -> Exemption:
        self._known(table, path, EXEMPT)
        reason = self._text(table, path, "reason")
        if reason is None:
            raise self._bad(
                path,
                "没有写免提的理由",
                '请补上 reason = "…"，写明谁定的、依据什么',
                "no reason is given",
                'Add reason = "…": who decided it, and on what grounds',
            )
        checks = tuple(self._check(name, path) for name in self._words(table, path, "checks", "WT003"))
        projects = self._words(table, path, "projects", "技师工作室奖励")
        if not checks and not projects:
            raise self._bad(
                path,
                "没有写免提什么",
                '请写 checks = ["WT003"]（哪几条检查）或 projects = ["项目名称或编码"]（哪个项目），也可以都写',
                "it is not said what is exempt",
                'Write checks = ["WT003"], projects = ["…"], or both: these checks of these projects',
            )
        return Exemption(reason=reason, checks=checks, projects=projects, **self._signed(table, path))

    def _check(self, name: str, path: tuple[str, ...]) -> str:
        found = find(name)
        if found is not None:
            return found.code
        known = [code for one in all_checks() for code in (one.code, one.name)]
        near = self._file.unknown((*path, name), known)
        raise self._bad(
            (*path, "checks"), f"没有「{name}」这条检查", near.remedy, f"there is no check “{name}”", near.remedy_en
        )

    def _once(self, units: tuple[Confirmation, ...]) -> None:
        """Refuse two units for one and the same: which of them holds would be a guess about money."""
        said: dict[str, str] = {}
        for place, one in enumerate(units):
            for key in one.projects or one.files or ("*",):
                if said.setdefault(fold(key) if one.projects else key, one.unit) != one.unit:
                    whom = "全部表" if key == "*" else f"「{key}」"
                    raise self._bad(
                        ("unit", str(place)),
                        f"{whom}前面已确认为{said[fold(key) if one.projects else key]}，这里又写{one.unit}",
                        "请只留一个",
                        f"{key} was said to be in another unit above, and is in {one.unit} here",
                        "Keep one of them",
                    )

    def _signed(self, table: Mapping[str, object], path: tuple[str, ...]) -> dict[str, str | None]:
        date = table.get("date")
        if isinstance(date, dt.date):
            table = {**table, "date": date.isoformat()}
        return {name: self._text(table, path, name) for name in ("by", "date")}

    def _text(self, table: Mapping[str, object], path: tuple[str, ...], name: str) -> str | None:
        """Give a text; one left empty is none."""
        return None if table.get(name, "") == "" else self._file.word(table, path, name)

    def _one_of(
        self, table: Mapping[str, object], path: tuple[str, ...], name: str, known: tuple[str, ...]
    ) -> str | None:
        word = self._text(table, path, name)
        if word is None or word in known:
            return word
        raise self._bad(
            (*path, name),
            f"「{name}」不能是「{word}」",
            f"可用的有 {'、'.join(known)}",
            f"“{name}” cannot be “{word}”",
            f"Possible: {', '.join(known)}",
        )

    def _words(self, table: Mapping[str, object], path: tuple[str, ...], name: str, example: str) -> tuple[str, ...]:
        raw = table.get(name, [])
        if isinstance(raw, list) and all(isinstance(word, str) and word.strip() for word in raw):
            return tuple(word.strip() for word in raw)
        shape = f'{name} = ["{example}"]'
        raise self._bad(
            (*path, name),
            f"「{name}」应当列出文字",
            f"请写成 {shape} 的样子",
            f"“{name}” must list words",
            f"Write {shape}",
        )
