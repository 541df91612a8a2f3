"""What is said of a pile as a whole: its points, what other packs come to, and what the report rests on."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import jiheng
from jiheng.assess import Source
from jiheng.checks import Beside
from jiheng.exporting.points import due_grade, result
from jiheng.exporting.side_by_side import beside_told
from jiheng.exporting.summary import summary
from jiheng.exporting.summary_shapes import SIGNS, label
from jiheng.exporting.tables.forms import POINTS, WHICH, AssessedForm, total_due
from jiheng.exporting.tables.shapes import Column, Kind, Table, by
from jiheng.exporting.words import Say
from jiheng.pile import Pile


class Told(NamedTuple):
    """A sentence under its head."""

    head: str
    text: str
    digest: str = ""


def points(pile: Pile, say: Say) -> Iterator[Told]:
    """Give the points of the summary, each sentence on a line of its own."""
    for sign, point in zip(SIGNS, summary(pile, say, hints=False), strict=False):
        yield Told(f"{sign} {point.head}", point.text)
        for place, text, alike in point.details:
            named = "" if place is None else f"【{place + 1}】{label(pile, place, alike, say)}{say('：', ': ')}"
            yield Told("", f"{named}{text}")


class Comparison(NamedTuple):
    """What one rule pack beside the one in force gives for a form."""

    one: AssessedForm
    beside: Beside


def compared(one: AssessedForm) -> Iterator[Comparison]:
    """Give what the packs beside the one in force come to."""
    return (Comparison(one, beside) for beside in beside_told(one.assessment))


def _form(line: Comparison) -> AssessedForm:
    return line.one


COMPARISONS: Final = Table[Comparison](
    "对照口径",
    "Other rules",
    (
        *by(_form, *WHICH, *POINTS),
        Column[Comparison]("对照口径", "Set beside", lambda line, say: say.sure(line.beside.pack), width=34),
        Column[Comparison](
            "对照测算得分", "Due by it", lambda line, say: total_due(line.beside.due, say), Kind.FIGURE, 15
        ),
        Column[Comparison](
            "对照测算等级", "Grade by it", lambda line, say: due_grade(line.beside.due, say) or None, width=13
        ),
        Column[Comparison](
            "对照执行率得分",
            "Execution by it",
            lambda line, say: result(line.beside.due.execution, say),
            Kind.FIGURE,
            15,
        ),
    ),
)
"""What packs beside the one in force come to, for comparison only."""

POINTS_TOLD: Final = Table[Told](
    "要点",
    "Points",
    (
        Column[Told]("要点", "Point", lambda one, _: one.head, width=18),
        Column[Told]("说明", "What", lambda one, _: one.text, Kind.LONG, 120),
    ),
    kept=0,
)
"""What is said first of a pile."""

BASIS: Final = Table[Told](
    "依据",
    "Basis",
    (
        Column[Told]("类别", "Kind", lambda one, _: one.head, width=12),
        Column[Told]("名称", "Name", lambda one, _: one.text, Kind.LONG, 60),
        Column[Told]("SHA-256", "SHA-256", lambda one, _: one.digest, width=68),
    ),
    kept=0,
)
"""Program, rule packs and files, so that the report can be made again."""


def basis(pile: Pile, say: Say) -> Iterator[Told]:
    """Give what a report of a pile rests on."""
    yield _program(say)
    yield Told(say("用途", "Report"), say.audience(pile.options))
    for pack in pile.packs:
        yield Told(say("规则包", "Rule pack"), f"{pack.id}　{say(pack.title, pack.title_en)}", pack.sha256)
    yield from _files((one.source for one in pile.gists), say)


def basis_of_files(files: Iterable[Source], say: Say) -> Iterator[Told]:
    """Give what a list of forms as they were read rests on."""
    yield _program(say)
    yield from _files(files, say)


def _program(say: Say) -> Told:
    return Told(say("程序", "Program"), f"{say('绩衡', 'Jiheng')} {jiheng.__version__}")


def _files(files: Iterable[Source], say: Say) -> Iterator[Told]:
    for file, digest in dict.fromkeys((one.file, one.sha256) for one in files):
        yield Told(say("文件", "File"), file, digest)
