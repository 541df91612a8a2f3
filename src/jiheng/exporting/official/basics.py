"""The rows on top: the project, who is in charge of it, who carries it out, and who filled in the form."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from jiheng.exporting.official.columns import UPRIGHT
from jiheng.exporting.official.frame import Box, Frame
from jiheng.exporting.official.printed import points, said
from jiheng.exporting.official.remaining import Remaining
from jiheng.exporting.papers.shapes import CellLook
from jiheng.form import SelfEvaluation

LABEL: Final = 23
"""The width of a label at the left, in parts of an upright page."""
_MIDDLE: Final = 78
_PEOPLE: Final = (
    "filing_unit", "project_kind", "project_head", "unit_head", "filled_in_by", "telephone", "finance_office",
    "filing_date",
)  # fmt: skip
_LONGEST_OF_TWO: Final = 20


class Labelled(NamedTuple):
    """A label with what stands behind it."""

    label: str
    text: str


def basics(  # noqa: PLR0913 - the form and what is left of it; how a layout differs goes by name
    frame: Frame,
    form: SelfEvaluation,
    remaining: Remaining,
    *,
    unit: str = "实施单位",
    project: str | None = None,
    has_code: bool = False,
) -> None:
    """Add the rows on top; ``project`` is the name of the project with its code, where both share a cell.

    ``has_code`` keeps a cell for the code where the form has none.
    """
    code = Labelled("项目编码", said(form.project_code))
    named = Labelled("项目名称", said(form.project) if project is None else project)
    pair(frame, named, *((code,) if project is None and (code.text or has_code) else ()))
    pair(frame, Labelled("主管部门", said(form.competent_department)), Labelled(unit, said(form.implementing_unit)))
    if remaining.sum_of_rows is not None:
        pair(frame, Labelled("自评总分", points(form.total.claimed_points)))
    in_pairs(frame, [Labelled(one.label, said(one.text)) for one in remaining.take(*_PEOPLE)])


def in_pairs(frame: Frame, texts: Iterable[Labelled]) -> None:
    """Add texts behind their labels, two to a row where both are short."""
    waiting: Labelled | None = None
    for one in texts:
        if len(one.text) > _LONGEST_OF_TWO:
            pair(frame, *((waiting,) if waiting is not None else ()))
            waiting = None
            pair(frame, one)
        elif waiting is None:
            waiting = one
        else:
            pair(frame, waiting, one)
            waiting = None
    pair(frame, *((waiting,) if waiting is not None else ()))


def pair(frame: Frame, *texts: Labelled, lines: int = 1, ample: int = 1, is_open: bool = False) -> None:
    """Add a row of one label with its text, or of two; none adds none. What is open is to be written in by hand."""
    if not texts:
        return
    first, *second = texts
    label = part(frame, LABEL)
    middle = part(frame, _MIDDLE) - label if second else None
    boxes = [Box(first.label, label), Box(first.text, middle, CellLook.TEXT, is_open=is_open)]
    for one in second:
        boxes += [Box(one.label, label), Box(one.text, None, CellLook.TEXT, is_open=is_open)]
    frame.row(*boxes, lines=lines, ample=ample)


def add_remarks(frame: Frame, remaining: Remaining, wanted: Sequence[tuple[str, str]]) -> None:
    """Add the rows that a layout has for remarks, by code and label; what a form has none of stays blank."""
    for one in labelled(remaining, wanted):
        pair(frame, one)


def labelled(remaining: Remaining, wanted: Sequence[tuple[str, str]]) -> Iterator[Labelled]:
    """Take the remarks that a layout has cells for, by code and label; blank where a form has none."""
    for code, label in wanted:
        found = remaining.take_first(code)
        yield Labelled(label, "") if found is None else Labelled(found.label, said(found.text))


def part(frame: Frame, upright: int) -> int:
    """Give a width for a page as wide as the frame."""
    return round(upright * frame.width / UPRIGHT)
