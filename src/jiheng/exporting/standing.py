"""The lines at the head of a form: how execution is counted, which rules are in force."""

from typing import Final

from jiheng.assess import Assessment
from jiheng.exporting.points import plain, result
from jiheng.exporting.words import Say
from jiheng.scoring import Unscored

# Findings that are told at the head of a form, with its points, instead of among the advice (DOMAIN §4, WT003).
AT_THE_HEAD: Final = frozenset({"WT003"})


def rules_line(assessment: Assessment, say: Say) -> str:
    """Name the pack in force, and the one beside it for comparison only."""
    rules = say.pack(assessment.pack)
    if assessment.comparison is None:
        return rules
    beside = say.pack(assessment.comparison)
    return rules + say(f"；{beside}仅供对照", f"; {beside} for comparison only")


def execution_line(assessment: Assessment, say: Say) -> str:
    """Say what was claimed for execution, what is due, and whether that counts; nothing where nothing is claimed."""
    fund, due, beside = assessment.form.total_fund, assessment.due, assessment.comparison_due
    if fund is None or fund.claimed_points.value is None:
        return ""
    most, claimed = plain(fund.max_points.value), plain(fund.claimed_points.value)
    told = [say(f"自评 {claimed} 分", f"claimed {claimed}")]
    if most:
        told[0] += say(f"（满分 {most}）", f" of {most}")
    if not isinstance(due.execution, Unscored):
        told.append(say(f"测算 {result(due.execution, say)} 分", f"due {result(due.execution, say)}"))
    if beside is not None and assessment.comparison is not None and not isinstance(beside.execution, Unscored):
        name = say.pack(assessment.comparison)
        told.append(say(f"按{name}是 {result(beside.execution, say)} 分", f"{result(beside.execution, say)} by {name}"))
    if due.execution_counted is not None:
        told.append(
            say("计入总分", "counted in the total")
            if due.execution_counted
            else say("另列，未计入总分", "apart, not in the total")
        )
    return say("；", "; ").join(told)
