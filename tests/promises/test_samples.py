"""What is promised about examples on the pages people read: they can be typed, and answer what the page shows."""

import re
from pathlib import Path

import pytest

from jiheng.checks import frames, pages
from tests.promises.tree import ROOT, committed, shown
from tools.samples import PAGES, Project, today

HOW_TO_CHECK = (ROOT / "docs" / "how-to" / "check.md").read_text("utf-8")
ENGLISH = re.compile("[A-Za-z]{2,} [A-Za-z]{2,}")
KINDS = ("txt", "html", "xlsx", "docx")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_is_printed_today(name: str, tmp_path: Path) -> None:
    page = (ROOT / name).read_text("utf-8")
    new, faults = today(page, Project(tmp_path))
    assert faults == []
    assert new == page, "python -m tools.samples --write"


def test_every_page_with_something_to_type_for_users_is_typed() -> None:
    for_users = [
        shown(path)
        for path in committed()
        if path.suffix == ".md" and (path.name.startswith("README") or {"how-to", "tutorials"} & set(path.parts))
    ]
    assert [name for name in for_users if not name.startswith(("changelog.d/", "tests/"))] == sorted(PAGES)


def test_the_demo_is_short_and_in_chinese_and_ends_with_what_to_open(tmp_path: Path) -> None:
    project = Project(tmp_path)
    code, lines = project.type("make demo")
    assert code == 0
    assert lines[-1] == "请用浏览器打开 build/demo/minhang-2020-docx.html"
    assert [line for line in lines if ENGLISH.search(line)] == []
    assert len(lines) < 120
    for kind in KINDS:
        assert "技师工作室奖励" in (tmp_path / f"build/demo/minhang-2020-{kind}.html").read_text("utf-8")


@pytest.mark.parametrize("label", sorted(frames.frame("standard").labelled))
def test_the_page_on_checks_names_every_label_of_the_frame(label: str) -> None:
    assert label in HOW_TO_CHECK


def test_the_page_on_checks_names_every_frame_and_setting() -> None:
    named = re.findall(r"`(?:form )?([a-z-]+)[=`]", HOW_TO_CHECK)
    assert {*frames.names(), *pages.SETTINGS} - {"standard"} - set(named) == set()
