"""The rows under a head of a roster: one entry each, and what is not used with its row and its column."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from jiheng.form import Entry, clean
from jiheng.form.cleaning import fold
from jiheng.form.roster_labels import Column, Holds, column_of
from jiheng.pile.roster_head import Head, rows_of, unit_in
from jiheng.reading.grid import Cell, Table
from jiheng.reading.layout.cells import said
from jiheng.reading.layout.parts.years import year_alone, year_within
from jiheng.values import parse_amount

_TOTAL: Final = re.compile(
    r".{0,12}(?:合计|小计|总计|共计)(?:金额|资金|数)?(?:[(（].{0,12}[)）]|共?\d+(?:个项目|项|个))?[:：]?"
)
_OF_WHICH: Final = re.compile(r"其中(?:[:：].*)?", re.DOTALL)
_ORDINAL: Final = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?")
_BELOW: Final = re.compile(r"(?:注|备注|说明|填表|制表|审核|复核|负责人|填报)")
_NOTE: Final = re.compile(r"(?:注|备注|说明|填表人?|制表人?|审核人?|复核人?|负责人|填报人?)[:：].*", re.DOTALL)
_TITLE: Final = re.compile(r".*(?:清单|表|台账|一览|汇总)(?:[(（].*)?", re.DOTALL)
_YES: Final = frozenset({"是", "有", "√", "✓", "✔", "y", "yes", "1", "涉密", "秘密", "机密", "绝密", "收回", "已收回"})
_NO: Final = frozenset({"否", "无", "不", "×", "✗", "n", "no", "0", "不涉密", "非涉密", "未收回", "公开"})
_WHY: Final = {"secret": "涉密", "withdrawn": "已收回", "exempt": "免报"}
_YUAN: Final = "元"
_QUOTED: Final = 20


class Told(msgspec.Struct, frozen=True):
    """What of a roster is not used, and why: a Chinese sentence without its stop, and the same in English."""

    what: str
    what_en: str


class Line(msgspec.Struct, frozen=True):
    """A row that is a project: its texts by their columns, and its words by the codes of theirs."""

    row: int
    texts: dict[int, str]
    words: dict[str, str | None]


def sections(table: Table, heads: Sequence[Head], outside: Sequence[str], *, with_sheet: bool) -> Iterator["Rows"]:
    """Give the rows under each head of a table.

    ``outside`` are the texts that stand outside tables in the file. Unit and year that are printed above a head hold
    down to the next one that has its own above it.
    """
    rows = rows_of(table)
    above = [*outside, *(cell.text for row in sorted(rows) if row < heads[0].first for cell in rows[row])]
    before: Rows | None = None
    for place, head in enumerate(heads):
        below = heads[place + 1].first if place + 1 < len(heads) else None
        own = {row: cells for row, cells in rows.items() if row >= head.below and (below is None or row < below)}
        before = Rows(table, head, own, above, before=before, is_last=below is None, with_sheet=with_sheet)
        above = before.under
        yield before


class Rows:
    """The entries under one head; ``above`` are the texts above it, ``before`` what stands under the last one.

    ``under`` are the texts after the last entry that may belong to the next head.
    """

    def __init__(  # noqa: PLR0913 - a part of a table is where it is, and what is known from around it
        self,
        table: Table,
        head: Head,
        rows: dict[int, list[Cell]],
        above: Sequence[str],
        *,
        before: "Rows | None",
        is_last: bool,
        with_sheet: bool,
    ) -> None:
        self._table = table
        self._head = head
        self._rows = rows
        self._is_last = is_last
        self._with_sheet = with_sheet
        self.told: list[Told] = []
        lines = list(self._lines())
        between, self.under = self._beside(lines)
        units, years = self._units([*above, *between]), self._years(above)
        self._unit = units[0] if len(units) == 1 else before.unit if before and not units else None
        self._year = years.pop() if len(years) == 1 else before.year if before and not years else None
        self._unmeasured: dict[str, None] = {}
        self.entries = tuple(map(self._entry, lines))
        self._say_of_columns()

    @property
    def unit(self) -> str | None:
        """The unit of money that is printed above."""
        return self._unit

    @property
    def year(self) -> int | None:
        """The year that is printed above."""
        return self._year

    def _units(self, texts: Sequence[str]) -> list[str]:
        found = list(dict.fromkeys(filter(None, map(unit_in, texts))))
        if len(found) > 1:
            both = "、".join(found)
            self._say(f"写了不止一个金额单位（{both}）", f"it names more than one unit of money ({both})")
        return found

    def _years(self, texts: Sequence[str]) -> set[int]:
        return {year for text in texts if (year := year_alone(text) or year_within(text))}

    def _lines(self) -> Iterator[Line]:
        spread = self._spread()
        for row in sorted(self._rows):
            texts = {column: text for column, text in spread.get(row, {}).items() if column in self._head.columns}
            texts |= {cell.column: clean(cell.text) for cell in self._rows[row]}
            words = {
                column.code: said(texts.get(place, ""))
                for place, column in self._head.columns.items()
                if column.holds is Holds.WORDS
            }
            if self._is_project(row, words, self._rows[row]):
                yield Line(row, texts, words)

    def _beside(self, lines: Sequence[Line]) -> tuple[list[str], list[str]]:
        """Give the texts of rows that are no projects: those that belong here, and those above the next head."""
        used = {line.row for line in lines}
        last = lines[-1].row if lines else -1
        between: list[str] = []
        under: list[str] = []
        for row in sorted(self._rows.keys() - used):
            texts = [cell.text for cell in self._rows[row]]
            first = fold(clean(texts[0]))
            belongs_here = row < last or self._is_last or _BELOW.match(first) or _TOTAL.fullmatch(first)
            (between if belongs_here else under).extend(texts)
        return between, under

    def _spread(self) -> dict[int, dict[int, str]]:
        """Give what merged cells say to the rows below their first: a unit's name beside all of its projects."""
        found: dict[int, dict[int, str]] = {}
        for cell in self._table.cells:
            column = self._head.columns.get(cell.column)
            if column is None or column.holds is not Holds.WORDS or cell.row < self._head.below:
                continue
            for row in range(cell.row + 1, cell.row + cell.row_span):
                found.setdefault(row, {})[cell.column] = clean(cell.text)
        return found

    def _is_project(self, row: int, words: dict[str, str | None], cells: Sequence[Cell]) -> bool:
        """Tell a project from sums, headings and notes; say so where that is not plain."""
        first = fold(clean(cells[0].text))
        code, project = words.get("code"), words.get("project")
        named = fold(project or "")
        if code is None and (_TOTAL.fullmatch(named) or _TOTAL.fullmatch(first)):
            return False
        if project is not None and (head := column_of(project)) is not None and head.code == "project":
            return False  # the head again, on the next page
        if code is None and len(cells) == 1 and self._is_beside(cells[0].text):
            return False
        if code is None and (_OF_WHICH.fullmatch(named) or self._is_group(first, words)):
            self._at(row, f"「{project}」是分组，没有当作项目", f"“{project}” is a heading and no project")
            return False
        if (code is None and project is None) or self._is_heading(cells):
            if not _BELOW.match(first) and not any(unit_in(cell.text) for cell in cells):
                quoted = clean(cells[0].text)[:_QUOTED]
                self._at(
                    row, f"没有项目编码和项目名称（「{quoted}」），没有用", f"no project in it (“{quoted}”), not used"
                )
            return False
        return True

    def _is_beside(self, text: str) -> bool:
        """Tell a note, a unit or the title of the next part, alone on its row, from the name of a project."""
        short = fold(clean(text))
        is_title = not self._is_last and _TITLE.fullmatch(short) is not None
        return is_title or _NOTE.fullmatch(short) is not None or unit_in(text) is not None

    def _is_group(self, first: str, words: dict[str, str | None]) -> bool:
        """Tell 「一、 | 基本建设类」 from an entry: a Chinese number, and no unit where the list has one."""
        units = [words[code] for code in ("implementing_unit", "budget_unit") if code in words]
        return bool(units) and not any(units) and _ORDINAL.fullmatch(first) is not None

    def _entry(self, line: Line) -> Entry:
        row, texts, words = line.row, line.texts, line.words
        amounts = {
            column.code: self._amount(row, place, column, texts.get(place, ""))
            for place, column in self._head.columns.items()
            if column.holds is Holds.AMOUNT
        }
        year = words.get("fiscal_year")
        return Entry(
            number=row,
            code=words.get("code"),
            project=words.get("project"),
            implementing_unit=words.get("implementing_unit") or words.get("budget_unit"),
            competent_department=words.get("competent_department"),
            exempt=self._exempt(row, texts),
            fiscal_year=(year_alone(year) if year else None) or self._year,
            row=self._table.first_row + row,
            sheet=self._table.sheet if self._with_sheet else None,
            **amounts,
        )

    def _is_heading(self, cells: Sequence[Cell]) -> bool:
        """Tell 「一、区教育局」 across the whole table from an entry."""
        return len(cells) == 1 and cells[0].column_span > 1

    def _amount(self, row: int, place: int, column: Column, text: str) -> Decimal | None:
        if said(text) is None:
            return None
        amount = parse_amount(text)
        if amount is None:
            head = self._head.printed[place]
            self._at(
                row,
                f"「{head}」写的是「{text[:_QUOTED]}」，不是金额，这一格没有用",
                f"“{text[:_QUOTED]}” under {column.english} is no amount, not used",
            )
            return None
        unit = amount.unit or self._head.units.get(place) or self._unit
        if unit is None:
            self._unmeasured[self._head.printed[place]] = None
            return None
        return msgspec.structs.replace(amount, unit=unit).stated_in(_YUAN)

    def _exempt(self, row: int, texts: dict[int, str]) -> str | None:
        for place, column in self._head.columns.items():
            answer = said(texts.get(place, "")) if column.holds is Holds.ANSWER else None
            if answer is None:
                continue
            short = fold(answer).casefold()
            if column.code == "expected":
                if short in _NO:
                    return "不需要自评"
            elif short in _YES:
                return _WHY[column.code]
            elif column.code == "exempt" and short not in _NO:
                return answer
            if short not in _YES | _NO:
                head = self._head.printed[place]
                self._at(
                    row,
                    f"「{head}」写的是「{answer[:_QUOTED]}」，看不出是或否，没有用",
                    f"“{answer[:_QUOTED]}” under {column.english} is neither yes nor no, not used",
                )
        return None

    def _say_of_columns(self) -> None:
        if self._unmeasured:
            names = "".join(f"「{name}」" for name in self._unmeasured)
            names_en = ", ".join(f"“{name}”" for name in self._unmeasured)
            self._say(
                f"没有写明{names}的金额单位，金额没有核对；请在表头写「单位：元」或「单位：万元」",
                f"the unit of {names_en} is not printed, so no amount is compared: write “单位：元” or “单位：万元”",
            )
        for place, column in self._head.columns.items():
            if column.holds is Holds.NOTHING:
                head = self._head.printed[place]
                self._say(
                    f"「{head}」{column.about}；请写成「批复数」或「调整后预算数」",
                    f"“{head}” may be the approved or the adjusted budget and is not used: "
                    "say “批复数” or “调整后预算数”",
                )

    def _at(self, row: int, what: str, what_en: str) -> None:
        shown = self._table.first_row + row
        name = self._table.sheet if self._with_sheet else None
        sheet, sheet_en = (f"「{name}」", f" of “{name}”") if name else ("", "")
        self.told.append(Told(f"{sheet}第 {shown} 行{what}", f"Row {shown}{sheet_en}: {what_en}"))

    def _say(self, what: str, what_en: str) -> None:
        self.told.append(Told(what, what_en[:1].upper() + what_en[1:]))
