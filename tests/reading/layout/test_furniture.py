"""What pages add to a form and no form means: page numbers, broken titles, numbers of columns, stubs of templates."""

import pytest

from benchmarks.corpus.writers.text import write
from jiheng.form import SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.layout import Recognised, recognise
from tests.reading.layout.drawing import a_form, form_of, grid_of

EXPECTED = form_of(a_form())
TABS, LINES, BLANKS = (write(grid_of(a_form()), style).decode() for style in ("tabs", "a cell a line", "blanks"))


def read(content: str) -> Recognised:
    (found,) = recognise(read_bytes(content.encode(), file="表.txt"))
    assert isinstance(found.form, SelfEvaluation)
    return found


@pytest.mark.parametrize(
    "number", ["- 1 -", "第1页", "第 1 页 共 2 页", "第3页，共8页", "—12—", "Page 1 of 2", "共 2 页"]
)
@pytest.mark.parametrize(
    ("content", "before"),
    [(LINES, "质量指标"), (LINES, "总分"), (BLANKS, "质量指标"), (BLANKS, "上年结转资金"), (TABS, "项目资金")],
)
def test_the_number_of_a_page_is_no_cell(content: str, before: str, number: str) -> None:
    start = content.rindex("\n", 0, content.index(before)) + 1
    found = read(f"{content[:start]}{number}\n{content[start:]}")
    assert found.form == EXPECTED
    assert found.doubts == ()
    assert found.left_over == ()


@pytest.mark.parametrize("number", ["3", "3/8"])
def test_a_bare_number_between_tables_is_that_of_a_page(number: str) -> None:
    found = read(TABS.replace("\n绩效指标", f"\n{number}\n绩效指标"))
    assert (found.form, found.left_over) == (EXPECTED, ())


def test_a_bare_number_among_cells_is_a_cell() -> None:
    form = read(LINES.replace("\n20\n19\n", "\n3\n3\n")).form
    assert isinstance(form, SelfEvaluation)
    assert str(form.indicators[0].max_points.value) == "3"


@pytest.mark.parametrize(
    ("content", "broken"),
    [
        (TABS, "财政项目支出绩效\n自评表"),
        (TABS, "财政项目支出\n绩效自评表"),
        (LINES, "财政项目\n支出绩效自评表"),
        (BLANKS, "财政项目支出 绩效自评表"),
    ],
)
def test_a_title_broken_over_two_lines_is_one_title(content: str, broken: str) -> None:
    assert read(content.replace("财政项目支出绩效自评表", broken)).form == EXPECTED


@pytest.mark.parametrize(
    "above", ["主题分类：财政", "政府信息公开", "2021年", "闵行区总工会", "项目名称", "附件：党建项目，", "财政"]
)
def test_a_line_above_a_title_is_no_part_of_it(above: str) -> None:
    assert read(f"{above}\n{TABS.lstrip()}").form.title.value == "财政项目支出绩效自评表"


@pytest.mark.parametrize("mark", ["-1-", "- 1 -", "—3—"])
def test_a_page_number_before_a_title_is_no_part_of_it(mark: str) -> None:
    assert read(TABS.replace("财政项目支出绩效自评表", f"{mark}财政项目支出绩效自评表")).form == EXPECTED


@pytest.mark.parametrize("numbers", ["1 2 3 4 5=3/2 6", "(1) (2) (3) (4) (5) (6)"])
def test_numbers_of_columns_under_their_heads_are_no_row(numbers: str) -> None:
    found = read(BLANKS.replace("年度资金总额", f"{numbers}\n年度资金总额", 1))
    assert (found.form, found.doubts) == (EXPECTED, ())
    lines = numbers.replace(" ", "\n")
    found = read(LINES.replace("年度资金总额", f"{lines}\n年度资金总额", 1))
    assert (found.form, found.doubts) == (EXPECTED, ())


def test_a_line_that_only_counts_among_the_rows_is_no_row() -> None:
    found = read(BLANKS.replace("质量指标", "1 2 3 4 5 6 7 8\n质量指标", 1))
    assert (found.form, found.doubts) == (EXPECTED, ())


@pytest.mark.parametrize("stub", ["指标2：", "指标2:/", "……", "指标3：\n……"])
@pytest.mark.parametrize("content", [LINES, BLANKS])
def test_a_stub_of_the_template_is_left_over_and_no_indicator(content: str, stub: str) -> None:
    found = read(content.replace("质量指标", f"{stub}\n质量指标", 1))
    assert found.form == EXPECTED
    assert [text.replace(" ", "") for text in found.left_over] == stub.replace(" ", "").split("\n")


@pytest.mark.parametrize("content", [TABS, LINES, BLANKS])
def test_a_number_of_the_template_before_a_name_is_no_part_of_it(content: str) -> None:
    assert read(content.replace("养护里程", "指标1：养护里程")).form == EXPECTED


@pytest.mark.parametrize(
    ("label", "broken"),
    [
        ("年度指标值", "年度\n指标值"),
        ("绩效指标", "绩 效 指 标"),
        ("产出指标", "产 出\n指 标"),
        ("实际完成值", "实际 完成值"),
    ],
)
@pytest.mark.parametrize("content", [LINES, BLANKS])
def test_a_label_broken_over_lines_or_by_blanks_is_a_label(content: str, label: str, broken: str) -> None:
    if content is BLANKS:
        broken = broken.replace("\n", " ")
    form = read(content.replace(label, broken, 1)).form
    assert isinstance(form, SelfEvaluation)
    assert (form.funds, form.annual_goal, form.indicators, form.total) == (
        EXPECTED.funds,
        EXPECTED.annual_goal,
        EXPECTED.indicators,
        EXPECTED.total,
    )


def test_a_year_without_its_left_bracket_is_a_year() -> None:
    assert read(TABS.replace("（2021年度）", "2019年度)")).form.fiscal_year.value == 2019


class TestNumberedPages:
    """「2、」 at the head of every page, as some recognitions of pictures write it, cutting whatever stood there."""

    def test_a_label_that_was_cut_is_put_together(self) -> None:
        content = "1、" + LINES.replace("实际完成值", "实际完\n2、成值").lstrip()
        assert read(content).form == EXPECTED

    def test_a_cell_that_may_have_been_cut_is_not_sure(self) -> None:
        content = "1、" + LINES.replace("100公里\n", "100\n2、公里\n", 1).lstrip()
        form = read(content).form
        assert isinstance(form, SelfEvaluation)
        assert not form.indicators[0].target.is_certain

    def test_the_title_of_the_next_form_is_whole(self) -> None:
        second = LINES.replace("道路养护", "桥梁检测").lstrip()
        found = recognise(read_bytes(f"1、{LINES.lstrip()}2、{second}".encode(), file="表.txt"))
        assert [one.form.title.value for one in found] == ["财政项目支出绩效自评表"] * 2

    def test_the_points_of_a_numbered_goal_keep_their_numbers(self) -> None:
        content = LINES.replace("养护道路100公里，保证通行。", "1、养护道路；")
        form = read(content).form
        assert isinstance(form, SelfEvaluation)
        assert form.annual_goal.expected.value == "1、养护道路；"

    @pytest.mark.parametrize("first", ["1、关于公开自评情况的通知，请查阅。", "附件1"])
    def test_a_numbered_line_at_the_top_without_a_title_says_nothing(self, first: str) -> None:
        rest = "\n".join(["说明"] * 6)
        content = f"{first}\n{rest}\n{LINES}".replace("100公里\n", "2、100公里\n", 1)
        form = read(content).form
        assert isinstance(form, SelfEvaluation)
        assert form.indicators[0].actual.value is not None
