"""An amount of money as one cell prints it: the figure, and the unit where the cell names one of its own."""

import re
from decimal import Decimal

import msgspec

from jiheng.values.glyphs import same_signs
from jiheng.values.numerals import parse_number

# Units of money in which forms state amounts, as powers of ten of yuan.
_POWERS = {"元": 0, "百元": 2, "千元": 3, "万元": 4, "百万元": 6, "千万元": 7, "亿元": 8}
# 「￥1,234.50」「100万元」「100 万」「人民币 3.2 亿元整」「100（万元）」. A sign of yuan alone names no unit: workbooks
# put it before every amount, in whatever unit the form has.
_PRINTED = re.compile(
    r"(?:人民币|RMB)?\s*¥?\s*(?P<figure>-?[0-9][0-9,.]*)\s*"
    r"(?:(?P<bare>[百千]?万元?|亿元?|[百千]?元)|\((?P<bracketed>[百千]?万元|亿元|[百千]?元)\))?(?:人民币)?整?"
)
# Beyond this length a text is no amount.
_LONGEST = 40


class Amount(msgspec.Struct, frozen=True):
    """A figure as printed, its places kept, and the unit printed behind it, ``None`` where the form's unit holds."""

    figure: Decimal
    unit: str | None = None

    def stated_in(self, unit: str) -> Decimal:
        """Give the figure in another unit, exactly: what was the last printed place stays the last place.

        1.235 万元 are 1235E+1 元, known to ten yuan, as 12,350.00 元 would not be.
        """
        if self.unit is None:
            return self.figure
        sign, digits, exponent = self.figure.as_tuple()
        shift = _POWERS[self.unit] - _POWERS[unit]
        return Decimal((sign, digits, int(exponent) + shift))


def parse_amount(text: str) -> Amount | None:
    """Read an amount as printed, with or without a unit of its own; ``None`` for anything else."""
    if len(text) > _LONGEST:
        return None
    figure = parse_number(text)
    if figure is not None:
        return Amount(figure)
    found = _PRINTED.fullmatch(same_signs(text).strip())
    figure = parse_number(found["figure"]) if found is not None else None
    if found is None or figure is None:
        return None
    unit = found["bare"] or found["bracketed"]
    return Amount(figure, unit if unit is None or unit.endswith("元") else f"{unit}元")
