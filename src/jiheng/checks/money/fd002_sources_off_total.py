"""FD002: the sources of money do not add up to the total."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, NotApplicable, Severity, Who
from jiheng.checks.funds import AMOUNTS, addition, column, filled, name_of, possible_sums, tolerance, total_row
from jiheng.checks.registry import check
from jiheng.checks.wording import OWN_ARITHMETIC, OWN_ARITHMETIC_EN, amount, at, term, term_en
from jiheng.form import Block


@check(
    code="FD002",
    name="sources-off-total",
    title="各来源合计与资金总额不符",
    severity=Severity.ERROR,
    who=Who.UNIT,
    guess_free=True,
)
def sources_off_total(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    「项目资金」的年初预算数、全年预算数、全年执行数三栏，「其中」各行之和是否等于「年度资金总额」。

    印出的金额各有四舍五入，所以每个加数容许末位的一半，合起来至少容许 0.01。中央、地方补助有时是财政拨款的一部分，
    有时与它并列：两种加法有一种对得上，就不提。

    ## 为什么

    总额和来源对不上，就不知道哪个数是真的，汇总和与账面核对都会卡住。

    ## 触发

    来源比总额多 1.00：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98.00% | 9.8
    其中：当年财政拨款 | 86.50 | 86.50 | 85.77 | — | 99.16% | —
    ```

    几个来源加起来不等于总额：

    ```form standard
    年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98.00% | 9.8
    其中：当年财政拨款 | 60.00 | 60.00 | 60.00 | — | 100.00% | —
    其他资金 | 26.50 | 24.50 | 24.77 | — | 93.47% | —
    ```

    申报时只看年初预算数：

    ```form standard stage=declaration
    年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98.00% | 9.8
    其中：当年财政拨款 | 68.50 | 86.50 | 84.77 | — | 98.00% | —
    ```

    ## 不触发

    三个来源各自四舍五入，合计差 0.01：

    ```form standard
    年度资金总额 | 100.00 | 100.00 | 100.00 | 10 | 100.00% | 10
    其中：当年财政拨款 | 33.33 | 33.33 | 33.33 | — | 100.00% | —
    上年结转资金 | 33.33 | 33.33 | 33.33 | — | 100.00% | —
    其他资金 | 33.33 | 33.33 | 33.33 | — | 100.00% | —
    ```

    只填了总额，「其中」各行都空着，无从相加：

    ```form standard
    其中：当年财政拨款 |  |  |  | — |  | —
    ```

    ## 怎么改

    对照预算批复和决算账，看是总额还是某个来源填错，改错的那一格。不要为了凑平去改对的那一格。

    ## In English

    The rows under 其中 do not add up to 年度资金总额, beyond what rounding of the printed figures allows. Compare both
    with the books and mend the cell that is wrong.
    """
    found = total_row(case.form)
    if found is None:
        yield NotApplicable("资金部分没有「年度资金总额」一行。", "The fund block has no row for the total.")
        return
    row, fund = found
    for field in AMOUNTS:
        total, sources = column(fund, field), filled(case.form, field)
        if not total.value or not sources:
            continue
        sums = possible_sums(sources)
        if total.value in sums:
            continue
        allowed = tolerance([total.value, *(figure for _, _, figure in sources)], len(sources), case.pack)
        if any(abs(one - total.value) <= allowed for one in sums):
            continue
        named = f"来源只有「{name_of(sources[0][1])}」" if len(sources) == 1 else "各来源合计 "
        gap = amount(abs(sums[0] - total.value))
        yield Finding(
            where=at(case.form, Block.FUNDS, field, row),
            message=f"「项目资金」的{term(Block.FUNDS, field)}：{named}{addition(sources)}，"
            f"而「年度资金总额」是 {amount(total.value)}，相差 {gap}。{OWN_ARITHMETIC}",
            message_en=f"Column {term_en(Block.FUNDS, field)}: the sources give {addition(sources)}, the total says "
            f"{amount(total.value)}; they differ by {gap}.{OWN_ARITHMETIC_EN}",
            remedy="请对照预算批复和决算账，改填错的那一格，使各来源之和等于总额。",
            remedy_en="Compare both with the approved budget and the books, and mend the cell that is wrong.",
            rests_on=(total, *(column(source, field) for _, source, _ in sources)),
        )
