"""The generated part of the documentation: what is stale is named, and cells cannot break a table."""

from pathlib import Path

import pytest

from tools import reference
from tools.reference.page import table


def test_a_cell_breaks_neither_its_column_nor_its_row() -> None:
    assert table(("甲", "乙"), [("a|b", "two\nlines")]).splitlines() == [
        "| 甲 | 乙 |",
        "| --- | --- |",
        "| a\\|b | two lines |",
    ]


def test_writing_makes_the_folder_hold_exactly_the_pages_and_what_was_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    (tmp_path / "old.md").write_text("no longer generated", encoding="utf-8")
    (tmp_path / "benchmarks.md").write_text("measured", encoding="utf-8")
    made = {"index.md": "# index\n", "checks/FM001.md": "# FM001\n"}
    assert reference.stale(made) == ["checks/FM001.md", "index.md", "old.md"]
    reference.write(made)
    assert reference.stale(made) == []
    assert sorted(path.name for path in tmp_path.rglob("*.md")) == ["FM001.md", "benchmarks.md", "index.md"]


def test_a_page_changed_by_hand_is_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    made = {"index.md": "# index\n"}
    reference.write(made)
    (tmp_path / "index.md").write_text("# index by hand\n", encoding="utf-8")
    assert reference.stale(made) == ["index.md"]
