"""Word documents: official tables, review sheets, drafts of the self-evaluation report."""

from collections.abc import Sequence
from typing import BinaryIO, Final

from jiheng.assess import Reading
from jiheng.exporting.manner import Manner
from jiheng.pile import NotRead, Pile

SUFFIX: Final = ".docx"


def write_form(items: Sequence[Reading | NotRead], out: BinaryIO, manner: Manner) -> None:
    """Write forms as official tables."""
    from jiheng.exporting.official import forms_paper  # noqa: PLC0415 - others need not wait for the writer
    from jiheng.exporting.papers.in_word import write  # noqa: PLC0415 - as above

    write(forms_paper(items, manner.layout), out)


def write_review_sheet(pile: Pile, out: BinaryIO, _: Manner) -> None:
    """Write review sheets."""
    from jiheng.exporting.official import review_sheets_paper  # noqa: PLC0415 - as above
    from jiheng.exporting.papers.in_word import write  # noqa: PLC0415 - as above

    write(review_sheets_paper(pile.assessments), out)


def write_self_report(pile: Pile, out: BinaryIO, _: Manner) -> None:
    """Draft the self-evaluation report of each form, with pictures where what draws them is installed."""
    from jiheng.exporting.official import one_after_another  # noqa: PLC0415 - as above
    from jiheng.exporting.papers.in_pdf import is_installed  # noqa: PLC0415 - as above
    from jiheng.exporting.papers.in_word import write  # noqa: PLC0415 - as above
    from jiheng.exporting.self_report import lay_out  # noqa: PLC0415 - as above
    from jiheng.exporting.self_report.charts import Drawn  # noqa: PLC0415 - as above

    charts = Drawn() if is_installed() else None
    write(one_after_another(lay_out(one, charts) for one in pile.assessments), out)
