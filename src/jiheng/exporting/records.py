"""From forms and assessments to the records of a report."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jiheng.assess import Assessment, Options, Reading, Source
from jiheng.exporting.answer_records import notes_record
from jiheng.exporting.answers import by_answer
from jiheng.exporting.finding_record import finding_record, not_applicable_record, not_judged_record
from jiheng.exporting.form_record import (
    CriterionRecord,
    DoubtRecord,
    FormRecord,
    FundRecord,
    FurtherRecord,
    GoalRecord,
    IndicatorRecord,
    ReadingRecord,
    RemarkRecord,
    SourceRecord,
    TotalRecord,
    UncertainRecord,
)
from jiheng.exporting.points import plain
from jiheng.exporting.points_record import (
    DueRecord,
    DueRowRecord,
    PointsRecord,
    RatesRecord,
)
from jiheng.exporting.report import (
    AmountRecord,
    CheckedRecord,
    OptionsRecord,
    RosterRecord,
    RulesRecord,
    ScoredRecord,
    UnreadableRecord,
)
from jiheng.exporting.since_record import form_since_record
from jiheng.exporting.standing import notes, verdict
from jiheng.exporting.words import Say, items_of
from jiheng.form import (
    Category,
    Criterion,
    Dimension,
    Doubt,
    Field,
    FormKind,
    Fund,
    Indicator,
    OtherForm,
    Remark,
    SelfEvaluation,
    clean,
    fields_of,
)
from jiheng.pile import NotRead, Pile, written
from jiheng.reading import verdict_of
from jiheng.scoring import Due, Interval, Result, Score, execution_rates, show


def form_record(reading: Reading) -> FormRecord:
    """Record a form as it was read."""
    form = reading.form
    return FormRecord(
        title=form.title.value,
        fiscal_year=form.fiscal_year.value,
        project=form.project.value,
        competent_department=form.competent_department.value,
        implementing_unit=form.implementing_unit.value,
        amount_unit=form.amount_unit.value,
        funds=tuple(map(_fund, form.funds)),
        annual_goal=GoalRecord(form.annual_goal.expected.value, form.annual_goal.achieved.value),
        indicators=tuple(map(_indicator, form.indicators)),
        total=TotalRecord(
            _figure(form.total.max_points.value),
            _figure(form.total.claimed_points.value),
            _figure(form.total.reviewed_points.value),
        ),
        doubts=tuple(map(_doubt, reading.doubts)),
        project_code=form.project_code.value,
        remarks=tuple(RemarkRecord(one.code, one.label, one.text.value, one.chosen) for one in form.remarks),
        left_over=reading.left_over,
        source=_source(reading.source),
        other_amount_units=tuple(one.value for one in form.other_amount_units if one.value is not None),
        criteria=tuple(map(_criterion, form.criteria)),
        reading=_reading(form, reading.doubts),
        kind=form.kind if isinstance(form, OtherForm) else FormKind.SELF_EVALUATION,
    )


def checked_record(assessment: Assessment) -> CheckedRecord:
    """Record everything that is said of one form."""
    form = assessment.form
    items = items_of(by_answer(assessment.findings).open)
    return CheckedRecord(
        project=form.project.value,
        fiscal_year=form.fiscal_year.value,
        competent_department=form.competent_department.value,
        implementing_unit=form.implementing_unit.value,
        source=_source(assessment.source),
        rules=assessment.pack.id,
        stage=assessment.stage,
        notes=notes(assessment, Say("zh")),
        notes_en=notes(assessment, Say("en")),
        verdict=verdict(assessment, items, Say("zh")),
        verdict_en=verdict(assessment, items, Say("en")),
        written=written(assessment),
        amounts=AmountRecord(
            assessment.unit.printed,
            assessment.unit.status.value,
            _figure(assessment.unit.factor),
            assessment.unit.reasons,
        ),
        execution_rates=RatesRecord(*map(_percent, execution_rates(form.total_fund))),
        due=_due(assessment, assessment.due),
        beside=tuple(_due(assessment, one.due) for one in assessment.beside),
        reading=_reading(assessment.form, assessment.doubts),
        doubts=tuple(map(_doubt, assessment.doubts)),
        findings=tuple(map(finding_record, assessment.findings)),
        not_judged=tuple(map(not_judged_record, assessment.not_judged)),
        not_applicable=tuple(map(not_applicable_record, assessment.skipped)),
        explanations=notes_record(assessment),
    )


def checked_in(pile: Pile, place: int, assessment: Assessment) -> CheckedRecord:
    """Record everything that is said of the form at a place of a pile."""
    found = checked_record(assessment)
    return msgspec.structs.replace(found, since=form_since_record(pile.became(place, assessment)))


def options_record(options: Options) -> OptionsRecord:
    """Record what was asked for."""
    return OptionsRecord(
        rules=options.rules,
        stage=options.stage,
        audience=options.audience,
        year=options.year,
        level=options.level,
        finished=options.finished,
        confirmed_unit=options.confirmed_unit,
        preview=options.preview,
    )


def roster_record(pile: Pile) -> RosterRecord | None:
    """Record the roster, where there is one."""
    roster = pile.roster
    if roster is None:
        return None
    return RosterRecord(roster.source.file, roster.source.sha256, len(roster.entries), roster.columns)


def scored_record(assessment: Assessment) -> ScoredRecord:
    """Record the points of one form."""
    whole = checked_record(assessment)
    return ScoredRecord(
        project=whole.project,
        fiscal_year=whole.fiscal_year,
        implementing_unit=whole.implementing_unit,
        source=whole.source,
        rules=whole.rules,
        notes=whole.notes,
        notes_en=whole.notes_en,
        execution_rates=whole.execution_rates,
        due=whole.due,
        beside=whole.beside,
        doubts=whole.doubts,
    )


def rules_records(pile: Pile) -> tuple[RulesRecord, ...]:
    """Record all packs that were used, by id."""
    return tuple(RulesRecord(pack.id, pack.sha256) for pack in pile.packs)


def unreadable_record(one: NotRead) -> UnreadableRecord:
    """Record what could not be read."""
    return UnreadableRecord(one.file, one.reason, one.remedy, one.reason_en, one.remedy_en, one.passed_over)


def points_record(found: Result) -> PointsRecord:
    """Record points due."""
    if isinstance(found, Score):
        return PointsRecord(points=show(found.points), steps=found.steps, clause=found.clause)
    if isinstance(found, Interval):
        return PointsRecord(
            low=show(found.low),
            high=show(found.high),
            high_included=found.high_included,
            steps=found.steps,
            clause=found.clause,
        )
    return PointsRecord(reason=found.reason, reason_en=found.reason_en, clause=found.clause)


def _figure(figure: Decimal | None) -> str | None:
    return plain(figure) or None


def _percent(share: Decimal | None) -> str | None:
    return None if share is None else show(share * 100)


def _shown(figure: Decimal | None) -> str | None:
    return None if figure is None else show(figure)


def _source(source: Source) -> SourceRecord:
    return SourceRecord(source.file, source.sha256, source.number)


def _doubt(one: Doubt) -> DoubtRecord:
    return DoubtRecord(one.code, one.where, one.what, one.what_en, one.settled)


def _reading(form: SelfEvaluation | OtherForm, doubts: Sequence[Doubt]) -> ReadingRecord:
    found = verdict_of(form, doubts)
    uncertain = tuple(
        UncertainRecord(
            msgspec.structs.replace(where, cell=str(field.place)), field.certainty.score, field.certainty.reasons
        )
        for where, field in fields_of(form)
        if not field.is_certain
    )
    return ReadingRecord(found.how, found.reasons, found.reasons_en, uncertain)


def _fund(fund: Fund) -> FundRecord:
    return FundRecord(
        source=fund.source,
        label=fund.label.value,
        original_budget=_figure(fund.original_budget.value),
        revised_budget=_figure(fund.revised_budget.value),
        actual_expenditure=_figure(fund.actual_expenditure.value),
        max_points=_figure(fund.max_points.value),
        execution_rate=fund.execution_rate.value,
        claimed_points=_figure(fund.claimed_points.value),
        deviation_note=fund.deviation_note.value,
        received=_figure(fund.received.value),
        further=_further(fund.further),
    )


def _indicator(row: Indicator) -> IndicatorRecord:
    return IndicatorRecord(
        dimension=row.dimension.value,
        category=row.category.value,
        name=row.name.value,
        target=row.target.value,
        actual=row.actual.value,
        max_points=_figure(row.max_points.value),
        claimed_points=_figure(row.claimed_points.value),
        deviation_note=row.deviation_note.value,
        comparator=row.comparator.value,
        unit=row.unit.value,
        dimension_points=_figure(row.dimension_points.value),
        category_points=_figure(row.category_points.value),
        reviewed_points=_figure(row.reviewed_points.value),
        goal=row.goal.value,
        goal_points=_figure(row.goal_points.value),
        dimension_label=_word(row.dimension),
        category_label=_word(row.category),
        further=_further(row.further),
    )


def _further(found: tuple[Remark, ...]) -> tuple[FurtherRecord, ...]:
    return tuple(FurtherRecord(one.label, one.text.value) for one in found)


def _word(heading: Field[Dimension] | Field[Category]) -> str | None:
    """Give the word of a heading for which there is no code."""
    return clean(heading.printed) or None if heading.value is None else None


def _criterion(row: Criterion) -> CriterionRecord:
    return CriterionRecord(
        dimension=row.dimension.value,
        category=row.category.value,
        name=row.name.value,
        standard=row.standard.value,
        max_points=_figure(row.max_points.value),
        claimed_points=_figure(row.claimed_points.value),
        reviewed_points=_figure(row.reviewed_points.value),
        deviation_note=row.deviation_note.value,
        dimension_points=_figure(row.dimension_points.value),
        category_points=_figure(row.category_points.value),
    )


def _due(assessment: Assessment, due: Due) -> DueRecord:
    return DueRecord(
        rules=due.pack,
        execution=points_record(due.execution),
        indicators=tuple(
            DueRowRecord(
                row=place,
                name=row.name.value,
                max_points=_figure(row.max_points.value),
                claimed_points=_figure(row.claimed_points.value),
                due=points_record(found),
            )
            for place, (row, found) in enumerate(zip(assessment.form.indicators, due.indicators, strict=True))
        ),
        low=_shown(due.low),
        high=_shown(due.high),
        grade=due.grade,
        grades=due.grades,
        execution_counted=due.execution_counted,
        open_rows=due.open_rows,
        steps=due.steps,
        claimed_total=_figure(due.claimed_total),
        claimed_grade=due.claimed_grade,
    )
