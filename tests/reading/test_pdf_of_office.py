"""PDFs as people make them: printed out of an office program."""

import subprocess
from pathlib import Path

import pytest

from jiheng.reading import pdf, read_bytes
from jiheng.reading.grid import Table
from tests.reading import making

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The ten forms of the example, printed by LibreOffice on 19 pages."""
    place = tmp_path_factory.mktemp("printed")
    subprocess.run(  # noqa: S603 - fixed words
        [  # noqa: S607 - found as a user's shell finds it
            "soffice",
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(place),
            str(EXAMPLES / "minhang-2020.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (place / "minhang-2020.pdf").read_bytes()


def said(table: Table) -> list[tuple[int, int, int, int, str]]:
    """Cells with their merges; blanks are left out, for those at the end of a printed line are not in the file."""
    return [(c.row, c.column, c.row_span, c.column_span, "".join(c.text.split())) for c in table.cells]


@pytest.mark.needs("libreoffice")
def test_forms_printed_by_an_office_program_keep_every_cell_and_merge(printed: bytes) -> None:
    given = read_bytes((EXAMPLES / "minhang-2020.docx").read_bytes(), file="表.docx")
    found = pdf.read(printed, file="表.pdf")
    assert [said(table) for table in making.tables(found)] == [said(table) for table in making.tables(given)]
    doubtful = [cell.text for table in making.tables(found) for cell in table.cells if cell.certainty < 1]
    assert doubtful == ["年度总体目标", "上年结转资金"]  # each the only text that a page end cuts, after one short line
    assert found.unread == ()
    assert not found.by_eye


@pytest.mark.needs("libreoffice")
def test_forms_printed_by_an_office_program_know_their_pages(printed: bytes) -> None:
    found = making.tables(pdf.read(printed, file="表.pdf"))
    starts = [table.page or 0 for table in found]
    assert starts == sorted(starts)
    assert all(table.page_breaks for table in found)
