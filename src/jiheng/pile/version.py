"""One version of a form, in short: as a report of ours has it, or taken down from an assessment.

The names are those of the report (:class:`jiheng.exporting.report.CheckedRecord`), so that one can be read back.
"""

import msgspec

from jiheng.assess import Assessment, Audience, Source
from jiheng.checks import Stage, Who
from jiheng.form import Block, Where
from jiheng.pile.written import Written, written


class Raised(msgspec.Struct, frozen=True):
    """A finding as it was raised then. ``severity`` is the name of a :class:`jiheng.checks.Severity`."""

    code: str
    name: str
    severity: str
    matter: str
    who: Who
    where: Where
    message: str
    message_en: str
    fingerprint: str


class Passed(msgspec.Struct, frozen=True):
    """A check that could not judge at some place, or, without one, that had no business with the form."""

    code: str
    where: Where | None = None


class ReadingDoubt(msgspec.Struct, frozen=True):
    """A doubt of reading."""

    code: str
    settled: bool


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """How a version was looked at: by which program, for whom, with which pack in force.

    ``sha256`` is of that pack. ``preview``: checks in preview looked, too.
    """

    version: str
    audience: Audience
    sha256: str | None
    preview: bool


class Version(msgspec.Struct, frozen=True):
    """A form as it was at one time. ``run`` is ``None`` where it was looked at just now, like all the rest."""

    project: str | None
    fiscal_year: int | None
    competent_department: str | None
    implementing_unit: str | None
    source: Source
    rules: str
    stage: Stage
    written: Written
    doubts: tuple[ReadingDoubt, ...]
    findings: tuple[Raised, ...]
    not_judged: tuple[Passed, ...]
    not_applicable: tuple[Passed, ...]
    run: Run | None = None

    def has_passed(self, code: str, block: Block, row: int | None) -> bool:
        """Tell whether a check said neither yes nor no of a row, or of a block where ``row`` is ``None``."""
        if any(one.code == code for one in self.not_applicable):
            return True
        spots = [one.where for one in self.not_judged if one.code == code and one.where is not None]
        return any(one.row is None or row is None or (one.block, one.row) == (block, row) for one in spots)

    @property
    def open_readings(self) -> int:
        """How many doubts of reading are open."""
        return sum(not one.settled for one in self.doubts)


def version_of(assessment: Assessment) -> Version:
    """Take down the version that was just assessed."""
    form = assessment.form
    return Version(
        project=form.project.value,
        fiscal_year=form.fiscal_year.value,
        competent_department=form.competent_department.value,
        implementing_unit=form.implementing_unit.value,
        source=assessment.source,
        rules=assessment.pack.id,
        stage=assessment.stage,
        written=written(assessment),
        doubts=tuple(ReadingDoubt(one.code, one.settled) for one in assessment.doubts),
        findings=tuple(
            Raised(
                code=one.code,
                name=one.name,
                severity=one.severity.name,
                matter=one.matter,
                who=one.who,
                where=one.where,
                message=one.message,
                message_en=one.message_en,
                fingerprint=one.fingerprint,
            )
            for one in assessment.findings
        ),
        not_judged=tuple(Passed(one.code, one.where) for one in assessment.not_judged),
        not_applicable=tuple(Passed(one.code) for one in assessment.skipped),
    )
