"""XF006 and XF007: forms beside a list of projects, matched by code, by name and unit, by a name alone."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec
import pytest

from jiheng.checks import Facts, Judged, ReportedAcross
from jiheng.form import Entry
from tests.checks.building import case_with, real

Lines = tuple[str, ...]
LIBRARY = "清河区图书馆"


def form(project: str, unit: str | None = None, code: str = "", year: str = "2020", *more: str) -> Lines:
    lines = [f"项目名称 | {f'[{code}]' if code else ''}{project}", f"年度 | {year}"]
    return (*lines, *([] if unit is None else [f"实施单位 | {unit}"]), *more)


def listed(*entries: tuple[str | None, str | None] | Entry) -> tuple[Entry, ...]:
    return tuple(
        one if isinstance(one, Entry) else Entry(number, None, *one) for number, one in enumerate(entries, start=1)
    )


def found(forms: Sequence[Lines], entries: Sequence[Entry], code: str = "XF006") -> tuple[ReportedAcross, ...]:
    facts = Facts(only={code})
    cases = [case_with(*lines) for lines in forms]
    for place, case in enumerate(cases):
        facts.add(place, case)
    facts.list_entries(entries)
    return facts.judge(cases[0].pack).findings


def said(forms: Sequence[Lines], entries: Sequence[Entry]) -> list[str]:
    return [one.message.removesuffix("（依据所给的项目清单，非办法条款）") for one in found(forms, entries)]


# ---- XF006


def test_every_project_with_its_form_and_every_form_with_its_project_is_silence() -> None:
    forms = [form("送戏下乡"), form("图书角"), form("展演", "清河区文化馆")]
    assert said(forms, listed(("送戏 下乡", LIBRARY), ("图书角", LIBRARY), ("展演", "清河区文化馆"))) == []


def test_a_project_without_a_form_is_told_with_its_row() -> None:
    (one,) = found(
        [form("送戏下乡"), form("图书角")], listed(("送戏下乡", LIBRARY), ("图书角", LIBRARY), ("古籍", LIBRARY))
    )
    assert one.forms == ()
    assert one.message == "清单第 3 行「古籍」（清河区图书馆），这批表里没有。（依据所给的项目清单，非办法条款）"
    assert one.remedy == "请催交；不用交的，在清单「是否免报」一栏写明原因。"


def test_projects_are_told_in_the_order_of_the_list_after_what_is_said_of_forms() -> None:
    entries = listed(("送戏下乡", LIBRARY), ("丙", LIBRARY), ("乙", LIBRARY), ("甲", LIBRARY))
    told = said([form("送戏下乡"), form("图书角")], entries)
    assert told == [
        "「图书角」（清河区图书馆）不在项目清单上，也没有名称相近而没有表的行。",
        "清单第 2 行「丙」（清河区图书馆），这批表里没有。",
        "清单第 3 行「乙」（清河区图书馆），这批表里没有。",
        "清单第 4 行「甲」（清河区图书馆），这批表里没有。",
    ]


def test_a_unit_that_sent_nothing_at_all_is_told_once_with_its_projects() -> None:
    entries = listed(("送戏下乡", LIBRARY), ("图书角", LIBRARY), ("展演", "文化馆"), ("培训", "文化馆"))
    (one,) = found([form("送戏下乡"), form("图书角")], entries)
    assert one.message.startswith(
        "「文化馆」在清单上有 2 个项目，这批表里一张也没有：第 3 行「展演」、第 4 行「培训」。"
    )
    assert one.evidence == ("第 3 行「展演」（文化馆）", "第 4 行「培训」（文化馆）")


def test_of_a_unit_with_very_many_projects_the_first_are_named() -> None:
    entries = listed(
        ("送戏下乡", LIBRARY), ("图书角", LIBRARY), *((f"第{n}期培训", "文化馆") for n in "一二三四五六七")
    )
    (one,) = found([form("送戏下乡"), form("图书角")], entries)
    assert "第 7 行「第五期培训」等 7 个。" in one.message
    assert "row 7 “第五期培训” and 2 more" in one.message_en
    assert len(one.evidence) == 7


def test_a_project_that_owes_no_form_is_not_missed() -> None:
    entries = listed(("送戏下乡", LIBRARY), ("图书角", LIBRARY), Entry(3, project="机要", exempt="涉密"))
    assert said([form("送戏下乡"), form("图书角")], entries) == []


def test_of_one_form_alone_only_the_form_itself_is_spoken_of() -> None:
    entries = listed(("送戏下乡", LIBRARY), ("古籍", LIBRARY))
    assert said([form("送戏下乡")], entries) == []
    assert said([form("图书角")], entries) == ["「图书角」（清河区图书馆）不在项目清单上，也没有名称相近而没有表的行。"]


def test_a_code_goes_before_names() -> None:
    entries = [Entry(1, "310112345678901", "送戏下乡（二期）", "文化馆"), Entry(2, None, "图书角", LIBRARY)]
    assert said([form("送戏下乡", code="310112345678901"), form("图书角")], entries) == []


def test_a_form_with_another_code_does_not_answer_a_row_that_has_its_form() -> None:
    entries = [Entry(1, "310112345678901", "送戏下乡", LIBRARY), Entry(2, None, "图书角", LIBRARY)]
    forms = [form("送戏下乡", code="310112345678901"), form("送戏下乡", code="310112345678902"), form("图书角")]
    assert said(forms, entries) == ["「送戏下乡」（清河区图书馆）不在项目清单上，也没有名称相近而没有表的行。"]


def test_a_project_with_two_forms_of_one_year_is_told_with_both() -> None:
    (one,) = found(
        [form("送戏下乡"), form("送戏下乡"), form("图书角")], listed(("送戏下乡", LIBRARY), ("图书角", LIBRARY))
    )
    assert one.forms == (0, 1)
    assert one.message.startswith("「送戏下乡」（清河区图书馆）在清单上只有第 1 行，交来 2 张表。")


def test_two_years_of_one_project_are_not_two_forms() -> None:
    forms = [form("送戏下乡", year="2019"), form("送戏下乡", year="2020")]
    assert said(forms, listed(("送戏下乡", LIBRARY))) == []


def test_a_list_of_one_year_is_set_beside_the_forms_of_that_year() -> None:
    entries = [Entry(1, None, "送戏下乡", LIBRARY, fiscal_year=2020), Entry(2, None, "古籍", LIBRARY, fiscal_year=2020)]
    forms = [form("送戏下乡", year="2019"), form("图书角", year="2019"), form("送戏下乡"), form("古籍")]
    assert said(forms, entries) == []


def test_of_a_list_of_two_years_the_year_without_forms_is_left_out() -> None:
    entries = [
        Entry(1, None, "送戏下乡", LIBRARY, fiscal_year=2019),
        Entry(2, None, "送戏下乡", LIBRARY, fiscal_year=2020),
        Entry(3, None, "古籍", LIBRARY, fiscal_year=2020),
    ]
    assert said([form("送戏下乡"), form("古籍", year="")], entries) == []


OF_2021 = [Entry(1, None, "送戏下乡", LIBRARY, fiscal_year=2021), Entry(2, None, "古籍", LIBRARY, fiscal_year=2021)]


def test_a_list_of_another_year_than_all_forms_is_told_once_and_nothing_is_compared() -> None:
    (one,) = found([form("送戏下乡"), form("古籍", year="2019")], OF_2021)
    assert one.forms == (0, 1)
    assert one.message == (
        "项目清单是 2021 年度的，交来的表是 2019、2020 年度的，没有核对。（依据所给的项目清单，非办法条款）"
    )
    money = [msgspec.structs.replace(one, actual_expenditure=Decimal(1)) for one in OF_2021]
    assert found([form("送戏下乡")], money, "XF007") == ()


def test_a_form_that_names_no_year_may_be_of_the_year_of_the_list() -> None:
    assert said([form("送戏下乡", year=""), form("古籍", year="")], OF_2021) == []
    assert said([form("送戏下乡", year=""), form("古籍", year=""), form("图书角")], OF_2021) == []


def test_a_row_without_a_year_is_of_any_and_one_of_a_year_without_forms_is_left_out() -> None:
    entries = [Entry(1, None, "送戏下乡", LIBRARY), OF_2021[1], Entry(3, None, "图书角", LIBRARY)]
    assert said([form("送戏下乡"), form("图书角")], entries) == []


def test_a_project_that_came_in_for_another_year_alone_is_told_so() -> None:
    forms = [form("送戏下乡", year="2021"), form("古籍"), form("古籍", year="2019")]
    (one,) = found(forms, OF_2021)
    assert one.message.startswith("清单第 2 行「古籍」（清河区图书馆），这批表里没有，只有 2019、2020 年度的。")
    assert "has no form in this pile but for 2019, 2020." in one.message_en


def test_of_rows_with_one_code_the_one_of_the_name_and_unit_is_meant() -> None:
    code = "310112345678901"
    entries = [
        Entry(1, code, "送戏下乡", "文化馆"),
        Entry(2, code, "送戏下乡", LIBRARY),
        Entry(3, code, "图书角", LIBRARY),
        Entry(4, code, "展演", "文化馆"),
    ]
    forms = [form("送戏下乡", code=code), form("图书角", "区图书馆", code=code), form("送戏下乡", "文化馆", code=code)]
    assert said(forms, entries) == ["清单第 4 行「展演」（文化馆），这批表里没有。"]
    assert said([form("古籍", code=code), form("送戏下乡", code=code)], entries)[0] == (
        "「古籍」（清河区图书馆）不在项目清单上，也没有名称相近而没有表的行。"
    )


@pytest.mark.parametrize(
    ("unit", "listed_unit"),
    [("清河区图书馆", "区图书馆"), ("图书馆", "清河区图书馆"), ("", "文化馆"), ("清河区图书馆", None)],
)
def test_a_name_that_the_list_has_once_is_enough_where_the_units_may_be_one(unit: str, listed_unit: str | None) -> None:
    assert said([form("送戏下乡", unit), form("图书角")], listed(("送戏下乡", listed_unit), ("图书角", LIBRARY))) == []


def test_a_list_that_names_the_department_for_the_unit_is_understood() -> None:
    entries = listed(("送戏下乡", "清河区文化和旅游局"), ("图书角", LIBRARY))
    assert said([form("送戏下乡"), form("图书角")], entries) == []
    above = [
        Entry(1, None, "送戏下乡", "文旅局下属", "清河区图书馆"),
        Entry(2, None, "图书角", None, "清河区文化和旅游局"),
    ]
    assert said([form("送戏下乡"), form("图书角")], above) == []


def test_one_name_in_two_units_is_two_projects_and_asked_about() -> None:
    entries = listed(("工作经费", "清河区档案馆"), ("图书角", LIBRARY))
    assert said([form("工作经费"), form("图书角")], entries) == [
        "「工作经费」（清河区图书馆）不在项目清单上；是否即清单第 1 行「工作经费」（清河区档案馆）？那一行还没有表。"
    ]


def test_another_department_has_another_project() -> None:
    entries = [Entry(1, None, "送戏下乡", None, "清河区教育局"), Entry(2, None, "图书角", LIBRARY)]
    assert len(said([form("送戏下乡", ""), form("图书角")], entries)) == 1


@pytest.mark.parametrize(
    ("name", "on_the_list", "is_near"),
    [
        ("送戏下乡演出", "送戏下乡", True),
        ("群团改革", "群团改革工作经费", True),
        ("职工技能培训费", "职工技能培训补贴", True),
        ("图书采购", "古籍修复", False),
    ],
)
def test_a_name_like_that_of_a_row_without_a_form_is_asked_about(name: str, on_the_list: str, *, is_near: bool) -> None:
    told = said([form(name), form("图书角")], listed((on_the_list, LIBRARY), ("图书角", LIBRARY)))
    assert any("是否即清单第 1 行" in one for one in told) is is_near
    assert len(told) == (1 if is_near else 2)  # what may be meant is not told again as missing


def test_an_entry_without_a_name_is_known_by_its_code_alone() -> None:
    entries = [Entry(1, "310112345678901", None, None), Entry(2, None, "图书角", LIBRARY)]
    assert said([form("送戏下乡", code="310112345678901"), form("图书角")], entries) == []
    assert said([form("送戏下乡"), form("图书角")], entries) == [
        "「送戏下乡」（清河区图书馆）不在项目清单上，也没有名称相近而没有表的行。",
        "清单第 1 行「310112345678901」，这批表里没有。",
    ]


def test_each_row_is_suggested_for_one_form_only_the_likest() -> None:
    forms = [form("送戏下乡活动经费"), form("送戏下乡演出"), form("图书角")]
    told = said(forms, listed(("送戏下乡", LIBRARY), ("图书角", LIBRARY)))
    assert told[0].endswith("也没有名称相近而没有表的行。")
    assert "是否即清单第 1 行" in told[1]


def test_what_a_thousand_names_have_in_common_suggests_none_of_them() -> None:
    names = [f"{chr(0x4E00 + n)}{chr(0x4E00 + n)}补助工作经费" for n in range(1000)]
    few, many = ([*((name, LIBRARY) for name in names[:most]), ("图书角", LIBRARY)] for most in (9, 1000))
    forms = [form("龘龘补助工作经费"), form("图书角")]
    assert "是否即清单第 1 行" in said(forms, listed(*few))[0]
    assert said(forms, listed(*many))[0].endswith("也没有名称相近而没有表的行。")


def test_a_form_without_a_name_is_asked_about_the_rows_of_its_unit() -> None:
    entries = listed(("送戏下乡", LIBRARY), ("古籍", LIBRARY))
    told = said([form(""), form("送戏下乡")], entries)
    assert [one.partition("；")[0] for one in told] == [
        "这张表（清河区图书馆）没有可用的「项目名称」和项目编码，与清单对不上"
    ]
    assert told[0].endswith("；清河区图书馆在清单上还没有表的是第 2 行「古籍」，是否即此项目？")


def test_with_several_rows_left_nobody_can_say_which_and_they_are_still_told() -> None:
    entries = listed(("送戏下乡", LIBRARY), ("古籍", LIBRARY), ("展演", LIBRARY))
    told = said([form(""), form(""), form("送戏下乡")], entries)
    assert told[0].startswith("有 2 张表（清河区图书馆）没有可用的「项目名称」和项目编码")
    assert told[0].endswith("第 2 行「古籍」、第 3 行「展演」，是否其中之一？")
    assert told[1:] == [
        "清单第 2 行「古籍」（清河区图书馆），这批表里没有。",
        "清单第 3 行「展演」（清河区图书馆），这批表里没有。",
    ]


def test_a_form_without_name_or_unit_is_told_alone() -> None:
    told = said([form("", ""), form("送戏下乡")], listed(("送戏下乡", LIBRARY)))
    assert told == ["这张表没有可用的「项目名称」和项目编码，与清单对不上。"]


def test_two_rows_of_one_name_and_one_form_cannot_be_told_apart() -> None:
    entries = listed(("送戏下乡", LIBRARY), ("送戏下乡", LIBRARY), ("图书角", LIBRARY))
    assert said([form("送戏下乡"), form("图书角")], entries) == [
        "清单上叫「送戏下乡」的有 2 行（第 1 行「送戏下乡」、第 2 行「送戏下乡」），交来 1 张表，分不清各是哪一行。"
    ]
    assert said([form("送戏下乡"), form("送戏下乡"), form("图书角")], entries) == []


def test_a_form_without_its_unit_answers_the_row_that_is_left() -> None:
    entries = listed(("工作经费", "文化馆"), ("工作经费", LIBRARY), ("图书角", LIBRARY))
    assert said([form("工作经费", ""), form("工作经费"), form("图书角")], entries) == []


def test_a_list_on_which_nothing_fits_is_told_once_as_perhaps_the_wrong_one() -> None:
    (one,) = found([form("送戏下乡"), form("图书角")], listed(("河道保洁", "水务站"), ("道路养护", "路政所")))
    assert one.forms == (0, 1)
    assert one.message.startswith("项目清单列了 2 个项目，这批 2 张表一张也对不上")


def test_without_a_roster_nothing_is_said_and_nothing_kept() -> None:
    facts = Facts(only={"XF006", "XF007"}, with_roster=False)
    case = case_with("项目名称 | 送戏下乡")
    facts.add(0, case)
    assert facts.judge(case.pack) == Judged()
    unlisted = Facts(only={"XF006"})
    unlisted.add(0, case)
    assert unlisted.judge(case.pack).findings == ()


def test_an_empty_roster_says_nothing() -> None:
    assert said([form("送戏下乡")], ()) == []


def test_a_name_whose_reading_is_open_is_no_name() -> None:
    facts = Facts(only={"XF006"})
    case = real(6)  # its project name is blank
    facts.add(0, case)
    facts.list_entries(listed(("职工培训", "闵行区总工会")))
    (one,) = facts.judge(case.pack).findings
    assert one.forms == (0,)
    assert "是否即此项目？" in one.message


# ---- XF007


FUND = "年度资金总额 | 86.50 | 86.50 | 84.77 | 10 | 98.00% | 9.8"


def entry(original: str | None, revised: str | None, spent: str | None) -> tuple[Entry, ...]:
    opening, now, paid = (None if figure is None else Decimal(figure) for figure in (original, revised, spent))
    amounts = {"original_budget": opening, "revised_budget": now, "actual_expenditure": paid}
    return (msgspec.structs.replace(Entry(1, None, "送戏下乡", LIBRARY), **amounts),)


def gaps(roster: tuple[Entry, ...], *more: str) -> list[str]:
    return [
        text for one in found([form("送戏下乡", None, "", "2020", *more)], roster, "XF007") for text in one.evidence
    ]


def test_amounts_that_agree_in_yuan_are_silence() -> None:
    assert gaps(entry("865000", "865000.00", "847700")) == []


def test_amounts_that_differ_are_told_together_with_both_figures() -> None:
    (one,) = found([form("送戏下乡")], entry("865000.00", "900000.00", "850000.00"), "XF007")
    assert one.message == (
        "「送戏下乡」（清河区图书馆）与清单第 1 行金额不一致："
        "全年预算数 865,000.00 元，清单调整后预算数 900,000.00 元，差 35,000.00 元；"
        "全年执行数 847,700.00 元，清单支付数 850,000.00 元，差 2,300.00 元。（依据所给的项目清单，非办法条款）"
    )


@pytest.mark.parametrize(("paid", "differs"), [("847750.00", False), ("847750.02", True), ("847649.99", True)])
def test_what_the_rounding_of_both_allows_is_no_difference(paid: str, *, differs: bool) -> None:
    # 84.77 in 万元 is known to 50 yuan, 847,750.00 to half a fen: together 50.005.
    assert bool(gaps(entry(None, None, paid))) is differs


def test_a_list_in_whole_ten_thousands_is_known_to_five_thousand() -> None:
    assert gaps(entry("87E+4", None, None)) == []
    assert gaps(entry("88E+4", None, None)) != []


APPROPRIATION = "其中：当年财政拨款 | 60.00 | 60.00 | 58.27 | — | 97.12% | —"
CARRIED = "上年结转资金 | 20.00 | 20.00 | 20.00 | — | 100.00% | —"
OTHER = "其他资金 | 6.50 | 6.50 | 6.50 | — | 100.00% | —"


def test_a_list_that_counts_the_appropriation_alone_agrees_with_that_row() -> None:
    assert gaps(entry("600000.00", "600000.00", "582700.00"), APPROPRIATION, CARRIED, OTHER) == []


def test_a_list_that_counts_all_public_money_agrees_with_appropriation_and_carryover() -> None:
    assert gaps(entry("800000.00", "800000.00", "782700.00"), APPROPRIATION, CARRIED, OTHER) == []


def test_a_list_that_mixes_them_agrees_with_neither() -> None:
    assert len(gaps(entry("600000.00", "865000.00", "582700.00"), APPROPRIATION, CARRIED, OTHER)) == 2


def test_a_source_that_is_larger_than_the_whole_is_no_part_that_a_list_may_count() -> None:
    larger = "其中：当年财政拨款 | 86.50 | 86.50 | 85.00 | — | 98.27% | —"
    assert gaps(entry("865000.00", "865000.00", "850000.00"), larger) == [
        "全年执行数 847,700.00 元，清单支付数 850,000.00 元，差 2,300.00 元"
    ]


def test_an_amount_that_goes_beyond_the_fen_is_shown_in_full() -> None:
    assert gaps(entry("865100.125", None, None)) == [
        "年初预算数 865,000.00 元，清单批复数 865,100.125 元，差 100.125 元"
    ]


def test_what_either_side_leaves_blank_is_not_compared() -> None:
    assert gaps(entry(None, None, None)) == []
    assert gaps(entry("1", None, None), "年度资金总额 | | 86.50 | 84.77 | 10 | 98.00% | 9.8") == []


def test_a_form_without_a_row_for_the_whole_is_not_compared() -> None:
    case = case_with("项目名称 | 送戏下乡")
    facts = Facts(only={"XF007"})
    facts.add(0, msgspec.structs.replace(case, form=msgspec.structs.replace(case.form, funds=())))
    facts.list_entries(entry("1", "1", "1"))
    assert facts.judge(case.pack).findings == ()


def test_amounts_in_an_unconfirmed_unit_are_not_compared_and_that_is_told_once() -> None:
    cases = [real(2), real(3)]
    facts = Facts(only={"XF007"})
    for place, case in enumerate(cases):
        facts.add(place, case)
    facts.list_entries(
        [
            Entry(number, None, case.form.project.value, "闵行区总工会", None, Decimal(number))
            for number, case in enumerate(cases, start=1)
        ]
    )
    found = facts.judge(cases[0].pack)
    assert found.findings == ()
    (left,) = found.not_judged
    assert (left.code, left.forms, left.reason) == ("XF007", (0, 1), "金额单位还没有确认，没有与清单核对金额。")
