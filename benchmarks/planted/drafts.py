"""A form before it is written down: what a clerk has in mind. Frozen; a fault makes a new one."""

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

import msgspec

HUNDRED: Final = Decimal(100)

DIMENSIONS: Final = {
    "数量指标": "产出指标",
    "质量指标": "产出指标",
    "时效指标": "产出指标",
    "成本指标": "产出指标",
    "经济成本指标": "成本指标",
    "经济效益指标": "效益指标",
    "社会效益指标": "效益指标",
    "生态效益指标": "效益指标",
    "可持续影响指标": "效益指标",
    "服务对象满意度指标": "满意度指标",
}
"""The categories a form has, in the order in which they are printed, each with its dimension."""


class Kind(StrEnum):
    """What sort of value a row has."""

    COUNT = "count"
    RATE = "rate"
    COST = "cost"
    DATE = "date"
    FREQUENCY = "frequency"
    WORD = "word"
    OTHER = "other"


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An indicator.

    ``sign``, ``figure`` and ``unit`` make the target, together in one cell or each in its own. ``aim`` and ``got`` are
    the numbers meant, ``at_most`` whether less is better; a word, a date and a frequency have none.
    """

    category: str
    name: str
    kind: Kind
    figure: str
    actual: str
    sign: str = ""
    unit: str = ""
    aim: Decimal | None = None
    got: Decimal | None = None
    at_most: bool = False
    points: Decimal | None = None
    claimed: Decimal | None = None
    note: str = ""

    @property
    def target(self) -> str:
        """The target in one cell."""
        return f"{self.sign}{self.figure}{self.unit}"

    @property
    def dimension(self) -> str:
        """The dimension its category stands under."""
        return DIMENSIONS[self.category]

    @property
    def is_number(self) -> bool:
        """Tell whether the target is a number that can be missed by a measurable part."""
        return self.aim is not None and self.aim > 0

    @property
    def is_missed(self) -> bool:
        """Tell whether a number was missed."""
        if self.aim is None or self.got is None:
            return False
        return self.got > self.aim if self.at_most else self.got < self.aim

    @property
    def is_full(self) -> bool:
        """Tell whether the row has all its points."""
        return self.claimed == self.points


class Purse(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the fund block. ``rate`` and ``claimed`` are words as printed."""

    label: str
    original: Decimal | None = None
    revised: Decimal | None = None
    spent: Decimal | None = None
    points: str = "—"
    rate: str = ""
    claimed: str = "—"
    note: str = ""


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """Habits of the place: how figures are printed, which words head the columns, and in what kind of file.

    ``no_note`` stands where there is nothing to explain, ``no_points`` where a source of money has no points.
    """

    layout: str
    medium: str
    money_places: int
    thousands: bool
    unit: str
    point_places: int | None
    no_note: str = ""
    no_points: str = "—"
    words: tuple[str, ...] = ()

    def money(self, amount: Decimal | None) -> str:
        """Print an amount."""
        if amount is None:
            return ""
        return f"{amount:,.{self.money_places}f}" if self.thousands else f"{amount:.{self.money_places}f}"

    def score(self, points: Decimal | None) -> str:
        """Print points."""
        if points is None:
            return ""
        return plain(points) if self.point_places is None else f"{points:.{self.point_places}f}"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A whole form. ``inside`` says whether the points of execution count in the total; ``remarks`` follow it.

    ``off`` is by how much the printed total differs from the sum of points, nothing where it is blank. ``shifts`` name
    the rows, by block and position, that are written a column too far left, ``unnamed`` the dimensions whose cell is
    blank, ``taken`` the rows in which a fault stands already.
    """

    style: Style
    year: int
    title: str
    project: str
    code: str
    department: str
    unit: str
    purses: tuple[Purse, ...]
    goal: str
    result: str
    lines: tuple[Line, ...]
    inside: bool
    most: Decimal | None
    off: Decimal | None = Decimal(0)
    remarks: tuple[tuple[str, str], ...] = ()
    shifts: frozenset[tuple[str, int]] = frozenset()
    unnamed: frozenset[str] = frozenset()
    taken: frozenset[int] = frozenset()

    @property
    def total(self) -> Purse:
        """The row 年度资金总额."""
        return self.purses[0]

    def rows(self, fits: Callable[[Line], bool]) -> list[int]:
        """List the positions of the rows that fit and are not taken."""
        return [row for row, line in enumerate(self.lines) if row not in self.taken and fits(line)]

    def put(self, row: int, line: Line) -> "Draft":
        """Put another row in the place of one."""
        return msgspec.structs.replace(self, lines=(*self.lines[:row], line, *self.lines[row + 1 :]))

    def with_line(self, row: int, **changes: object) -> "Draft":
        """Change one row, and nothing that depends on it."""
        return self.put(row, msgspec.structs.replace(self.lines[row], **changes))

    def with_purse(self, row: int, **changes: object) -> "Draft":
        """Change one row of the fund block, and nothing that depends on it."""
        purses = list(self.purses)
        purses[row] = msgspec.structs.replace(purses[row], **changes)
        return msgspec.structs.replace(self, purses=tuple(purses))

    def having(self, **changes: object) -> "Draft":
        """Change what stands outside the rows."""
        return msgspec.structs.replace(self, **changes)

    def taking(self, *rows: int) -> "Draft":
        """Keep further faults out of these rows."""
        return self.having(taken=self.taken | set(rows))

    @property
    def sum(self) -> Decimal | None:
        """The total as printed, by the scheme of the form."""
        if self.off is None:
            return None
        claimed = total_of(line.claimed for line in self.lines)
        return claimed + self.off + (Decimal(self.total.claimed) if self.inside else 0)


def total_of(points: Iterable[Decimal | None]) -> Decimal:
    """Add up points; a blank adds nothing."""
    return sum((one for one in points if one is not None), Decimal(0))


def rounded(number: Decimal, places: int) -> Decimal:
    """Round as people do, half upwards."""
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def plain(number: Decimal) -> str:
    """Print a number without needless noughts: 7.50 is 7.5, 10.0 is 10."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
