"""What checks say as records: findings of a form and across forms, and what was not judged."""

from enum import StrEnum

import msgspec

from jiheng.checks import NotJudged, NotJudgedAcross, Reported, ReportedAcross, Skipped, Who
from jiheng.exporting.answer_records import AnswerRecord, answer_record
from jiheng.exporting.points_record import EffectRecord
from jiheng.form import Where
from jiheng.scoring import Effect, show


class Weight(StrEnum):
    """How much a finding asks: 必须改正, 请核实说明, 建议."""

    ERROR = "ERROR"
    DOUBT = "DOUBT"
    ADVICE = "ADVICE"


class FindingRecord(msgspec.Struct, frozen=True):
    """One thing worth looking at. ``fingerprint`` survives a new version of the form.

    ``effect`` is given where the finding is about points that count in the total, and computes others. ``note`` is what
    was answered to it.
    """

    code: str
    name: str
    severity: Weight
    matter: str
    who: Who
    where: Where
    message: str
    message_en: str
    remedy: str
    remedy_en: str
    clauses: tuple[str, ...]
    fingerprint: str
    effect: EffectRecord | None = None
    note: AnswerRecord | None = None


class AtRecord(msgspec.Struct, frozen=True):
    """A spot in one of the forms of the pile: its position in ``forms``, from 0, and where in it."""

    form: int
    where: Where


class AcrossRecord(msgspec.Struct, frozen=True):
    """A finding across forms.

    ``forms`` are the positions of the forms it speaks of, ``at`` the spots in them; ``evidence`` is what can be laid
    side by side, such as the copied span. ``note`` is given where it was settled for the whole pile.
    """

    code: str
    name: str
    severity: Weight
    who: Who
    forms: tuple[int, ...]
    at: tuple[AtRecord, ...]
    message: str
    message_en: str
    remedy: str
    remedy_en: str
    evidence: tuple[str, ...]
    clauses: tuple[str, ...]
    fingerprint: str
    note: AnswerRecord | None = None


class AcrossNotJudgedRecord(msgspec.Struct, frozen=True):
    """A check across forms that could not judge some of them, by their positions in ``forms``."""

    code: str
    forms: tuple[int, ...]
    reason: str
    reason_en: str


class NotJudgedRecord(msgspec.Struct, frozen=True):
    """A check that wanted to look and could not."""

    code: str
    where: Where
    reason: str
    reason_en: str


class NotApplicableRecord(msgspec.Struct, frozen=True):
    """A check that has no business with this form."""

    code: str
    reason: str
    reason_en: str


def finding_record(one: Reported) -> FindingRecord:
    """Record a finding."""
    return FindingRecord(
        code=one.code,
        name=one.name,
        severity=Weight[one.severity.name],
        matter=one.matter,
        who=one.who,
        where=one.where,
        message=one.message,
        message_en=one.message_en,
        remedy=one.remedy,
        remedy_en=one.remedy_en,
        clauses=one.clauses,
        fingerprint=one.fingerprint,
        effect=None if one.effect is None else _effect(one.effect),
        note=answer_record(one.answer),
    )


def _effect(found: Effect) -> EffectRecord:
    return EffectRecord(show(found.before), show(found.after), found.grade_before, found.grade_after)


def across_not_judged_record(one: NotJudgedAcross) -> AcrossNotJudgedRecord:
    """Record what could not be judged across forms."""
    return AcrossNotJudgedRecord(one.code, one.forms, one.reason, one.reason_en)


def across_record(one: ReportedAcross) -> AcrossRecord:
    """Record a finding across forms."""
    return AcrossRecord(
        code=one.code,
        name=one.name,
        severity=Weight[one.severity.name],
        who=one.who,
        forms=one.forms,
        at=tuple(AtRecord(spot.form, spot.where) for spot in one.at),
        message=one.message,
        message_en=one.message_en,
        remedy=one.remedy,
        remedy_en=one.remedy_en,
        evidence=one.evidence,
        clauses=one.clauses,
        fingerprint=one.fingerprint,
        note=answer_record(one.answer),
    )


def not_judged_record(one: NotJudged) -> NotJudgedRecord:
    """Record what could not be judged."""
    return NotJudgedRecord(one.code, one.where, one.reason, one.reason_en)


def not_applicable_record(one: Skipped) -> NotApplicableRecord:
    """Record what does not apply."""
    return NotApplicableRecord(one.code, one.reason, one.reason_en)
