"""Which pack applies, and which is set beside it (DOMAIN §2.3 and §2.3c)."""

from pathlib import Path

import msgspec
import pytest

from jiheng.rulepacks import BadPack, choose_packs, load_pack, regulation_for


def _chosen(year: int | None, level: str | None, *requested: str) -> tuple[str, ...]:
    return tuple(pack.id for pack in choose_packs(year, level, requested))


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
    assert _chosen(year, level) == ("as-printed", *([] if beside is None else [beside]))


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
    assert _chosen(2020, None, "mof-2020-10") == ("mof-2020-10",)
    assert _chosen(2012, None, "mof-2021-101") == ("mof-2021-101",)


def test_asking_for_the_forms_own_scheme_is_as_good_as_not_asking() -> None:
    assert _chosen(2020, None, "as-printed") == ("as-printed", "mof-2020-10")


def test_the_packs_asked_for_after_the_first_stand_beside_it_in_their_order() -> None:
    assert _chosen(2020, None, "sichuan", "mof-2020-10", "hubei") == ("sichuan", "mof-2020-10", "hubei")


def test_beside_the_forms_own_scheme_stands_what_was_asked_for_and_nothing_else() -> None:
    assert _chosen(2020, None, "as-printed", "hubei") == ("as-printed", "hubei")


def test_a_pack_is_not_compared_with_itself() -> None:
    assert _chosen(2020, None, "mof-2020-10", "mof-2020-10") == ("mof-2020-10",)
    assert _chosen(2020, None, "hubei", "mof-2020-10", "湖北") == ("hubei", "mof-2020-10")


@pytest.mark.parametrize("level", ["any", "local", "county"])
def test_what_a_place_does_applies_only_where_it_is_named(level: str) -> None:
    assert _chosen(2022, level) == ("as-printed", "mof-2020-10")


@pytest.mark.parametrize(
    ("place", "pack"),
    [("湖北", "hubei"), ("河北省", "tianjin-hebei"), ("天津", "tianjin-hebei"), ("郫都区", "chengdu-pidu")],
)
def test_a_place_may_be_named_by_its_name(place: str, pack: str) -> None:
    assert _chosen(None, None, place) == (pack,)


def test_a_place_whose_rules_we_do_not_have_is_refused() -> None:
    with pytest.raises(BadPack, match="没有名为「贵州」的规则包"):
        choose_packs(2020, None, ["贵州"])


def test_a_users_own_pack_can_be_in_force(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(
        '[pack]\nid = "my-county"\ntitle = "本县办法"\nstanding = "ours"\nextends = "mof-2020-10"\n', encoding="utf-8"
    )
    assert _chosen(2024, None, str(tmp_path)) == ("my-county",)


def test_no_regulation_is_made_up_for_a_year_before_any() -> None:
    assert regulation_for(2019, "central") is None
