"""Which way is better, and what that rests on."""

import pytest

from jiheng.form import Category
from jiheng.values import Direction, Kind, Standing, direction, parse
from jiheng.values.tables import table

NAMES = table("directions")


@pytest.mark.parametrize("ending", NAMES["ends"]["less"])
def test_a_name_that_ends_in_something_unwanted_is_guessed_as_at_most(ending: str) -> None:
    found = direction(f"全区{ending}", parse("5"), category=None)
    assert found == Direction(Kind.AT_MOST, Standing.GUESSED, less_is_better=True)


@pytest.mark.parametrize("ending", NAMES["ends"]["more"])
def test_a_name_that_ends_in_something_wanted_is_guessed_as_at_least(ending: str) -> None:
    found = direction(f"全区{ending}", parse("5"), category=None)
    assert found == Direction(Kind.AT_LEAST, Standing.GUESSED)


@pytest.mark.parametrize("word", NAMES["within"]["less"])
def test_something_unwanted_in_the_middle_of_a_name_is_guessed_as_at_most(word: str) -> None:
    assert direction(f"全区{word}总", parse("5"), category=None).kind is Kind.AT_MOST


@pytest.mark.parametrize("word", NAMES["within"]["more"])
def test_something_wanted_in_the_middle_of_a_name_is_guessed_as_at_least(word: str) -> None:
    assert direction(f"全区{word}总", parse("5"), category=None).kind is Kind.AT_LEAST


@pytest.mark.parametrize("ending", NAMES["done"]["ends"])
def test_a_name_that_says_how_many_is_guessed_as_at_least(ending: str) -> None:
    assert direction(f"全区{ending}", parse("5"), category=None) == Direction(Kind.AT_LEAST, Standing.GUESSED)


@pytest.mark.parametrize("word", NAMES["done"]["unwanted"])
def test_how_many_of_something_unwanted_there_were_is_guessed_as_at_most(word: str) -> None:
    assert direction(f"全区{word}次数", parse("5次"), category=None).kind is Kind.AT_MOST


@pytest.mark.parametrize("verb", NAMES["done"]["dealing"])
def test_how_often_something_unwanted_was_dealt_with_is_guessed_as_at_least(verb: str) -> None:
    for name in (f"信访{verb}件数", f"{verb}信访件数", f"火灾{verb}场次", f"{verb}投诉件数"):
        assert direction(name, parse("5件"), category=Category.QUANTITY).kind is Kind.AT_LEAST


@pytest.mark.parametrize(
    "name", ["未受理信访件数", "待处理投诉件数", "群众信访未受理件数", "受理后再次信访件数", "全年减少跑动次数"]
)
def test_where_it_is_not_clear_what_is_dealt_with_nothing_is_guessed(name: str) -> None:
    assert direction(name, parse("5件"), category=None).kind is Kind.UNKNOWN


@pytest.mark.parametrize("verb", NAMES["done"]["verbs"])
def test_an_output_whose_name_begins_with_work_is_guessed_as_at_least(verb: str) -> None:
    assert direction(f"{verb}某项设施", parse("5"), category=Category.QUANTITY).kind is Kind.AT_LEAST
    assert direction(verb, parse("5"), category=Category.QUANTITY).kind is Kind.AT_LEAST
    # The same verb in the name of a thing, of a price to be paid, or of a benefit, says nothing.
    assert direction(f"{verb}点", parse("5个"), category=Category.QUANTITY).kind is Kind.EQUAL
    assert direction(f"{verb}某项定额", parse("5元"), category=Category.QUANTITY).kind is Kind.EQUAL


@pytest.mark.parametrize("word", NAMES["durations"]["taken"])
def test_how_long_something_takes_is_guessed_as_at_most(word: str) -> None:
    assert direction(f"平均{word}时间", parse("5"), category=Category.QUALITY).kind is Kind.AT_MOST
    assert direction(f"平均{word}天数", parse("5天"), category=Category.TIMELINESS).kind is Kind.AT_MOST


@pytest.mark.parametrize("name", ["开放时间", "课后服务时间", "供暖时间", "志愿服务时长", "设备使用期限"])
def test_how_long_something_is_kept_going_is_guessed_as_at_least(name: str) -> None:
    assert direction(name, parse("300天"), category=Category.TIMELINESS).kind is Kind.AT_LEAST


def test_an_unknown_time_is_guessed_as_at_most_only_in_a_timely_row_with_a_duration() -> None:
    def way(name: str, target: str, category: Category | None) -> Kind:
        return direction(name, parse(target), category=category).kind

    assert way("群众往返时间", "40分钟", Category.TIMELINESS) is Kind.AT_MOST
    assert way("群众往返时间", "40分钟", Category.SOCIAL_BENEFIT) is Kind.EQUAL
    assert way("群众往返时间", "40", Category.TIMELINESS) is Kind.EQUAL
    assert way("全年供餐天数", "200天", Category.TIMELINESS) is Kind.AT_LEAST


@pytest.mark.parametrize("category", [Category.COST, Category.ECONOMIC_COST, Category.SOCIAL_COST])
def test_a_cost_is_guessed_as_at_most_unless_its_name_says_otherwise(category: Category) -> None:
    assert direction("办公设备", parse("5万元"), category=category).kind is Kind.AT_MOST
    assert direction("资金节约率", parse("5%"), category=category).kind is Kind.AT_LEAST
    assert direction("预算支出率", parse("5%"), category=category).kind is Kind.AT_MOST


def test_a_bare_number_whose_name_says_nothing_is_guessed_as_equal() -> None:
    assert direction("办公设备", parse("5台"), category=Category.QUANTITY) == Direction(Kind.EQUAL, Standing.GUESSED)
    assert direction("", parse("5台"), category=None) == Direction(Kind.EQUAL, Standing.GUESSED)


def test_what_is_written_in_the_cell_stands_above_column_and_name() -> None:
    found = direction("投诉率", parse("≥5%"), category=None, column="反向")
    assert (found.kind, found.standing) == (Kind.AT_LEAST, Standing.WRITTEN)
    assert not found.is_guess


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ("≥", Kind.AT_LEAST),
        ("＜", Kind.AT_MOST),
        ("等于", Kind.EQUAL),
        ("正向指标", Kind.AT_LEAST),
        ("反向", Kind.AT_MOST),
    ],
)
def test_a_column_of_its_own_is_heard(column: str, kind: Kind) -> None:
    target = parse("5%", comparator=column)
    assert direction("办公设备", target, category=None, column=column) == Direction(kind, Standing.COLUMN)


def test_a_sign_in_a_column_is_heard_even_where_it_was_not_joined_to_the_number() -> None:
    assert direction("投诉率", parse("5%"), category=None, column="≥") == Direction(
        Kind.AT_LEAST, Standing.COLUMN, less_is_better=True
    )


@pytest.mark.parametrize("column", ["定性", "定量", "—", "", "其他"])
def test_a_column_that_says_no_direction_leaves_it_to_the_name(column: str) -> None:
    target = parse("5%", comparator=column)
    assert direction("投诉率", target, category=None, column=column).standing is Standing.GUESSED


@pytest.mark.parametrize("target", ["合规", "劳模或退休劳模", "劳模精神", "/", "优"])
def test_words_have_no_direction(target: str) -> None:
    found = direction("完成率", parse(target), category=None, column="≥")
    assert (found.kind, found.standing) == (Kind.UNKNOWN, Standing.UNKNOWN)
    assert found.is_guess


def test_a_grade_with_a_comparator_has_the_direction_that_is_written() -> None:
    assert direction("质量", parse("良好及以上"), category=None).standing is Standing.WRITTEN
    assert direction("质量", parse("良好", comparator="≥"), category=None, column="≥").standing is Standing.COLUMN


@pytest.mark.parametrize(("target", "standing"), [("9月底前", Standing.WRITTEN), ("9月底", Standing.GUESSED)])
def test_earlier_is_better(target: str, standing: Standing) -> None:
    assert direction("完成时间", parse(target), category=Category.TIMELINESS) == Direction(Kind.AT_MOST, standing)


def test_a_range_is_to_be_kept_and_a_frequency_to_be_reached() -> None:
    assert direction("人数", parse("20-30人"), category=None).kind is Kind.EQUAL
    assert direction("例会", parse("每季度"), category=None) == Direction(Kind.AT_LEAST, Standing.GUESSED)
    assert direction("例会", parse("每年≥2次"), category=None).standing is Standing.WRITTEN


def test_a_reference_takes_its_direction_from_comparator_or_growth() -> None:
    assert direction("税收", parse("≤上年缴税80%"), category=None).kind is Kind.AT_MOST
    assert direction("办公设备", parse("较上年增长5%"), category=None) == Direction(Kind.AT_LEAST, Standing.GUESSED)
    assert direction("办公设备", parse("同比增长5%以上"), category=None).standing is Standing.WRITTEN
    assert direction("办公设备", parse("上年80%"), category=None).kind is Kind.EQUAL


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("减少投诉率", Category.QUALITY),
        ("有效降低能耗", Category.ECOLOGICAL_BENEFIT),
        ("压减行政成本", Category.ECONOMIC_BENEFIT),
        ("缩短办理时间", Category.QUANTITY),
        ("节约资金", Category.COST),
        ("节约率", Category.COST),
        ("事故率下降", Category.SOCIAL_BENEFIT),
        ("投诉量减少", None),
        ("清退违规人员数", Category.QUANTITY),
        ("查处违法案件数", Category.QUANTITY),
        ("违法案件查处数", Category.QUANTITY),
        ("化解信访投诉次数", Category.QUANTITY),
        ("清欠率", None),
    ],
)
def test_cutting_saving_and_dealing_with_something_unwanted_is_work_done(name: str, category: Category | None) -> None:
    assert direction(name, parse("5%"), category=category) == Direction(Kind.AT_LEAST, Standing.GUESSED)


@pytest.mark.parametrize("name", ["水费欠费率", "贷款逾期率", "登记差错率", "案件办结时间", "整治费用", "投诉率"])
def test_what_is_owed_late_or_wrong_is_wanted_little_of(name: str) -> None:
    assert direction(name, parse("5%"), category=None).kind is Kind.AT_MOST


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("压减行政成本", Category.COST),
        ("降低合格率", None),
        ("群众收入下降", None),
        ("新增违法案件", None),
        ("节约型机关投诉数", None),
        ("减少后的投诉率", None),
        ("减少全区各街镇农村生活污水排放量", None),
        ("整治后投诉数", None),
        ("未查处违法案件", None),
        ("化解信访率", None),
        ("全年减少投诉件数", None),
        ("违法行为减少工作", None),
        ("未达标率", None),
        ("欠发率", None),
    ],
)
def test_where_words_of_both_kinds_meet_nothing_is_guessed(name: str, category: Category | None) -> None:
    assert direction(name, parse("5%"), category=category) == Direction(Kind.UNKNOWN, Standing.UNKNOWN)


def test_a_number_beside_the_unit_month_may_be_a_month_only_in_a_timely_row_with_columns() -> None:
    def may_be_month(number: str, sign: str, unit: str, category: Category) -> bool:
        return direction(
            "设备到位时间", parse(number, unit=unit, comparator=sign), category=category, column=sign
        ).may_be_month

    assert may_be_month("9", "≤", "月", Category.TIMELINESS)
    assert not may_be_month("9", "≥", "月", Category.TIMELINESS)
    assert not may_be_month("18", "≤", "月", Category.TIMELINESS)
    assert not may_be_month("9", "≤", "天", Category.TIMELINESS)
    assert not may_be_month("9", "≤", "月", Category.QUANTITY)
