"""The columns a block prints, found by their heads."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from jiheng.form.cleaning import clean, fold
from jiheng.form.labelling import label_in, take_apart
from jiheng.form.labels import Part
from jiheng.reading.layout.kinds import Kind
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.parts.management import heads_scored_management, is_told, tells_measures
from jiheng.reading.layout.parts.side_by_side import gives_sums, is_row_and_head, with_figure
from jiheng.reading.layout.rows.alignment import Slot
from jiheng.reading.layout.rows.column_costs import COSTS, EMPTY
from jiheng.reading.layout.rows.repeated_heads import is_all_heads
from jiheng.reading.layout.rows.split_heads import NUMBER_OF_ROW, in_one_row
from jiheng.reading.layout.rows.unnamed_headings import unnamed_headings

# Fewer heads than these make no head of a block: single words of it stand in ordinary text, too.
_FEWEST_HEADS = 3
_SUMS = frozenset({"original_budget", "revised_budget", "actual_expenditure"})
_FEWEST_SUMS = 2
_PARTS_OF_TARGET = frozenset({"comparator", "target", "unit"})
# No form prints as many columns, known or unknown; what stands beyond them is no column, and doubted in its row.
_MOST_HEADS = 40

# The columns for what was given, one of which every block that is scored prints.
_CLAIMS = frozenset({"max_points", "claimed_points"})
# What stands in brackets behind the head of a column of signs.
_SIGNS = frozenset(("符号", "比较符", "指标性质", "性质"))

# A head we have no word for (复核得分, 得分计算方法): its cells are kept as they stand and mean nothing to us.
_UNKNOWN = "unknown column "
_ANYTHING = dict.fromkeys(Kind, 0.4)

# Sums of a year that is not over: 1—9月执行数, 全年预计执行数.
_UNDER_WAY = re.compile(r"(?:\d{1,2}\s*月|预计)\s*(?:预算)?(?:执行|支出)(?:数|金额)")

# The budget after it was changed, or the change itself where the former has a column of its own.
_ADJUSTMENTS = frozenset({"调整预算数", "调整预算", "调整数", "预算调整数"})

_IN_WORDS = "文字描述"
_SHARE = "占比"


class Columns(msgspec.Struct, frozen=True):
    """The columns of a block from left to right, and the codes of those whose head we know.

    ``has_targets_under_units`` says that the column of units holds targets, too, where they are words;
    ``weighs_in_percent`` that maxima may be shares of a hundred (权重占比: 20%). ``end`` is the column behind the last
    cell of the head, a blank one included; ``rows_of_head`` is the number of lines that the head takes, ``heads`` all
    that they say.
    """

    slots: tuple[Slot, ...]
    has_targets_under_units: bool = False
    weighs_in_percent: bool = False
    end: int = 0
    rows_of_head: int = 1
    heads: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        # Asked for at every row, so they are found once; nobody passes them in.
        codes = frozenset(slot.code for slot in self.slots if not is_unknown(slot))
        msgspec.structs.force_setattr(self, "codes", codes)


def is_unknown(column: Slot) -> bool:
    """Tell whether the head of a column is none of ours."""
    return column.code.startswith(_UNKNOWN)


def is_under_way(head: str) -> bool:
    """Tell whether a head is that of a sum in a year that is not over."""
    return _UNDER_WAY.search(head) is not None


def unknown_head(code: str) -> str:
    """Give the printed head of an unknown column by its code."""
    return code.removeprefix(_UNKNOWN).partition(" ")[2]


def slot(code: str, column: int, span: int = 1, *, empty: float | None = None) -> Slot:
    """Make the slot of a column, with the costs of its code."""
    return Slot(code, column, span, COSTS.get(code, _ANYTHING), EMPTY.get(code, 0.0) if empty is None else empty)


def heads_indicators(line: Line) -> bool:
    """Tell whether ``line`` is the head of an indicator block."""
    if Part.INDICATOR_COLUMN not in line.parts:
        return False
    codes = {label.code for label, _ in line.heads(Part.INDICATOR_COLUMN)}
    return len(codes) >= _FEWEST_HEADS and bool(codes & {"name", "target"}) and bool(codes & {"target", "actual"})


def heads_funds(line: Line) -> bool:
    """Tell whether ``line`` is the head of a fund block: it names at least two of the sums of money, and gives none."""
    if Part.FUND_COLUMN not in line.parts:
        return False
    heads = line.heads(Part.FUND_COLUMN)
    codes = {label.code for label, _ in heads} & _SUMS
    if not codes or gives_sums(line, [piece for _, piece in heads]):
        return False
    received = any(label.code == "received" for label, _ in heads)
    under_way = [piece for piece in line.filled if is_under_way(piece.text)]
    return len(codes) + received + len(under_way) >= _FEWEST_SUMS


def heads_criteria(line: Line) -> bool:
    """Tell whether ``line`` heads a block that is scored by rules in words: 评分标准 and points, nothing to reach."""
    if Part.INDICATOR_COLUMN not in line.parts:
        return False
    codes = {label.code for label, _ in line.heads(Part.INDICATOR_COLUMN)}
    return "criterion" in codes and not codes.isdisjoint(_CLAIMS) and codes.isdisjoint(("target", "actual"))


def criteria_columns(line: Line) -> Columns:
    """Read the head of a block that is scored by rules in words, or without any."""
    own = _codes(line, Part.INDICATOR_COLUMN)
    if heads_scored_management(line):
        own = [one for one in own if one[0] in _CLAIMS]
        own += [("deviation_note", piece) for piece in line.filled if tells_measures(piece)]
        own += [(_unknown_code(piece), piece) for piece in line.filled if is_told(piece)]
    return Columns(_in_order([*own, *_unknown(line, own, [])]))


def indicator_columns(line: Line, below: Line | None) -> Columns | None:
    """Read the head of an indicator block, which may run over two lines; ``None`` where ``line`` is no such head.

    A head that spans several columns (年度指标值 over 指标性质, 指标值 and 度量单位) gives way to those below it.
    """
    if not heads_indicators(line):
        return None
    own = _codes(line, Part.INDICATOR_COLUMN)
    if (spliced := _without_places(line, own, below)) is not None:
        return msgspec.structs.replace(indicator_columns(spliced, None) or Columns(()), rows_of_head=2)
    under = _heads_below(own, below) or _heads_under_wide_ones(line, below)
    below_kept = _covered(under)
    kept = [(code, piece) for code, piece in own if below_kept.isdisjoint(_reach(piece))]
    named = unnamed_headings([*kept, *under], None if under else below)
    found = _converted([*named, *kept, *under, *_unknown(line, own, under)])
    in_words = any(code == "unit" and _IN_WORDS in take_apart(piece.text).additions for code, piece in found)
    in_percent = any(code == "max_points" and _SHARE in piece.text for code, piece in found)
    costs = {"unit": COSTS["unit_or_words"]} if in_words else {}
    costs |= {"max_points": COSTS["shares"]} if in_percent else {}
    slots = tuple(
        msgspec.structs.replace(column, costs=costs.get(column.code, column.costs)) for column in _in_order(found)
    )
    end = line.pieces[-1].column + line.pieces[-1].column_span
    heads = [*line.filled, *(below.filled if under and below is not None else ())]
    return Columns(
        slots,
        heads=frozenset(fold(piece.text) for piece in heads),
        has_targets_under_units=in_words,
        weighs_in_percent=in_percent,
        end=end,
        rows_of_head=2 if under else 1,
    )


def in_order_of_rows(heads: Sequence[Piece]) -> list[Piece]:
    """Give the heads of a text without places in the order in which the cells of its rows follow one another."""
    coded = [(_code_of(piece) or _unknown_code(piece), piece) for piece in heads]
    return [piece for _, piece in in_one_row(coded) or coded]


def fund_columns(line: Line) -> Columns | None:
    """Read the head of a fund block, which may be its first row; ``None`` where ``line`` is no such head."""
    if not heads_funds(line) and not is_row_and_head(line):
        return None
    found = _without_adjustments(_codes(line, Part.FUND_COLUMN))
    # Points are blank beside most sources: no amount may be drawn into their columns.
    if is_row_and_head(line):
        found = [(code, with_figure(piece, line)) for code, piece in found]
        return Columns(_in_order(found, empty=0.0))
    return Columns(_in_order([*found, *_unknown(line, found, [])], empty=0.0))


def _without_adjustments(found: Sequence[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    """Tell 调整预算数 from the budget that it led to, where both are printed: 年初预算数 | 调整预算数 | 全年预算数."""
    revised = [piece for code, piece in found if code == "revised_budget"]
    changes = [piece for piece in revised if take_apart(piece.text).bare in _ADJUSTMENTS]
    is_told_apart = len(revised) - len(changes) == 1
    return [(_unknown_code(piece) if is_told_apart and piece in changes else code, piece) for code, piece in found]


def _codes(line: Line, part: Part) -> list[tuple[str, Piece]]:
    return [(_code(label.code, piece), piece) for label, piece in line.heads(part)[:_MOST_HEADS]]


def _code(code: str, piece: Piece) -> str:
    """Give the code of a head; 预期指标值（符号） is the column of signs beside that of the values."""
    is_of_signs = code == "target" and not _SIGNS.isdisjoint(take_apart(piece.text).additions)
    return "comparator" if is_of_signs else code


def _code_of(piece: Piece) -> str | None:
    label = label_in(Part.INDICATOR_COLUMN, piece.text)
    return None if label is None else _code(label.code, piece)


def _without_places(line: Line, own: Sequence[tuple[str, Piece]], below: Line | None) -> Line | None:
    """Put a head and the line below it into one, where the parts of the target stand elsewhere than under it.

    So it is where a table was copied as text and a cell that spans several columns takes one place only.
    """
    if below is None or not is_all_heads(below):
        return None
    parts = [(code, piece) for code, piece in _codes(below, Part.INDICATOR_COLUMN) if code in _PARTS_OF_TARGET]
    over = next((piece for code, piece in own if code == "target"), None)
    if over is None:
        return None
    behind = min((piece.column for piece in line.filled if piece.column > over.column), default=over.column + 1)
    if all(over.column <= piece.column < max(behind, over.column + over.column_span) for _, piece in parts):
        return None
    first = min(piece.column for _, piece in own)
    heads = [piece for piece in line.filled if piece.column >= first or label_in(Part.BLOCK, piece.text) is None]
    coded = [(_code_of(piece) or _unknown_code(piece), piece) for piece in (*heads, *below.filled)]
    ordered = in_one_row(coded)
    if ordered is None:
        return None
    pieces = [msgspec.structs.replace(piece, column=at, column_span=1) for at, (_, piece) in enumerate(ordered)]
    return msgspec.structs.replace(line, pieces=tuple(pieces))


def _heads_below(own: Sequence[tuple[str, Piece]], below: Line | None) -> list[tuple[str, Piece]]:
    if below is None or len(below.filled) < 2:  # noqa: PLR2004 - one word below a head is not a second line of heads
        return []
    found = _codes(below, Part.INDICATOR_COLUMN)
    if len(found) != len(below.filled):
        return []
    starts = {piece.column for _, piece in own}
    return found if any(piece.column not in starts or piece.column_span == 1 for _, piece in found) else []


def _heads_under_wide_ones(line: Line, below: Line | None) -> list[tuple[str, Piece]]:
    """Give the second line of a head where all of it stands under heads that cover several columns, known or not.

    The other heads reach down beside it, so that it cannot be a row.
    """
    if below is None or len(below.filled) < 2:  # noqa: PLR2004 - one word below a head is not a second line of heads
        return []
    wide = set(_covered([("", piece) for piece in line.filled if piece.column_span > 1 and piece.row_span == 1]))
    others = [piece for piece in line.filled if wide.isdisjoint(_reach(piece))]
    is_under = all(wide.issuperset(_reach(piece)) for piece in below.filled)
    if not is_under or not others or any(piece.row_span == 1 for piece in others):
        return []
    known = {piece: code for code, piece in _codes(below, Part.INDICATOR_COLUMN)}
    return [(known.get(piece) or _unknown_code(piece), piece) for piece in below.filled]


def _converted(found: Sequence[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    """Tell apart what a row was given and what that makes of its weight: 得分 | 权重占比（%） | 折算得分.

    得分 is out of 100 there, whatever the row weighs, and 折算得分 is 得分 × 权重占比 ÷ 100. Weights and 折算得分 are
    what adds up to the total, so they are the maximum and the points claimed; 得分 is kept under its head and never
    taken for points.
    """
    if not any(code == "converted_points" for code, _ in found):
        return list(found)
    names = {"converted_points": "claimed_points"}
    return [
        (_unknown_code(piece) if code == "claimed_points" else names.get(code, code), piece) for code, piece in found
    ]


def _unknown(
    line: Line, own: Sequence[tuple[str, Piece]], under: Sequence[tuple[str, Piece]]
) -> list[tuple[str, Piece]]:
    """Give the heads of a line that are none of ours, to the right of the first of ours; 序号 wherever it stands."""
    known = _covered([*own, *under])
    rest = [piece for piece in line.filled if known.isdisjoint(_reach(piece))]
    kept = [piece for piece in rest if piece.column > min(known) or fold(piece.text) == NUMBER_OF_ROW]
    return [(_unknown_code(piece), piece) for piece in kept[:_MOST_HEADS]]


def _unknown_code(head: Piece) -> str:
    return f"{_UNKNOWN}{head.column} {clean(head.text)}"


def _covered(found: Iterable[tuple[str, Piece]]) -> set[int]:
    return {column for _, piece in found for column in _reach(piece)}


def _reach(piece: Piece) -> range:
    """Give the columns that a piece covers."""
    return range(piece.column, piece.column + piece.column_span)


def _in_order(found: Sequence[tuple[str, Piece]], *, empty: float | None = None) -> tuple[Slot, ...]:
    slots: dict[str, Slot] = {}
    for code, piece in sorted(found, key=lambda entry: entry[1].column):
        # The same head twice (复核得分 and the like are other words): the first is the unit's own.
        own = _unknown_code(piece) if code in slots else code
        slots[own] = slot(own, piece.column, piece.column_span, empty=empty)
    return tuple(slots.values())
