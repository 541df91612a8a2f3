"""Lines of a text cut into cells at tabs, pipes, commas or blanks."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

SEPARATORS: Final = "\n\t|｜│┃║, \u3000"
"""Every character at which a line may be cut."""

_PIPE: Final = re.compile(r"[|｜│┃║]")
_CUT: Final = re.compile(r"(?<!\\)\|")
_LINE_BREAK: Final = re.compile(r"<br ?/?>", re.IGNORECASE)
_DRAWN: Final = "|｜+:=- \t\n" + "".join(map(chr, range(0x2500, 0x2580)))
_STROKES: Final = ("--", "==", "─", "━", "═", "┄", "┅", "┈", "┉")

_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BLANKS: Final = re.compile(r"[ \u3000\xa0]{2,}")
_LOOK_AHEAD: Final = 30
_FEWEST_COLUMNS: Final = 3
_FEWEST_ROWS: Final = 3
_SAME_WIDTH_SHARE: Final = 0.6
_WIDE_SHARE: Final = 0.5
_WIDE_GAPS: Final = 0.25
_REGULAR_SHARE: Final = 0.8


class Row(msgspec.Struct, frozen=True):
    """Cells that begin on ``line``, counted from 1. ``separator`` is ``tab``, ``pipe`` or nothing."""

    line: int
    cells: list[str]
    separator: str = ""


def has_pipe(line: str) -> bool:
    """Tell whether a pipe of any width stands in the line."""
    return _PIPE.search(line) is not None


def keeps_cells_apart(line: str) -> bool:
    """Tell whether the line has two filled cells between tabs, or between pipes."""
    if "\t" in line:
        found = line.split("\t")
    elif has_pipe(line) and not _is_rule(line):
        found = _pipe_cells(line)
    else:
        return False
    return sum(1 for cell in found if cell.strip()) > 1


def rows(lines: Sequence[str]) -> Iterator[Row]:
    """Give rows of tabs and pipes, and the lines between them as rows of one cell without a separator.

    Blank lines and lines that only draw are left out. A cell in quotation marks (as spreadsheets copy one that has
    line breaks), a row with fewer tabs than all others and a row whose closing pipe stands on a later line go on over
    the lines they need.
    """
    at, width = 0, _common_width(lines)
    while at < len(lines):
        line, number = lines[at], at + 1
        at += 1
        if "\t" in line or line.startswith('"'):
            end = _end_of_quotes(lines, at)
            if "\t" not in "".join(lines[at - 1 : end]):
                yield Row(number, [line])
                continue
            broken = _end_of_broken_row(lines, at, width) if end == at else end
            cells = _quoted_cells(lines[at - 1 : end]) if end > at else "\n".join(lines[at - 1 : broken]).split("\t")
            at = broken
            yield Row(number, cells, "tab")
        elif not line.strip() or _is_rule(line):
            continue
        elif has_pipe(line):
            end = _end(lines, at, _is_open_pipe, lambda joined: joined.rstrip().endswith("|"))
            yield Row(number, _pipe_cells("\n".join(lines[at - 1 : end])), "pipe")
            at = end
        else:
            yield Row(number, [line])


def without_pipes(line: str) -> list[str]:
    """Give what stands between the pipes of a line that is one cell, with or without them."""
    if not has_pipe(line):
        return [line.strip()] if line.strip() else []
    if _is_rule(line) or len(line.strip()) == 1:
        return []
    found = _pipe_cells(line)
    return [cell for cell in found if cell] or found[:1]


def comma_rows(lines: Sequence[str], *, is_csv: bool) -> list[Row]:
    """Cut lines at commas, with quotation marks as spreadsheets write them, or give nothing if they are not such.

    Without the suffix to say so, most rows must have the same number of cells, three or more; commas inside figures
    count for nothing in this. With the suffix semicolons may stand for commas, as where commas are decimal points.
    """
    if is_csv and sum(map(_prefers_semicolons, lines)) * 2 > len(lines):
        return _comma_rows(lines, ";")
    if not any("," in line for line in lines):
        return []
    if not is_csv:
        widths = Counter(len(row.cells) for row in _comma_rows([_THOUSANDS.sub("", line) for line in lines]))
        width, count = max(widths.items(), key=lambda pair: pair[1], default=(0, 0))
        if width < _FEWEST_COLUMNS or count < max(_FEWEST_ROWS, _SAME_WIDTH_SHARE * widths.total()):
            return []
    return _comma_rows(lines)


def at_blanks(filled: Sequence[str]) -> Callable[[str], list[str]]:
    """Choose how to cut lines at blanks: at two or more where half of the lines have such gaps.

    A line has them where at least one in four of its gaps is wide; a long line has a wide one somewhere by chance.
    """
    cut = [line.strip() for line in filled if len(line.split()) >= _FEWEST_COLUMNS]
    wide = sum(1 for line in cut if len(_BLANKS.findall(line)) >= _WIDE_GAPS * (len(line.split()) - 1))
    if wide >= _WIDE_SHARE * len(cut):
        return lambda line: [piece for piece in _BLANKS.split(line.strip()) if piece]
    return str.split


def _is_rule(line: str) -> bool:
    """Tell whether a line only draws: ``|---|:-:|``, ``+----+``, ``├──┼──┤``. A single hyphen is a cell."""
    return not line.strip(_DRAWN) and any(stroke in line for stroke in _STROKES)


def _pipe_cells(line: str) -> list[str]:
    found = _CUT.split(_PIPE.sub("|", line).strip())
    if len(found) > 1 and not found[0]:
        del found[0]
    if len(found) > 1 and not found[-1].strip():
        del found[-1]
    return [_LINE_BREAK.sub("\n", cell).replace("\\|", "|").strip() for cell in found]


def _prefers_semicolons(line: str) -> bool:
    return line.count(";") >= _FEWEST_COLUMNS and line.count(";") > line.count(",")


def _comma_rows(lines: Sequence[str], comma: str = ",") -> list[Row]:
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=comma)
    found: list[Row] = []
    line = 1
    try:
        for cells in reader:
            if cells:
                found.append(Row(line, cells))
            line = reader.line_num + 1
    except csv.Error:  # a cell of more than 131,072 characters is a quotation mark that nobody closed
        return []
    return found


def _quoted_cells(lines: Sequence[str]) -> list[str]:
    joined = "\n".join(lines)
    try:
        return next(csv.reader(joined.splitlines(keepends=True), delimiter="\t"))
    except csv.Error:
        return joined.split("\t")


def _is_open_quote(line: str) -> bool:
    last = line.rpartition("\t")[2]
    return last.startswith('"') and last.count('"') % 2 == 1


def _end_of_quotes(lines: Sequence[str], at: int) -> int:
    """Find where the row of tabs that began on the line before ``at`` ends; ``at`` itself if it needs no more lines.

    A line within may close one cell and open the next. One that does nothing but open a cell shows that the quotation
    mark above it was none of a spreadsheet.
    """
    if not _is_open_quote(lines[at - 1]):
        return at
    for end in range(at, min(at + _LOOK_AHEAD, len(lines))):
        marks = lines[end].count('"')
        if not lines[end].strip() or (marks % 2 and _is_open_quote(lines[end])):
            return at
        if marks % 2:
            return end + 1
    return at


def _common_width(lines: Sequence[str]) -> int:
    """Give the number of tabs that nearly every row has, or 0 where rows have as many as they need."""
    found = Counter(line.count("\t") for line in lines if "\t" in line)
    width, count = max(found.items(), key=lambda pair: pair[1], default=(0, 0))
    return width if width >= _FEWEST_COLUMNS and count >= _REGULAR_SHARE * found.total() else 0


def _end_of_broken_row(lines: Sequence[str], at: int, width: int) -> int:
    """Find where a row with too few tabs ends: where those of the lines below, each short as well, make it whole.

    Cells with line breaks are copied like this from pages; both sides of such a break have something to say.
    """
    tabs = lines[at - 1].count("\t")
    if not 0 < tabs < width:
        return at
    for end in range(at, min(at + _LOOK_AHEAD, len(lines))):
        more = lines[end].count("\t")
        is_seam = lines[end - 1].rpartition("\t")[2].strip() and lines[end].partition("\t")[0].strip()
        if more >= width or not is_seam or tabs + more > width:
            return at
        tabs += more
        if tabs == width:
            return end + 1
    return at


def _is_open_pipe(line: str) -> bool:
    stripped = _PIPE.sub("|", line).strip()
    return stripped.startswith("|") and not stripped.endswith("|")


def _end(
    lines: Sequence[str],
    at: int,
    is_open: Callable[[str], bool],
    is_closed: Callable[[str], bool],
) -> int:
    """Find where the row that began on the line before ``at`` ends; ``at`` itself if it needs no more lines."""
    if not is_open(lines[at - 1]):
        return at
    joined = lines[at - 1]
    for end in range(at, min(at + _LOOK_AHEAD, len(lines))):
        if is_open(lines[end]) or not lines[end].strip():
            return at
        joined = f"{joined}\n{_PIPE.sub('|', lines[end])}"
        if is_closed(joined):
            return end + 1
    return at
