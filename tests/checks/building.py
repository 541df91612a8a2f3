"""Cases for tests: from the answer key, from an example of a page, or from a form made by hand."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from jiheng.assess import Options, lay_out
from jiheng.checks import Case, Facts, Outcome, ReportedAcross, Stage, checks, run
from jiheng.checks.frames import roster_of, text_of
from jiheng.checks.pages import Cells, Example
from jiheng.form import (
    AnnualGoal,
    Category,
    Dimension,
    Doubt,
    Field,
    Fund,
    FundSource,
    Indicator,
    Place,
    SelfEvaluation,
    Total,
)
from jiheng.reading import read_bytes, recognise, refusals
from jiheng.reading.grid import Table, Unread

FORMS = Path(__file__).parent.parent / "forms" / "minhang-2020"
AMOUNTS = ("original_budget", "revised_budget", "actual_expenditure")
POINTS = ("max_points", "claimed_points")
TEXTS = ("name", "target", "actual", "deviation_note")
COLUMNS = frozenset({"dimension", "category", *TEXTS, *POINTS})
FUND_COLUMNS = frozenset({*AMOUNTS, *POINTS, "execution_rate"})


def text(value: str | None) -> Field[str]:
    """A cell that holds these words, or is blank."""
    return Field(value or None, value or "", Place())


def number(value: str | None) -> Field[Decimal]:
    """A cell that holds this figure with thousands separators, or is blank."""
    return Field(None, "", Place()) if value is None else Field(Decimal(value), f"{Decimal(value):,}", Place())


def fund_of(key: Mapping[str, Any]) -> Fund:
    """A row of the fund block as the answer key has it."""
    figures: dict[str, Any] = {name: number(key.get(name)) for name in (*AMOUNTS, *POINTS)}
    return Fund(FundSource(key["source"]), execution_rate=text(key.get("execution_rate")), **figures)


def indicator_of(key: Mapping[str, Any]) -> Indicator:
    """A row of indicators as the answer key has it."""
    cells: dict[str, Any] = {name: text(key.get(name)) for name in TEXTS}
    cells |= {name: number(key.get(name)) for name in POINTS}
    return Indicator(
        dimension=Field(Dimension(key["dimension"]), key["dimension"], Place()),
        category=Field(Category(key["category"]), key["category"], Place()),
        **cells,
    )


def form_of(key: Mapping[str, Any]) -> SelfEvaluation:
    """A form as the answer key has it."""
    return SelfEvaluation(
        title=text(key["title"]),
        fiscal_year=Field(key["fiscal_year"], str(key["fiscal_year"]), Place()),
        project=text(key["project"]),
        competent_department=text(key["competent_department"]),
        implementing_unit=text(key["implementing_unit"]),
        amount_unit=text(key["amount_unit"]),
        funds=tuple(fund_of(fund) for fund in key["funds"]),
        annual_goal=AnnualGoal(text(key["annual_goal"]["expected"]), text(key["annual_goal"]["achieved"])),
        indicators=tuple(indicator_of(row) for row in key["indicators"]),
        total=Total(number(key["total"]["max_points"]), number(key["total"]["claimed_points"])),
        columns=COLUMNS,
        fund_columns=FUND_COLUMNS,
    )


def case_from(  # noqa: PLR0913 - every one of them is a question a user may answer
    form: SelfEvaluation,
    *,
    rules: str = "mof-2020-10",
    stage: Stage = Stage.REVIEW,
    year: int | None = None,
    finished: bool | None = None,
    doubts: Sequence[Doubt] = (),
    confirmed_unit: str | None = None,
) -> Case:
    """Put a form on the table, by the whole way of one form."""
    options = Options(rules=(rules,), stage=stage, year=year, finished=finished, confirmed_unit=confirmed_unit)
    return lay_out(form, tuple(doubts), options)


@cache
def _read(content: str, cells: Cells = Cells.APART, name: str = "") -> tuple[SelfEvaluation, tuple[Doubt, ...]]:
    """Read a form as text; ``name`` is what stands in the row whose cells come otherwise than written."""
    grid = read_bytes(content.encode(), file="例.txt")
    if cells in {Cells.HIDDEN, Cells.UNCLEAR}:
        (table,) = (block for block in grid.blocks if isinstance(block, Table))
        (row,) = (cell.row for cell in table.cells if cell.text == name)
        other = _hiding(table, row) if cells is Cells.HIDDEN else _unclear(table, row)
        blocks = tuple(other if block is table else block for block in grid.blocks)
        grid = msgspec.structs.replace(grid, blocks=blocks, by_eye=cells is Cells.UNCLEAR)
    elif cells is Cells.PAGE_MISSING:
        grid = msgspec.structs.replace(grid, unread=(Unread(refusals.scan_missing(), 2),))
    (found,) = recognise(grid)
    assert isinstance(found.form, SelfEvaluation)
    return found.form, found.doubts


def _unclear(table: Table, row: int) -> Table:
    """The same as if the figures of a row had been seen in a picture, not clearly."""
    cells = tuple(
        msgspec.structs.replace(cell, certainty=0.6) if cell.row == row and any(map(str.isdigit, cell.text)) else cell
        for cell in table.cells
    )
    return msgspec.structs.replace(table, cells=cells)


def _hiding(table: Table, row: int) -> Table:
    """The same as if a sheet hid a row."""
    left = tuple(cell for cell in table.cells if cell.row != row)
    out = tuple(cell for cell in table.cells if cell.row == row and cell.text)
    return msgspec.structs.replace(table, cells=left, hidden_rows=(row,), hidden_cells=out)


def _reading_of(example: Example) -> tuple[SelfEvaluation, tuple[Doubt, ...]]:
    name = example.lines[-1].split("|")[2].strip() if example.cells in {Cells.HIDDEN, Cells.UNCLEAR} else ""
    return _read(text_of(example), example.cells, name)


def doubts_of(example: Example) -> tuple[Doubt, ...]:
    """What the reader doubts of an example."""
    return _reading_of(example)[1]


def case_of(example: Example) -> Case:
    """Read an example with the ordinary reader and put it on the table."""
    form, doubts = _reading_of(example)
    case = case_from(
        form,
        rules=example.rules or "mof-2020-10",
        stage=example.stage,
        year=example.year,
        finished=example.finished,
        doubts=doubts,
    )
    if example.declared is None:
        return case
    approved, _ = _reading_of(Example(triggers=False, frame=example.declared, lines=()))
    return msgspec.structs.replace(case, declaration=approved)


def across_of(example: Example, code: str) -> tuple[ReportedAcross, ...]:
    """What one check across forms says of the forms of an example."""
    facts = Facts(stage=example.stage, only={code})
    cases = [case_of(one) for one in example.forms]
    for place, case in enumerate(cases):
        facts.add(place, case)
    if example.roster:
        facts.list_entries(roster_of(example))
    return facts.judge(cases[0].pack).findings


def case_with(*lines: str, frame: str = "standard", **asked: Any) -> Case:  # noqa: ANN401 - settings of an example
    """A case of a frame with these lines changed, written as on a page."""
    return case_of(Example(triggers=True, frame=frame, lines=lines, **asked))


def found_in(case: Case, code: str) -> Outcome:
    """What one check says of a case."""
    return run(case, only={code}, checks=[one for one in checks() if one.code == code])


@cache
def key() -> tuple[Mapping[str, Any], ...]:
    """The answer key of the ten real forms, in file order."""
    return tuple(json.loads((FORMS / "key.json").read_text("utf-8")))


@cache
def _real_forms() -> tuple[tuple[SelfEvaluation, tuple[Doubt, ...]], ...]:
    found = recognise(read_bytes((FORMS / "source.txt").read_bytes(), file="source.txt"))
    return tuple((one.form, one.doubts) for one in found if isinstance(one.form, SelfEvaluation))


@cache
def real(which: int, rules: str = "mof-2020-10") -> Case:
    """One of the ten real forms as published, F1 to F10, by its number."""
    form, doubts = _real_forms()[which - 1]
    return case_from(form, rules=rules, doubts=doubts)
