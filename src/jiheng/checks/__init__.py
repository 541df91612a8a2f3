"""What to look at: a folder per family, a file per check. Nothing here is listed by hand; see the registry.

A check says one of three things of a form, or is silent: a finding, that it cannot judge, or that it does not apply.
"""

from jiheng.checks.case import Case, RowCase
from jiheng.checks.engine import Outcome, run
from jiheng.checks.findings import (
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
from jiheng.checks.pages import markdown, page_of
from jiheng.checks.registry import BadCheck, Check, check, checks, find, retired
from jiheng.checks.validation import validate_pack

__all__ = [
    "BadCheck",
    "CannotJudge",
    "Case",
    "Check",
    "Finding",
    "Life",
    "NotApplicable",
    "NotJudged",
    "Outcome",
    "Reported",
    "RowCase",
    "Severity",
    "Skipped",
    "Stage",
    "Who",
    "check",
    "checks",
    "find",
    "markdown",
    "page_of",
    "retired",
    "run",
    "validate_pack",
]
