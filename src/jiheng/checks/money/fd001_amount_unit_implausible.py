"""FD001: the amounts do not suit the unit of money in the header; both readings are shown until somebody confirms."""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.funds import AMOUNTS, column
from jiheng.checks.registry import check
from jiheng.checks.wording import amount, at, cite, cite_en, field_of, term, term_en
from jiheng.form import Block, FundSource
from jiheng.values import UnitStatus, yuan_in_words

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


@check(
    code="FD001",
    name="amount-unit-implausible",
    title="金额与表头单位不相称",
    severity=Severity.DOUBT,
    who=Who.TEMPLATE,
    clauses=_CLAUSES,
    matter="funds",
)
def amount_unit_implausible(case: Case) -> Iterator[Finding]:
    """## 查什么

    「项目资金」表头印的单位（多为万元），与填的金额是否相称。几样迹象合起来看：按表头单位折合的规模，是不是都填到
    「分」，是不是整百整千，与指标里的人数、件数配不配。表头没有印单位的，也请确认一次。

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

    ## 不触发

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
    nobody the figures.
    """
    unit = case.unit
    figure = _first_figure(case)
    if unit.status is not UnitStatus.PRESUMED or figure is None:
        return
    field, row, value = figure
    says = f"表头单位为{unit.printed}" if unit.printed else "表头没有印金额单位"
    says_en = f"the header says {unit.printed}" if unit.printed else "the header prints no unit of money"
    readings = "，".join(f"按{one.unit}{_is(yuan_in_words(value * one.factor))}" for one in unit.readings)
    readings_en = ", ".join(f"in {one.unit} that is {yuan_in_words(value * one.factor)}" for one in unit.readings)
    doubted = unit.readings[0].unit == unit.printed
    guess = f"，疑似按{unit.readings[-1].unit}填写" if doubted else ""
    guess_en = f"; probably it was filled in in {unit.readings[-1].unit}" if doubted else ""
    column_name = term(Block.FUNDS, field).removesuffix("数")
    yield Finding(
        where=at(case.form, Block.HEADER, "amount_unit"),
        message=f"「项目资金」{says}，{column_name}填 {amount(value)}：{readings}{guess}。"
        f"系统未作换算，确认前不计入汇总。{cite(case, _CLAUSES)}",
        message_en=f"Project funds: {says_en}, the {term_en(Block.FUNDS, field)} is {amount(value)}: {readings_en}"
        f"{guess_en}. Nothing was converted, and until confirmed it is not added up.{cite_en(case, _CLAUSES)}",
        remedy=_REMEDY if doubted and unit.printed == "万元" else _REMEDY_ELSE,
        remedy_en=_REMEDY_EN if doubted and unit.printed == "万元" else _REMEDY_ELSE_EN,
        rests_on=(case.form.amount_unit, field_of(case.form, Block.FUNDS, field, row)),
    )


def _is(said: str) -> str:
    return said if said.startswith("约") else f"是 {said}"


def _first_figure(case: Case) -> tuple[str, int, Decimal] | None:
    """The amount to show: the first that the row for the total holds, or else any other row."""
    rows = sorted(enumerate(case.form.funds), key=lambda found: found[1].source is not FundSource.TOTAL)
    for row, fund in rows:
        for field in AMOUNTS:
            value = column(fund, field).value
            if value:
                return field, row, value
    return None
