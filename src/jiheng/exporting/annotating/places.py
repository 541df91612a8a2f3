"""Which cells of a form a finding or a doubt may be written at, best first; the last is the title of the form."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from jiheng.exporting.annotating.shapes import Spot
from jiheng.form import Block, Field, Place, SelfEvaluation, Where, fields_of

_NAMES: Final = frozenset({"name", "label"})
"""The fields by which rows are called."""
_ROWS: Final = {Block.FUNDS: "funds", Block.INDICATORS: "indicators", Block.FOOTER: "remarks"}


class Spots(NamedTuple):
    """The cells that something is said of, and those where it is said if none of these can be found, the title last."""

    own: tuple[Spot, ...]
    near: tuple[Spot, ...]


class Places:
    """The cells of one form."""

    def __init__(self, form: SelfEvaluation, elsewhere: SelfEvaluation | None = None) -> None:
        """Take the cells as they stand in the file of ``form``, or in that of the same form ``elsewhere``."""
        self._is_here = elsewhere is None
        self._cells: dict[str, Spot] = {}
        self._rows: dict[tuple[Block, int], Spot] = {}
        spots = list[Spot]()
        for where, field, spot in _spots(form, elsewhere):
            spots.append(spot)
            self._cells.setdefault(str(field.place), spot)
            row = (where.block, where.row)
            if where.row is not None and (where.field in _NAMES or row not in self._rows):
                self._rows[where.block, where.row] = spot
        titled = (elsewhere or form).title
        first = min(spots, key=lambda spot: _order(spot.place), default=None)
        self.title = tuple(
            dict.fromkeys(
                (*([Spot(titled.place, titled.printed)] if titled.place else []), *([first] if first else []))
            )
        )
        """Where what concerns the whole form is written."""

    def of(self, wheres: Iterable[Where], place: Place | None = None) -> "Spots":
        """Give the cells that some findings about one matter speak of, or a place that was named, and what is near."""
        found: dict[Spot, None] = {}
        rows: dict[Spot, None] = {}
        known = None if place is None else self._cells.get(str(place), Spot(place) if self._is_here else None)
        if known is not None:
            found[known] = None
        for where in wheres:
            if where.cell in self._cells:
                found[self._cells[where.cell]] = None
            if where.row is not None and (where.block, where.row) in self._rows:
                rows[self._rows[where.block, where.row]] = None
        return Spots(tuple(found), tuple(one for one in (*rows, *self.title) if one not in found))


def _spots(form: SelfEvaluation, elsewhere: SelfEvaluation | None) -> Iterator[tuple[Where, Field[object], Spot]]:
    """Give every field of a form that has a cell, with the cell it has here, or elsewhere."""
    others: dict[Where, list[Field[object]]] = {}
    # Where the rows of a block are not the same, the so-manyth may be another one.
    unlike = {
        block
        for block, rows in _ROWS.items()
        if elsewhere is not None and getattr(form, rows) != getattr(elsewhere, rows)
    }
    for where, field in fields_of(elsewhere) if elsewhere is not None else ():
        if where.row is None or where.block not in unlike:
            others.setdefault(where, []).append(field)
    for where, field in fields_of(form):
        found = field if elsewhere is None else next(iter(others.get(where, ())), None)
        if found is not None and found.place is not None:
            yield where, field, Spot(found.place, found.printed)
            if elsewhere is not None and len(others[where]) > 1:
                del others[where][0]


def _order(place: Place) -> tuple[bool, int, int, int]:
    """Put the cells of tables in order; text outside of them, such as remarks below, comes after them."""
    return (place.table == 0, place.table, place.row, place.column)
