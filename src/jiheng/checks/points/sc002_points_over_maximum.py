"""SC002: more points than the maximum, or fewer than none."""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import figure, named, named_en, without_points
from jiheng.checks.stated_points import stated_groups
from jiheng.checks.wording import OWN_ARITHMETIC, OWN_ARITHMETIC_EN, at
from jiheng.form import Block, Field


@check(
    code="SC002",
    name="points-over-maximum",
    title="得分超出分值",
    severity=Severity.ERROR,
    who=Who.UNIT,
    guess_free=True,
    stages=WITH_RESULTS,
)
def points_over_maximum(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    每一项指标、执行率和总分的得分，是否大于分值，或者小于 0。没有「分值」栏、只在一级或二级指标的格里写明分值的
    （「产出指标（50分）」），看这一类各项得分之和；执行率的分值写在表头的（「预算执行情况（20分）」），按表头看。

    ## 为什么
    分值是这一项的满分。得分高过它，多半是两格填反、多敲了一位，或者把加分写了进来。

    ## 触发
    得分 15 比分值 10 多：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160册 | 10 | 15 |
    产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 99.2% | 15 | 10 | 合格率按抽检计，自扣 5 分
    ```

    扣分扣成了负数：

    ```rows
    产出指标 | 时效指标 | 图书角开放时间 | 2020年6月30日前 | 2020年8月15日 | 10 | -2 | 施工延误，已追究违约责任
    ```

    ## 不触发
    正好满分，或者零分：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160册 | 10 | 10 |
    产出指标 | 数量指标 | 举办故事会场次 | ≥20场 | 0场 | 10 | 0 | 受疫情影响全部取消，改为线上推送
    ```

    ## 怎么改
    对照批复的分值核对：得分写错的改得分；分值抄错的，照批复改回。加分没有办法依据的，不要写进得分。

    ## In English
    Points claimed exceed the maximum, or are below zero, in a row, for execution or in the total. Compare with the
    approved maxima and mend whichever cell was mistyped.
    """
    yield from without_points(case)
    if "max_points" not in case.form.columns:
        yield from _groups(case)
    for row in case.rows:
        indicator = row.indicator
        yield from _judge(
            case, Block.INDICATORS, row.index, indicator.max_points, indicator.claimed_points,
            (named(row), named_en(row)),
        )  # fmt: skip
    for index, fund in enumerate(case.form.funds):
        label = fund.label.value or "年度资金总额"
        yield from _judge(
            case, Block.FUNDS, index, fund.max_points, fund.claimed_points,
            (f"「{label}」的执行率", f"Execution of {label}"), matter="execution",
        )  # fmt: skip
    total = case.form.total
    yield from _judge(
        case, Block.TOTAL, None, total.max_points, total.claimed_points, ("「总分」", "总分 (total)"), matter="total"
    )


def _groups(case: Case) -> Iterator[Finding]:
    """Dimensions and categories that state their points, in a form whose rows state none."""
    for group in stated_groups(case.form):
        cells = [row.claimed_points for row in group.rows]
        points = [cell.value for cell in cells if cell.value is not None]
        together, stated = sum(points, Decimal(0)), group.stated.value
        if stated is None or together <= stated:
            continue
        sums = f"{' + '.join(map(figure, points))} = {figure(together)}" if len(points) > 1 else figure(together)
        yield Finding(
            where=at(case.form, Block.INDICATORS, "claimed_points", group.first),
            message=f"「{group.name}」写明 {figure(stated)} 分，下面各项得分合计 {sums} 分，"
            f"多出 {figure(together - stated)} 分。{OWN_ARITHMETIC}",
            message_en=f"“{group.name}” states {figure(stated)} points; its rows claim {sums}.{OWN_ARITHMETIC_EN}",
            remedy="请对照批复核对这一类的分值和各项得分，改写错的那一格，再核对总分。",
            remedy_en="Compare the points of this group with the approved ones, mend whichever was mistyped, then "
            "check the total.",
            rests_on=(group.stated, *cells),
            matter="points-scheme",
        )


def _judge(  # noqa: PLR0913, PLR0917 - a place in the form, its two cells, and how they are called
    case: Case,
    block: Block,
    row: int | None,
    most: Field[Decimal],
    claimed: Field[Decimal],
    called: tuple[str, str],
    *,
    matter: str | None = None,
) -> Iterator[Finding]:
    points, limit = claimed.value, most.value
    if points is None or (points >= 0 and (limit is None or points <= limit)):
        return
    if points < 0 or limit is None:
        said = f"{called[0]}得分填 {figure(points)} 分，小于 0；得分最少是 0 分"
        said_en = f"{called[1]} claims {figure(points)} points, below zero"
    else:
        said = f"{called[0]}得分填 {figure(points)} 分，超过分值 {figure(limit)} 分，多出 {figure(points - limit)} 分"
        said_en = f"{called[1]} claims {figure(points)} points out of {figure(limit)}"
    yield Finding(
        where=at(case.form, block, "claimed_points", row),
        message=f"{said}。{OWN_ARITHMETIC}",
        message_en=f"{said_en}.{OWN_ARITHMETIC_EN}",
        remedy="请对照批复核对这两格：得分写错的改得分，分值抄错的照批复改回，再核对总分。",
        remedy_en="Compare both cells with the approved maxima, mend whichever was mistyped, then check the total.",
        rests_on=(claimed, most),
        matter=matter,
    )
