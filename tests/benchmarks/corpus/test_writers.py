"""Each manner of a file gives its reader the very cells and merges that were written, and the same bytes each time."""

import pytest

from benchmarks.corpus.drawn import grid_of
from benchmarks.corpus.making import PLAIN, TYPES, Specimen, draw, specimens
from jiheng.reading import read_bytes
from jiheng.reading.grid import Grid, Table

_MANNERS = [(one, manner) for one in PLAIN for manner in TYPES[one].manners]


def shapes(grid: Grid) -> list[list[tuple[int, int, str, int, int]]]:
    return [
        [(cell.row, cell.column, cell.text, cell.row_span, cell.column_span) for cell in block.cells]
        for block in grid.blocks
        if isinstance(block, Table)
    ]


def written(name: str, manner: str, seed: int = 1) -> Specimen:
    number = 2 * list(TYPES[name].manners).index(manner)
    (specimen,) = specimens([draw(seed, "ministry", 0).having(above=(), below=())], number, [name])
    return specimen


@pytest.mark.parametrize(("name", "manner"), _MANNERS)
def test_what_is_written_is_read_back(name: str, manner: str) -> None:
    specimen = written(name, manner)
    assert (specimen.type, specimen.manner) == (name, manner)
    form = draw(1, "ministry", 0).having(above=(), below=())
    assert shapes(read_bytes(specimen.source, file=specimen.name)) == shapes(grid_of((form,), "x"))


@pytest.mark.parametrize(("name", "manner"), _MANNERS)
def test_the_same_form_is_the_same_bytes(name: str, manner: str) -> None:
    assert written(name, manner).source == written(name, manner).source
    assert written(name, manner).source != written(name, manner, seed=2).source


def test_every_manner_is_taken_with_faults_and_without() -> None:
    form = draw(1, "ministry", 0)
    for parity in (0, 1):
        taken = {next(specimens([form], number, ["docx"])).manner for number in range(parity, 8, 2)}
        assert taken == set(TYPES["docx"].manners)


def test_a_workbook_gives_every_form_a_sheet_and_none_to_the_foot_of_a_page() -> None:
    forms = [draw(1, "ministry", 0, ("page_break",)), draw(1, "ministry", 1)]
    assert forms[0].between
    (specimen,) = specimens(forms, 2, ["xlsx"])
    sheets = {block.sheet for block in read_bytes(specimen.source, file="x.xlsx").blocks if isinstance(block, Table)}
    assert len(sheets) == 2


def test_a_file_of_several_forms_has_a_key_for_each_that_names_its_tables() -> None:
    forms = [draw(1, "ministry", 0, ("page_break",)), draw(1, "ministry", 1)]
    (specimen,) = specimens(forms, 0, ["docx"])
    tables = [{answer.table for answer in key.answers if answer.table} for key in specimen.keys]
    assert tables == [{1, 2}, {3}]
