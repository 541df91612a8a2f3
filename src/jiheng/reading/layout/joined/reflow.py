"""Text whose cells were not kept apart, put back into lines under heads.

Some files hold a form as one cell a line, as words with blanks between them, or as one long line; empty cells are
gone and columns mean nothing. The labels of the form tell where its blocks begin; inside a block the kinds of the
pieces tell where they belong. The result are ordinary lines, so that the rest of the layout reads them like any other.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec

from jiheng.form.labelling import labels_of
from jiheng.form.labels import Part
from jiheng.reading.layout.joined.flowing_criteria import RULE, criteria_until_heads, rows_of_criteria
from jiheng.reading.layout.joined.flowing_heads import (
    beside,
    ends_rows,
    figures_before,
    fund_heads,
    goes_beyond_money,
    heads_indicator_block,
    heads_value,
    is_total_on_top,
    is_unknown_head,
    is_unknown_label,
    names_field,
    sure_until,
    with_free_categories,
    without_heads,
)
from jiheng.reading.layout.joined.flowing_sources import SourcesAcross, sources_across
from jiheng.reading.layout.joined.laying import Layer
from jiheng.reading.layout.joined.pasted_pieces import mended
from jiheng.reading.layout.joined.piece_walk import PieceWalk
from jiheng.reading.layout.kinds import Kind, amount_unit, is_figure, kind_of
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.parts.flowing_goals import FlowingGoal, numbered_remark
from jiheng.reading.layout.parts.footer import names_what_is_below
from jiheng.reading.layout.parts.side_by_side import is_same_row, parted
from jiheng.reading.layout.rows.columns import Columns, fund_columns, in_order_of_rows, indicator_columns, is_unknown
from jiheng.reading.layout.rows.residue import is_stub


def reflow(lines: Sequence[Line]) -> list[Line]:
    """Put the joined lines of one form back into lines under heads; lines that are whole stay as they are."""
    no_tables = all(line.table is None for line in lines)
    loose = [line for line in lines if line.filled and (line.joined or no_tables)]
    if not loose:
        return list(lines)
    return [line for line in lines if not line.joined and not no_tables] + _Walk(loose).lines()


class _Walk(PieceWalk):
    """Goes once through the pieces of a form, block by block."""

    def __init__(self, lines: Sequence[Line]) -> None:
        by_line = any(a.pieces[0].at[0] == b.pieces[0].at[0] for a, b in pairwise(lines))
        pieces = [line.pieces[0] for line in lines]
        super().__init__(lines[0], mended(pieces))
        self._by_line = by_line and len({piece.at[0] for piece in pieces}) > 1
        self._layer = Layer(runs=self._runs)
        self._has_funds = False

    def lines(self) -> list[Line]:
        """Give the lines of all blocks."""
        self._labelled_until(self._at_block)
        while self._more() and not self._at_indicators():
            label = numbered_remark(self._now())
            if self._at_fund_head():
                self._funds()
            elif label is not None:
                self._remark_below_goal(label)
            elif self._has_funds and not goes_beyond_money(self._pieces[self._position :]):
                break
            else:
                self._goal()
        if self._more() and self._at_indicators():
            self._indicators()
        self._labelled_until(lambda: False)
        return self._found

    def _at_block(self) -> bool:
        """The header ends here: at funds, at a goal, or at the columns of indicators."""
        if self._is(Part.HEADER) or is_total_on_top(self._pieces[self._position : self._position + 2]):
            return False
        if any(label.code == "basics" for label in labels_of(self._now().text)):
            return False
        return self._is(Part.BLOCK, Part.GOAL) or self._at_fund_head() or self._at_columns()

    def _at_columns(self) -> bool:
        """Two heads of columns follow one another; one alone (单位, 说明) may be any word."""
        pair = self._pieces[self._position : self._position + 2]
        heads = [piece for piece in pair if any(one.part is Part.INDICATOR_COLUMN for one in labels_of(piece.text))]
        return len(heads) == 2  # noqa: PLR2004 - both

    def _at_fund_head(self) -> bool:
        if self._has_funds:
            return False
        is_block = any(label.part is Part.BLOCK and label.code == "funds" for label in labels_of(self._now().text))
        return is_block or self._is(Part.FUND_COLUMN) or (self._is(Part.FUND_ROW) and self._sources() is not None)

    def _sources(self) -> SourcesAcross | None:
        return sources_across(self._pieces[self._position :])

    def _labelled_until(self, stop: Callable[[], bool]) -> None:
        """Header and footer: every label with all that follows it up to the next."""
        while self._more() and not stop():
            label = self._now()
            self._position += 1
            if not heads_value(label):
                self._emit([(0, [label])])
                continue
            value: list[Piece] = []
            while self._more() and not stop() and not self._begins_another():
                value.append(self._now())
                self._position += 1
            # A further piece may as well be a label that is none of ours.
            self._emit([(0, [label]), (1, value)], sure=len(value) < 2 or not names_field(label))  # noqa: PLR2004 - one value

    def _begins_another(self) -> bool:
        """A label, or one with its text behind it in the same piece: 备注：1.…"""
        return bool(labels_of(self._now().text)) or names_what_is_below(self._now().text)

    def _funds(self) -> None:
        self._has_funds = True
        across = self._sources()
        if across is not None:
            self._position += across.length
            self._emit_all(across.rows())
            return
        block, heads = fund_heads(self._pieces[self._position :])
        self._position += len(block) + len(heads)
        self._emit([(0, block), *((2 + index, [head]) for index, head in enumerate(heads))])
        columns = fund_columns(self._found[-1])
        if columns is None:
            return
        if "received" in columns.codes:
            self._pieces[self._position :] = parted(self._pieces[self._position :])
        first, orders = len(self._found), set()
        while self._more():
            if self._is_figure():
                orders.add("figures first")
                self._fund_row_from_behind(columns)
            elif self._is_fund_label():
                orders.add("label first" if orders or not is_unknown_label(self._now()) else "perhaps a head first")
                self._fund_row(columns)
            else:
                break
        if len(orders) > 1:  # whose figures are whose, nobody can tell
            self._found[first:] = [msgspec.structs.replace(line, unsure=True) for line in self._found[first:]]

    def _is_fund_label(self) -> bool:
        if amount_unit(self._now().text) or self._is(Part.FUND_ROW):
            return True
        following = self._pieces[self._position + 1 : self._position + 2]
        if not following or not is_figure(following[0].text) or self._is(Part.GOAL, Part.BLOCK):
            return False
        return not self._is_figure() and kind_of(self._now().text) is not Kind.SENTENCE

    def _fund_row_from_behind(self, columns: Columns) -> None:
        """Read a source whose label comes after its figures, as in text taken out of some PDFs."""
        figures = self._figures()
        label: list[Piece] = []
        if self._is(Part.FUND_ROW):
            label.append(self._now())
            self._position += 1
        laid = self._layer.fund(figures, columns)
        self._emit_row(label, 1, laid if label else msgspec.structs.replace(laid, sure=False))

    def _fund_row(self, columns: Columns) -> None:
        label = self._now()
        self._position += 1
        if amount_unit(label.text):
            self._emit([(0, [label])])
            return
        while self._more() and amount_unit(self._now().text):  # 年度资金总额 | 万元 | 120
            self._emit([(0, [self._now()])])
            self._position += 1
        figures = self._figures()
        while "received" in columns.codes and self._more() and is_same_row(label, self._now()):
            self._position += 1
            figures += self._figures()
        laid = self._layer.fund(figures, columns)
        if "received" in columns.codes and len(figures) < len(columns.codes):
            # 预算, 到位, 执行: with one of three sums left out, nothing tells which.
            laid = msgspec.structs.replace(laid, sure=False)
        if any(map(is_unknown, columns.slots[:-1])):  # a sum may as well stand there
            laid = msgspec.structs.replace(laid, sure=False)
        if "deviation_note" in columns.codes or is_unknown(columns.slots[-1]):
            laid = laid.with_note(self._note(), columns)
        self._emit_row([label], 1, laid)

    def _note(self) -> list[Piece]:
        """Take the words behind the figures of a source, where the block has a column for them."""
        note: list[Piece] = []
        while self._more() and not labels_of(self._now().text) and not self._is_figure() and not self._is_fund_label():
            note.append(self._now())
            self._position += 1
        return note

    def _goal(self) -> None:
        goal = FlowingGoal()
        while self._more() and not self._at_indicators() and not self._at_fund_head():
            if goal.names_achieved and numbered_remark(self._now()) is not None:
                break
            goal.take(self._now())
            self._position += 1
        self._emit_all(goal.rows())

    def _remark_below_goal(self, label: Piece) -> None:
        self._position += 1
        value: list[Piece] = []
        while (
            self._more() and not self._at_fund_head() and not self._at_indicators() and not labels_of(self._now().text)
        ):
            value.append(self._now())
            self._position += 1
        self._emit([(0, [label]), (1, value)])

    def _at_indicator_block(self) -> bool:
        return heads_indicator_block(self._pieces[self._position : self._position + 2])

    def _at_indicators(self) -> bool:
        # 实际完成情况 heads a goal in most places and a column of values in some.
        return self._at_indicator_block() or (
            self._is(Part.INDICATOR_COLUMN, Part.DIMENSION) and not self._is(Part.GOAL)
        )

    def _indicators(self) -> None:
        block: list[Piece] = []
        heads: list[Piece] = []
        while (
            self._is(Part.INDICATOR_COLUMN)
            or (self._more() and not heads and self._at_indicator_block())
            or (
                heads
                and self._more()
                and is_unknown_head(beside(heads[-1], self._pieces[self._position :], by_line=self._by_line))
            )
        ):
            (heads if heads or self._is(Part.INDICATOR_COLUMN) else block).append(self._now())
            self._position += 1
        self._emit([(0, block), *((1 + index, [head]) for index, head in enumerate(in_order_of_rows(heads)))])
        columns = indicator_columns(self._found[-1], None) if self._found else None
        if columns is None:
            self._past_criteria(heads)
            return
        within: list[Piece] = []
        while self._more() and (self._is_head_again(heads) or not (self._is(Part.TOTAL) or self._ends_rows())):
            within.append(self._now())
            self._position += 1
        rows: Sequence[Piece] = without_heads([piece for piece in within if not is_stub(piece.text)], heads)
        names = next((one.column for one in columns.slots if one.code == "name"), columns.slots[0].column)
        for stub in (piece for piece in within if is_stub(piece.text)):
            self._emit([(names, [stub])])
        total = self._total_figures() if self._is(Part.TOTAL) else ([], [])
        if total[0] and not total[1]:
            rows, before = figures_before(rows, total[0][0])
            total = (total[0], before)
        until = sure_until(columns, rows, by_line=self._by_line)
        for laid in self._layer.indicators(rows, total[1], with_free_categories(columns, rows), by_line=self._by_line):
            is_told = laid.sure and all(column < until for column, _ in laid.pieces)
            self._emit_row([], 0, msgspec.structs.replace(laid, sure=is_told))
        if total[0]:
            self._emit_row(total[0], 0, self._layer.total(total[1], columns))
            return
        # 其他需要说明事项 stands above 总分 in some places.
        self._labelled_until(self._at_total)
        if self._more():
            total = self._total_figures()
            self._emit_row(total[0], 0, self._layer.total(total[1], columns))

    def _is_head_again(self, heads: Sequence[Piece]) -> bool:
        """自评得分 is the head of a column that a new page repeats, or the label of the total with its figure."""
        return any(self._now().text == head.text for head in heads) and not self._at_total()

    def _past_criteria(self, heads: Sequence[Piece]) -> None:
        """Read the rows below heads that name nothing to reach, and go on at the heads of the indicators."""
        criteria = criteria_until_heads(self._pieces[self._position :])
        if criteria is None:
            return
        self._found.pop()
        self._emit([(RULE + index, [head]) for index, head in enumerate(heads)])
        for row in rows_of_criteria(criteria):
            self._emit(row, sure=False)
        self._position += len(criteria)
        self._indicators()

    def _ends_rows(self) -> bool:
        """Remarks or signatories begin; 等级 before a figure is a unit, and within the line of a row so is any word."""
        if not ends_rows(self._now()):
            return False
        above, behind = self._pieces[self._position - 1], self._pieces[self._position + 1 :][:1]
        is_unit = any(label.code == "grade" for label in labels_of(self._now().text)) and any(
            is_figure(piece.text) or kind_of(piece.text) is Kind.VALUE for piece in behind
        )
        return not is_unit and not (self._by_line and above.at[0] == self._now().at[0])
