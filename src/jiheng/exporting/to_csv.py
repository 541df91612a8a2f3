"""Comma-separated values that a spreadsheet opens as they are: every line stands for itself, no cell is a formula.

UTF-8 with a mark at its start, CRLF between lines, every cell in quotation marks: so WPS and Excel open the file by a
double click. A text that they would take for a formula, a date or a figure has a 「'」 before it (:func:`guarded`).
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import BinaryIO, Final

from jiheng.assess import Reading
from jiheng.exporting.manner import Manner
from jiheng.exporting.tables import forms, rows, said
from jiheng.exporting.tables.forms import ReadForm
from jiheng.exporting.tables.shapes import Cell, Column, Kind, Line_contra, cells, heads
from jiheng.exporting.words import Say
from jiheng.form import SelfEvaluation
from jiheng.pile import NotRead, Pile

SUFFIX: Final = ".csv"

_MARK: Final = "\ufeff"
_APOSTROPHE: Final = "'"
# What spreadsheets pass over at the start of a cell: blanks of any width, marks without width, quotation marks.
_PASSED_OVER: Final = "\"'`“”‘’「『＂＇\u00a0\u180e\u200b-\u200f\u2060\u3000\ufeff"
_FORMULA: Final = re.compile(rf"[\t\r\n]|[\s{_PASSED_OVER}]*[=+\-@＝＋－＠﹦﹢﹣﹫](?=.)", re.DOTALL)
_FIGURE: Final = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,10})?%?")
# Read as something that it is not: a long number or one with a leading nought, a power of ten, a date, a fraction.
_MISREAD: Final = re.compile(r"0\d+|\d{12,}|\d+(?:\.\d*)?[eE][-+]?\d+|\d{1,4}(?:[-/:年月]\d{1,4}){1,2}[日月]?")


def write_read(items: Sequence[Reading | NotRead], out: BinaryIO, manner: Manner) -> None:
    """Write a line for every indicator as it was read."""
    readings = (item for item in items if isinstance(item, Reading))
    found = (
        ReadForm(number, reading, reading.form)
        for number, reading in enumerate(readings, start=1)
        if isinstance(reading.form, SelfEvaluation)
    )
    _write(rows.ROWS, (row for one in found for row in rows.rows_read(one)), out, Say(manner.lang))


def write_score(pile: Pile, out: BinaryIO, manner: Manner) -> None:
    """Write a line for every form with its points."""
    _write(forms.SCORES.columns, forms.assessed_forms(pile), out, Say(manner.lang))


def write_check(pile: Pile, out: BinaryIO, manner: Manner) -> None:
    """Write a line for everything that is said: form by form, then across forms, then of files that gave no form.

    A form of which there is nothing to say has a line, too, so that it is seen to have been looked at.
    """
    say = Say(manner.lang)
    _write(said.ALL, _said(pile, say), out, say)


def _said(pile: Pile, say: Say) -> Iterator[said.Said]:
    for one in forms.assessed_forms(pile):
        found = (
            *said.findings(one, say),
            *said.since_last_time(one, say),
            *said.doubts_assessed(one, say),
            *said.not_judged(one, say),
        )
        yield from found or [said.nothing(one, say)]
    yield from said.across(pile, say)
    yield from said.not_judged_across(pile, say)
    yield from (said.unread(one, say) for one in pile.unreadable)


def _write(columns: Sequence[Column[Line_contra]], lines: Iterable[Line_contra], out: BinaryIO, say: Say) -> None:
    stream = io.TextIOWrapper(out, encoding="utf-8", errors="backslashreplace", newline="")
    try:
        stream.write(_MARK)
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(heads(columns, say))
        kinds = [column.kind for column in columns]
        for line in lines:
            writer.writerow(map(_put, cells(columns, line, say), kinds))
    finally:
        stream.detach()


def _put(cell: Cell, kind: Kind) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    if cell is None:
        return ""
    return f"{cell * 100:f}%" if kind is Kind.SHARE else f"{Decimal(cell):f}"


def guarded(text: str) -> str:
    """Put 「'」 before a text that a spreadsheet would take for a formula, or would show as something else.

    Figures stay figures, negative ones too. What stands behind blanks and quotation marks, and what is as wide as a
    Chinese character, is looked at as well.
    """
    if _FIGURE.fullmatch(text) and not _MISREAD.fullmatch(text):
        return text
    return f"{_APOSTROPHE}{text}" if _FORMULA.match(text) or _MISREAD.fullmatch(text) else text
