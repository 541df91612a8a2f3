"""Forms in several layouts, dumped as text in every style, read back and compared field by field."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.corpus.writers import text as writer
from jiheng.form import Block, Doubt, Field, Indicator, SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.grid import Grid
from jiheng.reading.layout import recognise
from tests.reading.layout.drawing import a_form, grid_of

SOURCE = Path(__file__).parents[2] / "forms" / "minhang-2020" / "source.txt"

MINISTRY = a_form()

WITH_LETTERS = """
附件2
项目支出绩效自评表
（2022年度）
项目名称 | | 农村饮水安全巩固提升 | | | | | | |
主管部门 | | 某县水利局 | | | 实施单位 | 某县供水站 | | |
项目资金（万元） | | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值（10分） | 执行率（B/A） | 得分 | |
 | 年度资金总额： | 320.00 | 320.00 | 304.00 | 10 | 95.00% | 9.5 | |
 | 其中：本年财政拨款 | 300.00 | 300.00 | 284.00 | — | 94.67% | — | |
 | 上年结转资金 | 20.00 | 20.00 | 20.00 | — | 100.00% | — | |
 | 其他资金 | 0 | 0 | 0 | — | | — | |
年度总体目标 | 年初设定目标 | | | | 年度总体目标完成情况综述 | | | |
 | 新建集中供水工程2处，改造管网15公里。 | | | | 新建集中供水工程2处，改造管网13.5公里，其余延至次年。 | | | |
年度绩效指标完成情况 | 一级指标 | 二级指标 | 三级指标 | 年度指标值（A） | 实际完成值（B） | 分值 | 得分 | 未完成原因分析
 | 产出指标 | 数量指标 | 新建供水工程 | ≥2处 | 2处 | 10 | 10 |
 | | | 改造管网长度 | ≥15公里 | 13.5公里 | 10 | 9 | 两个村征地未谈妥，已列入下一年。
 | | 质量指标 | 水质达标率 | ≥98% | 99.2% | 15 | 15 |
 | | 时效指标 | 完工时间 | 11月底前 | 10月 | 10 | 10 |
 | | 成本指标 | 每公里造价 | ≤12万元 | 11.6万元 | 5 | 5 |
 | 效益指标 | 经济效益指标 | 户均节约用水开支 | ≥120元 | 128元 | 10 | 10 |
 | | 社会效益指标 | 受益人口 | ≥3200人 | 3256人 | 10 | 10 |
 | | 可持续影响指标 | 管护制度 | 健全 | 健全 | 10 | 10 |
 | 满意度指标 | 服务对象满意度指标 | 受益群众满意度 | ≥90% | 94% | 10 | 10 |
总分 | | | | | | 100 | 98.5 |
"""

BEIJING = """
项目支出绩效自评表
（2017年度）
项目名称 | | 城区绿化养护 | | | | | | |
主管部门 | | 某区园林绿化局 | | | 实施单位 | 某区绿化队 | | |
项目资金（万元） | | 年初预算数（A） | 全年执行数（B） | 分值（10分） | 执行率（B/A） | 得分 | | |
 | 年度资金总额： | 1,250.60 | 1,220.35 | 10 | 97.58% | 9.76 | | |
 | 其中：财政拨款 | 1,250.60 | 1,220.35 | — | 97.58% | — | | |
 | 其他资金 | | | — | | — | | |
年度总体目标 | 预期目标 | | | | 目标实际完成情况 | | | |
 | 完成辖区320万平方米绿地的日常养护。 | | | | 完成320万平方米绿地养护，抽查合格。 | | | |
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值（A） | 全年实际值（B） | 得分 | 未完成原因分析
 | 产出指标 | 数量指标 | 养护绿地面积 | 20 | ≥320万平方米 | 320万平方米 | 20 |
 | | 质量指标 | 抽查合格率 | 15 | ≥95% | 96% | 15 |
 | | 时效指标 | 养护频次 | 15 | 每月 | 每月 | 15 |
 | 效益指标 | 生态效益指标 | 绿地保存率 | 30 | ≥98% | 97% | 29 | 部分地段遭遇冻害。
 | 满意度指标 | 服务对象满意度指标 | 居民满意度 | 10 | ≥85% | 91% | 10 |
总分 | | | | 100 | | | 98.76 |
"""

SYSTEM = """
部门预算项目支出绩效自评表
（2023年度）
项目名称 | 51000022T000000001234-农产品质量检测经费 | | | | | | | | | |
主管部门 | 某省农业农村厅 | | | | 实施单位 | 某省检测中心 | | | | |
预算执行情况（10分） | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 | | | |
总额 | 100.00 | 90.00 | 80.10 | 89.00% | 10 | 8.9 | 两批试剂未到货，余款结转。 | | | |
其中：财政资金 | 100.00 | 90.00 | 80.10 | 89.00% | / | / | | | | |
财政专户管理资金 | 0.00 | 0.00 | 0.00 | 0.00% | / | / | | | | |
单位资金 | 0.00 | 0.00 | 0.00 | 0.00% | / | / | | | | |
绩效指标（90分） | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析
 | 产出指标 | 数量指标 | 检测样品数量 | ≥ | 1200 | 批次 | 1260 | 30 | 30 |
 | | 质量指标 | 检测结果准确率 | ≥ | 98 | % | 99 | 20 | 20 |
 | 效益指标 | 社会效益指标 | 监管能力 | 定性 | 优良中低差 | | 优 | 30 | 30 |
 | 满意度指标 | 服务对象满意度指标 | 送检单位满意度 | ≥ | 90 | % | 93 | 10 | 10 |
合计 | | | | | | | | 100 | 98.9 |
评价结论 | 检测任务按计划完成，结果及时反馈。 | | | | | | | | | |
"""

COMPOSED = {"ministry": MINISTRY, "A and B": WITH_LETTERS, "points first": BEIJING, "system": SYSTEM}

Fields = dict[str, Field[object]]


def fields_of(form: SelfEvaluation) -> Fields:
    """Give every field of a form under its path; rows of indicators by their place."""
    found: Fields = {}
    for name in ("title", "fiscal_year", "project", "competent_department", "implementing_unit", "amount_unit"):
        found[name] = getattr(form, name)
    for fund in form.funds:
        found |= {f"funds.{fund.source}.{name}": field for name, field in _own(fund)}
    found |= {f"goal.{name}": field for name, field in _own(form.annual_goal)}
    for row, indicator in enumerate(form.indicators):
        found |= {f"indicators.{row}.{name}": field for name, field in _own(indicator)}
    return found | {f"total.{name}": field for name, field in _own(form.total)}


def _beside(expected: SelfEvaluation, form: SelfEvaluation) -> SelfEvaluation:
    """Put the rows that were read beside those expected, so that one row too few does not make all others wrong."""
    rows = list(form.indicators)
    placed: list[Indicator] = []
    for wanted in expected.indicators:
        same = next((row for row in rows if row.name.value == wanted.name.value), None)
        if same is None and rows and rows[0].name.value not in {row.name.value for row in expected.indicators}:
            same = rows[0]
        placed.append(same or Indicator())
        if same is not None:
            rows.remove(same)
    return msgspec.structs.replace(form, indicators=(*placed, *rows))


def _own(record: msgspec.Struct) -> Iterator[tuple[str, Field[object]]]:
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, Field) and name not in {"label", "dimension_points", "category_points"}:
            yield name, value


def is_doubted(path: str, field: Field[object] | None, doubts: tuple[Doubt, ...]) -> bool:
    """Tell whether a person is told to compare this field with the page."""
    if field is not None and not field.is_certain:
        return True
    block, _, rest = path.partition(".")
    for doubt in doubts:
        if doubt.settled:
            continue
        where = doubt.where
        if where.field is not None and path.endswith(where.field) and where.row is None:
            return True
        same = {"funds": Block.FUNDS, "goal": Block.GOAL, "indicators": Block.INDICATORS, "total": Block.TOTAL}
        if same.get(block, Block.HEADER) is not where.block:
            continue
        if where.row is None or block == "funds" or rest.split(".")[0] == str(where.row):
            return True
    return False


class Tally(Counter[str]):
    """How many fields were right, right though doubted, missing or wrong, with and without a doubt."""

    def share(self, *names: str) -> float:
        """Give the share of all fields that are of these kinds."""
        return sum(self[name] for name in names) / max(sum(self.values()), 1)


def compare(
    expected: SelfEvaluation, form: SelfEvaluation | None, doubts: tuple[Doubt, ...]
) -> list[tuple[str, str, object, object]]:
    """Give kind, path, expected and read value of every field that is printed or was read."""
    wanted = fields_of(expected)
    got = fields_of(form if form.indicators == () else _beside(expected, form)) if form is not None else {}
    found = []
    for path in {**wanted, **got}:
        was = wanted[path].value if path in wanted else None
        field = got.get(path)
        now = field.value if field is not None else None
        if was is None and now is None:
            continue
        doubted = form is not None and is_doubted(path, field, doubts)
        if was == now:
            kind = "right, doubted" if doubted else "right"
        else:
            kind = ("missing" if now is None else "wrong") + (", doubted" if doubted else "")
        found.append((kind, path, was, now))
    return found


def grids() -> dict[str, Grid]:
    """Give every source of dumps: the ten forms as one file, and the composed ones."""
    source = read_bytes(SOURCE.read_bytes(), file="source.txt")
    return {"ten": source, **{name: grid_of(drawing) for name, drawing in COMPOSED.items()}}


def dumped(grid: Grid, style: str) -> list[tuple[str, str, object, object]]:
    """Dump a grid, read the dump, and compare with what the grid itself says."""
    wanted = [found.form for found in recognise(grid)]
    got = recognise(read_bytes(writer.write(grid, style), file="dump.txt"))
    rows = []
    for index, form in enumerate(wanted):
        assert isinstance(form, SelfEvaluation)
        one = got[index] if index < len(got) else None
        own = one.form if one is not None and isinstance(one.form, SelfEvaluation) else None
        rows += compare(form, own, one.doubts if one is not None else ())
    return rows
