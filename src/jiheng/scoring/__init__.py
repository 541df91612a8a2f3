"""What points are due: a module per method, pure functions, exact decimals, and the arithmetic as explanation."""

from jiheng.scoring.arithmetic import show
from jiheng.scoring.execution import score_execution
from jiheng.scoring.grade import grade, grades_between
from jiheng.scoring.indicator import score
from jiheng.scoring.results import Due, Interval, Result, Row, Score, Unscored
from jiheng.scoring.scheme import Scheme, SchemeKind, scheme
from jiheng.scoring.total import due
from jiheng.scoring.weights import expected_weights

__all__ = [
    "Due",
    "Interval",
    "Result",
    "Row",
    "Scheme",
    "SchemeKind",
    "Score",
    "Unscored",
    "due",
    "expected_weights",
    "grade",
    "grades_between",
    "scheme",
    "score",
    "score_execution",
    "show",
]
