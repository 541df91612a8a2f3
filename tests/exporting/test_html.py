"""The page: the form drawn as the official table, findings at their cells, nothing that a form says is believed."""

import re
from typing import Any

import msgspec
import pytest
from lxml import html

from jiheng.assess import Audience, assess, read
from jiheng.checks import Stage
from jiheng.exporting import export
from jiheng.exporting.to_html.drawing import spans
from jiheng.form import Block, Field, Indicator, Place, Remark, Where
from tests.exporting.samples import (
    COPIED,
    EXAMPLE,
    LATER,
    LIGHTER,
    NAMELESS,
    OPEN,
    assessed,
    finding,
    one_form,
    pile_of,
    three_forms,
)

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7 }}&lt;b&gt;"
READINGS = read(EXAMPLE.read_bytes(), file="十张.txt")


def page(pile: Any, **manner: Any) -> str:  # noqa: ANN401 - any manner may be tried
    return export(pile, "check", format="html", **manner).decode()


def tree(pile: Any, **manner: Any) -> Any:  # noqa: ANN401 - lxml has no types of its own
    return html.document_fromstring(page(pile, **manner))


def texts(found: Any) -> list[str]:  # noqa: ANN401 - lxml has no types of its own
    return ["".join(one.itertext()).strip() for one in found]


def test_a_page_is_complete_in_itself() -> None:
    told = page(three_forms())
    assert re.findall(r"(?:src|href|action)=[\"'](?!#)[^\"']*", told) == []
    assert re.findall(r"url\(|@import|<script|<link|<img|<iframe|<form", told) == []
    assert "default-src 'none'" in told


def test_what_a_form_says_is_shown_as_text() -> None:
    found = assessed(findings=(NAMELESS,))
    hostile: Field[str] = Field(HOSTILE, HOSTILE, Place(file="a"))
    rows = tuple(
        msgspec.structs.replace(row, name=hostile, target=hostile, actual=hostile, deviation_note=hostile)
        for row in found.form.indicators
    )
    form = msgspec.structs.replace(
        found.form, title=hostile, project=hostile, implementing_unit=hostile, indicators=rows
    )
    source = msgspec.structs.replace(found.source, file=HOSTILE)
    bad = msgspec.structs.replace(NAMELESS, message=HOSTILE, remedy=HOSTILE, clauses=(HOSTILE,))
    hostile_one = msgspec.structs.replace(found, form=form, source=source, findings=(bad,), left_over=(HOSTILE,))
    drawn = tree(pile_of(hostile_one, hostile_one))
    assert drawn.xpath("//script | //img | //b[text()='']") == []
    assert len([cell for cell in texts(drawn.xpath("//table[@class='official']//td")) if cell.startswith(HOSTILE)]) > 10
    assert "49" not in texts(drawn.xpath("//table[@class='official']//td"))


def test_the_official_table_has_nine_columns_in_every_row() -> None:
    for drawn in tree(pile_of(*map(assess, READINGS))).xpath("//table[@class='official']"):
        reach: dict[int, int] = {}
        for number, row in enumerate(drawn.xpath(".//tr")):
            for cell in row.xpath("./td | ./th"):
                for below in range(int(cell.get("rowspan", "1"))):
                    reach[number + below] = reach.get(number + below, 0) + int(cell.get("colspan", "1"))
        assert set(reach.values()) == {9}


def test_dimension_and_category_stand_once_over_their_rows() -> None:
    drawn = tree(pile_of(assess(READINGS[0])))
    heads = drawn.xpath("//table[@class='official']//th[@scope='rowgroup']")
    told = [("".join(head.itertext()), head.get("rowspan", "1")) for head in heads]
    assert ("产出指标", "6") in told
    assert ("社会效益指标", "3") in told


@pytest.mark.parametrize(("values", "reach"), [("", []), ("aab", [2, 0, 1]), ("aba", [1, 1, 1])])
def test_a_cell_reaches_over_equal_neighbours_only(values: str, reach: list[int]) -> None:
    assert spans(values) == reach


def test_every_finding_of_the_real_forms_has_its_mark_at_a_cell() -> None:
    drawn = tree(pile_of(*map(assess, READINGS), unfolded=True))
    marked = {mark.get("href")[1:] for mark in drawn.xpath("//table[@class='official']//a")}
    listed = {one.get("id") for one in drawn.xpath("//ol[@class='items']/li | //section[@class='reading']//span[@id]")}
    assert listed
    assert listed - marked == set()
    assert marked - listed == set()


def test_a_mark_tells_its_weight_without_colour() -> None:
    drawn = tree(one_form())
    cell = drawn.xpath("//table[@class='official']//td[contains(@class, 'error')]")[0]
    assert texts(cell.xpath("./a/span[@aria-hidden]")) == ["①"]
    assert texts(cell.xpath("./a/span[@class='spoken']")) == ["必须改正 表头"]
    assert texts(drawn.xpath("//li[@id='form-1-1']//span[contains(@class, 'severity')]")) == ["必须改正"]


def test_marks_beyond_the_circled_figures_are_still_told_apart() -> None:
    many = tuple(
        finding("TV006", NAMELESS.severity, f"row:{place}", Where(Block.INDICATORS, 0, "target")) for place in range(60)
    )
    signs = texts(tree(pile_of(assessed(findings=many))).xpath("//ol[@class='items']/li/p/span[@aria-hidden]"))
    assert signs[49:52] == ["㊿", "(51)", "(52)"]


def test_the_arithmetic_is_one_click_away_and_printed_as_an_annex() -> None:
    drawn = tree(one_form(rules=("mof-2020-10",)))
    (cell,) = drawn.xpath("//table[@class='official']//td[details][contains(., '30.00')]")[:1]
    assert texts(cell.xpath("./details/summary")) == ["测算 30.00"]
    assert "40 × 18 ÷ 24 = 30.00" in texts(cell.xpath("./details//p"))
    (annex,) = drawn.xpath("//div[@class='printed']")
    assert "40 × 18 ÷ 24 = 30.00" in texts(annex.xpath(".//p"))


@pytest.mark.parametrize(("many", "unfolded", "printed"), [(3, False, 3), (4, False, 0), (4, True, 4)])
def test_the_arithmetic_of_more_than_three_forms_is_printed_only_where_it_is_asked_for(
    many: int,
    unfolded: bool,  # noqa: FBT001 - a parameter of the test
    printed: int,
) -> None:
    drawn = tree(pile_of(*[assessed()] * many, unfolded=unfolded))
    assert len(drawn.xpath("//div[@class='printed']")) == printed
    assert len(drawn.xpath("//section[@class='arithmetic']/details")) == many


def test_the_reason_for_points_that_could_not_be_computed_is_one_click_away() -> None:
    unfit = assessed("产出指标 | 数量指标 | 图书角 | 按计划建设 | 部分街道已建 | 70 | 70 |", "总分 | 100 | 79.8")
    drawn = tree(pile_of(unfit))
    folded = {
        texts(one.xpath("./summary"))[0]: texts(one.xpath(".//p"))
        for one in drawn.xpath("//table[@class='official']//details")
    }
    assert "各项分值之和与总分对不上，不测算总分" in folded["未能测算"]
    assert folded["未测算"]
    assert "总分未能测算：各项分值之和与总分对不上" in texts(drawn.xpath("//dl"))[0]


def test_a_rule_is_named_by_its_title_and_its_id_is_for_who_looks_for_it() -> None:
    drawn = tree(one_form(rules=("mof-2020-10",)))
    (named, *_) = drawn.xpath("//section[@class='arithmetic']//p[@class='clause']/span")
    assert texts([named]) == ["财预〔2020〕10号「执行率得分」"]
    assert named.get("title") == "mof-2020-10/execution-points"
    assert "mof-2020-10/execution-points" not in texts(drawn.xpath("//section[@class='arithmetic']"))[0]
    unfolded = tree(one_form(rules=("mof-2020-10",), unfolded=True))
    assert "mof-2020-10/execution-points" in texts(unfolded.xpath("//section[@class='arithmetic']"))[0]


def test_what_could_not_be_judged_is_read_as_a_sentence_and_its_code_as_a_code() -> None:
    (open_,) = tree(one_form()).xpath("//section[@class='open']//li")
    assert texts([open_]) == ["金额单位待确认 FD013"]
    assert texts(open_.xpath("./code")) == ["FD013"]


def test_rows_put_in_place_are_told_in_one_sentence_and_each_keeps_its_mark() -> None:
    drawn = tree(pile_of(assess(READINGS[2])))
    (told,) = drawn.xpath("//section[@class='reading']//li")
    names = [one.get("id") for one in told.xpath("./span")]
    assert texts(told.xpath("./span/span")) == ["ⓐ", "ⓑ", "ⓒ", "ⓓ"]
    assert texts([told])[0].count("请核对一眼") == 1
    marks = drawn.xpath("//table[@class='official']//a[contains(@class, 'reading')]")
    assert {f"#{name}" for name in names} == {mark.get("href") for mark in marks}


def test_a_report_on_one_form_is_headed_by_its_project_and_says_for_whom_it_is() -> None:
    (head,) = texts(tree(pile_of(assessed())).xpath("//h1"))
    assert head == "社区图书角建设绩效自评表检查报告，供审核人看（审核环节）"
    (head,) = texts(tree(three_forms()).xpath("//section[@id='summary']/h1"))
    assert head == "绩效自评表检查汇总供审核人看（审核环节）"


def test_a_form_says_where_rules_and_year_do_not_go_together() -> None:
    (told,) = texts(tree(pile_of(assessed("年度 |"))).xpath("//dd/b"))
    assert told == "表上没有读到年度，未选对照办法；可用 --year 指明"


def test_a_form_points_to_the_question_that_the_summary_asks() -> None:
    unit = finding("FD001", COPIED.severity, "funds", Where(Block.HEADER, None, "amount_unit"))
    asking = msgspec.structs.replace(assess(READINGS[0]), findings=(unit,))
    drawn = tree(pile_of(asking, assessed(), assessed()))
    (told,) = drawn.xpath("//article[@id='form-1']//dd[a]")
    assert texts([told]) == ["单位待确认，见汇总②"]
    assert told.xpath("./a/@href") == ["#summary"]
    assert drawn.xpath("//article//code[text()='FD001']") == []
    alone = texts(tree(pile_of(asking)).xpath("//p[@class='remedy']"))
    assert "→ 确认后可加 --unit 万元 或 --unit 元 再查。" in alone


def test_whether_a_project_is_finished_is_asked_under_what_could_not_be_judged() -> None:
    found = msgspec.structs.replace(assessed(rules=("mof-2021-101",)), not_judged=(OPEN,))
    assert "--finished yes" in texts(tree(pile_of(found)).xpath("//section[@class='open']"))[0]


def test_items_may_go_on_over_the_page_so_that_no_page_is_left_half_empty() -> None:
    rules = re.findall(r"([^{}]*)\{[^{}]*break-inside: avoid", page(one_form()))
    assert rules
    assert not any("li" in selector.split() and ".items" in selector for selector in rules)


def test_advice_is_folded_unless_it_is_to_be_unfolded() -> None:
    (folded,) = tree(one_form()).xpath("//section[contains(@class, 'folded')]/details")
    (unfolded,) = tree(one_form(unfolded=True)).xpath("//section[contains(@class, 'folded')]/details")
    assert (folded.get("open"), unfolded.get("open")) == (None, "")
    assert len(folded.xpath(".//ol/li")) == 2


def test_a_unit_sees_first_what_it_can_act_on_and_then_apart_what_it_need_not_change() -> None:
    light = msgspec.structs.replace(LIGHTER, matter="header", where=NAMELESS.where)
    drawn = tree(
        pile_of(assessed(findings=(LATER, COPIED, light)), audience=Audience.UNIT, stage=Stage.SELF_EVALUATION)
    )
    sections = {
        texts(one.xpath(".//h3"))[0]: texts(one.xpath(".//code")) for one in drawn.xpath("//section[ol|details/ol]")
    }
    assert sections == {
        "请您先看这几项": ["GL001"],
        "建议1 项，不用答复": ["NT009"],
        "下面这些现在不用您改1 项": ["TV006"],
    }
    assert texts(drawn.xpath("//h1/small")) == ["绩效自评表检查报告，供填表单位看（填报环节）"]


def test_a_pile_has_a_summary_with_a_table_of_contents() -> None:
    drawn = tree(three_forms())
    links = [link.get("href") for link in drawn.xpath("//nav//a")]
    assert links == ["#form-1", "#form-2", "#form-3"]
    assert [one.get("id") for one in drawn.xpath("//article")] == ["form-1", "form-2", "form-3"]
    assert len(drawn.xpath("//ol[@class='points']/li")) == 8
    assert "坏.docx" in texts(drawn.xpath("//ol[@class='points']"))[0]


def test_a_form_alone_has_no_summary() -> None:
    assert tree(one_form()).xpath("//section[@id='summary'] | //nav") == []


def test_doubts_of_reading_are_told_apart_from_findings() -> None:
    drawn = tree(one_form())
    assert texts(drawn.xpath("//section[@class='reading']//code")) == ["FM010"]
    assert "不算单位的问题" in texts(drawn.xpath("//section[@class='reading']/h3"))[0]


def test_the_page_says_its_language_and_what_it_rests_on() -> None:
    assert tree(one_form()).get("lang") == "zh-CN"
    english = tree(one_form(), lang="en")
    assert english.get("lang") == "en"
    foot = texts(english.xpath("//footer"))[0]
    assert "rule pack as-printed" in foot
    assert re.search("自评表.txt [0-9a-f]{64}", foot)


def test_every_link_and_label_leads_somewhere() -> None:
    drawn = tree(three_forms())
    ids = drawn.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {one.removeprefix("#") for one in (*drawn.xpath("//a/@href"), *drawn.xpath("//@aria-labelledby"))} <= set(
        ids
    )


def test_a_form_without_funds_code_or_rows_is_drawn_as_far_as_it_goes() -> None:
    found = assessed()
    code: Field[str] = Field("P-001", "P-001", Place(file="a"))
    bare = msgspec.structs.replace(found.form, funds=(), project_code=code, title=Field(), fiscal_year=Field())
    row = Indicator(
        name=Field("无类别", "无类别", Place()), target=Field("5", "5", Place()), unit=Field("个", "个", Place())
    )
    remark = Remark("grade", "评价等级", Field("优", "优", Place()))
    bare = msgspec.structs.replace(bare, indicators=(row,), remarks=(remark,))
    due = msgspec.structs.replace(found.due, indicators=found.due.indicators[:1])
    drawn = tree(pile_of(msgspec.structs.replace(found, form=bare, due=due, rows=(), beside=())))
    cells = texts(drawn.xpath("//table[@class='official']//td"))
    assert cells[0] == "P-001"
    assert "5个" in cells
    assert cells[-1] == "优"
    assert texts(drawn.xpath("//caption/strong")) == ["项目支出绩效自评表"]
