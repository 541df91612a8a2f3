"""A walk through pieces that stand in no cells: what is at hand, and the lines that were made of what was passed."""

from collections.abc import Iterable, Sequence

import msgspec

from jiheng.form.labelling import labels_of
from jiheng.form.labels import Part
from jiheng.reading.layout.joined.glued import GUESSED
from jiheng.reading.layout.joined.laying import Laid
from jiheng.reading.layout.joined.run_together import is_no_single_figure, is_run
from jiheng.reading.layout.kinds import Kind, is_figure, kind_of
from jiheng.reading.layout.lines import Line, Piece


class PieceWalk:
    """Stands at a piece and looks ahead. ``line`` is any of the lines the pieces come from."""

    def __init__(self, line: Line, pieces: list[Piece]) -> None:
        self._line = line
        self._pieces = pieces
        self._position = 0
        # Once figures have run together anywhere, any figure of the form may be several.
        self._runs = any(is_no_single_figure(piece.text) for piece in pieces)
        self._found: list[Line] = []

    def _more(self) -> bool:
        return self._position < len(self._pieces)

    def _now(self) -> Piece:
        return self._pieces[self._position]

    def _is(self, *parts: Part) -> bool:
        return self._more() and any(label.part in parts for label in labels_of(self._now().text))

    def _is_figure(self) -> bool:
        """The piece at hand is a figure, or several without anything between them."""
        return self._more() and (is_figure(self._now().text) or (self._runs and is_run(self._now().text)))

    def _figures(self) -> list[Piece]:
        figures: list[Piece] = []
        while self._is_figure():
            figures.append(self._now())
            self._position += 1
        return figures

    def _at_total(self) -> bool:
        return self._is(Part.TOTAL) and any(is_figure(piece.text) for piece in self._pieces[self._position + 1 :][:1])

    def _total_figures(self) -> tuple[list[Piece], list[Piece]]:
        """Take 总分 and the figures behind it."""
        label = self._now()
        self._position += 1
        figures: list[Piece] = []
        while self._is_figure() and kind_of(self._now().text) is not Kind.MONEY and len(figures) < 2:  # noqa: PLR2004 - 分值, 得分
            figures.append(self._now())
            self._position += 1
        return [label], figures

    def _emit_row(self, label: Sequence[Piece], column: int, laid: Laid) -> None:
        pieces: list[tuple[int, Sequence[Piece]]] = [(column, label), *laid.pieces]
        if laid.run is not None and not any(group for _, group in pieces):  # there is nothing but the figures
            held = msgspec.structs.replace(self._pieces[self._position - 1], text=laid.run.printed)
            pieces = [(column, [held])]
        self._emit(pieces, sure=laid.sure)
        if laid.run is not None:
            self._found[-1] = msgspec.structs.replace(self._found[-1], run=laid.run)

    def _emit_all(self, rows: Iterable[tuple[Sequence[tuple[int, Sequence[Piece]]], bool]]) -> None:
        """Add lines, each with whether nothing else could be meant."""
        for pieces, sure in rows:
            self._emit(pieces, sure=sure)

    def _emit(self, pieces: Sequence[tuple[int, Sequence[Piece]]], *, sure: bool = True) -> None:
        """Add a line of pieces at the columns given; pieces that belong together become one."""
        made = [
            msgspec.structs.replace(
                group[0],
                text=" ".join(piece.text for piece in group),
                column=column,
                column_span=1,
                certainty=min(piece.certainty for piece in group),
            )
            for column, group in pieces
            if group
        ]
        sure = sure and all(piece.certainty > GUESSED for _, group in pieces for piece in group)
        if made:
            self._found.append(Line(tuple(made), self._line.table, self._line.paragraph, joined=True, unsure=not sure))
