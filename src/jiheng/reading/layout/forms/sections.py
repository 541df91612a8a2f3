"""Where in a file one form ends and the next begins."""

from itertools import pairwise

import msgspec

from jiheng.form import FormKind
from jiheng.form.labelling import title_kind
from jiheng.form.labels import Part
from jiheng.reading.layout.joined.furniture import without_furniture
from jiheng.reading.layout.joined.glued import cut_at_labels
from jiheng.reading.layout.lines import Line
from jiheng.reading.layout.parts.sources_across import heads_sources
from jiheng.reading.layout.parts.years import year_alone
from jiheng.reading.layout.rows.columns import heads_criteria, heads_funds, heads_indicators


class Section(msgspec.Struct, frozen=True):
    """The lines of one form. ``title`` is the position of the line that names it, ``kind`` what that title says.

    ``above`` are the lines before the first form of a file, which belong to none.
    """

    lines: tuple[Line, ...]
    title: int | None
    kind: FormKind | None
    above: tuple[Line, ...] = ()


class _Mark(msgspec.Struct, frozen=True):
    """What a line says of where a form begins: it is a title, it names the project, it heads columns.

    ``across`` says that it heads sources of money side by side, which budgets of all sorts do as well.
    """

    title: FormKind | None
    project: bool
    head: bool
    across: bool = False


# How far below a head its first row may stand.
_NEXT = 3
_NOTHING = _Mark(None, project=False, head=False)
_TELLING = (Part.HEADER, Part.INDICATOR_COLUMN, Part.FUND_COLUMN, Part.FUND_ROW)


def sections_of(lines: list[Line]) -> list[Section]:
    """Cut a file into forms, and leave out what belongs to none: tables of contents, portal furniture.

    A form begins at its title, or at its 项目名称 where it has no title of its own, once the form before has shown
    something of its own. It is a form only when something is filled in or asked for: a head of columns, or a project
    together with its department. A text without any is looked at once more, cut at the labels in it.
    """
    lines = without_furniture(lines)
    return _forms_among(lines) or _forms_among(cut_at_labels(lines))


def _forms_among(lines: list[Line]) -> list[Section]:
    if not lines:
        return []
    marks = [_mark(line, lines[index + 1 : index + 1 + _NEXT]) for index, line in enumerate(lines)]
    cuts: list[int] = []
    has_content = False
    for index, mark in enumerate(marks):
        if (mark.project or mark.title is not None) and (has_content or not cuts):
            cuts.append(index)
            has_content = False
        has_content = has_content or mark.project or mark.head
    # A table that names neither itself nor its project is still looked at: its columns may say what it is.
    cuts = cuts or [0]
    cuts = [_with_year_above(lines, cut) for cut in cuts]
    found = (_section(lines[start:stop], marks[start:stop]) for start, stop in pairwise([*cuts, len(lines)]))
    sections = [section for section in found if section is not None]
    if sections and cuts[0]:
        sections[0] = msgspec.structs.replace(sections[0], above=tuple(lines[: cuts[0]]))
    return sections


def _with_year_above(lines: list[Line], cut: int) -> int:
    """Take a year on the line above a title into the form."""
    above = lines[cut - 1].sole_text if cut else None
    return cut - 1 if above is not None and year_alone(above) is not None else cut


def _mark(line: Line, below: list[Line]) -> _Mark:
    text = line.sole_text
    if text is None and line.parts.isdisjoint(_TELLING):
        return _NOTHING
    heads = line.heads(Part.HEADER)
    return _Mark(
        title_kind(text) if text is not None else None,
        project=bool(heads) and heads[0][0].code == "project",
        head=_is_head(line),
        across=not line.joined and heads_sources(line, below),
    )


def _is_named(lines: list[Line]) -> bool:
    """A project and its department are labelled: a form, even if none of its blocks is left."""
    codes = {label.code for line in lines for label, _ in line.heads(Part.HEADER)}
    return {"project", "competent_department"} <= codes


def _is_head(line: Line) -> bool:
    if line.joined:
        return not line.parts.isdisjoint((Part.INDICATOR_COLUMN, Part.FUND_COLUMN))
    return heads_indicators(line) or heads_funds(line) or heads_criteria(line)


def _section(lines: list[Line], marks: list[_Mark]) -> Section | None:
    is_titled = any(mark.title is not None for mark in marks)
    has_head = any(mark.head or (mark.across and is_titled) for mark in marks)
    if not has_head and not _is_named(lines):
        return None
    title = None
    for index, mark in enumerate(marks):
        if mark.title is not None:
            title = index
        if mark.project or mark.head:
            break
    return Section(tuple(lines), title, marks[title].title if title is not None else None)
