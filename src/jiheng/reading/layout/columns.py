"""The columns a block prints, found by their heads, and what each kind of cell costs in them."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from jiheng.form import clean
from jiheng.form.labelling import take_apart
from jiheng.form.labels import Part
from jiheng.reading.layout.alignment import DISPLACED, STRAY, Slot
from jiheng.reading.layout.kinds import Kind
from jiheng.reading.layout.lines import Line, Piece

_K = Kind
_WORDS = {_K.WORD: 0.3, _K.TEXT: 0.6}
# A formula that was never calculated stands where its author put it, under whatever head.
_FORMULA = {_K.FORMULA: 1.0}
_VALUES = {
    _K.NUMBER: 0.3,
    _K.FORMULA: 0.3,
    _K.AMOUNT: 0.3,
    _K.PERCENT: 0.0,
    _K.VALUE: 0.0,
    _K.MONEY: 0.0,
    _K.DASH: 2.0,
    _K.SENTENCE: 3.5,
    _K.CATEGORY: 3.5,
} | _WORDS
_POINTS = {_K.NUMBER: 0.0, _K.FORMULA: 0.0, _K.DASH: 1.0, _K.AMOUNT: 6.0, _K.PERCENT: 6.0}
# A value that is no money (9月底, 95万人) is kept where it stands, to be told as none; no cell is moved for it.
_NO_MONEY = STRAY - DISPLACED
_AMOUNTS = {_K.AMOUNT: 0.0, _K.NUMBER: 0.0, _K.MONEY: 0.0, _K.FORMULA: 0.0, _K.DASH: 1.0, _K.VALUE: _NO_MONEY}

# What it costs to find a cell of some kind under a head. A kind that is not named does not belong there at all.
COSTS: Mapping[str, Mapping[Kind, float]] = {
    "dimension": {
        _K.DIMENSION: 0.0,
        # 成本指标 alone is more often the category under 产出 than a dimension of its own.
        _K.DIMENSION_OR_CATEGORY: 0.2,
        _K.CATEGORY: 3.0,
        _K.WORD: 4.0,
        _K.TEXT: 4.0,
        _K.DASH: 4.0,
    }
    | _FORMULA,
    "category": {
        _K.CATEGORY: 0.0,
        _K.DIMENSION_OR_CATEGORY: 0.0,
        _K.DIMENSION: 3.0,
        _K.WORD: 4.0,
        _K.TEXT: 4.0,
        _K.DASH: 4.0,
    }
    | _FORMULA,
    "name": {
        _K.TEXT: 0.0,
        _K.WORD: 0.4,
        _K.CATEGORY: 1.5,
        _K.DIMENSION_OR_CATEGORY: 1.5,
        _K.DIMENSION: 2.5,
        _K.VALUE: 2.0,
        _K.MONEY: 2.0,
        _K.SENTENCE: 2.5,
        _K.NUMBER: 6.0,
        _K.AMOUNT: 6.0,
        _K.PERCENT: 6.0,
        _K.DASH: 4.0,
    }
    | _FORMULA,
    "comparator": {_K.COMPARATOR: 0.0, _K.WORD: 2.0, _K.DASH: 1.0} | _FORMULA,
    "target": _VALUES | {_K.COMPARATOR: 4.0},
    "unit": {_K.WORD: 0.2, _K.TEXT: 1.0, _K.DASH: 0.5, _K.PERCENT: 3.0, _K.VALUE: 3.0, _K.MONEY: 3.0} | _FORMULA,
    "actual": _VALUES | {_K.VALUE: 0.1, _K.MONEY: 0.1},
    "max_points": _POINTS,
    "claimed_points": _POINTS,
    "deviation_note": {
        _K.SENTENCE: 0.0,
        _K.TEXT: 0.5,
        _K.WORD: 1.0,
        _K.DASH: 0.0,
        _K.VALUE: 3.5,
        _K.MONEY: 3.5,
        _K.NUMBER: 5.0,
        _K.AMOUNT: 5.0,
        _K.PERCENT: 5.0,
    }
    | _FORMULA,
    "label": {_K.TEXT: 0.0, _K.WORD: 0.5, _K.SENTENCE: 4.0} | _FORMULA,
    "original_budget": _AMOUNTS,
    "revised_budget": _AMOUNTS,
    "actual_expenditure": _AMOUNTS,
    "execution_rate": {_K.PERCENT: 0.0, _K.FORMULA: 0.0, _K.NUMBER: 2.0, _K.DASH: 1.0},
}

# What an empty cell costs. Dimension and category are empty under a merge, notes mostly; the rest seldom.
_EMPTY: Mapping[str, float] = {
    "name": 3.0,
    "target": 2.0,
    "actual": 2.0,
    "max_points": 2.0,
    "claimed_points": 2.0,
    "comparator": 1.0,
    "unit": 1.0,
}

# Fewer heads than these make no head of a block: single words of it stand in ordinary text, too.
_FEWEST_HEADS = 3
_SUMS = frozenset({"original_budget", "revised_budget", "actual_expenditure"})
_FEWEST_SUMS = 2
# No form prints as many columns, known or unknown; what stands beyond them is no column, and doubted in its row.
_MOST_HEADS = 40

# What stands in brackets behind the head of a column of signs.
_SIGNS = frozenset(("符号", "比较符", "指标性质", "性质"))

# A head we have no word for (复核得分, 得分计算方法): its cells are kept as they stand and mean nothing to us.
_UNKNOWN = "unknown column "
_ANYTHING = dict.fromkeys(Kind, 0.4)


class Columns(msgspec.Struct, frozen=True):
    """The columns of a block from left to right, and the codes of those whose head we know."""

    slots: tuple[Slot, ...]
    codes: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        # Asked for at every row, so they are found once; nobody passes them in.
        codes = frozenset(slot.code for slot in self.slots if not is_unknown(slot))
        msgspec.structs.force_setattr(self, "codes", codes)


def is_unknown(column: Slot) -> bool:
    """Tell whether the head of a column is none of ours."""
    return column.code.startswith(_UNKNOWN)


def unknown_head(code: str) -> str:
    """Give the printed head of an unknown column by its code."""
    return code.removeprefix(_UNKNOWN).partition(" ")[2]


def slot(code: str, column: int, span: int = 1, *, empty: float | None = None) -> Slot:
    """Make the slot of a column, with the costs of its code."""
    return Slot(code, column, span, COSTS.get(code, _ANYTHING), _EMPTY.get(code, 0.0) if empty is None else empty)


def heads_indicators(line: Line) -> bool:
    """Tell whether ``line`` is the head of an indicator block."""
    if Part.INDICATOR_COLUMN not in line.parts:
        return False
    codes = {label.code for label, _ in line.heads(Part.INDICATOR_COLUMN)}
    return len(codes) >= _FEWEST_HEADS and bool(codes & {"name", "target"}) and bool(codes & {"target", "actual"})


def heads_funds(line: Line) -> bool:
    """Tell whether ``line`` is the head of a fund block: it names at least two of the three sums of money."""
    if Part.FUND_COLUMN not in line.parts:
        return False
    codes = {label.code for label, _ in line.heads(Part.FUND_COLUMN)}
    return len(codes & _SUMS) >= _FEWEST_SUMS


def indicator_columns(line: Line, below: Line | None) -> Columns | None:
    """Read the head of an indicator block, which may run over two lines; ``None`` where ``line`` is no such head.

    A head that spans several columns (年度指标值 over 指标性质, 指标值 and 度量单位) gives way to those below it.
    """
    if not heads_indicators(line):
        return None
    own = _codes(line, Part.INDICATOR_COLUMN)
    under = _heads_below(own, below)
    below_kept = _covered(under)
    kept = [(code, piece) for code, piece in own if below_kept.isdisjoint(_reach(piece))]
    return Columns(_in_order([*kept, *under, *_unknown(line, own, under)]))


def fund_columns(line: Line) -> Columns | None:
    """Read the head of a fund block, or ``None`` where ``line`` is no such head."""
    if not heads_funds(line):
        return None
    found = _codes(line, Part.FUND_COLUMN)
    # Points are blank beside most sources: no amount may be drawn into their columns.
    return Columns(_in_order([*found, *_unknown(line, found, [])], empty=0.0))


def _codes(line: Line, part: Part) -> list[tuple[str, Piece]]:
    return [(_code(label.code, piece), piece) for label, piece in line.heads(part)[:_MOST_HEADS]]


def _code(code: str, piece: Piece) -> str:
    """Give the code of a head; 预期指标值（符号） is the column of signs beside that of the values."""
    is_of_signs = code == "target" and not _SIGNS.isdisjoint(take_apart(piece.text).additions)
    return "comparator" if is_of_signs else code


def _heads_below(own: Sequence[tuple[str, Piece]], below: Line | None) -> list[tuple[str, Piece]]:
    if below is None or len(below.filled) < 2:  # noqa: PLR2004 - one word below a head is not a second line of heads
        return []
    found = _codes(below, Part.INDICATOR_COLUMN)
    if len(found) != len(below.filled):
        return []
    starts = {piece.column for _, piece in own}
    return found if any(piece.column not in starts or piece.column_span == 1 for _, piece in found) else []


def _unknown(
    line: Line, own: Sequence[tuple[str, Piece]], under: Sequence[tuple[str, Piece]]
) -> list[tuple[str, Piece]]:
    """Give the heads of a line that are none of ours, to the right of the first of ours."""
    known = _covered([*own, *under])
    first = min(known)
    rest = [piece for piece in line.filled if piece.column > first and known.isdisjoint(_reach(piece))]
    return [(f"{_UNKNOWN}{piece.column} {clean(piece.text)}", piece) for piece in rest[:_MOST_HEADS]]


def _covered(found: Iterable[tuple[str, Piece]]) -> set[int]:
    return {column for _, piece in found for column in _reach(piece)}


def _reach(piece: Piece) -> range:
    """Give the columns that a piece covers."""
    return range(piece.column, piece.column + piece.column_span)


def _in_order(found: Sequence[tuple[str, Piece]], *, empty: float | None = None) -> tuple[Slot, ...]:
    slots: dict[str, Slot] = {}
    for code, piece in sorted(found, key=lambda entry: entry[1].column):
        # The same head twice (复核得分 and the like are other words): the first is the unit's own.
        slots.setdefault(code, slot(code, piece.column, piece.column_span, empty=empty))
    return tuple(slots.values())
