"""FM008: a quotation mark or bracket stands without its partner."""

import re
from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.cells import text_cells
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.wording import cite, cite_en

_CLAUSES: Final = ("house/clean-text",)
_AROUND: Final = 8
_SHOWN: Final = 3

# Every sign with the pair it belongs to; wide and narrow ones may be mixed, as in 「（含乡镇)」.
_PAIRS: Final = {"“": "“”", "”": "“”", "（": "（）", "(": "（）", "）": "（）", ")": "（）", "《": "《》", "》": "《》",
                 "【": "【】", "】": "【】", "「": "「」", "」": "「」"}  # fmt: skip
_OPENING: Final = frozenset("“（(《【「")
_SIGNS: Final = re.compile(f"[{re.escape(''.join(_PAIRS))}]")
_STOP: Final = re.compile(r"[。；！？]")
# What is no half of a pair: numbers of a list, 「1）」, 「一)」, 「a)」; half-open ranges, 「[80,90)」.
_NO_PAIR: Final = re.compile(
    r"(?:(?<=[\s。；;，,、：:！？!?])|^)(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[A-Za-z①-⑳])[)）]"
    r"|[\[［(（]\s*[-+]?\d+(?:\.\d+)?[%％]?\s*[,，]\s*[-+]?(?:\d+(?:\.\d+)?[%％]?|∞)\s*[\]］)）]"
)


@check(
    code="FM008",
    name="unbalanced-punctuation",
    title="引号、括号不成对",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=_CLAUSES,
)
def unbalanced_punctuation(case: Case) -> Iterator[Finding]:
    """## 查什么

    表头、总体目标、指标和原因说明的文字里，引号 “ ”、括号（）、书名号《》是不是成对。

    列项的「1）」「一）」和半开区间「[80,90)」不算；全角、半角括号配成一对的也不算。

    ## 为什么

    少了一半，多半是删改时漏掉的，引的是哪几个字、括号里说到哪里为止，就看不准了；公开时也不好看。

    ## 触发

    只有后引号：

    ```form standard
    实际完成情况 | 全年新建图书角24个，流动书车”开进12个街道。
    ```

    括号没有收：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量（含社区 | ≥24个 | 24个 | 15 | 15 |
    ```

    ## 不触发

    成对的，全角半角混着用也行：

    ```form standard
    预期目标 | 依照《公共图书馆法》，让“流动书车”开进街道（含镇)，居民在家门口借得到书。
    ```

    列项的序号、半开的区间：

    ```form standard
    实际完成情况 | 1）新建图书角24个；2）配送新书12160册；居民评分落在[80,90)的占九成。
    ```

    ## 怎么改

    补上缺的一半，或者删去多出来的一半。

    ## In English

    A quotation mark, bracket or title mark stands alone: its other half was lost in editing, and nobody can tell where
    the quoted words begin or end. Numbers of a list, `1）`, and half-open ranges, `[80,90)`, are fine. Add the missing
    half or take the other away.
    """
    for cell in text_cells(case.form):
        text = cell.field.value
        alone = () if text is None or _SIGNS.search(text) is None else _alone(text)
        if not alone or text is None:
            continue
        told = "、".join(_told(text, place) for place in alone[:_SHOWN])
        told_en = ", ".join(_told_en(text, place) for place in alone[:_SHOWN])
        more = f"等 {len(alone)} 处" if len(alone) > _SHOWN else ""
        yield Finding(
            where=cell.where,
            message=f"{cell.called}里，{told}{more}，看不出从哪个字到哪个字。{cite(case, _CLAUSES)}",
            message_en=f"In the {cell.called_en}, {told_en} has no partner, so nobody "
            f"can tell where the words in it begin or end.{cite_en(case, _CLAUSES)}",
            remedy="请补上缺的一半，或删去多出来的一半。",
            remedy_en="Add the missing half or take the other away.",
            rests_on=(cell.field,),
        )


def _alone(text: str) -> tuple[int, ...]:
    """The places of signs without a partner, in order."""
    passed_over = {place for found in _NO_PAIR.finditer(text) for place in range(found.start(), found.end())}
    open_: dict[str, list[int]] = {}
    alone = []
    for found in _SIGNS.finditer(text):
        sign, place = found[0], found.start()
        if place in passed_over:
            continue
        waiting = open_.setdefault(_PAIRS[sign], [])
        if sign in _OPENING:
            waiting.append(place)
        elif waiting:
            waiting.pop()
        else:
            alone.append(place)
    return tuple(sorted([*alone, *(place for waiting in open_.values() for place in waiting)]))


def _told(text: str, place: int) -> str:
    sign = text[place]
    missing = _PAIRS[sign][0 if sign not in _OPENING else 1]
    near = _near(text, place)
    stands = "" if near == text.strip() else f"「{near}」里的 "
    return f"{stands}{sign} 没有配对的 {missing}"


def _told_en(text: str, place: int) -> str:
    return f"the {text[place]} at “{_near(text, place)}”"


def _near(text: str, place: int) -> str:
    """The sign with the words around it, no further than the sentence goes."""
    before = _STOP.split(text[max(0, place - _AROUND) : place])[-1]
    behind = _STOP.split(text[place + 1 : place + _AROUND + 1])[0]
    return f"{before}{text[place]}{behind}".strip()
