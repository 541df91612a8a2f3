"""FM005: the form has a place for who filled it in, who answers for it, or when, and it is blank."""

import re
from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, Life, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.wording import cite, cite_en
from jiheng.form import Block, Remark, Where
from jiheng.form.labels import LABELS, Part

_CLAUSES: Final = ("house/filled-in",)
_SIGNED: Final = {"filled_in_by": Block.HEADER, "project_head": Block.HEADER, "filing_date": Block.HEADER,
                  "finance_head": Block.FOOTER}  # fmt: skip
_TERMS: Final = {
    label.code: (label.chinese, label.english) for label in LABELS if label.part in {Part.HEADER, Part.REMARK}
}
# Blanks, strokes to write on, brackets, and the signs of a date that nobody wrote.
_NOTHING: Final = re.compile(r"[\s_＿—\-（）()年月日/.]*")


@check(
    code="FM005",
    name="signatory-missing",
    title="填报人、负责人或日期未填",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=_CLAUSES,
    life=Life.PREVIEW,
)
def signatory_missing(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    表上留有填报人、项目负责人、财务负责人或填报日期的位置，是不是空着。没有留位置的表，不看。

    ## 为什么

    有疑问时，要知道问谁；日期用来分清是哪一稿。

    ## 触发

    ```form standard
    + 填报人 |
    ```

    ```form standard
    + 填报人 | 李某
    + 填报日期 | 年 月 日
    ```

    ## 不触发

    填了：

    ```form standard
    + 填报人 | 李某
    + 填报日期 | 2021年3月12日
    ```

    表上没有这些位置：

    ```form standard
    实施单位 | 清河区图书馆
    ```

    ## 怎么改

    定稿时填上。打印出来手签的，电子稿可以空着，不用处理。

    ## In English

    The form has a place for who filled it in, the heads who answer for it, or the date, and it is blank. Fill it in
    when the form is final; where people sign on paper, the file may stay as it is.
    """
    places = [remark for remark in case.form.remarks if remark.code in _SIGNED]
    if not places:
        yield NotApplicable("本表没有填报人、负责人和日期的位置。", "This form has no place for signatories or a date.")
        return
    blank = [remark for remark in places if _NOTHING.fullmatch(remark.text.value or "")]
    if blank:
        yield _finding(case, blank)


def _finding(case: Case, blank: list[Remark]) -> Finding:
    names = "".join(f"「{_TERMS[remark.code][0]}」" for remark in blank)
    names_en = ", ".join(_TERMS[remark.code][1] for remark in blank)
    place = blank[0].text.place
    return Finding(
        where=Where(_SIGNED[blank[0].code], None, None, None if place is None else str(place)),
        message=f"{names}留有位置，还没有填，有疑问时不知道问谁、问的是哪一稿。{cite(case, _CLAUSES)}",
        message_en=f"A place is kept for {names_en} and left blank: nobody knows whom to ask, or about which draft."
        f"{cite_en(case, _CLAUSES)}",
        remedy="请在定稿时填上；打印后手签的，不用处理。",
        remedy_en="Fill it in when the form is final; where people sign on paper, leave it.",
        rests_on=tuple(remark.text for remark in blank),
    )
