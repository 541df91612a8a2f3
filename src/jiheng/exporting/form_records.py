"""From a form as it was read to its record."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jiheng.assess import Reading, Source
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
from jiheng.reading import verdict_of


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
            figure_text(form.total.max_points.value),
            figure_text(form.total.claimed_points.value),
            figure_text(form.total.reviewed_points.value),
        ),
        doubts=tuple(map(doubt_record, reading.doubts)),
        project_code=form.project_code.value,
        remarks=tuple(RemarkRecord(one.code, one.label, one.text.value, one.chosen) for one in form.remarks),
        left_over=reading.left_over,
        source=source_record(reading.source),
        other_amount_units=tuple(one.value for one in form.other_amount_units if one.value is not None),
        criteria=tuple(map(_criterion, form.criteria)),
        reading=reading_record(form, reading.doubts),
        kind=form.kind if isinstance(form, OtherForm) else FormKind.SELF_EVALUATION,
    )


def figure_text(figure: Decimal | None) -> str | None:
    """Give a figure as digits; nothing where there is none."""
    return plain(figure) or None


def source_record(source: Source) -> SourceRecord:
    """Record which form this is."""
    return SourceRecord(source.file, source.sha256, source.number)


def doubt_record(one: Doubt) -> DoubtRecord:
    """Record a doubt of reading."""
    return DoubtRecord(one.code, one.where, one.what, one.what_en, one.settled)


def reading_record(form: SelfEvaluation | OtherForm, doubts: Sequence[Doubt]) -> ReadingRecord:
    """Record how a form was read."""
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
        original_budget=figure_text(fund.original_budget.value),
        revised_budget=figure_text(fund.revised_budget.value),
        actual_expenditure=figure_text(fund.actual_expenditure.value),
        max_points=figure_text(fund.max_points.value),
        execution_rate=fund.execution_rate.value,
        claimed_points=figure_text(fund.claimed_points.value),
        deviation_note=fund.deviation_note.value,
        received=figure_text(fund.received.value),
        further=_further(fund.further),
    )


def _indicator(row: Indicator) -> IndicatorRecord:
    return IndicatorRecord(
        dimension=row.dimension.value,
        category=row.category.value,
        name=row.name.value,
        target=row.target.value,
        actual=row.actual.value,
        max_points=figure_text(row.max_points.value),
        claimed_points=figure_text(row.claimed_points.value),
        deviation_note=row.deviation_note.value,
        comparator=row.comparator.value,
        unit=row.unit.value,
        dimension_points=figure_text(row.dimension_points.value),
        category_points=figure_text(row.category_points.value),
        reviewed_points=figure_text(row.reviewed_points.value),
        goal=row.goal.value,
        goal_points=figure_text(row.goal_points.value),
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
        max_points=figure_text(row.max_points.value),
        claimed_points=figure_text(row.claimed_points.value),
        reviewed_points=figure_text(row.reviewed_points.value),
        deviation_note=row.deviation_note.value,
        dimension_points=figure_text(row.dimension_points.value),
        category_points=figure_text(row.category_points.value),
    )
