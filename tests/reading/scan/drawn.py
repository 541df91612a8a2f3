"""Pages for the tests of scans: forms printed by the writer of the benchmarks, so that the truth is known."""

from functools import cache
from pathlib import Path

import msgspec

from jiheng.reading import read_bytes
from jiheng.reading.grid import Grid, Table

EXAMPLE = Path(__file__).parents[3] / "examples" / "minhang-2020.docx"
_BLOCKS_OF_A_FORM = 3


@cache
def form(number: int) -> Grid:
    """One of the ten real forms, from 1: two lines of title and a table."""
    blocks = read_bytes(EXAMPLE.read_bytes(), file=EXAMPLE.name).blocks
    return Grid("表", blocks[(number - 1) * _BLOCKS_OF_A_FORM : number * _BLOCKS_OF_A_FORM])


def table(grid: Grid) -> Table:
    """The only table of a grid."""
    (only,) = (block for block in grid.blocks if isinstance(block, Table))
    return only


def spans(own: Table) -> set[tuple[int, int, int, int]]:
    """Where the cells of a table stand, and how far they reach."""
    return {(cell.row, cell.column, cell.row_span, cell.column_span) for cell in own.cells}


def said(own: Table) -> dict[tuple[int, int], str]:
    """What stands in which cell, without blanks, which a picture does not tell from printers' gaps."""
    return {(cell.row, cell.column): "".join(cell.text.split()) for cell in own.cells}


def several(*numbers: int) -> Grid:
    """Several forms in one document."""
    return msgspec.structs.replace(form(1), blocks=tuple(block for number in numbers for block in form(number).blocks))
