"""The same ten forms in every file type: one value, one verdict."""

from functools import cache
from pathlib import Path

import pytest

from benchmarks.corpus.writers import mht, ods, pdf, xls
from jiheng.form import SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.layout import Recognised, recognise
from tests.reading import making_doc, making_types

EXAMPLES = Path(__file__).parents[2] / "examples"
WRITTEN = {
    "minhang-2020.doc": making_doc.of_grid,
    "minhang-2020.wps": making_doc.of_grid,
    "minhang-2020.xls": xls.write,
    "minhang-2020.et": xls.write,
    "minhang-2020.ods": ods.write,
    "minhang-2020.mht": mht.write,
    "minhang-2020.pdf": pdf.write,
    "minhang-2020.odt": making_types.odt,
    "minhang-2020.xlsb": making_types.xlsb,
    "minhang-2020-2003.xml": making_types.word_2003,
    "minhang-2020-packed.xml": making_types.word_packed,
    "minhang-2020-sheet.xml": making_types.sheet_xml,
}
"""Files that are no examples: written from the document."""
SHEETS = ("xlsx", "xls", "et", "ods", "xlsb", "sheet.xml")
OTHERS = ("minhang-2020.html", "minhang-2020.docx", "minhang-2020.xlsx", *WRITTEN)


@cache
def found(name: str) -> tuple[Recognised, ...]:
    source = (EXAMPLES / ("minhang-2020.docx" if name in WRITTEN else name)).read_bytes()
    if name in WRITTEN:
        source = WRITTEN[name](read_bytes(source, file="minhang-2020.docx"))
    return tuple(recognise(read_bytes(source, file=name)))


@pytest.mark.parametrize("name", OTHERS)
def test_every_file_type_gives_the_same_forms_as_the_text(name: str) -> None:
    text = found("minhang-2020.txt")
    assert len(text) == 10
    assert [one.form for one in found(name)] == [one.form for one in text]


@pytest.mark.parametrize("name", OTHERS)
def test_every_file_type_gives_the_same_doubts_as_the_text(name: str) -> None:
    def doubts(file: str) -> list[list[tuple[str, int | None, bool]]]:
        return [[(doubt.code, doubt.where.row, doubt.settled) for doubt in one.doubts] for one in found(file)]

    assert doubts(name) == doubts("minhang-2020.txt")


@pytest.mark.parametrize("name", ["minhang-2020.txt", *OTHERS])
def test_every_shown_value_knows_its_cell(name: str) -> None:
    for one in found(name):
        assert isinstance(one.form, SelfEvaluation)
        for row in one.form.indicators:
            for field in (row.dimension, row.category, row.name, row.target, row.actual, row.claimed_points):
                assert field.place is not None
                assert (field.place.cell is not None) == name.endswith(SHEETS)
