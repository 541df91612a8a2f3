"""What a pile remembers of each form, so that what is said of all of them never takes every form down again."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final, Protocol, TypeVar

import msgspec

from jiheng.assess import Assessment, Source
from jiheng.checks import Answer, AnswerKind, Reported, Severity, Who
from jiheng.pile.still_open import asks_whether_finished, is_unit_asked, unscored, untold
from jiheng.reading import HowRead, verdict_of
from jiheng.scoring import TotalDue
from jiheng.values import UnitStatus

_T = TypeVar("_T")

# Which cells these are stands under each form; said of a pile, one reason for each cell would drown all others.
_DOUBTFUL: Final = (
    "要看各张「读表存疑」所列的格，核对以后再看。",
    "It rests on cells named under “Doubtful reading” of each form. Look at it again once those were compared.",
)


class Amounts(msgspec.Struct, frozen=True, gc=False):
    """全年执行数 of a form: as printed, in yuan where its unit may be relied on, else with the units it may be in.

    ``readings`` has each possible unit with its yuan; ``is_asked`` says that somebody has to confirm one. ``printed``
    is the unit where that of the form is beyond doubt.
    """

    spent: Decimal | None
    yuan: Decimal | None
    readings: tuple[tuple[str, Decimal], ...]
    is_asked: bool
    printed: str | None = None


class Mention(msgspec.Struct, frozen=True, gc=False):
    """That a check said something of a form: with which weight, about which matter, and what was answered to it.

    ``is_units`` tells whether the unit itself can act on it.
    """

    code: str
    severity: Severity
    matter: str
    answer: AnswerKind | None = None
    is_units: bool = False

    @property
    def is_open(self) -> bool:
        """Nobody has answered it yet, as it stands now."""
        return self.answer in {None, AnswerKind.OUTDATED}

    @property
    def counts(self) -> bool:
        """It is open, or a reason was given for what must be corrected, which a reviewer has to look at."""
        return self.is_open or (self.severity is Severity.ERROR and self.answer is AnswerKind.ANSWERED)


class Gist(msgspec.Struct, frozen=True, gc=False):
    """One form in short.

    ``packs`` are the ids of the rule packs it was assessed under. ``mentions`` stand for its findings, in their
    order; ``errors`` holds the weightiest finding of each matter that has to be mended, answered or not.
    ``how_read`` says how much of it was read, ``settled`` and ``open`` are the codes of its doubts of reading.
    ``reasons`` are those for which something was not judged, each with the code of the check (none where points
    could not be computed), in Chinese and in English; ``unscored`` counts the latter, whether or not a check has
    given the reason already. ``due`` is the total with its grade. ``exempt`` are the findings settled for the whole
    pile, each by its code with what settled it.
    """

    source: Source
    project: str | None
    competent_department: str | None
    implementing_unit: str | None
    fiscal_year: int | None
    project_code: str | None
    packs: tuple[str, ...]
    mentions: tuple[Mention, ...]
    errors: tuple[Reported, ...]
    settled: frozenset[str]
    open: frozenset[str]
    reasons: tuple[tuple[str | None, str, str], ...]
    unscored: int
    amounts: Amounts
    due: TotalDue
    asks_whether_finished: bool
    exempt: tuple[tuple[str, Answer], ...] = ()
    notes_source: Source | None = None
    declaration_source: Source | None = None
    how_read: HowRead = HowRead.WHOLE

    @property
    def severity(self) -> Severity | None:
        """The weightiest of the findings that count, or ``None`` where there is none."""
        return max((one.severity for one in self.mentions if one.counts), default=None)

    @property
    def open_severity(self) -> Severity | None:
        """The weightiest of the findings that nobody has answered, or ``None`` where there is none."""
        return max((one.severity for one in self.mentions if one.is_open), default=None)

    @property
    def not_judged(self) -> int:
        """How many checks could not judge."""
        return sum(code is not None for code, _, _ in self.reasons)

    def items(self) -> Counter[Severity]:
        """Count matters by the weightiest that counts of each."""
        return Counter(weights(one for one in self.mentions if one.counts).values())

    def answered(self, *, errors: bool) -> int:
        """Count the matters that were answered with a reason: those that must be corrected, or the others."""
        found = (one for one in self.mentions if one.answer is AnswerKind.ANSWERED)
        return len({one.matter for one in found if (one.severity is Severity.ERROR) is errors})


class Weighed(Protocol):
    """Something with a weight that belongs to a matter."""

    @property
    def severity(self) -> Severity:
        """How much it asks of its reader."""

    @property
    def matter(self) -> str:
        """What it is about."""


def weights(found: Iterable[Weighed]) -> dict[str, Severity]:
    """Give each matter the weightiest that was found of it."""
    told: dict[str, Severity] = {}
    for one in found:
        told[one.matter] = max(one.severity, told.get(one.matter, one.severity))
    return told


def gist(assessment: Assessment) -> Gist:
    """Put an assessment in short."""
    form, doubts = assessment.form, assessment.doubts
    errors: dict[str, Reported] = {}
    for one in assessment.findings:
        if one.severity is Severity.ERROR and not one.is_exempt:
            errors.setdefault(one.matter, one)
    return Gist(
        source=assessment.source,
        project=form.project.value,
        competent_department=form.competent_department.value,
        implementing_unit=form.implementing_unit.value,
        fiscal_year=form.fiscal_year.value,
        project_code=form.project_code.value,
        packs=_same(tuple(pack.id for pack in assessment.packs)),
        mentions=tuple(_mention(one) for one in assessment.findings),
        errors=tuple(errors.values()),
        settled=_codes(one.code for one in doubts if one.settled),
        open=_codes(one.code for one in doubts if not one.settled),
        reasons=(
            *(
                (one.code, *(_DOUBTFUL if one.is_doubtful else (one.reason, one.reason_en or one.reason)))
                for one in assessment.not_judged
            ),
            *((None, one.reason, one.reason_en) for one in untold(assessment)),
        ),
        unscored=len(unscored(assessment)),
        amounts=_amounts(assessment),
        due=assessment.due.in_short,
        asks_whether_finished=asks_whether_finished(assessment),
        exempt=tuple((one.code, one.answer) for one in assessment.findings if one.answer is not None and one.is_exempt),
        notes_source=assessment.notes_source,
        declaration_source=assessment.declaration_source,
        how_read=verdict_of(form, doubts).how,
    )


def _amounts(assessment: Assessment) -> Amounts:
    fund, unit = assessment.form.total_fund, assessment.unit
    spent = fund.actual_expenditure.value if fund is not None and fund.actual_expenditure.is_certain else None
    readings = _same(tuple((one.unit, one.factor) for one in unit.readings))
    printed = unit.printed if unit.status is UnitStatus.PRINTED else None
    return Amounts(spent, unit.yuan(spent), readings, is_unit_asked(assessment), _same(printed))


def _mention(one: Reported) -> Mention:
    answer = None if one.answer is None else one.answer.kind
    made = Mention(one.code, one.severity, one.matter, answer, one.who is Who.UNIT)
    return made if one.matter.startswith("row:") else _same(made)


def _codes(found: Iterable[str]) -> frozenset[str]:
    return _same(frozenset(found))


_KEPT: Final[dict[Any, Any]] = {}


def _same(value: _T) -> _T:
    """Give one and the same object for what is said alike of many forms: a pile has millions of them.

    Only for what comes from a small stock (codes, packs, units), never for words of a form.
    """
    kept: _T = _KEPT.setdefault(value, value)
    return kept
