"""The 自评报告 of a project, drafted: every figure is the form's own, and what no form says is left open to be written.

The outline is the usual one: what the project is, how the self-evaluation was organised, what was reached, deviations
and their causes, problems, next steps. What to look at before it goes out stands behind it, on a page of its own.
"""

from jiheng.assess import Assessment
from jiheng.exporting.papers.shapes import Block, Line, LineLook, NewPage, Paper
from jiheng.exporting.self_report.charts import Charts
from jiheng.exporting.self_report.reached import reached
from jiheng.exporting.self_report.sections import (
    basics,
    deviations,
    heading,
    next_steps,
    organisation,
    problems,
    to_look_at,
)

__all__ = ["lay_out"]

_LETTERS_OF_A_TITLE = 19
"""Of a longer title the last words, which say what it is, begin a line: none is left over alone."""
_NOTE = (
    "本稿按自评表起草：金额、指标值和得分照表，比例、合计和完成情况按表内数字算出；〔　〕处表上没有，请单位补写。"
    "定稿前请删去本页。提示供参考，不代替审核结论。"
)


def lay_out(assessment: Assessment, charts: Charts | None = None) -> Paper:
    """Draft the report of one form; ``charts`` draws pictures of its money and points, where that can be done."""
    form = assessment.form
    year = form.fiscal_year.value
    project = form.project.value or "〔请补写：项目名称〕"
    subject, kind = f"{project}{'' if year is None else f'{year}年度'}", "绩效自评报告"
    title = f"{subject}{kind}"
    lines = title if len(title) <= _LETTERS_OF_A_TITLE else f"{subject}\n{kind}"
    blocks: list[Block] = [
        Line(lines, LineLook.TITLE),
        *heading("一、项目基本情况"),
        *basics(assessment, charts),
        *heading("二、自评工作组织情况"),
        *organisation(),
        *heading("三、绩效目标完成情况"),
        *reached(assessment, charts),
        *heading("四、偏差情况及原因"),
        *deviations(assessment),
        *heading("五、存在的问题"),
        *problems(form),
        *heading("六、下一步改进措施"),
        *next_steps(form),
        Line(form.implementing_unit.value or form.competent_department.value or "〔请补写：单位名称〕", LineLook.RIGHT),
        Line("　　　年　　月　　日", LineLook.RIGHT),
        NewPage("定稿前请看"),
        *heading("附：定稿前请核对"),
        *to_look_at(assessment),
        Line(_NOTE, LineLook.NOTE),
    ]
    return Paper(title, tuple(blocks), sheet="自评报告", is_report=True)
