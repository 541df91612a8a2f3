"""What points are due: a module per method, pure functions, exact decimals, and the arithmetic as explanation."""

from jiheng.scoring.arithmetic import plain, show
from jiheng.scoring.cases import CaseOutcome, run_cases
from jiheng.scoring.effect import Effect, effect, lifts_above_whole
from jiheng.scoring.execution import execution_rates, score_execution
from jiheng.scoring.grade import grade, grades_between
from jiheng.scoring.indicator import score
from jiheng.scoring.quantity import scored_direction
from jiheng.scoring.results import Due, Interval, Result, Row, Score, TotalDue, Unscored
from jiheng.scoring.rows import understand
from jiheng.scoring.scheme import Scheme, SchemeKind, may_lack_execution, scheme
from jiheng.scoring.total import due, side_by_side
from jiheng.scoring.waived import is_waived
from jiheng.scoring.weights import expected_weights

__all__ = [
    "CaseOutcome",
    "Due",
    "Effect",
    "Interval",
    "Result",
    "Row",
    "Scheme",
    "SchemeKind",
    "Score",
    "TotalDue",
    "Unscored",
    "due",
    "effect",
    "execution_rates",
    "expected_weights",
    "grade",
    "grades_between",
    "is_waived",
    "lifts_above_whole",
    "may_lack_execution",
    "plain",
    "run_cases",
    "scheme",
    "score",
    "score_execution",
    "scored_direction",
    "show",
    "side_by_side",
    "understand",
]
