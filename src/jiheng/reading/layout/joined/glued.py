"""Text in which nothing at all stands between cells, or only commas: cut at the labels that every form prints.

Only texts in which no form is found otherwise are looked at. What stands in the header and the figures of the money
can be told: labels end them, and figures answer for one another. Goals, and the names, values and notes of indicators
cannot; they are parted where figures begin and end, and none of them is sure.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import groupby
from typing import Final

from jiheng.form.labelling import labels_of
from jiheng.form.labels import LABELS, Part
from jiheng.reading.layout.lines import Line, Piece

GUESSED: Final = 0.5
"""How sure a piece is that was cut out of a text without anything to cut at."""

_FEWEST_LABELS: Final = 8
_LONGEST_TEXT: Final = 20_000
_BEHIND: Final = r"(?:[(（][^()（）]{1,14}[)）])?[:：]?"
_COMMA: Final = re.compile(r"[，；。]+")
# ≥4500人 | 19292人 | 99: a figure with what is counted, up to the next figure; at last the figures at the end of a row.
_VALUE: Final = re.compile(
    r"[≥≤><＞＜=＝≧≦]\s*\d[\d.,]*(?:%|[^\d%≥≤，。]{1,4}(?=\d))?|\d[\d.,%]*(?:[^\d.,%≥≤，。]{1,3}(?=\d))?"
)
# Where cells are not kept apart by blanks, a blank stands inside one: 项目资金 (万元), 年度 指标值.
_BROKEN: Final = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff(（])")
# The figures of a source of money, between its label and its note; those behind 总分; an annex before a title.
_RUN: Final = re.compile(r"([0-9.,%\-－—–―─/／]+)")
_POINTS: Final = re.compile(
    r"^([0-9.]+)(?:，([0-9.]+))?|(?:[-—–―]\d{1,3}[-—–―]|附[件表]\d*[:：]?)(?=[^，。；:：]{2,36}?自评价?表)"
)
_ANNEX: Final = re.compile(r"^(附[件表]\d*[:：]?)(?=[^，。；:：]{2,36}?自评价?表)")


class _Block(Enum):
    """Where in a form a text is being cut."""

    HEADER = auto()
    FUNDS = auto()
    GOAL = auto()
    INDICATORS = auto()
    FOOTER = auto()


def _words(*parts: Part, code: str | None = None, ending: str = "", shortest: int = 2) -> str:
    """Give the words of some labels as a pattern, the longest first.

    A word made of two others (执行率得分) is left out: where nothing stands between cells, it is the two.
    """
    words = {
        word
        for label in LABELS
        if label.part in parts and code in {None, label.code}
        for word in (label.chinese, *label.synonyms)
        if len(word) >= shortest and word.endswith(ending)
    }
    words = {word for word in words if not any(word[:at] in words and word[at:] in words for at in range(1, len(word)))}
    return "(?:" + "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) + ")" + _BEHIND


_ONE_INDICATOR_HEAD: Final = r"(?:一级指标|指标名称)"
_YEAR: Final = r"[(（]?(?:19|20)\d{2}年?度?[)）]"
_TITLE: Final = r"[^，。；:：\d]{0,36}?自评价?表"
# The labels that end a value of a block, wherever they stand in a text.
_AHEAD: Final = {
    _Block.HEADER: re.compile(
        "|".join(
            (
                _YEAR,
                _words(Part.HEADER, shortest=4),
                _words(Part.BLOCK, code="funds", shortest=4),
                _words(Part.BLOCK, code="goal", shortest=5),
            )
        )
    ),
    _Block.FUNDS: re.compile(
        "(?:其中[:：]?)?"
        + _words(Part.FUND_ROW, shortest=4)
        + "|"
        + _words(Part.BLOCK, code="goal", shortest=4)
        + f"|{_ONE_INDICATOR_HEAD}"
    ),
    _Block.GOAL: re.compile(_words(Part.BLOCK, code="indicators") + f"(?={_ONE_INDICATOR_HEAD})|{_ONE_INDICATOR_HEAD}"),
    _Block.INDICATORS: re.compile(
        _words(Part.DIMENSION, Part.CATEGORY, ending="指标", shortest=4)
        + "|"
        + _words(Part.TOTAL, shortest=2)
        + r"(?=[\d，。]|$)|"
        + _words(Part.REMARK, shortest=4)
    ),
    _Block.FOOTER: re.compile(f"{_YEAR}|{_words(Part.REMARK, Part.HEADER, shortest=4)}"),
}
# Labels that are such only where the label or the line before them ends: as words they stand in any text.
_HERE: Final = {
    _Block.HEADER: re.compile(_TITLE),
    _Block.FUNDS: re.compile(
        f"{_words(Part.FUND_COLUMN)}|(?:其中[:：]?)?{_words(Part.FUND_ROW)}(?=[，\\d\\-－—–―─/／])"
    ),
    _Block.GOAL: re.compile(_words(Part.GOAL, shortest=4)),
    _Block.INDICATORS: re.compile(
        f"{_words(Part.INDICATOR_COLUMN)}|{_words(Part.DIMENSION, Part.CATEGORY, shortest=3)}"
    ),
    _Block.FOOTER: re.compile(_TITLE),
}
_BEGUN_BY: Final = (
    (Part.FUND_COLUMN, _Block.FUNDS),
    (Part.GOAL, _Block.GOAL),
    (Part.INDICATOR_COLUMN, _Block.INDICATORS),
)
_BEGUN_BY_BLOCK: Final = {"funds": _Block.FUNDS, "goal": _Block.GOAL, "indicators": _Block.INDICATORS}


def cut_at_labels(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a text without cells cut at its labels, a piece a line; nothing where it is no such text."""
    if any(line.table is not None and not line.joined for line in lines):
        return []
    if sum(len(piece.text) for line in lines for piece in line.filled) > _LONGEST_TEXT:
        return []
    found = list(_Cutter().cut(lines))
    return found if sum(1 for line in found if line.parts) >= _FEWEST_LABELS else []


class _Cutter:
    """Goes through a text once, block by block."""

    def __init__(self) -> None:
        self._block = _Block.HEADER

    def cut(self, lines: Sequence[Line]) -> Iterator[Line]:
        """Give every piece as a line of its own."""
        for _, group in groupby(lines, key=lambda line: (id(line.paragraph), line.pieces[0].at[0])):
            row = list(group)
            line, piece = row[0], row[0].pieces[0]
            text = " ".join(one.text.strip() for of_row in row for one in of_row.filled)
            for part, certainty in self._parts(_BROKEN.sub("", text)):
                cut = Piece(part, piece.column, at=piece.at, certainty=min(certainty, piece.certainty))
                yield Line((cut,), line.table, line.paragraph, joined=True)

    def _parts(self, text: str) -> Iterator[tuple[str, float]]:
        at = 0
        while at < len(text):
            found = _HERE[self._block].match(text, at) or _AHEAD[self._block].search(text, at)
            end = found.start() if found is not None else len(text)
            is_sure = found is None or not _ends_otherwise(found[0])
            yield from ((value, min(sure, 1.0 if is_sure else GUESSED)) for value, sure in self._values(text[at:end]))
            if found is None:
                return
            yield found[0].rstrip(":："), 1.0
            self._step(found[0])
            at = found.end()
            while at < len(text) and text[at] in "，；。:： ":
                at += 1

    def _step(self, label: str) -> None:
        """Go on to the block that a label begins."""
        labels = labels_of(label)
        parts = {one.part for one in labels}
        now = self._block
        if now is _Block.FOOTER:
            self._block = now if Part.REMARK in parts else _Block.HEADER
        elif now is _Block.INDICATORS:
            self._block = _Block.FOOTER if Part.TOTAL in parts else now
        else:
            named = next((_BEGUN_BY_BLOCK[one.code] for one in labels if one.part is Part.BLOCK), None)
            begun = next((block for part, block in _BEGUN_BY if part in parts and block.value >= now.value), now)
            self._block = named or begun

    def _values(self, text: str) -> Iterator[tuple[str, float]]:
        """Give what stands between two labels, in as many pieces as can be told."""
        if self._block is _Block.GOAL:
            yield from [(text.strip(), GUESSED)] if text.strip("，；。 ") else ()
        elif self._block is _Block.INDICATORS:
            for part in _COMMA.split(text) if "，" in text else (text,):
                yield from ((cut, GUESSED) for cut in _at_figures(part))
        else:
            cut = {_Block.FUNDS: _RUN, _Block.FOOTER: _POINTS}.get(self._block, _ANNEX)
            around = "，；:： " if self._block is _Block.FUNDS else "，；。:： "  # a note keeps its full stop
            yield from ((one.strip(around), 1.0) for one in cut.split(text) if one and one.strip("，；。:： "))


def _ends_otherwise(label: str) -> bool:
    """Tell whether a shorter label ends a label: 项目主管部门 may be 主管部门 behind a name that ends with 项目."""
    return any(
        one.part is Part.HEADER and one in labels_of(label)
        for at in range(1, len(label) - 1)
        for one in labels_of(label[at:])
    )


def _at_figures(text: str) -> Iterator[str]:
    """Part words and figures."""
    at = 0
    for found in _VALUE.finditer(text):
        for cut in (text[at : found.start()].strip(), found[0].strip()):
            if cut:
                yield cut
        at = found.end()
    if text[at:].strip():
        yield text[at:].strip()
