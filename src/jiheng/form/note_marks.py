"""The marks that lead to a footnote, behind a figure or a word: 100%①, ≥90%[1], 10（注1）, 实际完成值¹.

A raised figure behind a word is such a mark and nothing else. A circled one may be a number of its own, for people
write 「培训①」 and 「培训②」 as names of two things; so may what stands in brackets. Behind a figure neither can be.
"""

import re

_RAISED = "⁰¹²³⁴-⁹"
_CIRCLED = "①-⑳⑴-⒇❶-❿"
_NUMBERS = _CIRCLED + _RAISED
# What belongs to a unit or is a power is no mark: m², 米², 10⁴, 10¹². 10¹ is 10 either way.
_RAISED_MARK = rf"(?<![A-Za-z米里\s{_RAISED}])(?:(?<!(?<!\d)10)[{_RAISED}]+|(?<=10)¹)"
_RAISED_IN_BRACKETS = rf"(?<![A-Za-z米里\s])(?:⁽[{_RAISED}]+⁾|\[[{_RAISED}]+\])"
_BEHIND_ANYTHING = re.compile(rf"(?:{_RAISED_MARK}|{_RAISED_IN_BRACKETS})\Z")
_BEHIND_A_LABEL = re.compile(rf"(?<!\s)(?:[{_CIRCLED}]+|\[[{_CIRCLED}]+\])\Z")
# A figure with the sign before it and the unit behind it, or a dash. A year whose last figure is hidden (202*) is none.
_FIGURE = (
    r"[≥≤><=≧≦~＝＞＜～]{0,2}\s?[-+]?(?!20\d\*\Z)\d(?:[\d,.，．]*\d)?\s?"
    r"(?:[%％‰]|[\u4e00-\u9fff㎡㎥℃A-Za-z/]{1,4}[²³]?)?|[-—–－/／]{1,2}"
)
_MARK = (
    rf"[{_CIRCLED}]|{_RAISED_MARK}|{_RAISED_IN_BRACKETS}|\[[{_CIRCLED}]+\]|\[[1-9]\d?\]|(?<![*＊])[*＊※†]"
    rf"|[(（\[【]注[\d{_NUMBERS}]{{0,2}}[)）\]】]|注[\d{_NUMBERS}]{{1,2}}"
)
_BEHIND_A_FIGURE = re.compile(rf"({_FIGURE})\s?(?:{_MARK})+")
_ENDS_LIKE_MARK = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⁰¹²³⁴⁵⁶⁷⁸⁹⁾])）】*＊※†") | {
    *map(chr, range(0x2474, 0x2488)),
    *map(chr, range(0x2776, 0x2780)),
}
_WRITTEN_OUT = "注"
_LONGEST_FIGURE = 32


def without_note_mark(text: str) -> str:
    """Leave out the mark of a footnote at the end of a cell, where it can be nothing else."""
    if text[-1:] not in _ENDS_LIKE_MARK and _WRITTEN_OUT not in text:
        return text
    if len(text) <= _LONGEST_FIGURE and (figure := _BEHIND_A_FIGURE.fullmatch(text)) is not None:
        return figure[1].rstrip()
    return _BEHIND_ANYTHING.sub("", text) if len(text) > 1 else text


def label_without_note_mark(text: str) -> str:
    """Leave out the mark of a footnote at the end of a label, where a circled figure is one too."""
    said = without_note_mark(text)
    return _BEHIND_A_LABEL.sub("", said) if len(said) > 1 and said[-1] in _ENDS_LIKE_MARK else said
