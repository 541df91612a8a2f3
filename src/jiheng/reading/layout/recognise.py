"""The way of one file through the layout: lines, forms, blocks, fields."""

from collections.abc import Sequence

import msgspec

from jiheng.form import AnyForm, Block, Doubt, Field, FormKind, Fund, OtherForm, Place, SelfEvaluation
from jiheng.form.labels import Part
from jiheng.reading import refusals
from jiheng.reading.grid import Grid, place_of
from jiheng.reading.layout.blocks import Blocks
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.doubting.doubts import hidden_sheet, too_long
from jiheng.reading.layout.doubting.doubts_about_text import block_missing, unread_part
from jiheng.reading.layout.doubting.evidence import weigh
from jiheng.reading.layout.doubting.hidden import leave_open
from jiheng.reading.layout.forms.forms_abreast import apart
from jiheng.reading.layout.forms.other_kinds import Taken, out_of_declaration, out_of_transfer
from jiheng.reading.layout.forms.sections import Section, sections_of
from jiheng.reading.layout.forms.told_kinds import told_kind
from jiheng.reading.layout.forms.torn_apart import is_of_money, leave_torn_open, rows_above
from jiheng.reading.layout.joined.reflow import reflow
from jiheng.reading.layout.lines import Line, lines_of
from jiheng.reading.layout.parts.amount_units import settle
from jiheng.reading.layout.parts.bare_rates import with_rates_understood
from jiheng.reading.layout.parts.criteria import CriteriaReader
from jiheng.reading.layout.parts.execution_row import put_with_funds
from jiheng.reading.layout.parts.funds import FundReader
from jiheng.reading.layout.parts.further_goals import FurtherGoals
from jiheng.reading.layout.parts.goals import read_goal
from jiheng.reading.layout.parts.header import read_header, split_code
from jiheng.reading.layout.parts.indicators import IndicatorReader
from jiheng.reading.layout.parts.points_in_names import with_points_from_names
from jiheng.reading.layout.parts.sources_across import AcrossReader
from jiheng.reading.layout.parts.stacked_goals import read_stacked
from jiheng.reading.layout.parts.total_on_top import with_total_on_top
from jiheng.reading.layout.rows.columns import Columns

# No form has nearly as many lines; what lies beyond them is reported and not read, so that no file can take forever.
LONGEST_FORM = 3_000


class Recognised(msgspec.Struct, frozen=True):
    """A form as it was read: its value, the doubts of its reading, and the texts that belong to no field."""

    form: SelfEvaluation | OtherForm
    doubts: tuple[Doubt, ...] = ()
    left_over: tuple[str, ...] = ()


def recognise(grid: Grid) -> list[Recognised]:
    """Find every form of a file and read it. A file without any form gives an empty list.

    Raises:
        Unreadable: there is no form in what could be read, and a part could not be; or the only forms stand on sheets
            that the file hides.
    """
    found = [_read(grid, section) for section in sections_of(lines_of(apart(grid.blocks)))]
    if grid.unread and not found:
        raise grid.unread[0].refusal
    for part in grid.unread:
        at = _last_begun(found, part.page)
        told = unread_part(part, Place(grid.file, page=part.page))
        found[at] = msgspec.structs.replace(found[at], doubts=(*found[at].doubts, told))
    hidden = [table for table in grid.hidden if sections_of(lines_of((table,)))]
    if hidden and not found:
        raise refusals.form_hidden(hidden[0].sheet or "")
    if hidden:
        also = tuple(hidden_sheet(place_of(grid, table, 0, 0)) for table in hidden)
        found[0] = msgspec.structs.replace(found[0], doubts=found[0].doubts + also)
    return found


def _last_begun(found: Sequence[Recognised], page: int | None) -> int:
    """Give the place of the form that may go on on a page: the last one that begins before it, else the first."""
    begun = [at for at, one in enumerate(found) if page is not None and _page_of(one) < page]
    return begun[-1] if begun else 0


def _page_of(one: Recognised) -> int:
    """Give the page on which a form begins, as far as its named fields tell."""
    places = (field.place for field in (one.form.title, one.form.project, one.form.implementing_unit))
    return min((place.page for place in places if place is not None and place.page is not None), default=0)


def _read(grid: Grid, section: Section) -> Recognised:
    lines = reflow(section.lines[:LONGEST_FORM])
    blocks = Blocks(lines)
    titled = _title(section, lines)
    title = next((index for index, line in enumerate(blocks.header) if line is titled), None)
    kind = told_kind(section.kind, blocks)
    taken = _take_out(grid, kind, blocks)
    header = read_header(grid, blocks.header, title)
    footer = read_header(grid, blocks.footer, None)
    code, project = split_code(header.labelled.get("project", Field()))
    form = SelfEvaluation() if kind is FormKind.SELF_EVALUATION else OtherForm(kind=kind)
    form = msgspec.structs.replace(
        form,
        title=header.title,
        fiscal_year=header.fiscal_year,
        project=project,
        project_code=header.labelled.get("project_code", code),
        competent_department=header.labelled.get("competent_department", Field()),
        implementing_unit=header.labelled.get("implementing_unit", header.labelled.get("filing_unit", Field())),
        annual_goal=taken.goal,
        remarks=header.remarks + taken.remarks + footer.remarks,
    )
    form, doubts, left_over = _read_blocks(grid, form, blocks, (*taken.units, *header.amount_units), taken.funds)
    form, on_top = with_total_on_top(form, (*header.totals, *footer.totals), _label_of_total(grid, blocks))
    form, hidden = leave_open(grid, form, blocks.by_block)
    form, guessed = weigh(grid, form, is_guessed=any(piece.certainty < 1 for line in lines for piece in line.filled))
    left_over = [*header.left_over, *left_over, *footer.left_over]
    torn: list[Doubt] = []
    if isinstance(form, SelfEvaluation):
        at = Cells(grid, section.lines[0]).blank(0)
        form, torn = leave_torn_open(form, left_over, at, rows_above(section.above))
        torn = torn or _missing(form, at, left_over)
    doubts = [*header.doubts, *doubts, *on_top, *hidden, *guessed, *torn]
    if len(section.lines) > LONGEST_FORM:
        at = Cells(grid, section.lines[LONGEST_FORM]).blank(0)
        doubts.append(too_long(at, len(section.lines) - LONGEST_FORM))
    if isinstance(form, OtherForm):
        left_over = _without_further(form, left_over)
    return Recognised(form, tuple(doubts), tuple(left_over))


def _missing(form: SelfEvaluation | OtherForm, at: Place, left_over: Sequence[str]) -> list[Doubt]:
    """Say that a form with money shows no indicators, or the other way round where something tells of money."""
    has_rows = bool(form.columns) or bool(form.criteria)
    if form.funds and not has_rows:
        return [block_missing(Block.INDICATORS, at)]
    tells_of_money = form.amount_unit.value is not None or any(map(is_of_money, left_over))
    return [block_missing(Block.FUNDS, at)] if has_rows and not form.funds and tells_of_money else []


def _without_further(form: OtherForm, left_over: Sequence[str]) -> list[str]:
    """Leave out what is kept in its row: a form of another kind has columns of its own, which nothing is judged by."""
    rows = (*(fund.further for fund in form.funds), *(row.further for row in form.indicators))
    kept = {f"{one.label}：{one.text.value}" for further in rows for one in further}
    return [text for text in left_over if text not in kept]


def _take_out(grid: Grid, kind: FormKind, blocks: Blocks) -> Taken:
    """Take out of the lines of another kind what only that kind prints, or prints in a way of its own."""
    if kind is FormKind.DECLARATION:
        taken = out_of_declaration(grid, blocks.header)
        blocks.header = list(taken.lines)
    elif kind is FormKind.TRANSFER_PAYMENT:
        taken = out_of_transfer(grid, blocks.funds)
        blocks.funds = list(taken.lines)
    else:
        taken = Taken(())
    return taken


def _label_of_total(grid: Grid, blocks: Blocks) -> Field[str] | None:
    line = next(iter(blocks.totals), None)
    return None if line is None else Cells(grid, line).text(line.filled[0])


def _title(section: Section, lines: Sequence[Line]) -> Line | None:
    if section.title is None:
        return None
    wanted = section.lines[section.title]
    return next((line for line in lines if line.pieces[0].text == wanted.pieces[0].text), wanted)


def _read_blocks(
    grid: Grid, form: AnyForm, blocks: Blocks, named: Sequence[Field[str]], rows: Sequence[Fund]
) -> tuple[AnyForm, list[Doubt], list[str]]:
    found: list[Doubt] = []
    left_over: list[str] = []
    funds = _read_funds(grid, blocks)
    if funds is not None:
        named, rows = (*funds.units, *named), funds.funds
        form = msgspec.structs.replace(form, fund_columns=frozenset(funds.codes))
        found.extend(funds.doubts)
        left_over.extend(funds.left_over)
    form = with_rates_understood(settle(form, rows, named))
    if blocks.goal:
        form, doubts, rest = _with_goal(grid, form, blocks)
        found.extend(doubts)
        left_over.extend(rest)
    if blocks.criteria_columns is not None:
        criteria = CriteriaReader(grid, blocks.criteria_columns, blocks.criteria)
        for line in blocks.criteria[1:]:
            criteria.read(line)
        form = msgspec.structs.replace(form, criteria=with_points_from_names(criteria.criteria))
        found.extend(criteria.doubts)
        left_over.extend(criteria.left_over)
    if blocks.indicator_columns is not None:
        reader = IndicatorReader(grid, blocks.indicator_columns, is_scored=isinstance(form, SelfEvaluation))
        _read_indicators(grid, reader, blocks)
        form = msgspec.structs.replace(
            form,
            indicators=with_points_from_names(reader.goals.put_over(reader.indicators)),
            criteria=(*form.criteria, *reader.criteria),
            total=reader.total,
            columns=reader.columns.codes,
            indicators_label=_margin_label(grid, blocks.indicators, reader.columns),
            remarks=(*form.remarks, *reader.remarks),
        )
        found.extend(reader.doubts)
        left_over.extend(reader.left_over)
        form, said = put_with_funds(form, reader.doubts)
        left_over.extend(said)
    elif blocks.criteria_columns is not None:
        reader = IndicatorReader(grid, blocks.criteria_columns)
        for line in blocks.totals:
            reader.read_total(line)
        form = msgspec.structs.replace(form, total=reader.total, remarks=(*form.remarks, *reader.remarks))
    return form, found, left_over


def _read_funds(grid: Grid, blocks: Blocks) -> FundReader | AcrossReader | None:
    if blocks.has_sources_across:
        across = AcrossReader(grid, blocks.funds[0])
        for line in blocks.funds[1:]:
            across.read(line)
        return across
    if blocks.fund_columns is None:
        return None
    funds = FundReader(grid, blocks.funds[0], blocks.fund_columns)
    for line in blocks.funds[blocks.rows_of_fund_head :]:
        funds.read(line)
    funds.finish()
    return funds


def _with_goal(grid: Grid, form: AnyForm, blocks: Blocks) -> tuple[AnyForm, list[Doubt], list[str]]:
    found: list[Doubt] = []
    rest: list[str] = []
    if blocks.has_stacked_goal:
        goal, kept, rest = read_stacked(grid, blocks.goal)
    else:
        further = FurtherGoals(grid, blocks.goal)
        head, *below = further.taken_out()
        goal, found = read_goal(grid, head, below)
        goal, kept = further.put_beside(goal)
    return msgspec.structs.replace(form, annual_goal=goal, remarks=(*form.remarks, *kept)), found, rest


def _margin_label(grid: Grid, lines: Sequence[Line], columns: Columns) -> Field[str]:
    """Read the label of a block that stands left of its columns, such as 绩效指标: beside its head, or its rows."""
    margin = columns.slots[0].column
    labels = ((line, piece) for line in lines for _, piece in line.heads(Part.BLOCK) if piece.column < margin)
    found = next(labels, None)
    return Field() if found is None else Cells(grid, found[0]).text(found[1])


def _read_indicators(grid: Grid, reader: IndicatorReader, blocks: Blocks) -> None:
    reader.goals.look(Cells(grid, blocks.indicators[0]), blocks.indicators[0])
    for line in blocks.indicators[reader.columns.rows_of_head :]:
        reader.read(line)
    for line in blocks.totals:
        reader.read_total(line)
