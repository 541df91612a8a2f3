"""The one table 中文表头 → field: every label that forms print, the code it stands for, its English term.

The synonyms were collected from published forms of some twenty places. The glossary of the documentation is generated
from this table; :mod:`jiheng.reading.layout` finds columns and rows by it.

A label is compared in its *bare* form: full-width brackets, blanks, colons and bracketed additions such as ``(A)``,
``(万元)`` or ``(盖章)`` do not count, so that 「全年执行数（B）」 and 「全年执行数」 are one label.
"""

import re
import unicodedata
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

import msgspec

from jiheng.form.codes import Category, Dimension, FormKind, FundSource


class Part(StrEnum):
    """Where a label may stand: as the head of a line, of a column, as the name of a row, or as a title of a block."""

    TITLE = "title"
    HEADER = "header"
    BLOCK = "block"
    FUND_COLUMN = "fund_column"
    FUND_ROW = "fund_row"
    GOAL = "goal"
    INDICATOR_COLUMN = "indicator_column"
    DIMENSION = "dimension"
    CATEGORY = "category"
    TOTAL = "total"
    REMARK = "remark"


class Label(msgspec.Struct, frozen=True):
    """One term: its code, its standard Chinese, its English, and the other ways in which forms print it."""

    part: Part
    code: str
    chinese: str
    english: str
    synonyms: tuple[str, ...] = ()


def _label(part: Part, code: str, chinese: str, english: str, synonyms: str = "") -> Label:
    return Label(part, code, chinese, english, tuple(synonyms.split()))


LABELS: tuple[Label, ...] = (
    _label(Part.HEADER, "project", "项目名称", "project", "专项名称 专项资金名称 转移支付名称 转移支付项目名称 单位项目名称"),
    _label(Part.HEADER, "project_code", "项目编码", "project code", "项目代码 项目编号"),
    _label(
        Part.HEADER,
        "competent_department",
        "主管部门",
        "competent department",
        "主管部门及代码 主管部门及编码 县级主管部门 中央主管部门 地方主管部门 省级主管部门 市级主管部门 项目主管单位 项目主管部门 "
        "预算主管部门 主管单位 主管部门名称",
    ),
    _label(
        Part.HEADER,
        "implementing_unit",
        "实施单位",
        "implementing unit",
        "项目实施单位 资金使用单位 实施主管单位 实施(主管)单位 项目单位 预算单位 具体实施单位 项目实施部门 单位名称 填报单位",
    ),
    _label(Part.HEADER, "project_kind", "项目类别", "kind of project", "项目属性 项目类型 项目性质"),
    _label(Part.HEADER, "project_head", "项目负责人", "project head", "负责人 项目负责人及电话"),
    _label(Part.HEADER, "telephone", "联系电话", "telephone", "电话 联系方式"),
    _label(Part.HEADER, "filled_in_by", "填报人", "filled in by", "联系人 填表人 经办人"),
    _label(
        Part.BLOCK,
        "funds",
        "项目资金",
        "project funds",
        "预算执行情况 资金情况 项目预算 预算资金 项目资金情况 资金执行情况 项目资金执行情况 资金来源 资金总体情况 项目预算执行情况",
    ),
    _label(Part.BLOCK, "goal", "年度总体目标", "annual goal", "总体目标 绩效总目标 项目年度目标 年度目标 年度总体目标完成情况"),
    _label(
        Part.BLOCK,
        "indicators",
        "绩效指标",
        "indicators",
        "绩效目标 年度绩效指标完成情况 年度绩效指标 绩效指标完成情况 指标完成情况",
    ),
    _label(Part.FUND_COLUMN, "original_budget", "年初预算数", "original budget", "年初预算 年初预算数A 年初批复数"),
    _label(
        Part.FUND_COLUMN,
        "revised_budget",
        "全年预算数",
        "revised budget",
        "调整预算数 调整后预算数 预算数 全年调整预算数 全年(调整)预算数 预算安排情况 全年预算 全年预算数A 调整后预算",
    ),
    _label(
        Part.FUND_COLUMN,
        "actual_expenditure",
        "全年执行数",
        "actual expenditure",
        "全年执行 预算执行数 执行数 全年执行资金 资金执行情况 全年实际执行数 全年执行数B 实际执行数 实际支出数 全年支出数",
    ),
    _label(Part.FUND_COLUMN, "max_points", "分值", "maximum points", "权重 执行率权重 标准分 标准分值"),
    _label(
        Part.FUND_COLUMN,
        "execution_rate",
        "执行率",
        "execution rate",
        "预算执行率 预算执行进度 预算执行 资金执行率 全年执行率 执行率B/A 执行率(%)",
    ),
    _label(Part.FUND_COLUMN, "claimed_points", "得分", "claimed points", "执行率得分 自评得分 自评分"),
    _label(Part.FUND_COLUMN, "deviation_note", "原因", "note on the deviation", "未完成原因 偏差原因 未完成原因分析 偏差原因分析 说明 备注"),
    _label(
        Part.FUND_ROW,
        FundSource.TOTAL,
        "年度资金总额",
        "total funds of the year",
        "年度总金额 年度资金 年度财政资金总额 资金总额 总额 合计 小计 全年资金总额 年度预算总额",
    ),
    _label(
        Part.FUND_ROW,
        FundSource.CURRENT_YEAR_APPROPRIATION,
        "当年财政拨款",
        "appropriation of the current year",
        "本年财政拨款 财政资金 本年一般公共预算拨款 一般公共预算拨款 财政拨款 当年财政资金 年度财政拨款 一般公共预算 "
        "当年一般公共预算拨款 本级财政资金",
    ),
    _label(
        Part.FUND_ROW,
        FundSource.CARRYOVER,
        "上年结转资金",
        "funds carried over",
        "上年结转 上年结转结余 上年结转结余资金 以前年度结转资金 结转资金 上年结余资金 上年结转财政资金",
    ),
    _label(Part.FUND_ROW, FundSource.OTHER, "其他资金", "other funds", "其他 其它资金 其它 其他来源资金"),
    _label(Part.FUND_ROW, FundSource.SPECIAL_ACCOUNT, "财政专户管理资金", "special fiscal account", "财政专户 专户资金 财政专户资金"),
    _label(Part.FUND_ROW, FundSource.UNIT_FUNDS, "单位资金", "funds of the unit", "自有资金 单位自有资金 单位自筹资金"),
    _label(Part.FUND_ROW, FundSource.CENTRAL, "中央补助", "central subsidy", "中央财政资金 中央资金 中央补助资金 上级资金 上级补助"),
    _label(Part.FUND_ROW, FundSource.LOCAL, "地方资金", "local funds", "地方财政资金 省级财政资金 市级财政资金 县级财政资金 本级资金"),
    _label(
        Part.GOAL,
        "expected",
        "预期目标",
        "expected goal",
        "年初设定目标 年初绩效目标 年度预期目标 预期绩效目标 年初目标 年初预期目标 年度目标 年度总体目标 总体目标 项目年度目标",
    ),
    _label(
        Part.GOAL,
        "achieved",
        "实际完成情况",
        "goal as achieved",
        "年度总体目标完成情况综述 年度目标完成情况 全年实际完成情况 总体目标完成情况 目标实际完成情况 全年目标实际完成情况 完成情况 "
        "年度总体目标完成情况 实际完成目标 年度目标实际完成情况",
    ),
    _label(Part.INDICATOR_COLUMN, "dimension", "一级指标", "dimension", "一级"),
    _label(Part.INDICATOR_COLUMN, "category", "二级指标", "category", "二级"),
    _label(Part.INDICATOR_COLUMN, "name", "三级指标", "indicator", "三级 指标名称 绩效指标名称 指标内容 四级指标"),
    _label(Part.INDICATOR_COLUMN, "comparator", "指标性质", "comparator", "符号 指标方向 指标值类型 比较符"),
    _label(
        Part.INDICATOR_COLUMN,
        "target",
        "年度指标值",
        "target",
        "指标值 年初目标值 年初指标值 年度目标指标值 预期指标值 当年预期实现值 目标值 年度目标值 全年指标值 计划指标值 预期值",
    ),
    _label(Part.INDICATOR_COLUMN, "unit", "度量单位", "unit", "计量单位 单位 指标单位 单位(文字描述)"),
    _label(
        Part.INDICATOR_COLUMN,
        "actual",
        "实际完成值",
        "actual",
        "全年实际值 全年完成值 完成值 全年实际完成值 实际完成指标值 年终完成值 单项指标实际完成值 实际值 完成指标值 年度完成值 "
        "实际完成情况 全年完成情况",
    ),
    _label(
        Part.INDICATOR_COLUMN,
        "max_points",
        "分值",
        "maximum points",
        "权重 指标权重 指标分值 参考分值 标准分 标准分值 满分 分值权重 权重分值",
    ),
    _label(
        Part.INDICATOR_COLUMN,
        "claimed_points",
        "得分",
        "claimed points",
        "自评得分 自评分 指标得分 单项指标得分 实际得分 评价得分 自评得分值",
    ),
    _label(
        Part.INDICATOR_COLUMN,
        "deviation_note",
        "偏差原因分析及改进措施",
        "note on the deviation",
        "未完成原因分析 未完成原因和改进措施 未完成原因及拟采取的改进措施 未完成原因分析及改进措施 偏差大或目标未完成原因分析 说明 "
        "原因 偏差原因分析 偏差原因 未完成原因及改进措施 偏差原因及改进措施 备注 未完成原因 偏差分析及改进措施 未完成原因分析与改进措施",
    ),
    _label(Part.DIMENSION, Dimension.OUTPUT, "产出指标", "output", "产出 项目产出 项目产出指标 产出绩效指标"),
    _label(Part.DIMENSION, Dimension.BENEFIT, "效益指标", "benefit", "效益 效果指标 项目效益 项目效益指标 效果 项目效果 项目效果指标"),
    _label(Part.DIMENSION, Dimension.SATISFACTION, "满意度指标", "satisfaction", "满意度 项目满意度 满意度评价"),
    _label(Part.DIMENSION, Dimension.COST, "成本指标", "cost", "成本"),
    _label(Part.CATEGORY, Category.QUANTITY, "数量指标", "quantity", "数量 产出数量 产出数量指标"),
    _label(Part.CATEGORY, Category.QUALITY, "质量指标", "quality", "质量 产出质量 产出质量指标"),
    _label(Part.CATEGORY, Category.TIMELINESS, "时效指标", "timeliness", "时效 产出时效 进度指标 产出时效指标 时效性指标"),
    _label(Part.CATEGORY, Category.COST, "成本指标", "cost", "成本 产出成本 产出成本指标"),
    _label(Part.CATEGORY, Category.ECONOMIC_COST, "经济成本指标", "economic cost", "经济成本"),
    _label(Part.CATEGORY, Category.SOCIAL_COST, "社会成本指标", "social cost", "社会成本"),
    _label(Part.CATEGORY, Category.ECOLOGICAL_COST, "生态环境成本指标", "ecological cost", "生态环境成本 生态成本指标 环境成本指标"),
    _label(Part.CATEGORY, Category.ECONOMIC_BENEFIT, "经济效益指标", "economic benefit", "经济效益"),
    _label(Part.CATEGORY, Category.SOCIAL_BENEFIT, "社会效益指标", "social benefit", "社会效益"),
    _label(
        Part.CATEGORY,
        Category.ECOLOGICAL_BENEFIT,
        "生态效益指标",
        "ecological benefit",
        "生态效益 环境效益 环境效益指标 生态环境效益 生态环境效益指标",
    ),
    _label(
        Part.CATEGORY,
        Category.SUSTAINABLE_IMPACT,
        "可持续影响指标",
        "sustainable impact",
        "可持续影响 可持续性 可持续性指标 可持续发展指标 可持续影响效益指标 可持续影响力指标",
    ),
    _label(
        Part.CATEGORY,
        Category.SERVICE_USER_SATISFACTION,
        "服务对象满意度指标",
        "satisfaction of those served",
        "服务对象满意度 满意度指标 满意度 社会公众或服务对象满意度 社会公众或服务对象满意度指标 受益对象满意度 受益对象满意度指标 "
        "服务对象满意度等 公众满意度指标 群众满意度指标",
    ),
    _label(Part.TOTAL, "total", "总分", "total", "合计 自评总分 总计 总得分 得分合计 总分合计 合计得分 自评得分合计"),
    _label(Part.REMARK, "grade", "评价等级", "grade", "等级 等次 自评等级 评价等次 自评等次 绩效等级 自评结论等级"),
    _label(Part.REMARK, "conclusion", "评价结论", "conclusion", "自评结论 结论"),
    _label(Part.REMARK, "problems", "存在问题", "problems", "存在的问题 存在问题及原因 主要问题"),
    _label(Part.REMARK, "measures", "改进措施", "measures", "改进措施及结果应用方案 下一步改进措施 整改措施"),
    _label(Part.REMARK, "finance_head", "财务负责人", "head of finance", "财务主管"),
    _label(Part.REMARK, "other_matters", "其他需要说明事项", "other matters", "其他需要说明的事项 其他需说明事项 其他说明"),
    _label(Part.REMARK, "notes", "注", "notes", "备注 填表说明 填报说明 说明"),
)

# A title names the kind of form; the first pattern that fits decides, so the special kinds stand before the general.
TITLES: tuple[tuple[FormKind, str], ...] = (
    (FormKind.SUMMARY, r"自评(结果|情况)?汇总表|自评(结果)?一览表"),
    (FormKind.REVIEW_SHEET, r"复核表|抽查复核|复评表"),
    (FormKind.MONITORING, r"(绩效)?(运行)?监控(情况)?表|绩效跟踪表|运行监控"),
    (FormKind.DECLARATION, r"绩效目标(批复|申报|备案|审核)?(及指标)?(申报|批复|备案)?表|申报表"),
    (FormKind.WHOLE_DEPARTMENT, r"(部门|单位|预算部门)整体(支出)?(预算)?绩效.*自评表|整体支出绩效自评表|整体绩效自评表"),
    (FormKind.TRANSFER_PAYMENT, r"转移支付.*自评表|区域(项目)?绩效(目标)?自评表|县级专项资金绩效目标自评表"),
    (FormKind.SELF_EVALUATION, r"(项目)?(支出)?(预算)?绩效(目标)?(完成情况)?自评(价)?表|项目自评(价)?表|项目支出.*自评(价)?表"),
)
_TITLE_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in TITLES)

# What stands around a title without belonging to it: 附件2：, a file number, a year, a bracketed addition.
_LONGEST_TITLE = 60

_BRACKETED = re.compile(r"\(([^()]{0,40})\)|\[([^\[\]]{0,40})\]|【([^【】]{0,40})】")
_POINTS = re.compile(r"\(?(\d{1,3}(?:\.\d{1,2})?)分\)?$")
_BARE_POINTS = re.compile(r"^(\d{1,3}(?:\.\d{1,2})?)分?$")
_LEADING = re.compile(r"^(?:其中[::]?|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、])")
_TRAILING = re.compile(r"[::*]+$")


class Printed(msgspec.Struct, frozen=True):
    """A label as printed, taken apart: its bare words, the additions in brackets, the points it states."""

    bare: str
    additions: tuple[str, ...]
    points: Decimal | None


@lru_cache(maxsize=8192)
def take_apart(text: str) -> Printed:
    """Take a printed label apart. Meant for short texts; anything of 80 characters or more is returned whole."""
    if len(text) >= 80:  # noqa: PLR2004 - no label is nearly as long; it only keeps the work on goals small
        return Printed(text, (), None)
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    additions: list[str] = []
    points = None
    stated = _POINTS.search(folded)
    if stated is not None:
        points = Decimal(stated[1])
        folded = folded[: stated.start()]
    while (found := _BRACKETED.search(folded)) is not None:
        addition = found[1] or found[2] or found[3] or ""
        additions.append(addition)
        number = _BARE_POINTS.match(addition)
        if number is not None and points is None:
            points = Decimal(number[1])
        folded = folded[: found.start()] + folded[found.end() :]
    folded = _TRAILING.sub("", _LEADING.sub("", folded))
    return Printed(folded, tuple(additions), points)


def _table() -> dict[str, tuple[Label, ...]]:
    found: dict[str, list[Label]] = {}
    for label in LABELS:
        for word in (label.chinese, *label.synonyms):
            for bare in {take_apart(word).bare, "".join(unicodedata.normalize("NFKC", word).split())}:
                entries = found.setdefault(bare, [])
                if label not in entries:
                    entries.append(label)
    return {bare: tuple(entries) for bare, entries in found.items()}


_BY_BARE = _table()


@lru_cache(maxsize=8192)
def labels_of(text: str) -> tuple[Label, ...]:
    """Give every label that ``text`` may be; what stands around it decides between them. Empty for no label."""
    printed = take_apart(text)
    return _BY_BARE.get(printed.bare, ())


@lru_cache(maxsize=8192)
def label_in(part: Part, text: str) -> Label | None:
    """Give the label of ``part`` that ``text`` is, or ``None``."""
    return next((label for label in labels_of(text) if label.part is part), None)


@lru_cache(maxsize=2048)
def title_kind(text: str) -> FormKind | None:
    """Tell what kind of form ``text`` is the title of, or ``None`` when it is no title."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    if not folded or len(folded) > _LONGEST_TITLE or "表" not in folded:
        return None
    bare = _BRACKETED.sub("", folded)
    return next((kind for kind, pattern in _TITLE_PATTERNS if pattern.search(bare)), None)
