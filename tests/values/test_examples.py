"""The grammar holds on every notation that published forms are known to use."""

import json
from pathlib import Path

import pytest

from jiheng.values import NotUnderstood, parse
from tests.values.table import described, fields_of, rows

EXAMPLES = tuple(rows("examples.md"))
KEY = Path(__file__).parents[1] / "forms" / "minhang-2020" / "key.json"
UNDERSTOOD_AT_LEAST = 0.95


@pytest.mark.parametrize("example", EXAMPLES, ids=[" ".join(example[:3]) for example in EXAMPLES])
def test_a_notation_is_read_and_written_back_as_the_table_says(example: tuple[str, ...]) -> None:
    written, unit, sign, reading, written_back, seen_in = example
    assert seen_in
    value = parse(written, unit=unit, comparator=sign)
    assert fields_of(described(value)) == fields_of(reading)
    assert str(value) == written_back
    assert parse(written_back) == value


def test_at_least_ninety_five_percent_of_the_notations_are_understood() -> None:
    read = [parse(written, unit=unit, comparator=sign) for written, unit, sign, *_ in EXAMPLES]
    understood = [value for value in read if not isinstance(value, NotUnderstood)]
    assert len(understood) / len(read) >= UNDERSTOOD_AT_LEAST


def test_every_target_and_actual_of_the_ten_forms_has_a_line() -> None:
    listed = {written for written, *_ in EXAMPLES}
    forms = json.loads(KEY.read_text("utf-8"))
    cells = {row[cell] for form in forms for row in form["indicators"] for cell in ("target", "actual")}
    assert cells - listed == set()


def test_the_table_has_no_line_twice() -> None:
    lines = [example[:3] for example in EXAMPLES]
    assert len(lines) == len(set(lines))
