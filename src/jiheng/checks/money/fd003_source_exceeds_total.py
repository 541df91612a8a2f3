"""FD003: one source is greater than the total."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import AMOUNTS, column, filled, name_en_of, name_of, tolerance, total_row
from jiheng.checks.registry import check
from jiheng.checks.wording import OWN_ARITHMETIC, OWN_ARITHMETIC_EN, amount, at, term, term_en
from jiheng.form import Block


@check(
    code="FD003",
    name="source-exceeds-total",
    title="其中数大于资金总额",
    severity=Severity.ERROR,
    who=Who.UNIT,
    guess_free=True,
)
def source_exceeds_total(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    「其中」的某一行，有没有比同一栏的「年度资金总额」还大。

    容许两个数各自四舍五入带来的差：末位的一半，至少 0.01。

    ## 为什么

    部分不会大于整体，两格里必有一格填错。

    ## 触发

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98.00% | 9.8
    其中：当年财政拨款 | 86.50 | 86.50 | 85.77 | — | 99.16% | —
    ```

    年初预算的来源多写了一位：

    ```form standard
    其中：当年财政拨款 | 865.00 | 86.50 | 84.77 | — | 98.00% | —
    ```

    ## 不触发

    只差末位的一个字：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98.00% | 9.8
    其中：当年财政拨款 | 86.50 | 86.50 | 84.78 | — | 98.01% | —
    ```

    总额为 0 或空着，是另一条（FD004）的事：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 0 | 10 | 0.00% | 0
    ```

    ## 怎么改

    对照决算账，看是总额少填还是来源多填，改错的那一格。

    ## In English

    A row under 其中 is greater than 年度资金总额 in the same column. A part cannot exceed the whole: one of the two
    cells is wrong. Compare them with the books and mend that one.
    """
    found = total_row(case.form)
    if found is None:
        yield NotApplicable("资金部分没有「年度资金总额」一行。", "The fund block has no row for the total.")
        return
    for field in AMOUNTS:
        total = column(found[1], field)
        if not total.value:
            continue
        for row, source, figure in filled(case.form, field):
            if figure <= total.value or figure - total.value <= tolerance([figure, total.value], 1, case.pack):
                continue
            gap = amount(figure - total.value)
            yield Finding(
                where=at(case.form, Block.FUNDS, field, row),
                message=f"「{name_of(source)}」{term(Block.FUNDS, field)} {amount(figure)}，大于「年度资金总额」"
                f"{amount(total.value)}，多出 {gap}，部分不会大于整体。{OWN_ARITHMETIC}",
                message_en=f"The {term_en(Block.FUNDS, field)} of the {name_en_of(source)} is {amount(figure)}, {gap} "
                f"more than the total of {amount(total.value)}.{OWN_ARITHMETIC_EN}",
                remedy="请对照预算批复和决算账，看是总额少填还是这一项多填，改填错的那一格。",
                remedy_en="Compare both cells with the approved budget and the books, and mend the one that is wrong.",
                rests_on=(total, column(source, field)),
            )
