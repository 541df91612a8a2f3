"""Columns that somebody put into a form by hand: 序号, 责任科室, and a second one of what is there already."""

from collections.abc import Iterator, Sequence

import msgspec
import pytest

from jiheng.form import SelfEvaluation
from jiheng.reading.layout import Recognised
from tests.reading.layout.drawing import COLUMNS, a_form, form_of, read

PLAIN = form_of(a_form())
ROWS = ("数量指标", "质量指标", "时效指标", "社会效益", "服务对象")


def with_column(at: int, head: str, *cells: str, total: str = "") -> Recognised:
    """A form with a column more before the one at ``at``; the last cell goes on to the last row."""
    below = iter((*cells, *[cells[-1]] * len(ROWS)))
    return read("\n".join(_put_in(line, at, head, below, total) for line in a_form().split("\n")))


def _put_in(line: str, at: int, head: str, below: Iterator[str], total: str) -> str:
    if "|" not in line:
        return line
    is_row = any(words in line for words in ROWS)
    put = head if line == COLUMNS else total if line.startswith("总分") else next(below) if is_row else ""
    cells = [cell.strip() for cell in line.split("|")]
    cells += [""] * (at - len(cells))
    return " | ".join([*cells[:at], put, *cells[at:]])


def form(found: Recognised) -> SelfEvaluation:
    assert isinstance(found.form, SelfEvaluation)
    return found.form


@pytest.mark.parametrize("at", [0, 1, 2, 4])
def test_the_numbers_of_rows_are_kept_aside_and_no_row_is_doubted_for_them(at: int) -> None:
    found = with_column(at, "序号", "1", "2", "3", "4", "5")
    rows = [msgspec.structs.replace(row, further=()) for row in form(found).indicators]
    assert rows == list(PLAIN.indicators)
    assert (found.doubts, found.left_over) == ((), ("序号：1", "序号：2", "序号：3", "序号：4", "序号：5"))


def doubtful(found: Recognised) -> Sequence[tuple[str, int]]:
    """The fields of rows that are not certain."""
    return [
        (name, number)
        for number, row in enumerate(form(found).indicators)
        for name in ("name", "target", "actual", "max_points", "claimed_points")
        if not getattr(row, name).is_certain
    ]


def test_of_two_columns_of_points_that_differ_the_first_is_read_and_left_open() -> None:
    found = with_column(6, "权重", "20", "20", "20", "30", "20", total="110")
    assert [str(row.max_points.value) for row in form(found).indicators] == ["20", "20", "20", "30", "20"]
    assert [str(row.claimed_points.value) for row in form(found).indicators] == ["19", "15", "15", "30", "20"]
    assert doubtful(found) == [("max_points", 1), ("max_points", 2)]
    assert not form(found).total.max_points.is_certain
    assert [doubt.code for doubt in found.doubts] == ["FM019"]
    assert "「分值」一栏和另外一栏说的都是「分值」" in found.doubts[0].what


def test_a_second_column_of_the_same_that_never_differs_is_no_matter() -> None:
    found = with_column(8, "权重", "20", "15", "15", "30", "20", total="100")
    assert (doubtful(found), found.doubts) == ([], ())


@pytest.mark.parametrize(("at", "head", "name"), [(5, "指标值", "target"), (6, "完成值", "actual")])
def test_a_second_target_or_result_leaves_open_what_it_contradicts(at: int, head: str, name: str) -> None:
    found = with_column(at, head, "≥90公里")
    assert {field for field, _ in doubtful(found)} == {name}
    assert [doubt.code for doubt in found.doubts] == ["FM019"]


def test_a_result_that_stands_in_the_second_column_only_is_not_said_to_be_missing() -> None:
    found = read(
        a_form()
        .replace(COLUMNS, COLUMNS.replace("实际完成值", "实际完成值 | 完成值"))
        .replace("≥100公里 | 95公里", "≥100公里 | | 95公里")
    )
    assert form(found).indicators[0].actual.value is None
    assert ("actual", 0) in doubtful(found)


def test_a_second_column_of_points_given_is_that_of_somebody_else() -> None:
    found = with_column(8, "得分", "18")
    assert (doubtful(found), found.doubts) == ([], ())
    assert form(found).indicators[0].further[0].label == "得分"
