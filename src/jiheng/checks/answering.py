"""Findings meet their answers: by fingerprint where a note was written, by code where the pile has settled it."""

from collections.abc import Iterable, Sequence

import msgspec

from jiheng.checks.agreed import Agreed, Exemption, names_of
from jiheng.checks.findings import Reported, ReportedAcross
from jiheng.checks.notes import Answer, AnswerKind, Note, content_of
from jiheng.form import SelfEvaluation


def answered(
    findings: Sequence[Reported], form: SelfEvaluation, notes: Sequence[Note], agreed: Agreed | None = None
) -> tuple[Reported, ...]:
    """Give the findings of a form with what was answered to each, in their order.

    What is settled for the pile needs no note; of several notes one that holds goes before one that is outdated.
    """
    if not notes and (agreed is None or not agreed.exempt):
        return tuple(findings)
    return tuple(
        msgspec.structs.replace(one, answer=_settled(one.code, form, agreed) or _noted(one, form, notes))
        for one in findings
    )


def answered_across(found: ReportedAcross, forms: Iterable[SelfEvaluation], agreed: Agreed | None) -> ReportedAcross:
    """Give a finding across ``forms`` as settled where all of them have been exempted from it by one exemption."""
    names = [names_of(form) for form in forms]
    for one in () if agreed is None else agreed.exempt:
        if all(one.covers(found.code, called) for called in names or [()]):
            return msgspec.structs.replace(found, answer=_by(one))
    return found


def _settled(code: str, form: SelfEvaluation, agreed: Agreed | None) -> Answer | None:
    exemption = None if agreed is None else agreed.exemption_of(code, form)
    return None if exemption is None else _by(exemption)


def _by(exemption: Exemption) -> Answer:
    return Answer(AnswerKind.EXEMPT, exemption.reason, exemption.by, exemption.date)


def _noted(one: Reported, form: SelfEvaluation, notes: Sequence[Note]) -> Answer | None:
    written = [note for note in notes if one.fingerprint in note.written_for]
    if not written:
        return None
    digest = content_of(form, one.where)
    answers = [answer for note in written if (answer := note.answer_to(one.fingerprint, digest)) is not None]
    return min(answers, key=lambda answer: answer.kind is not AnswerKind.ANSWERED, default=None)
