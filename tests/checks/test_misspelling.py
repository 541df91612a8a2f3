"""FM009: a set term that is misspelt, told from a name of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.checks import Severity, Stage, Who
from jiheng.checks.misspelling import edits_between, misspelling_in
from jiheng.checks.terms import terms
from tests.checks.building import case_with, found_in, real

NAME = "产出指标 | 数量指标 | {} | 100% | 100% | 15 | 15 |"

# Names as units in all fields write them. None is misspelt.
RIGHT = """
" 支部党员大会 主题党日 党建活动参与人数 接待法律咨询职工人数 法律协商调解率 市劳模创新工作室 高级技师新增数
补贴发放及时率 慰问金报销完成及时性 劳模讲课完成数 退休劳模体检应补尽补率 企业申请审核完成率 慰问对象覆盖率
人员考核合格数 部门工作效率提升性 新增灵活就业入会人数 受补者满意度 村干部 签约率 建设普通省道二级公路
工程质量合格率 年度资金支付完成率 储备到位率 设备开机率 服务器宕机率 资金归位率 政策知会率 患者平均住院日 学生近视率
小升初对口率 老旧小区改造率 监测断面优良比例 应收账款周转率 应届毕业生就业率 应急响应时效 应急物资储备完备率
应缴未缴率 应退未退率 应收已收率 应到实到率 能贷尽贷率 愿保尽保率 宜林尽林率 应补必补率 水土流失治理度
灌溉水有效利用系数 人均公园绿地面积 万人失火率 亿元产值死亡率 网格化率 门诊次均费用增幅 抗菌药物使用强度
主题党日开展率 代表建议答复率 提案办复率 公文差错率 课题结项率 馆藏利用率 文物完好率 非遗传承率 农村公路优良中等路率
桥梁定检率 公交准点率 航班正常率 电梯年检率 计量器具检定率 投诉举报核查率 药品不良反应报告率 疫苗冷链完好率
家庭病床建床率 残疾人辅具适配率 孤儿养育津贴发放率 殡葬火化率 婚姻登记合格率 社工持证率 志愿者注册率
高标准农田上图入库率 测土配方覆盖率 农药减量率 动物疫病免疫密度 强制免疫抗体合格率 产地检疫率 水库除险加固率
河长巡河率 节水器具普及率 生态流量保障率 古树名木保护率 入河排污口整治率 环评审批时限压缩率 双随机检查率 失信惩戒率
网上可办率 证照分离覆盖率 数据归集率 漏洞修复率 机房可用率 刑事案件破案率 社区戒毒执行率 消防栓完好率 隐患排查整改率
地质灾害避险率 批而未供消化率 公租房分配率 物业覆盖率 厨余垃圾分出率 公厕达标率 供热温度合格率 燃气入户安检率
旅游投诉结案率 体育场地开放率 文化惠民演出完成率 技术合同成交额增长率 招商项目落地率 快递进村率 社保基金征缴率
劳动仲裁结案率 公益性岗位安置率 优抚对象抚恤金发放率 干部档案数字化率 行政复议纠错率 社区矫正重新犯罪率
审计整改完成率 国库集中支付率 债务率 住户调查样本完好率 储备粮轮换率 能耗强度降低率 消费帮扶完成率
光伏电站正常发电率 雨露计划补助率 营养餐食品留样率 教师轮岗率 中考合格率 学生体质健康优良率 临床路径入径率
手术并发症率 新生儿访视率 结核病规则服药率 献血率 异地就医直接结算率 资金到户率 验收及格率 任务完结率 政策知悉率
群众满意率 群众满意程度 群众满足感 资金节约度 资金到位额 项目初验率 发放精准率 系统上云率 案件移送率 植被恢复率
床位周转率 资金使用绩效性
""".split()  # noqa: SIM905 - read as a text, by people

MISSPELT = {
    "技师补贴应尽应补率": "应补尽补率",
    "挂职津补贴应补尽率": "应补尽补率",
    "孕妇应检进检率": "应检尽检率",
    "税款应收应尽率": "应收尽收率",
    "资金到为率": "资金到位率",
    "资金位到率": "资金到位率",
    "资金到率": "资金到位率",
    "图书验收合各率": "验收合格率",
    "一次验收合格格率": "一次验收合格率",
    "补贴发放急时率": "补贴发放及时率",
    "服务对象满艺度": "服务对象满意度",
    "服务对向满义度": "服务对象满意度",
    "家长满意渡": "家长满意度",
    "森林复盖率": "森林覆盖率",
    "按时完成律": "按时完成率",
    "疫苗接种种率": "疫苗接种率",
}


def test_a_right_name_is_never_called_misspelt() -> None:
    assert [name for name in RIGHT if misspelling_in(name)] == []


@pytest.mark.parametrize(("name", "meant"), MISSPELT.items())
def test_a_slip_of_one_or_two_characters_is_found_with_what_was_meant(name: str, meant: str) -> None:
    found = misspelling_in(name)
    assert found is not None
    assert found.meant == meant
    assert name.endswith(found.written)


def test_no_set_term_is_called_misspelt_alone_or_behind_other_words() -> None:
    assert [term for term in sorted(terms("set_terms")) if misspelling_in(term) or misspelling_in(f"职工{term}")] == []


def test_of_two_terms_as_near_the_one_that_the_name_speaks_of_is_meant() -> None:
    written = misspelling_in("补贴应补尽保率")
    assert written is not None
    assert written.meant == "应补尽补率"


@pytest.mark.parametrize("name", ["", "率", "补率", "应", "尽数", "度"])
def test_a_name_too_short_to_tell_is_let_be(name: str) -> None:
    assert misspelling_in(name) is None


@given(st.text(alphabet="应补尽率到位资金满意度合格", max_size=12))
def test_any_name_is_looked_at_to_the_end(name: str) -> None:
    found = misspelling_in(name)
    assert found is None or name.endswith(found.written)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("", "", 0), ("率", "", 1), ("应补尽率", "应补尽补率", 1), ("应尽应补率", "应补尽补率", 2),
        ("位到", "到位", 1), ("甲乙", "丙丁", 2),
    ],
)  # fmt: skip
def test_edits_are_counted_and_neighbours_that_changed_places_are_one(one: str, other: str, edits: int) -> None:
    assert edits_between(one, other) == edits_between(other, one) == edits


def test_the_real_forms_with_misspelt_names_are_found_row_by_row() -> None:
    rows = {n: [one.where.row for one in found_in(real(n), "FM009").findings] for n in range(1, 11)}
    assert {n: found for n, found in rows.items() if found} == {3: [0, 1], 10: [0, 1]}


def test_nobody_is_asked_to_change_an_approved_name() -> None:
    line = NAME.format("读者补贴应补尽率")
    (reviewed,) = found_in(case_with(line), "FM009").findings
    assert (reviewed.severity, reviewed.who) == (Severity.ADVICE, Who.DECLARATION)
    assert "名称已随预算批复，请勿改动；下年申报时写成「应补尽补率」" in reviewed.remedy
    (filled_in,) = found_in(case_with(line, stage=Stage.SELF_EVALUATION), "FM009").findings
    assert "填报时请勿改动。下年申报时写成" in filled_in.remedy
    (declared,) = found_in(case_with(line, stage=Stage.DECLARATION), "FM009").findings
    assert declared.remedy.startswith("请改为「应补尽补率」")
