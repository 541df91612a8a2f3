"""The grammar that is written down is the one that is read."""

import re
from importlib import resources

import pytest

from jiheng.values import NotUnderstood, parse
from jiheng.values.reasons import Why
from tests.values.table import rows

GRAMMAR = resources.files("jiheng.values").joinpath("GRAMMAR.md").read_text("utf-8")
ARROWS = [(written, back) for written, back in re.findall(r"`([^`]+)` → `([^`]+)`", GRAMMAR) if back != "≥"]
SECTIONS = re.findall(r"^## (.+)$", GRAMMAR, re.MULTILINE)


@pytest.mark.parametrize(("written", "back"), [pair for pair in ARROWS if pair[0] not in {"萬個", "﹦ ═ ＝", "— ～"}])
def test_what_the_grammar_says_is_written_back_is_written_back(written: str, back: str) -> None:
    assert str(parse(written)) == back


@pytest.mark.parametrize("text", re.findall(r"`([^`]+)`", GRAMMAR.split("## Not understood")[1].split("##")[0])[1:3])
def test_what_the_grammar_says_is_not_understood_is_not(text: str) -> None:
    assert isinstance(parse(text), NotUnderstood)


@pytest.mark.parametrize(
    "kind", ["Quantity", "Range", "Deadline", "Frequency", "Reference", "Choice", "Word", "Not understood"]
)
def test_every_kind_of_value_has_a_section(kind: str) -> None:
    assert any(section.startswith(kind) for section in SECTIONS)


def test_every_reason_says_something_of_its_own_in_both_languages() -> None:
    assert len({why.value[0] for why in Why}) == len({why.value[1] for why in Why}) == len(Why)
    assert {why.about("文").text for why in Why} == {"文"}


def test_the_examples_name_only_reasons_that_there_are() -> None:
    named = {reading.split("; ")[1] for *_, reading, _, _ in rows("examples.md") if reading.startswith("not")}
    assert named <= set(Why.__members__)
