"""WT003: the points for execution stand beside the total, not in it."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import total_row
from jiheng.checks.registry import check
from jiheng.checks.rows import leave_template
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN, at
from jiheng.form import Block
from jiheng.rulepacks import RulePack
from jiheng.scoring import SchemeKind
from jiheng.scoring.arithmetic import plain

_KEY = "total.execution_inside"


@check(
    code="WT003",
    name="execution-outside-total",
    title="执行率分值另列、未计入总分",
    severity=Severity.ADVICE,
    who=Who.TEMPLATE,
    rules=(_KEY,),
    matter="points-scheme",
)
def execution_outside_total(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    各项指标的分值加起来已经等于总分，执行率的分值另外列着、没有计入。

    ## 为什么

    同是「总分 98」，执行率计入与不计入，意思不同，跨单位、跨地区比较时要知道。表样定的事，不是填表人的错，
    一批只说一次。

    ## 触发

    指标合计 100 分就是总分，执行率 10 分另列：

    ```form execution-apart
    总分 | 100 | 100
    ```

    没有指明办法时也说明一句，供对照：

    ```form execution-apart rules=as-printed
    总分 | 100 | 100
    ```

    ## 不触发

    指标 90 分加执行率 10 分是 100 分：

    ```form standard
    总分 | 100 | 99.8
    ```

    执行率一行画了「—」，不设分值：

    ```form execution-apart
    年度资金总额 | 86.50 | 86.50 | 84.77 | — | 98.00% | —
    ```

    ## 怎么改

    填表人不用改。由主管部门确认一次：本地表样就是这样。

    ## In English

    The maxima of the indicators make up the total by themselves, and the points for execution stand beside it. That is
    the template's doing: nothing to change for the unit; the competent department confirms it once.
    """
    found = case.due.scheme
    if found.execution_max is None:
        yield NotApplicable("表上没有执行率的分值。", "The form has no maximum for execution.")
        return
    if found.kind is not SchemeKind.OUTSIDE:
        return
    beside = [pack for pack in case.packs if pack.find(_KEY) is not None]
    if beside and not beside[0].flag(_KEY):
        return
    execution = plain(found.execution_max)
    if beside:
        says, says_en = _ruled(case, beside[0])
    else:
        says = f"计不计入各地不一，这里没有可以对照的办法，只作说明。{OUR_JUDGEMENT}"
        says_en = f"Places differ in that, and there is no rule here to compare with.{OUR_JUDGEMENT_EN}"
    fund = total_row(case.form)
    leave, leave_en = leave_template(case)
    yield Finding(
        where=at(case.form, Block.TOTAL, "max_points"),
        message=f"本表指标分值合计 {plain(found.indicators_max)} 即总分，执行率 {execution} 分另列、未计入。{says}",
        message_en=f"The maxima of the indicators add up to {plain(found.indicators_max)}, the total; the {execution} "
        f"points for execution stand beside it. {says_en}",
        remedy=f"{leave}由主管部门确认一次。",
        remedy_en=f"{leave_en}the competent department confirms it once."
        if leave_en
        else "The competent department confirms it once.",
        rests_on=(
            case.form.total.max_points,
            *(row.max_points for row in case.form.indicators),
            *(() if fund is None else (fund[1].max_points,)),
        ),
        clauses=(beside[0].setting(_KEY).clause,) if beside else (),
    )


def _ruled(case: Case, pack: RulePack) -> tuple[str, str]:
    """What a pack says of execution and the whole: the rule where it is in force, else a comparison."""
    whole, printed = pack.number("total.points"), case.due.scheme.whole
    named = pack.document.removesuffix("口径")
    says = f"{named}口径是计入 {plain(whole)} 分之内"
    says_en = f"{pack.document} counts it in the {plain(whole)}"
    if printed != whole:
        says += f"，本表总分是 {plain(printed)} 分"
        says_en += f", while the total here is {plain(printed)}"
    if pack.id == case.pack.id:
        return (
            (f"{says}。", f"{says_en}.") if printed != whole else (f"{says}，与本表不同。", f"{says_en}, unlike here.")
        )
    return f"{says}，仅供对照。", f"{says_en}; for comparison only."
