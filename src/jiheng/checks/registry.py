"""One file is one check: the decorator that makes it, and the walk that finds it.

Nothing is registered by hand. :func:`all_checks` walks the families (the sub-packages of :mod:`jiheng.checks`) and
takes the one check that each module holds; adding a check is adding a file, deleting the file takes the check away
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
from typing import Any, Final

from jiheng.checks.case import Case
from jiheng.checks.findings import Life, Severity, Stage, Who
from jiheng.checks.heads import AcrossCheck, Check, Fact, Head, Judge, JudgeAcross
from jiheng.form import Entry
from jiheng.rulepacks import key_specs

_CODE: Final = re.compile(r"[A-Z]{2}\d{3}")
_NAME: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")


class BadCheck(TypeError):  # noqa: N818 - it names the check, as Unreadable names the file
    """A check is put together wrongly: our own fault, or that of whoever wrote the check."""


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
    said: dict[str, Any] = {"code": code, "name": name, "title": title, "severity": severity, "who": who}
    said |= {"also": also, "clauses": clauses, "rules": rules, "life": life, "stages": stages}
    said |= {"guess_free": guess_free, "matter": matter}

    def make(judge: Judge) -> Check:
        return Check(**_head(judge, said), judge=judge)

    return make


def across(  # noqa: PLR0913 - as above
    *,
    code: str,
    name: str,
    title: str,
    severity: Severity,
    who: Who,
    facts: Callable[[Case], Iterator[tuple[str, Fact]]],
    listed: Callable[[Entry], Iterator[tuple[str, Fact]]] | None = None,
    also: Mapping[Severity, tuple[str, str]] | None = None,
    clauses: tuple[str, ...] = (),
    life: Life = Life.STABLE,
    stages: tuple[Stage, ...] | None = None,
) -> Callable[[JudgeAcross], AcrossCheck]:
    """Make the decorated generator a check across forms; its docstring becomes its page.

    It is given a key, all facts under it and the rule pack; see :class:`jiheng.checks.heads.AcrossCheck`.

    Raises:
        BadCheck: as :func:`check`; a check across forms gives no ERROR.
    """
    said: dict[str, Any] = {"code": code, "name": name, "title": title, "severity": severity, "who": who}
    said |= {"also": also, "clauses": clauses, "rules": (), "life": life, "stages": stages}
    said |= {"guess_free": False, "matter": "pile"}

    def make(judge: JudgeAcross) -> AcrossCheck:
        return AcrossCheck(**_head(judge, said), facts=facts, judge=judge, listed=listed)

    return make


def _head(judge: Judge | JudgeAcross, said: Mapping[str, Any]) -> dict[str, Any]:
    """Put together what a decorator says, with the page and the module of what it decorates."""
    code, name, severity = said["code"], said["name"], said["severity"]
    by_stage = {} if isinstance(severity, Severity) else dict(severity)
    least = severity if isinstance(severity, Severity) else min(by_stage.values())
    page = judge.__doc__ or ""
    _require(_CODE.fullmatch(code), code, "a code is two capitals and three digits")
    _require(_NAME.fullmatch(name), code, "a name is lower-case words joined by hyphens")
    _require(judge.__name__ == name.replace("-", "_"), code, f"its generator must be called as its name, {name}")
    _require(page, code, "it has no page: write it as the docstring of the generator")
    _require(key_specs().keys() >= set(said["rules"]), code, f"no rule pack has a key of {said['rules']}")
    also = dict(said["also"] or {})
    weightiest = max([least, *by_stage.values(), *also])
    _require(weightiest < Severity.ERROR or said["guess_free"], code, "an ERROR needs guess_free=True")
    stages = said["stages"]
    return {
        **said,
        "severity": least,
        "by_stage": by_stage,
        "also": also,
        "stages": None if stages is None else frozenset(stages),
        "page": inspect.cleandoc(page),
        "module": judge.__module__,
    }


def _require(holds: object, code: str, what: str) -> None:
    if not holds:
        raise BadCheck(f"check {code!r}: {what}")


@cache
def checks() -> tuple[Check, ...]:
    """Every check of one form, by code, preview checks included.

    Raises:
        BadCheck: as :func:`all_checks`.
    """
    return tuple(one for one in all_checks() if isinstance(one, Check))


def across_checks() -> tuple[AcrossCheck, ...]:
    """Every check across forms, by code, preview checks included.

    Raises:
        BadCheck: as :func:`all_checks`.
    """
    return tuple(one for one in all_checks() if isinstance(one, AcrossCheck))


@cache
def all_checks() -> tuple[Head, ...]:
    """Every check there is, by code, preview checks included.

    Raises:
        BadCheck: a module of a family holds no check or several, its file is not named after its code and name, or a
            code is used twice or was retired.
    """
    found: dict[str, Head] = {}
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


def only_check(module: str) -> Head:
    """Import ``module`` and give the one check it holds.

    Raises:
        BadCheck: it holds none or several, or its file is not named after the check's code and name.
    """
    held = [value for value in vars(importlib.import_module(module)).values() if isinstance(value, Head)]
    if len(held) != 1:
        raise BadCheck(f"{module} must hold one check, and holds {len(held)}")
    name = f"{held[0].code.lower()}_{held[0].name.replace('-', '_')}"
    _require(module.rpartition(".")[2] == name, held[0].code, f"its file must be called {name}.py")
    return held[0]


def find(code_or_name: str) -> Head | None:
    """Find a check by its code, in either case, or by its name; ``None`` where there is none."""
    wanted = code_or_name.strip()
    return next((made for made in all_checks() if wanted.upper() == made.code or wanted.lower() == made.name), None)


@cache
def retired() -> Mapping[str, str]:
    """Codes that were in use once, with what they meant. They are never used again."""
    text = resources.files("jiheng.checks").joinpath("retired.toml").read_text(encoding="utf-8")
    return {entry["code"]: entry["name"] for entry in tomllib.loads(text).get("retired", ())}
