"""Workbooks whose formulas a program wrote and none calculated: doubts, and nothing held against a unit."""

import io
import re
import zipfile

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it has no types of its own, and nobody wrote any
from openpyxl import load_workbook

from jiheng.assess import Assessment, assess, read
from jiheng.form import Block, Doubt
from jiheng.reading.layout.kinds import Kind, kind_of
from jiheng.reading.workbooks import xlsx
from tests.reading import making
from tools import make_examples

EXAMPLE = make_examples.EXAMPLES / f"{make_examples.ALONE}.xlsx"
REMEDY = "这是没有算过的公式，读不成数，未采用。请用 Excel 或 WPS 打开保存一次再交。"


def assessed(**formulas: str) -> Assessment:
    """The example with formulas in cells named as a spreadsheet does; openpyxl writes them and calculates nothing."""
    book = load_workbook(EXAMPLE)
    for cell, formula in formulas.items():
        book.worksheets[0][cell] = formula
    written = io.BytesIO()
    book.save(written)
    (reading,) = read(written.getvalue(), file="表.xlsx")
    return assess(reading)


def figures_not_read(assessment: Assessment) -> list[Doubt]:
    return [doubt for doubt in assessment.doubts if doubt.code == "FM018"]


def codes(assessment: Assessment) -> set[str]:
    return {finding.code for finding in assessment.findings}


def test_a_total_that_was_never_calculated_is_a_doubt_with_the_remedy_and_no_finding() -> None:
    plain, found = assessed(), assessed(H23="=SUM(H6,H13:H18,G19:G20,G21:G22)")
    (doubt,) = figures_not_read(found)
    assert doubt.what == f"总分「得分」一格写的是「=SUM(H6,H13:H18,G19:…」。{REMEDY}"
    assert "save it once" in doubt.what_en
    assert not doubt.settled
    assert (doubt.where.block, doubt.where.field) == (Block.TOTAL, "claimed_points")
    assert doubt.place is not None
    assert doubt.place.cell == "H23"
    assert found.form.total.claimed_points.value is None
    assert found.form.total.max_points.value == 100
    assert codes(found).isdisjoint({"FM015", "SC001", "SC002", "SC003"})
    assert codes(found) <= codes(plain)


def test_points_of_a_row_that_were_never_calculated_are_a_doubt_and_not_a_blank() -> None:
    found = assessed(H13="=G13*F13", G14="=G13")
    points, maximum = sorted(figures_not_read(found), key=lambda doubt: str(doubt.where.field))
    assert points.what == f"指标第 1 行「得分」一格写的是「=G13*F13」。{REMEDY}"
    assert (points.where.row, points.where.field) == (0, "claimed_points")
    assert (maximum.where.row, maximum.where.field) == (1, "max_points")
    judged = {(one.code, one.where.row) for one in found.findings if one.where.block is Block.INDICATORS}
    assert not {code for code, row in judged if row in {0, 1} and code.startswith(("FM015", "SC", "NT"))}
    assert "SC001" not in codes(found)
    assert {doubt.code for doubt in found.doubts} == {doubt.code for doubt in assessed().doubts} | {"FM018"}


def test_money_and_its_rate_that_were_never_calculated_are_doubts() -> None:
    plain, found = assessed(), assessed(C6="=SUM(C7:C9)", D6="=D7+D8+D9", E6="=E7", G6="=E6/D6", H6="=MIN(10,F6*G6)")
    assert [doubt.where.field for doubt in figures_not_read(found)] == [
        "original_budget", "revised_budget", "actual_expenditure", "execution_rate", "claimed_points",
    ]  # fmt: skip
    assert all(doubt.what.endswith(REMEDY) for doubt in figures_not_read(found))
    total = found.form.funds[0]
    assert (total.original_budget.value, total.execution_rate.value) == (None, "=E6/D6")
    assert not {code for code in codes(found) - codes(plain) if code.startswith(("FD", "FM"))}


def test_words_that_were_never_calculated_are_shown_as_they_stand_and_nothing_is_judged_by_them() -> None:
    plain, found = assessed(), assessed(F17='=COUNTA(J1:J9)&"家"', C3="=表2!B1")
    assert found.form.project.value == "=表2!B1"
    assert found.form.indicators[4].actual.value == '=COUNTA(J1:J9)&"家"'
    assert figures_not_read(found) == []
    assert [doubt.code for doubt in found.doubts] == [doubt.code for doubt in plain.doubts]
    assert codes(found) <= codes(plain)


def written_without_calculating(formula: str, kept: str = "0") -> Assessment:
    """The example as a program writes it that keeps a result for each formula and leaves it to others to calculate."""
    book = zipfile.ZipFile(io.BytesIO(EXAMPLE.read_bytes()))
    parts = {name: book.read(name) for name in book.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    cell, count = re.subn(r'(<c r="H23"[^>]*?)(?: t="\w+")?>.*?</c>', rf"\1><f>{formula}</f><v>{kept}</v></c>", sheet)
    assert count == 1
    parts["xl/worksheets/sheet1.xml"] = cell.encode()
    assert b'fullCalcOnLoad="1"' in parts["xl/workbook.xml"]
    (reading,) = read(making.package(parts), file="表.xlsx")
    return assess(reading)


def test_a_zero_kept_by_a_program_that_calculates_nothing_is_no_total() -> None:
    found = written_without_calculating("SUM(H13:H22)")
    (doubt,) = figures_not_read(found)
    assert doubt.what == f"总分「得分」一格写的是「=SUM(H13:H22)」。{REMEDY}"
    assert found.form.total.claimed_points.value is None
    assert codes(found).isdisjoint({"FM015", "SC001", "SC002", "SC003"})


def test_any_other_result_kept_by_such_a_program_is_one() -> None:
    found = written_without_calculating("SUM(H13:H22)", "99")
    assert figures_not_read(found) == []
    assert found.form.total.claimed_points.value == 99


def test_what_a_library_writes_by_itself_is_not_read_as_zero() -> None:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet("自评表")
        sheet.write_row(0, 0, ["总分", 100])
        sheet.write_formula(0, 2, "=SUM(C2:C9)")
        sheet.write_formula(0, 3, '=IF(C1>=90,"优","良")', value="")
        sheet.write_formula(0, 4, "=B1-1", value=99)
    assert making.texts(xlsx.read(written.getvalue(), file="表.xlsx")) == [
        "总分", "100", "=SUM(C2:C9)", '=IF(C1>=90,"优","良")', "99",
    ]  # fmt: skip


@pytest.mark.parametrize("target", ["=24个", "=100%", "=20-30人"])
def test_a_target_with_an_equals_sign_is_no_formula(target: str) -> None:
    assert kind_of(target) is Kind.VALUE
