"""Numbers as they are printed: figures with or without thousands separators, and Chinese numerals. Always exact."""

import re
from decimal import Decimal

from jiheng.values.glyphs import same_signs

MOST_DIGITS = 20
"""A longer run of digits is no figure of a form: several numbers ran together, or worse."""

_FIGURE = re.compile(
    r"(-?(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?)((?:E[+-][0-9]{2}(?![0-9]))?)", re.IGNORECASE
)
_CHINESE = re.compile(r"([零〇一二两三四五六七八九十百千万亿]+)(?:点([零〇一二三四五六七八九]+))?|半")
_IN_A_TEXT = re.compile(
    r"(?<![第零〇一二两三四五六七八九十百千万亿])(百分之)?([零〇一二两三四五六七八九十百千万亿点]+)"
)
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_GREAT_STEPS = {"万": 10_000, "亿": 100_000_000}
_FRACTION_UP_TO = 1
_PERCENT_FROM = 2


def parse_number(text: str) -> Decimal | None:
    """Read a figure as printed: ``215,457.6``, ``２０``, ``10.00`` (whose places stay); ``None`` for anything else.

    Blanks at the ends are let go, separators must part thousands, and a unit or a percent sign makes it ``None``.
    """
    if not text.isascii():
        text = same_signs(text)
    return _whole(text.strip())


def parse_rate(text: str) -> Decimal | None:
    """Read a rate as a share of one: ``98.86%`` is 0.9886 (places kept), ``1`` is 1, ``100.00`` and ``86`` are percent.

    Without a percent sign a figure up to 1 is taken as a share and one from 2 on as percent, which is how forms print
    them; between the two nobody can tell, and it is ``None``, as is whatever is no rate.
    """
    figures = same_signs(text).strip()
    has_sign = figures.endswith(("%", "百分比"))
    number = _whole(figures.removesuffix("%").removesuffix("百分比").rstrip())
    if number is None:
        return None
    if has_sign or number >= _PERCENT_FROM:
        return number.scaleb(-2)
    return number if number <= _FRACTION_UP_TO else None


def _whole(text: str) -> Decimal | None:
    found = figure_at(text, 0)
    return found[0] if found is not None and found[1] == len(text) else None


def figure_at(text: str, start: int) -> tuple[Decimal, int] | None:
    """Read figures at ``start``: the number and where it ends. ``None`` where there are none, or more than fit."""
    found = _FIGURE.match(text, start)
    if found is None or found.end() - start > MOST_DIGITS:
        return None
    number = Decimal(found[1].replace(",", "") + found[2])
    if found[2]:
        if abs(number.adjusted()) > MOST_DIGITS:
            return None
        number = Decimal(format(number, "f"))
    return (number, found.end()) if fits(number) else None


def digits_in_words(text: str) -> int:
    """Read figures that are spoken one by one, as those of a year are: 二〇二〇."""
    return int("".join(str(_DIGITS[digit]) for digit in text))


def fits(number: Decimal) -> bool:
    """Tell whether a number can be written in plain figures that are read again."""
    return len(format(number, "f")) <= MOST_DIGITS


def with_figures(text: str) -> str:
    """Write Chinese numerals in a running text as figures: 完成二十五场 as 完成25场, 百分之九十 as 90%.

    Ordinals (第五批) and what is no complete numeral (万, 二〇二〇, 三万五) stay as they are.
    """
    return _IN_A_TEXT.sub(_in_figures, text)


def _in_figures(found: re.Match[str]) -> str:
    number = chinese_at(found[2], 0)
    if number is None or number[1] < len(found[2]):
        return found[0]
    return f"{number[0]:f}{'%' if found[1] else ''}"


def number_at(text: str, start: int) -> tuple[Decimal, int] | None:
    """Read figures or a Chinese numeral at ``start``: the number and where it ends."""
    found = figure_at(text, start)
    return found if found is not None else chinese_at(text, start)


def chinese_at(text: str, start: int) -> tuple[Decimal, int] | None:
    """Read a Chinese numeral at ``start``: 十五, 一千零五, 九十八点五, 半. A bare 百万 is none, nor is 二〇二〇."""
    found = _CHINESE.match(text, start)
    if found is None:
        return None
    if found[1] is None:
        return Decimal("0.5"), found.end()
    whole = _chinese_integer(found[1])
    if whole is None:
        return None
    places = "".join(str(_DIGITS[digit]) for digit in found[2] or "")
    number = Decimal(f"{whole}.{places}" if places else whole)
    return (number, found.end()) if fits(number) else None


def _chinese_integer(text: str) -> int | None:
    if len(text) > MOST_DIGITS:
        return None
    total = 0
    for great in ("亿", "万"):
        head, sign, rest = text.rpartition(great)
        if sign:
            part = _chinese_section(head) if "万" not in head else _chinese_integer(head)
            if not part or rest.startswith(("十", "百", "千")) or _is_short_for_more(rest):
                return None
            total += part * _GREAT_STEPS[great]
            text = rest
    last = _chinese_section(text) if text else 0
    return None if last is None else total + last


def _is_short_for_more(rest: str) -> bool:
    """Tell 三万五 and 一千五, where the last digit stands for 五千 and 五百 in speech: nobody can say in writing."""
    return len(rest) == 1 and _DIGITS.get(rest, 0) > 0


def _chinese_section(text: str) -> int | None:
    """Read a numeral below ten thousand; ``None`` where it is none, such as 一二 or 十百."""
    total, digit, step_before = 0, None, 10_000
    for character in text:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
            continue
        step = _STEPS.get(character)
        if step is None or step >= step_before:
            return None
        if not digit and not (character == "十" and total == 0):
            return None
        total += (digit or 1) * step
        digit, step_before = None, step
    is_short = bool(digit) and step_before in (100, 1000) and "零" not in text and "〇" not in text
    return None if is_short else total + (digit or 0)
