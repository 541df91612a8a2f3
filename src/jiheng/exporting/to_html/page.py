"""What the template is given: forms drawn, findings numbered, the summary in sentences. It only has to set them."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

import msgspec

import jiheng
from jiheng.assess import Assessment, Audience
from jiheng.checks import Beside, Reported
from jiheng.exporting.answers import TO_REVIEW, NoteTold, annex, answer_line, by_answer
from jiheng.exporting.lines import printable
from jiheng.exporting.points import claimed_total, due_total, plain, points_line
from jiheng.exporting.records import rules_records
from jiheng.exporting.side_by_side import beside_line, beside_told
from jiheng.exporting.standing import (
    AT_THE_HEAD,
    execution_line,
    finished_hint,
    notes,
    rules_line,
    verdict,
)
from jiheng.exporting.summary import summary
from jiheng.exporting.summary_shapes import Point, is_alone, label, told_above
from jiheng.exporting.to_html.drawing import Arithmetic, Drawing, Mark, Marks, arithmetic, draw
from jiheng.exporting.to_html.listing import (
    CIRCLED,
    LETTERS,
    DoubtsShown,
    FoldedShown,
    ItemShown,
    doubts_shown,
    item_shown,
    parted,
    sign,
)
from jiheng.exporting.words import (
    CLOSING,
    Say,
    is_the_units,
    items_of,
    reasons_of,
    told_together,
)
from jiheng.pile import Pile, asks_whether_finished

# Of more forms than these the arithmetic is not printed unless it is asked for: nobody works through it on paper.
_MOST_WITH_ANNEX: Final = 3
_FIRST: Final = {
    Audience.UNIT: ("请您先看这几项", "Please look at these first"),
    Audience.REVIEWER: ("需要处理", "To act on"),
}


class RowShown(msgspec.Struct, frozen=True):
    """A row of the annex of arithmetic."""

    name: str
    values: str
    max_points: str
    claimed: str
    arithmetic: Arithmetic


class SheetShown(msgspec.Struct, frozen=True):
    """The arithmetic of one rule pack for one form, under ``head`` where it is not the one in force."""

    head: str
    rows: tuple[RowShown, ...]
    claimed: str
    due: str
    total_steps: tuple[str, ...]


class FormShown(msgspec.Struct, frozen=True):
    """A form with everything said of it."""

    id: str
    number: int
    name: str
    unit: str
    file: str
    drawing: Drawing
    verdict: str
    points: str
    execution: str
    scheme: str
    rules: str
    beside: str
    notes: tuple[str, ...]
    asked: bool
    review_head: str
    to_review: tuple[ItemShown, ...]
    head: str
    weighty: tuple[ItemShown, ...]
    folded: tuple[FoldedShown, ...]
    common: int
    doubts: tuple[DoubtsShown, ...]
    not_judged: tuple[tuple[str, str], ...]
    not_judged_hint: str
    exempt: tuple[str, ...]
    annex: tuple[NoteTold, ...]
    sheets: tuple[SheetShown, ...]
    counts: dict[str, int]


class PointShown(msgspec.Struct, frozen=True):
    """A point of the summary; its details are pairs of a link, if there is one to a form, and a sentence."""

    sign: str
    head: str
    text: str
    details: tuple[tuple[tuple[str, str] | None, str], ...]


class PageShown(msgspec.Struct, frozen=True):
    """The whole document. ``annex``: the arithmetic is printed, too, and not only one click away on a screen."""

    lang: str
    title: str
    audience: str
    pile: bool
    annex: bool
    points: tuple[PointShown, ...]
    forms: tuple[FormShown, ...]
    rules: tuple[tuple[str, str], ...]
    agreed: tuple[str, str] | None
    files: tuple[tuple[str, str], ...]
    version: str
    closing: str
    unfolded: bool


def page(pile: Pile, say: Say) -> PageShown:
    """Lay the pile out."""
    alone, agreed = is_alone(pile), pile.options.agreed
    forms = tuple(_form(one, number, pile, say) for number, one in enumerate(pile.assessments, start=1))
    name = forms[0].name if alone else say(f"{len(forms)} 张自评表", f"{len(forms)} forms")
    return PageShown(
        lang=say("zh-CN", "en"),
        title=say(f"绩效自评表检查报告：{name}", f"Report on self-evaluations: {name}"),
        audience=say.audience(pile.options),
        pile=not alone,
        annex=len(forms) <= _MOST_WITH_ANNEX or pile.options.unfolded,
        points=() if alone else tuple(map(partial(_point, pile, say), CIRCLED, summary(pile, say))),
        forms=forms,
        rules=tuple((one.id, one.sha256) for one in rules_records(pile)),
        agreed=None if agreed is None else (agreed.file, agreed.sha256),
        files=tuple(dict.fromkeys(_files(pile))),
        version=jiheng.__version__,
        closing=say(*CLOSING),
        unfolded=pile.options.unfolded,
    )


def _files(pile: Pile) -> Iterator[tuple[str, str]]:
    """Name every file that was read, each form's with the notes beside it."""
    for one in pile.gists:
        yield one.source.file, one.source.sha256
        if one.notes_source is not None:
            yield one.notes_source.file, one.notes_source.sha256


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
            for detail in point.details
        ),
    )


def _form(assessment: Assessment, number: int, pile: Pile, say: Say) -> FormShown:
    form, audience, above = assessment.form, pile.options.audience, told_above(pile)
    found = by_answer(assessment.findings)
    hidden = {one.code for one in found.open} & above
    items = items_of(tuple(one for one in found.open if one.code not in above | AT_THE_HEAD))
    to_review = items_of(found.to_review)
    if audience is Audience.UNIT:
        items = tuple(sorted(items, key=lambda item: not is_the_units(item)))
    marks, id_ = Marks(), f"form-{number}"
    every = (*to_review, *items)
    all_shown = tuple(
        item_shown(item, f"{id_}-{place}", place, assessment, say) for place, item in enumerate(every, start=1)
    )
    listed = all_shown[len(to_review) :]
    for shown, item in zip(all_shown, every, strict=True):
        mark = Mark(sign=shown.sign, target=shown.id, kind=shown.kind, words=f"{shown.severity} {shown.matter}")
        for one in item.findings:
            marks.put(one.where.block, one.where.row, one.where.field, mark)
    doubts = tuple(doubts_shown(told, id_) for told in told_together(assessment.doubts, say))
    for at, doubt in enumerate(assessment.doubts, start=1):
        words = say("读表存疑，请核对", "doubtful reading, please compare")
        mark = Mark(sign=sign(LETTERS, at), target=f"{id_}-reading-{at}", kind="reading", words=words)
        marks.put(doubt.where.block, doubt.where.row, doubt.where.field, mark)
    weighty, folded = parted(listed, items, audience, say)
    asks_finished = is_alone(pile) and asks_whether_finished(assessment)
    return FormShown(
        id=id_,
        number=number,
        name=say.name(form.project.value),
        unit=form.implementing_unit.value or form.competent_department.value or "",
        file=say.source(assessment.source),
        drawing=draw(assessment, marks, say),
        verdict=verdict(assessment, items, say, elsewhere=bool(hidden)),
        points=points_line(assessment.due, say),
        execution=execution_line(assessment, say),
        scheme="".join(say.message(one) for one in found.open if one.code in AT_THE_HEAD - above),
        rules=rules_line(assessment, say),
        beside=beside_line(assessment, say),
        notes=notes(assessment, say),
        asked=bool(hidden - pile.common_codes),
        review_head=say(*TO_REVIEW),
        to_review=all_shown[: len(to_review)],
        head=say(*_FIRST[audience]),
        weighty=weighty,
        folded=folded,
        common=len(hidden & pile.common_codes),
        doubts=doubts,
        not_judged=reasons_of(assessment.not_judged, say),
        not_judged_hint=f"{finished_hint(say)}{say('。', '.')}" if asks_finished else "",
        exempt=_exempt(found.exempt, pile, say),
        annex=tuple(NoteTold(*map(printable, one)) for one in annex(assessment, say)),
        sheets=tuple(_sheets(assessment, say)),
        counts={kind: sum(one.kind == kind for one in all_shown) for kind in ("error", "doubt", "advice")},
    )


def _exempt(found: Sequence[Reported], pile: Pile, say: Say) -> tuple[str, ...]:
    """Name what was settled for the pile, where no summary does so."""
    if not (is_alone(pile) or pile.options.unfolded):
        return ()
    return tuple(dict.fromkeys(f"{one.code}　{printable(answer_line(one, say))}" for one in found))


def _sheets(assessment: Assessment, say: Say) -> Iterator[SheetShown]:
    in_force = Beside(assessment.pack, assessment.due)
    for one in (in_force, *beside_told(assessment)):
        name = say.pack(one.pack)
        yield SheetShown(
            head="" if one is in_force else say(f"仅供对照：{name}", f"For comparison only: {name}"),
            rows=tuple(_arithmetic(assessment, one, say)),
            claimed=claimed_total(one.due, say),
            due=due_total(one.due, say),
            total_steps=one.due.steps,
        )


def _arithmetic(assessment: Assessment, under: Beside, say: Say) -> Iterator[RowShown]:
    fund, due, pack = assessment.form.total_fund, under.due, under.pack
    if fund is not None:
        yield RowShown(
            name=say("预算执行率", "execution rate"),
            values=fund.execution_rate.value or "",
            max_points=plain(fund.max_points.value),
            claimed=plain(fund.claimed_points.value),
            arithmetic=arithmetic(due.execution, pack, say),
        )
    for row, found in zip(assessment.form.indicators, due.indicators, strict=True):
        yield RowShown(
            name=row.name.value or "—",
            values=say(
                f"目标 {row.target.printed or '—'}，完成 {row.actual.printed or '—'}",
                f"target {row.target.printed or '—'}, actual {row.actual.printed or '—'}",
            ),
            max_points=plain(row.max_points.value),
            claimed=plain(row.claimed_points.value),
            arithmetic=arithmetic(found, pack, say),
        )
