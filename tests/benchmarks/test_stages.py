"""Stages are timed where they are called, so that they add up to the whole."""

import pytest

from benchmarks import stages
from benchmarks.inputs import Disagreement, ten_forms
from jiheng.checks.terms import terms
from jiheng.reading.layout import kinds

TEN = ten_forms()[".txt"]


def test_each_stage_of_each_form_is_timed_and_they_add_up() -> None:
    cold, warm = stages.sections(TEN, 1)
    for section in (cold, warm):
        figures = {one.name: one.figures for one in section.samples}
        whole, slowest = figures.pop(stages.WHOLE), figures.pop(stages.SLOWEST)
        assert len(figures) == 5
        assert all(took > 0 for (took,) in figures.values())
        assert sum(took for (took,) in figures.values()) == pytest.approx(whole[0])
        assert slowest >= whole
    assert [goal.bound for goal in cold.goals] == [5, 5]
    assert warm.goals == ()


def test_a_stage_that_is_no_part_of_the_way_any_more_is_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    # As happened when assess began to score under several packs at once: the old name took no time at all.
    monkeypatch.setitem(stages._STAGES, "计分", ("jiheng.scoring", "due"))  # noqa: SLF001 - what is timed
    with pytest.raises(Disagreement, match="计分"):
        list(stages.sections(TEN, 1))


def test_the_library_can_be_made_to_forget_every_text_and_keeps_its_tables() -> None:
    remembered = kinds._kind_of_short_text  # noqa: SLF001 - what is remembered
    kinds.kind_of("100万元")
    terms("set_terms")
    assert remembered.cache_info().currsize > 0
    stages.forget()
    assert remembered.cache_info().currsize == 0
    assert terms.cache_info().currsize > 0
