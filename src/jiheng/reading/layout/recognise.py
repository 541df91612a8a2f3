"""The way of one file through the layout: lines, forms, blocks, fields."""

import re
from collections.abc import Sequence

import msgspec

from jiheng.form import Doubt, Field, FormKind, OtherForm, SelfEvaluation
from jiheng.form.labelling import label_in, labels_of
from jiheng.form.labels import Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.columns import Columns, fund_columns, indicator_columns
from jiheng.reading.layout.doubts import too_long
from jiheng.reading.layout.funds import FundReader
from jiheng.reading.layout.goals import is_goal_head, read_goal
from jiheng.reading.layout.header import Header, read_header, split_code
from jiheng.reading.layout.indicators import IndicatorReader, is_total
from jiheng.reading.layout.lines import Line, lines_of
from jiheng.reading.layout.reflow import reflow
from jiheng.reading.layout.sections import Section, sections_of

# No form has nearly as many lines; what lies beyond them is reported and not read, so that no file can take forever.
LONGEST_FORM = 3_000
_MONTHS = re.compile(r"\d{1,2}\s*[-—–~～至]\s*\d{1,2}\s*月")


class Recognised(msgspec.Struct, frozen=True):
    """A form as it was read: its value, the doubts of its reading, and the texts that belong to no field."""

    form: SelfEvaluation | OtherForm
    doubts: tuple[Doubt, ...] = ()
    left_over: tuple[str, ...] = ()


def recognise(grid: Grid) -> list[Recognised]:
    """Find every form of a file and read it. A file without any form gives an empty list."""
    sections, _ = sections_of(lines_of(grid))
    return [_read(grid, section) for section in sections]


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
        for index, line in enumerate(lines):
            below = lines[index + 1] if index + 1 < len(lines) else None
            if indicator_columns(line, below) is not None and not self.indicators:
                current = self.indicators
            elif fund_columns(line) is not None and not self.funds:
                current = self.funds
            elif is_goal_head(line) and not self.goal and not self.indicators:
                current = self.goal
            elif current is self.indicators and is_total(line):
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


def _is_labelled_line(line: Line) -> bool:
    """A line such as 项目名称 that stands below a block, because the form begins with its money."""
    filled = line.filled
    if not filled:
        return False
    labels = labels_of(filled[0].text)
    return any(label.part is Part.HEADER for label in labels) and label_in(Part.FUND_ROW, filled[0].text) is None


def _is_remark(line: Line) -> bool:
    """A line such as 其他需要说明事项 between the indicators and their total: a label and at most its text."""
    filled = line.filled
    return len(filled) in (1, 2) and label_in(Part.REMARK, filled[0].text) is not None


def _read(grid: Grid, section: Section) -> Recognised:
    lines = reflow(section.lines[:LONGEST_FORM])
    blocks = _Blocks(lines)
    title = next((index for index, line in enumerate(blocks.header) if line is _title(section, lines)), None)
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
        amount_unit=header.amount_unit,
        remarks=header.remarks + footer.remarks,
    )
    form, doubts, left_over = _read_blocks(grid, form, blocks)
    doubts[:0] = header.doubts
    if len(section.lines) > LONGEST_FORM:
        at = Cells(grid, section.lines[LONGEST_FORM]).blank(0)
        doubts.append(too_long(at, len(section.lines) - LONGEST_FORM))
    return Recognised(form, tuple(doubts), (*header.left_over, *left_over, *footer.left_over))


def _kind_by_columns(blocks: _Blocks) -> FormKind:
    """Tell what an untitled form is: months under way are a monitoring form, targets without results a declaration."""
    heads = [piece.text for block in (blocks.funds, blocks.indicators) for line in block[:2] for piece in line.filled]
    if any(_MONTHS.search(head) for head in heads):
        return FormKind.MONITORING
    below = blocks.indicators[1] if len(blocks.indicators) > 1 else None
    columns = indicator_columns(blocks.indicators[0], below) if blocks.indicators else None
    if columns is not None and not columns.codes & {"actual", "claimed_points"}:
        return FormKind.DECLARATION
    return FormKind.SELF_EVALUATION


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


def _read_blocks(grid: Grid, form: SelfEvaluation, blocks: _Blocks) -> tuple[SelfEvaluation, list[Doubt], list[str]]:
    found: list[Doubt] = []
    left_over: list[str] = []
    if blocks.funds and (columns := fund_columns(blocks.funds[0])) is not None:
        funds = FundReader(grid, blocks.funds[0], columns)
        for line in blocks.funds[1:]:
            funds.read(line)
        funds.finish()
        unit = form.amount_unit if funds.unit.is_absent else funds.unit
        form = msgspec.structs.replace(form, funds=tuple(funds.funds), amount_unit=unit, fund_columns=columns.codes)
        found.extend(funds.doubts)
        left_over.extend(funds.left_over)
    if blocks.goal:
        goal, doubts = read_goal(grid, blocks.goal[0], blocks.goal[1:])
        form = msgspec.structs.replace(form, annual_goal=goal)
        found.extend(doubts)
    if blocks.indicators:
        below = blocks.indicators[1] if len(blocks.indicators) > 1 else None
        columns = indicator_columns(blocks.indicators[0], below)
        if columns is not None:
            reader = _read_indicators(grid, columns, blocks)
            form = msgspec.structs.replace(
                form, indicators=tuple(reader.indicators), total=reader.total, columns=columns.codes
            )
            found.extend(reader.doubts)
            left_over.extend(reader.left_over)
            form = msgspec.structs.replace(form, remarks=(*form.remarks, *reader.remarks))
    return form, found, left_over


def _read_indicators(grid: Grid, columns: Columns, blocks: _Blocks) -> IndicatorReader:
    reader = IndicatorReader(grid, columns)
    for line in blocks.indicators[1:]:
        reader.read(line)
    for line in blocks.totals:
        reader.read_total(line)
    return reader
