"""What people answer to findings: a reason written beside a form (说明), or something settled for a whole pile.

A note is written for a row or a block as it was then. When that has changed the note is outdated: it is shown, and
answers nothing until somebody has looked at it again. No answer ever makes a finding weigh more.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from hashlib import blake2s
from typing import Any, Final

import msgspec

from jiheng.form import Block, Field, SelfEvaluation, Where

_SIZE: Final = 6  # bytes, as of a fingerprint


class AnswerKind(StrEnum):
    """How a finding was answered: by a reason, by one that is outdated, or for the whole pile."""

    ANSWERED = "answered"
    OUTDATED = "outdated"
    EXEMPT = "exempt"


class Answer(msgspec.Struct, frozen=True):
    """What was answered, by whom and when, where that was written."""

    kind: AnswerKind
    reason: str
    by: str | None = None
    date: str | None = None


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A reason attached to a matter of a form.

    ``matter`` names it in words. ``written_for`` gives, by the fingerprint of each finding that is answered, the
    :func:`digest <content_of>` of what the finding spoke of when the note was written. ``reason`` is ``None`` until
    somebody has written one. ``again``: what it speaks of has changed since, and nobody has looked at it again yet.
    ``ended``: the matter was not raised any more when the note was last brought up to date.
    """

    matter: str
    written_for: Mapping[str, str]
    reason: str | None = None
    by: str | None = None
    date: str | None = None
    again: bool = False
    ended: bool = False

    def answer_to(self, fingerprint: str, digest: str) -> Answer | None:
        """Give the answer to a finding about something with ``digest``; ``None`` where nothing was written for it."""
        if self.reason is None or fingerprint not in self.written_for:
            return None
        holds = not self.again and self.written_for[fingerprint] == digest
        return Answer(AnswerKind.ANSWERED if holds else AnswerKind.OUTDATED, self.reason, self.by, self.date)


def content_of(form: SelfEvaluation, where: Where) -> str:
    """Hash what stands in the row or block that a finding speaks of, so that a change of it is noticed.

    For a row that is what was aimed at, what was reached, and its points; a note in the form itself counts only where
    the finding is about that note. How values are printed does not matter.
    """
    said = [_written(field) for field in _CONTENT[where.block](form, where)]
    return blake2s("\x1f".join(said).encode(), digest_size=_SIZE).hexdigest()


def _written(field: Field[Any]) -> str:
    value = field.value
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)


def _header(form: SelfEvaluation, where: Where) -> Iterator[Field[Any]]:
    yield from (form.title, form.fiscal_year, form.project, form.project_code)
    yield from (form.competent_department, form.implementing_unit)
    if where.field == "amount_unit":
        yield from _funds(form, where)


def _funds(form: SelfEvaluation, where: Where) -> Iterator[Field[Any]]:  # noqa: ARG001 - one shape for all blocks
    yield form.amount_unit
    for fund in form.funds:
        yield from (fund.original_budget, fund.revised_budget, fund.actual_expenditure)
        yield from (fund.max_points, fund.execution_rate, fund.claimed_points)


def _goal(form: SelfEvaluation, where: Where) -> Iterator[Field[Any]]:  # noqa: ARG001 - as above
    yield from (form.annual_goal.expected, form.annual_goal.achieved)


def _indicators(form: SelfEvaluation, where: Where) -> Iterator[Field[Any]]:
    for row in form.indicators if where.row is None else (form.indicators[where.row],):
        yield from (row.comparator, row.target, row.unit, row.actual, row.max_points, row.claimed_points)
        if where.field == "deviation_note":
            yield row.deviation_note


def _total(form: SelfEvaluation, where: Where) -> Iterator[Field[Any]]:  # noqa: ARG001 - as above
    yield from (form.total.max_points, form.total.claimed_points)
    for fund in form.funds:
        yield from (fund.max_points, fund.claimed_points)
    for row in form.indicators:
        yield from (row.max_points, row.claimed_points)


def _footer(form: SelfEvaluation, where: Where) -> Iterator[Field[Any]]:  # noqa: ARG001 - as above
    yield from (remark.text for remark in form.remarks)


_CONTENT: Final[Mapping[Block, Callable[[SelfEvaluation, Where], Iterator[Field[Any]]]]] = {
    Block.HEADER: _header,
    Block.FUNDS: _funds,
    Block.GOAL: _goal,
    Block.INDICATORS: _indicators,
    Block.TOTAL: _total,
    Block.FOOTER: _footer,
}
