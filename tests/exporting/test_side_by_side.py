"""Rules side by side, what one correction would do, and the rate on either budget: in text, on a page and as data."""

import json
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from lxml import html

from jiheng.assess import Assessment, Options, Reading, assess, read
from jiheng.checks.frames import text_of
from jiheng.checks.pages import Example
from jiheng.exporting import export
from jiheng.exporting.points import effect_line
from jiheng.exporting.side_by_side import beside_line, beside_told
from jiheng.exporting.standing import execution_line
from jiheng.exporting.words import Say
from jiheng.form import Block, Where
from jiheng.scoring import Effect
from tests.exporting.samples import POINTS, assessed, pile_of

ZH, EN = Say("zh"), Say("en")
# A cost over its bound by half: 5.00 at home, 10 × 40 ÷ 60 = 6.67 in Hubei. The rest of the form is full.
COST = (
    "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 40 | 40 |",
    "产出指标 | 成本指标 | 购书均价 | ≤40元/册 | 60元/册 | 10 | 5 | 纸价上涨",
    "效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 40 | 40 |",
)
FULL_EXECUTION = "年度资金总额 | 86.50 | 86.50 | 86.50 | 10 | 100.00% | 10"
THREE = ("mof-2020-10", "hubei", "county-cap")


def side_by_side(*rules: str, lines: tuple[str, ...] = (), **options: Any) -> Assessment:  # noqa: ANN401 - any option
    return assessed(FULL_EXECUTION, *COST, *lines, rules=rules, **options)


def text(found: Assessment, report: str = "check", **manner: Any) -> str:  # noqa: ANN401 - any manner may be tried
    return export(pile_of(found), report, format="text", columns=160, **manner).decode()


def page_of(found: Assessment) -> Any:  # noqa: ANN401 - lxml has no types of its own
    return html.document_fromstring(export(pile_of(found), "check", format="html").decode())


def test_each_pack_beside_says_what_the_total_comes_to_with_its_grade() -> None:
    # In the county the cost is off by half and loses 2 of its 5 points; all the money was spent, so nothing is capped.
    found = side_by_side(*THREE)
    assert (
        beside_line(found, ZH) == "按湖北省口径测算为优（96.67 分）；按县级封顶口径（未核实原文）测算为优（93.00 分）"
    )
    assert beside_line(found, EN) == "优 by 湖北省口径 (96.67); 优 by 县级封顶口径 (unconfirmed) (93.00)"


def test_a_pack_beside_may_give_another_grade() -> None:
    low = "年度资金总额 | 86.50 | 86.50 | 69.20 | 10 | 80.00% | 8"
    found = assessed(low, *COST, rules=("mof-2020-10", "county-cap"))
    assert (found.due.grade, beside_line(found, ZH)) == ("优", "按县级封顶口径（未核实原文）测算为良（89.00 分）")


def test_a_total_that_no_pack_can_compute_or_grade_says_so() -> None:
    unfit = side_by_side("mof-2020-10", "hubei", lines=("总分 | 120 | 120",))
    assert beside_line(unfit, ZH) == "按湖北省口径未能测算总分"
    assert beside_line(unfit, EN) == "no total could be computed by 湖北省口径"
    ungraded = side_by_side("mof-2020-10", "house")
    assert beside_line(ungraded, ZH).startswith("按本系统自定测算 ")


def test_without_packs_beside_nothing_is_said() -> None:
    assert beside_line(side_by_side("mof-2020-10"), ZH) == ""
    assert "对照" not in text(side_by_side("mof-2020-10"))


def test_the_regulation_that_the_forms_own_scheme_borrows_from_is_told_only_where_it_comes_to_something_else() -> None:
    assert beside_told(assessed("年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98.00% | 9.8")) == ()
    # 93.01 % of the money was spent, and all ten points claimed for it.
    generous = assessed("年度资金总额 | 86.50 | 86.50 | 80.45 | 10 | 93.01% | 10", "总分 | 100 | 100")
    assert [one.pack.id for one in beside_told(generous)] == ["mof-2020-10"]


def test_the_report_of_a_form_has_a_line_for_what_stands_beside() -> None:
    told = text(side_by_side(*THREE))
    assert "  口径    财预〔2020〕10号；湖北省口径、县级封顶口径（未核实原文）仅供对照\n" in told
    assert "  对照    按湖北省口径测算为优（96.67 分）；按县级封顶口径（未核实原文）测算为优（93.00 分）\n" in told


def test_points_stand_in_a_column_for_each_pack() -> None:
    told = text(side_by_side(*THREE), "score").splitlines()
    head = next(line for line in told if "目标 / 完成" in line)
    cost = next(line for line in told if line.endswith("购书均价"))
    total = next(line for line in reversed(told) if line.endswith("总分"))
    assert head.split()[:5] == ["分值", "自评", "测算", "湖北省口径", "县级封顶口径"]
    assert cost.split()[2:5] == ["5.00", "6.67", "3.00"]
    assert total.split()[2:5] == ["95.00", "96.67", "93.00"]


def test_the_arithmetic_of_each_pack_is_shown_on_demand() -> None:
    pile = pile_of(side_by_side(*THREE), unfolded=True)
    told = export(pile, "score", format="text", columns=160).decode()
    assert told.index("仅供对照：湖北省口径") < told.index("10 × 40 ÷ 60 ≈ 6.67") < told.index("仅供对照：县级封顶口径")
    assert "5.00 − 2 = 3.00" in told


def test_a_page_has_the_line_and_a_sheet_of_arithmetic_for_each_pack() -> None:
    page = page_of(side_by_side(*THREE))
    assert page.xpath("string(//dt[text()='对照']/following-sibling::dd[1])").startswith("按湖北省口径测算为优")
    sheets = page.xpath("//section[@class='arithmetic']/details")[0]
    assert [one.text for one in sheets.xpath(".//h4")] == ["仅供对照：湖北省口径", "仅供对照：县级封顶口径"]
    totals = [row.xpath("string(td[3])") for row in sheets.xpath(".//tr[@class='total']")]
    assert totals == ["95.00 分（优）", "96.67 分（优）", "93.00 分（优）"]
    alone = page_of(side_by_side("mof-2020-10"))
    assert alone.xpath("//dt[text()='对照'] | //h4") == []


@pytest.mark.parametrize("report", ["check", "score"])
def test_data_has_what_is_due_by_each_pack(report: str) -> None:
    told = json.loads(export(pile_of(side_by_side(*THREE)), report, format="json"))
    (form,) = told["forms"]
    assert (form["rules"], form["due"]["high"]) == ("mof-2020-10", "95.00")
    assert [(one["rules"], one["high"], one["grade"]) for one in form["beside"]] == [
        ("hubei", "96.67", "优"),
        ("county-cap", "93.00", "优"),
    ]
    assert [one["id"] for one in told["rules"]] == ["county-cap", "hubei", "mof-2020-10"]


# ---- the rate on either budget


def test_the_rate_on_the_opening_budget_stands_beside_the_other_where_they_differ() -> None:
    cut = assessed("年度资金总额 | 247.62 | 85.41 | 85.41 | 10 | 100.00% | 10", rules=("mof-2020-10",))
    assert execution_line(cut, ZH).endswith("；执行数占全年预算 100.00%、占年初预算 34.49%")
    assert execution_line(cut, EN).endswith("; 100.00% of the revised budget, 34.49% of the opening one")
    assert "占年初" not in execution_line(assessed(rules=("mof-2020-10",)), ZH)


def test_both_rates_are_told_where_nothing_was_claimed_for_execution() -> None:
    unclaimed = assessed("年度资金总额 | 100.00 | 80.00 | 76.00 | 10 | 95.00% |")
    assert execution_line(unclaimed, ZH) == "执行数占全年预算 95.00%、占年初预算 76.00%"


def test_both_rates_are_data() -> None:
    cut = assessed("年度资金总额 | 100.00 | 80.00 | 76.00 | 10 | 95.00% | 9.5")
    (form,) = json.loads(export(pile_of(cut), "check", format="json"))["forms"]
    assert form["execution_rates"] == {"revised": "95.00", "original": "76.00"}
    (form,) = json.loads(export(pile_of(assessed("年度资金总额 | | | | 10 | |")), "score", format="json"))["forms"]
    assert form["execution_rates"] == {"revised": None, "original": None}


# ---- what one correction would do


def docked(claimed: str, total: str) -> Assessment:
    """The real way: three quarters done of 50 points, 37.50 due, and more claimed."""
    lines = (
        FULL_EXECUTION,
        f"产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 50 | {claimed} | 两处场地未移交",
        "效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 40 | 40 |",
        f"总分 | 100 | {total}",
    )
    real = assess(_read(lines), Options(rules=("mof-2020-10",)))
    return msgspec.structs.replace(real, findings=tuple(one for one in real.findings if one.effect is not None))


def _read(lines: tuple[str, ...]) -> Reading:
    (reading,) = read(text_of(Example(triggers=True, frame="standard", lines=lines)).encode(), file="自评表.txt")
    return reading


def effects(found: Assessment) -> dict[str, str]:
    return {one.code: effect_line(one, ZH) for one in found.findings}


def test_points_off_the_formula_say_what_the_total_would_be() -> None:
    assert effects(docked("42", "92")) == {"SC005": "若按测算更正，总分 92.00→87.50，等次由优变为良"}
    assert effects(docked("38", "88")) == {"SC005": "若按测算更正，总分 88.00→87.50，等次仍为良"}


def test_full_points_for_a_missed_target_say_so_too() -> None:
    assert effects(docked("50", "100")) == {"SC006": "若按测算更正，总分 100.00→87.50，等次由优变为良"}


def test_a_total_off_its_sum_is_mended_to_the_sum() -> None:
    assert effects(docked("37.5", "89")) == {"SC001": "若改为各项之和，总分 89.00→87.50，等次仍为良"}


def test_execution_counts_only_where_it_is_part_of_the_total() -> None:
    off = "年度资金总额 | 86.50 | 86.50 | 80.45 | 10 | 93.01% | 10"
    real = assess(_read((off, "总分 | 100 | 100")), Options(rules=("mof-2020-10",)))
    (inside,) = (one for one in real.findings if one.code == "FD008")
    assert effect_line(inside, ZH) == "若按测算更正，总分 100.00→99.30，等次仍为优"
    indicators = (
        "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 60 | 60 |",
        "效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 40 | 40 |",
    )
    real = assess(_read((off, *indicators, "总分 | 100 | 100")), Options(rules=("mof-2020-10",)))
    (apart,) = (one for one in real.findings if one.code == "FD008")
    assert (apart.effect, effect_line(apart, ZH)) == (None, "")


def test_an_effect_is_told_in_either_language_and_without_grades_where_there_are_none() -> None:
    moved = msgspec.structs.replace(POINTS, effect=_effect("90", "89.5", "优", "良"))
    assert effect_line(moved, EN) == "mended as computed, the total goes from 90.00 to 89.50, the grade from 优 to 良"
    stays = msgspec.structs.replace(POINTS, effect=_effect("98.5", "98", "优", "优"))
    assert effect_line(stays, EN).endswith(", the grade stays 优")
    ungraded = msgspec.structs.replace(
        POINTS, where=Where(Block.TOTAL, None, "claimed_points"), effect=_effect("101", "98", None, "优")
    )
    assert effect_line(ungraded, ZH) == "若改为各项之和，总分 101.00→98.00"
    assert effect_line(ungraded, EN) == "mended to the sum, the total goes from 101.00 to 98.00"


def _effect(before: str, after: str, grade_before: str | None, grade_after: str | None) -> Effect:
    return Effect(Decimal(before), Decimal(after), grade_before, grade_after)


def test_a_terminal_shows_the_effect_that_moves_the_grade_and_any_on_demand() -> None:
    moves, stays = docked("42", "92"), docked("38", "88")
    assert "     → 若按测算更正，总分 92.00→87.50，等次由优变为良。\n" in text(moves)
    assert "若按测算更正" not in text(stays)
    unfolded = export(pile_of(stays, unfolded=True), "check", format="text").decode()
    assert "     → 若按测算更正，总分 88.00→87.50，等次仍为良。\n" in unfolded


def test_a_page_and_data_always_have_the_effect() -> None:
    stays = docked("38", "88")
    page = page_of(stays)
    remedies = [one.text_content() for one in page.xpath("//p[@class='remedy']")]
    assert "→ 若按测算更正，总分 88.00→87.50，等次仍为良。" in remedies
    (form,) = json.loads(export(pile_of(stays), "check", format="json"))["forms"]
    assert form["findings"][0]["effect"] == {
        "total_before": "88.00",
        "total_after": "87.50",
        "grade_before": "良",
        "grade_after": "良",
    }
