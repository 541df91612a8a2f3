"""The unit of money in a header is believed unless what stands under it speaks against it."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from jiheng.form import AnnualGoal, Field, Fund, FundSource, Indicator, Place, SelfEvaluation
from jiheng.values import UnitStatus, judge_unit, yuan_in_words

KEY = Path(__file__).parents[1] / "forms" / "minhang-2020" / "key.json"
FORMS = json.loads(KEY.read_text("utf-8"))
LIMITS = {
    name: Decimal(number)
    for name, number in {
        "weight_to_doubt": 4,
        "large": 10**8,
        "very_large": 10**9,
        "huge": 10**10,
        "beyond_belief": 10**11,
        "round_step": 100,
        "per_head": 500_000,
        "per_head_floor": 1,
        "small": 1000,
    }.items()
}


def number(printed: str | None) -> Field[Decimal]:
    return Field() if printed is None else Field(Decimal(printed.replace(",", "")), printed)


def text(printed: str | None) -> Field[str]:
    return Field() if printed is None else Field(printed, printed)


def form(
    unit: str | None, *amounts: str | None, rows: tuple[tuple[str, str], ...] = (), goal: str | None = None
) -> SelfEvaluation:
    """A form whose total row prints original, revised and spent."""
    original, revised, spent = (*map(number, amounts), Field[Decimal](), Field[Decimal](), Field[Decimal]())[:3]
    total = Fund(FundSource.TOTAL, text("年度资金总额"), original, revised, spent)
    indicators = tuple(Indicator(target=text(target), actual=text(actual)) for target, actual in rows)
    goals = AnnualGoal(expected=text(goal))
    return SelfEvaluation(amount_unit=text(unit), funds=(total,), indicators=indicators, annual_goal=goals)


def form_of(key: dict[str, Any]) -> SelfEvaluation:
    """One of the ten forms, as its answer key has it."""
    funds = tuple(
        Fund(
            FundSource(fund["source"]),
            original_budget=number(fund["original_budget"]),
            revised_budget=number(fund["revised_budget"]),
            actual_expenditure=number(fund["actual_expenditure"]),
        )
        for fund in key["funds"]
    )
    indicators = tuple(Indicator(target=text(row["target"]), actual=text(row["actual"])) for row in key["indicators"])
    goal = AnnualGoal(text(key["annual_goal"]["expected"]), text(key["annual_goal"]["achieved"]))
    return SelfEvaluation(amount_unit=text(key["amount_unit"]), funds=funds, indicators=indicators, annual_goal=goal)


@pytest.mark.parametrize("key", FORMS, ids=[key["project"] or "no name" for key in FORMS])
def test_the_ten_forms_print_ten_thousands_over_what_is_probably_yuan(key: dict[str, Any]) -> None:
    unit = judge_unit(form_of(key), thresholds=LIMITS)
    assert (unit.printed, unit.status, unit.factor) == ("万元", UnitStatus.PRESUMED, None)
    assert [reading.unit for reading in unit.readings] == ["万元", "元"]
    as_printed, as_yuan = (reading.yuan for reading in unit.readings)
    assert as_printed is not None
    assert as_yuan is not None
    assert as_printed == as_yuan * 10_000
    assert unit.yuan(Decimal(1)) is None
    assert unit.reasons
    assert len(unit.reasons) == len(unit.reasons_en)


def test_both_readings_are_said_with_what_speaks_against_the_printed_one() -> None:
    key = next(key for key in FORMS if key["project"] is None)
    unit = judge_unit(form_of(key), thresholds=LIMITS)
    assert [(reading.unit, yuan_in_words(reading.yuan or Decimal(0))) for reading in unit.readings] == [
        ("万元", "2,000 亿元"),
        ("元", "2,000 万元"),
    ]
    assert unit.reasons == ("总额 20,000,000.00，按表头单位为 2,000 亿元",)


def test_a_party_branch_of_twenty_has_no_two_hundred_million() -> None:
    branch = form("万元", "20,000.00", "18,000.00", "17,794.46", rows=(("平均20人/每次", "平均20人/每次"),))
    unit = judge_unit(branch, thresholds=LIMITS)
    assert unit.status is UnitStatus.PRESUMED
    assert any("20" in reason and "1,000 万元" in reason for reason in unit.reasons)


HONEST = {
    "a usual project": form("万元", "235.60", "235.60", "230.11"),
    "round, small": form("万元", "1,200", "1,200", "1,187.35"),
    "round with decimals, small, few people": form(
        "万元", "1,200.00", "1,200.00", "1,187.35", rows=(("10人", "10人"),)
    ),
    "large, not round": form("万元", "12,345.67", "12,345.67", "12,000.12"),
    "large, not round, few people": form("万元", "12,345.67", "12,345.67", "12,000.12", rows=(("≥30人", "31人"),)),
    "a road": form("万元", "20,000.00", "20,000.00", "19,876.54", rows=(("≥12公里", "12公里"),)),
    "a road, as a spreadsheet has it": form("万元", "20000", "20000", "19876.54", rows=(("≥12公里", "12公里"),)),
    "a province, as a spreadsheet has it": form("万元", "350000", "350000", "350000"),
    "a province, budget in hundreds of yuan": form("万元", "350000", "350000", "312345.6789"),
    "a hospital": form("万元", "12,000.00", "12,000.00", "11,234.56", rows=(("≥3000人", "3100人"),)),
    "a province": form("万元", "1,234,567.89", "1,234,567.89", "1,200,000.01"),
    "a province that serves a million": form(
        "万元", "125,500.00", "124,000.00", "124,000.00", rows=(("≥100万人", "101万人"),)
    ),
    "kept to the yuan": form("万元", "125,500.0000", "124,000.1234", "124,000.1234", rows=(("20人", "20人"),)),
    "named elsewhere": form(
        "万元", "20,000.00", "18,000.00", "17,794.46", rows=(("≤18000万元", "17794.46万元"), ("20人", "20人"))
    ),
    "yuan": form("元", "20,000.00", "18,000.00", "17,794.46"),
    "yuan, named in ten thousands": form("元", "2026400", "2026400", "2026400", goal="安排202.64万元用于培训。"),
    "little yuan, named elsewhere": form("元", "600.00", "600.00", "586.40", goal="订阅党刊600元。"),
    "a thousand yuan": form("元", "1,000", "1,000", "1,000"),
    "no spending": form("万元", "235.60", "0", "0"),
    "no amounts": form("万元", None, None, None),
    "nought": form("万元", "0", "0", "0"),
    "thousands": form("千元", "2,356.00", "2,356.00", "2,300.00"),
    "no total row": SelfEvaluation(
        amount_unit=text("万元"), funds=(Fund(FundSource.OTHER, revised_budget=number("50")),)
    ),
    "no funds": SelfEvaluation(amount_unit=text("万元")),
}


@pytest.mark.parametrize("honest", HONEST.values(), ids=HONEST.keys())
def test_an_honest_unit_is_believed(honest: SelfEvaluation) -> None:
    unit = judge_unit(honest, thresholds=LIMITS)
    assert unit.status is UnitStatus.PRINTED
    assert unit.readings == ()
    assert unit.factor is not None


def test_a_believed_unit_gives_exact_yuan() -> None:
    unit = judge_unit(form("万元", "235.60", "235.60", "230.11"), thresholds=LIMITS)
    assert unit.yuan(Decimal("230.11")) == Decimal("2301100.00")
    assert unit.yuan(None) is None


DOUBTFUL = {
    "an amount of yuan in the goal": form("万元", "90,000.00", "90,000.00", "90,000.00", goal="共1,23元、90,000元。"),
    "a small amount of yuan in the goal": form("万元", "9,000.00", "9,000.00", "9,000.00", goal="补贴9000元。"),
    "a cost in yuan among the targets": form("万元", "72890", "72890", "72890", rows=(("≤72890元", "72890元"),)),
    "yuan kept to a hundredth of a fen": form("元", "12.345678", "12.345678", "12.3"),
    "a project of twenty yuan": form("元", "20.00", "18.00", "17.79"),
    "a whole project for a few hundred yuan": form("元", "97.9", "360", "290", rows=(("≥2700人", "2268人"),)),
    "yuan, named as ten thousands": form("元", "1,250", "1,250", "1,187.35", goal="总投资1250万元。"),
    "street lamps, as a spreadsheet has them": form("万元", "3200000", "3200000", "3187642.55"),
    "street lamps, a tenth of it": form("万元", "320000", "320000", "318764.25"),
    "street lamps, paid to the last": form("万元", "3200001", "3200001", "3200001"),
    "two people and billions": form("万元", "231,924.00", "206,924.00", "206,300.80", rows=(("2人", "2人"),)),
}


@pytest.mark.parametrize("doubtful", DOUBTFUL.values(), ids=DOUBTFUL.keys())
def test_a_unit_that_cannot_be_is_only_presumed(doubtful: SelfEvaluation) -> None:
    unit = judge_unit(doubtful, thresholds=LIMITS)
    assert unit.status is UnitStatus.PRESUMED
    assert {reading.unit for reading in unit.readings} == {"元", "万元"}
    assert unit.yuan(Decimal(1)) is None


@pytest.mark.parametrize(("printed", "reason"), [(None, "没有印"), ("人", "不是金额单位"), ("单位", "不是金额单位")])
def test_a_header_without_a_unit_of_money_leaves_both_readings(printed: str | None, reason: str) -> None:
    unit = judge_unit(form(printed, "235.60", "235.60", "230.11"), thresholds=LIMITS)
    assert (unit.status, unit.factor) == (UnitStatus.PRESUMED, None)
    assert [reading.unit for reading in unit.readings] == ["元", "万元"]
    assert reason in unit.reasons[0]


def test_without_amounts_the_readings_have_no_sum() -> None:
    unit = judge_unit(form(None, None, None, None), thresholds=LIMITS)
    assert [reading.yuan for reading in unit.readings] == [None, None]


def test_what_somebody_confirmed_is_so() -> None:
    doubtful = form("万元", "20,000,000.00", "19,784,816.06", "19,784,816.06")
    unit = judge_unit(doubtful, "元", thresholds=LIMITS)
    assert (unit.printed, unit.status, unit.factor) == ("万元", UnitStatus.CONFIRMED, Decimal(1))
    assert unit.yuan(Decimal("19784816.06")) == Decimal("19784816.06")
    assert judge_unit(doubtful, "万元", thresholds=LIMITS).factor == 10_000


def test_what_is_no_unit_of_money_cannot_be_confirmed() -> None:
    with pytest.raises(ValueError, match="不是金额单位"):
        judge_unit(form("万元", "1"), "公里", thresholds=LIMITS)
    with pytest.raises(ValueError, match="不是金额单位"):
        judge_unit(form("万元", "1"), "块面", thresholds=LIMITS)


def test_a_threshold_of_the_pack_decides() -> None:
    branch = form("万元", "20,000.00", "18,000.00", "17,794.46", rows=(("20人", "20人"),))
    patient = LIMITS | {"weight_to_doubt": Decimal(6)}
    assert judge_unit(branch, thresholds=LIMITS).status is UnitStatus.PRESUMED
    assert judge_unit(branch, thresholds=patient).status is UnitStatus.PRINTED


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        ("200000000000", "2,000 亿元"),
        ("20000000", "2,000 万元"),
        ("177944600", "约 1.78 亿元"),
        ("72890", "约 7.29 万元"),
        ("9999.5", "9,999.5 元"),
        ("0", "0 元"),
        ("300", "300 元"),
        ("-50000", "-5 万元"),
    ],
)
def test_an_amount_is_said_in_the_unit_people_say_it_in(yuan: str, words: str) -> None:
    assert yuan_in_words(Decimal(yuan)) == words


def also(printed: str, unit: str) -> Field[str]:
    return Field(unit, printed, Place())


def test_a_form_that_prints_two_units_leaves_both_readings_until_somebody_confirms_one() -> None:
    two = msgspec.structs.replace(form("万元", "100", "100", "96"), other_amount_units=(also("单位：元", "元"),))
    unit = judge_unit(two, thresholds=LIMITS)
    assert (unit.printed, unit.status, unit.factor) == ("万元", UnitStatus.PRESUMED, None)
    assert [(one.unit, one.yuan) for one in unit.readings] == [("万元", Decimal(1_000_000)), ("元", Decimal(100))]
    assert unit.reasons == ("「单位：元」（表1第1行第1列）写的单位是元",)
    assert judge_unit(two, "元", thresholds=LIMITS).factor == 1


def test_a_unit_in_one_cell_alone_leaves_that_and_the_other_usual_one() -> None:
    lone = msgspec.structs.replace(form(None, "100", "100", "96"), other_amount_units=(also("96万元", "万元"),))
    unit = judge_unit(lone, thresholds=LIMITS)
    assert (unit.printed, unit.status) == (None, UnitStatus.PRESUMED)
    assert [one.unit for one in unit.readings] == ["万元", "元"]


def test_amounts_that_name_their_own_unit_need_nobody_to_confirm_it() -> None:
    own = msgspec.structs.replace(form(None, "100", "100", "96"), amount_unit=Field("万元", "100万元", Place()))
    for confirmed in (None, "元"):
        unit = judge_unit(own, confirmed, thresholds=LIMITS)
        assert (unit.status, unit.factor) == (UnitStatus.PRINTED, Decimal(10_000))


def test_what_is_no_unit_of_money_is_no_reading() -> None:
    odd = msgspec.structs.replace(form("人", "100", "100", "96"), other_amount_units=(also("单位：元", "元"),))
    assert [one.unit for one in judge_unit(odd, thresholds=LIMITS).readings] == ["元", "万元"]
    whole = msgspec.structs.replace(form("12.5万元", "100", "100", "96"))
    assert judge_unit(whole, thresholds=LIMITS).status is UnitStatus.PRESUMED


def test_what_is_named_elsewhere_in_ten_thousands_is_told_against_a_header_of_yuan() -> None:
    unit = judge_unit(form("元", "1,250", "1,250", "1,187.35", goal="总投资1250万元。"), thresholds=LIMITS)
    assert [reading.unit for reading in unit.readings] == ["元", "万元"]
    assert unit.reasons == ("表内另写有 1,250 万元",)
