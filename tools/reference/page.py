"""A page of the reference, and the pieces pages are made of."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Page(NamedTuple):
    """A page by its path under ``docs/reference``; ``text`` is Markdown, or JSON where the path says so."""

    path: str
    text: str


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table; what would end a cell or a row is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(text) for text in line) + " |" for line in lines)


def toctree(paths: Iterable[str]) -> str:
    """List pages below this one without printing the list: the page's own table links to them."""
    return "\n".join(["```{toctree}", ":hidden:", "", *paths, "```"])


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
