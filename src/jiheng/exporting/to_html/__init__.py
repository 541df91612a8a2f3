"""One self-contained page to look at and to print: the form drawn as the official table, findings at their cells.

Nothing is fetched from anywhere and no script runs; a policy in the page's head says so to the browser. The template
only sets what :mod:`jiheng.exporting.to_html.page` laid out, and whatever a form says is shown as text.
"""

from typing import BinaryIO, Final

from jiheng.exporting.manner import Manner
from jiheng.pile import Pile

SUFFIX: Final = ".html"


def write_check(pile: Pile, out: BinaryIO, manner: Manner) -> None:
    """Write the findings of a pile."""
    from jiheng.exporting.to_html.setting import set_page  # noqa: PLC0415 - others need not wait for the engine

    set_page(pile, manner.lang, out)
