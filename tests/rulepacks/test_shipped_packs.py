"""The packs that come with the program say what DOMAIN §2 says, and say where they have it from."""

from decimal import Decimal

import pytest

from jiheng.rulepacks import BadPack, Kind, RulePack, Standing, key_specs, known_packs, load_pack

PACKS = [load_pack(name) for name in known_packs()]
LOCAL = [pack for pack in PACKS if pack.kind is Kind.LOCAL]
NATIONAL = [pack for pack in PACKS if pack.kind is not Kind.LOCAL]


def _named(pack: RulePack) -> str:
    return pack.id


def test_these_packs_come_with_the_program() -> None:
    assert [pack.id for pack in NATIONAL] == ["as-printed", "house", "mof-2020-10", "mof-2021-101"]
    assert [pack.id for pack in LOCAL] == [
        "beijing-haidian",
        "chengdu-pidu",
        "chongqing",
        "county-cap",
        "guangxi",
        "hubei",
        "shanxi",
        "sichuan",
        "tianjin-hebei",
    ]


@pytest.mark.parametrize("pack", PACKS, ids=_named)
def test_every_pack_rests_on_house(pack: RulePack) -> None:
    assert pack.lineage[-1] == "house"
    assert pack.id == "house" or pack.extends is not None


@pytest.mark.parametrize("pack", PACKS, ids=_named)
def test_every_setting_names_a_clause_that_can_be_looked_up(pack: RulePack) -> None:
    for setting in pack.settings.values():
        assert pack.clause(setting.clause).text


@pytest.mark.parametrize("pack", PACKS, ids=_named)
def test_every_clause_stands_in_both_languages_with_its_source_and_date(pack: RulePack) -> None:
    for clause in pack.own_clauses():
        assert clause.title_en != clause.title
        assert clause.text_en != clause.text
        assert clause.source
        assert clause.date is not None or clause.noted is not None


def test_every_known_key_is_set_by_some_pack() -> None:
    assert sorted(key_specs()) == sorted({key for pack in PACKS for key in pack.settings})


def test_the_measures_of_2020_are_confirmed_and_open_ended() -> None:
    pack = load_pack("mof-2020-10")
    assert (pack.document, str(pack.date)) == ("财预〔2020〕10号", "2020-02-25")
    assert (pack.kind, pack.level, pack.valid_from, pack.valid_until) == (Kind.REGULATION, "any", 2020, None)
    weights = {
        key: pack.number(key)
        for key in ("execution.points", "weights.output", "weights.benefit", "weights.satisfaction")
    }
    assert list(weights.values()) == [10, 50, 30, 10]
    assert all(pack.setting(key).standing is Standing.CONFIRMED for key in weights)
    assert pack.flag("total.execution_inside") is True


def test_the_guidance_of_2021_is_for_central_departments_and_its_figures_are_unconfirmed() -> None:
    pack = load_pack("mof-2021-101")
    assert (pack.level, pack.valid_from, str(pack.date)) == ("central", 2021, "2021-08-18")
    own = [setting for setting in pack.settings.values() if setting.pack == pack.id]
    assert own
    assert {setting.standing for setting in own} == {Standing.UNCONFIRMED}


def test_the_guidance_of_2021_keeps_what_it_does_not_change() -> None:
    setting = load_pack("mof-2021-101").setting("qualitative.tiers")
    assert (setting.pack, setting.standing) == ("mof-2020-10", Standing.CONFIRMED)


def test_the_forms_own_scheme_borrows_what_a_row_is_worth_and_names_no_weights() -> None:
    pack = load_pack("as-printed")
    assert pack.setting("quantity.at_least").clause == "mof-2020-10/quantitative"
    assert pack.setting("grade.scale").pack == "mof-2020-10"
    assert pack.text("execution.method") == "none"
    assert pack.find("weights.output") is None
    assert pack.find("execution.points") is None
    assert pack.clause("execution-as-claimed").id == "as-printed/execution-as-claimed"


@pytest.mark.parametrize(
    ("key", "figure"),
    [
        ("adjustment.note", "0.10"),
        ("adjustment.explain", "0.30"),
        ("weights.single_indicator_over", "20"),
        ("far_over.ratio", "1.30"),
        ("far_over.target_at_least", "10"),
        ("far_over.excess_at_least", "3"),
        ("similarity.copied", "0.95"),
        ("tolerance.points_against_formula", "0.05"),
        ("tolerance.sum.least", "0.01"),
        ("execution.points_moved", "0.5"),
        ("spending_and_output.quantity_below", "0.80"),
        ("spending_and_output.spent_below", "0.50"),
        ("pile.said_once_from", "0.80"),
        ("pile.doubts_in_the_median_at_most", "4"),
    ],
)
@pytest.mark.parametrize("pack", NATIONAL, ids=_named)
def test_our_thresholds_are_ours_in_every_national_pack(pack: RulePack, key: str, figure: str) -> None:
    assert pack.number(key) == Decimal(figure)
    assert pack.setting(key).standing is Standing.OURS
    assert pack.setting(key).clause.startswith("house/")


def test_a_budget_of_zero_is_left_to_the_place_and_says_why() -> None:
    switch = load_pack("mof-2020-10").setting("execution.zero_revised_budget")
    assert switch.value == "unset"
    assert "各地做法不一" in switch.reason


def test_asking_for_what_a_pack_does_not_say_is_a_fault_of_the_program() -> None:
    pack = load_pack("as-printed")
    with pytest.raises(KeyError, match=r"as-printed says nothing on weights\.output"):
        pack.setting("weights.output")
    for ask, key in (
        (pack.number, "execution.method"),
        (pack.text, "total.points"),
        (pack.flag, "execution.method"),
        (pack.bands, "total.points"),
    ):
        with pytest.raises(TypeError, match=key):
            ask(key)


def test_standings_have_words_for_users() -> None:
    assert [standing.chinese for standing in Standing] == ["已核实", "未核实原文", "本系统自定"]


def test_a_pack_nobody_knows_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(BadPack) as caught:
        load_pack("mof-2020-1")
    assert caught.value.message == "没有名为「mof-2020-1」的规则包。是否想写「mof-2020-10」？"
    assert caught.value.message_en == "there is no rule pack “mof-2020-1”. Did you mean “mof-2020-10”?"


def test_a_name_like_none_of_ours_lists_them_all() -> None:
    with pytest.raises(BadPack) as caught:
        load_pack("zzz")
    assert f"自带的有 {'、'.join(known_packs())}；" in caught.value.message


@pytest.mark.parametrize("pack", LOCAL, ids=_named)
def test_what_a_place_does_stands_on_the_measures_of_2020_and_claims_no_document_and_no_day(pack: RulePack) -> None:
    assert pack.lineage == (pack.id, "mof-2020-10", "house")
    assert pack.date is None
    assert all(clause.noted is not None for clause in pack.own_clauses() if clause.standing is not Standing.OURS)


@pytest.mark.parametrize(
    ("place", "key", "value"),
    [
        ("hubei", "execution.points", 20),
        ("hubei", "weights.indicators", 80),
        ("hubei", "quantity.at_most", "inverse"),
        ("sichuan", "execution.points", 10),
        ("sichuan", "weights.indicators", 90),
        ("sichuan", "execution.reason_below", Decimal("0.90")),
        ("sichuan", "execution.reason_at_most", 100),
        ("sichuan", "adjustment.explain", 0),
        ("guangxi", "far_over.ratio", Decimal("1.30")),
        ("guangxi", "far_over.points", "deducted_by_hand"),
        ("tianjin-hebei", "far_over.ratio", Decimal("1.20")),
        ("shanxi", "indicators.cost_row_required", True),
        ("chengdu-pidu", "far_over.ratio", Decimal("1.30")),
        ("chengdu-pidu", "far_over.from_the_ratio_on", False),
        ("chengdu-pidu", "evidence.none", "zero"),
        ("chengdu-pidu", "evidence.unsurveyed_satisfaction", "zero"),
        ("chongqing", "execution.method", "proportional"),
        ("beijing-haidian", "execution.method", "proportional"),
    ],
)
def test_a_place_says_what_was_read_of_it(place: str, key: str, value: object) -> None:
    setting = load_pack(place).setting(key)
    assert (setting.value, setting.standing, setting.pack) == (value, Standing.CONFIRMED, place)


def test_the_tiers_of_hubei_part_at_eight_and_at_five_tenths() -> None:
    bands = load_pack("hubei").bands("qualitative.tiers")
    assert [(band.label, band.low, band.high) for band in bands] == [
        ("achieved", Decimal("0.8"), 1),
        ("partly", Decimal("0.5"), Decimal("0.8")),
        ("not", 0, Decimal("0.5")),
    ]


@pytest.mark.parametrize("place", ["hubei", "sichuan"])
def test_a_place_that_gives_the_indicators_points_together_does_not_share_them_out(place: str) -> None:
    pack = load_pack(place)
    assert [key for key in ("output", "benefit", "satisfaction") if pack.find(f"weights.{key}")] == []


def test_what_was_not_read_is_not_confirmed_and_what_we_made_up_is_ours() -> None:
    pack = load_pack("county-cap")
    assert pack.standing is Standing.UNCONFIRMED
    caps = pack.setting("total.execution_caps")
    assert [band.points for band in pack.bands("total.execution_caps")] == [89, 79, 69, 59]
    assert (caps.standing, pack.clause(caps.clause).standing) == (Standing.OURS, Standing.OURS)
    assert pack.clause("capped").standing is Standing.UNCONFIRMED
    assert pack.setting("deviation.costs_from").standing is Standing.UNCONFIRMED
    assert [str(pack.number(f"deviation.{key}")) for key in ("costs_from", "costs_points")] == ["0.30", "2"]


def test_no_two_packs_are_of_one_place() -> None:
    places = [place for pack in PACKS for place in pack.places]
    assert sorted(set(places)) == sorted(places)
    assert set(places).isdisjoint(known_packs())
