"""What people answered and agreed, as records: reasons beside a form, what is settled for a pile."""

import msgspec

from jiheng.assess import Assessment
from jiheng.checks import Agreed, Answer, AnswerKind
from jiheng.pile import Exempted


class AnswerRecord(msgspec.Struct, frozen=True):
    """What was answered to a finding: ``answered`` with a reason, ``outdated`` since, or ``exempt`` for the whole pile.

    ``by`` and ``date`` are as they were written there.
    """

    kind: AnswerKind
    reason: str
    by: str | None
    date: str | None


class NoteRecord(msgspec.Struct, frozen=True):
    """A reason that was written beside a form.

    ``written_for`` maps the fingerprint of each finding it answers to a digest of what that finding spoke of then.
    ``again``: that had changed when the file was last written, and nobody had looked at it again. ``ended``: the matter
    was not raised any more then.
    """

    matter: str
    reason: str | None
    by: str | None
    date: str | None
    written_for: dict[str, str]
    again: bool
    ended: bool


class NotesRecord(msgspec.Struct, frozen=True):
    """The notes of a form: the file they stand in, the SHA-256 of its bytes, the number of the form's notes in it."""

    file: str
    sha256: str
    number: int
    notes: tuple[NoteRecord, ...]


class ConfirmationRecord(msgspec.Struct, frozen=True):
    """That amounts are in ``unit``: those of forms in ``files``, of ``projects``, or of all where both are empty."""

    unit: str
    files: tuple[str, ...]
    projects: tuple[str, ...]
    by: str | None
    date: str | None
    reason: str | None


class ExemptionRecord(msgspec.Struct, frozen=True):
    """What need not be asked: some ``checks``, of some ``projects`` or of all; without checks, projects altogether."""

    checks: tuple[str, ...]
    projects: tuple[str, ...]
    reason: str
    by: str | None
    date: str | None


class AgreedRecord(msgspec.Struct, frozen=True):
    """What the pile file says, with the SHA-256 of its bytes."""

    file: str
    sha256: str
    year: int | None
    place: str | None
    rules: tuple[str, ...]
    level: str | None
    roster: str | None
    units: tuple[ConfirmationRecord, ...]
    exempt: tuple[ExemptionRecord, ...]


class ExemptedRecord(msgspec.Struct, frozen=True):
    """What one exemption settled: how many ``findings`` of which ``codes``, in which forms by their positions."""

    reason: str
    by: str | None
    date: str | None
    codes: tuple[str, ...]
    forms: tuple[int, ...]
    findings: int


def answer_record(answer: Answer | None) -> AnswerRecord | None:
    """Record what was answered to a finding."""
    return None if answer is None else AnswerRecord(answer.kind, answer.reason, answer.by, answer.date)


def notes_record(assessment: Assessment) -> NotesRecord | None:
    """Record the notes of a form, if any were written beside it."""
    source = assessment.notes_source
    if source is None:
        return None
    notes = tuple(
        NoteRecord(one.matter, one.reason, one.by, one.date, dict(one.written_for), one.again, one.ended)
        for one in assessment.notes
    )
    return NotesRecord(source.file, source.sha256, source.number, notes)


def agreed_record(agreed: Agreed | None) -> AgreedRecord | None:
    """Record what is agreed for a pile."""
    if agreed is None:
        return None
    return AgreedRecord(
        file=agreed.file,
        sha256=agreed.sha256,
        year=agreed.year,
        place=agreed.place,
        rules=agreed.rules,
        level=agreed.level,
        roster=agreed.roster,
        units=tuple(
            ConfirmationRecord(one.unit, one.files, one.projects, one.by, one.date, one.reason) for one in agreed.units
        ),
        exempt=tuple(ExemptionRecord(one.checks, one.projects, one.reason, one.by, one.date) for one in agreed.exempt),
    )


def exempted_record(one: Exempted) -> ExemptedRecord:
    """Record what one exemption settled."""
    answer = one.answer
    return ExemptedRecord(answer.reason, answer.by, answer.date, one.codes, one.forms, one.findings)
