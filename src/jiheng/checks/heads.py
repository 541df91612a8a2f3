"""What a check is: what its decorator says of it, and the function that looks at one form or at many."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from jiheng.checks.case import Case
from jiheng.checks.findings import (
    AcrossFinding,
    CannotJudge,
    CannotJudgeAcross,
    Finding,
    Life,
    NotApplicable,
    Severity,
    Stage,
    Who,
)
from jiheng.form import Entry
from jiheng.rulepacks import RulePack

Verdict = Finding | CannotJudge | NotApplicable
Judge = Callable[[Case], Iterator[Verdict]]
Fact = msgspec.Struct


class Held(msgspec.Struct, frozen=True, gc=False):
    """A fact with where it is from: the place of its form in the pile, or of an entry in the roster."""

    form: int | None
    fact: Any
    entry: int | None = None


VerdictAcross = AcrossFinding | CannotJudgeAcross
JudgeAcross = Callable[[str, Sequence[Held], RulePack], Iterator[VerdictAcross]]


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of every check by its decorator.

    ``severity`` is what its findings weigh where a finding says nothing else, ``by_stage`` where that differs by
    stage; ``also`` are the other weights its findings may have, each with when, in Chinese and in English.
    ``clauses`` are what its findings rest on, ``rules`` the keys of the pack in force whose clauses they rest on
    instead; both empty mean the form's own blanks and arithmetic. ``guess_free`` promises that an ERROR of this check
    never rests on a guessed direction or unit: without it, no finding of this check is ever an ERROR. ``page`` is its
    docstring.
    """

    code: str
    name: str
    title: str
    severity: Severity
    by_stage: Mapping[Stage, Severity]
    also: Mapping[Severity, tuple[str, str]]
    who: Who
    clauses: tuple[str, ...]
    rules: tuple[str, ...]
    life: Life
    stages: frozenset[Stage] | None
    guess_free: bool
    matter: str | None
    page: str
    module: str

    @property
    def family(self) -> str:
        """The folder the check stands in, such as ``money``."""
        return self.module.rpartition(".")[0].rpartition(".")[2]

    def severity_at(self, stage: Stage) -> Severity:
        """What a finding of this check weighs at ``stage``."""
        return self.by_stage.get(stage, self.severity)


class Check(Head, frozen=True, kw_only=True):
    """A check of one form. Calling it gives what it has to say of one case."""

    judge: Judge

    def __call__(self, case: Case) -> Iterator[Verdict]:
        """Look at one case."""
        return self.judge(case)


class AcrossCheck(Head, frozen=True, kw_only=True):
    """A check across forms, in two steps, so that memory, ledger and cluster share one definition.

    ``facts`` takes from one form what has to be compared, each fact under a key; ``judge`` is given all facts of one
    key, in the order of the forms, and the rule pack that holds the thresholds. Facts are plain values, so that they
    can be written down and read again. ``listed`` takes facts from an entry of a roster; where it is given, the check
    needs a roster and is left out without one.
    """

    facts: Callable[[Case], Iterator[tuple[str, Fact]]]
    judge: JudgeAcross
    listed: Callable[[Entry], Iterator[tuple[str, Fact]]] | None = None
