"""The whole way of one form, from its bytes to what is said of it: start reading here.

:func:`read` goes from bytes to forms, :func:`assess` from a form to points and findings; each line of the two is one
package of the library, in the order in which a form meets them. The way of many forms is :mod:`jiheng.pile`.
"""

from collections import Counter
from enum import StrEnum
from hashlib import sha256

import msgspec

from jiheng import checks, scoring, values
from jiheng.checks import Case, NotJudged, Reported, RowCase, Severity, Skipped, Stage, Who
from jiheng.form import Doubt, Indicator, OtherForm, SelfEvaluation
from jiheng.reading.formats import read_bytes
from jiheng.reading.layout import recognise
from jiheng.rulepacks import RulePack, choose_packs


class Audience(StrEnum):
    """Who is going to read the report. What only a reviewer should see is not shown to a unit."""

    UNIT = "unit"
    REVIEWER = "reviewer"


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asks for; everything has a default.

    ``rules`` names rule packs, a pack of the user's own by its path; ``level`` is that of the budget, such as
    ``central``. ``year`` is the year the forms should be of. ``finished`` says whether the projects are finished, and
    ``confirmed_unit`` in which unit the amounts are, where somebody knows. ``lang`` and ``unfolded`` (advice in full)
    are for exporters alone.
    """

    rules: tuple[str, ...] = ()
    stage: Stage = Stage.REVIEW
    audience: Audience = Audience.REVIEWER
    year: int | None = None
    level: str | None = None
    finished: bool | None = None
    confirmed_unit: str | None = None
    preview: bool = False
    lang: str = "zh"
    unfolded: bool = False


class Source(msgspec.Struct, frozen=True):
    """Which form this is: the name of its file, the SHA-256 of the file's bytes, its number in the file from 1."""

    file: str
    sha256: str
    number: int = 1


class Reading(msgspec.Struct, frozen=True):
    """A form as it was read, with what a person should compare with the page, and texts that found no place in it."""

    form: SelfEvaluation | OtherForm
    doubts: tuple[Doubt, ...]
    left_over: tuple[str, ...]
    source: Source


class Assessment(msgspec.Struct, frozen=True):
    """Everything there is to say of one form. ``findings`` are those meant for the audience that was asked for."""

    form: SelfEvaluation
    source: Source
    doubts: tuple[Doubt, ...]
    left_over: tuple[str, ...]
    unit: values.AmountUnit
    rows: tuple[RowCase, ...]
    due: scoring.Due
    comparison_due: scoring.Due | None
    findings: tuple[Reported, ...]
    not_judged: tuple[NotJudged, ...]
    skipped: tuple[Skipped, ...]
    pack: RulePack
    comparison: RulePack | None
    stage: Stage

    @property
    def severity(self) -> Severity | None:
        """The weightiest of the findings, or ``None`` where there is none."""
        return max((finding.severity for finding in self.findings), default=None)


def read(content: bytes, *, file: str) -> tuple[Reading, ...]:
    """Read every form in the bytes of a file called ``file``.

    Raises:
        Unreadable: the bytes are no file of a kind we know; it says what to do.
    """
    digest = sha256(content).hexdigest()
    found = recognise(read_bytes(content, file=file))
    return tuple(
        Reading(one.form, one.doubts, one.left_over, Source(file, digest, number))
        for number, one in enumerate(found, start=1)
    )


def assess(reading: Reading, options: Options = Options()) -> Assessment:  # noqa: B008 - frozen, so it may be shared
    """Understand the values of a self-evaluation, compute what is due, and look at it with every check.

    Raises:
        TypeError: the form is of another kind, which nobody scores.
        BadPack: a rule pack that ``options`` names is missing or badly written.
    """
    form = reading.form
    if isinstance(form, OtherForm):
        raise TypeError(f"a form of kind {form.kind} is not assessed")
    pack, comparison = choose_packs(options.year or form.fiscal_year.value, options.level, options.rules)
    rows = understand(form)
    unit = values.judge_unit(form, options.confirmed_unit, thresholds=pack.numbers("money.unit"))
    due = scoring.due(form, rows, pack, finished=options.finished)
    beside = scoring.due(form, rows, comparison, finished=options.finished) if comparison is not None else None
    names = Counter[str]()
    cases = tuple(
        RowCase(index, _key(indicator, names), indicator, row.target, row.actual, row.comparison, result)
        for index, (indicator, row, result) in enumerate(zip(form.indicators, rows, due.indicators, strict=True))
    )
    case = Case(form, reading.doubts, cases, unit, due, pack, comparison, beside, options.stage, options.year, options.finished)
    outcome = checks.run(case, preview=options.preview)
    shown = tuple(one for one in outcome.findings if options.audience is Audience.REVIEWER or one.who is not Who.REVIEWER)
    return Assessment(
        form, reading.source, reading.doubts, reading.left_over, unit, cases, due, beside,
        shown, outcome.not_judged, outcome.skipped, pack, comparison, options.stage,
    )  # fmt: skip


def understand(form: SelfEvaluation) -> tuple[scoring.Row, ...]:
    """Say what target and actual of every row mean, and how the one stands against the other."""
    return tuple(map(_row, form.indicators))


def _row(row: Indicator) -> scoring.Row:
    name, column, unit = row.name.value or "", row.comparator.value or "", row.unit.value or ""
    target = values.parse(row.target.value or "", unit=unit, comparator=column)
    actual = values.parse(row.actual.value or "", unit=unit)
    direction = values.direction(name, target, category=row.category.value, column=column)
    comparison = values.compare(target, actual, direction)
    return scoring.Row(name, row.max_points.value, target, actual, comparison, row.dimension.value, row.category.value)


def _key(row: Indicator, seen: Counter[str]) -> str:
    """Name a row so that the name survives a new version of the form: its category, its name, and which of several."""
    name = f"{row.category.value or ''}/{row.name.value or ''}"
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}#{seen[name]}"
