"""What was read, for a terminal: every field in its block, and the doubts."""

from collections.abc import Sequence

from jiheng.assess import Reading
from jiheng.exporting.points import plain
from jiheng.exporting.standing import how_read
from jiheng.exporting.to_text.form_page import write_doubts
from jiheng.exporting.to_text.paper import Paper
from jiheng.exporting.words import Say, term
from jiheng.form import Criterion, Field, Indicator, OtherForm, SelfEvaluation, Total
from jiheng.form.labels import Part
from jiheng.pile import KINDS


def write_readings(paper: Paper, readings: Sequence[Reading], say: Say) -> None:
    """Write every form as it was read."""
    for number, reading in enumerate(readings, start=1):
        if number > 1:
            paper.blank()
            paper.rule()
        _form(paper, reading, reading.form, number if len(readings) > 1 else None, say)


def _form(paper: Paper, reading: Reading, form: SelfEvaluation | OtherForm, number: int | None, say: Say) -> None:
    paper.text(say.name(form.project.value), first="" if number is None else f"【{number}】", style="bold")
    paper.text(say.source(reading.source), first="  ", style="dim")
    year = form.fiscal_year.value
    kind = [(say("表的种类", "kind of form"), say(*KINDS[form.kind]))] if isinstance(form, OtherForm) else []
    head = [
        *kind,
        (say("年度", "year"), "" if year is None else str(year)),
        *(
            (term(Part.HEADER, code, say), _shown(getattr(form, code)))
            for code in ("competent_department", "implementing_unit")
        ),
        (say("金额单位", "unit of amounts"), _units(form, say)),
        (say("读表", "reading"), how_read(form, reading.doubts, say)),
    ]
    paper.table([(label, value or "—") for label, value in head])
    _funds(paper, form, say)
    for code in ("expected", "achieved"):
        text = _shown(getattr(form.annual_goal, code)) or "—"
        paper.blank()
        paper.text(text, first=f"  {term(Part.GOAL, code, say)}{say('：', ': ')}", rest="    ")
    _criteria(paper, form, say)
    _indicators(paper, form, say)
    paper.text(_points(form.total, say), first=f"  {term(Part.TOTAL, 'total', say)}　")
    for remark in form.remarks:
        chosen = say("（选：", " (chosen: ") + "、".join(remark.chosen) + say("）", ")") if remark.chosen else ""
        paper.text(f"{_shown(remark.text) or '—'}{chosen}", first=f"  {remark.label}{say('：', ': ')}", rest="    ")
    write_doubts(paper, reading.doubts, say, unfolded=True)
    if reading.left_over:
        paper.blank()
        paper.text(say("表外文字，未使用", "Text outside the form, not used"), first="  ", style="bold")
        for text in reading.left_over:
            paper.text(text, first="  · ", style="dim")


def _funds(paper: Paper, form: SelfEvaluation | OtherForm, say: Say) -> None:
    if not form.funds:
        return
    codes = (
        "original_budget",
        "revised_budget",
        *(("received",) if "received" in form.fund_columns else ()),
        "actual_expenditure",
        "execution_rate",
        "max_points",
        "claimed_points",
    )
    rows = [(*(term(Part.FUND_COLUMN, code, say) for code in codes), say("资金", "funds"))]
    rows += [
        (*(_shown(getattr(fund, code)) for code in codes), _shown(fund.label) or term(Part.FUND_ROW, fund.source, say))
        for fund in form.funds
    ]
    paper.blank()
    paper.table(rows, right=frozenset(range(len(codes))))


def _indicators(paper: Paper, form: SelfEvaluation | OtherForm, say: Say) -> None:
    paper.blank()
    for place, indicator in enumerate(form.indicators, start=1):
        kinds = [
            "" if indicator.dimension.value is None else term(Part.DIMENSION, indicator.dimension.value, say),
            "" if indicator.category.value is None else term(Part.CATEGORY, indicator.category.value, say),
        ]
        target = f"{_shown(indicator.comparator)}{_shown(indicator.target)}{_shown(indicator.unit)}" or "—"
        told = [
            "·".join(filter(None, kinds)) or "—",
            say(f"目标 {target}", f"target {target}"),
            say(f"完成 {_shown(indicator.actual) or '—'}", f"actual {_shown(indicator.actual) or '—'}"),
            _points(indicator, say),
        ]
        paper.text(indicator.name.value or "—", first=f"  {place}. ", style="bold")
        paper.text("　".join(told), first="     ")
        if indicator.deviation_note.value:
            paper.text(
                indicator.deviation_note.value,
                first=f"     {term(Part.INDICATOR_COLUMN, 'deviation_note', say)}{say('：', ': ')}",
                rest="       ",
            )
        for one in indicator.further:
            paper.text(_shown(one.text), first=f"     {one.label}{say('：', ': ')}", rest="       ")
    paper.blank()


def _criteria(paper: Paper, form: SelfEvaluation | OtherForm, say: Say) -> None:
    if not form.criteria:
        return
    paper.blank()
    for place, row in enumerate(form.criteria, start=1):
        headings = "·".join(filter(None, (_shown(row.dimension), _shown(row.category)))) or "—"
        paper.text(_shown(row.name) or "—", first=f"  {place}. ", style="bold")
        paper.text(f"{headings}　{_points(row, say)}", first="     ")
        standard = _shown(row.standard)
        if standard:
            paper.text(
                standard, first=f"     {term(Part.INDICATOR_COLUMN, 'criterion', say)}{say('：', ': ')}", rest="       "
            )


def _points(row: Indicator | Criterion | Total, say: Say) -> str:
    most, claimed = plain(row.max_points.value) or "—", plain(row.claimed_points.value) or "—"
    reviewed = plain(row.reviewed_points.value)
    beside = say(f"，复核分 {reviewed}", f", after review {reviewed}") if reviewed else ""
    return say(f"分值 {most}，得分 {claimed}{beside}", f"maximum {most}, claimed {claimed}{beside}")


def _units(form: SelfEvaluation | OtherForm, say: Say) -> str:
    """The unit of the amounts, and where the form prints another."""
    others = "、".join(f"「{one.printed.strip()}」" for one in form.other_amount_units)
    unit = _shown(form.amount_unit)
    return f"{unit or '—'}{say(f'；表内另有{others}', f'; also {others}')}" if others else unit


def _shown(field: Field[object]) -> str:
    """Show what a field says; figures as printed."""
    if field.value is None:
        return field.printed.strip()
    return field.printed.strip() if not isinstance(field.value, str) and field.printed.strip() else str(field.value)
