"""IN004: one indicator told twice."""

from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.names import bare
from jiheng.checks.registry import check
from jiheng.checks.rows import aim_and_result, aim_and_result_en, at_row, named, named_en, next_time, next_time_en
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.form import Field
from jiheng.form.labelling import labels_of
from jiheng.values import Choice, Deadline, Frequency, NotUnderstood, Quantity, Range, Value, Word

_LONG: Final = "indicators.duplicate_text_from"


@check(
    code="IN004",
    name="duplicate-indicator",
    title="同一项写了两遍",
    severity=Severity.DOUBT,
    who=Who.DECLARATION,
    clauses=("house/indicators-tell-the-project",),
)
def duplicate_indicator(case: Case) -> Iterator[Finding]:
    """## 查什么

    同一个名称出现两次；或者不同类别的两项，目标和完成值都一字不差，写的又不是「100%」「2人」「提升」「每季度」这样
    哪一项都可能写的值。

    ## 为什么
    一件事列两遍，得失都算了两遍。多半是复制了一行忘了改。

    ## 触发
    目标和完成值都相同，又不是常见的值：

    ```rows
    产出指标 | 数量指标 | 举办故事会 | 平均35人/每场 | 平均35人/每场 | 15 | 15 |
    产出指标 | 质量指标 | 故事会参加人数 | 平均35人/每场 | 平均35人/每场 | 10 | 10 |
    ```

    名称相同：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 15 | 15 |
    效益指标 | 社会效益 | 新建图书角数量 | 24个以上 | 24个 | 20 | 20 |
    ```

    ## 不触发
    值是常见的：

    ```rows
    产出指标 | 数量指标 | 图书角挂牌率 | 100% | 100% | 15 | 15 |
    产出指标 | 质量指标 | 图书验收合格率 | 100% | 100% | 10 | 10 |
    产出指标 | 时效指标 | 招募管护员 | 2人 | 2人 | 10 | 10 |
    效益指标 | 社会效益 | 上岗管护员 | 2人 | 2人 | 20 | 20 |
    ```

    目标相同，完成的不同：

    ```rows
    产出指标 | 数量指标 | 社区故事会场均人数 | 35人/场 | 36人/场 | 15 | 15 |
    效益指标 | 社会效益 | 街道故事会场均人数 | 35人/场 | 41人/场 | 20 | 20 |
    ```

    ## 怎么改
    请核对是不是抄重了行。批复本来如此的，今年不改；下年申报时留一项，另一项换成这一类别要回答的内容。

    ## In English
    The same name twice; or two rows in different categories with the same target and the same result, which is none
    of the values that many rows share (100 %, a word, so many people). Check for a row copied by mistake; leave what
    was approved, and keep one of the two next year.
    """
    names: dict[str, RowCase] = {}
    values: dict[tuple[str, str], RowCase] = {}
    for row in case.rows:
        indicator = row.indicator
        name, target, actual = indicator.name.value, indicator.target.value, indicator.actual.value
        if name is not None and not labels_of(name):
            first = names.setdefault(bare(name), row)
            if first is not row:
                yield _finding(case, first, row, by_name=True)
                continue
        if target is None or actual is None or not _is_telling(case, row.target, target):
            continue
        first = values.setdefault((target, actual), row)
        if first.indicator.category.value is not indicator.category.value:
            yield _finding(case, first, row, by_name=False)


def _finding(case: Case, first: RowCase, row: RowCase, *, by_name: bool) -> Finding:
    where, where_en = (
        f"第 {first.index + 1} 项、第 {row.index + 1} 项",
        f"Indicators {first.index + 1} and {row.index + 1}",
    )
    if by_name:
        said = f"{where}同名，都叫{named(row)}"
        said_en = f"{where_en} share the name {named_en(row)}"
    else:
        said = f"{where}（{named(first)}{named(row)}）类别不同，却都是{aim_and_result(row)}，一字不差"
        both_en = f"{named_en(first)}, {named_en(row)}"
        said_en = f"{where_en} ({both_en}) differ in category, yet both say: {aim_and_result_en(row)}"
    return Finding(
        where=at_row(case, row, "name" if by_name else "target"),
        message=f"{said}，像是一件事写了两遍。{OUR_JUDGEMENT}",
        message_en=f"{said_en}; they look like one thing told twice.{OUR_JUDGEMENT_EN}",
        remedy="请核对是不是抄重了行。" + next_time(case, "留一项，另一项换成这一类别要回答的内容"),
        remedy_en="Check for a row copied by mistake. "
        + next_time_en(case, "keep one of them and let the other answer what its category asks"),
        rests_on=_cells(first, by_name=by_name) + _cells(row, by_name=by_name),
    )


def _cells(row: RowCase, *, by_name: bool) -> tuple[Field[object], ...]:
    indicator = row.indicator
    return (indicator.name,) if by_name else (indicator.category, indicator.target, indicator.actual)


def _is_telling(case: Case, value: Value, text: str) -> bool:
    """Tell whether a value is so much its row's own that no other row would have it by chance."""
    if isinstance(value, Quantity | Range):
        return value.per is not None
    if isinstance(value, Word | Deadline | Frequency) or (isinstance(value, Choice) and value.scale):
        return False
    is_words = isinstance(value, NotUnderstood) and not any(character.isdigit() for character in text)
    return not is_words or len(text) >= case.pack.number(_LONG)
