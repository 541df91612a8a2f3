"""Text with nothing between its cells: what labels end is told, what figures answer for is told, the rest is open."""

import pytest

from benchmarks.corpus.writers.text import write
from jiheng.form import Dimension, SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.layout import Recognised, recognise
from tests.reading.layout.drawing import a_form, form_of, grid_of

EXPECTED = form_of(a_form())
ROWS, WHOLE, SENTENCES = (
    write(grid_of(a_form()), style).decode() for style in ("glued rows", "glued whole", "sentences")
)


def read(content: str) -> Recognised:
    (found,) = recognise(read_bytes(content.encode(), file="表.txt"))
    assert isinstance(found.form, SelfEvaluation)
    return found


def form(content: str) -> SelfEvaluation:
    found = read(content).form
    assert isinstance(found, SelfEvaluation)
    return found


@pytest.mark.parametrize("content", [ROWS, WHOLE, SENTENCES])
def test_the_header_is_cut_at_its_labels(content: str) -> None:
    found = form(content)
    for name in ("title", "fiscal_year", "project", "competent_department", "implementing_unit", "amount_unit"):
        field = getattr(found, name)
        assert field == getattr(EXPECTED, name)
        assert field.is_certain


@pytest.mark.parametrize("content", [ROWS, WHOLE, SENTENCES])
def test_the_figures_of_the_money_answer_for_one_another(content: str) -> None:
    found = form(content)
    assert found.funds == EXPECTED.funds
    assert found.total == EXPECTED.total
    assert all(fund.actual_expenditure.is_certain for fund in found.funds)


@pytest.mark.parametrize("content", [ROWS, WHOLE, SENTENCES])
def test_nothing_is_sure_of_goals_and_of_names_and_values_of_indicators(content: str) -> None:
    found = form(content)
    assert not found.annual_goal.expected.is_certain
    for row in found.indicators:
        assert not any(field.is_certain for field in (row.name, row.target, row.actual, row.deviation_note))


def test_rows_on_lines_of_their_own_are_parted_where_figures_begin_and_end() -> None:
    first = form(ROWS).indicators[0]
    assert (first.name.value, first.target.value, first.actual.value) == ("养护里程", "≥100公里", "95公里")
    assert (str(first.max_points.value), str(first.claimed_points.value)) == ("20", "19")
    assert first.dimension.value is Dimension.OUTPUT


def test_words_for_values_that_nothing_parts_are_not_parted() -> None:
    row = form(ROWS).indicators[3]
    assert row.name.value == "通行能力提升提升"
    assert (row.target.value, row.actual.value) == (None, None)
    assert not row.target.is_certain


def test_a_longer_label_that_may_be_a_shorter_one_leaves_the_value_before_it_open() -> None:
    # 道路养护项目|主管部门 or 道路养护|项目主管部门
    found = form(ROWS.replace("\n主管部门", "主管部门").replace("道路养护主管", "道路养护项目主管"))
    assert not found.project.is_certain


def test_a_note_behind_the_figures_of_a_source_is_its_note() -> None:
    content = ROWS.replace("执行率得分\n", "执行率得分原因\n").replace("9.5\n", "9.5两批试剂未到货，余款结转。\n")
    total = form(content).total_fund
    assert total is not None
    assert total.deviation_note.value == "两批试剂未到货，余款结转。"


def test_remarks_below_the_total_are_kept() -> None:
    found = form(ROWS + "评价结论养护任务基本完成。")
    assert [(remark.code, remark.text.value) for remark in found.remarks] == [("conclusion", "养护任务基本完成")]
    assert found.total == EXPECTED.total


@pytest.mark.parametrize("mark", ["", "-2-", "附件2："])
def test_a_second_form_begins_behind_the_total_of_the_first(mark: str) -> None:
    content = WHOLE.strip() + mark + WHOLE.replace("道路养护主", "桥梁检测主")
    found = [one.form for one in recognise(read_bytes(content.encode(), file="表.txt"))]
    assert [one.project.value for one in found] == ["道路养护", "桥梁检测"]
    assert [one.title.value for one in found] == ["财政项目支出绩效自评表"] * 2


@pytest.mark.parametrize(
    "content",
    [
        "根据通知要求，各单位应填报项目名称、主管部门、实施单位、年初预算数、全年预算数。",
        "项目名称道路养护",
        "各部门：\n请于周五前报送项目支出绩效自评表。\n联系人：某某，联系电话：略。",
        ROWS * 40,
    ],
    ids=["a sentence that names labels", "one label", "a notice", "far too long"],
)
def test_other_texts_are_cut_into_no_form(content: str) -> None:
    found = recognise(read_bytes(content.encode(), file="表.txt"))
    assert all(one.form.project.value is None or "道路养护" in one.form.project.value for one in found)
    assert content.startswith(ROWS) or found == []


def test_a_text_with_cells_is_never_cut_at_labels() -> None:
    assert recognise(grid_of(f"公告 | {WHOLE.strip()} | 完")) == []
