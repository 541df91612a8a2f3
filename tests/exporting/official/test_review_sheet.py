"""The 复核表: claims and points computed stand in it, what the reviewer finds is left open or taken from the form."""

import msgspec

from jiheng.assess import Assessment, Options, Reading, Source, assess
from jiheng.exporting.official.review_sheet import review_sheet
from jiheng.exporting.papers.shapes import Table
from jiheng.form import Criterion, Fund, FundSource, SelfEvaluation, Total
from tests.exporting.official.making import a_form, cells_of, lines_of, number, row, row_with, text, texts_of
from tests.exporting.official.rounds import read_again, real_forms, written

RULES = Options(rules=("mof-2020-10",))


def assessed(form: SelfEvaluation) -> Assessment:
    return assess(Reading(form, (), (), Source("form.docx", "", 1)), RULES)


def test_a_row_has_the_claim_the_points_computed_and_room_for_the_reviewer() -> None:
    form = a_form(row(target=text("≥40人"), actual=text("25人"), max_points=number("4"), claimed_points=number("3")))
    said = row_with(review_sheet(assessed(form)), "培训场次")
    # 25 of 40 people for 4 points: 4 × 25 ÷ 40 = 2.50
    assert said == ["培训场次", "≥40人", "4", "25人", "3", "2.50", "", "", "", ""]


def test_what_is_left_to_the_reviewer_is_open() -> None:
    cells = cells_of(review_sheet(assessed(a_form())))
    at = next(cell for cell in cells if cell.text == "培训场次")
    own = [cell for cell in cells if cell.row == at.row and cell.column > at.column and cell.columns == 1]
    assert [cell.is_open for cell in own][-4:] == [True] * 4
    assert not any(cell.is_open for cell in own if cell.text)


def test_points_of_a_review_that_the_form_has_stand_in_it() -> None:
    form = a_form(row(reviewed_points=number("8.5")), total=Total(number("100"), number("95.5"), number("94")))
    paper = review_sheet(assessed(form))
    assert row_with(paper, "培训场次")[-3] == "8.5"
    assert row_with(paper, "总分")[-3] == "94"


def test_execution_and_criteria_are_reviewed_as_well() -> None:
    fund = Fund(
        FundSource.TOTAL, text("年度资金总额"), number("1,250.00"), number("1,200.00"), number("1,140.00"),
        number("10"), text("95.00%"), number("9.5"),
    )  # fmt: skip
    rule = Criterion(text("决策"), name=text("目标内容"), standard=text("缺一项扣1分"), max_points=number("5"))
    paper = review_sheet(assessed(a_form(funds=(fund,), criteria=(rule,))))
    said = row_with(paper, "预算执行率（全年执行数÷全年预算数，万元）")
    assert said[1:6] == ["1,200.00", "10", "1,140.00\n执行率 95.00%", "9.5", "9.50"]
    assert row_with(paper, "目标内容")[:3] == ["目标内容", "缺一项扣1分", "5"]


def test_it_says_by_which_rules_points_were_computed_and_that_it_is_no_verdict() -> None:
    paper = review_sheet(assessed(a_form()))
    assert "财预〔2020〕10号" in lines_of(paper)[-1]
    assert lines_of(paper)[-1].endswith("提示供参考，不代替审核结论。")
    assert {"复核意见", "复核人", "复核日期"} <= set(texts_of(paper))


def test_every_place_is_covered_and_the_head_is_repeated() -> None:
    for form in (*real_forms(), SelfEvaluation()):
        tables = [block for block in review_sheet(assessed(form)).blocks if isinstance(block, Table)]
        for table in tables:
            table.covers()
        assert [table.head_rows for table in tables] == [0, 1, 0]


def test_it_is_never_taken_for_a_self_evaluation() -> None:
    paper = review_sheet(assessed(real_forms()[1]))
    plain = msgspec.structs.replace(paper, is_report=False)  # as saved by a program that drops the mark
    for kind in ("docx", "xlsx", "pdf"):
        assert not any(isinstance(one.form, SelfEvaluation) for one in read_again(written(plain, kind), kind))
