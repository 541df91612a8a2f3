"""Which indicators there are, and whether each stands where it belongs."""

import msgspec
import pytest

from jiheng.checks import Outcome, Reported, Severity, Stage, Who
from tests.checks.building import case_with, found_in, real
from tests.checks.test_targets import row, unsure_of


def of(code: str, *lines: str, stage: Stage = Stage.REVIEW, rules: str = "mof-2020-10") -> Outcome:
    return found_in(case_with(*lines, stage=stage, rules=rules), code)


def findings(code: str, *lines: str, stage: Stage = Stage.REVIEW, rules: str = "mof-2020-10") -> list[Reported]:
    return list(of(code, *lines, stage=stage, rules=rules).findings)


# --- IN001: under another category


def test_four_slips_of_the_real_forms_are_found_row_by_row() -> None:
    assert [[one.where.row for one in found_in(real(number), "IN001").findings] for number in range(1, 11)] == [
        [2, 4, 5],
        [1],
        [0, 1],
        [],
        [2, 3, 10],
        [0, 1, 7],
        [],
        [1],
        [1],
        [0, 1, 2],
    ]


@pytest.mark.parametrize(
    ("category", "name", "target", "says"),
    [
        ("数量指标", "年度任务完成率", "100%", "完成了几成"),
        ("数量指标", "挂职津补贴应补尽率", "100%", "完成了几成"),
        ("数量指标", "技师补贴应尽应补率（%）", "100%", "完成了几成"),
        ("时效指标", "举办故事会", "每月", "多久做一次"),
        ("时效指标", "召开联席会议", "4次", "做了几次"),
        ("质量指标", "故事会参加人数", "≥800人", "有多少人"),
        ("质量指标", "故事会参加人次", "800", "有多少人"),
        ("社会效益", "图书采购程序合规性", "合规", "合不合规矩"),
        ("可持续影响指标", "经费专款专用", "专款专用", "合不合规矩"),
    ],
)
def test_a_row_that_answers_another_question_says_which(category: str, name: str, target: str, says: str) -> None:
    (found,) = findings("IN001", row(category, name, target))
    assert (found.severity, found.who, found.where.field) == (Severity.ADVICE, Who.DECLARATION, "category")
    assert says in found.message
    assert "目标已批复，请勿改动" in found.remedy


@pytest.mark.parametrize(
    ("category", "name", "target"),
    [
        ("数量指标", "举办故事会场次", "每月2场"),
        ("数量指标", "社区覆盖率", "100%"),
        ("数量指标", "退休劳模节日慰问完成率", "40人"),
        ("质量指标", "年度任务完成率", "100%"),
        ("质量指标", "图书验收合格率", "≥98%"),
        ("质量指标", "活动受伤人数", "0人"),
        ("质量指标", "违规人数", "≤2人"),
        ("质量指标", "获奖作品数", "≥3件"),
        ("质量指标", "考核分数", "90"),
        ("时效指标", "管护员薪酬发放及时性", "按月"),
        ("时效指标", "情况报送", "每季度"),
        ("时效指标", "新书上架时间", "6月底前"),
        ("时效指标", "办理天数", "≤20天"),
        ("社会效益", "新增持证读者人数", "≥500人"),
        ("社会效益", "企业合规经营意识", "提升"),
        ("服务对象满意度指标", "居民满意度", "≥90%"),
    ],
)
def test_fair_outcomes_payments_by_the_month_and_rows_in_their_place_pass(
    category: str, name: str, target: str
) -> None:
    assert findings("IN001", row(category, name, target)) == []


# --- IN003: a row for cost where the place wants one


def test_no_row_for_cost_is_said_only_where_the_pack_asks_for_one() -> None:
    line = row("数量指标", "新建图书角数量", "≥24个")
    (found,) = findings("IN003", line, rules="shanxi")
    assert found.severity is Severity.ADVICE
    assert "本表 1 项指标里没有成本指标，所用口径要求有。（山西省口径）" in found.message
    assert found.clauses == ("shanxi/cost-row",)
    (skipped,) = of("IN003", line).skipped
    assert "没有要求成本指标" in skipped.reason


@pytest.mark.parametrize("category", ["成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标"])
def test_any_row_of_cost_answers(category: str) -> None:
    assert findings("IN003", row(category, "采购成本", "≤35元/册"), rules="shanxi") == []


# --- IN004: told twice


def test_two_categories_with_one_uncommon_value_are_set_side_by_side() -> None:
    (found,) = found_in(real(1), "IN004").findings
    assert (found.severity, found.who, found.where.row) == (Severity.DOUBT, Who.DECLARATION, 2)
    assert "第 2 项、第 3 项（「主题党日」「党建活动参与人数」）类别不同" in found.message
    assert "平均20人/每次" in found.message


@pytest.mark.parametrize(
    "value", ["300元/人", "≤上年缴税80%", "劳模或退休劳模", "36场次，覆盖12个镇街", "按街道分三批把书架送到每个社区"]
)
def test_values_that_are_a_rows_own_give_a_copy_away(value: str) -> None:
    lines = (row("数量指标", "甲项工作", value, value), row("质量指标", "乙项工作", value, value))
    assert len(findings("IN004", *lines)) == 1


@pytest.mark.parametrize(
    "value",
    [
        "100%",
        "≥90%",
        "2人",
        "3000册",
        "提升",
        "符合政策标准",
        "达成预期指标",
        "每季度",
        "6月底前",
        "优良中差",
        "是",
        "已上线运行",
        "20-30人",
    ],
)
def test_values_that_many_rows_share_prove_nothing(value: str) -> None:
    lines = (row("数量指标", "甲项工作", value, value), row("质量指标", "乙项工作", value, value))
    assert findings("IN004", *lines) == []


def test_the_same_value_in_one_category_or_with_another_result_is_no_copy() -> None:
    same = (row("数量指标", "甲项工作", "35人/场", "35人/场"), row("数量指标", "乙项工作", "35人/场", "35人/场"))
    other = (row("数量指标", "甲项工作", "35人/场", "35人/场"), row("质量指标", "乙项工作", "35人/场", "38人/场"))
    blank = (row("数量指标", "甲项工作", "35人/场", ""), row("质量指标", "乙项工作", "35人/场", ""))
    assert [findings("IN004", *lines) for lines in (same, other, blank)] == [[], [], []]


def test_one_name_twice_is_found_whatever_the_values() -> None:
    lines = (
        row("数量指标", "新建图书角数量", "≥24个", "24个"),
        row("社会效益", "新建图书角数量（个）", "20", "21"),
        row("质量指标", "新建图书角数量", "100%", "100%"),
    )
    assert [one.where.row for one in findings("IN004", *lines)] == [1, 2]
    assert "第 1 项、第 2 项同名" in findings("IN004", *lines)[0].message


def test_rows_called_after_their_category_are_the_business_of_another_check() -> None:
    lines = (row("服务对象满意度指标", "服务对象满意度", "≥90%"), row("服务对象满意度指标", "服务对象满意度", "≥85%"))
    assert findings("IN004", *lines) == []
    assert len(findings("IN005", *lines)) == 2


# --- IN005: the name of the category


@pytest.mark.parametrize(
    ("category", "name"),
    [
        ("服务对象满意度指标", "服务对象满意度"),
        ("服务对象满意度指标", "满意度指标"),
        ("社会效益指标", "社会效益"),
        ("数量指标", "产出指标"),
        ("生态效益指标", "生态效益（可选）"),
    ],
)
def test_a_name_that_is_its_category_names_nothing(category: str, name: str) -> None:
    (found,) = findings("IN005", row(category, name, "≥90%"))
    assert f"三级指标「{name}」就是二级指标的名称" in found.message


@pytest.mark.parametrize(
    ("category", "name"),
    [
        ("服务对象满意度指标", "居民满意度"),
        ("质量指标", "数量指标"),
        ("社会效益指标", "社会效益覆盖街道数"),
        ("社会效益指标", ""),
    ],
)
def test_a_name_of_its_own_passes(category: str, name: str) -> None:
    assert findings("IN005", row(category, name, "≥90%")) == []


# --- IN006: benefits without a figure


def test_benefits_in_words_alone_are_counted_and_quoted() -> None:
    (found,) = found_in(real(1), "IN006").findings
    assert "本表 4 项效益指标的目标全是文字（「提升」「健全」）" in found.message
    assert found.matter == "indicators"
    assert found_in(real(8), "IN006").findings


def test_many_words_are_not_all_quoted() -> None:
    lines = [row("社会效益", f"效果{word}", word, word) for word in ("提升", "改善", "健全", "稳定", "增强")]
    (found,) = findings("IN006", *lines)
    assert "（「提升」「改善」「健全」「稳定」等）" in found.message


@pytest.mark.parametrize("target", ["≥30000人次", "每季度", "6月底前", "受益3000余户，户均增收约二成", "不超过上年"])
def test_one_benefit_that_says_more_than_a_word_is_enough(target: str) -> None:
    lines = (row("社会效益", "阅读氛围", "提升", "提升"), row("可持续影响指标", "管护", target))
    assert findings("IN006", *lines) == []


def test_a_blank_target_leaves_open_whether_there_is_a_figure() -> None:
    outcome = of("IN006", row("社会效益", "阅读氛围", "提升", "提升"), row("社会效益", "借阅", "", "31500人次"))
    assert (len(outcome.findings), len(outcome.not_judged)) == (0, 1)


def test_a_form_without_benefits_is_not_asked_for_figures() -> None:
    (skipped,) = of("IN006", row("数量指标", "新建图书角数量", "≥24个")).skipped
    assert "没有效益指标" in skipped.reason


def test_a_doubtful_target_leaves_it_open() -> None:
    case = unsure_of(case_with(row("社会效益", "阅读氛围", "提升", "提升")), 0, "target")
    assert len(found_in(case, "IN006").not_judged) == 1


# --- IN007: what the project is there for (preview)


def test_a_subsidy_of_cases_that_counts_no_case_is_asked_how_many() -> None:
    (found,) = found_in(real(2), "IN007").findings
    assert "项目叫「法律援助办案补贴」" in found.message
    assert "「办案」" in found.message


@pytest.mark.parametrize(
    ("project", "name", "target"),
    [
        ("图书管护员补贴", "领取补贴的管护员", "48人"),
        ("图书管护员补贴", "享受政策人数", "48"),
        ("图书管护员培训", "培训管护员", "每季度"),
        ("技师工作室奖励", "市级工作室数", "2家"),
        ("群众文化专项经费", "活动合格率", "100%"),
        ("", "活动合格率", "100%"),
    ],
)
def test_a_count_of_what_was_done_or_a_project_that_does_not_say_passes(project: str, name: str, target: str) -> None:
    assert findings("IN007", f"项目名称 | {project}", row("数量指标", name, target)) == []


@pytest.mark.parametrize("target", ["100%", "及时", "48万元"])
def test_a_share_a_word_or_money_is_no_count(target: str) -> None:
    assert findings("IN007", "项目名称 | 图书管护员补贴", row("数量指标", "补贴发放", target))


def test_a_form_without_rows_is_not_said_to_lack_one() -> None:
    case = case_with("项目名称 | 图书管护员补贴")
    bare = msgspec.structs.replace(case, rows=(), form=msgspec.structs.replace(case.form, indicators=()))
    assert found_in(bare, "IN007").findings == ()


# --- IN008: what fits any project (preview)


def test_a_phrase_that_fits_any_project_is_named_and_needs_no_answer() -> None:
    (found,) = found_in(real(4), "IN008").findings
    assert "可持续影响指标「长效管理机制健全性」，目标「健全」，放到哪个项目都说得通" in found.message


@pytest.mark.parametrize(
    ("category", "name", "target"),
    [
        ("可持续影响指标", "图书角居民自管小组", "健全"),
        ("可持续影响指标", "管理制度", "≥3项"),
        ("社会效益", "长效管理机制健全性", "健全"),
    ],
)
def test_what_says_something_of_its_project_passes(category: str, name: str, target: str) -> None:
    assert findings("IN008", row(category, name, target)) == []
