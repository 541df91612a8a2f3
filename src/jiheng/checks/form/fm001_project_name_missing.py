"""FM001: 项目名称 is blank."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.wording import OWN_BLANK, OWN_BLANK_EN, at
from jiheng.form import Block


@check(
    code="FM001",
    name="project-name-missing",
    title="项目名称未填",
    severity=Severity.ERROR,
    who=Who.UNIT,
    guess_free=True,
)
def project_name_missing(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    表头「项目名称」一格是否空白。

    ## 为什么

    审核、汇总、抽查和公开都按项目名称对应。没有名称，这张表归不到任何一个项目，后面填得再好也用不上。

    ## 触发

    一格空着，或者只画了一道横线：

    ```form standard
    项目名称 |
    ```

    ```form standard
    项目名称 | —
    ```

    ## 不触发

    写了名称就行；名称写得是否规范，不在这里看：

    ```form standard
    项目名称 | 2020年社区图书角（二期）
    ```

    ```form standard
    实施单位 |
    ```

    ## 怎么改

    照预算批复填上项目全称，不要用简称。只填这一格，其他不动。

    ## In English

    The cell 项目名称 is blank. Reviewing, summing up and publishing all go by the name of the project. Fill in the full
    name as it stands in the approved budget.
    """
    name = case.form.project
    if name.is_absent:
        yield NotApplicable("这张表没有「项目名称」一栏。", "This form has no cell for the name of the project.")
    elif name.value is None and not name.is_misfit:
        yield Finding(
            where=at(case.form, Block.HEADER, "project"),
            message=f"「项目名称」没有填写。审核、汇总和公开都按名称对应，缺了名称，这张表归不到项目。{OWN_BLANK}",
            message_en=f"“项目名称” (project) is blank; without a name the form belongs to no project.{OWN_BLANK_EN}",
            remedy="请照预算批复填上项目全称，其他不用动。",
            remedy_en="Fill in the full name as approved in the budget; nothing else needs changing.",
            rests_on=(name,),
        )
