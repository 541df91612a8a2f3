"""SC003: the grade is not the one that the points give."""

from collections.abc import Iterator

from jiheng import scoring
from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.grades import claimed_grade, grade_in, named_scale
from jiheng.checks.registry import check
from jiheng.checks.rows import figure
from jiheng.checks.wording import OWN_ARITHMETIC, OWN_ARITHMETIC_EN, cite, cite_en
from jiheng.form import Block, Where

_SCALE = "grade.scale"


@check(
    code="SC003",
    name="grade-off-points",
    title="等次与总分不符",
    severity=Severity.DOUBT,
    also={Severity.ERROR: ("表上自己注明了等次标准的", "the form itself names the scale")},
    who=Who.UNIT,
    rules=(_SCALE,),
    guess_free=True,
    matter="total",
    stages=WITH_RESULTS,
)
def grade_off_points(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    表里写了等次的，等次与「总分」得分是否对得上。

    表下注明了等次标准的，按表上的标准看，不符必须改正；没有注明的，按所用办法看，只请核实。

    ## 为什么
    等次随总分走。90、80、60 分整属于上一档。多半是分改了、等次没改。

    ## 触发
    92 分写了「良」：

    ```form standard
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 27000人次 | 90 | 82 | 闭馆维修两个月，已加开流动车
    + 自评等级 | 良
    总分 | 100 | 92
    ```

    表下注明了标准：

    ```form standard
    总分 | 100 | 99.8
    + 自评等级 | 良
    + 注 | 90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差
    ```

    ## 不触发
    正好 90 分是优：

    ```form standard
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 27000人次 | 90 | 80 | 闭馆维修两个月，已加开流动车
    + 自评等级 | 优
    总分 | 100 | 90
    ```

    表上没有等次栏：

    ```form standard
    总分 | 100 | 99.8
    ```

    ## 怎么改
    先核对总分，再照等次标准改等次。

    ## In English
    The grade written on the form is not the one that the total gives: an error under a scale that the form itself
    names, else a question under the rule pack in force. Exactly 90, 80 and 60 belong to the upper grade. Check the
    total first, then the grade.
    """
    remark = claimed_grade(case.form)
    if remark is None:
        yield NotApplicable("本表没有填等次。", "No grade is written on this form.")
        return
    place = remark.text.place
    where = Where(Block.FOOTER, None, "grade", None if place is None else str(place))
    total = case.form.total.claimed_points
    grade = grade_in(remark.text.value or "")
    if grade is None or total.value is None:
        yield CannotJudge(
            where,
            f"等次栏写「{remark.text.value}」，看不出是哪一档。"
            if grade is None
            else "「总分」得分空着，等次无从核对。",
            "The grade cannot be told from what is written." if grade is None else "The total claimed is blank.",
        )
        return
    scale = named_scale(case.form)
    if scale is not None:
        clauses: tuple[str, ...] = ()
        right = scale.grade(total.value)
        source, source_en = "按本表注明的等次标准", "by the scale the form names"
        basis, basis_en = OWN_ARITHMETIC, OWN_ARITHMETIC_EN
    else:
        rule = case.pack.find(_SCALE)
        most = case.form.total.max_points.value
        if rule is None or most is None or most <= 0:
            yield CannotJudge(
                where,
                "所用口径没有等次标准，或总分没有分值，等次无从核对。",
                "The rule pack has no grades, or the total has no maximum.",
            )
            return
        held, _steps = scoring.grade(total.value, most, case.pack)
        if held is None:
            return
        clauses, right = (rule.clause,), held
        source, source_en = "按所用办法的等次标准", "by the rule pack in force"
        if not case.pack.is_in_force(rule.clause):
            source, source_en = "照常用的等次标准", "by the usual scale"
        basis, basis_en = cite(case, clauses), cite_en(case, clauses)
    if right == grade:
        return
    yield Finding(
        where=where,
        message=f"「总分」自评 {figure(total.value)} 分，{source}是「{right}」，表上等次写「{remark.text.value}」。"
        f"{basis}",
        message_en=f"The total claims {figure(total.value)}, which is “{right}” {source_en}; the form says "
        f"“{remark.text.value}”.{basis_en}",
        remedy="请先核对总分，再照等次标准改等次。" + ("" if scale else "本地另有等次标准的，在说明里写明即可。"),
        remedy_en="Check the total first, then the grade." + ("" if scale else " If a local scale applies, say so."),
        rests_on=(total, remark.text),
        severity=Severity.ERROR if scale else None,
        clauses=clauses,
    )
