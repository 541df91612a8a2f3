"""Targets that do not say what is to be reached: rates without a share, bare words, no date, the wrong way round."""

import msgspec
import pytest

from jiheng.checks import Case, Outcome, Reported, Severity, Stage, Who
from jiheng.form import Certainty
from tests.checks.building import case_with, found_in, real


def row(category: str, name: str, target: str, actual: str = "完成", note: str = "") -> str:
    dimension = {"成本": "成本指标", "社会": "效益指标", "可持": "效益指标", "服务": "满意度"}.get(
        category[:2], "产出指标"
    )
    return f"{dimension} | {category} | {name} | {target} | {actual} | 10 | 10 | {note}"


def of(code: str, *lines: str, stage: Stage = Stage.REVIEW) -> Outcome:
    return found_in(case_with(*lines, stage=stage), code)


def findings(code: str, *lines: str, stage: Stage = Stage.REVIEW) -> list[Reported]:
    return list(of(code, *lines, stage=stage).findings)


def unsure_of(case: Case, index: int, field: str) -> Case:
    """The same case with an open doubt about one cell."""
    indicator = case.rows[index].indicator
    cell = msgspec.structs.replace(getattr(indicator, field), certainty=Certainty(0.5, ("两栏都说得通",)))
    doubted = msgspec.structs.replace(indicator, **{field: cell})
    rows = [msgspec.structs.replace(one, indicator=doubted) if one.index == index else one for one in case.rows]
    indicators = tuple(one.indicator for one in rows)
    return msgspec.structs.replace(
        case, rows=tuple(rows), form=msgspec.structs.replace(case.form, indicators=indicators)
    )


# --- TV001: a rate that is none


def test_a_rate_aimed_at_a_word_is_quoted_with_a_name_that_would_suit_it() -> None:
    (found,) = found_in(real(3), "TV001").findings
    assert (found.severity, found.who, found.where.field) == (Severity.ADVICE, Who.DECLARATION, "target")
    assert "「补贴发放及时率」按名称是比率，「年度指标值」写的是「及时」，是一个词" in found.message
    assert "目标已批复，请勿改动" in found.remedy
    assert "补贴发放及时性" in found.remedy


def test_a_rate_aimed_at_a_count_names_the_unit() -> None:
    (found,) = found_in(real(5), "TV001").findings
    assert "「退休劳模节日慰问完成率」" in found.message
    assert "以「人」计的数" in found.message


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("新书上架及时率", "及时"),
        ("急诊抢救成功率", "278家"),
        ("监测数据有效率", "159个"),
        ("图书角建设完成率（%）", "≥24个"),
        ("指标1：设备更新率", "12台"),
        ("资金拨付率", "12月底前"),
        ("隐患整改率", "每季度"),
        ("保费缴费率", "300户"),
    ],
)
def test_a_rate_of_a_word_a_count_or_a_time_is_no_rate(name: str, target: str) -> None:
    assert findings("TV001", row("质量指标", name, target))


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("新书上架及时率", "≥95%"),
        ("图书验收合格率", "100"),
        ("受助学生完成学业率", "十分之九"),
        ("刑事案件发案率", "≤5起/万人"),
        ("群众安全感提高率", "2个百分点"),
        ("办事效率", "提升"),
        ("巡查频率", "每周"),
        ("新书上架及时性", "及时"),
        ("覆盖人数", "300人"),
        ("图书验收合格率", "≤上年缴税80%"),
        ("图书验收合格率", ""),
    ],
)
def test_a_share_and_what_is_no_share_by_its_name_pass(name: str, target: str) -> None:
    assert findings("TV001", row("质量指标", name, target)) == []


# --- TV003: a bare word


def test_one_vague_row_is_told_in_the_words_of_the_model() -> None:
    (found,) = findings("TV003", row("社会效益", "活动宣传有效性", "有效", "有效"))
    assert found.message.startswith("「活动宣传有效性」目标和完成都写「有效」，未写怎样算「有效」，审核人无法核对。")
    assert found.remedy.startswith(
        "目标已批复，请勿改动；请在「实际完成情况」补一句事实（办了几场、多少人参加、凭什么材料）。"
    )
    assert found.remedy.endswith("下年申报时写成可核对的标准。")
    assert (found.severity, found.matter) == (Severity.ADVICE, "indicators")


def test_several_vague_rows_are_one_item_of_the_form() -> None:
    (found,) = findings(
        "TV003",
        *(
            row("社会效益", f"效果之{name}", word, word)
            for name, word in zip("甲乙丙丁戊", ["提升"] * 4 + ["改善"], strict=True)
        ),
    )
    assert found.message.startswith(
        "「效果之甲」「效果之乙」「效果之丙」「效果之丁」等 5 项目标和完成都只写「提升」「改善」"
    )


def test_a_word_for_a_result_is_no_fact_either() -> None:
    (found,) = findings("TV003", row("可持续影响指标", "管理制度健全性", "健全", "达成预期指标"))
    assert "「管理制度健全性」目标只写「健全」，完成也没有写事实" in found.message


@pytest.mark.parametrize(
    ("name", "target", "actual", "note"),
    [
        ("管理制度健全性", "健全", "修订制度2项", ""),
        ("管理制度健全性", "健全", "已按市里的统一要求修订并印发借阅管护办法", ""),
        ("管理制度健全性", "健全", "健全", "新订借阅、管护办法各1项"),
        ("三场以上故事会的效果", "良好", "良好", ""),
        ("书架安装质量", "验收合格", "验收合格", ""),
        ("安全事故", "零事故", "零事故", ""),
        ("制度是否公开", "是", "是", ""),
        ("居民借阅人次", "≥30000人次", "31500人次", ""),
        ("书架安装质量", "合格", "验收合格", ""),
        ("管理制度健全性", "", "健全", ""),
    ],
)
def test_a_fact_beside_a_word_or_a_word_that_can_be_checked_is_enough(
    name: str, target: str, actual: str, note: str
) -> None:
    assert findings("TV003", row("社会效益", name, target, actual, note)) == []


def test_a_word_that_holds_a_numeral_without_counting_is_still_bare() -> None:
    assert findings("TV003", row("社会效益", "统一平台一体化水平", "提升", "提升"))


def test_a_vague_row_under_an_open_doubt_is_left_out_while_others_are_told() -> None:
    lines = (row("社会效益", "阅读氛围", "提升", "提升"), row("社会效益", "邻里关系", "改善", "改善"))
    case = unsure_of(case_with(*lines), 0, "target")
    (found,) = found_in(case, "TV003").findings
    assert "「邻里关系」" in found.message
    assert "「阅读氛围」" not in found.message
    only = found_in(unsure_of(case_with(lines[0]), 0, "target"), "TV003")
    assert (len(only.findings), len(only.not_judged)) == (0, 1)


def test_while_goals_are_declared_a_vague_target_is_to_be_mended_at_once() -> None:
    (found,) = findings("TV003", row("社会效益", "阅读氛围", "提升", "提升"), stage=Stage.DECLARATION)
    assert "「阅读氛围」的目标只写「提升」" in found.message
    assert found.remedy == "请写成可核对的标准。"
    assert found.remedy_en == "Declare a standard that can be checked."


# --- TV005: timely, but when


def test_punctuality_without_a_date_and_a_frequency_for_a_response_say_what_is_wrong() -> None:
    (late,) = found_in(real(10), "TV005").findings
    assert "目标写「及时」，没有日期、时段、频次或时限" in late.message
    (slow,) = found_in(real(2), "TV005").findings
    assert "「咨询服务响应及时性」列在时效指标下，目标写「每季度」，是多久一次，答不了多快响应" in slow.message


@pytest.mark.parametrize("target", ["及时", "按时", "按期完成", "如期完成", "是", "完成", "较好", "切实做到及时到位"])
def test_a_target_of_timeliness_that_names_no_time_is_found(target: str) -> None:
    assert findings("TV005", row("时效指标", "新书上架及时性", target))


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("新书上架时间", "6月底前"),
        ("新书上架时间", "每季度"),
        ("新书上架时间", "节日前"),
        ("新书上架时间", "汛期前"),
        ("新书上架时间", "合同约定的期限内"),
        ("新书上架时间", "全天候"),
        ("新书上架时间", "长期"),
        ("新书上架时间", "≤30天"),
        ("新书上架及时率", "≥95%"),
        ("2020年12月底前上架", "完成"),
        ("新书上架时间", ""),
        ("薪酬发放及时性", "按月"),
    ],
)
def test_a_date_a_stretch_a_frequency_a_limit_or_a_share_passes(name: str, target: str) -> None:
    assert findings("TV005", row("时效指标", name, target)) == []


def test_words_outside_timeliness_are_not_asked_for_a_date() -> None:
    assert findings("TV005", row("质量指标", "新书上架及时性", "及时")) == []


# --- TV007: less than customary


@pytest.mark.parametrize(
    ("category", "name", "target", "says"),
    [
        ("数量指标", "支部党员大会", "2次", "一年 2 次，通例一年 4 次"),
        ("时效指标", "召开支委会", "每季度", "一年 4 次，通例一年 12 次"),
        ("数量指标", "上党课", "每半年1次", "一年 2 次，通例一年 4 次"),
        ("数量指标", "主题党日", "每2月1次", "一年 6 次，通例一年 12 次"),
        ("服务对象满意度指标", "居民满意度", "≥60%", "一般不低于 80%"),
    ],
)
def test_a_target_below_what_is_customary_is_set_beside_it(category: str, name: str, target: str, says: str) -> None:
    (found,) = findings("TV007", row(category, name, target))
    assert says in found.message


@pytest.mark.parametrize(
    ("category", "name", "target"),
    [
        ("数量指标", "支部党员大会", "≥4次"),
        ("数量指标", "支部党员大会", "≤2次"),
        ("数量指标", "支部党员大会", "20人"),
        ("数量指标", "支部党员大会", "按要求"),
        ("数量指标", "支部党员大会", "每日"),
        ("数量指标", "主题党日", "每月"),
        ("数量指标", "业务例会", "1次"),
        ("服务对象满意度指标", "居民满意度", "≥80%"),
        ("服务对象满意度指标", "居民不满意率", "≤5%"),
        ("服务对象满意度指标", "居民满意度", "8分"),
        ("服务对象满意度指标", "居民满意度", "满意"),
    ],
)
def test_a_target_as_customary_or_not_to_be_compared_passes(category: str, name: str, target: str) -> None:
    assert findings("TV007", row(category, name, target)) == []


# --- TV009: more than all


def test_a_share_over_the_whole_is_a_question_to_the_unit() -> None:
    (found,) = findings("TV009", row("质量指标", "图书验收合格率", "≥98%", "104%"))
    assert (found.severity, found.who, found.where.field) == (Severity.DOUBT, Who.UNIT, "actual")
    assert "「实际完成值」写「104%」，超过 100%" in found.message


def test_a_target_that_a_scanner_misread_is_not_to_be_altered_but_compared() -> None:
    (found,) = findings("TV009", row("服务对象满意度指标", "居民满意度", "290%", "95%"))
    assert found.where.field == "target"
    assert "批复就是这样的，请勿改动" in found.remedy


@pytest.mark.parametrize(
    ("name", "actual"),
    [
        ("居民满意度", "105"),
        ("知晓率（%）", "101.5%"),
        ("森林覆盖率", "1200‰"),
        ("受检人员合格率", "95%~103%"),
        ("到课率", "11成"),
    ],
)
def test_more_than_the_whole_is_found_however_it_is_written(name: str, actual: str) -> None:
    assert findings("TV009", row("质量指标", name, "≥90%", actual))


@pytest.mark.parametrize(
    ("name", "actual"),
    [
        ("图书验收合格率", "100.00%"),
        ("图书验收合格率", "100"),
        ("计划完成率", "112%"),
        ("床位使用率", "103%"),
        ("旅游收入增长率", "130%"),
        ("居民满意度", "较上年提高120%"),
        ("居民满意度", "增长120%"),
        ("居民满意度", "满意"),
        ("居民满意度", "150分"),
        ("案件办结率", "120件/月"),
    ],
)
def test_the_whole_itself_and_what_may_be_more_pass(name: str, actual: str) -> None:
    assert findings("TV009", row("质量指标", name, "≥90%", actual)) == []


# --- TV010: the wrong way round


@pytest.mark.parametrize(
    ("category", "name", "target"),
    [
        ("服务对象满意度指标", "居民满意度", "≤90%"),
        ("质量指标", "图书验收合格率", "不超过98%"),
        ("数量指标", "新建图书角数量", "≤24个"),
        ("社会效益指标", "优抚政策落实率", "≤100%"),
        ("社会效益指标", "居民健康素养水平", "≤25%"),
        ("社会效益指标", "交通事故下降率", "≤4%"),
        ("质量指标", "不合格食品核查处置率", "≤98%"),
        ("社会效益指标", "乡村公路通达率", "≤95%"),
        ("成本指标", "图书采购成本", "≥17.4万元"),
        ("成本指标", "每册平均采购单价", "不低于35元/册"),
        ("社会效益指标", "读者投诉次数", "≥5次"),
    ],
)
def test_a_sign_that_runs_against_the_name_is_found(category: str, name: str, target: str) -> None:
    (found,) = findings("TV010", row(category, name, target, target.strip("≤≥不超过低于")))
    assert (found.severity, found.who) == (Severity.ADVICE, Who.DECLARATION)
    assert "目标已批复，请勿改动" in found.remedy
    assert ("≥" if target[0] == "≤" or "不超过" in target else "≤") in found.remedy


@pytest.mark.parametrize(
    ("category", "name", "target"),
    [
        ("服务对象满意度指标", "居民满意度", "≥90%"),
        ("服务对象满意度指标", "居民投诉率", "≤3%"),
        ("数量指标", "新建图书角数量", "24个"),
        ("数量指标", "采购书架数量", "≤40个"),
        ("数量指标", "现场会议人数", "≤100人"),
        ("数量指标", "每册用纸", "≤2张/册"),
        ("社会效益指标", "重大动物疫情", "≤0起"),
        ("社会效益指标", "学生营养不良率", "≤3%"),
        ("社会效益指标", "学生龋齿率", "≤20%"),
        ("质量指标", "资料未及时率", "≤50%"),
        ("社会效益指标", "审批用时压缩后的时限", "≤5天"),
        ("经济效益指标", "贷款利率", "≤4%"),
        ("成本指标", "采购成本节约率", "≥3%"),
        ("成本指标", "成本控制率", "≥95%"),
        ("成本指标", "图书采购成本", "≤17.4万元"),
        ("数量指标", "图书角开放", "6月底前"),
        ("质量指标", "图书破损率", "≤2%"),
        ("数量指标", "培训时长", "≥20小时"),
    ],
)
def test_a_sign_that_goes_with_the_name_or_whose_name_says_nothing_passes(
    category: str, name: str, target: str
) -> None:
    assert findings("TV010", row(category, name, target)) == []
