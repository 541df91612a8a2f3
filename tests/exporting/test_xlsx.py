"""The workbook, read back: what stands in it is what was found, figures are figures, texts are never formulas."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]  # it has hints and does not say so

from jiheng.assess import Assessment, Options, assess, read
from jiheng.checks import Note
from jiheng.exporting import export, write_report
from jiheng.exporting.to_xlsx import book as writing
from jiheng.form import Field, FormKind, OtherForm, Place, SelfEvaluation
from jiheng.pile import put_together
from jiheng.reading.own_reports import KEYWORD
from jiheng.scoring import Score, show
from tests.exporting.samples import (
    BAD_FILE,
    COPIED,
    COPIED_TEXT,
    EXAMPLE,
    NAMELESS,
    assessed,
    one_form,
    pile_of,
    three_forms,
)
from tests.pile.versions import MISSED, ROWS, reading, since, version

READINGS = read(EXAMPLE.read_bytes(), file="十张.txt")
REAL = tuple(assess(reading) for reading in READINGS)


def opened(subject: Any, report: str = "check", **manner: Any) -> Workbook:  # noqa: ANN401 - any subject
    return openpyxl.load_workbook(io.BytesIO(export(subject, report, format="xlsx", **manner)))


def lines(sheet: Worksheet) -> list[dict[str, Any]]:
    """The lines of a sheet, by their heads."""
    heads, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, heads), line, strict=True)) for line in rest]


def exact(found: object) -> Decimal | None:
    """A figure of the workbook as the decimal it was: a spreadsheet keeps fifteen digits."""
    return None if found is None else Decimal(f"{found:.15G}") if isinstance(found, float) else Decimal(str(found))


def holding(field: str, value: Field[Any], **other: Any) -> Assessment:  # noqa: ANN401 - any field
    found = assessed(findings=(NAMELESS,))
    form = msgspec.structs.replace(found.form, **{field: value})
    return msgspec.structs.replace(found, form=form, **other)


def test_the_sheets_are_those_of_a_review_and_only_those_with_something_on_them() -> None:
    beside = pile_of(*REAL, assessed(rules=("mof-2020-10", "hubei")), unreadable=(BAD_FILE,), across=(COPIED_TEXT,))
    assert opened(beside).sheetnames == [
        *("汇总", "要点", "按主管部门汇总", "指标", "资金", "检查结果", "读表存疑", "表间", "未能判断"),
        *("对照口径", "未读出", "依据"),
    ]
    plain = pile_of(assessed(rules=("mof-2020-10",)))
    assert opened(plain).sheetnames == ["汇总", "要点", "按主管部门汇总", "指标", "资金", "检查结果", "依据"]
    assert opened(plain, lang="en").sheetnames == [
        *("Summary", "Points", "By department", "Indicators", "Funds", "Findings", "Basis"),
    ]


def test_the_first_sheet_is_the_official_summary_of_self_evaluations() -> None:
    sheet = opened(pile_of(*REAL))["汇总"]
    told = lines(sheet)
    assert [line["序号"] for line in told] == list(range(1, 11))
    third = told[2]  # 技师工作室奖励: 400,000 opened, 344,000 revised and spent, 99 points claimed
    assert [third[name] for name in ("项目", "单位", "年度")] == ["技师工作室奖励", "闵行区总工会", 2020]
    assert [third[name] for name in ("年初预算数", "全年预算数", "全年执行数", "执行率")] == [400000, 344000, 344000, 1]
    assert (third["金额单位"], third["全年执行数（元）"]) == ("万元（待确认）", None)
    assert [third[name] for name in ("自评得分", "自评等级", "测算得分", "测算等级")] == [
        99,
        "优",
        "90.70～98.50",
        "优",
    ]
    assert [line["预警"] for line in told if line["必须改正"]] == ["必须改正", "必须改正"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == f"A1:Y{len(told) + 1}"


def test_amounts_in_yuan_stand_where_the_unit_is_certain_and_nowhere_else() -> None:
    certain, doubtful = lines(opened(pile_of(assessed(), REAL[0]))["资金"])[:1], lines(opened(pile_of(REAL[0]))["资金"])
    # 84.77 of 万元
    assert (certain[0]["全年执行数"], certain[0]["全年执行数（元）"], certain[0]["单位情况"]) == (
        84.77,
        847700,
        "表头写明",
    )
    assert {line["全年执行数（元）"] for line in doubtful} == {None}
    confirmed = lines(opened(pile_of(assess(READINGS[0], Options(confirmed_unit="元"))))["资金"])
    assert (confirmed[0]["单位情况"], confirmed[0]["全年执行数（元）"]) == ("已确认：元", 17794.46)


def test_every_figure_of_the_forms_comes_back_as_it_was() -> None:
    book = opened(pile_of(*REAL))
    funds = [(one, fund) for one in REAL for fund in one.form.funds]
    for line, (_, fund) in zip(lines(book["资金"]), funds, strict=True):
        for head, field in (("年初预算数", fund.original_budget), ("全年执行数", fund.actual_expenditure)):
            assert exact(line[head]) == field.value or line[head] == field.printed.strip()
    rows = [(one, place) for one in REAL for place in range(len(one.form.indicators))]
    for line, (one, place) in zip(lines(book["指标"]), rows, strict=True):
        row, due = one.form.indicators[place], one.due.indicators[place]
        assert (line["三级指标"], line["年度指标值"], line["实际完成值"]) == (
            *(row.name.value, row.target.value, row.actual.value),
        )
        assert exact(line["分值"]) == row.max_points.value
        assert exact(line["自评得分"]) == row.claimed_points.value
        if isinstance(due, Score):
            assert exact(line["测算得分"]) == Decimal(show(due.points))


def test_every_finding_of_the_forms_is_on_its_sheet() -> None:
    told = lines(opened(pile_of(*REAL))["检查结果"])
    assert [(line["序号"], line["代码"], line["指纹"]) for line in told] == [
        (number, one.code, one.fingerprint) for number, form in enumerate(REAL, 1) for one in form.findings
    ]
    assert told[0]["内容"] == REAL[0].findings[0].message


def test_figures_are_shown_with_the_places_they_were_printed_with() -> None:
    sheet = opened(pile_of(assessed()))["资金"]
    shown = {cell.value: cell.number_format for cell in sheet[2]}
    assert (shown[84.77], shown[847700], shown[9.8]) == ("#,##0.00", "#,##0.00", "0.0")
    assert sheet["N2"].number_format == "0.00%"


def test_more_digits_than_a_spreadsheet_keeps_are_text() -> None:
    exactly: Field[Decimal] = Field(Decimal("1234567890123456.78"), "", Place())
    found = assessed()
    funds = (msgspec.structs.replace(found.form.funds[0], revised_budget=exactly), *found.form.funds[1:])
    form = msgspec.structs.replace(found.form, funds=funds)
    (first, *_) = lines(opened(pile_of(msgspec.structs.replace(found, form=form)))["资金"])
    assert first["全年预算数"] == "1234567890123456.78"
    assert first["全年执行数"] == 84.77


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "{=SUM(A1)}",
        "@x",
        "internal:Sheet1!A1",
        "//server/share",
        "-5",
        "0012",
        "<b>&amp;",
        "<r><t>坏</t></r>",
    ],
)
def test_a_text_is_a_text_whatever_it_looks_like(text: str) -> None:
    hostile: Field[str] = Field(text, text, Place())
    book = opened(pile_of(holding("project", hostile)))
    cell = book["汇总"]["C2"]
    assert (str(cell.value).strip(), cell.data_type) == (text, "s")
    assert not any(one.hyperlink or one.data_type == "f" for sheet in book for line in sheet for one in line)


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    endless: Field[str] = Field("长" * 40_000, "", Place())
    told = lines(opened(pile_of(holding("project", endless)))["汇总"])[0]["项目"]
    assert told == "长" * 15_999 + "…"


def test_a_department_is_summed_up_over_the_forms_whose_unit_is_certain() -> None:
    other = assessed("主管部门 | 丙局", "年度资金总额 | 100 | 80 | 60 | 10 | 75% | 7.5")
    told = lines(opened(pile_of(assessed(), assessed("项目名称 | 乙"), other, REAL[0]))["按主管部门汇总"])
    by_name = {line["主管部门"]: line for line in told}
    assert list(by_name) == ["清河区文化和旅游局", "丙局", "闵行区总工会", "合计"]
    both = by_name["清河区文化和旅游局"]
    # twice 86.50 and 84.77 万元
    assert [both[name] for name in ("张数", "单位数", "全年预算数（元）", "全年执行数（元）")] == [
        2,
        1,
        1730000,
        1695400,
    ]
    assert both["执行率"] == 0.98
    assert [by_name["丙局"][name] for name in ("年初预算数（元）", "全年执行数（元）", "执行率")] == [
        1000000,
        600000,
        0.75,
    ]
    waiting = by_name["闵行区总工会"]
    assert (waiting["全年执行数（元）"], waiting["金额单位待确认（张）"], waiting["金额已汇总（张）"]) == (None, 1, 0)
    everything = by_name["合计"]
    assert [everything[name] for name in ("张数", "全年执行数（元）", "自评等级")] == [4, 2295400, "优 4"]


def test_the_same_file_given_twice_counts_once_in_a_department() -> None:
    pile = pile_of(assessed())
    twice = put_together([*pile.assessments, *pile.assessments], pile.options)
    assert [line["张数"] for line in lines(opened(twice)["按主管部门汇总"])] == [1, 1]


def test_the_line_of_sums_stands_outside_the_filter() -> None:
    sheet = opened(pile_of(assessed(), assessed()))["按主管部门汇总"]
    assert (sheet.auto_filter.ref.rpartition("S")[2], sheet.max_row) == ("2", 3)


def test_what_was_found_across_forms_names_them() -> None:
    pile = pile_of(assessed("项目名称 | 甲"), assessed("项目名称 | 乙"), across=(COPIED_TEXT,))
    (told,) = lines(opened(pile)["表间"])
    assert (told["程度"], told["项目"], told["对照"]) == ("请核实说明", "【1】甲；【2】乙", "让居民在家门口借得到书")


def test_findings_say_what_became_of_them_since_last_time() -> None:
    kept, *rest = ROWS
    told = lines(opened(since([version(MISSED, *rest, "实施单位 |")], reading(kept, *rest, "实施单位 |")))["检查结果"])
    assert {line["程度"] for line in told if line["上次"] == "比上次"} == {"已改", "表里改动"}


def test_reasons_beside_a_form_are_annexed() -> None:
    note = Note(matter="年度总体目标", reason="按上级统一口径填写", written_for={COPIED.fingerprint: "x"})
    noted = msgspec.structs.replace(assessed(findings=(COPIED,)), notes=(note,), notes_source=assessed().source)
    (told,) = lines(opened(pile_of(noted))["说明"])
    assert (told["事项"], told["代码"], told["说明"]) == ("年度总体目标", "GL001", "按上级统一口径填写")


def test_other_rules_are_set_beside_for_comparison() -> None:
    beside = lines(opened(pile_of(assessed(rules=("mof-2020-10", "hubei"))))["对照口径"])
    assert [(line["对照口径"], line["测算得分"]) for line in beside] == [("湖北省口径", 99.8)]


def test_the_report_says_what_it_rests_on_and_that_it_decides_nothing() -> None:
    told = lines(opened(three_forms())["依据"])
    assert {line["类别"] for line in told if line["类别"]} == {"程序", "用途", "规则包", "文件"}
    assert all(len(line["SHA-256"]) == 64 for line in told if line["类别"] in {"规则包", "文件"})
    assert told[-1]["名称"] == "提示供参考，不代替审核结论。"


def test_points_and_forms_as_read_have_workbooks_of_their_own() -> None:
    assert opened(pile_of(*REAL), "score").sheetnames == ["汇总", "指标", "资金", "读表存疑", "对照口径", "依据"]
    other = msgspec.structs.replace(READINGS[1], form=OtherForm(kind=FormKind.SUMMARY))
    book = opened([READINGS[2], other, BAD_FILE], "read")
    assert book.sheetnames == ["表", "指标", "资金", "读表存疑", "依据"]
    (told,) = lines(book["表"])
    form = READINGS[2].form
    assert isinstance(form, SelfEvaluation)
    assert (told["项目"], told["年度总体目标"]) == ("技师工作室奖励", form.annual_goal.expected.value)
    assert len(lines(book["指标"])) == len(form.indicators)
    assert opened([READINGS[3]], "read")["表"].max_row == 2


def test_a_form_read_without_doubts_has_no_sheet_for_them() -> None:
    certain = msgspec.structs.replace(READINGS[0], doubts=())
    assert "读表存疑" not in opened([certain], "read").sheetnames


def test_a_table_too_long_for_a_sheet_goes_on_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_LINES", 5)
    book = opened(pile_of(assessed()))
    assert [len(lines(book[name])) for name in ("指标", "指标 2")] == [5, 2]
    assert book["指标 2"].auto_filter.ref.endswith("3")


def test_it_is_known_as_a_report_of_ours_and_names_no_day_of_writing() -> None:
    book = opened(one_form())
    assert book.properties.keywords == KEYWORD
    assert book.properties.created == book.properties.modified
    with zipfile.ZipFile(io.BytesIO(export(one_form(), "check", format="xlsx"))) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}


def test_long_texts_are_given_the_height_they_need() -> None:
    long: Field[str] = Field("很长的项目名称" * 20, "", Place())
    sheet = opened(pile_of(holding("project", long)))["汇总"]
    assert sheet.row_dimensions[2].height > 5 * 13


def test_a_form_without_money_is_counted_and_adds_nothing() -> None:
    found = assessed()
    bare = msgspec.structs.replace(found, form=msgspec.structs.replace(found.form, funds=()))
    told = lines(opened(pile_of(bare))["按主管部门汇总"])[0]
    assert (told["张数"], told["金额已汇总（张）"], told["全年执行数（元）"], told["执行率"]) == (1, 0, None, None)
    assert lines(opened(pile_of(bare))["汇总"])[0]["全年预算数"] is None


def test_whatever_goes_wrong_on_the_way_leaves_no_folder_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(_: object) -> None:
        raise FileCreateError(OSError(28, "No space left on device"))

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("xlsxwriter.Workbook.close", full)
    with pytest.raises(OSError, match="No space left"):
        opened(one_form())
    monkeypatch.setattr("jiheng.exporting.tables.whole.basis", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        opened(one_form())
    assert list(tmp_path.iterdir()) == []


class Full(io.BytesIO):
    """A disk with no room left."""

    def write(self, _: object) -> int:
        raise OSError(28, "No space left on device")


def test_a_full_disk_is_told_as_such() -> None:
    with pytest.raises(OSError, match="No space left"):
        write_report(one_form(), "check", Full(), format="xlsx")
