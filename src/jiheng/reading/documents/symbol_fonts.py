"""What symbol fonts draw at a place of their own: comparators in one, ticks in the others."""

from typing import Final

_SYMBOLS: Final = {
    ("symbol", 0xA3): "≤",
    ("symbol", 0xB0): "°",
    ("symbol", 0xB1): "±",
    ("symbol", 0xB3): "≥",
    ("symbol", 0xB4): "×",
    ("symbol", 0xB8): "÷",
    ("wingdings", 0x6F): "□",
    ("wingdings", 0xA8): "□",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFE): "☑",
    ("wingdings 2", 0x50): "✓",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0xA3): "□",
}

_PRIVATE: Final = 0xF000
"""Symbol fonts are often addressed at 0xF000 and above; the low byte is the place in the font."""

_SURROGATES: Final = 0xD800


def drawn(font: str, code: int) -> str:
    """Find the character that a font draws; one that no Unicode text has leaves nothing."""
    sign = _SYMBOLS.get((font.lower(), code & 0xFF if code >= _PRIVATE else code))
    if sign is None and ord(" ") <= code < _SURROGATES:
        return chr(code)
    return sign or ""
