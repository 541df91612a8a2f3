"""From the user's file to its annotated copy: what is said, at which cell, and what goes with it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import msgspec
import openpyxl
import pytest
from openpyxl.comments import Comment

from benchmarks.corpus.writers import docx as docx_writer
from benchmarks.corpus.writers import html, text, xls, xlsx
from jiheng import (
    Annotated,
    NotRead,
    Options,
    Reading,
    Stage,
    annotate_files,
    gather,
    propose_notes,
    read,
    read_files,
)
from jiheng.checks.frames import text_of
from jiheng.checks.pages import Example
from jiheng.exporting.annotating import from_forms
from jiheng.form import SelfEvaluation, fields_of
from jiheng.pile import assessable
from jiheng.reading import Unreadable, read_bytes
from jiheng.reading.grid import Grid
from tests.exporting.annotating.copies import commented, notes, part, parts
from tests.reading import making

MISSED = "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 15 | 12 | 两处场地未移交，已列入明年计划"
NAMELESS = "项目名称 | "
TAGGED = "项目名称 | <p>社区 图书角</p>"
CLOSING = "提示供参考，不代替审核结论。"
Write = Callable[..., bytes]
RULES = Options(rules=("mof-2020-10",))


def grid(*lines: str) -> Grid:
    """The standard form with some lines changed."""
    return read_bytes(text_of(Example(triggers=True, frame="standard", lines=lines)).encode(), file="表.txt")


def put(path: Path, content: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return str(path)


def annotated(path: str, options: Options = RULES, **wanted: bool | str) -> Annotated:
    """The one copy that a file gives."""
    (found,) = annotate_files(path, options=options, **wanted)  # type: ignore[arg-type]  # named where they are used
    assert isinstance(found, Annotated)
    return found


def said(one: Annotated) -> dict[str, str]:
    """What is said at which cell, by its text; several comments at one cell are joined."""
    told: dict[str, str] = {}
    for cell, what in commented(one.content):
        told[cell] = f"{told[cell]}\n{what}" if cell in told else what
    return told


def page(one: Annotated) -> str:
    """The words of the summary."""
    document = docx.Document(io.BytesIO(one.summary))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(line.text for line in document.paragraphs), *cells])


def test_each_item_is_said_at_its_cell_in_the_words_of_the_report(tmp_path: Path) -> None:
    one = annotated(put(tmp_path / "表.docx", docx_writer.write(grid(MISSED))))
    told = said(one)
    assert one.comments == 2
    assert told.keys() == {"项目支出绩效自评表", "12"}
    assert told["12"] == (
        "1. 请核实说明　「新建图书角数量」\n"
        "「新建图书角数量」目标 ≥24个、完成 18个，自评 12 分；按完成比例测算 15 × 18 ÷ 24 = 11.25 分"
        "（取整后为 11，与自评也不同）。（财预〔2020〕10号）〔SC005〕\n"
        "→ 请核实，或在说明里写明计分办法。\n"
        "依据：财预〔2020〕10号「定量指标计分」"
    )
    head = told["项目支出绩效自评表"].split("\n")
    assert head[0] == "绩衡检查结果，供审核人看（审核环节）：社区图书角建设"
    assert head[1].startswith("没有必须改正的事项；请核实说明 1 项")
    assert head[-1] == CLOSING


def test_a_workbook_says_the_same_in_notes(tmp_path: Path) -> None:
    document = annotated(put(tmp_path / "表.docx", docx_writer.write(grid(MISSED))))
    book = annotated(put(tmp_path / "表.xlsx", xlsx.write(grid(MISSED))))
    by_text = {what for _, what in commented(document.content)}
    assert set(notes(book.content).values()) == by_text
    (reading,) = read(xlsx.write(grid(MISSED)), file="表.xlsx")
    assert isinstance(reading.form, SelfEvaluation)
    places = {field.printed: str(field.place) for _, field in fields_of(reading.form) if field.printed}
    points = reading.form.indicators[0].claimed_points.place
    assert notes(book.content).keys() == {places["项目支出绩效自评表"], str(points)}


@pytest.mark.parametrize("write", [docx_writer.write, xlsx.write], ids=["docx", "xlsx"])
def test_the_copy_is_still_the_same_form_and_the_same_each_time(tmp_path: Path, write: Write) -> None:
    source = write(grid(MISSED, NAMELESS))
    path = put(tmp_path / ("表.docx" if write is docx_writer.write else "表.xlsx"), source)
    one = annotated(path)
    assert [found.form for found in read(one.content, file=path)] == [found.form for found in read(source, file=path)]
    assert one == annotated(path)
    assert Path(path).read_bytes() == source


def test_what_concerns_the_whole_form_stands_at_its_title(tmp_path: Path) -> None:
    one = annotated(put(tmp_path / "表.docx", docx_writer.write(grid(NAMELESS))))
    assert said(one).keys() == {"项目支出绩效自评表", ""}
    assert "项目名称」没有填写" in said(one)[""]


def test_advice_is_only_named_unless_all_is_asked_for(tmp_path: Path) -> None:
    path = put(tmp_path / "表.docx", docx_writer.write(grid(TAGGED)))
    brief, whole = annotated(path), annotated(path, Options(rules=("mof-2020-10",), unfolded=True))
    assert brief.comments == 1
    named = "未逐条批注（建议或现在不用办的）：表头（文字里留有网页代码〔FM006〕"
    assert named in said(brief)["项目支出绩效自评表"]
    assert named in page(brief)
    assert "网页代码 <p>、</p>" in said(whole)["<p>社区 图书角</p>"]
    assert "文字里留有网页代码〔FM006〕" in page(whole)


def test_a_unit_is_not_told_what_it_cannot_act_on(tmp_path: Path) -> None:
    path = put(tmp_path / "表.docx", docx_writer.write(grid(MISSED)))
    unit = annotated(path, Options(rules=("mof-2020-10",), audience="unit", stage=Stage.SELF_EVALUATION))  # type: ignore[arg-type]  # a plain word is understood
    assert said(unit)["项目支出绩效自评表"].startswith("绩衡检查结果，供填表单位看（填报环节）")
    assert "请核实说明　「新建图书角数量」" in said(unit)["12"]


def test_what_the_unit_has_answered_is_told_as_answered(tmp_path: Path) -> None:
    path = put(tmp_path / "表.docx", docx_writer.write(grid(MISSED, NAMELESS)))
    (proposed,) = propose_notes(gather(read_files(path), RULES), path)
    proposed.path.write_text(
        proposed.text.replace("说明: null", "说明: 已核实").replace("说明:\n", "说明: 已核实\n"), "utf-8"
    )
    told = said(annotated(path))
    assert told.keys() == {"项目支出绩效自评表", ""}
    assert "必须改正（已说明，待审核）" in told[""]
    assert "※ 说明：已核实" in told[""]
    assert "已有说明 1 项" in told["项目支出绩效自评表"]


def test_the_summary_lists_every_item_and_is_no_form(tmp_path: Path) -> None:
    one = annotated(put(tmp_path / "表.docx", docx_writer.write(grid(MISSED, NAMELESS))))
    words = page(one)
    for told in ("检查摘要", "表.docx", "请核实说明", "「新建图书角数量」", "〔SC005〕", "必须改正", CLOSING):
        assert told in words
    with pytest.raises(Unreadable, match="绩衡"):
        read(one.summary, file="摘要.docx")


def test_doubts_of_reading_stand_at_the_first_cell_they_speak_of(tmp_path: Path) -> None:
    shifted = "< 效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 20 | 20 |"
    one = annotated(put(tmp_path / "表.docx", docx_writer.write(grid(shifted))))
    told = next(what for cell, what in commented(one.content) if "FM010" in what)
    assert told.startswith("1. 读表说明，请看一眼　不算单位的问题\n「居民借阅人次」一行的单元格与表头错位")


def test_forms_of_one_file_are_compared_and_each_has_its_own_title(tmp_path: Path) -> None:
    same = "预期目标 | 在各街道和社区新建图书角二十四个，配送新书一万二千册，让居民在家门口就能借得到书、看得到书。"
    first, second = grid(same), grid(same, "项目名称 | 送书下乡")
    both = docx_writer.write(Grid("表.docx", (*first.blocks, *second.blocks)))
    one = annotated(put(tmp_path / "表.docx", both), Options(unfolded=True))
    titles = [what for cell, what in commented(one.content) if cell == "项目支出绩效自评表"]
    assert [what.split("\n")[0].rpartition("：")[2] for what in titles] == ["社区图书角建设", "送书下乡"]
    assert sum("表与表之间" in what for _, what in commented(one.content)) >= 2
    assert "【2】送书下乡" in page(one)


def test_fix_mends_tags_and_blanks_and_tells_so(tmp_path: Path) -> None:
    for name, write in (("表.docx", docx_writer.write), ("表.xlsx", xlsx.write)):
        source = write(grid(TAGGED, MISSED))
        one = annotated(put(tmp_path / name, source), Options(rules=("mof-2020-10",), unfolded=True), fix=True)
        assert one.mended == 1
        (reading,) = read(one.content, file=name)
        assert isinstance(reading.form, SelfEvaluation)
        assert reading.form.project.printed == "社区图书角"
        assert reading.form.indicators[0].claimed_points.printed == "12"
        assert "已在副本里删去网页代码或多余空格" in page(one)
        assert "FM006" not in page(one)


def test_a_signed_file_gets_its_comments_and_the_user_is_told(tmp_path: Path) -> None:
    signed = making.archive_of({**parts(docx_writer.write(grid())), "_xmlsignatures/sig1.xml": "<x/>"})
    one = annotated(put(tmp_path / "表.docx", signed))
    assert one.notices == ("原件带有数字签名；副本加了批注，签名对副本不再有效，原件不受影响。",)
    assert part(one.content, "_xmlsignatures/sig1.xml") == b"<x/>"
    assert one.notices[0] in page(one)


@pytest.mark.parametrize(("name", "write"), [("表.docx", docx_writer.write), ("表.xlsx", xlsx.write)])
def test_comments_of_an_earlier_run_are_told_from_new_ones(tmp_path: Path, name: str, write: Write) -> None:
    first = annotated(put(tmp_path / name, write(grid(MISSED))))
    again = annotated(put(tmp_path / "再" / name, first.content))
    assert first.notices == ()
    assert again.notices[0].startswith("文件里已有绩衡以前写的批注，都留着没有删，新的写在后面")
    assert again.comments == first.comments


def test_comments_for_which_there_is_no_place_are_told(tmp_path: Path) -> None:
    """In Excel a cell in which people converse shows no note: here those of the title and of the points."""
    source = xlsx.write(grid(MISSED))
    cells = list(notes(annotated(put(tmp_path / "先.xlsx", source)).content))
    assert len(cells) == 2
    book = openpyxl.load_workbook(io.BytesIO(source))
    for cell in cells:
        book[cell.partition("!")[0]][cell.partition("!")[2]].comment = Comment("[会话批注]", "tc={1}")
    out = io.BytesIO()
    book.save(out)
    one = annotated(put(tmp_path / "表.xlsx", out.getvalue()))
    assert one.notices[0].startswith("有 1 条批注在文件里没有地方可放，内容在检查摘要里。")
    assert one.notices[0] in page(one)
    assert one.comments == 1  # that of the points stands at the name of its row


@pytest.mark.parametrize(
    ("name", "write", "suffix"),
    [("表.xls", xls.write, ".xlsx"), ("表.html", html.write, ".docx"), ("表.txt", text.write, ".docx")],
)
def test_a_file_that_takes_no_comments_gets_an_official_table_made_from_its_form(
    tmp_path: Path, name: str, write: Write, suffix: str
) -> None:
    one = annotated(put(tmp_path / name, write(grid(MISSED))))
    kind = Path(name).suffix
    assert one.notices == (f"{kind} 文件上不能加批注，批注加在按表中内容重新制的表样（通用表式）上；原件没有改动。",)
    assert (one.suffix, one.name) == (suffix, f"表（批注）{suffix}")
    (made,) = read(one.content, file=one.name)
    (first,) = read(write(grid(MISSED)), file=name)
    assert made.form == first.form
    if suffix == ".docx":
        assert said(one).keys() == {"项目支出绩效自评表", "12"}
    else:
        assert isinstance(made.form, SelfEvaluation)
        at = [made.form.title.place, made.form.indicators[0].claimed_points.place]
        assert notes(one.content).keys() == set(map(str, at))


def test_forms_that_are_many_are_made_into_one_document(tmp_path: Path) -> None:
    first, second = grid(MISSED), grid("项目名称 | 送书下乡", MISSED)
    both = html.write(Grid("表.html", (*first.blocks, *second.blocks)))
    one = annotated(put(tmp_path / "表.html", both))
    assert [cell for cell, what in commented(one.content) if "表与表之间" not in what] == [
        "项目支出绩效自评表",
        "12",
    ] * 2


def test_rows_of_a_table_that_did_not_come_out_the_same_are_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = from_forms.made

    def other(forms: list[SelfEvaluation], kind: object) -> from_forms.Made:
        fewer = [msgspec.structs.replace(form, indicators=form.indicators[1:]) for form in forms]
        return made(fewer, kind)  # type: ignore[arg-type]  # a kind

    monkeypatch.setattr(from_forms, "made", other)
    one = annotated(put(tmp_path / "表.html", html.write(grid(MISSED))))
    assert [cell for cell, _ in commented(one.content)] == ["项目支出绩效自评表"] * 2
    assert "没有找到所说的格" in page(one)


def test_a_document_that_cannot_be_written_into_is_made_anew_and_that_is_said(tmp_path: Path) -> None:
    source = docx_writer.write(grid(MISSED))
    wide = part(source, "word/document.xml").decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    one = annotated(put(tmp_path / "表.docx", making.package({**parts(source), "word/document.xml": wide})))
    assert one.notices[0].startswith("原件的写法特殊，不能直接在上面加批注，批注加在")
    assert said(one).keys() == {"项目支出绩效自评表", "12"}


@pytest.mark.parametrize(
    ("name", "write", "suffix"),
    [
        ("表.docm", docx_writer.write, ".docm"),
        ("表.DOTX", docx_writer.write, ".dotx"),
        ("表.doc", docx_writer.write, ".docx"),
        ("表.xlsm", xlsx.write, ".xlsm"),
        ("表", xlsx.write, ".xlsx"),
    ],
)
def test_the_copy_is_of_the_kind_that_the_file_is(tmp_path: Path, name: str, write: Write, suffix: str) -> None:
    assert annotated(put(tmp_path / name, write(grid()))).suffix == suffix


@pytest.mark.parametrize(
    "hostile",
    ["=cmd()!A0", "+1", "@x", "<w:p>图书角</w:p>", "图书\u202e角", "]]>&amp;", "图" * 3_000],
)
def test_whatever_a_form_says_is_only_quoted(tmp_path: Path, hostile: str) -> None:
    row = f"产出指标 | 数量指标 | {hostile} | ≥24个 | 18个 | 15 | 12 | 场地未移交"
    for name, write in (("表.docx", docx_writer.write), ("表.xlsx", xlsx.write), ("表.html", html.write)):
        source = write(grid(row))
        one = annotated(put(tmp_path / name, source))
        assert [found.form for found in read(one.content, file=one.name)] == [
            found.form for found in read(source, file=name)
        ]
        texts = [what for _, what in commented(one.content)] if one.suffix == ".docx" else notes(one.content).values()
        assert any("SC005" in what for what in texts)
        for data in parts(one.content).values():
            assert "\u202e".encode() not in data or name != "表.html"


def test_words_are_english_where_english_is_asked_for(tmp_path: Path) -> None:
    one = annotated(put(tmp_path / "form.docx", docx_writer.write(grid(MISSED))), Options(lang="en"))
    assert one.name == "form (comments).docx"
    assert "Please verify" in said(one)["12"]
    assert "Summary" in page(one)


def test_copies_have_the_names_of_their_files_in_their_folders(tmp_path: Path) -> None:
    document, book = docx_writer.write(grid()), xlsx.write(grid())
    for name in ("甲局/表.docx", "甲局/表.xlsx", "乙局/表.docx"):
        put(tmp_path / "批" / name, document if name.endswith("docx") else book)
    names = [one.name for one in annotate_files(str(tmp_path / "批")) if isinstance(one, Annotated)]
    assert names == ["乙局/表（批注）.docx", "甲局/表（批注）.docx", "甲局/表.xlsx（批注）.xlsx"]


def test_no_name_leads_out_of_the_folder_that_is_written_to(tmp_path: Path) -> None:
    content = docx_writer.write(grid())
    members = ("../../逃.docx", "C:/系统/con<1>.docx", "/绝对.docx", "甲/../逃.docx")
    path = put(tmp_path / "批.zip", making.archive_of(dict.fromkeys(members, content)))
    names = [
        name for one in annotate_files(path) if isinstance(one, Annotated) for name in (one.name, one.summary_name)
    ]
    assert len(set(names)) == 8
    for name in names:
        assert not name.startswith("/")
        assert not {"..", "."} & set(name.split("/"))
        assert not set('<>:"|?*\\') & set(name)


def test_files_of_the_folder_one_is_in_keep_their_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "甲局" / "表.docx", docx_writer.write(grid()))
    monkeypatch.chdir(tmp_path)
    assert [one.name for one in annotate_files(".") if isinstance(one, Annotated)] == ["甲局/表（批注）.docx"]


def test_what_cannot_be_read_is_given_in_its_place(tmp_path: Path) -> None:
    bad, good = put(tmp_path / "甲.docx", b"PK\x03\x04"), put(tmp_path / "乙.docx", docx_writer.write(grid()))
    first, second = annotate_files(bad, good)
    assert isinstance(first, NotRead)
    assert isinstance(second, Annotated)


def test_a_file_that_changed_while_it_was_read_is_not_written_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(put(tmp_path / "表.docx", docx_writer.write(grid())))

    def after(change: Callable[[], object]) -> NotRead:
        """Change the file when it has been read and before it is written on."""

        def slow(item: Reading | NotRead) -> Reading | NotRead:
            change()
            return assessable(item)

        monkeypatch.setattr("jiheng.exporting.annotating.files.assessable", slow)
        (found,) = annotate_files(str(path))
        assert isinstance(found, NotRead)
        return found

    assert after(lambda: path.write_bytes(docx_writer.write(grid(MISSED)))).reason == "读的时候文件变了"
    assert after(path.unlink).reason == "读的时候文件变了"


def test_a_form_in_a_text_without_tables_has_its_comments_at_its_lines(tmp_path: Path) -> None:
    document = docx.Document()
    for line in text_of(Example(triggers=True, frame="standard", lines=(MISSED,))).splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    one = annotated(put(tmp_path / "表.docx", out.getvalue()))
    ((title, _), (row, what)) = commented(one.content)
    assert "项目支出绩效自评表" in title
    assert "新建图书角数量" in row
    assert "SC005" in what


def test_the_zip_of_a_copy_is_whole(tmp_path: Path) -> None:
    one = annotated(put(tmp_path / "表.docx", docx_writer.write(grid())))
    with zipfile.ZipFile(io.BytesIO(one.content)) as archive:
        assert archive.testzip() is None


def test_what_is_said_of_a_hidden_row_stands_where_it_can_be_seen(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(grid(MISSED))))
    sheet = book.worksheets[0]
    sheet.row_dimensions[14].hidden = True
    book.save(tmp_path / "表.xlsx")
    found = openpyxl.load_workbook(io.BytesIO(annotated(str(tmp_path / "表.xlsx")).content)).worksheets[0]
    noted = [
        cell.row for row in found.iter_rows() for cell in row if cell.comment and "第 14 行被隐藏" in cell.comment.text
    ]
    assert noted == [1]
