"""What a check says: a finding, that it cannot judge, or that it does not apply here."""

from enum import IntEnum, StrEnum
from typing import Final

import msgspec

from jiheng.form import Field, Where


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
    check has more than one.
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


class CannotJudge(msgspec.Struct, frozen=True):
    """The check wanted to look and could not: why, in Chinese and in English.

    ``rests_on`` are the fields the reason speaks of: where the reading of one is open, that is the reason instead.
    """

    where: Where
    reason: str
    reason_en: str
    rests_on: tuple[Field[object], ...] = ()


class NotApplicable(msgspec.Struct, frozen=True):
    """The check has no business with this form: why, in Chinese and in English."""

    reason: str
    reason_en: str


class Reported(msgspec.Struct, frozen=True):
    """A finding as everybody outside the checks sees it. ``fingerprint`` survives a new version of the form."""

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


class NotJudged(msgspec.Struct, frozen=True):
    """A check that could not judge, with its code."""

    code: str
    where: Where
    reason: str
    reason_en: str


class Skipped(msgspec.Struct, frozen=True):
    """A check that does not apply, with its code."""

    code: str
    reason: str
    reason_en: str
