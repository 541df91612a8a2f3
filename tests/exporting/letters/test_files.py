"""The files of a round: letters in each format, their names, and the ledger of the office."""

import io

import docx
import msgspec
import openpyxl
import pypdfium2  # type: ignore[import-untyped]  # it has no hints
import pytest

from jiheng.exporting import Letter, write_letters
from jiheng.exporting.letters import FORMATS
from jiheng.form import Field
from jiheng.reading import read_bytes
from jiheng.reading.grid import OwnReport
from tests.exporting.letters.making import UNIT, files, of, pile
from tests.exporting.samples import (
    BAD_FILE,
    COPIED,
    LATER,
    NAMELESS,
    POINTS,
)
from tests.pile.versions import reading, since, version


def test_the_ledger_lists_every_matter_of_every_unit_and_counts_them_by_unit() -> None:
    written = files(pile(of(NAMELESS, COPIED), of(POINTS, unit="区文化馆"), of(unit="区美术馆")), formats=["docx"])
    book = openpyxl.load_workbook(io.BytesIO(written["整改台账.xlsx"]))
    rows = list(book["整改台账"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[2], row[3], row[5]) for row in rows] == [
        (1, "区图书馆", 1, "必须改正"),
        (2, "区图书馆", 2, "请核实说明"),
        (3, "区文化馆", 1, "请核实说明"),
    ]
    assert [row[-1] for row in book["各单位情况"].iter_rows(values_only=True)] == [
        "意见文件",
        "审核意见-区图书馆",
        "审核意见-区文化馆",
        "审核意见-区美术馆",
    ]
    units = list(book["各单位情况"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], *row[2:6]) for row in units] == [
        ("区图书馆", 1, 0, 1, 1),
        ("区文化馆", 1, 0, 0, 1),
        ("区美术馆", 1, 1, 0, 0),
    ]


def test_the_ledger_of_a_second_round_keeps_what_was_mended() -> None:
    found = since([version("项目名称 |")], reading("项目名称 | 送书下乡"), audience=UNIT)
    book = openpyxl.load_workbook(io.BytesIO(files(found)["整改台账.xlsx"]))
    rows = list(book["整改台账"].iter_rows(min_row=2, values_only=True))
    assert [(row[5], row[11], row[15]) for row in rows if "项目名称" in str(row[8])] == [("必须改正", "已改", "FM001")]
    assert "已改（条）" in [cell.value for cell in book["各单位情况"][1]]


def test_files_that_could_not_be_read_are_in_the_ledger() -> None:
    book = openpyxl.load_workbook(io.BytesIO(files(pile(of(), unreadable=(BAD_FILE,)))["整改台账.xlsx"]))
    assert book["未读出"]["A2"].value == "坏.docx"


@pytest.mark.parametrize("unit", ["=cmd|'/c calc'!A1", "../../etc/passwd", "CON:", "a\x00b", "馆" * 300, "\u202e甲"])
def test_no_name_of_a_unit_harms_a_file_or_becomes_a_formula(unit: str) -> None:
    plain = of(NAMELESS)
    named = msgspec.structs.replace(plain, form=msgspec.structs.replace(plain.form, implementing_unit=Field(unit)))
    written = files(pile(named))
    for name, content in written.items():
        assert "/" not in name
        assert len(name) < 100
        if name.endswith(".xlsx"):
            book = openpyxl.load_workbook(io.BytesIO(content))
            assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
        else:
            docx.Document(io.BytesIO(content))


def test_letters_are_the_same_bytes_each_time() -> None:
    again = pile(of(NAMELESS, COPIED), of(unit="区文化馆"))
    assert list(write_letters(again)) == list(write_letters(again))


def test_a_letter_that_lies_among_the_forms_is_not_read_as_one() -> None:
    for name, content in files(pile(of(NAMELESS)), formats=FORMATS).items():
        with pytest.raises(OwnReport):
            read_bytes(content, file=name)


def test_a_letter_is_written_in_no_other_format() -> None:
    with pytest.raises(ValueError, match="docx, xlsx, pdf, not as odt"):
        list(write_letters(pile(of()), formats=["odt"]))


def test_a_letter_to_be_printed_is_a_pdf_that_says_the_same() -> None:
    content = files(pile(of(NAMELESS, LATER)), formats=["pdf"])["审核意见-区图书馆.pdf"]
    pages = pypdfium2.PdfDocument(content)
    first, last = ("".join(pages[page].get_textpage().get_text_range().split()) for page in (0, 1))
    assert len(pages) == 2
    assert "关于2020年度项目支出绩效自评的审核意见" in first
    assert "下年申报时请留意" in last


def test_a_letter_in_word_has_the_answers_column_empty() -> None:
    content = files(pile(of(NAMELESS)))["审核意见-区图书馆.docx"]
    (table,) = docx.Document(io.BytesIO(content)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "表中位置", "审核意见", "请办理", "单位答复"]
    assert table.rows[2].cells[4].text == ""
    assert isinstance(next(iter(write_letters(pile(of())))), Letter)
