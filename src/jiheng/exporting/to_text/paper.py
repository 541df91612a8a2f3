"""The sheet on which a report for a terminal is written: paragraphs that wrap, headings, rules, colour if wanted."""

from collections.abc import Sequence
from typing import BinaryIO, Final

from jiheng.checks import Severity
from jiheng.exporting.lines import pad, printable, width, wrap

_STYLES: Final = {"bold": "1", "dim": "2", "error": "1;31", "doubt": "1;33", "advice": "36"}
_NARROWEST_LAST: Final = 12
SEVERITY_STYLES: Final = {Severity.ERROR: "error", Severity.DOUBT: "doubt", Severity.ADVICE: "advice"}


class Paper:
    """Lines so far, and how wide they may be. Where there is an ``out``, they need not all wait for the last."""

    def __init__(self, columns: int, *, colour: bool, out: BinaryIO | None = None) -> None:
        self.columns = columns
        self._colour = colour
        self._out = out
        self._lines: list[str] = []

    def flow(self) -> None:
        """Let go of all lines but the last, which decides whether a line may be left free after it."""
        if self._out is not None and len(self._lines) > 1:
            self._out.write(_bytes(self._lines[:-1]))
            del self._lines[:-1]

    def text(self, text: str, *, first: str = "", rest: str | None = None, style: str = "") -> None:
        """Write a paragraph: the first line after ``first``, the others after ``rest`` (blanks, if left out)."""
        self._lines += [self._styled(line, style) for line in wrap(text, self.columns, first=first, rest=rest)]

    def rule(self, mark: str = "─") -> None:
        """Write a line across the sheet."""
        self._lines.append(self._styled(mark * (self.columns // max(width(mark), 1)), "dim"))

    def blank(self) -> None:
        """Leave a line free, but never two on end."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def table(self, rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> None:
        """Write cells under each other; ``right`` columns stand to the right, the last one is as long as it likes.

        On a sheet too narrow for that, each row is its last cell with the others under it.
        """
        cells = [tuple(printable(cell) for cell in row) for row in rows]
        widths = [max(width(row[column]) for row in cells) for column in range(len(cells[0]))]
        if sum(widths[:-1]) + 2 * len(widths) > self.columns - _NARROWEST_LAST:
            for *others, last in cells:
                self._lines += wrap(last, self.columns, first="  ")
                self._lines += wrap("　".join(filter(None, others)), self.columns, first="    ")
            return
        for row in cells:
            lead = "".join(f"{pad(cell, widths[at], right=at in right)}  " for at, cell in enumerate(row[:-1]))
            self._lines += wrap(row[-1], self.columns, first=f"  {lead}")

    def _styled(self, line: str, style: str) -> str:
        if not self._colour or not style or not line:
            return line
        body = line.lstrip(" ")
        return f"{line[: len(line) - len(body)]}\x1b[{_STYLES[style]}m{body}\x1b[0m"

    def finished(self) -> bytes:
        """Give everything that is still here, with a line break at its end."""
        return _bytes("\n".join(self._lines).rstrip("\n").split("\n"))


def _bytes(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
