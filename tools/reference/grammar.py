"""The grammar of values, as it stands beside its parser."""

from collections.abc import Iterator
from importlib import resources

from tools.reference.page import Page


def pages() -> Iterator[Page]:
    """Give the one page."""
    yield Page("grammar.md", resources.files("jiheng.values").joinpath("GRAMMAR.md").read_text(encoding="utf-8"))
