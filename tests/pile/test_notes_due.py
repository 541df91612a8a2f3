"""Notes beside forms, from reading to writing them again: reasons stay, new matters come, nothing is lost."""

import io
import zipfile
from pathlib import Path

import pytest

from jiheng import NotRead, Options, Pile, gather, propose_notes, read_files
from jiheng.checks import AnswerKind, Severity
from jiheng.checks.frames import text_of
from jiheng.checks.pages import Example

MISSED = "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 40 | 32 | 两处场地未移交，已列入明年计划"
MET = "效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 60 | 60 |"
REASON = "两处场地未移交，按合同扣分"


def text(*lines: str) -> str:
    return text_of(Example(triggers=True, frame="standard", lines=lines))


def put(folder: Path, *lines: str, name: str = "表.txt") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(*lines), encoding="utf-8")
    return path


def look(path: Path) -> Pile:
    return gather(read_files(str(path)), Options(rules=("mof-2020-10",)))


def write(path: Path) -> str:
    """Bring the notes beside the forms at a path up to date and give those of the last file."""
    written = ""
    for one in propose_notes(look(path), str(path)):
        one.path.write_text(one.text, encoding="utf-8")
        written = one.text
    return written


def answer(file: Path, reason: str = REASON, at: str = "SC005") -> None:
    """Fill in the reason under the matter whose comment names a check."""
    told = file.read_text("utf-8")
    place = told.index("说明:", told.index(f" {at}〕"))
    file.write_text(f"{told[:place]}说明: {reason}{told[place + len('说明:') :]}", encoding="utf-8")


def kinds(pile: Pile, code: str = "SC005") -> list[AnswerKind | None]:
    return [
        None if one.answer is None else one.answer.kind
        for form in pile.assessments
        for one in form.findings
        if one.code == code
    ]


def test_what_is_asked_is_written_down_with_an_empty_place_for_the_reason(tmp_path: Path) -> None:
    path = put(tmp_path, MISSED, MET)
    told = write(path)
    assert (tmp_path / "表.notes.yaml").read_text("utf-8") == told
    assert "- 事项: 「新建图书角数量」" in told
    assert "#: 〔请核实说明 SC005〕「新建图书角数量」目标 ≥24个、完成 18个，自评 32 分" in told
    assert "  说明:\n  填写人:\n  日期:\n  指纹:\n" in told


def test_advice_is_not_asked_about(tmp_path: Path) -> None:
    path = put(tmp_path, MISSED, MET)
    (form,) = look(path).assessments
    light = [one.fingerprint for one in form.findings if one.severity is Severity.ADVICE]
    assert light
    told = write(path)
    assert not [one for one in light if one in told]


def test_a_form_with_nothing_to_ask_gets_no_notes(tmp_path: Path) -> None:
    assert write(put(tmp_path)) == ""
    assert [one.name for one in tmp_path.iterdir()] == ["表.txt"]


def test_a_reason_that_was_filled_in_answers(tmp_path: Path) -> None:
    path = put(tmp_path, MISSED, MET)
    write(path)
    assert kinds(look(path)) == [None]
    answer(tmp_path / "表.notes.yaml")
    pile = look(path)
    assert kinds(pile) == [AnswerKind.ANSWERED]
    (form,) = pile.assessments
    assert form.notes_source is not None
    assert form.notes_source.file == str(tmp_path / "表.notes.yaml")
    assert [one.reason for one in form.notes] == [REASON]


def test_an_answered_question_is_not_open_any_more(tmp_path: Path) -> None:
    path = put(tmp_path, MISSED, MET)
    write(path)
    before = look(path)
    answer(tmp_path / "表.notes.yaml")
    after = look(path)
    assert before.severity is Severity.DOUBT
    assert after.severity is Severity.ADVICE
    assert before.gists[0].items()[Severity.DOUBT] - after.gists[0].items()[Severity.DOUBT] == 1
    assert after.gists[0].answered(errors=False) == 1
    assert after.assessments[0].severity is Severity.DOUBT


def test_writing_again_changes_nothing_where_nothing_has_changed(tmp_path: Path) -> None:
    path = put(tmp_path, MISSED, MET)
    write(path)
    answer(tmp_path / "表.notes.yaml")
    told = write(path)
    assert write(path) == told
    (one,) = propose_notes(look(path), str(path))
    assert not one.changes
    assert not one.is_new
    assert (one.answered, one.wanted, one.again, one.ended) == (1, 0, 0, 0)


def test_the_reason_of_a_row_that_changed_stays_and_wants_another_look(tmp_path: Path) -> None:
    path = put(tmp_path, MISSED, MET)
    write(path)
    answer(tmp_path / "表.notes.yaml")
    put(tmp_path, MISSED.replace("18个", "19个"), MET)
    assert kinds(look(path)) == [AnswerKind.OUTDATED]
    told = write(path)
    assert REASON in told
    assert "  待重看: 是\n" in told
    assert "完成 19个" in told
    assert kinds(look(path)) == [AnswerKind.OUTDATED]
    (tmp_path / "表.notes.yaml").write_text(told.replace("  待重看: 是\n", ""), encoding="utf-8")
    assert kinds(look(path)) == [AnswerKind.ANSWERED]


def test_what_is_not_raised_any_more_is_kept_apart_and_comes_back(tmp_path: Path) -> None:
    path = put(tmp_path, MISSED, MET)
    write(path)
    answer(tmp_path / "表.notes.yaml")
    put(tmp_path, MISSED.replace("| 32 |", "| 30 |"), MET)  # 40 × 18 ÷ 24 = 30: nothing to ask
    told = write(path)
    assert kinds(look(path)) == []
    assert told.index(REASON) > told.index("已不再提出:")
    put(tmp_path, MISSED, MET)
    told = write(path)
    assert "已不再提出" not in told
    assert kinds(look(path)) == [AnswerKind.ANSWERED]


def test_a_new_matter_is_added_beside_an_answered_one(tmp_path: Path) -> None:
    path = put(tmp_path, MISSED, MET)
    write(path)
    answer(tmp_path / "表.notes.yaml")
    put(tmp_path, MISSED, MET, "实施单位 |")
    told = write(path)
    assert REASON in told
    assert "FM002〕" in told
    (one,) = propose_notes(look(path), str(path))
    assert (one.answered, one.wanted) == (1, 1)


def test_what_people_wrote_around_it_is_kept(tmp_path: Path) -> None:
    path = put(tmp_path, MISSED, MET)
    file = tmp_path / "表.notes.yaml"
    told = write(path)
    told = told.replace("序号: 1\n", "序号: 1\n# 给科长看\n").replace("  填写人:\n", "  # 问过人事科\n  填写人: 张三\n")
    file.write_text(told, encoding="utf-8")
    again = write(path)
    assert "# 给科长看" in again
    assert "# 问过人事科" in again
    assert "填写人: 张三" in again
    assert write(path) == again


def test_a_form_in_another_kind_of_file_keeps_its_notes(tmp_path: Path) -> None:
    write(put(tmp_path, MISSED, MET))
    answer(tmp_path / "表.notes.yaml")
    (tmp_path / "表.txt").rename(tmp_path / "表.md")
    assert kinds(look(tmp_path / "表.md")) == [AnswerKind.ANSWERED]


def test_two_forms_of_one_file_have_their_notes_apart(tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    both = text("项目名称 | 甲", MISSED, MET) + "\n\n" + text("项目名称 | 乙", MISSED, MET)
    path.write_text(both, encoding="utf-8")
    told = write(path)
    assert told.count("\n---\n") == 1
    answer(tmp_path / "表.notes.yaml")
    assert kinds(look(path)) == [AnswerKind.ANSWERED, None]


def test_two_files_of_one_name_share_their_notes_and_neither_pushes_out_the_other(tmp_path: Path) -> None:
    put(tmp_path, "项目名称 | 甲", MISSED, MET, name="表.txt")
    put(tmp_path, "项目名称 | 乙", MISSED, MET, name="表.md")
    told = write(tmp_path)
    assert "项目: 甲" in told
    assert "项目: 乙" in told
    answer(tmp_path / "表.notes.yaml")
    assert write(tmp_path / "表.md").count(REASON) == 1
    assert write(tmp_path / "表.txt").count(REASON) == 1


def test_notes_in_an_archive_are_read_and_none_are_written_there(tmp_path: Path) -> None:
    path = put(tmp_path / "夹", MISSED, MET)
    write(path)
    answer(tmp_path / "夹" / "表.notes.yaml")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in (tmp_path / "夹").iterdir():
            archive.write(file, f"夹/{file.name}")
    (tmp_path / "批.zip").write_bytes(packed.getvalue())
    pile = look(tmp_path / "批.zip")
    assert kinds(pile) == [AnswerKind.ANSWERED]
    assert pile.is_complete
    assert list(propose_notes(pile, str(tmp_path / "批.zip"))) == []


def test_notes_that_cannot_be_understood_are_told_once_and_the_form_comes_without(tmp_path: Path) -> None:
    put(tmp_path, MISSED, MET, name="表.txt")
    put(tmp_path, MISSED, MET, name="表.md")
    (tmp_path / "表.notes.yaml").write_text("事项: 甲\n", encoding="utf-8")
    pile = look(tmp_path)
    (told,) = pile.unreadable
    assert told.file == str(tmp_path / "表.notes.yaml")
    assert told.reason.startswith("说明没有用上，第 1 行「事项」下面应当逐项写")
    assert told.reason_en.startswith("the notes were not used; line 1:")
    assert not pile.is_complete
    assert kinds(pile) == [None, None]
    assert list(propose_notes(pile, str(tmp_path))) == []


def test_notes_far_too_long_for_any_file_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path, MISSED, MET)
    (tmp_path / "表.notes.yaml").write_bytes(b"#" * (path.stat().st_size + 1))
    monkeypatch.setattr("jiheng.reading.limits.MAX_FILE_BYTES", path.stat().st_size)
    (told, *forms) = read_files(str(path))
    assert isinstance(told, NotRead)
    assert told.file.endswith("表.notes.yaml")
    assert len(forms) == 1


def test_notes_without_their_form_are_told(tmp_path: Path) -> None:
    path = put(tmp_path, MISSED, MET)
    write(path)
    path.rename(tmp_path / "新表.txt")
    (told,) = look(tmp_path).unreadable
    assert told.reason == "这是说明文件，旁边没有同名的自评表，里面的说明没有用上"
    assert not told.passed_over


def test_what_must_be_corrected_and_was_answered_waits_for_a_reviewer(tmp_path: Path) -> None:
    path = put(tmp_path, "项目名称 |")
    write(path)
    answer(tmp_path / "表.notes.yaml", "涉密项目，名称不公开", at="FM001")
    for stage, weight in (("review", Severity.ERROR), ("self-evaluation", Severity.ADVICE)):
        pile = gather(read_files(str(path)), Options(rules=("mof-2020-10",), stage=stage))  # type: ignore[arg-type]  # plain words are understood
        (gist,) = pile.gists
        assert [one.code for one in gist.errors] == ["FM001"]
        assert gist.items()[Severity.ERROR] == 1
        assert gist.answered(errors=True) == 1
        assert pile.severity in {weight, None} if weight is Severity.ADVICE else pile.severity is weight


def test_what_somebody_jotted_down_before_there_were_notes_stays(tmp_path: Path) -> None:
    path = put(tmp_path, MISSED, MET)
    (tmp_path / "表.notes.yaml").write_text("# 自己写的\n", encoding="utf-8")
    told = write(path)
    assert told.count("# 自己写的\n") == told.count("项目: ") == 1
    assert "---" not in told
    assert write(path) == told
