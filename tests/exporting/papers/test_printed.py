"""Papers as an office program prints them: within the margins, numbered, no page without need, nothing missing."""

import subprocess
from pathlib import Path
from typing import Any, Final

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # it has hints and does not say so
import pytest

from jiheng.exporting.papers import in_excel, in_word
from jiheng.exporting.papers.shapes import Cell, CellLook, Line, LineLook, Paper, Picture, Table
from tests.exporting.papers import sampling
from tests.exporting.papers.sampling import ministry_paper, ministry_table, png, written

MM: Final = 72 / 25.4
LEDGER: Final = Table(
    (1, 3, 2),
    tuple(
        Cell(row, column, text, CellLook.LABEL if row == 0 else CellLook.LONG)
        for row in range(40)
        for column, text in enumerate(("序号", "事项", "结果") if row == 0 else (str(row), "请核实" * 20, ""))
    ),
    1,
)
PAPERS: Final = {
    "table": (ministry_paper(), 1),
    "wide": (ministry_paper(is_wide=True), 2),
    "long": (ministry_paper(table=ministry_table(sampling.INDICATORS * 6, sampling.GOAL * 4)), 5),
    "letter": (
        Paper(
            "意见",
            (
                Line("审核意见", LineLook.TITLE),
                Line("一、总体情况", LineLook.HEADING),
                Line("你单位报送的自评表收悉。" * 30),
                LEDGER,
                Picture(png(400, 100), "得分", 100),
                Line("区财政局", LineLook.RIGHT),
            ),
        ),
        7,
    ),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every paper as a document and as a workbook, printed in one start of the program."""
    folder = tmp_path_factory.mktemp("papers")
    for name, (paper, _) in PAPERS.items():
        (folder / f"{name}-word.docx").write_bytes(written(in_word.write, paper))
        (folder / f"{name}-excel.xlsx").write_bytes(written(in_excel.write, paper))
    words = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf"]
    files = [str(file) for file in sorted(folder.glob("*.*x"))]
    subprocess.run([*words, "--outdir", str(folder), *files], check=True, capture_output=True)  # noqa: S603 - words of our own
    return {file.stem: pypdfium2.PdfDocument(file.read_bytes()) for file in sorted(Path(folder).glob("*.pdf"))}


def ink(page: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 - of a library without types
    """How far the ink of a page is from its edges, in millimetres: top, right, bottom, left."""
    dark = page.render(scale=2, grayscale=True).to_numpy().squeeze() < 200
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    edges = (rows[0], dark.shape[1] - 1 - columns[-1], dark.shape[0] - 1 - rows[-1], columns[0])
    top, right, bottom, left = (float(edge) / 2 / MM for edge in edges)
    return top, right, bottom, left


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("kind", ["word", "excel"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_printed_paper_keeps_its_margins_and_takes_no_page_too_many(
    printed: dict[str, Any], name: str, kind: str
) -> None:
    paper, most = PAPERS[name]
    document = printed[f"{name}-{kind}"]
    assert 1 <= len(document) <= most
    top, right, bottom, left = (28, 37, 26, 35) if paper.is_wide else (37, 26, 35, 28)
    for page in document:
        found = ink(page)
        assert found[0] >= top - 1
        assert found[1] >= right - 1
        assert found[2] >= bottom - 16  # the number of the page stands there
        assert found[3] >= left - 1


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("kind", ["word", "excel"])
@pytest.mark.parametrize("name", PAPERS)
def test_every_page_is_numbered_and_every_text_is_printed(printed: dict[str, Any], name: str, kind: str) -> None:
    pages = [page.get_textpage().get_text_bounded() for page in printed[f"{name}-{kind}"]]
    for number, page in enumerate(pages, start=1):
        assert f"— {number} —" in page
    said = "".join("".join(pages).split())
    for block in PAPERS[name][0].blocks:
        texts = [cell.text for cell in block.cells] if isinstance(block, Table) else [getattr(block, "text", "")]
        for text in texts:
            short = "".join(text.split())[:4]  # longer ones are broken by lines of other cells
            assert all(one in said for one in short)


@pytest.mark.needs("libreoffice")
def test_heads_are_printed_again_on_every_page_of_a_long_table(printed: dict[str, Any]) -> None:
    for kind in ("word", "excel"):
        pages = [page.get_textpage().get_text_bounded() for page in printed[f"letter-{kind}"]]
        with_table = [page for page in pages if "请核实" in page]
        assert len(with_table) > 1
        assert all("序号" in page and "结果" in page for page in with_table)
