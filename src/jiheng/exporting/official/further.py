"""Cells under heads that are none of ours: a column for each head, in the form's words and order."""

from collections.abc import Iterable, Mapping, Sequence

from jiheng.exporting.official.columns import Column
from jiheng.exporting.official.printed import passage
from jiheng.exporting.papers.shapes import CellLook
from jiheng.form import Remark

_CODE = "further "


def further_columns(rows: Iterable[Sequence[Remark]]) -> list[Column]:
    """Give a column for each head; a head that stands in a row twice is two columns."""
    heads: dict[str, str] = {}
    order: list[str] = []
    for row in rows:
        codes = [code for code, _ in _coded(row)]
        heads.update({code: one.label for code, one in _coded(row)})
        for at, code in enumerate(codes):
            if code not in order:
                behind = next((order.index(one) for one in codes[at + 1 :] if one in order), len(order))
                order.insert(behind, code)
    return [Column(code, heads[code], 16, 3, CellLook.TEXT) for code in order]


def further_texts(row: Sequence[Remark]) -> Mapping[str, str]:
    """Give what of a row stands in those columns, by their codes."""
    return {code: passage(one.text) for code, one in _coded(row)}


def _coded(row: Sequence[Remark]) -> list[tuple[str, Remark]]:
    counted: dict[str, int] = {}
    coded = []
    for one in row:
        counted[one.label] = number = counted.get(one.label, 0) + 1
        coded.append((f"{_CODE}{number} {one.label}", one))
    return coded
