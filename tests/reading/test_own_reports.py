"""Reports of our own among the forms: named as what they are, whichever way they were written."""

from pathlib import Path

import pytest

from jiheng.assess import read
from jiheng.exporting.words import CLOSING
from jiheng.reading import own_reports, read_bytes
from jiheng.reading.grid import OwnReport
from jiheng.reading.sources import expand
from jiheng_cli.main import main
from tests.reading import making

EXAMPLES = Path(__file__).parents[2] / "examples"
FORM = str(EXAMPLES / "技师工作室奖励.xlsx")
WRITTEN = [
    f"{what} --format {how} --lang {lang}"
    for what in ("check", "score")
    for how in ("text", "csv", "json", "jsonl", "xlsx")
    for lang in ("zh", "en")
]
WRITTEN += [f"check --format {how} --lang {lang}" for how in ("html", "md") for lang in ("zh", "en")]
WRITTEN += [f"read --format {how}" for how in ("csv", "json", "jsonl", "xlsx")]


@pytest.mark.parametrize("words", WRITTEN)
def test_a_report_is_not_taken_for_a_form(words: str, tmp_path: Path) -> None:
    report = tmp_path / "报告"
    main([*words.split(), "--output", str(report), FORM])
    with pytest.raises(OwnReport, match=r"这是绩衡出的报告，不是自评表。请换成自评表本身") as refused:
        read(report.read_bytes(), file="报告.txt")
    assert refused.value.reason_en == "this is a report that jiheng wrote, not a form"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_a_table_of_ours_is_told_by_its_heads_even_where_an_office_program_saved_it_again(
    encoding: str, quote: str
) -> None:
    for heads in own_reports.HEADS:
        assert own_reports.is_own(",".join(f"{quote}{head}{quote}" for head in (*heads, "项目")).encode(encoding))
    assert not own_reports.is_own("序号,文件名,项目".encode(encoding))


def test_a_workbook_of_ours_is_told_by_its_keyword() -> None:
    core = '<cp:coreProperties xmlns:cp="urn:x"><cp:keywords>{}</cp:keywords></cp:coreProperties>'
    sheet = {"xl/workbook.xml": "<workbook><sheets/></workbook>"}
    ours = making.package({**sheet, "docProps/core.xml": core.format(own_reports.KEYWORD)})
    with pytest.raises(OwnReport):
        read_bytes(ours, file="汇总.xlsx")
    theirs = making.package({**sheet, "docProps/core.xml": core.format("绩效")})
    assert read_bytes(theirs, file="汇总.xlsx").blocks == ()


def test_the_sentence_that_tells_a_text_is_the_one_that_closes_it() -> None:
    assert own_reports.CLOSING == CLOSING


@pytest.mark.parametrize("kind", [".docx", ".html", ".txt", ".xlsx"])
def test_a_form_is_no_report(kind: str) -> None:
    source = (EXAMPLES / f"minhang-2020{kind}").read_bytes()
    assert len(read(source, file=f"表{kind}")) == 10
    assert not own_reports.is_own(source)


def test_a_form_that_speaks_of_reports_is_still_a_form() -> None:
    table = "<table><tr><td>项目名称</td><td>提示供参考，不代替审核结论。</td></tr></table>"
    assert making.texts(read_bytes(f"<html>{table}<p>尾</p></html>".encode(), file="表.html"))[0] == "项目名称"


def test_files_found_in_folders_and_archives_are_told_from_those_the_user_named(tmp_path: Path) -> None:
    (tmp_path / "表.txt").write_text("项目名称")
    packed = tmp_path / "包.zip"
    packed.write_bytes(making.archive_of({"表.txt": "项目名称"}))
    assert [source.is_named for source in expand(str(tmp_path / "表.txt"))] == [True]
    assert [source.is_named for source in expand(str(packed))] == [False]
    assert [source.is_named for source in expand(str(tmp_path))] == [False, False]
