"""SC009: a form on which every row has all its points."""

import msgspec
import pytest

from jiheng.checks import Outcome, Severity, Stage, Who
from tests.checks.building import case_from, case_with, form_of, found_in, key, real

ROW = "产出指标 | 数量指标 | 图书角数量 | ≥24个 | 24个 | {} | {} |"


def said(*lines: str, **asked: object) -> Outcome:
    return found_in(case_with(*lines, **asked), "SC009")  # type: ignore[arg-type]  # settings of an example


def test_the_real_forms_give_what_a_careful_reviewer_finds() -> None:
    assert [n for n in range(1, 11) if found_in(real(n), "SC009").findings] == [1, 2, 4, 5, 7, 8]


def test_it_says_that_nobody_need_change_points_or_answer() -> None:
    (found,) = found_in(real(4), "SC009").findings
    assert found.message == "本表 10 项指标全部满分。满分不等于有错，不必为此改分，也不用书面答复。"
    assert (found.severity, found.who, found.matter) == (Severity.ADVICE, Who.REVIEWER, "total")


@pytest.mark.parametrize(
    ("points", "fires"),
    [
        (("10", "10"), True),
        (("10", "10.00"), True),
        (("10", "9.9"), False),
        (("10", "11"), False),  # over the maximum is another matter
        (("10", ""), False),
        (("", "10"), False),
        (("—", "—"), True),  # a row that is not scored
        (("—", "满分"), False),
    ],
)
def test_full_means_the_maximum_in_every_scored_row(points: tuple[str, str], *, fires: bool) -> None:
    assert bool(said(ROW.format("50", "50"), ROW.format(*points)).findings) is fires


def test_a_form_on_which_nothing_is_scored_is_not_full() -> None:
    assert said(ROW.format("—", "—")) == Outcome()


def test_before_there_are_results_and_without_points_it_does_not_apply() -> None:
    assert [one.code for one in said(stage=Stage.DECLARATION).skipped] == ["SC009"]
    form = form_of(key()[0])
    form = msgspec.structs.replace(form, columns=form.columns - {"claimed_points"})
    assert "SC009" in [one.code for one in found_in(case_from(form), "SC009").skipped]
