"""XF007: what a form says of its money is not what the roster says."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, AcrossFinding, At, CannotJudgeAcross, Severity, Who
from jiheng.checks.funds import half_place
from jiheng.checks.heads import Held
from jiheng.checks.identities import fold, named, named_en
from jiheng.checks.registry import across
from jiheng.checks.rosters import LISTED, LISTED_EN, Amounts, Filed, Listed, filed, match
from jiheng.checks.wording import amount, term, term_en
from jiheng.form import Block, Entry
from jiheng.rulepacks import RulePack

_NAMES: Final = ("original_budget", "revised_budget", "actual_expenditure")
_CENT: Final = Decimal(1).scaleb(-2)
_LEDGER: Final = (("批复数", "approved"), ("调整后预算数", "adjusted"), ("支付数", "paid"))


class Gap(NamedTuple):
    """A column of amounts in which form and list differ, both in yuan."""

    column: int
    own: Decimal
    listed: Decimal


def _facts(case: Case) -> Iterator[tuple[str, Filed]]:
    yield "", filed(case, with_amounts=True)


def _listed(entry: Entry) -> Iterator[tuple[str, Listed]]:
    yield "", Listed(entry)


@across(
    code="XF007",
    name="ledger-mismatch",
    title="金额与项目清单不一致",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    clauses=("house/as-listed", "house/sum-tolerance"),
    stages=WITH_RESULTS,
    facts=_facts,
    listed=_listed,
)
def ledger_mismatch(key: str, facts: Sequence[Held], pack: RulePack) -> Iterator[AcrossFinding | CannotJudgeAcross]:  # noqa: ARG001 - every check across forms is given all three
    """## 查什么

    给了项目清单（`--roster`）时，年度资金总额的年初预算数、全年预算数、全年执行数，是不是清单上的批复数、调整后预算数、支付数。

    都换算成元再比；两边四舍五入带来的差不算。清单只列财政拨款的，与「当年财政拨款」一行，或它与上年结转之和相同，也算一致。
    清单上没有的数、清单没有写明单位的数不比；表的金额单位没有确认的，先不比，确认后再看。
    哪张表对应清单哪一行，见 XF006。

    ## 为什么
    批复、调整、支付以账上为准。表与账不一致，执行率和得分都跟着变。

    ## 触发
    支付数差 2,300 元：

    ```pile
    == 表甲
    项目名称 | 送戏下乡
    == 项目清单
     | 送戏下乡 | 清河区图书馆 | 865000.00 | 865000.00 | 850000.00
    ```

    全年预算没有按调整后的填：

    ```pile
    == 表甲
    项目名称 | 送戏下乡
    == 项目清单
     | 送戏下乡 | 清河区图书馆 | 865000.00 | 900000.00 | 847700.00
    ```

    ## 不触发
    一致，表按万元填到两位，差在四舍五入之内：

    ```pile
    == 表甲
    项目名称 | 送戏下乡
    == 项目清单
     | 送戏下乡 | 清河区图书馆 | 865000.00 | 865000.00 | 847735.20
    ```

    清单没有列支付数：

    ```pile
    == 表甲
    项目名称 | 送戏下乡
    == 项目清单
     | 送戏下乡 | 清河区图书馆 | 865000.00 | 865000.00 |
    ```

    ## 怎么改
    表填错的，改表；清单是旧数的，换最新的清单再查。年后退回、调剂的，请写明。

    ## In English
    Opening budget, revised budget and expenditure of the form beside the figures of the list, all in yuan. What the
    rounding of either allows is no difference; nor is a list that counts this year's appropriation alone. Amounts whose
    unit is not known are not compared.
    """
    waiting: list[int] = []
    for place, listed in match(facts).pairs:
        told, entry = facts[place], facts[listed].fact.entry
        ledger = tuple(getattr(entry, name) for name in _NAMES)
        if told.form is None or not any(figure is not None for figure in ledger):
            continue
        if told.fact.amounts is None:
            waiting.append(told.form)
        elif gaps := _gaps(told.fact.amounts, ledger, pack):
            yield _finding(told.fact, told.form, entry, gaps)
    if waiting:
        yield CannotJudgeAcross(
            tuple(sorted(waiting)),
            "金额单位还没有确认，没有与清单核对金额。",
            "The unit of the amounts is not confirmed, so they are not compared with the list.",
        )


def _gaps(mine: Amounts, ledger: Sequence[Decimal | None], pack: RulePack) -> list[Gap]:
    """Give where form and list differ; nothing where a part of the form that a list may count alone agrees with it."""
    whole, *parts = mine
    gaps = _differing(whole, ledger, pack)
    counted_alone = (part for part in parts if _is_part(part, whole))
    return [] if any(not _differing(part, ledger, pack) for part in counted_alone) else gaps


def _is_part(part: Sequence[Decimal | None], whole: Sequence[Decimal | None]) -> bool:
    """Tell whether no amount is larger than that of the whole; one that is was miscounted, and says nothing."""
    return all(one is not None and (of is None or one <= of) for one, of in zip(part, whole, strict=True))


def _differing(mine: Sequence[Decimal | None], ledger: Sequence[Decimal | None], pack: RulePack) -> list[Gap]:
    """Give the columns that differ beyond what rounding allows."""
    least = pack.number("tolerance.sum.least")
    return [
        Gap(column, own, listed)
        for column, (own, listed) in enumerate(zip(mine, ledger, strict=True))
        if own is not None
        and listed is not None
        and abs(own - listed) > max(half_place(own, pack) + half_place(listed, pack), least)
    ]


def _finding(form: Filed, place: int, entry: Entry, gaps: Sequence[Gap]) -> AcrossFinding:
    said, said_en = zip(*map(_said, gaps), strict=True)
    called = named(form.project or entry.project, form.unit)
    called_en = named_en(form.project or entry.project, form.unit)
    return AcrossFinding(
        at=(At(place, form.where),),
        about=(fold(entry.code) or fold(entry.project), fold(entry.implementing_unit), str(form.year or "")),
        message=f"{called}与清单{entry.called}金额不一致：{'；'.join(said)}。{LISTED}",
        message_en=f"{called_en} and {entry.called_en} of the list differ: {'; '.join(said_en)}.{LISTED_EN}",
        remedy="请核对：表填错的，改表；清单是旧数的，换最新的清单；年后退回、调剂的，请写明。",
        remedy_en="Mend the form if it is wrong; take the latest list if that is old; say so if money was returned or "
        "moved afterwards.",
        evidence=tuple(said),
    )


def _yuan(figure: Decimal) -> str:
    """Give an amount in yuan to the cent, without the places that come of converting it; in full where it has more."""
    cents = figure.quantize(_CENT)
    return amount(cents if cents == figure else figure)


def _said(gap: Gap) -> tuple[str, str]:
    name, (ledger, ledger_en) = _NAMES[gap.column], _LEDGER[gap.column]
    own, listed, apart = (_yuan(figure) for figure in (gap.own, gap.listed, abs(gap.own - gap.listed)))
    return (
        f"{term(Block.FUNDS, name)} {own} 元，清单{ledger} {listed} 元，差 {apart} 元",
        f"{term_en(Block.FUNDS, name)} {own} yuan, {ledger_en} {listed} yuan, {apart} apart",
    )
