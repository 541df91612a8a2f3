"""A cell of 一级指标 that was left blank: told from one that is blank because the cell above it covers its rows."""

import pytest

from jiheng.assess import Options, lay_out
from jiheng.checks import Severity, run
from jiheng.form import Category, Dimension, Doubt, SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.layout import recognise

HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
SERVED = ("服务对象满意度指标", "群众满意度", "≥90%", "95%", "20", "20")


def page(*rows: tuple[str, ...]) -> str:
    """Give a web page with a form of these rows; ``3*产出指标`` is a cell over three rows."""
    lines = [f"<tr>{''.join(f'<td>{head}</td>' for head in HEADS)}</tr>"]
    for row in rows:
        spans = [cell.partition("*") if "*" in cell else ("1", "*", cell) for cell in row]
        lines.append(f"<tr>{''.join(f'<td rowspan={span}>{text}</td>' for span, _, text in spans)}</tr>")
    lines.append("<tr><td colspan=5>总分</td><td>100</td><td>100</td></tr>")
    head = "<p>项目支出绩效自评表</p><table><tr><td>项目名称</td><td colspan=6>社区图书角</td></tr>"
    return f"<html><body>{head}{''.join(lines)}</table></body></html>"


def read(content: str, file: str = "表.html") -> tuple[SelfEvaluation, tuple[Doubt, ...]]:
    (found,) = recognise(read_bytes(content.encode(), file=file))
    assert isinstance(found.form, SelfEvaluation)
    return found.form, found.doubts


def said_of(form: SelfEvaluation) -> list[tuple[int | None, Severity]]:
    found = run(lay_out(form, (), Options(year=2023))).findings
    return [(one.where.row, one.severity) for one in found if one.code == "FM015" and one.where.field == "dimension"]


def output(*cells: str) -> tuple[str, ...]:
    return (*cells, "新建图书角数量", "≥24个", "24个", "40", "40")


def test_a_blank_cell_over_its_own_rows_is_a_blank_and_the_category_says_what_it_meant() -> None:
    form, doubts = read(
        page(
            output("产出指标", "数量指标"),
            ("2*", "2*社会效益指标", "借阅人次", "≥300人次", "320人次", "20", "20"),
            ("惠及居民人数", "≥900人", "910人", "20", "20"),
            ("满意度指标", *SERVED),
        )
    )
    assert [row.dimension.value for row in form.indicators] == ["output", "benefit", "benefit", "satisfaction"]
    assert [row.dimension.is_blank for row in form.indicators] == [False, True, True, False]
    assert doubts == ()
    assert said_of(form) == [(1, Severity.DOUBT)]  # one cell, one blank


@pytest.mark.parametrize("blank", ["", " ", "&nbsp;"])
def test_a_blank_beside_a_category_of_another_dimension_than_the_one_above_is_a_blank(blank: str) -> None:
    form, doubts = read(page(output("产出指标", "数量指标"), (blank, *SERVED)))
    assert form.indicators[1].dimension.value is Dimension.SATISFACTION
    assert doubts == ()  # nothing was shifted
    assert said_of(form) == [(1, Severity.DOUBT)]


def test_a_blank_in_the_very_first_row_is_a_blank() -> None:
    form, _ = read(page(output("", "数量指标"), ("满意度指标", *SERVED)))
    assert form.indicators[0].dimension.value is Dimension.OUTPUT
    assert said_of(form) == [(0, Severity.DOUBT)]


def test_where_the_dimension_was_written_once_and_left_out_below_nothing_is_blank() -> None:
    quality = ("", "质量指标", "验收合格率", "≥95%", "96%", "40", "40")
    form, doubts = read(page(output("产出指标", "数量指标"), quality, ("满意度指标", *SERVED)))
    assert [row.dimension.value for row in form.indicators] == ["output", "output", "satisfaction"]
    assert (said_of(form), doubts) == ([], ())


def test_a_cell_of_its_own_for_costs_is_blank_and_nobody_tells_what_it_meant() -> None:
    cost = ("2*", "2*成本指标", "单册成本", "≤28元", "27元", "10", "10")
    more = ("每场活动成本", "≤2万元", "1.9万元", "10", "10")
    form, _ = read(page(output("产出指标", "数量指标"), cost, more, ("满意度指标", *SERVED)))
    assert [row.dimension.value for row in form.indicators] == ["output", None, None, "satisfaction"]
    assert [row.category.value for row in form.indicators[1:3]] == [Category.COST, Category.COST]
    assert said_of(form) == [(1, Severity.DOUBT)]


def test_a_form_without_a_column_for_dimensions_has_none_left_blank() -> None:
    text = page(output("产出指标", "数量指标"), ("", *SERVED)).replace("<td>一级指标</td>", "<td></td>")
    form, _ = read(text)
    assert said_of(form) == []


def test_in_plain_text_a_missing_dimension_is_a_blank_too() -> None:
    rows = ("\t".join(HEADS), "\t".join(output("产出指标", "数量指标")), "\t".join(("", *SERVED)))
    text = "\n".join(("项目支出绩效自评表", "项目名称\t社区图书角\t\t\t\t\t", *rows, "总分\t\t\t\t\t100\t100"))
    form, doubts = read(text, "表.txt")
    assert form.indicators[1].dimension.value is Dimension.SATISFACTION
    assert (said_of(form), doubts) == ([(1, Severity.DOUBT)], ())


def test_a_cost_of_another_dimension_than_the_one_above_is_nobodys_to_correct() -> None:
    cost = ("", "经济成本指标", "单册成本", "≤28元", "27元", "40", "40")
    form, doubts = read(page(output("产出指标", "数量指标"), cost, ("满意度指标", *SERVED)))
    assert form.indicators[1].dimension.value is Dimension.OUTPUT
    assert (said_of(form), doubts) == ([], ())
