"""Runs the checks over one case and holds them to the rules that all of them share.

- A finding that rests on a field with an open doubt of reading becomes *cannot judge*; so does one that rests on a
  blank while a text of the same row found no column, for that text may be what seems to be missing.
- No ERROR on a guess: an ERROR rests on the form's own blanks and arithmetic or on confirmed clauses, and only a check
  that promises ``guess_free`` may give one; any other is lowered to DOUBT.
- What is set beside a form for comparison makes no ERROR: a finding that rests on a clause which the pack in force only
  borrows (as the form's own scheme borrows from a regulation) is DOUBT at most.
- Of a form that was sent out and not filled in yet one thing is said, by the check of blank cells; the others wait.
- While a self-evaluation is being filled in, what the unit cannot change is ADVICE at most, and says so.

A fault inside a check is our own: it is not caught here.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

from jiheng.checks import registry
from jiheng.checks.case import Case
from jiheng.checks.findings import (
    STAGE_WORDS,
    CannotJudge,
    Finding,
    Life,
    NotApplicable,
    NotJudged,
    Reported,
    Severity,
    Skipped,
    Stage,
    Who,
)
from jiheng.checks.fingerprints import fingerprint, part_of
from jiheng.checks.heads import Check
from jiheng.checks.wording import field_of
from jiheng.form import AnnualGoal, Block, Doubt, Field, Fund, Indicator, SelfEvaluation, Total, Where, fields_of
from jiheng.form.naming import called, starting
from jiheng.rulepacks import Standing
from jiheng.scoring import effect, is_waived, lifts_above_whole
from jiheng.scoring.arithmetic import exactly
from jiheng.values import NotUnderstood

# While a form is being filled in, what the unit cannot change is prefixed with who can, so that nobody alters it.
_NOT_YOURS: Final = {
    Who.DECLARATION: (
        "目标、分值和指标已随预算批复，填报时请勿改动。",
        "Goals, points and indicators were approved with the budget: leave them. ",
    ),
    Who.TEMPLATE: (
        "这是表样的事，您不用改。",
        "This is the template owner's business; you need not change anything. ",
    ),
    Who.REVIEWER: ("供审核人参考，您不用改。", "For the reviewer; you need not change anything. "),
}

_NOT_FILLED_IN: Final = (
    "这张表还没有填实际完成值和得分，填好后再查。",
    "The results and points of this form were not filled in yet.",
)

# Added to a remedy whose correction cannot be the only one.
_ABOVE_WHOLE: Final = "只改这一处，总分会超过满分，说明还有别的得分要改；这里不列更正后的总分。"
_ABOVE_WHOLE_EN: Final = " By itself that would lift the total above its whole: other points are off as well."

# The check of blank cells, which alone speaks of a form without results.
_BLANKS: Final = "FM015"

# The doubt of reading that a text found no column.
_LEFT_OVER: Final = "FM019"

_BLOCK_ORDER: Final = {block: place for place, block in enumerate(Block)}
_MATTER: Final = {
    Block.HEADER: "header",
    Block.FUNDS: "funds",
    Block.GOAL: "goal",
    Block.INDICATORS: "indicators",
    Block.TOTAL: "points-scheme",
    Block.FOOTER: "header",
}


class Outcome(msgspec.Struct, frozen=True):
    """What the checks said of one form, in a fixed order: weightiest first, then as the form is printed, then by code.

    Three kinds of answer, besides silence: findings, what could not be judged, and what does not apply.
    """

    findings: tuple[Reported, ...] = ()
    not_judged: tuple[NotJudged, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def run(
    case: Case,
    *,
    preview: bool = False,
    only: Collection[str] | None = None,
    checks: Iterable[Check] | None = None,
) -> Outcome:
    """Look at ``case`` with every stable check, the preview ones too if asked, or with ``only`` the codes named.

    ``checks`` are other checks than ours, such as a user's own. A check named in ``only`` runs even while it is a
    preview.
    """
    found: list[Reported] = []
    not_judged: list[NotJudged] = []
    skipped: list[Skipped] = []
    seen: Counter[tuple[str, str, str | None]] = Counter()
    looked_at = _without_waived(case)
    awaits_results = only is None and case.awaits_results
    with exactly():  # whatever decimal context the caller has
        for made in registry.checks() if checks is None else checks:
            if made.code not in only if only is not None else (made.life is Life.PREVIEW and not preview):
                continue
            if made.stages is not None and case.stage not in made.stages:
                skipped.append(_not_at_this_stage(made, case.stage))
                continue
            if awaits_results and made.code != _BLANKS:
                skipped.append(Skipped(made.code, *_NOT_FILLED_IN))
                continue
            for verdict in made(looked_at):
                if isinstance(verdict, NotApplicable):
                    skipped.append(Skipped(made.code, verdict.reason, verdict.reason_en))
                elif uncertain := next((field for field in verdict.rests_on if not field.is_certain), None):
                    not_judged.append(_doubtful(made, verdict.where, uncertain, case))
                elif isinstance(verdict, CannotJudge):
                    not_judged.append(NotJudged(made.code, verdict.where, verdict.reason, verdict.reason_en))
                elif (stray := _stray_beside_blank(verdict, case)) is not None:
                    not_judged.append(_not_judged(made, verdict.where, stray.what, stray.what_en))
                else:
                    found.append(_report(made, verdict, case, seen))
    return Outcome(
        tuple(sorted(found, key=lambda one: (-one.severity, *_place(one.where), one.code))),
        tuple(sorted(not_judged, key=lambda one: (*_place(one.where), one.code))),
        tuple(sorted(skipped, key=lambda one: one.code)),
    )


def _without_waived(case: Case) -> Case:
    """Leave out rows that stand for nothing (未填报, without points): no check has anything to say of them."""
    rows = [row for row in case.rows if not (isinstance(row.target, NotUnderstood) and is_waived(row.indicator))]
    return case if len(rows) == len(case.rows) else msgspec.structs.replace(case, rows=rows)


def _report(made: Check, finding: Finding, case: Case, seen: Counter[tuple[str, str, str | None]]) -> Reported:
    who = finding.who or made.who
    clauses = made.clauses if finding.clauses is None else finding.clauses
    matter = finding.matter or made.matter or _matter(finding.where, case)
    severity = finding.severity or made.severity_at(case.stage)
    if severity is Severity.ERROR and not (made.guess_free and rests_on_confirmed(case, clauses)):
        severity = Severity.DOUBT
    remedy, remedy_en = finding.remedy, finding.remedy_en
    if case.stage is Stage.SELF_EVALUATION and who is not Who.UNIT:
        severity = Severity.ADVICE
        head, head_en = _NOT_YOURS[who]
        remedy, remedy_en = head + remedy, head_en + remedy_en
    part = part_of(finding.where, matter, case)
    seen[made.code, part, finding.where.field] += 1
    change = _change(finding, case)
    if change is not None and case.due.execution_counted is not None and lifts_above_whole(case.due, change):
        remedy, remedy_en = remedy + _ABOVE_WHOLE, remedy_en + _ABOVE_WHOLE_EN
    return Reported(
        code=made.code,
        name=made.name,
        severity=severity,
        matter=matter,
        who=who,
        where=finding.where,
        message=finding.message,
        message_en=finding.message_en,
        remedy=remedy,
        remedy_en=remedy_en,
        clauses=clauses,
        fingerprint=fingerprint(made.code, part, finding.where.field, seen[made.code, part, finding.where.field]),
        effect=None if change is None else effect(case.due, case.pack, change),
    )


def _change(finding: Finding, case: Case) -> Decimal | None:
    """How far the correction that the finding computes moves the total; ``None`` where it does not count in it."""
    where = finding.where
    if finding.corrected is None or where.field is None:
        return None
    claimed = field_of(case.form, where.block, where.field, where.row).value
    if claimed is None or (where.block is Block.FUNDS and not case.due.execution_counted):
        return None
    moved: Decimal = finding.corrected - claimed
    return moved


def rests_on_confirmed(case: Case, clauses: Iterable[str]) -> bool:
    """Tell whether every clause was read in a published document and belongs to the pack in force.

    A clause that the pack only borrows does not. With no clause there is nothing to doubt.
    """
    known = case.pack.clauses
    return all(
        clause in known and known[clause].standing is Standing.CONFIRMED and case.pack.is_in_force(clause)
        for clause in clauses
    )


def _matter(where: Where, case: Case) -> str:
    if where.block is Block.INDICATORS and where.row is not None:
        return f"row:{case.rows[where.row].key}"
    return _MATTER[where.block]


def _doubtful(made: Check, where: Where, field: Field[object], case: Case) -> NotJudged:
    """Say which doubt of reading keeps us from judging; the doubt itself if the reader named it, else its reasons."""
    doubt = max(
        (one for one in case.doubts if not one.settled and _nearness(one, field, where)),
        key=lambda one: _nearness(one, field, where),
        default=None,
    )
    if doubt is not None:
        return _not_judged(made, where, doubt.what, doubt.what_en)
    at = next((at for at, one in fields_of(case.form) if one is field), None)
    name, name_en = ("这一格", "this cell") if at is None else called(at)
    why = "；".join(field.certainty.reasons) or "读法不止一种"
    return _not_judged(
        made, where, f"{name}：{why}。", f"{starting(name_en)}: what it says can be read in more than one way."
    )


def _stray_beside_blank(finding: Finding, case: Case) -> Doubt | None:
    """The doubt about a text of the same row that found no column, where the finding rests on a blank."""
    if not any(field.is_blank for field in finding.rests_on):
        return None
    where = finding.where
    return next(
        (
            one
            for one in case.doubts
            if one.code == _LEFT_OVER and one.where.block is where.block and one.where.row in {None, where.row}
        ),
        None,
    )


def _not_judged(made: Check, where: Where, said: str, said_en: str) -> NotJudged:
    return NotJudged(
        made.code,
        where,
        f"读表存疑：{said}核对后再看「{made.title}」。",
        f"Doubtful reading: {said_en.rstrip()} Look at it again after that.",
        is_doubtful=True,
    )


def _nearness(doubt: Doubt, field: Field[object], where: Where) -> int:
    """How near a doubt is to a field: its cell (3), its line (2), the finding's row or block (1), or not at all."""
    place, spot = doubt.place, field.place
    if (
        place is not None
        and spot is not None
        and (place.file, place.table, place.row) == (spot.file, spot.table, spot.row)
    ):
        return 3 if place == spot else 2
    return int(doubt.where.block is where.block and doubt.where.row in {None, where.row})


def _not_at_this_stage(made: Check, stage: Stage) -> Skipped:
    stages = [one for one in Stage if made.stages is not None and one in made.stages]
    return Skipped(
        made.code,
        f"本条只在{'、'.join(STAGE_WORDS[one] for one in stages)}时查看，现在是{STAGE_WORDS[stage]}。",
        f"Looked at only at: {', '.join(stages)}; this is {stage}.",
    )


def _place(where: Where) -> tuple[int, int, int]:
    """Where a finding stands in the form as it is printed."""
    row = -1 if where.row is None else where.row
    return (_BLOCK_ORDER[where.block], row, _field_order().get((where.block, where.field or ""), -1))


@cache
def _field_order() -> dict[tuple[Block, str], int]:
    records = (
        (Block.HEADER, SelfEvaluation),
        (Block.FUNDS, Fund),
        (Block.GOAL, AnnualGoal),
        (Block.INDICATORS, Indicator),
        (Block.TOTAL, Total),
    )
    return {(block, field): order for block, record in records for order, field in enumerate(record.__struct_fields__)}
