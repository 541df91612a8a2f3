"""A roster (项目清单): the projects of which forms are expected, read from a table of any kind that forms come in.

The head row is found by its labels (:mod:`jiheng.form.roster_labels`); what stands under it becomes entries. Whatever
is not used is told, and no unit of money is guessed.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import islice
from typing import ClassVar

import msgspec

from jiheng.assess import Source
from jiheng.form import Entry, SelfEvaluation, clean
from jiheng.form.roster_labels import COLUMNS, column_of
from jiheng.pile.roster_codes import one_each, without_rounded
from jiheng.pile.roster_head import Head, TwiceError, find_heads
from jiheng.pile.roster_rows import Told, sections
from jiheng.reading import Unreadable, read_bytes, recognise
from jiheng.reading.grid import Grid, Paragraph, Table
from jiheng.reading.sources import expand
from jiheng.rulepacks.bad_pack import BadFile


class BadRoster(BadFile):
    """A roster could not be used."""

    called: ClassVar[tuple[str, str]] = ("项目清单", "Roster")


class Roster(msgspec.Struct, frozen=True):
    """The projects of a list, in its order.

    ``columns`` are the codes of the columns that were found, ``told`` says what of the file is not used, and why.
    """

    source: Source
    entries: tuple[Entry, ...]
    columns: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()


def read_roster(path: str) -> Roster:
    """Read the roster in a file of any kind that forms come in; ``-`` is standard input.

    Raises:
        BadRoster: it cannot be read, is no roster, or has a column twice; it says what to do.
    """
    sources = list(islice(expand(path), 2))
    if len(sources) != 1:
        raise BadRoster(
            "这里不止一个文件",
            "项目清单请给一个文件",
            reason_en="there is more than one file here",
            remedy_en="Give one file as the roster",
            file=path,
        )
    file = sources[0].name
    try:
        content = sources[0].load()
        grid = read_bytes(content, file=file)
    except Unreadable as why:
        raise unreadable_roster(why, file) from why
    return roster_of(grid, Source(file, sha256(content).hexdigest(), 1))


def unreadable_roster(why: Unreadable, file: str) -> BadRoster:
    """Say of a roster that its file cannot be read."""
    return BadRoster(
        why.reason.rstrip("。"),
        why.remedy.rstrip("。"),
        reason_en=(why.reason_en or why.reason).rstrip("."),
        remedy_en=(why.remedy_en or why.remedy).rstrip("."),
        file=file,
    )


def is_roster(content: bytes, file: str) -> bool:
    """Tell whether a file is a roster and no form."""
    try:
        return bool(roster_of(read_bytes(content, file=file), Source(file, "", 1)).entries)
    except (BadRoster, Unreadable):
        return False


def roster_of(grid: Grid, source: Source) -> Roster:
    """Take the entries from the tables of a file.

    Raises:
        BadRoster: there is no table with the heads of a roster, or one has a column twice.
    """
    tables = [block for block in grid.blocks if isinstance(block, Table) and any(cell.text for cell in block.cells)]
    heads = [(table, _heads(table, source.file)) for table in tables if table.joined is None]
    found = [(table, of_table) for table, of_table in heads if of_table]
    if not found:
        raise _no_head(grid, tables, source.file)
    outside = [block.text for block in grid.blocks if isinstance(block, Paragraph)]
    rows = [one for table, of_table in found for one in sections(table, of_table, outside, with_sheet=len(found) > 1)]
    whole, rounded = without_rounded([entry for one in rows for entry in one.entries])
    entries, merged = one_each(whole)
    if not entries:
        raise BadRoster(
            "表头下面没有项目",
            "请核对是不是这份清单",
            reason_en="no project stands under its heads",
            remedy_en="Make sure it is the right list",
            file=source.file,
        )
    columns = {column.code for _, of_table in found for head in of_table for column in head.columns.values()}
    return Roster(
        source,
        entries,
        tuple(one.code for one in COLUMNS if one.code in columns),
        (
            *_left_out(tables, [table for table, _ in found]),
            *(one for table, of_table in found for one in _hidden(table, of_table[0])),
            *dict.fromkeys(one for row in rows for one in row.told),
            *rounded,
            *merged,
        ),
    )


def _heads(table: Table, file: str) -> tuple[Head, ...]:
    try:
        return find_heads(table)
    except TwiceError as twice:
        first, second = twice.printed
        both = f"有两栏「{first}」" if first == second else f"「{first}」和「{second}」是同一栏"
        raise BadRoster(
            f"表头里{both}，不知道用哪一栏",
            "请只留要用的一栏，或把另一栏改个名称",
            reason_en=f"the heads “{first}” and “{second}” mean the same column",
            remedy_en="Keep the one to be used, or give the other another name",
            file=file,
            line=twice.row,
        ) from twice


def _no_head(grid: Grid, tables: Sequence[Table], file: str) -> BadRoster:
    try:
        is_form = any(isinstance(one.form, SelfEvaluation) for one in recognise(grid))
    except Unreadable:
        is_form = True  # forms on hidden sheets
    if is_form:
        return BadRoster(
            "这是自评表，不是项目清单",
            "请给列有项目名称、实施单位的清单；自评表写在命令后面",
            reason_en="this is a self-evaluation form and no roster",
            remedy_en="Give the list of projects; forms are named after the command",
            file=file,
        )
    if tables and all(table.joined for table in tables):
        return BadRoster(
            "各栏没有分开，认不出哪一格是哪一栏",
            "请另存为 .xlsx 或 .csv 再用",
            reason_en="its columns are not kept apart",
            remedy_en="Save it as .xlsx or .csv",
            file=file,
        )
    return BadRoster(
        "没有找到清单的表头",
        "表头要有「项目名称」或「项目编码」，同一行再有「实施单位」「批复数」等至少一栏",
        reason_en="no head row of a roster was found",
        remedy_en="One row must have “项目名称” or “项目编码”, and one more column such as “实施单位” or “批复数”",
        file=file,
    )


def _left_out(tables: Iterable[Table], used: Sequence[Table]) -> Iterable[Told]:
    for table in tables:
        if table not in used:
            name = f"工作表「{table.sheet}」" if table.sheet else f"第 {table.number} 个表格"
            name_en = f"Sheet “{table.sheet}”" if table.sheet else f"Table {table.number}"
            yield Told(f"{name}没有清单的表头，没有用", f"{name_en} has no heads of a roster and is not used")


def _hidden(table: Table, head: Head) -> Iterable[Told]:
    hidden_rows = frozenset(table.hidden_rows)
    if many := sum(row >= head.below for row in hidden_rows):
        yield Told(
            f"有 {many} 行被隐藏或筛掉，没有用；要用，请先取消隐藏和筛选",
            f"{many} of its rows are hidden and not used: show them to have them used",
        )
    for cell in table.hidden_cells:
        if cell.row not in hidden_rows and column_of(clean(cell.text)) is not None:
            name = clean(cell.text)
            yield Told(
                f"「{name}」一列被隐藏，没有用；要用，请先取消隐藏",
                f"Column {name} is hidden and not used: show it to have it used",
            )
