"""Title, year and the labelled lines on top: 项目名称, 主管部门, 实施单位; and the labelled lines below the total."""

import re
import unicodedata
from collections.abc import Sequence

import msgspec

from jiheng.form import Block, Certainty, Doubt, Field, Remark, Where, clean
from jiheng.form.cleaning import fold
from jiheng.form.labelling import label_in, take_apart, title_kind
from jiheng.form.labels import Label, Part
from jiheng.reading.grid import Grid
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.doubting.doubts import UNSETTLED, not_kept_apart, years_differ
from jiheng.reading.layout.kinds import amount_unit
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.parts.footer import is_headed
from jiheng.reading.layout.parts.labelled_texts import labelled, own_words
from jiheng.reading.layout.parts.notes import notes_from
from jiheng.reading.layout.parts.ticks import chosen
from jiheng.reading.layout.parts.years import year_alone, year_within

_PROJECT_CODE = re.compile(r"^\[?([0-9A-Z]{15,30})\]?[-—:]?(.+)$")

# The labels that have a field of their own in a form; what stands behind any other label is kept as a remark.
NAMED = frozenset({"project", "project_code", "competent_department", "implementing_unit", "filing_unit"})
_YEAR_LABEL = re.compile(r"(?:预算|自评|评价|财政|项目|所属)?年度(?::(.{4,6}))?$")
_STATED_UNIT = re.compile(r"单位\s*:\s*(万元|千元|百万元|亿元|元)")
# 「（2023年度）    单位：万元」 on one line above the table.
_YEAR_AND_UNIT = re.compile(r"\s*(\S{4,12})\s+[(（]?(?:金额)?单位[:：]\s*(万元|千元|百万元|亿元|元)[)）]?\s*")
_UNSURE = Certainty(UNSETTLED, ("原文没有分格，从哪里起不是它，看不出来",))
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
    reader = _Reader(grid, lines)
    if title is not None:
        reader.title = Cells(grid, lines[title]).text(lines[title].filled[0])
    position = 0
    while position < len(lines):
        position += reader.read(position)
    return reader.header()


class _Reader:
    """Goes through the lines and collects what they say."""

    def __init__(self, grid: Grid, lines: Sequence[Line]) -> None:
        self._grid = grid
        self._lines = lines
        self.title: Field[str] = Field()
        self._alone: Field[int] = Field()
        self._within: Field[int] = Field()
        self._units: list[Field[str]] = []
        self._filing: Remark | None = None
        self._named: dict[str, Field[str]] = {}
        self._remarks: list[Remark] = []
        self._totals: list[Remark] = []
        self._left_over: list[str] = []
        self._doubts: list[Doubt] = []

    def read(self, position: int) -> int:
        """Read what begins on the line at ``position``; tell how many lines it runs over."""
        line = self._lines[position]
        notes = notes_from(self._lines, position)
        if notes is not None:
            self._remarks.append(Remark("notes", notes.label, notes.text(self._grid)))
            return len(notes.lines)
        cells = Cells(self._grid, line)
        if line.sole_text is None or not self._is_told_alone(position, line.sole_text, cells):
            self._read_labelled(line, cells)
        return 1

    def header(self) -> Header:
        """Give everything that was said."""
        if self._filing is not None and "implementing_unit" in self._named:
            self._remarks.append(self._filing)
        year, doubts = _one_year(self._alone, self._within)
        return Header(
            title=self.title,
            fiscal_year=year,
            amount_units=tuple(reversed(self._units)),
            labelled=self._named,
            remarks=tuple(self._remarks),
            left_over=tuple(filter(None, self._left_over)),
            doubts=(*doubts, *self._doubts),
            totals=tuple(self._totals),
        )

    def _is_told_alone(self, position: int, sole: str, cells: Cells) -> bool:
        """Take a year, a title, or the text below a heading that stands on a line by itself."""
        piece = self._lines[position].filled[0]
        beside = _YEAR_AND_UNIT.fullmatch(sole)
        if beside is not None and year_alone(beside[1]) is not None:
            self._units.append(Field(beside[2], piece.text, cells.place(piece)))
            self._alone = cells.read(piece, lambda _: year_alone(beside[1]))
            return True
        if year_alone(sole) is not None:
            self._alone = cells.read(piece, year_alone)
            return True
        if title_kind(sole) is not None:
            named = cells.read(piece, year_within)
            self._within = named if named.value is not None else self._within
            return True
        waits = bool(self._remarks) and self._remarks[-1].text.value is None
        if position and waits and is_headed(self._lines[position], self._lines[position - 1]):
            self._remarks[-1] = msgspec.structs.replace(self._remarks[-1], text=cells.text(piece))
            return True
        return False

    def _read_labelled(self, line: Line, cells: Cells) -> None:
        year = _labelled_year(line, cells)
        self._alone = self._alone if year is None else year
        for label, piece, said in labelled(line, cells):
            if label is not None:
                field = self._left_open(label, piece, said) if line.unsure else said
                self._put(label, own_words(piece, field), field)
            elif year is None or _YEAR_LABEL.match(fold(piece.text)) is None:
                self._put_unlabelled(piece, cells)

    def _left_open(self, label: Label, piece: Piece, field: Field[str]) -> Field[str]:
        """Say that nothing tells where a name ends, and leave it open."""
        if label.code in NAMED and field.place is not None:
            at = field.place
            self._doubts.append(not_kept_apart(Where(Block.HEADER, None, label.code, str(at)), at, clean(piece.text)))
        return msgspec.structs.replace(field, certainty=_UNSURE)

    def _put(self, label: Label, words: str, field: Field[str]) -> None:
        said = Remark(label.code, clean(words), field, chosen(field.value or ""))
        if label.part is Part.HEADER and label.code in NAMED and label.code not in self._named:
            self._named[label.code] = field
            self._filing = said if label.code == "filing_unit" else self._filing
            return
        kept_in = self._totals if label.part is Part.TOTAL else self._remarks
        if said not in kept_in:  # a merge that was lost says it again
            kept_in.append(said)

    def _put_unlabelled(self, piece: Piece, cells: Cells) -> None:
        labelled_year = _YEAR_LABEL.match(fold(piece.text))
        if labelled_year is not None and (year := year_alone(labelled_year[1] or "")) is not None:
            self._alone = cells.read(piece, lambda _: year)
            return
        unit = amount_unit(piece.text) or unit_in_label(piece)
        if unit is not None:
            self._units.append(Field(unit, piece.text, cells.place(piece)))
        elif label_in(Part.BLOCK, piece.text) is None:
            self._left_over.append(clean(piece.text))


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
