"""Comma-separated values: a line stands for itself, opens in a spreadsheet as it is, and is never a formula."""

import csv
import io
import re
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as some

from jiheng.assess import read
from jiheng.checks import NotJudgedAcross
from jiheng.exporting import export
from jiheng.exporting.to_csv import guarded
from jiheng.form import Field, FormKind, OtherForm, Place
from jiheng.reading.own_reports import HEADS
from tests.exporting.samples import (
    BAD_FILE,
    COPIED,
    EXAMPLE,
    NAMELESS,
    OPEN,
    POINTS,
    assessed,
    one_form,
    pile_of,
    three_forms,
)
from tests.pile.versions import MISSED, ROWS, reading, since, version

READINGS = read(EXAMPLE.read_bytes(), file="十张.txt")


def lines(subject: Any, report: str = "check", **manner: Any) -> list[dict[str, str]]:  # noqa: ANN401 - any subject
    """The lines of a table, by their heads."""
    told = export(subject, report, format="csv", **manner).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(told, newline="")))


@pytest.mark.parametrize("report", ["read", "score", "check"])
def test_a_spreadsheet_opens_it_by_a_double_click(report: str) -> None:
    written = export(READINGS if report == "read" else one_form(), report, format="csv")
    assert written.startswith(b'\xef\xbb\xbf"')
    assert written.endswith(b'"\r\n')
    assert written.count(b"\n") == written.count(b"\r\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("report", ["read", "score", "check"])
def test_every_table_begins_with_the_heads_that_tell_it_from_a_form(report: str, lang: str) -> None:
    first, *_ = lines(READINGS if report == "read" else one_form(), report, lang=lang)
    assert tuple(first)[:3] == HEADS[lang == "en"]


def test_every_finding_has_a_line_with_everything_that_is_said_of_it() -> None:
    found = [line for line in lines(one_form()) if line["代码"] == "SC005"]
    assert found == [
        {
            "序号": "1",
            "文件": "自评表.txt",
            "第几张": "1",
            "项目": "",
            "项目编码": "",
            "单位": "清河区图书馆",
            "主管部门": "清河区文化和旅游局",
            "年度": "2020",
            "程度": "请核实说明",
            "代码": "SC005",
            "检查": "扣分与办法测算不一致",
            "事项": "「新建图书角数量」",
            "位置": "表1第14行第8列",
            "内容": POINTS.message,
            "建议": POINTS.remedy,
            "由谁处理": "实施单位",
            "说明": "",
            "上次": "",
            "更正后": "",
            "依据": "财预〔2020〕10号「定量指标计分」〔mof-2020-10/quantitative〕",
            "对照": "",
            "指纹": "0123456789ab",
        }
    ]


def test_what_is_no_finding_is_told_too_and_under_its_own_word() -> None:
    told = [(line["程度"], line["代码"]) for line in lines(three_forms())]
    assert ("读表说明", "FM010") in told
    assert ("未能判断", "FD013") in told
    assert told[-1] == ("无法读取", "")
    assert lines(three_forms())[-1]["内容"] == f"{BAD_FILE.reason}。"


def test_a_form_with_nothing_to_say_still_has_its_line() -> None:
    (told,) = lines(pile_of(assessed()))
    assert (told["项目"], told["程度"], told["内容"]) == ("社区图书角建设", "", "没有发现要处理的事项")


def test_points_are_a_form_a_line_and_figures() -> None:
    first, second = lines(pile_of(assessed(rules=("mof-2020-10",)), assessed('项目名称 | 甲,乙"丙"')), "score")
    # 84.77 of 86.50
    assert (first["序号"], first["执行率"], first["自评得分"], first["测算得分"]) == ("1", "98.00%", "99.8", "99.80")
    assert (first["测算下限"], first["测算上限"], first["测算等级"]) == ("99.80", "99.80", "优")
    assert second["项目"] == '甲,乙"丙"'


def test_forms_as_they_were_read_are_an_indicator_a_line() -> None:
    told = lines(READINGS, "read")
    assert len(told) == 99
    assert (told[0]["三级指标"], told[0]["年度指标值"], told[0]["分值"]) == ("支部党员大会", "2次", "7.5")


def test_a_form_without_indicators_is_not_lost_and_other_forms_are_left_out() -> None:
    bare = msgspec.structs.replace(READINGS[0].form, indicators=())
    other = msgspec.structs.replace(READINGS[1], form=OtherForm(kind=FormKind.SUMMARY))
    told = lines([msgspec.structs.replace(READINGS[0], form=bare), other, BAD_FILE], "read")
    assert [(line["项目"], line["三级指标"]) for line in told] == [("党建经费", "")]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+86 13800000000",
        "-1+1|cmd",
        "@SUM(A1)",
        "\t=1",
        "\rx",
        "\nx",
        "  =1",
        "\u3000=1",
        "\ufeff=1",
        "\u200b=1",
        '"=1',
        "'=1",
        "“=1",
        "＝1+1",
        "＋1+1",
        "－1+1",
        "＠SUM(A1)",
        "'\" \t＝cmd|' /C calc'!A0",
    ],
)
def test_what_a_spreadsheet_would_compute_is_marked_as_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["0123456789", "310115000000012345", "12e45", "1-2", "3/4", "2020-12-31", "12:30", "2020年12月"]
)
def test_what_a_spreadsheet_would_show_as_something_else_is_marked_as_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-5",
        "+5",
        "-0.5",
        "-1,234.56",
        "98.5%",
        "-3%",
        "0",
        "0.5",
        "-",
        "—",
        "≥90%",
        "1-2 次",
        "自评表",
        "a=b",
        "3个",
    ],
)
def test_figures_stay_figures_and_other_texts_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(some.text(alphabet=some.sampled_from("=+-@＝＋－＠\t\r\n \u3000\"'“0123456789.,%eE/:年月表a"), max_size=8))
def test_no_cell_begins_a_formula_whatever_a_form_says(text: str) -> None:
    cell = guarded(text)
    bare = re.sub(r"^[\s\"'“\u3000]+", "", cell)
    is_figure = re.fullmatch(r"[-+]?[\d,]*\.?\d*%?", cell)
    assert cell.startswith("'") or is_figure or bare[:1] not in {*"=+-@＝＋－＠"} or len(bare) == 1


def test_what_a_form_says_stands_in_one_cell_on_one_line() -> None:
    hostile: Field[str] = Field("=cmd|'x'!A0\r\n\"a\",b;\x1b[31m\u202e", "", Place(file="a"))
    found = assessed(findings=(NAMELESS,))
    form = msgspec.structs.replace(found.form, project=hostile)
    (told,) = lines(pile_of(msgspec.structs.replace(found, form=form)))
    assert told["项目"] == "'=cmd|'x'!A0  \"a\",b;[31m"
    assert told["代码"] == "FM001"


def test_amounts_are_written_digit_by_digit() -> None:
    large: Field[Decimal] = Field(Decimal("12345678901234567890.12"), "", Place(file="a"))
    found = assessed(findings=(COPIED,))
    (total, *others) = found.form.funds
    funds = (msgspec.structs.replace(total, revised_budget=large), *others)
    form = msgspec.structs.replace(found.form, funds=funds)
    (told,) = lines(pile_of(msgspec.structs.replace(found, form=form, not_judged=(OPEN,))), "score")
    assert told["全年预算数"] == "12345678901234567890.12"


def test_what_became_of_a_form_since_last_time_has_lines_of_its_own() -> None:
    kept, *rest = ROWS
    before = version(MISSED, *rest, "总分 | 100 | 99.8", "实施单位 |")
    told = lines(since([before], reading(kept, *rest, "总分 | 100 | 99.8", "实施单位 |")))
    by_weight = {line["程度"]: line for line in told if line["上次"] == "比上次"}
    assert set(by_weight) == {"已改", "表里改动"}
    assert [line["上次"] for line in told if line["代码"] == "FM002"] == ["上次已提"]


def test_what_could_not_be_judged_across_forms_names_them() -> None:
    open_ = NotJudgedAcross("XF007", (0, 1), "金额单位待确认。", "the unit waits to be confirmed")
    pile = pile_of(assessed("项目名称 | 甲"), assessed("项目名称 | 乙"))
    *_, told = lines(msgspec.structs.replace(pile, across_not_judged=(open_,)))
    assert (told["程度"], told["代码"], told["项目"]) == ("未能判断", "XF007", "【1】甲；【2】乙")
