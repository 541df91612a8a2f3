"""The rules of several places side by side: what those beside the rules in force give for the same form."""

from jiheng.assess import Assessment
from jiheng.checks import Beside, Stage
from jiheng.exporting.points import due_figure, due_grade
from jiheng.exporting.words import Say


def beside_told(assessment: Assessment) -> tuple[Beside, ...]:
    """Give the packs beside the one in force whose total is told.

    One that the pack in force takes its methods from anyway, and that comes to the very same total, is not; nor is any
    while goals are declared, for nothing is due then.
    """
    if assessment.stage is Stage.DECLARATION:
        return ()
    lenders, due = set(assessment.pack.borrowed.values()), assessment.due
    return tuple(
        one
        for one in assessment.beside
        if one.pack.id not in lenders or (one.due.low, one.due.high, one.due.grades) != (due.low, due.high, due.grades)
    )


def beside_line(assessment: Assessment, say: Say) -> str:
    """Say what the total comes to by each of them; nothing where there is none."""
    return say("；", "; ").join(_told(one, say) for one in beside_told(assessment))


def _told(one: Beside, say: Say) -> str:
    name, due = say.sure(one.pack), one.due
    if due.low is None:
        return say(f"按{name}未能测算总分", f"no total could be computed by {name}")
    figure, grade = due_figure(due, say), due_grade(due, say)
    if not grade or due.any_grade:
        return say(f"按{name}测算 {figure} 分", f"{figure} by {name}")
    return say(f"按{name}测算为{grade}（{figure} 分）", f"{grade} by {name} ({figure})")
