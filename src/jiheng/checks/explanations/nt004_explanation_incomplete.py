"""NT004: a note gives the cause and not what will be done, or the other way round."""

from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.explained import beginning
from jiheng.checks.findings import WITH_RESULTS, Finding, Life, NotApplicable, Severity, Who
from jiheng.checks.keywords import any_of
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en, says_something, wants_reason, why_due
from jiheng.checks.terms import terms
from jiheng.checks.wording import cite, cite_en
from jiheng.form import SelfEvaluation

_CLAUSES: Final = ("house/explanation-fits",)


@check(
    code="NT004",
    name="explanation-incomplete",
    title="原因和措施只写了一样",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=_CLAUSES,
    life=Life.PREVIEW,
    stages=WITH_RESULTS,
)
def explanation_incomplete(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    没有完成或扣了分的项，写的说明是不是既有原因、又有改进措施。按常用的词来看，如「由于」「不足」，「已改」「下一步」。

    表下另有「存在问题」「改进措施」的，写在那里也算。

    ## 为什么

    这一栏叫「偏差原因分析及改进措施」，要的是两样。只写一样，审核人常会退回来要另一样。

    ## 触发

    只有原因：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 由于出版社纸张紧缺
    ```

    只有措施：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 下一步抓紧催办
    ```

    ## 不触发

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 由于出版社纸张紧缺，已改约明年一季度
    ```

    没有偏差：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160册 | 15 | 15 | 由于出版社纸张紧缺
    ```

    ## 怎么改

    补上另一样，一句就够。

    ## In English

    The note on a deviation gives only the cause, or only what will be done, judged by the words such notes use. One
    sentence for the other is enough. What stands under the table counts as well.
    """
    if "deviation_note" not in case.form.columns:
        yield NotApplicable("本表没有「偏差原因分析及改进措施」一栏。", "This form has no column for reasons.")
        return
    causes_below, remedies_below = _says(case.form, "problems", "causes"), _says(case.form, "measures")
    for row in case.rows:
        note = row.indicator.deviation_note
        if note.value is None or not wants_reason(row) or not says_something(note):
            continue
        has_cause = causes_below or any_of(terms("cause_words")).search(note.value) is not None
        has_remedy = remedies_below or any_of(terms("remedy_words")).search(note.value) is not None
        if has_cause != has_remedy:
            yield _finding(case, row, note.value, has_cause=has_cause)


def _says(form: SelfEvaluation, *codes: str) -> bool:
    return any(remark.code in codes and says_something(remark.text) for remark in form.remarks)


def _finding(case: Case, row: RowCase, note: str, *, has_cause: bool) -> Finding:
    told = beginning(note)
    what, what_en = why_due(row)
    given, lacking = ("原因", "怎样改进") if has_cause else ("怎样改进", "原因")
    lacking_en = "what will be done" if has_cause else "the cause"
    return Finding(
        where=at_row(case, row, "deviation_note"),
        message=f"{named(row)}{what}，偏差原因写「{told}」，像是只写了{given}，没有写{lacking}。{cite(case, _CLAUSES)}",
        message_en=f"{named_en(row)}: {what_en}; the note “{told}” does not seem to say {lacking_en}."
        f"{cite_en(case, _CLAUSES)}",
        remedy=f"请补一句{lacking}；已经写到的，不用再补。",
        remedy_en=f"Add a sentence on {lacking_en}; if it is there already, nothing need be added.",
        rests_on=(row.indicator.target, row.indicator.actual, row.indicator.deviation_note),
    )
