"""A workbook to sort, filter and print: the forms, their rows and money, what was found, what it all rests on.

The first sheet of ``check`` is the 自评汇总表. Everything is written line by line, so that a large pile fits into
memory.
"""

from collections.abc import Sequence
from typing import BinaryIO, Final

from jiheng.assess import Reading
from jiheng.exporting.manner import Manner
from jiheng.exporting.words import Say
from jiheng.pile import NotRead, Pile

SUFFIX: Final = ".xlsx"


def write_read(items: Sequence[Reading | NotRead], out: BinaryIO, manner: Manner) -> None:
    """Write what was read."""
    from jiheng.exporting.to_xlsx.sheets import fill_read  # noqa: PLC0415 - others need not wait for the writer

    fill_read([item for item in items if isinstance(item, Reading)], out, Say(manner.lang))


def write_score(pile: Pile, out: BinaryIO, manner: Manner) -> None:
    """Write the points of a pile."""
    from jiheng.exporting.to_xlsx.sheets import fill_score  # noqa: PLC0415 - as above

    fill_score(pile, out, Say(manner.lang))


def write_check(pile: Pile, out: BinaryIO, manner: Manner) -> None:
    """Write the findings of a pile."""
    from jiheng.exporting.to_xlsx.sheets import fill_check  # noqa: PLC0415 - as above

    fill_check(pile, out, Say(manner.lang))


def write_form(items: Sequence[Reading | NotRead], out: BinaryIO, manner: Manner) -> None:
    """Write forms as official tables, a sheet each."""
    from jiheng.exporting.official import forms_paper  # noqa: PLC0415 - as above
    from jiheng.exporting.papers.in_excel import write  # noqa: PLC0415 - as above

    write(forms_paper(items, manner.layout), out)


def write_review_sheet(pile: Pile, out: BinaryIO, _: Manner) -> None:
    """Write review sheets, a sheet each."""
    from jiheng.exporting.official import review_sheets_paper  # noqa: PLC0415 - as above
    from jiheng.exporting.papers.in_excel import write  # noqa: PLC0415 - as above

    write(review_sheets_paper(pile.assessments), out)
