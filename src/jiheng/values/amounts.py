"""In which unit the amounts of a form are: what the header prints, whether that can be, and the readings if not."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

import msgspec

from jiheng.form import Field, SelfEvaluation
from jiheng.values.money import parse_amount
from jiheng.values.quantities import Unit
from jiheng.values.unit_signs import Figures, Sign, Thresholds, figures_of, signs_against, signs_against_yuan
from jiheng.values.units import unit_of_column

_MONEY = "money"
_NOT_PRINTED = Sign(0, "表头没有印金额单位", "the header prints no unit of money")
_NOT_MONEY = Sign(0, "表头的单位不是金额单位", "the unit in the header is no unit of money")


class UnitStatus(StrEnum):
    """Whether a unit of money may be relied on."""

    PRINTED = "printed"
    PRESUMED = "presumed"
    CONFIRMED = "confirmed"


class UnitReading(msgspec.Struct, frozen=True):
    """What the largest amount of the form would be in one unit: ``factor`` yuan per unit, ``yuan`` in yuan."""

    unit: str
    factor: Decimal
    yuan: Decimal | None


class AmountUnit(msgspec.Struct, frozen=True):
    """The unit of a form's amounts.

    ``printed`` is what the header says, if anything. ``factor`` is yuan per unit where the status is printed or
    confirmed, else ``None``. ``readings`` are those that have to be chosen from while it is presumed, the printed one
    first; ``reasons`` what speaks against the printed unit and for it.
    """

    printed: str | None
    status: UnitStatus
    factor: Decimal | None
    readings: tuple[UnitReading, ...] = ()
    reasons: tuple[str, ...] = ()
    reasons_en: tuple[str, ...] = ()

    def yuan(self, figure: Decimal | None) -> Decimal | None:
        """Give a printed figure in yuan, exactly; ``None`` while the unit is only presumed."""
        return None if figure is None or self.factor is None else figure * self.factor


def judge_unit(form: SelfEvaluation, confirmed: str | None = None, *, thresholds: Thresholds) -> AmountUnit:
    """Say in which unit a form's amounts are.

    Where the form prints more than one, none is chosen: all of them are readings, until somebody confirms one. Where
    every amount names its own unit there is nothing to confirm.

    ``confirmed`` is the unit that somebody who knows has named. ``thresholds`` are the keys ``money.unit.*`` of the
    rule pack, without that prefix: those of :data:`jiheng.values.UNIT_THRESHOLDS`.

    Raises:
        ValueError: ``confirmed`` is no unit of money.
        KeyError: a threshold is missing.
    """
    printed = form.amount_unit.value
    named = parse_amount(form.amount_unit.printed)
    if printed is not None and named is not None and named.unit == printed:
        return AmountUnit(printed, UnitStatus.PRINTED, _factor(_money(printed)))  # every amount names its own
    if confirmed is not None:
        return AmountUnit(printed, UnitStatus.CONFIRMED, _factor(_money(confirmed)))
    found = figures_of(form)
    others = form.other_amount_units
    if others:
        return _presumed(printed, found, _different(printed, others), tuple(map(_printed_elsewhere, others)))
    unit = None if printed is None else unit_of_column(printed)
    if unit is None or not _is_money(unit):
        return _presumed(printed, found, ("元", "万元"), (_NOT_PRINTED if printed is None else _NOT_MONEY,))
    factor = _factor(unit)
    signs: tuple[Sign, ...] = ()
    if found is not None and factor == 1:
        signs = signs_against_yuan(form, found, thresholds)
    elif found is not None:
        signs = signs_against(form, found, factor, thresholds)
    if sum(sign.weight for sign in signs) < thresholds["weight_to_doubt"]:
        return AmountUnit(printed, UnitStatus.PRINTED, factor)
    return _presumed(printed, found, (unit.name, "万元" if factor == 1 else "元"), signs)


def _presumed(
    printed: str | None, found: Figures | None, names: tuple[str, ...], signs: tuple[Sign, ...]
) -> AmountUnit:
    total = None if found is None else found.total
    readings = [
        UnitReading(name, factor, None if total is None else total * factor)
        for name in names
        for factor in (_factor(_money(name)),)
    ]
    reasons, reasons_en = tuple(sign.zh for sign in signs), tuple(sign.en for sign in signs)
    return AmountUnit(printed, UnitStatus.PRESUMED, None, tuple(readings), reasons, reasons_en)


def _different(printed: str | None, others: Sequence[Field[str]]) -> tuple[str, ...]:
    """Give the units that a form prints, each once, the one of its header first; two of them at least."""
    every = (printed, *(other.value for other in others))
    names = dict.fromkeys(name for name in every if name is not None and _is_money(unit_of_column(name)))
    return tuple(names) if len(names) > 1 else tuple(dict.fromkeys((*names, "元", "万元")))


def _printed_elsewhere(other: Field[str]) -> Sign:
    where = "" if other.place is None else f"（{other.place}）"
    return Sign(
        0, f"「{other.printed}」{where}写的单位是{other.value}", f"“{other.printed}” names the unit {other.value}"
    )


def _money(name: str) -> Unit:
    unit = unit_of_column(name)
    if unit is None or not _is_money(unit):
        raise ValueError(f"「{name}」不是金额单位，请写元、千元、万元、百万元或亿元")
    return unit


def _is_money(unit: Unit | None) -> bool:
    return unit is not None and unit.dimension == _MONEY


def _factor(unit: Unit) -> Decimal:
    return Decimal(unit.size[0]) / Decimal(unit.size[1])
