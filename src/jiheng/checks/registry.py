"""One file is one check: the decorator that makes it, and the walk that finds it.

Nothing is registered by hand. :func:`checks` walks the families (the sub-packages of :mod:`jiheng.checks`) and takes
the one :class:`Check` that each module holds; adding a check is adding a file, deleting the file takes the check away
everywhere, but for its line in ``retired.toml``, which keeps its code from being used again.
"""

import importlib
import inspect
import pkgutil
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final

import msgspec

from jiheng.checks.case import Case
from jiheng.checks.findings import CannotJudge, Finding, Life, NotApplicable, Severity, Stage, Who
from jiheng.rulepacks import key_specs

Verdict = Finding | CannotJudge | NotApplicable
Judge = Callable[[Case], Iterator[Verdict]]

_CODE: Final = re.compile(r"[A-Z]{2}\d{3}")
_NAME: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")


class BadCheck(TypeError):  # noqa: N818 - it names the check, as Unreadable names the file
    """A check is put together wrongly: our own fault, or that of whoever wrote the check."""


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A check with everything its decorator says of it. Calling it gives what it has to say of one case.

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
    judge: Judge

    def __call__(self, case: Case) -> Iterator[Verdict]:
        """Look at one case."""
        return self.judge(case)

    @property
    def family(self) -> str:
        """The folder the check stands in, such as ``money``."""
        return self.judge.__module__.rpartition(".")[0].rpartition(".")[2]

    def severity_at(self, stage: Stage) -> Severity:
        """What a finding of this check weighs at ``stage``."""
        return self.by_stage.get(stage, self.severity)


def check(  # noqa: PLR0913 - these are the lines of a check's head; each is named where it is used
    *,
    code: str,
    name: str,
    title: str,
    severity: Severity | Mapping[Stage, Severity],
    who: Who,
    also: Mapping[Severity, tuple[str, str]] | None = None,
    clauses: tuple[str, ...] = (),
    rules: tuple[str, ...] = (),
    life: Life = Life.STABLE,
    stages: tuple[Stage, ...] | None = None,
    guess_free: bool = False,
    matter: str | None = None,
) -> Callable[[Judge], Check]:
    """Make the decorated generator a check; its docstring becomes its page.

    ``severity`` may differ by stage; the stages not named then take the lightest of those named. ``also`` names the
    other weights a finding may give itself, with when (「原因空着的」). ``matter`` groups the findings for
    presentation; left out, it follows from where a finding stands.

    Raises:
        BadCheck: the code or name is not shaped as it should be, the generator is not called as the name says, the
            page is missing, a key of ``rules`` is none that a pack may set, or an ERROR is claimed without
            ``guess_free``.
    """

    def make(judge: Judge) -> Check:
        by_stage = {} if isinstance(severity, Severity) else dict(severity)
        least = severity if isinstance(severity, Severity) else min(by_stage.values())
        _require(_CODE.fullmatch(code), code, "a code is two capitals and three digits")
        _require(_NAME.fullmatch(name), code, "a name is lower-case words joined by hyphens")
        _require(judge.__name__ == name.replace("-", "_"), code, f"its generator must be called as its name, {name}")
        _require(judge.__doc__, code, "it has no page: write it as the docstring of the generator")
        _require(key_specs().keys() >= set(rules), code, f"no rule pack has a key of {rules}")
        weightiest = max([least, *by_stage.values(), *(also or {})])
        _require(weightiest < Severity.ERROR or guess_free, code, "an ERROR needs guess_free=True")
        return Check(
            code=code,
            name=name,
            title=title,
            severity=least,
            by_stage=by_stage,
            also=dict(also or {}),
            who=who,
            clauses=clauses,
            rules=rules,
            life=life,
            stages=None if stages is None else frozenset(stages),
            guess_free=guess_free,
            matter=matter,
            page=inspect.cleandoc(judge.__doc__ or ""),
            judge=judge,
        )

    return make


def _require(holds: object, code: str, what: str) -> None:
    if not holds:
        raise BadCheck(f"check {code!r}: {what}")


@cache
def checks() -> tuple[Check, ...]:
    """Every check there is, by code, preview checks included.

    Raises:
        BadCheck: a module of a family holds no check or several, its file is not named after its code and name, or a
            code is used twice or was retired.
    """
    found: dict[str, Check] = {}
    package = importlib.import_module("jiheng.checks")
    families = (entry.name for entry in pkgutil.iter_modules(package.__path__) if entry.ispkg)
    for family in sorted(families):
        folder = importlib.import_module(f"jiheng.checks.{family}")
        for entry in pkgutil.iter_modules(folder.__path__):
            made = only_check(f"{folder.__name__}.{entry.name}")
            _require(made.code not in found, made.code, "its code is used twice")
            _require(made.code not in retired(), made.code, "its code was retired and must not be used again")
            found[made.code] = made
    return tuple(found[code] for code in sorted(found))


def only_check(module: str) -> Check:
    """Import ``module`` and give the one check it holds.

    Raises:
        BadCheck: it holds none or several, or its file is not named after the check's code and name.
    """
    held = [value for value in vars(importlib.import_module(module)).values() if isinstance(value, Check)]
    if len(held) != 1:
        raise BadCheck(f"{module} must hold one check, and holds {len(held)}")
    name = f"{held[0].code.lower()}_{held[0].name.replace('-', '_')}"
    _require(module.rpartition(".")[2] == name, held[0].code, f"its file must be called {name}.py")
    return held[0]


def find(code_or_name: str) -> Check | None:
    """Find a check by its code, in either case, or by its name; ``None`` where there is none."""
    wanted = code_or_name.strip()
    return next((made for made in checks() if wanted.upper() == made.code or wanted.lower() == made.name), None)


@cache
def retired() -> Mapping[str, str]:
    """Codes that were in use once, with what they meant. They are never used again."""
    text = resources.files("jiheng.checks").joinpath("retired.toml").read_text(encoding="utf-8")
    return {entry["code"]: entry["name"] for entry in tomllib.loads(text).get("retired", ())}
