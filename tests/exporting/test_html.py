"""The page: the form drawn as the official table, findings at their cells, nothing that a form says is believed."""

import re
from typing import Any

import msgspec
import pytest
from lxml import html

from jiheng.assess import Audience, assess, read
from jiheng.exporting import export
from jiheng.exporting.to_html.drawing import spans
from jiheng.form import Block, Field, Indicator, Place, Remark, Where
from tests.exporting.samples import COPIED, EXAMPLE, LATER, NAMELESS, assessed, finding, one_form, pile_of, three_forms

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
    listed = {one.get("id") for one in drawn.xpath("//ol[@class='items']/li | //section[@class='reading']//li")}
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


def test_advice_is_folded_unless_it_is_to_be_unfolded() -> None:
    (folded,) = tree(one_form()).xpath("//section[contains(@class, 'folded')]/details")
    (unfolded,) = tree(one_form(unfolded=True)).xpath("//section[contains(@class, 'folded')]/details")
    assert (folded.get("open"), unfolded.get("open")) == (None, "")
    assert len(folded.xpath(".//ol/li")) == 2


def test_a_unit_sees_first_what_it_can_act_on() -> None:
    drawn = tree(pile_of(assessed(findings=(LATER, COPIED)), audience=Audience.UNIT))
    assert texts(drawn.xpath("//section[@class='findings']//code")) == ["GL001"]
    assert texts(drawn.xpath("//section[contains(@class, 'folded')]//code")) == ["TV006"]


def test_a_pile_has_a_summary_with_a_table_of_contents() -> None:
    drawn = tree(three_forms())
    links = [link.get("href") for link in drawn.xpath("//nav//a")]
    assert links == ["#form-1", "#form-2", "#form-3"]
    assert [one.get("id") for one in drawn.xpath("//article")] == ["form-1", "form-2", "form-3"]
    assert len(drawn.xpath("//ol[@class='points']/li")) == 7
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
    drawn = tree(pile_of(msgspec.structs.replace(found, form=bare, due=due, rows=(), comparison_due=None)))
    cells = texts(drawn.xpath("//table[@class='official']//td"))
    assert cells[0] == "P-001"
    assert "5个" in cells
    assert cells[-1] == "优"
    assert texts(drawn.xpath("//caption/strong")) == ["项目支出绩效自评表"]
