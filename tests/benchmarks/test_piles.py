"""A pile of forms from a seed goes the whole way, and what it took is told by stage and as memory."""

from pathlib import Path

import pytest

from benchmarks import piles
from benchmarks.memory import high_water_mark
from benchmarks.piles import ACROSS, ASSESS, GATHERED, READ, STARTED, WHOLE, WRITTEN, Measured, form_of_pile, told
from benchmarks.results import Section
from jiheng import read

_FEW = 12


def measured(forms: int, peak: float | None = 1_500.0) -> Measured:
    """What a run might give: 10 ms of reading a form, 20 of checks and so on."""
    seconds = {READ: forms * 0.010, ASSESS: forms * 0.020, ACROSS: forms * 0.005, "csv": forms * 0.005}
    kept = peak is not None
    peaks = {STARTED: 60.0 if kept else None, GATHERED: 1_400.0 if kept else None, WRITTEN: peak}
    return Measured(forms, seconds, peaks, {"csv": 2_500_000}, 1234, 5)


def test_every_form_of_a_pile_is_a_project_of_its_own_and_the_same_each_time() -> None:
    made = [form_of_pile(number) for number in range(_FEW)]
    assert made == [form_of_pile(number) for number in range(_FEW)]
    projects = [one.form.project.value for name, content in made for one in read(content, file=name)]
    assert len(set(projects)) == len(made) == _FEW


def test_the_whole_way_is_measured_and_the_reports_are_written(tmp_path: Path) -> None:
    found = piles.measure(_FEW, tmp_path)
    assert found.forms == _FEW
    assert all(seconds >= 0 for seconds in found.seconds.values())
    assert found.seconds[READ] + found.seconds[ASSESS] > 0
    assert found.findings > 0
    lines = (tmp_path / "report.jsonl").read_text("utf-8").splitlines()
    assert sum('"project"' in line for line in lines) >= _FEW
    assert {name: (tmp_path / f"report.{name}").stat().st_size for name in found.written} == found.written
    if high_water_mark() is not None:
        marks = [peak for peak in found.peaks.values() if peak is not None]
        assert marks == sorted(marks)
        assert marks[0] > 0


def test_times_are_told_for_one_form_and_memory_for_the_whole_pile() -> None:
    times, held = told(measured(2_000))
    assert {one.name: one.figures for one in times.samples}[WHOLE] == pytest.approx((40.0,))
    assert "单核每秒 25 张" in times.about
    assert "跨表 5 处" in times.about
    assert "2.5 MB" in times.about
    assert [one.figures for one in held.samples] == [(60.0,), (1_400.0,), (1_500.0,)]
    assert "平均多占 720.0 KB" in held.about  # (1500 - 60) MB over 2000 forms
    assert times.goals == held.goals == ()


@pytest.mark.parametrize(("peak", "is_reached"), [(1_999.0, True), (2_001.0, False)])
def test_the_goal_is_set_for_a_hundred_thousand_forms(peak: float, *, is_reached: bool) -> None:
    (goal,) = [goal for section in told(measured(100_000, peak)) for goal in section.goals]
    assert "100,000 张表" in goal.what
    assert goal.is_reached is is_reached


def test_a_system_that_keeps_no_high_water_mark_gives_times_alone() -> None:
    assert [section.unit for section in told(measured(100, None))] == ["ms"]


def test_the_page_says_what_was_measured_and_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def given(forms: int, folder: Path) -> tuple[Section, ...]:
        assert folder.is_dir()
        return tuple(told(measured(forms)))

    monkeypatch.setattr(piles, "sections", given)
    file = tmp_path / "page.md"
    assert piles.main(["--forms", "100000", "--page", str(file)]) == 0
    text = file.read_text("utf-8")
    assert text.startswith("# 成批测速\n\n`make bench-pile` 于 ")
    assert "内存峰值 | ≤ 2000 MB | 1500 MB（1500–1500） | 达到 |" in text
    assert "生成不计时" in text


def test_a_pile_is_measured_in_a_process_of_its_own(tmp_path: Path) -> None:
    times, *_ = piles.sections(2, tmp_path)
    assert times.about.startswith("2 张表")
