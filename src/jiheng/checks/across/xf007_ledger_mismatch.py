"""XF007: what a form says of its money is not what the roster says."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, AcrossFinding, At, CannotJudgeAcross, Severity, Who
from jiheng.checks.funds import half_place
from jiheng.checks.heads import Held
from jiheng.checks.identities import fold, named
from jiheng.checks.registry import across
from jiheng.checks.rosters import LISTED, LISTED_EN, Filed, Listed, filed, match
from jiheng.checks.wording import amount, term, term_en
from jiheng.form import Block, Entry
from jiheng.rulepacks import RulePack

_NAMES: Final = ("original_budget", "revised_budget", "actual_expenditure")
_LEDGER: Final = (("批复数", "approved"), ("调整后预算数", "adjusted"), ("支付数", "paid"))


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
            continue
        differing = [
            at for at, figure in enumerate(ledger) if figure is not None and _differs(told.fact, at, figure, pack)
        ]
        if differing:
            yield _finding(told, entry, differing)
    if waiting:
        yield CannotJudgeAcross(
            tuple(waiting),
            "金额单位还没有确认，没有与清单核对金额。",
            "The unit of the amounts is not confirmed, so they are not compared with the list.",
        )


def _differs(told: Filed, at: int, figure: Decimal, pack: RulePack) -> bool:
    """No figure that the list may mean is the one it has, within what rounding allows; a blank is not compared."""
    mine = [amounts[at] for amounts in told.amounts or ()]
    if mine[0] is None:
        return False
    least = pack.number("tolerance.sum.least")
    return not any(
        own is not None and abs(own - figure) <= max(half_place(own, pack) + half_place(figure, pack), least)
        for own in mine
    )


def _finding(told: Held, entry: Entry, differing: Sequence[int]) -> AcrossFinding:
    form: Filed = told.fact
    said, said_en = zip(*(_said(form, entry, at) for at in differing), strict=True)
    called = named(form.project or entry.project, form.unit)
    where = tuple(At(one, form.where) for one in (told.form,) if one is not None)
    return AcrossFinding(
        at=where,
        about=(fold(entry.code) or fold(entry.project), fold(entry.implementing_unit), str(form.year or "")),
        message=f"{called}与清单{entry.called}金额不一致：{'；'.join(said)}。{LISTED}",
        message_en=f"{called} and {entry.called_en} of the list differ: {'; '.join(said_en)}.{LISTED_EN}",
        remedy="请核对：表填错的，改表；清单是旧数的，换最新的清单；年后退回、调剂的，请写明。",
        remedy_en="Mend the form if it is wrong; take the latest list if that is old; say so if money was returned or "
        "moved afterwards.",
        evidence=tuple(said),
    )


def _said(form: Filed, entry: Entry, at: int) -> tuple[str, str]:
    name, (ledger, ledger_en) = _NAMES[at], _LEDGER[at]
    own, listed = (form.amounts or ((None,) * len(_NAMES),))[0][at], getattr(entry, name)
    gap = amount(abs(own - listed))
    return (
        f"{term(Block.FUNDS, name)} {amount(own)} 元，清单{ledger} {amount(listed)} 元，差 {gap} 元",
        f"{term_en(Block.FUNDS, name)} {amount(own)} yuan, {ledger_en} {amount(listed)} yuan, {gap} apart",
    )
