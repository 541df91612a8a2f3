"""Texts as far as a comment has room for them: a cell of a form may hold thirty thousand characters, and is quoted."""

import re
from typing import Final

_MOST: Final = 1_500
"""Characters of a sentence, quotations cut."""
_PASSAGE: Final = 120
_LEFT_OUT: Final = "……"
_PAIRS: Final = ("「」", "“”")


def brief(text: str, passage: int = _PASSAGE) -> str:
    """Give a text with the first so many characters of each long passage that it quotes, and not without end."""
    for opens, closes in _PAIRS:
        long = re.compile(f"({opens}[^{opens}{closes}]{{{passage}}})[^{opens}{closes}]+({closes})")
        text = long.sub(rf"\1{_LEFT_OUT}\2", text)
    return text if len(text) <= _MOST else text[:_MOST] + _LEFT_OUT
