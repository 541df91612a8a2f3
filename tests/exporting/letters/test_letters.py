"""The letter to each unit: whom it is for, what it asks, in which order, and what it leaves alone."""

import io
from datetime import date
from typing import Any

import docx
import msgspec
import openpyxl
import pytest

from jiheng.assess import Assessment, Audience, Options
from jiheng.checks import Answer, AnswerKind, Reported, Severity, Who
from jiheng.exporting import Letter, write_letters
from jiheng.exporting.letters.letter import Sender, letter
from jiheng.exporting.letters.matters import matters_of, units_of
from jiheng.exporting.papers.shapes import Line, LineLook, Paper, Table
from jiheng.form import Block, Doubt, Field, Where
from jiheng.pile import Pile, gather
from jiheng.reading import read_bytes
from jiheng.reading.grid import OwnReport
from tests.exporting.samples import (
    AT_GOAL,
    BAD_FILE,
    COPIED,
    LATER,
    NAMELESS,
    OPEN,
    POINTS,
    REVIEWERS,
    SHIFTED,
    assessed,
    finding,
    pile_of,
)
from tests.pile.versions import ROWS, reading, since, version

UNIT = Audience.UNIT


def of(*findings: Reported, project: str = "图书角", unit: str = "区图书馆", lines: tuple[str, ...] = ()) -> Assessment:
    return assessed(f"项目名称 | {project}", f"实施单位 | {unit}", *lines, findings=findings, audience=UNIT)


def pile(*forms: Assessment, **options: Any) -> Pile:  # noqa: ANN401 - any option
    return pile_of(*forms, audience=UNIT, **options)


def paper(of_pile: Pile, sender: Sender = Sender(), year: int | None = 2020) -> Paper:  # noqa: B008 - frozen
    (unit,) = units_of(of_pile)
    return letter(unit, matters_of(unit, of_pile), year, sender)


def said(one: Paper) -> list[str]:
    """The lines of a letter, those of its table among them."""
    lines: list[str] = []
    for block in one.blocks:
        if isinstance(block, Line):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += [cell.text for cell in block.cells]
    return lines


def headings(one: Paper) -> list[str]:
    return [block.text for block in one.blocks if isinstance(block, Line) and block.look is LineLook.HEADING]


def files(of_pile: Pile, **asked: Any) -> dict[str, bytes]:  # noqa: ANN401 - as the function takes them
    return {one.name: one.content for one in write_letters(of_pile, **asked)}


def test_every_unit_gets_one_letter_about_all_its_forms() -> None:
    written = files(pile(of(unit="区图书馆"), of(unit="区文化馆"), of(unit="区图书馆", project="流动书车")))
    assert list(written) == [
        "审核意见-区图书馆.docx",
        "审核意见-区图书馆.xlsx",
        "审核意见-区文化馆.docx",
        "审核意见-区文化馆.xlsx",
        "整改台账.xlsx",
    ]


def test_a_form_without_a_unit_is_told_to_its_department() -> None:
    found = units_of(pile(of(unit="", lines=("主管部门 | 区文化局",))))
    assert [one.name for one in found] == ["区文化局"]


def test_units_of_one_name_in_two_departments_get_letters_of_their_own() -> None:
    first, second = (of(unit="办公室", lines=(f"主管部门 | {one}",)) for one in ("区文化局", "区教育局"))
    assert [name for name in files(pile(first, second), formats=["docx"]) if "审核意见" in name] == [
        "审核意见-办公室.docx",
        "审核意见-办公室（2）.docx",
    ]


def test_a_form_given_twice_is_asked_about_once() -> None:
    given = reading("项目名称 |")
    (unit,) = units_of(gather([given, given], Options(audience=UNIT)))
    assert len(unit.places) == 1


def test_forms_with_something_to_correct_come_first_and_each_matter_has_a_number() -> None:
    told = said(paper(pile(of(COPIED, project="甲项目"), of(NAMELESS, POINTS, project="乙项目"))))
    places = [at for at, line in enumerate(told) if line.startswith(("甲项目", "乙项目"))]
    assert [told[at].partition("　")[0] for at in places] == ["乙项目", "甲项目"]
    assert [line for line in told if line.isdigit()] == ["1", "2", "3"]
    assert any(line.startswith("【必须改正】") for line in told)


def test_the_first_sentence_counts_what_is_asked() -> None:
    told = said(paper(pile(of(NAMELESS, COPIED), of(COPIED, project="乙"), of(project="丙"))))
    assert "必须改正 1 项，涉及 1 张；请核实说明 2 项，涉及 2 张；其余 1 张没有要办理的事项。" in told[2]


def test_what_was_approved_is_for_the_next_declaration_and_never_among_what_is_asked() -> None:
    one = paper(pile(of(COPIED, LATER)))
    assert headings(one) == ["一、请办理的事项", "二、下年申报时请留意（目标已批复，现在请勿改动）"]
    table = next(block for block in one.blocks if isinstance(block, Table))
    assert not any("目标为 0" in cell.text for cell in table.cells)
    assert any(line.startswith("目标为 0 而无单位：「图书角」的「配送新书册数」。") for line in said(one))


def test_advice_asks_for_no_answer() -> None:
    advice = finding("NT009", Severity.ADVICE, "goal", Where(Block.GOAL, None, "achieved"))
    one = paper(pile(of(advice)))
    assert headings(one) == ["一、供参考的建议（不用答复）"]
    assert "没有需要改正或者说明的事项" in said(one)[2]
    assert not any("单位答复" in line for line in said(one))


def test_what_only_a_reviewer_should_see_is_in_no_letter() -> None:
    told = " ".join(said(paper(pile(of(COPIED)))))
    assert "FD011" not in told
    assert REVIEWERS.who is Who.REVIEWER


def test_what_was_answered_waits_for_the_reviewer_and_is_not_asked_again() -> None:
    answered = msgspec.structs.replace(NAMELESS, answer=Answer(AnswerKind.ANSWERED, "批复上就没有名称"))
    one = paper(pile(of(answered)))
    assert headings(one) == ["一、已有说明、由审核人核定的事项"]


def test_what_all_forms_share_is_said_once_in_a_letter() -> None:
    many = pile(*(of(COPIED, project=f"项目{number}", lines=SHIFTED) for number in range(6)))
    told = said(paper(many))
    # What each form has to act on by itself has its row in every form.
    assert sum(line.startswith("【请核实说明】") for line in told) == 6
    shared = msgspec.structs.replace(LATER, who=Who.TEMPLATE, severity=Severity.DOUBT)
    alike = pile(*(of(shared, project=f"项目{number}") for number in range(6)))
    (once,) = [line for line in said(paper(alike)) if "共 6 张" in line]
    assert once.startswith("目标为 0 而无单位（共 6 张，例如「项目0」）：")


def test_the_day_and_the_sender_stand_in_the_letter_where_they_are_given() -> None:
    told = said(paper(pile(of(COPIED)), Sender("清河区财政局", date(2021, 5, 31))))
    assert any("请于2021年5月31日前" in line for line in told)
    assert "清河区财政局" in told


def test_a_day_that_nobody_gave_is_left_open_and_none_is_made_up() -> None:
    told = said(paper(pile(of(COPIED))))
    assert any("请于　　　年　　月　　日前" in line for line in told)
    assert "（审核单位）" in told


def test_a_letter_ends_by_saying_that_it_is_a_draft() -> None:
    last = said(paper(pile(of(COPIED))))[-1]
    assert last == "草稿：请审核人逐条核定，发出前删去本行。提示供参考，不代替审核结论。"


def test_a_year_is_named_only_where_all_forms_are_of_it() -> None:
    this, other = of(NAMELESS), of(NAMELESS, project="乙")
    other = msgspec.structs.replace(other, form=msgspec.structs.replace(other.form, fiscal_year=Field(2021)))
    titles = [
        docx.Document(io.BytesIO(files(found)["审核意见-区图书馆.docx"])).paragraphs[0].text
        for found in (pile(this), pile(this, other))
    ]
    assert titles == ["关于2020年度项目支出绩效自评表的审核意见", "关于项目支出绩效自评表的审核意见"]


def test_the_office_where_a_file_lies_is_no_business_of_the_unit() -> None:
    one = of(COPIED)
    kept = msgspec.structs.replace(one, source=msgspec.structs.replace(one.source, file="收件/甲处/自评表.docx"))
    assert any("自评表.docx，第 1 张" in line for line in said(paper(pile(kept))))
    assert not any("收件" in line for line in said(paper(pile(kept))))


def test_a_second_round_says_what_was_mended_what_is_left_and_what_is_new() -> None:
    found = since([version("项目名称 |")], reading("实施单位 |", "项目名称 | 送书下乡"), audience=UNIT)
    one = paper(found)
    told = "\n".join(said(one))
    assert "上次意见的办理情况" in "".join(headings(one))
    assert "已改：「项目名称」没有填写" in told
    assert "【请核实说明】（新）「实施单位」没有填写" in told


def test_a_target_that_is_another_now_is_asked_about_and_has_room_for_an_answer() -> None:
    lowered = ROWS[0].replace("≥24个", "≥20个")
    now = reading("项目名称 | 夜间开放", lowered, *ROWS[1:])
    one = paper(since([version("项目名称 | 夜间开放", *ROWS)], now, audience=UNIT))
    (table,) = [block for block in one.blocks if isinstance(block, Table)]
    row = next(cell.row for cell in table.cells if "由「≥24个」改为「≥20个」" in cell.text)
    assert [cell.is_open for cell in table.cells if cell.row == row][-1]
    assert "表内改动" not in " ".join(said(one))


def test_a_form_sent_out_and_not_filled_in_is_one_matter_and_not_a_dozen() -> None:
    blank = [" | ".join([*line.split("|")[:4], "", "40", "", ""]) for line in ROWS if line.count("|") == 7]
    (unit, *_) = units_of(found := gather([reading(*blank)], Options(audience=UNIT)))
    (form,) = matters_of(unit, found)
    assert [one.says for one in form.asked] == [("这张表还没有填写实际完成值和得分，没有逐项审核。",)]


def test_a_form_that_could_not_be_judged_is_never_said_to_be_in_order() -> None:
    unjudged = msgspec.structs.replace(of(project="乙"), not_judged=(OPEN,))
    first = said(paper(pile(of(COPIED), unjudged)))[2]
    assert "1 张没有提出意见，但有未能判断的事项" in first
    assert "没有要办理" not in first


def test_many_doubtful_readings_are_one_sentence_that_asks_for_the_original() -> None:
    doubts = tuple(Doubt("FM020", AT_GOAL, f"第 {number} 处没有分格") for number in range(6))
    told = said(paper(pile(msgspec.structs.replace(of(), doubts=doubts))))
    assert "有 6 处没有读准，有关判断没有作。请另交 Word 或 Excel 的原件，收到后再审。" in told
    few = said(paper(pile(msgspec.structs.replace(of(), doubts=doubts[:2]))))
    assert "第 0 处没有分格。" in few


def test_a_form_that_was_not_there_last_time_is_told_so() -> None:
    found = since(
        [version("项目名称 | 送书下乡")], reading(), reading("项目名称 | 夜间开放", file="2.txt"), audience=UNIT
    )
    told = [
        line for unit in units_of(found) for line in said(letter(unit, tuple(matters_of(unit, found)), None, Sender()))
    ]
    assert "上次没有这张表。" in told


def test_the_ledger_lists_every_matter_of_every_unit_and_counts_them_by_unit() -> None:
    written = files(pile(of(NAMELESS, COPIED), of(POINTS, unit="区文化馆"), of(unit="区美术馆")), formats=["docx"])
    book = openpyxl.load_workbook(io.BytesIO(written["整改台账.xlsx"]))
    rows = list(book["整改台账"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[2], row[3], row[5]) for row in rows] == [
        (1, "区图书馆", 1, "必须改正"),
        (2, "区图书馆", 2, "请核实说明"),
        (3, "区文化馆", 1, "请核实说明"),
    ]
    units = list(book["各单位情况"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], *row[2:6]) for row in units] == [
        ("区图书馆", 1, 0, 1, 1),
        ("区文化馆", 1, 0, 0, 1),
        ("区美术馆", 1, 1, 0, 0),
    ]


def test_the_ledger_of_a_second_round_keeps_what_was_mended() -> None:
    found = since([version("项目名称 |")], reading("项目名称 | 送书下乡"), audience=UNIT)
    book = openpyxl.load_workbook(io.BytesIO(files(found)["整改台账.xlsx"]))
    rows = list(book["整改台账"].iter_rows(min_row=2, values_only=True))
    assert [(row[5], row[11], row[15]) for row in rows if "项目名称" in str(row[8])] == [("必须改正", "已改", "FM001")]
    assert "已改（条）" in [cell.value for cell in book["各单位情况"][1]]


def test_files_that_could_not_be_read_are_in_the_ledger() -> None:
    book = openpyxl.load_workbook(io.BytesIO(files(pile(of(), unreadable=(BAD_FILE,)))["整改台账.xlsx"]))
    assert book["未读出"]["A2"].value == "坏.docx"


@pytest.mark.parametrize("unit", ["=cmd|'/c calc'!A1", "../../etc/passwd", "CON:", "a\x00b", "馆" * 300, "\u202e甲"])
def test_no_name_of_a_unit_harms_a_file_or_becomes_a_formula(unit: str) -> None:
    plain = of(NAMELESS)
    named = msgspec.structs.replace(plain, form=msgspec.structs.replace(plain.form, implementing_unit=Field(unit)))
    written = files(pile(named))
    for name, content in written.items():
        assert "/" not in name
        assert len(name) < 100
        if name.endswith(".xlsx"):
            book = openpyxl.load_workbook(io.BytesIO(content))
            assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        else:
            docx.Document(io.BytesIO(content))


def test_letters_are_the_same_bytes_each_time() -> None:
    again = pile(of(NAMELESS, COPIED), of(unit="区文化馆"))
    assert list(write_letters(again)) == list(write_letters(again))


def test_a_letter_that_lies_among_the_forms_is_not_read_as_one() -> None:
    for name, content in files(pile(of(NAMELESS))).items():
        with pytest.raises(OwnReport):
            read_bytes(content, file=name)


def test_a_letter_is_written_in_no_other_format() -> None:
    with pytest.raises(ValueError, match="docx, xlsx"):
        list(write_letters(pile(of()), formats=["odt"]))


def test_a_letter_in_word_has_the_answers_column_empty() -> None:
    content = files(pile(of(NAMELESS)))["审核意见-区图书馆.docx"]
    (table,) = docx.Document(io.BytesIO(content)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "表中位置", "审核意见", "请办理", "单位答复"]
    assert table.rows[2].cells[4].text == ""
    assert isinstance(next(iter(write_letters(pile(of())))), Letter)
