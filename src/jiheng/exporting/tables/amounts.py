"""Money in tables: as printed, with its unit beside it; in yuan only where nobody has to be asked for the unit."""

from decimal import Decimal
from typing import Final

from jiheng.assess import Assessment
from jiheng.exporting.words import Say
from jiheng.form import Field
from jiheng.values import AmountUnit, UnitStatus

_STATES: Final = {
    UnitStatus.PRINTED: ("表头写明", "as printed"),
    UnitStatus.PRESUMED: ("待确认", "to be confirmed"),
    UnitStatus.CONFIRMED: ("已确认", "confirmed"),
}
_NAMES: Final = {1: "元", 1_000: "千元", 10_000: "万元", 1_000_000: "百万元", 100_000_000: "亿元"}


def unit_state(unit: AmountUnit, say: Say) -> str:
    """Say whether the unit of a form's amounts may be relied on, and which one somebody confirmed."""
    state = say(*_STATES[unit.status])
    if unit.status is not UnitStatus.CONFIRMED or unit.factor is None:
        return state
    name = _NAMES.get(int(unit.factor)) or say(f"{unit.factor:f} 元", f"{unit.factor:f} yuan")
    return f"{state}{say('：', ': ')}{name}"


def unit_told(unit: AmountUnit, say: Say) -> str:
    """Give the unit that a form prints, and how it stands where somebody had to be asked."""
    printed = unit.printed or say("未写", "none")
    return (
        printed
        if unit.status is UnitStatus.PRINTED
        else f"{printed}{say('（', ' (')}{unit_state(unit, say)}{say('）', ')')}"
    )


def in_yuan(assessment: Assessment, field: Field[Decimal]) -> Decimal | None:
    """Give an amount in yuan; ``None`` where its unit or its reading is open, for then it is in no sum either."""
    return assessment.unit.yuan(field.value) if field.is_certain else None
