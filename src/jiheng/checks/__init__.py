"""What to look at: a folder per family, a file per check. Nothing here is listed by hand; see the registry.

A check says one of three things of a form, or is silent: a finding, that it cannot judge, or that it does not apply.
"""

from jiheng.checks.agreed import Agreed, Confirmation, Exemption
from jiheng.checks.answering import answered, answered_across
from jiheng.checks.case import Beside, Case, RowCase
from jiheng.checks.engine import Outcome, run
from jiheng.checks.facts import Facts, Judged
from jiheng.checks.findings import (
    WITH_RESULTS,
    AcrossFinding,
    At,
    CannotJudge,
    CannotJudgeAcross,
    Finding,
    Life,
    NotApplicable,
    NotJudged,
    NotJudgedAcross,
    Reported,
    ReportedAcross,
    Severity,
    Skipped,
    Stage,
    Who,
)
from jiheng.checks.heads import AcrossCheck, Check, Head, Held
from jiheng.checks.notes import Answer, AnswerKind, Note, content_of
from jiheng.checks.pages import markdown, page_of
from jiheng.checks.personal_numbers import without_numbers
from jiheng.checks.registry import BadCheck, across, across_checks, all_checks, check, checks, find, retired
from jiheng.checks.validation import validate_pack

__all__ = [
    "WITH_RESULTS",
    "AcrossCheck",
    "AcrossFinding",
    "Agreed",
    "Answer",
    "AnswerKind",
    "At",
    "BadCheck",
    "Beside",
    "CannotJudge",
    "CannotJudgeAcross",
    "Case",
    "Check",
    "Confirmation",
    "Exemption",
    "Facts",
    "Finding",
    "Head",
    "Held",
    "Judged",
    "Life",
    "NotApplicable",
    "NotJudged",
    "NotJudgedAcross",
    "Note",
    "Outcome",
    "Reported",
    "ReportedAcross",
    "RowCase",
    "Severity",
    "Skipped",
    "Stage",
    "Who",
    "across",
    "across_checks",
    "all_checks",
    "answered",
    "answered_across",
    "check",
    "checks",
    "content_of",
    "find",
    "markdown",
    "page_of",
    "retired",
    "run",
    "validate_pack",
    "without_numbers",
]
