"""Which signs are the same but for how wide or long they are drawn.

A picture hardly tells them apart, and nobody reads them differently.
"""

import unicodedata
from functools import cache
from typing import Final

_SAME: Final = {"≧": "≥", "≦": "≤"} | dict.fromkeys("—–―─━‐‑‒−", "-")
_WIDE: Final = (("\uff01", "\uff5e"), ("\ufe30", "\ufe6b"))
"""Wide and small forms of signs; other signs that may be written in another way, as ² and ①, mean something else."""


@cache
def _of_sign(sign: str) -> str:
    if any(first <= sign <= last for first, last in _WIDE):
        sign = unicodedata.normalize("NFKC", sign)
    return _SAME.get(sign, sign)


def folded(text: str) -> str:
    """Give a text without blanks, with each sign in the one way that stands for all."""
    return "".join(_of_sign(sign) for sign in text if not sign.isspace())
