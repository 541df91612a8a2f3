"""Where in a file one form ends and the next begins."""

import msgspec

from jiheng.form import FormKind
from jiheng.form.labelling import title_kind
from jiheng.form.labels import Part
from jiheng.reading.layout.columns import fund_columns, indicator_columns
from jiheng.reading.layout.lines import Line
from jiheng.reading.layout.years import year_alone


class Section(msgspec.Struct, frozen=True):
    """The lines of one form. ``title`` is the position of the line that names it, ``kind`` what that title says."""

    lines: tuple[Line, ...]
    title: int | None
    kind: FormKind | None


def sections_of(lines: list[Line]) -> tuple[list[Section], list[Line]]:
    """Cut a file into forms; the second value is what belongs to none: tables of contents, portal furniture.

    A form begins at its title, or at its 项目名称 where it has no title of its own, once the form before has shown
    something of its own. It is a form only when something is filled in or asked for: a head of columns, or a project
    together with its department.
    """
    cuts: list[int] = []
    has_content = False
    for index, line in enumerate(lines):
        title = _title_of(line) is not None
        project = _names_project(line)
        if (title or project) and (has_content or not cuts):
            cuts.append(index)
            has_content = False
        has_content = has_content or project or _is_head(lines, index)
    # A table that names neither itself nor its project is still looked at: its columns may say what it is.
    cuts = cuts or [0]
    cuts = [_with_year_above(lines, cut) for cut in cuts]
    sections: list[Section] = []
    rest: list[Line] = lines[: cuts[0]]
    for start, stop in zip(cuts, [*cuts[1:], len(lines)], strict=True):
        section = _section(lines[start:stop])
        if section is None:
            rest.extend(lines[start:stop])
        else:
            sections.append(section)
    return sections, rest


def _with_year_above(lines: list[Line], cut: int) -> int:
    """Take a year on the line above a title into the form."""
    above = lines[cut - 1].sole_text if cut else None
    return cut - 1 if above is not None and year_alone(above) is not None else cut


def _title_of(line: Line) -> FormKind | None:
    text = line.sole_text
    return title_kind(text) if text is not None else None


def _names_project(line: Line) -> bool:
    heads = line.heads(Part.HEADER)
    return bool(heads) and heads[0][0].code == "project"


def _is_named(lines: list[Line]) -> bool:
    """A project and its department are labelled: a form, even if none of its blocks is left."""
    codes = {label.code for line in lines for label, _ in line.heads(Part.HEADER)}
    return {"project", "competent_department"} <= codes


def _is_head(lines: list[Line], index: int) -> bool:
    line = lines[index]
    if line.joined:
        return bool(line.heads(Part.INDICATOR_COLUMN, Part.FUND_COLUMN))
    return indicator_columns(line, None) is not None or fund_columns(line) is not None


def _section(lines: list[Line]) -> Section | None:
    title, kind = None, None
    for index, line in enumerate(lines):
        found = _title_of(line)
        if found is not None:
            title, kind = index, found
        if _names_project(line) or _is_head(lines, index):
            break
    if not any(_is_head(lines, index) for index in range(len(lines))) and not _is_named(lines):
        return None
    return Section(tuple(lines), title, kind)
