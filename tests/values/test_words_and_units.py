"""Every word and unit of the tables does what its table says, in a value."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.values import (
    Choice,
    Comparator,
    Deadline,
    Frequency,
    NotUnderstood,
    Quantity,
    Range,
    Tier,
    Unit,
    Word,
    WordKind,
    converts,
    is_quantity,
    parse,
    tier,
)
from jiheng.values.tables import table
from jiheng.values.units import convert, unit_of_column

UNITS = table("units")
COMPARATORS = table("comparators")
DATES = table("dates")
WORDS = table("words")
MEASURES = [
    (word, name, code, size)
    for code, dimension in UNITS["dimension"].items()
    for name, (size, *others) in dimension["units"].items()
    for word in (name, *others)
]


@pytest.mark.parametrize(("word", "name", "code", "size"), MEASURES)
def test_every_spelling_of_a_unit_is_that_unit(word: str, name: str, code: str, size: str) -> None:
    value = parse(f"5{word}")
    assert isinstance(value, Quantity)
    assert value.unit is not None
    assert (value.unit.name, value.unit.dimension, value.unit.factor) == (name, code, Fraction(size))


@pytest.mark.parametrize(
    ("word", "name"), [(word, name) for name, others in UNITS["counting"].items() for word in (name, *others)]
)
def test_every_counting_word_counts_its_own_thing(word: str, name: str) -> None:
    value = parse(f"5{word}")
    assert isinstance(value, Quantity)
    assert value.unit == Unit(word, f"counting:{name}")


@pytest.mark.parametrize(("step", "size"), UNITS["steps"].items())
def test_every_step_multiplies_a_unit_and_stands_alone(step: str, size: str) -> None:
    money, alone = parse(f"5{step}元"), parse(f"5{step}")
    assert isinstance(money, Quantity)
    assert isinstance(alone, Quantity)
    assert money.unit == Unit(f"{step}元", "money", (int(size), 1))
    assert alone.unit == Unit(step, "number", (int(size), 1))
    assert unit_of_column(f"{step}元") == money.unit


@pytest.mark.parametrize(("word", "name"), UNITS["elsewhere"].items())
def test_a_word_that_may_be_a_date_is_a_unit_in_a_column_of_units(word: str, name: str) -> None:
    value = parse("3", unit=word)
    assert isinstance(value, Quantity)
    assert str(value.unit) == name


@pytest.mark.parametrize(
    ("sign", "word"), [(sign, word) for sign, words in COMPARATORS["before"].items() for word in words]
)
def test_every_comparator_before_a_number_compares(sign: str, word: str) -> None:
    assert parse(f"{word}90%") == parse(f"{sign}90%")
    assert parse("90%", comparator=word) == parse(f"{sign}90%")
    assert str(parse(f"{word}90%")) == f"{sign}90%"


@pytest.mark.parametrize(
    ("sign", "word"), [(sign, word) for sign, words in COMPARATORS["after"].items() for word in words]
)
def test_every_comparator_after_a_number_compares(sign: str, word: str) -> None:
    assert parse(f"90%{word}") == parse(f"{sign}90%")


@pytest.mark.parametrize("word", COMPARATORS["held"]["≤"])
def test_words_that_hold_a_number_down_give_way_to_those_behind_it(word: str) -> None:
    assert parse(f"{word}5%") == parse("≤5%")
    assert parse(f"{word}5%以内") == parse("≤5%")
    assert parse(f"{word}95%以上") == parse("≥95%")
    assert parse(f"{word}5%左右") == parse("约5%")


@pytest.mark.parametrize(("name", "manner"), COMPARATORS["manners"].items())
def test_every_manner_is_kept_under_one_name(name: str, manner: dict[str, list[str]]) -> None:
    written = [f"{word}30人" for word in manner.get("before", ())]
    written += [f"30{word}人" for word in manner.get("inside", ())]
    written += [f"30人{word}" for word in manner.get("after", ())]
    for text in written:
        value = parse(text)
        assert isinstance(value, Quantity)
        assert value.manners == (name,)
        assert str(value) == f"{name}30人"


@pytest.mark.parametrize("word", [f"{word}5次" for word in COMPARATORS["fillers"]["before"]])
def test_a_filler_before_a_number_says_nothing(word: str) -> None:
    assert parse(word) == parse("5次")


@pytest.mark.parametrize("word", [f"5次{word}" for word in COMPARATORS["fillers"]["after"]])
def test_a_filler_after_a_number_says_nothing(word: str) -> None:
    assert parse(word) == parse("5次")


@pytest.mark.parametrize(
    ("word", "name"),
    [(word, name) for name, period in DATES["periods"].items() for word in (name, *period.get("also", ()))],
)
def test_every_period_makes_a_frequency(word: str, name: str) -> None:
    assert parse(f"每{word}") == Frequency(period=name)
    value = parse(f"每{word}2次")
    assert isinstance(value, Frequency)
    assert (value.period, str(value.times)) == (name, "2次")


@pytest.mark.parametrize(
    ("word", "name"),
    [(word, name) for name, part in DATES["year_parts"].items() for word in (name, *part.get("also", ()))],
)
def test_every_part_of_a_year_is_a_stretch_of_its_months(word: str, name: str) -> None:
    value = parse(f"2020年{word}")
    assert isinstance(value, Deadline)
    assert value.until is not None
    assert value.until.part == name
    entry = DATES["year_parts"][name]
    assert (value.until.first, value.until.last[:2]) == ((2020, entry["from"], 1), (2020, entry["to"]))


@pytest.mark.parametrize(
    ("word", "name"),
    [(word, name) for name, part in DATES["month_parts"].items() for word in (name, *part.get("also", ()))],
)
def test_every_part_of_a_month_is_a_stretch_of_its_days(word: str, name: str) -> None:
    value = parse(f"2021年2月{word}")
    assert isinstance(value, Deadline)
    assert value.until is not None
    entry = DATES["month_parts"][name]
    assert value.until.part == name
    assert (value.until.first, value.until.last) == ((2021, 2, entry["from"]), (2021, 2, entry["to"] or 28))


@pytest.mark.parametrize("word", DATES["actions"]["words"])
def test_an_action_is_kept_behind_a_frequency_and_a_date(word: str) -> None:
    often, by = parse(f"每月{word}"), parse(f"9月底前{word}")
    assert isinstance(often, Frequency)
    assert isinstance(by, Deadline)
    assert (often.action, by.action) == (word, word)


@pytest.mark.parametrize("word", DATES["actions"]["done"])
def test_a_word_of_completion_adds_nothing_to_a_date(word: str) -> None:
    assert parse(f"9月底前{word}") == parse("9月底前")


@pytest.mark.parametrize("word", WORDS["quality"]["stems"])
def test_every_quality_is_a_word(word: str) -> None:
    value = parse(word)
    assert isinstance(value, Word)
    assert value.text == word
    assert not is_quantity(value)


@pytest.mark.parametrize(
    "text", [f"{degree}提升" for key in ("weak", "plain", "strong") for degree in WORDS["quality"]["degrees"][key]]
)
def test_every_degree_makes_a_quality(text: str) -> None:
    assert parse(text) == Word(text=text, kind=WordKind.QUALITY)


@pytest.mark.parametrize("ladder", WORDS["grades"]["ladders"])
def test_every_scale_is_a_choice_of_its_steps_however_they_are_parted(ladder: list[str]) -> None:
    scale = Choice(options=tuple(ladder), scale=True)
    assert {parse(sign.join(ladder)) for sign in ("", "、", "/", "，")} == {scale}


@pytest.mark.parametrize(
    ("word", "expected"), [(word, Tier(name)) for name, words in WORDS["tiers"].items() for word in words]
)
def test_every_word_of_a_tier_names_its_tier(word: str, expected: Tier) -> None:
    assert tier(parse(word)) is expected


@pytest.mark.parametrize("text", ["合规", "优", "95%", "9月底", "无法判断", "是"])
def test_what_names_no_tier_has_none(text: str) -> None:
    assert tier(parse(text)) is None


@pytest.mark.parametrize("text", [*WORDS["yes_no"]["yes"], *WORDS["yes_no"]["no"]])
def test_yes_and_no_are_words_of_their_own(text: str) -> None:
    assert parse(text) == Word(text=text, kind=WordKind.YES_NO)


def test_quantities_ranges_and_numbered_frequencies_are_quantities_and_nothing_else_is() -> None:
    assert all(is_quantity(parse(text)) for text in ("5", "≥90%", "20-30人", "±10%", "每年2次", "平均20人/每次"))
    assert not any(is_quantity(parse(text)) for text in ("每月", "9月底", "合规", "≤预算", "优或良", "劳模精神", ""))


@given(
    number=st.fractions(min_value=0, max_value=10**9, max_denominator=1000),
    pair=st.sampled_from([(one, other) for one in MEASURES for other in MEASURES if one[2] == other[2]]),
)
def test_converting_there_and_back_changes_nothing(number: Fraction, pair: tuple[tuple[str, ...], ...]) -> None:
    one, other = unit_of_column(pair[0][1]), unit_of_column(pair[1][1])
    assert converts(one, other)
    assert convert(convert(number, one, other), other, one) == number


def test_units_of_two_dimensions_do_not_convert() -> None:
    assert not converts(unit_of_column("人"), unit_of_column("人次"))
    assert not converts(unit_of_column("家"), unit_of_column("户"))
    assert not converts(unit_of_column("天"), unit_of_column("个月"))
    assert not converts(unit_of_column("%"), None)
    assert converts(unit_of_column("名"), unit_of_column("位"))
    assert converts(unit_of_column("万"), None)
    with pytest.raises(ValueError, match="does not convert"):
        convert(Fraction(1), unit_of_column("人"), unit_of_column("元"))


def test_well_known_conversions_are_exact() -> None:
    mu, hectare = unit_of_column("亩"), unit_of_column("公顷")
    assert convert(Fraction(1), hectare, mu) == 15
    assert convert(Fraction(1), unit_of_column("万元"), unit_of_column("元")) == 10_000
    assert convert(Fraction(1), unit_of_column("平方公里"), hectare) == 100
    assert convert(Fraction(1), unit_of_column("年"), unit_of_column("个月")) == 12
    assert convert(Fraction(1), unit_of_column("公斤"), unit_of_column("斤")) == 2


@pytest.mark.parametrize(
    ("text", "unit", "sign", "reason"),
    [
        ("", "", "", "没有填写"),
        (" \n", "", "", "没有填写"),
        ("——", "", "", "表示没有填写"),
        ("≥≤5", "", "", "互相矛盾"),
        ("≥5以下", "", "", "互相矛盾"),
        ("≥20-30人", "", "", "互相矛盾"),
        ("≤5", "", "≥", "互相矛盾"),
        ("5人万元", "", "", "两个不同的单位"),
        ("5公里(元)", "", "", "两个不同的单位"),
        ("¥5公里", "", "", "两个不同的单位"),
        ("1元-2万元", "", "", "两个不同的单位"),
        ("5万元", "元", "", "两个不同的单位"),
        ("≥", "", "", "没有数"),
        ("≥万元", "", "", "没有数"),
        ("%", "", "", "没有数"),
        ("5樘", "", "", "不是已知的单位"),
        ("96%（其中线上50%）", "", "", "带着说明"),
        ("3次未完成", "", "", "带着说明"),
        ("12 34", "", "", "几个数"),
        ("1.2.3", "", "", "几个数"),
        ("4044/5662", "", "", "像是分值"),
        ("2021.12", "", "", "既像年月又像小数"),
        ("2020周年", "", "", "多少年"),
        ("10日", "", "", "可以是几号"),
        ("5季", "", "", "不是已知的单位"),
        ("20人/次", "", "", "人次"),
        ("2月30日", "", "", "没有这一天"),
        ("2021年2月29日", "", "", "没有这一天"),
        ("三〇〇〇年", "", "", "不是已知的"),
        ("二九九九年", "", "", "没有这一天"),
        ("2020年12月至2020年1月", "", "", "大于"),
        ("30-20人", "", "", "不像区间"),
        ("≥**", "", "", "占位符"),
        ("××", "", "", "占位符"),
        ("全覆盖,优秀率≥20%", "", "", "不止一个条件"),
        ("5次,3场", "", "", "不止一个条件"),
        ("长效管理机制健全性", "", "", "指标名称"),
        ("指标不匹配", "", "", "评审意见"),
        ("！？", "", "", "只有符号"),
        ("目前", "", "", "不是已知的"),
        ("全国第1名", "", "", "不是已知的"),
        ("上年100家", "", "", "不是已知的"),
        ("99999999999999999999年半", "", "", "太长"),
        ("百分之", "", "", "不是已知的"),
        ("5（线上）", "", "", "带着说明"),
        ("每年2月30日前", "", "", "没有这一天"),
        ("每年每人300元", "", "", "不是已知的"),
        ("每2年200人", "", "", "不是已知的"),
        ("10000个完成人次", "", "", "带着说明"),
        ("不超过预算以上", "", "", "不是已知的"),
        ("5万", "樘", "", "带着说明"),
        ("2000分之1", "", "", "不是已知的"),
    ],
)
def test_what_is_not_understood_says_why(text: str, unit: str, sign: str, reason: str) -> None:
    value = parse(text, unit=unit, comparator=sign)
    assert isinstance(value, NotUnderstood)
    assert reason in value.reason
    assert value.reason_en


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("（≥90%）", "≥90%"),
        ("【90%】。", "90%"),
        ("¥300万", "300万元"),
        ("￥300", "300元"),
        ("¥300万元", "300万元"),
        ("1万-2万元", "1~2万元"),
        ("20%-30", "20~30%"),
        ("100±5分", "95~105分"),
        ("=20-30人", "20~30人"),
        ("每名学生500元", "500元/名学生"),
        ("500元/名学生", "500元/名学生"),
        ("5元每亩", "5元/亩"),
        ("每次20人/每次", "20人/每次"),
        ("1万多人", "逾1万人"),
        ("3万余", "逾3万"),
        ("3千克", "3公斤"),
        ("10(个)", "10个"),
        ("百分之百", "100%"),
        ("平均每年2次", "每年平均2次"),
        ("每年举办2次", "每年举办2次"),
        ("每月2次发放", "每月发放2次"),
        ("每2个月1次", "每2个月1次"),
        ("半年一次", "每半年1次"),
        ("一月一次", "每月1次"),
        ("群众满意度达到95%以上", "群众满意度≥95%"),
        ("合格率20-30%", "合格率20~30%"),
        ("10月1日至7日", "10月1日至10月7日"),
        ("2020年1月至12月", "2020年1月至2020年12月"),
        ("2019-2021年", "2019年至2021年"),
        ("截至12月底", "12月底前"),
        ("不晚于9月底", "9月底前"),
        ("于9月内完成", "9月"),
        ("接报后2小时内到达", "接报后≤2小时到达"),
        ("验收后发放", "验收后发放"),
        ("2020年初", "2020年年初"),
        ("今年的12月底前", "当年12月底前"),
        ("每季度末", "每季度底"),
        ("十二月三十一日前", "12月31日前"),
        ("5萬元", "5万元"),
        ("5個", "5个"),
        ("【[(90%)]】", "90%"),
        ("3个月发放", "3个月发放"),
        ("3千g", "3公斤"),
        ("服务水平提升明显", "服务水平提升明显"),
        ("十月三十一日", "10月31日"),
        ("每年20-30人", "20~30人/年"),
    ],
)
def test_two_ways_of_writing_are_one_value(written: str, same: str) -> None:
    assert parse(written) == parse(same)
    assert not isinstance(parse(written), NotUnderstood)
    assert str(parse(written)) == same


def test_a_bare_number_keeps_its_places() -> None:
    value = parse("52.800000")
    assert isinstance(value, Quantity)
    assert value.number.as_tuple() == Decimal("52.800000").as_tuple()


def test_a_band_is_a_range_to_both_sides() -> None:
    value = parse("-5~5%")
    assert isinstance(value, Range)
    assert value.is_band
    assert str(value) == "±5%"


def test_excluding_the_bound_makes_the_comparator_strict() -> None:
    above, below = parse("90%以上(不含)"), parse("90%以下(不含)")
    assert isinstance(above, Quantity)
    assert isinstance(below, Quantity)
    assert (above.comparator, below.comparator) == (Comparator.MORE_THAN, Comparator.LESS_THAN)
