"""How messages speak of one row of indicators."""

import msgspec
import pytest

from jiheng.checks import Case, RowCase
from jiheng.checks.findings import Stage
from jiheng.checks.rows import (
    actual_of,
    aim_and_result,
    aim_and_result_en,
    comparator_of,
    leave_target,
    named,
    named_en,
    next_time,
    next_time_en,
    on_a_guess,
    on_a_guess_en,
    says_something,
    target_of,
    why_due,
)
from jiheng.form import Indicator
from jiheng.values import parse
from tests.checks.building import case_with, text


def indicator(**cells: str) -> Indicator:
    return msgspec.structs.replace(Indicator(), **{name: text(said) for name, said in cells.items()})


def row(target: str, actual: str, name: str = "走访次数", points: str = "10 | 9") -> RowCase:
    return case_with(f"产出指标 | 数量指标 | {name} | {target} | {actual} | {points} |").rows[0]


@pytest.mark.parametrize(
    ("cells", "target", "actual"),
    [
        ({"target": "≥40人", "actual": "25人"}, "≥40人", "25人"),
        ({"comparator": "≥", "target": "40", "unit": "人", "actual": "25"}, "≥40人", "25人"),
        ({"comparator": "≥", "target": "≥40", "unit": "人", "actual": "25人"}, "≥40人", "25人"),
        ({"comparator": "定性", "target": "健全", "actual": "健全"}, "健全", "健全"),
        ({"comparator": "正向", "target": "95", "unit": "%", "actual": "97"}, "95%", "97%"),
        ({"comparator": "=", "target": "100%", "unit": "%", "actual": "完成"}, "=100%", "完成"),
        ({}, "（空）", "（空）"),
    ],
)
def test_target_and_actual_are_said_with_the_sign_and_unit_of_their_columns(
    cells: dict[str, str], target: str, actual: str
) -> None:
    made = indicator(**cells)
    assert (target_of(made), actual_of(made)) == (target, actual)


def test_a_row_without_a_name_is_called_by_its_position() -> None:
    nameless = msgspec.structs.replace(row("≥5次", "4次"), indicator=indicator(target="≥5次", actual="4次"), index=2)
    assert named(nameless) == "第 3 项指标（未写名称）"
    assert named_en(nameless) == "Indicator 3 (no name)"
    assert aim_and_result(nameless) == "目标 ≥5次、完成 4次"
    assert aim_and_result_en(nameless) == "target ≥5次, actual 4次"


@pytest.mark.parametrize(
    ("target", "actual", "name", "said"),
    [
        ("≥20场", "16场", "故事会", ""),
        ("20场", "16场", "故事会新增数", "（目标没写 ≥ 或 ≤，按名称推断为越多越好）"),
        ("20起", "16起", "投诉数", "（目标没写 ≥ 或 ≤，按名称推断为越少越好）"),
        ("20场", "16场", "故事会", "（目标没写 ≥ 或 ≤，按「等于」理解）"),
        ("≥20场", "16", "故事会", "（单位只写了一边，按同一单位比较）"),
        ("20", "16场", "故事会", "（目标没写 ≥ 或 ≤，按「等于」理解；单位只写了一边，按同一单位比较）"),
        ("9月底", "10月15日", "办结时间", "（按越早越好理解）"),
        ("2020年9月底前", "2020年10月15日", "办结时间", ""),
        ("每月", "每季度", "走访", "（按越多越好理解）"),
    ],
)
def test_whatever_was_taken_for_granted_is_said(target: str, actual: str, name: str, said: str) -> None:
    made = row(target, actual, name)
    assert on_a_guess(made) == said
    assert bool(on_a_guess_en(made)) is bool(said)


@pytest.mark.parametrize(
    ("value", "sign"),
    [
        ("≥95%", "≥"), ("95%以上", "≥"), ("≤上年缴税80%", "≤"), ("良好及以上", "≥"), ("每年至少2次", "≥"),
        ("95%", None), ("每年2次", None), ("每月", None), ("合规", None), ("9月底前", None), ("20-30人", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_comparator_is_found_wherever_the_value_carries_it(value: str, sign: str | None) -> None:
    assert comparator_of(parse(value)) == sign


def test_why_a_reason_is_due_names_the_miss_or_the_points_taken_off() -> None:
    assert why_due(row("≥20场", "15场"))[0] == "没有达到目标"
    assert why_due(row("9月底", "10月15日"))[0] == "没有达到目标"
    assert why_due(row("≥20场", "21场", points="10 | 8.5"))[0] == "扣了 1.5 分"


def test_a_reason_is_more_than_a_word_for_nothing() -> None:
    assert not any(says_something(text(said)) for said in ("", "无", " / ", "——", "N/A", "无。"))
    assert all(says_something(text(said)) for said in ("缺货", "无人报名", "详见附件"))


def test_the_words_about_the_target_are_left_to_the_engine_while_a_form_is_filled_in() -> None:
    def words(stage: Stage) -> str:
        case: Case = case_with(stage=stage)
        return leave_target(case)

    assert words(Stage.REVIEW) == "目标已批复，请勿改动；"
    assert words(Stage.SELF_EVALUATION) == ""


def test_what_was_approved_is_left_alone_until_goals_are_declared_again() -> None:
    said = [next_time(case_with(stage=stage), "写成百分比", "补一句") for stage in Stage]
    assert said == [
        "补一句。下年申报时写成百分比。",
        "请写成百分比。",
        "目标已批复，请勿改动；补一句。下年申报时写成百分比。",
        "目标已批复，请勿改动；补一句。下年申报时写成百分比。",
    ]
    assert next_time(case_with(), "写成百分比") == "目标已批复，请勿改动；下年申报时写成百分比。"
    assert next_time_en(case_with(), "write a rate") == "Leave what was approved; next year write a rate."
    assert (
        next_time_en(case_with(), "write a rate", "add it")
        == "Leave what was approved; add it; next year write a rate."
    )
    assert next_time_en(case_with(stage=Stage.DECLARATION), "write a rate", "add it") == "Write a rate."
