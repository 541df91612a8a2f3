"""FM010–FM012: cells that were forgotten, so that what follows stands a column too far left."""

import random

import msgspec

from benchmarks.planted.drafts import Draft
from benchmarks.planted.faults.planting import Planted, at, fault
from benchmarks.planted.faults.rows import row_fault


def _as_text(draft: Draft, dice: random.Random) -> Draft:
    style = msgspec.structs.replace(draft.style, medium=dice.choice(("tabs", "drops", "pipes")))
    return draft.having(style=style)


@row_fault("FM010", "a row a column too far left", lambda _: True, part="form")
def _row(draft: Draft, row: int, dice: random.Random) -> Planted:
    return Planted(_as_text(draft, dice).having(shifts=frozenset({("indicators", row)})), at("indicators", row))


@fault("FM011", "the total a column too far left", "form")
def _total(draft: Draft, dice: random.Random) -> Planted:
    return Planted(_as_text(draft, dice).having(shifts=frozenset({("total", 0)})), at("total"))


@fault("FM012", "the funds a column too far left", "form")
def _funds(draft: Draft, dice: random.Random) -> Planted:
    rows = frozenset(("funds", row) for row in range(len(draft.purses)))
    return Planted(_as_text(draft, dice).having(shifts=rows), at("funds"))
