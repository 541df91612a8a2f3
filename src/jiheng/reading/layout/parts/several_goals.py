"""Forms with several goals, each over indicators of its own: 年度绩效目标1（50分）, 年度绩效目标2（30分）."""

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jiheng.form import Field, Indicator
from jiheng.form.labelling import take_apart
from jiheng.form.labels import Part
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.lines import Line

_NUMBERED = re.compile(r"目标[一二三四五六七八九十\d]{1,2}$")


class SeveralGoals:
    """Takes note of the goal over every row."""

    def __init__(self) -> None:
        self._goal: Field[str] = Field()
        self._points: Field[Decimal] = Field()
        self._over: list[tuple[Field[str], Field[Decimal]]] = []

    def look(self, cells: Cells, line: Line) -> None:
        """Begin a goal where ``line`` names one."""
        for _, piece in line.heads(Part.BLOCK):
            if _NUMBERED.search(take_apart(piece.text).bare) and piece.text != self._goal.printed:
                self._goal = cells.text(piece)
                self._points = cells.read(piece, lambda text: take_apart(text).points)

    def next_row(self) -> None:
        """One more row under the goal of now."""
        self._over.append((self._goal, self._points))

    def put_over(self, rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
        """Give the rows with the goal of each, where there are several; one alone is the label of the block."""
        if len({goal.value for goal, _ in self._over}) < 2:  # noqa: PLR2004 - several are at least two
            return tuple(rows)
        return tuple(
            msgspec.structs.replace(row, goal=goal, goal_points=points)
            for row, (goal, points) in zip(rows, self._over, strict=True)
        )
