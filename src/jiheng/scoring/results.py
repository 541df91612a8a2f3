"""What scoring gives: points with their arithmetic, an interval, or the reason why neither can be given."""

from decimal import Decimal

import msgspec

from jiheng.form import Category, Dimension
from jiheng.scoring.scheme import Scheme
from jiheng.values import Comparison, Value


class Row(msgspec.Struct, frozen=True):
    """What scoring needs to know of one indicator.

    Two things no form says, and some rules turn on: ``evidenced``, whether evidence was seen (for a satisfaction, its
    survey), and ``deducted``, what a person took off. ``None`` is not known.
    """

    name: str
    max_points: Decimal | None
    target: Value
    actual: Value
    comparison: Comparison
    dimension: Dimension | None = None
    category: Category | None = None
    evidenced: bool | None = None
    deducted: Decimal | None = None


class Score(msgspec.Struct, frozen=True):
    """Points due, not rounded for show. ``steps`` is the arithmetic, such as ``4 × 25 ÷ 40 = 2.50``."""

    points: Decimal
    steps: tuple[str, ...]
    clause: str


class Interval(msgspec.Struct, frozen=True):
    """The rule leaves room: any points from ``low`` to ``high`` are right. ``low`` always belongs to the interval."""

    low: Decimal
    high: Decimal
    high_included: bool
    steps: tuple[str, ...]
    clause: str


class Unscored(msgspec.Struct, frozen=True):
    """No points can be given, and why, in Chinese and in English."""

    reason: str
    reason_en: str
    clause: str | None = None


Result = Score | Interval | Unscored


class TotalDue(msgspec.Struct, frozen=True, gc=False):
    """The total of a form with its grade, due and claimed: what is left of :class:`Due` without rows and arithmetic."""

    low: Decimal | None
    high: Decimal | None
    grade: str | None
    grades: tuple[str, ...]
    claimed_total: Decimal | None = None
    claimed_grade: str | None = None
    high_included: bool = True
    any_grade: bool = False


class Due(msgspec.Struct, frozen=True):
    """What the pack gives for a whole form, beside what the unit claimed.

    ``indicators`` has one result for every row of the form. ``low`` and ``high`` bound the total: equal when every
    row has a score, apart where rows have intervals or have none (then from 0 to the row's maximum, and the row is
    named in ``open_rows``); ``high_included`` is false where the highest total itself cannot be had. ``grade`` is given
    only when both bounds fall into one grade; ``grades`` lists those that are possible, ``any_grade`` says that these
    are all there are. ``scheme`` is the form's own, by which the total was added up. ``claimed_grade`` is what the
    claimed total comes to under the pack, not a word that the unit wrote.
    """

    pack: str
    execution: Result
    indicators: tuple[Result, ...]
    low: Decimal | None
    high: Decimal | None
    grade: str | None
    grades: tuple[str, ...]
    scheme: Scheme
    open_rows: tuple[int, ...]
    steps: tuple[str, ...]
    claimed_total: Decimal | None = None
    claimed_grade: str | None = None
    high_included: bool = True
    any_grade: bool = False

    @property
    def execution_counted(self) -> bool | None:
        """Whether execution stands inside the total; ``None`` where that is unknown."""
        return self.scheme.execution_counted

    @property
    def in_short(self) -> TotalDue:
        """The total and the grades alone."""
        return TotalDue(**{name: getattr(self, name) for name in TotalDue.__struct_fields__})
