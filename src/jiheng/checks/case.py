"""What a check is given: the form, how it was read, what its values mean, and what the rules give for it."""

from collections.abc import Sequence

import msgspec

from jiheng.checks.findings import Stage
from jiheng.form import Doubt, Indicator, SelfEvaluation
from jiheng.rulepacks import RulePack
from jiheng.scoring import Due, Result
from jiheng.values import AmountUnit, Comparison, Value


class RowCase(msgspec.Struct, frozen=True):
    """One indicator with everything understood about it.

    ``index`` is its position in the form, ``key`` a stable name for it (made of category, name and occurrence) that
    survives a new version of the form; ``due`` what the pack gives, under ``pack`` of the case.
    """

    index: int
    key: str
    indicator: Indicator
    target: Value
    actual: Value
    comparison: Comparison
    due: Result


class Case(msgspec.Struct, frozen=True):
    """One form on the table.

    ``pack`` is the rule pack in force and ``comparison`` the one set beside it, whose results are never more than
    advice. ``fiscal_year`` is the year the user asked for, if any; ``finished`` whether the project is finished,
    where somebody said so.
    """

    form: SelfEvaluation
    doubts: Sequence[Doubt]
    rows: Sequence[RowCase]
    unit: AmountUnit
    due: Due
    pack: RulePack
    comparison: RulePack | None = None
    comparison_due: Due | None = None
    stage: Stage = Stage.REVIEW
    fiscal_year: int | None = None
    finished: bool | None = None
