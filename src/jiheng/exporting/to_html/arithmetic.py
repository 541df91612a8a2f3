"""The annex of arithmetic: every row with its steps, by the pack in force and by those beside it."""

from collections.abc import Iterator

import msgspec

from jiheng.assess import Assessment
from jiheng.checks import Beside
from jiheng.exporting.points import claimed_total, due_total, plain
from jiheng.exporting.side_by_side import beside_told
from jiheng.exporting.to_html.drawing import Arithmetic, arithmetic
from jiheng.exporting.words import Say


class RowShown(msgspec.Struct, frozen=True):
    """A row of the annex of arithmetic."""

    name: str
    values: str
    max_points: str
    claimed: str
    arithmetic: Arithmetic


class SheetShown(msgspec.Struct, frozen=True):
    """The arithmetic of one rule pack for one form, under ``head`` where it is not the one in force."""

    head: str
    rows: tuple[RowShown, ...]
    claimed: str
    due: str
    total_steps: tuple[str, ...]


def sheets(assessment: Assessment, say: Say) -> Iterator[SheetShown]:
    """Lay out the arithmetic of a form: first by the pack in force, then by those whose total is told beside it."""
    in_force = Beside(assessment.pack, assessment.due)
    for one in (in_force, *beside_told(assessment)):
        name = say.pack(one.pack)
        yield SheetShown(
            head="" if one is in_force else say(f"仅供对照：{name}", f"For comparison only: {name}"),
            rows=tuple(_rows(assessment, one, say)),
            claimed=claimed_total(one.due, say),
            due=due_total(one.due, say),
            total_steps=one.due.steps,
        )


def _rows(assessment: Assessment, under: Beside, say: Say) -> Iterator[RowShown]:
    fund, due, pack = assessment.form.total_fund, under.due, under.pack
    if fund is not None:
        yield RowShown(
            name=say("预算执行率", "execution rate"),
            values=fund.execution_rate.value or "",
            max_points=plain(fund.max_points.value),
            claimed=plain(fund.claimed_points.value),
            arithmetic=arithmetic(due.execution, pack, say),
        )
    for row, found in zip(assessment.form.indicators, due.indicators, strict=True):
        yield RowShown(
            name=row.name.value or "—",
            values=say(
                f"目标 {row.target.printed or '—'}，完成 {row.actual.printed or '—'}",
                f"target {row.target.printed or '—'}, actual {row.actual.printed or '—'}",
            ),
            max_points=plain(row.max_points.value),
            claimed=plain(row.claimed_points.value),
            arithmetic=arithmetic(found, pack, say),
        )
