"""Points for a terminal: every row with what was claimed and what is due, and the arithmetic if it is asked for."""

from jiheng.assess import Assessment
from jiheng.exporting.points import plain, result, steps
from jiheng.exporting.to_text.form_page import write_doubts, write_head
from jiheng.exporting.to_text.paper import Paper
from jiheng.exporting.words import CLOSING, Say
from jiheng.pile import Pile
from jiheng.rulepacks import RulePack
from jiheng.scoring import Due, Result


def write_scores(paper: Paper, pile: Pile, say: Say) -> None:
    """Write the points of every form."""
    for number, assessment in enumerate(pile.assessments, start=1):
        if number > 1:
            paper.blank()
            paper.rule()
        write_head(paper, assessment, say, number=number if len(pile.assessments) > 1 else None)
        write_doubts(paper, assessment.doubts, say)
        paper.blank()
        if pile.options.unfolded:
            _explained(paper, assessment, say)
        else:
            _table(paper, assessment, say)
    paper.blank()
    paper.text(say(*CLOSING))


def _table(paper: Paper, assessment: Assessment, say: Say) -> None:
    head = (say("分值", "max"), say("自评", "claimed"), say("测算", "due"), say("目标 / 完成", "target / actual"), say("指标", "indicator"))
    rows = [head]
    for row in assessment.rows:
        indicator = row.indicator
        values = f"{indicator.target.printed or '—'} / {indicator.actual.printed or '—'}"
        rows.append((
            plain(indicator.max_points.value),
            plain(indicator.claimed_points.value),
            result(row.due, say),
            values,
            indicator.name.value or "—",
        ))  # fmt: skip
    paper.table(rows, right=frozenset({0, 1, 2}))


def _explained(paper: Paper, assessment: Assessment, say: Say) -> None:
    _arithmetic(paper, assessment, assessment.due, assessment.pack, say)
    if assessment.comparison is not None and assessment.comparison_due is not None:
        paper.blank()
        paper.text(say(f"对照：{say.pack(assessment.comparison)}", f"Compared with {say.pack(assessment.comparison)}"), first="  ", style="bold")
        _arithmetic(paper, assessment, assessment.comparison_due, assessment.comparison, say)


def _arithmetic(paper: Paper, assessment: Assessment, due: Due, pack: RulePack, say: Say) -> None:
    fund = assessment.form.total_fund
    if fund is not None:
        _one(paper, say("执行率", "execution"), plain(fund.claimed_points.value), due.execution, say)
    for place, (row, found) in enumerate(zip(assessment.rows, due.indicators, strict=True), start=1):
        indicator = row.indicator
        name = f"{place}. {indicator.name.value or '—'}"
        values = say(f"　目标 {indicator.target.printed or '—'}，完成 {indicator.actual.printed or '—'}", f"  target {indicator.target.printed or '—'}, actual {indicator.actual.printed or '—'}")
        _one(paper, name + values, plain(indicator.claimed_points.value), found, say)
    for step in due.steps:
        paper.text(step, first=f"  {say('合计', 'Total')}　")


def _one(paper: Paper, name: str, claimed: str, found: Result, say: Say) -> None:
    paper.text(say(f"{name}　自评 {claimed or '—'}，测算 {result(found, say)}", f"{name}  claimed {claimed or '—'}, due {result(found, say)}"), first="  ")
    for step in steps(found, say):
        paper.text(step, first="      ", style="dim")
    if found.clause:
        paper.text(say(f"依据 {found.clause}", f"rests on {found.clause}"), first="      ", style="dim")
