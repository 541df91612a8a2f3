"""The one table 清单表头 → column of a roster: every head that project lists print, and what it stands for.

The documentation of the columns is generated from this table; :mod:`jiheng.pile.roster` reads rosters by it.
"""

from enum import StrEnum
from functools import cache

import msgspec

from jiheng.form.labelling import take_apart


class Holds(StrEnum):
    """What stands in a column: words, an amount, an answer of yes or no, or something that is not used."""

    WORDS = "words"
    AMOUNT = "amount"
    ANSWER = "answer"
    NOTHING = "nothing"


class Column(msgspec.Struct, frozen=True):
    """One column: its code, what it holds, its standard head, the English of it, what it says, and its other heads."""

    code: str
    holds: Holds
    chinese: str
    english: str
    about: str
    synonyms: tuple[str, ...] = ()


# A line a column: code | what it holds | standard head | English | what it says | other heads. An indented line
# goes on with the last one.
_TABLE = """
code | words | 项目编码 | project code | 先按编码与表对应 | 项目代码 项目编号 预算项目编码 预算项目代码
    项目编码(一体化)
project | words | 项目名称 | project | 没有编码的，按名称和单位对应 | 预算项目名称 专项名称 专项资金名称
    二级项目名称 项目
implementing_unit | words | 实施单位 | implementing unit | 与表上的实施单位核对 | 项目单位 项目实施单位 资金使用单位
    承担单位 具体实施单位 单位名称 单位
budget_unit | words | 预算单位 | budget unit | 没有实施单位一栏时，当作实施单位 | 预算单位名称 二级预算单位
competent_department | words | 主管部门 | competent department | 单位对不上时参考 | 主管部门名称 预算主管部门
    项目主管部门
    主管单位 业务主管部门 一级预算单位 归口管理部门
fiscal_year | words | 年度 | fiscal year | 只与这一年度的表对应；标题里写了年度的，不用再列 | 预算年度 所属年度 年份
original_budget | amount | 批复数 | approved budget | 与表上的年初预算数核对 | 年初预算数 年初预算 年初批复数 批复金额
    预算批复数 预算批复金额 年初批复金额 年初预算金额 批复预算数 批复预算 年初数
revised_budget | amount | 调整后预算数 | adjusted budget | 与表上的全年预算数核对 | 全年预算数 全年预算 调整后预算
    调整预算数 调整后金额 调整后数 调整后预算金额 全年预算金额
actual_expenditure | amount | 支付数 | paid | 与表上的全年执行数核对 | 执行数 支出数 全年执行数 全年支付数 支付金额
    实际支出 实际支出数 累计支付数 国库支付数 实际支付数 执行金额 支出金额 全年支出数 全年执行
secret | answer | 是否涉密 | secret | 填「是」的不要求交表 | 涉密 是否涉密项目 涉密项目
withdrawn | answer | 是否收回 | withdrawn | 填「是」的不要求交表 | 收回 已收回 是否已收回 资金收回 是否撤销 已撤销
exempt | answer | 是否免报 | exempt | 填「是」或写明原因的不要求交表 | 免报 免报原因 免报理由 免评 是否免评 免评原因
    免予自评
expected | answer | 是否需要自评 | form expected | 填「否」的不要求交表 | 是否自评 是否应报 是否纳入自评
    是否开展自评 应报
unclear_budget | nothing | 预算数 | budget | 看不出是年初的还是调整后的，不用 | 预算金额 预算安排 预算安排数 预算
unclear_change | nothing | 调整数 | change | 看不出是调整后的预算还是增减额，不用 | 预算调整数 调整金额 调整额
    增减额 追加追减数
"""


def _read_table() -> tuple[Column, ...]:
    found: list[Column] = []
    for line in _TABLE.replace("\n    ", " ").strip().splitlines():
        code, holds, chinese, english, about, *synonyms = (cell.strip() for cell in line.split("|"))
        found.append(Column(code, Holds(holds), chinese, english, about, tuple(" ".join(synonyms).split())))
    return tuple(found)


COLUMNS: tuple[Column, ...] = _read_table()


@cache
def _by_head() -> dict[str, Column]:
    return {take_apart(head).bare: one for one in COLUMNS for head in (one.chinese, *one.synonyms)}


def column_of(head: str) -> Column | None:
    """Give the column that a printed head stands for, brackets and blanks aside, or ``None``."""
    return _by_head().get(take_apart(head).bare)
