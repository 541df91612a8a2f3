"""The ten forms of Minhang 2020 against their answer key, in every way in which a text may hold them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jiheng.form import Field, SelfEvaluation
from jiheng.reading.grid import Cell, Grid, Paragraph, Table
from jiheng.reading.layout import Recognised, recognise

HERE = Path(__file__).parents[2] / "forms" / "minhang-2020"
TEXT = (HERE / "source.txt").read_text(encoding="utf-8")
KEY = json.loads((HERE / "key.json").read_text(encoding="utf-8"))
EXPECTED = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))


def as_tabs() -> Grid:
    blocks: list[Paragraph | Table] = []
    rows: list[list[str]] = []
    first = 0
    for number, line in enumerate([*TEXT.split("\n"), ""], start=1):
        if "\t" in line:
            first = first or number
            rows.append(line.split("\t"))
            continue
        if rows:
            cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
            blocks.append(Table(cells, first_row=first))
            rows, first = [], 0
        if line.strip():
            blocks.append(Paragraph(line, number))
    return Grid("tabs.txt", tuple(blocks))


def one_cell_a_line() -> Grid:
    texts = [cell.strip() for line in TEXT.split("\n") for cell in line.split("\t") if cell.strip()]
    return Grid("lines.txt", (Table(tuple(Cell(n, 0, t) for n, t in enumerate(texts)), joined="lines"),))


def blanks_for_tabs() -> Grid:
    lines = [line.split() for line in TEXT.split("\n") if line.strip()]
    cells = tuple(Cell(r, c, text) for r, line in enumerate(lines) for c, text in enumerate(line))
    return Grid("blanks.txt", (Table(cells, joined="blanks"),))


def one_long_line() -> Grid:
    cells = tuple(Cell(0, c, text) for c, text in enumerate(TEXT.split()))
    return Grid("line.txt", (Table(cells, joined="blanks"),))


def printed(field: Field[Any]) -> str | int | None:
    return field.value if field.value is None or isinstance(field.value, int) else str(field.value)


def as_key(form: SelfEvaluation) -> dict[str, Any]:
    """Say a form in the words of the answer key."""
    return {
        **{
            name: printed(getattr(form, name))
            for name in (
                "title",
                "fiscal_year",
                "project",
                "competent_department",
                "implementing_unit",
                "amount_unit",
            )
        },
        "funds": [
            {
                name: str(fund.source) if name == "source" else printed(getattr(fund, name))
                for name in KEY[0]["funds"][0]
            }
            for fund in form.funds
        ],
        "annual_goal": {name: printed(getattr(form.annual_goal, name)) for name in ("expected", "achieved")},
        "indicators": [
            {name: printed(getattr(row, name)) for name in KEY[0]["indicators"][0]} for row in form.indicators
        ],
        "total": {name: printed(getattr(form.total, name)) for name in ("max_points", "claimed_points")},
    }


def forms(found: list[Recognised]) -> list[SelfEvaluation]:
    return [entry.form for entry in found if isinstance(entry.form, SelfEvaluation)]


@pytest.mark.parametrize("drawn", [as_tabs, one_cell_a_line, blanks_for_tabs, one_long_line])
def test_all_ten_forms_are_read_without_one_wrong_field(drawn: Callable[[], Grid]) -> None:
    found = forms(recognise(drawn()))
    assert len(found) == len(KEY)
    for number, (form, key) in enumerate(zip(found, KEY, strict=True), start=1):
        assert as_key(form) == key, f"F{number}"


@pytest.mark.parametrize(("what", "code"), [("rows", "FM010"), ("totals", "FM011"), ("funds", "FM012")])
def test_shifts_are_reported_where_there_are_any_and_nowhere_else(what: str, code: str) -> None:
    doubted = [
        f"F{number}"
        for number, entry in enumerate(recognise(as_tabs()), start=1)
        if any(doubt.code == code for doubt in entry.doubts)
    ]
    assert doubted == EXPECTED["must_doubt"][what]


def test_every_shift_of_the_ten_forms_is_settled_by_the_kinds_of_its_cells() -> None:
    doubts = [doubt for entry in recognise(as_tabs()) for doubt in entry.doubts]
    assert doubts
    assert all(doubt.settled for doubt in doubts)


def test_nothing_of_the_ten_forms_is_left_over() -> None:
    assert [entry.left_over for entry in recognise(as_tabs())] == [()] * 10


def test_where_cells_were_not_kept_apart_an_uncertain_cut_is_reported() -> None:
    # F10: its goal and its result are numbered lists, so four pieces have to be shared between two cells.
    last = recognise(blanks_for_tabs())[9]
    assert next(doubt.where.block for doubt in last.doubts if doubt.code == "FM020") == "goal"
    assert isinstance(last.form, SelfEvaluation)
    assert not last.form.annual_goal.expected.is_certain
