"""Reasons and agreements as people read them: what is answered is not open, and nothing of it is hidden."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.assess import Audience, Source
from jiheng.checks import Agreed, Answer, AnswerKind, Confirmation, Exemption, Note, Reported, Severity, Stage
from jiheng.exporting import export, propose_pile_file
from jiheng.exporting.note_file import notes_text
from jiheng.pile import FormDue, ItemDue, NotesDue, Pile
from jiheng.pile.note_files import read_notes
from jiheng.pile.notes import FormNotes, Item
from tests.exporting.samples import COPIED, NAMELESS, POINTS, SCHEME, assessed, finding, pile_of, three_forms

WRITTEN = Answer(AnswerKind.ANSWERED, "按整分取整", "张三", "2021-03-01")
OUTDATED = Answer(AnswerKind.OUTDATED, "旧的理由")
EXEMPT = Answer(AnswerKind.EXEMPT, "统一表样", "主管部门", "2021-02-01")
NOTES = (
    Note(matter="「新建图书角数量」", written_for={"p": "0"}, reason="按整分取整", by="张三", date="2021-03-01"),
    Note(matter="年度总体目标", written_for={"g": "0"}, reason="旧的理由"),
    Note(matter="表头", written_for={"n": "0"}, reason="涉密，名称不公开"),
    Note(matter="总分", written_for={"z": "0"}, reason="已经改好", ended=True),
)


def told(one: Reported, fingerprint: str, answer: Answer | None) -> Reported:
    return msgspec.structs.replace(one, fingerprint=fingerprint, answer=answer)


FINDINGS = (
    told(NAMELESS, "n", Answer(AnswerKind.ANSWERED, "涉密，名称不公开")),
    told(POINTS, "p", WRITTEN),
    told(COPIED, "g", OUTDATED),
    told(SCHEME, "s", EXEMPT),
)
AGREED = Agreed(
    file="批/jiheng.pile.toml",
    sha256="ab" * 32,
    folder="批",
    year=2020,
    units=(Confirmation(unit="元", by="李四", reason="对照批复"), Confirmation(unit="万元", projects=("甲", "乙"))),
    exempt=(Exemption(checks=("WT003",), reason="统一表样", by="主管部门", date="2021-02-01"),),
)


def alone(**options: Any) -> Pile:  # noqa: ANN401 - any option
    one = assessed("项目名称 |", findings=FINDINGS)
    source = Source("自评表.notes.yaml", "cd" * 32, 1)
    return pile_of(msgspec.structs.replace(one, notes=NOTES, notes_source=source), **options)


def several(**options: Any) -> Pile:  # noqa: ANN401 - any option
    one = msgspec.structs.replace(assessed("项目名称 |", findings=FINDINGS), notes=NOTES)
    other = assessed("项目名称 | 送书下乡", findings=(told(SCHEME, "s", EXEMPT), told(POINTS, "p", None)))
    return pile_of(one, other, agreed=AGREED, **options)


def text(pile: Pile, lang: str = "zh") -> str:
    written = export(pile, "check", format="text", lang=lang, columns=120).decode()
    return re.sub(r"\n +(?=[^ ·※→\d])", "", written)


def test_the_verdict_counts_what_is_open_and_says_what_was_answered() -> None:
    assert "结论    必须改正 1 项（已说明，待审核），请核实说明 1 项，已有说明 1 项，按整批约定免提 1 项\n" in text(
        alone()
    )
    assert "must be corrected: 1 (answered, for the reviewer to decide), please verify: 1, answered: 1, exempt: 1" in (
        text(alone(), "en")
    )


def test_what_must_be_corrected_and_was_answered_comes_first() -> None:
    page = text(alone())
    first = page.index("必须改正 1 项，已说明，待审核")
    assert first < page.index("请核实说明 1 项\n")
    assert "※ 说明：涉密，名称不公开。" in page[first : page.index("请核实说明 1 项\n")]


def test_an_outdated_reason_stands_with_the_open_question() -> None:
    page = text(alone())
    assert "※ 说明写于改动之前，请重看：旧的理由。" in page[page.index("请核实说明 1 项\n") : page.index("附：说明")]


def test_every_reason_is_in_the_annex_with_what_it_is_about_and_how_it_stands() -> None:
    annex = text(alone()).partition("附：说明 4 条\n")[2]
    assert "1. 「新建图书角数量」〔SC005〕：按整分取整（张三，2021-03-01）" in annex
    assert "2. 年度总体目标〔GL001〕（说明写于改动之前，请重看）：旧的理由" in annex
    assert "3. 表头〔FM001〕：涉密，名称不公开" in annex
    assert "4. 总分（这次没有提出这一项）：已经改好" in annex


def test_what_is_exempt_is_named_with_its_reason_at_a_form_alone_and_once_for_a_pile() -> None:
    assert "WT003　按整批约定免提：统一表样（主管部门，2021-02-01）" in text(alone())
    page = text(several())
    assert page.count("统一表样") == 1
    assert "按整批约定免提 WT003，2 张共 2 项：统一表样（主管部门，2021-02-01）" in page
    assert "exempt by agreement: WT003, 2 in 2 forms: 统一表样" in text(several(), "en")


def test_the_summary_of_a_pile_says_which_units_were_confirmed_by_whom() -> None:
    page = text(several())
    assert "单位已确认：全部表按元（李四）：对照批复。" in page
    assert "单位已确认：甲、乙按万元；这次没有一张表用得上，请核对写法。" in page


def confirming(*units: Confirmation, **options: Any) -> str:  # noqa: ANN401 - any option
    agreed = msgspec.structs.replace(AGREED, units=units)
    forms = (assessed("项目名称 | 送书下乡"), assessed("项目名称 | 夜间开放"))
    return text(pile_of(*forms, agreed=agreed, **options))


def test_a_confirmation_that_meets_a_clear_unit_says_that_the_form_holds() -> None:
    page = confirming(Confirmation(unit="元", projects=("送书 下乡",)))
    assert "送书 下乡按元；【1】表头写明了别的单位，仍按表头；表头写错的，请单位改表头。" in page
    assert "按万元。" in confirming(Confirmation(unit="万元", projects=("送书下乡",)))


def test_of_two_confirmations_that_meet_on_a_form_the_later_says_that_it_does_not_hold() -> None:
    page = confirming(
        Confirmation(unit="万元", projects=("送书下乡", "夜间开放")), Confirmation(unit="元", projects=("夜间开放",))
    )
    assert "单位已确认：夜间开放按元；【2】前面已确认为别的单位，以前面的为准。" in page
    assert "单位已确认：送书下乡、夜间开放按万元。" in page


def test_a_unit_that_was_typed_leaves_nothing_to_say_of_the_agreement() -> None:
    assert "单位已确认" not in confirming(Confirmation(unit="元"), confirmed_unit="万元")


def test_the_summary_marks_what_waits_for_a_reviewer_and_counts_the_answered() -> None:
    page = text(several())
    assert re.search(r"③ 必须改正：1 张\s*【1】（无项目名称）：.*（已说明，待审核）", page)
    assert "④ 最该看：1 张；另有 1 项已有说明，附在各张后面" in page


def test_an_answered_question_is_not_worth_seeing_first() -> None:
    page = text(several())
    seen = page[page.index("④") : page.index("⑤")]
    assert "【2】" in seen
    assert "【1】" not in seen


def test_the_page_shows_the_same() -> None:
    page = export(alone(), "check", format="html").decode()
    assert page.index("已说明，待审核</h3>") < page.index("需要处理</h3>")
    assert "※ </span>说明写于改动之前，请重看：旧的理由。" in page
    assert "附：说明<small>4</small>" in page
    assert "<b>总分</b> <small>这次没有提出这一项</small><br>已经改好" in page
    assert "WT003　按整批约定免提：统一表样（主管部门，2021-02-01）" in page
    assert "自评表.notes.yaml <code>" + "cd" * 32 in page
    whole = export(several(), "check", format="html").decode()
    assert "整批约定 批/jiheng.pile.toml <code>" + "ab" * 32 in whole
    assert whole.count("统一表样") == 1


def test_a_unit_sees_its_answers_too() -> None:
    page = text(alone(audience=Audience.UNIT, stage=Stage.SELF_EVALUATION))
    assert "必须改正 1 项，已说明，待审核" in page
    assert "附：说明 4 条" in page


def test_a_program_reads_every_answer_and_where_it_stood() -> None:
    report = json.loads(export(alone(), "check", format="json"))
    (form,) = report["forms"]
    notes = {one["code"]: one["note"] for one in form["findings"]}
    assert notes["SC005"] == {"kind": "answered", "reason": "按整分取整", "by": "张三", "date": "2021-03-01"}
    assert notes["GL001"]["kind"] == "outdated"
    assert notes["WT003"]["kind"] == "exempt"
    assert (form["explanations"]["file"], form["explanations"]["sha256"]) == ("自评表.notes.yaml", "cd" * 32)
    assert form["explanations"]["notes"][0]["written_for"] == {"p": "0"}
    summary = report["summary"]
    assert (summary["errors"], summary["doubts"], summary["to_review"], summary["answered"]) == (1, 1, 1, 1)
    assert report["agreed"] is None


def test_a_program_reads_what_is_agreed_and_what_it_settled() -> None:
    for form in ("json", "jsonl"):
        first, *_ = export(several(), "check", format=form).decode().split("\n") if form == "jsonl" else (None,)
        report = json.loads(first or export(several(), "check", format="json"))
        assert (report["agreed"]["file"], report["agreed"]["sha256"]) == ("批/jiheng.pile.toml", "ab" * 32)
        assert report["agreed"]["units"][1]["projects"] == ["甲", "乙"]
    (settled,) = json.loads(export(several(), "check", format="json"))["summary"]["exempted"]
    assert (settled["codes"], settled["forms"], settled["findings"]) == (["WT003"], [0, 1], 2)
    score = json.loads(export(several(), "score", format="json"))
    assert score["agreed"]["year"] == 2020


def test_of_very_many_checks_settled_at_once_only_some_are_named() -> None:
    many = tuple(
        told(finding(f"XX{place:03}", Severity.ADVICE, "goal", COPIED.where), f"{place}", EXEMPT)
        for place in range(1, 12)
    )
    one = assessed("项目名称 | 甲", findings=many)
    page = text(pile_of(one, assessed("项目名称 | 乙"), agreed=AGREED))
    assert "XX008等 11 条检查，1 张共 11 项" in page
    assert "XX009" not in page


LINES = st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" #:'\"-|"), min_size=1, max_size=40)
REASONS = st.lists(LINES.map(str.strip).filter(bool), min_size=1, max_size=4).map("\n".join)


@given(
    reasons=st.lists(st.none() | REASONS, max_size=3),
    project=st.none() | LINES.map(str.strip).filter(bool),
    by=st.none() | LINES.map(str.strip).filter(bool),
)
def test_what_is_written_is_read_again_as_it_was(
    reasons: list[str | None], project: str | None, by: str | None
) -> None:
    items = tuple(
        Item(Note(matter="某项", written_for={"1e5": "007", "~": "null"}, reason=reason, by=by), ("# 备注",))
        for reason in reasons
    )
    notes = FormNotes(project, 1, items, ("# 上面",))
    due = NotesDue(Path("表.notes.yaml"), ("表.docx",), (FormDue(notes, None, tuple(map(ItemDue, items))),), None)
    (found,) = read_notes(notes_text(due).encode(), file="f")
    assert found.project == project
    assert found.comments == ("# 上面",)
    for item, reason in zip(found.items, reasons, strict=True):
        is_said = reason is not None and re.sub(r"[\W_]+", "", reason).lower() not in {"", "无", "略", "空", "0", "na"}
        assert item.note.reason == (reason if is_said else None)
        assert (item.note.by, item.note.written_for) == (by, {"1e5": "007", "~": "null"})
        assert item.comments == ("# 备注",)


def test_a_pile_file_is_proposed_with_what_is_known_and_what_is_open() -> None:
    proposed = propose_pile_file(several(confirmed_unit="元"))
    found = tomllib.loads(proposed)
    assert found["year"] == 2020
    assert found["unit"] == [{"unit": "元", "all": True, "by": "", "date": "", "reason": ""}]
    assert "exempt" not in found
    open_ones = tomllib.loads(
        "\n".join(
            line.removeprefix("# ")
            for line in proposed.split("\n")
            if re.match(r"# (\[\[exempt|(checks|projects|reason|place|rules) =)", line)
        )
    )
    assert set(open_ones) == {"place", "rules", "exempt"}


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ({"rules": ("mof-2020-10", "湖北")}, 'rules = ["mof-2020-10", "湖北"]'),
        ({"year": 2019}, "year = 2019"),
        ({"level": "central"}, 'level = "central"'),
        ({"agreed": msgspec.structs.replace(AGREED, place="湖北"), "rules": ("湖北",)}, 'place = "湖北"'),
        ({"rules": ('有"引号',)}, 'rules = ["有\\"引号"]'),
    ],
)
def test_what_was_asked_for_is_proposed(options: dict[str, object], line: str) -> None:
    pile = msgspec.structs.replace(several(), options=msgspec.structs.replace(several().options, **options))
    assert line in propose_pile_file(pile).split("\n")


def test_a_place_that_chose_the_rules_is_not_proposed_as_rules_too() -> None:
    options = {"agreed": msgspec.structs.replace(AGREED, place="湖北"), "rules": ("湖北",)}
    pile = msgspec.structs.replace(several(), options=msgspec.structs.replace(several().options, **options))
    assert "rules" not in tomllib.loads(propose_pile_file(pile))


def test_what_is_the_templates_business_on_every_form_is_offered_to_be_settled_once() -> None:
    offered = '# 各表共有：WT003 执行率分值另列、未计入总分\n# [[exempt]]\n# checks = ["WT003"]\n'
    assert offered in propose_pile_file(three_forms())


def test_forms_of_several_years_leave_the_year_open() -> None:
    pile = pile_of(assessed("年度 | 2020"), assessed("年度 | 2021"))
    proposed = propose_pile_file(pile)
    assert "# 各表的年度：2020、2021。" in proposed
    assert "year" not in tomllib.loads(proposed)
    assert "没有读到" in propose_pile_file(pile_of())
