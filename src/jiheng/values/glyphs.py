"""One way of writing for the many that a keyboard, a scanner or an old template gives.

Full-width letters and figures become half-width, look-alike signs become one sign, traditional characters that stand in
units and value words become simplified. Nothing is lost: each replacement writes the same thing.
"""

from itertools import pairwise

_SAME = {
    "≥": "≧⩾≽﹥=",
    "≤": "≦⩽≼",
    "=": "﹦═",
    ">": "﹥",
    "<": "﹤",
    "%": "﹪٪",
    "~": "～〜∼˜",
    "-": "—–―─━－−‐‑‒﹣⸺",
    "/": "∕⁄╱",
    "✔": "√✓☑🗸",
    "✘": "✗✕☓",
    "·": "・•",
    "¥": "￥",
    " ": "\u3000\u00a0\u2002\u2003\u2009",
    "": "\u200b\u200c\u200d\u2060\ufeff\u00ad",
}
_SIMPLIFIED = str.maketrans(
    "個萬億項場臺戶畝條間頭隻於達較進時準規無優級種門類輛華員資報機關級費幾兩",
    "个万亿项场台户亩条间头只于达较进时准规无优级种门类辆华员资报机关级费几两",
)
_TABLE: dict[int, int | str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_TABLE |= _SIMPLIFIED
_TABLE |= {ord(variant): sign for sign, variants in _SAME.items() for variant in variants if variant != "="}

_END = "。;,、.!"
_BRACKETS = (("(", ")"), ("[", "]"), ("【", "】"))
_PARTS_NUMBERS = "0123456789.,:"
_OUTER_BRACKETS_AT_MOST = 3


def same_signs(text: str) -> str:
    """Give ``text`` with one sign for each meaning; blanks stay."""
    return text.translate(_TABLE)


def clean(text: str) -> str:
    """Give ``text`` as the grammar reads it: one sign for each meaning, no blanks, no brackets around the whole.

    A blank between two figures stays, as one blank: ``10 10`` is two numbers, not 1010.
    """
    text = text.translate(_TABLE).strip()
    if not text.isalnum():
        text = _without_blanks(text).rstrip(_END)
        for _ in range(_OUTER_BRACKETS_AT_MOST):
            inner = _inside_brackets(text)
            if inner is None:
                break
            text = inner
    return text


def _without_blanks(text: str) -> str:
    pieces = text.split()
    if len(pieces) <= 1:
        return pieces[0] if pieces else ""
    joined = [pieces[0]]
    for before, piece in pairwise(pieces):
        if before[-1] in _PARTS_NUMBERS and piece[0] in _PARTS_NUMBERS:
            joined.append(" ")
        joined.append(piece)
    return "".join(joined)


def _inside_brackets(text: str) -> str | None:
    for opening, closing in _BRACKETS:
        if text.startswith(opening) and text.endswith(closing):
            inner = text[1:-1]
            return None if opening in inner or closing in inner else inner
    return None


def is_chinese(character: str) -> bool:
    """Tell whether the character is a Chinese one, not a figure, letter or sign."""
    return "\u4e00" <= character <= "\u9fff"
