"""``jiheng convert`` from end to end: what is written where, what is refused, and the exit code."""

from pathlib import Path

import docx
import pytest

import jiheng
from jiheng_cli.commands import convert
from jiheng_cli.main import main
from tests.cli.conftest import Run, Write

EXAMPLES = Path(__file__).parents[2] / "examples"
TEN = str(EXAMPLES / "minhang-2020.txt")


def projects(path: Path) -> list[str | None]:
    return [one.form.project.value for one in jiheng.read_files(str(path)) if isinstance(one, jiheng.Reading)]


def test_the_words_of_the_command_are_those_of_the_library() -> None:
    assert tuple(sorted(jiheng.formats("form"))) == convert.FORMATS == tuple(sorted(jiheng.formats("review-sheet")))
    assert {name: module for module, name in jiheng.layouts().items()} == convert.LAYOUTS


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pdf"])
def test_many_forms_become_one_file_of_the_kind_that_its_name_says(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"自评表.{suffix}"
    assert main(["convert", TEN, "-o", str(out)]) == 0
    assert projects(out) == projects(Path(TEN))


@pytest.mark.parametrize("word", ["云南", "yunnan"])
def test_a_folder_gets_a_file_for_each_form_named_after_its_project(word: str, tmp_path: Path) -> None:
    out = tmp_path / "云南"
    assert main(["convert", TEN, "--layout", word, "-o", str(out)]) == 0
    names = sorted(path.name for path in out.iterdir())
    assert len(names) == 10
    assert "党建经费.docx" in names
    (read,) = jiheng.read_files(str(out / "党建经费.docx"))
    assert isinstance(read, jiheng.Reading)
    assert "comparator" in read.form.columns  # of the layouts, only that of Yunnan and Sichuan have 指标性质


def test_projects_of_one_name_get_a_number_each(write: Write, tmp_path: Path) -> None:
    folder = write("pile/a.txt").parent
    write("pile/b.txt")
    out = tmp_path / "out"
    assert main(["convert", str(folder), "--format", "xlsx", "-o", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["社区图书角建设.xlsx", "社区图书角建设（2）.xlsx"]


def test_a_review_sheet_holds_the_points_that_the_rules_give(tmp_path: Path) -> None:
    out = tmp_path / "复核表.xlsx"
    assert main(["convert", TEN, "--layout", "复核表", "--rules", "mof-2020-10", "-o", str(out)]) == 0
    (found,) = jiheng.read_files(str(out))
    assert isinstance(found, jiheng.NotRead)  # a report of ours, and no form
    assert "绩衡出的报告" in found.reason


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "自评表.docx"
    out.write_bytes(b"mine")
    assert main(["convert", TEN, "-o", str(out)]) == 2
    assert "已经有了，没有覆盖" in capsys.readouterr().err
    assert out.read_bytes() == b"mine"
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "劳动保护.docx").write_bytes(b"mine")
    assert main(["convert", TEN, "-o", str(tmp_path / "out")]) == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["劳动保护.docx"]


def test_forms_of_other_kinds_are_named_and_the_rest_is_converted(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write("pile/a.txt").parent
    (folder / "b.txt").write_text(
        "部门整体支出绩效自评表\n部门名称\t某局\n年度总体目标\t预期目标\t实际完成情况\n\t甲\t乙\n"
        "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n产出指标\t数量指标\t次数\t2次\t2次\t10\t10\n",
        encoding="utf-8",
    )
    out = tmp_path / "out.docx"
    assert main(["convert", str(folder), "-o", str(out)]) == 2
    assert "b.txt」第 1 张：是部门整体支出绩效自评表，不是项目支出绩效自评表，" in capsys.readouterr().err
    assert projects(out) == ["社区图书角建设"]


def test_without_any_form_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notice.txt").write_text("关于开展绩效自评的通知\n", encoding="utf-8")
    assert main(["convert", str(tmp_path / "notice.txt"), "-o", str(tmp_path / "out.docx")]) == 2
    assert "没有读到自评表，没有写文件" in capsys.readouterr().err
    assert not (tmp_path / "out.docx").exists()


def test_doubts_of_the_reading_are_said_and_listed_below_the_form(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    doubtful = "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 40 | 约三十二 |"
    out = tmp_path / "out.docx"
    assert main(["convert", str(write("doubtful.txt", doubtful)), "-o", str(out)]) == 0
    told = capsys.readouterr().err
    assert "张表读得没有把握" in told
    assert "请与原表核对" in told


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["-o", "a.html"], "写不了 .html 文件"),
        (["-o", "a.docx", "--format", "pdf"], "--format 是 pdf，-o 却是「a.docx」"),
        (["-o", "a.docx", "--layout", "河北"], "--layout 不能是「河北」"),
        (["-o", "a.docx", "--format", "wps"], "--format 不能是「wps」"),
    ],
)
def test_words_that_do_not_go_together_are_told(
    words: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", TEN, *words]) == 2
    assert reason in capsys.readouterr().err


def test_a_pipe_gets_the_document_itself(shell: Run) -> None:
    made = shell("convert", TEN, "--format", "pdf")
    assert made.returncode == 0
    assert made.stdout.startswith(b"%PDF-")


def test_a_terminal_is_spared_the_bytes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("jiheng_cli.desk.Desk.on_terminal", True)
    assert main(["convert", TEN]) == 2
    assert "请用 -o 写到文件或文件夹" in capsys.readouterr().err


def test_what_pdf_needs_is_named_where_it_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("jiheng.exporting.papers.in_pdf.is_installed", lambda: False)
    assert main(["convert", TEN, "-o", str(tmp_path / "a.pdf")]) == 2
    told = capsys.readouterr().err
    assert 'pip install "jiheng[pdf]"' in told
    assert not list(tmp_path.iterdir())


def test_a_report_is_drafted_from_a_form(write: Write, tmp_path: Path) -> None:
    out = tmp_path / "自评报告.docx"
    assert main(["convert", str(write("自评表.txt")), "--layout", "自评报告", "-o", str(out)]) == 0
    assert docx.Document(str(out)).paragraphs[0].text == "社区图书角建设2020年度绩效自评报告"


@pytest.mark.parametrize("suffix", ["pdf", "xlsx"])
def test_a_report_that_is_to_be_written_on_with_is_written_in_word_only(
    write: Write, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"自评报告.{suffix}"
    assert main(["convert", str(write("自评表.txt")), "--layout", "自评报告", "-o", str(out)]) == 2
    assert not out.exists()
    assert ".docx" in capsys.readouterr().err


def test_a_project_named_as_a_device_of_windows_gets_a_file_all_the_same(write: Write, tmp_path: Path) -> None:
    form = write("a.txt")
    form.write_text(form.read_text("utf-8").replace("社区图书角建设", "CON"), encoding="utf-8")
    out = tmp_path / "out"
    assert main(["convert", str(form), "-o", str(out)]) == 0
    assert [path.name for path in out.iterdir()] == ["_CON.docx"]


def test_an_empty_place_to_write_to_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", TEN, "-o", ""]) == 2
    assert "-o 后面是空的。请写出要写的文件" in capsys.readouterr().err


def test_a_device_is_written_to_and_nobody_is_asked_to_open_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", TEN, "-o", "/dev/null"]) == 0
    assert "已写到 /dev/null。" in capsys.readouterr().err


def test_a_link_that_leads_nowhere_is_told_with_where_it_leads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "自评表.docx"
    link.symlink_to(tmp_path / "没有的文件夹" / "表.docx")
    assert main(["convert", TEN, "-o", str(link)]) == 2
    told = capsys.readouterr().err
    assert "它是链接，指向「" in told
    assert "没有的文件夹/表.docx」：没有这个文件夹" in told


def test_a_name_longer_than_any_system_keeps_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", TEN, "-o", str(tmp_path / f"{'表' * 90}.docx")]) == 2
    assert "请换一个能写的位置" in capsys.readouterr().err


def test_layouts_are_listed_each_once_with_the_word_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", TEN, "--layout", "湖北", "-o", "a.docx"]) == 2
    assert (
        "可用的值：通用（general）、AB（ab）、云南（yunnan）、四川（sichuan）、复核表（review-sheet）、"
        "自评报告（self-report）。"
    ) in capsys.readouterr().err
