"""PDF to keep and to print: official tables and review sheets."""

from collections.abc import Sequence
from typing import BinaryIO, Final

from jiheng.assess import Reading
from jiheng.exporting.manner import Manner
from jiheng.pile import NotRead, Pile

SUFFIX: Final = ".pdf"


def write_form(items: Sequence[Reading | NotRead], out: BinaryIO, manner: Manner) -> None:
    """Write forms as official tables."""
    from jiheng.exporting.official import forms_paper  # noqa: PLC0415 - others need not wait for the writer
    from jiheng.exporting.papers.in_pdf import write  # noqa: PLC0415 - as above

    write(forms_paper(items, manner.layout), out)


def write_review_sheet(pile: Pile, out: BinaryIO, _: Manner) -> None:
    """Write review sheets."""
    from jiheng.exporting.official import review_sheets_paper  # noqa: PLC0415 - as above
    from jiheng.exporting.papers.in_pdf import write  # noqa: PLC0415 - as above

    write(review_sheets_paper(pile.assessments), out)
