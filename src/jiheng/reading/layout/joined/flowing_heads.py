"""Where heads and rows begin and end in text whose cells were not kept apart."""

from collections.abc import Sequence
from itertools import takewhile

import msgspec

from jiheng.form.labelling import labels_of
from jiheng.form.labels import Part
from jiheng.reading.layout.kinds import Kind, amount_unit, is_figure, kind_of
from jiheng.reading.layout.lines import Piece
from jiheng.reading.layout.parts.footer import names_what_is_below
from jiheng.reading.layout.parts.side_by_side import names_sum
from jiheng.reading.layout.rows.columns import Columns

_WORDS = frozenset({Kind.WORD, Kind.TEXT})
_NAMES = frozenset({"project", "competent_department", "implementing_unit", "filing_unit"})
_DIMENSIONS = frozenset({Kind.DIMENSION, Kind.DIMENSION_OR_CATEGORY})
_FEWEST_HEADS = 3
# So far ahead a head of ours tells that the piece at hand is one, too.
_AHEAD = 3
# What words cost under 二级指标: less than a second piece of a name, more than a name.
_ANY_WORDS = 0.5
# 实际完成情况 heads a goal in most places, 指标完成情况 a block in some, 改进措施 a remark, 其他 a source of money.
_OF_HEADS = frozenset({Part.GOAL, Part.BLOCK, Part.REMARK, Part.FUND_ROW})
_OF_FUNDS = frozenset({Part.FUND_ROW, Part.FUND_COLUMN})


def is_total_on_top(pieces: Sequence[Piece]) -> bool:
    """Tell whether the first piece is 自评得分 with its figure behind it, and not the head of a column."""
    if len(pieces) < 2:  # noqa: PLR2004 - a label and its figure
        return False
    return Part.TOTAL in _parts(pieces[0]) and is_figure(pieces[1].text)


def fund_heads(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Give the labels of a fund block and the heads of its columns, in the order in which they stand.

    A few words before the first head (资金) head the column of labels; those between the last and the row of the total
    are a head nobody knows. A second 预算数 with a figure behind it is the label of the first row.
    """
    block: list[Piece] = []
    heads: list[Piece] = []
    for place, piece in enumerate(pieces):
        following = pieces[place + 1 : place + 3]
        if Part.FUND_COLUMN in _parts(piece):
            if _is_row_of_sums(piece, heads, following):
                break
            heads.append(piece)
        elif _is_of_block(piece, heads, following):
            block.append(piece)
        elif _is_words(piece) and heads and any(not _parts(other).isdisjoint(_OF_FUNDS) for other in following[:1]):
            heads.append(piece)
        else:
            break
    return block, heads


def _is_of_block(piece: Piece, heads: Sequence[Piece], following: Sequence[Piece]) -> bool:
    if Part.BLOCK in _parts(piece) or amount_unit(piece.text):
        return True
    return not heads and _is_words(piece) and any(Part.FUND_COLUMN in _parts(other) for other in following)


def _is_row_of_sums(piece: Piece, heads: Sequence[Piece], following: Sequence[Piece]) -> bool:
    has_sums = sum(names_sum(head.text) for head in heads) > 1
    return has_sums and names_sum(piece.text) and bool(following) and is_figure(following[0].text)


def _is_words(piece: Piece) -> bool:
    return kind_of(piece.text) in _WORDS and not labels_of(piece.text)


def _parts(piece: Piece) -> set[Part]:
    return {label.part for label in labels_of(piece.text)}


def is_unknown_label(piece: Piece) -> bool:
    """Tell whether words behind the heads of the money are no source of ours: as likely a head as the first row."""
    return _is_words(piece) and amount_unit(piece.text) is None


def without_heads(rows: Sequence[Piece], heads: Sequence[Piece]) -> list[Piece]:
    """Give the pieces of rows without their heads, printed again on a new page or in the midst of them.

    Behind the label of a block (年度绩效目标2) they stay: the rows of another goal begin there.
    """
    again = [head.text for head in heads]
    kept: list[Piece] = []
    for piece in rows:
        kept.append(piece)
        # The first of them may have been lost with a merge.
        alike = [one.text for one in kept[-len(again) :]] if piece.text == again[-1] else []
        found = next((size for size in range(len(alike), _FEWEST_HEADS - 1, -1) if alike[-size:] == again[-size:]), 0)
        if found and not any(Part.BLOCK in _parts(one) for one in kept[-found - 1 : -found]):
            del kept[-found:]
    return kept


def heads_indicator_block(pieces: Sequence[Piece]) -> bool:
    """Tell whether the first piece is 绩效指标 or 绩效目标 over indicators, and not over the heads of the goal."""
    if len(pieces) > 1 and any(label.part is Part.GOAL for label in labels_of(pieces[1].text)):
        return False
    return any(label.part is Part.BLOCK and label.code == "indicators" for label in labels_of(pieces[0].text))


def beside(head: Piece, ahead: Sequence[Piece], *, by_line: bool) -> Sequence[Piece]:
    """Give those of the pieces ahead that tell whether the first of them is a head, too: all on the line of another."""
    same = list(takewhile(lambda piece: piece.at[0] == head.at[0], ahead)) if by_line else []
    return max(same, ahead[:_AHEAD], key=len)


def is_unknown_head(pieces: Sequence[Piece]) -> bool:
    """Tell whether the first piece is a few words that head no column of ours, and a head of ours follows them.

    So they are, too, where 产出指标 follows: no row begins with other words than that.
    """
    labels = labels_of(pieces[0].text)
    begins_below = len(pieces) > 1 and kind_of(pieces[1].text) in _DIMENSIONS
    if begins_below and kind_of(pieces[0].text) in _WORDS:
        return True
    if kind_of(pieces[0].text) not in _WORDS or any(label.part not in _OF_HEADS for label in labels):
        return False
    return any(label.part is Part.INDICATOR_COLUMN for piece in pieces[1:] for label in labels_of(piece.text))


def goes_beyond_money(pieces: Sequence[Piece]) -> bool:
    """Tell whether a goal or indicators come yet: heads of theirs, and not only words that remarks begin with, too."""
    return any(
        label.part in {Part.GOAL, Part.DIMENSION}
        or (label.part is Part.BLOCK and label.code in {"goal", "indicators"})
        or (label.part is Part.INDICATOR_COLUMN and label.code != "deviation_note")
        for piece in pieces
        for label in labels_of(piece.text)
    )


def heads_value(piece: Piece) -> bool:
    """Tell whether a value stands behind a piece: a label of the header, of a remark, of the total on top."""
    parts = _parts(piece)
    return not parts.isdisjoint((Part.HEADER, Part.REMARK)) or (Part.TOTAL in parts and Part.FUND_ROW not in parts)


def names_field(piece: Piece) -> bool:
    """Tell whether a piece is the label of a name that a form is known by: 项目名称, 主管部门, 实施单位."""
    return any(label.part is Part.HEADER and label.code in _NAMES for label in labels_of(piece.text))


def ends_rows(piece: Piece) -> bool:
    """Tell whether remarks or signatories begin here: the indicators end without a total."""
    parts = {label.part for label in labels_of(piece.text)}
    if Part.INDICATOR_COLUMN in parts:
        return False
    return not parts.isdisjoint((Part.REMARK, Part.HEADER)) or names_what_is_below(piece.text)


def sure_until(columns: Columns, rows: Sequence[Piece], *, by_line: bool) -> int:
    """Give the column before which the kinds of the cells can say where each belongs; 0 where they cannot at all.

    What stands under a head that nobody knows may be anything: where that is the last one and rows have lines of their
    own, only the note before it may be, too. And where decisions and management are scored (项目决策), the words of
    their categories are any words, like the names behind them.
    """
    unknown = [at for at, column in enumerate(columns.slots) if column.code not in columns.codes]
    if _scores_process(rows):
        return 0
    if not unknown:
        return columns.slots[-1].column + 1
    is_last = by_line and unknown == [len(columns.slots) - 1] and columns.slots[-2].code == "deviation_note"
    return columns.slots[-2].column if is_last else 0


def with_free_categories(columns: Columns, rows: Sequence[Piece]) -> Columns:
    """Let any words stand under 二级指标 where decisions and management are scored: 项目决策 | 决策过程 | 决策依据."""
    if not _scores_process(rows):
        return columns
    free = dict.fromkeys(_WORDS, _ANY_WORDS)
    slots = (
        msgspec.structs.replace(slot, costs={**slot.costs, **free}) if slot.code == "category" else slot
        for slot in columns.slots
    )
    return msgspec.structs.replace(columns, slots=tuple(slots))


def _scores_process(rows: Sequence[Piece]) -> bool:
    return any(label.part is Part.PROCESS for piece in rows for label in labels_of(piece.text))


def figures_before(rows: Sequence[Piece], label: Piece) -> tuple[Sequence[Piece], list[Piece]]:
    """Take the points that stand before 总分 on its line, where nothing else does, off the rows above."""
    first = next((at for at, piece in enumerate(rows) if piece.at[0] == label.at[0]), len(rows))
    same = list(rows[first:])
    if not 0 < len(same) <= 2 or not all(is_figure(piece.text) for piece in same):  # noqa: PLR2004 - 分值, 得分
        return rows, []
    return rows[:first], same
