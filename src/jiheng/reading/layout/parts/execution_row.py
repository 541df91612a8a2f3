"""The points for execution where they stand among the indicators: a row whose 一级指标 is 预算执行率（10分）.

That row is no indicator: nobody declared it, and its points are those of the row 年度资金总额. They are put there, each
with the place where it is printed, if the fund block has no points of its own.
"""

from collections.abc import Sequence

import msgspec

from jiheng.form import AnyForm, Block, Doubt, Indicator, clean
from jiheng.form.labelling import label_in
from jiheng.form.labels import Part
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.rows.alignment import Alignment, Slot, align

_RATE = "execution_rate"
_NAMES = frozenset({"dimension", "category", "name"})


def beside_execution(pieces: Sequence[Piece], line: Line, slots: Sequence[Slot]) -> Alignment | None:
    """Lay out a row that is about execution, whose label stands over 一级指标 to 三级指标; ``None`` for any other row.

    预算执行率 among the names of indicators is one of them, as in 投入和管理 | 投入管理 | 预算执行率.
    """
    names = [place for place, column in enumerate(slots) if column.code in _NAMES]
    if line.joined or len(names) < 2 or not _names_rate(pieces[0].text):  # noqa: PLR2004 - 一级指标 and another
        return None
    if pieces[0].column >= slots[names[0]].column + slots[names[0]].span:
        return None
    if any(slots[place].covers(piece) for piece in pieces[1:] for place in names):
        return None
    first = names[-1] + 1
    aligned = align(pieces[1:], slots[first:])
    return Alignment(
        (names[0], *(None if place is None else place + first for place in aligned.slots)),
        aligned.shifted,
        frozenset(place + first for place in aligned.open),
        frozenset(place + first for place in aligned.poor),
    )


def put_with_funds(form: AnyForm, doubts: Sequence[Doubt]) -> tuple[AnyForm, tuple[str, ...]]:
    """Give the form with the points for execution beside its money, and what else was said of execution there.

    Where a row of the indicators is in doubt, nothing is moved: the doubts name rows by their number.
    """
    total = form.total_fund
    row = next((row for row in form.indicators if _is_execution(row)), None)
    doubted = any(doubt.where.row is not None and doubt.where.block is Block.INDICATORS for doubt in doubts)
    if row is None or total is None or doubted or not (total.max_points.is_absent and total.claimed_points.is_absent):
        return form, ()
    points = row.max_points if not row.max_points.is_absent else row.dimension_points
    changed = msgspec.structs.replace(total, max_points=points, claimed_points=row.claimed_points)
    if total.deviation_note.is_absent:
        changed = msgspec.structs.replace(changed, deviation_note=row.deviation_note)
    form = msgspec.structs.replace(
        form,
        funds=tuple(changed if fund is total else fund for fund in form.funds),
        indicators=tuple(other for other in form.indicators if other is not row),
    )
    said = "".join(cell.value or "" for cell in (row.comparator, row.target, row.unit))
    told = " ".join(filter(None, (said, row.actual.value)))
    return form, (f"{clean(row.dimension.printed)}：{told}",) if told else ()


def _is_execution(row: Indicator) -> bool:
    return row.dimension.value is None and _names_rate(row.dimension.printed)


def _names_rate(text: str) -> bool:
    label = label_in(Part.FUND_COLUMN, text)
    return label is not None and label.code == _RATE
