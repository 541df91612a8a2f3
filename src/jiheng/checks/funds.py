"""The fund block as the checks about money see it: its rows by name, its three columns of amounts, their tolerance."""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.findings import CannotJudge
from jiheng.checks.keywords import any_of
from jiheng.checks.terms import terms
from jiheng.checks.wording import amount, term, term_en
from jiheng.form import Block, Field, Fund, FundSource, SelfEvaluation, Where
from jiheng.form.labels import LABELS, Part
from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import plain

AMOUNTS: Final = ("original_budget", "revised_budget", "actual_expenditure")

# Central and local money may be named as parts of this year's appropriation rather than beside it, and a row whose
# label we do not know may be a part of the row above: their amounts are added up both ways.
_MAY_BE_PARTS: Final = frozenset({FundSource.CENTRAL, FundSource.LOCAL, FundSource.UNKNOWN})

_CLAUSE: Final = re.compile(r"[，。；;！\n]")

_NAMES: Final = {label.code: (label.chinese, label.english) for label in LABELS if label.part is Part.FUND_ROW}


def total_row(form: SelfEvaluation) -> tuple[int, Fund] | None:
    """The row 年度资金总额 with its position, or ``None``."""
    return next(((row, fund) for row, fund in enumerate(form.funds) if fund.source is FundSource.TOTAL), None)


def source_rows(form: SelfEvaluation) -> Iterator[tuple[int, Fund]]:
    """The rows under 其中 with their positions."""
    return ((row, fund) for row, fund in enumerate(form.funds) if fund.source is not FundSource.TOTAL)


def execution_maxima(case: Case) -> tuple[Decimal | None, Decimal | None]:
    """The points that execution is out of: as the form prints them, and as the pack in force has them."""
    found = total_row(case.form)
    ruled = None if case.pack.find("execution.points") is None else case.pack.number("execution.points")
    return None if found is None else found[1].max_points.value, ruled


def name_of(fund: Fund) -> str:
    """What a row is called in messages: its standard term, or its own label where we do not know it."""
    known = _NAMES.get(fund.source)
    return known[0] if known else (fund.label.value or "未标明来源")


def name_en_of(fund: Fund) -> str:
    """As :func:`name_of`, in English."""
    known = _NAMES.get(fund.source)
    return known[1] if known else (fund.label.value or "a source without a name")


def column(fund: Fund, name: str) -> Field[Decimal]:
    """One of the three amounts of a row."""
    found: Field[Decimal] = getattr(fund, name)
    return found


def negative(where: Where, fund: Fund, *names: str) -> CannotJudge | None:
    """Why nothing is computed where one of these amounts is negative; ``None`` where none is."""
    figures = [(name, column(fund, name).value) for name in names]
    below = [(name, figure) for name, figure in figures if figure is not None and figure < 0]
    if not below:
        return None
    said = "、".join(f"「{term(Block.FUNDS, name)}」{amount(figure)}" for name, figure in below)
    said_en = ", ".join(f"{term_en(Block.FUNDS, name)} {amount(figure)}" for name, figure in below)
    return CannotJudge(
        where,
        f"「{name_of(fund)}」的{said}是负数，按它算出的比例没有意义，未判断；请核对原件。",
        f"Row “{name_en_of(fund)}”: {said_en} is negative, and nothing is in proportion to it; compare the original.",
    )


def filled(form: SelfEvaluation, name: str) -> list[tuple[int, Fund, Decimal]]:
    """The source rows that hold an amount in a column."""
    rows = ((row, fund, column(fund, name).value) for row, fund in source_rows(form))
    return [(row, fund, figure) for row, fund, figure in rows if figure is not None]


def possible_sums(rows: Sequence[tuple[int, Fund, Decimal]]) -> tuple[Decimal, ...]:
    """What the sources may add up to: all rows; and, where some may be parts of others, without those."""
    every = sum((figure for _, _, figure in rows), Decimal(0))
    whole = [figure for _, fund, figure in rows if fund.source not in _MAY_BE_PARTS]
    return (every, sum(whole, Decimal(0))) if whole and len(whole) < len(rows) else (every,)


def addition(rows: Sequence[tuple[int, Fund, Decimal]]) -> str:
    """The sum of the sources as arithmetic, without those of nothing: ``60.00 + 26.50 = 86.50``, or the one figure."""
    total = amount(sum((figure for _, _, figure in rows), Decimal(0)))
    addends = [amount(figure) for _, _, figure in rows if figure]
    return f"{' + '.join(addends)} = {total}" if len(addends) > 1 else total


def texts_about_money(form: SelfEvaluation) -> list[Field[str]]:
    """The cells in which a form can speak of a matter of money: the result, beside a fund row, under the table.

    Notes that explain the form itself (注：预算数为调整后财政资金总额) say nothing about this project.
    """
    return [
        form.annual_goal.achieved,
        *(fund.deviation_note for fund in form.funds),
        *(one.text for one in form.remarks if one.code != "notes"),
    ]


def says_why(form: SelfEvaluation, words: Collection[str]) -> bool:
    """Tell whether one of ``words`` stands where the form can speak of a matter of money."""
    texts = [text.value for text in texts_about_money(form) if text.value]
    return any(word in text for text in texts for word in words)


def says_budget_changed(form: SelfEvaluation) -> bool:
    """Tell whether the form says, where it can, that its budget was changed: 10月财政收回34.50万元.

    The word for the change and one for money must stand in one clause: 活动时间调整 is not about the budget.
    """
    texts = [text.value for text in texts_about_money(form) if text.value]
    changed, money = any_of(terms("budget_changes")), any_of(terms("budget_words"))
    return any(
        changed.search(clause) and money.search(clause)
        for text in texts
        if changed.search(text)
        for clause in _CLAUSE.split(text)
    )


def reason_limit(pack: RulePack) -> tuple[str, str]:
    """How long a reason may be, to be said where one is asked for; nothing where the pack names no limit."""
    if pack.find("execution.reason_at_most") is None:
        return "", ""
    most = plain(pack.number("execution.reason_at_most"))
    return f"（不超过 {most} 字）", f" (at most {most} characters)"


def where_to_say(form: SelfEvaluation) -> tuple[str, str]:
    """Where a unit can say why its money changed or was not used: the column beside it, if the form has one."""
    if "deviation_note" in form.fund_columns:
        return "资金部分的「原因」一栏", "in the column for reasons beside the funds"
    return "「实际完成情况」或所附说明里", "in the result or in a note"


def half_place(figure: Decimal, pack: RulePack) -> Decimal:
    """How far a printed figure may stand from the exact one: half of its last printed place."""
    return pack.number("tolerance.sum.places") * Decimal(1).scaleb(_last_place(figure))


def tolerance(figures: Sequence[Decimal], addends: int, pack: RulePack) -> Decimal:
    """How far amounts may differ only because of how they are printed.

    Half of the last printed place (the coarsest of ``figures``) for each addend, at least 0.01 of the unit as printed.
    """
    coarsest = Decimal(1).scaleb(max(map(_last_place, figures)))
    return max(pack.number("tolerance.sum.places") * coarsest * addends, pack.number("tolerance.sum.least"))


def _last_place(figure: Decimal) -> int:
    """The power of ten of the last printed place: −2 for 84.70."""
    exponent = figure.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
