"""Doubts of reading in reports for people: open ones apart from settled ones, and very many in a few lines."""

import json
import re
from typing import Any

import msgspec
import pytest

from jiheng.assess import Assessment
from jiheng.checks import NotJudged
from jiheng.exporting import export
from jiheng.exporting.doubts_told import sections
from jiheng.exporting.words import Say, reasons_of
from jiheng.form import Block, Doubt, Place, Where
from jiheng.pile import Pile
from jiheng.reading.layout.doubting.doubts_about_text import guessed
from tests.exporting.samples import OPEN, assessed, pile_of

SETTLED = Doubt(
    "FM010", Where(Block.INDICATORS, 0), "「甲」一行的单元格与表头错位。请核对一眼。", "A row. Glance.", settled=True
)
KEPT = Doubt("FM019", Where(Block.INDICATORS, 0), "「附」归不到任何一栏。请对照。", "A text. Compare.", settled=True)


def unclear(block: Block, row: int | None, field: str) -> Doubt:
    return guessed(Where(block, row, field), Place(row=(row or 0) + 10), f"字{row}")


PHOTOGRAPH = (
    unclear(Block.HEADER, None, "project"),
    *(unclear(Block.FUNDS, row, "actual_expenditure") for row in range(4)),
    *(
        unclear(Block.INDICATORS, row, field)
        for row in range(11)
        for field in ("name", "target", "actual", "max_points", "claimed_points")
    ),
)


def doubted(*doubts: Doubt, **fields: object) -> Assessment:
    return msgspec.structs.replace(assessed(), doubts=doubts, **fields)


def told(found: Pile | Assessment, format_: str = "text", lang: str = "zh", **options: Any) -> str:  # noqa: ANN401 - any option
    pile = found if isinstance(found, Pile) else pile_of(found, **options)
    return export(pile, "check", format=format_, lang=lang, columns=100).decode()


def test_what_is_to_be_compared_stands_before_what_was_settled_each_under_its_own_heading() -> None:
    found = list(sections((SETTLED, KEPT), Say("zh")))
    assert [(section.head, [one.code for one in section.told]) for section in found] == [
        ("读表存疑，请核对", ["FM019"]),
        ("读表说明，请看一眼", ["FM010"]),
    ]
    assert {section.about for section in found} == {"不算单位的问题"}


def test_where_everything_was_settled_nothing_is_called_doubtful() -> None:
    for format_ in ("text", "html", "md"):
        page = told(doubted(SETTLED), format_)
        assert "读表说明，请看一眼" in page
        assert "读表存疑，请核对" not in page


def test_of_sixty_cells_that_are_not_clear_a_reviewer_gets_one_item_by_blocks() -> None:
    page = told(doubted(*PHOTOGRAPH))
    assert "· 共 60 处：表头 1 处、项目资金 4 处、绩效指标 55 处。字迹或版面不够清楚" in page.replace("\n    ", "")
    assert page.count("认作「") == 1 + 3 + 3
    assert "另 1 处，--all 列出" in page
    assert "另 52 处，--all 列出" in page.replace("\n      ", "")


def test_unfolded_every_cell_is_named() -> None:
    page = told(doubted(*PHOTOGRAPH), unfolded=True)
    assert page.replace("\n      ", "").count("认作「") == 60
    assert "--all" not in page


def test_points_say_by_their_own_word_how_to_see_all_of_them() -> None:
    page = export(pile_of(doubted(*PHOTOGRAPH)), "score", format="text", columns=100).decode()
    assert "另 1 处，--explain 列出" in page


def test_a_program_gets_all_of_them() -> None:
    (form,) = json.loads(told(doubted(*PHOTOGRAPH), "json"))["forms"]
    assert len(form["doubts"]) == 60


@pytest.mark.parametrize(
    ("lang", "summed"), [("zh", "共 60 处"), ("en", "60 in all: header 1, project funds 4, indicators 55.")]
)
def test_a_page_marks_all_of_them_with_one_sign_and_folds_the_most(lang: str, summed: str) -> None:
    page = told(doubted(*PHOTOGRAPH), "html", lang)
    listed = re.findall(r'id="(form-1-reading-\d+)"', page)
    assert listed == ["form-1-reading-1"]
    assert page.count('href="#form-1-reading-1"') == 1 + 4 + 7 * 5  # the form drawn has seven rows
    assert summed in page
    assert re.findall(r"<summary>(?:另 )?(\d+)", page) == ["1", "52"]


def test_a_page_unfolded_shows_all_at_once() -> None:
    page = told(doubted(*PHOTOGRAPH), "html", unfolded=True)
    assert page.count("<details open><summary>另 ") == 2


def test_marks_of_a_page_are_numbered_as_its_list_is() -> None:
    page = told(doubted(SETTLED, KEPT), "html")
    assert re.findall(r'id="form-1-reading-(\d)"><span[^>]+>(.)</span>「(.)', page) == [
        ("1", "ⓐ", "附"),
        ("2", "ⓑ", "甲"),
    ]


def test_markdown_lists_the_blocks_under_the_item() -> None:
    page = told(doubted(*PHOTOGRAPH), "md")
    assert re.search(
        r"\n- 共 60 处：.+ `FM024`\n  - 表头：「项目名称」认作「字None」\n  - 项目资金：资金第 1 行「全年执行数」", page
    )


def waiting(many: int, *, is_doubtful: bool) -> tuple[NotJudged, ...]:
    return tuple(
        NotJudged(f"SC{place:03}", Where(Block.INDICATORS, place), f"缘由{place}。", f"Why {place}.", is_doubtful)
        for place in range(many)
    )


def test_what_waits_for_doubtful_cells_is_said_once_where_it_is_very_much() -> None:
    few, many = waiting(6, is_doubtful=True), waiting(7, is_doubtful=True)
    assert len(reasons_of(few, Say("zh"))) == 6
    ((said, codes),) = reasons_of(many, Say("zh"))
    assert said == "有 7 项要看「读表存疑」所列的格，先不判断；核对以后再看。"
    assert codes == "SC000、SC001、SC002、SC003、SC004、SC005、SC006"
    assert len(reasons_of(many, Say("zh"), unfolded=True)) == 7


def test_of_other_reasons_the_first_are_told_and_the_rest_are_counted() -> None:
    assert len(reasons_of(waiting(7, is_doubtful=False), Say("zh"))) == 7
    found = reasons_of(waiting(9, is_doubtful=False), Say("zh"))
    assert [codes for _, codes in found[:6]] == [f"SC{place:03}" for place in range(6)]
    assert found[6] == ("另有 3 条缘由，--all 列出。", "SC006、SC007、SC008")
    assert len(reasons_of(waiting(9, is_doubtful=False), Say("zh"), unfolded=True)) == 9


def test_a_pile_says_once_what_waits_for_doubtful_cells_and_what_of_one_form_is_very_much() -> None:
    first = doubted(*PHOTOGRAPH, not_judged=(*waiting(2, is_doubtful=True), OPEN))
    rows = tuple(NotJudged("SC006", Where(Block.INDICATORS, row), f"第 {row} 行。", "") for row in range(4))
    page = told(pile_of(first, doubted(not_judged=rows)))
    assert "SC000、SC001（【1】）：要看各张「读表存疑」所列的格，核对以后再看。" in page
    assert "FD013（【1】）：金额单位待确认" in page
    assert "SC006（【2】）：好几行都没有判断，缘由列在各张下面。" in page


@pytest.mark.parametrize("format_", ["text", "md", "html"])
def test_every_form_says_in_a_line_how_it_was_read(format_: str) -> None:
    page = told(pile_of(assessed(), doubted(SETTLED), doubted(*PHOTOGRAPH), unfolded=True), format_)
    plain = re.sub(r"<[^>]+>|\*\*|\n {10}", "", page)
    for said in ("读全", "读全（1 处已按内容归位）", "读了，有存疑（字迹不够清楚的格 60 处）"):
        assert re.search(rf"读表(?:    |：){said}\n" if format_ != "html" else rf"读表{said}\n", plain)
    assert "有存疑 1 张【3】" in plain


def test_a_form_of_which_nothing_was_read_is_counted_apart_and_never_passes_for_a_good_one() -> None:
    found = assessed()
    bare = msgspec.structs.replace(found, form=msgspec.structs.replace(found.form, indicators=(), funds=()), rows=())
    pile = pile_of(bare, found)
    page = told(pile)
    assert "① 读表：读出 1 张：读全 1 张，没有读出 1 张【1】" in page
    assert "结论    资金和指标都没有读出，这张表等于没有查" in page
    assert "没有必须改正的事项" not in page
    assert not pile.is_complete
    assert pile_of(found).is_complete
