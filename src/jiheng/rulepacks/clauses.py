"""``clauses.toml``: what a document says in our own words, and what computes it or why nothing does."""

import datetime as dt
import re
from collections.abc import Mapping

from jiheng.rulepacks.pack import Clause, Standing
from jiheng.rulepacks.toml_file import TomlFile

_FIELDS = (
    "title",
    "title_en",
    "text",
    "text_en",
    "standing",
    "source",
    "date",
    "noted",
    "computed_by",
    "not_computed_because",
    "not_computed_because_en",
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COMPUTER = re.compile(r"[A-Z]{2}\d{3}|[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


def standing_in(file: TomlFile, table: Mapping[str, object], path: tuple[str, ...]) -> Standing:
    """Give the standing written in a table. Raises :class:`BadPack` where it is missing or no standing."""
    word = file.word(table, path, "standing")
    if word not in set(Standing):
        listed = "、".join(f"{standing.value}（{standing.chinese}）" for standing in Standing)
        raise file.bad(
            (*path, "standing"),
            (
                f"standing「{word}」不在可选的词里",
                f"请从 {listed} 中选一个",
                f"“{word}” is no standing",
                f"Choose one of {', '.join(Standing)}",
            ),
        )
    return Standing(word)


def date_in(file: TomlFile, table: Mapping[str, object], path: tuple[str, ...], name: str) -> dt.date | None:
    """Give the day written under ``name``, if any. Raises :class:`BadPack` where it is no day."""
    raw = table.get(name)
    if raw is None or (isinstance(raw, dt.date) and not isinstance(raw, dt.datetime)):
        return raw
    raise file.bad(
        (*path, name),
        (
            f"「{name}」应当是日期",
            f"请写成 {name} = 2020-02-25 的样子，不加引号",
            f"“{name}” must be a day",
            f"Write it like {name} = 2020-02-25, without quotes",
        ),
    )


def _dates(file: TomlFile, table: Mapping[str, object], slug: str) -> tuple[dt.date | None, dt.date | None]:
    """Give the day of the document and the day it was noted down: one of the two, for undated rules cannot be told."""
    date, noted = (date_in(file, table, (slug,), name) for name in ("date", "noted"))
    if (date is None) == (noted is None):
        raise file.bad(
            (slug, "date"),
            (
                f"条款「{slug}」的日期，「date」和「noted」要写一个、也只写一个",
                "请写文件的日期，如 date = 2020-02-25；自己定的写定下的那天；文件日期查不到的，写记录的那天 noted = …",
                f"clause “{slug}” needs “date” or “noted”, and not both",
                "Add date = 2020-02-25, the day of the document or of your rule; where it is not known, noted = …",
            ),
        )
    return date, noted


def _computers(file: TomlFile, table: Mapping[str, object], slug: str) -> tuple[str, ...]:
    raw = table.get("computed_by", [])
    if isinstance(raw, list) and all(isinstance(name, str) and _COMPUTER.fullmatch(name) for name in raw):
        return tuple(raw)
    raise file.bad(
        (slug, "computed_by"),
        (
            "computed_by 应当列出检查代码或计分方法的名字",
            '请写成 computed_by = ["FD008", "proportional"] 的样子',
            "computed_by must list codes of checks or names of scoring methods",
            'Write it like computed_by = ["FD008", "proportional"]',
        ),
    )


def _clause(file: TomlFile, pack: str, slug: str, raw: object) -> Clause:
    table = file.table(raw, (slug,))
    for name in table:
        if name not in _FIELDS:
            raise file.unknown((slug, name), _FIELDS)
    if not _SLUG.fullmatch(slug):
        raise file.bad(
            (slug,),
            (
                f"条款名「{slug}」只能用小写字母、数字和连字符",
                "请改名，例如 execution-rate",
                f"the name “{slug}” may hold small letters, digits and hyphens only",
                "Rename it, for example execution-rate",
            ),
        )
    computed_by = _computers(file, table, slug)
    excuse = file.word(table, (slug,), "not_computed_because", default="")
    if bool(computed_by) == bool(excuse):
        raise file.bad(
            (slug,),
            (
                f"条款「{slug}」要么写 computed_by，要么写 not_computed_because",
                "请写明由什么检查或方法计算，或者为什么不计算，二者取一",
                f"clause “{slug}” needs either computed_by or not_computed_because",
                "Say what computes it, or why nothing does; one of the two",
            ),
        )
    date, noted = _dates(file, table, slug)
    title = file.word(table, (slug,), "title")
    text = file.word(table, (slug,), "text")
    return Clause(
        id=f"{pack}/{slug}",
        title=title,
        title_en=file.word(table, (slug,), "title_en", default=title),
        text=text,
        text_en=file.word(table, (slug,), "text_en", default=text),
        standing=standing_in(file, table, (slug,)),
        source=file.word(table, (slug,), "source"),
        date=date,
        noted=noted,
        computed_by=computed_by,
        not_computed_because=excuse,
        not_computed_because_en=file.word(table, (slug,), "not_computed_because_en", default=excuse),
    )


def read_clauses(file: TomlFile, pack: str) -> dict[str, Clause]:
    """Give the clauses of one file, by full id. Raises :class:`BadPack`."""
    clauses = (_clause(file, pack, slug, raw) for slug, raw in file.data.items())
    return {clause.id: clause for clause in clauses}
