"""XF001: one project, two forms."""

from collections.abc import Iterator, Sequence

import msgspec

from jiheng.checks.case import Case
from jiheng.checks.findings import AcrossFinding, At, Severity, Who
from jiheng.checks.heads import Held
from jiheng.checks.identities import folded, named, named_en
from jiheng.checks.registry import across
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN, at
from jiheng.form import Block, Where
from jiheng.rulepacks import RulePack


class Filed(msgspec.Struct, frozen=True, gc=False):
    """That a form was filed for a project: what messages call it, with its unit and year, and its code if it has one.

    Where it stands under its code, the project is called by that and has neither unit nor year.
    """

    where: Where
    project: str
    code: str
    unit: str | None = None
    year: int | None = None


def _facts(case: Case) -> Iterator[tuple[str, Filed]]:
    """Give each form under its code and under name, unit and year, as far as these can be relied on."""
    form = case.form
    year = form.fiscal_year.value if form.fiscal_year.is_certain else None
    code = folded(form.project_code)
    if code:
        where = at(form, Block.HEADER, "project_code")
        yield f"code\x1f{code}\x1f{year or ''}", Filed(where, form.project_code.value or "", code)
    name, unit = folded(form.project), folded(form.implementing_unit)
    if name and unit:
        where = at(form, Block.HEADER, "project")
        yield (
            f"name\x1f{name}\x1f{unit}\x1f{year or ''}",
            Filed(where, form.project.value or "", code, form.implementing_unit.value, form.fiscal_year.value),
        )


@across(
    code="XF001",
    name="duplicate-project",
    title="同一项目交了两张表",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    facts=_facts,
)
def duplicate_project(key: str, facts: Sequence[Held], pack: RulePack) -> Iterator[AcrossFinding]:  # noqa: ARG001 - every check across forms is given all three
    """## 查什么

    这批表里，有没有同一年度、同一项目编码的两张表；没有编码的，看项目名称和实施单位是否都相同。
    全角半角、空格、标点的差别不计。内容一字不差的同一份文件放了两遍，在「读表」里说，不在这里说。

    ## 为什么
    同一项目汇总两次，金额和张数都会多算；两张表内容不同时，也不知道以哪张为准。

    ## 触发
    名称、单位、年度都相同，执行数不同：

    ```pile
    == 表甲
    项目名称 | 送戏下乡
    == 表乙
    项目名称 | 送戏 下乡
    年度资金总额 | 86.50 | 86.50 | 80.00 | 10 | 92.49% | 9.2
    其中：当年财政拨款 | 86.50 | 86.50 | 80.00 | — | 92.49% | —
    ```

    ## 不触发
    同名项目，单位不同；同一单位，年度不同：

    ```pile
    == 表甲
    项目名称 | 送戏下乡
    == 表乙
    项目名称 | 送戏下乡
    实施单位 | 清河区文化馆
    == 表丙
    项目名称 | 送戏下乡
    年度 | 2021
    ```

    ## 怎么改
    请核对以哪一张为准，另一张撤回或另存。确是两个项目的，请把项目名称写得分得开，或补上项目编码。

    ## In English
    Two forms of one year have the same project code, or the same project name and unit; differences of width, blanks
    and punctuation aside. Sums would count the project twice. Keep the one that holds, or tell the projects apart by
    name or code. The very same file given twice is told with the reading, not here.
    """
    if len(facts) < 2:  # noqa: PLR2004 - one form is no duplicate
        return
    if key.startswith("name") and facts[0].fact.code and len({one.fact.code for one in facts}) == 1:
        return  # told under their code
    fact = facts[0].fact
    about, about_en = f"项目编码 {fact.project}", f"project code “{fact.project}”"
    if key.startswith("name"):
        about, about_en = named(fact.project, fact.unit, fact.year), named_en(fact.project, fact.unit, fact.year)
    yield AcrossFinding(
        at=tuple(At(one.form, one.fact.where) for one in facts if one.form is not None),
        about=(key,),
        message=f"{about}，这批表里有 {len(facts)} 张，汇总时会重复计算。{OUR_JUDGEMENT}",
        message_en=f"{len(facts)} forms of this pile are of one project, {about_en}; sums would count it more than "
        f"once.{OUR_JUDGEMENT_EN}",
        remedy="请核对以哪一张为准，把其余的撤回；确是不同项目的，请用项目名称或编码区分。",
        remedy_en="Keep the form that holds and take back the others; if they are different projects, tell them apart "
        "by name or code.",
    )
