"""A department a line: its forms, their money as far as its unit is certain, their points and questions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from jiheng.assess import Assessment
from jiheng.checks import Severity
from jiheng.exporting.tables.amounts import in_yuan
from jiheng.exporting.tables.shapes import Cell, Column, Kind, Table, rounded, share
from jiheng.exporting.words import Say
from jiheng.pile import Gist, repeats
from jiheng.scoring.arithmetic import exactly


class Department:
    """What the forms of one department come to.

    ``original``, ``revised`` and ``spent`` are in yuan, of the ``summed_up`` forms in which all three may be relied on;
    ``waiting`` counts those whose unit of amounts has to be confirmed. ``items`` counts matters by their weightiest,
    ``with_items`` the forms that have such.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.forms = self.waiting = self.summed_up = self.differing = self.not_judged = 0
        self.original = self.revised = self.spent = Decimal(0)
        self.units: set[str] = set()
        self.claimed: list[Decimal] = []
        self.grades = Counter[str]()
        self.items = Counter[Severity]()
        self.with_items = Counter[Severity]()

    def add(self, assessment: Assessment, gist: Gist) -> None:
        """Count a form in."""
        due, items = gist.due, gist.items()
        self.forms += 1
        self.waiting += gist.amounts.is_asked
        self.not_judged += gist.not_judged
        self.units.update(filter(None, (gist.implementing_unit,)))
        self.claimed += () if due.claimed_total is None else (due.claimed_total,)
        self.grades.update(filter(None, (due.claimed_grade,)))
        self.differing += None not in {due.grade, due.claimed_grade} and due.grade != due.claimed_grade
        self.items += items
        self.with_items.update(items.keys())
        fund = assessment.form.total_fund
        if fund is None:
            return
        original, revised, spent = (
            in_yuan(assessment, field) for field in (fund.original_budget, fund.revised_budget, fund.actual_expenditure)
        )
        if original is not None and revised is not None and spent is not None:
            with exactly():
                self.summed_up += 1
                self.original += original
                self.revised += revised
                self.spent += spent

    @property
    def mean(self) -> Decimal | None:
        """The mean of the totals claimed."""
        with exactly():
            return sum(self.claimed, Decimal(0)) / len(self.claimed) if self.claimed else None

    @property
    def rate(self) -> Decimal | None:
        """What was spent as a share of the revised budgets."""
        with exactly():
            return self.spent / self.revised if self.revised else None


class Departments:
    """The departments of a pile, and all of it. A form that is there twice counts once."""

    def __init__(self, gists: Sequence[Gist], say: Say) -> None:
        self._gists = gists
        self._again = repeats(gists)
        self._nameless = say("（未写主管部门）", "(no department)")
        self._found: dict[str, Department] = {}
        self.all = Department(say("合计", "All"))

    def add(self, place: int, assessment: Assessment) -> None:
        """Count the form at a place in."""
        if place in self._again:
            return
        gist = self._gists[place]
        name = gist.competent_department or self._nameless
        for one in (self._found.setdefault(name, Department(name)), self.all):
            one.add(assessment, gist)

    def __iter__(self) -> Iterator[Department]:
        """Give the departments, that with most forms first."""
        return iter(sorted(self._found.values(), key=lambda one: (-one.forms, one.name)))


def _sum(one: Department, figure: Decimal) -> Cell:
    return figure if one.summed_up else None


def _grades(one: Department, say: Say) -> Cell:
    return say("，", ", ").join(f"{grade} {many}" for grade, many in one.grades.most_common()) or None


def _items(severity: Severity) -> tuple[Column[Department], ...]:
    chinese, english = Say("zh").severity(severity), Say("en").severity(severity)
    return (
        Column(f"{chinese}（张）", f"{english}: forms", lambda one, _: one.with_items[severity], Kind.COUNT, 9),
        Column(f"{chinese}（项）", f"{english}: items", lambda one, _: one.items[severity], Kind.COUNT, 9),
    )


DEPARTMENTS: Final = Table[Department](
    "按主管部门汇总",
    "By department",
    (
        Column("主管部门", "Department", lambda one, _: one.name, width=26),
        Column("张数", "Forms", lambda one, _: one.forms, Kind.COUNT, 8),
        Column("单位数", "Units", lambda one, _: len(one.units), Kind.COUNT, 8),
        Column("金额已汇总（张）", "Forms in the sums", lambda one, _: one.summed_up, Kind.COUNT, 11),
        Column("金额单位待确认（张）", "Unit to be confirmed", lambda one, _: one.waiting, Kind.COUNT, 13),
        Column("年初预算数（元）", "Original (yuan)", lambda one, _: _sum(one, one.original), Kind.AMOUNT, 18),
        Column("全年预算数（元）", "Revised (yuan)", lambda one, _: _sum(one, one.revised), Kind.AMOUNT, 18),
        Column("全年执行数（元）", "Spent (yuan)", lambda one, _: _sum(one, one.spent), Kind.AMOUNT, 18),
        Column("执行率", "Execution", lambda one, _: share(one.rate), Kind.SHARE, 10),
        Column("自评平均分", "Mean claimed", lambda one, _: rounded(one.mean), Kind.FIGURE, 12),
        Column("自评等级", "Grades claimed", _grades, width=20),
        Column("测算等级不同（张）", "Another grade due", lambda one, _: one.differing, Kind.COUNT, 11),
        *(column for severity in sorted(Severity, reverse=True) for column in _items(severity)),
        Column("未能判断（项）", "Not judged", lambda one, _: one.not_judged, Kind.COUNT, 10),
    ),
    kept=1,
)
"""The pile by department."""
