"""How each row came out, as far as it can be told: the same word in every section of the report."""

from typing import Final

from jiheng.assess import Assessment
from jiheng.checks import RowCase, Severity
from jiheng.values import Outcome

REACHED: Final = "达到"
MISSED: Final = "未达到"
OPEN: Final = "待核实"
"""Nobody can tell, or something is doubtful about the target or the actual."""
_OUTCOMES: Final = {Outcome.REACHED: REACHED, Outcome.MISSED: MISSED, Outcome.CANNOT_TELL: OPEN}
_OF_VALUES: Final = frozenset({"target", "actual"})


def outcomes_of(assessment: Assessment) -> tuple[str, ...]:
    """Say of each row whether its target was reached, as far as nothing about target or actual is doubtful."""
    doubtful = {
        one.where.row
        for one in assessment.findings
        if one.is_open and one.severity is not Severity.ADVICE and one.where.field in _OF_VALUES
    }
    doubtful |= {row.index for row in assessment.rows if not _is_certain(row)}
    return tuple(OPEN if row.index in doubtful else _OUTCOMES[row.comparison.outcome] for row in assessment.rows)


def _is_certain(row: RowCase) -> bool:
    return row.indicator.target.is_certain and row.indicator.actual.is_certain
