"""The codes of a roster: those that a spreadsheet has rounded are none, and rows of one project are one entry."""

from collections.abc import Sequence
from typing import Final

import msgspec

from jiheng.checks.identities import fold
from jiheng.form import Entry
from jiheng.pile.roster_rows import Told

# A spreadsheet keeps so many digits of a number; what stands behind them is lost, and zeros stand there.
_KEPT: Final = 15
# So many zeros behind them do not come about by chance.
_SURELY_LOST: Final = 3
_SHOWN: Final = 3


def without_rounded(entries: Sequence[Entry]) -> tuple[list[Entry], list[Told]]:
    """Take away codes that were stored as numbers and lost their last digits: many projects would have the same one.

    Of a row that has no name either nothing is left.
    """
    long = [one.code for one in entries if one.code is not None and one.code.isdecimal() and len(one.code) > _KEPT]
    all_lost = all(not code[_KEPT:].strip("0") for code in long)
    rounded = [one for one in entries if one.code is not None and _is_rounded(one.code, all_lost=all_lost)]
    if not rounded:
        return list(entries), []
    where, where_en = _rows(rounded)
    told = Told(
        f"{where}的项目编码是按数字存的，后面几位已被 Excel 舍成 0（「{rounded[0].code}」），不能用，"
        "改按名称和单位对应；请把这一栏设成文本，重新填写编码",
        f"The codes of {where_en} were stored as numbers and have lost their last digits (“{rounded[0].code}”); names "
        "and units are used instead: make the column text and write the codes again",
    )
    gone = frozenset(map(id, rounded))
    kept = [msgspec.structs.replace(one, code=None) if id(one) in gone else one for one in entries]
    return [one for one in kept if one.code is not None or one.project is not None], [told]


def _is_rounded(code: str, *, all_lost: bool) -> bool:
    if code.isdecimal():
        lost = code[_KEPT:]
        return bool(lost) and not lost.strip("0") and (all_lost or len(lost) >= _SURELY_LOST)
    number, power, exponent = code.upper().partition("E+")
    return bool(power) and exponent.isdecimal() and number.replace(".", "", 1).isdecimal()


def one_each(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], list[Told]]:
    """Give each project once: rows with one code are one project, and nobody knows how their amounts go together.

    Where names or units differ they are several projects, whatever the code: many lists count 1, 2, 3 anew.
    """
    by_code: dict[object, list[Entry]] = {}
    for place, entry in enumerate(entries):
        by_code.setdefault(place if entry.code is None else (entry.code, entry.fiscal_year), []).append(entry)
    place_of = {id(entry): place for place, entry in enumerate(entries)}
    found: list[tuple[int, Entry]] = []
    merged: list[Told] = []
    shared: list[list[Entry]] = []
    for same in by_code.values():
        projects = _projects(same)
        if len(projects) > 1:
            shared.append(same)
        for rows in projects:
            found.append((place_of[id(rows[0])], rows[0] if len(rows) == 1 else _without_amounts(rows[0])))
            if len(rows) > 1:
                merged.append(_merged(rows))
    told = [*merged, *([_shared(shared)] if shared else [])]
    found.sort(key=lambda one: one[0])
    return tuple(msgspec.structs.replace(one, number=number) for number, (_, one) in enumerate(found, start=1)), told


def _projects(same: Sequence[Entry]) -> list[list[Entry]]:
    """Part rows with one code by the names of project and unit; a blank name fits any, where there is but one other."""
    names = {fold(one.project) for one in same} - {""}
    units = {fold(one.implementing_unit) for one in same} - {""}
    if max(len(names), len(units)) <= 1:
        return [list(same)]
    found: dict[tuple[str, str], list[Entry]] = {}
    for one in same:
        found.setdefault((fold(one.project), fold(one.implementing_unit)), []).append(one)
    return list(found.values())


def _without_amounts(entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, original_budget=None, revised_budget=None, actual_expenditure=None)


def _merged(rows: Sequence[Entry]) -> Told:
    where, where_en = "、".join(one.called for one in rows), ", ".join(one.called_en for one in rows)
    return Told(
        f"{where}编码相同，当作一个项目；金额怎样合计不清楚，没有核对，要核对请合并成一行",
        f"{where_en} have one code and count as one project; nobody knows how their amounts add up, so these are not "
        "compared: make one row of them to have them compared",
    )


def _shared(shared: Sequence[Sequence[Entry]]) -> Told:
    where, where_en = _rows(shared[0])
    return Told(
        f"有 {len(shared)} 个编码写在不止一个项目上（如「{shared[0][0].code}」：{where}），名称或单位不同，"
        "当作不同的项目",
        f"{len(shared)} codes stand beside more than one project (such as “{shared[0][0].code}”: {where_en}); names or "
        "units differ, so they count as several",
    )


def _rows(entries: Sequence[Entry]) -> tuple[str, str]:
    shown, left = entries[:_SHOWN], len(entries) - _SHOWN
    return (
        "、".join(one.called for one in shown) + (f"等 {len(entries)} 行" if left > 0 else ""),
        ", ".join(one.called_en for one in shown) + (f" and {left} more" if left > 0 else ""),
    )
