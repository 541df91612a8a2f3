"""Forms as offices of other places draw them, each with what it says.

A file holds a drawing (see :mod:`tests.reading.layout.families.merged`), a line of ``====``, and below it one answer a
line: ``project: …``, ``fund: …`` for a row of money, ``row: …`` for an indicator, ``remark: code text``. In rows ``-``
and nothing say that nothing is there, ``?`` that the word of the form has no code of ours.
"""

from collections.abc import Iterator
from pathlib import Path

from jiheng.form import Field, SelfEvaluation

_HERE = Path(__file__).parent
NAMES = tuple(sorted(path.stem for path in _HERE.glob("*.txt")))

_FUND = (
    "source",
    "original_budget",
    "revised_budget",
    "actual_expenditure",
    "max_points",
    "execution_rate",
    "claimed_points",
    "deviation_note",
)
_ROW = (
    "dimension",
    "category",
    "name",
    "comparator",
    "target",
    "unit",
    "actual",
    "max_points",
    "claimed_points",
    "deviation_note",
)
_ROWS = {"fund": ("funds", _FUND), "row": ("indicators", _ROW)}


def drawing_of(name: str) -> str:
    """Give the drawing of a form."""
    return _parts(name)[0]


def answers_of(name: str) -> dict[str, str]:
    """Give what a form says by paths such as ``indicators.3.target``."""
    found: dict[str, str] = {}
    counted = dict.fromkeys(_ROWS, 0)
    for line in _parts(name)[1].strip().split("\n"):
        head, _, said = line.partition(": ")
        if head in _ROWS:
            block, names = _ROWS[head]
            texts = [text.strip() for text in said.split("|")]
            found |= {f"{block}.{counted[head]}.{one}": text for one, text in zip(names, texts, strict=True)}
            counted[head] += 1
        elif head == "total":
            found |= dict(
                zip(("total.max_points", "total.claimed_points"), map(str.strip, said.split("|")), strict=True)
            )
        elif head == "remark":
            code, _, text = said.partition(" ")
            found[f"remarks.{code}"] = text
        elif head in {"expected", "achieved"}:
            found[f"annual_goal.{head}"] = said
        else:
            found[head] = said
    return {path: "" if text == "-" else text for path, text in found.items() if text != "?"}


def said_by(form: SelfEvaluation) -> dict[str, tuple[str, bool]]:
    """Give what was read of a form by the same paths, each with whether it is certain; blanks are left out."""
    return {
        path: ("" if field.value is None else str(field.value), field.is_certain)
        for path, field in _fields(form)
        if field.value is not None
    }


def _fields(form: SelfEvaluation) -> Iterator[tuple[str, Field[object]]]:
    for name in ("project", "project_code", "competent_department", "implementing_unit", "fiscal_year", "amount_unit"):
        yield name, getattr(form, name)
    yield "annual_goal.expected", form.annual_goal.expected
    yield "annual_goal.achieved", form.annual_goal.achieved
    for at, fund in enumerate(form.funds):
        yield f"funds.{at}.source", Field(fund.source.value)
        yield from ((f"funds.{at}.{name}", getattr(fund, name)) for name in _FUND[1:])
    for at, row in enumerate(form.indicators):
        yield from ((f"indicators.{at}.{name}", getattr(row, name)) for name in _ROW)
    yield "total.max_points", form.total.max_points
    yield "total.claimed_points", form.total.claimed_points
    yield from ((f"remarks.{remark.code}", remark.text) for remark in form.remarks)


def _parts(name: str) -> tuple[str, str]:
    drawing, answers = (_HERE / f"{name}.txt").read_text(encoding="utf-8").split("====\n")
    return drawing, answers
