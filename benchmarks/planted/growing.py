"""From a number to a clean form."""

import random
from decimal import Decimal
from typing import Final

import msgspec

from benchmarks.planted import points, prose
from benchmarks.planted.drafts import DIMENSIONS, HUNDRED, Draft, Kind, Line, Style, plain
from benchmarks.planted.money import purses
from benchmarks.planted.notations import chance, draw, pick
from benchmarks.planted.vocabulary import PLACES, Spec, Sphere, Theme, spheres

_LAYOUTS: Final = {"ministry": 60, "beijing": 12, "yunnan": 15, "sichuan": 13}
_MEDIA: Final = {"drops": 35, "tabs": 20, "page": 35, "pipes": 10}
_TITLES: Final = {
    "ministry": ("项目支出绩效自评表", "财政项目支出绩效自评表", "预算项目支出绩效自评表"),
    "beijing": ("项目支出绩效自评表", "绩效目标自评表"),
    "yunnan": ("项目支出绩效自评表",),
    "sichuan": ("部门预算项目支出绩效自评表",),
}
_NEEDED: Final = ("数量指标", "质量指标", "时效指标", "社会效益指标", "可持续影响指标")
_OFTEN: Final = ("成本指标", "经济效益指标", "生态效益指标")
_SMALLEST, _LARGEST = 6, 25
_SATISFIED: Final = "服务对象满意度指标"
_COST: Final = "成本指标"


def dice_of(seed: int, *words: object) -> random.Random:
    """Give dice of their own to every form, so that one may be grown without the others."""
    return random.Random(":".join(map(str, (seed, *words))))  # noqa: S311 - the same forms each time are what is wanted


class Office(msgspec.Struct, frozen=True):
    """Who files forms, and for which year."""

    sphere: Sphere
    department: str
    unit: str
    year: int


def office_of(dice: random.Random, sphere: Sphere, place: str, year: int) -> Office:
    """Choose an office of a place."""
    department = f"{place}{dice.choice(sphere.departments)}"
    unit = department if chance(dice, 0.3) else f"{place}{dice.choice(sphere.units)}"
    return Office(sphere, department, unit, year)


def grow(dice: random.Random) -> Draft:
    """Grow a clean form."""
    sphere = dice.choice(spheres())
    office = office_of(dice, sphere, dice.choice(PLACES), dice.randint(2019, 2025))
    return grow_for(dice, office, dice.choice(sphere.themes))


def grow_for(dice: random.Random, office: Office, theme: Theme) -> Draft:
    """Grow a clean form of one office."""
    layout, year = pick(dice, _LAYOUTS), office.year
    style = _style(dice, layout)
    scheme = dice.choice(points.SCHEMES)
    specs = _specs(dice, theme, has_cost_dimension="成本指标" in scheme.shares)
    drawn = [draw(dice, spec, year, one_cell=layout in {"ministry", "beijing"}) for spec in specs]
    lines = tuple(sorted(drawn, key=lambda line: list(DIMENSIONS).index(line.category)))
    weight = Decimal(scheme.execution)
    funds = purses(dice, style, lines, weight)
    lines = tuple(_whole_cost(line, funds[0].revised, funds[0].spent, style.unit) for line in lines)
    draft = Draft(
        style=style,
        year=year,
        title=dice.choice(_TITLES[layout]),
        project=_project(dice, theme, year),
        code=f"{dice.randint(10**8, 10**9 - 1)}{dice.randint(10**8, 10**9 - 1)}" if layout == "sichuan" else "",
        department=office.department,
        unit=office.unit,
        purses=funds,
        goal="",
        result="",
        lines=points.divided(dice, lines, scheme),
        inside=scheme.inside,
        most=HUNDRED,
    )
    draft = points.candid(dice, draft)
    draft = draft.having(goal=prose.goal(dice, draft, theme.aims), result=prose.result(dice, draft))
    return draft.having(remarks=_remarks(dice, draft))


def _style(dice: random.Random, layout: str) -> Style:
    in_yuan = layout == "yunnan" or chance(dice, 0.1)
    return Style(
        layout=layout,
        medium=pick(dice, _MEDIA),
        money_places=2 if in_yuan else dice.choice((1, 2, 2, 2, 4, 6)),
        thousands=chance(dice, 0.5),
        unit="元" if in_yuan else "万元",
        point_places=2 if chance(dice, 0.2) else None,
        no_note=dice.choice(("", "", "", "", "无", "/", "—")),
        no_points=dice.choice(("—", "—", "—", "-", "/", "")),
        words=tuple(dice.choice(("a", "b")) for _ in range(3)),
    )


def _project(dice: random.Random, theme: Theme, year: int) -> str:
    name = dice.choice(theme.projects)
    return dice.choice((name, name, f"{name}项目", f"{name}经费", f"{year}年{name}", f"{name}专项资金"))


def _specs(dice: random.Random, theme: Theme, *, has_cost_dimension: bool) -> list[Spec]:
    """Choose the indicators of a project: those no form is without, and others up to the size the form shall have."""
    groups: dict[str, list[Spec]] = {}
    for spec in theme.specs:
        groups.setdefault(spec.category, []).append(spec)
    chosen = [dice.choice(groups[category]) for category in _NEEDED]
    chosen += [
        dice.choice(groups[category])
        for category in _OFTEN
        if category in groups and (chance(dice, 0.6) or (has_cost_dimension and category == _COST))
    ]
    pleased = dice.sample(theme.satisfaction, dice.randint(1, len(theme.satisfaction)) if chance(dice, 0.3) else 1)
    wanted = dice.randint(_SMALLEST, _LARGEST) - len(pleased)
    others = [spec for spec in theme.specs if spec not in chosen and (spec.category not in _OFTEN or chance(dice, 0.5))]
    dice.shuffle(others)
    chosen += others[: max(0, wanted - len(chosen))]
    if has_cost_dimension:
        moved = "经济成本指标"
        chosen = [msgspec.structs.replace(spec, category=moved) if spec.category == _COST else spec for spec in chosen]
    spans = ("85-95", "90-90", "90-98")
    return [*chosen, *(Spec(_SATISFIED, name, "%", dice.choice(spans)) for name in pleased)]


def _whole_cost(line: Line, revised: Decimal | None, spent: Decimal | None, unit: str) -> Line:
    """Let a row of the whole cost speak of the money the form has, in 万元."""
    if line.kind is not Kind.COST or "/" in line.unit or revised is None or spent is None:
        return line
    factor = Decimal(1) if unit == "万元" else Decimal(10_000)
    aim, got = (revised / factor).normalize(), (spent / factor).normalize()
    return msgspec.structs.replace(
        line, sign=line.sign.strip() if line.at_most and line.sign.strip() != "=" else "≤",
        aim=aim, got=got, figure=plain(aim), actual=f"{plain(got)}{line.unit}",
    )  # fmt: skip


def _remarks(dice: random.Random, draft: Draft) -> tuple[tuple[str, str], ...]:
    """Write what stands under the table."""
    share = (draft.sum or Decimal(0)) * HUNDRED / (draft.most or HUNDRED)
    grade = "优" if share >= 90 else "良" if share >= 80 else "中"  # noqa: PLR2004 - the published bounds of grades
    if draft.style.layout == "yunnan":
        other = "无" if chance(dice, 0.7) else "本表数据取自年终决算，佐证材料存档备查。"
        return (("自评等级", grade), ("其他需要说明事项", other))
    if draft.style.layout == "sichuan":
        done = dice.choice(("总体完成较好", "完成了年初任务"))
        return (
            ("评价结论", f"该项目自评得分{plain(draft.sum or Decimal(0))}分，{done}。"),
            ("存在问题", dice.choice(("个别环节衔接不够紧密。", "绩效目标的细化程度还可以提高。", "无"))),
            ("改进措施", dice.choice(("加强过程管理，细化目标。", "提前谋划，按月调度。", "无"))),
        )  # fmt: skip
    if chance(dice, 0.15):
        return (("其他需要说明事项", dice.choice(("无", "满意度取自问卷，共发放200份，收回188份。"))),)
    return ()
