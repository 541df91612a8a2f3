"""The unit of money of a fund block, put together from all the places that name one: heads, labels, single cells."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

import msgspec

from jiheng.form import CERTAIN, AnyForm, Certainty, Field, Fund, clean
from jiheng.reading.layout.doubting.doubts import UNSETTLED
from jiheng.values import Amount, parse_amount

AMOUNTS = ("original_budget", "revised_budget", "received", "actual_expenditure")


def settle(form: AnyForm, funds: Sequence[Fund], named: Sequence[Field[str]]) -> AnyForm:
    """Put the rows of money into ``form``, in one unit. ``named`` are the units in heads and labels, nearest first.

    An amount that names its own unit (100万元) is stated exactly in that of the block. Where it names another, and
    amounts beside it name none, nothing tells in which unit those are: no unit is chosen for them, and what was
    converted stays open. Where every amount names its own, that is their unit whatever the heads say.
    """
    cells = [cell for fund in funds for name in AMOUNTS if (cell := _cell(fund, name)).value]
    own = [Field(name, cell.printed, cell.place) for cell in cells if (name := _own(cell).unit) is not None]
    every = bool(own) and len(own) == len(cells)
    unit = own[0] if every else next(iter(named), Field[str]())
    others = _others(unit, named if every else (*named, *own))
    if own:
        certainty = CERTAIN if every or not others else Certainty(UNSETTLED, ("格内自带的单位与表头不同",))
        funds = [_converted(fund, unit.value, certainty) for fund in funds]
    return msgspec.structs.replace(form, funds=tuple(funds), amount_unit=unit, other_amount_units=others)


def _cell(fund: Fund, name: str) -> Field[Decimal]:
    cell: Field[Decimal] = getattr(fund, name)
    return cell


def _own(cell: Field[Decimal]) -> Amount:
    """Give the amount in a cell as printed, with its own unit if it names one; nearly every one ends in a figure."""
    plain = Amount(cell.value or Decimal(0))
    return plain if cell.printed[-1:].isdigit() else parse_amount(clean(cell.printed)) or plain


def _others(unit: Field[str], named: Iterable[Field[str]]) -> tuple[Field[str], ...]:
    """Give the units that differ from ``unit``, each once."""
    different: dict[str | None, Field[str]] = {}
    for one in named:
        if one.value != unit.value:
            different.setdefault(one.value, one)
    return tuple(different.values())


def _converted(fund: Fund, unit: str | None, certainty: Certainty) -> Fund:
    """State the amounts of a row that name another unit than ``unit`` in that, no surer than ``certainty``."""
    changed: dict[str, Field[Decimal]] = {}
    for name in AMOUNTS:
        cell = _cell(fund, name)
        amount = _own(cell)
        if amount.figure and amount.unit is not None and amount.unit != unit:
            stated = amount.figure if unit is None else amount.stated_in(unit)
            least = min(cell.certainty, certainty, key=lambda one: one.score)
            changed[name] = Field(stated, cell.printed, cell.place, least)
    return msgspec.structs.replace(fund, **changed) if changed else fund
