"""FD014: a source of money is printed, and some or all of its amounts are blank."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Life, NotApplicable, Severity, Stage, Who
from jiheng.checks.funds import AMOUNTS, column, name_en_of, name_of, source_rows
from jiheng.checks.registry import check
from jiheng.checks.wording import at, cite, cite_en, term, term_en
from jiheng.form import Block, Field, Fund

_CLAUSES = ("house/sources-told-from-blanks",)

# Goals as they are declared have no money spent yet.
_LATER = "actual_expenditure"


@check(
    code="FD014",
    name="source-left-blank",
    title="资金来源空着",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=_CLAUSES,
    life=Life.PREVIEW,
)
def source_left_blank(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    「其中」各来源，有没有整行空着的，或者有的金额填了、有的空着的。写 0、画「—」都算填了。

    ## 为什么

    空着的格子看不出是没有这项资金，还是漏填了。写个 0 或画一道，别人就不用问。

    ## 触发

    两行整行空着，合在一起说：

    ```form standard
    上年结转资金 |  |  |  | — |  | —
    其他资金 |  |  |  | — |  | —
    ```

    预算填了，执行数空着：

    ```form standard
    上年结转资金 | — | — | — | — | — | —
    其他资金 | 12.00 | 12.00 |  | — |  | —
    ```

    ## 不触发

    没有的写 0 或画「—」：

    ```form standard
    上年结转资金 | 0.00 | 0.00 | 0.00 | — | — | —
    其他资金 | — | — | — | — | — | —
    ```

    ## 怎么改

    没有这项资金的，写 0 或画「—」；漏填的补上。不影响得分。

    ## In English

    A source of money is printed and all or some of its amounts are blank, so that nobody can tell whether there was no
    such money or a figure was left out. Write 0 or a dash, or fill in what is missing. No points depend on it.
    """
    passed_over = _LATER if case.stage is Stage.DECLARATION else None
    wanted: list[str] = [name for name in AMOUNTS if name in case.form.fund_columns and name != passed_over]
    sources = list(source_rows(case.form))
    if not wanted or not sources:
        yield NotApplicable("资金部分没有分来源的金额。", "The fund block shows no amounts by source.")
        return
    blanks = [(row, fund, [name for name in wanted if column(fund, name).is_blank]) for row, fund in sources]
    whole = [(row, fund) for row, fund, names in blanks if names == wanted]
    if whole:
        yield _whole_rows(case, whole, wanted)
    for row, fund, names in blanks:
        if names and names != wanted:
            yield _some_cells(case, row, fund, names)


def _whole_rows(case: Case, rows: list[tuple[int, Fund]], wanted: list[str]) -> Finding:
    names = "".join(f"「{name_of(fund)}」" for _, fund in rows)
    names_en = ", ".join(name_en_of(fund) for _, fund in rows)
    return Finding(
        where=at(case.form, Block.FUNDS, wanted[0], rows[0][0]),
        message=f"资金来源{names}整行空着，看不出是没有这项资金还是漏填。{cite(case, _CLAUSES)}",
        message_en=f"No amounts are given for {names_en}: nobody can tell whether there was no such money or it was "
        f"left out.{cite_en(case, _CLAUSES)}",
        remedy="没有这项资金的，方便的话写 0 或画「—」；漏填的请补上。不影响得分。",
        remedy_en="Write 0 or a dash where there was none, and fill in what was left out. No points depend on it.",
        rests_on=tuple(_cells(rows, wanted)),
    )


def _some_cells(case: Case, row: int, fund: Fund, names: list[str]) -> Finding:
    blank = "".join(f"「{term(Block.FUNDS, name)}」" for name in names)
    blank_en = ", ".join(term_en(Block.FUNDS, name) for name in names)
    return Finding(
        where=at(case.form, Block.FUNDS, names[0], row),
        message=f"「{name_of(fund)}」填了别的金额，{blank}空着，看不出是 0 还是漏填。{cite(case, _CLAUSES)}",
        message_en=f"Row “{name_en_of(fund)}”: some amounts are given, but none under {blank_en}."
        f"{cite_en(case, _CLAUSES)}",
        remedy="是 0 的写 0，漏填的请补上。",
        remedy_en="Write 0 where it is 0, and fill in what was left out.",
        rests_on=tuple(_cells([(row, fund)], names)),
    )


def _cells(rows: list[tuple[int, Fund]], names: list[str]) -> Iterator[Field[object]]:
    return (column(fund, name) for _, fund in rows for name in names)
