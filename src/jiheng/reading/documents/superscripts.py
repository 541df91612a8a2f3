"""Raised text, written as the characters Unicode has for it, so that no figure grows by the number of a footnote.

A page may print 100%¹ as the text ``100%1`` of which the last character is raised; read as it is kept, the figure would
be another one. Raised it stays what is seen, also where it belongs to a unit, as in m².
"""

from typing import Final

_RAISED: Final = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")


def raised(text: str) -> str:
    """Raise the figures and signs of ``text``; letters and words stay as they are."""
    return text.translate(_RAISED)
