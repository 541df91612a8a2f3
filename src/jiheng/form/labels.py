"""The one table 中文表头 → field: every label that forms print, the code it stands for, its English term.

The synonyms were collected from published forms of some twenty places. The glossary of the documentation is generated
from this table; :mod:`jiheng.form.labelling` looks printed texts up in it.
"""

from enum import StrEnum

import msgspec

from jiheng.form.codes import Block, Category, Dimension, FormKind, FundSource


class Part(StrEnum):
    """Where a label may stand: as the head of a line, of a column, as the name of a row, or as a title of a block."""

    HEADER = "header"
    BLOCK = "block"
    FUND_COLUMN = "fund_column"
    FUND_ROW = "fund_row"
    GOAL = "goal"
    INDICATOR_COLUMN = "indicator_column"
    DIMENSION = "dimension"
    PROCESS = "process"
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


# A line a term: code | standard Chinese | English | other ways of printing it. An indented line goes on with the last.
_TABLE = """
[header]
project | 项目名称 | project | 专项名称 专项资金名称 项目支出名称 转移支付名称 转移支付项目名称 单位项目名称
    二级项目名称 政策和项目名称 预算项目名称 自评项目名称 评价项目名称 支出项目名称
project_code | 项目编码 | project code | 项目代码 项目编号
competent_department | 主管部门 | competent department | 主管部门及代码 主管部门及编码 县级主管部门 中央主管部门
    地方主管部门 省级主管部门 市级主管部门 项目主管单位 项目主管部门 预算主管部门 主管单位 主管部门名称 业务主管部门
    区级主管部门 区主管部门 县主管部门 主管预算单位 业务主管单位 预算主管单位 一级预算单位
implementing_unit | 实施单位 | implementing unit | 项目实施单位 资金使用单位 实施主管单位 实施(主管)单位
    项目单位 预算单位 具体实施单位 项目实施部门
    项目承担单位 承担单位 实施部门 资金使用部门 执行单位 项目执行单位 项目责任单位 责任单位 用款单位
    二级预算单位 项目实施主体 实施主体 基层预算单位 实施单位名称 具体实施部门 项目使用单位 预算执行单位
filing_unit | 填报单位 | filing unit | 单位名称 填报单位名称 部门名称 预算部门名称 预算部门
filing_date | 填报日期 | date of filing | 填报时间 填表日期 自评时间 自评日期
project_kind | 项目类别 | kind of project | 项目属性 项目类型 项目性质
project_head | 项目负责人 | project head | 负责人 项目负责人及电话
telephone | 联系电话 | telephone | 电话 联系方式
filled_in_by | 填报人 | filled in by | 联系人 填表人 经办人 项目联系人 填报人签字 填报人及电话
    填报人及联系电话 联系人及电话 联系人及联系电话
unit_head | 单位负责人 | head of the unit | 单位主要负责人 部门负责人 负责人签字
finance_office | 财政归口处室 | office of the finance department | 财政归口科室 财政处室 归口处室 归口科室
[block]
basics | 基本情况 | particulars | 项目基本情况
funds | 项目资金 | project funds | 预算执行情况 资金情况 项目预算 预算资金 项目资金情况 资金执行情况
    项目资金执行情况 资金来源 资金总体情况 项目预算执行情况
goal | 年度总体目标 | annual goal | 总体目标 绩效总目标 项目年度目标 年度目标 年度总体目标完成情况 目标完成情况
indicators | 绩效指标 | indicators | 绩效目标 年度绩效目标 年度绩效目标1 年度绩效目标2 年度绩效目标3 年度绩效目标4
    年度绩效目标5 年度绩效目标一 年度绩效目标二 年度绩效目标三
    年度目标1 年度目标2 年度目标3 绩效目标1 绩效目标2 绩效目标3 年度绩效指标完成情况 年度绩效指标
    绩效指标完成情况 指标完成情况
[fund_column]
original_budget | 年初预算数 | original budget | 年初预算 年初预算数A 年初批复数
    年初批复预算数 年初预算安排数 年初预算金额 年初安排数 年初预算批复数 年初批复 年初部门预算数 年初预算资金
revised_budget | 全年预算数 | revised budget | 调整预算数 调整后预算数 预算数 全年调整预算数 全年(调整)预算数
    预算安排情况 全年预算 全年预算数A 调整后预算 预算情况 资金预算情况 预算安排 资金安排情况 资金预算
    调整后预算金额 调整预算 全年预算金额 调整后全年预算数
    调整后全年预算 预算金额 年终预算数 调整后数
received | 到位数 | funds received | 资金到位情况 资金到位 到位资金 资金到位数 实际到位数 全年到位数 实际到位资金
actual_expenditure | 全年执行数 | actual expenditure | 全年执行 预算执行数 执行数 全年执行资金 资金执行情况
    全年实际执行数 全年执行数B 实际执行数 实际支出数 全年支出数 执行情况 资金支出情况 预算支出情况
    全年实际支出数 实际支出 实际支出金额 支出数 支付数 实际支付数 全年支出 执行金额 实际执行 决算数 全年执行金额
    实际使用数 资金支出数 全年实际执行 实际支出额 本年执行数 年度执行数 全年实际支出 预算支出数 资金使用数
    实际执行金额
max_points | 分值 | maximum points | 权重 执行率权重 标准分 标准分值
    指标分值 分值权重 满分 权重分值
execution_rate | 执行率 | execution rate | 预算执行率 预算执行进度 预算执行 资金执行率 全年执行率 执行率B/A
    执行率(%)
    预算完成率 支出率 支付率 资金支付率 执行率% 资金使用率 全年预算执行率
claimed_points | 得分 | claimed points | 执行率得分 自评得分 自评分
    实际得分 评分 自评分值
deviation_note | 原因 | note on the deviation | 未完成原因 偏差原因 未完成原因分析 偏差原因分析 说明 备注
[fund_row]
total | 年度资金总额 | total funds of the year | 年度总金额 年度资金 年度财政资金总额 资金总额 总额 合计 小计
    全年资金总额 年度预算总额 资金合计 总计 总金额 资金总计 资金总数 合计金额 项目资金总额 财政资金总额
    项目总资金 预算总额
    年度预算资金总额 项目总金额 年度资金总和
current_year_appropriation | 当年财政拨款 | appropriation of the current year | 本年财政拨款 财政资金
    本年一般公共预算拨款 一般公共预算拨款 财政拨款 当年财政资金 年度财政拨款 一般公共预算 当年一般公共预算拨款
    本级财政资金
    本年财政资金 一般公共预算资金 一般公共预算财政拨款 财政拨款收入 财政性资金 本年一般公共预算
carryover | 上年结转资金 | funds carried over | 上年结转 上年结转结余 上年结转结余资金 以前年度结转资金 结转资金
    上年结余资金 上年结转财政资金
    以前年度结转 上年结转和结余 年初结转结余
other | 其他资金 | other funds | 其他 其它资金 其它 其他来源资金 非财政拨款 非财政拨款资金
    非财政资金 社会资金
special_account | 财政专户管理资金 | special fiscal account | 财政专户 专户资金 财政专户资金
    财政专户核拨资金
unit_funds | 单位资金 | funds of the unit | 自有资金 单位自有资金 单位自筹资金 自筹资金 自筹
    单位自筹
central | 中央补助 | central subsidy | 中央财政资金 中央资金 中央补助资金 上级资金 上级补助 中央财政
    上级转移支付 上级补助收入 中央转移支付资金 中央专项资金
local | 地方资金 | local funds | 地方财政资金 省级财政资金 市级财政资金 县级财政资金 本级资金 地方财政 省级财政 市级财政
    县级财政 区级财政
    省级资金 市级资金 县级资金 区级资金 区级财政资金 区县资金
    省级专项资金 市级专项资金 县级配套资金
[goal]
expected | 预期目标 | expected goal | 年初设定目标 年初绩效目标 年度预期目标 预期绩效目标 年初目标 年初预期目标
    年度目标 年度总体目标 总体目标 项目年度目标 全年调整绩效目标 全年(调整)绩效目标
    预期总目标 年初设定的目标 年初总体目标 预期总体目标 年初预定目标
achieved | 实际完成情况 | goal as achieved | 年度总体目标完成情况综述 年度目标完成情况 全年实际完成情况
    总体目标完成情况 目标实际完成情况 全年实际情况 具体完成情况 全年目标实际完成情况 完成情况 年度总体目标完成情况
    实际完成目标 年度目标实际完成情况
    全年完成情况 年度完成情况 年度实际完成情况 实际完成总目标 实际完成情况综述 年终完成情况 总体完成情况
    年度总体完成情况 绩效目标完成情况 全年实际完成情况综述 年度总体目标实际完成情况 绩效目标实际完成情况
    实际目标完成情况
completion_rate | 总体完成率 | overall rate of completion | 目标完成率
[indicator_column]
dimension | 一级指标 | dimension | 一级
category | 二级指标 | category | 二级
name | 三级指标 | indicator | 三级 三级指标名称 具体指标 指标名称 绩效指标名称 指标内容 四级指标
    三级绩效指标 三级指标内容 明细指标
comparator | 指标性质 | comparator | 符号 指标方向 指标值类型 比较符
    计算符号 运算符号 指标符号 比较符号 指标计算符号 目标值类型
target | 年度指标值 | target | 指标值 值 年初目标值 年初指标值 年度目标指标值 预期指标值 当年预期实现值 目标值
    年度目标值 全年指标值 计划指标值 预期值 计划值 绩效目标值
    计划完成值 指标目标值 绩效指标值 全年目标值 年度计划值 目标指标值 预期完成值 年初设定值 计划目标值
    年度绩效指标值 预期目标值 预期当年实现值 年度预期值 年初计划值 年初绩效指标值 设定指标值 全年计划值
unit | 度量单位 | unit | 计量单位 单位 指标单位 单位(文字描述)
    指标值单位 计算单位
actual | 实际完成值 | actual | 全年实际值 全年完成值 完成值 全年实际完成值 实际完成指标值 年终完成值
    单项指标实际完成值 自评完成值 实际值 完成指标值 年度完成值 年度实际完成值 实际完成数 实际完成情况 全年完成情况
    指标完成值 年末完成值 年度实际值 实际达成值 实现值 实际指标值 指标实际完成值 实际完成指标 年终实际完成值
    自评实际值 全年实际完成指标值 年底完成值 年度实际完成情况 全年实际完成情况
max_points | 分值 | maximum points | 权重 指标权重 指标分值 参考分值 标准分 标准分值 满分 分值权重 权重分值 权重占比
    权重分 满分值 设定分值 权重值 指标标准分 规定分值
claimed_points | 得分 | claimed points | 自评得分 自评分 指标得分 单项指标得分 实际得分 实得分 评分 评价得分 自评得分值
    自评分数 单位自评得分 自评打分 自评分值 单位自评分 指标自评得分 自评评分 项目单位自评得分
converted_points | 折算得分 | points converted by weight | 折算分 折算后得分 加权得分
deviation_note | 偏差原因分析及改进措施 | note on the deviation | 未完成原因分析 未完成原因和改进措施
    未完成原因及拟采取的改进措施 未完成原因分析及改进措施 偏差大或目标未完成原因分析 说明 原因 偏差原因分析
    偏差原因 未完成原因及改进措施 偏差原因及改进措施 备注 未完成原因 偏差分析及改进措施 未完成原因分析与改进措施
    偏差说明 差异原因 扣分原因 扣分说明 原因分析 未完成情况说明 偏差原因及整改措施 未完成原因分析及拟采取的措施
    未完成原因分析及拟采取的改进措施
    指标未完成原因 自评说明 扣分原因及改进措施 偏差情况说明 未达标原因分析 偏差原因分析与改进措施
    偏差原因分析及整改措施 未完成原因或偏差分析 备注说明 偏差率原因分析 偏差分析 未完成原因分析及整改措施
    未完成原因和拟采取的改进措施 差异原因分析 未完成的原因 差异说明 原因说明 偏离原因 扣分理由
    未完成原因及拟采取措施
criterion | 评分标准 | rule in words for the points | 评价标准 评分细则 评分依据 评分办法 计分标准 考核标准 考核评分标准
    评分标准及办法
reviewed_points | 复核分 | points after review | 复核得分 复核评分 审核得分 审核评分 财政审核评分 财政复核分
    财政部门复核分 主管部门复核分 复核打分 财政复核得分 主管部门复核得分
[dimension]
output | 产出指标 | output | 产出 项目产出 项目产出指标 产出绩效指标 项目完成指标
benefit | 效益指标 | benefit | 效益 效果指标 项目效益 项目效益指标 效果 项目效果 项目效果指标
satisfaction | 满意度指标 | satisfaction | 满意度 项目满意度 满意度评价
cost | 成本指标 | cost | 成本
[process]
decision | 项目决策 | decision | 决策 立项 项目立项情况
management | 项目管理 | management | 管理 项目过程 过程 项目管理过程
input | 项目投入 | input | 投入
performance | 项目绩效 | performance | 绩效
[category]
quantity | 数量指标 | quantity | 数量 产出数量 产出数量指标
quality | 质量指标 | quality | 质量 产出质量 产出质量指标
timeliness | 时效指标 | timeliness | 时效 产出时效 进度指标 产出时效指标 时效性指标 产出进度 产出进度指标
cost | 成本指标 | cost | 成本 产出成本 产出成本指标
economic_cost | 经济成本指标 | economic cost | 经济成本
social_cost | 社会成本指标 | social cost | 社会成本
ecological_cost | 生态环境成本指标 | ecological cost | 生态环境成本 生态成本指标 环境成本指标
economic_benefit | 经济效益指标 | economic benefit | 经济效益
social_benefit | 社会效益指标 | social benefit | 社会效益
ecological_benefit | 生态效益指标 | ecological benefit | 生态效益 环境效益 环境效益指标 生态环境效益
    生态环境效益指标
sustainable_impact | 可持续影响指标 | sustainable impact | 可持续影响 可持续性 可持续性指标 可持续发展指标
    可持续影响效益指标 可持续影响力指标
service_user_satisfaction | 服务对象满意度指标 | satisfaction of those served | 服务对象满意度 满意度指标 满意度
    社会公众或服务对象满意度 社会公众或服务对象满意度指标 受益对象满意度 受益对象满意度指标 服务对象满意度等
    公众满意度指标 群众满意度指标
[total]
total | 总分 | total | 合计 自评总分 总计 总得分 得分合计 总分合计 合计得分 自评得分合计 自评得分 自评总得分
    总评分 综合得分 自评合计得分 项目总分 总分值 评价总分 项目自评总分 最终得分
reviewed_total | 复核总分 | total after review | 财政审核评分 财政审核得分 财政评分 审核总分 复核总得分
    复核得分合计 财政复核总分
[remark]
grade | 评价等级 | grade | 等级 等次 自评等级 评价等次 自评等次 绩效等级 自评结论等级
conclusion | 评价结论 | conclusion | 自评结论 结论
problems | 存在问题 | problems | 存在的问题 存在问题及原因 主要问题 存在问题、原因及下一步整改措施
    存在问题原因及下一步整改措施 存在问题、原因及改进措施
implementation | 项目实施内容及过程概述 | how the project was carried out | 项目实施内容 项目实施情况 项目概况
    项目基本情况概述
causes | 偏差大或目标未完成原因分析 | causes of deviations | 未完成原因分析 偏差原因分析
measures | 改进措施 | measures | 改进措施及结果应用方案 下一步改进措施 整改措施
finance_head | 财务负责人 | head of finance | 财务主管
evidence | 佐证材料 | evidence | 佐证资料 佐证 附件材料 证明材料 备查材料 支撑材料 印证材料 评价依据材料
other_matters | 其他需要说明事项 | other matters | 其他需要说明的事项 其他需说明事项 其他说明
notes | 注 | notes | 备注 填表说明 填报说明 说明
"""

# The codes of these parts are members of an enumeration, so that a slip in the table is found at once.
_CODES: dict[Part, type[StrEnum]] = {
    Part.FUND_ROW: FundSource,
    Part.DIMENSION: Dimension,
    Part.CATEGORY: Category,
}


def _read_table() -> tuple[Label, ...]:
    labels: list[Label] = []
    part = Part.HEADER
    for line in _TABLE.replace("\n    ", " ").strip().splitlines():
        if line.startswith("["):
            part = Part(line.strip("[]"))
            continue
        code, chinese, english, *synonyms = (cell.strip() for cell in line.split("|"))
        if part in _CODES:
            code = _CODES[part](code)
        labels.append(Label(part, code, chinese, english, tuple(" ".join(synonyms).split())))
    return tuple(labels)


LABELS: tuple[Label, ...] = _read_table()

TERMS: dict[tuple[Part, str], tuple[str, str]] = {
    (label.part, label.code): (label.chinese, label.english) for label in LABELS
}
"""Each term by its part and code, in Chinese and in English."""

PARTS: dict[Block, Part] = {
    Block.HEADER: Part.HEADER,
    Block.FUNDS: Part.FUND_COLUMN,
    Block.GOAL: Part.GOAL,
    Block.INDICATORS: Part.INDICATOR_COLUMN,
    Block.TOTAL: Part.INDICATOR_COLUMN,
    Block.FOOTER: Part.REMARK,
}
"""Under which part the fields of a block have their terms."""

# A title names the kind of form; the first pattern that fits decides, so the special kinds stand before the general.
TITLES: tuple[tuple[FormKind, str], ...] = (
    (FormKind.SUMMARY, r"自评(结果|情况)?汇总表|自评(结果)?一览表"),
    (FormKind.REVIEW_SHEET, r"复核表|抽查复核|复评表"),
    (FormKind.MONITORING, r"(绩效)?(运行)?监控(情况)?表|绩效跟踪表|运行监控"),
    (FormKind.DECLARATION, r"绩效目标(批复|申报|备案|审核)?(及指标)?(申报|批复|备案)?表|申报表"),
    (
        FormKind.WHOLE_DEPARTMENT,
        r"(部门|单位|预算部门)整体(支出)?(预算)?绩效.*自评表|整体支出绩效自评表|整体绩效自评表",
    ),
    (FormKind.TRANSFER_PAYMENT, r"转移支付.*自评表|区域(项目)?绩效(目标)?自评表"),
    (
        FormKind.SELF_EVALUATION,
        r"(项目)?(支出)?(预算)?绩效(目标)?(完成情况)?自评(价)?(结果)?(信息)?表|项目自评(价)?表|项目支出.*自评(价)?表|自评(价)?表$",
    ),
)
