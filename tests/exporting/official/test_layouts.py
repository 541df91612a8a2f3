"""What stands where in the official tables, and that what a form holds beyond them has its place."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.exporting.official import LAYOUTS
from jiheng.exporting.official.columns import Column, widths_of
from jiheng.exporting.official.frame import Box, Frame
from jiheng.exporting.papers.shapes import CellLook, Table
from jiheng.form import AnnualGoal, Criterion, Dimension, Field, Fund, FundSource, Indicator, SelfEvaluation, Total
from jiheng.reading import recognise
from tests.exporting.official.making import (
    AT,
    a_form,
    cells_of,
    lines_of,
    number,
    remark,
    row,
    row_with,
    text,
    texts_of,
)
from tests.exporting.official.rounds import as_grid, differences, drawn_forms, laid_out, real_forms

EVERY_LAYOUT = pytest.mark.parametrize("layout", LAYOUTS)


@EVERY_LAYOUT
def test_every_place_of_every_table_is_covered_by_one_cell(layout: str) -> None:
    for form in (*real_forms(), *(form for _, form in drawn_forms(1)), SelfEvaluation()):
        for block in laid_out(form, layout).blocks:
            if isinstance(block, Table):
                block.covers()


def test_the_general_layout_has_the_frame_of_the_real_forms() -> None:
    paper = laid_out(real_forms()[0], "general")
    assert lines_of(paper)[:2] == ["财政项目支出绩效自评表", "（2020年度）"]
    assert row_with(paper, "项目名称") == ["项目名称", "党建经费"]
    assert row_with(paper, "项目资金（万元）") == [
        "项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分",
    ]  # fmt: skip
    assert row_with(paper, "年度资金总额")[1:] == ["20,000.00", "18,000.00", "17,794.46", "10", "98.86%", "10"]
    assert row_with(paper, "一级指标") == [
        "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施",
    ]  # fmt: skip
    assert row_with(paper, "总分") == ["总分", "100", "100", ""]


def test_the_head_of_indicators_is_repeated_on_each_page_and_no_cell_reaches_out_of_it() -> None:
    for layout, rows in (("general", 1), ("ab", 1), ("yunnan", 2), ("sichuan", 1)):
        table = [block for block in laid_out(a_form(), layout).blocks if isinstance(block, Table)][-1]
        assert table.head_rows == rows
        assert all(cell.row + cell.rows <= rows for cell in table.cells if cell.row < rows)


def test_all_tables_of_a_form_share_their_columns_as_a_sheet_has_them() -> None:
    for layout in LAYOUTS:
        tables = [block for block in laid_out(real_forms()[2], layout).blocks if isinstance(block, Table)]
        assert len({table.widths for table in tables}) == 1


@EVERY_LAYOUT
def test_figures_are_printed_as_the_form_printed_them(layout: str) -> None:
    form = a_form(
        row(max_points=number("7.50"), claimed_points=number("优秀"), target=text("≥１２场")),
        funds=(Fund(FundSource.TOTAL, text("年度资金总额"), number("1,250.00"), Field(Decimal(320), "320万元", AT)),),
    )
    said = texts_of(laid_out(form, layout))
    assert {"7.50", "优秀", "≥１２场", "1,250.00", "320万元"} <= set(said)


def test_points_that_stand_in_a_label_are_printed_as_a_figure() -> None:
    total = Fund(FundSource.TOTAL, text("年度资金总额"), max_points=Field(Decimal(20), "预算执行情况（20分）", AT))
    assert row_with(laid_out(a_form(funds=(total,)), "general"), "年度资金总额")[4] == "20"
    assert "预算执行情况\n（20分）" in texts_of(laid_out(a_form(funds=(total,)), "sichuan"))


def test_a_form_without_a_unit_of_money_gets_none() -> None:
    assert "项目资金" in texts_of(laid_out(a_form(amount_unit=Field()), "general"))


def test_a_further_unit_of_money_stands_over_the_table() -> None:
    form = a_form(other_amount_units=(text("元", "单位：元"),))
    paper = laid_out(form, "general")
    assert "单位：元" in lines_of(paper)
    assert differences(form, recognise(as_grid(paper))) == []


@EVERY_LAYOUT
def test_a_blank_form_is_the_blank_frame_and_nothing_is_invented(layout: str) -> None:
    paper = laid_out(SelfEvaluation(), layout)
    (found,) = recognise(as_grid(paper))
    assert found.form.is_unfilled
    assert lines_of(paper)[1] == "（    年度）"
    assert len(found.form.funds) >= 4  # the rows of the frame, to be filled in


@EVERY_LAYOUT
def test_what_a_layout_has_no_place_for_stands_in_the_annex(layout: str) -> None:
    form = a_form(remarks=(remark("evidence", "佐证材料", "验收单3份"), remark("notes", "注", "1.甲。 2.乙。")))
    paper = laid_out(form, layout)
    assert "本表式没有列出的内容" in texts_of(paper)
    assert row_with(paper, "佐证材料") == ["佐证材料", "验收单3份"]
    assert row_with(paper, "注") == ["注", "1.甲。 2.乙。"]
    assert differences(form, recognise(as_grid(paper)), layout) == []


def test_without_anything_beyond_the_layout_there_is_no_annex() -> None:
    assert "附" not in texts_of(laid_out(a_form(), "general"))


def test_conclusions_have_rows_of_their_own_where_the_layout_has_them() -> None:
    form = a_form(remarks=(remark("problems", "存在的问题", "进度偏慢。"), remark("grade", "等级", "优")))
    sichuan, yunnan = laid_out(form, "sichuan"), laid_out(form, "yunnan")
    assert row_with(sichuan, "存在的问题") == ["存在的问题", "进度偏慢。"]
    assert row_with(sichuan, "评价结论") == ["评价结论", ""]
    assert row_with(yunnan, "总分") == ["总分", "100", "95.5", "优"]


def test_the_code_of_the_budget_system_stands_before_the_name_in_sichuan_and_others_beside_it() -> None:
    named = a_form(project_code=text("51012322T000005432109"))
    assert row_with(laid_out(named, "sichuan"), "项目名称")[1] == "51012322T000005432109-社区图书角建设"
    short = a_form(project_code=text("XM-7"))
    for layout in LAYOUTS:
        assert row_with(laid_out(short, layout), "项目编码")[1] == "XM-7"
        assert differences(short, recognise(as_grid(laid_out(short, layout))), layout) == []


def test_the_form_of_sichuan_has_its_cells_for_the_code_and_for_who_signs_even_where_nobody_did() -> None:
    blank = laid_out(a_form(), "sichuan")
    assert row_with(blank, "项目名称") == ["项目名称", "社区图书角建设", "项目编码", ""]
    assert row_with(blank, "项目负责人") == ["项目负责人", "", "财务负责人", ""]
    signed = laid_out(a_form(remarks=(remark("finance_head", "财务主管", "周某"),)), "sichuan")
    assert row_with(signed, "项目负责人") == ["项目负责人", "", "财务主管", "周某"]


def test_columns_are_added_only_for_what_the_form_has() -> None:
    plain = texts_of(laid_out(a_form(), "general"))
    assert not {"指标性质", "度量单位", "复核分", "到位数", "原因", "得分计算方法"} & set(plain)
    full = a_form(
        row(
            comparator=text("≥"), target=text("12"), unit=text("场"), reviewed_points=number("9"),
            further=(remark("unknown", "得分计算方法", "完成率×分值"),),
        ),
        funds=(
            Fund(
                FundSource.TOTAL, text("年度资金总额"), received=number("1,200.00"), deviation_note=text("结转下年"),
                further=(remark("unknown", "绩效科意见", "同意"),),
            ),
        ),
    )  # fmt: skip
    paper = laid_out(full, "general")
    assert row_with(paper, "三级指标") == [
        "三级指标", "指标性质", "年度指标值", "度量单位", "实际完成值", "分值", "得分", "复核分",
        "偏差原因分析及改进措施", "得分计算方法",
    ]  # fmt: skip
    assert row_with(paper, "培训场次")[1:] == ["≥", "12", "场", "14场", "10", "9.5", "9", "", "完成率×分值"]
    assert row_with(paper, "年度资金总额")[1:] == ["", "", "1,200.00", "", "", "", "", "结转下年", "同意"]
    assert differences(full, recognise(as_grid(paper))) == []


def test_the_columns_of_all_rows_are_put_in_one_order() -> None:
    first = row("甲", further=(remark("unknown", "丙栏", "3"),))
    second = row("乙", further=(remark("unknown", "甲栏", "1"), remark("unknown", "丙栏", "3")))
    heads = row_with(laid_out(a_form(first, second), "general"), "三级指标")
    assert heads[-2:] == ["甲栏", "丙栏"]


@EVERY_LAYOUT
def test_words_that_are_no_dimension_or_category_are_kept(layout: str) -> None:
    form = a_form(
        row("目标明确性", dimension=Field(None, "项目决策", AT), category=Field(None, "项目目标", AT)),
        row("发放及时性", dimension=Field(Dimension.OUTPUT, "产出指标（50分）", AT), dimension_points=number("50")),
    )
    said = texts_of(laid_out(form, layout))
    assert {"项目决策", "项目目标", "产出指标（50分）"} <= set(said)


def test_a_dimension_that_was_inferred_is_printed_by_its_word() -> None:
    inferred = row(dimension=Field(Dimension.BENEFIT, "社会效益指标", AT), category=Field(None, "", AT))
    assert "效益指标" in texts_of(laid_out(a_form(inferred), "general"))


def test_rows_of_one_dimension_share_its_cell_and_points_that_are_shared_are_one_cell() -> None:
    shared = msgspec.structs.replace(row("乙"), max_points=Field(), claimed_points=Field(), points_rows=0)
    form = a_form(row("甲", points_rows=2), shared, row("丙"))
    cells = cells_of(laid_out(form, "general"))
    assert [cell.rows for cell in cells if cell.text == "产出指标"] == [3]
    assert [cell.rows for cell in cells if cell.text == "9.5"] == [2, 1]
    assert differences(form, recognise(as_grid(laid_out(form, "general")))) == []


@EVERY_LAYOUT
def test_each_of_several_goals_stands_beside_or_over_its_rows(layout: str) -> None:
    goals = ("年度绩效目标1（60分）", "年度绩效目标2（40分）")
    rows = [row(f"第{at}项", goal=text(goal), goal_points=number(goal[-4:-2])) for at, goal in enumerate(goals)]
    form = a_form(*rows, indicators_label=text(goals[0]))
    assert set(goals) <= set(texts_of(laid_out(form, layout)))
    assert differences(form, recognise(as_grid(laid_out(form, layout))), layout) == []


@EVERY_LAYOUT
def test_criteria_have_a_block_of_their_own(layout: str) -> None:
    rule = Criterion(
        dimension=text("决策（15分）"), name=text("目标内容"), standard=text("目标明确得满分，缺一项扣1分"),
        max_points=number("5"), claimed_points=number("4"), dimension_points=number("15"),
    )  # fmt: skip
    form = a_form(criteria=(rule,))
    assert row_with(laid_out(form, layout), "目标内容") == ["目标内容", "目标明确得满分，缺一项扣1分", "5", "4"]
    assert differences(form, recognise(as_grid(laid_out(form, layout))), layout) == []


@EVERY_LAYOUT
def test_the_goal_before_its_change_stands_beside_the_one_that_holds(layout: str) -> None:
    form = a_form(
        annual_goal=AnnualGoal(text("建成图书角30处。"), text("建成图书角28处。")),
        remarks=(
            remark("first_goal", "年初绩效目标", "建成图书角20处。"),
            remark("completion_rate", "总体完成率", "93%"),
        ),
    )
    assert differences(form, recognise(as_grid(laid_out(form, layout))), layout) == []


def test_a_sum_of_rows_stays_in_its_row_and_the_total_on_top() -> None:
    form = a_form(total=Total(claimed_points=number("95.5")), remarks=(remark("total", "合计", "86"),))
    paper = laid_out(form, "general")
    assert row_with(paper, "自评总分") == ["自评总分", "95.5"]
    assert row_with(paper, "合计") == ["合计", "", "86", ""]
    assert differences(form, recognise(as_grid(paper))) == []


def test_points_that_are_out_of_a_hundred_are_never_taken_for_those_that_count() -> None:
    converted = row(claimed_points=number("19"), further=(remark("unknown", "得分", "95"),))
    form = a_form(converted)
    assert row_with(laid_out(form, "general"), "折算得分")[0] == "折算得分"
    assert differences(form, recognise(as_grid(laid_out(form, "general")))) == []


def test_lines_of_a_passage_are_kept_where_they_part_sentences_and_joined_where_a_cell_was_narrow() -> None:
    printed = "1.建成图书\n角30处。\n2.居民满意。"
    form = a_form(annual_goal=AnnualGoal(text("1.建成图书角30处。 2.居民满意。", printed), text("已完成。")))
    assert "1.建成图书角30处。\n2.居民满意。" in texts_of(laid_out(form, "general"))


def test_a_page_lies_on_its_side_where_columns_have_no_room() -> None:
    assert not laid_out(a_form(), "general").is_wide
    many = tuple(remark("unknown", f"第{at}栏", "无") for at in range(6))
    assert laid_out(a_form(row(further=many)), "general").is_wide


HOSTILE = st.text(min_size=1, max_size=40) | st.sampled_from(
    ["=cmd|'/c calc'!A1", "+1", "@x", "<w:p>", "\u202eabc", "项目支出绩效自评表", "总分", "一级指标", "a" * 3000]
)


@given(name=HOSTILE, note=HOSTILE, label=HOSTILE, layout=st.sampled_from(list(LAYOUTS)))
def test_whatever_a_form_says_is_laid_out_and_stands_on_the_paper(
    name: str, note: str, label: str, layout: str
) -> None:
    form = a_form(
        row(deviation_note=Field(note, note, AT), further=(remark("unknown", label, note),)),
        project=Field(name, name, AT),
        remarks=(remark("evidence", label, note),),
    )
    paper = laid_out(form, layout)
    said = texts_of(paper)
    assert name in said
    assert said.count(note) >= 3 or note in {name, label}
    for block in paper.blocks:
        if isinstance(block, Table):
            block.covers()


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(0, 9)), min_size=1, max_size=14),
    st.integers(60, 240),
    st.lists(st.integers(1, 240), max_size=12),
)
def test_columns_take_the_whole_width_and_each_takes_some(
    asked: list[tuple[int, int]], width: int, near: list[int]
) -> None:
    found = widths_of([Column("", "", least, share) for least, share in asked], width, near)
    if sum(least for least, _ in asked) <= width:
        assert sum(found) == width
        assert all(own >= 1 for own in found)


def test_room_goes_first_where_it_saves_most_lines() -> None:
    names = ["高温中暑事故发生数", "安全生产事故发生数", "慰问活动完成及时性"]
    name = Column("name", "三级指标", 24, 1).with_room_for(names)
    note = Column("note", "偏差原因分析及改进措施", 20, 9, CellLook.TEXT).with_room_for(["", "", "场地延期"])
    assert widths_of([name, note], 53) == [32, 21]  # nine letters of 3.2 mm and what is free beside them


def test_what_is_never_broken_has_room_on_its_line() -> None:
    money = Column("spent", "全年执行数", 10, 0, CellLook.FIGURE).with_room_for(["125,500.00", "—"])
    assert money.least == 21  # eight figures of 2 mm, a comma and a point of 1 mm, 3 mm beside them


@pytest.mark.parametrize(
    ("label", "width", "lines"),
    [
        ("服务对象满意度指标", 20, ["服务对象满", "意度指标"]),
        ("其中：当年财政拨款", 24, ["其中：", "当年财政拨款"]),
        ("年度预算数（万元）", 20, ["年度预算数", "（万元）"]),
        ("年度资金总额：", 20, ["年度资金", "总额："]),
        ("绩效指标", 20, ["绩效指标"]),
        ("PM2.5下降指标", 14, ["PM2.5下降指标"]),
    ],
)
def test_a_label_is_broken_into_even_lines_and_no_letter_is_left_alone(
    label: str, width: int, lines: list[str]
) -> None:
    frame = Frame(100)
    frame.begin()
    frame.row(Box(label, width), Box("乙"))
    (table,) = frame.tables()
    assert table.cells[0].text.split("\n") == lines


def test_a_box_beside_one_from_above_begins_behind_it() -> None:
    frame = Frame(100)
    frame.begin()
    frame.row(Box("甲", 20, rows=2), Box("乙"))
    frame.row(Box("丙", 30), Box("丁"))
    (table,) = frame.tables()
    assert table.widths == (20, 30, 50)
    assert [(cell.text, cell.row, cell.column, cell.columns) for cell in table.cells] == [
        ("甲", 0, 0, 1),
        ("乙", 0, 1, 2),
        ("丙", 1, 1, 1),
        ("丁", 1, 2, 1),
    ]


def test_rows_without_any_heading_are_laid_out() -> None:
    bare = Indicator(name=text("某项"), target=text("1次"))
    assert row_with(laid_out(a_form(bare), "general"), "某项")[1] == "1次"
