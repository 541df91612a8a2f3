"""The official form as a page and as text."""

from collections.abc import Sequence
from html import escape

from benchmarks.official_form import ROWS, TITLE, YEAR, Box


def page_file(form: Sequence[Box]) -> bytes:
    """Write a form as an HTML table under two headings."""
    rows = "\n".join("<tr>" + "".join(_cell(box) for box in _row(form, row)) + "</tr>" for row in range(ROWS))
    return (
        '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>form</title></head><body>\n'
        f'<h1>{TITLE}</h1>\n<p>{YEAR}</p>\n<table border="1">\n{rows}\n</table>\n</body></html>\n'
    ).encode()


def text_file(form: Sequence[Box]) -> bytes:
    """Write a form as lines of cells kept apart by tabs; what a merge covers is empty."""
    lines = [TITLE, YEAR]
    for row in range(ROWS):
        cells: dict[int, str] = {box.column: box.text for box in _row(form, row)}
        lines.append("\t".join(cells.get(column, "") for column in range(max(cells) + 1)))
    return "\n".join([*lines, ""]).encode()


def _row(form: Sequence[Box], row: int) -> list[Box]:
    return sorted((box for box in form if box.row == row), key=lambda box: box.column)


def _cell(box: Box) -> str:
    spans = f' rowspan="{box.rows}"' * (box.rows > 1) + f' colspan="{box.columns}"' * (box.columns > 1)
    return f"<td{spans}>{escape(box.text)}</td>"
