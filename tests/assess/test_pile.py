"""The way of many forms: bad ones beside good ones, and what is said of all of them once."""

import os
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from jiheng.assess import Assessment, Options, Reading, assess, read
from jiheng.checks import Reported, Severity, Who
from jiheng.checks.frames import text_of
from jiheng.checks.pages import Example
from jiheng.exporting import export
from jiheng.form import Block, Certainty, FormKind, OtherForm, Where
from jiheng.pile import (
    Gist,
    Grades,
    NotRead,
    Pile,
    Shelf,
    WorthSeeing,
    gather,
    gist,
    grades,
    money,
    put_together,
    read_files,
    repeats,
    unscored,
    untold,
    worth_seeing,
)

EXAMPLE = Path(__file__).parents[2] / "examples" / "minhang-2020.txt"
READINGS = read(EXAMPLE.read_bytes(), file="十张.txt")


def text(*lines: str) -> str:
    return text_of(Example(triggers=True, frame="standard", lines=lines))


def form(*lines: str, **options: object) -> Assessment:
    (reading,) = read(text(*lines).encode(), file="自评表.txt")
    return assess(reading, msgspec.convert(options, Options))


def finding(
    code: str, severity: Severity = Severity.ADVICE, matter: str = "header", who: Who = Who.TEMPLATE
) -> Reported:
    where = Where(Block.HEADER, None, "project")
    return Reported(code, code.lower(), severity, matter, who, where, "甲。", "A.", "", "", (), "0")


def pile(*found: tuple[Reported, ...]) -> list[Assessment]:
    plain = form()
    return [msgspec.structs.replace(plain, findings=findings) for findings in found]


def whole(assessments: list[Assessment]) -> Pile:
    return put_together(assessments, Options())


def seen_first(pile: Pile, most: int, said: frozenset[str] = frozenset()) -> tuple[WorthSeeing, ...]:
    return worth_seeing(pile.gists, pile.assessments, most, said | pile.common_codes)


def gists(*assessments: Assessment) -> list[Gist]:
    return [gist(one) for one in assessments]


def test_good_files_are_read_beside_bad_ones_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "表2.txt").write_text(text(), encoding="utf-8")
    (tmp_path / "表10.txt").write_text(text("项目名称 | 另一个"), encoding="utf-8")
    (tmp_path / "表3.docx").write_bytes(b"")
    found = list(read_files(str(tmp_path)))
    assert [type(one) for one in found] == [Reading, NotRead, Reading]
    assert [Path(one.file).name for one in found if isinstance(one, NotRead)] == ["表3.docx"]


def test_what_cannot_be_read_says_why_and_what_to_do_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    (told,) = read_files(str(tmp_path / "a.docx"))
    assert isinstance(told, NotRead)
    assert (told.reason, told.reason_en) == ("文件是空的，没有任何内容", "the file is empty")
    assert not told.remedy.endswith("。")
    assert not told.remedy_en.endswith(".")


def test_a_file_without_a_form_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一封信\n没有表\n", encoding="utf-8")
    (told,) = read_files(str(tmp_path / "a.txt"))
    assert isinstance(told, NotRead)
    assert told.reason == "里面没有找到项目支出绩效自评表，开头写的是「一封信」"
    assert "不用理会" in told.remedy
    assert told.was_read


@pytest.mark.parametrize("kind", [kind for kind in FormKind if kind is not FormKind.SELF_EVALUATION])
def test_a_form_of_another_kind_is_named_and_not_assessed(
    kind: FormKind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = msgspec.structs.replace(READINGS[0], form=OtherForm(kind=kind))
    monkeypatch.setattr("jiheng.pile.reading.forms_of", lambda *_, **__: (other, READINGS[1]))
    (tmp_path / "a.txt").write_text(text(), encoding="utf-8")
    found = gather(read_files(str(tmp_path / "a.txt")))
    (refused,) = found.unreadable
    assert refused.reason.endswith("，不是项目支出绩效自评表")
    assert [one.form for one in found.assessments] == [READINGS[1].form]


def test_a_list_of_forms_is_no_form_and_other_kinds_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = [FormKind.SUMMARY, FormKind.DECLARATION]
    others = tuple(msgspec.structs.replace(READINGS[0], form=OtherForm(kind=kind)) for kind in kinds)
    monkeypatch.setattr("jiheng.pile.reading.forms_of", lambda *_, **__: others)
    (tmp_path / "a.txt").write_text(text(), encoding="utf-8")
    listed, declared = read_files(str(tmp_path / "a.txt"))
    assert isinstance(listed, NotRead)
    assert declared is others[1]


def test_a_declaration_is_not_misread_as_a_self_evaluation(tmp_path: Path) -> None:
    declaration = text().replace("项目支出绩效自评表", "项目支出绩效目标申报表")
    (tmp_path / "a.txt").write_text(declaration, encoding="utf-8")
    (told,) = gather(read_files(str(tmp_path / "a.txt"))).unreadable
    assert told.reason == "「社区图书角建设」是绩效目标申报表，不是项目支出绩效自评表"


def test_a_name_that_is_no_character_is_shown_by_its_bytes(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb1\xed.txt"))
    path.write_text(text(), encoding="utf-8")
    (found,) = read_files(str(path))
    assert isinstance(found, Reading)
    assert found.source.file.endswith("\\xb1\\xed.txt")


def test_a_pile_keeps_what_was_read_and_what_was_not() -> None:
    bad = NotRead("a", "甲", "乙", "A", "B")
    found = gather([READINGS[0], bad, READINGS[1]], Options(rules=("mof-2020-10",)))
    assert [one.source.number for one in found.assessments] == [1, 2]
    assert found.unreadable == (bad,)
    assert {one.pack.id for one in found.assessments} == {"mof-2020-10"}
    assert found.across == ()


def test_the_weight_of_a_pile_is_that_of_its_weightiest_finding() -> None:
    assert whole(pile((), (finding("AA001"),), (finding("AA002", Severity.DOUBT),))).severity is Severity.DOUBT
    assert whole(pile((), ())).severity is None


def test_what_four_forms_in_five_share_is_said_once() -> None:
    shared, rare = finding("AA001"), finding("AA002")
    found = whole(pile((shared, rare), (shared, rare), (shared, rare), (shared,), ())).common
    assert [(one.code, one.forms) for one in found] == [("AA001", (0, 1, 2, 3))]


def test_what_must_be_mended_is_never_said_once() -> None:
    assert whole(pile(*[(finding("AA001", Severity.ERROR),)] * 5)).common == ()
    mixed = whole(pile((finding("AA001", Severity.ERROR),), *[(finding("AA001"),)] * 9)).common
    assert mixed == ()


def test_the_weightiest_of_what_is_shared_comes_first() -> None:
    light, weighty = finding("AA001"), finding("AA002", Severity.DOUBT)
    found = whole(pile((light, weighty), (light, weighty))).common
    assert [(one.code, one.severity) for one in found] == [("AA002", Severity.DOUBT), ("AA001", Severity.ADVICE)]


def test_one_form_is_no_pile() -> None:
    assert whole(pile((finding("AA001"),))).common == ()


def test_a_form_with_two_findings_of_one_code_counts_once() -> None:
    twice = (finding("AA001"), finding("AA001"))
    (found,) = whole(pile(twice, twice)).common
    assert found.forms == (0, 1)


def test_the_forms_with_most_questions_are_seen_first_each_with_its_rarest() -> None:
    often, rare, other = (finding(code, Severity.DOUBT, code) for code in ("AA001", "AA002", "AA003"))
    assessments = pile((often,), (often, rare), (finding("AA004"),), (other,), (), ())
    told = seen_first(whole(assessments), 2)
    assert [(one.place, one.finding.code) for one in told] == [(1, "AA002"), (3, "AA003")]


def test_forms_of_one_project_with_the_same_finding_are_worth_seeing_once() -> None:
    same, other = finding("AA001", Severity.DOUBT), finding("AA002", Severity.DOUBT)
    assessments = pile((same,), (same,), (same,), (other,), (), (), ())
    told = seen_first(whole(assessments), 5)
    assert [(one.place, one.finding.code, one.alike) for one in told] == [(3, "AA002", 1), (0, "AA001", 3)]


def test_forms_without_a_name_are_not_of_one_project() -> None:
    nameless = form("项目名称 |")
    doubt = finding("AA001", Severity.DOUBT)
    asked = [msgspec.structs.replace(nameless, findings=(doubt,)) for _ in range(2)]
    told = seen_first(whole([*asked, *pile((), (), ())]), 5)
    assert [(one.place, one.alike) for one in told] == [(0, 1), (1, 1)]


def test_what_was_said_already_is_not_worth_seeing_again() -> None:
    doubt = finding("AA001", Severity.DOUBT)
    assert seen_first(whole(pile((doubt,), (), ())), 5, frozenset({"AA001"})) == ()


def test_what_is_said_once_or_must_be_mended_is_not_worth_seeing_again() -> None:
    common, mend = finding("AA001", Severity.DOUBT), finding("AA002", Severity.ERROR)
    assert seen_first(whole(pile((common,), (common,))), 5) == ()
    rare = finding("AA003", Severity.DOUBT)
    assert seen_first(whole(pile((mend, rare), (), ())), 5) == ()


def test_amounts_in_a_unit_that_is_sure_are_added_up_in_yuan() -> None:
    found = money(gists(form(), form("项目名称 | 另一个")))
    assert found.confirmed == 2 * Decimal("84.77") * 10_000
    assert (found.waiting, found.sure, found.readings) == ((), (0, 1), {})


def test_a_form_that_is_there_twice_counts_once_in_the_sums() -> None:
    given = gists(form(), form("项目名称 | 另一个"), form())
    assert repeats(given) == {2: 0}
    assert money(given) == money(given[:2])


def test_amounts_in_a_doubtful_unit_are_shown_both_ways_and_never_added() -> None:
    found = money(gists(assess(READINGS[0]), form()))
    assert (found.waiting, found.sure) == ((0,), (1,))
    assert found.readings == {"万元": Decimal("17794.46") * 10_000, "元": Decimal("17794.46")}
    assert found.confirmed == Decimal("84.77") * 10_000


def test_a_form_without_an_amount_spent_is_left_out() -> None:
    blank = form("年度资金总额 | 86.50 | 86.50 | | 10 | |")
    assert money(gists(blank)).waiting == ()
    assert money(gists(blank)).confirmed == 0
    assert money(gists(blank)).sure == ()
    assert (
        money(gists(msgspec.structs.replace(blank, form=msgspec.structs.replace(blank.form, funds=())))).confirmed == 0
    )


def test_a_form_whose_budget_is_in_a_doubtful_unit_waits_even_if_nothing_was_spent() -> None:
    unspent = form(
        "年度资金总额 | 865,000.00 | 865,000.00 | | 10 | |", "其中：当年财政拨款 | 865,000.00 | 865,000.00 | | — | |"
    )
    found = money(gists(unspent))
    assert (found.waiting, found.readings) == ((0,), {})


def test_every_form_is_counted_once_among_the_grades() -> None:
    good = form(rules=("mof-2020-10",))
    bad = form("产出指标 | 数量指标 | 图书角 | ≥24个 | 12个 | 90 | 90 |", rules=("mof-2020-10",))
    vague = form("产出指标 | 数量指标 | 图书角 | 合规 | 合规 | 90 | 90 |", rules=("mof-2020-10",))
    unclaimed = form("总分 | 100 |", rules=("mof-2020-10",))
    unfit = form("产出指标 | 数量指标 | 图书角 | ≥24个 | 24个 | 70 | 70 |", "总分 | 100 | 79.8", rules=("mof-2020-10",))
    found = grades(gists(good, bad, vague, unclaimed, unfit))
    assert found == Grades(same=(0,), apart=(1,), open=(2,), unclaimed=(3,), unscored=(4,))


def test_a_form_taken_down_from_the_shelf_is_the_one_that_was_put_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiheng.pile.shelf._OPEN", 2)
    assessments = [assess(one) for one in READINGS]
    shelf = Shelf()
    for one in assessments:
        shelf.put(one)
    assert len(shelf) == 10
    assert list(shelf) == assessments
    assert shelf[-1] == assessments[-1]
    assert shelf[1:4] == assessments[1:4]
    assert shelf[9].pack is assessments[9].pack
    with pytest.raises(IndexError):
        shelf[10]


def test_the_shelf_squeezes_what_does_not_stand_open_to_a_tenth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiheng.pile.shelf._OPEN", 1)
    one = assess(READINGS[2])
    shelf = Shelf()
    for _ in range(3):
        shelf.put(one)
    (first, second) = shelf._squeezed  # noqa: SLF001 - how much room is taken is not seen from outside
    assert len(second) <= len(first) < 10_000


def test_an_amount_whose_reading_is_open_is_in_no_sum() -> None:
    sure = form()
    fund = msgspec.structs.replace(
        sure.form.funds[0],
        actual_expenditure=msgspec.structs.replace(
            sure.form.funds[0].actual_expenditure, certainty=Certainty(0.5, ("两种读法",))
        ),
    )
    doubtful = msgspec.structs.replace(
        sure, form=msgspec.structs.replace(sure.form, funds=(fund, *sure.form.funds[1:]))
    )
    assert money(gists(doubtful)).confirmed == 0


def test_a_report_of_ours_among_the_forms_is_passed_over_and_said(tmp_path: Path) -> None:
    (tmp_path / "表.txt").write_text(text(), encoding="utf-8")
    page = export(gather(read_files(str(tmp_path))), "check", format="html")
    (tmp_path / "报告.html").write_bytes(page)
    again = gather(read_files(str(tmp_path)))
    assert [one.file.endswith("报告.html") for one in again.unreadable] == [True]
    assert again.is_complete
    named = gather(read_files(str(tmp_path / "报告.html")))
    assert not named.is_complete


def test_a_row_that_no_check_could_judge_is_not_told_again_for_want_of_points() -> None:
    seventh = assess(READINGS[6], Options(rules=("mof-2020-10",)))
    assert [one.code for one in seventh.not_judged] == ["SC006"]
    assert len(unscored(seventh)) == 1
    assert untold(seventh) == ()


def test_what_each_unit_has_to_act_on_is_said_under_each_form_however_many_have_it() -> None:
    own = finding("AA001", Severity.DOUBT, who=Who.UNIT)
    assert whole(pile((own,), (own,), (own,))).common == ()
