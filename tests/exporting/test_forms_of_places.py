"""Reports of forms that places draw in their own ways: criteria, points after review, goals, ticked boxes."""

import json
from typing import Any

from jiheng.assess import Reading, Source, assess
from jiheng.exporting import export
from tests.exporting.samples import pile_of
from tests.reading.layout.families.merged import drawn
from tests.reading.layout.families.merged import read as recognised

TOILETS = drawn("guangshui-toilets")
HIGHWAYS = drawn("hubei-highways")


def reading_of(drawing: str) -> Reading:
    found = recognised(drawing)
    return Reading(found.form, found.doubts, found.left_over, Source("自评表.docx", "0" * 64, 1))


def record_of(drawing: str) -> dict[str, Any]:
    (record,) = json.loads(export([reading_of(drawing)], "read", format="json"))
    assert isinstance(record, dict)
    return record


def told(drawing: str, **manner: Any) -> str:  # noqa: ANN401 - any manner
    return export([reading_of(drawing)], "read", format="text", **manner).decode()


def test_criteria_are_recorded_with_their_rule_and_their_points() -> None:
    assert record_of(TOILETS)["criteria"][1] == {
        "dimension": "管理",
        "category": "资金使用",
        "name": "专款专用",
        "standard": "符合规定得20分",
        "max_points": "20",
        "claimed_points": "20",
        "reviewed_points": "19",
        "deviation_note": None,
        "dimension_points": None,
        "category_points": None,
    }


def test_points_after_review_and_goals_are_recorded_beside_those_of_the_unit() -> None:
    reviewed = record_of(TOILETS.replace("自评总分：96分", "自评总分：96分 复核总分：94分"))
    assert [row["reviewed_points"] for row in reviewed["indicators"]] == ["20", "18", "18", "9"]
    assert reviewed["total"] == {"max_points": None, "claimed_points": "96", "reviewed_points": "94"}
    several = record_of(HIGHWAYS)
    assert [row["goal_points"] for row in several["indicators"]] == ["50", "50", "50", "30", "30"]
    assert several["remarks"][1]["chosen"] == ["市直专项"]


def test_a_form_that_has_none_of_it_records_none_of_it() -> None:
    record = record_of(drawn("ministry-river"))
    assert record["criteria"] == []
    assert {row["goal"] for row in record["indicators"]} == {None}
    assert {row["reviewed_points"] for row in record["indicators"]} == {None}


def test_criteria_are_read_out_before_the_indicators() -> None:
    page = told(TOILETS)
    assert "  2. 专款专用\n     管理·资金使用　分值 20，得分 20，复核分 19\n     评分标准：符合规定得20分\n" in page
    assert page.index("专款专用") < page.index("1. 新建公厕")
    assert "项目属性：□新增 ☑延续（选：延续）" in page
    assert "after review 19" in told(TOILETS, lang="en")


def test_the_drawing_on_a_page_has_a_row_for_every_criterion() -> None:
    page = export(pile_of(assess(reading_of(TOILETS))), "check", format="html").decode()
    assert '<th scope="rowgroup" rowspan="3">评分标准</th>' in page
    assert "符合规定得20分" in page
