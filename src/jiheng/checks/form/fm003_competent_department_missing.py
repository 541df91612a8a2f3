"""FM003: 主管部门 is blank."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.wording import OWN_BLANK, OWN_BLANK_EN, at
from jiheng.form import Block


@check(
    code="FM003",
    name="competent-department-missing",
    title="主管部门未填",
    severity=Severity.ERROR,
    who=Who.UNIT,
    guess_free=True,
)
def competent_department_missing(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    表头「主管部门」一格是否空白。

    ## 为什么

    自评表先送主管部门审核、汇总。没有主管部门，表就不知道该送到哪里。

    ## 触发

    ```form standard
    主管部门 |
    ```

    ```form standard
    主管部门 | /
    实施单位 | 清河区图书馆
    ```

    ## 不触发

    名称后面带了代码，也算填了：

    ```form standard
    主管部门 | 清河区文化和旅游局（218）
    ```

    ```form standard
    实施单位 |
    ```

    ## 怎么改

    填上本单位的主管预算部门，与预算批复一致。

    ## In English

    The cell 主管部门 is blank. The form goes to the competent department first; name it as the approved budget does.
    """
    department = case.form.competent_department
    if department.is_absent:
        yield NotApplicable("这张表没有「主管部门」一栏。", "This form has no cell for the competent department.")
    elif department.value is None and not department.is_misfit:
        yield Finding(
            where=at(case.form, Block.HEADER, "competent_department"),
            message=f"「主管部门」没有填写。自评表先由主管部门审核汇总，缺了它，这张表不知送往哪里。{OWN_BLANK}",
            message_en="“主管部门” (competent department) is blank; nobody knows whom to send the form to."
            f"{OWN_BLANK_EN}",
            remedy="请照预算批复填上主管部门全称。",
            remedy_en="Fill in the competent department as the approved budget names it.",
            rests_on=(department,),
        )
