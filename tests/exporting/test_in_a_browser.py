"""The HTML report as a browser shows and prints it: whole, on its own, and no wider than the page."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import jiheng

EXAMPLE = Path(__file__).parents[2] / "examples" / "minhang-2020.txt"
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
# Written into a copy of the page: what it asked for, and how far it reaches beyond the window.
PROBE = """<script>addEventListener("load", () => {
  const asked = performance.getEntriesByType("resource").map(entry => entry.name);
  const root = document.documentElement;
  root.dataset.asked = asked.join(" ");
  root.dataset.beyond = root.scrollWidth - root.clientWidth;
  const sheets = [...document.querySelectorAll(".sheet")];
  root.dataset.sheets = Math.max(...sheets.map(sheet => sheet.scrollWidth - sheet.clientWidth));
});</script>"""


@pytest.fixture(scope="module")
def report() -> str:
    pile = jiheng.gather(jiheng.read_files(str(EXAMPLE)), jiheng.Options(rules=("mof-2020-10",)))
    return jiheng.export(pile, "check", format="html").decode()


class Browser:
    """Chromium without a window, with an empty profile and nobody to call."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, page: str, *words: str) -> str:
        file = self.folder / "page.html"
        file.write_text(page, encoding="utf-8")
        program = shutil.which("chromium")
        assert program is not None
        command = [program, *QUIET, f"--user-data-dir={self.folder / 'profile'}", *words, file.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)  # noqa: S603 - own words
        return done.stdout


@pytest.fixture
def browse(tmp_path: Path) -> Browser:
    return Browser(tmp_path)


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("width", [1100, 500])
def test_the_report_asks_nothing_of_anybody_and_is_no_wider_than_its_window(
    report: str, browse: Browser, width: int
) -> None:
    probed = report.replace("</body>", f"{PROBE}</body>")
    shown = browse.run(
        re.sub(r"<meta[^>]+Content-Security-Policy[^>]+>", "", probed), f"--window-size={width},800", "--dump-dom"
    )
    assert re.search(r'data-asked="([^"]*)"', shown)[1] == ""  # type: ignore[index]  # no match is a failure, too
    assert int(re.search(r'data-beyond="(-?\d+)"', shown)[1]) <= 0  # type: ignore[index]  # no match is a failure, too
    assert int(re.search(r'data-sheets="(-?\d+)"', shown)[1]) <= 0  # type: ignore[index]  # a table scrolls by itself


@pytest.mark.needs("chromium")
def test_the_report_prints_on_a4_with_every_form_on_pages_of_its_own(report: str, browse: Browser) -> None:
    printed = browse.folder / "report.pdf"
    browse.run(report, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    content = printed.read_bytes()
    sizes = {
        tuple(round(float(side)) for side in box.split()) for box in re.findall(rb"/MediaBox \[([^\]]+)\]", content)
    }
    assert sizes == {(0, 0, 595, 842)}
    assert len(re.findall(rb"/Type /Page\b", content)) > report.count('<table class="official">')
