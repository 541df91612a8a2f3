"""A source of money a line: the amounts as printed, and in yuan where nobody has to be asked for their unit."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from jiheng.exporting.tables.amounts import in_yuan, unit_state
from jiheng.exporting.tables.forms import WHICH, AssessedForm, Numbered
from jiheng.exporting.tables.shapes import Column, Kind, Table, by, figure, share, text
from jiheng.exporting.words import term
from jiheng.form import Fund
from jiheng.form.labels import Part
from jiheng.scoring import execution_rates


class Money(NamedTuple):
    """A row of the fund block."""

    one: Numbered
    fund: Fund


class AssessedMoney(NamedTuple):
    """A row of the fund block of a form that was assessed."""

    one: AssessedForm
    fund: Fund


def money_read(one: Numbered) -> Iterator[Money]:
    """Give the rows of the fund block."""
    return (Money(one, fund) for fund in one.form.funds)


def money_assessed(one: AssessedForm) -> Iterator[AssessedMoney]:
    """Give the rows of the fund block of a form that was assessed."""
    return (AssessedMoney(one, fund) for fund in one.form.funds)


def _whose(line: Money) -> Numbered:
    return line.one


def _as_read(line: AssessedMoney) -> Money:
    return Money(line.one, line.fund)


_AMOUNTS: Final = (
    Column[Money](
        "资金来源",
        "Source",
        lambda line, say: text(line.fund.label) or term(Part.FUND_ROW, line.fund.source, say),
        width=20,
    ),
    Column[Money]("年初预算数", "Original budget", lambda line, _: figure(line.fund.original_budget), Kind.AMOUNT, 17),
    Column[Money]("全年预算数", "Revised budget", lambda line, _: figure(line.fund.revised_budget), Kind.AMOUNT, 17),
    Column[Money]("全年执行数", "Spent", lambda line, _: figure(line.fund.actual_expenditure), Kind.AMOUNT, 17),
    Column[Money]("金额单位", "Unit of amounts", lambda line, _: text(line.one.form.amount_unit), Kind.WORD, 10),
)
_POINTS: Final = (
    Column[Money]("表内执行率", "Printed rate", lambda line, _: text(line.fund.execution_rate), width=11),
    Column[Money](
        "执行数÷全年预算", "Spent ÷ revised", lambda line, _: share(execution_rates(line.fund)[0]), Kind.SHARE, 16
    ),
    Column[Money](
        "执行数÷年初预算", "Spent ÷ original", lambda line, _: share(execution_rates(line.fund)[1]), Kind.SHARE, 16
    ),
    Column[Money]("分值", "Maximum", lambda line, _: figure(line.fund.max_points), Kind.FIGURE, 8),
    Column[Money]("自评得分", "Claimed", lambda line, _: figure(line.fund.claimed_points), Kind.FIGURE, 10),
    Column[Money]("偏差原因", "Deviation note", lambda line, _: text(line.fund.deviation_note), Kind.LONG, 36),
)

FUNDS_READ: Final = Table[Money]("资金", "Funds", (*by(_whose, *WHICH), *_AMOUNTS, *_POINTS))
"""The fund block as printed."""
FUNDS: Final = Table[AssessedMoney](
    "资金",
    "Funds",
    (
        *by(_as_read, *by(_whose, *WHICH), *_AMOUNTS),
        Column[AssessedMoney](
            "单位情况", "Unit stands", lambda line, say: unit_state(line.one.assessment.unit, say), Kind.WORD, 14
        ),
        Column[AssessedMoney](
            "年初预算数（元）",
            "Original budget (yuan)",
            lambda line, _: in_yuan(line.one.assessment, line.fund.original_budget),
            Kind.AMOUNT,
            18,
        ),
        Column[AssessedMoney](
            "全年预算数（元）",
            "Revised budget (yuan)",
            lambda line, _: in_yuan(line.one.assessment, line.fund.revised_budget),
            Kind.AMOUNT,
            18,
        ),
        Column[AssessedMoney](
            "全年执行数（元）",
            "Spent (yuan)",
            lambda line, _: in_yuan(line.one.assessment, line.fund.actual_expenditure),
            Kind.AMOUNT,
            18,
        ),
        *by(_as_read, *_POINTS),
    ),
)
"""The fund block with its amounts in yuan; blank in yuan while the unit of the form waits to be confirmed."""
