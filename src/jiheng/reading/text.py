"""Plain text: tables whose cells are kept apart by tabs, pipes or commas, and tables whose cells are not.

Which of these a text is, is decided from the whole of it:

1. *Tabs or pipes*: at least one filled line in ten has two filled cells between tabs, or between pipes. Then every
   line with such a separator is a row, a run of them is a table (blank lines do not end it), and any other line is
   a paragraph. Tabs come before pipes in a line that has both. A line of more cells than any row has is no row but
   a whole form: a table of its own, joined by lines.
2. *Pipes with one cell a line*: a quarter of the filled lines has a pipe, and none of the above. The pipes go.
3. *Commas*: the suffix is ``.csv``, or most rows have the same three or more cells once the commas inside figures
   such as 20,000.00 are set aside. The file is one table.
4. *Blanks*: a quarter of the filled lines has three pieces or more, or half of the text stands on lines of twenty
   pieces or more, each a whole form. The file is one table joined by blanks; where
   half of those lines keep their pieces apart by two blanks or more, a single blank stays inside a cell.
5. *One cell a line*: there are eight filled lines or more, and half of them are short. One table joined by lines.
6. Otherwise every line is a paragraph.

Rows and paragraphs carry the number of their line.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from jiheng.reading import encodings, limits, refusals, text_rows
from jiheng.reading.grid import Cell, Grid, Paragraph, Table
from jiheng.reading.text_rows import Row
from jiheng.reading.workbooks.filled_in import without_ours

_SEPARATED_SHARE: Final = 0.1
_PIPED_SHARE: Final = 0.25
_BLANKS_SHARE: Final = 0.25
_PIECES: Final = 3
_PIECES_OF_A_FORM: Final = 20
_LONG_LINES_SHARE: Final = 0.5
_FEWEST_LINES: Final = 8
_SHORT_LINE: Final = 40
_SHORT_SHARE: Final = 0.5
_MOST_IN_A_ROW: Final = 40

Blocks = tuple[Paragraph | Table, ...]


def read(source: bytes, *, file: str) -> Grid:
    """Read a text.

    Raises:
        Unreadable: it is empty, far too large, its encoding cannot be told, or it is no text.

    """
    if len(source) > limits.MAX_TEXT_BYTES:
        raise refusals.too_large("文本文件", f"{limits.MAX_TEXT_BYTES // limits.MIB} MB", "the text")
    found = encodings.decode(source)
    if not found.strip():
        raise refusals.empty()
    if sum(map(found.count, text_rows.SEPARATORS)) > limits.MAX_SEPARATORS:
        raise refusals.too_large("文本的单元格数", f"{limits.MAX_SEPARATORS:,} 个", "the number of cells")
    lines = found.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Grid(file, blocks(lines, is_csv=file.lower().endswith(".csv")))


def blocks(lines: Sequence[str], *, is_csv: bool = False) -> Blocks:
    """Cut lines into tables and paragraphs, as the module says."""
    filled = [line for line in lines if line.strip()]
    if not filled:
        return ()
    if _share(filled, text_rows.keeps_cells_apart) >= _SEPARATED_SHARE:
        return tuple(_separated(lines))
    rows, joined = _one_table(lines, filled, is_csv=is_csv)
    if any(row.cells for row in rows):
        return (_table(rows, 1, joined),)
    return tuple(Paragraph(line.strip(), number) for number, line in _numbered(lines))


def _one_table(lines: Sequence[str], filled: Sequence[str], *, is_csv: bool) -> tuple[list[Row], str | None]:
    """Take the whole text for one table of the first kind that fits; no rows where none does."""
    if _share(filled, text_rows.has_pipe) >= _PIPED_SHARE:
        return [Row(number, text_rows.without_pipes(line)) for number, line in _numbered(lines)], "lines"
    rows = text_rows.comma_rows(lines, is_csv=is_csv)
    if rows:
        return rows, None
    if _share(filled, lambda line: len(line.split()) >= _PIECES) >= _BLANKS_SHARE or _is_in_long_lines(filled):
        cut = text_rows.at_blanks(filled)
        return [Row(number, cut(line)) for number, line in _numbered(lines)], "blanks"
    if len(filled) >= _FEWEST_LINES and _share(filled, lambda line: len(line) <= _SHORT_LINE) >= _SHORT_SHARE:
        return [Row(number, [line.strip()]) for number, line in _numbered(lines)], "lines"
    return [], None


def _share(lines: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, lines)) / len(lines)


def _is_in_long_lines(lines: Sequence[str]) -> bool:
    long = sum(len(line) for line in lines if len(line.split()) >= _PIECES_OF_A_FORM)
    return long >= _LONG_LINES_SHARE * sum(map(len, lines))


def _numbered(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _separated(lines: Sequence[str]) -> Iterator[Paragraph | Table]:
    run: list[Row] = []
    tables = 0
    for row in text_rows.rows(lines):
        is_form = row.separator != "" and sum(map(bool, map(str.strip, row.cells))) > _MOST_IN_A_ROW
        if run and (row.separator != run[-1].separator or is_form):
            tables += 1
            yield _table(run, tables)
            run = []
        if is_form:
            tables += 1
            yield _table([Row(row.line, [cell for cell in row.cells if cell.strip()])], tables, "lines")
        elif row.separator:
            run.append(row)
        else:
            yield Paragraph(row.cells[0].strip(), row.line)
    if run:
        yield _table(run, tables + 1)


def _table(rows: Iterable[Row], number: int, joined: str | None = None) -> Table:
    """Make a table whose row 0 is the first line that has a cell."""
    held = [row for row in rows if row.cells]
    first = held[0].line
    cells = tuple(Cell(row.line - first, column, said) for row in held for column, said in enumerate(row.cells))
    return without_ours(Table(cells, number, first_row=first, joined=joined))
