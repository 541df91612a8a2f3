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


class Beside(msgspec.Struct, frozen=True):
    """A rule pack set beside the one in force for comparison, and what it gives for the form."""

    pack: RulePack
    due: Due


class Case(msgspec.Struct, frozen=True):
    """One form on the table.

    ``pack`` is the rule pack in force, ``due`` what it gives. ``beside`` are those set beside it, in the order in which
    they were named: they are shown, and no finding rests on them alone. ``fiscal_year`` is the year the user asked for,
    if any; ``finished`` whether the project is finished, where somebody said so; ``declaration`` the approved goals and
    indicators, where they were given.
    """

    form: SelfEvaluation
    doubts: Sequence[Doubt]
    rows: Sequence[RowCase]
    unit: AmountUnit
    due: Due
    pack: RulePack
    beside: tuple[Beside, ...] = ()
    stage: Stage = Stage.REVIEW
    fiscal_year: int | None = None
    finished: bool | None = None
    declaration: SelfEvaluation | None = None

    @property
    def awaits_results(self) -> bool:
        """The form still has to be filled in, and nothing else is to be said of it.

        A declaration has no results by its nature; where a reading is in doubt, they may stand elsewhere.
        """
        is_sure = all(doubt.settled for doubt in self.doubts)
        return self.stage is not Stage.DECLARATION and is_sure and self.form.awaits_results

    @property
    def packs(self) -> tuple[RulePack, ...]:
        """The pack in force, then those beside it."""
        return (self.pack, *(one.pack for one in self.beside))
