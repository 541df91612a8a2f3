"""Comments on Word documents: at their very cells, beside those of others, and everything else as it was."""

import io
import zipfile

import docx
import pytest
from docx.document import Document

from jiheng.exporting.annotating.shapes import Mark, Said
from jiheng.exporting.annotating.tags import NotInPlace
from jiheng.exporting.annotating.word import WordCopy
from jiheng.reading import limits
from jiheng.reading.documents.docx import read
from tests.exporting.annotating.copies import (
    MAIN,
    annotated,
    at_cell,
    at_line,
    canonical,
    commented,
    mark,
    part,
    parts,
    records,
    without_anchors,
)
from tests.reading import making

TABLE = making.table(
    making.cell("项目名称") + making.cell("图书角"), making.cell("得分") + "<w:tc><w:tcPr/><w:p/></w:tc>"
)
SAID = "请核实\n甲与乙不同。"


@pytest.fixture(params=[limits.STREAMED_FROM_BYTES, 0], ids=["held as a whole", "as it streams by"])
def _either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "STREAMED_FROM_BYTES", request.param)


def made(*texts: str) -> bytes:
    """A document by python-docx, with a table of one row."""
    return saved(with_table(docx.Document(), *texts))


def with_table(document: Document, *texts: str) -> Document:
    table = document.add_table(1, len(texts))
    for cell, text in zip(table.rows[0].cells, texts, strict=True):
        cell.text = text
    return document


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def opened(body: str, **options: str) -> bytes:
    """A document by hand, in a package that python-docx opens: the main part of one of its own is replaced."""
    written = io.BytesIO()
    ours = part(making.docx(body, **options), MAIN)
    with (
        zipfile.ZipFile(io.BytesIO(made("甲"))) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for one in source.infolist():
            target.writestr(one, ours if one.filename == MAIN else source.read(one))
    return written.getvalue()


@pytest.mark.usefixtures("_either_way")
def test_a_comment_stands_at_its_cell_and_says_what_it_says() -> None:
    copy = annotated(opened(TABLE), mark(at_cell(1, 1, 2)), mark(at_cell(1, 2, 1), text="第二条"))
    assert commented(copy) == [("图书角", SAID), ("得分", "第二条\n甲与乙不同。")]


def test_several_comments_at_one_cell_stand_there_in_their_order() -> None:
    copy = annotated(opened(TABLE), mark(at_cell(1, 1, 2), text="一"), mark(at_cell(1, 1, 2), text="二"))
    assert commented(copy) == [("图书角", "一\n甲与乙不同。"), ("图书角", "二\n甲与乙不同。")]


def test_a_cell_with_an_empty_paragraph_takes_a_comment() -> None:
    source = opened(TABLE)
    copy = annotated(source, mark(at_cell(1, 2, 2)))
    assert commented(copy) == [("", SAID)]
    assert without_anchors(part(copy, MAIN)) == canonical(part(source, MAIN))


@pytest.mark.usefixtures("_either_way")
def test_a_paragraph_outside_of_tables_takes_a_comment_too() -> None:
    body = making.paragraph("") + making.paragraph("财政项目支出绩效自评表") + TABLE
    assert commented(annotated(opened(body), mark(at_line(2)))) == [("财政项目支出绩效自评表", SAID)]


def test_the_range_begins_behind_the_properties_of_the_first_paragraph_and_ends_in_the_last() -> None:
    tracked = '<w:pPr><w:pPrChange w:id="9"><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange></w:pPr>'
    body = (
        f"<w:tbl><w:tr><w:tc><w:p>{tracked}<w:r><w:t>甲</w:t></w:r></w:p>{making.paragraph('乙')}</w:tc></w:tr></w:tbl>"
    )
    data = part(annotated(opened(body), mark(at_cell(1, 1, 1))), MAIN).decode()
    begins, ends = data.index("<w:commentRangeStart"), data.index("<w:commentRangeEnd")
    assert data[:begins].endswith("</w:pPrChange></w:pPr>")
    assert data.index("乙") < ends
    assert data[ends:].startswith('<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p></w:tc>')


@pytest.mark.usefixtures("_either_way")
def test_cells_of_merged_and_nested_tables_are_found_as_the_reader_counts_them() -> None:
    inner = making.table(making.cell("内"))
    body = making.table(
        making.cell("资金", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>') + making.cell("数"),
        making.cell("", '<w:gridSpan w:val="2"/><w:vMerge/>') + f"<w:tc><w:p/>{inner}{making.paragraph('外')}</w:tc>",
    ) + making.table(making.cell("后"))
    copy = annotated(
        opened(body), mark(at_cell(1, 1, 1)), mark(at_cell(1, 2, 3)), mark(at_cell(2, 1, 1)), mark(at_cell(3, 1, 1))
    )
    assert [cell for cell, _ in commented(copy)] == ["资金", "内外", "内", "后"]


def test_a_place_under_a_merged_cell_is_that_cell() -> None:
    body = making.table(making.cell("资金", '<w:gridSpan w:val="2"/>') + making.cell("数"))
    assert commented(annotated(opened(body), mark(at_cell(1, 1, 2)))) == [("资金", SAID)]


def test_what_is_not_read_is_not_counted() -> None:
    body = (
        f"<w:tbl><w:tr><w:trPr><w:del w:id='1' w:author='a'/></w:trPr>{making.cell('删去的行')}</w:tr>"
        f"<w:tr>{making.cell('留下的行')}</w:tr></w:tbl>"
    )
    assert commented(annotated(opened(body), mark(at_cell(1, 1, 1)))) == [("留下的行", SAID)]


def test_of_a_table_in_a_text_box_the_paragraph_around_the_box_takes_the_comment() -> None:
    box = (
        "<w:p><w:r><w:t>框</w:t></w:r><w:r><w:pict><w:txbxContent>"
        f"{making.table(making.cell('框内'))}<w:p/></w:txbxContent></w:pict></w:r></w:p>"
    )
    data = part(annotated(opened(TABLE + box), mark(at_cell(2, 1, 1))), MAIN).decode()
    inside = data[data.index("<w:txbxContent>") : data.index("</w:txbxContent>")]
    assert "comment" not in inside
    assert data.index("<w:commentRangeStart") < data.index("<w:t>框</w:t>") < data.index("<w:commentRangeEnd")


def test_tags_in_comments_sections_and_attributes_mislead_nobody() -> None:
    body = '<!-- <w:tc><w:p> --><w:p><w:r title="</w:p>&lt;"><w:t><![CDATA[<w:tc><w:p/></w:tc>]]></w:t></w:r></w:p>'
    body = body.replace('title="</w:p>&lt;"', 'title="> /&gt;"')
    copy = annotated(opened(body + TABLE), mark(at_cell(1, 1, 2)))
    assert commented(copy) == [("图书角", SAID)]


def test_a_document_under_another_prefix_and_one_under_none_keep_it() -> None:
    for prefix in ("ns0:", ""):
        space = "xmlns:ns0" if prefix else "xmlns"
        data = f'<{prefix}document {space}="{making.WORD}"><{prefix}body>{TABLE}</{prefix}body></{prefix}document>'
        data = data.replace("<w:", f"<{prefix}").replace("</w:", f"</{prefix}").replace(" w:", f" {prefix}")
        source = opened("")
        written = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(written, "w") as new:
            for name in old.namelist():
                new.writestr(name, data if name == MAIN else old.read(name))
        copy = annotated(written.getvalue(), mark(at_cell(1, 1, 2)))
        assert commented(copy) == [("图书角", SAID)]
        assert without_anchors(part(copy, MAIN)) == canonical(data.encode())


def test_a_strict_document_gets_strict_comments() -> None:
    copy = annotated(making.docx(TABLE, namespace=making.STRICT_WORD), mark(at_cell(1, 1, 2)))
    assert making.STRICT_WORD in part(copy, "word/comments.xml").decode()
    linked = part(copy, "word/_rels/document.xml.rels").decode()
    assert 'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/comments" Target="comments.xml"' in linked
    assert read(copy, file="").blocks == read(making.docx(TABLE), file="").blocks


def test_comments_of_others_stay_and_numbers_go_on() -> None:
    document = with_table(docx.Document(), "项目名称", "图书角")
    runs = document.tables[0].rows[0].cells[0].paragraphs[0].runs
    document.add_comment(runs, text="张三写的", author="张三", initials="张")
    source = saved(document)
    copy = annotated(source, mark(at_cell(1, 1, 2)))
    assert commented(copy) == [("项目名称", "张三写的"), ("图书角", SAID)]
    assert part(copy, "word/comments.xml").startswith(part(source, "word/comments.xml").removesuffix(b"</w:comments>"))
    assert [one.author for one in docx.Document(io.BytesIO(copy)).comments] == ["张三", "绩衡"]


def test_a_copy_can_be_annotated_again() -> None:
    once = annotated(made("项目名称", "图书角"), mark(at_cell(1, 1, 1)))
    twice = annotated(once, mark(at_cell(1, 1, 2), text="第二轮"))
    assert commented(twice) == [("项目名称", SAID), ("图书角", "第二轮\n甲与乙不同。")]


def test_everything_else_in_the_package_is_as_it_was_packed() -> None:
    source = made("项目名称", "图书角")
    copy = annotated(source, mark(at_cell(1, 1, 1)))
    changed = {MAIN, "[Content_Types].xml", "word/_rels/document.xml.rels"}
    before, after = records(source), records(copy)
    assert after.keys() - before.keys() == {"word/comments.xml"}
    assert {name for name in before if before[name] != after[name]} == changed
    assert list(parts(copy))[: len(before)] == list(parts(source))
    assert without_anchors(part(copy, MAIN)) == canonical(part(source, MAIN))


def test_the_form_reads_as_before_with_comments_on_it() -> None:
    source = made("项目名称", "图书角")
    copy = annotated(source, mark(at_cell(1, 1, 1)), mark(at_cell(1, 1, 2)))
    assert read(copy, file="") == read(source, file="")


def test_no_day_is_told_unless_one_is_given() -> None:
    source, one = made("甲"), mark(at_cell(1, 1, 1))
    assert b"w:date" not in part(annotated(source, one), "word/comments.xml")
    assert annotated(source, one) == annotated(source, one)
    dated = docx.Document(io.BytesIO(annotated(source, one, day="2021-05-31")))
    assert [str(comment.timestamp)[:10] for comment in dated.comments] == ["2021-05-31"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<w:p/>&amp;]]>", "<w:p/>&amp;]]>"),
        ("甲\x00\x0b\ud800乙\u202e丙", "甲\n乙丙"),
        ("=cmd|'/c calc'!A0", "=cmd|'/c calc'!A0"),
        ("长" * 30_000, "长" * 30_000),
    ],
    ids=["tags", "control characters", "a formula", "very long"],
)
def test_what_a_comment_quotes_is_text_and_nothing_else(text: str, shown: str) -> None:
    copy = annotated(made("甲"), Mark((at_cell(1, 1, 1),), (Said(text),)))
    assert commented(copy) == [("甲", shown)]


def test_what_cannot_be_found_is_told_and_stands_at_the_next_best_place() -> None:
    copy = WordCopy(made("甲"))
    placed = copy.write((mark(at_cell(9, 9, 9), at_cell(1, 1, 1)), mark(at_cell(9, 9, 9))), None)
    assert [one.spot for one in placed] == [1, None]
    assert commented(copy.parts.packed()) == [("甲", SAID)]


def test_a_line_is_told_from_another_by_what_is_printed_on_it() -> None:
    body = making.table(making.cell("项目名称：图书角 得分：98"), making.cell("另一行"))
    copy = WordCopy(opened(body))
    placed = copy.write((mark(at_line(1, "图书角")), mark(at_line(2, "图书角")), mark(at_line(1))), None)
    assert [one.spot for one in placed] == [0, None, None]
    assert commented(copy.parts.packed()) == [("项目名称：图书角 得分：98", SAID)]


def test_a_cell_without_a_paragraph_is_no_place() -> None:
    body = "<w:tbl><w:tr><w:tc><w:sdt/></w:tc><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    copy = WordCopy(making.docx(body))
    assert [one.spot for one in copy.write((mark(at_cell(1, 1, 1)),), None)] == [None]


def test_a_document_in_two_bytes_a_sign_is_not_written_into() -> None:
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    data = f'{head}<w:document xmlns:w="{making.WORD}"><w:body>{TABLE}</w:body></w:document>'
    with pytest.raises(NotInPlace):
        WordCopy(making.package({MAIN: data.encode("utf-16")}))


def test_a_document_whose_tags_change_their_meaning_is_not_written_into() -> None:
    other = f'<x:p xmlns:x="{making.WORD}"><x:r><x:t>别的前缀</x:t></x:r></x:p>'
    with pytest.raises(NotInPlace):
        WordCopy(making.docx(other + TABLE))


def test_comments_in_another_encoding_are_not_written_into() -> None:
    document = with_table(docx.Document(), "甲")
    document.add_comment(document.tables[0].rows[0].cells[0].paragraphs[0].runs, text="张三写的", author="张三")
    source = saved(document)
    theirs = part(source, "word/comments.xml").decode()
    other = theirs.replace("UTF-8", "GB18030").encode("gb18030")
    copy = WordCopy(making.package({**parts(source), "word/comments.xml": other}))
    with pytest.raises(NotInPlace):
        copy.write((mark(at_cell(1, 1, 1)),), None)
