"""FD015: all the money is spent while a quantity fell far short, or little is spent while every output is full."""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import WITH_RESULTS, CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import negative, tolerance, total_row
from jiheng.checks.registry import check
from jiheng.checks.rows import (
    aim_and_result,
    aim_and_result_en,
    four_cells,
    fulfilled,
    missed,
    named,
    named_en,
    on_a_guess,
    on_a_guess_en,
)
from jiheng.checks.wording import at, cite, cite_en, percent, quotient
from jiheng.form import Block, Dimension, Field, Fund, Indicator, Where
from jiheng.values import Kind

_CLAUSES = ("house/spending-and-output",)
_SHOWN = 3


@check(
    code="FD015",
    name="spending-and-output-disagree",
    title="花钱与做事不相称",
    severity=Severity.DOUBT,
    who=Who.REVIEWER,
    clauses=_CLAUSES,
    stages=WITH_RESULTS,
)
def spending_and_output_disagree(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    两种不相称：全年预算全部用完，而有数量完成不到目标的八成；或者用了不到一半，而产出指标全部满分（没有得分栏的，
    看是否全部完成）。满意度不是花钱买来的数，不在其内。

    ## 为什么

    钱用完而事没做完，可能是单价涨了、钱先付了，也可能目标定高了；钱没怎么用而事都做完，可能是别处出了钱、尾款未付，
    也可能预算宽了。各有道理，审核人问一句，下年的预算和目标就能编得更准。

    ## 触发

    预算全部用完，配送新书只完成六成：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 86.50 | 10 | 100.00% | 10
    其中：当年财政拨款 | 86.50 | 86.50 | 86.50 | — | 100.00% | —
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 25 | 25 |
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 7200册 | 25 | 15 | 出版社延期供货，已改约明年一季度
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    ```

    用了四成，产出全部满分：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 34.60 | 10 | 40.00% | 4
    其中：当年财政拨款 | 86.50 | 86.50 | 34.60 | — | 40.00% | —
    ```

    ## 不触发

    完成了九成：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 86.50 | 10 | 100.00% | 10
    其中：当年财政拨款 | 86.50 | 86.50 | 86.50 | — | 100.00% | —
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 10800册 | 50 | 45 | 出版社延期供货，已改约明年一季度
    ```

    用得少，做得也少：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 34.60 | 10 | 40.00% | 4
    其中：当年财政拨款 | 86.50 | 86.50 | 34.60 | — | 40.00% | —
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 10个 | 50 | 20.83 | 场地年底才交付，其余下年建
    ```

    钱用完，满意度低了些：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 86.50 | 10 | 100.00% | 10
    其中：当年财政拨款 | 86.50 | 86.50 | 86.50 | — | 100.00% | —
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 70% | 10 | 7.78 | 开放时间短，已延长
    ```

    ## 怎么改

    单位不用改数。审核人对照原因栏和支付凭证，看钱用在哪里；已写明原因、说得通的，记下即可。

    ## In English

    The whole budget was spent while a quantity reached under eight tenths of its target, or under half was spent while
    every output has full points. Either may have a good reason, such as prices, money paid ahead, or money from
    elsewhere. A reviewer looks where the money went; the unit need not change its figures.
    """
    found = total_row(case.form)
    revised, actual = (
        (None, None) if found is None else (found[1].revised_budget.value, found[1].actual_expenditure.value)
    )
    if found is None or not revised or actual is None:
        yield NotApplicable("没有全年预算数或全年执行数，无从比较。", "There is no execution rate to compare with.")
        return
    row, fund = found
    where = at(case.form, Block.FUNDS, "actual_expenditure", row)
    unusable = negative(where, fund, "revised_budget", "actual_expenditure")
    if unusable is not None:
        yield unusable
    elif revised - actual <= tolerance([revised, actual], 1, case.pack):
        yield from _short(case, where, fund)
    elif actual < revised * case.pack.number("spending_and_output.spent_below"):
        yield from _full(case, where, fund)


def _short(case: Case, where: Where, fund: Fund) -> Iterator[Finding]:
    """All is spent: are there quantities far below their targets?"""
    line = case.pack.number("spending_and_output.quantity_below")
    short = [(row, ratio) for row in case.rows if (ratio := _share_reached(row)) is not None and ratio < line]
    if not short:
        return
    told = "；".join(
        f"{named(row)}{aim_and_result(row)}{on_a_guess(row)}，是目标的 {percent(ratio, 1)}"
        for row, ratio in short[:_SHOWN]
    )
    told_en = "; ".join(
        f"{named_en(row)}: {aim_and_result_en(row)}{on_a_guess_en(row)}, {percent(ratio, 1)}"
        for row, ratio in short[:_SHOWN]
    )
    many = f"等 {len(short)} 项" if len(short) > _SHOWN else ""
    yield Finding(
        where=where,
        message=f"「年度资金总额」已全部用完（{_rate(fund)}），而{told}{many}，不到 {percent(line)}。"
        f"单价上涨、款项先付都可能如此，不等于用得不好。{cite(case, _CLAUSES)}",
        message_en=f"All the money was spent ({_rate(fund)}), while {told_en} was reached, under {percent(line)}. "
        f"Prices, or money paid ahead, may be why.{cite_en(case, _CLAUSES)}",
        remedy="审核时对照「偏差原因」一栏和支付凭证，看钱用在哪里、没做完的部分怎样安排；已写清的，记下即可。",
        remedy_en="A reviewer may see from the reasons and the vouchers where the money went.",
        rests_on=(*_spent(fund), *(field for row, _ in short for field in four_cells(row))),
    )


def _full(case: Case, where: Where, fund: Fund) -> Iterator[Finding | CannotJudge]:
    """Little is spent: are all outputs full?"""
    outputs = [row for row in case.rows if row.indicator.dimension.value is Dimension.OUTPUT]
    by_points = "claimed_points" in case.form.columns
    fulls = {row.index: _full_points(row.indicator) if by_points else fulfilled(row) for row in outputs}
    if not outputs or False in fulls.values():
        return
    unclear = [row for row in outputs if fulls[row.index] is None]
    if unclear:
        yield CannotJudge(
            where,
            f"资金用了 {_rate(fund)}，但产出指标{''.join(map(named, unclear[:_SHOWN]))}"
            f"{f'等 {len(unclear)} 项' if len(unclear) > _SHOWN else ''}是否全部完成看不出来，未作比较。",
            f"Spent: {_rate(fund)}; not every output can be told to be full ({len(unclear)} open).",
        )
        return
    yield Finding(
        where=where,
        message=f"「年度资金总额」执行率 {_rate(fund)}，不到一半，而 {len(outputs)} 项产出指标全部"
        f"{'满分' if by_points else '完成'}。别处出资、尾款未付、预算留得宽都可能如此。{cite(case, _CLAUSES)}",
        message_en=f"Less than half was spent ({_rate(fund)}), while all {len(outputs)} outputs are "
        f"{'given full points' if by_points else 'reached'}. Money from elsewhere, bills not yet due or a generous "
        f"budget may be why.{cite_en(case, _CLAUSES)}",
        remedy="审核时看钱没有用完的原因，表内没有写的，问一句即可。",
        remedy_en="A reviewer may see why the money was not used, and ask where the form is silent.",
        rests_on=(*_spent(fund), *(field for row in outputs for field in _told_by(row.indicator, by_points=by_points))),
    )


def _share_reached(row: RowCase) -> Decimal | None:
    """How much of its target a missed quantity reached, where more is better and money can buy it."""
    more = row.comparison.direction.kind in {Kind.AT_LEAST, Kind.EQUAL}
    bought = row.indicator.dimension.value is not Dimension.SATISFACTION
    return row.comparison.ratio if more and bought and missed(row) else None


def _full_points(indicator: Indicator) -> bool | None:
    """Whether a row has all its points; ``None`` where one of the two is blank. A shared cell speaks for its rows."""
    most, claimed = indicator.max_points.value, indicator.claimed_points.value
    if indicator.points_rows == 0:
        return True
    return None if most is None or claimed is None else claimed >= most


def _rate(fund: Fund) -> str:
    return quotient(fund.actual_expenditure.value or Decimal(0), fund.revised_budget.value or Decimal(1))


def _spent(fund: Fund) -> tuple[Field[Decimal], Field[Decimal]]:
    return (fund.revised_budget, fund.actual_expenditure)


def _told_by(indicator: Indicator, *, by_points: bool) -> tuple[Field[object], ...]:
    """The cells that tell whether an output is full."""
    if by_points:
        return (indicator.dimension, indicator.max_points, indicator.claimed_points)
    return (indicator.dimension, indicator.target, indicator.actual)
