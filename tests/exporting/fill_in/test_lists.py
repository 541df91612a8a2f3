"""The lists that formulas look things up in say no more than the scoring does."""

from decimal import Decimal

import pytest

from jiheng.exporting.fill_in.lists import ABOVE_ONE, ANY, lists_for
from jiheng.exporting.fill_in.plan import Row
from jiheng.rulepacks import load_pack

LISTS = lists_for((), load_pack("mof-2020-10"))


def test_a_bare_number_beside_people_is_people_and_beside_a_share_only_above_one() -> None:
    units = dict(LISTS.units)
    assert units["人"] == ANY
    assert units["万元"] == ANY
    assert units["%"] == ABOVE_ONE  # 0.95 beside 90% may be 95% or 0.95%


def test_what_may_be_a_year_is_no_unit_of_the_list() -> None:
    assert "年" not in dict(LISTS.units)  # 2024年 is a day, 3年 is a time


def test_the_same_word_has_the_tier_of_what_was_achieved() -> None:
    shares = {share.text: (share.low, share.high) for share in LISTS.same}
    assert shares["健全"] == (Decimal("0.8"), Decimal(1))
    assert shares["未达成"] == (Decimal(0), Decimal("0.6"))


@pytest.mark.parametrize(("pack", "share"), [("mof-2021-101", (1, 1)), ("mof-2020-10", (Decimal("0.8"), 1))])
def test_yes_and_no_are_all_or_nothing_where_the_pack_says_so(pack: str, share: tuple[Decimal, Decimal]) -> None:
    found = {one.text: (one.low, one.high) for one in lists_for((), load_pack(pack)).same}
    assert found["是"] == share


def test_a_locked_target_in_words_of_its_own_is_on_the_list_and_one_in_figures_is_not() -> None:
    rows = [Row("jh-1", {"target": text}, frozenset({"target"})) for text in ("每季度", "≥40人", "节日前发放到位")]
    told = {share.text: share.low for share in lists_for(rows, load_pack("mof-2020-10")).same}
    assert told["每季度"] == 1  # a frequency that was kept has all its points
    assert "≥40人" not in told


def test_labels_know_which_of_them_speak_of_satisfaction() -> None:
    dimensions, categories = dict(LISTS.dimensions), dict(LISTS.categories)
    assert dimensions["满意度指标"]
    assert dimensions["满意度"]
    assert not dimensions["产出指标"]
    assert categories["服务对象满意度指标"]
    assert not categories["数量指标"]
