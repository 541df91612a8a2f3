"""The template engine, set up once: everything is escaped, an unknown name is a fault, no blank line is left over."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from jiheng.exporting.to_html.page import page
from jiheng.exporting.words import Say
from jiheng.pile import Pile


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.jinja")


def set_page(pile: Pile, lang: str) -> bytes:
    """Set the report of ``pile`` as a page."""
    say = Say(lang)
    return _template().render(page=page(pile, say), say=say).encode("utf-8", "backslashreplace")
