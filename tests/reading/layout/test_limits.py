"""Files that are no reasonable form must neither take forever nor be dropped in silence."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from jiheng.reading.grid import Cell, Grid, Table
from jiheng.reading.layout import recognise
from jiheng.reading.layout.recognise import LONGEST_FORM
from tests.reading.layout.drawing import COLUMNS, FUNDS, GOAL, HEAD, TOTAL, a_form, form_of, grid_of, read


def steps(action: Callable[[], object]) -> int:
    """Count what Python calls while ``action`` runs: what a clock would say, but the same on every machine."""
    count = 0

    def note(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


def rows_of(count: int) -> Grid:
    rows = "\n".join(f" | | 数量指标 | 第{n}项 | {n}次 | {n}次 | {n % 20} | 1 |" for n in range(count))
    return grid_of(a_form(rows=rows))


def sources_of(count: int) -> Grid:
    return grid_of(
        a_form(funds=FUNDS + "\n".join(f" | 第{n}项资金 | {n}.5 | {n}.5 | {n}.5 | — | 100% | —" for n in range(count)))
    )


def shifted_rows_of(count: int) -> Grid:
    rows = "\n".join(f" | | | 数量指标 | 第{n}项 | {n}次 | {n}次 | {n % 20} | 1 |" for n in range(count))
    return grid_of(a_form(rows=rows))


def strange_heads_of(count: int) -> Grid:
    heads = " | ".join(f"栏{n}" for n in range(count))
    rows = "\n".join(f" | | 数量指标 | 第{n}项 | 1次 | 1次 | 1 | 1 |" for n in range(20))
    return grid_of("\n".join((HEAD, FUNDS, GOAL, f"{COLUMNS} | {heads}", rows, TOTAL)))


def repeated_heads_of(count: int) -> Grid:
    heads = " | ".join(["得分"] * count)
    return grid_of("\n".join((HEAD, FUNDS, GOAL, f"{COLUMNS} | {heads}", f"{COLUMNS} | {heads}", TOTAL)))


def goal_lines_of(count: int) -> Grid:
    lines = [
        "项目名称",
        "道路养护",
        "年度总体目标",
        "预期目标",
        "实际完成情况",
        *(f"做好第{n}件事。" for n in range(count)),
    ]
    return Grid("lines.txt", (Table(tuple(Cell(n, 0, text) for n, text in enumerate(lines)), joined="lines"),))


def headed_lines_of(count: int) -> Grid:
    return grid_of("\n".join(["某表", *(f"联系电话{n}：某" for n in range(count)), a_form()]))


@pytest.mark.parametrize(
    "drawn",
    [
        rows_of,
        sources_of,
        shifted_rows_of,
        strange_heads_of,
        repeated_heads_of,
        goal_lines_of,
        headed_lines_of,
    ],
)
def test_a_form_four_times_as_long_takes_about_four_times_as_many_steps(drawn: Callable[[int], Grid]) -> None:
    short, long = drawn(100), drawn(400)
    recognise(long)  # so that every text has been met before
    recognise(short)
    assert steps(lambda: recognise(long)) < 5 * steps(lambda: recognise(short))


@pytest.mark.parametrize("blank", [" ", "\u3000", "\t"])
def test_a_line_of_a_hundred_thousand_blanks_is_read_like_any_other(blank: str) -> None:
    line = f"项目名称：道路养护{blank * 100_000}填报日期：1月{blank * 100_000}。：某"
    form = form_of(a_form(head=f"财政项目支出绩效自评表\n{line}"))
    assert form.project.value == "道路养护"
    assert [remark.code for remark in form.remarks] == ["filing_date"]


def test_what_lies_beyond_any_reasonable_form_is_reported_and_not_read() -> None:
    rows = "\n".join(f" | | 数量指标 | 第{n}项 | 1次 | 1次 | 1 | 1 |" for n in range(LONGEST_FORM + 100))
    (doubt,) = [doubt for doubt in read(a_form(rows=rows)).doubts if "没有读" in doubt.what]
    assert doubt.code == "FM019"
    assert not doubt.settled
    assert len(form_of(a_form(rows=rows)).indicators) < LONGEST_FORM


def test_a_cell_beyond_as_many_heads_as_any_form_prints_is_doubted() -> None:
    heads = " | ".join(f"栏{n}" for n in range(100))
    row = " | 产出指标 | 数量指标 | 养护里程 | 100公里 | 100公里 | 90 | 90 | | " + " | " * 90 + "见附件"
    found = read("\n".join((HEAD, FUNDS, GOAL, f"{COLUMNS} | {heads}", row, TOTAL)))
    (doubt,) = found.doubts
    assert "「养护里程」一行" in doubt.what
    assert not doubt.settled
