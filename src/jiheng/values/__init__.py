"""What a target or an actual means: the grammar (``GRAMMAR.md``), comparison, and the canonical way to write it back.

Every value is understood or openly not understood; nothing is guessed without being marked as a guess.
"""

from jiheng.values.amounts import AmountUnit, UnitReading, UnitStatus, judge_unit
from jiheng.values.comparators import is_column_mark
from jiheng.values.comparing import compare, tier
from jiheng.values.comparison import Comparison, Outcome
from jiheng.values.directions import Direction, Kind, Standing, direction
from jiheng.values.money import Amount, parse_amount
from jiheng.values.numerals import parse_number, parse_rate, with_figures
from jiheng.values.parser import parse
from jiheng.values.parsing_rows import parse_row
from jiheng.values.quantities import Comparator, Quantity, Range, Unit
from jiheng.values.reasons import is_waived
from jiheng.values.statements import (
    Choice,
    Deadline,
    Frequency,
    Moment,
    NotUnderstood,
    Reference,
    Tier,
    Value,
    Word,
    WordKind,
    is_quantity,
)
from jiheng.values.unit_signs import UNIT_THRESHOLDS, yuan_in_words
from jiheng.values.units import converts, units_of_measure
from jiheng.values.words import words_known

__all__ = [
    "UNIT_THRESHOLDS",
    "Amount",
    "AmountUnit",
    "Choice",
    "Comparator",
    "Comparison",
    "Deadline",
    "Direction",
    "Frequency",
    "Kind",
    "Moment",
    "NotUnderstood",
    "Outcome",
    "Quantity",
    "Range",
    "Reference",
    "Standing",
    "Tier",
    "Unit",
    "UnitReading",
    "UnitStatus",
    "Value",
    "Word",
    "WordKind",
    "compare",
    "converts",
    "direction",
    "is_column_mark",
    "is_quantity",
    "is_waived",
    "judge_unit",
    "parse",
    "parse_amount",
    "parse_number",
    "parse_rate",
    "parse_row",
    "tier",
    "units_of_measure",
    "with_figures",
    "words_known",
    "yuan_in_words",
]
