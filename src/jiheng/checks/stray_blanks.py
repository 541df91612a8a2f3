"""Blanks and line breaks that stand inside a name, where nobody means them."""

import re
from typing import Final

import msgspec

from jiheng.form import Field, clean

_AROUND: Final = 8

# Blanks of every kind, also those that are not to be seen; between Chinese signs, or around the end of a line.
_BLANKS: Final = r"[\s\u200b\u200c\u200d\u2060\ufeff]"
_CHINESE: Final = r"[\u3400-\u9fff\uf900-\ufaff（）《》〈〉【】“”、，；·]"
_STRAY: Final = re.compile(
    rf"(?<={_CHINESE}){_BLANKS}+(?={_CHINESE})|(?<=[\w（）()%])[^\S\r\n]*[\r\n]{_BLANKS}*(?=[\w（）()])"
)
# 「道路养护 二、桥梁加固」: the blank parts two things, and nobody would want it gone.
_LISTED: Final = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,2}[)）、.．]|[①-⑳])")
_OFFICES: Final = ("局", "厅", "委", "委员会", "办", "办公室", "中心", "院", "校", "站", "所", "队", "处", "馆", "会")


class Stray(msgspec.Struct, frozen=True):
    """One of them: where it stands in what is printed, what it is, and the words right before and behind it."""

    start: int
    end: int
    text: str
    before: str
    behind: str

    @property
    def parts_offices(self) -> bool:
        """It may stand between the names of two offices, and then somebody means it."""
        return self.before.endswith(_OFFICES) and self.behind.endswith(_OFFICES)


def stray_blanks(field: Field[str]) -> tuple[Stray, ...]:
    """List them in the order in which they stand in a name.

    Line breaks of a page, in a PDF or a picture, are none: a line ends there because the cell is full.
    """
    printed = field.printed
    if field.place is not None and field.place.page is not None:
        printed = printed.replace("\n", "")
    if printed.isalpha() or _STRAY.search(printed) is None:
        return ()
    start = _end_of_label(printed, field.value)
    name = printed[start:]
    return tuple(
        Stray(
            start + found.start(),
            start + found.end(),
            found[0],
            name[: found.start()].rsplit(maxsplit=1)[-1][-_AROUND:],
            name[found.end() :].split(maxsplit=1)[0][:_AROUND],
        )
        for found in _STRAY.finditer(name)
        if not _LISTED.match(name, found.end())
    )


def _end_of_label(whole: str, value: str | None) -> int:
    """Say where the name begins that stands in one cell with its label: 「项 目 名 称： 社区图书角建设」."""
    label, colon, rest = whole.replace("：", ":").partition(":")
    return len(label) + 1 if colon and rest.strip() and clean(whole) != value else 0
