"""Two pictures of a form: its money, and its points by dimension; each from figures that the form itself states."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple, Protocol

from jiheng.assess import Assessment
from jiheng.exporting.papers.shapes import Picture
from jiheng.exporting.words import Say, term
from jiheng.form import Dimension, Field
from jiheng.form.labels import Part
from jiheng.scoring.arithmetic import exactly

_SAY: Final = Say("zh")
_WIDTH: Final = 92


class Charts(Protocol):
    """Draws the pictures of a form; ``None`` where its figures are not certain enough to be drawn."""

    def money(self, assessment: Assessment) -> Picture | None:
        """Draw budget and expenditure."""

    def points(self, assessment: Assessment) -> Picture | None:
        """Draw points claimed beside those to be had."""


class Bar(NamedTuple):
    """A bar: its label, its length as a share of the longest, and the figure beside it."""

    label: str
    share: Decimal
    said: str


class Drawn:
    """Charts as they are set with the extra ``pdf``."""

    def money(self, assessment: Assessment) -> Picture | None:
        """Draw 年初预算数, 全年预算数 and 全年执行数 of the whole project."""
        fund = assessment.form.total_fund
        if fund is None:
            return None
        named = (
            ("年初预算数", fund.original_budget),
            ("全年预算数", fund.revised_budget),
            ("全年执行数", fund.actual_expenditure),
        )
        amounts = [(label, field) for label, field in named if _is_drawn(field)]
        most = max((field.value or Decimal(0) for _, field in amounts), default=Decimal(0))
        if len(amounts) < 2 or not most:  # noqa: PLR2004 - one bar compares nothing
            return None
        bars = [Bar(label, _share(field.value, most), field.printed.strip()) for label, field in amounts]
        return _picture("预算与执行", bars)

    def points(self, assessment: Assessment) -> Picture | None:
        """Draw the points claimed of each dimension as a share of those to be had."""
        claimed: dict[Dimension, Decimal] = {}
        most: dict[Dimension, Decimal] = {}
        for case in assessment.rows:
            one = case.indicator
            name, got, whole = one.dimension.value, one.claimed_points, one.max_points
            if name is None or not _is_drawn(got) or not _is_drawn(whole):
                return None
            with exactly():
                claimed[name] = claimed.get(name, Decimal(0)) + (got.value or 0)
                most[name] = most.get(name, Decimal(0)) + (whole.value or 0)
        if not claimed or not all(0 <= claimed[name] <= most[name] != 0 for name in claimed):
            return None
        bars = [
            Bar(
                term(Part.DIMENSION, name, _SAY),
                _share(claimed[name], most[name]),
                f"{claimed[name]:f} / {most[name]:f} 分",
            )
            for name in claimed
        ]
        return _picture("各类指标自评得分与满分", bars)


def _is_drawn(field: Field[Decimal]) -> bool:
    return field.value is not None and field.is_certain and field.value >= 0


def _share(value: Decimal | None, most: Decimal) -> Decimal:
    with exactly():
        return (value or Decimal(0)) / most


def _picture(title: str, bars: Sequence[Bar]) -> Picture:
    from jiheng.exporting.papers import typesetting  # noqa: PLC0415 - only who draws needs it

    given = {
        "title": title,
        "bars": [{"label": one.label, "share": float(one.share), "said": one.said} for one in bars],
    }
    content = typesetting.picture("jiheng.exporting.self_report", "chart.typ", json.dumps(given, ensure_ascii=False))
    told = "；".join(f"{one.label} {one.said}" for one in bars)
    return Picture(content, f"{title}：{told}", _WIDTH)
