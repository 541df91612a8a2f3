"""From a folder to a :class:`RulePack`: header, clauses, settings, and what the pack takes over from others."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from os.path import realpath
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import msgspec

from jiheng.rulepacks.bad_pack import BadPack
from jiheng.rulepacks.clauses import date_in, read_clauses, standing_in
from jiheng.rulepacks.pack import Clause, Kind, RulePack, Setting
from jiheng.rulepacks.schema import key_specs, plain
from jiheng.rulepacks.settings import read_settings
from jiheng.rulepacks.toml_file import TomlFile

PACKS = Path(__file__).parent / "packs"
BOTTOM = "house"
_HEADER = (
    "id",
    "kind",
    "title",
    "title_en",
    "document",
    "issued",
    "standing",
    "level",
    "valid_from",
    "valid_until",
    "extends",
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PACK = ("pack",)
_T = TypeVar("_T")


@cache
def known_packs() -> tuple[str, ...]:
    """Give the ids of the packs that come with the program, sorted."""
    return tuple(sorted(folder.name for folder in PACKS.iterdir() if (folder / "pack.toml").is_file()))


def load_pack(id_or_path: str | Path) -> RulePack:
    """Load a pack by the id of one that comes with the program, or a user's own by its folder or ``pack.toml``.

    Raises :class:`BadPack` with file, line and remedy where the pack, or one it draws on, cannot be used.
    """
    return _load(str(id_or_path), ())


@cache
def _shipped(pack: str) -> RulePack:
    return _assemble(TomlFile(PACKS / pack / "pack.toml", f"{pack}/pack.toml"), (pack,))


def _load(name: str, chain: tuple[str, ...], beside: Path = Path()) -> RulePack:
    if name in known_packs():
        return _shipped(name)
    path = beside / name
    if not ("/" in name or "\\" in name or name.endswith(".toml") or _is_folder(path)):
        near = get_close_matches(name, known_packs(), n=1)
        listed, listed_en = "、".join(known_packs()), ", ".join(known_packs())
        raise BadPack(
            f"没有名为「{name}」的规则包",
            f"是否想写「{near[0]}」？" if near else f"自带的有 {listed}；自己的包请写文件夹路径",
            reason_en=f"there is no rule pack “{name}”",
            remedy_en=f"Did you mean “{near[0]}”?" if near else f"Name your own by its folder, or one of {listed_en}",
        )
    file = path if path.suffix == ".toml" else path / "pack.toml"
    me = realpath(file)
    if me in chain:
        raise BadPack(
            "规则包互相沿用，成了一个圈",
            "请改动其中一个的 extends 或 [borrows]",
            reason_en="rule packs draw on each other in a circle",
            remedy_en="Change extends or [borrows] of one of them",
            file=str(file),
        )
    return _assemble(TomlFile(file, str(file)), (*chain, me))


def _is_folder(path: Path) -> bool:
    """Tell whether there is such a folder; a name too long for one is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


class _Header(msgspec.Struct, frozen=True):
    id: str
    kind: Kind
    title: str
    title_en: str
    document: str
    level: str
    extends: str | None
    valid_from: int | None
    valid_until: int | None


def _year(file: TomlFile, table: Mapping[str, object], name: str) -> int | None:
    raw = table.get(name)
    if raw is None or (isinstance(raw, int) and not isinstance(raw, bool) and raw in range(1949, 10000)):
        return raw
    example = f"{name} = 2020"
    raise file.bad(
        ("pack", name),
        (f"「{name}」应当是年份", f"请写成 {example} 的样子", f"“{name}” must be a year", f"Write it like {example}"),
    )


def _header(file: TomlFile) -> tuple[_Header, Mapping[str, object]]:
    if "pack" not in file.data:
        raise file.bad(
            (),
            ("缺少 [pack] 一节", "请补上并写明 id、title 等", "[pack] is missing", "Add it with id, title and so on"),
        )
    table = file.table(file.data["pack"], _PACK)
    for name in table:
        if name not in _HEADER:
            raise file.unknown(("pack", name), _HEADER)
    pack = file.word(table, _PACK, "id")
    if not _ID.fullmatch(pack) or (pack in known_packs() and file.path.parent != PACKS / pack):
        raise file.bad(
            ("pack", "id"),
            (
                f"id「{pack}」不可用：要用小写字母、数字和连字符，且不与自带的包同名",
                "请改名，例如 my-county-2024",
                f"the id “{pack}” cannot be used: small letters, digits and hyphens, and not one of ours",
                "Rename it, for example my-county-2024",
            ),
        )
    kind = file.word(table, _PACK, "kind", default=Kind.REGULATION.value)
    if kind not in set(Kind):
        listed = ", ".join(Kind)
        raise file.bad(
            ("pack", "kind"),
            (
                f"kind「{kind}」不在可选的词里",
                f"请从 {listed} 中选一个",
                f"“{kind}” is no kind",
                f"Choose one of {listed}",
            ),
        )
    extends = file.word(table, _PACK, "extends", default="") or None
    if extends is None and pack != BOTTOM:
        raise file.bad(
            ("pack", "extends"),
            (
                "没有写明沿用哪个包",
                f'请补上 extends = "{BOTTOM}"，或另一个包的名字',
                "the pack does not say which pack it extends",
                f'Add extends = "{BOTTOM}", or another pack',
            ),
        )
    title = file.word(table, _PACK, "title")
    header = _Header(
        id=pack,
        kind=Kind(kind),
        title=title,
        title_en=file.word(table, _PACK, "title_en", default=title),
        document=file.word(table, _PACK, "document", default=title),
        level=file.word(table, _PACK, "level", default="any"),
        extends=extends,
        valid_from=_year(file, table, "valid_from"),
        valid_until=_year(file, table, "valid_until"),
    )
    return header, table


def _borrowed(file: TomlFile, chain: tuple[str, ...]) -> dict[str, RulePack]:
    groups = list(dict.fromkeys(key.split(".")[0] for key in key_specs()))
    table = file.table(file.data.get("borrows", {}), ("borrows",))
    lenders: dict[str, RulePack] = {}
    for group in table:
        if group not in groups:
            raise file.unknown(("borrows", group), groups)
        lenders[group] = _drawn(file, ("borrows", group), file.word(table, ("borrows",), group), chain)
    return lenders


def _drawn(file: TomlFile, path: tuple[str, ...], name: str, chain: tuple[str, ...]) -> RulePack:
    """Load a pack this one draws on; an error without a place of its own is the fault of the line that names it."""
    try:
        return _load(name, chain, file.path.parent)
    except BadPack as error:
        if error.file and error.line is not None:
            raise
        raise file.bad(path, (error.reason, error.remedy, error.reason_en, error.remedy_en)) from error


def _assemble(file: TomlFile, chain: tuple[str, ...]) -> RulePack:
    header, table = _header(file)
    parent = None if header.extends is None else _drawn(file, ("pack", "extends"), header.extends, chain)
    lenders = _borrowed(file, chain)

    clauses: dict[str, Clause] = {}
    settings: dict[str, Setting] = {}
    drawn = ([] if parent is None else [parent]) + list(lenders.values())
    for lender in drawn:
        clauses |= lender.clauses
    clauses_path = file.path.with_name("clauses.toml")
    own_clauses: dict[str, Clause] = {}
    if clauses_path.exists():
        own_clauses = read_clauses(TomlFile(clauses_path, str(Path(file.shown).with_name("clauses.toml"))), header.id)
    clauses |= own_clauses

    own_tables = {name: raw for name, raw in file.data.items() if name not in {"pack", "borrows"}}
    own_settings = read_settings(file, own_tables, header.id, clauses)
    if parent is not None:
        settings |= parent.settings
    for group, lender in lenders.items():
        settings |= {key: setting for key, setting in lender.settings.items() if key.split(".")[0] == group}
    settings |= own_settings

    issued = date_in(file, table, _PACK, "issued")
    standing = standing_in(file, table, _PACK)
    content = (header, issued, standing, _sorted(own_settings), _sorted(own_clauses), sorted(lenders))
    return RulePack(
        id=header.id,
        kind=header.kind,
        title=header.title,
        title_en=header.title_en,
        document=header.document,
        date=issued,
        standing=standing,
        level=header.level,
        valid_from=header.valid_from,
        valid_until=header.valid_until,
        extends=None if parent is None else parent.id,
        lineage=(header.id, *(() if parent is None else parent.lineage)),
        borrowed=MappingProxyType({group: lender.id for group, lender in lenders.items()}),
        settings=MappingProxyType(settings),
        clauses=MappingProxyType(clauses),
        sha256=_digest(content, drawn),
        file=str(file.path),
    )


def _sorted(found: Mapping[str, _T]) -> list[_T]:
    return [found[key] for key in sorted(found)]


def _digest(content: object, drawn: list[RulePack]) -> str:
    """Hash what the pack says, not how its files are laid out."""
    whole = [msgspec.to_builtins(content, builtin_types=(Decimal, date)), [[pack.id, pack.sha256] for pack in drawn]]
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_written)
    return hashlib.sha256(text.encode()).hexdigest()


def _written(value: object) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)
