"""FM017: a form that is to be published holds telephone or identity numbers of persons."""

import re
from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case
from jiheng.checks.cells import text_cells
from jiheng.checks.findings import Finding, Severity, Stage, Who
from jiheng.checks.personal_numbers import PERSONS, numbers_in
from jiheng.checks.registry import check
from jiheng.checks.wording import cite, cite_en
from jiheng.form import Block, Field, Where

_CLAUSES: Final = ("house/personal-data",)

_HEADED: Final = frozenset({"filled_in_by", "project_head", "telephone", "filing_date", "filing_unit"})


@check(
    code="FM017",
    name="personal-data",
    title="公开前还有个人信息",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    clauses=_CLAUSES,
    stages=(Stage.PUBLICATION,),
)
def personal_data(case: Case) -> Iterator[Finding]:
    """## 查什么

    准备公开的表里，有没有手机号码、身份证号码，或者写在人名、「联系人」后面的电话号码。只在公开这一步看。

    提示里的号码只显示头尾几位。单位对外的电话（没有写人名）、金额、编号不算。

    ## 为什么

    表一公开，谁都能看到、能存下来，收不回来。

    ## 触发

    ```form standard stage=publication
    实际完成情况 | 全年新建图书角24个，借书咨询请找王某某，电话13900001234。
    ```

    ```rows stage=publication
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 86% | 10 | 9.6 | 李某（110101199003070012）嫌开放时间短
    ```

    ## 不触发

    已经隐去的，单位对外的电话：

    ```form standard stage=publication
    实际完成情况 | 全年新建图书角24个，联系139****1234；图书馆总机021-60001234。
    ```

    还没有到公开这一步；金额、编号不是号码：

    ```form standard
    实际完成情况 | 全年新建图书角24个，借书咨询请找王某某，电话13900001234。
    ```

    ```form standard stage=publication
    实际完成情况 | 投入13900001234元，合同编号2020123456789。
    ```

    ## 怎么改

    公开的那一份里删去，或者隐去中间几位；单位留存的原件不用动。

    ## In English

    A form about to be published holds a mobile number, an identity number, or a telephone number beside the name of a
    person. Numbers are shown only in part here. Take them out of the copy that is published, or mask them; the original
    stays as it is. Numbers of an office, amounts and codes do not count.
    """
    for cell in text_cells(case.form):
        if found := numbers_in(cell.field.printed, of_persons=False):
            yield _finding(case, cell.where, (cell.called, cell.called_en), found, cell.field)
    for remark in case.form.remarks:
        if found := numbers_in(remark.text.printed, of_persons=remark.code in PERSONS):
            place = remark.text.place
            block = Block.HEADER if remark.code in _HEADED else Block.FOOTER
            where = Where(block, None, None, None if place is None else str(place))
            label = re.split(r"[:：]", remark.label)[0]
            yield _finding(case, where, (f"「{label}」", f"remark {label}"), found, remark.text)


def _finding(case: Case, where: Where, called: tuple[str, str], found: tuple[str, ...], field: Field[str]) -> Finding:
    told = "、".join(found)
    return Finding(
        where=where,
        message=f"{called[0]}里有像是个人电话或证件的号码 {told}，公开后谁都能看到。{cite(case, _CLAUSES)}",
        message_en=f"The {called[1]} holds what looks like a person's telephone or identity number, {told}; once "
        f"published, anybody can see it.{cite_en(case, _CLAUSES)}",
        remedy="请在公开的那一份里删去或隐去中间几位，留存的原件不用动；是单位对外的号码的，不用改。",
        remedy_en="Take it out of the copy that is published, or mask it; leave the original. The number of an office "
        "may stay.",
        rests_on=(field,),
    )
