"""Which pack applies, and which is set beside it (DOMAIN §2.3 and §2.3c)."""

from pathlib import Path

import msgspec
import pytest

from jiheng.rulepacks import BadPack, choose_packs, load_pack, regulation_for


def _chosen(year: int | None, level: str | None, *requested: str) -> tuple[str, str | None]:
    pack, beside = choose_packs(year, level, requested)
    return pack.id, None if beside is None else beside.id


@pytest.mark.parametrize(
    ("year", "level", "beside"),
    [
        (2020, None, "mof-2020-10"),
        (2020, "central", "mof-2020-10"),
        (2021, "central", "mof-2021-101"),
        (2035, "central", "mof-2021-101"),
        (2021, None, "mof-2020-10"),
        (2021, "county", "mof-2020-10"),
        (2035, "county", "mof-2020-10"),
        (2019, None, None),
        (2014, "central", None),
        (None, "central", None),
    ],
)
def test_without_a_word_the_form_itself_counts_and_the_regulation_of_the_year_stands_beside_it(
    year: int | None, level: str | None, beside: str | None
) -> None:
    assert _chosen(year, level) == ("as-printed", beside)


def test_a_pack_covers_its_years_from_the_first_to_the_last() -> None:
    pack = msgspec.structs.replace(load_pack("mof-2020-10"), valid_from=2020, valid_until=2022)
    assert [year for year in range(2018, 2025) if pack.covers(year)] == [2020, 2021, 2022]
    assert load_pack("mof-2020-10").covers(2035)
    assert load_pack("as-printed").covers(1999)


def test_what_a_pack_extends_is_in_force_with_it_and_what_it_borrows_is_not() -> None:
    assert load_pack("mof-2021-101").is_in_force("mof-2020-10/quantitative")
    assert load_pack("as-printed").is_in_force("house/at-most")
    assert not load_pack("as-printed").is_in_force("mof-2020-10/quantitative")


def test_a_pack_that_was_asked_for_stands_alone() -> None:
    assert _chosen(2020, None, "mof-2020-10") == ("mof-2020-10", None)
    assert _chosen(2012, None, "mof-2021-101") == ("mof-2021-101", None)


def test_asking_for_the_forms_own_scheme_is_as_good_as_not_asking() -> None:
    assert _chosen(2020, None, "as-printed") == ("as-printed", "mof-2020-10")


def test_the_second_pack_asked_for_is_for_comparison() -> None:
    assert _chosen(2020, None, "mof-2021-101", "mof-2020-10") == ("mof-2021-101", "mof-2020-10")


def test_a_pack_is_not_compared_with_itself() -> None:
    assert _chosen(2020, None, "mof-2020-10", "mof-2020-10") == ("mof-2020-10", None)


def test_three_packs_are_too_many() -> None:
    with pytest.raises(BadPack) as caught:
        choose_packs(2020, None, ["house", "as-printed", "mof-2020-10"])
    assert caught.value.message == "指定了 3 个规则包。最多写两个：前一个适用，后一个仅供对照。"
    assert caught.value.message_en.startswith("3 rule packs were named. Name two at most")


def test_a_users_own_pack_can_be_in_force(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(
        '[pack]\nid = "my-county"\ntitle = "本县办法"\nstanding = "ours"\nextends = "mof-2020-10"\n', encoding="utf-8"
    )
    assert _chosen(2024, None, str(tmp_path)) == ("my-county", None)


def test_no_regulation_is_made_up_for_a_year_before_any() -> None:
    assert regulation_for(2019, "central") is None
