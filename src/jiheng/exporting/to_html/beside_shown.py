"""Between the summary and the forms: the contents, what was found across forms, projects of several years."""

from typing import Final

import msgspec

from jiheng.checks import ReportedAcross, Severity
from jiheng.exporting.answers import answer_line
from jiheng.exporting.contents import Entry
from jiheng.exporting.lines import printable
from jiheng.exporting.summary_shapes import label
from jiheng.exporting.words import Say, title
from jiheng.exporting.years_words import called, figures, others, row_cell, row_head, tells, year_of
from jiheng.pile import Pile, SideBySide

MOST_YEARS: Final = 100
_SEVERITIES: Final = tuple(sorted(Severity, reverse=True))


class EntryShown(msgspec.Struct, frozen=True):
    """A line of the contents; ``counts`` are pairs of a kind and how many items of it there are."""

    id: str
    number: int
    name: str
    unit: str
    claimed: str
    due: str
    counts: tuple[tuple[str, int], ...]


class AcrossShown(msgspec.Struct, frozen=True):
    """Something found across forms, with links to them and what can be laid side by side."""

    kind: str
    severity: str
    title: str
    code: str
    message: str
    remedy: str
    acts: str
    answer: str
    forms: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]


class YearsShown(msgspec.Struct, frozen=True):
    """A project through the years: figures in columns, and the indicators that tell something, year by year."""

    name: str
    heads: tuple[str, ...]
    figures: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    others: str


def entry_shown(entry: Entry) -> EntryShown:
    """Lay out a line of the contents."""
    counts = tuple((one.name.lower(), entry.items[one]) for one in _SEVERITIES)
    return EntryShown(f"form-{entry.number}", entry.number, entry.name, entry.unit, entry.claimed, entry.due, counts)


def across_shown(one: ReportedAcross, pile: Pile, say: Say) -> AcrossShown:
    """Lay out what was found across forms."""
    answer = answer_line(one, say)
    return AcrossShown(
        kind=one.severity.name.lower() if one.is_open else "advice",
        severity=say.severity(one.severity),
        title=title(one.code, say),
        code=one.code,
        message=printable(say.message(one)),
        remedy=printable(say.remedy(one)),
        acts=say.acts(one),
        answer=printable(f"{answer}{say('。', '.')}") if answer else "",
        forms=tuple((f"form-{place + 1}", f"【{place + 1}】{label(pile, place, 1, say)}") for place in one.forms),
        evidence=tuple(map(printable, one.evidence)),
    )


def years_shown(project: SideBySide, say: Say) -> YearsShown:
    """Lay out a project with forms of several years."""
    return YearsShown(
        name=called(project, say),
        heads=tuple(year_of(one, say) for one in project.years),
        figures=figures(project, say),
        rows=tuple(
            (row_head(row, say), tuple(row_cell(one, say) for one in row.years)) for row in project.rows if tells(row)
        ),
        others=others(project, say),
    )
