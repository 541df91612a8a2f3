"""FM002: 实施单位 is blank."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.wording import OWN_BLANK, OWN_BLANK_EN, at
from jiheng.form import Block


@check(
    code="FM002",
    name="implementing-unit-missing",
    title="实施单位未填",
    severity=Severity.DOUBT,
    who=Who.UNIT,
)
def implementing_unit_missing(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    表头「实施单位」一格是否空白。

    ## 为什么

    「谁支出、谁自评」：要知道是谁花的钱、找谁核对。有的项目由主管部门自己实施，习惯上就空着，所以只请核实，不算错。

    ## 触发

    ```form standard
    实施单位 |
    ```

    主管部门自己实施时也请写上：

    ```form standard
    主管部门 | 清河区文化和旅游局
    实施单位 | —
    ```

    ## 不触发

    实施单位与主管部门是同一家，写了就行：

    ```form standard
    主管部门 | 清河区文化和旅游局
    实施单位 | 清河区文化和旅游局
    ```

    ```form standard
    主管部门 |
    ```

    ## 怎么改

    填上花这笔钱的预算单位。由主管部门自己实施的，再写一遍主管部门的名称。

    ## In English

    The cell 实施单位 is blank. Whoever spends evaluates, so the form should say who spent. Where the competent
    department carries the project out itself, write its name once more.
    """
    unit = case.form.implementing_unit
    if unit.is_absent:
        yield NotApplicable("这张表没有「实施单位」一栏。", "This form has no cell for the implementing unit.")
    elif unit.value is None and not unit.is_misfit:
        yield Finding(
            where=at(case.form, Block.HEADER, "implementing_unit"),
            message=f"「实施单位」没有填写，看不出这笔钱由哪家单位使用、向谁核对。{OWN_BLANK}",
            message_en=f"“实施单位” (implementing unit) is blank: nobody can tell who spent the money.{OWN_BLANK_EN}",
            remedy="请填上使用资金的单位；由主管部门自己实施的，照写主管部门名称即可。",
            remedy_en="Name the unit that spent the money; if it was the competent department itself, write its name.",
            rests_on=(unit,),
        )
