"""Forms laid out as places lay them out: nothing is asked for that they lack, and their sums are their own."""

from decimal import Decimal

import pytest

from jiheng.assess import Assessment, Reading, Source, assess
from jiheng.scoring.scheme import SchemeKind
from tests.reading.layout.families.merged import read
from tests.reading.layout.families.test_chongqing import FURTHER_COLUMNS, TOTAL_ON_TOP
from tests.reading.layout.families.test_hebei import BY_WORDS, SYSTEM
from tests.reading.layout.families.test_hunan import COUNTY_FUND
from tests.reading.layout.families.test_ningxia import TOTALS_ON_TOP
from tests.reading.layout.families.test_pasted_as_text import DRAWN

# Blanks, sums and weights: on forms that add up, whatever is said of these comes from how the form is laid out.
OF_THE_LAYOUT = {
    "FM010",
    "FM011",
    "FM012",
    "FM013",
    "FM015",
    "FM018",
    "FM019",
    "FM020",
    "SC001",
    "SC002",
    "WT001",
    "WT003",
}


def _assessed(drawing: str) -> Assessment:
    found = read(drawing)
    return assess(Reading(found.form, found.doubts, found.left_over, Source("表.docx", "", 1)))


@pytest.mark.parametrize("name", DRAWN)
def test_a_form_that_adds_up_is_not_faulted_for_its_layout(name: str) -> None:
    said = {finding.code for finding in _assessed(DRAWN[name]).findings}
    assert said.isdisjoint(OF_THE_LAYOUT)


def test_points_for_execution_among_the_indicators_are_counted_once() -> None:
    due = _assessed(SYSTEM).due
    assert due.scheme.kind is SchemeKind.INSIDE
    assert due.scheme.execution_max == Decimal(10)
    assert due.scheme.indicators_max == Decimal(90)


def test_execution_out_of_twenty_adds_up_with_eighty() -> None:
    due = _assessed(FURTHER_COLUMNS).due
    assert (due.scheme.kind, due.scheme.execution_max) == (SchemeKind.INSIDE, Decimal(20))


@pytest.mark.parametrize("drawn", [BY_WORDS, COUNTY_FUND])
def test_nothing_is_scored_where_no_points_are_asked_for(drawn: str) -> None:
    assessment = _assessed(drawn)
    assert assessment.due.high is None
    assert not any(finding.code.startswith(("SC", "WT")) for finding in assessment.findings)


def test_the_sum_of_a_total_on_top_is_held_against_rows_and_execution() -> None:
    wrong = TOTAL_ON_TOP.replace("自评总分（分） | < | 97.6", "自评总分（分） | < | 99")
    said = [finding.message for finding in _assessed(wrong).findings if finding.code == "SC001"]
    assert len(said) == 1
    assert "97.6" in said[0]


def test_rows_of_process_are_added_up_with_those_of_results() -> None:
    due = _assessed(TOTALS_ON_TOP).due
    assert due.scheme.indicators_max == Decimal(100)


def test_a_unit_of_two_letters_in_a_column_of_its_own_is_found_again_in_the_result() -> None:
    said = {finding.code for finding in _assessed(SYSTEM).findings}
    assert "GL004" not in said  # 「完成养护118公里」 says what the row of 118 and 公里 says
    silent = SYSTEM.replace("完成养护118公里，路况良好。", "路况良好。")
    assert "GL004" in {finding.code for finding in _assessed(silent).findings}
