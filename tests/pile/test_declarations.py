"""Approved declarations are found again by their project, and by nothing that speaks against it."""

import re
from pathlib import Path

import msgspec
import pytest

from jiheng import Declarations, Options, gather, read_declarations, read_files
from jiheng.assess import Reading, assess, read
from jiheng.checks.frames import text_of
from jiheng.checks.pages import Example
from jiheng.form import Certainty, OtherForm
from jiheng.pile import BadDeclaration

FILED = text_of(Example(triggers=True, frame="standard", lines=()))
APPROVED = FILED.replace("项目支出绩效自评表", "项目支出绩效目标申报表")


def written(folder: Path, **texts: str) -> str:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return str(folder)


def form_of(text: str = FILED) -> Reading:
    (found,) = read(text.encode(), file="自评表.txt")
    return found


def codes(text: str, declarations: Declarations) -> list[tuple[str, str]]:
    pile = gather([form_of(text)], Options(), declarations=declarations)
    return [(one.code, one.message) for one in pile.assessments[0].findings if one.code == "IN011"]


def test_a_form_is_held_against_the_declaration_of_its_project(tmp_path: Path) -> None:
    found = read_declarations(written(tmp_path, 申报表=APPROVED))
    assert codes(FILED, found) == []
    ((_, said),) = codes(FILED.replace("≥12000册", "≥9000册"), found)
    assert said.startswith("「配送新书册数」与批复的绩效目标表不一致：目标批复「≥12000册」，本表「≥9000册」。")


def test_a_report_names_where_what_was_approved_stands(tmp_path: Path) -> None:
    found = read_declarations(written(tmp_path, 申报表=APPROVED))
    pile = gather([form_of()], Options(), declarations=found)
    source = pile.gists[0].declaration_source
    assert source is not None
    assert (Path(source.file).name, source.number) == ("申报表.txt", 1)
    assert pile.assessments[0].declaration_source == source


def test_another_project_year_or_unit_is_not_its_declaration(tmp_path: Path) -> None:
    found = read_declarations(written(tmp_path, 申报表=APPROVED))
    assert found.of(form_of().form) is not None
    for mine, other in (("社区图书角建设", "送戏下乡"), ("2020年度", "2021年度"), ("清河区图书馆", "清河区文化馆")):
        assert mine in FILED
        assert found.of(form_of(FILED.replace(mine, other)).form) is None


def test_a_unit_in_short_and_the_year_in_a_name_do_not_matter(tmp_path: Path) -> None:
    found = read_declarations(written(tmp_path, 申报表=APPROVED))
    assert found.of(form_of(FILED.replace("清河区图书馆", "图书馆")).form) is not None
    assert found.of(form_of(FILED.replace("社区图书角建设", "2020年社区图书角建设")).form) is not None


def test_of_several_the_year_chooses_and_of_two_alike_none_is_taken(tmp_path: Path) -> None:
    nameless_year = re.sub(r"\(2020年度\)", "", APPROVED)
    found = read_declarations(written(tmp_path, a=APPROVED, b=nameless_year))
    chosen = found.of(form_of().form)
    assert chosen is not None
    assert chosen.form.fiscal_year.value == 2020
    twice = read_declarations(written(tmp_path, a=APPROVED, b=APPROVED + "\n"))
    assert twice.of(form_of().form) is None


def test_a_name_that_is_not_certain_finds_none(tmp_path: Path) -> None:
    found = read_declarations(written(tmp_path, 申报表=APPROVED))
    form = form_of().form
    unsure = msgspec.structs.replace(form.project, certainty=Certainty(0.5, ("字迹不清",)))
    assert found.of(msgspec.structs.replace(form, project=unsure)) is None


def test_nothing_is_said_by_a_cell_of_the_declaration_that_is_not_certain() -> None:
    (approved,) = read(APPROVED.encode(), file="申报表.png")
    row = approved.form.indicators[0]
    unsure = msgspec.structs.replace(row.target, value="≥99个", certainty=Certainty(0.5, ("字迹不清",)))
    rows = (msgspec.structs.replace(row, target=unsure), *approved.form.indicators[1:])
    seen = msgspec.structs.replace(approved, form=msgspec.structs.replace(approved.form, indicators=rows))
    found = assess(form_of(), declaration=seen)
    assert [one.code for one in found.findings if one.code == "IN011"] == []
    assert [one.code for one in found.not_judged if one.code == "IN011"] == ["IN011"]


def test_without_its_declaration_a_form_says_that_there_is_none(tmp_path: Path) -> None:
    found = read_declarations(written(tmp_path, 申报表=APPROVED))
    pile = gather([form_of(FILED.replace("社区图书角建设", "送戏下乡"))], Options(), declarations=found)
    (why,) = [one.reason for one in pile.assessments[0].skipped if one.code == "IN011"]
    assert why == "没有这个项目的批复目标表，无从对照。"


def test_what_lies_among_declarations_and_is_none_is_told(tmp_path: Path) -> None:
    found = read_declarations(written(tmp_path, 申报表=APPROVED, 通知="关于报送的通知\n"))
    assert [Path(one.file).name for one in found.unreadable] == ["通知.txt"]
    assert isinstance(next(read_files(str(tmp_path / "申报表.txt"))), Reading)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FILED, "里面是项目支出绩效自评表。请给随预算批复的绩效目标表"),
        (APPROVED.replace("绩效目标申报表", "绩效运行监控表"), "里面是绩效运行监控表。"),
        ("关于报送的通知\n", "里面没有找到项目支出绩效自评表，开头写的是「关于报送的通知」。"),
        (APPROVED.replace("社区图书角建设", ""), "里面没有写明项目名称的绩效目标申报表。"),
    ],
)
def test_files_without_a_declaration_are_refused_with_what_they_are(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadDeclaration) as refused:
        read_declarations(written(tmp_path, 表=text))
    assert said in refused.value.message
    assert "Give the declarations" in refused.value.message_en


def test_a_declaration_is_of_another_kind_and_so_not_assessed_itself() -> None:
    (found,) = read(APPROVED.encode(), file="申报表.txt")
    assert isinstance(found.form, OtherForm)
