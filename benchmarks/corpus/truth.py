"""What a form says, whatever its layout: who, how much money, which goals, which indicators, how many points.

The words, the notations and the frequencies are those of :mod:`benchmarks.planted`; the figures of a truth agree with
one another, because readers may use that: sources add up, rates are quotients, points are what rates and targets give.
"""

import random
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import msgspec

from benchmarks.planted import points, prose
from benchmarks.planted.drafts import DIMENSIONS, HUNDRED, Draft, Line, Purse, Style, plain, rounded, total_of
from benchmarks.planted.growing import office_of
from benchmarks.planted.money import execution_points, rate_of
from benchmarks.planted.notations import chance, draw
from benchmarks.planted.points import Scheme
from benchmarks.planted.vocabulary import PLACES, Spec, Theme, spheres
from jiheng.form import FundSource

_YUAN: Final = Decimal(10_000)
_SATISFIED: Final = "服务对象满意度指标"
_COST: Final = "成本指标"
_NEEDED: Final = ("数量指标", "质量指标", "时效指标", "社会效益指标", "可持续影响指标")

MINISTRY_SOURCES: Final = (FundSource.CURRENT_YEAR_APPROPRIATION, FundSource.CARRYOVER, FundSource.OTHER)
"""The sources of the ministry's form, below the total."""


class Wish(msgspec.Struct, frozen=True):
    """What a layout needs of a truth.

    ``sources`` are those below the total, the first the chief one; ``schemes`` the ways in which its place divides a
    hundred points; ``apart`` asks for targets that can be taken apart into comparator, figure and unit; ``in_yuan`` is
    the share of forms with amounts in 元; ``most`` the most indicators there may be.
    """

    sources: tuple[FundSource, ...] = MINISTRY_SOURCES
    schemes: tuple[Scheme, ...] = points.SCHEMES
    apart: bool = False
    in_yuan: float = 0.1
    most: int = 18


class Money(msgspec.Struct, frozen=True):
    """A source of money in the unit the form is printed in; ``rate`` has two places and its sign."""

    source: FundSource
    original: Decimal | None = None
    revised: Decimal | None = None
    spent: Decimal | None = None
    rate: str = ""


class Row(msgspec.Struct, frozen=True):
    """An indicator; ``dimension`` and ``category`` in the ministry's words, the target in its three parts."""

    dimension: str
    category: str
    name: str
    sign: str
    figure: str
    unit: str
    actual: str
    points: Decimal
    claimed: Decimal
    at_most: bool
    is_word: bool
    note: str = ""

    @property
    def target(self) -> str:
        """The target in one cell."""
        return f"{self.sign}{self.figure}{self.unit}"


class Truth(msgspec.Struct, frozen=True):
    """A form before it is laid out. ``weight`` and ``earned`` are the points of execution, inside the hundred or not.

    ``money`` begins with the total.
    """

    place: str
    year: int
    project: str
    code: str
    department: str
    unit: str
    in_yuan: bool
    money: tuple[Money, ...]
    weight: Decimal
    earned: Decimal
    goal: str
    result: str
    rows: tuple[Row, ...]
    inside: bool
    claimed: Decimal
    problems: str
    measures: str
    other: str

    @property
    def amount_unit(self) -> str:
        """The unit of money."""
        return "元" if self.in_yuan else "万元"

    @property
    def grade(self) -> str:
        """The grade of the claimed total, by the published bounds."""
        return "优" if self.claimed >= 90 else "良" if self.claimed >= 80 else "中"  # noqa: PLR2004 - as published


def imagine(dice: random.Random, wish: Wish) -> Truth:
    """Think of a form."""
    sphere = dice.choice(spheres())
    place = dice.choice(PLACES)
    office = office_of(dice, sphere, place, dice.randint(2018, 2024))
    theme = dice.choice(sphere.themes)
    scheme = dice.choice(wish.schemes)
    specs = _specs(dice, theme, wish.most, has_cost=_COST in scheme.shares)
    drawn = (draw(dice, spec, office.year, one_cell=not wish.apart) for spec in specs)
    lines = tuple(sorted(drawn, key=lambda line: list(DIMENSIONS).index(line.category)))
    in_yuan = chance(dice, wish.in_yuan)
    money = _money(dice, wish.sources, in_yuan=in_yuan)
    whole = money[0]
    weight = Decimal(scheme.execution)
    spent, revised = whole.spent or Decimal(0), whole.revised or Decimal(1)
    earned = Decimal(execution_points(spent, revised, weight))
    name = dice.choice(theme.projects)
    draft = Draft(
        style=Style(layout="", medium="", money_places=2, thousands=False, unit="", point_places=None),
        year=office.year, title="", code="", department=office.department, unit=office.unit,
        project=dice.choice((name, name, f"{name}项目", f"{name}经费", f"{office.year}年{name}", f"{name}专项资金")),
        purses=(Purse(label="", claimed=plain(earned)),), goal="", result="",
        lines=points.divided(dice, lines, scheme), inside=scheme.inside, most=HUNDRED,
    )  # fmt: skip
    draft = points.candid(dice, draft)
    claimed = total_of(line.claimed for line in draft.lines) + (earned if scheme.inside else 0)
    return Truth(
        place=place, year=office.year, project=draft.project, code=_code(dice, office.year),
        department=office.department, unit=office.unit, in_yuan=in_yuan, money=money, weight=weight, earned=earned,
        goal=prose.goal(dice, draft, theme.aims), result=prose.result(dice, draft),
        rows=tuple(_row(line) for line in draft.lines), inside=scheme.inside, claimed=claimed,
        problems=dice.choice(_PROBLEMS), measures=dice.choice(_MEASURES), other=dice.choice(_OTHER),
    )  # fmt: skip


_PROBLEMS: Final = (
    "个别环节衔接不够紧密，资金支付集中在下半年。",
    "绩效目标的细化程度还可以提高。",
    "部分指标值设定偏低，未能完全反映工作量。",
    "无",
)
_MEASURES: Final = (
    "加强过程管理，细化绩效目标，按季度通报进度。",
    "提前谋划，按月调度，及时支付。",
    "下一年度结合近三年数据合理设定指标值。",
    "无",
)
_OTHER: Final = (
    "无",
    "无",
    "本表数据取自年终决算，佐证材料存档备查。",
    "满意度取自问卷，共发放200份，收回188份。",
)


def _code(dice: random.Random, year: int) -> str:
    """Number a project as the budget system does: twenty-one figures, the region and the year first."""
    return f"51{dice.randint(1000, 9999)}{str(year)[2:]}T{dice.randint(10**11, 10**12 - 1)}"


def _row(line: Line) -> Row:
    return Row(
        dimension=line.dimension, category=line.category, name=line.name, sign=line.sign, figure=line.figure,
        unit=line.unit, actual=line.actual, points=line.points or Decimal(0), claimed=line.claimed or Decimal(0),
        at_most=line.at_most, is_word=line.aim is None, note=line.note,
    )  # fmt: skip


def _specs(dice: random.Random, theme: Theme, most: int, *, has_cost: bool) -> list[Spec]:
    """Choose the indicators: those no form is without, and others up to the size the form shall have."""
    groups: dict[str, list[Spec]] = {}
    for spec in theme.specs:
        groups.setdefault(spec.category, []).append(spec)
    chosen = [dice.choice(groups[category]) for category in _NEEDED]
    if _COST in groups and (has_cost or chance(dice, 0.6)):
        chosen.append(dice.choice(groups[_COST]))
    others = [spec for spec in theme.specs if spec not in chosen]
    dice.shuffle(others)
    chosen += others[: max(0, dice.randint(6, most) - len(chosen))]
    if has_cost:
        chosen = [
            msgspec.structs.replace(spec, category="经济成本指标") if spec.category == _COST else spec
            for spec in chosen
        ]
    pleased = dice.sample(theme.satisfaction, 1 if chance(dice, 0.7) else len(theme.satisfaction))
    return [*chosen, *(Spec(_SATISFIED, name, "%", dice.choice(("85-95", "90-98"))) for name in pleased)]


def _money(dice: random.Random, sources: Sequence[FundSource], *, in_yuan: bool) -> tuple[Money, ...]:
    """Divide a budget among its sources; most of them have none."""
    revised = rounded(Decimal(str(round(20 * 150 ** dice.random(), 2))) * (_YUAN if in_yuan else 1), 2)
    part = Decimal(1) if chance(dice, 0.3) else 1 - Decimal(str(round(dice.random() ** 2 * 0.16, 4)))
    change = Decimal(str(round(dice.uniform(-0.2, 0.2), 2))) if chance(dice, 0.45) else Decimal(0)
    shares = {sources[0]: Decimal(1)}
    if len(sources) > 1 and chance(dice, 0.5):
        share = Decimal(dice.randint(4, 40)) / HUNDRED
        shares = {sources[0]: 1 - share, dice.choice(sources[1:]): share}
    is_zero = chance(dice, 0.3)
    rows = []
    for source in sources:
        if source not in shares:
            nothing = Decimal(0) if is_zero else None
            rows.append(Money(source, nothing, nothing, nothing))
            continue
        now = rounded(revised * shares[source], 2)
        before = rounded(now * (1 + change), 2)
        spent = rounded(now * part, 2)
        rows.append(Money(source, before, now, spent, rate_of(spent, now)))
    original, revised, spent = (
        sum((getattr(row, name) or Decimal(0) for row in rows), Decimal(0)) for name in ("original", "revised", "spent")
    )
    return Money(FundSource.TOTAL, original, revised, spent, rate_of(spent, revised)), *rows
