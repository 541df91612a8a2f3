"""Binary workbooks of Excel 2007 and later: what is printed in the cells, as in any workbook."""

import io
import zipfile
from struct import pack

import pytest
import python_calamine

from jiheng.reading import limits, read_bytes
from jiheng.reading.grid import Cell, Grid, Unreadable
from jiheng.reading.workbooks import xlsb
from tests.reading import making

SHEET_RELATION = f"{making.OFFICE}/worksheet"


def record(kind: int, body: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = b""
    left = len(body)
    while left > 0x7F:
        size += bytes([left & 0x7F | 0x80])
        left >>= 7
    return number + size + bytes([left]) + body


def text(said: str) -> bytes:
    return pack("<I", len(said)) + said.encode("utf-16-le")


def row(number: int, *, hidden: bool = False) -> bytes:
    return record(0, pack("<IIHBB", number, 0, 300, 0, 0x10 * hidden) + bytes(5))


def cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    return record(kind, pack("<II", column, style) + value)


def real(column: int, figure: float, style: int = 0) -> bytes:
    return cell(5, column, pack("<d", figure), style)


STYLES = (
    record(615, pack("<I", 1))
    + record(44, pack("<H", 200) + text('0.0"人"'))
    + record(616)
    + record(43, pack("<HHHH", 220, 0, 400, 0) + bytes(13))
    + record(43, pack("<HHHH", 220, 8, 400, 0) + bytes(13))
    + record(43, pack("<HHHH", 220, 0, 400, 1) + bytes(13))
    + record(626, pack("<I", 1))
    + record(47, pack("<HHH", 0xFFFF, 10, 0) + bytes(10))
    + record(627)
    + record(617, pack("<I", 4))
    + b"".join(record(47, pack("<HHH", 0, *style) + bytes(10)) for style in ((0, 0), (10, 0), (200, 0), (0, 1)))
    + record(618)
)


def workbook(cells: bytes, *, shared: bytes = b"", state: int = 0, properties: int = 0) -> bytes:
    main = record(153, pack("<III", properties, 0, 0) + text("")) + record(143)
    main += record(156, pack("<II", state, 1) + text("rId1") + text("自评表")) + record(144)
    relations = (
        f'<Relationships xmlns="{making.RELATIONS}">'
        f'<Relationship Id="rId1" Type="{SHEET_RELATION}" Target="worksheets/sheet1.bin"/>'
        f'<Relationship Id="rId2" Type="{making.OFFICE}/styles" Target="styles.bin"/>'
        f'<Relationship Id="rId3" Type="{making.OFFICE}/sharedStrings" Target="sharedStrings.bin"/></Relationships>'
    )
    sheet = record(129) + record(148, pack("<IIII", 0, 2, 0, 3)) + record(145) + cells + record(146) + record(130)
    return making.package(
        {
            "_rels/.rels": f'<Relationships xmlns="{making.RELATIONS}"><Relationship Id="r" '
            f'Type="{making.OFFICE}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
            "xl/workbook.bin": record(131) + main + record(132),
            "xl/_rels/workbook.bin.rels": relations,
            "xl/worksheets/sheet1.bin": sheet,
            "xl/styles.bin": record(278) + STYLES + record(279),
            "xl/sharedStrings.bin": record(159, pack("<II", 1, 1)) + shared + record(160),
        }
    )


def read(source: bytes) -> Grid:
    return read_bytes(source, file="表.xlsb")


SHARED = record(19, b"\x00" + text("项目名称"))
CELLS = row(0) + cell(7, 0, pack("<I", 0)) + real(1, 0.9301, 1) + row(2) + real(3, 25)


def test_cells_are_read_under_the_formats_of_their_styles() -> None:
    grid = read(workbook(CELLS + real(4, 8, 2), shared=SHARED))
    assert making.triples(grid) == [(0, 0, "项目名称"), (0, 1, "93.01%"), (2, 3, "25"), (2, 4, "8.0人")]
    assert making.tables(grid)[0].sheet == "自评表"


def test_another_reader_reads_the_same_values() -> None:
    source = workbook(CELLS, shared=SHARED)
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(source)).get_sheet_by_index(0)
    assert sheet.to_python() == [["项目名称", 0.9301, "", ""], ["", "", "", ""], ["", "", "", 25.0]]


@pytest.mark.parametrize(
    ("kind", "value", "printed"),
    [
        (2, pack("<I", 9301 << 2 | 3), "93.01"),
        (3, b"\x07", "#DIV/0!"),
        (4, b"\x01", "TRUE"),
        (6, text("甲"), "甲"),
        (8, text("乙") + bytes(10), "乙"),
        (9, pack("<d", 2.5) + bytes(10), "2.5"),
        (10, b"\x00" + bytes(10), "FALSE"),
        (11, b"\x2a" + bytes(10), "#N/A"),
        (62, b"\x00" + text("丙"), "丙"),
    ],
)
def test_every_kind_of_value_is_printed(kind: int, value: bytes, printed: str) -> None:
    assert making.texts(read(workbook(row(0) + cell(kind, 0, value)))) == [printed]


def test_a_text_that_is_none_is_a_blank_cell() -> None:
    none = cell(6, 0, pack("<I", 0xFFFFFFFF))
    assert making.texts(read(workbook(row(0) + none + real(1, 2)))) == ["", "2"]


def test_a_record_says_in_four_bytes_at_the_most_how_long_it_is() -> None:
    long = bytes([0x3F, 0x83, 0x80, 0x80, 0x80]) + bytes(3)
    assert making.texts(read(workbook(long + row(0) + real(0, 2)))) == ["2"]


def test_what_a_font_strikes_out_says_nothing_and_raised_text_is_raised() -> None:
    runs = pack("<I", 2) + pack("<HHHH", 2, 1, 4, 2)
    cells = row(0) + cell(62, 0, b"\x01" + text("90801") + runs) + cell(6, 1, text("作废"), 3) + real(2, 1)
    assert making.texts(read(workbook(cells))) == ["90¹", "", "1"]


def test_days_may_be_counted_from_1904() -> None:
    parts = _parts(workbook(row(0) + real(0, 0, 1), properties=1))
    parts["xl/styles.bin"] = record(617) + record(47, bytes(16)) + record(47, pack("<HHH", 0, 14, 0) + bytes(10))
    assert making.texts(xlsb.read(making.package(parts), file="表.xlsb")) == ["1904/1/1"]


def test_merges_and_what_is_hidden_are_as_in_any_workbook() -> None:
    cells = (
        record(60, pack("<IIIIHB", 2, 2, 2304, 0, 1, 0))
        + record(60, pack("<IIIIHB", 3, 3, 2304, 0, 0, 0))
        + row(0)
        + cell(6, 0, text("甲"))
        + cell(1, 1, b"")
        + real(2, 1)
        + row(1, hidden=True)
        + real(0, 2)
        + row(2)
        + real(3, 3)
        + record(176, pack("<IIII", 0, 0, 0, 1))
    )
    (table,) = making.tables(read(workbook(cells)))
    assert table.cells == (Cell(0, 0, "甲", 1, 2), Cell(2, 3, "3"))
    assert table.hidden_cells == (Cell(0, 2, "1"), Cell(1, 0, "2"))
    assert table.hidden_rows == (1,)


def test_a_workbook_of_hidden_sheets_only_is_refused() -> None:
    with pytest.raises(Unreadable, match="隐藏"):
        read(workbook(CELLS, shared=SHARED, state=1))


@pytest.mark.parametrize(
    "cells",
    [
        b"\x80",
        b"\x05\x90",
        b"\x05\x10",
        b"\x05\x01\x00",
        row(1 << 20),
        cell(7, 0, pack("<I", 9)),
        record(5, bytes(9)),
    ],
)
def test_records_that_break_off_or_contradict_themselves_are_refused(cells: bytes) -> None:
    source = workbook(CELLS, shared=SHARED)
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        xlsb.read(making.package({**_parts(source), "xl/worksheets/sheet1.bin": cells}), file="表.xlsb")


@pytest.mark.parametrize(
    ("part", "words"), [("xl/workbook.bin", "没有可读的正文"), ("xl/worksheets/sheet1.bin", "损坏")]
)
def test_a_package_without_a_part_that_matters_is_refused(part: str, words: str) -> None:
    parts = _parts(workbook(CELLS, shared=SHARED))
    del parts[part]
    with pytest.raises(Unreadable, match=words):
        xlsb.read(making.package(parts), file="表.xlsb")


def test_styles_and_shared_texts_may_be_missing() -> None:
    parts = _parts(workbook(row(0) + real(0, 0.5, 1)))
    del parts["xl/styles.bin"], parts["xl/sharedStrings.bin"]
    assert making.texts(xlsb.read(making.package(parts), file="表.xlsb")) == ["0.5"]


def test_more_records_than_any_workbook_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_RECORDS", 90)
    with pytest.raises(Unreadable, match="记录数超过上限"):
        read(workbook(row(0) * 100))


def test_a_cell_beyond_the_widest_sheet_is_none() -> None:
    assert making.texts(read(workbook(row(0) + real(0, 1) + real(16_384, 2)))) == ["1"]


def _parts(source: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(source)) as package:
        return {name: package.read(name) for name in package.namelist()}
