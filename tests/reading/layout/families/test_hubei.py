"""Forms of Hubei: execution counts 20, no column of maxima, several goals, boxes to tick, notes with rules."""

import pytest

from tests.reading.layout.families.merged import drawn, form_of, fund_rows, read, remarks, rows, shown

WATER = drawn("hubei-water")
HIGHWAYS = drawn("hubei-highways")
SCHOOLS = drawn("hubei-schools")


@pytest.mark.parametrize(
    ("drawing", "row"),
    [
        (WATER, "total | - | 300.00 | 282.00 | 20 | 94.00% | 18.8 | -"),
        (HIGHWAYS, "total | - | 8600 | 8170 | 20 | 95% | 19 | -"),
        (SCHOOLS, "total | - | 120 | 120 | 20 | 100% | 20 | -"),
    ],
)
def test_execution_carries_the_points_that_the_heads_state(drawing: str, row: str) -> None:
    form = form_of(drawing)
    assert fund_rows(form) == [row]
    assert form.amount_unit.value == "万元"
    assert form.fund_columns.isdisjoint(("original_budget", "max_points"))


def test_points_behind_the_names_are_the_maxima_where_no_column_has_them() -> None:
    form = form_of(WATER)
    assert rows(form) == [
        "output | quantity | 维修养护工程处数 | - | ≥15处 | - | 15处 | 20 | 20 | -",
        "output | quality | 水质达标率 | - | ≥95% | - | 96.2% | 20 | 20 | -",
        "output | timeliness | 完工及时率 | - | 100% | - | 93% | 10 | 9.3 | -",
        "benefit | social_benefit | 受益人口 | - | ≥3.2万人 | - | 3.4万人 | 20 | 20 | -",
        "satisfaction | service_user_satisfaction | 群众满意度 | - | ≥90% | - | 92% | 10 | 10 | -",
    ]
    assert form.indicators[0].max_points.printed == "维修养护工程处数（20分）"
    assert "max_points" not in form.columns
    assert read(WATER).doubts == ()


def test_points_behind_one_name_alone_stay_part_of_it() -> None:
    drawing = WATER.replace("水质达标率（20分）", "水质达标率")
    first = form_of(drawing).indicators[0]
    assert first.name.value == "维修养护工程处数（20分）"
    assert first.max_points.is_absent


def test_rows_know_which_of_several_goals_they_serve() -> None:
    form = form_of(HIGHWAYS)
    assert rows(form) == [
        "output | quantity | 路面修复里程 | - | 40公里 | - | 40公里 | - | 20 | -",
        "output | quality | 优良路率 | - | ≥85% | - | 88% | - | 15 | -",
        "benefit | social_benefit | 通行效率 | - | 达成预期指标 | - | 达成预期指标 | - | 15 | -",
        "output | quantity | 桥梁检测座数 | - | 18座 | - | 16座 | - | 13.3 | -",
        "satisfaction | service_user_satisfaction | 驾乘人员满意度 | - | ≥90% | - | 91% | - | 15 | -",
    ]
    assert [(row.goal.value or "")[:7] for row in form.indicators] == ["年度绩效目标1"] * 3 + ["年度绩效目标2"] * 2
    assert [shown(row.goal_points) for row in form.indicators] == ["50", "50", "50", "30", "30"]
    assert read(HIGHWAYS).doubts == ()


def test_one_goal_alone_is_the_label_of_the_block() -> None:
    form = form_of(WATER)
    assert form.indicators_label.value == "年度绩效目标1（80分）"
    assert all(row.goal.is_absent for row in form.indicators)


def test_boxes_say_which_kind_was_ticked_whether_they_stand_before_their_words_or_behind() -> None:
    for drawing, chosen in (
        (WATER, [("部门预算项目",), ("持续性项目",), ("常年性项目",)]),
        (HIGHWAYS, [("市直专项",), ("持续性项目",)]),
        (SCHOOLS, [("市直专项",), ("持续性项目",), ("常年性项目",)]),
    ):
        assert [one.chosen for one in form_of(drawing).remarks if one.code == "project_kind"] == chosen


def test_causes_measures_and_notes_below_the_table_are_kept() -> None:
    found = dict(remarks(form_of(WATER)))
    assert found["causes"] == "汛期推迟1处工程。"
    assert found["measures"] == "提前编制施工计划。"
    assert found["filing_unit"] == "某县水利和湖泊局"
    notes = found["notes"] or ""
    assert notes.startswith("1.预算执行情况口径")
    assert notes.endswith("满意度指标暂可不作为必评指标。")
    assert read(WATER).left_over == ()


def test_the_name_of_the_goal_on_a_row_of_its_own_is_no_indicator_and_the_last_row_is_the_total() -> None:
    form = form_of(SCHOOLS)
    assert [row.name.value for row in form.indicators] == ["培训学生人数", "技能证书获取率", "就业率", "学生满意度"]
    assert [shown(row.dimension_points) for row in form.indicators] == ["40", "40", "30", "10"]
    assert shown(form.total.claimed_points) == "100"
    assert form.total.max_points.is_absent
