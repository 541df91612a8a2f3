"""Whoever reads damaged files is watched: nothing that does harm goes unseen."""

import sys

import pytest

from tests.fuzzing import watching
from tests.fuzzing.numbering import damaged
from tests.fuzzing.watching import Fault, watch

ILL = """
import os, sys, time
for number in range(int(sys.argv[3]), int(sys.argv[4])):
    print(number, flush=True)
    if number == 1:
        os.abort()
    if number == 2:
        time.sleep(60)
    said = {3: "1200 read", 4: "90 traceback KeyError in x.py:3 'x'"}.get(number, "90 refused")
    print(said, flush=True)
"""


def test_the_same_number_is_the_same_damage_and_another_number_another() -> None:
    assert damaged("txt", 1, 7) == damaged("txt", 1, 7)
    assert len({damaged("txt", 1, number) for number in range(12)}) > 10
    assert damaged("txt", 1, 7) != damaged("txt", 2, 7)


def test_what_crashes_hangs_or_takes_too_much_is_named_and_the_rest_is_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watching, "MOST_SECONDS", 0.2)
    monkeypatch.setattr(watching, "_SLACK", 3.0)
    outcome = watch("txt", 1, 6, victim=(sys.executable, "-c", ILL))
    assert [(fault.number, fault.what.split()[0]) for fault in outcome.faults] == [
        (1, "crash"),
        (2, "hang"),
        (3, "memory"),
        (4, "traceback"),
    ]
    assert outcome.faults[3] == Fault("txt", 4, "traceback KeyError in x.py:3 'x'")
    assert outcome.counts["refused"] == 2


@pytest.mark.parametrize("kind", ["txt", "docx", "xlsx", "html"])
def test_a_few_damaged_files_of_each_type_do_no_harm(kind: str) -> None:
    outcome = watch(kind, 1, 25)
    assert outcome.faults == ()
    assert outcome.counts.total() == 25
