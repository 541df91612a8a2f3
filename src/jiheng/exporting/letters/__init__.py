"""What a review sends out: one 审核意见 for each unit, and the 整改台账 of the office over all of them."""

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import BinaryIO, Final, NamedTuple

from jiheng.exporting.file_names import FileNames
from jiheng.exporting.letters.letter import Sender, letter
from jiheng.exporting.letters.matters import Unit, matters_of, units_of
from jiheng.exporting.papers.shapes import Paper
from jiheng.pile import Pile

__all__ = ["FORMATS", "LEDGER", "USUAL", "Letter", "write_letters"]

FORMATS: Final = ("docx", "xlsx", "pdf")
USUAL: Final = ("docx", "xlsx")
"""The formats of a letter that is answered in the file itself."""
LEDGER: Final = "整改台账.xlsx"
_HEAD: Final = "审核意见"
_NAMELESS: Final = "未写单位名称"
_LONGEST: Final = 60


class Letter(NamedTuple):
    """A file to be sent or kept: its name, without a folder, and its bytes."""

    name: str
    content: bytes


def write_letters(
    pile: Pile, *, deadline: date | None = None, sender: str | None = None, formats: Sequence[str] = USUAL
) -> Iterator[Letter]:
    """Write a letter for each unit of a pile, in each of ``formats``, and at last the ledger over all of them.

    ``formats`` are of :data:`FORMATS`; ``sender`` signs the letters and ``deadline`` is when answers are due: what is
    not given is left open in them. A pile that was compared with an earlier one says what was mended since.

    Raises:
        ValueError: a format is none of :data:`FORMATS`, or what PDF needs is not installed.
    """
    from jiheng.exporting.letters.ledger import Ledger  # noqa: PLC0415 - others need not wait for the writers

    writers = [_writer(name) for name in formats]
    who, names, out = Sender(sender, deadline), FileNames(), io.BytesIO()
    ending = max((f".{name}" for name in formats), key=len, default="")
    with Ledger(out, who, pile) as ledger:
        for unit in units_of(pile):
            forms = matters_of(unit, pile)
            name = names.of(unit.called or "", before=f"{_HEAD}-", behind=ending, longest=_LONGEST, instead=_NAMELESS)
            ledger.put(unit, forms, name)
            paper = letter(unit, forms, _year(unit, pile), who)
            for suffix, write in zip(formats, writers, strict=True):
                yield Letter(f"{name}.{suffix}", _written(write, paper))
    yield Letter(LEDGER, out.getvalue())


def _year(unit: Unit, pile: Pile) -> int | None:
    """Give the year that all forms of a unit are of; ``None`` where they differ or do not say."""
    years = {pile.gists[place].fiscal_year for place in unit.places}
    return years.pop() if len(years) == 1 else None


def _writer(name: str) -> Callable[[Paper, BinaryIO], None]:
    if name == "docx":
        from jiheng.exporting.papers.in_word import write  # noqa: PLC0415 - as above
    elif name == "xlsx":
        from jiheng.exporting.papers.in_excel import write  # noqa: PLC0415 - as above
    elif name == "pdf":
        from jiheng.exporting.papers.in_pdf import write  # noqa: PLC0415 - as above
    else:
        raise ValueError(f"a letter is written as {', '.join(FORMATS)}, not as {name}")
    return write


def _written(write: Callable[[Paper, BinaryIO], None], paper: Paper) -> bytes:
    out = io.BytesIO()
    write(paper, out)
    return out.getvalue()
