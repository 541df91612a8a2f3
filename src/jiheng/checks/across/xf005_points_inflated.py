"""XF005: a unit gives itself full marks clearly more often than the others do."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

import msgspec

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, AcrossFinding, At, Severity, Who
from jiheng.checks.heads import Held
from jiheng.checks.identities import fold
from jiheng.checks.registry import across
from jiheng.checks.rows import scored
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN, at, percent
from jiheng.form import Block, Where
from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import show


class Marks(msgspec.Struct, frozen=True, gc=False):
    """The points a unit gave itself on one form: the total out of a hundred, and how many rows have all of theirs."""

    where: Where
    unit: str | None
    total: Decimal
    rows: int
    full: int


class Marked(NamedTuple):
    """The forms of a unit, or of all others, summed up; ``full_rows`` is the sum of the forms' shares of full rows."""

    forms: int
    hundreds: int
    full_rows: Decimal
    totals: Decimal
    squares: Decimal

    def without(self, other: "Marked") -> "Marked":
        """All forms but those of ``other``."""
        return Marked(
            self.forms - other.forms,
            self.hundreds - other.hundreds,
            self.full_rows - other.full_rows,
            self.totals - other.totals,
            self.squares - other.squares,
        )

    @property
    def heaped(self) -> Decimal:
        """The share of forms at exactly a hundred."""
        return Decimal(self.hundreds) / self.forms

    @property
    def full(self) -> Decimal:
        """The share of rows that are full, in the mean of the forms."""
        return self.full_rows / self.forms

    @property
    def mean(self) -> Decimal:
        """The mean of the totals."""
        return self.totals / self.forms

    @property
    def spread(self) -> Decimal:
        """The standard deviation of the totals."""
        return max(self.squares / self.forms - self.mean**2, Decimal(0)).sqrt()


def _facts(case: Case) -> Iterator[tuple[str, Marks]]:
    """Give the points claimed under the year of the form, where the total and every row can be relied on."""
    form = case.form
    most, claimed = form.total.max_points, form.total.claimed_points
    rows = [(row.indicator, most_of_row, own) for row, most_of_row, own in scored(case)]
    fields = [field for row, _, _ in rows for field in (row.max_points, row.claimed_points)]
    if not rows or not most.value or claimed.value is None:
        return
    if not all(field.is_certain for field in (most, claimed, *fields)):
        return
    year = form.fiscal_year.value if form.fiscal_year.is_certain else None
    yield (
        str(year or ""),
        Marks(
            where=at(form, Block.TOTAL, "claimed_points"),
            unit=form.implementing_unit.value if form.implementing_unit.is_certain else None,
            total=claimed.value * 100 / most.value,
            rows=len(rows),
            full=sum(own == whole for _, whole, own in rows),
        ),
    )


@across(
    code="XF005",
    name="points-inflated",
    title="满分明显多于其他单位",
    severity=Severity.ADVICE,
    who=Who.REVIEWER,
    clauses=("house/points-beside-others",),
    stages=WITH_RESULTS,
    facts=_facts,
)
def points_inflated(key: str, facts: Sequence[Held], pack: RulePack) -> Iterator[AcrossFinding]:
    """## 查什么

    同一年度的一批表，按实施单位看自评得分，把每个单位与其他单位合在一起的比。看四个数：

    - **满分表**：总分恰好得满的表占几成；
    - **满分项**：每张表得满分的指标占几成，各表平均；
    - **平均分**：总分折成百分制，各表平均；
    - **离散**：总分的标准差，√(平方的平均 − 平均的平方)。

    满分表或满分项有一样明显多于其他单位，就提示一次，四个数都列出来。

    *怎样才算明显。* 比例 p 由 n 张表得来，真正的高低可能在一个范围里（威尔逊区间，z = 1.96，通常所说的 95%）：

    (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n)

    本单位范围的下限高于其他单位范围的上限，才算明显。满分项也按表数算 n，不按项数：一张表的各项是同一个人打的分，
    不能当作互不相干。一个单位至少 8 张表、其他单位合起来至少 8 张表，才比。

    *当心。* 表少时范围很宽，8 张全满，下限也只到六成八；单位多了，总会有个别单位碰巧落在外面；项目容易、管得好，
    也会满分多。这只是统计上的不同，不说明任何一张表有错。

    ## 为什么
    满分不等于有错。只是审核人抽查的力气有限，哪些单位的分数看不出高低，先看哪些。

    ## 触发
    一个单位 8 张都是满分，其他单位 8 张都不是：

    ```pile
    == 甲1
    总分 | 100 | 100
    == 甲2
    总分 | 100 | 100
    == 甲3
    总分 | 100 | 100
    == 甲4
    总分 | 100 | 100
    == 甲5
    总分 | 100 | 100
    == 甲6
    总分 | 100 | 100
    == 甲7
    总分 | 100 | 100
    == 甲8
    总分 | 100 | 100
    == 乙1
    实施单位 | 清河区文化馆
    == 乙2
    实施单位 | 清河区文化馆
    == 乙3
    实施单位 | 清河区文化馆
    == 乙4
    实施单位 | 清河区文化馆
    == 乙5
    实施单位 | 清河区博物馆
    == 乙6
    实施单位 | 清河区博物馆
    == 乙7
    实施单位 | 清河区博物馆
    == 乙8
    实施单位 | 清河区博物馆
    ```

    ## 不触发
    一个单位 3 张都是满分，张数太少，不比：

    ```pile
    == 甲1
    总分 | 100 | 100
    == 甲2
    总分 | 100 | 100
    == 甲3
    总分 | 100 | 100
    == 乙1
    实施单位 | 清河区文化馆
    == 乙2
    实施单位 | 清河区文化馆
    == 乙3
    实施单位 | 清河区博物馆
    ```

    ## 怎么改
    谁都不用改分，也不用书面答复。审核人安排抽查时，可以在这个单位多看一两个项目的佐证材料。

    ## In English
    By unit: the share of forms at exactly full marks, the share of full rows in the mean of the forms, the mean and the
    standard deviation of totals (out of 100), beside all other units of the year. Mentioned only where the Wilson
    interval (z = 1.96, with the number of forms as n) of one of the two shares lies wholly above that of the others,
    with eight forms or more on either side. With few forms intervals are wide; with many units some will lie outside by
    chance; easy or well-run projects have full marks too. It is no fault of any form: a reviewer may draw one or two
    more of the unit's projects.
    """
    units: dict[str, list[Held]] = {}
    for one in facts:
        units.setdefault(fold(one.fact.unit), []).append(one)
    least, width = pack.number("across.scored_forms_from"), pack.number("across.interval_width")
    everyone = _summed(facts)
    for unit, held in units.items():
        own = _summed(held)
        others = everyone.without(own)
        if not unit or min(own.forms, others.forms) < least or not _stands_out(own, others, width):
            continue
        name = held[0].fact.unit
        year = f"{key} 年度" if key else ""
        yield AcrossFinding(
            at=tuple(At(one.form, one.fact.where) for one in held if one.form is not None),
            about=(unit, key),
            message=f"「{name}」{year} {own.forms} 张表中 {own.hundreds} 张总分得满（{percent(own.heaped, 1)}），"
            f"其他单位 {others.forms} 张中 {others.hundreds} 张（{percent(others.heaped, 1)}）；指标得满分的，"
            f"每张平均占 {percent(own.full, 1)}，其他单位 {percent(others.full, 1)}。"
            f"满分不等于有错，这只是统计上的不同，供安排抽查参考。{OUR_JUDGEMENT}",
            message_en=f"Of {own.forms} forms of “{name}” {own.hundreds} have full marks ({percent(own.heaped, 1)}), "
            f"of {others.forms} forms of others {others.hundreds} ({percent(others.heaped, 1)}); rows in full: "
            f"{percent(own.full, 1)} and {percent(others.full, 1)}. Full marks are no fault.{OUR_JUDGEMENT_EN}",
            remedy="谁都不用改分，也不用书面答复；安排抽查时，可以多看这个单位一两个项目的佐证材料。",
            remedy_en="Nobody need change points or answer; when drawing a sample, a reviewer may take one or two more "
            "projects of this unit.",
            evidence=tuple(_figures(told, which, width) for told, which in ((own, "本单位"), (others, "其他单位"))),
        )


def _summed(held: Sequence[Held]) -> Marked:
    marks = [one.fact for one in held]
    return Marked(
        forms=len(marks),
        hundreds=sum(one.total == 100 for one in marks),  # noqa: PLR2004 - out of a hundred
        full_rows=sum((Decimal(one.full) / one.rows for one in marks), Decimal(0)),
        totals=sum((one.total for one in marks), Decimal(0)),
        squares=sum((one.total**2 for one in marks), Decimal(0)),
    )


def _stands_out(own: Marked, others: Marked, width: Decimal) -> bool:
    """Tell whether one of the two shares is higher, whatever chance has done to either."""
    shares = ((own.heaped, others.heaped), (own.full, others.full))
    return any(
        interval(mine, own.forms, width)[0] > interval(theirs, others.forms, width)[1] for mine, theirs in shares
    )


def interval(share: Decimal, forms: int, width: Decimal) -> tuple[Decimal, Decimal]:
    """Wilson's interval for a share that was seen in so many forms, ``width`` standard errors to either side."""
    square = width**2
    middle = share + square / (2 * forms)
    half = width * (share * (1 - share) / forms + square / (4 * forms**2)).sqrt()
    whole = 1 + square / forms
    return (middle - half) / whole, (middle + half) / whole


def _figures(told: Marked, which: str, width: Decimal) -> str:
    heaped, full = (interval(share, told.forms, width) for share in (told.heaped, told.full))
    return (
        f"{which} {told.forms} 张：满分表 {percent(told.heaped, 1)}（可能在 {_range(heaped)}），"
        f"满分项 {percent(told.full, 1)}（可能在 {_range(full)}），平均分 {show(told.mean)}，离散 {show(told.spread)}"
    )


def _range(ends: tuple[Decimal, Decimal]) -> str:
    low, high = (percent(end, 1) for end in ends)
    return f"{low}–{high}"
