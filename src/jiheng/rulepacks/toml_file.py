"""A TOML file of a pack together with the lines of its keys, so that every error can point at one."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

from jiheng.rulepacks.bad_pack import BadFile, BadPack
from jiheng.rulepacks.locate import line_of, lines_of

_LARGEST = 1_000_000
_FULL_WIDTH = re.compile("[“”‘’＝［］【】，]")
_AT_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")


def read_text(path: Path, shown: str) -> str:
    """Read a file of a pack. Raises :class:`BadPack` where it is missing, too large to be one, or not UTF-8."""
    try:
        if path.stat().st_size > _LARGEST:
            raise BadPack(
                "文件过大，不像规则包",
                "请核对路径是否写错",
                reason_en="the file is too large to be part of a rule pack",
                remedy_en="Compare the path",
                file=shown,
            )
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise BadPack(
            "不是 UTF-8 编码",
            "请用 UTF-8 编码另存",
            reason_en="the file is not UTF-8",
            remedy_en="Save it as UTF-8",
            file=shown,
        ) from error
    except OSError as error:
        raise BadPack(
            "找不到或无法打开这个文件",
            "请核对路径，或用 jiheng rules list 查看自带的规则包",
            reason_en="the file cannot be found or opened",
            remedy_en="Compare the path, or list the packs that come with the program with `jiheng rules list`",
            file=shown,
        ) from error


class TomlFile:
    """The data of one file, and where each key stands. ``shown`` is the name users are told.

    ``kind`` is what is raised of it; ``text`` what stands in it, where it was read already.
    """

    def __init__(self, path: Path, shown: str, *, kind: type[BadFile] = BadPack, text: str | None = None) -> None:
        self.path = path
        self.shown = shown
        self._kind = kind
        text = read_text(path, shown) if text is None else text
        try:
            self.data: dict[str, object] = tomllib.loads(text, parse_float=Decimal)
        except (tomllib.TOMLDecodeError, ValueError, ArithmeticError, RecursionError) as error:
            raise self._not_toml(text, error) from error
        self._lines = lines_of(text)

    def _not_toml(self, text: str, error: Exception) -> BadFile:
        place = _AT_LINE.search(str(error))
        near = "" if place is None else f"（第 {place[2]} 列附近）"
        number = int(place[1]) if place is not None else text.count("\n") + 1
        line = (text.split("\n")[number - 1 :] or [""])[0]
        return self._kind(
            f"不是合法的 TOML{near}",
            "请检查这一行的等号、引号和括号" + ("，都要用英文半角的" if _FULL_WIDTH.search(line) else ""),
            reason_en=f"the file is not valid TOML: {error}",
            remedy_en="Look at the equals sign, quotes and brackets of this line",
            file=self.shown,
            line=number,
        )

    def bad(self, path: Iterable[str], what: tuple[str, str, str, str]) -> BadFile:
        """Make the error for what stands at ``path``. ``what`` is reason, remedy, and both in English."""
        reason, remedy, reason_en, remedy_en = what
        line = line_of(self._lines, tuple(path))
        return self._kind(reason, remedy, reason_en=reason_en, remedy_en=remedy_en, file=self.shown, line=line)

    def unknown(self, path: tuple[str, ...], known: Iterable[str]) -> BadFile:
        """Make the error for a key that means nothing here, with the nearest known one."""
        name = path[-1]
        near = get_close_matches(name, list(known), n=1)
        remedy = f"是否想写「{near[0]}」？" if near else "请删去，或对照文档改名"
        remedy_en = f"Did you mean “{near[0]}”?" if near else "Delete it, or compare the reference"
        return self.bad(path, (f"不认识的键「{name}」", remedy, f"unknown key “{name}”", remedy_en))

    def table(self, raw: object, path: tuple[str, ...]) -> Mapping[str, object]:
        """Take ``raw`` as a table, or raise."""
        if not isinstance(raw, dict):
            name = ".".join(path)
            raise self.bad(
                path,
                (f"「{name}」应当是表", f"请写成 [{name}]", f"“{name}” must be a table", f"Write [{name}]"),
            )
        return raw

    def word(self, table: Mapping[str, object], path: tuple[str, ...], name: str, *, default: str | None = None) -> str:
        """Give the text under ``name`` of the table at ``path``. Raises where it is missing without a default."""
        raw = table.get(name, default)
        if isinstance(raw, str) and raw.strip():
            return raw.strip()
        if raw is default and default is not None:
            return default
        if name in table:
            what = (f"「{name}」应当是文字", "请写成加引号的文字", f"“{name}” must be text", "Write text in quotes")
        else:
            what = (f"缺少「{name}」", f'请补上 {name} = "…"', f"“{name}” is missing", f'Add {name} = "…"')
        raise self.bad((*path, name), what)
