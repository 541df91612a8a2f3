"""What forms of other kinds print in ways of their own, taken out of their lines before the shared blocks are read.

A declaration has money without heads, label and amount side by side, and its goal for the year beside that of a longer
term. A self-evaluation of transfer payments tells how the money was managed, in words, below the money itself.
"""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from jiheng.form import AnnualGoal, Field, Fund, FundSource, Remark, clean
from jiheng.form.labelling import label_in, take_apart
from jiheng.form.labels import Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.kinds import Kind, is_figure, kind_of
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.parts.header import unit_in_label
from jiheng.reading.layout.parts.management import heads_management, is_told

_YEAR_GOAL: Final = frozenset(("年度目标", "年度绩效目标", "本年度目标", "年度总体目标"))
_LONG_GOAL: Final = re.compile(r"(中期|长期|中长期|实施期|项目期)(绩效)?目标|总体目标")
_LONG_SUM: Final = re.compile(r"(?:中期|长期|中长期|实施期|项目期|项目)(?:资金)?(?:总额|总金额)")


class Taken(msgspec.Struct, frozen=True):
    """What was taken out of the lines of a form, and the lines that are left."""

    lines: tuple[Line, ...]
    funds: tuple[Fund, ...] = ()
    goal: AnnualGoal = AnnualGoal()
    remarks: tuple[Remark, ...] = ()
    units: tuple[Field[str], ...] = ()


def out_of_declaration(grid: Grid, lines: Sequence[Line]) -> Taken:
    """Take the money and the goals out of the lines above the indicators of a declaration."""
    funds: list[Fund] = []
    units: list[Field[str]] = []
    remarks: list[Remark] = []
    rest: list[Line] = []
    goal = AnnualGoal()
    waiting: dict[int, Piece] = {}
    for line in lines:
        cells = Cells(grid, line)
        found = _amounts(cells, line)
        goals = _goal_heads(line)
        if found:
            units += [
                Field(unit, piece.text, cells.place(piece)) for piece in line.filled if (unit := unit_in_label(piece))
            ]
            # Of two amounts on a line the first is that of a longer term.
            remarks += [Remark("longer_term", clean(one.label.printed), _as_text(one)) for one in found[:-1]]
            funds.append(found[-1])
        elif goals:
            waiting = goals
        elif waiting:
            for column, head in waiting.items():
                text = next((piece for piece in line.filled if piece.column == column and piece is not head), None)
                if text is None:
                    continue
                if take_apart(clean(head.text)).bare in _YEAR_GOAL:
                    goal = AnnualGoal(expected=cells.text(text))
                else:
                    remarks.append(Remark("longer_term", clean(head.text), cells.text(text)))
            waiting = {}
        else:
            rest.append(line)
    return Taken(tuple(rest), tuple(funds), goal, tuple(remarks), tuple(units))


def _amounts(cells: Cells, line: Line) -> list[Fund]:
    """Give the sources of money of a line on which each stands with its amount, and with nothing else."""
    pieces = [piece for piece in line.filled if label_in(Part.BLOCK, piece.text) is None]
    sources = {piece: source for piece in pieces if (source := _source(piece)) is not None}
    amounts = [piece for piece in pieces if is_figure(piece.text) or kind_of(piece.text) is Kind.DASH]
    if not pieces or pieces[0] not in sources or len(sources) + len(amounts) != len(pieces):
        return []
    found: list[Fund] = []
    for piece, source in sources.items():
        behind = next(iter(pieces[pieces.index(piece) + 1 :]), None)
        amount = cells.number(behind) if behind is not None and behind not in sources else Field()
        found.append(Fund(source, cells.text(piece), original_budget=amount))
    return found


def _source(piece: Piece) -> FundSource | None:
    """Tell where money comes from by its label; 中期资金总额 is a total, too."""
    label = label_in(Part.FUND_ROW, piece.text)
    if label is not None:
        return FundSource(label.code)
    return FundSource.TOTAL if _LONG_SUM.fullmatch(_bare(piece)) else None


def _as_text(fund: Fund) -> Field[str]:
    amount = fund.original_budget
    return Field(amount.printed or None, amount.printed, amount.place, amount.certainty)


def _goal_heads(line: Line) -> dict[int, Piece]:
    """Give the heads of a line that names goals of the year and of a longer term side by side, by their columns."""
    named = {piece.column: piece for piece in line.filled if _is_goal(piece.text)}
    is_whole = len(named) > 1 and len(named) >= len(line.filled) - 1
    return named if is_whole and any(_LONG_GOAL.fullmatch(_bare(piece)) for piece in named.values()) else {}


def _is_goal(text: str) -> bool:
    bare = take_apart(clean(text)).bare
    return bare in _YEAR_GOAL or _LONG_GOAL.fullmatch(bare) is not None


def _bare(piece: Piece) -> str:
    return take_apart(clean(piece.text)).bare


def out_of_transfer(grid: Grid, lines: Sequence[Line]) -> Taken:
    """Take what is said of the management of the money (分配科学性, 下达及时性) out of the lines of the fund block."""
    head = next((place for place, line in enumerate(lines) if heads_management(line)), None)
    if head is None:
        return Taken(tuple(lines))
    named = [piece for piece in lines[head].filled if label_in(Part.BLOCK, piece.text) is None]
    told = next(piece.column for piece in named if is_told(piece))
    remarks: list[Remark] = []
    for line in lines[head + 1 :]:
        cells = Cells(grid, line)
        label = next((piece for piece in reversed(line.filled) if piece.column < told), None)
        if label is None:
            continue
        for piece in line.filled:
            over = next((one for one in named if one.column == piece.column), None)
            if piece.column >= told and over is not None:
                extra = "" if over.column == told else f"·{clean(over.text)}"
                remarks.append(Remark("fund_management", f"{clean(label.text)}{extra}", cells.text(piece)))
    return Taken(tuple(lines[:head]), remarks=tuple(remarks))
