"""Annotated files a minute: documents and workbooks, each against its own bound."""

from pathlib import Path

from benchmarks import annotating


def test_copies_are_counted_by_the_minute_for_both_kinds_of_file(tmp_path: Path) -> None:
    found = annotating.section(1, tmp_path)
    assert [one.name for one in found.samples] == [".docx", ".xlsx"]
    assert all(figure > 0 for one in found.samples for figure in one.figures)
    assert [(one.bound, one.unit, one.is_least) for one in found.goals] == [(1_000, "份", True)] * 2
    assert sum(path.is_file() for path in tmp_path.rglob("*")) == 20
