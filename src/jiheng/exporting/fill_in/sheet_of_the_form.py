"""The sheet with the form itself (通用), cell by cell, and what stands beside it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from jiheng.exporting.fill_in import guarding, helping, hints, whole
from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.directions import known_way
from jiheng.exporting.fill_in.formulas import Column, either, quoted, row_formulas
from jiheng.exporting.fill_in.growing import GrowingSheet
from jiheng.exporting.fill_in.places import Rows
from jiheng.exporting.fill_in.plan import DeclaredMoney, Plan, Row, Source, id_of
from jiheng.exporting.fill_in.styles import Styles
from jiheng.exporting.lines import width
from jiheng.exporting.official.general import LAYOUT
from jiheng.reading.workbooks.filled_in import END, mark
from jiheng.rulepacks import RulePack
from jiheng.values import parse_number

_WIDTHS: Final = (7, 11, 14, 19, 15, 15, 8, 9, 22, 2, 14, 26)
_MONEY: Final = LAYOUT.money.columns[2:]
"""The columns of the money behind the margin and the names of its sources."""
_FORM: Final = frozenset("ABCDEFGHI")
_LINE: Final = 16
_HIGHEST: Final = 400
_GOAL_LINES: Final = 9
_NOT_YET: Final = " "
"""What a formula is kept with until a spreadsheet computes it: a blank, for nothing at all is taken for open."""


class FormSheet:
    """The sheet while it is written."""

    def __init__(self, sheet: GrowingSheet, styles: Styles, plan: Plan, rows: Rows) -> None:
        self._sheet = sheet
        self._styles = styles
        self._plan = plan
        self._rows = rows
        self._locked: dict[int, list[str]] = {}

    def write(self, pack: RulePack, lists: Mapping[str, Column]) -> None:
        """Write everything."""
        self._columns()
        self._head()
        self._funds(pack)
        self._goal()
        self._indicators(pack, lists)
        self._total(pack)
        self._beside(pack)
        self._note_locked()
        guarding.guard(self._sheet, self._styles, self._rows, self._plan, pack)
        if whole.asks_whether_finished(pack):
            guarding.offer_yes_and_no(self._sheet, self._styles)

    def _columns(self) -> None:
        sheet = self._sheet
        for place, wide in enumerate(_WIDTHS):
            sheet.set_column(place, place, wide)
        sheet.set_column(f"{at.AIM}:{at.LAST}", None, None, {"hidden": True})
        self._text(f"{at.ID}1", mark(at.FORM_COLUMNS), "hidden")
        self._text(f"{at.GAP}1", END, "unseen")

    def _head(self) -> None:
        plan = self._plan
        self._merge("A", "I", at.TITLE, LAYOUT.title, "title", height=34)
        self._merge("D", "F", at.YEAR, "", "year", height=22)
        self._number(f"D{at.YEAR}", "" if plan.year is None else str(plan.year), "year", is_open=None)
        self._entry("C", "I", at.PROJECT, "project")
        self._merge("A", "B", at.PROJECT, "项目名称", "label", height=26)
        self._merge("A", "B", at.UNITS, "主管部门", "label", height=26)
        self._entry("C", "D", at.UNITS, "competent_department")
        self._text(f"E{at.UNITS}", "实施单位", "label")
        self._entry("F", "I", at.UNITS, "implementing_unit")
        self._known(at.PROJECT, id_of("project"))
        self._known(at.UNITS, id_of("units"))

    def _entry(self, first: str, last: str, row: int, name: str) -> None:
        text = self._plan.head.get(name, "")
        self._merge(first, last, row, text, "text", is_open=name not in self._plan.locked)

    def _funds(self, pack: RulePack) -> None:
        rows, plan = self._rows, self._plan
        label = f"项目资金（{plan.unit}）"
        is_open = "amount_unit" not in plan.locked
        self._sheet.merge_range(f"A{at.FUNDS_HEAD}:A{rows.last_source}", "", self._styles.of("label", is_open=is_open))
        self._text(f"A{at.FUNDS_HEAD}", label, "label", is_open=is_open)
        self._merge("B", "C", at.FUNDS_HEAD, "", "label", height=24)
        for letter, column in zip("DEFGHI", _MONEY, strict=True):
            self._text(f"{letter}{at.FUNDS_HEAD}", column.head, "label")
        self._known(at.FUNDS_HEAD, id_of("funds"))
        for number, source in enumerate(plan.sources):
            self._source(at.TOTAL_FUND + number, source, pack)

    def _source(self, row: int, source: Source, pack: RulePack) -> None:
        is_total = row == at.TOTAL_FUND
        self._merge("B", "C", row, source.label, "label", height=22)
        approved = source.original_budget
        is_doubted = bool(approved) and self._plan.money is DeclaredMoney.DOUBTFUL
        is_open = not approved or "original_budget" not in self._plan.locked
        look = "doubted_amount" if is_doubted else "amount"
        self._number(f"{at.ORIGINAL}{row}", approved, look, is_open=is_open)
        for column in (at.REVISED, at.SPENT):
            self._number(f"{column}{row}", "", "amount")
        self._formula(f"{at.RATE}{row}", whole.rate(row), "rate")
        if is_total:
            known = pack.find("execution.points")
            points = str(known.value) if known is not None and isinstance(known.value, Decimal) else ""
            self._number(f"{at.EXECUTION_MAXIMUM}{row}", points, "points")
            self._number(f"{at.EXECUTION_CLAIMED}{row}", "", "points")
            self._formula(f"{at.AIM}{row}", whole.execution(pack), "hidden")
            self._formula(f"{at.PROPOSED}{row}", self._execution_shown(pack), "side_figure")
            self._formula(f"{at.HINT}{row}", hints.of_total_fund(pack), "side")
        else:
            self._text(f"{at.EXECUTION_MAXIMUM}{row}", "—", "points", is_open=False)
            self._text(f"{at.EXECUTION_CLAIMED}{row}", "—", "points", is_open=False)
            self._formula(f"{at.HINT}{row}", hints.of_source(row), "side")
        self._known(row, source.id)

    @staticmethod
    def _execution_shown(pack: RulePack) -> str:
        row = at.TOTAL_FUND
        if not whole.is_ruled(pack):
            return quoted("所选办法没有规定")
        points = f"${at.AIM}{row}"
        is_filled = f"AND(ISNUMBER(${at.REVISED}{row}),ISNUMBER(${at.SPENT}{row}))"
        return either(is_filled, whole.shown(points, points, "1"))

    def _goal(self) -> None:
        rows = self._rows
        self._sheet.merge_range(f"A{rows.goal_head}:A{rows.goal}", "", self._styles["label"])
        self._text(f"A{rows.goal_head}", "年度总体目标", "label")
        self._merge("B", "E", rows.goal_head, LAYOUT.goal.expected, "label", height=22)
        self._merge("F", "I", rows.goal_head, LAYOUT.goal.achieved, "label")
        self._known(rows.goal_head, id_of("goal-head"))
        expected = self._plan.head.get("expected", "")
        # Merged cells never grow by themselves.
        lines = max(_GOAL_LINES, _lines(expected, 2 * hints.GOAL_LETTERS))
        is_open = "expected" not in self._plan.locked
        self._merge("B", "E", rows.goal, expected, "long", height=lines * _LINE, is_open=is_open)
        self._merge("F", "I", rows.goal, "", "long", is_open=True)
        self._formula(f"{at.HINT}{rows.goal}", hints.of_goal(rows.goal, min(lines, _HIGHEST // _LINE)), "side")
        self._known(rows.goal, id_of("goal"))

    def _indicators(self, pack: RulePack, lists: Mapping[str, Column]) -> None:
        rows = self._rows
        self._sheet.merge_range(f"A{rows.head}:A{rows.last}", "", self._styles["label"])
        self._text(f"A{rows.head}", "绩效指标", "label")
        for letter, column in zip("BCDEFGHI", LAYOUT.indicators.columns, strict=True):
            self._text(f"{letter}{rows.head}", column.head, "label")
        self._known(rows.head, id_of("heads"))
        self._sheet.set_row(rows.head - 1, 24)
        for number, row in enumerate(self._plan.rows):
            self._indicator(rows.first + number, row, pack, lists)

    def _indicator(self, at_row: int, row: Row, pack: RulePack, lists: Mapping[str, Column]) -> None:
        for name, column in at.FIELDS.items():
            text, is_open = row.texts.get(name, ""), name not in row.locked
            if name in {"max_points", "claimed_points"}:
                self._number(f"{column}{at_row}", text, "points", is_open=is_open)
            else:
                look = "text" if name in {"name", "deviation_note"} else "word"
                self._text(f"{column}{at_row}", text, look, is_open=is_open)
        lines = max(2, _lines(row.texts.get("name", ""), 16), _lines(row.texts.get("target", ""), 13))
        self._sheet.set_growing_row(at_row - 1, min(lines * _LINE, _HIGHEST))
        # When it grows, a large blank keeps it from becoming lower than it was.
        self._sheet.write_blank(f"{at.GAP}{at_row}", None, self._styles["tall"])
        for column, formula in row_formulas(at_row, pack, lists).items():
            self._formula(f"{column}{at_row}", formula, "hidden")
        self._formula(f"{at.WANTS_NOTE}{at_row}", hints.wants_note(at_row), "hidden")
        way = known_way(row, pack)
        if way:
            self._text(f"{at.KNOWN_WAY}{at_row}", way, "hidden")
        shown = whole.shown(f"${at.LOW}{at_row}", f"${at.HIGH}{at_row}", f"${at.HIGH_INCLUDED}{at_row}")
        is_filled = f"AND(LEN(${at.ACTUAL}{at_row})>0,ISNUMBER(${at.MAXIMUM}{at_row}))"
        self._formula(f"{at.PROPOSED}{at_row}", either(is_filled, shown), "side_figure")
        self._formula(f"{at.HINT}{at_row}", hints.of_indicator(at_row), "side")
        self._known(at_row, row.id)

    def _total(self, pack: RulePack) -> None:
        row = self._rows.total
        self._merge("A", "F", row, "总分", "label", height=26)
        self._number(f"{at.MAXIMUM}{row}", str(pack.number("total.points")), "points")
        self._number(f"{at.CLAIMED}{row}", "", "points")
        self._text(f"{at.NOTE}{row}", "", "text", is_open=False)
        for column, formula in whole.hidden(self._rows, pack).items():
            self._formula(f"{column.strip('$')}{row}", formula, "hidden")
        self._formula(f"{at.PROPOSED}{row}", whole.shown_total(self._rows), "side_figure")
        self._formula(f"{at.HINT}{row}", hints.of_total(self._rows, pack), "side")
        self._text(f"{at.PROPOSED}{row + 1}", "测算等次", "side_head")
        self._formula(f"{at.HINT}{row + 1}", whole.shown_grade(self._rows), "side_figure")
        self._text(f"{at.PROPOSED}{row + 2}", "所填得分合计", "side_head")
        self._formula(f"{at.HINT}{row + 2}", whole.claimed(self._rows), "side_figure")
        self._known(row, id_of("total"))

    def _beside(self, pack: RulePack) -> None:
        sheet, rows = self._sheet, self._rows
        sheet.merge_range(f"{at.PROPOSED}1:{at.HINT}1", "", self._styles["side"])
        self._text(f"{at.PROPOSED}1", f"{helping.NOTED}。怎样填，见「{at.HELP}」。", "side")
        self._text(f"{at.PROPOSED}2", "测算所用办法", "side_head")
        self._text(f"{at.HINT}2", helping.named(pack), "side")
        if whole.asks_whether_finished(pack):
            self._text(f"{at.PROPOSED}3", helping.FINISHED, "side_head")
            self._text(f"{at.HINT}3", "", "side_open")
        if self._plan.money is DeclaredMoney.DOUBTFUL:
            self._text(f"{at.PROPOSED}{at.UNITS}", helping.UNIT, "side_head")
            self._text(f"{at.HINT}{at.UNITS}", helping.UNIT_DOUBTED, "doubted_side")
        for row in (at.FUNDS_HEAD, rows.head):
            self._text(f"{at.PROPOSED}{row}", "测算分", "side_head")
            self._text(f"{at.HINT}{row}", "提示", "side_head")

    def _known(self, row: int, known_as: str) -> None:
        """Write the id of a row, where nobody sees it."""
        self._text(f"{at.ID}{row}", known_as, "hidden")

    def _note_locked(self) -> None:
        """Write beside each row which of its cells are locked, so that what comes back can be held against them."""
        for row, columns in self._locked.items():
            self._text(f"{at.LOCKED}{row}", " ".join(columns), "hidden")

    def _keep(self, cell: str, sign: str = "") -> None:
        """Remember a locked cell of the form."""
        column, row = cell[0], cell[1:]
        if column in _FORM and row.isdigit():
            self._locked.setdefault(int(row), []).append(f"{sign}{column}")

    def _merge(  # noqa: PLR0913, PLR0917 - from where to where, what, and how it looks
        self,
        first: str,
        last: str,
        row: int,
        text: str,
        look: str,
        height: float | None = None,
        *,
        is_open: bool | None = None,
    ) -> None:
        self._sheet.merge_range(f"{first}{row}:{last}{row}", "", self._styles.of(look, is_open=is_open))
        self._text(f"{first}{row}", text, look, is_open=is_open)
        if height is not None:
            self._sheet.set_row(row - 1, min(height, _HIGHEST))

    def _text(self, cell: str, text: str, look: str, *, is_open: bool | None = None) -> None:
        style = self._styles.of(look, is_open=is_open)
        if self._styles.is_locked(look, is_open=is_open):
            self._keep(cell)
        if not text:
            self._sheet.write_blank(cell, None, style)
            return
        # What begins like markup of the writer's own is not taken for such.
        self._sheet.write_string(cell, f" {text}" if text.startswith("<r>") else text, style)

    def _number(self, cell: str, text: str, look: str, *, is_open: bool | None = True) -> None:
        style = self._styles.of(look, is_open=is_open)
        if self._styles.is_locked(look, is_open=is_open):
            self._keep(cell)
        number = parse_number(text) if text else None
        if number is None:
            self._sheet.write_blank(cell, None, style)
        else:
            self._sheet.write_number(cell, number, style)  # a Decimal is written digit by digit

    def _formula(self, cell: str, formula: str, look: str) -> None:
        self._keep(cell, at.FORMULA)
        self._sheet.write_formula(cell, f"={formula}", self._styles[look], _NOT_YET)


def _lines(text: str, room: int) -> int:
    return sum(max(1, -(-width(line) // room)) for line in text.splitlines()) if text else 1
