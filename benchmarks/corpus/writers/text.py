"""Plain text as people and portals deliver it: one grid, written in every style of dump that was met.

No style is made up: each was found on published pages or in files that people sent. Most lose something (empty cells,
merges, the ends of cells), so what a reader can get back differs from style to style.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final

from jiheng.reading.grid import Cell, Grid, Paragraph, Table

Rows = list[list[str]]

_FIGURE_SIGNS: Final = frozenset("0123456789.,%-—/")
_PAGE: Final = 24
_PDF_WIDTH: Final = 34


def write(grid: Grid, style: str = "tabs") -> bytes:
    """Write a grid as text in one of :data:`STYLES`, in UTF-8."""
    return STYLES[style](grid).encode()


def _rows(table: Table) -> list[tuple[list[Cell], list[str]]]:
    """Give every row as its own cells, and as texts by column in which covered cells are empty."""
    width = max((cell.column + cell.column_span for cell in table.cells), default=0)
    height = max((cell.row + cell.row_span for cell in table.cells), default=0)
    own: list[list[Cell]] = [[] for _ in range(height)]
    laid = [[""] * width for _ in range(height)]
    for cell in table.cells:
        own[cell.row].append(cell)
        laid[cell.row][cell.column] = cell.text
    return list(zip(own, laid, strict=True))


def _flat(text: str, instead: str = "") -> str:
    return text.replace("\r", "").replace("\n", instead)


def _each(
    grid: Grid, row: Callable[[list[Cell], list[str]], Sequence[str]], paragraph: Callable[[str], str] = str
) -> str:
    """Write blocks one after the other; ``row`` gives the lines of a row."""
    lines: list[str] = []
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            lines.append(paragraph(block.text))
        else:
            for own, laid in _rows(block):
                lines.extend(row(own, laid))
    return "\n".join(lines) + "\n"


def _filled(laid: Sequence[str], instead: str = "") -> list[str]:
    return [_flat(text.strip(), instead) for text in laid if text.strip()]


def _tabs(grid: Grid) -> str:
    """Cells between tabs, empty ones too: how a web page is copied."""
    return _each(grid, lambda _, laid: ["\t".join(_flat(text) for text in laid)])


def _pipes(grid: Grid) -> str:
    """Cells between pipes, empty ones too."""
    return _each(grid, lambda _, laid: ["| " + " | ".join(_flat(text, "<br>") for text in laid) + " |"])


def _pipes_lost(grid: Grid) -> str:
    """Cells between pipes; what a merge covers is gone, so that a row may begin at 三级指标."""

    def row(own: list[Cell], laid: list[str]) -> list[str]:
        first = next((cell.column for cell in own if cell.text.strip()), 0)
        texts = [_flat(cell.text, "<br>") for cell in own if cell.column >= first] if own else laid
        return ["| " + " | ".join(texts) + " |"]

    return _each(grid, row)


def _pipe_lines(grid: Grid) -> str:
    """Every filled cell on a line of its own, between pipes."""
    return _each(grid, lambda _, laid: [f"| {text} |" for text in _filled(laid)])


def _lines(grid: Grid) -> str:
    """Every filled cell on a line of its own."""
    return _each(grid, lambda _, laid: _filled(laid))


def _broken_lines(grid: Grid) -> str:
    """Every line of every filled cell on a line of its own, blank lines between."""
    return _each(grid, lambda _, laid: [f"{line}\n" for text in laid for line in text.split("\n") if line.strip()])


def _one_row(grid: Grid) -> str:
    """The whole table in one row between pipes, empty cells too."""
    parts: list[str] = []
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            parts.append(f"\n{block.text}\n")
        else:
            parts.append("| " + " | ".join(_flat(text) for _, laid in _rows(block) for text in laid) + " |")
    return "".join(parts) + "\n"


def _blanks(grid: Grid) -> str:
    """A row a line, filled cells between single blanks."""
    return _each(grid, lambda _, laid: [" ".join(_filled(laid))])


def _wide_blanks(grid: Grid) -> str:
    """A row a line, filled cells between several blanks."""
    return _each(grid, lambda _, laid: ["    ".join(_filled(laid, " "))])


def _one_line(grid: Grid) -> str:
    """Everything on one line between blanks."""
    return " ".join(_blanks(grid).split("\n")).strip() + "\n"


def _digits(grid: Grid) -> str:
    """A row a line; figures beside one another run together, other cells stand between blanks."""

    def row(_: list[Cell], laid: list[str]) -> list[str]:
        runs = [
            "".join(run) if is_figure else " ".join(run)
            for is_figure, run in groupby(_filled(laid), lambda text: not set(text) - _FIGURE_SIGNS)
        ]
        return [" ".join(runs)]

    return _each(grid, row)


def _glued(grid: Grid) -> str:
    """A row a line, nothing at all between its cells."""
    return _each(grid, lambda _, laid: ["".join(_filled(laid))])


def _glued_whole(grid: Grid) -> str:
    """Everything on one line, nothing at all between."""
    return "".join(_glued(grid).split("\n")) + "\n"


def _pdf(grid: Grid) -> str:
    """Text out of a PDF: long cells broken over lines, figures of a row before its label, page numbers between."""
    lines = [line for row in _blanks_with_figures_first(grid) for line in _wrapped(row)]
    pages = [lines[at : at + _PAGE] for at in range(0, len(lines), _PAGE)]
    return "\n".join(line for number, page in enumerate(pages, 1) for line in (*page, f"- {number} -")) + "\n"


def _blanks_with_figures_first(grid: Grid) -> Iterator[str]:
    for line in _blanks(grid).splitlines():
        cells = line.split(" ")
        money = [index for index, text in enumerate(cells) if not set(text) - _FIGURE_SIGNS]
        is_sum = any(word in cells[0] for word in ("资金", "拨款", "总额", "总分"))
        if is_sum and money and money[0] == 1 and len(money) == len(cells) - 1:
            cells = [*cells[1:], cells[0]]
        yield " ".join(cells)


def _wrapped(line: str) -> list[str]:
    found, now = [], ""
    for piece in line.split(" "):
        if now and len(now) + 1 + len(piece) > _PDF_WIDTH:
            found.append(now)
            now = ""
        now = f"{now} {piece}".strip()
        while len(now) > _PDF_WIDTH:  # only a text that is longer than a line is broken itself
            found.append(now[:_PDF_WIDTH])
            now = now[_PDF_WIDTH:]
    return [*found, now] if now else found


def _numbered_pages(grid: Grid) -> str:
    """Cells on lines of their own after a recognition by pages: 「2、」 at the head of each page, cutting a cell."""
    text = _lines(grid)
    size = max(len(text) // 3 + 1, 1)
    return "".join(f"{number}、{text[at : at + size]}\n" for number, at in enumerate(range(0, len(text), size), 1))


def _sentences(grid: Grid) -> str:
    """Rows read out: the cells of a row between commas, a full stop at its end."""
    return _each(
        grid, lambda _, laid: ["，".join(text.rstrip("。") for text in _filled(laid)) + "。"] if _filled(laid) else []
    )


STYLES: Final[dict[str, Callable[[Grid], str]]] = {
    "tabs": _tabs,
    "pipes": _pipes,
    "pipes, merges lost": _pipes_lost,
    "pipes, a cell a line": _pipe_lines,
    "a cell a line": _lines,
    "a cell a line, cells broken": _broken_lines,
    "one row": _one_row,
    "blanks": _blanks,
    "wide blanks": _wide_blanks,
    "one line": _one_line,
    "digits run together": _digits,
    "glued rows": _glued,
    "glued whole": _glued_whole,
    "pdf": _pdf,
    "numbered pages": _numbered_pages,
    "sentences": _sentences,
}
"""How each style is called, and what writes it."""
