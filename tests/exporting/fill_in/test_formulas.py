"""What the formulas give is what the scoring gives: workbooks filled in by chance, computed by LibreOffice."""

import os
from collections import Counter
from decimal import Decimal
from typing import NamedTuple

import pytest

from jiheng.assess import Assessment, Options, assess, read
from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.formulas import BY_SYSTEM
from jiheng.form import SelfEvaluation
from jiheng.scoring import Interval, Result, Score, show
from tests.exporting.fill_in.fillings import filling
from tests.exporting.fill_in.office import computed, saved

MANY = int(os.environ.get("JIHENG_FILLINGS", "30"))
"""How many workbooks are filled in; as many as one likes where time allows."""


class Compared(NamedTuple):
    """A workbook as its formulas have it beside the scoring of what is read from it."""

    number: int
    assessment: Assessment
    proposed: dict[int, object]
    total: object
    grade: object
    execution: object
    claimed: object
    about_total: object


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> list[Compared]:
    fillings = {f"{number}": filling(number) for number in range(MANY)}
    books = saved({name: one.content for name, one in fillings.items()}, tmp_path_factory.mktemp("office"))
    found = []
    for name, one in fillings.items():
        (reading,) = read(books[name], file=f"{name}.xlsx")
        sheet = computed(books[name])
        assessment = assess(reading, Options(rules=(one.pack,), finished=one.finished))
        total = assessment.form.total.claimed_points.place
        assert total is not None
        row = total.row
        found.append(
            Compared(
                int(name),
                assessment,
                {number: sheet[f"{at.PROPOSED}{number}"].value for number in range(at.TOTAL_FUND, row)},
                sheet[f"{at.PROPOSED}{row}"].value,
                sheet[f"{at.HINT}{row + 1}"].value,
                sheet[f"{at.PROPOSED}{at.TOTAL_FUND}"].value,
                sheet[f"{at.HINT}{row + 2}"].value,
                sheet[f"{at.HINT}{row}"].value,
            )
        )
    return found


def written(result: Result) -> str | None:
    """A result as the sheet shows it; ``None`` for one that nobody can give."""
    if isinstance(result, Score):
        return show(result.points)
    if isinstance(result, Interval):
        return stretch(result.low, result.high, included=result.high_included)
    return None


def stretch(low: Decimal, high: Decimal, *, included: bool) -> str:
    if low == high:
        return show(low)
    return f"{show(low)} 至 {show(high)}{'' if included else '（不含）'}"


def shown(cell: object) -> str:
    """A cell of the sheet as a person sees it."""
    return show(Decimal(repr(cell))) if isinstance(cell, int | float) else str(cell)


def rows(one: Compared) -> list[tuple[int, str, Result]]:
    """The rows of the indicators: number on the sheet, how the row reads, what the scoring gives."""
    assert isinstance(one.assessment.form, SelfEvaluation)
    found = []
    for row in one.assessment.rows:
        printed = row.indicator
        place = next(
            field.place
            for field in (printed.actual, printed.target, printed.max_points, printed.name)
            if field.place is not None
        )
        said = f"{one.number} {one.assessment.pack.id} {printed.category.printed} {printed.name.printed}: "
        said += f"{printed.target.printed} | {printed.actual.printed} | {printed.max_points.printed}"
        found.append((place.row, said, row.due))
    return found


@pytest.mark.needs("libreoffice")
def test_no_proposal_beside_a_row_differs_from_the_scoring(compared: list[Compared]) -> None:
    wrong = [
        f"{said}: {shown(cell)}, not {written(result)}"
        for one in compared
        for row, said, result in rows(one)
        if (cell := one.proposed[row]) is not None and cell != BY_SYSTEM and shown(cell) != written(result)
    ]
    assert wrong == []


@pytest.mark.needs("libreoffice")
def test_most_of_what_can_be_scored_is_proposed_beside_its_row(compared: list[Compared]) -> None:
    counted: Counter[bool] = Counter()
    for one in compared:
        counted.update(one.proposed[row] != BY_SYSTEM for row, _, result in rows(one) if written(result) is not None)
    assert counted[True] > 0.7 * counted.total()


@pytest.mark.needs("libreoffice")
def test_the_points_of_execution_are_those_of_the_scoring(compared: list[Compared]) -> None:
    told = Counter(str(one.execution)[:5] for one in compared)
    for one in compared:
        if isinstance(one.execution, int | float):
            assert shown(one.execution) == written(one.assessment.due.execution), one.number
        elif one.execution == BY_SYSTEM:
            assert written(one.assessment.due.execution) is None, one.number
    assert len(told) > 3


@pytest.mark.needs("libreoffice")
def test_the_total_is_that_of_the_scoring_or_is_left_to_it(compared: list[Compared]) -> None:
    proposed = 0
    for one in compared:
        due = one.assessment.due
        if one.total in {None, BY_SYSTEM}:
            continue
        assert due.low is not None
        assert due.high is not None
        assert shown(one.total) == stretch(due.low, due.high, included=due.high_included), one.number
        proposed += 1
    assert proposed


@pytest.mark.needs("libreoffice")
def test_a_total_is_called_off_only_where_the_check_does(compared: list[Compared]) -> None:
    for one in compared:
        if one.about_total == "总分与各项得分之和不符，请核对":
            assert "SC001" in {finding.code for finding in one.assessment.findings}, one.number


@pytest.mark.needs("libreoffice")
def test_the_grade_is_that_of_the_scoring(compared: list[Compared]) -> None:
    graded = [one for one in compared if one.grade is not None]
    for one in graded:
        grades = one.assessment.due.grades
        ends = (grades[-1], grades[0]) if len(grades) > 1 else grades
        assert one.grade == " 至 ".join(ends), one.number
    assert graded
