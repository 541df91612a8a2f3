"""The bench in a real browser, from files to letters, with nothing complained of on the way.

The pictures lie in build/screens afterwards, for people to look at.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect, sync_playwright

from tests.web.conftest import EXAMPLES
from tests.web.served import Bench, served

pytestmark = pytest.mark.needs("chromium")
SCREENS = Path(__file__).parents[2] / "build" / "screens"
SECONDS = 120_000
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    with served(tmp_path_factory.mktemp("office")) as found:
        yield found


@pytest.fixture
def page(bench: Bench) -> Iterator[Page]:
    complaints: list[str] = []
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path="/usr/bin/chromium", args=list(QUIET))
        found = browser.new_page(viewport={"width": 1280, "height": 720})
        found.set_default_timeout(SECONDS)
        found.on("console", lambda message: complaints.append(message.text))
        found.on("pageerror", lambda error: complaints.append(str(error)))
        found.goto(bench.address)
        yield found
        browser.close()
    assert complaints == []


def taken(page: Page, name: str) -> None:
    """Take a picture, without the style that the tool would put into the page, which the page refuses."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}.png", caret="initial", animations="allow", full_page=True)


def test_files_become_a_summary_a_queue_forms_and_letters(page: Page, tmp_path: Path) -> None:
    taken(page, "bench-home")
    page.set_input_files("#files", [EXAMPLES / "minhang-2020.docx", EXAMPLES / "技师工作室奖励.xls"])
    expect(page.get_by_role("heading", name="汇总")).to_be_visible(timeout=SECONDS)
    taken(page, "bench-batch")
    page.get_by_role("link", name="退管会工作").first.click()
    expect(page.locator("table.official")).to_be_visible()
    expect(page.get_by_text("374,572.00").first).to_be_visible()
    taken(page, "bench-form")
    page.get_by_text("测算 7.00").first.click()
    expect(page.locator("details.due[open] .steps").first).to_be_visible()  # the arithmetic is one click away
    page.get_by_role("link", name="下一张").click()
    expect(page.get_by_role("link", name="上一张")).to_be_visible()
    page.locator(".bar nav a").click()
    page.get_by_role("button", name="审核意见和整改台账").click()
    link = page.get_by_role("link", name="审核意见.zip")
    expect(link).to_be_visible(timeout=SECONDS)
    with page.expect_download() as download:
        link.click()
    kept = tmp_path / "letters.zip"
    download.value.save_as(kept)
    assert "整改台账.xlsx" in zipfile.ZipFile(kept).namelist()


def test_a_page_is_never_wider_than_a_small_screen(page: Page) -> None:
    page.set_input_files("#files", [EXAMPLES / "技师工作室奖励.xlsx"])
    page.get_by_role("link", name="技师工作室奖励").first.wait_for()
    addresses = [page.url]
    page.get_by_role("link", name="技师工作室奖励").first.click()
    page.locator("table.official").wait_for()
    for address in (*addresses, page.url):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_the_whole_way_to_a_form_goes_by_keyboard(page: Page) -> None:
    page.set_input_files("#files", [EXAMPLES / "技师工作室奖励.xlsx"])
    page.get_by_role("link", name="技师工作室奖励").first.wait_for()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('tbody') !== null"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("table.official")).to_be_visible()


def test_what_was_not_taken_is_told_while_the_rest_is_read(page: Page, bench: Bench, tmp_path: Path) -> None:
    refused: list[str] = []

    def refuse_the_first(route: Route) -> None:
        if refused or route.request.method != "POST":
            route.continue_()
        else:
            refused.append(route.request.url)
            route.fulfill(status=413, content_type="application/json", body='{"why": "「通知0.txt」太大"}')

    assert page.context.browser is not None
    other = page.context.browser.new_page()  # one whose complaints are meant to be
    other.set_default_timeout(SECONDS)
    other.route("**/batches/", refuse_the_first)
    other.goto(bench.address)
    notices = [tmp_path / f"通知{number}.txt" for number in range(40)]  # as many as are sent at once
    for notice in notices:
        notice.write_text("请于五月底前报送", encoding="utf-8")
    other.set_input_files("#files", [*notices, EXAMPLES / "技师工作室奖励.xlsx"])
    expect(other.get_by_text("「通知0.txt」太大 (1 / 41)")).to_be_visible(timeout=SECONDS)
    other.get_by_role("link", name="看收到的").click()
    expect(other.get_by_role("link", name="技师工作室奖励").first).to_be_visible(timeout=SECONDS)


def test_what_a_system_leaves_behind_in_a_folder_is_not_sent(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "一科"
    folder.mkdir()
    for name in (".DS_Store", "~$表.xlsx", "Thumbs.db"):
        (folder / name).write_bytes(b"")
    page.set_input_files("#folder", folder)
    expect(page.get_by_text("里面没有能收的文件")).to_be_visible()
    (folder / "表.xlsx").write_bytes((EXAMPLES / "技师工作室奖励.xlsx").read_bytes())
    page.set_input_files("#folder", folder)
    page.get_by_role("link", name="技师工作室奖励").first.wait_for()
    expect(page.get_by_text("文件是空的")).to_have_count(0)
