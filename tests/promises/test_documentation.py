"""What is promised about the documentation as a site: who reads Chinese finds Chinese around the pages."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.promises.tree import ROOT

DOCS = ROOT / "docs"
CHINESE = re.compile("[\u4e00-\u9fff]")
LISTED = re.compile(r":caption: (.+)\n(?::.+\n)*\n((?:.+\n)+?)```")


def test_the_parts_of_the_site_are_named_in_chinese_and_no_page_is_named_as_its_part() -> None:
    listed = LISTED.findall((DOCS / "index.md").read_text("utf-8"))
    assert len(listed) == 5
    for caption, pages in listed:
        assert CHINESE.match(caption)
        titles = [(DOCS / f"{page}.md").read_text("utf-8").partition("\n")[0] for page in pages.split()]
        assert f"# {caption}" not in titles


def test_what_the_theme_prints_around_a_page_is_chinese(tmp_path: Path) -> None:
    source = tmp_path / "docs"
    shutil.copytree(DOCS / "style", source / "style")
    shutil.copy(DOCS / "conf.py", source)
    pages = ("one", "two", "three")
    (source / "index.md").write_text("# 首\n\n```{toctree}\n" + "\n".join(pages) + "\n```\n", encoding="utf-8")
    for name in pages:
        (source / f"{name}.md").write_text(f"# {name}\n\n## 甲\n\n## 乙\n", encoding="utf-8")
    words = [sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", str(source), str(tmp_path / "site")]
    subprocess.run(words, check=True)  # noqa: S603 - our own words
    page = (tmp_path / "site" / "two.html").read_text("utf-8")
    assert re.search("Next|Previous|On this page|Back to top|Made with", page) is None
    assert {"下一页", "上一页", "本页内容", "回到顶部"} <= set(
        re.findall("[\u4e00-\u9fff]{4}|[\u4e00-\u9fff]{3}", page)
    )
