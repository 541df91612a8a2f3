"""Figures as a workbook keeps them: a number, and the format under which it is printed just as it was written."""

import re
from decimal import Decimal
from typing import Final

_FIGURE: Final = re.compile(r"(-?)(?:(\d{1,3}(?:,\d{3})+)|(0|[1-9]\d*))(?:\.(\d{1,10}))?(%?)")
_DIGITS: Final = 15  # a spreadsheet knows no more of a number


def as_number(text: str) -> tuple[Decimal, str] | None:
    """Give the number and its format, or ``None`` for what would not be printed again as it stands."""
    found = _FIGURE.fullmatch(text)
    if found is None or not text.isascii():
        return None
    minus, grouped, plain, decimals, share = found.groups(default="")
    digits = (grouped or plain).replace(",", "") + decimals
    if len(digits) > _DIGITS or (minus and not digits.strip("0")) or grouped.startswith("0"):
        return None
    number = Decimal(f"{minus}{digits}").scaleb(-len(decimals) - (2 if share else 0))
    shape = "#,##0" if grouped else "0"
    return number, f"{shape}{'.' if decimals else ''}{'0' * len(decimals)}{share}"
