"""Notes on a workbook: the notes of each sheet, the boxes they are shown in, a line in the sheet that names these.

A sheet is not written anew: the line is put in between its bytes, and mended cells are changed where they stand.
"""

from collections.abc import Sequence
from typing import Final

from jiheng.exporting.annotating import tags
from jiheng.exporting.annotating.mending import Change
from jiheng.exporting.annotating.note_boxes import Box, with_boxes
from jiheng.exporting.annotating.note_part import Note, NotePart, shortened
from jiheng.exporting.annotating.package_copy import PackageCopy
from jiheng.exporting.annotating.shapes import Mark, Placed, Said, Spot
from jiheng.exporting.annotating.sheet_cells import mended_cell
from jiheng.exporting.annotating.sheet_geometry import SheetGeometry, place_of_cell
from jiheng.exporting.annotating.tags import Edit, NotInPlace
from jiheng.form import Place
from jiheng.reading import markup
from jiheng.reading.grid import Grid, Table, place_of
from jiheng.reading.workbooks import xlsx, xlsx_parts

_STRICT: Final = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NOTES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_LINE: Final = "legacyDrawing"
# What stands in a sheet between its cells and the line that names the drawing of its notes.
_BEFORE: Final = frozenset(
    [
        "sheetData",
        "sheetCalcPr",
        "sheetProtection",
        "protectedRanges",
        "scenarios",
        "autoFilter",
        "sortState",
        "dataConsolidate",
        "customSheetViews",
        "mergeCells",
        "phoneticPr",
        "conditionalFormatting",
        "dataValidations",
        "hyperlinks",
        "printOptions",
        "pageMargins",
        "pageSetup",
        "headerFooter",
        "rowBreaks",
        "colBreaks",
        "customProperties",
        "cellWatches",
        "ignoredErrors",
        "smartTags",
        "drawing",
    ]
)
_REST: Final = "（全文见检查摘要）"


class ExcelCopy:
    """A copy of a workbook."""

    def __init__(self, source: bytes) -> None:
        """Open ``source``.

        Raises:
            NotInPlace: it is one that we cannot write into.
            Unreadable: it is damaged.
        """
        self.parts = PackageCopy(source)
        workbook = xlsx_parts.workbook(self.parts.package)
        self._sheets = {sheet.name: self.parts.called(sheet.part) for sheet in workbook.sheets}
        self._source = source
        self._grid: Grid | None = None
        self.has_earlier = False

    def mend(self, spot: Spot, changes: Sequence[Change]) -> bool:
        """As :class:`jiheng.exporting.annotating.shapes.Copy` has it: mend the text of one cell.

        It is its own from then on where it shared it with others.
        """
        found = self._found(spot)
        if found is None:
            return False
        part, cell = found
        shared = self.parts.original(self._shared())
        edits = mended_cell(self._part(part), cell, shared, spot.printed, changes)
        self.parts.edit(part, self._part(part), edits)
        return bool(edits)

    def write(self, marks: tuple[Mark, ...], day: str | None) -> tuple[Placed, ...]:  # noqa: ARG002 - a note has no day
        """Write all notes; those of one cell become one, in their order."""
        parts = {part: NotePart(*self._notes_of(part)) for part in self._sheets.values()}
        self.has_earlier = any(part.has_ours for part in parts.values())
        cells: dict[tuple[str, str], list[Said]] = {}
        placed = []
        for mark in marks:
            at, where = self._first_free(mark.spots, parts)
            placed.append(Placed(mark, at))
            if where is not None:
                held = cells.setdefault(where, [])
                held += [*([Said("")] if held else []), *mark.said]
        for number, part in enumerate(self._sheets.values(), start=1):
            notes = [Note(cell, shortened(tuple(said), _REST)) for (of, cell), said in cells.items() if of == part]
            if notes:
                self._put(part, parts[part], notes, number)
        return tuple(placed)

    def _part(self, name: str) -> bytes:
        return self.parts.original(name) or b""

    def _shared(self) -> str:
        main = next((one.target for one in self.parts.relations("") if one.kind == "officeDocument"), "xl/workbook.xml")
        found = (one.target for one in self.parts.relations(main) if one.kind == "sharedStrings")
        return next(found, "xl/sharedStrings.xml")

    def _found(self, spot: Spot) -> tuple[str, str] | None:
        """Find the part and the name of a cell; one known by its line alone has to say what was read there."""
        place = spot.place if spot.place.cell is not None else self._by_line(spot)
        if place is None or place.cell is None or place.sheet not in self._sheets:
            return None
        return self._sheets[place.sheet], place.cell.upper()

    def _by_line(self, spot: Spot) -> Place | None:
        if self._grid is None:
            self._grid = xlsx.read(self._source, file="")
        grid, said = self._grid, "".join(spot.printed.split())
        tables = [table for table in grid.blocks if isinstance(table, Table)] if said else []
        places = (
            place_of(grid, table, cell.row, cell.column)
            for table in tables
            for cell in table.cells
            if table.first_row + cell.row == spot.place.row and said in "".join(cell.text.split())
        )
        return next(places, None)

    def _first_free(
        self, spots: tuple[Spot, ...], parts: dict[str, NotePart]
    ) -> tuple[int | None, tuple[str, str] | None]:
        """Find the first cell that takes a note; in one with a conversation programs of today would not show it."""
        for at, spot in enumerate(spots):
            where = self._found(spot)
            if where is not None and where[1] not in parts[where[0]].threaded:
                return at, where
        return None, None

    def _notes_of(self, part: str) -> tuple[bytes | None, str]:
        name = self.parts.only(part, "comments")
        content = None if name is None else self.parts.part(name)
        return content, markup.namespace(markup.root_of(self._part(part))).strip("{}")

    def _put(self, part: str, known: NotePart, notes: list[Note], number: int) -> None:
        """Write the notes of one sheet and their boxes."""
        data = self._part(part)
        relations = self.parts.relations(part)
        is_strict = self._notes_of(part)[1] == _STRICT
        kinds = _STRICT_RELATIONS if is_strict else _RELATIONS
        comments = self.parts.only(part, "comments")
        name = comments or self.parts.free_name("xl/comments{}.xml")
        self.parts.put(name, known.written(notes))
        self.parts.declare(name, _NOTES)
        if comments is None:
            self.parts.relate(part, f"{kinds}/comments", name)
        line = next(tags.tags(data, (_LINE,)), None)
        wanted = None if line is None else tags.attributes(data, line).get("id")
        drawing = next((one.target for one in relations if one.name == wanted), None)
        boxes = [Box(*place_of_cell(one.cell), known.text_with(one), known.has(one.cell)) for one in notes]
        old = None if drawing is None else self.parts.part(drawing)
        if line is not None and old is None:
            raise NotInPlace("a line that names a drawing which is not there")
        made = drawing or self.parts.free_name("xl/drawings/vmlDrawing{}.vml")
        self.parts.put(made, with_boxes(old, boxes, SheetGeometry(data), number))
        if drawing is None:
            self.parts.declare_suffix("vml", _DRAWING)
            relation = self.parts.relate(part, f"{kinds}/vmlDrawing", made)
            told = f'<{tags.named(data, _LINE)} xmlns:r="{kinds}" r:id="{relation}"/>'
            self.parts.edit(part, data, [Edit(_end_of_what_comes_before(data), 0, told)])


def _end_of_what_comes_before(data: bytes) -> int:
    """Say where in a sheet the line that names the drawing of its notes has to stand."""
    cells = [tag.end for tag in tags.tags(data, ("sheetData",)) if tag.is_end]
    at, depth = cells[-1], 0
    for tag in tags.tags(data, start=at):
        if tag.is_start and not tag.is_end:
            depth += 1
        if tag.is_end and not tag.is_start:
            depth -= 1
        if tag.is_end and depth == 0 and tag.name in _BEFORE:
            at = tag.end
    return at
