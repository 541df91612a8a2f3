"""How a form stands in single lines: never better than it is, by rules that are named for what they are."""

from pathlib import Path

import msgspec
import pytest

from jiheng.assess import Assessment, Audience, Options
from jiheng.checks import Stage
from jiheng.exporting import export
from jiheng.exporting.points import due_grade, points_line
from jiheng.exporting.side_by_side import beside_line
from jiheng.exporting.standing import notes, points_told, rules_line, unit_hint, verdict
from jiheng.exporting.words import Say, document, items_of
from jiheng.pile import asks_whether_finished, unscored
from jiheng.scoring import Unscored
from tests.exporting.samples import NAMELESS, OPEN, POINTS, assessed, pile_of

ZH, EN = Say("zh"), Say("en")
# A target in words, and a result in other words: nobody can tell what is due.
UNTOLD = "产出指标 | 数量指标 | 新建图书角数量 | 按计划建设 | 部分街道已建 | 90 | 90 |"
BUDGET = "年度资金总额 | 86.50 | 0 | 0 | 10 | | 10"


def stands(found: Assessment, say: Say = ZH, *, elsewhere: bool = False) -> str:
    return verdict(found, items_of(found.findings), say, elsewhere=elsewhere)


def test_all_is_well_only_where_nothing_was_found_and_nothing_is_open() -> None:
    found = assessed()
    assert stands(found) == "没有发现要处理的事项"
    unjudged = msgspec.structs.replace(found, not_judged=(OPEN, OPEN))
    assert stands(unjudged) == "没有必须改正的事项；未能判断 2 项"
    assert stands(unjudged, EN) == "nothing must be corrected; could not be judged: 2"
    both = msgspec.structs.replace(unjudged, findings=(NAMELESS, POINTS))
    assert stands(both) == "必须改正 1 项，请核实说明 1 项，未能判断 2 项"


def test_all_is_not_well_where_points_could_not_be_computed() -> None:
    found = assessed(UNTOLD, rules=("mof-2020-10",))
    assert len(unscored(found)) == 1
    assert stands(found) == "没有必须改正的事项；得分未测算 1 项"
    assert stands(found, EN) == "nothing must be corrected; not scored: 1"


def test_points_that_a_check_has_already_given_the_reason_for_are_not_counted_twice() -> None:
    found = assessed(UNTOLD, rules=("mof-2020-10",))
    (why,) = unscored(found)
    told = msgspec.structs.replace(OPEN, reason=f"没有测算：{why.reason}。")
    assert stands(msgspec.structs.replace(found, not_judged=(told,))) == "没有必须改正的事项；未能判断 1 项"


def test_a_total_that_could_not_be_computed_is_said_in_the_verdict() -> None:
    unfit = assessed("产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 70 | 70 |", "总分 | 100 | 79.8")
    assert unfit.due.low is None
    assert stands(unfit) == "没有必须改正的事项；总分未能测算"
    assert points_line(unfit.due, ZH).startswith("自评 79.8 分（中）；总分未能测算：")
    assert points_line(unfit.due, EN) == "claimed 79.8 (中); no total could be computed"


def test_what_the_summary_says_of_all_forms_is_not_denied_under_one() -> None:
    assert stands(assessed(), elsewhere=True) == "除各表通病外，没有发现要处理的事项"


def test_execution_that_the_rules_do_not_cover_is_not_missed() -> None:
    assert unscored(assessed()) == ()


def test_execution_that_is_exempt_by_rule_is_not_missed(tmp_path: Path) -> None:
    text = (
        '[pack]\nid = "our-county"\ntitle = "本县办法"\nstanding = "ours"\nextends = "mof-2020-10"\n[execution]\n'
        'zero_revised_budget = { value = "exempt", standing = "ours", clause = "house/zero-revised-budget", '
        'reason = "本县免予评分" }\n'
    )
    (tmp_path / "pack.toml").write_text(text, encoding="utf-8")
    assert unscored(assessed(BUDGET, rules=(str(tmp_path),))) == ()
    (why,) = unscored(assessed(BUDGET, rules=("mof-2020-10",)))
    assert isinstance(why, Unscored)


def test_without_a_regulation_the_rules_say_what_they_are_worth() -> None:
    told = "未指明适用办法：指标参照财预〔2020〕10号测算，执行率得分只列出对照，均不作为改正依据"
    assert rules_line(assessed(), ZH) == told
    assert rules_line(assessed(), EN).startswith("no regulation named: indicators are scored after 财预〔2020〕10号, ")
    yearless = assessed("年度 |")
    assert rules_line(yearless, ZH) == "未指明适用办法：指标参照财预〔2020〕10号测算，不作为改正依据"


def test_rules_set_beside_the_forms_own_are_named_where_they_are_other_than_those_it_is_scored_by() -> None:
    other = assessed(rules=("as-printed", "mof-2021-101"), finished=True)
    assert "执行率得分按财预〔2021〕101号列出对照，均不作为改正依据" in rules_line(other, ZH)


def test_a_regulation_that_was_named_is_named() -> None:
    assert rules_line(assessed(rules=("mof-2020-10",)), ZH) == "财预〔2020〕10号"
    two = assessed(rules=("mof-2020-10", "mof-2021-101"))
    assert rules_line(two, ZH) == "财预〔2020〕10号；财预〔2021〕101号（未核实原文）仅供对照"


def own_pack(folder: Path, years: str) -> str:
    head = 'id = "our-county"\ntitle = "本县办法"\ndocument = "某财〔2025〕1号"\nstanding = "ours"\n'
    (folder / "pack.toml").write_text(f'[pack]\n{head}{years}\nextends = "mof-2020-10"\n', encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ("valid_from = 2025", "注意：某财〔2025〕1号自 2025 年度起适用，本表是 2020 年度"),
        ("valid_until = 2019", "注意：某财〔2025〕1号适用至 2019 年度，本表是 2020 年度"),
        ("valid_from = 2015\nvalid_until = 2019", "注意：某财〔2025〕1号适用于 2015 至 2019 年度，本表是 2020 年度"),
    ],
)
def test_a_pack_that_is_not_for_the_forms_year_is_noted(years: str, told: str, tmp_path: Path) -> None:
    assert notes(assessed(rules=(own_pack(tmp_path, years),)), ZH) == (told,)


def test_a_pack_that_is_for_the_forms_year_needs_no_note(tmp_path: Path) -> None:
    assert notes(assessed(rules=(own_pack(tmp_path, "valid_from = 2020"),)), ZH) == ()
    assert notes(assessed(), ZH) == ()


def test_the_year_asked_for_stands_in_for_one_that_is_not_printed(tmp_path: Path) -> None:
    found = assessed("年度 |", rules=(own_pack(tmp_path, "valid_from = 2025"),), year=2024)
    assert notes(found, ZH) == ("注意：某财〔2025〕1号自 2025 年度起适用，所查的是 2024 年度",)
    assert notes(found, EN) == ("Note: 某财〔2025〕1号 applies from 2025; what was asked for is 2024",)


def test_a_form_without_a_year_says_why_nothing_stands_beside_it_and_what_to_do() -> None:
    assert notes(assessed("年度 |"), ZH) == ("表上没有读到年度，未选对照办法；可用 --year 指明",)
    assert notes(assessed("年度 |", year=2020), ZH) == ()
    assert notes(assessed("年度 |", rules=("mof-2020-10",)), ZH) == ()


def test_whether_a_project_is_finished_is_asked_only_where_points_depend_on_it() -> None:
    assert asks_whether_finished(assessed(rules=("mof-2021-101",)))
    assert asks_whether_finished(assessed(rules=("as-printed", "mof-2021-101")))
    assert not asks_whether_finished(assessed(rules=("mof-2021-101",), finished=False))
    assert not asks_whether_finished(assessed(rules=("mof-2020-10",)))
    assert not asks_whether_finished(assessed(BUDGET, rules=("mof-2021-101",)))
    assert not asks_whether_finished(assessed("年度资金总额 | 86.50 | | | 10 | |", rules=("mof-2021-101",)))


def test_the_unit_is_answered_with_one_of_those_that_may_be_meant() -> None:
    assert unit_hint(("万元", "元"), ZH) == "确认后可加 --unit 万元 或 --unit 元 再查"


@pytest.mark.parametrize(
    ("cell", "english"),
    [
        ("表1第11行第8列", "table 1, row 11, column 8"),
        ("第2页表1第3行第4列", "page 2, table 1, row 3, column 4"),
        ("第42行", "line 42"),
        ("自评表!C12", "自评表!C12"),
    ],
)
def test_a_cell_is_named_in_either_language(cell: str, english: str) -> None:
    assert ZH.cell(cell) == cell
    assert EN.cell(cell) == english


def test_possible_grades_are_joined_in_either_language_and_keep_their_words() -> None:
    due = msgspec.structs.replace(assessed().due, grade=None, grades=("优", "良"))
    assert (due_grade(due, ZH), due_grade(due, EN)) == ("优或良", "优 or 良")
    assert "优 or 良" in points_line(due, EN)


def test_a_report_says_for_whom_it_is_and_at_which_stage() -> None:
    options = Options(audience=Audience.UNIT, stage=Stage.SELF_EVALUATION)
    assert ZH.audience(options) == "供填表单位看（填报环节）"
    assert EN.audience(Options()) == "for the reviewer, at review"


def test_a_clause_is_named_by_its_document_and_title_and_never_as_surer_than_it_is() -> None:
    pack = assessed(rules=("mof-2021-101",)).pack
    assert ZH.clause("mof-2020-10/quantitative", pack) == "财预〔2020〕10号「定量指标计分」"
    assert EN.clause("mof-2020-10/quantitative", pack) == "财预〔2020〕10号: Points for quantities"
    assert ZH.clause("mof-2021-101/pass-mark", pack).endswith("（未核实原文）")
    assert EN.clause("mof-2021-101/pass-mark", pack).endswith(" (unconfirmed)")
    assert ZH.clause("elsewhere/unknown", pack) == "elsewhere/unknown"
    assert document("elsewhere", pack) == "elsewhere"


def test_a_total_that_may_have_any_grade_says_so_instead_of_listing_them_all() -> None:
    rows = tuple(f"产出指标 | 数量指标 | 指标{place} | 按计划建设 | 部分街道已建 | 45 | 45 |" for place in (1, 2))
    due = assessed(*rows, rules=("mof-2020-10",)).due
    assert due.grades == ("优", "良", "中", "差")
    assert due.any_grade
    assert due_grade(due, ZH) == "等次无法判断"
    assert points_line(due, ZH).endswith("分（等次无法判断）")
    assert points_line(due, EN).endswith("(grade cannot be told)")


def test_while_goals_are_declared_nothing_is_said_of_points() -> None:
    found = assessed(UNTOLD, rules=("mof-2020-10", "mof-2021-101"), stage=Stage.DECLARATION)
    assert points_told(found, ZH) == ""
    assert beside_line(found, ZH) == ""
    assert unscored(found) == ()
    assert "得分" not in stands(found)
    assert "总分" not in stands(found)
    pile = pile_of(found, found, stage=Stage.DECLARATION)
    for format_ in ("text", "md", "html"):
        told = export(pile, "check", format=format_).decode()
        assert "自评 未填" not in told
        assert "得分未测算" not in told
        assert "申报环节没有得分，不评等次" in told


def test_of_results_the_points_are_told() -> None:
    found = assessed(UNTOLD, rules=("mof-2020-10",))
    assert points_told(found, ZH) == points_line(found.due, ZH)
