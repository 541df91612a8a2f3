"""Whole scans and photographs: what was printed is read, and what is wrong is not called sure.

Each page costs seconds, so there are few.
"""

import sys
from functools import cache
from importlib.machinery import ModuleSpec
from pathlib import Path

import cv2
import numpy as np
import pytest

from benchmarks.corpus.writers import scan as writer
from benchmarks.corpus.writers.scan_noise import CLEAN, Noise
from jiheng.reading import read_bytes
from jiheng.reading.grid import Grid, Paragraph, Table, Unreadable
from jiheng.reading.layout import recognise
from jiheng.reading.pdf.lines import TextLine
from jiheng.reading.pdf.pages import PrintedLine, PrintedPage
from jiheng.reading.scan import files
from jiheng.reading.scan.pictures import Picture
from tests.reading.scan import drawn


@cache
def seen(number: int, noise: Noise) -> Grid:
    name = "表.jpg" if noise.jpeg else "表.png"
    return read_bytes(writer.write(drawn.form(number), noise, seed=number), file=name)


def wrong(number: int, noise: Noise) -> list[tuple[str, str, float]]:
    """What was printed, what was read instead, and how sure that is."""
    truth, read = drawn.table(drawn.form(number)), drawn.table(seen(number, noise))
    assert drawn.spans(read) == drawn.spans(truth)
    said, certainty = drawn.said(read), {(cell.row, cell.column): cell.certainty for cell in read.cells}
    printed = drawn.said(truth)
    return [(printed[place], said[place], certainty[place]) for place in printed if printed[place] != said[place]]


def test_a_clean_scan_gives_every_cell_as_it_was_printed() -> None:
    assert wrong(1, CLEAN) == []
    read = drawn.table(seen(1, CLEAN))
    sure = [cell for cell in read.cells if cell.certainty == 1]
    assert len(sure) > 0.9 * len(read.cells)
    assert read.page == 1
    assert seen(1, CLEAN).by_eye
    titles = [block.text for block in seen(1, CLEAN).blocks if isinstance(block, Paragraph)]
    assert titles == ["财政项目支出绩效自评表", "(2020年度)"]


def test_nothing_wrong_in_a_poor_scan_is_called_sure() -> None:
    poor = Noise(dpi=150, turn=0.7, blur=0.7, jpeg=55, grain=6, speckle=0.0005, grey=True)
    mistakes = wrong(5, poor)
    assert len(mistakes) < 0.04 * len(drawn.table(drawn.form(5)).cells)
    assert all(certainty < 1 for _, _, certainty in mistakes)


def test_a_photograph_taken_aslant_with_the_camera_on_its_side_and_a_seal_is_read() -> None:
    photo = Noise(dpi=200, turn=1.5, quarter=1, perspective=0.05, shade=0.35, blur=0.7, jpeg=80, seal=True)
    mistakes = wrong(2, photo)
    assert len(mistakes) < 0.08 * len(drawn.table(drawn.form(2)).cells)  # those under the seal
    assert all(certainty < 1 for _, _, certainty in mistakes)


def test_a_page_that_stands_on_its_head_is_read() -> None:
    assert wrong(9, Noise(dpi=150, quarter=2)) == []


def test_the_pages_of_a_tiff_give_the_forms_that_their_text_gives() -> None:
    document = drawn.several(3, 7)
    scanned = cv2.imencodemulti(".tiff", [writer.pages_of(drawn.form(number))[0] for number in (3, 7)])[1].tobytes()
    grid = read_bytes(scanned, file="两张表.tif")
    assert [one.form for one in recognise(grid)] == [one.form for one in recognise(document)]
    assert [block.page for block in grid.blocks if isinstance(block, Table)] == [1, 2]


def test_a_page_without_rulings_is_read_line_by_line() -> None:
    lines = ("财政项目支出绩效自评表", "项目名称：职工法律援助", "年度总体目标已经完成", "得分：98.5分")
    grid = Grid("表", tuple(Paragraph(line, row) for row, line in enumerate(lines, start=1)))
    read = read_bytes(writer.write(grid, Noise(dpi=150, turn=1.0)), file="表.png")
    texts = [block.text for block in read.blocks if isinstance(block, Paragraph)]
    assert [text.replace(":", "：") for text in texts] == list(lines)


def test_an_empty_page_is_refused_with_what_to_do() -> None:
    blank = cv2.imencode(".png", np.full((1000, 800), 255, np.uint8))[1].tobytes()
    with pytest.raises(Unreadable, match="图片里没有认出文字") as caught:
        read_bytes(blank, file="空.png")
    assert caught.value.remedy.startswith("请")


def test_an_empty_page_among_others_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    title = PrintedLine(1, [TextLine("财政项目支出绩效自评表", 200, 400, 80, 10)])

    def every_second(_: Picture, *, number: int) -> PrintedPage:
        return PrintedPage(number, 0, 842, [title] if number == 1 else [])

    monkeypatch.setattr(files, "read_page", every_second)
    white = np.full((400, 400), 255, np.uint8)
    grid = files.read(cv2.imencodemulti(".tiff", [white, white])[1].tobytes(), file="表.tif")
    assert [(part.page, part.refusal.reason) for part in grid.unread] == [(2, "图片里没有认出文字")]


def test_a_file_of_which_a_later_page_breaks_off_is_refused_before_the_first_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unwanted(_: Picture, *, number: int) -> PrintedPage:
        raise AssertionError(number)

    monkeypatch.setattr(files, "read_page", unwanted)
    noise = np.random.default_rng(1).integers(0, 255, (400, 400), np.uint8)
    whole = cv2.imencodemulti(".tiff", [noise, noise])[1].tobytes()
    with pytest.raises(Unreadable, match="损坏"):
        files.read(whole[: len(whole) * 9 // 10], file="表.tif")


def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiheng.reading.scan.find_spec", lambda name: None if name == "cv2" else object())
    with pytest.raises(Unreadable, match="没有安装") as caught:
        read_bytes(b"\x89PNG\r\n\x1a\n", file="表.png")
    assert 'pip install "jiheng[scan]"' in caught.value.remedy


@pytest.mark.parametrize("where", ["in a wheel without models", "nowhere"])
def test_models_that_are_not_there_are_asked_for_and_never_fetched(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, where: str
) -> None:
    from jiheng.reading.scan import engine  # noqa: PLC0415 - loaded with the first picture, not with the tests

    wheel = ModuleSpec("rapidocr", None, origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(engine, "find_spec", lambda _: None if where == "nowhere" else wheel)
    with pytest.raises(Unreadable, match="没有安装"):
        engine._session.__wrapped__(engine._DETECTION)  # noqa: SLF001 - the models themselves are kept for other tests


def test_reading_a_text_loads_nothing_of_the_extra() -> None:
    import subprocess  # noqa: PLC0415 - a process of its own shows what is loaded

    code = (
        "import sys, jiheng; from jiheng.reading import read_bytes, scan; read_bytes('甲\\t乙'.encode(), file='a.txt');"
        "scan.is_installed(); print([n for n in ('cv2', 'onnxruntime', 'rapidocr', 'PIL') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout.strip() == "[]"
