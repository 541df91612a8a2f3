"""A form a line: who filed it, its money, its points, and how many questions it leaves (自评汇总表)."""

from collections.abc import Iterator
from typing import Final, NamedTuple, Protocol

from jiheng.assess import Assessment, Reading, Source
from jiheng.checks import Reported, Severity
from jiheng.exporting.answers import by_answer
from jiheng.exporting.points import due_figure, due_grade
from jiheng.exporting.summary import headline
from jiheng.exporting.summary_shapes import told_above
from jiheng.exporting.tables.amounts import in_yuan, unit_state, unit_told
from jiheng.exporting.tables.shapes import Cell, Column, Kind, Table, figure, rounded, share, text
from jiheng.exporting.words import Say, counts, items_of
from jiheng.form import Fund, FundSource, SelfEvaluation
from jiheng.pile import Pile, untold
from jiheng.scoring import Due, execution_rates


class Numbered(Protocol):
    """A form with its number in the report, from 1."""

    @property
    def number(self) -> int:
        """Its number."""

    @property
    def source(self) -> Source:
        """The file it was read from."""

    @property
    def form(self) -> SelfEvaluation:
        """What it says."""


class ReadForm(NamedTuple):
    """A form as it was read."""

    number: int
    reading: Reading
    form: SelfEvaluation

    @property
    def source(self) -> Source:
        """The file it was read from."""
        return self.reading.source


class AssessedForm(NamedTuple):
    """A form that was assessed, in its pile."""

    number: int
    assessment: Assessment
    pile: Pile

    @property
    def source(self) -> Source:
        """The file it was read from."""
        return self.assessment.source

    @property
    def form(self) -> SelfEvaluation:
        """What it says."""
        return self.assessment.form

    @property
    def due(self) -> Due:
        """What the rules in force give for it."""
        return self.assessment.due


def assessed_forms(pile: Pile) -> Iterator[AssessedForm]:
    """Give the forms of a pile in their order, each taken down from its shelf as it is asked for."""
    return (AssessedForm(number, one, pile) for number, one in enumerate(pile.assessments, start=1))


NUMBER: Final = Column[Numbered]("序号", "No.", lambda one, _: one.number, Kind.COUNT, 6)
FILE: Final = Column[Numbered]("文件", "File", lambda one, _: one.source.file, width=30)
PLACE: Final = Column[Numbered]("第几张", "Form", lambda one, _: one.source.number, Kind.COUNT, 8)
PROJECT: Final = Column[Numbered]("项目", "Project", lambda one, _: one.form.project.value, width=26)
CODE: Final = Column[Numbered]("项目编码", "Project code", lambda one, _: one.form.project_code.value, width=16)
UNIT: Final = Column[Numbered]("单位", "Unit", lambda one, _: one.form.implementing_unit.value, width=20)
DEPARTMENT: Final = Column[Numbered](
    "主管部门", "Department", lambda one, _: one.form.competent_department.value, width=22
)
YEAR: Final = Column[Numbered]("年度", "Year", lambda one, _: one.form.fiscal_year.value, Kind.YEAR, 7)
WHICH: Final = (NUMBER, PROJECT, UNIT)
"""Which form a line of a table speaks of."""
IDENTITY: Final = (NUMBER, FILE, PLACE, PROJECT, CODE, UNIT, DEPARTMENT, YEAR)
"""Everything by which a form may be known, where each line has to stand for itself."""

_NO_FUND: Final = Fund(FundSource.TOTAL)


def _fund(one: Numbered) -> Fund:
    return one.form.total_fund or _NO_FUND


AMOUNTS: Final = (
    Column[Numbered](
        "年初预算数", "Original budget", lambda one, _: figure(_fund(one).original_budget), Kind.AMOUNT, 15
    ),
    Column[Numbered]("全年预算数", "Revised budget", lambda one, _: figure(_fund(one).revised_budget), Kind.AMOUNT, 15),
    Column[Numbered]("全年执行数", "Spent", lambda one, _: figure(_fund(one).actual_expenditure), Kind.AMOUNT, 15),
)
"""The row of totals, as printed."""
PRINTED_UNIT: Final = Column[Numbered](
    "金额单位", "Unit of amounts", lambda one, _: text(one.form.amount_unit), Kind.WORD, 10
)
UNIT_STATE: Final = Column[AssessedForm](
    "单位情况", "Unit stands", lambda one, say: unit_state(one.assessment.unit, say), Kind.WORD, 14
)
RATE: Final = Column[Numbered](
    "执行率", "Execution", lambda one, _: share(execution_rates(one.form.total_fund)[0]), Kind.SHARE, 10
)

POINTS: Final = (
    Column[AssessedForm]("自评得分", "Claimed", lambda one, _: one.due.claimed_total, Kind.FIGURE, 10),
    Column[AssessedForm]("自评等级", "Claimed grade", lambda one, _: one.due.claimed_grade, Kind.WORD, 10),
    Column[AssessedForm]("测算得分", "Due", lambda one, say: total_due(one.due, say), Kind.FIGURE, 15),
    Column[AssessedForm]("测算等级", "Due grade", lambda one, say: due_grade(one.due, say) or None, Kind.WORD, 10),
)
BOUNDS: Final = (
    Column[AssessedForm]("测算下限", "Due at least", lambda one, _: rounded(one.due.low), Kind.FIGURE, 10),
    Column[AssessedForm]("测算上限", "Due at most", lambda one, _: rounded(one.due.high), Kind.FIGURE, 10),
)


def total_due(due: Due, say: Say) -> Cell:
    """Give the total due: a figure where it is one, else the stretch, or that there is none."""
    return rounded(due.low) if due.low is not None and due.low == due.high else due_figure(due, say)


def _counted(one: AssessedForm) -> tuple[Reported, ...]:
    """Give the findings that count: those nobody has answered, and those a reviewer has to decide on."""
    found = by_answer(one.assessment.findings)
    return found.to_review + found.open


def _many(severity: Severity) -> Column[AssessedForm]:
    chinese, english = Say("zh").severity(severity), Say("en").severity(severity)

    def count(one: AssessedForm, _: Say) -> Cell:
        return counts(items_of(_counted(one)))[severity] or None

    return Column(chinese, english, count, Kind.COUNT, 11)


def _alert(one: AssessedForm, say: Say) -> Cell:
    weightiest = max((found.severity for found in _counted(one)), default=None)
    return None if weightiest is None else say.severity(weightiest)


def _first(one: AssessedForm, say: Say) -> Cell:
    """Give in a sentence the weightiest that was found of this form and is not common to the pile."""
    above = told_above(one.pile)
    found = next((finding for finding in _counted(one) if finding.code not in above), None)
    return None if found is None else headline(found, say)


ALERTS: Final = (
    Column[AssessedForm]("预警", "Alert", _alert, Kind.WEIGHT, 12),
    *(_many(severity) for severity in sorted(Severity, reverse=True)),
)
"""What was found, weightiest first. Items are counted: several findings of one matter are one, by their weightiest."""
QUESTIONS: Final = (
    Column[AssessedForm](
        "读法未定",
        "Open readings",
        lambda one, _: sum(not doubt.settled for doubt in one.assessment.doubts) or None,
        Kind.COUNT,
        10,
    ),
    Column[AssessedForm](
        "未能判断",
        "Not judged",
        lambda one, _: len(one.assessment.not_judged) + len(untold(one.assessment)) or None,
        Kind.COUNT,
        10,
    ),
    Column[AssessedForm](
        "首要事项",
        "First of all",
        _first,
        Kind.LONG,
        46,
    ),
)
"""What stays open, and what to look at first."""

SPENT: Final = Column[AssessedForm](
    "全年执行数（元）",
    "Spent (yuan)",
    lambda one, _: in_yuan(one.assessment, _fund(one).actual_expenditure),
    Kind.AMOUNT,
    18,
)


UNIT_TOLD: Final = Column[AssessedForm](
    "金额单位", "Unit of amounts", lambda one, say: unit_told(one.assessment.unit, say), Kind.WORD, 15
)

_SUMMED_UP: Final[tuple[Column[AssessedForm], ...]] = (
    NUMBER,
    UNIT,
    PROJECT,
    YEAR,
    *AMOUNTS,
    UNIT_TOLD,
    RATE,
    *POINTS,
    *ALERTS,
)

SUMMARY: Final = Table[AssessedForm](
    "汇总",
    "Summary",
    (*_SUMMED_UP, *QUESTIONS, DEPARTMENT, CODE, SPENT, FILE, PLACE),
    kept=3,
    printed=len(_SUMMED_UP),
)
"""自评汇总表: what is printed of it are the columns that an official one has; where a form is from stands behind."""
SCORES: Final = Table[AssessedForm](
    "汇总",
    "Summary",
    (*IDENTITY, *AMOUNTS, PRINTED_UNIT, UNIT_STATE, RATE, *POINTS, *BOUNDS),
)
"""The points of a form beside those claimed, every line standing for itself."""
READ: Final = Table[Numbered](
    "表",
    "Forms",
    (
        *IDENTITY,
        *AMOUNTS,
        PRINTED_UNIT,
        RATE,
        Column[Numbered]("总分", "Maximum", lambda one, _: figure(one.form.total.max_points), Kind.FIGURE, 10),
        Column[Numbered]("自评得分", "Claimed", lambda one, _: figure(one.form.total.claimed_points), Kind.FIGURE, 10),
        Column[Numbered](
            "年度总体目标", "Annual goal", lambda one, _: text(one.form.annual_goal.expected), Kind.LONG, 46
        ),
        Column[Numbered]("实际完成情况", "Achieved", lambda one, _: text(one.form.annual_goal.achieved), Kind.LONG, 46),
    ),
)
"""What the forms say outside their rows."""
