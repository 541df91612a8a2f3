"""A worksheet some of whose rows grow with what is typed into them.

A height that a program sets is taken for one that the user dragged, and such a row never grows again. Without the mark
of that it is as high as we say until somebody types into it, and then as high as its texts need.
"""

from collections.abc import Iterable

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # it has hints and does not say so

_FIXED = ("customHeight", 1)


class GrowingSheet(Worksheet):  # type: ignore[misc]  # as above
    """A worksheet with rows that are not held to the height they were given."""

    def __init__(self) -> None:
        """Begin with rows as every worksheet has them."""
        super().__init__()
        self._growing: set[int] = set()

    def set_growing_row(self, row: int, height: float) -> None:
        """Make a row, counted from 0, so many points high until something is typed into it."""
        self.set_row(row, height)
        self._growing.add(row + 1)

    def _xml_start_tag_unencoded(self, tag: str, attributes: Iterable[tuple[str, object]] = ()) -> None:
        """Write a tag, without the mark of a fixed height where a row is to grow."""
        given = list(attributes)
        if tag == "row" and dict(given).get("r") in self._growing:
            given = [one for one in given if one != _FIXED]
        super()._xml_start_tag_unencoded(tag, given)
