"""The letter to a unit: what it asks, in which order, and what it leaves alone."""

import io
from datetime import date

import docx
import msgspec

from jiheng.assess import Options
from jiheng.checks import Answer, AnswerKind, Reported, Severity, Who
from jiheng.exporting.letters.letter import Sender, letter
from jiheng.exporting.letters.matters import matters_of, units_of
from jiheng.exporting.papers import looks
from jiheng.exporting.papers.shapes import Line, LineLook, NewPage, Table
from jiheng.form import Block, Doubt, Field, Where
from jiheng.pile import gather
from tests.exporting.letters.making import UNIT, files, headings, of, paper, pile, said
from tests.exporting.samples import (
    AT_GOAL,
    COPIED,
    LATER,
    NAMELESS,
    OPEN,
    POINTS,
    REVIEWERS,
    SHIFTED,
    finding,
)
from tests.pile.versions import ROWS, reading, since, version


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
    assert headings(one) == ["一、请办理的事项", "一、下年申报时请留意（目标已批复，现在请勿改动）"]
    table = next(block for block in one.blocks if isinstance(block, Table))
    assert not any("目标为 0" in cell.text for cell in table.cells)
    assert any(line.startswith("1. 目标为 0 而无单位：「图书角」的「配送新书册数」。") for line in said(one))


def test_advice_asks_for_no_answer() -> None:
    advice = finding("NT009", Severity.ADVICE, "goal", Where(Block.GOAL, None, "achieved"))
    one = paper(pile(of(advice)))
    assert headings(one) == ["一、供参考的建议"]
    assert "附件：下年申报提示和建议（不用答复）" in said(one)
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
    assert once.startswith("1. 目标为 0 而无单位（共 6 张，例如「项目0」）：")


def test_a_form_counts_once_among_those_that_share_something_however_often_it_has_it() -> None:
    shared = msgspec.structs.replace(LATER, who=Who.TEMPLATE, severity=Severity.DOUBT)
    again = msgspec.structs.replace(shared, message="另一处也是。")
    alike = pile(*(of(shared, again, project=f"项目{number}") for number in range(6)))
    (once,) = [line for line in said(paper(alike)) if "目标为 0" in line]
    assert "（共 6 张，例如「项目0」）：「某处」" in once


def test_what_all_forms_share_stands_where_it_belongs() -> None:
    asked = finding("WT002", Severity.DOUBT, "points-scheme", Where(Block.TOTAL), who=Who.TEMPLATE)
    advice = finding("WT003", Severity.ADVICE, "points-scheme", Where(Block.TOTAL), who=Who.TEMPLATE)
    alike = pile(*(of(asked, advice, LATER, project=f"项目{number}") for number in range(6)))
    assert headings(paper(alike)) == [
        "一、各表共有的事项（只说一次）",
        "一、下年申报时请留意（目标已批复，现在请勿改动）",
        "二、供参考的建议",
    ]


def test_what_to_do_that_speaks_of_one_row_is_told_of_others_as_an_example_only() -> None:
    def advice(remedy: str) -> Reported:
        return finding("GL002", Severity.ADVICE, "goal", Where(Block.GOAL, None, "achieved"), remedy=remedy)

    said_once = "请补一两个数。"
    alike = said(paper(pile(of(advice(said_once), project="甲"), of(advice(said_once), project="乙"))))
    assert any(line.endswith(f"「乙」的年度总体目标。{said_once}") for line in alike)
    one, other = "请补一两个数，如「办班期数」4期。", "请补一两个数，如「种树棵数」90棵。"
    unlike = said(paper(pile(of(advice(one), project="甲"), of(advice(other), project="乙"))))
    assert any(line.endswith(f"「乙」的年度总体目标。以「甲」的年度总体目标为例：{one}") for line in unlike)


def test_what_wants_no_answer_is_an_annex_on_a_page_of_its_own_behind_the_signature() -> None:
    blocks = paper(pile(of(COPIED, LATER)), Sender("清河区财政局")).blocks
    turn = next(at for at, block in enumerate(blocks) if isinstance(block, NewPage))
    before, behind = blocks[:turn], blocks[turn:]
    assert Line("清河区财政局", LineLook.RIGHT) in before
    assert Line("附件：下年申报提示和建议（不用答复）") in before
    assert Line("下年申报提示和建议（不用答复）", LineLook.TITLE) in behind
    assert not any(isinstance(block, NewPage) for block in paper(pile(of(COPIED))).blocks)


def test_a_form_without_a_name_is_told_by_its_file() -> None:
    nameless = of(COPIED, LATER, project="")
    told = said(paper(pile(nameless)))
    assert any("没有写项目名称的一张（自评表.txt，第 1 张）的「配送新书册数」" in line for line in told)
    assert "（无项目名称）　（自评表.txt，第 1 张）" in told


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
    assert titles == ["关于2020年度项目支出绩效自评的审核意见", "关于项目支出绩效自评的审核意见"]


def test_the_title_is_no_longer_than_a_line() -> None:
    (title, *_) = said(paper(pile(of(COPIED))))
    room = looks.UPRIGHT.text_width * 72 / 25.4 / looks.ER_HAO
    assert sum(0.5 if one.isascii() else 1 for one in title) <= room


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
    assert [one.says for one in form.asked] == [
        ("各项指标的「实际完成值」和「得分」都还没有填，别的内容也先没有查。（依据表内空白，不涉及办法条款）",)
    ]


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


def test_a_second_round_in_which_nothing_was_changed_says_where_what_is_left_stands() -> None:
    found = since([version("项目名称 |")], reading("项目名称 |", file="2.txt"), audience=UNIT)
    told = said(paper(found))
    assert "表里没有改动；上次提出、还没有办理的，见「请办理的事项」中注明「上次已提」的各项。" in told
    assert any(line.startswith("【必须改正】（上次已提）") for line in told)
