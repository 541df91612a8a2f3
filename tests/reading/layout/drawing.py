"""Draws a form as lines of cells: ``a | b | c`` is a row, a line without bars a paragraph."""

from itertools import groupby

from jiheng.form import OtherForm, SelfEvaluation
from jiheng.reading.grid import Cell, Grid, Paragraph, Table
from jiheng.reading.layout import Recognised, recognise

HEAD = """
财政项目支出绩效自评表
（2021年度）
项目名称 | | 道路养护 | | | | | |
主管部门 | | 某区交通局 | | | 实施单位 | 某区公路站 | |
"""
FUNDS = """
项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
 | 年度资金总额 | 120.00 | 100.00 | 95.00 | 10 | 95.00% | 9.5 |
 | 其中：当年财政拨款 | 120.00 | 100.00 | 95.00 | — | 95.00% | — |
 | 上年结转资金 | | | | — | | — |
 | 其他资金 | | | | — | | — |
"""
GOAL = """
年度总体目标 | 预期目标 | | | | 实际完成情况 | | |
 | 养护道路100公里，保证通行。 | | | | 养护道路95公里，通行有保证。 | | |
"""
COLUMNS = "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施"
ROWS = """
 | 产出指标 | 数量指标 | 养护里程 | ≥100公里 | 95公里 | 20 | 19 | 雨季停工，已列入明年计划。
 | | 质量指标 | 验收合格率 | 100% | 100% | 15 | 15 |
 | | 时效指标 | 完工时间 | 12月底前 | 11月 | 15 | 15 |
 | 效益指标 | 社会效益 | 通行能力 | 提升 | 提升 | 30 | 30 |
 | 满意度 | 服务对象满意度指标 | 群众满意度 | ≥90% | 92% | 20 | 20 |
"""
TOTAL = "总分 | | | | | | 100 | 99 |"


def a_form(*, head: str = HEAD, funds: str = FUNDS, goal: str = GOAL, rows: str = ROWS, total: str = TOTAL) -> str:
    """Draw a whole form, with any of its parts drawn differently."""
    return f"{head}\n{funds}\n{goal}\n{COLUMNS}\n{rows}\n{total}"


def grid_of(drawing: str, *, file: str = "drawn.txt") -> Grid:
    """Turn a drawing into the grid that a reader would give for it."""
    blocks: list[Paragraph | Table] = []
    lines = [(number, line) for number, line in enumerate(drawing.split("\n"), start=1) if line.strip()]
    for is_row, group in groupby(lines, key=lambda entry: "|" in entry[1]):
        found = list(group)
        if not is_row:
            blocks.extend(Paragraph(line.strip(), number) for number, line in found)
            continue
        cells = tuple(
            Cell(number - found[0][0], column, text.strip())
            for number, line in found
            for column, text in enumerate(line.split("|"))
        )
        tables = sum(isinstance(block, Table) for block in blocks)
        blocks.append(Table(cells, number=tables + 1, first_row=found[0][0]))
    return Grid(file, tuple(blocks))


def read(drawing: str) -> Recognised:
    """Read a drawing that holds exactly one form."""
    (found,) = recognise(grid_of(drawing))
    return found


def form_of(drawing: str) -> SelfEvaluation:
    """Read a drawing that holds exactly one self-evaluation."""
    form = read(drawing).form
    assert isinstance(form, SelfEvaluation)
    return form


def other_form_of(drawing: str) -> OtherForm:
    """Read a drawing that holds exactly one form of another kind."""
    form = read(drawing).form
    assert isinstance(form, OtherForm)
    return form


def row_texts(form: SelfEvaluation) -> list[tuple[str | None, ...]]:
    """Give the indicators as plain values, to compare in one look."""
    return [
        (
            row.dimension.value,
            row.category.value,
            row.name.value,
            row.target.value,
            row.actual.value,
            None if row.max_points.value is None else str(row.max_points.value),
            None if row.claimed_points.value is None else str(row.claimed_points.value),
            row.deviation_note.value,
        )
        for row in form.indicators
    ]
