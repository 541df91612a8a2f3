"""What the template is given: forms drawn, findings numbered, the summary in sentences. It only has to set them."""

from collections.abc import Iterator
from typing import Final

import msgspec

import jiheng
from jiheng.assess import Assessment, Audience
from jiheng.checks import Reported, Severity, Who
from jiheng.exporting.lines import printable
from jiheng.exporting.points import claimed_total, due_total, plain
from jiheng.exporting.records import rules_records
from jiheng.exporting.standing import AT_THE_HEAD, execution_line, rules_line
from jiheng.exporting.summary import Point, summary
from jiheng.exporting.to_html.drawing import Arithmetic, Drawing, Mark, Marks, arithmetic, draw
from jiheng.exporting.words import CLOSING, Item, Say, is_folded, is_the_units, items_of, reasons_of, verdict
from jiheng.form import Doubt, SelfEvaluation
from jiheng.pile import Pile

_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_LETTERS: Final = "ⓐⓑⓒⓓⓔⓕⓖⓗⓘⓙⓚⓛⓜⓝⓞⓟⓠⓡⓢⓣⓤⓥⓦⓧⓨⓩ"


class FindingShown(msgspec.Struct, frozen=True):
    """A finding under its item."""

    code: str
    message: str
    remedy: str
    acts: str
    clauses: tuple[str, ...]
    lighter: str


class ItemShown(msgspec.Struct, frozen=True):
    """An item of the list under a form."""

    id: str
    sign: str
    kind: str
    severity: str
    matter: str
    cells: str
    findings: tuple[FindingShown, ...]


class DoubtShown(msgspec.Struct, frozen=True):
    """A doubt of reading in the list under a form."""

    id: str
    sign: str
    code: str
    what: str


class RowShown(msgspec.Struct, frozen=True):
    """A row of the annex of arithmetic."""

    name: str
    values: str
    max_points: str
    claimed: str
    arithmetic: Arithmetic


class FormShown(msgspec.Struct, frozen=True):
    """A form with everything said of it."""

    id: str
    number: int
    name: str
    unit: str
    file: str
    drawing: Drawing
    verdict: str
    claimed: str
    due: str
    execution: str
    scheme: str
    rules: str
    weighty: tuple[ItemShown, ...]
    folded: tuple[ItemShown, ...]
    common: int
    doubts: tuple[DoubtShown, ...]
    not_judged: tuple[tuple[str, str], ...]
    arithmetic: tuple[RowShown, ...]
    total_steps: tuple[str, ...]
    counts: dict[str, int]


class PageShown(msgspec.Struct, frozen=True):
    """The whole document."""

    lang: str
    title: str
    pile: bool
    points: tuple[Point, ...]
    forms: tuple[FormShown, ...]
    rules: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    version: str
    closing: str
    unfolded: bool


def page(pile: Pile, say: Say) -> PageShown:
    """Lay the pile out."""
    alone = len(pile.assessments) == 1 and not pile.unreadable
    once = frozenset() if pile.options.unfolded else pile.common_codes
    forms = tuple(_form(one, number, pile, once, say) for number, one in enumerate(pile.assessments, start=1))
    name = forms[0].name if alone else say(f"{len(forms)} 张自评表", f"{len(forms)} forms")
    return PageShown(
        lang=say("zh-CN", "en"),
        title=say(f"绩效自评表检查报告：{name}", f"Report on self-evaluations: {name}"),
        pile=not alone,
        points=() if alone else summary(pile, say),
        forms=forms,
        rules=tuple((one.id, one.sha256) for one in rules_records(pile)),
        files=tuple(dict.fromkeys((one.source.file, one.source.sha256) for one in pile.assessments)),
        version=jiheng.__version__,
        closing=say(*CLOSING),
        unfolded=pile.options.unfolded,
    )


def _form(assessment: Assessment, number: int, pile: Pile, once: frozenset[str], say: Say) -> FormShown:
    form, audience = assessment.form, pile.options.audience
    items = items_of(tuple(one for one in assessment.findings if one.code not in once | AT_THE_HEAD))
    if audience is Audience.UNIT:
        items = tuple(sorted(items, key=lambda item: not is_the_units(item)))
    marks, id_ = Marks(), f"form-{number}"
    listed = tuple(_item(item, f"{id_}-{place}", place, form, say) for place, item in enumerate(items, start=1))
    for shown, item in zip(listed, items, strict=True):
        mark = Mark(sign=shown.sign, target=shown.id, kind=shown.kind, words=f"{shown.severity} {shown.matter}")
        for one in item.findings:
            marks.put(one.where.block, one.where.row, one.where.field, mark)
    doubts = tuple(_doubt(one, f"{id_}-reading-{at}", at, say) for at, one in enumerate(assessment.doubts, start=1))
    for told, doubt in zip(doubts, assessment.doubts, strict=True):
        words = say("读表存疑，请核对", "doubtful reading, please compare")
        mark = Mark(sign=told.sign, target=told.id, kind="reading", words=words)
        marks.put(doubt.where.block, doubt.where.row, doubt.where.field, mark)
    folded = {one.id for one, item in zip(listed, items, strict=True) if is_folded(item, audience)}
    return FormShown(
        id=id_,
        number=number,
        name=say.name(form),
        unit=form.implementing_unit.value or form.competent_department.value or "",
        file=say.source(assessment.source),
        drawing=draw(assessment, marks, say),
        verdict=verdict(items, say),
        claimed=claimed_total(assessment.due, say),
        due=due_total(assessment.due, say),
        execution=execution_line(assessment, say),
        scheme="".join(say.message(one) for one in assessment.findings if one.code in AT_THE_HEAD - once),
        rules=rules_line(assessment, say),
        weighty=tuple(one for one in listed if one.id not in folded),
        folded=tuple(one for one in listed if one.id in folded),
        common=len({one.code for one in assessment.findings} & once),
        doubts=doubts,
        not_judged=reasons_of(assessment.not_judged, say),
        arithmetic=tuple(_arithmetic(assessment, say)),
        total_steps=assessment.due.steps,
        counts={kind: sum(one.kind == kind for one in listed) for kind in ("error", "doubt", "advice")},
    )


def _item(item: Item, id_: str, place: int, form: SelfEvaluation, say: Say) -> ItemShown:
    return ItemShown(
        id=id_,
        sign=_sign(_CIRCLED, place),
        kind=item.severity.name.lower(),
        severity=say.severity(item.severity),
        matter=say.matter(item, form),
        cells=say("、", ", ").join(item.cells),
        findings=tuple(_finding(one, item.severity, say) for one in item.findings),
    )


def _finding(one: Reported, weight: Severity, say: Say) -> FindingShown:
    return FindingShown(
        code=one.code,
        message=printable(say.message(one)),
        remedy=printable(say.remedy(one)),
        acts="" if one.who is Who.UNIT else say.who(one.who),
        clauses=one.clauses,
        lighter=say.severity(one.severity) if one.severity < weight else "",
    )


def _sign(signs: str, place: int) -> str:
    return signs[place - 1] if place <= len(signs) else f"({place})"


def _doubt(doubt: Doubt, id_: str, place: int, say: Say) -> DoubtShown:
    return DoubtShown(id_, _sign(_LETTERS, place), doubt.code, printable(say(doubt.what, doubt.what_en or doubt.what)))


def _arithmetic(assessment: Assessment, say: Say) -> Iterator[RowShown]:
    fund, due = assessment.form.total_fund, assessment.due
    if fund is not None:
        yield RowShown(
            name=say("预算执行率", "execution rate"),
            values=fund.execution_rate.value or "",
            max_points=plain(fund.max_points.value),
            claimed=plain(fund.claimed_points.value),
            arithmetic=arithmetic(due.execution, say),
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
            arithmetic=arithmetic(found, say),
        )
