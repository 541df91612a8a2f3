"""From a folder to a :class:`RulePack`: clauses, settings, and what the pack takes over from others."""

import hashlib
import json
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
from jiheng.rulepacks.clauses import read_clauses
from jiheng.rulepacks.header import read_header
from jiheng.rulepacks.pack import Clause, RulePack, Setting
from jiheng.rulepacks.schema import key_specs, plain
from jiheng.rulepacks.settings import read_settings
from jiheng.rulepacks.toml_file import TomlFile

PACKS = Path(__file__).parent / "packs"
_T = TypeVar("_T")


@cache
def known_packs() -> tuple[str, ...]:
    """Give the ids of the packs that come with the program, sorted."""
    return tuple(sorted(folder.name for folder in PACKS.iterdir() if (folder / "pack.toml").is_file()))


def load_pack(id_or_path: str | Path) -> RulePack:
    """Load one of our packs by its id or its place (湖北), one of a user's own by its folder or ``pack.toml``.

    Raises :class:`BadPack` with file, line and remedy where the pack, or one it draws on, cannot be used.
    """
    return _load(str(id_or_path), ())


@cache
def _shipped(pack: str) -> RulePack:
    return _assemble(TomlFile(PACKS / pack / "pack.toml", f"{pack}/pack.toml"), (pack,))


@cache
def known_places() -> Mapping[str, str]:
    """Give the places that have a pack with us, each with its id."""
    return {place: pack for pack in known_packs() for place in _shipped(pack).places}


def _load(name: str, chain: tuple[str, ...], beside: Path = Path()) -> RulePack:
    if name in known_packs():
        return _shipped(name)
    if name in known_places():
        return _shipped(known_places()[name])
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
    header = read_header(file, {name for name in known_packs() if file.path.parent != PACKS / name})
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
    for key in header.without:
        if settings.pop(key, None) is None or key in own_settings:
            raise file.bad(
                ("pack", "without"),
                (
                    f"without 里的「{key}」不是沿用来的设定",
                    "只能写上一级规则包有、本包不要、自己也没有写的键，例如 weights.output",
                    f"“{key}” in without is no setting taken over from another pack",
                    "Name keys that the pack extended has and this one neither wants nor sets, such as weights.output",
                ),
            )
    settings |= own_settings

    content = (header, _sorted(own_settings), _sorted(own_clauses), sorted(lenders))
    return RulePack(
        id=header.id,
        kind=header.kind,
        title=header.title,
        title_en=header.title_en,
        document=header.document,
        date=header.issued,
        standing=header.standing,
        level=header.level,
        places=header.places,
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
