"""Markdown for a mail, a wiki or a record of a meeting: the summary, a table of all forms, then what is to be acted on.

A form of a pile that leaves nothing to act on stands in the table only.
"""

from typing import BinaryIO, Final

from jiheng.exporting.manner import Manner
from jiheng.exporting.to_md.report import lines
from jiheng.exporting.words import Say
from jiheng.pile import Pile

SUFFIX: Final = ".md"


def write_check(pile: Pile, out: BinaryIO, manner: Manner) -> None:
    """Write the findings of a pile."""
    blank = True
    for line in lines(pile, Say(manner.lang)):
        if line or not blank:  # never two blank lines on end
            out.write(f"{line}\n".encode("utf-8", "backslashreplace"))
        blank = not line
