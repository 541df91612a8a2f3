"""The template engine, set up once: everything is escaped, an unknown name is a fault, no blank line is left over."""

from functools import cache
from pathlib import Path
from typing import BinaryIO, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from jiheng.exporting.to_html.page import page
from jiheng.exporting.words import Say
from jiheng.pile import Pile

_HERE: Final = Path(__file__).parent
PARTS: Final = (_HERE / "templates", _HERE / "style")
"""The folders of the templates and of the style that they are set in."""
_PIECES: Final = 1_000  # of the page that are written at once


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(PARTS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.jinja")


def set_page(pile: Pile, lang: str, out: BinaryIO) -> None:
    """Set the report of ``pile`` as a page, form by form."""
    say = Say(lang)
    stream = _template().stream(page=page(pile, say), say=say)
    stream.enable_buffering(_PIECES)
    stream.dump(out, encoding="utf-8", errors="backslashreplace")
