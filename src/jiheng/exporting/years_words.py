"""One project through the years, in words: its money and its totals in columns, its indicators where they tell."""

from decimal import Decimal

from jiheng.checks.wording import percent
from jiheng.exporting.points import claimed_total, due_total, plain
from jiheng.exporting.words import Say, term
from jiheng.form.labels import Part
from jiheng.pile import OfYear, RowInYear, RowOfYears, SideBySide
from jiheng.scoring.arithmetic import money
from jiheng.values import Outcome

_AMOUNTS = ("original_budget", "revised_budget", "actual_expenditure")
_SET = {"target": ("目标", "target"), "max_points": ("分值", "points to be had")}


def called(project: SideBySide, say: Say) -> str:
    """Name the project, with its unit."""
    name = say.name(project.project)
    return f"{name}（{project.implementing_unit}）" if project.implementing_unit else name


def year_of(one: OfYear, say: Say) -> str:
    """Name a year, with the number of its form in the pile."""
    return say(f"{one.year} 年度【{one.form + 1}】", f"{one.year} 【{one.form + 1}】")


def figures(project: SideBySide, say: Say) -> tuple[tuple[str, ...], ...]:
    """Give money, rate and totals, a line each: what it is, then a cell for each year."""
    years = project.years
    lines = [
        (term(Part.FUND_COLUMN, name, say), *(_amount(getattr(one, name), one, say) for one in years))
        for name in _AMOUNTS
    ]
    lines += [
        (say("执行率", "execution"), *("" if one.rate is None else percent(one.rate) for one in years)),
        (say("自评总分", "claimed"), *(claimed_total(one.due, say) for one in years)),
        (say("测算总分", "due"), *(due_total(one.due, say) for one in years)),
    ]
    return tuple(lines)


def _amount(figure: Decimal | None, one: OfYear, say: Say) -> str:
    if figure is None:
        return say("（空）", "(blank)")
    unit = (one.unit or "") if one.is_unit_sure else say("（单位待确认）", " (unit?)")
    return f"{money(figure)} {unit}".replace(" （", "（").strip()


def tells(row: RowOfYears) -> bool:
    """Tell whether an indicator was set otherwise, was missed, or is not there in every year."""
    return bool(row.changed) or any(one is None or one.outcome is Outcome.MISSED for one in row.years)


def row_head(row: RowOfYears, say: Say) -> str:
    """Name an indicator, with what was set otherwise from year to year."""
    changed = say("、", " and ").join(say(*_SET[name]) for name in row.changed)
    return say(
        f"「{row.name}」{f'{changed}有变' if changed else ''}", f"“{row.name}”{changed and f': other {changed}'}"
    )


def row_cell(one: RowInYear | None, say: Say) -> str:
    """Say what was aimed at and reached in a year."""
    if one is None:
        return say("没有这一项", "no such row")
    missed = say("（未完成）", " (missed)") if one.outcome is Outcome.MISSED else ""
    told = say(f"目标 {one.target}，完成 {one.actual}{missed}", f"target {one.target}, actual {one.actual}{missed}")
    if one.max_points is None:
        return told
    claimed = plain(one.claimed_points) or say("（空）", "(blank)")
    return told + say(f"，{plain(one.max_points)} 分得 {claimed}", f", {claimed} of {plain(one.max_points)} points")


def others(project: SideBySide, say: Say) -> str:
    """Say of how many indicators there is nothing to tell."""
    many = sum(not tells(row) for row in project.rows)
    if not many:
        return ""
    return say(
        f"其余 {many} 项各年目标、分值相同，没有未完成的", f"the other {many} are set alike, and none was missed"
    )
