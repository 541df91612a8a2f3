"""What a declaration approved in money: locked where its unit is certain, marked where it is not, never silent."""

import io
from decimal import Decimal

import msgspec
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in import write_template
from jiheng.exporting.fill_in.plan import DeclaredMoney
from jiheng.exporting.fill_in.styles import COLOURS
from jiheng.form import Field, Place
from jiheng.reading.layout import recognise
from jiheng.rulepacks import load_pack
from tests.exporting.fill_in.office import template
from tests.exporting.fill_in.test_workbook import SKILLED, sheet_of
from tests.reading.layout.families.merged import grid_of
from tests.reading.layout.test_other_kinds import DECLARATION


def fills(sheet: Worksheet, *cells: str) -> list[str]:
    return [f"#{sheet[cell].fill.fgColor.rgb[2:]}" for cell in cells]


def test_amounts_of_a_doubtful_unit_are_filled_in_marked_and_left_open() -> None:
    out = io.BytesIO()
    assert write_template(out, load_pack("mof-2020-10"), declaration=SKILLED) is DeclaredMoney.DOUBTFUL
    sheet = sheet_of(out.getvalue())
    assert sheet[f"D{at.TOTAL_FUND}"].value == 400_000
    assert fills(sheet, f"D{at.TOTAL_FUND}", f"L{at.UNITS}") == [COLOURS["doubtful"]] * 2
    assert "元还是万元" in str(sheet[f"L{at.UNITS}"].value)
    assert not any(sheet[cell].protection.locked for cell in (f"D{at.TOTAL_FUND}", f"A{at.FUNDS_HEAD}"))


def test_amounts_whose_unit_nobody_doubts_are_locked_with_it_and_what_is_blank_is_open() -> None:
    (declared,) = recognise(grid_of(DECLARATION))
    out = io.BytesIO()
    assert write_template(out, load_pack("mof-2020-10"), declaration=declared.form) is DeclaredMoney.LOCKED
    sheet = sheet_of(out.getvalue())
    locked = [cell for cell in ("A5", "D6", "D7", "D8", "E6") if sheet[cell].protection.locked]
    assert locked == ["A5", "D6", "D7"]  # the other funds have no amount
    assert sheet[f"L{at.UNITS}"].value is None
    assert fills(sheet, "D6") == [COLOURS["locked"]]


def test_amounts_without_a_row_for_the_total_are_left_out_and_said_to_be() -> None:
    only_part = msgspec.structs.replace(SKILLED, funds=SKILLED.funds[1:])
    out = io.BytesIO()
    assert write_template(out, load_pack("mof-2020-10"), declaration=only_part) is DeclaredMoney.LEFT_OUT
    assert sheet_of(out.getvalue())[f"D{at.TOTAL_FUND}"].value is None
    assert write_template(io.BytesIO(), load_pack("mof-2020-10")) is DeclaredMoney.NONE


def test_an_amount_that_names_its_own_unit_is_a_number_on_the_sheet() -> None:
    total = msgspec.structs.replace(SKILLED.funds[0], original_budget=Field(Decimal("86.50"), "86.50万元", Place()))
    form = msgspec.structs.replace(SKILLED, funds=(total,))
    assert sheet_of(template(declaration=form))["D6"].value == 86.5


def test_what_can_be_written_in_is_not_grey() -> None:
    sheet = sheet_of(template())
    assert sheet[f"A{at.FUNDS_HEAD}"].fill.fill_type is None
    assert fills(sheet, f"D{at.FUNDS_HEAD}") == [COLOURS["locked"]]


def test_a_declaration_without_indicators_is_refused() -> None:
    with pytest.raises(ValueError, match="no indicators"):
        template(declaration=msgspec.structs.replace(SKILLED, indicators=()))
