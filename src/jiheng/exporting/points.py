"""Points as people read them: a figure, a stretch, or why there is none; the total with its grade beside the claim."""

from decimal import Decimal

from jiheng.checks import Reported
from jiheng.exporting.words import Say
from jiheng.form import Block
from jiheng.scoring import Due, Interval, Result, Score, TotalDue, show


def result(found: Result, say: Say) -> str:
    """Give points due in a few words: ``2.50``, ``4.80～6.00``, or that there are none."""
    if isinstance(found, Score):
        return show(found.points)
    if isinstance(found, Interval):
        return _stretch(found.low, found.high, say, high_included=found.high_included)
    return say("未测算", "not scored")


def steps(found: Result, say: Say) -> tuple[str, ...]:
    """Give the arithmetic of a result, or the reason why it has none."""
    if isinstance(found, Score | Interval):
        return found.steps
    return (say(found.reason, found.reason_en),)


def due_total(due: Due | TotalDue, say: Say) -> str:
    """Give the total due with its grade: ``92.60～98.50 分（优）``."""
    if due.low is None:
        return due_figure(due, say)
    return _graded(due_figure(due, say), due_grade(due, say), say)


def due_figure(due: Due | TotalDue, say: Say) -> str:
    """Give the total due alone: ``92.60～98.50``."""
    if due.low is None or due.high is None:
        return say("未能测算", "not scored")
    return _stretch(due.low, due.high, say, high_included=due.high_included)


def _stretch(low: Decimal, high: Decimal, say: Say, *, high_included: bool) -> str:
    if low == high:
        return show(low)
    return f"{show(low)}{say('～', '–')}{show(high)}{'' if high_included else say('（不含）', ' (excl.)')}"


def due_grade(due: Due | TotalDue, say: Say) -> str:
    """Give the grade due, or the possible ones: 优, 优或良; in English 优 or 良, for a grade is a word of the rules.

    Where it may be any of them all, that it cannot be told.
    """
    if due.any_grade:
        return say("等次无法判断", "grade cannot be told")
    return due.grade or say("或", " or ").join(due.grades)


def points_line(due: Due, say: Say) -> str:
    """Give the total claimed beside the total due, or why there is none."""
    claimed = claimed_total(due, say)
    if due.low is None:
        why = say(f"：{due.steps[-1]}" if due.steps else "", "")
        return say(f"自评 {claimed}；总分未能测算{why}", f"claimed {claimed}; no total could be computed")
    return say(f"自评 {claimed}，测算 {due_total(due, say)}", f"claimed {claimed}, due {due_total(due, say)}")


def effect_line(one: Reported, say: Say) -> str:
    """Say what mending the points that a finding speaks of would do to the total claimed, where that is known."""
    found = one.effect
    if found is None:
        return ""
    if_so = say("若按测算更正", "mended as computed")
    if one.where.block is Block.TOTAL:
        if_so = say("若改为各项之和", "mended to the sum")
    totals = say(
        f"总分 {show(found.before)}→{show(found.after)}",
        f"the total goes from {show(found.before)} to {show(found.after)}",
    )
    before, after = found.grade_before, found.grade_after
    if before is None or after is None:
        return f"{if_so}{say('，', ', ')}{totals}"
    grade = (
        say(f"等次由{before}变为{after}", f"the grade from {before} to {after}")
        if found.changes_grade
        else say(f"等次仍为{after}", f"the grade stays {after}")
    )
    return say("，", ", ").join((if_so, totals, grade))


def claimed_total(due: Due | TotalDue, say: Say) -> str:
    """Give the total that the unit claims, with the grade it comes to."""
    if due.claimed_total is None:
        return say("未填", "blank")
    return _graded(plain(due.claimed_total), due.claimed_grade or "", say)


def _graded(figure: str, grade: str, say: Say) -> str:
    return say(f"{figure} 分{f'（{grade}）' if grade else ''}", f"{figure}{f' ({grade})' if grade else ''}")


def plain(figure: Decimal | None) -> str:
    """Give a printed figure as it was printed, without thousands separators; nothing for a blank."""
    return "" if figure is None else f"{figure:f}"
