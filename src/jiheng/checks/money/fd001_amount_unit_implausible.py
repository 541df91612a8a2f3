"""FD001: the unit of money is not beyond doubt; both readings are shown until somebody confirms."""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.funds import AMOUNTS, column
from jiheng.checks.registry import check
from jiheng.checks.wording import amount, at, cite, cite_en, field_of, term, term_en
from jiheng.form import Block, Field, FundSource
from jiheng.values import UnitStatus, parse_amount, yuan_in_words

_CLAUSES = ("house/amount-unit",)

_REMEDY = "请对照预算批复：若是元，请表样下发单位更正表头，数字不动；若确为万元，答复一句「金额无误」即可。"
_REMEDY_EN = (
    "Compare with the approved budget: if it is yuan, the owner of the template mends the header and no figure; "
    "if it is 万元, confirm the amounts."
)
_REMEDY_ELSE = "请对照预算批复看一个数，由表样下发单位在表头写明单位，数字不动。"
_REMEDY_ELSE_EN = (
    "Compare with the approved budget; the owner of the template names the unit in the header, no figure changes."
)
_REMEDY_SEVERAL = "请对照预算批复看一个数，由表样下发单位把表里的单位统一成一个，数字不动。"
_REMEDY_SEVERAL_EN = (
    "Compare with the approved budget; the owner of the template prints one unit throughout, no figure changes."
)
_REMEDY_CELLS = "请对照预算批复看一个数：格里的单位写错的，改那一格；表头的单位不对的，请表样下发单位更正。"
_REMEDY_CELLS_EN = (
    "Compare with the approved budget: mend the cell whose unit is wrong, or have the owner of the template mend the "
    "header."
)


@check(
    code="FD001",
    name="amount-unit-implausible",
    title="金额与表头单位不相称",
    severity=Severity.DOUBT,
    also={
        Severity.ADVICE: (
            "各格都自己写明了单位、只是与表头不同的",
            "where every amount names its own unit and only the header differs",
        ),
    },
    who=Who.TEMPLATE,
    clauses=_CLAUSES,
    matter="funds",
)
def amount_unit_implausible(case: Case) -> Iterator[Finding]:
    """## 查什么

    「项目资金」表头印的单位（多为万元），与填的金额是否相称。几样迹象合起来看：按表头单位折合的规模，是不是都填到
    「分」，是不是整百整千，与指标里的人数、件数配不配。表头没有印单位的，或者表头、行名、格里印了几个不同的单位的，也请
    确认一次。格里自带单位的数（100万元）按它自己的单位读。

    两种读法都列出来，系统不替您换算。确认之前，金额不折成元，不进任何合计；执行率、来源之和不受影响。

    ## 为什么

    单位差一万倍，汇总就全错了。多半是表样表头印的万元、系统导出的却是元，不是填表人的错，一批表确认一次就够了。

    ## 触发

    表头是万元，金额却像是元：

    ```form standard
    年度资金总额 | 865,000.00 | 865,000.00 | 847,700.35 | 10 | 98.00% | 9.8
    其中：当年财政拨款 | 865,000.00 | 865,000.00 | 847,700.35 | — | 98.00% | —
    ```

    表头没有印单位：

    ```form standard
    金额单位 |
    ```

    表头是万元，有一格自己写了元：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 847,700元 | 10 | 98.00% | 9.8
    ```

    ## 不触发

    格里自带的单位与表头相同：

    ```form standard
    年度资金总额 | 86.50万元 | 86.50万元 | 84.77 万 | 10 | 98.00% | 9.8
    ```

    确实以万元填列：

    ```form standard
    年度资金总额 | 235.60 | 235.60 | 230.89 | 10 | 98.00% | 9.8
    其中：当年财政拨款 | 235.60 | 235.60 | 230.89 | — | 98.00% | —
    ```

    表头是元，金额也是元：

    ```form standard
    金额单位 | 元
    年度资金总额 | 865,000.00 | 865,000.00 | 847,700.35 | 10 | 98.00% | 9.8
    其中：当年财政拨款 | 865,000.00 | 865,000.00 | 847,700.35 | — | 98.00% | —
    ```

    ## 怎么改

    对照预算批复看一个数。若是元，请表样下发单位更正表头，数字不动；若确为万元，确认「金额无误」即可。

    ## In English

    The amounts do not suit the unit of money in the header: taken in 万元 (ten thousand yuan) they would be far too
    large for the project. Both readings are shown and nothing is converted; until somebody confirms the unit, once for
    a whole pile, the amounts stay out of every sum. If they are yuan, the owner of the template mends the header, and
    nobody the figures. A form that prints several units, in its header, beside its rows or in single cells, is asked
    about in the same way.
    """
    figure = _first_figure(case)
    if figure is None:
        return
    if case.unit.status is UnitStatus.PRESUMED:
        yield _in_doubt(case, *figure)
    elif case.unit.status is UnitStatus.PRINTED and case.form.other_amount_units:
        yield _only_the_header_differs(case, *figure)


def _in_doubt(case: Case, field: str, row: int, cell: Field[Decimal]) -> Finding:
    unit, value, others = case.unit, cell.value or Decimal(0), case.form.other_amount_units
    says = f"表头单位为{unit.printed}" if unit.printed else "表头没有印金额单位"
    says_en = f"the header says {unit.printed}" if unit.printed else "the header prints no unit of money"
    if others:
        says += f"，{'、'.join(map(_elsewhere, others))}"
        says_en += f", {', '.join(map(_elsewhere_en, others))}"
    readings = "，".join(f"按{one.unit}{_is(yuan_in_words(value * one.factor))}" for one in unit.readings)
    readings_en = ", ".join(f"in {one.unit} that is {value * one.factor:,.2f} yuan" for one in unit.readings)
    doubted = unit.readings[0].unit == unit.printed and not others
    guess = f"，疑似按{unit.readings[-1].unit}填写" if doubted else ""
    guess_en = f"; probably {unit.readings[-1].unit} was meant" if doubted else ""
    by_hand = bool(others) and all(map(_is_a_cell, others))
    remedy, remedy_en = _REMEDY_ELSE, _REMEDY_ELSE_EN
    if by_hand:
        remedy, remedy_en = _REMEDY_CELLS, _REMEDY_CELLS_EN
    elif others:
        remedy, remedy_en = _REMEDY_SEVERAL, _REMEDY_SEVERAL_EN
    elif doubted and unit.printed == "万元":
        remedy, remedy_en = _REMEDY, _REMEDY_EN
    return Finding(
        where=at(case.form, Block.HEADER, "amount_unit"),
        message=f"「项目资金」{says}，{_column(field)}填 {amount(value)}：{readings}{guess}。"
        f"系统未作换算，确认前不计入汇总。{cite(case, _CLAUSES)}",
        message_en=f"Project funds: {says_en}, the {term_en(Block.FUNDS, field).lower()} is {amount(value)}: "
        f"{readings_en}{guess_en}. Nothing was converted, and until confirmed it is not added up."
        f"{cite_en(case, _CLAUSES)}",
        remedy=remedy,
        remedy_en=remedy_en,
        rests_on=(case.form.amount_unit, field_of(case.form, Block.FUNDS, field, row)),
        who=Who.UNIT if by_hand else None,
    )


def _only_the_header_differs(case: Case, field: str, row: int, cell: Field[Decimal]) -> Finding:
    others = case.form.other_amount_units
    return Finding(
        where=at(case.form, Block.HEADER, "amount_unit"),
        message=f"「项目资金」{'、'.join(map(_elsewhere, others))}，各格自己写的是另一个单位，"
        f"{_column(field)}填「{cell.printed.strip()}」：系统按各格写的单位读，没有按表头换算。{cite(case, _CLAUSES)}",
        message_en=f"Project funds: {', '.join(map(_elsewhere_en, others))}, while the amounts name another unit "
        f"themselves; the {term_en(Block.FUNDS, field)} is {cell.printed}. They were read as they say."
        f"{cite_en(case, _CLAUSES)}",
        remedy=_REMEDY_CELLS,
        remedy_en=_REMEDY_CELLS_EN,
        rests_on=(case.form.amount_unit, field_of(case.form, Block.FUNDS, field, row)),
        severity=Severity.ADVICE,
        who=Who.UNIT,
    )


def _column(field: str) -> str:
    return term(Block.FUNDS, field).removesuffix("数")


def _elsewhere(other: Field[str]) -> str:
    return f"「{other.printed.strip()}」写的是{other.value}"


def _elsewhere_en(other: Field[str]) -> str:
    return f"“{other.printed.strip()}” says {other.value}"


def _is_a_cell(other: Field[str]) -> bool:
    """Tell whether a unit stands behind an amount, not in a head or a label."""
    return parse_amount(other.printed) is not None


def _is(said: str) -> str:
    return said if said.startswith("约") else f"是 {said}"


def _first_figure(case: Case) -> tuple[str, int, Field[Decimal]] | None:
    """The amount to show: the first of the total, or else of any other row, that leaves its unit to the header."""
    rows = sorted(enumerate(case.form.funds), key=lambda found: found[1].source is not FundSource.TOTAL)
    cells = [(field, row, cell) for row, fund in rows for field in AMOUNTS if (cell := column(fund, field)).value]
    return next((one for one in cells if _names_no_unit(one[2])), cells[0] if cells else None)


def _names_no_unit(cell: Field[Decimal]) -> bool:
    printed = parse_amount(cell.printed)
    return printed is None or printed.unit is None
