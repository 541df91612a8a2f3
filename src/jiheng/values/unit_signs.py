"""What speaks for and against the unit of money in a header: scale, places, round figures, people, amounts in words."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import msgspec

from jiheng.form import SelfEvaluation
from jiheng.values.numerals import parse_number
from jiheng.values.parser import parse
from jiheng.values.quantities import Quantity
from jiheng.values.units import factor_of, unit_of_column, units

Thresholds = Mapping[str, Decimal]
"""The keys ``money.unit.*`` of the rule pack ``house``, by what follows ``money.unit.``."""

SCALES = ("large", "very_large", "huge", "beyond_belief")
"""Thresholds of the total in yuan, each weighing one more than the one before."""

UNIT_THRESHOLDS = ("weight_to_doubt", *SCALES, "round_step", "per_head", "per_head_floor", "small")
"""Every threshold that is asked for."""

_YUAN, _TEN_THOUSAND = Decimal(1), Decimal(10_000)
_FEN = -2
_MOST_FOR_PRINTING = 2
_WEIGHT_PER_HEAD = 2
_DECISIVE = 4
_AMOUNT_IN_WORDS = re.compile(r"([0-9][0-9,]{0,18}(?:\.[0-9]{1,6})?)(万元|亿元|千元|元)")
_LONGEST_GOAL = 4000


class Sign(msgspec.Struct, frozen=True):
    """One thing that speaks against the unit (weight above 0) or for it (below 0)."""

    weight: int
    zh: str
    en: str


class Figures(msgspec.Struct, frozen=True):
    """The amounts of a form: ``total`` the largest, ``budgets`` and ``spent`` of the total row, ``all`` of all rows."""

    total: Decimal
    budgets: tuple[Decimal, ...]
    spent: Decimal | None
    all: tuple[Decimal, ...]


def figures_of(form: SelfEvaluation) -> Figures | None:
    """Collect the amounts of a form; ``None`` where none is above zero."""
    every = tuple(
        cell.value
        for fund in form.funds
        for cell in (fund.original_budget, fund.revised_budget, fund.actual_expenditure)
        if cell.value
    )
    if not every or max(every) <= 0:
        return None
    total = form.total_fund
    budgets = () if total is None else (total.original_budget.value, total.revised_budget.value)
    spent = None if total is None else total.actual_expenditure.value
    return Figures(max(every), tuple(amount for amount in budgets if amount), spent, every)


def signs_against(form: SelfEvaluation, found: Figures, factor: Decimal, limits: Thresholds) -> tuple[Sign, ...]:
    """List what speaks against and for a unit of ``factor`` yuan, above one, when yuan is the other reading."""
    signs = list(_by_amounts_in_words(form, found, factor, _YUAN))
    signs += _by_places(found, printed_is_yuan=False)
    reached = [place for place, name in enumerate(SCALES, start=1) if found.total * factor >= limits[name]]
    if reached:
        total, yuan = f"{found.total:,}", yuan_in_words(found.total * factor)
        signs.append(Sign(max(reached), f"总额 {total}，按表头单位为 {yuan}", f"a total of {total} would be {yuan}"))
        signs += _by_printing(found, limits)
        signs += _by_whole_figures(found, factor, limits)
        signs += _by_people(form, found, factor, limits)
    return tuple(signs)


def signs_against_yuan(form: SelfEvaluation, found: Figures, limits: Thresholds) -> tuple[Sign, ...]:
    """List what speaks against and for yuan, when 万元 is the other reading."""
    signs = [*_by_places(found, printed_is_yuan=True), *_by_amounts_in_words(form, found, _YUAN, _TEN_THOUSAND)]
    if found.total < limits["small"]:
        total = f"{found.total:,}"
        signs.append(Sign(_DECISIVE, f"总额只有 {total} 元，不像一个项目", f"a total of {total} yuan is too small"))
    return tuple(signs)


def _by_places(found: Figures, *, printed_is_yuan: bool) -> list[Sign]:
    fine = next((amount for amount in found.all if _places(amount) < _FEN), None)
    if fine is None:
        return []
    return [
        Sign(
            _DECISIVE if printed_is_yuan else -_DECISIVE,
            f"金额 {fine:,} 的小数超过两位，不会是元",
            f"{fine:,} has more than two decimals and cannot be yuan",
        )
    ]


def _places(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _by_printing(found: Figures, limits: Thresholds) -> list[Sign]:
    """Budgets in whole yuan with two noughts of fen behind them, and spending to the fen, are how yuan are printed.

    A spreadsheet leaves the noughts away: there it takes spending to the fen to tell.
    """
    signs: list[Sign] = []
    budgets, is_kept = found.budgets, found.spent is not None and not _is_whole(found.spent)
    if not budgets or not all(_is_whole(amount) and amount.as_tuple().exponent in {0, _FEN} for amount in budgets):
        return signs
    shown = "、".join(f"{amount:,}" for amount in budgets)
    if all(amount.as_tuple().exponent == _FEN for amount in budgets):
        signs.append(Sign(1, f"预算数 {shown} 都是整数，印到两位小数", f"budgets {shown} are whole, with two decimals"))
    elif not is_kept or _places(found.spent or _YUAN) != _FEN:
        return signs
    step = limits["round_step"]
    if all(amount % step == 0 for amount in budgets):
        signs.append(Sign(1, f"预算数都是 {step} 的整倍数", f"the budgets are multiples of {step}"))
    if is_kept:
        signs.append(Sign(1, f"执行数 {found.spent:,} 记到分", f"spending of {found.spent:,} is kept to the fen"))
    return signs[:_MOST_FOR_PRINTING]


def _by_whole_figures(found: Figures, factor: Decimal, limits: Thresholds) -> Iterator[Sign]:
    """Whole figures without decimals throughout are how yuan are typed; ten thousands of a huge sum seldom all are."""
    if found.total * factor >= limits["huge"] and all(amount.as_tuple().exponent == 0 for amount in found.all):
        yield Sign(1, "各金额都是整数、没有小数", "every amount is whole and prints no decimals")


def _is_whole(amount: Decimal) -> bool:
    return amount == amount.to_integral_value()


def _by_people(form: SelfEvaluation, found: Figures, factor: Decimal, limits: Thresholds) -> Iterator[Sign]:
    people = max(_people(form), default=None)
    if not people:
        return
    each, other = found.total * factor / people, found.total / people
    if each >= limits["per_head"]:
        yuan = yuan_in_words(each)
        yield Sign(
            _WEIGHT_PER_HEAD,
            f"表内所列人（户）数最多 {people:,}，按表头单位平均每人（户）{yuan}",
            f"at most {people:,} people or households are named: {yuan} each",
        )
    elif other < limits["per_head_floor"]:
        yield Sign(
            -_WEIGHT_PER_HEAD,
            f"表内所列人（户）数最多 {people:,}，若按元平均每人（户）不足 {limits['per_head_floor']} 元",
            f"{people:,} people or households are named: in yuan it would be less than {limits['per_head_floor']} each",
        )


def _people(form: SelfEvaluation) -> Iterator[Decimal]:
    for quantity in _quantities(form):
        unit = quantity.unit
        if unit is not None and unit.dimension in units().people and quantity.number > 0:
            yield quantity.number * unit.size[0]


def _quantities(form: SelfEvaluation) -> Iterator[Quantity]:
    for row in form.indicators:
        for cell in (row.target, row.actual):
            value = parse(cell.value or "", unit=row.unit.value or "")
            if isinstance(value, Quantity):
                yield value


def _by_amounts_in_words(form: SelfEvaluation, found: Figures, factor: Decimal, other: Decimal) -> Iterator[Sign]:
    """Compare with amounts that goals and targets name together with their unit, read in two ways."""
    named = set(_named_in_yuan(form))
    if not named:
        return
    as_other = named & {amount * other for amount in found.all}
    as_printed = named & {amount * factor for amount in found.all}
    if as_other and not as_printed:
        amount = max(as_other)
        said = f"{amount:,} 元" if other == _YUAN else yuan_in_words(amount)
        yield Sign(_DECISIVE, f"表内另写有 {said}", f"elsewhere the form names {amount:,} yuan")
    elif as_printed and not as_other:
        yuan = yuan_in_words(max(as_printed))
        yield Sign(-_DECISIVE, f"表内另写有 {yuan}，与表头单位相符", f"elsewhere the form names {yuan}, which fits")


def _named_in_yuan(form: SelfEvaluation) -> Iterator[Decimal]:
    for quantity in _quantities(form):
        if quantity.unit is not None and quantity.unit.dimension == "money" and quantity.per is None:
            yield quantity.number * Decimal(quantity.unit.size[0]) / Decimal(quantity.unit.size[1])
    for text in (form.annual_goal.expected.value, form.annual_goal.achieved.value):
        for figure, name in _AMOUNT_IN_WORDS.findall((text or "")[:_LONGEST_GOAL]):
            number, unit = parse_number(figure), unit_of_column(name)
            if number is not None and unit is not None:
                yield number * int(factor_of(unit))


def yuan_in_words(yuan: Decimal) -> str:
    """Write an amount the way it is said: ``2,000 亿元``, ``2,000 万元``, ``约 1.78 亿元``, ``72,890 元``."""
    for size, name in ((Decimal(100_000_000), "亿元"), (Decimal(10_000), "万元")):
        if abs(yuan) >= size:
            return _rounded(yuan / size, name)
    return _rounded(yuan, "元")


def _rounded(number: Decimal, unit: str) -> str:
    short = number.quantize(Decimal("0.01"))
    text = f"{short:,}".rstrip("0").rstrip(".")
    return f"{text} {unit}" if short == number else f"约 {text} {unit}"
