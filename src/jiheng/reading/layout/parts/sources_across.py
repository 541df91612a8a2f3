"""The fund block lying on its side: sources of money are columns (合计, 中央资金, 省级资金), sums are rows.

It is turned into the same rows as any other fund block: one a source, whose cells stand where they stood.
"""

from collections.abc import Sequence

import msgspec

from jiheng.form import CERTAIN, Block, Certainty, Doubt, Field, Fund, FundSource, Where, clean
from jiheng.form.labelling import label_in
from jiheng.form.labels import Label, Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.doubting import doubts
from jiheng.reading.layout.kinds import amount_unit, is_figure
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.parts.amount_units import AMOUNTS
from jiheng.reading.layout.parts.funds import amount_figure
from jiheng.reading.layout.parts.header import unit_in_label

_FEWEST_SOURCES = 2
_OPEN = Certainty(doubts.UNSETTLED, ("有别的读法",))
_TEXTS = frozenset({"execution_rate", "deviation_note"})


def heads_sources(line: Line, below: Sequence[Line]) -> bool:
    """Tell whether ``line`` names sources of money side by side, and the next line with cells begins with a sum."""
    if Part.FUND_ROW not in line.parts:
        return False
    sources = _sources(line)
    if len(sources) < _FEWEST_SOURCES or any(is_figure(head.text) for _, head in sources):
        return False
    following = next((other for other in below if other.filled), None)
    return following is not None and _sum(following) is not None


class AcrossReader:
    """Reads one such block, collecting funds, doubts and the units of money it names."""

    def __init__(self, grid: Grid, head: Line) -> None:
        self._grid = grid
        self._head = head
        self._cells = Cells(grid, head)
        self._sources = _sources(head)
        self._found: list[dict[str, Field[object]]] = [{} for _ in self._sources]
        self.codes: set[str] = set()
        self.units: list[Field[str]] = []
        self.doubts: list[Doubt] = []
        self.left_over: list[str] = []
        self._read_unit(head)

    def read(self, line: Line) -> None:
        """Read the row of one sum."""
        self._read_unit(line)
        cells = Cells(self._grid, line)
        named = _sum(line)
        if named is None:
            words = " ".join(clean(piece.text) for piece in line.filled if amount_unit(piece.text) is None)
            self.left_over.extend([words] if words else [])
            return
        label, at = named
        self.codes.add(label.code)
        away = self._lost_before(at)
        has_lost = self._may_have_lost_blank(line, away)
        if (away or has_lost) and not self.doubts:
            self.doubts.append(doubts.shifted_funds(cells.place(at), settled=False))
        certainty = _OPEN if away or has_lost or line.unsure else CERTAIN
        if line.unsure:
            self._leave_open(line, at, label.code)
        for own in line.pieces:
            if own.column <= at.column:
                continue
            piece = msgspec.structs.replace(own, column=own.column + away)
            place = next((index for index, (_, head) in enumerate(self._sources) if _stands_under(piece, head)), None)
            if place is not None:
                self._found[place].setdefault(label.code, self._field(cells, label.code, piece, certainty))
            elif piece.is_filled:
                where = cells.place(piece)
                self.doubts.append(doubts.left_over(Where(Block.FUNDS, None, None, str(where)), where, piece.text))

    @property
    def funds(self) -> tuple[Fund, ...]:
        """The sources from left to right."""
        return tuple(
            Fund(_code(head), self._cells.text(head), **fields)  # type: ignore[arg-type]  # keys are field names of Fund
            for (_, head), fields in zip(self._sources, self._found, strict=True)
        )

    def _leave_open(self, line: Line, at: Piece, code: str) -> None:
        """Say that nothing tells which source has which of the figures, and leave open those that seem to have none."""
        cells = Cells(self._grid, line)
        where = Where(Block.FUNDS, None, code, str(cells.place(at)))
        self.doubts.append(doubts.not_kept_apart(where, cells.place(at), clean(at.text)))
        taken = {piece.column for piece in line.pieces}
        for (_, head), fields in zip(self._sources, self._found, strict=True):
            if head.column not in taken:
                fields.setdefault(code, Field(place=cells.blank(head.column), certainty=_OPEN))

    def _read_unit(self, line: Line) -> None:
        for piece in line.filled:
            unit = amount_unit(piece.text) or unit_in_label(piece)
            if unit is not None:
                self.units.append(Field(unit, piece.text, Cells(self._grid, line).place(piece)))

    def _lost_before(self, label: Piece) -> int:
        """Tell how far left of its head (资金来源) the label of a row stands, whose margin was lost with a merge."""
        above = [piece for piece in self._head.filled if piece.column < self._sources[0][1].column]
        return max(above[-1].column - label.column - label.column_span + 1, 0) if above else 0

    def _may_have_lost_blank(self, line: Line, away: int) -> bool:
        """Tell whether a row ends left of its head and lacks a figure: any of its blank cells may be gone."""
        if line.joined:
            return False
        head, last = self._head.pieces[-1], line.pieces[-1]
        is_short = last.column + last.column_span + away < head.column + head.column_span
        figures = [piece for piece in line.filled if is_figure(piece.text)]
        return is_short and len(figures) < len(self._sources)

    @staticmethod
    def _field(cells: Cells, code: str, piece: Piece, certainty: Certainty) -> Field[object]:
        if code in AMOUNTS or code == "received":
            return cells.read(piece, amount_figure, certainty)
        return cells.text(piece, certainty) if code in _TEXTS else cells.number(piece, certainty)


def _sources(line: Line) -> list[tuple[Label | None, Piece]]:
    """Give the heads of sources on a line; between the first and the last that we know, others are sources, too."""
    first = min((piece.column for _, piece in line.heads(Part.FUND_ROW)), default=0)
    return [(label_in(Part.FUND_ROW, piece.text), piece) for piece in line.filled if piece.column >= first]


def _code(head: Piece) -> FundSource:
    label = label_in(Part.FUND_ROW, head.text)
    return FundSource.UNKNOWN if label is None else FundSource(label.code)


def _sum(line: Line) -> tuple[Label, Piece] | None:
    """Give the sum that a line is about: 年初预算数, 全年执行数. A line that names several is a head."""
    heads = line.heads(Part.FUND_COLUMN)
    return heads[0] if len(heads) == 1 else None


def _stands_under(piece: Piece, head: Piece) -> bool:
    return piece.column < head.column + head.column_span and head.column < piece.column + piece.column_span
