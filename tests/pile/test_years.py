"""Two years of one project side by side: which forms belong together, and what is told of them."""

import json
from decimal import Decimal

import pytest

from jiheng.assess import Options, Reading, read
from jiheng.checks.frames import text_of
from jiheng.checks.pages import Example
from jiheng.exporting import export
from jiheng.pile import Pile, SideBySide, gather
from jiheng.values import Outcome

ROWS = (
    "产出指标 | 数量指标 | 演出场次 | ≥60场 | 41场 | 15 | 10.25 | 汛期道路中断",
    "产出指标 | 时效指标 | 演出结束时间 | {}年12月20日前 | {}年12月8日 | 15 | 15 |",
    "效益指标 | 社会效益 | 观众人次 | ≥30000人次 | 31500人次 | 60 | 60 |",
)


def form(year: int | str, project: str = "送戏下乡", *lines: str) -> Reading:
    text = text_of(Example(triggers=True, frame="standard", lines=(f"年度 | {year}", f"项目名称 | {project}", *lines)))
    (reading,) = read(text.encode(), file=f"{project}{year}.txt")
    return reading


def rows(year: int, first: str = ROWS[0]) -> tuple[str, ...]:
    return (first, ROWS[1].format(year, year), ROWS[2])


def pile(*readings: Reading, **options: object) -> Pile:
    return gather(readings, Options(**options))  # type: ignore[arg-type]  # any option, by name


def only(found: Pile) -> SideBySide:
    (one,) = found.years
    return one


def test_one_project_of_two_years_is_set_side_by_side_oldest_first() -> None:
    found = only(pile(form(2020), form(2019), form(2020, "图书角")))
    assert (found.project, found.implementing_unit) == ("送戏下乡", "清河区图书馆")
    assert [(one.year, one.form) for one in found.years] == [(2019, 1), (2020, 0)]
    assert found.years[0].original_budget == Decimal("86.50")
    assert found.years[0].rate == Decimal("0.98")
    assert found.years[0].unit == "万元"
    assert found.years[0].is_unit_sure
    assert found.years[0].due.claimed_total == Decimal("99.8")


def test_years_in_the_name_of_a_project_are_set_aside() -> None:
    assert only(pile(form(2019, "2019年送戏下乡"), form(2020, "2020年送戏下乡"))).project == "2020年送戏下乡"


def test_one_code_is_one_project_whatever_it_is_called() -> None:
    code = "[310112345678901]"
    found = only(pile(form(2019, f"{code}送戏下乡"), form(2020, f"{code}惠民演出"), form(2021, "惠民演出")))
    assert [one.year for one in found.years] == [2019, 2020, 2021]
    assert found.project_code is None  # as the latest form has it
    assert found.project == "惠民演出"


@pytest.mark.parametrize(
    "others",
    [
        (form(2020),),  # the same year once more
        (form(2019, "送戏下乡", "实施单位 | 清河区文化馆"),),
        (form(2019, "送戏下乡", "实施单位 |"),),
        (form("", "送戏下乡"),),
    ],
    ids=["same year", "other unit", "no unit", "no year"],
)
def test_forms_that_may_be_of_another_project_are_left_apart(others: tuple[Reading, ...]) -> None:
    found = pile(form(2020), *others)
    assert len(found.years) == 0
    assert list(found.years) == []


def test_of_several_forms_of_a_year_the_first_stands_for_all() -> None:
    found = only(pile(form(2019), form(2020), form(2020, "送戏下乡", "主管部门 | 另一个局")))
    assert [one.form for one in found.years] == [0, 1]


def test_rows_of_one_name_are_put_together_and_others_stand_alone() -> None:
    renamed = "产出指标 | 数量指标 | 展演场次 | ≥5场 | 5场 | 15 | 15 |"
    found = only(pile(form(2019, "送戏下乡", *rows(2019)), form(2020, "送戏下乡", *rows(2020, renamed))))
    assert [row.name for row in found.rows] == ["展演场次", "演出结束时间", "观众人次", "演出场次"]
    new, date, audience, gone = found.rows
    assert new.years[0] is None
    assert gone.years[1] is None
    assert gone.years[0] is not None
    assert (gone.years[0].target, gone.years[0].actual) == ("≥60场", "41场")
    assert gone.years[0].outcome is Outcome.MISSED
    assert date.changed == ()  # a date moves with its year
    assert audience.changed == ()


def test_what_was_set_otherwise_is_named() -> None:
    other = "产出指标 | 数量指标 | 演出场次 | ≥50场 | 50场 | 20 | 20 |"
    found = only(pile(form(2019, "送戏下乡", *rows(2019)), form(2020, "送戏下乡", *rows(2020, other))))
    assert found.rows[0].changed == ("target", "max_points")


def test_another_comparator_is_another_target() -> None:
    other = ROWS[0].replace("≥60场", "≤60场")
    found = only(pile(form(2019, "送戏下乡", *rows(2019)), form(2020, "送戏下乡", *rows(2020, other))))
    assert found.rows[0].changed == ("target",)


def test_the_second_row_of_a_name_goes_with_the_second() -> None:
    twice = (ROWS[0], ROWS[0].replace("≥60场", "≥9场"), ROWS[2])
    found = only(pile(form(2019, "送戏下乡", *twice), form(2020, "送戏下乡", *twice)))
    assert [row.name for row in found.rows] == ["演出场次", "演出场次", "观众人次"]
    assert all(row.changed == () for row in found.rows)


def test_rows_without_a_name_are_left_out() -> None:
    nameless = ROWS[0].replace("演出场次", "")
    found = only(pile(form(2019, "送戏下乡", *rows(2019, nameless)), form(2020, "送戏下乡", *rows(2020, nameless))))
    assert [row.name for row in found.rows] == ["演出结束时间", "观众人次"]


def test_several_projects_are_given_by_place_and_by_slice() -> None:
    years = pile(*(form(year, name) for name in ("送戏下乡", "图书角") for year in (2019, 2020))).years
    assert [one.project for one in years[0:2]] == ["送戏下乡", "图书角"]
    assert years[-1].project == "图书角"


# ---- as they are shown


def text(found: Pile, **manner: object) -> str:
    return export(found, "check", format="text", **manner).decode()  # type: ignore[arg-type]  # any manner, by name


def section(found: Pile, head: str = "同一项目各年度对照", **manner: object) -> list[str]:
    """Give the lines of the section, up to the words that end every report and what stands right above them."""
    lines = text(found, **manner).splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(head))
    rule = next(at for at in range(len(lines) - 1, start, -1) if not lines[at])
    return lines[start:rule]


def test_the_text_shows_figures_in_columns_and_the_rows_that_tell() -> None:
    renamed = "产出指标 | 数量指标 | 演出场次 | ≥50场 | 50场 | 15 | 15 |"
    found = pile(form(2019, "送戏下乡", *rows(2019)), form(2020, "送戏下乡", *rows(2020, renamed)))
    assert section(found) == [
        "同一项目各年度对照：1 个项目",
        "",
        "送戏下乡（清河区图书馆）",
        "              2019 年度【1】  2020 年度【2】",
        "  年初预算数      86.50 万元  86.50 万元",
        "  全年预算数      86.50 万元  86.50 万元",
        "  全年执行数      84.77 万元  84.77 万元",
        "  执行率                 98%  98%",
        "  自评总分    95.05 分（优）  99.8 分（优）",
        "  测算总分    95.05 分（优）  99.80 分（优）",
        "  · 「演出场次」目标有变",
        "      2019　目标 ≥60场，完成 41场（未完成），15 分得 10.25",
        "      2020　目标 ≥50场，完成 50场，15 分得 15",
        "  · 其余 2 项各年目标、分值相同，没有未完成的。",
    ]


def test_in_english_it_says_the_same() -> None:
    shown = section(pile(form(2019), form(2020)), "One project", lang="en")
    assert shown[0] == "One project, several years: 1"
    assert shown[-1] == "  · the other 7 are set alike, and none was missed."


def test_what_is_blank_or_unsure_is_said_to_be() -> None:
    money = "年度资金总额 | | 8650000.00 | 8477000.00 | 10 | | "
    changed = ROWS[0].replace("| 15 | 10.25 |", "| | |")
    lines = (money, changed, "总分 | 100 |")
    shown = section(pile(form(2019, "送戏下乡", *lines), form(2020, "送戏下乡", *lines, ROWS[2])))
    assert any(line.split() == ["年初预算数", "（空）", "（空）"] for line in shown)
    assert any("8,650,000.00（单位待确认）" in line for line in shown)
    assert "      2019　目标 ≥60场，完成 41场（未完成）" in shown
    assert "      2019　没有这一项" in shown
    assert any("自评总分" in line and "未填" in line for line in shown)


def test_of_very_many_projects_the_first_twenty_are_shown() -> None:
    readings = [
        form(year, f"第{name}期培训") for name in "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子" for year in (2019, 2020)
    ]
    shown = section(pile(*readings))
    assert shown[0] == "同一项目各年度对照：21 个项目"
    assert sum("各年目标、分值相同" in line for line in shown) == 20
    assert "  其余 1 个项目见 --format json。" in shown


def test_a_pile_of_one_year_has_no_such_section() -> None:
    assert "各年度对照" not in text(pile(form(2020), form(2020, "图书角")))


def test_json_has_the_projects_with_their_years() -> None:
    found = pile(form(2019, "送戏下乡", *rows(2019)), form(2020, "送戏下乡", *rows(2020, ROWS[2])))
    (one,) = json.loads(export(found, "check", format="json"))["years"]
    assert one["project"] == "送戏下乡"
    assert one["years"][0] == {
        "year": 2019, "form": 0, "amount_unit": "万元", "amount_unit_sure": True, "original_budget": "86.50",
        "revised_budget": "86.50", "actual_expenditure": "84.77", "execution_rate": "98.00",
        "claimed_total": "95.05", "low": "95.05", "high": "95.05", "grade": "优",
    }  # fmt: skip
    missed = next(row for row in one["rows"] if row["name"] == "演出场次")
    assert missed == {
        "name": "演出场次",
        "years": [
            {"target": "≥60场", "actual": "41场", "max_points": "15", "claimed_points": "10.25", "outcome": "missed"},
            None,
        ],
        "changed": [],
    }


def test_json_lines_have_a_line_for_each_such_project() -> None:
    lines = export(pile(form(2019), form(2020)), "check", format="jsonl").splitlines()
    assert [json.loads(line)["years"]["project"] for line in lines if json.loads(line)["years"]] == ["送戏下乡"]
