"""SC005: a quantity was missed, and its points are not what the rule gives for it."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import WITH_RESULTS, CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import (
    aim_and_result,
    aim_and_result_en,
    at_row,
    figure,
    four_cells,
    missed,
    named,
    named_en,
    on_a_guess,
    on_a_guess_en,
    scored,
    without_points,
)
from jiheng.checks.wording import cite, cite_en, computed, computed_en, is_ours
from jiheng.scoring import Score, Unscored
from jiheng.scoring.arithmetic import exactly

_AT_LEAST = "quantity.at_least"


@check(
    code="SC005",
    name="points-off-formula",
    title="扣分与办法测算不一致",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    rules=(_AT_LEAST, "quantity.equal", "quantity.at_most", "quantity.zero_target"),
    stages=WITH_RESULTS,
)
def points_off_formula(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    数量没有完成、也扣了分的项，得分与所用办法测算的分相差多少。

    办法多为按完成比例：分值 × 完成 ÷ 目标。相差在容差以内的不提。没完成却给满分的，由 SC006 提。

    「不超过」的目标超了该扣多少，办法大多没有写：按超出的比例扣和按「目标 ÷ 完成」折算都有人用，得分在两种算法
    之间的不提。

    ## 为什么
    各家扣法不一：有的按比例，有的取整，有的一律扣 1 分。办法只讲了比例，没有规定取整，
    所以不说谁错，只请写明是怎么算的。

    ## 触发
    完成四分之三，10 分测算 7.50，给了 9：

    ```rows
    产出指标 | 数量指标 | 举办故事会场次 | ≥20场 | 15场 | 10 | 9 | 受疫情影响停办五场，改为线上推送
    ```

    扣多了也提，免得单位吃亏：

    ```rows
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 29100人次 | 20 | 15 | 闭馆维修两个月，已加开流动车
    ```

    ## 不触发
    一位小数 9.3 与测算 9.33 相差在容差以内：

    ```rows
    产出指标 | 数量指标 | 举办故事会场次 | ≥15场 | 14场 | 10 | 9.3 | 受疫情影响停办一场
    ```

    上限超了，按「目标 ÷ 完成」折算：

    ```rows
    产出指标 | 质量指标 | 图书破损率 | ≤4% | 5% | 10 | 8 | 少儿阅览区流通量大，已增配修补人员
    ```

    达到了目标而扣分，由 SC004 看：

    ```rows
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 93% | 10 | 9 | 部分居民反映闭馆过早，拟延长开放时间
    ```

    ## 怎么改
    核对完成值和得分。按别的办法计分的，在「偏差原因分析及改进措施」里写明，例如「本地规定取整」。

    ## In English
    A quantity was missed and its points differ from what the rule gives, usually maximum × actual ÷ target, by more
    than the tolerance. No regulation names a rounding, so the message says what rounding would give. Hardly any says
    what an exceeded bound costs: points between the two usual ways, maximum × (1 − excess ÷ target) and maximum ×
    target ÷ actual, are left alone. Check the figures, or write down how the points were found.
    """
    yield from without_points(case)
    tolerance = case.pack.number("tolerance.points_against_formula")
    yield from (_shared(case, row) for row in case.rows if missed(row) and row.indicator.points_rows != 1)
    for row, most, claimed in scored(case):
        if not missed(row) or not 0 <= claimed < most:
            continue
        due = row.due
        if not isinstance(due, Score):
            yield CannotJudge(at_row(case, row, "claimed_points"), *_no_formula(row))
            continue
        if abs(claimed - due.points) <= tolerance or _is_between(case, row, most, claimed, tolerance):
            continue
        clauses = (due.clause,)
        method, method_en = _method(case, due)
        whole = due.points.quantize(Decimal(1), ROUND_HALF_UP)
        rounded, rounded_en = _rounding(due.points, whole, claimed)
        yield Finding(
            where=at_row(case, row, "claimed_points"),
            message=f"{named(row)}{aim_and_result(row)}{on_a_guess(row)}，自评 {figure(claimed)} 分；"
            f"{method}测算 {computed(due)}{rounded}。{cite(case, clauses)}",
            message_en=f"{named_en(row)}: {aim_and_result_en(row)}{on_a_guess_en(row)}, {figure(claimed)} points "
            f"claimed; {method_en} gives {computed_en(due)}{rounded_en}.{cite_en(case, clauses)}",
            remedy="请核实，或在说明里写明计分办法。",
            remedy_en="Please check, or say how the points were found.",
            rests_on=four_cells(row),
            clauses=clauses,
            corrected=due.points,
        )


def _is_between(case: Case, row: RowCase, most: Decimal, claimed: Decimal, tolerance: Decimal) -> bool:
    """Tell whether the points of an exceeded bound lie between the two usual ways, where no rule names one of them."""
    target, actual = row.comparison.target_number, row.comparison.actual_number
    if not isinstance(row.due, Score) or not is_ours(case, row.due.clause) or target is None or actual is None:
        return False
    if not 0 < target < actual:
        return False
    with exactly():
        inverse = most * target / actual
        return row.due.points - tolerance <= claimed <= inverse + tolerance


def _rounding(points: Decimal, whole: Decimal, claimed: Decimal) -> tuple[str, str]:
    """What rounding to whole points would give, where they are not whole already."""
    if points == whole:
        return "", ""
    said = "办法未规定取整" if whole == claimed else "与自评也不同"
    return f"（取整后为 {whole}，{said}）", f" ({whole} if rounded, which no regulation asks for)"


def _method(case: Case, due: Score) -> tuple[str, str]:
    """How the points were found, in the words of the rule in force."""
    if is_ours(case, due.clause):
        return "按本系统自定的算法", "a method of our own"
    rule = case.pack.find(_AT_LEAST)
    if rule is not None and rule.value == "proportional" and rule.clause == due.clause:
        return "按完成比例", "the share completed"
    return "按办法", "the rule"


def _shared(case: Case, row: RowCase) -> CannotJudge:
    return CannotJudge(
        at_row(case, row, "claimed_points"),
        f"{named(row)}没有达到目标，但它与相邻各项合给一个得分，单独一项该得几分无法测算。",
        f"{named_en(row)} was missed, but shares its points with its neighbours, so its own cannot be computed.",
    )


def _no_formula(row: RowCase) -> tuple[str, str]:
    """Why there is nothing to hold the points against."""
    why, why_en = "办法只给出一段分", "the rule gives a stretch of points only"
    if isinstance(row.due, Unscored):
        why, why_en = row.due.reason.rstrip("。"), row.due.reason_en.rstrip(".")
    return f"{named(row)}没有达到目标，该扣多少无法测算：{why}。", f"{named_en(row)}: {why_en}."
