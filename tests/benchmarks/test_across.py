"""Planted copies are copies, the same each time, and counted as found where the check names both forms."""

import tempfile
from pathlib import Path

import msgspec
import pytest

from benchmarks import across
from benchmarks.across import OURS, WHOLE, measure, section
from benchmarks.copied_texts import plant
from jiheng.checks.borrowed import covered
from jiheng.checks.similarity import letters


def test_a_planted_copy_takes_half_of_its_text_from_its_source() -> None:
    planted = plant(7, 800, 30)
    assert planted == plant(7, 800, 30)
    assert len(planted.held) == 800
    assert len(planted.copies) > 20
    for source, target in planted.copies:
        shares = []
        for kind in range(2):
            original, copy = (letters(planted.held[2 * form + kind].fact.text) for form in (source, target))
            shares.append(covered(copy, bytes(len(copy)), original, 8) / len(copy))
        assert max(shares) >= 0.5


def test_what_is_found_is_counted_by_pairs() -> None:
    planted = plant(7, 800, 30)
    told = measure(planted, 1)
    assert told.planted == len(planted.copies)
    assert 0.9 * told.planted <= told.found[OURS] <= told.planted
    assert 0 < told.found[WHOLE] <= told.planted
    assert told.groups - told.alone <= told.found[OURS]
    assert told.after >= told.before > 0


def test_the_section_gives_time_recall_and_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    told = measure(plant(7, 800, 30), 2)
    monkeypatch.setattr(across, "run", lambda *_words, **_where: msgspec.json.encode(told).decode())
    with tempfile.TemporaryDirectory() as folder:
        found = section(800, 2, Path(folder))
    assert [goal.unit for goal in found.goals] == ["s", "%"]
    assert found.goals[1].measured.median == pytest.approx(100 * told.found[OURS] / told.planted)
    assert f"种下 {told.planted} 段" in found.about
    assert found.unit == "s"
