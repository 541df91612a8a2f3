"""The answer key of a form: what each field says, how it is compared and in which cell it stands."""

import msgspec

from benchmarks.corpus.drawn import Drawn, How, parts_of
from jiheng.form import FormKind


class Answer(msgspec.Struct, frozen=True):
    """One field. ``path`` is like ``indicators.3.target``; ``value`` is ``None`` where a blank or a dash stands.

    ``table``, ``row`` and ``column`` count from 1; outside tables ``table`` is 0. ``doubtful`` answers were made
    uncertain by a fault.
    """

    path: str
    value: str | None
    how: How
    table: int
    row: int
    column: int
    doubtful: bool = False


class Key(msgspec.Struct, frozen=True):
    """All answers of one form; a field that is not among them is not on the form."""

    family: str
    kind: FormKind
    faults: tuple[str, ...]
    answers: tuple[Answer, ...]

    def get(self, path: str) -> Answer | None:
        """Give the answer of a field, or nothing where the form has no such field."""
        return next((answer for answer in self.answers if answer.path == path), None)


def key_of(form: Drawn, table: int = 1, *, ruled: bool = False) -> Key:
    """Write the key of a form whose first table is the ``table``-th of its file.

    ``ruled`` counts only those columns at which a cell of the form ends, as files do that know lines and no columns.
    """
    edges = sorted({edge for box in form.boxes for edge in (box.column, box.column + box.columns)})
    columns = {edge: edges.index(edge) if ruled else edge for edge in edges}
    outside = [
        Answer(ask.path, ask.value, ask.how, 0, 0, 0, ask.doubtful)
        for line in (*form.above, *form.between, *form.below)
        for ask in line.asks
    ]
    inside = [
        Answer(ask.path, ask.value, ask.how, table + number, box.row + 1, columns[box.column] + 1, ask.doubtful)
        for number, boxes in enumerate(parts_of(form))
        for box in boxes
        for ask in box.asks
    ]
    return Key(form.family, form.kind, form.faults, (*outside, *inside))
