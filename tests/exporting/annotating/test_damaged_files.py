"""Files that are damaged somewhere and still read: annotated, or made anew, and never a fault."""

import random
from collections import Counter

import pytest

from jiheng import Options, read
from jiheng.exporting.annotating import annotate
from jiheng.form import SelfEvaluation
from jiheng.reading import Unreadable
from tests.exporting.annotating.test_other_programs import SOURCES
from tests.fuzzing.mutations import mutant

_MANY = 120


def forms(content: bytes, name: str) -> list[SelfEvaluation]:
    return [one.form for one in read(content, file=name) if isinstance(one.form, SelfEvaluation)]


def outcome(name: str, number: int) -> str:
    """Damage a file, annotate it, and say what became of it."""
    dice = random.Random(f"{name} {number}")  # noqa: S311 - damage is no secret
    source = mutant(SOURCES[name], list(SOURCES.values()), dice)
    try:
        readings = [one for one in read(source, file=name) if isinstance(one.form, SelfEvaluation)]
    except Unreadable:
        return "not read"
    if not readings:
        return "no form"
    copy = annotate(source, readings, Options(unfolded=True), file=name, fix=number % 2 == 1)
    found = forms(copy.content, name)
    assert len(found) == len(readings)
    if copy.mended:
        return "mended"
    if copy.notices:
        return "made anew"
    assert found == [one.form for one in readings]
    return "annotated"


@pytest.mark.parametrize("name", ["wps.docx", "office.docx", "openpyxl.xlsx", "wps.xlsx"])
def test_what_can_be_read_can_be_annotated_however_it_is_damaged(name: str) -> None:
    counted = Counter(outcome(name, number) for number in range(_MANY))
    assert counted["annotated"] + counted["made anew"] > _MANY / 10
    assert counted["annotated"] > 0
