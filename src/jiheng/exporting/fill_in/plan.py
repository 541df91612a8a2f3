"""What stands on the sheet before anybody fills it in: blank, after last year's form, or after a declaration."""

import re
from enum import StrEnum
from hashlib import sha256
from typing import Final

import msgspec

from jiheng.assess import row_keys, unit_of
from jiheng.exporting.official.funds import SOURCES
from jiheng.form import Field, FundSource, Indicator, OtherForm, SelfEvaluation, clean
from jiheng.form.labels import LABELS, Part
from jiheng.rulepacks import RulePack
from jiheng.values import UnitStatus, parse, parse_row

AnyForm = SelfEvaluation | OtherForm

MOST_ROWS: Final = 200
"""So many indicators go on a sheet; the largest form known has not half of them."""

USUAL_ROWS: Final = 20
"""Rows for indicators on a blank sheet."""

_SPARE: Final = 5
_MOST_SOURCES: Final = 12
_CODE: Final = re.compile("[0-9A-Z]{15,30}")
_LONGEST: Final = 16_000  # a cell holds 32,767 units of UTF-16, of which a character takes two at most
_TITLES: Final = {
    part: {label.code: label.chinese for label in LABELS if label.part is part}
    for part in (Part.DIMENSION, Part.CATEGORY, Part.FUND_ROW)
}
DIMENSIONS: Final = tuple(_TITLES[Part.DIMENSION].values())
CATEGORIES: Final = tuple(_TITLES[Part.CATEGORY].values())
UNITS: Final = ("元", "万元")
_KNOWN_UNITS: Final = frozenset((*UNITS, "千元", "百万元", "亿元"))


class Row(msgspec.Struct, frozen=True):
    """An indicator as it is sent out: its texts by the names of the fields, those of them that are locked, its id.

    ``indicator`` is the row they were taken from, where there is one.
    """

    id: str
    texts: dict[str, str]
    locked: frozenset[str] = frozenset()
    indicator: Indicator | None = None


class DeclaredMoney(StrEnum):
    """What became of the amounts of a declaration.

    There were none, or none was asked for; they are filled in and locked; they are filled in and marked, for the unit
    they are in is doubtful; they were left out, for their unit is none that we know or their rows have no total.
    """

    NONE = "none"
    LOCKED = "locked"
    DOUBTFUL = "doubtful"
    LEFT_OUT = "left_out"


class Source(msgspec.Struct, frozen=True):
    """A row of the money: its label, and the opening budget where it is known."""

    id: str
    label: str
    original_budget: str = ""


class Plan(msgspec.Struct, frozen=True):
    """The sheet: the texts of its head by the names of the fields, what of them is locked, money and indicators."""

    head: dict[str, str]
    locked: frozenset[str]
    unit: str
    year: int | None
    sources: tuple[Source, ...]
    rows: tuple[Row, ...]
    money: DeclaredMoney = DeclaredMoney.NONE


def blank(rows: int = USUAL_ROWS, *, year: int | None = None) -> Plan:
    """Plan a sheet on which nothing is written."""
    return Plan({}, frozenset(), UNITS[-1], year, _sources(()), _blank_rows(rows))


def after(form: AnyForm, rows: int | None = None, *, year: int | None = None) -> Plan:
    """Plan a sheet after last year's form: who, which project, which indicators; targets and results are cleared."""
    kept = _kept(form, ("dimension", "category", "name", "max_points"))
    last = form.fiscal_year.value
    return Plan(
        _head(form, ("project", "competent_department", "implementing_unit")),
        frozenset(),
        _unit(form) or UNITS[-1],
        year if year is not None or last is None else last + 1,
        _sources(_labels(form)),
        (*kept, *_blank_rows(_SPARE if rows is None else rows - len(kept))),
    )


def out_of_declaration(form: AnyForm, pack: RulePack, rows: int | None = None, *, year: int | None = None) -> Plan:
    """Plan a sheet after a declaration: what was approved is filled in and locked, results are open.

    Amounts whose unit is doubtful stay open, and so does their unit; ``pack`` has the thresholds of the doubt.

    Raises:
        ValueError: it has no indicators, so that there is nothing to fill in results for.
    """
    if not form.indicators:
        raise ValueError("the declaration has no indicators")
    names = ("dimension", "category", "name", "target", "max_points")
    kept = tuple(
        msgspec.structs.replace(row, locked=frozenset(name for name in names if row.texts.get(name)))
        for row in _kept(form, names)
    )
    head = _head(form, ("project", "competent_department", "implementing_unit", "expected"))
    money = _money(form, pack)
    # An amount means nothing beside a unit that is not its own.
    known = form.funds if money is not DeclaredMoney.LEFT_OUT else ()
    budgets = {
        _label(fund.label, fund.source): f"{fund.original_budget.value:f}"
        for fund in known
        if fund.original_budget.value is not None
    }
    locked = frozenset(name for name, text in head.items() if text)
    return Plan(
        head,
        locked | {"amount_unit", "original_budget"} if money is DeclaredMoney.LOCKED else locked,
        _unit(form) or UNITS[-1],
        year if year is not None else form.fiscal_year.value,
        _sources(_labels(form), budgets),
        (*kept, *_blank_rows(0 if rows is None else rows - len(kept))),
        money,
    )


def fitting(text: str) -> str:
    """Give a text as far as a cell holds it."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _kept(form: AnyForm, names: tuple[str, ...]) -> tuple[Row, ...]:
    keys = row_keys(form)
    return tuple(
        Row(id_of(key), {name: fitting(_text(row, name)) for name in names}, indicator=row)
        for key, row in zip(keys, form.indicators[:MOST_ROWS], strict=False)
    )


def _text(row: Indicator, name: str) -> str:
    if name == "dimension":
        return _TITLES[Part.DIMENSION].get(row.dimension.value or "", "") or clean(row.dimension.printed)
    if name == "category":
        return _TITLES[Part.CATEGORY].get(row.category.value or "", "") or clean(row.category.printed)
    if name == "target":
        return target_in_one(row)
    field = getattr(row, name)
    return str(field.value) if field.value is not None else ""


def target_in_one(row: Indicator) -> str:
    """Write a target into one cell, whose sign and unit stand in columns of their own on some forms."""
    sign, target, unit = (clean(field.value or "") for field in (row.comparator, row.target, row.unit))
    if not target or not (sign or unit):
        return target
    meant, _ = parse_row(target, "", unit=unit, comparator=sign)
    wanted = (target, f"{target}{unit}", f"{sign}{target}", f"{sign}{target}{unit}")
    return next((text for text in wanted if parse(text) == meant), wanted[-1])


def _head(form: AnyForm, names: tuple[str, ...]) -> dict[str, str]:
    fields = {
        "project": form.project,
        "competent_department": form.competent_department,
        "implementing_unit": form.implementing_unit,
        "expected": form.annual_goal.expected,
    }
    found = {name: fitting(fields[name].value or "") for name in names}
    code = form.project_code.value or ""
    if found["project"] and _CODE.fullmatch(code):  # read back as a code and a name
        found["project"] = f"{code}-{found['project']}"
    return found


def _unit(form: AnyForm) -> str | None:
    """Give the unit of the form's amounts, where it is one; what it says else is for people to choose."""
    unit = form.amount_unit.value
    return unit if unit in _KNOWN_UNITS else None


def _money(form: AnyForm, pack: RulePack) -> DeclaredMoney:
    if all(fund.original_budget.value is None for fund in form.funds):
        return DeclaredMoney.NONE
    if _unit(form) is None or not _labels(form):
        return DeclaredMoney.LEFT_OUT
    shared = {name: getattr(form, name) for name in SelfEvaluation.__struct_fields__}
    found = unit_of(SelfEvaluation(**shared), pack, None)
    return DeclaredMoney.DOUBTFUL if found.status is UnitStatus.PRESUMED else DeclaredMoney.LOCKED


def _labels(form: AnyForm) -> tuple[str, ...]:
    """Name the sources of the form's money, the total first; none where it has no total of its own."""
    found = [_label(fund.label, fund.source) for fund in form.funds]
    is_usable = bool(form.funds) and form.funds[0].source is FundSource.TOTAL and len(found) <= _MOST_SOURCES
    return tuple(found) if is_usable and len(set(found)) == len(found) and all(found) else ()


def _label(label: Field[str], source: FundSource) -> str:
    return clean(label.value or "").rstrip("：:") or _TITLES[Part.FUND_ROW].get(source, "")


def _sources(labels: tuple[str, ...], budgets: dict[str, str] | None = None) -> tuple[Source, ...]:
    known = budgets or {}
    return tuple(Source(id_of(f"fund/{one}"), fitting(one), known.get(one, "")) for one in labels or SOURCES)


def _blank_rows(many: int) -> tuple[Row, ...]:
    return tuple(Row(id_of(f"blank/{number}"), {}) for number in range(1, min(max(many, 0), MOST_ROWS) + 1))


def id_of(key: str) -> str:
    """Make an id out of what names a row: the same each time, and saying nothing of it."""
    return f"jh-{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
