"""Chinese figures as spreadsheets print them: 二〇二〇, 三十一, 贰万."""

from typing import Final

_DIGITS: Final = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖"}
_PLACES: Final = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟")}
_GROUPS: Final = ("", "万", "亿", "万亿", "亿亿")
_GROUP: Final = 4
_LONGEST: Final = _GROUP * len(_GROUPS)


def digit_by_digit(figure: str, style: int) -> str:
    """Write every digit on its own, as years are: 2020 → 二〇二〇. What is no digit stays; a point becomes 点 or 。"""
    return "".join(_DIGITS[style][int(sign)] if sign.isdigit() else sign for sign in figure)


def counted(figure: str, style: int) -> str:
    """Write a whole number with its places: 31 → 三十一, 20000 → 贰万; a decimal part follows digit by digit."""
    whole, point, rest = figure.lstrip("-").partition(".")
    if not whole.isdigit() or len(whole) > _LONGEST or not (rest.isdigit() or not point):
        return figure
    minus = "-" if figure.startswith("-") else ""
    return minus + _whole(whole, style) + point + digit_by_digit(rest, style)


def _whole(figure: str, style: int) -> str:
    figure = figure.lstrip("0")
    if not figure:
        return _DIGITS[style][0]
    groups = [figure[max(end - _GROUP, 0) : end] for end in range(len(figure), 0, -_GROUP)]
    said = ""
    for group, name in reversed(list(zip(groups, _GROUPS, strict=False))):
        part = _four(group, style)
        if part:
            gap = _DIGITS[style][0] if said and group.startswith("0") else ""
            said += gap + part + name
    if style == 1 and said.startswith("一十"):
        return said[1:]
    return said


def _four(figure: str, style: int) -> str:
    said = ""
    waiting = False
    for sign, place in zip(figure, reversed(_PLACES[style][: len(figure)]), strict=True):
        if sign == "0":
            waiting = bool(said)
        else:
            said += (_DIGITS[style][0] if waiting else "") + _DIGITS[style][int(sign)] + place
            waiting = False
    return said
