"""Letters of forms whose findings are written by hand, and a way to look at what stands in them."""

from typing import Any

from jiheng.assess import Assessment, Audience
from jiheng.checks import Reported
from jiheng.exporting import write_letters
from jiheng.exporting.letters.letter import Sender, letter
from jiheng.exporting.letters.matters import matters_of, units_of
from jiheng.exporting.papers.shapes import Line, LineLook, Paper, Table
from jiheng.pile import Pile
from tests.exporting.samples import assessed, pile_of

UNIT = Audience.UNIT


def of(*findings: Reported, project: str = "图书角", unit: str = "区图书馆", lines: tuple[str, ...] = ()) -> Assessment:
    """A form with these findings, of a project and a unit."""
    return assessed(f"项目名称 | {project}", f"实施单位 | {unit}", *lines, findings=findings, audience=UNIT)


def pile(*forms: Assessment, **options: Any) -> Pile:  # noqa: ANN401 - any option
    """Forms in a pile, as units are told of them."""
    return pile_of(*forms, audience=UNIT, **options)


def paper(of_pile: Pile, sender: Sender = Sender(), year: int | None = 2020) -> Paper:  # noqa: B008 - frozen
    """The letter to the only unit of a pile."""
    (unit,) = units_of(of_pile)
    return letter(unit, matters_of(unit, of_pile), year, sender)


def said(one: Paper) -> list[str]:
    """The lines of a letter, those of its table among them."""
    lines: list[str] = []
    for block in one.blocks:
        if isinstance(block, Line):
            lines.append(block.text)
        elif isinstance(block, Table):
            lines += [cell.text for cell in block.cells]
    return lines


def headings(one: Paper) -> list[str]:
    """The headings of a letter."""
    return [block.text for block in one.blocks if isinstance(block, Line) and block.look is LineLook.HEADING]


def files(of_pile: Pile, **asked: Any) -> dict[str, bytes]:  # noqa: ANN401 - as the function takes them
    """All files of a pile by their names."""
    return {one.name: one.content for one in write_letters(of_pile, **asked)}
