"""The draft of a self-evaluation report: every figure from the form, and nothing made up where the form is silent."""

import io

import docx
import pytest

from jiheng.assess import Assessment, Options, assess, read
from jiheng.checks.frames import text_of
from jiheng.checks.pages import Example
from jiheng.exporting.papers.in_word import write
from jiheng.exporting.papers.shapes import Line, Paper, Picture, Table
from jiheng.exporting.self_report import lay_out
from jiheng.exporting.self_report.charts import Drawn
from tests.exporting.samples import NAMELESS, POINTS, SHIFTED, assessed


def said(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Line)]


def tables(paper: Paper) -> list[list[str]]:
    return [[cell.text for cell in block.cells] for block in paper.blocks if isinstance(block, Table)]


def of(*lines: str) -> Assessment:
    """The standard form with some lines changed, assessed for real, its findings too."""
    (reading,) = read(text_of(Example(triggers=True, frame="standard", lines=lines)).encode(), file="自评表.txt")
    return assess(reading, Options())


def test_the_outline_is_the_usual_one() -> None:
    heads = [line for line in said(lay_out(of())) if line[1:2] == "、"]
    assert heads == [
        "一、项目基本情况",
        "二、自评工作组织情况",
        "三、绩效目标完成情况",
        "四、偏差情况及原因",
        "五、存在的问题",
        "六、下一步改进措施",
    ]


def test_a_title_that_is_longer_than_its_line_ends_with_what_it_is_on_a_line_of_its_own() -> None:
    long = "老旧小区居民区综合服务设施改造提升"
    assert said(lay_out(of(f"项目名称 | {long}")))[0] == f"{long}2020年度\n绩效自评报告"
    assert said(lay_out(of("项目名称 | 社区图书角建设")))[0] == "社区图书角建设2020年度绩效自评报告"


def test_the_goal_and_the_result_are_the_words_of_the_form() -> None:
    told = said(lay_out(of("预期目标 | 建成图书角24个", "实际完成情况 | 建成图书角18个")))
    assert "建成图书角24个。" in told
    assert "建成图书角18个。" in told


def test_money_stands_as_it_was_printed_and_the_rate_with_its_arithmetic() -> None:
    one = of()
    fund = one.form.total_fund
    assert fund is not None
    paper = lay_out(one)
    (money, _) = tables(paper)
    assert fund.revised_budget.printed in money
    line = next(line for line in said(paper) if "÷ 全年预算数" in line)
    assert f"全年执行数 {fund.actual_expenditure.printed} ÷ 全年预算数 {fund.revised_budget.printed}" in line
    assert f"执行率 {fund.execution_rate.printed}" in line


def test_a_changed_budget_asks_for_its_reason_and_gives_none() -> None:
    told = said(lay_out(of("年度资金总额 | 100 | 80 | 80 | 10 | 100% | 10")))
    assert "全年预算数与年初预算数不同，按年初预算计算为 80.00%。" in told
    assert "〔请补写：何时、按哪个文件、为什么调整〕" in told


def test_what_no_form_says_is_left_open() -> None:
    told = said(lay_out(of()))
    assert "〔请补写：何时组织、由谁参加、用什么方法、核对了哪些资料〕" in told
    assert "〔请补写：项目管理、资金使用、绩效管理中存在的问题；没有的，写“无”〕" in told


def test_each_dimension_is_counted_and_its_points_added_up() -> None:
    told = said(lay_out(of(*SHIFTED)))
    # 24 were aimed at and 18 reached, 32 of 40 points claimed; the other rows are reached with full points.
    assert "产出指标 1 项：未达到 1 项；自评 32 分（满分 40）。" in told
    assert "效益指标 1 项：达到 1 项；自评 30 分（满分 30）。" in told


def test_a_missed_row_stands_under_deviations_with_the_reason_of_the_unit() -> None:
    told = said(lay_out(of(*SHIFTED)))
    assert "「新建图书角数量」目标≥24个，实际完成18个，自评 32 分（满分 40）。两处场地未移交，已列入明年计划。" in told


def test_a_missed_row_without_a_reason_asks_for_one() -> None:
    row = SHIFTED[0].rpartition("|")[0] + "|"
    told = said(lay_out(of(row, *SHIFTED[1:])))
    assert "「新建图书角数量」目标≥24个，实际完成18个，自评 32 分（满分 40）。〔请补写原因〕" in told


def test_a_result_that_only_repeats_its_target_is_not_said_to_have_been_reached() -> None:
    copied = SHIFTED[0].replace("18个", "≥24个")
    told = said(lay_out(of(copied, *SHIFTED[1:])))
    assert "产出指标 1 项：待核实 1 项；自评 32 分（满分 40）。" in told


def test_a_value_that_was_not_surely_read_is_named_as_open_under_deviations_too() -> None:
    # Two rows lack their first cells and their maximum: what was taken for an actual may well be the maximum.
    form = """项目支出绩效自评表
(2020年度)
项目名称	图书角建设
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因分析及改进措施
产出指标	数量指标	新建图书角	10个	10个	50	50
		配送图书	≥40册		4
	新增读者	≥50人		4
	新增藏书	≥50册		4
总分					100
"""
    (reading,) = read(form.encode(), file="自评表.txt")
    told = said(lay_out(assess(reading, Options())))
    open_rows = [line for line in told if "实际完成4" in line]
    assert open_rows
    assert all("（待核实）" in line and line.endswith("〔请核实；确未达到的，补写原因〕") for line in open_rows)


def test_what_we_compute_stands_in_no_section_of_the_report() -> None:
    told = said(lay_out(of(*SHIFTED)))
    at = told.index("附：定稿前请核对")
    assert not any("测算" in line for line in told[:at])
    assert any("测算" in line for line in told[at:])


def test_a_form_without_deviations_says_so_and_no_more() -> None:
    reached = SHIFTED[0].replace("18个", "24个").rpartition("|")[0] + "|"
    assert "自评表没有写明偏差，所列指标没有判断出未达到目标的。" in said(lay_out(of(reached, *SHIFTED[1:])))


def test_what_was_found_stands_behind_the_report_to_be_taken_out() -> None:
    told = said(lay_out(assessed(findings=(NAMELESS, POINTS))))
    at = told.index("附：定稿前请核对")
    assert told[at + 1].startswith("1. 测算：自评 ")
    assert told[at + 2].startswith("2. 必须改正：")
    assert told[at + 3].startswith("3. 请核实说明：")
    assert told[-1].endswith("提示供参考，不代替审核结论。")


def test_blank_cells_are_blank_in_the_report() -> None:
    paper = lay_out(of("项目名称 |", "实施单位 |", "预期目标 |"))
    assert said(paper)[0].startswith("〔请补写：项目名称〕")
    assert "〔请照批复的绩效目标补写〕" in said(paper)


def test_charts_show_figures_of_the_form_and_say_them_in_words() -> None:
    pictures = [block for block in lay_out(of(*SHIFTED), Drawn()).blocks if isinstance(block, Picture)]
    money, points = pictures
    assert money.content.startswith(b"\x89PNG")
    assert points.shows == "各类指标自评得分与满分：产出指标 32 / 40 分；效益指标 30 / 30 分；满意度指标 20 / 20 分"


def test_no_chart_is_drawn_of_figures_that_are_missing() -> None:
    blank = of("年度资金总额 | | | | 10 | | 10", SHIFTED[0].replace("| 32 |", "| |"), *SHIFTED[1:])
    assert Drawn().money(blank) is None
    assert Drawn().points(blank) is None


@pytest.mark.parametrize("words", ["=1+1", "<甲/>", "#set page(width: 1mm)", "$x$ \\ `a`", "甲\u202e乙"])
def test_no_text_of_a_form_is_markup(words: str) -> None:
    written = io.BytesIO()
    write(lay_out(of(f"项目名称 | {words}"), Drawn()), written)
    first = docx.Document(io.BytesIO(written.getvalue())).paragraphs[0].text
    assert first.startswith(words.replace("\u202e", ""))


def test_the_same_form_gives_the_same_bytes() -> None:
    papers = [io.BytesIO(), io.BytesIO()]
    for out in papers:
        write(lay_out(of(), Drawn()), out)
    assert papers[0].getvalue() == papers[1].getvalue()
