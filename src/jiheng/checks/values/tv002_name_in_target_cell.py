"""TV002: the target is worded like the name of an indicator."""

import re
from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Severity, Stage, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.values import NotUnderstood

# How names of indicators end, and words that make a level of what ends so: 提升服务质量 is a target, 服务质量 a name.
_ENDS_LIKE_A_NAME: Final = re.compile(r"(?:性|率|度|数|量|额|情况|程度|水平|指数|次数|人数|能力)$")
_SAYS_A_LEVEL: Final = re.compile(
    r"提高|提升|增强|加强|增加|扩大|改善|改进|优化|完善|健全|促进|推动|保障|保证|确保|保持|维持|稳定|降低|减少|下降|缩短|"
    r"有效|显著|明显|逐步|进一步|不断|持续|达到|达标|符合|满足|高于|低于|具有|具备|完成|实现|较好|良好|优秀|及时|"
    r"加大|强化|落实|规范|高质|优质|保质|保量|足量|不|未|无|零"
)
# 健全性 at the end names what is measured, and says nothing of how much; 永久性 by itself says how something is.
# 任务完成及时性 says of what it is measured, 提升满意度 what is to be done.
_ENDS_IN_A_QUALITY: Final = re.compile(r"(?:(?<=..)(?:完成|实现|落实|达标|规范|保障))?..(?:性|率|度)$")
_AN_ADJECTIVE: Final = re.compile(r".{2,3}性")
_DIGIT: Final = re.compile(r"[0-9０-９一二两三四五六七八九十百千万亿]")


@check(
    code="TV002",
    name="name-in-target-cell",
    title="指标值里写了指标名称",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    clauses=("house/value-readable",),
)
def name_in_target_cell(case: Case) -> Iterator[Finding]:
    """## 查什么

    「年度指标值」写的是不是一个指标名称：没有数字，不是「合规」「健全」这类表示水平的词，却以「率」「性」「数」等结尾。

    ## 为什么
    多半是填错了格，或从别的表里粘串了行。指标值里没有要达到的水平，完成值就无从对照。

    ## 触发
    指标值写了另一个指标的名称：

    ```rows
    产出指标 | 质量指标 | 图书验收 | 图书采购目录准确性 | 准确 | 10 | 10 |
    ```

    指标值照抄了本项的名称：

    ```rows
    满意度 | 服务对象满意度指标 | 读者满意度 | 读者满意度 | 满意 | 10 | 10 |
    ```

    ## 不触发
    表示水平的词，或者说了要怎么变的话：

    ```rows
    效益指标 | 社会效益 | 阅读氛围 | 改善 | 改善 | 10 | 10 |
    效益指标 | 社会效益 | 服务能力 | 提升基层公共文化服务水平 | 已提升 | 10 | 10 |
    ```

    有数字的，即使写得像名称：

    ```rows
    产出指标 | 质量指标 | 图书验收合格率 | 验收合格率98% | 99.2% | 10 | 10 |
    ```

    ## 怎么改
    对照批复的绩效目标核对。抄错格的照批复改回；批复本来如此的不要改，在说明里写一句，下年申报时改正。

    ## In English
    The target cell holds what looks like the name of an indicator: no figure, no word for a level, and an ending such
    as 率 or 性. Compare with the approved goals: mend a slip of copying; if it was approved like that, leave it and
    say so.
    """
    for row in case.rows:
        target, actual = row.indicator.target, row.indicator.actual
        if not _is_a_name(row):
            continue
        result = "" if actual.is_absent else f"；完成值「{actual.value or '空'}」因此无从对照"
        yield Finding(
            where=at_row(case, row, "target"),
            message=f"{named(row)}的「年度指标值」写的是「{target.value}」，像指标名称，看不出要达到什么水平"
            f"{result}。{OUR_JUDGEMENT}",
            message_en=f"{named_en(row)}: the target “{target.value}” reads like the name of an indicator and says "
            f"no level to be reached.{OUR_JUDGEMENT_EN}",
            remedy="请写明要达到的水平，例如百分之几。"
            if case.stage is Stage.DECLARATION
            else "请对照批复的绩效目标：抄错格的，照批复改回；批复就是这样的，请勿改动，在说明里写一句即可。",
            remedy_en="Say what level is to be reached."
            if case.stage is Stage.DECLARATION
            else "Compare with the approved goals: mend a slip of copying; if approved like that, leave it and say so.",
            rests_on=(target,),
        )


def _is_a_name(row: RowCase) -> bool:
    text = row.indicator.target.value
    if text is None or not isinstance(row.target, NotUnderstood) or _DIGIT.search(text):
        return False
    if text == row.indicator.name.value:
        return True
    if _AN_ADJECTIVE.fullmatch(text) or not _ENDS_LIKE_A_NAME.search(text):
        return False
    return _SAYS_A_LEVEL.search(_ENDS_IN_A_QUALITY.sub("", text)) is None
