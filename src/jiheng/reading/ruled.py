"""From ruling lines to tables with merged cells; whether the lines were printed or seen in a picture is all one.

Lines come as :class:`Segment`, in any unit, y growing downwards. What touches belongs to one table; lines closer
together than the tolerance are one line (double rulings, borders drawn once for each cell, bars with two sides). A cell
is what is left of the table's grid when the walls that are not there are taken away.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import msgspec

from jiheng.reading import limits, refusals
from jiheng.reading.room import Room
from jiheng.reading.segments import Box, Edge, Segment

_STEPS_OF_A_FIELD = 10
"""A field of a grid costs as much time as so many looks at a line."""
__all__ = ["Box", "RuledCell", "RuledTable", "Segment", "ruled_tables", "steps"]


class RuledCell(msgspec.Struct, frozen=True, gc=False):
    """One cell, by its upper left corner; rows and columns count from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


class RuledTable(msgspec.Struct, frozen=True):
    """A table as drawn: cells by row and column, and the edges of columns (x) and rows (y), one more than there are.

    Part of the box may be in no cell: lines need not fill a rectangle.
    """

    box: Box
    cells: tuple[RuledCell, ...]
    columns: tuple[float, ...]
    rows: tuple[float, ...]


def ruled_tables(
    horizontal: Sequence[Segment], vertical: Sequence[Segment], *, tolerance: float, room: Room | None = None
) -> list[RuledTable]:
    """Find the tables that lines enclose, from top to bottom and left to right; one inside another is one of its own.

    Args:
        horizontal: rulings from left to right.
        vertical: rulings from top to bottom.
        tolerance: how far apart ends that meet, or strokes that are one line, may be; less than half the height and
            width of any cell. Lines that cross no other make no table: columns without lines are told by their texts.
        room: how many steps from line to line the file has left; a page of its own where not given.

    Raises:
        Unreadable: there are more lines than any form has.

    """
    room = steps() if room is None else room
    across = _joined(horizontal, tolerance)
    down = _joined(vertical, tolerance)
    groups = _with_lone_lines(_groups(across, down, tolerance, room), tolerance, room)
    tables = [table for own in groups if (table := _table(*own, tolerance, room)) is not None]
    return sorted(tables, key=lambda table: (table.box.top, table.box.left))


def steps() -> Room:
    """Give the room for all steps from line to line, and from text to cell, that one file may cost."""
    return Room("格线与字符的步数", "the number of steps from line to line", limits.MAX_RULED_STEPS)


def _joined(segments: Iterable[Segment], tolerance: float) -> list[Segment]:
    """Make one of strokes that lie in one line and meet or overlap."""
    joined: list[Segment] = []
    for line in _lines(sorted(segments), tolerance):
        own = sorted(line, key=lambda segment: segment.start)
        first = 0
        while first < len(own):
            end, after = own[first].end, first + 1
            while after < len(own) and own[after].start <= end + tolerance:
                end = max(end, own[after].end)
                after += 1
            joined.append(Segment(_middle(own[first:after]), own[first].start, end))
            first = after
    return sorted(joined)


def _lines(ordered: Sequence[Segment], tolerance: float) -> list[list[Segment]]:
    """Group segments, ordered by ``at``, that are not further apart than the tolerance."""
    lines: list[list[Segment]] = []
    for segment in ordered:
        if lines and segment.at - lines[-1][0].at <= tolerance:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return lines


def _middle(segments: Sequence[Segment]) -> float:
    """Average where segments lie, the long counting more than the short."""
    length = sum(segment.end - segment.start for segment in segments)
    if length <= 0:
        return segments[0].at
    return sum(segment.at * (segment.end - segment.start) for segment in segments) / length


_Group: TypeAlias = tuple[list[Segment], list[Segment]]
"""Lines across and lines down that hang together."""


def _groups(across: list[Segment], down: list[Segment], tolerance: float, room: Room) -> list[_Group]:
    """Part lines into those that hang together."""
    own = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while own[one] != one:
            own[one] = own[own[one]]
            one = own[one]
        return one

    places = [segment.at for segment in down]
    for index, line in enumerate(across):
        first, after = bisect_left(places, line.start - tolerance), bisect_right(places, line.end + tolerance)
        room.take(max(after - first, 0))
        for other in range(first, after):
            if down[other].start - tolerance <= line.at <= down[other].end + tolerance:
                own[root(index)] = root(len(across) + other)
    groups: dict[int, _Group] = {}
    for index in range(len(own)):
        lines = groups.setdefault(root(index), ([], []))
        if index < len(across):
            lines[0].append(across[index])
        else:
            lines[1].append(down[index - len(across)])
    return list(groups.values())


def _with_lone_lines(groups: list[_Group], tolerance: float, room: Room) -> list[_Group]:
    """Give lines across that meet no line down to the table of the same width in whose rows they lie.

    A table without a left and a right border that has rows of one cell only falls apart there.
    """
    tables = sorted((own for own in groups if own[0] and own[1]), key=lambda own: own[0][0].at)
    lone = [line for own in groups if not own[1] for line in own[0]]
    whole: list[_Group] = []
    for across, down in tables:
        left, right = _width(across)
        closed = any(abs(line.at - left) <= 2 * tolerance or abs(line.at - right) <= 2 * tolerance for line in down)
        if closed or not whole or not _same_width(whole[-1][0], (left, right), tolerance):
            whole.append((across, down))
            continue
        room.take(len(lone))
        between = [
            line
            for line in lone
            if whole[-1][0][-1].at < line.at < across[0].at and _same_width([line], (left, right), tolerance)
        ]
        if between:
            whole[-1] = (sorted([*whole[-1][0], *between, *across]), sorted([*whole[-1][1], *down]))
        else:
            whole.append((across, down))
    return whole


def _width(across: Sequence[Segment]) -> tuple[float, float]:
    return min(line.start for line in across), max(line.end for line in across)


def _same_width(across: Sequence[Segment], width: tuple[float, float], tolerance: float) -> bool:
    left, right = _width(across)
    return abs(left - width[0]) <= 2 * tolerance and abs(right - width[1]) <= 2 * tolerance


class _Edges(msgspec.Struct, frozen=True):
    """The lines of one direction: where they lie, and for each which parts of it are drawn."""

    at: list[float]
    drawn: list[Edge]

    def wall(self, edge: int, start: float, end: float) -> bool:
        """Say whether more than half of a piece of an edge is drawn."""
        return 2 * self.drawn[edge].covered(start, end) > end - start


def _edges(lines: Sequence[Segment], crossing: Sequence[Segment], tolerance: float) -> _Edges:
    """Order the lines of one direction and add the outer edges that are not drawn.

    Such an edge is where two or more of the ``crossing`` lines end together, beyond the outermost line.
    """
    at: list[float] = []
    drawn: list[Edge] = []
    for line in _lines(sorted(lines), tolerance):
        at.append(_middle(line))
        drawn.append(Edge(line))
    start, end = _width(crossing)
    if start < at[0] - 2 * tolerance and sum(line.start <= start + tolerance for line in crossing) > 1:
        at.insert(0, start)
        drawn.insert(0, Edge(()))
    if end > at[-1] + 2 * tolerance and sum(line.end >= end - tolerance for line in crossing) > 1:
        at.append(end)
        drawn.append(Edge(()))
    return _Edges(at, drawn)


def _ending_at_two(lines: Sequence[Segment], edges: Sequence[float], tolerance: float) -> list[Segment]:
    """Leave out lines that do not reach from one crossing edge to another, as underlined words do not."""
    return [
        line
        for line in lines
        if bisect_right(edges, line.end + tolerance) - bisect_left(edges, line.start - tolerance) > 1
    ]


def _table(across: list[Segment], down: list[Segment], tolerance: float, room: Room) -> RuledTable | None:
    """Read the grid of lines that hang together; ``None`` where they enclose nothing."""
    for _ in range(2):  # a line that goes may leave one that crossed it without an end
        if not across or not down:
            return None
        columns, rows = _edges(down, across, tolerance), _edges(across, down, tolerance)
        across = _ending_at_two(across, columns.at, tolerance)
        down = _ending_at_two(down, rows.at, tolerance)
    if not across or not down:
        return None
    columns, rows = _edges(down, across, tolerance), _edges(across, down, tolerance)
    if len(columns.at) == 1 or len(rows.at) == 1:  # lines so near to each other that they are one
        return None
    cells = _cells(columns, rows, room)
    if not cells:
        return None
    box = Box(columns.at[0], rows.at[0], columns.at[-1], rows.at[-1])
    return RuledTable(box, tuple(cells), tuple(columns.at), tuple(rows.at))


class _Walls(msgspec.Struct, frozen=True):
    """Which walls of the fields of a grid are drawn, by row and column of the field."""

    right: list[list[bool]]
    below: list[list[bool]]

    def outside(self, columns: _Edges, rows: _Edges) -> list[list[bool]]:
        """Mark the fields that a corner without lines leaves open; a table may lack the border of one side."""
        width, height = len(columns.at) - 1, len(rows.at) - 1
        marked = [[False] * width for _ in range(height)]
        for top, row in ((0, 0), (height, height - 1)):
            for left, column in ((0, 0), (width, width - 1)):
                across = rows.wall(top, *columns.at[column : column + 2])
                if not across and not columns.wall(left, *rows.at[row : row + 2]):
                    self._mark(marked, row, column)
        return marked

    def _mark(self, marked: list[list[bool]], row: int, column: int) -> None:
        reached = [(row, column)]
        while reached:
            row, column = reached.pop()
            if marked[row][column]:
                continue
            marked[row][column] = True
            if column + 1 < len(marked[0]) and not self.right[row][column]:
                reached.append((row, column + 1))
            if column and not self.right[row][column - 1]:
                reached.append((row, column - 1))
            if row + 1 < len(marked) and not self.below[row][column]:
                reached.append((row + 1, column))
            if row and not self.below[row - 1][column]:
                reached.append((row - 1, column))


def _cells(columns: _Edges, rows: _Edges, room: Room) -> list[RuledCell]:
    """Join the fields of a grid where the wall between is missing, into rectangles from the upper left."""
    width, height = len(columns.at) - 1, len(rows.at) - 1
    if width * height > limits.MAX_RULED_FIELDS:
        raise refusals.too_large("表格的格线", f"{limits.MAX_RULED_FIELDS} 格", "the grid of a table")
    room.take(_STEPS_OF_A_FIELD * width * height)
    x, y = columns.at, rows.at
    right = [[columns.wall(c + 1, y[r], y[r + 1]) for c in range(width)] for r in range(height)]
    below = [[rows.wall(r + 1, x[c], x[c + 1]) for c in range(width)] for r in range(height)]
    taken = _Walls(right, below).outside(columns, rows)
    cells: list[RuledCell] = []
    for top in range(height):
        for left in range(width):
            if taken[top][left]:
                continue
            end = left + 1
            while end < width and not taken[top][end] and not right[top][end - 1]:
                end += 1
            bottom = top + 1
            while bottom < height and not any(
                below[bottom - 1][c] or taken[bottom][c] or (c > left and right[bottom][c - 1])
                for c in range(left, end)
            ):
                bottom += 1
            for row in range(top, bottom):
                taken[row][left:end] = [True] * (end - left)
            cells.append(RuledCell(top, left, bottom - top, end - left, Box(x[left], y[top], x[end], y[bottom])))
    return cells
