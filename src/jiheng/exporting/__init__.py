"""An assessment becomes a document: a module ``to_<format>`` for each format, found by its name.

Each has ``SUFFIX`` and, for every report it can write, a function ``write_read(items, out, manner)``,
``write_score(pile, out, manner)`` or ``write_check(pile, out, manner)``. It decides nothing, and writes the same bytes
each time.
"""

import importlib
import io
import pkgutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from jiheng.assess import Reading
from jiheng.exporting.explaining import explain
from jiheng.exporting.file_names import FileNames
from jiheng.exporting.letters import Letter, write_letters
from jiheng.exporting.manner import Manner
from jiheng.exporting.note_file import propose_notes
from jiheng.exporting.pile_file_text import propose_pile_file
from jiheng.exporting.verifying import Verification, verify
from jiheng.pile import NotRead, Pile

if TYPE_CHECKING:
    from jiheng.exporting.to_html.page import PageShown

__all__ = [
    "FileNames",
    "Letter",
    "Verification",
    "explain",
    "export",
    "formats",
    "lay_out",
    "layouts",
    "page_parts",
    "propose_notes",
    "propose_pile_file",
    "verify",
    "write_letters",
    "write_report",
]

_PREFIX: Final = "to_"
_FIRST: Final = "text"


@cache
def formats(report: str) -> tuple[str, ...]:
    """Name the formats in which a report can be written, text first.

    Reports are ``read``, ``score``, ``check``, ``form`` (the form itself as an official table), ``review-sheet``
    and ``self-report`` (the self-evaluation report, drafted).
    """
    names = sorted(
        module.name.removeprefix(_PREFIX)
        for module in pkgutil.iter_modules(__path__)
        if module.name.startswith(_PREFIX)
    )
    offered = [name for name in names if hasattr(_exporter(name), _writer(report))]
    return tuple(sorted(offered, key=lambda name: (name != _FIRST, name)))


def lay_out(pile: Pile, *, lang: str = "zh") -> "PageShown":
    """Give all that the HTML report says of a pile, laid out, for a program that shows it in pages of its own.

    What is asked of the reader is to be answered in such a page, too, under 「整批先定」. Forms are laid out one after
    the other, each when it is asked for, and can be gone through once.
    """
    from jiheng.exporting.to_html.page import page  # noqa: PLC0415 - others need not wait for it
    from jiheng.exporting.words import Say  # noqa: PLC0415 - as above

    return page(pile, Say(lang, in_pages=True))


def page_parts() -> tuple[Path, Path]:
    """Give the folders of the templates (for Jinja) and of the style with which what :func:`lay_out` gives is shown."""
    from jiheng.exporting.to_html.setting import PARTS  # noqa: PLC0415 - as above

    return PARTS


def layouts() -> dict[str, str]:
    """Name the layouts of official tables, each with what it is called in Chinese."""
    from jiheng.exporting.official import LAYOUTS  # noqa: PLC0415 - others need not wait for them

    return dict(LAYOUTS)


def _writer(report: str) -> str:
    return f"write_{report.replace('-', '_')}"


def _exporter(name: str) -> object:
    return importlib.import_module(f"{__name__}.{_PREFIX}{name}")


def export(  # noqa: PLR0913 - what, as what, and how it is to be shown; all but two by name
    subject: Pile | Sequence[Reading | NotRead],
    report: str,
    *,
    format: str,  # noqa: A002 - the word that users type
    lang: str = "zh",
    columns: int = 80,
    colour: bool = False,
    layout: str = "general",
) -> bytes:
    """Write ``report`` in ``format``: ``read`` or ``form`` of what was read, ``score`` and others of a pile.

    ``lang`` is ``zh`` or ``en``; ``columns`` and ``colour`` are for text on a terminal; ``layout`` is one of
    :func:`layouts` in which forms are laid out. The same subject gives the same bytes each time.

    Raises:
        ValueError: the report is not offered in that format, what the format needs is not installed, or there is no
            form to lay out.
    """
    out = io.BytesIO()
    write_report(subject, report, out, format=format, lang=lang, columns=columns, colour=colour, layout=layout)
    return out.getvalue()


def write_report(  # noqa: PLR0913 - as above, and where to
    subject: Pile | Sequence[Reading | NotRead],
    report: str,
    out: BinaryIO,
    *,
    format: str,  # noqa: A002 - as above
    lang: str = "zh",
    columns: int = 80,
    colour: bool = False,
    layout: str = "general",
) -> None:
    """As :func:`export`, to a stream: a large pile need not fit into memory as a document.

    Raises:
        ValueError: the report is not offered in that format.
    """
    if format not in formats(report):
        raise ValueError(f"{report} is written as {', '.join(formats(report))}, not as {format}")
    write = getattr(_exporter(format), _writer(report))
    write(subject, out, Manner(lang=lang, columns=columns, colour=colour, layout=layout))
