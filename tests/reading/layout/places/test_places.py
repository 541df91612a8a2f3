"""Forms of other places than those the reader was built on: read whole with their merges, never wrong for certain."""

import pytest

from jiheng.form import Block, SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.grid import Grid, Paragraph, Table
from jiheng.reading.layout import Recognised, recognise
from tests.reading.layout.families.merged import grid_of
from tests.reading.layout.places.answers import NAMES, answers_of, drawing_of, said_by

# Guangdong prints three sums under heads that no table of ours has: they are left over, and the missing money is said.
_TOLD = {"guangdong": {"funds.0"}}
_BLOCKS = {"funds": Block.FUNDS, "annual_goal": Block.GOAL, "indicators": Block.INDICATORS, "total": Block.TOTAL}
every_place = pytest.mark.parametrize("name", NAMES)


def _read(grid: Grid) -> tuple[Recognised, SelfEvaluation]:
    (found,) = recognise(grid)
    assert isinstance(found.form, SelfEvaluation)
    return found, found.form


def _as_text(name: str, between: str) -> Grid:
    """Give a form as text: ``between`` the cells of a row stands what the program that copied it put there."""
    lines: list[str] = []
    for block in grid_of(drawing_of(name)).blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [between.join(texts) for texts in _rows(block, with_blanks=between == "\t")]
    return read_bytes("\n".join(lines).encode(), file="表.txt")


def _rows(table: Table, *, with_blanks: bool) -> list[list[str]]:
    width = max(cell.column + cell.column_span for cell in table.cells)
    height = max(cell.row + cell.row_span for cell in table.cells)
    laid = [[""] * width for _ in range(height)]
    for cell in table.cells:
        laid[cell.row][cell.column] = cell.text.replace("\n", "")
    return laid if with_blanks else [[text for text in row if text] for row in laid]


def _same(said: str, wanted: str) -> bool:
    return "".join(said.split()) == "".join(wanted.split())


@every_place
def test_a_form_with_its_merges_is_read_as_it_says(name: str) -> None:
    _, form = _read(grid_of(drawing_of(name)))
    said = {path: text for path, (text, _) in said_by(form).items()}
    told = _TOLD.get(name, set())
    for path, wanted in answers_of(name).items():
        if not any(path.startswith(head) for head in told):
            assert _same(said.get(path, ""), wanted), path


@every_place
def test_a_form_with_its_merges_has_no_row_that_is_not_there(name: str) -> None:
    _, form = _read(grid_of(drawing_of(name)))
    rows = {path.split(".")[1] for path in answers_of(name) if path.startswith("indicators.")}
    assert len(form.indicators) == len(rows)


@pytest.mark.parametrize("between", ["\t", " ", "    "], ids=["tabs", "a blank", "blanks"])
@every_place
def test_what_is_certain_in_text_is_what_the_form_says(name: str, between: str) -> None:
    found, form = _read(_as_text(name, between))
    wanted = answers_of(name)
    open_blocks = {doubt.where.block for doubt in found.doubts if not doubt.settled and doubt.where.row is None}
    open_rows = {(doubt.where.block, doubt.where.row) for doubt in found.doubts if not doubt.settled}
    for path, (text, is_certain) in said_by(form).items():
        head, *rest = path.split(".")
        block = _BLOCKS.get(head, Block.HEADER)
        row = int(rest[0]) if rest and rest[0].isdigit() else None
        is_doubted = not is_certain or block in open_blocks or (block, row) in open_rows
        if path in wanted and not is_doubted:
            assert _same(text, wanted[path]), path


def test_money_under_heads_that_nobody_knows_is_said_to_be_missing() -> None:
    found, form = _read(grid_of(drawing_of("guangdong")))
    assert form.funds == ()
    assert [(doubt.code, doubt.where.block) for doubt in found.doubts] == [("FM023", Block.FUNDS)]
    assert {"420", "399", "95%"} <= set(found.left_over)
