"""The sections of a self-evaluation report that are words: what the form says is quoted, what it does not is asked."""

from collections.abc import Iterator, Sequence
from typing import Final

from jiheng.assess import Assessment
from jiheng.checks import Severity
from jiheng.exporting.answers import by_answer
from jiheng.exporting.papers.shapes import Block, Cell, CellLook, Line, LineLook, Table
from jiheng.exporting.points import points_line
from jiheng.exporting.self_report.charts import Charts
from jiheng.exporting.self_report.outcomes import OPEN, outcomes_of
from jiheng.exporting.standing import rules_line
from jiheng.exporting.tables.amounts import unit_told
from jiheng.exporting.tables.shapes import text
from jiheng.exporting.words import Say, items_of, term
from jiheng.form import Field, Form, Fund, Indicator, SelfEvaluation
from jiheng.form.labels import Part
from jiheng.scoring import execution_rates, show
from jiheng.values import Outcome

SAY: Final = Say("zh")
_MONEY: Final = ("资金来源", "年初预算数", "全年预算数", "全年执行数", "执行率")
_MONEY_WIDTHS: Final = (40, 29, 29, 29, 21)
_ENDS: Final = ("。", "！", "？", "；")


def heading(words: str) -> Iterator[Line]:
    """Head a section."""
    yield Line(words, LineLook.HEADING)


def asked(words: str) -> Line:
    """Leave something open that no form says."""
    return Line(f"〔{words}〕")


def sentence(words: str) -> str:
    """End a text as a sentence ends."""
    words = words.strip()
    return words if not words or words.endswith(_ENDS) else f"{words}。"


def said(field: Field[str]) -> str:
    """Give the words of a field as they were printed, cleaned; nothing for a blank."""
    found = text(field)
    return found if isinstance(found, str) else ""


def basics(assessment: Assessment, charts: Charts | None) -> Iterator[Block]:
    """Say what the project is, what it was given and spent, and what was to be reached."""
    form = assessment.form
    yield Line("（一）项目概况", LineLook.SUBHEADING)
    yield Line(_who(form))
    yield from _remarked(form, ("implementation",), "请补写：立项依据、主要内容、实施时间")
    yield Line("（二）预算安排和执行情况", LineLook.SUBHEADING)
    yield from _money(assessment)
    if charts is not None and (picture := charts.money(assessment)) is not None:
        yield picture
    yield Line("（三）年度绩效目标", LineLook.SUBHEADING)
    goal = said(form.annual_goal.expected)
    yield Line(sentence(goal)) if goal else asked("请照批复的绩效目标补写")


def _who(form: SelfEvaluation) -> str:
    year, project = form.fiscal_year.value, said(form.project)
    unit, department = said(form.implementing_unit), said(form.competent_department)
    told = [f"{project or '〔请补写：项目名称〕'}{'' if year is None else f'是{year}年度项目'}"]
    told += [f"由{unit}实施"] if unit else []
    told += [f"主管部门为{department}"] if department not in {"", unit} else []
    return sentence("，".join(told))


def _remarked(form: Form, codes: Sequence[str], otherwise: str) -> Iterator[Line]:
    found = [said(one.text) for one in form.remarks if one.code in codes and one.text.value]
    if not found and otherwise:
        yield asked(otherwise)
    for words in found:
        yield Line(sentence(words))


def _money(assessment: Assessment) -> Iterator[Block]:
    form, fund = assessment.form, assessment.form.total_fund
    if fund is None or not form.funds:
        yield asked("表上没有资金情况，请补写")
        return
    yield Line(f"资金情况如下，金额单位：{unit_told(assessment.unit, SAY)}。")
    cells = [Cell(0, at, head, CellLook.CAPTION) for at, head in enumerate(_MONEY)]
    for row, one in enumerate(form.funds, start=1):
        told = (one.original_budget, one.revised_budget, one.actual_expenditure)
        cells.append(Cell(row, 0, _source(one), CellLook.TEXT))
        cells += [Cell(row, at, _printed(amount), CellLook.FIGURE) for at, amount in enumerate(told, start=1)]
        cells.append(Cell(row, 4, _printed(one.execution_rate), CellLook.FIGURE))
    yield Table(_MONEY_WIDTHS, tuple(cells), head_rows=1)
    revised, original = execution_rates(fund)
    if revised is not None:
        yield Line(
            f"全年执行数 {_printed(fund.actual_expenditure)} ÷ 全年预算数 {_printed(fund.revised_budget)}，"
            f"执行率 {show(revised * 100)}%。"
        )
    if revised is not None and original is not None and revised != original:
        yield Line(f"全年预算数与年初预算数不同，按年初预算计算为 {show(original * 100)}%。")
        yield asked("请补写：何时、按哪个文件、为什么调整")


def _source(one: Fund) -> str:
    return said(one.label) or term(Part.FUND_ROW, one.source, SAY)


def _printed(field: Field[str] | Field[object]) -> str:
    return field.printed.strip() or "—"


def organisation() -> Iterator[Line]:
    """Leave open how the self-evaluation was organised: no form says it."""
    yield asked("请补写：何时组织、由谁参加、用什么方法、核对了哪些资料")


def deviations(assessment: Assessment) -> Iterator[Line]:
    """Name each row that was missed, docked or explained, with the unit's own reason; say where that is doubtful."""
    rows = assessment.rows
    found = [one for one in rows if one.indicator.deviation_note.value or one.comparison.outcome is Outcome.MISSED]
    fund = assessment.form.total_fund
    note = "" if fund is None else said(fund.deviation_note)
    if note:
        yield Line(f"预算执行：{sentence(note)}")
    outcomes = outcomes_of(assessment)
    for case in found:
        row, is_open = case.indicator, outcomes[case.index] == OPEN
        target, actual = said(row.target), said(row.actual)
        told = f"「{said(row.name)}」目标{target or '（空白）'}，实际完成{actual or '（空白）'}"
        told += f"（{OPEN}）" if is_open else ""
        wanted = "〔请核实；确未达到的，补写原因〕" if is_open else "〔请补写原因〕"
        reason = said(row.deviation_note)
        yield Line(f"{told}{_docked(row)}。{sentence(reason) if reason else wanted}")
    yield from _remarked(assessment.form, ("causes",), "")
    if not found and not note:
        yield Line("自评表没有写明偏差，所列指标没有判断出未达到目标的。")


def _docked(row: Indicator) -> str:
    """Say what points were claimed of those to be had, where they were not all."""
    claimed, most = row.claimed_points.value, row.max_points.value
    return "" if claimed is None or most is None or claimed == most else f"，自评 {claimed:f} 分（满分 {most:f}）"


def problems(form: Form) -> Iterator[Line]:
    """Give the problems that the form names."""
    yield from _remarked(form, ("problems",), "请补写：项目管理、资金使用、绩效管理中存在的问题；没有的，写“无”")


def next_steps(form: Form) -> Iterator[Line]:
    """Give the measures that the form names."""
    yield from _remarked(form, ("measures",), "请补写：针对上述偏差和问题的措施、责任人和完成时间")


def to_look_at(assessment: Assessment) -> Iterator[Line]:
    """Say what we compute, what of the reading is open, and what was found and not answered.

    None of it belongs into the unit's report, and the report should not go out before somebody has seen it.
    """
    told = [f"测算：{sentence(points_line(assessment.due, SAY))}口径：{sentence(rules_line(assessment, SAY))}"]
    open_readings = [doubt.what for doubt in assessment.doubts if not doubt.settled]
    if open_readings:
        told.append(
            f"自评表有 {len(open_readings)} 处没有读准，本稿照读出的写，请先与原表核对，例如：{open_readings[0]}"
        )
    shown = (one for one in by_answer(assessment.findings).open if one.severity is not Severity.ADVICE)
    for item in items_of(tuple(shown)):
        one = item.findings[0]
        told.append(f"{SAY.severity(item.severity)}：{SAY.message(one)}{SAY.remedy(one)}")
    for number, line in enumerate(told, start=1):
        yield Line(f"{number}. {line}", LineLook.LIST)
