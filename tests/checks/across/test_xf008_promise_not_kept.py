"""XF008: what was promised last year beside a row that is missed again."""

import msgspec
import pytest

from jiheng.checks import Case, Facts, ReportedAcross, Severity, Stage
from jiheng.form import Certainty
from tests.checks.building import case_with

REMEDY = "汛期道路中断，今后错开汛期安排"


def year(
    number: int, note: str, *more: str, name: str = "演出场次", actual: str = "41场", stage: str = "review"
) -> Case:
    row = f"产出指标 | 数量指标 | {name} | ≥60场 | {actual} | 15 | 10.25 | {note}"
    return case_with(f"年度 | {number or ''}", row, *more, stage=Stage(stage))


def found(*cases: Case, stage: Stage = Stage.REVIEW) -> tuple[ReportedAcross, ...]:
    facts = Facts(stage=stage, only={"XF008"})
    for place, case in enumerate(cases):
        facts.add(place, case)
    return facts.judge(cases[0].pack).findings


def test_the_same_row_missed_again_after_a_remedy_is_shown_with_both_years() -> None:
    (one,) = found(year(2019, REMEDY), year(2020, "演员不足", actual="48场"))
    assert one.severity is Severity.DOUBT
    assert one.forms == (0, 1)
    assert one.message == (
        "「社区图书角建设」（清河区图书馆）「演出场次」2019 年度没有达到目标（目标 ≥60场、完成 41场），"
        "写了措施「今后错开汛期安排」；2020 年度又没有达到（目标 ≥60场、完成 48场）。（合理性判断，非办法条款）"
    )
    assert one.evidence == (f"2019：{REMEDY}",)
    assert "不因此扣分" in one.remedy


def test_a_remedy_under_the_table_is_said_of_every_missed_row() -> None:
    below = "+ 改进措施 | 下年提前与剧团签约"
    (one,) = found(year(2019, "道路中断", below), year(2020, ""))
    assert "写了措施「下年提前与剧团签约」" in one.message


@pytest.mark.parametrize(
    ("note", "quoted"),
    [
        ("雨季延长，2020年增加巡查力量", "2020年增加巡查力量"),
        ("2019年雨季延长，加强巡查", "加强巡查"),
        ("雨季延长，加强巡查", "加强巡查"),
        ("汛期延长，明年错开汛期，确保完成", "明年错开汛期"),
    ],
)
def test_of_cause_and_remedy_the_remedy_is_quoted(note: str, quoted: str) -> None:
    (one,) = found(year(2019, note), year(2020, ""))
    assert f"写了措施「{quoted}」" in one.message


@pytest.mark.parametrize("note", ["道路中断", "无", "", "—"])
def test_without_a_remedy_nothing_was_promised(note: str) -> None:
    assert found(year(2019, note), year(2020, "")) == ()


def test_nothing_under_the_table_is_no_remedy() -> None:
    assert found(year(2019, "道路中断", "+ 改进措施 | 无"), year(2020, "")) == ()


def test_what_was_reached_this_year_is_a_promise_kept() -> None:
    assert found(year(2019, REMEDY), year(2020, "", actual="60场")) == ()


def test_another_row_is_another_matter() -> None:
    assert found(year(2019, REMEDY), year(2020, "", name="培训期数")) == ()


def test_years_in_names_are_set_aside() -> None:
    before = year(2019, REMEDY, "项目名称 | 2019年送戏下乡", name="2019年演出场次")
    assert len(found(before, year(2020, "", "项目名称 | 2020年送戏下乡", name="2020年演出场次"))) == 1
    in_words = year(2020, "", "项目名称 | 二〇二〇年度送戏下乡")
    assert len(found(year(2019, REMEDY, "项目名称 | 二〇一九年度送戏下乡"), in_words)) == 1


def test_one_code_is_one_project_whatever_it_is_called_and_is_told_once() -> None:
    code = "310112345678901"
    before = year(2019, REMEDY, f"项目名称 | [{code}]送戏下乡")
    (one,) = found(before, year(2020, "", f"项目名称 | [{code}]惠民演出"))
    assert one.forms == (0, 1)
    assert len(found(before, year(2020, "", f"项目名称 | [{code}]送戏下乡"))) == 1


def test_another_unit_has_another_project() -> None:
    assert found(year(2019, REMEDY), year(2020, "", "实施单位 | 清河区文化馆")) == ()


def test_of_three_years_each_pair_is_told() -> None:
    told = found(year(2019, REMEDY), year(2020, REMEDY, actual="48场"), year(2021, "", actual="50场"))
    assert [one.forms for one in told] == [(0, 1), (1, 2)]


def test_a_form_without_a_year_or_a_name_says_nothing() -> None:
    assert found(year(0, REMEDY), year(2020, "")) == ()
    assert found(year(2019, REMEDY, "项目名称 |"), year(2020, "", "项目名称 |")) == ()


def test_a_date_that_was_missed_twice_is_told_as_well() -> None:
    row = "产出指标 | 时效指标 | 开放时间 | 6月30日前 | {} | 10 | 8 | {}"
    before = case_with("年度 | 2019", row.format("9月20日", "审图慢，下年提前报审"))
    after = case_with("年度 | 2020", row.format("8月20日", "场地迟交"))
    assert len(found(before, after)) == 1


def test_cells_whose_reading_is_open_are_no_ground() -> None:
    case = year(2019, REMEDY)
    row = case.rows[0]
    unsure = msgspec.structs.replace(row.indicator.target, certainty=Certainty(0.5, ("格数不符",)))
    indicator = msgspec.structs.replace(row.indicator, target=unsure)
    before = msgspec.structs.replace(case, rows=(msgspec.structs.replace(row, indicator=indicator),))
    assert found(before, year(2020, "")) == ()


def test_while_goals_are_declared_nothing_was_missed_yet() -> None:
    cases = [year(2019, REMEDY, stage="declaration"), year(2020, "", stage="declaration")]
    assert found(*cases, stage=Stage.DECLARATION) == ()
