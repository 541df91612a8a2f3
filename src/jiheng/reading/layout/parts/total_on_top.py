"""The points of a whole form outside its table of points: 自评总分 on top, 复核总分 beside it or at the end."""

from collections.abc import Sequence

import msgspec

from jiheng.form import AnyForm, Block, Doubt, Field, Remark, Total, Where, clean
from jiheng.form.labelling import take_apart
from jiheng.reading.layout.doubting.doubts import misfit
from jiheng.reading.layout.kinds import figure

_SUMS = frozenset({"合计", "小计"})
_FIELDS = {"total": "claimed_points", "reviewed_total": "reviewed_points"}


def with_total_on_top(
    form: AnyForm, totals: Sequence[Remark], row: Field[str] | None = None
) -> tuple[AnyForm, list[Doubt]]:
    """Put points that stand behind a label into the total, where no row of the table claims them.

    What is said a second time stays beside the total as a remark. ``row`` is the label of the row that claims a total:
    where it is 合计, and 自评总分 on top is another figure, the row sums up the indicators alone and the points for
    execution are not in it; then the figure on top is the total, and that of the row a remark.
    """
    form = _without_sum_of_rows(form, totals, row)
    found: list[Doubt] = []
    for one in totals:
        name = _FIELDS[one.code]
        if not getattr(form.total, name).is_absent:
            form = msgspec.structs.replace(form, remarks=(*form.remarks, one))
            continue
        value = None if one.text.value is None else figure(one.text.value)
        points = msgspec.structs.replace(one.text, value=value)
        form = msgspec.structs.replace(form, total=msgspec.structs.replace(form.total, **{name: points}))
        if points.is_misfit and points.place is not None:
            where = Where(Block.TOTAL, None, name, str(points.place))
            found.append(misfit(where, points.place, one.text.value or ""))
    return form, found


def _without_sum_of_rows(form: AnyForm, totals: Sequence[Remark], row: Field[str] | None) -> AnyForm:
    on_top = next((figure(one.text.value) for one in totals if one.code == "total" and one.text.value), None)
    claimed = form.total.claimed_points
    if row is None or take_apart(row.printed).bare not in _SUMS or on_top is None or claimed.value in (None, on_top):
        return form
    kept = Remark("total", clean(row.printed), Field(f"{claimed.value:f}", claimed.printed, claimed.place))
    total = Total(reviewed_points=form.total.reviewed_points)
    return msgspec.structs.replace(form, total=total, remarks=(*form.remarks, kept))
