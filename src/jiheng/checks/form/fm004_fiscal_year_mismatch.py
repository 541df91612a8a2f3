"""FM004: the form is of another year than the one asked for."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.wording import OWN_WORDS, OWN_WORDS_EN, at
from jiheng.form import Block


@check(
    code="FM004",
    name="fiscal-year-mismatch",
    title="年度与所查年度不符",
    severity=Severity.ERROR,
    who=Who.UNIT,
    guess_free=True,
)
def fiscal_year_mismatch(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    查表时指明了年度的（如 `--year 2021`），表头印的年度是不是这一年。没有指明年度的，不看。

    表上没有印年度的，列在「未能判断」里。

    ## 为什么

    常见的是交来了上一年的表，或者拿去年的表改填、忘了改表头。年度不对，预算数、目标和适用的办法都对不上。

    ## 触发

    查 2021 年度，表头印的是 2020 年度：

    ```form standard year=2021
    年度 | 2020
    ```

    拿错的是后一年的，也一样：

    ```form standard year=2019
    年度 | 2020
    ```

    ## 不触发

    年度相符：

    ```form standard year=2020
    年度 | 2020
    ```

    没有指明要查哪一年：

    ```form standard
    年度 | 2019
    ```

    ## 怎么改

    先看是不是拿错了表：拿错的，换成所查年度的那一张。表没有拿错、只是表头忘了改的，改表头的年度。

    ## In English

    A year was asked for, and the heading of the form names another one. Perhaps last year's form was handed in, or last
    year's file was filled in anew under its old heading. Not looked at where no year was asked for; cannot be judged
    where the form names none.
    """
    asked, printed = case.fiscal_year, case.form.fiscal_year
    where = at(case.form, Block.HEADER, "fiscal_year")
    if asked is None:
        yield NotApplicable("没有指明要查哪个年度。", "No year was asked for.")
    elif printed.value is None:
        yield CannotJudge(
            where,
            f"表头没有读到年度，是不是 {asked} 年度的表未判断。",
            f"The form names no year, so nobody can tell whether it is of {asked}.",
            (printed,),
        )
    elif printed.value != asked:
        yield Finding(
            where=where,
            message=f"表头写的是 {printed.value} 年度，这次要查的是 {asked} 年度。{OWN_WORDS}",
            message_en=f"The form is of {printed.value}; the year asked for is {asked}.{OWN_WORDS_EN}",
            remedy=f"请看是不是拿错了表：拿错的，换成 {asked} 年度的那一张；只是表头忘了改的，改表头的年度。",
            remedy_en=f"If this is the wrong form, take the one of {asked}; if only the heading was left as it was, "
            "mend the year there.",
            rests_on=(printed,),
        )
