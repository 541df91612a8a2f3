"""Points for a terminal: every row with what was claimed and what is due, and the arithmetic if it is asked for."""

from collections.abc import Iterator

from jiheng.assess import Assessment
from jiheng.exporting.lines import clip, pad, width
from jiheng.exporting.points import due_figure, plain, result, steps
from jiheng.exporting.side_by_side import beside_told
from jiheng.exporting.standing import finished_hint
from jiheng.exporting.to_text.form_page import write_doubts, write_head
from jiheng.exporting.to_text.paper import Paper
from jiheng.exporting.words import CLOSING, Say
from jiheng.form import Indicator
from jiheng.pile import Pile, asks_whether_finished
from jiheng.rulepacks import RulePack
from jiheng.scoring import Due, Result, Unscored

_VALUES_COLUMNS = 34
_NAME_COLUMNS = 20


def write_scores(paper: Paper, pile: Pile, say: Say) -> None:
    """Write the points of every form."""
    for number, assessment in enumerate(pile.assessments, start=1):
        if number > 1:
            paper.blank()
            paper.rule()
        write_head(paper, assessment, say, number=number if len(pile.gists) > 1 else None)
        write_doubts(paper, assessment.doubts, say, unfolded=pile.options.unfolded, flag="--explain")
        paper.blank()
        if pile.options.unfolded:
            _explained(paper, assessment, say)
        else:
            figures = frozenset(range(3 + len(beside_told(assessment))))
            paper.table(list(_table(assessment, say)), right=figures)
        if asks_whether_finished(assessment):
            paper.blank()
            paper.text(f"{finished_hint(say)}{say('。', '.')}", first="  → ")
        paper.flow()
    paper.blank()
    paper.text(say(*CLOSING))


def _table(assessment: Assessment, say: Say) -> Iterator[tuple[str, ...]]:
    values = say("目标 / 完成", "target / actual")
    beside = beside_told(assessment)
    names = tuple(clip(say.pack(one.pack), _NAME_COLUMNS) for one in beside)
    yield (say("分值", "max"), say("自评", "claimed"), say("测算", "due"), *names, values, say("指标", "indicator"))
    for row in assessment.rows:
        printed = row.indicator
        target, actual = _values(printed)
        yield (
            plain(printed.max_points.value),
            plain(printed.claimed_points.value),
            result(row.due, say),
            *(result(one.due.indicators[row.index], say) for one in beside),
            clip(f"{target} / {actual}", _VALUES_COLUMNS),
            printed.name.value or "—",
        )
    total, due = assessment.form.total, assessment.due
    yield (
        plain(total.max_points.value),
        plain(total.claimed_points.value),
        due_figure(due, say),
        *(due_figure(one.due, say) for one in beside),
        "",
        say("总分", "total"),
    )


def _values(row: Indicator) -> tuple[str, str]:
    target = f"{row.comparator.value or ''}{row.target.value or ''}{row.unit.value or ''}"
    return target or "—", row.actual.value or "—"


def _explained(paper: Paper, assessment: Assessment, say: Say) -> None:
    _arithmetic(paper, assessment, assessment.due, assessment.pack, say)
    for one in assessment.beside:
        paper.blank()
        name = say.pack(one.pack)
        paper.text(say(f"仅供对照：{name}", f"For comparison only: {name}"), first="  ", style="bold")
        _arithmetic(paper, assessment, one.due, one.pack, say)


def _arithmetic(paper: Paper, assessment: Assessment, due: Due, pack: RulePack, say: Say) -> None:
    fund = assessment.form.total_fund
    if fund is not None:
        name = say("执行率", "Execution")
        _one(paper, _points(name, plain(fund.claimed_points.value), due.execution, say), due.execution, pack, say)
    for place, (row, found) in enumerate(zip(assessment.form.indicators, due.indicators, strict=True), start=1):
        target, actual = _values(row)
        values = say(f"目标 {target}，完成 {actual}", f"target {target}, actual {actual}")
        name = f"{place}. {row.name.value or '—'}　{values}"
        _one(paper, _points(name, plain(row.claimed_points.value), found, say), found, pack, say)
    for place, step in enumerate(due.steps):
        label = say("总分", "Total")
        paper.text(step, first=f"  {pad('' if place else label, width(label))}  ")


def _points(name: str, claimed: str, found: Result, say: Say) -> str:
    claimed = claimed or "—"
    due = result(found, say)
    if not isinstance(found, Unscored):
        due = say(f"测算 {due}", f"due {due}")
    return f"{name}　{say(f'自评 {claimed}，{due}', f'claimed {claimed}, {due}')}"


def _one(paper: Paper, head: str, found: Result, pack: RulePack, say: Say) -> None:
    paper.text(head, first="  ", rest="     ")
    for step in steps(found, say):
        paper.text(step, first="      ")
    if found.clause:
        told = f"{say.clause(found.clause, pack)}〔{found.clause}〕"
        paper.text(say(f"依据 {told}", f"rests on {told}"), first="      ", style="dim")
