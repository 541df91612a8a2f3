"""What was found across forms: a point of the summary, a section of the page, a line at each form it speaks of."""

from typing import Any

import msgspec
import pytest
from lxml import html

from jiheng.assess import Assessment
from jiheng.checks import Answer, AnswerKind, NotJudgedAcross, Severity
from jiheng.exporting import export
from jiheng.exporting.across_words import codes_by_form, point
from jiheng.exporting.to_html import page as laying_out
from jiheng.exporting.words import Say
from jiheng.pile import Pile
from tests.exporting.samples import COPIED, COPIED_TEXT, assessed, pile_of

ZH = Say("zh")
SETTLED = msgspec.structs.replace(
    COPIED_TEXT, code="XF002", severity=Severity.ADVICE, answer=Answer(AnswerKind.EXEMPT, "统一调查", "王某", None)
)


def pile(*across: Any, **other: Any) -> Pile:  # noqa: ANN401 - findings across forms
    asked = assessed("项目名称 | 甲", findings=(COPIED,))
    return pile_of(asked, assessed("项目名称 | 乙"), assessed("项目名称 | 丙"), across=across, **other)


def text(found: Pile) -> str:
    return export(found, "check", format="text").decode()


def tree(found: Pile) -> Any:  # noqa: ANN401 - lxml has no types of its own
    return html.document_fromstring(export(found, "check", format="html").decode())


def test_the_point_counts_by_weight_and_quotes_each_with_its_forms() -> None:
    found = point(pile(COPIED_TEXT), ZH)
    assert found is not None
    assert (found.head, found.text) == ("表与表之间", "请核实说明 1 项")
    (detail,) = found.details
    assert detail.text.startswith("不同项目写同样的话〔XF003，请核实说明，【1】【2】〕两张表的「实际完成情况」有 30 字")
    assert detail.text.endswith(" → 审核人：请对照着看一看。")


def test_silence_among_several_forms_is_told_and_a_single_form_is_not_asked() -> None:
    found = point(pile(), ZH)
    assert found is not None
    assert (found.text, found.details) == ("没有", ())
    assert point(pile_of(assessed()), ZH) is None


def test_what_could_not_be_judged_across_forms_is_told_with_its_reason() -> None:
    open_ = NotJudgedAcross("XF007", (0, 2), "金额单位待确认。", "the unit waits to be confirmed")
    found = point(msgspec.structs.replace(pile(), across_not_judged=(open_,)), ZH)
    assert found is not None
    assert (found.text, found.details[0].text) == ("未能判断 1 项", "XF007（【1】【3】）：金额单位待确认。")


def test_what_was_settled_for_the_pile_is_named_with_its_reason_and_counts_no_more() -> None:
    found = point(pile(SETTLED), ZH)
    assert found is not None
    assert found.text == "没有"
    assert found.details[0].text == "各表满意度全都相同〔XF002〕按整批约定免提：统一调查（王某）"
    assert codes_by_form(pile(SETTLED)) == {}


def test_of_very_many_only_the_first_are_quoted() -> None:
    found = point(pile(*[COPIED_TEXT] * 33), ZH)
    assert found is not None
    assert len(found.details) == 31
    assert found.details[-1].text == "其余 3 项见 --format xlsx 或 json"


def test_each_form_it_speaks_of_points_there() -> None:
    told = text(pile(COPIED_TEXT))
    assert "⑧ 表与表之间：请核实说明 1 项\n" in told
    assert "  表间    XF003，见汇总⑧\n" in told
    assert "【2】乙　清河区图书馆：" in told
    assert told.count("XF003，见汇总⑧") == 2


def test_a_single_form_with_something_found_beside_it_has_a_summary() -> None:
    about_nobody = msgspec.structs.replace(COPIED_TEXT, code="XF006", at=())
    assert text(pile_of(assessed(), across=(about_nobody,))).startswith("汇总：1 张自评表")


def test_the_page_has_a_section_with_links_and_what_can_be_laid_side_by_side() -> None:
    drawn = tree(pile(COPIED_TEXT, SETTLED))
    (first, second) = drawn.xpath("//section[@id='across']//li")
    assert first.xpath(".//a/@href") == ["#form-1", "#form-2"]
    assert first.xpath("string(.//blockquote)") == "让居民在家门口借得到书"
    assert "审核人：请对照着看一看。" in first.xpath("string(.)")
    assert "按整批约定免提：统一调查（王某）。" in second.xpath("string(.)")
    (said,) = drawn.xpath("//ol[@class='points']/li[8]")
    assert said.xpath(".//a/@href") == ["#across"]
    assert said.xpath("./ul") == []
    assert drawn.xpath("//article//dd/a[@href='#across']/text()") == ["XF003，见汇总⑧"] * 2


def test_the_page_has_no_section_where_nothing_was_found() -> None:
    assert tree(pile()).xpath("//section[@id='across'] | //section[@id='years']") == []


def of_year(year: int, first: str) -> Assessment:
    rows = (first, "效益指标 | 社会效益 | 观众人次 | ≥30000人次 | 31500人次 | 75 | 75 |")
    return assessed(f"年度 | {year}", "项目名称 | 送戏下乡", *rows)


def test_the_page_sets_a_project_of_two_years_side_by_side() -> None:
    missed = "产出指标 | 数量指标 | 演出场次 | ≥60场 | 41场 | 15 | 10.25 | 汛期道路中断"
    reached = "产出指标 | 数量指标 | 演出场次 | ≥40场 | 41场 | 15 | 15 |"
    drawn = tree(pile_of(of_year(2020, reached), of_year(2019, missed)))
    (table,) = drawn.xpath("//section[@id='years']//table")
    assert table.xpath("./thead//th/text()") == ["2019 年度【2】", "2020 年度【1】"]
    told = {row.xpath("string(./th)"): row.xpath("./td/text()") for row in table.xpath("./tbody/tr[th]")}
    assert told["年初预算数"] == ["86.50 万元", "86.50 万元"]
    assert told["「演出场次」目标有变"] == [
        "目标 ≥60场，完成 41场（未完成），15 分得 10.25",
        "目标 ≥40场，完成 41场，15 分得 15",
    ]
    assert table.xpath("string(.//td[@colspan])") == "其余 1 项各年目标、分值相同，没有未完成的。"


def test_of_very_many_projects_the_page_shows_the_first_and_counts_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying_out, "MOST_YEARS", 1)
    row = "产出指标 | 数量指标 | 演出场次 | ≥60场 | 61场 | 25 | 25 |"
    others = (assessed(f"年度 | {year}", "项目名称 | 送书") for year in (2019, 2020))
    drawn = tree(pile_of(of_year(2020, row), of_year(2019, row), *others))
    assert len(drawn.xpath("//section[@id='years']//table")) == 1
    assert drawn.xpath("string(//section[@id='years']/p)") == "其余 1 个项目见 --format json。"
