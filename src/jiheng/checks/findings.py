"""What a check says: a finding, that it cannot judge, or that it does not apply here."""

from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Final

import msgspec

from jiheng.checks.notes import Answer, AnswerKind
from jiheng.form import Field, Where
from jiheng.scoring import Effect


class Severity(IntEnum):
    """How much a finding asks of its reader, lightest first, so that the weightiest of several is their maximum."""

    ADVICE = 1
    DOUBT = 2
    ERROR = 3

    @property
    def chinese(self) -> str:
        """The words users see."""
        return {1: "建议", 2: "请核实说明", 3: "必须改正"}[self.value]


class Who(StrEnum):
    """Who can act on a finding."""

    UNIT = "unit"
    DECLARATION = "declaration"
    TEMPLATE = "template"
    REVIEWER = "reviewer"


class Stage(StrEnum):
    """What the form is being used for while it is checked."""

    SELF_EVALUATION = "self-evaluation"
    DECLARATION = "declaration"
    REVIEW = "review"
    PUBLICATION = "publication"


# Once the year is over there are results; goals as they are declared have none, so what judges results does not run.
WITH_RESULTS: Final = (Stage.SELF_EVALUATION, Stage.REVIEW, Stage.PUBLICATION)

STAGE_WORDS: Final = {
    Stage.SELF_EVALUATION: "填报",
    Stage.DECLARATION: "申报",
    Stage.REVIEW: "审核",
    Stage.PUBLICATION: "公开",
}


class Life(StrEnum):
    """*Preview* checks are off unless switched on."""

    STABLE = "stable"
    PREVIEW = "preview"


class Finding(msgspec.Struct, frozen=True):
    """One thing worth looking at, as a check yields it; the engine adds what the check's decorator says.

    ``matter`` groups findings for presentation: ``row:<key>``, ``funds``, ``adjustment``, ``points-scheme``, ``goal``,
    ``header``, ``pile``. ``rests_on`` are the fields the judgement used: should one of them be under an open doubt of
    reading, the engine turns the finding into :class:`CannotJudge`. ``severity`` overrides the decorator's where a
    check has more than one. ``corrected`` is what the points claimed at ``where`` would be if they were mended as the
    check computes them, so that the effect on total and grade can be told.
    """

    where: Where
    message: str
    message_en: str
    remedy: str
    remedy_en: str
    rests_on: tuple[Field[object], ...] = ()
    severity: Severity | None = None
    matter: str | None = None
    clauses: tuple[str, ...] | None = None
    who: Who | None = None
    corrected: Decimal | None = None


class At(msgspec.Struct, frozen=True):
    """A spot in one of several forms: which form, by its place in the pile from 0, and where in it."""

    form: int
    where: Where


class AcrossFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing worth looking at across forms, as a check across forms yields it.

    ``at`` are the spots it speaks of, none where it speaks of a form that is not there. ``about`` names what it speaks
    of in stable words (projects, units, never places or figures), for the fingerprint. ``evidence`` is what can be laid
    side by side: the copied span, the two figures.
    """

    at: tuple[At, ...]
    about: tuple[str, ...]
    message: str
    message_en: str
    remedy: str
    remedy_en: str
    evidence: tuple[str, ...] = ()
    severity: Severity | None = None


class CannotJudge(msgspec.Struct, frozen=True):
    """The check wanted to look and could not: why, in Chinese and in English.

    ``rests_on`` are the fields the reason speaks of: where the reading of one is open, that is the reason instead.
    """

    where: Where
    reason: str
    reason_en: str
    rests_on: tuple[Field[object], ...] = ()


class CannotJudgeAcross(msgspec.Struct, frozen=True):
    """A check across forms could not judge some of them, by their places in the pile: why, in both languages."""

    forms: tuple[int, ...]
    reason: str
    reason_en: str


class NotApplicable(msgspec.Struct, frozen=True):
    """The check has no business with this form: why, in Chinese and in English."""

    reason: str
    reason_en: str


class Reported(msgspec.Struct, frozen=True):
    """A finding as everybody outside the checks sees it.

    ``fingerprint`` survives a new version of the form. ``effect`` is what the correction would do to the total claimed,
    where the check computes what to write instead and it counts in the total. ``answer`` is what was answered to it.
    """

    code: str
    name: str
    severity: Severity
    matter: str
    who: Who
    where: Where
    message: str
    message_en: str
    remedy: str
    remedy_en: str
    clauses: tuple[str, ...]
    fingerprint: str
    effect: Effect | None = None
    answer: Answer | None = None

    @property
    def is_open(self) -> bool:
        """Nobody has answered it, or only before what it speaks of changed."""
        return is_open(self.answer)

    @property
    def is_exempt(self) -> bool:
        """It was settled for the whole pile."""
        return self.answer is not None and self.answer.kind is AnswerKind.EXEMPT


class ReportedAcross(msgspec.Struct, frozen=True):
    """A finding across forms as everybody outside the checks sees it.

    ``answer`` is given where it was settled for the whole pile.
    """

    code: str
    name: str
    severity: Severity
    who: Who
    at: tuple[At, ...]
    message: str
    message_en: str
    remedy: str
    remedy_en: str
    evidence: tuple[str, ...]
    clauses: tuple[str, ...]
    fingerprint: str
    answer: Answer | None = None

    @property
    def is_open(self) -> bool:
        """It was not settled for the whole pile."""
        return is_open(self.answer)

    @property
    def forms(self) -> tuple[int, ...]:
        """The forms it speaks of, by their places in the pile."""
        return tuple(dict.fromkeys(one.form for one in self.at))


def is_open(answer: Answer | None) -> bool:
    """Tell whether something with this answer still waits for one."""
    return answer is None or answer.kind is AnswerKind.OUTDATED


class NotJudged(msgspec.Struct, frozen=True):
    """A check that could not judge, with its code; ``is_doubtful`` where the reading of a cell is what is open."""

    code: str
    where: Where
    reason: str
    reason_en: str
    is_doubtful: bool = False


class NotJudgedAcross(msgspec.Struct, frozen=True):
    """A check across forms that could not judge some of them, with its code."""

    code: str
    forms: tuple[int, ...]
    reason: str
    reason_en: str


class Skipped(msgspec.Struct, frozen=True):
    """A check that does not apply, with its code."""

    code: str
    reason: str
    reason_en: str
