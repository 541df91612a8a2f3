"""How a form stands, in single lines: the verdict, how execution is counted, which rules are in force, what to note."""

from collections.abc import Sequence
from typing import Final

from jiheng.assess import Assessment
from jiheng.checks import Severity, Stage
from jiheng.exporting.answers import settled, to_review
from jiheng.exporting.points import plain, points_line, result
from jiheng.exporting.words import SEVERITIES, Item, Say, counts, document
from jiheng.form import Doubt, OtherForm, SelfEvaluation
from jiheng.pile import untold
from jiheng.reading import HowRead, verdict_of
from jiheng.rulepacks import Kind, RulePack
from jiheng.scoring import Unscored, execution_rates, show

# Findings that are told at the head of a form, with its points, instead of among the advice (DOMAIN §4, WT003).
AT_THE_HEAD: Final = frozenset({"WT003"})


HOW_READ: Final = {
    HowRead.WHOLE: ("读全", "read whole"),
    HowRead.WITH_DOUBTS: ("读了，有存疑", "read with doubts"),
    HowRead.NOT: ("没有读出", "not read"),
}


def how_read(form: SelfEvaluation | OtherForm, doubts: Sequence[Doubt], say: Say) -> str:
    """Say in a line how a form was read: whole, with doubts or not at all, and why."""
    found = verdict_of(form, doubts)
    why = say("、".join(found.reasons), "; ".join(found.reasons_en))
    return f"{say(*HOW_READ[found.how])}{say(f'（{why}）', f' ({why})') if why else ''}"


def verdict(assessment: Assessment, items: Sequence[Item], say: Say, *, elsewhere: bool = False) -> str:
    """Say in words how a form with these items stands, and never that all is well while something is open.

    ``items`` are of findings that nobody has answered. ``elsewhere``: more is said of it in the summary of its pile.
    """
    many = counts(items)
    told = [
        say(f"{severity.chinese} {many[severity]} 项", f"{SEVERITIES[severity].lower()}: {many[severity]}")
        for severity in sorted(many, reverse=True)
    ]
    waiting = to_review(assessment.findings, say)
    told = [*waiting, *told, *settled(assessment.findings, say), *open_questions(assessment, say)]
    if verdict_of(assessment.form, assessment.doubts).how is HowRead.NOT:
        unread = say(
            "资金和指标都没有读出，这张表等于没有查，请换清楚、完整的文件再查",
            "neither funds nor indicators were read, so the form was not checked: give a sharper or complete file",
        )
        return say("；", "; ").join(filter(None, (unread, say("，", ", ").join(told))))
    if told:
        none = "" if many[Severity.ERROR] or waiting else say("没有必须改正的事项；", "nothing must be corrected; ")
        return none + say("，", ", ").join(told)
    if elsewhere:
        return say(
            "除各表通病外，没有发现要处理的事项", "nothing to act on was found beyond what is common to the pile"
        )
    return say("没有发现要处理的事项", "nothing to act on was found")


def open_questions(assessment: Assessment, say: Say) -> list[str]:
    """Count what was not decided of a form: checks that could not judge, and points that could not be computed."""
    unjudged, without = len(assessment.not_judged), len(untold(assessment))
    told = []
    if unjudged:
        told.append(say(f"未能判断 {unjudged} 项", f"could not be judged: {unjudged}"))
    if without:
        told.append(say(f"得分未测算 {without} 项", f"not scored: {without}"))
    if assessment.due.low is None and assessment.stage is not Stage.DECLARATION:
        told.append(say("总分未能测算", "no total could be computed"))
    return told


def points_told(assessment: Assessment, say: Say) -> str:
    """Say what is claimed and what is due of a form; nothing while goals are declared, for nothing is due then."""
    return "" if assessment.stage is Stage.DECLARATION else points_line(assessment.due, say)


def rules_line(assessment: Assessment, say: Say) -> str:
    """Name the pack in force, and those beside it for comparison only."""
    pack = assessment.pack
    if pack.kind is Kind.FORM:
        return _as_printed(assessment, say)
    rules = say.sure(pack)
    if not assessment.beside:
        return rules
    beside = say("、", ", ").join(say.sure(one.pack) for one in assessment.beside)
    return rules + say(f"；{beside}仅供对照", f"; {beside} for comparison only")


def _as_printed(assessment: Assessment, say: Say) -> str:
    """Say what a form without a regulation is held against, and that nothing has to be mended because of it."""
    pack = assessment.pack
    lenders = tuple(dict.fromkeys(document(name, pack) for name in pack.borrowed.values()))
    told, told_en = [], []
    if lenders:
        told.append(f"指标参照{'、'.join(lenders)}测算")
        told_en.append(f"indicators are scored after {', '.join(lenders)}")
    names = tuple(say.pack(one.pack) for one in assessment.beside if not isinstance(one.due.execution, Unscored))
    if names and assessment.form.total_fund is not None:
        by = "" if names == lenders else "、".join(names)
        told.append(f"执行率得分按{by}列出对照" if by else "执行率得分只列出对照")
        told_en.append("points for execution are only shown for comparison" + (f", {by}" if by else ""))
    told.append("均不作为改正依据" if len(told) > 1 else "不作为改正依据")
    told_en.append("nothing has to be corrected because of it")
    return say(f"未指明适用办法：{'，'.join(told)}", f"no regulation named: {', '.join(told_en)}")


def notes(assessment: Assessment, say: Say) -> tuple[str, ...]:
    """Say where rules and year do not go together: a pack outside its years, or no year to choose a pack by."""
    printed, asked = assessment.form.fiscal_year.value, assessment.fiscal_year
    year = printed or asked
    if year is None:
        if assessment.pack.kind is not Kind.FORM or assessment.beside:
            return ()
        told = say(
            "表上没有读到年度，未选对照办法；可用 --year 指明",
            "no year was read from the form, so nothing is set beside it for comparison; name it with --year",
        )
        return (told,)
    of = say("本表是" if printed else "所查的是", "this form is of" if printed else "what was asked for is")
    return tuple(
        say(
            f"注意：{pack.document}{_years(pack, say)}，{of} {year} 年度",
            f"Note: {pack.document} {_years(pack, say)}; {of} {year}",
        )
        for pack in assessment.packs
        if not pack.covers(year)
    )


def _years(pack: RulePack, say: Say) -> str:
    first, last = pack.valid_from, pack.valid_until
    if last is None:
        return say(f"自 {first} 年度起适用", f"applies from {first}")
    if first is None:
        return say(f"适用至 {last} 年度", f"applies until {last}")
    return say(f"适用于 {first} 至 {last} 年度", f"applies from {first} to {last}")


def finished_hint(say: Say) -> str:
    """Say how to answer whether a project is finished."""
    if say.in_pages:
        return say("请在「整批先定」里选项目是否已完成", "say under “Settled for all” whether projects are finished")
    return say(
        "项目已完成的，加 --finished yes 再查；未完成的，加 --finished no",
        "if the project is finished, look again with --finished yes; if not, with --finished no",
    )


def unit_hint(units: Sequence[str], say: Say) -> str:
    """Say how to answer in which unit the amounts are; ``units`` are those that may be meant."""
    if say.in_pages:
        named = say("或", " or ").join(f"「{unit}」" for unit in units)
        return say(f"确认后请在「整批先定」里选{named}", f"once confirmed, choose {named} under “Settled for all”")
    flags = say(" 或 ", " or ").join(f"--unit {unit}" for unit in units)
    return say(f"确认后可加 {flags} 再查", f"once confirmed, look again with {flags}")


def execution_line(assessment: Assessment, say: Say) -> str:
    """Say what was claimed for execution, what is due, whether that counts, and the rates where there are two.

    Nothing where nothing is claimed and the budget was not changed.
    """
    return say("；", "; ").join((*_execution_points(assessment, say), *_two_rates(assessment, say)))


def _two_rates(assessment: Assessment, say: Say) -> list[str]:
    """Set the rate on the opening budget beside that on the revised one, where they differ."""
    revised, original = execution_rates(assessment.form.total_fund)
    if revised is None or original is None or revised == original:
        return []
    of_revised, of_original = (f"{show(share * 100)}%" for share in (revised, original))
    return [
        say(
            f"执行数占全年预算 {of_revised}、占年初预算 {of_original}",
            f"{of_revised} of the revised budget, {of_original} of the opening one",
        )
    ]


def _execution_beside(assessment: Assessment, say: Say) -> list[str]:
    """Say what execution has by the packs beside, where that is something else than by the one in force."""
    names: dict[str, list[str]] = {}
    for one in assessment.beside:
        if not isinstance(one.due.execution, Unscored):
            names.setdefault(result(one.due.execution, say), []).append(say.pack(one.pack))
    names.pop(result(assessment.due.execution, say), None)
    return [
        say(f"按{'、'.join(named)}是 {points} 分", f"{points} by {', '.join(named)}") for points, named in names.items()
    ]


def _execution_points(assessment: Assessment, say: Say) -> list[str]:
    fund, due = assessment.form.total_fund, assessment.due
    if fund is None or fund.claimed_points.value is None:
        return []
    most, claimed = plain(fund.max_points.value), plain(fund.claimed_points.value)
    told = [say(f"自评 {claimed} 分", f"claimed {claimed}")]
    if most:
        told[0] += say(f"（满分 {most}）", f" of {most}")
    if not isinstance(due.execution, Unscored):
        told.append(say(f"测算 {result(due.execution, say)} 分", f"due {result(due.execution, say)}"))
    told += _execution_beside(assessment, say)
    if due.execution_counted is not None:
        told.append(
            say("计入总分", "counted in the total")
            if due.execution_counted
            else say("另列，未计入总分", "apart, not in the total")
        )
    return told
