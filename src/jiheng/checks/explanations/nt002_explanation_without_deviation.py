"""NT002: a note stands beside a row that was reached and has full points."""

import re
from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.explained import beginning
from jiheng.checks.findings import WITH_RESULTS, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import (
    aim_and_result,
    aim_and_result_en,
    at_row,
    named,
    named_en,
    on_a_guess,
    on_a_guess_en,
    says_something,
    scored,
    wants_reason,
)
from jiheng.checks.wording import cite, cite_en
from jiheng.values import Kind, Outcome

_CLAUSES: Final = ("house/explanation-fits",)

# 「已按计划完成」 says that all went well; nobody need ask why it stands there.
_ALL_WELL: Final = re.compile(
    r"(?:本项|该项|指标|目标|任务|工作|已|均|全部|全面|圆满|顺利|按时|按期|按计划|如期|按质|按量|年初|年度|计划|预期|设定|达到|实现|完成"
    r"|达成|达标|达|正常|符合|要求|标准|值|良好|较好|情况|不存在偏差|偏差|无|了|并|且|与|一致|，|。|、|；)++"
)
# A result better than the target is a deviation, too, and some explain it.
_BETTER: Final = re.compile(r"超|多于|高于|优于|增加|增长|新增|增多|扩大|提前|提高|上升|追加|好于|加大|踊跃")
_WORSE: Final = re.compile(
    r"未|没|不足|不够|不到|延|推迟|推后|滞后|有待|偏[少低慢晚高]|缺|受.{0,8}影响|困难|流标|取消|停|故障|疫情|问题|返工|退换|违约|损坏"
)
_LESS: Final = re.compile(r"节约|节省|节支|减少|降低|低于|下降|压减|压缩|核减|少于|结余|招标|优惠|竞价")


@check(
    code="NT002",
    name="explanation-without-deviation",
    title="没有偏差却写了原因",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=_CLAUSES,
    stages=WITH_RESULTS,
)
def explanation_without_deviation(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    已经达到目标、也得了满分的项，「偏差原因分析及改进措施」里是不是写了原因。

    写「无」「已按计划完成」的不算；说明为什么完成得比目标好的，也不算。

    ## 为什么

    多半是写错了行，或者完成值、得分填错了。写在别处的原因，审核人会当成那一项没有写。

    ## 触发

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160册 | 15 | 15 | 出版社延期供货，已改约明年一季度
    ```

    ```rows
    产出指标 | 质量指标 | 图书验收 | 合格 | 合格 | 15 | 15 | 部分图书装订开胶，已退换
    ```

    ## 不触发

    没有完成的、扣了分的，正该写原因：

    ```rows
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 出版社延期供货，已改约明年一季度
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 93% | 10 | 9 | 开放时间偏短，已延长
    ```

    说的是完成了，或者为什么超过了目标：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 | 已按计划完成
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 13500册 | 15 | 15 | 社区新增网点，配送量增加
    ```

    ## 怎么改

    写错了行的，移到有偏差的那一项；完成值或得分填错的，改正它们。没有错的，留着也不影响得分，不用答复。

    ## In English

    A row that was reached and has full points carries a note with a cause. Most often the note belongs to another row,
    or the result or the points were typed wrongly. Move the note or mend the figure; if nothing is wrong it may stay,
    and costs nothing. 无, “done as planned”, and reasons for doing better than the target do not count.
    """
    if "deviation_note" not in case.form.columns:
        yield NotApplicable("本表没有「偏差原因分析及改进措施」一栏。", "This form has no column for reasons.")
        return
    for row, most, claimed in scored(case):
        note = row.indicator.deviation_note
        if note.value is None or not says_something(note) or claimed != most:
            continue
        if row.comparison.outcome is Outcome.REACHED and not _is_at_home(row, note.value):
            yield _finding(case, row, note.value)


def _is_at_home(row: RowCase, note: str) -> bool:
    """The note says that all went well, or why the result is better than the target."""
    if _ALL_WELL.fullmatch(note):
        return True
    compared = row.comparison
    better = _LESS if compared.direction.kind is Kind.AT_MOST else _BETTER
    return compared.ratio not in {None, 1} and better.search(note) is not None and _WORSE.search(note) is None


def _finding(case: Case, row: RowCase, note: str) -> Finding:
    told = beginning(note)
    waiting = next(
        (one for one in case.rows if wants_reason(one) and not says_something(one.indicator.deviation_note)), None
    )
    other = "" if waiting is None else f"{named(waiting)}有偏差而没有写原因，可能本该写在那里。"
    other_en = "" if waiting is None else f" {named_en(waiting)} deviates without a note: it may belong there."
    indicator = row.indicator
    return Finding(
        where=at_row(case, row, "deviation_note"),
        message=f"{named(row)}{aim_and_result(row)}{on_a_guess(row)}，已达到目标并得满分，「偏差原因」一栏却写了「{told}」。{other}"
        f"{cite(case, _CLAUSES)}",
        message_en=f"{named_en(row)}: {aim_and_result_en(row)}{on_a_guess_en(row)}, reached and with full points, yet "
        f"a note says “{told}”.{other_en}{cite_en(case, _CLAUSES)}",
        remedy="写错了行的，请移到有偏差的那一项；完成值或得分填错的，请改正。没有错的，留着不影响得分，也不用答复。",
        remedy_en="Move it to the row that deviates, or mend result or points; if nothing is wrong it may stay.",
        rests_on=(
            indicator.target,
            indicator.actual,
            indicator.max_points,
            indicator.claimed_points,
            indicator.deviation_note,
        ),
    )
