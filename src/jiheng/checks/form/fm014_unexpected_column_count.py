"""FM014: the block of indicators prints fewer columns than the usual eight."""

from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, Finding, Life, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.wording import cite, cite_en, term, term_en
from jiheng.form import Block, Where

_CLAUSES: Final = ("house/usual-layout",)
_USUAL: Final = (
    "dimension",
    "category",
    "name",
    "target",
    "actual",
    "max_points",
    "claimed_points",
    "deviation_note",
)


@check(
    code="FM014",
    name="unexpected-column-count",
    title="指标一块栏数与通例不同",
    severity=Severity.ADVICE,
    who=Who.TEMPLATE,
    clauses=_CLAUSES,
    life=Life.PREVIEW,
    stages=WITH_RESULTS,
)
def unexpected_column_count(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    绩效指标一块通常有八栏：一级指标、二级指标、三级指标、年度指标值、实际完成值、分值、得分、偏差原因分析及改进措施。
    少了哪一栏，列出来。多出来的栏（如指标性质、度量单位）不提。

    ## 为什么

    有的地方表样本来就不同；也有的是填表时误删了一列。少了「得分」「原因」一栏，相应的各条就没法看。

    ## 触发

    ```form standard
    指标表头 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
    ```

    ## 不触发

    八栏都有：

    ```form standard
    指标表头 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
    ```

    叫法不同也行：

    ```form standard
    指标表头 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 全年完成值 | 权重 | 自评得分 | 未完成原因分析
    ```

    ## 怎么改

    当地表样就是这样的，不用理会；是误删了的，按表样补上这一列。

    ## In English

    The block of indicators lacks one or more of the eight usual columns. If the place's template is like that, pay no
    heed; if a column was deleted by mistake, put it back. Further columns are not mentioned.
    """
    if not case.form.columns:
        yield NotApplicable("没有读到指标一块的表头。", "No heads of a block of indicators were read.")
        return
    lacking = [code for code in _USUAL if code not in case.form.columns]
    if lacking:
        names = "".join(f"「{term(Block.INDICATORS, code)}」" for code in lacking)
        names_en = ", ".join(term_en(Block.INDICATORS, code) for code in lacking)
        yield Finding(
            where=Where(Block.INDICATORS),
            message=f"绩效指标一块没有{names}，比通常的 {len(_USUAL)} 栏少 {len(lacking)} 栏。{cite(case, _CLAUSES)}",
            message_en=f"The block of indicators has no column for {names_en}: {len(lacking)} fewer than the usual "
            f"{len(_USUAL)}.{cite_en(case, _CLAUSES)}",
            remedy="当地表样就是这样的，不用理会；是误删了一列的，请按表样补上。",
            remedy_en="If the place's template is like that, pay no heed; if a column was deleted, put it back.",
        )
