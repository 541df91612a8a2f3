"""What was changed in a form since it was seen last, and which row of indicators became which."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from jiheng.form import Block, FundSource
from jiheng.pile.version import Version
from jiheng.pile.written import Written, WrittenFund, WrittenRow, is_same

# What was approved with the budget, so that whoever changes it afterwards needs to be asked by whom that was approved.
_APPROVED: Final = ("category", "name", "target", "max_points")
_CLAIMED: Final = ("actual", "claimed_points")
_OF_FUNDS: Final = ("original_budget", "revised_budget", "actual_expenditure", "execution_rate", "claimed_points")
ROW: Final = "row"
"""The field of a change that put in a whole row or took one out."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One value that is another one now.

    ``named`` is the row it stands in: the name of an indicator as it is now, the source of a row of funds. ``field`` is
    ``row`` where a whole indicator was put in (nothing ``before``) or taken out (nothing ``after``). ``is_approved``
    marks what was approved with the budget: names, classes, targets and points to be had.
    """

    block: Block
    field: str
    before: str | None
    after: str | None
    named: str | None = None
    source: FundSource | None = None
    is_approved: bool = False


def pair_rows(before: Sequence[WrittenRow], after: Sequence[WrittenRow]) -> Mapping[int, int]:
    """Say which row of ``after`` was which of ``before``, by their positions.

    They are paired by class and name, else by name, else by class and target, for a row may have been renamed, else by
    position where no row was put in or taken out.
    """
    found: dict[int, int] = {}
    _pair_by(lambda row: row.key, before, after, found)
    _pair_by(lambda row: row.name, before, after, found)
    _pair_by(lambda row: row.target and (row.category, row.target), before, after, found)
    if len(before) == len(after):
        old = _left(before, found.values())
        found |= {at: at for at in _left(after, found) if at in old}
    return found


def _pair_by(
    key: Callable[[WrittenRow], Hashable],
    before: Sequence[WrittenRow],
    after: Sequence[WrittenRow],
    found: dict[int, int],
) -> None:
    """Add the pairs of rows that are called the same by ``key``, where only one on either side is called so."""
    old, new = (
        _only([(key(rows[at]), at) for at in _left(rows, taken)])
        for rows, taken in ((before, found.values()), (after, found))
    )
    found |= {new[name]: old[name] for name in new if name in old and name is not None}


def _left(rows: Sequence[WrittenRow], taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [at for at in range(len(rows)) if at not in gone]


def _only(named: Sequence[tuple[Hashable, int]]) -> dict[Hashable, int]:
    names = [name for name, _ in named]
    return {name: at for name, at in named if names.count(name) == 1}


def rows_alike(before: Written, after: Written) -> bool:
    """Tell whether at least half of the indicators of either are called the same."""
    old = {row.name for row in before.indicators if row.name}
    new = {row.name for row in after.indicators if row.name}
    most = max(len(old), len(new))
    return most > 0 and 2 * len(old & new) >= most


def changes(old: Version, new: Version, rows: Mapping[int, int]) -> Iterator[Change]:
    """Give what differs, as the form is printed; ``rows`` as :func:`pair_rows` gives them."""
    before, after = old.written, new.written
    yield from _fields(old, new, Block.HEADER, ("fiscal_year",))
    yield from _fields(old, new, Block.HEADER, ("project",), is_approved=True)
    yield from _fields(before, after, Block.HEADER, ("project_code",))
    yield from _fields(old, new, Block.HEADER, ("competent_department", "implementing_unit"))
    yield from _fund_changes(before.funds, after.funds)
    for at, row in enumerate(after.indicators):
        if at not in rows:
            yield Change(block=Block.INDICATORS, field=ROW, before=None, after=row.name, is_approved=True)
        else:
            was = before.indicators[rows[at]]
            yield from _fields(was, row, Block.INDICATORS, _APPROVED, named=row.name, is_approved=True)
            yield from _fields(was, row, Block.INDICATORS, _CLAIMED, named=row.name)
    for at in _left(before.indicators, rows.values()):
        name = before.indicators[at].name
        yield Change(block=Block.INDICATORS, field=ROW, before=name, after=None, is_approved=True)
    yield from _fields(before, after, Block.TOTAL, ("max_points",), is_approved=True)
    yield from _fields(before, after, Block.TOTAL, ("claimed_points",))


def _fund_changes(before: Sequence[WrittenFund], after: Sequence[WrittenFund]) -> Iterator[Change]:
    """Compare rows of funds by their source; of several of one source the first with the first."""
    old, new = _by_source(before), _by_source(after)
    for name in dict.fromkeys((*new, *old)):
        blank = WrittenFund(name[0], None, None, None, None, None, None)
        for one in _fields(old.get(name, blank), new.get(name, blank), Block.FUNDS, _OF_FUNDS):
            label = new.get(name, old.get(name, blank)).label
            yield msgspec.structs.replace(one, named=label, source=name[0])


def _by_source(funds: Sequence[WrittenFund]) -> dict[tuple[FundSource, int], WrittenFund]:
    found: dict[tuple[FundSource, int], WrittenFund] = {}
    for fund in funds:
        found[fund.source, sum(source is fund.source for source, _ in found)] = fund
    return found


def _fields(  # noqa: PLR0913 - what is compared, and what is said of it
    before: object,
    after: object,
    block: Block,
    names: Sequence[str],
    *,
    named: str | None = None,
    is_approved: bool = False,
) -> Iterator[Change]:
    for name in names:
        old, new = (None if (said := getattr(one, name)) is None else str(said) for one in (before, after))
        if not is_same(old, new):
            yield Change(block=block, field=name, before=old, after=new, named=named, is_approved=is_approved)
