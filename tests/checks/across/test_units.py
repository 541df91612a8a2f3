"""XF001, XF002, XF004, XF005: what several forms of one unit say together."""

from decimal import Decimal

import msgspec
import pytest

from jiheng.checks import Case, Facts, ReportedAcross, Stage
from jiheng.checks.across.xf005_points_inflated import interval
from jiheng.form import Certainty
from jiheng.rulepacks import load_pack
from jiheng.scoring.arithmetic import exactly
from tests.checks.building import case_with

UNIT = "实施单位 | "
LIBRARY, HALL, MUSEUM = "清河区图书馆", "清河区文化馆", "清河区博物馆"
SATISFIED = "满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | {} | 10 | 10 |"
FULL = "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 90 | 90 |"
DOCKED = "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 90 | 80 |"


def across(code: str, *cases: tuple[str, ...], stage: Stage = Stage.REVIEW) -> tuple[ReportedAcross, ...]:
    facts = Facts(only={code}, stage=stage)
    for place, lines in enumerate(cases):
        facts.add(place, case_with(*lines))
    return facts.judge(load_pack("mof-2020-10")).findings


def doubtful(code: str, field: str, times: int) -> tuple[ReportedAcross, ...]:
    """The same form so many times, with a field of its header under an open doubt."""
    facts, case = Facts(only={code}), case_with()
    cell = msgspec.structs.replace(getattr(case.form, field), certainty=Certainty(0.5, ("两种读法",)))
    case = msgspec.structs.replace(case, form=msgspec.structs.replace(case.form, **{field: cell}))
    for place in range(times):
        facts.add(place, case)
    return facts.judge(load_pack("house")).findings


# ---- XF001


def test_three_forms_of_one_project_are_one_finding() -> None:
    (found,) = across("XF001", (), (), ())
    assert found.forms == (0, 1, 2)
    assert found.message.startswith("「社区图书角建设」（清河区图书馆，2020 年度），这批表里有 3 张")


def test_a_name_that_cannot_be_relied_on_makes_no_duplicate() -> None:
    assert doubtful("XF001", "project", 2) == ()
    assert doubtful("XF001", "implementing_unit", 2) == ()


def coded(code: str, *lines: str) -> Case:
    """A form with a project code."""
    case = case_with(*lines)
    field = msgspec.structs.replace(case.form.project, value=code, printed=code)
    return msgspec.structs.replace(case, form=msgspec.structs.replace(case.form, project_code=field))


@pytest.mark.parametrize(
    ("codes", "names", "told"),
    [
        (("3101", "３１０１"), ("甲", "乙"), ["项目编码 3101"]),
        (("3101", "3101"), ("甲", "甲"), ["项目编码 3101"]),  # by code alone, though the name is the same too
        (("3101", "3102"), ("甲", "甲"), ["「甲」"]),
        (("3101", "3102"), ("甲", "乙"), []),
    ],
)
def test_the_same_code_is_the_same_project_and_told_once(
    codes: tuple[str, str], names: tuple[str, str], told: list[str]
) -> None:
    facts = Facts(only={"XF001"})
    for place, (code, name) in enumerate(zip(codes, names, strict=True)):
        facts.add(place, coded(code, f"项目名称 | {name}"))
    found = facts.judge(load_pack("house")).findings
    assert [one.message[: len(words)] for one, words in zip(found, told, strict=True)] == told


# ---- XF002


def test_the_same_satisfaction_is_told_once_for_a_unit_with_the_projects() -> None:
    (found,) = across("XF002", *((f"项目名称 | 项目{n}",) for n in "甲乙丙丁"))
    assert found.forms == (0, 1, 2, 3)
    assert (
        "「清河区图书馆」2020 年度写了满意度的 4 张表中，有 4 张满意度目标都是「≥90%」、完成都是「95%」"
        in found.message
    )
    assert found.evidence == ("目标「≥90%」、完成「95%」：「项目甲」「项目乙」「项目丙」「项目丁」",)


def test_two_values_that_are_each_repeated_are_both_said() -> None:
    forms = [(f"项目名称 | {n}", SATISFIED.format(value)) for value in ("95%", "96%") for n in "甲乙丙"]
    (found,) = across("XF002", *forms)
    assert "有 3 张满意度目标都是「≥90%」、完成都是「95%」；有 3 张" in found.message
    assert len(found.evidence) == 2


def test_many_projects_are_counted_and_the_first_of_them_named() -> None:
    (found,) = across("XF002", *((f"项目名称 | 项目{n}",) for n in range(12)))
    assert found.evidence[0].endswith("「项目8」等 12 张")


@pytest.mark.parametrize("unit", ["", "—"])
def test_forms_without_a_unit_have_no_satisfaction_in_common(unit: str) -> None:
    assert across("XF002", *[(f"{UNIT}{unit}",)] * 3) == ()


def test_rows_of_one_form_alone_do_not_make_three() -> None:
    two_rows = (SATISFIED.format("95%"), SATISFIED.format("95%").replace("居民", "读者"))
    assert across("XF002", two_rows, two_rows) == ()


def test_words_of_satisfaction_are_compared_as_they_stand() -> None:
    assert across("XF002", *[(SATISFIED.format("满意"),)] * 3) != ()


def test_a_satisfaction_that_may_be_read_otherwise_is_not_counted() -> None:
    facts, case = Facts(only={"XF002"}), case_with()
    rows = tuple(
        msgspec.structs.replace(
            row,
            indicator=msgspec.structs.replace(
                row.indicator,
                actual=msgspec.structs.replace(row.indicator.actual, certainty=Certainty(0.5, ("两种读法",))),
            ),
        )
        for row in case.rows
    )
    for place in range(3):
        facts.add(place, msgspec.structs.replace(case, rows=rows))
    assert facts.judge(load_pack("house")).findings == ()


def test_a_satisfaction_without_a_result_is_not_counted() -> None:
    assert across("XF002", *[(SATISFIED.format(""),)] * 3) == ()


def test_satisfaction_is_not_compared_while_goals_are_declared() -> None:
    assert across("XF002", (), (), (), stage=Stage.DECLARATION) == ()


def test_a_unit_under_an_open_doubt_has_nothing_in_common() -> None:
    assert doubtful("XF002", "implementing_unit", 3) == ()


# ---- XF004


def names(*units: str, field: str = "实施单位") -> tuple[ReportedAcross, ...]:
    return across("XF004", *((f"{field} | {unit}",) for unit in units))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("闵行区总工会", "总工会"),
        ("闵行区总工会", "区总工会"),
        ("上海市闵行区总工会", "闵行区总工会"),
        ("清河区文化和旅游局", "清河区文旅局"),
        ("人力资源和社会保障局", "人社局"),
        ("清河区卫生健康委员会", "卫健委"),
        ("住房和城乡建设局", "住建局"),
        ("清河区市场监督管理局", "区市场监管局"),
        ("清河区图书馆（总馆）", "清河区图书馆(总馆)"),
    ],
)
def test_a_name_in_full_and_in_short_are_said_to_mean_one(one: str, other: str) -> None:
    (found,) = names(other, one, one)
    assert (
        f"「{one}」（2 张）、「{other}」（1 张）" in found.message
        or f"「{other}」（1 张）、「{one}」（2 张）" in found.message
    )
    assert found.forms == (0, 1, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("清河区图书馆", "清河区少儿图书馆"),
        ("清河区图书馆", "东湖区图书馆"),
        ("第一小学", "第十一小学"),
        ("清河区第一中学", "清河区第二中学"),
        ("清河区社区中心", "东湖区社区中心"),
        ("文旅局", "文化和体育局"),
        ("图书馆", ""),
    ],
)
def test_names_of_two_units_are_left_alone(one: str, other: str) -> None:
    assert names(one, other) == ()


def test_a_short_name_that_fits_two_units_is_left_alone() -> None:
    assert names("清河区图书馆", "东湖区图书馆", "图书馆") == ()


def test_the_fuller_name_is_the_one_to_be_written() -> None:
    (found,) = names("文旅局", "清河区文化和旅游局", field="主管部门")
    assert "都写「清河区文化和旅游局」这样的全称" in found.remedy
    assert found.message.startswith("主管部门写法不一")


def test_units_of_two_departments_are_not_compared() -> None:
    forms = (("主管部门 | 甲局", f"{UNIT}图书馆"), ("主管部门 | 乙局", f"{UNIT}清河区图书馆"))
    assert [one.message[:4] for one in across("XF004", *forms)] == []


# ---- XF005


def test_the_interval_of_a_share_is_wilsons() -> None:
    # p = 1, n = 8, z = 1.96: the lower end is n ÷ (n + z²) = 8 ÷ 11.8416.
    with exactly():
        low, high = interval(Decimal(1), 8, Decimal("1.96"))
        assert round(low, 6) == round(8 / Decimal("11.8416"), 6)
        assert round(high, 6) == 1


def unit_of(unit: str, forms: int, *lines: str) -> list[tuple[str, ...]]:
    return [(f"{UNIT}{unit}", *lines)] * forms


def test_a_unit_of_full_marks_beside_others_is_told_with_all_four_figures() -> None:
    hundred, ninety = ("总分 | 100 | 100", FULL), ("总分 | 100 | 90", DOCKED)
    (found,) = across("XF005", *unit_of(LIBRARY, 8, *hundred), *unit_of(HALL, 5, *ninety), *unit_of(MUSEUM, 5, *ninety))
    assert found.forms == tuple(range(8))
    assert "8 张表中 8 张总分得满（100%），其他单位 10 张中 0 张（0%）" in found.message
    assert found.evidence[0].startswith("本单位 8 张：满分表 100%（可能在 67.6%–100%），满分项 100%")
    assert found.evidence[0].endswith("平均分 100.00，离散 0.00")
    assert found.evidence[1].endswith("平均分 90.00，离散 0.00")


def test_rows_in_full_are_told_though_no_total_is() -> None:
    # No total is full, but of forty forms of the unit every row is; of the others none.
    own = unit_of(LIBRARY, 40, "总分 | 100 | 95", FULL)
    others = unit_of(HALL, 40, "总分 | 100 | 85", DOCKED)
    (found,) = across("XF005", *own, *others)
    assert "40 张表中 0 张总分得满（0%），其他单位 40 张中 0 张（0%）" in found.message


@pytest.mark.parametrize(
    "forms",
    [
        unit_of(LIBRARY, 7, "总分 | 100 | 100") + unit_of(HALL, 20, "总分 | 100 | 90"),  # too few of the unit
        unit_of(LIBRARY, 20, "总分 | 100 | 100") + unit_of(HALL, 7, "总分 | 100 | 90"),  # too few others
        unit_of(LIBRARY, 8, "总分 | 100 | 100")
        + unit_of(HALL, 5, "总分 | 100 | 100")
        + unit_of(HALL, 5, "总分 | 100 | 90"),  # 100 % and 50 %: chance may do that with so few
        unit_of("", 8, "总分 | 100 | 100") + unit_of(HALL, 8, "总分 | 100 | 90"),  # nobody knows whose forms
        unit_of(LIBRARY, 8, "总分 | | 100") + unit_of(HALL, 8, "总分 | 100 | 90"),  # no maximum
        unit_of(LIBRARY, 8, "总分 | 100 | ") + unit_of(HALL, 8, "总分 | 100 | 90"),  # no total
    ],
)
def test_nothing_is_said_where_chance_or_a_gap_may_be_the_reason(forms: list[tuple[str, ...]]) -> None:
    assert across("XF005", *forms) == ()


def test_totals_are_compared_out_of_a_hundred() -> None:
    own = unit_of(LIBRARY, 8, "总分 | 110 | 110")
    (found,) = across("XF005", *own, *unit_of(HALL, 8, "总分 | 100 | 90"))
    assert found.evidence[0].endswith("平均分 100.00，离散 0.00")


def test_points_under_an_open_doubt_are_left_out() -> None:
    facts = Facts(only={"XF005"})
    for place, lines in enumerate(unit_of(LIBRARY, 8, "总分 | 100 | 100") + unit_of(HALL, 8, "总分 | 100 | 90")):
        case = case_with(*lines)
        total = case.form.total
        claimed = msgspec.structs.replace(total.claimed_points, certainty=Certainty(0.5, ("两种读法",)))
        total = msgspec.structs.replace(total, claimed_points=claimed)
        facts.add(place, msgspec.structs.replace(case, form=msgspec.structs.replace(case.form, total=total)))
    assert facts.judge(load_pack("house")).findings == ()
