"""What the template is given: forms drawn, findings numbered, the summary in sentences. It only has to set them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final

import msgspec

import jiheng
from jiheng.assess import Assessment, Audience
from jiheng.checks import Reported
from jiheng.exporting.across_words import codes_by_form, see_above
from jiheng.exporting.answers import TO_REVIEW, NoteTold, annex, answer_line
from jiheng.exporting.contents import contents
from jiheng.exporting.doubts_told import sections
from jiheng.exporting.lines import printable
from jiheng.exporting.records import rules_records
from jiheng.exporting.side_by_side import beside_line
from jiheng.exporting.standing import (
    execution_line,
    finished_hint,
    how_read,
    notes,
    points_told,
    rules_line,
    verdict,
)
from jiheng.exporting.summary import summary
from jiheng.exporting.summary_shapes import Point, is_alone, label
from jiheng.exporting.to_html.arithmetic import SheetShown, sheets
from jiheng.exporting.to_html.beside_shown import (
    MOST_YEARS,
    AcrossShown,
    EntryShown,
    YearsShown,
    across_shown,
    entry_shown,
    years_shown,
)
from jiheng.exporting.to_html.drawing import Drawing, Mark, Marks, draw
from jiheng.exporting.to_html.listing import (
    CIRCLED,
    DoubtLister,
    DoubtsListed,
    FoldedShown,
    ItemShown,
    item_shown,
    parted,
)
from jiheng.exporting.to_html.since_shown import SinceShown, since_shown
from jiheng.exporting.told import told_of
from jiheng.exporting.words import CLOSING, Say, forms, is_the_units, reasons_of
from jiheng.pile import Pile, asks_whether_finished
from jiheng.reading import is_open

# Of more forms than these the arithmetic is not printed unless it is asked for: nobody works through it on paper.
_MOST_WITH_ANNEX: Final = 3
_FIRST: Final = {
    Audience.UNIT: ("请您先看这几项", "Please look at these first"),
    Audience.REVIEWER: ("需要处理", "To act on"),
}


class FormShown(msgspec.Struct, frozen=True):
    """A form with everything said of it."""

    id: str
    number: int
    name: str
    unit: str
    file: str
    reading: str
    approved: str
    drawing: Drawing
    verdict: str
    points: str
    execution: str
    scheme: str
    rules: str
    beside: str
    notes: tuple[str, ...]
    since: SinceShown
    across: str
    asked: bool
    review_head: str
    to_review: tuple[ItemShown, ...]
    head: str
    weighty: tuple[ItemShown, ...]
    folded: tuple[FoldedShown, ...]
    common: int
    doubts: tuple[DoubtsListed, ...]
    not_judged: tuple[tuple[str, str], ...]
    not_judged_hint: str
    exempt: tuple[str, ...]
    annex: tuple[NoteTold, ...]
    sheets: tuple[SheetShown, ...]


class PointShown(msgspec.Struct, frozen=True):
    """A point of the summary; its details are pairs of a link, if there is one to a form, and a sentence.

    Where there is a section for them instead, ``section`` is its id.
    """

    sign: str
    head: str
    text: str
    details: tuple[tuple[tuple[str, str] | None, str], ...]
    section: str


class PageShown(msgspec.Struct, frozen=True):
    """The whole document.

    ``annex``: the arithmetic is printed, too, and not only one click away on a screen. ``forms`` can be gone through
    once; ``years_left`` counts the projects with forms of several years beyond those in ``years``.
    """

    lang: str
    title: str
    audience: str
    pile: bool
    annex: bool
    points: tuple[PointShown, ...]
    contents: tuple[EntryShown, ...]
    across: tuple[AcrossShown, ...]
    years: tuple[YearsShown, ...]
    years_left: int
    forms: Iterable[FormShown]
    rules: tuple[tuple[str, str], ...]
    agreed: tuple[str, str] | None
    files: tuple[tuple[str, str], ...]
    version: str
    closing: str
    unfolded: bool


def page(pile: Pile, say: Say) -> PageShown:
    """Lay the pile out."""
    alone, agreed = is_alone(pile), pile.options.agreed
    many, years = len(pile.gists), pile.years
    name = say.name(pile.gists[0].project) if alone else say(f"{many} 张自评表", forms(many))
    return PageShown(
        lang=say("zh-CN", "en"),
        title=say(f"绩效自评表检查报告：{name}", f"Report on self-evaluations: {name}"),
        audience=say.audience(pile.options),
        pile=not alone,
        annex=many <= _MOST_WITH_ANNEX or pile.options.unfolded,
        points=() if alone else tuple(map(partial(_point, pile, say), CIRCLED, summary(pile, say))),
        contents=tuple(map(entry_shown, contents(pile, say))),
        across=tuple(across_shown(one, pile, say) for one in pile.across),
        years=tuple(years_shown(one, say) for one in years[:MOST_YEARS]),
        years_left=max(len(years) - MOST_YEARS, 0),
        forms=_forms(pile, say),
        rules=tuple((one.id, one.sha256) for one in rules_records(pile)),
        agreed=None if agreed is None else (agreed.file, agreed.sha256),
        files=tuple(dict.fromkeys(_files(pile))),
        version=jiheng.__version__,
        closing=say(*CLOSING),
        unfolded=pile.options.unfolded,
    )


def _files(pile: Pile) -> Iterator[tuple[str, str]]:
    """Name every file that was read, each form's with the notes beside it and the goals it was held against."""
    for one in pile.gists:
        for source in (one.source, one.notes_source, one.declaration_source):
            if source is not None:
                yield source.file, source.sha256


def _point(pile: Pile, say: Say, sign: str, point: Point) -> PointShown:
    return PointShown(
        sign,
        point.head,
        point.text,
        tuple(
            (
                None
                if detail.place is None
                else (
                    f"form-{detail.place + 1}",
                    f"【{detail.place + 1}】{label(pile, detail.place, detail.alike, say)}",
                ),
                detail.text,
            )
            for detail in (() if point.section else point.details)
        ),
        point.section,
    )


def _forms(pile: Pile, say: Say) -> Iterator[FormShown]:
    """Lay out one form after the other, each as it is asked for: drawn, it takes far more room than on its shelf."""
    across = codes_by_form(pile)
    for place, assessment in enumerate(pile.assessments):
        yield _form(assessment, place + 1, pile, see_above(across.get(place, ()), say), say)


def _form(assessment: Assessment, number: int, pile: Pile, across: str, say: Say) -> FormShown:
    form, audience = assessment.form, pile.options.audience
    found = told_of(assessment, pile)
    items, to_review = found.items, found.to_review
    if audience is Audience.UNIT:
        items = tuple(sorted(items, key=lambda item: not is_the_units(item)))
    marks, id_, since = Marks(), f"form-{number}", pile.became(number - 1, assessment)
    every = (*to_review, *items)
    all_shown = tuple(
        item_shown(item, f"{id_}-{place}", place, assessment, since, say) for place, item in enumerate(every, start=1)
    )
    listed = all_shown[len(to_review) :]
    for shown, item in zip(all_shown, every, strict=True):
        mark = Mark(sign=shown.sign, target=shown.id, kind=shown.kind, words=f"{shown.severity} {shown.matter}")
        for one in item.findings:
            marks.put(one.where.block, one.where.row, one.where.field, mark)
    lister = DoubtLister(id_, say)
    doubts = tuple(map(lister.listed, sections(assessment.doubts, say)))
    for place, doubt in enumerate(assessment.doubts):
        at, target = lister.marks[place]
        words = (
            say("读表存疑，请核对", "doubtful reading, please compare")
            if is_open(doubt)
            else say("读表说明，请看一眼", "note on the reading, please glance")
        )
        mark = Mark(sign=at, target=target, kind="reading", words=words)
        marks.put(doubt.where.block, doubt.where.row, doubt.where.field, mark)
    weighty, folded = parted(listed, items, audience, say)
    asks_finished = is_alone(pile) and asks_whether_finished(assessment)
    return FormShown(
        id=id_,
        number=number,
        name=say.name(form.project.value),
        unit=form.implementing_unit.value or form.competent_department.value or "",
        file=say.source(assessment.source),
        reading=how_read(form, assessment.doubts, say),
        approved="" if assessment.declaration_source is None else say.source(assessment.declaration_source),
        drawing=draw(assessment, marks, say),
        verdict=verdict(assessment, items, say, elsewhere=bool(found.above)),
        points=points_told(assessment, say),
        execution=execution_line(assessment, say),
        scheme="".join(map(say.message, found.scheme)),
        rules=rules_line(assessment, say),
        beside=beside_line(assessment, say),
        notes=notes(assessment, say),
        since=since_shown(since, pile, say),
        across=across,
        asked=bool(found.above - pile.common_codes),
        review_head=say(*TO_REVIEW),
        to_review=all_shown[: len(to_review)],
        head=say(*_FIRST[audience]),
        weighty=weighty,
        folded=folded,
        common=len(found.above & pile.common_codes),
        doubts=doubts,
        not_judged=reasons_of(assessment.not_judged, say, unfolded=pile.options.unfolded),
        not_judged_hint=f"{finished_hint(say)}{say('。', '.')}" if asks_finished else "",
        exempt=_exempt(found.exempt, pile, say),
        annex=tuple(NoteTold(*map(printable, one)) for one in annex(assessment, say)),
        sheets=tuple(sheets(assessment, say)),
    )


def _exempt(found: Sequence[Reported], pile: Pile, say: Say) -> tuple[str, ...]:
    """Name what was settled for the pile, where no summary does so."""
    if not (is_alone(pile) or pile.options.unfolded):
        return ()
    return tuple(dict.fromkeys(f"{one.code}　{printable(answer_line(one, say))}" for one in found))
