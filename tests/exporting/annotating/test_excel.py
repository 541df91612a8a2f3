"""Notes on workbooks: at their very cells, beside those of others, and everything else as it was."""

import io
import re
import zipfile

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it has hints and does not say so
from lxml import etree
from openpyxl.comments import Comment

from jiheng.exporting.annotating.excel import ExcelCopy
from jiheng.exporting.annotating.note_part import MOST
from jiheng.exporting.annotating.shapes import Mark, Said
from jiheng.exporting.annotating.tags import NotInPlace
from jiheng.reading.workbooks.xlsx import read
from tests.exporting.annotating.copies import (
    at_line,
    canonical,
    mark,
    noted,
    notes,
    on_sheet,
    part,
    parts,
    records,
    without_line,
)
from tests.reading import making

SAID = "请核实\n甲与乙不同。"
SHEET = "xl/worksheets/sheet1.xml"
DRAWING = "xl/drawings/vmlDrawing.vml"


def book(**written: str) -> bytes:
    """A workbook by openpyxl."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "自评表"
    for cell, text in ({"A1": "项目名称", "B1": "图书角", "A2": "得分"} | written).items():
        sheet[cell] = text
    return saved(made)


def saved(made: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_note(text: str, cell: str = "B1") -> bytes:
    made = openpyxl.load_workbook(io.BytesIO(book()))
    made["自评表"][cell].comment = Comment(text, "张三")
    return saved(made)


def replaced(source: bytes, name: str, change: dict[str, str], **more: str) -> bytes:
    """A workbook with some words of one part changed, and more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            data = old.read(one)
            if one == name:
                for before, after in change.items():
                    assert before.encode() in data
                    data = data.replace(before.encode(), after.encode())
            new.writestr(one, data)
        for one, text in more.items():
            new.writestr(one, text)
    return out.getvalue()


def test_a_note_stands_at_its_cell_and_says_what_it_says() -> None:
    copy = noted(book(), mark(on_sheet("B1")), mark(on_sheet("A2"), text="第二条"))
    assert notes(copy) == {"自评表!B1": SAID, "自评表!A2": "第二条\n甲与乙不同。"}


def test_several_at_one_cell_become_one_note_in_their_order() -> None:
    copy = noted(book(), mark(on_sheet("B1"), text="一"), mark(on_sheet("B1"), text="二"))
    assert notes(copy) == {"自评表!B1": "一\n甲与乙不同。\n\n二\n甲与乙不同。"}


def test_each_sheet_has_its_own_notes_and_boxes() -> None:
    made = openpyxl.load_workbook(io.BytesIO(book()))
    made.create_sheet("第二张")["C3"] = "丙"
    copy = noted(saved(made), mark(on_sheet("B1")), mark(on_sheet("C3", "第二张"), text="丙"))
    assert notes(copy) == {"自评表!B1": SAID, "第二张!C3": "丙\n甲与乙不同。"}
    first, second = part(copy, DRAWING), part(copy, "xl/drawings/vmlDrawing1.vml")
    assert set(re.findall(rb"_x0000_s\d+", first)).isdisjoint(re.findall(rb"_x0000_s\d+", second))


def test_the_note_of_somebody_else_stays_and_ours_goes_below_it_in_the_same_note() -> None:
    source = with_note("张三写的")
    copy = noted(source, mark(on_sheet("B1")), mark(on_sheet("A1"), text="一"))
    assert notes(copy) == {"自评表!B1": f"张三写的\n────────\n{SAID}", "自评表!A1": "一\n甲与乙不同。"}


def test_the_box_of_such_a_note_is_made_higher() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        sheet = workbook.add_worksheet("自评表")
        sheet.write_string("A1", "项目名称")
        sheet.write_comment("A1", "张三写的")
        sheet.write_comment("A5", "也是张三写的")
    copy = noted(made.getvalue(), mark(on_sheet("A1")))
    theirs, other = corners_of(made.getvalue())
    higher, same = corners_of(copy)
    assert (higher[:6], same) == (theirs[:6], other)
    # Three lines of 16 dots and 14 around them are 62: three rows of 20 more.
    assert (higher[6] - theirs[6], higher[7] - theirs[7]) == (3, 2)
    assert notes(copy) == {"自评表!A1": f"张三写的\n────────\n{SAID}", "自评表!A5": "也是张三写的"}
    # openpyxl says only how high its boxes are, so this one gets a place of its own: 80 dots and our 62.
    assert corners_of(noted(with_note("张三写的"), mark(on_sheet("B1")))) == [[2, 15, 0, 2, 6, 59, 7, 4]]


def corners_of(content: bytes) -> list[list[int]]:
    """Where the boxes of a workbook with one drawing stand."""
    drawing = next(data for name, data in parts(content).items() if name.endswith(".vml"))
    found = [one.text or "" for one in etree.fromstring(drawing).iter("{*}Anchor")]
    return [[int(figure) for figure in one.split(",")] for one in found]


def test_a_note_without_runs_or_text_takes_ours_too() -> None:
    for theirs, shown in (("<text><t>甲</t></text>", f"甲\n────────\n{SAID}"), ("<text/>", SAID)):
        source = with_note("张三写的")
        name = next(one for one in parts(source) if "comment" in one and one.endswith(".xml"))
        data = part(source, name).decode()
        text = data[data.index("<text>") : data.index("</text>") + len("</text>")]
        copy = noted(replaced(source, name, {text: theirs}), mark(on_sheet("B1")))
        assert notes(copy) == {"自评表!B1": shown}


def test_a_cell_with_a_conversation_is_left_to_those_who_have_it() -> None:
    source = replaced(
        with_note("[会话批注]"), "xl/comments/comment1.xml", {"<author>张三</author>": "<author>tc={1}</author>"}
    )
    copy = ExcelCopy(source)
    placed = copy.write((mark(on_sheet("B1"), on_sheet("A1")), mark(on_sheet("B1"))), None)
    assert [one.spot for one in placed] == [1, None]
    assert notes(copy.parts.packed()) == {"自评表!B1": "[会话批注]", "自评表!A1": SAID}


def test_a_workbook_can_be_annotated_again() -> None:
    once = noted(book(), mark(on_sheet("B1")))
    twice = noted(once, mark(on_sheet("B1"), text="第二轮"), mark(on_sheet("A1"), text="又"))
    told = {"自评表!B1": f"{SAID}\n────────\n第二轮\n甲与乙不同。", "自评表!A1": "又\n甲与乙不同。"}
    assert notes(twice) == told
    assert part(twice, "xl/comments.xml").count("<author>绩衡</author>".encode()) == 1
    assert part(twice, SHEET).count(b"legacyDrawing") == 1


def test_drawings_that_are_no_notes_stay() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        sheet = workbook.add_worksheet("自评表")
        sheet.write_string("A1", "项目名称")
        sheet.insert_button("D2", {"caption": "按钮"})
        sheet.insert_checkbox("E2", boolean=True)
    source = made.getvalue()
    copy = noted(source, mark(on_sheet("A1")))
    assert notes(copy) == {"自评表!A1": SAID}
    before = part(source, "xl/drawings/vmlDrawing1.vml")
    after = part(copy, "xl/drawings/vmlDrawing1.vml")
    assert after.startswith(before[: before.rindex(b"</xml>")])
    assert 'ObjectType="Button"' in after.decode()


def test_everything_else_in_the_package_is_as_it_was_packed() -> None:
    source = book()
    copy = noted(source, mark(on_sheet("B1")))
    before, after = records(source), records(copy)
    assert after.keys() - before.keys() == {"xl/comments.xml", DRAWING, "xl/worksheets/_rels/sheet1.xml.rels"}
    assert {name for name in before if before[name] != after[name]} == {SHEET, "[Content_Types].xml"}
    assert without_line(part(copy, SHEET)) == part(source, SHEET)
    assert read(copy, file="") == read(source, file="")


def test_the_line_that_names_the_drawing_stands_where_the_order_of_a_sheet_wants_it() -> None:
    after = (
        '<mergeCells><mergeCell ref="A1:C2"/></mergeCells><pageMargins left="1"/><drawing r="1"/>'
        '<mc:AlternateContent xmlns:mc="m"><mc:Choice><controls/></mc:Choice></mc:AlternateContent>'
        "<tableParts/><extLst><ext><pageSetup/></ext></extLst>"
    )
    source = making.xlsx(f"<row>{making.inline('A1', '甲')}</row>", after=after)
    data = part(noted(source, mark(on_sheet("A1"))), SHEET).decode()
    assert re.search(r'<drawing r="1"/><legacyDrawing [^>]*r:id="rId2"/><mc:AlternateContent', data)
    plain = part(noted(making.xlsx(f"<row>{making.inline('A1', '甲')}</row>"), mark(on_sheet("A1"))), SHEET).decode()
    assert re.search(r"</sheetData><legacyDrawing [^>]*/></part>", plain)


def test_a_strict_workbook_gets_strict_notes() -> None:
    source = making.xlsx(f"<row>{making.inline('A1', '甲')}</row>", namespace=making.STRICT_SHEET)
    copy = noted(source, mark(on_sheet("A1")))
    assert part(copy, "xl/comments.xml").count(making.STRICT_SHEET.encode()) == 1
    linked = part(copy, "xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert linked.count('Type="http://purl.oclc.org/ooxml/officeDocument/relationships/') == 2


def test_boxes_stand_beside_what_is_merged_with_their_cell_and_are_as_high_as_their_text() -> None:
    after = '<mergeCells><mergeCell ref="A2:C2"/></mergeCells>'
    rows = f'<row r="2" ht="60">{making.inline("A2", "甲")}</row><row r="3" hidden="1"/>'
    columns = '<col min="4" max="4" width="10"/><col min="5" max="5" hidden="1"/>'
    before = f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols>'
    source = making.xlsx(rows, before=before, after=after)
    for text, lines in (("短", 2), ("长" * 100, 6)):
        copy = noted(source, mark(on_sheet("A2"), text=text))
        drawing = etree.fromstring(part(copy, DRAWING))
        anchor = next(drawing.iter("{*}Anchor")).text
        assert anchor is not None
        left, _, top, _, right, _, bottom, _ = map(int, anchor.split(","))
        assert (left, top) == (3, 0)
        # A column of 10 has 75 dots, a hidden one none, others 64: 300 dots and the gap end in the ninth.
        assert right == 8
        # Rows: 20 dots, then 80, then none; two lines of 16 and 14 around them are 46, six lines 110.
        assert bottom == (1 if lines == 2 else 3)


def test_a_very_long_note_is_cut_and_says_where_the_rest_is() -> None:
    copy = noted(book(), Mark((on_sheet("B1"),), (Said("头", is_head=True), Said("长" * (MOST + 9)), Said("尾"))))
    told = notes(copy)["自评表!B1"]
    assert told.endswith("长\n（全文见检查摘要）")
    assert len(told) < 32_767


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<t/>&amp;", "<t/>&amp;"),
        ("甲\x00\x0b乙\u202e丙", "甲\n乙丙"),
        ("_x0041_甲", "_x0041_甲"),
        ("=cmd|'/c calc'!A0", "=cmd|'/c calc'!A0"),
    ],
    ids=["tags", "control characters", "a coded sign", "a formula"],
)
def test_what_a_note_quotes_is_text_and_nothing_else(text: str, shown: str) -> None:
    copy = noted(book(), Mark((on_sheet("B1"),), (Said(text),)))
    assert notes(copy)["自评表!B1"].replace("_x005F_", "_") == shown
    assert next(etree.fromstring(part(copy, DRAWING)).iter("{*}Row")).text == "0"


def test_a_place_known_by_its_line_is_found_by_what_is_printed_there() -> None:
    copy = ExcelCopy(book())
    placed = copy.write((mark(at_line(1, "图书角")), mark(at_line(2, "图书角")), mark(at_line(1))), None)
    assert [one.spot for one in placed] == [0, None, None]
    assert notes(copy.parts.packed()) == {"自评表!B1": SAID}


def test_a_sheet_that_is_not_there_is_no_place() -> None:
    copy = ExcelCopy(book())
    assert [one.spot for one in copy.write((mark(on_sheet("A1", "别的表")),), None)] == [None]
    assert records(copy.parts.packed()) == records(book())


def test_notes_and_drawings_that_are_broken_are_not_written_into() -> None:
    rows = f"<row>{making.inline('A1', '甲')}</row>"
    with pytest.raises(NotInPlace):
        noted(making.xlsx(rows, after='<legacyDrawing id="rId7"/>'), mark(on_sheet("A1")))
    broken = replaced(with_note("甲"), "xl/comments/comment1.xml", {"commentList>": "other>"})
    with pytest.raises(NotInPlace):
        noted(broken, mark(on_sheet("A1")))
    textless = part(with_note("甲"), "xl/comments/comment1.xml").decode()
    text = textless[textless.index("<text>") : textless.index("</text>") + len("</text>")]
    with pytest.raises(NotInPlace):
        noted(replaced(with_note("甲"), "xl/comments/comment1.xml", {text: ""}), mark(on_sheet("B1")))


def test_the_parts_that_are_new_are_well_formed() -> None:
    copy = noted(with_note("张三写的"), mark(on_sheet("A1")), mark(on_sheet("B1")))
    for name, data in parts(copy).items():
        if name.endswith((".xml", ".rels")):
            assert canonical(data)
