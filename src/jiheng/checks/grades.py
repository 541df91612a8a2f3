"""Grades as forms print them: the one a unit ticked or wrote, and a scale named in the notes under the table."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

import msgspec

from jiheng.form import Remark, SelfEvaluation

# 优秀 and 优 are one grade. A scale of other words (合格, 不合格) is not read.
_GRADES: Final = {"优秀": "优", "优": "优", "良好": "良", "良": "良", "中等": "中", "中": "中", "差": "差"}
_WORD: Final = "优秀|优|良好|良|中等|中|差"
_ONLY: Final = re.compile(rf"(?:{_WORD})")
# A box before each word or behind it; which of the two, the first box tells.
_BOX_FIRST: Final = re.compile(rf"([☑✔✓√■●□☐○])({_WORD})")
_WORD_THEN_BOX: Final = re.compile(rf"({_WORD})([☑✔✓√■●□☐○])")
_TICKS: Final = frozenset("☑✔✓√■●")
_FIGURE: Final = r"(\d{1,3}(?:\.\d{1,2})?)分?(?:\(含(?:\d+分?)?\))?"
_WORD_FIRST: Final = re.compile(rf"({_WORD})[:(\[=]?(?:≥|>=)?{_FIGURE}(以下)?")
_FIGURE_FIRST: Final = re.compile(
    rf"{_FIGURE}(?:(以下)|以上|[-~至—,、]{{1,2}}\d{{1,3}}(?:\.\d{{1,2}})?分?(?:\(不?含(?:\d+分?)?\))?)[)\]]?(?:的)?(?:为|是|:)?\"?({_WORD})"
)


class Scale(msgspec.Struct, frozen=True):
    """The grades that a form names, best first, each with the points from which it is given."""

    steps: tuple[tuple[str, Decimal], ...]

    def grade(self, points: Decimal) -> str:
        """The grade for ``points``; whoever has exactly the points of a step has its grade."""
        return next((grade for grade, least in self.steps if points >= least), self.steps[-1][0])


def claimed_grade(form: SelfEvaluation) -> Remark | None:
    """The line of the form in which the unit wrote its grade, or ``None`` where there is none or it is blank."""
    return next((remark for remark in form.remarks if remark.code == "grade" and remark.text.value), None)


def grade_in(text: str) -> str | None:
    """The one grade that ``text`` says: 优, 优秀, ☑优 □良 □中 □差. ``None`` where it says none or several."""
    folded = _folded(text)
    before, behind = _BOX_FIRST.search(folded), _WORD_THEN_BOX.search(folded)
    if before is not None and (behind is None or before.start() < behind.start()):
        boxes = [(word, box) for box, word in _BOX_FIRST.findall(folded)]
    else:
        boxes = _WORD_THEN_BOX.findall(folded)
    ticked = {_GRADES[word] for word, box in boxes if box in _TICKS}
    if len(ticked) == 1:
        return ticked.pop()
    said = {_GRADES[word] for word in _ONLY.findall(folded)}
    return said.pop() if len(said) == 1 and not ticked else None


def named_scale(form: SelfEvaluation) -> Scale | None:
    """The scale of grades that the form prints in its notes: 90（含）-100分为优、80（含）-90分为良 …

    ``None`` where it prints none, or one that cannot be read without guessing: fewer than three grades, or points that
    do not fall from one grade to the next.
    """
    for remark in form.remarks:
        steps = _steps(_folded(remark.text.value or ""))
        points = [least for _, least in steps]
        if len(steps) >= len("优良中") and points == sorted(set(points), reverse=True):
            return Scale(steps)
    return None


def _steps(text: str) -> tuple[tuple[str, Decimal], ...]:
    figure, word = re.search(r"\d", text), _ONLY.search(text)
    if figure is None or word is None:
        return ()
    if word.start() < figure.start():
        found = [(grade, least, below) for grade, least, below in _WORD_FIRST.findall(text)]
    else:
        found = [(grade, least, below) for least, below, grade in _FIGURE_FIRST.findall(text)]
    lowest = {_GRADES[grade]: Decimal(0) if below else Decimal(least) for grade, least, below in found}
    return tuple((grade, lowest[grade]) for grade in "优良中差" if grade in lowest)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("“", '"').replace("”", '"')
