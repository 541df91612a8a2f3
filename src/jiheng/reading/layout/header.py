"""Title, year and the labelled lines on top: 项目名称, 主管部门, 实施单位; and the labelled lines below the total."""

import re
import unicodedata
from collections.abc import Callable, Sequence

import msgspec

from jiheng.form import Certainty, Doubt, Field, Remark, clean
from jiheng.form.cleaning import fold
from jiheng.form.labelling import label_in, labels_of, take_apart, title_kind
from jiheng.form.labels import Label, Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.doubts import UNSETTLED, years_differ
from jiheng.reading.layout.footer import is_heading
from jiheng.reading.layout.kinds import amount_unit
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.notes import notes_from
from jiheng.reading.layout.ticks import chosen, has_boxes
from jiheng.reading.layout.years import year_alone, year_within

_PROJECT_CODE = re.compile(r"^\[?([0-9A-Z]{15,30})\]?[-—:]?(.+)$")

# The labels that have a field of their own in a form; what stands behind any other label is kept as a remark.
NAMED = frozenset({"project", "project_code", "competent_department", "implementing_unit", "filing_unit"})
# In 「单位名称：某局 填报日期：…」 the next label ends the value before it.
_NEXT_LABEL = re.compile(r"(?<!\s)\s++(?=[\u4e00-\u9fff（）()]{2,12}[:：])")

_YEAR_LABEL = re.compile(r"(?:预算|自评|评价|财政|项目|所属)?年度(?::(.{4,6}))?$")
_CLAIMS = re.compile(r"[:：]\s*\d")
_STATED_UNIT = re.compile(r"单位\s*:\s*(万元|千元|百万元|亿元|元)")
_LONGEST_UNIT_LABEL = 40


class Header(msgspec.Struct, frozen=True):
    """What stands above the blocks of a form. ``amount_units`` are the units of money it names, the lowest first.

    ``totals`` are the points of the whole form that some places print on top (自评总分, 复核总分), as remarks.
    """

    title: Field[str]
    fiscal_year: Field[int]
    amount_units: tuple[Field[str], ...]
    labelled: dict[str, Field[str]]
    remarks: tuple[Remark, ...]
    left_over: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()
    totals: tuple[Remark, ...] = ()


def read_header(grid: Grid, lines: Sequence[Line], title: int | None) -> Header:
    """Read the lines of a form up to its first block. ``title`` is the position of the title among them."""
    alone: Field[int] = Field()
    within: Field[int] = Field()
    units: list[Field[str]] = []
    title_field: Field[str] = Field()
    filing: Remark | None = None
    labelled: dict[str, Field[str]] = {}
    remarks: list[Remark] = []
    totals: list[Remark] = []
    left_over: list[str] = []
    below_notes = 0
    for index, line in enumerate(lines):
        cells = Cells(grid, line)
        sole = line.sole_text
        if index < below_notes:
            continue
        if (notes := notes_from(lines, index)) is not None:
            remarks.append(Remark("notes", notes.label, notes.text(grid)))
            below_notes = index + len(notes.lines)
            continue
        if index == title:
            title_field = cells.text(line.filled[0])
        if sole is not None and year_alone(sole) is not None:
            alone = cells.read(line.filled[0], year_alone)
            continue
        if sole is not None and title_kind(sole) is not None:
            named = cells.read(line.filled[0], year_within)
            within = named if named.value is not None else within
            continue
        named_year = _labelled_year(line, cells)
        if named_year is not None:
            alone = named_year
        if sole is not None and index and is_heading(lines[index - 1]) and _label(line.filled[0])[0] is None:
            remarks[-1] = msgspec.structs.replace(remarks[-1], text=cells.text(line.filled[0]))
            continue
        for label, piece, field in _labelled(line, cells):
            if label is None:
                if named_year is not None and _YEAR_LABEL.match(fold(piece.text)):
                    continue
                named_unit = amount_unit(piece.text) or unit_in_label(piece)
                if named_unit is not None:
                    units.append(Field(named_unit, piece.text, cells.place(piece)))
                elif label_in(Part.BLOCK, piece.text) is None:
                    left_over.append(clean(piece.text))
            elif label.part is Part.HEADER and label.code in NAMED and label.code not in labelled:
                labelled[label.code] = field
                if label.code == "filing_unit":
                    filing = Remark(label.code, clean(_own_words(piece, field)), field)
            else:
                said = Remark(label.code, clean(_own_words(piece, field)), field, chosen(field.value or ""))
                kept_in = totals if label.part is Part.TOTAL else remarks
                if said not in kept_in:  # a merge that was lost says it again
                    kept_in.append(said)
    if filing is not None and "implementing_unit" in labelled:
        remarks.append(filing)
    year, doubts = _one_year(alone, within)
    kept = tuple(text for text in left_over if text)
    return Header(title_field, year, tuple(reversed(units)), labelled, tuple(remarks), kept, doubts, tuple(totals))


def _labelled_year(line: Line, cells: Cells) -> Field[int] | None:
    """Give the year that a line names behind a label: 「年度：2020年」, or 「预算年度」 and 「2020」 in two cells."""
    for place, piece in enumerate(line.filled):
        found = _YEAR_LABEL.match(fold(piece.text))
        if found is None:
            continue
        behind = line.filled[place + 1 : place + 2]
        at = piece if found[1] or not behind else behind[0]
        text = found[1] or at.text
        if (year := year_alone(text)) is not None:
            return cells.read(at, lambda _: year)
    return None


def _one_year(alone: Field[int], within: Field[int]) -> tuple[Field[int], tuple[Doubt, ...]]:
    """Choose between a year on a line of its own and one in the title; two that differ are both shown and doubted."""
    if alone.value is None or within.value is None or alone.value == within.value or alone.place is None:
        return (within if alone.value is None else alone), ()
    unsure = msgspec.structs.replace(alone, certainty=Certainty(UNSETTLED, ("标题与年度行的年份不同",)))
    return unsure, (years_differ(alone.place, within.value, alone.value),)


def _labelled(line: Line, cells: Cells) -> list[tuple[Label | None, Piece, Field[str]]]:
    """Pair the labels of a line with what stands behind them; a piece that belongs to no label comes with ``None``."""
    found: list[tuple[Label | None, Piece, Field[str]]] = []
    pieces = [part for piece in line.pieces for part in _split_inline(piece)]
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        position += 1
        if not piece.is_filled:
            continue
        label, inline = _label(piece)
        if label is None:
            found.append((None, piece, Field()))
            continue
        if inline is not None:
            found.append((label, piece, cells.read(piece, _always(inline))))
            continue
        value: Piece | None = None
        first_blank = pieces[position] if position < len(pieces) and not pieces[position].is_filled else None
        while position < len(pieces) and value is None:
            if pieces[position].is_filled:
                if _label(pieces[position])[0] is not None:
                    break
                value = pieces[position]
            position += 1
        if value is not None:
            boxes = [value]
            while has_boxes(value.text) and position < len(pieces):
                if pieces[position].is_filled and not has_boxes(pieces[position].text):
                    break
                boxes.append(pieces[position])
                position += 1
            boxes = [box for box in boxes if box.is_filled]
            text, certainty = " ".join(box.text for box in boxes), min(box.certainty for box in boxes)
            found.append((label, piece, cells.text(msgspec.structs.replace(value, text=text, certainty=certainty))))
        else:
            at = cells.place(first_blank) if first_blank is not None else cells.blank(piece.column + piece.column_span)
            found.append((label, piece, Field(place=at)))
    return found


def _always(value: str) -> Callable[[str], str]:
    return lambda _: value


def _own_words(piece: Piece, field: Field[str]) -> str:
    """Give the words of a label without what stands behind it in the same cell."""
    return re.split("[:：]", piece.text, maxsplit=1)[0] if field.printed == piece.text else piece.text


def _split_inline(piece: Piece) -> list[Piece]:
    """Part a text that holds several labels with their values, such as the line above a table."""
    if piece.text.count(":") + piece.text.count("：") < 2:  # noqa: PLR2004 - one colon, one label
        return [piece]
    return [msgspec.structs.replace(piece, text=text) for text in _NEXT_LABEL.split(piece.text) if text]


def _label(piece: Piece) -> tuple[Label | None, str | None]:
    """Give the label a piece is, and what follows it in the same cell, as in 「项目名称：道路养护」."""
    own = _heading(piece.text)
    # 「自评总分：96分」 would be taken apart like 「总分（100分）」, a label that states points.
    if own is not None and not (own.part is Part.TOTAL and _CLAIMS.search(piece.text)):
        return own, None
    folded = unicodedata.normalize("NFKC", piece.text)
    if ":" in folded:
        head, tail = folded.split(":", 1)
        inline = _heading(head)
        if inline is not None:
            position = next(index for index, letter in enumerate(piece.text) if letter in ":：")
            return inline, clean(piece.text[position + 1 :]) if tail.strip() else ""
    return None, None


def _heading(text: str) -> Label | None:
    """Give the label behind which a value may stand: of the header, of a remark, or of the total on top.

    合计 is the name of a row of money more often than that of the points of a form.
    """
    found = {label.part: label for label in reversed(labels_of(text))}
    named = found.get(Part.HEADER) or found.get(Part.REMARK)
    return named or (None if Part.FUND_ROW in found else found.get(Part.TOTAL))


def unit_in_label(piece: Piece) -> str | None:
    """Give the unit of money named in the brackets of a label, such as 「项目资金（万元）」, or ``None``."""
    if "元" not in piece.text:
        return None
    bracketed = next((unit for text in take_apart(piece.text).additions if (unit := amount_unit(text))), None)
    if bracketed is not None or len(piece.text) > _LONGEST_UNIT_LABEL:
        return bracketed
    stated = _STATED_UNIT.search(unicodedata.normalize("NFKC", piece.text))
    return stated[1] if stated else None


def split_code(project: Field[str]) -> tuple[Field[str], Field[str]]:
    """Part a project's code from its name where both stand in one cell; the code's field is empty otherwise."""
    found = _PROJECT_CODE.match(project.value or "")
    if found is None:
        return Field(), project
    code = Field(found[1], project.printed, project.place, project.certainty)
    return code, Field(clean(found[2]), project.printed, project.place, project.certainty)
