"""NT005: a note speaks of money that came late or lay idle, while the rows on that have full points."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from jiheng.checks.admissions import idle_money_in, late_money_in
from jiheng.checks.case import Case, RowCase
from jiheng.checks.explained import Told, told_in
from jiheng.checks.findings import WITH_RESULTS, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import figure, named, named_en, scored, without_points
from jiheng.checks.wording import cite, cite_en

_CLAUSES: Final = ("house/explanation-and-rows",)
_SHOWN: Final = 3

_Scored = tuple[RowCase, Decimal, Decimal]

_TIMELY: Final = re.compile(r"及时|按时|准时|按期|如期|时效")
_COMPLIANT: Final = re.compile(r"合规|合法|规范|专款专用")
_OF_MONEY: Final = re.compile(
    r"资金|经费|补贴|补助|津贴|奖金|奖励|奖补|慰问金|救助金|工资|薪|款|费|拨付|支付|兑付|兑现|发放|报销|下达|到位|到账|结算"
)


@check(
    code="NT005",
    name="explanation-contradicts-row",
    title="说明与满分的项对不上",
    severity=Severity.DOUBT,
    who=Who.REVIEWER,
    clauses=_CLAUSES,
    stages=WITH_RESULTS,
)
def explanation_contradicts_row(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    说明里写到资金拨付不及时，或者资金积压、跨年度使用，而说及时、合规的各项都得了满分，两处是不是说的一回事。

    已经在及时或合规的某一项扣了分的，不提；说的是上级资金来得晚的、没有发生的、以前年度的，不算。

    ## 为什么

    说明写了实情，值得肯定；只是与得分对不上，审核人要弄清说的是不是同一笔钱，再定得分。

    ## 触发

    ```rows
    产出指标 | 质量指标 | 购书经费使用合规性 | 合规 | 合规 | 15 | 15 |
    产出指标 | 时效指标 | 书款支付及时率 | 100% | 100% | 15 | 15 |
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 书款支付不及时，部分经费跨年度使用，供货推迟
    ```

    ## 不触发

    及时的一项已经扣了分，合规的一项与此无关：

    ```rows
    产出指标 | 质量指标 | 图书采购程序规范性 | 规范 | 规范 | 15 | 15 |
    产出指标 | 时效指标 | 书款支付及时率 | 100% | 80% | 15 | 12 | 书款支付不及时，已约定一季度付清
    ```

    来得晚的是上级的钱，或者说的是没有：

    ```rows
    产出指标 | 质量指标 | 购书经费使用合规性 | 合规 | 合规 | 15 | 15 |
    产出指标 | 时效指标 | 书款支付及时率 | 100% | 100% | 15 | 15 |
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | 上级资金下达较晚，采购推后；未出现资金积压
    ```

    ## 怎么改

    供审核人核对，填报单位不用改。问清说明里写的是哪笔钱、多少、什么时候，与得满分的项是不是一回事；
    写得坦率不作为减分的理由。

    ## In English

    A note speaks of money that was paid late or lay idle, while every row on timeliness and compliance has full points.
    For the reviewer: find out which money is meant, how much and when, and whether those rows speak of it. Candour is
    no reason to take points off. Rows that were docked already, money sent late from above, and earlier years do not
    count.
    """
    yield from without_points(case)
    told = [(one, late_money_in(one.text), idle_money_in(one.text)) for one in told_in(case)]
    if not any(late or idle for _, late, idle in told):
        return
    rows = list(scored(case))
    timely, compliant = _about(rows, _TIMELY), _about(rows, _COMPLIANT)
    # Whatever the rows are about, all on timeliness and all on compliance have full points: then the first of each.
    both = [_full(timely), _full(compliant)]
    either = [found[0] for found in both] if all(both) else []
    for one, late, idle in told:
        against = [
            *(_full(_about(timely, _OF_MONEY)) if late else ()),
            *(_full(_about(compliant, _OF_MONEY)) if idle else ()),
        ]
        if (late or idle) and (against or either):
            yield _finding(case, one, (*late, *idle), against or either)


def _about(rows: Sequence[_Scored], matter: re.Pattern[str]) -> list[_Scored]:
    """The rows whose name or target speaks of a matter."""
    return [
        one
        for one in rows
        if matter.search(f"{one[0].indicator.name.value or ''}\n{one[0].indicator.target.value or ''}")
    ]


def _full(rows: Sequence[_Scored]) -> list[RowCase]:
    """The rows, where every one of them has full points; else none."""
    return [row for row, _, _ in rows] if all(claimed >= most for _, most, claimed in rows) else []


def _finding(case: Case, told: Told, words: Sequence[str], rows: Sequence[RowCase]) -> Finding:
    rows = [row for _, row in sorted({row.index: row for row in rows}.items())[:_SHOWN]]
    full = "、".join(f"{named(row)}{figure(row.indicator.max_points.value or Decimal(0))} 分" for row in rows)
    full_en = ", ".join(f"{named_en(row)} {figure(row.indicator.max_points.value or Decimal(0))}" for row in rows)
    all_, have = ("都", "have") if len(rows) > 1 else ("", "has")
    quoted = "".join(f"「{word}」" for word in words[:_SHOWN])
    return Finding(
        where=told.where,
        message=f"{told.called}里写到{quoted}，而{full}{all_}是满分：说的是不是同一笔钱，表上看不出来。"
        f"{cite(case, _CLAUSES)}",
        message_en=f"{told.called_en} speaks of {', '.join(words[:_SHOWN])}, while {full_en} {have} full "
        f"points: the form does not tell whether they mean the same money.{cite_en(case, _CLAUSES)}",
        remedy="审核时请问清涉及哪笔钱、多少、什么时候，与这几项是不是一回事，再定得分；写得坦率不作为减分的理由。",
        remedy_en="Find out which money is meant, how much and when, and whether those rows speak of it. Candour is no "
        "reason to take points off.",
        rests_on=(told.field, *(row.indicator.claimed_points for row in rows)),
    )
