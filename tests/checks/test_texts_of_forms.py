"""Blanks in names, halves of pairs, signatories, labels and columns: what the pages' examples do not already show."""

import msgspec
import pytest

from jiheng.checks import Case, Reported, Severity, Who
from jiheng.form import Block, Field, Place
from tests.checks.building import case_from, case_with, form_of, found_in, key, real

ROW = "产出指标 | 数量指标 | {name} | ≥24个 | 24个 | 15 | 15 | {note}"


def findings(case: Case, code: str) -> list[Reported]:
    return list(found_in(case, code).findings)


def with_name(name: str, code: str) -> list[Reported]:
    return findings(case_with(ROW.format(name=name, note="")), code)


def with_unit(printed: str, value: str) -> Case:
    form = form_of(key()[1])
    return case_from(msgspec.structs.replace(form, implementing_unit=Field(value, printed, Place())))


# --- FM007: blanks and line breaks in names


def test_the_blank_in_the_one_real_name_that_has_one_is_shown_between_its_words() -> None:
    assert [n for n in range(1, 11) if findings(real(n), "FM007")] == [3]
    (found,) = findings(real(3), "FM007")
    assert found.severity is Severity.ADVICE
    assert "「职工）创新工作室」与「新增数」之间有空格" in found.message
    assert (found.where.row, found.where.field) == (5, "name")


@pytest.mark.parametrize(
    "name", ["图书角 新增数", "图 书 角", "图书角\u3000新增数", "（新建） 图书角", "图书\u00a0角", "图\u200b书角"]
)
def test_a_blank_of_any_kind_between_chinese_characters_is_stray(name: str) -> None:
    assert with_name(name, "FM007")


@pytest.mark.parametrize(
    "name", ["新建 24 小时图书角", "RFID 标签", "图书角 A 类", "图书角(新增)", "一、图书角 二、书架", "图书角"]
)
def test_blanks_beside_figures_and_letters_and_between_listed_things_are_not(name: str) -> None:
    assert with_name(name, "FM007") == []


def test_a_line_break_in_a_name_is_called_one() -> None:
    (found,) = findings(with_unit("清河区文化\n图书馆", "清河区文化图书馆"), "FM007")
    assert "「清河区文化」与「图书馆」之间断了行" in found.message
    assert findings(with_unit("24小时\n图书馆", "24小时 图书馆"), "FM007")


def test_two_offices_in_one_cell_are_asked_to_be_parted_rather_than_run_together() -> None:
    (found,) = findings(with_unit("清河区教育局 清河区图书馆", "清河区教育局清河区图书馆"), "FM007")
    assert found.remedy.startswith("写的是两个单位的，请用顿号隔开")


def test_the_blanks_of_a_label_in_the_same_cell_are_not_those_of_the_name() -> None:
    assert findings(with_unit("实 施 单 位： 清河区图书馆", "清河区图书馆"), "FM007") == []
    assert findings(with_unit("实 施 单 位：清河区 图书馆", "清河区图书馆"), "FM007")


def test_of_many_breaks_three_are_shown_and_all_are_counted() -> None:
    (found,) = with_name("图 书 角 新 增", "FM007")
    assert found.message.count("与") == 3
    assert "等 4 处" in found.message


# --- FM008: halves of pairs


def test_the_one_real_form_with_a_lone_quotation_mark_is_quoted_within_its_sentence() -> None:
    assert [n for n in range(1, 11) if findings(real(n), "FM008")] == [10]
    (found,) = findings(real(10), "FM008")
    assert "「灵活就业群体”经费有拨付不及时」里的 ” 没有配对的 “" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "“图书角", "图书角”", "（图书角", "图书角）", "《图书馆法", "图书馆法》", "“甲”和“乙", "””图书角",
        "（（图书角）", "【图书角", "图书角)",
    ],
)  # fmt: skip
def test_a_half_without_its_partner_is_found(text: str) -> None:
    assert findings(case_with(f"预期目标 | 建成{text}，开放。"), "FM008")


@pytest.mark.parametrize(
    "text",
    [
        "“图书角”", "（图书角)", "《关于“图书角”的通知》", "1）图书角；2）书架", "一）图书角", "a) 图书角",
        "评分[80,90)", "（60，80]", "3>2",
    ],
)  # fmt: skip
def test_pairs_numbers_of_a_list_and_half_open_ranges_are_whole(text: str) -> None:
    assert findings(case_with(f"预期目标 | {text}。"), "FM008") == []


def test_of_many_halves_three_are_shown_and_all_are_counted() -> None:
    (found,) = findings(case_with("预期目标 | “甲，“乙，“丙，“丁。"), "FM008")
    assert found.message.count("没有配对的") == 3
    assert "等 4 处" in found.message
    assert found.matter == "goal"


# --- FM005, FM013, FM014: previews


def test_all_blank_places_are_one_finding_that_names_them() -> None:
    (found,) = findings(case_with("+ 填报人 |", "+ 财务负责人 |", "+ 填报日期 | 2021年1月5日"), "FM005")
    assert "「填报人」「财务负责人」留有位置" in found.message
    assert found.where.block is Block.HEADER
    (below,) = findings(case_with("+ 填报人 | 李某", "+ 财务负责人 | ____"), "FM005")
    assert below.where.block is Block.FOOTER


def test_a_form_without_places_to_sign_is_not_asked() -> None:
    (skipped,) = found_in(case_with(), "FM005").skipped
    assert "没有填报人" in skipped.reason


def test_the_real_forms_whose_indicators_are_labelled_as_goals_are_known() -> None:
    assert [n for n in range(1, 11) if findings(real(n), "FM013")] == [5, 6, 7, 8, 9, 10]
    (found,) = findings(real(5), "FM013")
    assert found.who is Who.TEMPLATE
    assert "印作「绩效目标」" in found.message


def test_a_form_without_a_label_beside_its_indicators_is_not_judged_by_it() -> None:
    assert found_in(case_from(form_of(key()[4])), "FM013").skipped


def test_columns_that_are_not_there_are_named() -> None:
    form = form_of(key()[0])
    (found,) = findings(case_from(msgspec.structs.replace(form, columns=form.columns - {"name", "actual"})), "FM014")
    assert "没有「三级指标」「实际完成值」，比通常的 8 栏少 2 栏" in found.message
    assert found_in(case_from(msgspec.structs.replace(form, columns=frozenset())), "FM014").skipped
    assert findings(case_from(msgspec.structs.replace(form, columns=form.columns | {"unit"})), "FM014") == []


def test_where_a_cell_of_a_page_was_full_the_line_ends_and_that_is_no_break_of_the_name() -> None:
    case = case_with("项目名称 | 社区图书角建设")
    (at, typed) = (case.form.project.place, "社区图书\n角建设")
    assert at is not None
    for page, codes in ((None, ["FM007"]), (2, [])):
        place = msgspec.structs.replace(at, page=page)
        project = msgspec.structs.replace(case.form.project, printed=typed, place=place)
        form = msgspec.structs.replace(case.form, project=project)
        found = found_in(msgspec.structs.replace(case, form=form), "FM007").findings
        assert [one.code for one in found] == codes
