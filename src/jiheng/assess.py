"""The whole way of one form, from its bytes to what is said of it: start reading here.

:func:`read` goes from bytes to forms, :func:`assess` from a form to what is due and what is doubtful; nearly every line
of the two is one package of the library, in the order in which a form meets them. The way of many forms is
:mod:`jiheng.pile`; how it all becomes a document, :mod:`jiheng.exporting`.
"""

from collections.abc import Sequence
from enum import StrEnum
from hashlib import sha256
from typing import Final

import msgspec

from jiheng import checks, scoring, values
from jiheng.checks import Agreed, Beside, Case, Note, NotJudged, Reported, RowCase, Severity, Skipped, Stage, Who
from jiheng.form import Doubt, OtherForm, SelfEvaluation, as_declared
from jiheng.reading import Grid, HowRead, read_bytes, recognise, verdict_of
from jiheng.rulepacks import RulePack, choose_packs, known_places
from jiheng.values import AmountUnit, UnitStatus


class Audience(StrEnum):
    """Who is going to read the report. What only a reviewer should see is not shown to a unit."""

    UNIT = "unit"
    REVIEWER = "reviewer"


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asks for.

    ``rules`` names packs, one's own by its path: the first is in force, the others stand beside it. ``level`` is the
    budget's (``central``).

    ``year`` is the year the forms should be of; ``finished`` whether the projects are finished, where somebody knows.
    ``confirmed_unit`` (元, 万元, …) answers in which unit the amounts are where a form leaves that in doubt; one
    that is printed and fits the amounts stays what it is. ``agreed`` is what is agreed for the whole pile, see
    :meth:`under`. ``lang`` and ``unfolded`` are for exporters.
    Plain words are understood: ``rules="mof-2020-10"`` is one pack, ``stage="review"`` that stage.

    Raises:
        ValueError: the stage or the audience is none of those there are.
    """

    rules: tuple[str, ...] = ()
    stage: Stage = Stage.REVIEW
    audience: Audience = Audience.REVIEWER
    year: int | None = None
    level: str | None = None
    finished: bool | None = None
    confirmed_unit: str | None = None
    agreed: Agreed | None = None
    preview: bool = False
    lang: str = "zh"
    unfolded: bool = False

    def __post_init__(self) -> None:
        """Put plain words in their types, lest a string be taken for a list of packs with names of one letter."""
        given: object = self.rules
        if isinstance(given, str):
            given = tuple(word.strip() for word in given.split(",") if word.strip())
        msgspec.structs.force_setattr(self, "rules", given)
        msgspec.structs.force_setattr(self, "stage", Stage(self.stage))
        msgspec.structs.force_setattr(self, "audience", Audience(self.audience))

    def under(self, agreed: Agreed) -> "Options":
        """Give these options with what is agreed for the pile wherever nothing was asked for.

        Units and exemptions come along, and a unit that was asked for goes before those confirmed. A place chooses its
        rule pack where there is one for it and no rules are named.
        """
        place = (agreed.place,) if agreed.place in known_places() else ()
        return msgspec.structs.replace(
            self,
            year=self.year if self.year is not None else agreed.year,
            rules=self.rules or agreed.rules or place,
            level=self.level or agreed.level,
            agreed=agreed,
        )


DEFAULT: Final = Options()


class Source(msgspec.Struct, frozen=True):
    """Which form this is: the name of its file, the SHA-256 of the file's bytes, its number in the file from 1."""

    file: str
    sha256: str
    number: int


class Reading(msgspec.Struct, frozen=True):
    """A form as it was read, with what a person should compare with the page, and texts that found no place in it.

    ``notes`` are those that were written beside it, in ``notes_source``.
    """

    form: SelfEvaluation | OtherForm
    doubts: tuple[Doubt, ...]
    left_over: tuple[str, ...]
    source: Source
    notes: tuple[Note, ...] = ()
    notes_source: Source | None = None

    @property
    def is_empty(self) -> bool:
        """A form was found and nothing of its money or its rows could be read."""
        return verdict_of(self.form, self.doubts).how is HowRead.NOT


class Assessment(Case, frozen=True, kw_only=True):
    """A case with what the checks said of it; ``findings`` are those meant for the audience that was asked for."""

    source: Source
    left_over: tuple[str, ...]
    findings: tuple[Reported, ...]
    not_judged: tuple[NotJudged, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[Note, ...] = ()
    notes_source: Source | None = None
    declaration_source: Source | None = None

    @property
    def severity(self) -> Severity | None:
        """The weightiest of the findings, or ``None`` where there is none."""
        return max((finding.severity for finding in self.findings), default=None)


def read(content: bytes, *, file: str) -> tuple[Reading, ...]:
    """Read every form in the bytes of a file called ``file``.

    Raises:
        Unreadable: the bytes are no file of a kind we know; it says what to do.
    """
    return forms_of(read_bytes(content, file=file), sha256(content).hexdigest())


def forms_of(grid: Grid, digest: str) -> tuple[Reading, ...]:
    """Recognise every form in a file as its reader saw it; ``digest`` is the SHA-256 of its bytes."""
    return tuple(
        Reading(found.form, found.doubts, found.left_over, Source(grid.file, digest, number))
        for number, found in enumerate(recognise(grid), start=1)
    )


def assess(
    reading: Reading, options: Options = DEFAULT, *, declaration: SelfEvaluation | Reading | None = None
) -> Assessment:
    """Say what is due and what is doubtful in a self-evaluation.

    ``declaration`` holds the goals and indicators that were approved with the budget, where somebody has them at hand:
    as a form, or as it was read from a file, which the reports name then.

    Raises:
        TypeError: the form is of another kind, which nobody scores.
        BadPack: a rule pack that ``options`` names is missing or badly written.
    """
    if isinstance(reading.form, OtherForm):
        raise TypeError(f"a form of kind {reading.form.kind} is not assessed")
    approved, approved_in = _approved(declaration)
    case = lay_out(reading.form, reading.doubts, _with_unit(options, reading.source, reading.form), approved)
    said = checks.run(case, preview=options.preview)
    found = checks.answered(said.findings, case.form, reading.notes, options.agreed)
    shown = tuple(one for one in found if options.audience is Audience.REVIEWER or one.who is not Who.REVIEWER)
    made = Assessment(
        **{name: getattr(case, name) for name in Case.__struct_fields__},
        source=reading.source,
        left_over=reading.left_over,
        findings=shown,
        not_judged=said.not_judged,
        skipped=said.skipped,
        notes=reading.notes,
        notes_source=reading.notes_source,
        declaration_source=approved_in,
    )
    # Whoever publishes a form should not publish with its report what the report warns of.
    return checks.without_numbers(made) if options.stage is Stage.PUBLICATION else made


def _approved(declaration: SelfEvaluation | Reading | None) -> tuple[SelfEvaluation | None, Source | None]:
    """Give what was approved in the shape of a self-evaluation that has no results, and where it stands."""
    if not isinstance(declaration, Reading):
        return declaration, None
    form = declaration.form
    shared = {name: getattr(form, name) for name in SelfEvaluation.__struct_fields__}
    return as_declared(SelfEvaluation(**shared)), declaration.source


def _with_unit(options: Options, source: Source, form: SelfEvaluation) -> Options:
    """Answer for one form in which unit its amounts are: as the user says, else as is agreed for the pile."""
    if options.confirmed_unit is not None or options.agreed is None:
        return options
    unit = options.agreed.unit_of(source.file, form)
    return options if unit is None else msgspec.structs.replace(options, confirmed_unit=unit)


def lay_out(
    form: SelfEvaluation,
    doubts: Sequence[Doubt] = (),
    options: Options = DEFAULT,
    declaration: SelfEvaluation | None = None,
) -> Case:
    """Put a form on the table: values understood, amounts weighed, points computed by the packs that apply.

    At the stage of declaration there are no results yet, so whatever stands in their cells is not looked at.
    """
    form = as_declared(form) if options.stage is Stage.DECLARATION else form
    packs = choose_packs(options.year or form.fiscal_year.value, options.level, options.rules)
    rows = tuple(map(scoring.understand, form.indicators))
    dues = scoring.side_by_side(form, rows, packs, finished=options.finished)
    (pack, due), *beside = zip(packs, dues, strict=True)
    names = row_keys(form)
    return Case(
        form=form,
        doubts=tuple(doubts),
        rows=tuple(
            RowCase(index, names[index], printed, row.target, row.actual, row.comparison, due.indicators[index])
            for index, (printed, row) in enumerate(zip(form.indicators, rows, strict=True))
        ),
        unit=unit_of(form, pack, options.confirmed_unit),
        due=due,
        pack=pack,
        beside=tuple(Beside(*one) for one in beside),
        stage=options.stage,
        fiscal_year=options.year,
        finished=options.finished,
        declaration=declaration,
    )


def unit_of(form: SelfEvaluation, pack: RulePack, confirmed: str | None) -> AmountUnit:
    """Say in which unit the amounts are; ``confirmed`` answers where that is in doubt, and does nothing elsewhere."""
    thresholds = {key: pack.number(f"money.unit.{key}") for key in values.UNIT_THRESHOLDS}
    found = values.judge_unit(form, thresholds=thresholds)
    if confirmed is None or found.status is not UnitStatus.PRESUMED:
        return found
    return values.judge_unit(form, confirmed, thresholds=thresholds)


def row_keys(form: SelfEvaluation | OtherForm) -> tuple[str, ...]:
    """Name every row so that the name survives a new version of the form: category, name, and which of several."""
    plain = [f"{row.category.value or ''}/{row.name.value or ''}" for row in form.indicators]
    return tuple(f"{name}#{many + 1}" if (many := plain[:at].count(name)) else name for at, name in enumerate(plain))
