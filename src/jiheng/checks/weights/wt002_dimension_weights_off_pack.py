"""WT002: the points of the dimensions are shared out otherwise than the pack has it in principle."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from jiheng.checks.case import Case
from jiheng.checks.findings import CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import execution_maxima, total_row
from jiheng.checks.registry import check
from jiheng.checks.rows import leave_template
from jiheng.checks.wording import at, cite_en
from jiheng.form import Block, Dimension, SelfEvaluation
from jiheng.rulepacks import RulePack
from jiheng.scoring import expected_weights
from jiheng.scoring.arithmetic import plain

_TOGETHER = "weights.indicators"
_EXECUTION = ("执行率", "execution")
_INDICATORS = ("各项指标", "indicators")
_NAMES = {
    Dimension.OUTPUT: ("产出", "output"),
    Dimension.BENEFIT: ("效益", "benefit"),
    Dimension.SATISFACTION: ("满意度", "satisfaction"),
    Dimension.COST: ("成本", "cost"),
}


@check(
    code="WT002",
    name="dimension-weights-off-pack",
    title="各类分值与办法的原则不同",
    severity=Severity.ADVICE,
    who=Who.TEMPLATE,
    rules=("weights.output", "weights.with_cost.output", "weights.indicators", "execution.points"),
    matter="points-scheme",
)
def dimension_weights_off_pack(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    产出、效益、满意度（有的还有成本）各类指标和执行率的分值，与所用办法的原则分配是否相同。办法只规定各项指标合计多少分的，
    看合计；没有分配的（如表内口径），不看；执行率不设分值的，只看指标。

    ## 为什么

    办法给的是原则，有理由可以调整。一批表都这样分，就是表样定的，由下发表样的单位心里有数就好，不是填表人的事。

    ## 触发

    产出 45、效益 30、满意度 25：

    ```form execution-apart
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 45 | 45 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 25 | 25 |
    ```

    没有设满意度：

    ```form standard
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 50 | 50 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 40 | 40 |
    ```

    各类指标相同，执行率给了 20 分：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 84.77 | 20 | 98.00% | 19.6
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 50 | 50 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    总分 | 110 | 109.6
    ```

    办法规定执行率 20 分、各项指标合计 80 分：

    ```form standard rules=hubei
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 60 | 60 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |
    ```

    ## 不触发

    产出 50、效益 30、满意度 10，执行率 10：

    ```form standard
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 50 | 50 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    ```

    没有指明办法：

    ```form execution-apart rules=as-printed
    总分 | 100 | 100
    ```

    ## 怎么改

    填表人不用改。本地统一表样的，由下发单位留存调整的理由；下年申报时再看要不要调整。

    ## In English

    The points of execution, output, benefit and satisfaction differ from what the pack shares out in principle. With
    cause they may be adjusted, and a whole pile that does so follows its template: nothing for the unit to change.
    """
    form, together = case.form, case.pack.find(_TOGETHER)
    dimensions = [row.dimension.value for row in form.indicators]
    expected = expected_weights(case.pack, {one for one in dimensions if one is not None})
    if expected is None and together is None:
        yield NotApplicable(
            f"{case.pack.document}没有规定各类指标的分值。", "The rule pack does not share points out over dimensions."
        )
        return
    if "max_points" not in form.columns:
        yield NotApplicable("指标部分没有「分值」一栏。", "The indicators have no column for maxima.")
        return
    where = at(form, Block.INDICATORS)
    sums = case.due.scheme
    if (expected is not None and None in dimensions) or sums.missing or not dimensions:
        yield CannotJudge(
            where, "有指标没有一级指标或分值，各类分值无从相加。", "Some indicators have no dimension or no maximum."
        )
        return
    if expected is None:
        has, ought = {_INDICATORS: sums.indicators_max}, {_INDICATORS: case.pack.number(_TOGETHER)}
    else:
        has = {_NAMES[one]: points for one, points in _printed(form, expected).items()}
        ought = {_NAMES[one]: points for one, points in expected.items()}
    execution, ruled = execution_maxima(case)
    clauses: tuple[str, ...] = (_clause(case.pack, dimensions),)
    if execution is not None and ruled is not None:
        has, ought = {_EXECUTION: execution, **has}, {_EXECUTION: ruled, **ought}
        clauses = tuple(dict.fromkeys((*clauses, case.pack.setting("execution.points").clause)))
    if all(abs(points - ought.get(name, Decimal(0))) <= sums.tolerance for name, points in has.items()):
        return
    (has_zh, has_en), (ought_zh, ought_en) = _listed(has), _listed(ought)
    fund = total_row(form)
    leave, leave_en = leave_template(case)
    yield Finding(
        where=where,
        message=f"本表分值为{has_zh}，{case.pack.document}原则上为{ought_zh}，有理由可以调整，仅供对照。",
        message_en=f"The form gives {has_en}; in principle it is {ought_en}, and may be adjusted with cause."
        f"{cite_en(case, clauses)}",
        remedy=f"{leave}由表样下发单位留存调整理由。",
        remedy_en=f"{leave_en}its owner keeps the reason." if leave_en else "Its owner keeps the reason.",
        rests_on=(
            *(field for row in form.indicators for field in (row.dimension, row.max_points)),
            *(() if fund is None else (fund[1].max_points,)),
        ),
        clauses=clauses,
    )


def _printed(form: SelfEvaluation, expected: Iterable[Dimension]) -> dict[Dimension, Decimal]:
    """What the form gives each dimension, also those that are only expected."""
    printed = dict.fromkeys(expected, Decimal(0))
    for row in form.indicators:
        if row.dimension.value is not None and row.max_points.value is not None:
            printed[row.dimension.value] = printed.get(row.dimension.value, Decimal(0)) + row.max_points.value
    return printed


def _listed(points: dict[tuple[str, str], Decimal]) -> tuple[str, str]:
    """The shares in a line, in Chinese and in English: 执行率 10、产出 50."""
    return (
        "、".join(f"{chinese} {plain(figure)}" for (chinese, _), figure in points.items()),
        ", ".join(f"{english} {plain(figure)}" for (_, english), figure in points.items()),
    )


def _clause(pack: RulePack, dimensions: list[Dimension | None]) -> str:
    """The clause that the shares rest on: other shares may hold where there is a cost dimension."""
    with_cost = pack.find("weights.with_cost.output") if Dimension.COST in dimensions else None
    return (with_cost or pack.find("weights.output") or pack.setting(_TOGETHER)).clause
