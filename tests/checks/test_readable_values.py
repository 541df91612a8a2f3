"""What stands under 年度指标值 and 实际完成值, and indicators of cost: can the one be held against the other?"""

import msgspec
import pytest

from jiheng.checks import Reported, Severity, Stage, Who
from tests.checks.building import case_from, case_with, found_in, real, text

FIELDS = "产出指标 | 质量指标 | {name} | {target} | {actual} | 10 | 10 |"


def findings(
    code: str, target: str, actual: str, name: str = "图书验收", stage: Stage = Stage.REVIEW
) -> list[Reported]:
    line = FIELDS.format(name=name, target=target, actual=actual)
    return list(found_in(case_with(line, stage=stage), code).findings)


# --- TV002: a name in the target cell


def test_a_name_in_the_target_cell_is_quoted_with_the_actual_it_leaves_hanging() -> None:
    (found,) = found_in(real(7), "TV002").findings
    assert found.severity is Severity.DOUBT
    assert "「补贴对象资质合规」的「年度指标值」写的是「慰问对象资质准确性」" in found.message
    assert "完成值「准确」因此无从对照" in found.message
    assert "批复就是这样的，请勿改动" in found.remedy


@pytest.mark.parametrize(
    "target",
    [
        "慰问对象资质准确性",
        "经费拨付及时率",
        "群众知晓度",
        "设施运行情况",
        "发放补贴数量",
        "服务水平",
        "管理制度健全性",
        "宣传有效性",
        "工作任务完成及时性",
        "资金落实到位率",
        "水质达标稳定性",
        "完成率",
    ],
)
def test_a_target_that_ends_like_a_name_and_says_no_level_is_a_name(target: str) -> None:
    assert findings("TV002", target, "准确")


def test_a_target_that_repeats_the_name_of_its_row_is_a_name_however_it_ends() -> None:
    assert findings("TV002", "图书采购目录", "已采购", name="图书采购目录")


@pytest.mark.parametrize(
    "target",
    ["合规", "健全", "劳模精神", "劳模或退休劳模", "每季度", "节日前", "≥90%", "提升服务质量", "确保资金使用合规性",
     "验收合格率98%", "符合政策标准", "有效提高群众满意度", "达到国家标准水平", "永久性", "可持续性", "一次性",
     "高质量", "规范性", "持续提升满意度", "保质保量", "加大宣传力度", "未发生违规情况", ""],
)  # fmt: skip
def test_a_target_that_says_a_level_a_figure_or_a_date_is_no_name(target: str) -> None:
    assert findings("TV002", target, "完成") == []


# --- TV004: a comparator in the actual cell


def test_an_actual_copied_with_its_comparator_is_said_to_be_copied() -> None:
    (found,) = found_in(real(6), "TV004").findings
    assert found.severity is Severity.DOUBT
    assert "「补贴企业资金合规性」的「实际完成值」写「≤上年缴税80%」，与目标一字不差" in found.message


@pytest.mark.parametrize("actual", ["≥98%", "＞95%", "不低于95%", "95%以上", "至少20人", "≤上年缴税80%", "良好及以上"])
def test_an_actual_that_is_a_stretch_and_no_fact_is_asked_for_the_fact(actual: str) -> None:
    (found,) = findings("TV004", "≥90%", actual)
    assert f"写「{actual}」" in found.message
    assert "请把完成值换成实际完成的数" in found.remedy


@pytest.mark.parametrize(
    "actual", ["98%", "98.6%", "平均20人/每次", "2020年6月30日前", "9月底", "合规", "约300人", "每季度", "20-30人"]
)
def test_an_actual_that_is_a_fact_a_date_or_a_word_passes(actual: str) -> None:
    assert findings("TV004", "≥90%", actual) == []


# --- TV006: a bare nought as target


@pytest.mark.parametrize("target", ["0", "≤0", "=0", "0.00", "零"])
def test_a_target_of_nought_without_unit_is_advice_for_the_next_declaration(target: str) -> None:
    (found,) = findings("TV006", target, "0")
    assert (found.severity, found.who) == (Severity.ADVICE, Who.DECLARATION)
    assert f"目标是「{target}」" in found.message
    assert "目标已批复，请勿改动" in found.remedy


@pytest.mark.parametrize("target", ["0起", "=0件", "0%", "≤3%", "1", "10"])
def test_a_target_with_a_unit_or_above_nought_passes(target: str) -> None:
    assert findings("TV006", target, "0") == []


def test_the_noughts_of_the_real_forms_are_found_row_by_row() -> None:
    assert [len(found_in(real(number), "TV006").findings) for number in range(1, 11)] == [0, 0, 0, 2, 0, 0, 0, 0, 1, 0]


# --- TV008: units that do not meet


def test_units_that_do_not_convert_are_both_named() -> None:
    (found,) = findings("TV008", "100%", "40人")
    assert found.severity is Severity.DOUBT
    assert "目标以「%」计，完成以「人」计" in found.message
    assert "请把完成值换成以「%」表示的数" in found.remedy


@pytest.mark.parametrize(
    ("target", "actual"), [("≥12公里", "300亩"), ("≥800人次", "20场"), ("≤30万元", "95%"), ("10~20人", "5场")]
)
def test_two_units_of_different_things_are_found(target: str, actual: str) -> None:
    assert findings("TV008", target, actual)


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("≥12公里", "12500米"),
        ("≤30万元", "298000元"),
        ("≥50个", "50"),
        ("50", "50个"),
        ("≥20名", "20人"),
        ("100%", "完成"),
        ("合规", "40人"),
        ("≥42个", "42人"),
        ("=8个", "9个"),
    ],
)
def test_units_that_convert_or_stand_on_one_side_only_pass(target: str, actual: str) -> None:
    assert findings("TV008", target, actual) == []


def in_columns(target: str, unit: str, actual: str) -> list[Reported]:
    form = case_with().form
    row = msgspec.structs.replace(
        form.indicators[0], comparator=text("≥"), target=text(target), unit=text(unit), actual=text(actual)
    )
    return list(found_in(case_from(msgspec.structs.replace(form, indicators=(row,))), "TV008").findings)


@pytest.mark.parametrize(
    ("target", "unit", "actual"), [("100", "%", "100人"), ("800", "人次", "20场"), ("12", "公里", "12座")]
)
def test_a_unit_in_the_actual_stands_against_the_column_of_units(target: str, unit: str, actual: str) -> None:
    (found,) = in_columns(target, unit, actual)
    assert f"目标以「{unit}」计，完成以「{actual.lstrip('0123456789')}」计" in found.message


@pytest.mark.parametrize(("unit", "actual"), [("%", "100"), ("人", "100名"), ("公里", "12500米"), ("人", "已全部到岗")])
def test_a_unit_that_fits_the_column_or_none_at_all_passes(unit: str, actual: str) -> None:
    assert in_columns("100", unit, actual) == []


# --- IN002: cost without an amount


def cost(
    target: str, actual: str, name: str = "经费使用", category: str = "成本指标", stage: Stage = Stage.REVIEW
) -> list[Reported]:
    line = f"产出指标 | {category} | {name} | {target} | {actual} | 10 | 10 |"
    return list(found_in(case_with(line, stage=stage), "IN002").findings)


def test_an_indicator_of_cost_without_an_amount_is_a_question_for_the_reviewer() -> None:
    (found,) = found_in(real(2), "IN002").findings
    assert (found.severity, found.who) == (Severity.DOUBT, Who.DECLARATION)
    assert "「合规」列在成本指标下，目标「合规」、完成「合规」，都没有金额" in found.message
    assert "补一句实际成本" in found.remedy


def test_while_a_form_is_filled_in_it_is_advice_and_says_that_nothing_is_to_be_altered() -> None:
    (found,) = cost("合规", "合规", stage=Stage.SELF_EVALUATION)
    assert found.severity is Severity.ADVICE
    assert "请勿改动" in found.remedy


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("图书采购单价", "≤35元/册", "32.6元/册"),
        ("采购成本", "节约", "84.77万元"),
        ("项目总成本", "不超过预算", "未超预算"),
        ("人均补贴", "按规定标准", "按标准发放"),
        ("成本节约率", "节约百分之五", "节约"),
        ("每场500元", "合理", "合理"),
    ],
)
def test_an_amount_or_a_pointer_to_one_anywhere_in_the_row_is_enough(name: str, target: str, actual: str) -> None:
    assert cost(target, actual, name) == []


@pytest.mark.parametrize(
    ("name", "word"),
    [("人均慰问标准", "符合标准"), ("工程总成本", "符合标准"), ("成本控制", "达到国家标准"), ("预算执行", "合规")],
)
def test_a_quality_is_no_amount_whatever_it_is_called_and_a_name_points_at_none(name: str, word: str) -> None:
    assert cost(word, word, name)


@pytest.mark.parametrize("category", ["社会成本指标", "生态环境成本指标", "质量指标"])
def test_costs_that_are_seldom_money_and_other_categories_are_not_looked_at(category: str) -> None:
    assert cost("合规", "合规", category=category) == []


def test_economic_cost_is_cost() -> None:
    assert cost("合规", "合规", category="经济成本指标")
