"""The reports as records: what a program reads of us, in the shape and order in which it is written.

What we compute is shown to two places. The JSON Schemas are made from these records, so a record's docstring is what
a reader of the schema sees.
"""

from typing import Literal

import msgspec

from jiheng.assess import Audience
from jiheng.checks import Stage, Who
from jiheng.exporting.answer_records import AgreedRecord, ExemptedRecord, NotesRecord
from jiheng.exporting.finding_record import (
    AcrossNotJudgedRecord,
    AcrossRecord,
    FindingRecord,
    NotApplicableRecord,
    NotJudgedRecord,
    Weight,
)
from jiheng.exporting.form_record import DoubtRecord, ReadingRecord, SourceRecord
from jiheng.exporting.points_record import DueRecord, RatesRecord
from jiheng.exporting.since_record import FormSinceRecord, SinceRecord
from jiheng.exporting.years_record import SideBySideRecord
from jiheng.pile import Written
from jiheng.reading import HowRead


class AmountRecord(msgspec.Struct, frozen=True):
    """The unit of the amounts: as printed, and whether it may be relied on. ``factor`` is yuan per unit."""

    printed: str | None
    status: str
    factor: str | None
    reasons: tuple[str, ...]


class RulesRecord(msgspec.Struct, frozen=True):
    """A rule pack with the SHA-256 of its content, what it extends included."""

    id: str
    sha256: str


class CheckedRecord(msgspec.Struct, frozen=True):
    """What is said of one form. ``rules`` is the pack in force, ``due`` what it gives.

    ``beside`` is what each pack set beside it for comparison gives, in the order in which they were named. ``notes``
    say where rules and year do not go together, such as a pack that does not apply to the form's year.
    ``explanations`` are the reasons that were written beside the form; ``declaration`` is where the approved goals
    stand that it was held against. ``written`` is what the form says, so that a later version can be compared with
    this one; ``since`` is what became of it since an earlier one, where that was asked for.
    """

    project: str | None
    fiscal_year: int | None
    competent_department: str | None
    implementing_unit: str | None
    source: SourceRecord
    rules: str
    notes: tuple[str, ...]
    notes_en: tuple[str, ...]
    stage: Stage
    verdict: str
    verdict_en: str
    written: Written
    amounts: AmountRecord
    execution_rates: RatesRecord
    due: DueRecord
    beside: tuple[DueRecord, ...]
    reading: ReadingRecord
    doubts: tuple[DoubtRecord, ...]
    findings: tuple[FindingRecord, ...]
    not_judged: tuple[NotJudgedRecord, ...]
    not_applicable: tuple[NotApplicableRecord, ...]
    explanations: NotesRecord | None = None
    declaration: SourceRecord | None = None
    since: FormSinceRecord | None = None


class ScoredRecord(msgspec.Struct, frozen=True):
    """The points of one form. ``notes`` say where rules and year do not go together."""

    project: str | None
    fiscal_year: int | None
    implementing_unit: str | None
    source: SourceRecord
    rules: str
    notes: tuple[str, ...]
    notes_en: tuple[str, ...]
    execution_rates: RatesRecord
    due: DueRecord
    beside: tuple[DueRecord, ...]
    doubts: tuple[DoubtRecord, ...]


class UnreadableRecord(msgspec.Struct, frozen=True):
    """A file that could not be read, or a form of a kind that is not assessed, and what to do.

    ``passed_over`` marks a report of our own lying among the forms, which nobody meant to be read.
    """

    file: str
    reason: str
    remedy: str
    reason_en: str
    remedy_en: str
    passed_over: bool = False


class CommonRecord(msgspec.Struct, frozen=True):
    """A finding that most forms of the pile have. ``forms`` are positions in ``forms``, from 0."""

    code: str
    name: str
    severity: Weight
    who: Who
    forms: tuple[int, ...]


class SpentRecord(msgspec.Struct, frozen=True):
    """全年执行数 of the pile, in yuan.

    ``confirmed_yuan`` adds up the forms whose unit may be relied on. ``waiting`` are positions of the others;
    ``readings`` gives their sum under each unit it may be in, for looking at only.
    """

    confirmed_yuan: str
    waiting: tuple[int, ...]
    readings: dict[str, str]


class GradesRecord(msgspec.Struct, frozen=True):
    """Positions of the forms where the grade due is the claimed one, is another, or may be one of several.

    ``unclaimed`` are those whose total is blank, ``unscored`` those whose total cannot be computed; every form is in
    one of the five.
    """

    same: tuple[int, ...]
    different: tuple[int, ...]
    open: tuple[int, ...]
    unclaimed: tuple[int, ...]
    unscored: tuple[int, ...]


class SummaryRecord(msgspec.Struct, frozen=True):
    """The pile in figures. Items are matters: several findings about one matter count once, by their weightiest.

    ``readings`` counts the forms by how they were read, ``doubtful_readings`` those with doubts of reading,
    ``open_readings`` those of them with one that is not settled; ``not_judged`` counts checks that could not judge,
    ``unscored`` points that could not be computed. What was answered is left out of them, but for what must be
    corrected: of ``errors``, so many as ``to_review`` have been answered with a reason. ``answered`` counts
    questions and advice that were, ``exempted`` what was settled for the whole pile. ``weightiest`` is the severity
    of the weightiest finding that counts; ``points`` are the sentences a report starts with.
    """

    forms: int
    unreadable: int
    readings: dict[HowRead, int]
    doubtful_readings: int
    open_readings: int
    errors: int
    doubts: int
    advice: int
    to_review: int
    answered: int
    exempted: tuple[ExemptedRecord, ...]
    not_judged: int
    unscored: int
    weightiest: Weight | None
    spent: SpentRecord
    grades: GradesRecord
    common: tuple[CommonRecord, ...]
    points: tuple[str, ...]
    points_en: tuple[str, ...]


class OptionsRecord(msgspec.Struct, frozen=True):
    """What was asked for, so that the same can be asked again (``jiheng verify``).

    ``rules`` are the packs that were named, the first of them in force; none where they were chosen by the forms.
    """

    rules: tuple[str, ...]
    stage: Stage
    audience: Audience
    year: int | None
    level: str | None
    finished: bool | None
    confirmed_unit: str | None
    preview: bool


class RosterRecord(msgspec.Struct, frozen=True):
    """The list of projects beside which the forms were set, with the SHA-256 of its bytes.

    ``entries`` counts its projects, ``columns`` are those that were found.
    """

    file: str
    sha256: str
    entries: int
    columns: tuple[str, ...]


class CheckReport(msgspec.Struct, frozen=True):
    """What ``jiheng check --format json`` writes.

    ``rules`` are all packs that were used, in force or beside. All findings are in ``forms``, advice too, whatever is
    said once in ``summary.common``. ``across`` is what was judged across forms, ``agreed`` what the pile file says.
    ``since`` is what became of the forms since last time and ``roster`` the list of projects beside them, where these
    were asked for; ``years`` are projects of which there are forms of several years.
    """

    schema: Literal["jiheng-check-1"]
    version: str
    rules: tuple[RulesRecord, ...]
    agreed: AgreedRecord | None
    roster: RosterRecord | None
    options: OptionsRecord
    forms: tuple[CheckedRecord, ...]
    across: tuple[AcrossRecord, ...]
    across_not_judged: tuple[AcrossNotJudgedRecord, ...]
    years: tuple[SideBySideRecord, ...]
    unreadable: tuple[UnreadableRecord, ...]
    since: SinceRecord | None
    summary: SummaryRecord


class ScoreReport(msgspec.Struct, frozen=True):
    """What ``jiheng score --format json`` writes."""

    schema: Literal["jiheng-score-1"]
    version: str
    rules: tuple[RulesRecord, ...]
    agreed: AgreedRecord | None
    forms: tuple[ScoredRecord, ...]
    unreadable: tuple[UnreadableRecord, ...]


class CheckLine(msgspec.Struct, frozen=True):
    """A line of ``jiheng check --format jsonl``; exactly one of those after ``options`` is given.

    First come the forms, then what was judged across them and what could not be, projects of several years, what was
    unreadable, what became of the pile since last time where that was asked for, then the summary.
    """

    schema: Literal["jiheng-check-1"]
    version: str
    rules: tuple[RulesRecord, ...]
    agreed: AgreedRecord | None
    roster: RosterRecord | None
    options: OptionsRecord
    form: CheckedRecord | None = None
    across: AcrossRecord | None = None
    across_not_judged: AcrossNotJudgedRecord | None = None
    years: SideBySideRecord | None = None
    unreadable: UnreadableRecord | None = None
    since: SinceRecord | None = None
    summary: SummaryRecord | None = None


class ScoreLine(msgspec.Struct, frozen=True):
    """A line of ``jiheng score --format jsonl``; one of the last two is given."""

    schema: Literal["jiheng-score-1"]
    version: str
    rules: tuple[RulesRecord, ...]
    agreed: AgreedRecord | None
    form: ScoredRecord | None = None
    unreadable: UnreadableRecord | None = None
