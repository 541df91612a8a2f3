"""WT001: the maxima fit no scheme of points."""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.checks.case import Case
from jiheng.checks.findings import CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import total_row
from jiheng.checks.registry import check
from jiheng.checks.stated_points import stated_groups
from jiheng.checks.wording import OWN_ARITHMETIC, OWN_ARITHMETIC_EN, at, cite, cite_en
from jiheng.form import Block
from jiheng.scoring import Scheme, SchemeKind, may_lack_execution
from jiheng.scoring.arithmetic import plain

_WHOLE = "total.points"
_REMEDY = "请对照批复的绩效目标表，改抄错、抄漏的那一格；批复的分值不要自行重新分配。"
_REMEDY_EN = "Compare with the goals as approved and mend the cell that is wrong; do not share points out anew."


@check(
    code="WT001",
    name="weights-off-hundred",
    title="分值合计与总分对不上",
    severity=Severity.ERROR,
    also={
        Severity.DOUBT: (
            "表上没有印总分分值、所用办法也没有写明满分的，或者某一类写明了分值、各项合计不是这个数的",
            "no total is printed and the rule in force names none, or a group of rows states other points than its sum",
        ),
    },
    who=Who.UNIT,
    rules=(_WHOLE,),
    guess_free=True,
    matter="points-scheme",
)
def weights_off_hundred(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    各项指标的分值加起来，是否等于总分的分值。执行率的分值计入总分、另列不计入，两种表样都认：有一种对得上，就不提。

    某一类的格里写明了分值的（「产出指标（50分）」），也看这一类各项的分值加起来是不是这个数；不是的，请核实。

    表上印了总分分值的，按印出的比，对不上是必须改正；那一格空着的，按 100 分比，100 分若不是所用办法写明的，只请核实。

    差的可能正是没有读到的那一部分，就不判断：执行率的分值没有读到、而各项合计比总分少的，项目资金各行读表存疑的，
    没有「总分」一行的。

    ## 为什么

    分值合计错了，得分合计、等次都跟着错。多半是删改指标后没有重新分配，或抄漏了一项。

    ## 触发

    指标合计 80 分，加执行率 10 分是 90 分，总分却写 100 分：

    ```form standard
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 40 | 40 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    总分 | 100 | 89.8
    ```

    ```form execution-apart
    总分 | 105 | 100
    ```

    「产出指标」写明 50 分，三项合计 45 分：

    ```rows
    产出指标（50分） | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 20 | 20 |
    产出指标（50分） | 质量指标 | 图书验收合格率 | ≥98% | 99.2% | 15 | 15 |
    产出指标（50分） | 时效指标 | 图书角开放时间 | 2020年6月30日前 | 2020年6月20日 | 10 | 10 |
    效益指标（30分） | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 35 | 35 |
    满意度（10分） | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    ```

    ## 不触发

    各类写明的分值与各项合计相同：

    ```rows
    产出指标（50分） | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 30 | 30 |
    产出指标（50分） | 质量指标 | 图书验收合格率 | ≥98% | 99.2% | 20 | 20 |
    效益指标（30分） | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |
    满意度（10分） | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    ```

    执行率计入总分：

    ```form standard
    总分 | 100 | 99.8
    ```

    执行率另列：

    ```form execution-apart
    总分 | 100 | 100
    ```

    ## 怎么改

    对照批复的绩效目标表，看是哪一项分值抄错、抄漏，改填错的那一格。批复的分值不要自行重新分配。

    ## In English

    The maxima of the indicators add up to the total neither with nor without the points for execution. Compare them
    with the goals as approved and mend the cell that is wrong; do not share out approved points anew. Where the cell
    of a dimension or category states its points, as in 产出指标（50分）, its rows are added up as well.
    """
    if "max_points" not in case.form.columns or not case.form.indicators:
        yield NotApplicable("指标部分没有「分值」一栏。", "The indicators have no column for maxima.")
        return
    found = case.due.scheme
    where = at(case.form, Block.TOTAL, "max_points")
    if found.missing:
        many = "One indicator has" if len(found.missing) == 1 else f"{len(found.missing)} indicators have"
        names = "、".join(f"第 {row + 1} 项" for row in found.missing)
        yield CannotJudge(
            where, f"{names}指标没有分值，无从相加。", f"{many} no maximum, so the maxima cannot be added up."
        )
        return
    yield from _groups(case, found.tolerance)
    if found.kind is not SchemeKind.UNKNOWN:
        return
    if (unread := _unread(case, found)) is not None:
        yield CannotJudge(where, *unread)
        return
    printed = found.total_max is not None
    setting = case.pack.setting(_WHOLE)
    clauses = () if printed else (setting.clause,)
    execution = found.execution_max or Decimal(0)
    sums = f"「分值」一栏各项指标合计 {plain(found.indicators_max)}"
    sums_en = f"the maxima of the indicators add up to {plain(found.indicators_max)}"
    if execution:
        together = plain(found.indicators_max + execution)
        sums += f"，加执行率 {plain(execution)} 分是 {together}"
        sums_en += f", with {plain(execution)} for execution to {together}"
    fund = total_row(case.form)
    yield Finding(
        where=where,
        message=f"{sums}，{'都' if execution else ''}不等于「总分」的分值 {plain(found.whole)}"
        f"{'' if printed else '（表上没有印，按满分算）'}。{cite(case, clauses) if clauses else OWN_ARITHMETIC}",
        message_en=f"{sums_en[0].upper()}{sums_en[1:]}; the total is {plain(found.whole)}"
        f"{'' if printed else ', though not printed'}.{cite_en(case, clauses) if clauses else OWN_ARITHMETIC_EN}",
        remedy=_REMEDY,
        remedy_en=_REMEDY_EN,
        rests_on=(
            case.form.total.max_points,
            *(row.max_points for row in case.form.indicators),
            *(() if fund is None else (fund[1].max_points,)),
        ),
        clauses=clauses,
    )


def _unread(case: Case, found: Scheme) -> tuple[str, str] | None:
    """What of the scheme was not read for certain, so that the sum may lack just that; ``None`` where all of it was."""
    if case.form.total.max_points.is_absent:
        why, why_en = "没有读到「总分」的分值", "The maximum of the total was not read"
    elif may_lack_execution(case.form, found):
        why, why_en = "没有读到执行率的分值", "The maximum of execution was not read"
    elif any(one.where.block is Block.FUNDS and not one.settled for one in case.doubts):
        why, why_en = (
            "「项目资金」各行读表存疑，执行率的分值拿不准",
            "The rows of funds are in doubt, and execution with them",
        )
    else:
        return None
    sums = plain(found.indicators_max)
    return (
        f"「分值」一栏各项指标合计 {sums}；{why}，是否合成总分看不出。请对照原表看一眼。",
        f"{why_en}; the maxima of the indicators add up to {sums}, and nobody can tell whether they fit.",
    )


def _groups(case: Case, tolerance: Decimal) -> Iterator[Finding]:
    """Dimensions and categories whose cell states other points than their rows add up to."""
    for group in stated_groups(case.form):
        stated = group.stated.value or Decimal(0)
        maxima = [row.max_points.value for row in group.rows if row.max_points.value is not None]
        together = sum(maxima, Decimal(0))
        if abs(together - stated) <= tolerance:
            continue
        addition = " + ".join(map(plain, maxima))
        sums = f"{addition} = {plain(together)}" if len(maxima) > 1 else plain(together)
        gap = plain(abs(together - stated))
        yield Finding(
            where=at(case.form, Block.INDICATORS, group.part, group.first),
            message=f"「{group.name}」写明 {plain(stated)} 分，下面各项的分值合计 {sums} 分，相差 {gap} 分。"
            f"{OWN_ARITHMETIC}",
            message_en=f"“{group.name}” states {plain(stated)} points; its rows add up to {sums}, {gap} apart."
            f"{OWN_ARITHMETIC_EN}",
            remedy=_REMEDY,
            remedy_en=_REMEDY_EN,
            rests_on=(group.stated, *(row.max_points for row in group.rows)),
            severity=Severity.DOUBT,
            clauses=(),
        )
