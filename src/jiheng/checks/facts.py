"""Checks across forms: facts are taken form by form, then judged key by key.

Nothing of a form is kept but its facts, so that a pile of any size can be judged, and so that a ledger or a cluster can
keep them between the two steps.
"""

from collections.abc import Collection, Sequence

import msgspec

from jiheng.checks import registry
from jiheng.checks.case import Case
from jiheng.checks.findings import (
    AcrossFinding,
    CannotJudgeAcross,
    Life,
    NotJudgedAcross,
    ReportedAcross,
    Severity,
    Stage,
)
from jiheng.checks.fingerprints import fingerprint
from jiheng.checks.heads import AcrossCheck, Held
from jiheng.form import Entry
from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import exactly


class Judged(msgspec.Struct, frozen=True):
    """What was found across forms, weightiest first, then by code, then by form; and what could not be judged."""

    findings: tuple[ReportedAcross, ...] = ()
    not_judged: tuple[NotJudgedAcross, ...] = ()


class Facts:
    """What was taken from the forms of a pile so far.

    The stable checks look that have business at ``stage``, those in preview too where ``preview`` asks, or those with
    the codes in ``only``. Checks that need a roster wait for :meth:`list_entries`; where there will be none
    (``with_roster=False``), nothing is kept for them.
    """

    def __init__(
        self,
        *,
        stage: Stage = Stage.REVIEW,
        preview: bool = False,
        only: Collection[str] | None = None,
        with_roster: bool = True,
    ) -> None:
        self._looking = tuple(
            one
            for one in registry.across_checks()
            if (one.stages is None or stage in one.stages)
            and (one.code in only if only is not None else preview or one.life is Life.STABLE)
            and (with_roster or one.listed is None)
        )
        self._held: dict[str, dict[str, list[Held]]] = {one.code: {} for one in self._looking}
        self._listed = False

    def add(self, form: int, case: Case) -> None:
        """Take the facts of a form; ``form`` is its place in the pile, by which findings will name it."""
        with exactly():
            for one in self._looking:
                for key, fact in one.facts(case):
                    self._held[one.code].setdefault(key, []).append(Held(form, fact))

    def list_entries(self, entries: Sequence[Entry]) -> None:
        """Take the facts of a roster."""
        self._listed = True
        with exactly():
            for one in self._looking:
                if one.listed is None:
                    continue
                for entry in entries:
                    for key, fact in one.listed(entry):
                        self._held[one.code].setdefault(key, []).append(Held(None, fact, entry.number))

    def judge(self, pack: RulePack) -> Judged:
        """Judge all facts, with the thresholds of ``pack``."""
        found: list[ReportedAcross] = []
        not_judged: list[NotJudgedAcross] = []
        with exactly():
            for one in self._looking:
                if one.listed is not None and not self._listed:
                    continue
                told: dict[str, ReportedAcross] = {}
                for key, held in self._held[one.code].items():
                    for said in one.judge(key, held, pack):
                        if isinstance(said, CannotJudgeAcross):
                            not_judged.append(NotJudgedAcross(one.code, said.forms, said.reason, said.reason_en))
                        else:
                            reported = _report(one, said)
                            told.setdefault(reported.fingerprint, reported)
                found += told.values()
        # What speaks of no form comes last, in the order of the roster.
        found.sort(key=lambda one: (-one.severity, one.code, not one.forms, one.forms))
        return Judged(tuple(found), tuple(not_judged))


def _report(made: AcrossCheck, finding: AcrossFinding) -> ReportedAcross:
    # No check across forms gives an ERROR: what another form says is never this form's own blank or arithmetic.
    severity = min(finding.severity or made.severity, Severity.DOUBT)
    return ReportedAcross(
        code=made.code,
        name=made.name,
        severity=severity,
        who=made.who,
        at=finding.at,
        message=finding.message,
        message_en=finding.message_en,
        remedy=finding.remedy,
        remedy_en=finding.remedy_en,
        evidence=finding.evidence,
        clauses=made.clauses,
        fingerprint=fingerprint(made.code, "\x1f".join(finding.about), None),
    )
