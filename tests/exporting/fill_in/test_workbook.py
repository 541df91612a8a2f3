"""The workbook as it is sent out: what stands in it, what is open, and that no text of a form becomes anything else."""

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jiheng.assess import read
from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.places import Rows
from jiheng.exporting.fill_in.plan import MOST_ROWS, target_in_one
from jiheng.form import Field, Indicator, Place, SelfEvaluation
from jiheng.reading.layout import recognise
from tests.exporting.fill_in.office import template
from tests.reading.layout.families.merged import grid_of
from tests.reading.layout.test_other_kinds import DECLARATION

REAL = [
    one.form
    for one in read((Path(__file__).parents[3] / "examples" / "minhang-2020.xlsx").read_bytes(), file="十张.xlsx")
    if isinstance(one.form, SelfEvaluation)
]
SKILLED = REAL[2]
"""技师工作室奖励: ten indicators, 2020, 万元."""

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+cmd",
    "@SUM(A1)",
    "-2+3",
    '=HYPERLINK("x","点")',
    "{=1+1}",
    "\x01\x02控制\x0b符",
    "\u202e倒写",
    "<w:p>段</w:p>",
    "<r>甲</r>",
    "]]>&amp;",
    "_x0041_",
    "长" * 30_000,
)


def sheet_of(content: bytes, name: str = at.FORM) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(content))[name]


def text(words: str) -> Field[str]:
    return Field(words, words, Place())


def saying(words: str) -> SelfEvaluation:
    """A form that says the same words wherever it can."""
    field = text(words)
    row = Indicator(name=field, target=field, unit=field, max_points=Field(Decimal(100), "100", Place()))
    funds = (msgspec.structs.replace(SKILLED.funds[0], label=text("年度资金总额")),)
    return msgspec.structs.replace(
        SKILLED,
        project=field,
        competent_department=field,
        implementing_unit=field,
        amount_unit=field,
        annual_goal=msgspec.structs.replace(SKILLED.annual_goal, expected=field),
        indicators=(row,),
        funds=funds,
    )


@pytest.mark.parametrize(
    "wanted", [{}, {"rows": 1}, {"rows": MOST_ROWS}, {"last_year": SKILLED}, {"declaration": SKILLED}]
)
def test_a_workbook_as_sent_is_read_as_a_form_without_doubts_or_left_overs(wanted: dict[str, Any]) -> None:
    (reading,) = read(template(**wanted), file="表.xlsx")
    assert reading.doubts == ()
    assert reading.left_over == ()
    assert isinstance(reading.form, SelfEvaluation)
    assert not any(row.further for row in reading.form.indicators)


def test_a_blank_workbook_counts_as_not_filled_in() -> None:
    (reading,) = read(template(), file="表.xlsx")
    assert reading.form.is_unfilled
    assert reading.form.indicators == ()


def test_after_last_year_who_and_what_stay_and_targets_and_results_go() -> None:
    (reading,) = read(template(last_year=SKILLED), file="表.xlsx")
    form = reading.form
    assert form.project == SKILLED.project
    assert form.competent_department == SKILLED.competent_department
    assert form.fiscal_year.value == 2021
    assert [row.name for row in form.indicators] == [row.name for row in SKILLED.indicators]
    assert [row.category for row in form.indicators] == [row.category for row in SKILLED.indicators]
    assert [row.max_points for row in form.indicators] == [row.max_points for row in SKILLED.indicators]
    cleared = [*form.annual_goal.__struct_fields__]
    assert all(getattr(form.annual_goal, name).value is None for name in cleared)
    results = ("target", "actual", "claimed_points", "deviation_note")
    assert all(getattr(row, name).value is None for row in form.indicators for name in results)
    assert all(fund.original_budget.value is None for fund in form.funds)


def test_after_last_year_nothing_is_locked_that_a_new_year_may_change() -> None:
    sheet = sheet_of(template(last_year=SKILLED))
    rows = Rows(len(SKILLED.funds), len(SKILLED.indicators) + 5)
    assert all(not sheet[f"{column}{rows.first}"].protection.locked for column in "BCDEFGHI")
    assert not sheet[f"C{at.PROJECT}"].protection.locked


@pytest.mark.parametrize("form", REAL, ids=[form.project.value or "无名" for form in REAL])
def test_after_a_declaration_what_was_approved_is_filled_in_and_locked(form: SelfEvaluation) -> None:
    content = template(declaration=form)
    (reading,) = read(content, file="表.xlsx")
    kept = [(row.dimension, row.category, row.name, row.target, row.max_points) for row in reading.form.indicators]
    assert kept == [(row.dimension, row.category, row.name, row.target, row.max_points) for row in form.indicators]
    assert reading.form.annual_goal.expected == form.annual_goal.expected
    assert reading.form.amount_unit == form.amount_unit
    sheet, rows = sheet_of(content), Rows(len(form.funds), len(form.indicators))
    for number, row in enumerate(form.indicators, start=rows.first):
        locked = [column for column in "BCDEFGHI" if sheet[f"{column}{number}"].protection.locked]
        assert locked == [*"BCDEG"], row.name.value
    assert sheet[f"C{at.PROJECT}"].protection.locked == (form.project.value is not None)


def test_a_declaration_of_its_own_kind_brings_its_goal_its_money_and_its_targets() -> None:
    (declared,) = recognise(grid_of(DECLARATION))
    (reading,) = read(template(declaration=declared.form), file="表.xlsx")
    form = reading.form
    assert form.project.value == "农村公路养护"
    assert form.fiscal_year.value == 2024
    assert form.annual_goal.expected.value == "改造危桥五座。"  # of the year, not of the three years
    assert [fund.original_budget.value for fund in form.funds] == [300, 200, None]
    assert [(row.name.value, row.target.value) for row in form.indicators] == [
        ("改造危桥座数", "5座"),
        ("验收合格率", "100%"),
    ]
    sheet = sheet_of(template(declaration=declared.form))
    first = Rows(3, 2).first
    assert sheet[f"E{first}"].protection.locked
    assert not sheet[f"G{first}"].protection.locked  # it states no maxima, so the unit fills them in


def test_money_in_a_unit_nobody_knows_is_left_to_be_filled_in() -> None:
    odd = msgspec.structs.replace(SKILLED, amount_unit=text("美元"))
    sheet = sheet_of(template(declaration=odd))
    assert sheet[f"D{at.TOTAL_FUND}"].value is None
    assert sheet[f"A{at.FUNDS_HEAD}"].value == "项目资金（万元）"


def test_sign_and_unit_in_columns_of_their_own_go_into_the_cell_of_the_target() -> None:
    def sent(sign: str, target: str, unit: str) -> str:
        return target_in_one(Indicator(comparator=text(sign), target=text(target), unit=text(unit)))

    assert sent("≥", "40", "人") == "≥40人"
    assert sent("定性", "健全", "") == "健全"
    assert sent("≤", "3000", "元/人") == "≤3000元/人"
    assert sent("", "≥95%", "%") == "≥95%"


def test_the_sheet_is_protected_without_a_password_and_only_answers_are_open() -> None:
    sheet = sheet_of(template())
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    rows = Rows(4, 20)
    closed = [
        f"A{at.TITLE}",
        f"A{at.PROJECT}",
        f"H{at.TOTAL_FUND}",
        f"B{rows.head}",
        f"K{rows.first}",
        f"A{rows.total}",
    ]
    assert all(sheet[cell].protection.locked for cell in closed)
    asked = [f"D{at.YEAR}", f"C{at.PROJECT}", f"D{at.TOTAL_FUND}", f"F{rows.goal}", f"E{rows.first}", f"I{rows.last}"]
    assert not any(sheet[cell].protection.locked for cell in (*asked, f"H{rows.total}"))


def test_words_to_choose_from_are_offered_for_classes_units_and_whether_the_project_is_finished() -> None:
    offered = {
        str(rule.sqref): rule.formula1
        for rule in sheet_of(template("mof-2021-101")).data_validations.dataValidation
        if rule.type == "list"
    }
    rows = Rows(4, 20)
    assert offered[f"B{rows.first}:B{rows.last}"] == '"产出指标,效益指标,满意度指标,成本指标"'
    assert "服务对象满意度指标" in offered[f"C{rows.first}:C{rows.last}"]
    assert offered[f"A{at.FUNDS_HEAD}"] == '"项目资金（万元）,项目资金（元）"'
    assert offered["L3"] == '"是,否"'
    plain = sheet_of(template("mof-2020-10")).data_validations.dataValidation
    assert "L3" not in [str(rule.sqref) for rule in plain]


def test_only_the_form_is_printed_and_ids_and_steps_are_out_of_sight() -> None:
    content = template(rows=3)
    sheet = sheet_of(content)
    assert sheet.print_area == f"'{at.FORM}'!$A$1:$I${Rows(4, 3).total}"
    assert sheet.column_dimensions[at.AIM].hidden
    assert openpyxl.load_workbook(io.BytesIO(content))[at.LISTS].sheet_state == "veryHidden"


def test_ids_are_one_for_each_row_the_same_each_time_and_say_nothing_of_it() -> None:
    sheet = sheet_of(template(declaration=SKILLED))
    ids = [sheet[f"{at.ID}{row}"].value for row in range(2, sheet.max_row + 1)]
    known = [one for one in ids if one]
    assert len(set(known)) == len(known) >= len(SKILLED.indicators) + 4
    assert all(re.fullmatch("jh-[0-9a-f]{12}", one) for one in known)
    again = sheet_of(template(last_year=SKILLED))
    of_rows = {sheet[f"D{row}"].value: sheet[f"{at.ID}{row}"].value for row in range(13, 23)}
    assert of_rows == {again[f"D{row}"].value: again[f"{at.ID}{row}"].value for row in range(13, 23)}


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert template(declaration=SKILLED) == template(declaration=SKILLED)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("way", ["last_year", "declaration"])
def test_no_text_of_a_form_becomes_a_formula_markup_or_a_part_of_one(words: str, way: str) -> None:
    content, clean = (template(**dict[str, Any]({way: saying(text)})) for text in (words, "平常的话"))
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(io.BytesIO(clean)) as plain:
        assert package.namelist() == plain.namelist()
        for name in package.namelist():
            if name.startswith("xl/worksheets/sheet") and name.endswith(".xml"):
                found, wanted = (re.findall(b"<f>.*?</f>", one.read(name)) for one in (package, plain))
                assert len(found) == len(wanted)
                assert not any(words.encode("utf-8", "ignore") in one for one in found)
    sheet = sheet_of(content)
    assert sheet[f"C{at.PROJECT}"].data_type == "s"


@pytest.mark.parametrize("words", [words for words in HOSTILE if words.isprintable() and "<" not in words])
def test_a_hostile_text_comes_back_as_it_was(words: str) -> None:
    (reading,) = read(template(declaration=saying(words)), file="表.xlsx")
    (before,) = read(template(declaration=saying("平常的话")), file="表.xlsx")
    project = reading.form.project.value or ""
    assert project.rstrip("…") == words.replace("&amp;", "&")[: len(project.rstrip("…"))]
    assert [row.max_points for row in reading.form.indicators] == [row.max_points for row in before.form.indicators]


def test_more_rows_than_a_sheet_has_and_two_origins_at_once_are_refused() -> None:
    with pytest.raises(ValueError, match="1 to 200 rows"):
        template(rows=MOST_ROWS + 1)
    with pytest.raises(ValueError, match="not after both"):
        template(last_year=SKILLED, declaration=SKILLED)


def test_the_numbers_of_a_rule_stand_in_the_formulas_as_its_pack_has_them() -> None:
    def formulas(pack: str) -> str:
        sheet = sheet_of(template(pack, rows=1))
        return " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.data_type == "f")

    assert "0.6" in formulas("mof-2021-101")  # its pass mark
    assert "$G13*$Q13/$T13" in formulas("hubei")  # less is better: target ÷ actual
    assert "$G13*(2*$Q13-$T13)/$Q13" in formulas("mof-2020-10")
    assert '"优"' in formulas("mof-2020-10")
    assert sheet_of(template("hubei"))[f"G{at.TOTAL_FUND}"].value == 20


def test_a_pack_that_does_not_rule_execution_says_so_and_computes_nothing_for_it() -> None:
    sheet = sheet_of(template("as-printed"))
    assert "所选办法没有规定" in str(sheet[f"K{at.TOTAL_FUND}"].value)
    assert sheet[f"L{at.YEAR}"].value == "表内口径"


def test_a_pack_without_rules_for_points_proposes_none(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(
        '[pack]\nid = "ours"\nkind = "local"\ntitle = "本县办法"\ntitle_en = "Ours"\ndocument = "本县办法"\n'
        'standing = "confirmed"\nlevel = "local"\nextends = "house"\n',
        encoding="utf-8",
    )
    (tmp_path / "clauses.toml").write_text("", encoding="utf-8")
    sheet = sheet_of(template(str(tmp_path), rows=1))
    assert sheet[f"{at.POINTS}13"].value == '=""'
    assert (
        sheet[f"{at.HINT}15"].value == '=IF(AND(LEN($U14)>0,LEN($V14)>0),IF(EXACT($U14,$V14),$U14,$U14&" 至 "&$V14),"")'
    )
    assert (sheet["U14"].value, sheet["V14"].value) == ('=""', '=""')  # no grades


def test_a_pack_whose_text_was_not_read_is_named_so() -> None:
    content = template("mof-2021-101")
    assert sheet_of(content)[f"L{at.YEAR}"].value == "财预〔2021〕101号（未核实原文）"
    told = [str(cell.value) for row in sheet_of(content, at.HELP).iter_rows() for cell in row if cell.value]
    assert any("原文没有核实" in line for line in told)
