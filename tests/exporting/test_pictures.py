"""Every kind of document as a picture: ink inside the page, no text across a ruled line, no page without need.

Coarse on purpose: fonts differ from machine to machine, and what is looked for is a broken layout.
"""

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # it has hints and does not say so
import pytest
import typst

import jiheng

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "minhang-2020.txt"
MM: Final = 72 / 25.4
_SCALE: Final = 2.0
_THIN: Final = 2.5  # points; what is told of a line has a point more on either side


@pytest.fixture(scope="module")
def items() -> tuple[jiheng.Reading, ...]:
    """Four of the real forms, of seven to eleven indicators: what an ordinary form has."""
    found = [one for one in jiheng.read_files(str(EXAMPLE)) if isinstance(one, jiheng.Reading)]
    return tuple(found[at] for at in (0, 1, 3, 7))


@pytest.fixture(scope="module")
def pile(items: tuple[jiheng.Reading, ...]) -> jiheng.Pile:
    return jiheng.gather(items, jiheng.Options(rules=("mof-2020-10",)))


def _documents(items: tuple[jiheng.Reading, ...], pile: jiheng.Pile) -> Iterator[tuple[str, bytes]]:
    """Each kind of document, by its name and kind of file."""
    for kind in ("docx", "xlsx"):
        for layout in jiheng.layouts():
            yield f"{layout}.{kind}", jiheng.export(items, "form", format=kind, layout=layout)
        yield f"review-sheet.{kind}", jiheng.export(pile, "review-sheet", format=kind)
    yield "self-report.docx", jiheng.export(jiheng.gather(items[:1]), "self-report", format="docx")
    for letter in jiheng.write_letters(pile, sender="区财政局"):
        yield f"letter-{letter.name}", letter.content
    blank = io.BytesIO()
    jiheng.write_template(blank, jiheng.load_pack("mof-2020-10"))
    yield "template.xlsx", blank.getvalue()


@pytest.fixture(scope="module")
def printed(
    items: tuple[jiheng.Reading, ...], pile: jiheng.Pile, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """All of them as an office program prints them, in one start of it."""
    folder = tmp_path_factory.mktemp("pictures")
    for name, content in _documents(items, pile):
        (folder / name).write_bytes(content)
    files = sorted(folder.iterdir())
    found = {}
    for suffix in (".docx", ".xlsx"):
        words = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to"]
        some = [str(one) for one in files if one.suffix == suffix]
        subprocess.run([*words, "pdf", "--outdir", str(folder / suffix), *some], check=True, capture_output=True)  # noqa: S603 - words of our own
        for file in (folder / suffix).glob("*.pdf"):
            found[file.stem + suffix] = pypdfium2.PdfDocument(file.read_bytes())
    return found


DOCUMENTS: Final = {
    **{f"{layout}.{kind}": 6 for layout in ("general", "ab", "yunnan") for kind in ("docx", "xlsx")},
    **{f"sichuan.{kind}": 8 for kind in ("docx", "xlsx")},
    **{f"review-sheet.{kind}": 7 for kind in ("docx", "xlsx")},
    "self-report.docx": 9,
    "letter-审核意见-闵行区总工会.docx": 9,
    "letter-审核意见-闵行区总工会.xlsx": 9,
    "letter-整改台账.xlsx": 6,
    "template.xlsx": 5,
}
"""The documents by their names, each with the most pages that it may take."""
every_document = pytest.mark.parametrize("name", DOCUMENTS)


def ink(page: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 - of a library without types
    """How far the ink of a page is from its edges, in mm: left, top, right, bottom."""
    dark = page.render(scale=_SCALE, grayscale=True).to_numpy().squeeze() < 200
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    edges = columns[0], rows[0], dark.shape[1] - 1 - columns[-1], dark.shape[0] - 1 - rows[-1]
    left, top, right, bottom = (float(edge) / _SCALE / MM for edge in edges)
    return left, top, right, bottom


def crossed(page: Any) -> list[str]:  # noqa: ANN401 - as above
    """The characters that stand upon a ruled line, from above to below or from left to right."""
    boxes = [one.get_bounds() for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    upright = [box for box in boxes if box[2] - box[0] < _THIN < box[3] - box[1]]
    level = [box for box in boxes if box[3] - box[1] < _THIN < box[2] - box[0]]
    texts, found = page.get_textpage(), []
    for index in range(texts.count_chars()):
        left, low, right, high = texts.get_charbox(index)
        x, y = (left + right) / 2, (low + high) / 2
        through = any(box[1] < y < box[3] and left + 1 < box[0] and box[2] < right - 1 for box in upright)
        under = any(box[0] < x < box[2] and low + 1.5 < box[1] and box[3] < high - 1.5 for box in level)
        if through or under:
            found.append(texts.get_text_range(index, 1))
    return found


@pytest.mark.needs("libreoffice")
def test_every_kind_of_document_is_looked_at(printed: dict[str, Any]) -> None:
    assert set(printed) == set(DOCUMENTS)


@pytest.mark.needs("libreoffice")
@every_document
def test_a_document_takes_no_page_too_many_and_none_is_blank_or_printed_over_its_edge(
    printed: dict[str, Any], name: str
) -> None:
    assert 1 <= len(printed[name]) <= DOCUMENTS[name]
    for page in printed[name]:
        assert min(ink(page)) >= 5
        assert page.get_textpage().get_text_bounded().strip()


@pytest.mark.needs("libreoffice")
@every_document
def test_no_text_of_a_document_runs_over_the_rules_of_its_cell(printed: dict[str, Any], name: str) -> None:
    assert [crossed(page) for page in printed[name]] == [[]] * len(printed[name])


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("layout", ["general", "ab"])
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_an_ordinary_form_stands_on_one_page(printed: dict[str, Any], layout: str, kind: str) -> None:
    """Four forms of seven to eleven indicators, each with what stands below it."""
    assert len(printed[f"{layout}.{kind}"]) == 4


@pytest.mark.parametrize("layout", jiheng.layouts())
def test_in_pdf_no_text_runs_over_the_rules_of_its_cell(items: tuple[jiheng.Reading, ...], layout: str) -> None:
    document = pypdfium2.PdfDocument(jiheng.export(items, "form", format="pdf", layout=layout))
    assert [crossed(page) for page in document] == [[]] * len(document)


def test_a_text_upon_a_rule_would_be_seen() -> None:
    """Lest the tests above pass because they look at nothing."""
    drawn = "#set page(width: 80pt, height: 60pt, margin: 10pt)\n#place(line(start: ({}), end: ({})))\n#text(20pt)[W]"
    for start, end, told in (
        ("10pt, 0pt", "10pt, 30pt", ["W"]),
        ("0pt, 8pt", "40pt, 8pt", ["W"]),
        ("30pt, 0pt", "30pt, 30pt", []),
    ):
        document = pypdfium2.PdfDocument(typst.compile(drawn.format(start, end).encode()))
        assert crossed(document[0]) == told
