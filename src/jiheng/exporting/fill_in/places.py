"""Where everything stands on the sheet: the columns of the form, those beside it, and the rows of each block.

The form takes nine columns. Behind a narrow gap stand two that are seen and not printed, proposals and hints, and
behind these the hidden ones, in which a formula goes from what is written to points in small steps.
"""

from typing import Final

import msgspec

FORM: Final = "自评表"
HELP: Final = "填写说明"
LISTS: Final = "jiheng"
"""The names of the sheets; the last is hidden."""

FORM_COLUMNS: Final = 9

MARGIN, DIMENSION, CATEGORY, NAME, TARGET, ACTUAL, MAXIMUM, CLAIMED, NOTE = "ABCDEFGHI"
LABEL: Final = "B"
ORIGINAL, REVISED, SPENT, EXECUTION_MAXIMUM, RATE, EXECUTION_CLAIMED = "DEFGHI"
GAP, PROPOSED, HINT = "JKL"

# Hidden: the target as a sign, a number and a unit; the actual likewise; what follows from them.
AIM, SIGN, AIM_REST, AIM_UNIT, AIM_NUMBER = "M", "N", "O", "P", "Q"
FOUND, FOUND_UNIT, FOUND_NUMBER = "R", "S", "T"
WAY: Final = "U"
COMPARABLE: Final = "V"
POINTS: Final = "W"
LOW, HIGH, HIGH_INCLUDED = "X", "Y", "Z"
USED, WANTS_NOTE = "AA", "AB"
KNOWN_WAY: Final = "AC"
ID, LOCKED = "AD", "AE"
"""The id of a row, and behind it the columns that are locked in it, with a sign before one that holds a formula."""
FORMULA: Final = "="
LAST: Final = LOCKED

FIELDS: Final = {
    "dimension": DIMENSION,
    "category": CATEGORY,
    "name": NAME,
    "target": TARGET,
    "actual": ACTUAL,
    "max_points": MAXIMUM,
    "claimed_points": CLAIMED,
    "deviation_note": NOTE,
}
"""The columns of an indicator by the names of its fields."""

FUND_FIELDS: Final = {"label": LABEL, "original_budget": ORIGINAL, "execution_rate": RATE}
"""Likewise of a row of the money, those of them that may be locked."""

HEAD_FIELDS: Final = {
    "project": {"project": "C"},
    "units": {"competent_department": "C", "implementing_unit": "F"},
    "funds": {"amount_unit": MARGIN},
    "goal": {"expected": LABEL},
}
"""Likewise of the rows above the indicators, by what their ids are made of."""

TITLE, YEAR, PROJECT, UNITS, FUNDS_HEAD, TOTAL_FUND = 1, 2, 3, 4, 5, 6


class Rows(msgspec.Struct, frozen=True):
    """The rows of the sheet, counted from 1, for so many ``sources`` of money and ``indicators``."""

    sources: int
    indicators: int

    @property
    def last_source(self) -> int:
        """The last row of the money."""
        return TOTAL_FUND + self.sources - 1

    @property
    def goal_head(self) -> int:
        """预期目标 and 实际完成情况; the texts stand below."""
        return self.last_source + 1

    @property
    def goal(self) -> int:
        """What was to be reached, and what was."""
        return self.goal_head + 1

    @property
    def head(self) -> int:
        """The heads of the indicators."""
        return self.goal + 1

    @property
    def first(self) -> int:
        """The first indicator."""
        return self.head + 1

    @property
    def last(self) -> int:
        """The last indicator."""
        return self.first + self.indicators - 1

    @property
    def total(self) -> int:
        """总分."""
        return self.last + 1

    def over(self, column: str) -> str:
        """Name a column of all indicators, for a formula."""
        return f"${column}${self.first}:${column}${self.last}"
