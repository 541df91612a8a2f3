"""Title, year and the labelled lines on top: 项目名称, 主管部门, 实施单位; and the labelled lines below the total."""

import re
import unicodedata
from collections.abc import Sequence

import msgspec

from jiheng.form import Certainty, Doubt, Field, Remark, clean
from jiheng.form.labelling import label_in, labels_of, take_apart, title_kind
from jiheng.form.labels import Label, Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.doubts import UNSETTLED, years_differ
from jiheng.reading.layout.kinds import amount_unit
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.years import year_alone, year_within

_PROJECT_CODE = re.compile(r"^\[?([0-9A-Z]{15,30})\]?[-—:]?(.+)$")

# The labels that have a field of their own in a form; what stands behind any other label is kept as a remark.
NAMED = frozenset({"project", "project_code", "competent_department", "implementing_unit", "filing_unit"})
# In 「单位名称：某局 填报日期：…」 the next label ends the value before it.
_NEXT_LABEL = re.compile(r"(?<!\s)\s++(?=[\u4e00-\u9fff（）()]{2,12}[:：])")

_STATED_UNIT = re.compile(r"单位\s*:\s*(万元|千元|百万元|亿元|元)")
_LONGEST_UNIT_LABEL = 40


class Header(msgspec.Struct, frozen=True):
    """What stands above the blocks of a form. ``amount_units`` are the units of money it names, the lowest first."""

    title: Field[str]
    fiscal_year: Field[int]
    amount_units: tuple[Field[str], ...]
    labelled: dict[str, Field[str]]
    remarks: tuple[Remark, ...]
    left_over: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()


def read_header(grid: Grid, lines: Sequence[Line], title: int | None) -> Header:
    """Read the lines of a form up to its first block. ``title`` is the position of the title among them."""
    alone: Field[int] = Field()
    within: Field[int] = Field()
    units: list[Field[str]] = []
    title_field: Field[str] = Field()
    labelled: dict[str, Field[str]] = {}
    remarks: list[Remark] = []
    left_over: list[str] = []
    for index, line in enumerate(lines):
        cells = Cells(grid, line)
        sole = line.sole_text
        if index == title:
            title_field = cells.text(line.filled[0])
        if sole is not None and year_alone(sole) is not None:
            alone = cells.read(line.filled[0], year_alone)
            continue
        if sole is not None and title_kind(sole) is not None:
            named = cells.read(line.filled[0], year_within)
            within = named if named.value is not None else within
            continue
        for label, piece, field in _labelled(line, cells):
            if label is None:
                named_unit = amount_unit(piece.text) or unit_in_label(piece)
                if named_unit is not None:
                    units.append(Field(named_unit, piece.text, cells.place(piece)))
                elif label_in(Part.BLOCK, piece.text) is None:
                    left_over.append(clean(piece.text))
            elif label.part is Part.HEADER and label.code in NAMED:
                labelled.setdefault(label.code, field)
            else:
                remarks.append(Remark(label.code, clean(_own_words(piece, field)), field))
    year, doubts = _one_year(alone, within)
    kept = tuple(text for text in left_over if text)
    return Header(title_field, year, tuple(reversed(units)), labelled, tuple(remarks), kept, doubts)


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
            found.append((label, piece, Field(inline, piece.text, cells.place(piece))))
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
            found.append((label, piece, cells.text(value)))
        else:
            at = cells.place(first_blank) if first_blank is not None else cells.blank(piece.column + piece.column_span)
            found.append((label, piece, Field(place=at)))
    return found


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
    own = next((label for label in labels_of(piece.text) if label.part in {Part.HEADER, Part.REMARK}), None)
    if own is not None:
        return own, None
    folded = unicodedata.normalize("NFKC", piece.text)
    if ":" in folded:
        head, tail = folded.split(":", 1)
        inline = next((label for label in labels_of(head) if label.part in {Part.HEADER, Part.REMARK}), None)
        if inline is not None:
            position = next(index for index, letter in enumerate(piece.text) if letter in ":：")
            return inline, clean(piece.text[position + 1 :]) if tail.strip() else ""
    return None, None


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
