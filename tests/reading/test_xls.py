"""Old workbooks: what is printed in the cells, in the places where it is printed."""

import io
from datetime import date
from struct import pack

import pytest
import python_calamine
import xlwt  # type: ignore[import-untyped]  # it has no types, and nobody wrote any
from hypothesis import given
from hypothesis import strategies as st

from jiheng.reading import limits, read_bytes
from jiheng.reading.grid import Cell, Grid, Table, Unreadable, place_of
from jiheng.reading.workbooks import xls
from jiheng.reading.workbooks.number_formats import printed_number
from tests.reading import making, making_xls
from tests.reading.making_xls import END, begin, font, letters, record, shared, shown, style

RAISED = 1
STRUCK = 8
OPEN_FORMULA = 2


def read(source: bytes) -> Grid:
    return xls.read(source, file="表.xls")


def number(row: int, column: int, figure: float, style: int = 0) -> bytes:
    return record(0x0203, pack("<HHHd", row, column, style, figure))


def packed(figure: int, row: int = 0, column: int = 0) -> bytes:
    return record(0x027E, pack("<HHHI", row, column, 0, figure))


def formula(result: bytes, *, options: int = 0, row: int = 0) -> bytes:
    return record(0x0006, pack("<HHH", row, 0, 0) + result + pack("<HI", options, 0) + b"\x03\x00\x1e\x01\x00")


def of_kind(kind: int, value: int = 0) -> bytes:
    return pack("<BBBBBBH", kind, 0, value, 0, 0, 0, 0xFFFF)


def test_a_sheet_is_a_table_with_its_name_and_counts_from_its_first_cell() -> None:
    grid = read(making_xls.written(lambda sheet: sheet.write(2, 1, "项目名称")))
    table = Table((Cell(2, 1, "项目名称"),), 1, "自评表")
    assert grid == Grid("表.xls", (table,))
    assert str(place_of(grid, table, 2, 1)) == "自评表!B3"


@pytest.mark.parametrize(
    ("code", "figure", "printed"),
    [
        ("General", 20000, "20000"),
        ("0.00%", 0.9301, "93.01%"),
        ("#,##0.00", 20000, "20,000.00"),
        ('0.0"人"', 25, "25.0人"),
        ("yyyy/m/d", date(2020, 12, 31), "2020/12/31"),
        ("0.00", -2.5, "-2.50"),
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 10**15, "1E+15"),
        ('"第"@"批"', "三", "第三批"),
        (";;;", 5, ""),
    ],
)
def test_a_value_is_printed_under_the_format_of_its_style(code: str, figure: object, printed: str) -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write(0, 0, figure, shown(code))
        sheet.write(0, 1, "末")

    assert making.texts(read(making_xls.written(fill))) == [printed, "末"]


@pytest.mark.parametrize(
    ("kept", "printed"),
    [
        (25 << 2 | 2, "25"),
        ((-25 & 0x3FFFFFFF) << 2 | 2, "-25"),
        (9301 << 2 | 3, "93.01"),
        (int.from_bytes(pack("<d", 0.5)[4:], "little"), "0.5"),
        (int.from_bytes(pack("<d", 50.0)[4:], "little") | 1, "0.5"),
    ],
)
def test_a_figure_packed_into_four_bytes_is_unpacked(kept: int, printed: str) -> None:
    assert making.texts(read(making_xls.xls(packed(kept)))) == [printed]


def test_figures_beside_each_other_in_one_record_stand_in_their_columns() -> None:
    many = record(0x00BD, pack("<HH", 3, 1) + pack("<HIHI", 0, 4 << 2 | 2, 0, 9 << 2 | 2) + pack("<H", 2))
    assert making.triples(read(making_xls.xls(many))) == [(3, 1, "4"), (3, 2, "9")]


@given(st.floats(allow_nan=False, allow_infinity=False, width=64))
def test_figures_are_those_that_another_reader_reads(figure: float) -> None:
    source = making_xls.xls(number(0, 0, figure))
    other = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(source)).get_sheet_by_index(0).to_python()
    assert making.texts(read(source)) == [printed_number(repr(float(str(other[0][0]))))]


def test_a_figure_that_is_none_is_shown_as_the_error_it_is() -> None:
    assert making.texts(read(making_xls.xls(number(0, 0, float("nan"))))) == ["#NUM!"]


def test_days_may_be_counted_from_1904() -> None:
    before = record(0x0022, b"\x01\x00") + style(14)
    assert making.texts(read(making_xls.xls(number(0, 0, 0), before=before))) == ["1904/1/1"]


def test_merges_are_the_rectangles_they_are_and_blank_cells_between_are_listed() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write_merge(0, 0, 0, 3, "项目支出绩效自评表")
        sheet.write_merge(1, 2, 0, 1, "产出指标")
        sheet.write(1, 2, "", shown("0"))
        sheet.write(1, 3, 10)
        sheet.write(5, 0, "", shown("0"))

    assert making.cells(read(making_xls.written(fill))) == [
        Cell(0, 0, "项目支出绩效自评表", 1, 4),
        Cell(1, 0, "产出指标", 2, 2),
        Cell(1, 2, ""),
        Cell(1, 3, "10"),
    ]


def test_hidden_rows_and_columns_are_given_apart() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        for row in range(3):
            for column in range(3):
                sheet.write(row, column, f"{row}{column}")
        sheet.row(1).hidden = True
        sheet.col(2).hidden = True

    (table,) = making.tables(read(making_xls.written(fill)))
    assert [cell.text for cell in table.cells] == ["00", "01", "20", "21"]
    assert [cell.text for cell in table.hidden_cells] == ["02", "10", "11", "12", "22"]
    assert table.hidden_rows == (1,)


def test_hidden_sheets_are_given_apart_and_blank_ones_not_at_all() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("空")
    book.add_sheet("表一").write(0, 0, "甲")
    hidden = book.add_sheet("代码")
    hidden.write(0, 0, "001")
    hidden.visibility = 1
    book.add_sheet("表二").write(0, 0, "乙")
    grid = read(making_xls.saved(book))
    assert [(table.number, table.sheet, table.cells[0].text) for table in making.tables(grid)] == [
        (1, "表一", "甲"),
        (2, "表二", "乙"),
    ]
    assert [table.sheet for table in grid.hidden] == ["代码"]


def test_a_workbook_of_hidden_sheets_only_is_refused() -> None:
    with pytest.raises(Unreadable, match="隐藏"):
        read(making_xls.container(making_xls.stream(number(0, 0, 1), state=2)))


def test_a_workbook_of_charts_only_is_refused() -> None:
    with pytest.raises(Unreadable, match="没有可读的正文"):
        read(making_xls.container(making_xls.stream(b"", kind=2)))


def test_a_formula_is_read_by_the_result_the_file_keeps() -> None:
    results = (
        formula(pack("<d", 97.5))
        + formula(of_kind(0), row=1)
        + record(0x04BC, bytes(10))
        + record(0x0207, letters("合格"))
        + formula(of_kind(1, 1), row=2)
        + formula(of_kind(2, 7), row=3)
        + formula(of_kind(3), row=4)
        + formula(pack("<d", 0), row=5)
    )
    assert making.texts(read(making_xls.xls(results))) == ["97.5", "合格", "TRUE", "#DIV/0!", "", "0"]


def test_a_formula_that_gives_an_empty_text_is_an_empty_cell_where_excel_calculated_it() -> None:
    cells = formula(of_kind(3)) + number(0, 1, 8)
    calculated = record(0x01C1, pack("<HHI", 0x01C1, 0, 125725))
    assert making.texts(read(making_xls.xls(cells, before=calculated))) == ["", "8"]
    assert making.texts(read(making_xls.xls(cells))) == ["=…", "8"]


@pytest.mark.parametrize("result", [pack("<d", 0), of_kind(3), of_kind(0)])
def test_a_formula_that_nobody_calculated_is_filled_in_with_nobody_knows_what(result: bytes) -> None:
    assert making.texts(read(making_xls.xls(formula(result, options=OPEN_FORMULA)))) == ["=…"]


def test_a_formula_as_xlwt_writes_it_has_no_result() -> None:
    grid = read(making_xls.written(lambda sheet: sheet.write(0, 0, xlwt.Formula("SUM(B1:B9)"))))
    assert making.texts(grid) == ["=…"]


def test_truths_and_errors_are_printed_as_spreadsheets_print_them() -> None:
    judged = (record(0x0205, pack("<HHHBB", row, 0, 0, *value)) for row, value in enumerate([(1, 0), (0, 0), (42, 1)]))
    assert making.texts(read(making_xls.xls(b"".join(judged)))) == ["TRUE", "FALSE", "#N/A"]


def test_what_a_font_strikes_out_says_nothing_and_raised_text_is_raised() -> None:
    plain = xlwt.Font()
    struck, high = xlwt.Font(), xlwt.Font()
    struck.struck_out, high.escapement = True, xlwt.Font.ESCAPEMENT_SUPERSCRIPT

    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write_rich_text(0, 0, [("100%", plain), ("1", high)])
        sheet.write_rich_text(0, 1, [("80", struck), ("90", plain)])
        sheet.write(0, 2, "作废", shown("General", struck=True))
        sheet.write(0, 3, 8, shown("General", struck=True))
        sheet.write(0, 4, "末")

    assert making.texts(read(making_xls.written(fill))) == ["100%¹", "90", "", "", "末"]


def test_fonts_are_numbered_as_if_there_were_one_more_after_the_fourth() -> None:
    fonts = font() * 4 + font(escapement=RAISED)
    runs = pack("<HBH", 2, 9, 1) + "m2".encode("utf-16-le") + pack("<HH", 1, 5)
    cell = record(0x00FD, pack("<HHHI", 0, 0, 0, 0))
    assert making.texts(read(making_xls.xls(cell, before=fonts + shared(runs)))) == ["m²"]


def test_a_text_in_fonts_that_change_nothing_stays_as_it_is() -> None:
    runs = pack("<HBH", 2, 9, 1) + "m2".encode("utf-16-le") + pack("<HH", 1, 1)
    cell = record(0x00FD, pack("<HHHI", 0, 0, 0, 0))
    assert making.texts(read(making_xls.xls(cell, before=font() * 2 + shared(runs)))) == ["m2"]


def test_long_texts_are_read_across_the_records_they_go_on_in() -> None:
    long = "依照部署开展技能大师工作室建设" * 700

    def fill(sheet: xlwt.Worksheet) -> None:
        for row in range(4):
            sheet.write(row, 0, f"{row}{long}")

    assert making.texts(read(making_xls.written(fill))) == [f"{row}{long}" for row in range(4)]


def test_a_text_may_go_on_in_another_number_of_bytes_a_character() -> None:
    first = pack("<II", 2, 2) + pack("<HB", 6, 0) + b"abc"
    texts = record(0x00FC, first) + record(0x003C, b"\x01" + "甲乙".encode("utf-16-le")) + record(0x003C, b"\x00d")
    texts += record(0x003C, letters("丙"))
    cells = b"".join(record(0x00FD, pack("<HHHI", row, 0, 0, row)) for row in range(2))
    assert making.texts(read(making_xls.xls(cells, before=texts))) == ["abc甲乙d", "丙"]


def test_a_text_may_go_on_where_not_one_character_of_it_stands_and_in_a_record_of_none() -> None:
    first = record(0x00FC, pack("<IIHB", 2, 2, 3, 0)) + record(0x003C, b"\x00ab") + record(0x003C)
    texts = first + record(0x003C, b"\x00c") + record(0x003C, letters("丙"))
    cells = b"".join(record(0x00FD, pack("<HHHI", row, 0, 0, row)) for row in range(2))
    assert making.texts(read(making_xls.xls(cells, before=texts))) == ["abc", "丙"]


def test_texts_may_have_more_behind_them() -> None:
    spoken = pack("<HBI", 1, 5, 3) + "甲".encode("utf-16-le") + b"xyz"
    cells = b"".join(record(0x00FD, pack("<HHHI", row, 0, 0, row)) for row in range(2))
    assert making.texts(read(making_xls.xls(cells, before=shared(spoken, letters("乙"))))) == ["甲", "乙"]


def test_texts_that_break_off_are_refused_where_a_cell_needs_them() -> None:
    cut = shared(pack("<HB", 1, 8) + b"\0\0")
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        read(making_xls.xls(record(0x00FD, pack("<HHHI", 0, 0, 0, 0)), before=cut))


def test_a_text_that_is_cut_off_in_its_last_record_is_not_made_longer() -> None:
    cut = record(0x00FC, pack("<IIHB", 1, 1, 9, 0) + b"ab") + record(0x003C, b"\x00c")
    cells = record(0x00FD, pack("<HHHI", 0, 0, 0, 0))
    assert making.texts(read(making_xls.xls(cells, before=cut))) == ["abc"]


def test_the_result_of_a_formula_may_go_on_in_another_record() -> None:
    result = record(0x0207, pack("<HB", 4, 0) + b"ab") + record(0x003C, b"\x00cd")
    assert making.texts(read(making_xls.xls(formula(of_kind(0)) + result))) == ["abcd"]


def test_a_result_without_a_formula_is_nothing() -> None:
    assert making.texts(read(making_xls.xls(number(0, 0, 1) + record(0x0207, letters("甲"))))) == ["1"]


def test_a_label_in_the_cell_itself_is_read() -> None:
    label = record(0x0204, pack("<HHH", 0, 0, 0) + letters("甲"))
    assert making.texts(read(making_xls.xls(label + record(0x003C, b"abc")))) == ["甲"]


@pytest.mark.parametrize("code_page", [936, 1252])
def test_a_workbook_of_excel_95_is_read_in_the_encoding_of_the_country(code_page: int) -> None:
    said = "项目名称".encode("gb18030")
    label = record(0x0204, pack("<HHHH", 0, 0, 0, len(said)) + said)
    own = '0"人"'.encode("gb18030")
    before = record(0x0042, pack("<H", code_page)) + record(0x041E, pack("<HB", 200, len(own)) + own) + style(200)
    result = "合格".encode("gb18030")
    cells = label + number(1, 0, 25) + formula(of_kind(0), row=2) + record(0x0207, pack("<H", len(result)) + result)
    records = making_xls.stream(cells, before=before, version=making_xls.BIFF5)
    grid = read_bytes(making_xls.container(records, name="Book"), file="表.xls")
    assert making.texts(grid) == ["项目名称", "25人", "合格"]


def test_what_stands_in_a_chart_on_the_sheet_is_no_cell_of_it() -> None:
    chart = begin(kind=0x20) + number(0, 0, 99) + END
    assert making.texts(read(making_xls.xls(number(0, 0, 1) + chart + number(1, 0, 2)))) == ["1", "2"]


def test_a_workbook_with_a_password_is_refused() -> None:
    with pytest.raises(Unreadable, match="设有密码"):
        read(making_xls.xls(b"", before=record(0x002F, bytes(54))))


@pytest.mark.parametrize(
    "records",
    [
        b"",
        record(0x0042, b"\xa8\x03"),
        record(0x0809, b"\x00"),
        making_xls.stream(number(0, 0, 1))[:-4],
        making_xls.stream(number(0, 0, 1)[:8] + END),
        making_xls.stream(record(0x0203, bytes(4))),
        making_xls.stream(record(0x00FD, pack("<HHHI", 0, 0, 0, 7))),
        making_xls.stream(record(0x0205, bytes(3))),
        begin() + record(0x0085, pack("<IBB", 9_000, 0, 0) + b"\x01\x00A") + END,
    ],
)
def test_records_that_break_off_or_contradict_themselves_are_refused(records: bytes) -> None:
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        read(making_xls.container(records or bytes(8)))


def test_a_file_without_a_workbook_is_refused() -> None:
    with pytest.raises(Unreadable, match="没有可读的正文"):
        read(making_xls.container(making_xls.stream(b""), name="Other"))


def test_more_records_than_any_workbook_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_RECORDS", 50)
    with pytest.raises(Unreadable, match="记录数超过上限"):
        read(making_xls.xls(record(0x0208, bytes(16)) * 50))
    with pytest.raises(Unreadable, match="记录数超过上限"):
        read(making_xls.xls(b"", before=shared(*[b"\0\0\0"] * 51)))


def test_more_cells_than_any_form_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", 100)
    many = record(0x00BD, pack("<HH", 0, 0) + pack("<HI", 0, 6) * 101 + pack("<H", 100))
    with pytest.raises(Unreadable, match="单元格数超过上限"):
        read(making_xls.xls(many))


def test_blank_cells_without_end_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_RECORDS", 100)
    blanks = b"".join(record(0x00BE, pack("<HH", row, 0) + bytes(2 * 90) + bytes(2)) for row in range(30))
    found = making.cells(read(making_xls.xls(number(40, 99, 1) + blanks)))
    assert len(found) <= 200
    assert found[-1] == Cell(40, 99, "1")


def test_a_table_of_wps_is_read_as_what_it_is() -> None:
    source = making_xls.written(lambda sheet: sheet.write(0, 0, "甲"))
    assert making.texts(read_bytes(source, file="表.et")) == ["甲"]
