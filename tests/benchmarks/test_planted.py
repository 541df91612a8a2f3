"""Forms made from a seed are what they are meant to be, and planted faults are found at their place.

The goals are measured on thousands of forms by ``python -m benchmarks.planted``; what runs here is the same, reduced,
so that it cannot rot.
"""

from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from benchmarks.planted import measuring
from benchmarks.planted.__main__ import main
from benchmarks.planted.crossing import Crossing, crossing, judge, sow
from benchmarks.planted.drafts import Draft, total_of
from benchmarks.planted.faults import UNPLANTED, Fault, Planted, faults
from benchmarks.planted.faults.planting import at
from benchmarks.planted.groups import GROUP_FAULTS, GroupFault, grow_group
from benchmarks.planted.growing import dice_of, grow
from benchmarks.planted.measuring import (
    Alarm,
    Clean,
    Faulty,
    Miss,
    Said,
    clean,
    faulty,
    middle,
    plant,
    tell,
    why_absent,
)
from benchmarks.planted.tables import ITEMS, examples, lines
from benchmarks.planted.writing import SUFFIX, write
from jiheng.assess import read
from jiheng.checks import all_checks
from jiheng.checks.findings import Life
from jiheng.form import SelfEvaluation

_CLEAN = 40
_EACH = 2
_LEAST_RECALL = 0.95  # of the reduced run, where a single miss is half a per cent


@cache
def drafts() -> tuple[Draft, ...]:
    return tuple(grow(dice_of(1, "clean", number)) for number in range(_CLEAN))


@cache
def sown() -> Faulty:
    return faulty(1, _EACH * len(faults()))


@cache
def piles() -> Crossing:
    return crossing(1, 2, len(GROUP_FAULTS))


def read_back(draft: Draft) -> SelfEvaluation:
    (reading,) = read(write(draft), file=f"form{SUFFIX[draft.style.medium]}")
    assert isinstance(reading.form, SelfEvaluation)
    return reading.form


def test_a_seed_gives_the_same_forms_each_time() -> None:
    assert [write(grow(dice_of(1, "clean", number))) for number in range(5)] == [write(draft) for draft in drafts()[:5]]


def test_another_seed_gives_other_forms() -> None:
    assert grow(dice_of(2, "clean", 0)) != drafts()[0]


def test_forms_differ_in_layout_file_size_and_scheme() -> None:
    assert {draft.style.layout for draft in drafts()} == {"ministry", "beijing", "yunnan", "sichuan"}
    assert {draft.style.medium for draft in drafts()} == {"drops", "tabs", "pipes", "page"}
    assert {draft.inside for draft in drafts()} == {True, False}
    sizes = [len(draft.lines) for draft in drafts()]
    assert min(sizes) >= 6
    assert max(sizes) <= 25
    assert len(set(sizes)) > 8


def test_points_of_a_clean_form_make_its_hundred_by_its_scheme() -> None:
    for draft in drafts():
        rows = total_of(line.points for line in draft.lines)
        assert rows == (100 - Decimal(draft.total.points) if draft.inside else 100)
        assert all(Decimal(0) < (line.claimed or 0) <= (line.points or 0) for line in draft.lines)


def test_sources_of_a_clean_form_make_its_total() -> None:
    for draft in drafts():
        for name in ("original", "revised", "spent"):
            amounts = [getattr(purse, name) for purse in draft.purses[1:]]
            assert getattr(draft.total, name) == total_of(amounts)
        assert Decimal(0) < (draft.total.spent or 0) <= (draft.total.revised or 0)


def test_every_miss_of_a_clean_form_is_docked_and_explained() -> None:
    missed = [line for draft in drafts() for line in draft.lines if line.is_missed]
    assert missed
    assert all(line.note and not line.is_full for line in missed)


@pytest.mark.parametrize("draft", drafts(), ids=lambda draft: f"{draft.style.layout}-{draft.style.medium}")
def test_a_clean_form_is_read_as_it_was_meant(draft: Draft) -> None:
    form = read_back(draft)
    assert (form.project.value, form.fiscal_year.value) == (draft.project, draft.year)
    assert [row.name.value for row in form.indicators] == [line.name for line in draft.lines]
    assert [row.max_points.value for row in form.indicators] == [line.points for line in draft.lines]
    assert [row.claimed_points.value for row in form.indicators] == [line.claimed for line in draft.lines]
    assert [row.actual.value for row in form.indicators] == [line.actual for line in draft.lines]
    assert [fund.revised_budget.value for fund in form.funds] == [purse.revised for purse in draft.purses]
    assert form.total.claimed_points.value == draft.sum


def test_clean_forms_are_left_in_peace() -> None:
    good = clean(1, _CLEAN)
    assert len(good.items) == _CLEAN
    assert good.rate <= ITEMS, [alarm.said for alarm in good.alarms]


def test_planted_faults_are_found_at_their_place() -> None:
    told = [(miss.fault.code, miss.fault.how, miss.number) for miss in sown().misses]
    assert sown().recall >= _LEAST_RECALL, told


def test_every_way_of_every_mistake_was_planted() -> None:
    assert set(sown().planted) == {fault for fault in faults() if fault.code not in sown().absent}


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: f"{fault.code} {fault.how}")
def test_every_planter_finds_a_form_and_names_a_place_in_it(fault: Fault) -> None:
    dice = dice_of(4, fault.code, fault.how)
    together = plant(dice, fault, (), 0)
    assert together is not None
    ((_, planted),) = together[0]
    tried = [fault.plant(draft, dice) for draft in drafts()]
    for one in (planted, *(one for one in tried if one is not None)):
        assert all(0 <= row < len(one.draft.lines) for row in one.spot.rows or ())
        assert write(one.draft)


@pytest.mark.parametrize("fault", GROUP_FAULTS, ids=lambda fault: f"{fault.code} {fault.how}")
def test_every_planter_across_forms_names_forms_of_its_pile_or_a_project_of_its_roster(fault: GroupFault) -> None:
    group = sow(4, 0, fault)
    assert group is not None
    assert all(0 <= form < len(group.drafts) for form in group.expected)
    assert group.expected or group.word in {entry.project for entry in group.roster}


def test_a_mistake_that_fits_no_form_is_said_not_to_be_planted(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = Fault("FM001", "nowhere", "header", lambda _draft, _dice: None)
    monkeypatch.setattr(measuring, "faults", lambda: (nowhere,))
    bad = faulty(1, 1)
    assert bad.absent["FM001"].endswith("张表里没有种得下的：nowhere")
    assert (bad.planted, bad.recall, middle(bad.items)) == ({}, 0.0, 0.0)


def test_a_code_without_a_check_is_said_not_to_be_there_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert why_absent("ZZ999") == "还没有这项检查"
    assert not why_absent("FD009")
    monkeypatch.setattr(measuring, "known_packs", lambda: ("house",))
    assert why_absent("FD009") == "还没有所需的办法包"


def test_a_file_that_is_not_read_as_one_form_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = b"\n\n".join(write(draft) for draft in drafts() if draft.style.medium == "drops")
    monkeypatch.setattr(measuring, "write", lambda _draft: twice)
    (said,) = tell(next(draft for draft in drafts() if draft.style.medium == "drops")).said
    assert (said.code, said.weight) == ("unread", "ERROR")


def test_every_stable_check_has_a_planter_or_a_reason_why_not() -> None:
    planters = {fault.code for fault in faults()} | {fault.code for fault in GROUP_FAULTS}
    assert not planters & UNPLANTED.keys()
    assert {one.code for one in all_checks() if one.life is Life.STABLE} <= planters | UNPLANTED.keys()


def test_a_finding_elsewhere_does_not_count() -> None:
    spot = at("indicators", 3, "target")
    assert spot.fits("indicators", 3, "target")
    assert not spot.fits("indicators", 2, "target")
    assert not spot.fits("indicators", 3, "actual")
    assert not spot.fits("funds", 3, "target")


def test_a_fault_that_is_not_found_is_a_miss() -> None:
    def plants_nothing(draft: Draft, _dice: object) -> Planted:
        return Planted(draft, at("header", None, "project"))

    fault = Fault("FM001", "nothing at all", "header", plants_nothing)
    together = plant(dice_of(1, "none"), fault, (), 0)
    assert together is not None
    said = tell(together[1].draft, together[1]).said
    assert not [one for one in said if one.code == "FM001"]


def test_several_faults_stand_in_different_parts_of_a_form() -> None:
    by_code = {fault.code: fault for fault in faults()}
    together = plant(dice_of(3), by_code["SC002"], [by_code[code] for code in ("FM001", "GL002", "TV002")], 2)
    assert together is not None
    codes = [fault.code for fault, _ in together[0]]
    assert codes == ["SC002", "FM001", "GL002"]
    found = Counter(one.code for one in tell(together[1].draft, together[1]).said)
    assert all(found[code] for code in codes)


def test_faults_across_forms_are_found_with_all_their_forms() -> None:
    assert not piles().missed


def test_a_clean_pile_is_left_in_peace() -> None:
    assert not piles().alarms
    assert len({draft.unit for draft in grow_group(dice_of(1, "pile", 0))}) > 1


def test_an_empty_pile_says_nothing() -> None:
    assert judge(()) == ()


def test_tables_name_every_way_and_the_goals() -> None:
    text = "\n".join(lines(1, clean(1, 3), sown(), piles()))
    assert "| 种下的错在原处被指出 | ≥ 99% |" in text
    assert all(f"| {fault.code} | {fault.how} |" in text for fault in sown().planted)
    assert all(f"| {code} | {why} |" in text for code, why in UNPLANTED.items())


def test_misses_and_false_alarms_are_kept_as_files(tmp_path: Path) -> None:
    draft, fault = drafts()[0], faults()[0]
    alarm = Alarm(Said("FM001", "header", None, "project", "header", "ERROR", "项目名称空着"), 7, draft)
    miss = Miss(fault, Planted(draft, at("funds", 0), rules=("sichuan",)), 8, (alarm.said,))
    good = Clean((1,), (0,), (alarm,), (), (0,), (1.0,))
    examples(tmp_path, good, Faulty(1, {fault: 1}, (miss,), {}, (1,), (1.0,)))
    suffix = SUFFIX[draft.style.medium]
    names = {f"missed-{fault.code}-8{suffix}", f"false-FM001-7{suffix}"}
    assert {file.name for file in tmp_path.iterdir()} == names | {"list.txt"}
    assert (tmp_path / f"false-FM001-7{suffix}").read_bytes() == write(draft)
    assert (tmp_path / "list.txt").read_text(encoding="utf-8") == (
        f"missed {fault.code} {fault.how}: 1\n"
        f"    missed-{fault.code}-8{suffix} funds rows [0] rules ('sichuan',)\n"
        "        ERROR: header None project 项目名称空着\n"
        "false FM001: 1\n"
        f"    false-FM001-7{suffix}: 项目名称空着\n"
    )


def test_the_command_prints_the_tables(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--clean", "2", "--faulty", "2", "--piles", "1", "--seed", "5", "--examples", str(tmp_path)]) == 0
    assert "种子 5；没有错的表 2 张，种了错的表 2 张；没有错的批 1 批，种了错的批 1 批。" in capsys.readouterr().out
