"""FD004: the total is 0 or blank while a source is not."""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import AMOUNTS, column, filled, name_en_of, name_of, total_row
from jiheng.checks.registry import check
from jiheng.checks.wording import OWN_ARITHMETIC, OWN_ARITHMETIC_EN, amount, at, term, term_en
from jiheng.form import Block


@check(
    code="FD004",
    name="total-blank-over-sources",
    title="来源有数而资金总额为零或空着",
    severity=Severity.ERROR,
    who=Who.UNIT,
    guess_free=True,
)
def total_blank_over_sources(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    「其中」有金额，而同一栏的「年度资金总额」是 0 或空着。

    ## 为什么

    执行率、汇总都按总额一行取数。总额空着，这个项目就等于没有资金。

    ## 触发

    ```form standard
    年度资金总额 | 86.50 | 86.50 |  | 10 |  | 10
    ```

    ```form standard
    年度资金总额 | 0 | 86.50 | 84.77 | 10 | 98.00% | 9.8
    ```

    ## 不触发

    来源也没有数：

    ```form standard
    年度资金总额 | 0.00 | 86.50 | 84.77 | 10 | 98.00% | 9.8
    其中：当年财政拨款 | 0.00 | 86.50 | 84.77 | — | 98.00% | —
    ```

    ```form standard
    其中：当年财政拨款 |  |  |  | — |  | —
    ```

    ## 怎么改

    把各来源之和填到「年度资金总额」。如果来源才是误填，就改来源。

    ## In English

    A row under 其中 holds an amount while 年度资金总额 in the same column is 0 or blank. Fill in the total, or mend the
    source if that is what is wrong.
    """
    found = total_row(case.form)
    if found is None:
        yield NotApplicable("资金部分没有「年度资金总额」一行。", "The fund block has no row for the total.")
        return
    row, fund = found
    for field in AMOUNTS:
        total = column(fund, field)
        sources = [one for one in filled(case.form, field) if one[2]]
        if total.value or total.is_misfit or not sources:
            continue
        says = "空着" if total.value is None else f"填 {amount(total.value)}"
        says_en = "blank" if total.value is None else amount(total.value)
        names = " + ".join(f"「{name_of(source)}」{amount(figure)}" for _, source, figure in sources)
        names_en = " + ".join(f"{name_en_of(source)} {amount(figure)}" for _, source, figure in sources)
        together = f" = {amount(sum((figure for _, _, figure in sources), Decimal(0)))}" if len(sources) > 1 else ""
        yield Finding(
            where=at(case.form, Block.FUNDS, field, row),
            message=f"「年度资金总额」的{term(Block.FUNDS, field)}{says}，而来源有{names}{together}。{OWN_ARITHMETIC}",
            message_en=f"Column {term_en(Block.FUNDS, field)}: the total is {says_en}, while the sources give "
            f"{names_en}{together}.{OWN_ARITHMETIC_EN}",
            remedy="请把各来源之和填到「年度资金总额」；若是来源误填，改来源。",
            remedy_en="Fill in the total; if a source is what is wrong, mend the source.",
            rests_on=(total, *(column(source, field) for _, source, _ in sources)),
        )
