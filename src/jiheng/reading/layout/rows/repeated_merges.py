"""Tables whose merges were lost by writing the text into every cell that they covered, put together again.

Programs that copy tables into lists of cells do so: 项目名称 | 项目名称 | 道路养护 | 道路养护. Neighbours that say the
same may also be two cells that do (目标 改善, 完成 改善), so they are only put together where a table shows that it
repeats labels, and only within what stands under one head.
"""

from collections.abc import Sequence

import msgspec

from jiheng.form.labelling import labels_of, title_kind
from jiheng.form.labels import Part
from jiheng.reading.grid import Cell

# Two neighbours with one of these labels are one cell. 满意度指标 may be the dimension and the category side by side,
# and 得分 the head of two columns.
_TELLING = frozenset({Part.HEADER, Part.BLOCK, Part.GOAL, Part.FUND_ROW, Part.TOTAL, Part.REMARK})
_COLUMNS = frozenset({Part.FUND_COLUMN, Part.INDICATOR_COLUMN})
_HEADS = _COLUMNS | {Part.GOAL, Part.FUND_ROW}
_FEWEST_HEADS = 2
_LONG = 12


def put_together(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Give the rows with repeated cells put together, or as they are where the table repeats none."""
    if not any(_is_repeated(row) for row in rows):
        return [list(row) for row in rows]
    found: list[list[Cell]] = []
    begins: frozenset[int] = frozenset()
    follows_head = False
    for row in rows:
        joined = _joined(row, begins)
        is_head = sum(1 for cell in joined if _parts(cell) & _HEADS) >= _FEWEST_HEADS
        if is_head:  # a head may run over two rows
            heads = frozenset(cell.column for cell in joined)
            begins = begins | heads if follows_head else heads
        elif joined and _parts(joined[0]) & {Part.HEADER, Part.REMARK}:
            joined, begins = _joined(row, frozenset()), frozenset()
        follows_head = is_head
        found.append(joined)
    return found


def _is_repeated(row: Sequence[Cell]) -> bool:
    """Tell whether a label or a title stands in a row twice, side by side."""
    last = ""
    for cell in row:
        text = cell.text
        if text == last and len(text) > 1 and _may_repeat(cell):
            return True
        last = text
    return False


def _may_repeat(cell: Cell) -> bool:
    if not cell.text.strip() or _may_be_heading(cell):
        return False
    return not _parts(cell).isdisjoint(_TELLING) or title_kind(cell.text) is not None


def _joined(row: Sequence[Cell], begins: frozenset[int]) -> list[Cell]:
    """Put neighbours that say the same together, but where a head begins between them."""
    whole = len({cell.text for cell in row}) == 1 and len(row) > 1 and len(row[0].text) >= _LONG
    joined: list[Cell] = []
    for cell in row:
        last = joined[-1] if joined else None
        if last is None or last.text != cell.text or not _is_one(last, cell, begins, whole=whole):
            joined.append(cell)
            continue
        joined[-1] = msgspec.structs.replace(last, column_span=cell.column + cell.column_span - last.column)
    return joined


def _is_one(last: Cell, cell: Cell, begins: frozenset[int], *, whole: bool) -> bool:
    if not last.text.strip() or _may_be_heading(cell):
        return False
    return whole or cell.column not in begins or not _parts(cell).isdisjoint(_TELLING | _COLUMNS)


def _may_be_heading(cell: Cell) -> bool:
    """A dimension that is also a category stands in both columns: 满意度指标 | 满意度指标."""
    return not _parts(cell).isdisjoint((Part.DIMENSION, Part.CATEGORY))


def _parts(cell: Cell) -> frozenset[Part]:
    return frozenset(label.part for label in labels_of(cell.text))
