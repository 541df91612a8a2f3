"""The points of a whole form outside its table of points: 自评总分 on top, 复核总分 beside it or at the end."""

from collections.abc import Sequence

import msgspec

from jiheng.form import Block, Doubt, Remark, SelfEvaluation, Where
from jiheng.reading.layout.doubts import misfit
from jiheng.reading.layout.kinds import figure

_FIELDS = {"total": "claimed_points", "reviewed_total": "reviewed_points"}


def with_total_on_top(form: SelfEvaluation, totals: Sequence[Remark]) -> tuple[SelfEvaluation, list[Doubt]]:
    """Put points that stand behind a label into the total, where no row of the table claims them.

    What is said a second time stays beside the total as a remark.
    """
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
            found.append(misfit(where, points.place, one.label, one.text.value or ""))
    return form, found
