"""The same subject gives the same bytes each time, in any process."""

import os
import subprocess
import sys

import pytest

from jiheng.exporting import export, formats
from tests.exporting.samples import EXAMPLE, three_forms

REPORTS = [(report, name) for report in ("read", "score", "check") for name in formats(report)]


@pytest.mark.parametrize("name", formats("check"))
def test_the_same_pile_gives_the_same_bytes(name: str) -> None:
    assert export(three_forms(), "check", format=name) == export(three_forms(), "check", format=name)


@pytest.mark.parametrize(("report", "name"), REPORTS)
def test_another_process_gives_the_same_bytes(report: str, name: str) -> None:
    words = [sys.executable, "-m", "jiheng_cli", report, EXAMPLE.name, "--format", name]
    first, second = (
        subprocess.run(  # noqa: S603 - our own program with our own words
            words, capture_output=True, check=False, cwd=EXAMPLE.parent, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    )
    assert first
    assert first == second


def test_formats_are_found_by_the_names_of_their_modules() -> None:
    assert formats("check") == ("text", "csv", "html", "json", "jsonl", "md", "xlsx")
    assert formats("score") == formats("read") == ("text", "csv", "json", "jsonl", "xlsx")


def test_a_format_that_is_not_offered_is_refused() -> None:
    with pytest.raises(ValueError, match="score is written as text, csv, json, jsonl, xlsx, not as html"):
        export(three_forms(), "score", format="html")
