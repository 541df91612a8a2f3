"""Reports for a terminal. The snapshots are to be read: each is what somebody sees."""

import io
from decimal import Decimal

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from jiheng.assess import Audience, read
from jiheng.checks import Note, Stage
from jiheng.exporting import export
from jiheng.exporting.lines import width
from jiheng.exporting.to_text.paper import Paper
from jiheng.form import Block, Doubt, Field, FormKind, Indicator, OtherForm, Place, Remark, SelfEvaluation, Where
from jiheng.scoring import Interval, SchemeKind
from tests.exporting.samples import (
    BAD_FILE,
    COPIED,
    EXAMPLE,
    LATER,
    LIGHTER,
    NAMELESS,
    OPEN,
    SCHEME,
    assessed,
    one_form,
    pile_of,
    three_forms,
)


class Text(SingleFileSnapshotExtension):
    """A file of plain text for each snapshot."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def seen(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Text)


def text(pile: object, report: str = "check", **manner: object) -> str:
    return export(pile, report, format="text", **manner).decode()  # type: ignore[arg-type]  # any manner may be tried


def test_one_form(seen: SnapshotAssertion) -> None:
    assert text(one_form()) == seen


def test_one_form_with_advice_unfolded(seen: SnapshotAssertion) -> None:
    assert text(one_form(unfolded=True)) == seen


def test_one_form_for_its_unit(seen: SnapshotAssertion) -> None:
    assert text(one_form(audience=Audience.UNIT)) == seen


def test_one_form_for_its_unit_unfolded(seen: SnapshotAssertion) -> None:
    assert text(one_form(audience=Audience.UNIT, unfolded=True)) == seen


def test_one_form_in_english(seen: SnapshotAssertion) -> None:
    assert text(one_form(), lang="en") == seen


def test_a_pile(seen: SnapshotAssertion) -> None:
    assert text(three_forms()) == seen


def test_a_pile_in_english(seen: SnapshotAssertion) -> None:
    assert text(three_forms(), lang="en") == seen


def test_points_of_a_form(seen: SnapshotAssertion) -> None:
    assert text(one_form(), "score") == seen


def test_points_of_a_form_explained(seen: SnapshotAssertion) -> None:
    assert text(one_form(rules=("as-printed", "mof-2020-10"), unfolded=True), "score") == seen


def test_a_form_as_it_was_read(seen: SnapshotAssertion) -> None:
    assert text(read(EXAMPLE.read_bytes(), file="十张.txt")[3:4], "read") == seen


@pytest.mark.parametrize("columns", [48, 80, 120])
@pytest.mark.parametrize("report", ["read", "score", "check"])
def test_no_line_is_wider_than_the_terminal(columns: int, report: str) -> None:
    readings = read(EXAMPLE.read_bytes(), file="十张.txt")
    subject = readings if report == "read" else three_forms()
    lines = text(subject, report, columns=columns).splitlines()
    assert [line for line in lines if width(line) > columns] == []


def test_colour_is_only_where_it_is_asked_for() -> None:
    assert "\x1b" not in text(one_form())
    coloured = text(one_form(), colour=True)
    assert "\x1b[1;31m必须改正 1 项\x1b[0m" in coloured
    plain = text(one_form())
    for code in ("0", "1", "2", "1;31", "1;33", "36"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_what_steers_a_terminal_never_reaches_it() -> None:
    found = assessed(findings=(NAMELESS,))
    hostile: Field[str] = Field("图书\x1b]0;坏\x07角\u202e\x9b31m", "", Place(file="a"))
    found = msgspec.structs.replace(found, form=msgspec.structs.replace(found.form, project=hostile))
    for report in ("score", "check"):
        told = text(pile_of(found), report)
        assert {"\x1b", "\x07", "\x9b", "\u202e"} & set(told) == set()
        assert told.startswith("图书]0;坏角31m")


def test_the_execution_outside_the_total_is_told_at_the_head_and_never_added() -> None:
    told = text(pile_of(assessed(findings=(SCHEME,))))
    assert (
        "  计分    执行率 10 分另列、未计入。\n  用途    供审核人看（审核环节）\n  结论    没有发现要处理的事项\n"
        in told
    )
    assert "110" not in told


def test_advice_that_a_unit_can_follow_is_named_apart_from_what_is_not_its_own() -> None:
    light = msgspec.structs.replace(LIGHTER, matter="goal", where=COPIED.where)
    told = text(pile_of(assessed(findings=(light, LATER)), audience=Audience.UNIT))
    assert "  建议 1 项，不用答复（--all 展开）：年度总体目标\n" in told
    assert "  另有 1 项现在不用您改（--all 展开）：「配送新书册数」\n" in told
    assert "请您先看" not in told


def test_several_forms_are_read_out_one_after_the_other() -> None:
    readings = read(EXAMPLE.read_bytes(), file="十张.txt")
    other = msgspec.structs.replace(readings[0], form=OtherForm(kind=FormKind.MONITORING))
    told = text([other, BAD_FILE, msgspec.structs.replace(readings[2], left_over=("附件2",))], "read")
    assert "表的种类  绩效运行监控表" in told
    assert "技师工作室奖励" in told
    assert "偏差原因分析及改进措施：" in told
    assert told.endswith("表外文字，未使用\n  · 附件2\n")
    two = text(readings[:2], "read").splitlines()
    assert [line for line in two if line.startswith("【")] == ["【1】党建经费", "【2】法律援助办案补贴"]


def test_a_form_with_little_in_it_is_read_out_as_far_as_it_goes() -> None:
    reading = read(EXAMPLE.read_bytes(), file="十张.txt")[0]
    remark = Remark("grade", "评价等级", Field("优", "优", Place()))
    bare = SelfEvaluation(indicators=(Indicator(),), remarks=(remark,))
    told = text([msgspec.structs.replace(reading, form=bare, doubts=())], "read")
    assert told.startswith("（无项目名称）\n")
    assert "  1. —\n     —　目标 —　完成 —　分值 —，得分 —\n" in told
    assert told.endswith("  总分　分值 —，得分 —\n  评价等级：优\n")


def test_a_total_that_cannot_be_told_is_said_to_be_open() -> None:
    found = assessed()
    blank = msgspec.structs.replace(found.due, low=None, high=None, claimed_total=None, steps=("各项分值加不成总分",))
    told = text(pile_of(msgspec.structs.replace(found, due=blank)))
    assert "  得分    自评 未填；总分未能测算：各项分值加不成总分\n" in told


def test_an_upper_end_that_does_not_belong_to_a_stretch_is_marked() -> None:
    found = assessed()
    part = Interval(Decimal(6), Decimal(8), high_included=False, steps=("部分达成",), clause="c/d")
    due = msgspec.structs.replace(found.due, low=Decimal(60), high=Decimal(80), high_included=False, grade="中")
    row = msgspec.structs.replace(found.rows[0], due=part)
    told = text(pile_of(msgspec.structs.replace(found, due=due, rows=(row,))), "score")
    assert "测算 60.00～80.00（不含） 分（中）" in told
    assert "6.00～8.00（不含）" in told


def test_a_form_without_a_row_of_total_funds_says_nothing_of_execution() -> None:
    found = assessed()
    bare = msgspec.structs.replace(found, form=msgspec.structs.replace(found.form, funds=()))
    assert "执行率" not in text(pile_of(bare))
    explained = pile_of(bare, unfolded=True)
    assert "执行率　自评" not in text(explained, "score")


def test_execution_without_a_maximum_or_a_place_is_told_as_far_as_it_is_known() -> None:
    found = assessed(rules=("mof-2020-10",))
    fund = msgspec.structs.replace(found.form.funds[0], max_points=Field())
    form = msgspec.structs.replace(found.form, funds=(fund,))
    scheme = msgspec.structs.replace(found.due.scheme, kind=SchemeKind.UNKNOWN)
    due = msgspec.structs.replace(found.due, scheme=scheme)
    told = text(pile_of(msgspec.structs.replace(found, form=form, due=due)))
    assert "  执行率  自评 9.8 分；测算 9.80 分\n" in told


def test_the_summary_of_very_many_forms_stays_short() -> None:
    bad = assessed("项目名称 |", findings=(NAMELESS, COPIED))
    bad = msgspec.structs.replace(bad, not_judged=(OPEN,))
    good = assessed(findings=(COPIED,))
    head = text(pile_of(*[bad] * 40, *[good] * 2)).partition("─")[0]
    assert head.count("「某处」写的是甲") == 31
    assert "   · 其余 10 项见各张\n" in head
    assert "   · FD013（【1】【2】【3】【4】【5】【6】【7】【8】【9】【10】等 40 张）：金额\n" in head


def test_the_summary_says_where_grades_agree_differ_or_are_open() -> None:
    good = assessed(rules=("mof-2020-10",))
    bad = assessed("产出指标 | 数量指标 | 图书角 | ≥24个 | 12个 | 90 | 90 |", rules=("mof-2020-10",))
    vague = assessed("产出指标 | 数量指标 | 图书角 | 合规 | 合规 | 90 | 90 |", rules=("mof-2020-10",))
    blank = assessed("总分 | 100 |", rules=("mof-2020-10",))
    assert "等次：各张测算与自评等次一致" in text(pile_of(good, good))
    told = text(pile_of(good, bad, vague, blank)).replace("\n  ", "")
    assert "【2】社区图书角建设：自评 99.8 分（优），测算 54.80 分（差）" in told
    assert "等次：1 张测算与自评一致，1 张不一致，1 张不止一种可能，1 张没有填总分，无从比较" in told


def test_a_form_alone_has_no_summary_and_no_number() -> None:
    told = text(one_form())
    assert "汇总" not in told
    assert "【1】" not in told


def test_every_report_ends_by_saying_that_it_decides_nothing() -> None:
    for report in ("score", "check"):
        for pile in (one_form(), three_forms()):
            assert text(pile, report).endswith("\n提示供参考，不代替审核结论。\n")


def test_a_form_that_leaves_nothing_to_act_on_takes_one_line() -> None:
    busy, quiet = assessed("项目名称 | 甲", findings=(COPIED,)), assessed("项目名称 | 乙", findings=(LATER,))
    told = text(pile_of(quiet, busy, quiet, quiet), columns=120)
    line = "乙　清河区图书馆：自评 99.8 分（优），测算 99.80 分（优）；没有必须改正的事项；建议 1 项\n"
    assert f"─\n【1】{line}\n─" in told
    assert f"─\n【3】{line}【4】{line}\n只占一行的 3 张没有要处理的事项，--all 全文列出。\n" in told
    assert "【2】甲　2020年度　清河区图书馆\n  文件    " in told


def test_where_all_is_to_be_unfolded_every_form_is_told_in_full() -> None:
    told = text(pile_of(assessed(), assessed(), unfolded=True))
    assert told.count("  文件    自评表.txt") == 2
    assert "只占一行" not in told


def test_a_reading_that_is_open_or_a_reason_beside_it_keeps_a_form_in_full() -> None:
    found = assessed()
    where = Where(Block.INDICATORS, 0)
    settled = msgspec.structs.replace(found, doubts=(Doubt("FM010", where, "甲。", settled=True),))
    told = text(pile_of(settled, found), columns=200)
    assert "；读全（1 处已按内容归位）\n" in told
    assert "  文件    " not in told
    open_ = msgspec.structs.replace(found, doubts=(Doubt("FM010", where, "甲。", settled=False),))
    noted = msgspec.structs.replace(found, notes=(Note(matter="目标", reason="已核实", written_for={}),))
    for kept in (open_, noted):
        assert text(pile_of(kept, found)).count("  文件    ") == 1


def test_a_unit_sees_in_full_only_forms_on_which_it_can_act() -> None:
    forms = assessed("项目名称 | 甲", findings=(LATER,)), assessed("项目名称 | 乙", findings=(COPIED,))
    told = text(pile_of(*forms, audience=Audience.UNIT, stage=Stage.SELF_EVALUATION))
    assert told.count("  文件    ") == 1
    assert "【2】乙　2020年度" in told


def test_a_large_pile_is_let_go_of_while_it_is_written() -> None:
    kept = io.BytesIO()
    paper = Paper(80, colour=False, out=kept)
    paper.text("甲")
    paper.blank()
    paper.flow()
    paper.blank()
    paper.text("乙")
    assert kept.getvalue().decode() == "甲\n"
    assert paper.finished().decode() == "\n乙\n"
