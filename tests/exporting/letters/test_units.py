"""Who gets a letter: the units that a pile of forms comes from, however they are written."""

import pytest

from jiheng.assess import Options
from jiheng.exporting.letters.letter import Sender, letter
from jiheng.exporting.letters.matters import units_of
from jiheng.pile import gather
from tests.exporting.letters.making import UNIT, files, of, pile, said
from tests.pile.versions import reading


def test_every_unit_gets_one_letter_about_all_its_forms() -> None:
    written = files(pile(of(unit="区图书馆"), of(unit="区文化馆"), of(unit="区图书馆", project="流动书车")))
    assert list(written) == [
        "审核意见-区图书馆.docx",
        "审核意见-区图书馆.xlsx",
        "审核意见-区文化馆.docx",
        "审核意见-区文化馆.xlsx",
        "整改台账.xlsx",
    ]


def test_a_form_without_a_unit_is_told_to_its_department() -> None:
    found = units_of(pile(of(unit="", lines=("主管部门 | 区文化局",))))
    assert [one.name for one in found] == ["区文化局"]


def test_units_of_one_name_in_two_departments_get_letters_of_their_own() -> None:
    first, second = (of(unit="办公室", lines=(f"主管部门 | {one}",)) for one in ("区文化局", "区教育局"))
    assert [name for name in files(pile(first, second), formats=["docx"]) if "审核意见" in name] == [
        "审核意见-办公室（区文化局）.docx",
        "审核意见-办公室（区教育局）.docx",
    ]
    called = [said(letter(unit, (), None, Sender()))[1] for unit in units_of(pile(first, second))]
    assert called == ["办公室（区文化局）：", "办公室（区教育局）："]


def test_a_unit_is_the_same_in_full_and_half_width_signs_and_with_blanks_in_its_name() -> None:
    written = ("Ａ区图书馆（本级）", "A区图书馆(本级)", "A区 图书馆（本级）　")
    (unit,) = units_of(pile(*(of(unit=one) for one in written)))
    assert (unit.name, len(unit.places)) == ("Ａ区图书馆（本级）", 3)


@pytest.mark.parametrize("blank", ["无", "无。", "", "   ", "—", "/", "同上"])
def test_words_that_name_no_unit_are_none(blank: str) -> None:
    (unit,) = units_of(pile(of(unit=blank, lines=("主管部门 | 区文化局",))))
    assert unit.name == "区文化局"


def test_a_form_that_names_no_department_goes_with_the_others_of_its_unit() -> None:
    without, within, elsewhere = (of(lines=(f"主管部门 | {one}",)) for one in ("", "区文化局", "区教育局"))
    (unit,) = units_of(pile(without, within))
    assert (unit.called, unit.department, len(unit.places)) == ("区图书馆", "区文化局", 2)
    # Of which of two departments it is nobody can tell.
    assert [one.called for one in units_of(pile(within, elsewhere, without))] == [
        "区图书馆（区文化局）",
        "区图书馆（区教育局）",
        "区图书馆",
    ]


def test_a_form_given_twice_is_asked_about_once() -> None:
    given = reading("项目名称 |")
    (unit,) = units_of(gather([given, given], Options(audience=UNIT)))
    assert len(unit.places) == 1
