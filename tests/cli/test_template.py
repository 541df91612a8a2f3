"""``jiheng template``, as an office types it."""

import io
from pathlib import Path

import openpyxl
import pytest

from jiheng.assess import read
from jiheng.exporting.fill_in.plan import MOST_ROWS
from jiheng_cli.commands import template
from jiheng_cli.main import main

EXAMPLES = Path(__file__).parents[2] / "examples"
ONE = EXAMPLES / "技师工作室奖励.docx"
TEN = EXAMPLES / "minhang-2020.docx"


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A workbook sent out after a declaration."""
    path = tmp_path / "下发.xlsx"
    assert main(["template", "--declaration", str(ONE), "-o", str(path)]) == 0
    return path


def test_a_blank_workbook_is_written_where_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "自评表.xlsx"
    assert main(["template", "--rows", "7", "--year", "2024", "-o", str(path)]) == 0
    (reading,) = read(path.read_bytes(), file=path.name)
    assert reading.form.is_unfilled
    assert reading.form.fiscal_year.value == 2024
    assert "用 WPS 或 Excel 打开填写" in capsys.readouterr().err


def test_a_workbook_after_last_year_is_for_the_year_after(tmp_path: Path) -> None:
    path = tmp_path / "自评表.xlsx"
    assert main(["template", "--from", str(ONE), "--rules", "mof-2020-10", "-o", str(path)]) == 0
    (reading,) = read(path.read_bytes(), file=path.name)
    assert reading.form.fiscal_year.value == 2021
    assert all(row.target.value is None for row in reading.form.indicators)


def test_a_declaration_given_as_the_form_of_last_year_is_told_to_lose_its_targets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approved, path = tmp_path / "批复.txt", tmp_path / "自评表.xlsx"
    approved.write_text(
        "项目支出绩效目标申报表\n(2021年度)\n项目名称\t公园养护\n一级指标\t二级指标\t三级指标\t指标值\n"
        "产出指标\t数量指标\t养护面积\t≥5亩\n",
        encoding="utf-8",
    )
    assert main(["template", "--from", str(approved), "-o", str(path)]) == 0
    assert "批复.txt」是绩效目标申报表。--from 只沿用项目、单位和指标" in capsys.readouterr().err
    (reading,) = read(path.read_bytes(), file=path.name)
    assert reading.form.fiscal_year.value == 2022
    assert [row.target.value for row in reading.form.indicators] == [None]
    for other in (["--declaration", str(approved)], ["--from", str(ONE)], []):
        assert main(["template", *other, "-o", str(tmp_path / f"{len(other)}{other[:1]}.xlsx")]) == 0
        assert "只沿用" not in capsys.readouterr().err


def test_the_rules_may_be_named_by_a_place(tmp_path: Path) -> None:
    path = tmp_path / "自评表.xlsx"
    assert main(["template", "--rules", "湖北", "-o", str(path)]) == 0
    assert openpyxl.load_workbook(path)["自评表"]["G6"].value == 20  # points for execution in Hubei


def test_what_the_official_table_has_no_room_for_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = tmp_path / "上年.txt"
    lines = [
        *("项目支出绩效自评表", "项目名称 | 公园养护", "主管部门 | 园林局"),
        *(
            "一级指标 | 二级指标 | 三级指标 | 评分标准 | 分值 | 得分",
            "项目决策 | 立项 | 立项依据 | 依据充分得满分 | 10 | 10",
        ),
        *(
            "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分",
            "产出指标 | 数量指标 | 养护面积 | ≥5亩 | 5亩 | 90 | 90",
        ),
    ]
    old.write_text("\n".join(lines), encoding="utf-8")
    assert main(["template", "--from", str(old), "-o", str(tmp_path / "新.xlsx")]) == 0
    assert "1 行按评分标准打分" in capsys.readouterr().err


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "自评表.xlsx"
    path.write_bytes(b"filled in by somebody")
    assert main(["template", "-o", str(path)]) == 2
    assert path.read_bytes() == b"filled in by somebody"
    assert "没有覆盖" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "要用 -o 写明文件名"),
        (["-o", "表.docx"], "以 .xlsx 结尾"),
        (["-o", "新.xlsx", "--rows", "0"], "请写 1 到 200 的数"),
        (["-o", "新.xlsx", "--rows", "201"], "请写 1 到 200 的数"),
        (["-o", "新.xlsx", "--rows", "²"], "请写 1 到 200 的数"),
        (["-o", "新.xlsx", "--year", "24"], "请写四位年份"),
        (["-o", "新.xlsx", "--from", str(ONE), "--declaration", str(ONE)], "只能用一个"),
        (["-o", "新.xlsx", "--from", str(TEN)], "里有 10 张表"),
        (["-o", "新.xlsx", "--from", "没有这个.docx"], "用不了"),
        (["-o", "新.xlsx", "--declaration", ""], "没有读到表"),
        (["-o", "新.xlsx", str(ONE)], "沿用上年的表请写 --from"),
        (["-o", "新.xlsx", "--rules", "没有这个办法"], "没有这个办法"),
        (["-o", "新.xlsx", "--declaration", "没有指标.txt"], "里没有绩效指标"),
        (["-o", "新.xlsx", "--declaration", str(EXAMPLES / "项目清单.xlsx")], "没有找到项目支出绩效自评表"),
        (["--compare", str(ONE)], "先写下发的表"),
        (["--compare", str(ONE), str(ONE)], "不是 jiheng template 写出的填报表，里面没有各行的编号"),
        (["--compare", str(ONE), str(ONE), "-o", "对照.xlsx"], "文件名请以 .txt 结尾"),
        (["--compare", str(ONE), str(ONE), "--rows", "7"], "--compare 不与 --rows 同用"),
        (["--compare", str(ONE), str(ONE), "--from", str(ONE)], "--compare 不与 --from 同用"),
        (["--compare", "没有.xlsx", str(ONE)], "读不了「没有.xlsx」"),
    ],
)
def test_words_that_are_off_are_told_with_what_to_type_instead(
    words: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = "项目支出绩效目标表\n项目名称 | 公园养护\n主管部门 | 园林局\n"
    (tmp_path / "没有指标.txt").write_text(lines, encoding="utf-8")
    assert main(["template", *words]) == 2
    assert told in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["没有指标.txt"]


def test_what_came_back_as_it_was_sent_is_said_so(sent: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "--compare", str(sent), str(sent), str(ONE)]) == 0
    out = capsys.readouterr().out
    assert "按编号对上 10 行。" in out
    assert "按类别和名称对上 10 行。" in out  # Word has no ids
    assert out.count("没有缺行，锁住的内容没有改动。") == 2
    assert out.count("没有对照表头和公式") == 1  # of Word


def test_what_was_locked_and_is_changed_and_rows_lost_or_added_are_listed(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(sent)
    sheet = book["自评表"]
    sheet["E13"] = "50%"
    sheet["C3"] = None
    for column in "BCDEFGHI":
        sheet[f"{column}14"] = None
    sheet["AD15"] = None
    sheet["D15"] = "另外写的一项"
    back = tmp_path / "收回.xlsx"
    book.save(back)
    capsys.readouterr()
    assert main(["template", "--compare", str(sent), str(back)]) == 1
    out = capsys.readouterr().out
    assert "（无项目名称）：按编号对上 8 行，新增 1 行，缺少 2 行。" in out
    assert "缺少「工作室补贴应尽应补率」" in out
    assert "新增「另外写的一项」" in out
    assert "锁住的改了：「技师补贴应尽应补率」年度指标值 下发「100%」，收回「50%」（自评表!E13）" in out
    assert "锁住的改了：项目名称 下发「技师工作室奖励」，收回时空着（自评表!C3）" in out
    assert "有依据的改动可以接受" in out


def test_many_changes_are_counted_after_the_first(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(sent)
    for number in range(13, 23):
        for column in "BCDE":
            book["自评表"][f"{column}{number}"] = "改"
    back = tmp_path / "收回.xlsx"
    book.save(back)
    capsys.readouterr()
    assert main(["template", "--compare", str(sent), str(back)]) == 1
    assert "另有 10 处" in capsys.readouterr().out  # four fields of ten rows, the first thirty of them listed


def test_files_that_cannot_be_read_or_hold_no_form_are_named(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04nothing")
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.save(out)
    (tmp_path / "空.xlsx").write_bytes(out.getvalue())
    capsys.readouterr()
    back = [str(tmp_path / "坏.xlsx"), str(tmp_path / "空.xlsx"), str(sent)]
    assert main(["template", "--compare", str(sent), *back]) == 2
    found = capsys.readouterr()
    assert "坏.xlsx" in found.err
    assert "没有读到表" in found.err
    assert "按编号对上 10 行" in found.out


@pytest.mark.parametrize("content", [b"PK\x03\x04nothing", b"plain words"])
def test_what_was_sent_out_has_to_be_a_form(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "下发.xlsx"
    path.write_bytes(content)
    assert main(["template", "--compare", str(path), str(ONE)]) == 2
    assert f"「{path}」" in capsys.readouterr().err


def test_a_label_and_a_formula_that_were_written_over_and_a_hidden_row_are_told(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(sent)
    sheet = book["自评表"]
    sheet["F12"] = "完成情况"
    sheet["H6"] = 0.98
    sheet["H7"] = None
    sheet["I23"] = "加了一句"
    sheet.row_dimensions[14].hidden = True
    back = tmp_path / "收回.xlsx"
    book.save(back)
    capsys.readouterr()
    assert main(["template", "--compare", str(sent), str(back)]) == 1
    out = capsys.readouterr().out
    assert "锁住的改了：表头文字 下发「实际完成值」，收回「完成情况」（自评表!F12）" in out
    assert "公式没有了：「年度资金总额」执行率 收回「98.00%」，按收回的数读（自评表!H6）" in out
    assert "执行率 收回时空着（自评表!H7）" in out
    assert "锁住的改了：表头文字 下发时空着，收回「加了一句」（自评表!I23）" in out
    assert "「工作室补贴应尽应补率」的行隐藏了，没有读" in out
    assert "隐藏 1 行" in out


def test_a_column_put_into_the_form_is_told_and_that_cells_were_not_compared(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(sent)
    sheet = book["自评表"]
    sheet["K1"], sheet["J1"] = sheet["J1"].value, "备注"  # the mark behind the form has moved along
    back = tmp_path / "收回.xlsx"
    book.save(back)
    capsys.readouterr()
    assert main(["template", "--compare", str(sent), str(back)]) == 1
    out = capsys.readouterr().out
    assert "表里加了或删了列：下发 9 列，收回 10 列" in out
    assert "没有对照表头和公式" in out


def test_what_was_found_is_kept_in_a_file_where_one_is_asked_for(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "对照.txt"
    assert main(["template", "--compare", str(sent), str(sent), "-o", str(kept)]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "对照.txt" in told.err
    assert "按编号对上 10 行。" in kept.read_text(encoding="utf-8")
    assert main(["template", "--compare", str(sent), str(sent), "-o", str(sent)]) == 2  # nothing is written over


def test_amounts_whose_unit_is_in_doubt_are_told_of_and_those_without_doubt_are_not(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert openpyxl.load_workbook(sent)["自评表"]["D6"].value == 400_000  # 万元, says the head
    capsys.readouterr()
    lines = ["项目支出绩效目标表", "项目名称 | 公园养护", "项目资金（{}）| 年初预算数", "年度资金总额 | 30"]
    lines += ["一级指标 | 二级指标 | 三级指标 | 年度指标值", "产出指标 | 数量指标 | 养护面积 | ≥5亩"]
    told = {}
    for unit in ("万元", "美元"):
        declared = tmp_path / f"{unit}.txt"
        declared.write_text("\n".join(lines).format(unit), encoding="utf-8")
        assert main(["template", "--declaration", str(declared), "-o", str(tmp_path / f"{unit}.xlsx")]) == 0
        told[unit] = capsys.readouterr().err
    assert "年初预算数" not in told["万元"]
    assert "年初预算数没有带过去" in told["美元"]
    again = ["template", "--declaration", str(ONE), "-o", str(tmp_path / "再发.xlsx")]
    assert main(again) == 0
    assert "金额单位（元还是万元）存疑：这些格子标了红底、没有锁" in capsys.readouterr().err


def test_in_english_it_is_told_in_english(sent: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["template", "--lang", "en", "--compare", str(sent), str(sent)]) == 0
    first, *_ = capsys.readouterr().out.splitlines()
    assert first.endswith("技师工作室奖励: 10 matched by id.")


def test_the_words_of_the_command_agree_with_the_library() -> None:
    assert template.MOST_ROWS == MOST_ROWS
