"""What a review sends out: one 审核意见 for each unit, and the 整改台账 of the office over all of them."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import BinaryIO, Final, NamedTuple

from jiheng.exporting.letters.letter import Sender, letter
from jiheng.exporting.letters.matters import Unit, matters_of, units_of
from jiheng.exporting.papers.shapes import Paper
from jiheng.pile import Pile

__all__ = ["FORMATS", "LEDGER", "Letter", "write_letters"]

FORMATS: Final = ("docx", "xlsx")
LEDGER: Final = "整改台账.xlsx"
_HEAD: Final = "审核意见"
_NAMELESS: Final = "未写单位名称"
_UNFIT: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+|[. ]+$')
_LONGEST: Final = 60


class Letter(NamedTuple):
    """A file to be sent or kept: its name, without a folder, and its bytes."""

    name: str
    content: bytes


def write_letters(
    pile: Pile, *, deadline: date | None = None, sender: str | None = None, formats: Sequence[str] = FORMATS
) -> Iterator[Letter]:
    """Write a letter for each unit of a pile, in each of ``formats``, and at last the ledger over all of them.

    ``sender`` signs the letters and ``deadline`` is when answers are due; what is not given is left open in them. A
    pile that was compared with an earlier one says what was mended since.

    Raises:
        ValueError: a format is none of :data:`FORMATS`.
    """
    from jiheng.exporting.letters.ledger import Ledger  # noqa: PLC0415 - others need not wait for the writers

    writers = [_writer(name) for name in formats]
    who, named, out = Sender(sender, deadline), set[str](), io.BytesIO()
    with Ledger(out, who, pile) as ledger:
        for unit in units_of(pile):
            forms = matters_of(unit, pile)
            ledger.put(unit, forms)
            paper, name = letter(unit, forms, _year(unit, pile), who), _name(unit, named)
            for suffix, write in zip(formats, writers, strict=True):
                yield Letter(f"{name}.{suffix}", _written(write, paper))
    yield Letter(LEDGER, out.getvalue())


def _year(unit: Unit, pile: Pile) -> int | None:
    """Give the year that all forms of a unit are of; ``None`` where they differ or do not say."""
    years = {pile.gists[place].fiscal_year for place in unit.places}
    return years.pop() if len(years) == 1 else None


def _name(unit: Unit, taken: set[str]) -> str:
    """Name a file after its unit, as every system allows; two units of one name get a number each."""
    plain = _UNFIT.sub("", (unit.name or _NAMELESS)[:_LONGEST]) or _NAMELESS
    name, number = f"{_HEAD}-{plain}", 1
    while name.casefold() in taken:
        number += 1
        name = f"{_HEAD}-{plain}（{number}）"
    taken.add(name.casefold())
    return name


def _writer(name: str) -> Callable[[Paper, BinaryIO], None]:
    if name == "docx":
        from jiheng.exporting.papers.in_word import write  # noqa: PLC0415 - as above
    elif name == "xlsx":
        from jiheng.exporting.papers.in_excel import write  # noqa: PLC0415 - as above
    else:
        raise ValueError(f"a letter is written as {', '.join(FORMATS)}, not as {name}")
    return write


def _written(write: Callable[[Paper, BinaryIO], None], paper: Paper) -> bytes:
    out = io.BytesIO()
    write(paper, out)
    return out.getvalue()
