"""The head of a ``pack.toml``: what the pack is called and stands for, when and where it holds, what it extends."""

import datetime as dt
import re
from collections.abc import Collection, Mapping

import msgspec

from jiheng.rulepacks.clauses import date_in, standing_in
from jiheng.rulepacks.pack import Kind, Standing
from jiheng.rulepacks.toml_file import TomlFile

BOTTOM = "house"
_FIELDS = (
    "id",
    "kind",
    "title",
    "title_en",
    "document",
    "issued",
    "standing",
    "level",
    "places",
    "valid_from",
    "valid_until",
    "extends",
    "without",
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PACK = ("pack",)


class Header(msgspec.Struct, frozen=True):
    """What stands under ``[pack]``. ``without`` are keys of the pack extended that do not hold here."""

    id: str
    kind: Kind
    title: str
    title_en: str
    document: str
    issued: dt.date | None
    standing: Standing
    level: str
    places: tuple[str, ...]
    extends: str | None
    without: tuple[str, ...]
    valid_from: int | None
    valid_until: int | None


def read_header(file: TomlFile, taken: Collection[str]) -> Header:
    """Give the head of a pack; ``taken`` are ids it may not have. Raises :class:`BadPack`."""
    if "pack" not in file.data:
        raise file.bad(
            (),
            ("缺少 [pack] 一节", "请补上并写明 id、title 等", "[pack] is missing", "Add it with id, title and so on"),
        )
    table = file.table(file.data["pack"], _PACK)
    for name in table:
        if name not in _FIELDS:
            raise file.unknown(("pack", name), _FIELDS)
    pack = _id(file, table, taken)
    title = file.word(table, _PACK, "title")
    return Header(
        id=pack,
        kind=_kind(file, table),
        title=title,
        title_en=file.word(table, _PACK, "title_en", default=title),
        document=file.word(table, _PACK, "document", default=title),
        issued=date_in(file, table, _PACK, "issued"),
        standing=standing_in(file, table, _PACK),
        level=file.word(table, _PACK, "level", default="any"),
        places=_words(file, table, "places", "湖北省"),
        extends=_extends(file, table, pack),
        without=_words(file, table, "without", "weights.output"),
        valid_from=_year(file, table, "valid_from"),
        valid_until=_year(file, table, "valid_until"),
    )


def _id(file: TomlFile, table: Mapping[str, object], taken: Collection[str]) -> str:
    pack = file.word(table, _PACK, "id")
    if _ID.fullmatch(pack) and pack not in taken:
        return pack
    raise file.bad(
        ("pack", "id"),
        (
            f"id「{pack}」不可用：要用小写字母、数字和连字符，且不与自带的包同名",
            "请改名，例如 my-county-2024",
            f"the id “{pack}” cannot be used: small letters, digits and hyphens, and not one of ours",
            "Rename it, for example my-county-2024",
        ),
    )


def _kind(file: TomlFile, table: Mapping[str, object]) -> Kind:
    kind = file.word(table, _PACK, "kind", default=Kind.REGULATION.value)
    if kind in set(Kind):
        return Kind(kind)
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


def _extends(file: TomlFile, table: Mapping[str, object], pack: str) -> str | None:
    extends = file.word(table, _PACK, "extends", default="") or None
    if extends is not None or pack == BOTTOM:
        return extends
    raise file.bad(
        ("pack", "extends"),
        (
            "没有写明沿用哪个包",
            f'请补上 extends = "{BOTTOM}"，或另一个包的名字',
            "the pack does not say which pack it extends",
            f'Add extends = "{BOTTOM}", or another pack',
        ),
    )


def _words(file: TomlFile, table: Mapping[str, object], name: str, example: str) -> tuple[str, ...]:
    raw = table.get(name, [])
    if isinstance(raw, list) and all(isinstance(word, str) and word for word in raw):
        return tuple(raw)
    shown = f'{name} = ["{example}"]'
    raise file.bad(
        ("pack", name),
        (f"「{name}」应当列出文字", f"请写成 {shown} 的样子", f"“{name}” must list words", f"Write it like {shown}"),
    )


def _year(file: TomlFile, table: Mapping[str, object], name: str) -> int | None:
    raw = table.get(name)
    if raw is None or (isinstance(raw, int) and not isinstance(raw, bool) and raw in range(1949, 10000)):
        return raw
    example = f"{name} = 2020"
    raise file.bad(
        ("pack", name),
        (f"「{name}」应当是年份", f"请写成 {example} 的样子", f"“{name}” must be a year", f"Write it like {example}"),
    )
