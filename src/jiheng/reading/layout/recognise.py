"""The way of one file through the layout: lines, forms, blocks, fields."""

import re
from collections.abc import Sequence

import msgspec

from jiheng.form import Block, Doubt, Field, FormKind, Fund, OtherForm, SelfEvaluation
from jiheng.form.labels import Part
from jiheng.reading import refusals
from jiheng.reading.grid import Grid, place_of
from jiheng.reading.layout.amount_units import settle
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.columns import Columns, fund_columns, heads_funds, heads_indicators, indicator_columns
from jiheng.reading.layout.doubts import hidden_sheet, too_long
from jiheng.reading.layout.funds import FundReader
from jiheng.reading.layout.goals import is_goal_head, read_goal
from jiheng.reading.layout.header import Header, read_header, split_code
from jiheng.reading.layout.hidden import leave_open
from jiheng.reading.layout.indicators import IndicatorReader
from jiheng.reading.layout.lines import Line, lines_of
from jiheng.reading.layout.reflow import reflow
from jiheng.reading.layout.sections import Section, sections_of

# No form has nearly as many lines; what lies beyond them is reported and not read, so that no file can take forever.
LONGEST_FORM = 3_000
# What lists of projects have in their columns, and the header of a form does not.
_LISTED = frozenset(("original_budget", "revised_budget", "actual_expenditure", "execution_rate", "claimed_points"))
_MONTHS = re.compile(r"\d{1,2}\s*[-—–~～至]\s*\d{1,2}\s*月")


class Recognised(msgspec.Struct, frozen=True):
    """A form as it was read: its value, the doubts of its reading, and the texts that belong to no field."""

    form: SelfEvaluation | OtherForm
    doubts: tuple[Doubt, ...] = ()
    left_over: tuple[str, ...] = ()


def recognise(grid: Grid) -> list[Recognised]:
    """Find every form of a file and read it. A file without any form gives an empty list.

    Raises:
        Unreadable: the only forms stand on sheets that the file hides.
    """
    found = [_read(grid, section) for section in sections_of(lines_of(grid.blocks))]
    hidden = [table for table in grid.hidden if sections_of(lines_of((table,)))]
    if hidden and not found:
        raise refusals.form_hidden(hidden[0].sheet or "")
    if hidden:
        also = tuple(hidden_sheet(place_of(grid, table, 0, 0)) for table in hidden)
        found[0] = msgspec.structs.replace(found[0], doubts=found[0].doubts + also)
    return found


class _Blocks:
    """The lines of a form, told apart by the heads of its blocks."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.header: list[Line] = []
        self.funds: list[Line] = []
        self.goal: list[Line] = []
        self.indicators: list[Line] = []
        self.totals: list[Line] = []
        self.footer: list[Line] = []
        current = self.header
        for line in lines:
            if not self.indicators and heads_indicators(line):
                current = self.indicators
            elif not self.funds and heads_funds(line):
                current = self.funds
            elif not self.goal and not self.indicators and is_goal_head(line):
                current = self.goal
            elif current is self.indicators and line.begins_with(Part.TOTAL):
                self.totals.append(line)
                current = self.footer
                continue
            elif (current is self.funds or current is self.goal) and _is_labelled_line(line):
                self.header.append(line)
                continue
            elif (current is self.indicators or current is self.goal) and _is_remark(line):
                self.footer.append(line)
                continue
            current.append(line)
        below = self.indicators[1] if len(self.indicators) > 1 else None
        self.fund_columns = fund_columns(self.funds[0]) if self.funds else None
        self.indicator_columns = indicator_columns(self.indicators[0], below) if self.indicators else None

    @property
    def by_block(self) -> dict[Block, list[Line]]:
        """The lines under the names of their blocks."""
        lines = (self.header, self.funds, self.goal, self.indicators, self.totals, self.footer)
        return dict(zip(Block, lines, strict=True))


def _is_labelled_line(line: Line) -> bool:
    """A line such as 项目名称 that stands below a block, because the form begins with its money."""
    return line.begins_with(Part.HEADER) and not line.begins_with(Part.FUND_ROW)


def _is_remark(line: Line) -> bool:
    """A line such as 其他需要说明事项 between the indicators and their total: a label and at most its text."""
    return line.begins_with(Part.REMARK) and len(line.filled) in (1, 2)


def _read(grid: Grid, section: Section) -> Recognised:
    lines = reflow(section.lines[:LONGEST_FORM])
    blocks = _Blocks(lines)
    titled = _title(section, lines)
    title = next((index for index, line in enumerate(blocks.header) if line is titled), None)
    header = read_header(grid, blocks.header, title)
    footer = read_header(grid, blocks.footer, None)
    kind = section.kind or _kind_by_columns(blocks)
    if kind is not FormKind.SELF_EVALUATION:
        return Recognised(_other(kind, header))
    code, project = split_code(header.labelled.get("project", Field()))
    form = SelfEvaluation(
        title=header.title,
        fiscal_year=header.fiscal_year,
        project=project,
        project_code=header.labelled.get("project_code", code),
        competent_department=header.labelled.get("competent_department", Field()),
        implementing_unit=header.labelled.get("implementing_unit", header.labelled.get("filing_unit", Field())),
        remarks=header.remarks + footer.remarks,
    )
    form, doubts, left_over = _read_blocks(grid, form, blocks, header.amount_units)
    form, hidden = leave_open(grid, form, blocks.by_block)
    doubts = [*header.doubts, *doubts, *hidden]
    if len(section.lines) > LONGEST_FORM:
        at = Cells(grid, section.lines[LONGEST_FORM]).blank(0)
        doubts.append(too_long(at, len(section.lines) - LONGEST_FORM))
    return Recognised(form, tuple(doubts), (*header.left_over, *left_over, *footer.left_over))


def _kind_by_columns(blocks: _Blocks) -> FormKind:
    """Tell what an untitled form is.

    Projects one below the other are a summary, months under way a monitoring form, targets without results a
    declaration.
    """
    if any(map(_lists_projects, (*blocks.header, *blocks.funds[:1]))):
        return FormKind.SUMMARY
    heads = [piece.text for block in (blocks.funds, blocks.indicators) for line in block[:2] for piece in line.filled]
    if any(_MONTHS.search(head) for head in heads):
        return FormKind.MONITORING
    columns = blocks.indicator_columns
    if columns is not None and columns.codes.isdisjoint(("actual", "claimed_points")):
        return FormKind.DECLARATION
    return FormKind.SELF_EVALUATION


def _lists_projects(line: Line) -> bool:
    """Tell whether a line heads a list of projects: 项目名称 beside another head, and 全年执行数 or 得分 among them."""
    if not {Part.HEADER, Part.FUND_COLUMN} <= line.parts:
        return False
    codes = [{label.code for label in found} for found in line.labels]
    project = next((place for place, found in enumerate(codes) if "project" in found), None)
    if project is None or not any(codes[project + 1 : project + 2]):
        return False
    return any(not found.isdisjoint(_LISTED) for found in codes)


def _title(section: Section, lines: Sequence[Line]) -> Line | None:
    if section.title is None:
        return None
    wanted = section.lines[section.title]
    return next((line for line in lines if line.pieces[0].text == wanted.pieces[0].text), wanted)


def _other(kind: FormKind, header: Header) -> OtherForm:
    return OtherForm(
        kind=kind,
        title=header.title,
        fiscal_year=header.fiscal_year,
        project=header.labelled.get("project", Field()),
        competent_department=header.labelled.get("competent_department", Field()),
        implementing_unit=header.labelled.get("implementing_unit", Field()),
    )


def _read_blocks(
    grid: Grid, form: SelfEvaluation, blocks: _Blocks, named: Sequence[Field[str]]
) -> tuple[SelfEvaluation, list[Doubt], list[str]]:
    found: list[Doubt] = []
    rows: Sequence[Fund] = ()
    left_over: list[str] = []
    if blocks.fund_columns is not None:
        funds = FundReader(grid, blocks.funds[0], blocks.fund_columns)
        for line in blocks.funds[1:]:
            funds.read(line)
        funds.finish()
        named, rows = (*funds.units, *named), funds.funds
        form = msgspec.structs.replace(form, fund_columns=blocks.fund_columns.codes)
        found.extend(funds.doubts)
        left_over.extend(funds.left_over)
    form = settle(form, rows, named)
    if blocks.goal:
        goal, doubts = read_goal(grid, blocks.goal[0], blocks.goal[1:])
        form = msgspec.structs.replace(form, annual_goal=goal)
        found.extend(doubts)
    if blocks.indicator_columns is not None:
        reader = _read_indicators(grid, blocks.indicator_columns, blocks)
        form = msgspec.structs.replace(
            form,
            indicators=tuple(reader.indicators),
            total=reader.total,
            columns=reader.columns.codes,
            indicators_label=_margin_label(grid, blocks.indicators[0], reader.columns),
            remarks=(*form.remarks, *reader.remarks),
        )
        found.extend(reader.doubts)
        left_over.extend(reader.left_over)
    return form, found, left_over


def _margin_label(grid: Grid, head: Line, columns: Columns) -> Field[str]:
    """Read the label of a block that stands left of its columns, such as 绩效指标."""
    margin = columns.slots[0].column
    label = next((piece for _, piece in head.heads(Part.BLOCK) if piece.column < margin), None)
    return Field() if label is None else Cells(grid, head).text(label)


def _read_indicators(grid: Grid, columns: Columns, blocks: _Blocks) -> IndicatorReader:
    reader = IndicatorReader(grid, columns)
    for line in blocks.indicators[1:]:
        reader.read(line)
    for line in blocks.totals:
        reader.read_total(line)
    return reader
