"""From forms and assessments to the records of a report."""

from decimal import Decimal

import msgspec

from jiheng.assess import Assessment, Options
from jiheng.exporting.answer_records import notes_record
from jiheng.exporting.answers import by_answer
from jiheng.exporting.finding_record import finding_record, not_applicable_record, not_judged_record
from jiheng.exporting.form_records import doubt_record, figure_text, reading_record, source_record
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
from jiheng.pile import NotRead, Pile, written
from jiheng.scoring import Due, Interval, Result, Score, execution_rates, show


def checked_record(assessment: Assessment) -> CheckedRecord:
    """Record everything that is said of one form."""
    form = assessment.form
    items = items_of(by_answer(assessment.findings).open)
    return CheckedRecord(
        project=form.project.value,
        fiscal_year=form.fiscal_year.value,
        competent_department=form.competent_department.value,
        implementing_unit=form.implementing_unit.value,
        source=source_record(assessment.source),
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
            figure_text(assessment.unit.factor),
            assessment.unit.reasons,
        ),
        execution_rates=RatesRecord(*map(_percent, execution_rates(form.total_fund))),
        due=_due(assessment, assessment.due),
        beside=tuple(_due(assessment, one.due) for one in assessment.beside),
        reading=reading_record(assessment.form, assessment.doubts),
        doubts=tuple(map(doubt_record, assessment.doubts)),
        findings=tuple(map(finding_record, assessment.findings)),
        not_judged=tuple(map(not_judged_record, assessment.not_judged)),
        not_applicable=tuple(map(not_applicable_record, assessment.skipped)),
        explanations=notes_record(assessment),
        declaration=None if (approved := assessment.declaration_source) is None else source_record(approved),
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


def _percent(share: Decimal | None) -> str | None:
    return None if share is None else show(share * 100)


def _shown(figure: Decimal | None) -> str | None:
    return None if figure is None else show(figure)


def _due(assessment: Assessment, due: Due) -> DueRecord:
    return DueRecord(
        rules=due.pack,
        execution=points_record(due.execution),
        indicators=tuple(
            DueRowRecord(
                row=place,
                name=row.name.value,
                max_points=figure_text(row.max_points.value),
                claimed_points=figure_text(row.claimed_points.value),
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
        claimed_total=figure_text(due.claimed_total),
        claimed_grade=due.claimed_grade,
    )
