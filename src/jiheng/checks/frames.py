"""Frames: small forms written as text, into which the examples of a page are put.

A frame is a file of ``frame_forms/``: every line is one thing the form says, a label and what stands after it, cells
separated by ``|``, as a clerk would read it out. An example writes only the lines that differ:

- eight cells are a row of indicators; the rows of an example take the place of all rows of the frame;
- any other line starts with a label and takes the place of the line with that label (``实施单位 |`` blanks the unit,
  ``总分 | 100 | 99`` changes the total, ``年度 | 2021`` the year, ``指标表头`` the heads above the rows);
- ``+ 自评等级 | 优`` adds a line under the total;
- ``< 总分 | 100 | 99`` is laid out one cell too far to the left, as happens when a cell was deleted.

Where an example changes rows and says nothing of 总分, the total is added up anew, so that an example about one row
does not stumble over the sum. :func:`text_of` lays the lines out as the official table.
"""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import resources
from typing import Final

import msgspec

from jiheng.checks.pages import Cells, Example
from jiheng.checks.registry import BadCheck
from jiheng.form import Entry

Line = tuple[str, ...]

_ROW_CELLS: Final = 8
_ENTRY_CELLS: Final = 6
_POINTS: Final = (5, 6)  # where 分值 and 得分 stand in a row of indicators
_TOTAL: Final = "总分"
_FUND_HEAD: Final = ("", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
_BLOCK, _ROW_HEAD = "指标块名称", "指标表头"
_HEADER: Final = ("标题", "年度", "项目名称", "主管部门", "实施单位", "金额单位")
_GOAL: Final = ("预期目标", "实际完成情况")
_BLANK: Final = ("",)


class Frame(msgspec.Struct, frozen=True):
    """The lines of a form: those with a label by their label, the rows of indicators, and what is added at the foot.

    ``shifted`` are those of them that stand one cell too far to the left.
    """

    labelled: dict[str, Line]
    rows: tuple[Line, ...]
    foot: tuple[Line, ...] = ()
    shifted: frozenset[Line] = frozenset()


def _folder() -> "resources.abc.Traversable":
    return resources.files("jiheng.checks").joinpath("frame_forms")


def names() -> tuple[str, ...]:
    """The frames there are."""
    return tuple(sorted(entry.name.removesuffix(".txt") for entry in _folder().iterdir()))


@cache
def frame(name: str) -> Frame:
    """Read a frame.

    Raises:
        BadCheck: there is no such frame.
    """
    if name not in names():
        raise BadCheck(f"there is no frame {name!r}, only {', '.join(names())}")
    lines = [_cells(line) for line in _folder().joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()]
    return Frame(
        {line[0]: line[1:] for line in lines if len(line) != _ROW_CELLS},
        tuple(line for line in lines if len(line) == _ROW_CELLS),
    )


def filled(example: Example) -> Frame:
    """Put ``example`` into its frame.

    Raises:
        BadCheck: there is no such frame, or it has no line with a label that the example writes.
    """
    whole = frame(example.frame)
    labelled = dict(whole.labelled)
    rows: list[Line] = []
    foot: list[Line] = []
    shifted: list[Line] = []
    for text in example.lines:
        line = _cells(text.removeprefix("+ ").removeprefix("< "))
        if text.startswith("< "):
            shifted.append(line)
        if text.startswith("+ "):
            foot.append(line)
        elif line[0] in labelled:
            labelled[line[0]] = line[1:]
        elif len(line) == _ROW_CELLS:
            rows.append(line)
        else:
            raise BadCheck(f"frame {example.frame!r} has no line labelled {line[0]!r}")
    if rows and labelled[_TOTAL] == whole.labelled[_TOTAL]:
        labelled[_TOTAL] = tuple(
            _shown(_number(total) + _sum(rows, column) - _sum(whole.rows, column))
            for total, column in zip(labelled[_TOTAL], _POINTS, strict=True)
        )
    return Frame(labelled, tuple(rows) or whole.rows, tuple(foot), frozenset(shifted))


def text_of(example: Example) -> str:
    """Lay the filled frame out as the official table: a line a row, tabs between cells, as published forms come.

    Raises:
        BadCheck: as :func:`filled`.
    """
    whole = filled(example)
    if example.cells is Cells.RUN_TOGETHER:
        whole = msgspec.structs.replace(whole, rows=tuple(map(_points_run_together, whole.rows)))
    title, year, project, department, unit, amount_unit = (whole.labelled[label][0] for label in _HEADER)
    goals = [whole.labelled[label][0] for label in _GOAL]
    funds = [
        (label, *cells)
        for label, cells in whole.labelled.items()
        if len(cells) == len(_FUND_HEAD) - 1 and label != _ROW_HEAD
    ]
    table: list[Line] = [
        ("项目名称", project),
        ("主管部门", department, "", "", "实施单位", unit),
        (f"项目资金（{amount_unit}）" if amount_unit else "项目资金", *_FUND_HEAD),
        *(_indented(fund, whole) for fund in funds),
        ("年度总体目标", "预期目标", "", "", "实际完成情况"),
        ("", goals[0], "", "", goals[1]),
        (*whole.labelled[_BLOCK], *whole.labelled[_ROW_HEAD]),
        *(_indented(row, whole) for row in whole.rows),
        _indented((_TOTAL, *whole.labelled[_TOTAL]), whole, blanks=4),
        *whole.foot,
    ]
    width = 1 + _ROW_CELLS
    if example.cells in {Cells.BLANKS, Cells.RUN_TOGETHER}:
        lines = [" ".join(filter(None, line)) for line in table]
    else:
        lines = ["\t".join(line + _BLANK * (width - len(line))) for line in table]
    return "\n".join([title, "", f"({year}年度)", "", *lines, ""])


def _points_run_together(row: Line) -> Line:
    first, last = _POINTS
    return (*row[:first], "".join(row[first : last + 1]), *row[last + 1 :])


def roster_of(example: Example) -> tuple[Entry, ...]:
    """Give the roster of an example.

    Raises:
        BadCheck: a line of it does not have its six cells.
    """
    found = []
    for number, text in enumerate(example.roster, start=1):
        line = _cells(text)
        if len(line) != _ENTRY_CELLS:
            raise BadCheck(f"an entry of a roster has {_ENTRY_CELLS} cells, and {text!r} has {len(line)}")
        code, project, unit = (cell or None for cell in line[:3])
        original, revised, spent = (Decimal(cell.replace(",", "")) if cell else None for cell in line[3:])
        found.append(
            Entry(
                number,
                code,
                project,
                unit,
                original_budget=original,
                revised_budget=revised,
                actual_expenditure=spent,
            )
        )
    return tuple(found)


def _indented(line: Line, whole: Frame, *, blanks: int = 0) -> Line:
    """Put a line under the head of its block, ``blanks`` empty cells between label and values; or one to the left."""
    indent = () if line in whole.shifted else _BLANK
    return (*indent, line[0], *_BLANK * blanks, *line[1:])


def _cells(line: str) -> Line:
    return tuple(cell.strip() for cell in line.split("|"))


def _sum(rows: Iterable[Line], column: int) -> Decimal:
    return sum((_number(row[column]) for row in rows), Decimal(0))


def _number(cell: str) -> Decimal:
    """A cell of points that is blank or holds a word adds nothing."""
    try:
        return Decimal(cell)
    except InvalidOperation:
        return Decimal(0)


def _shown(number: Decimal) -> str:
    return f"{number.normalize():f}"
