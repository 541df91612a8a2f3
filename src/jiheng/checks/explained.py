"""What a form says of its deviations, wherever it does so: beside its rows, beside its money, and under the table."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from jiheng.checks.case import Case, RowCase
from jiheng.checks.funds import name_en_of, name_of
from jiheng.checks.rows import at_row, named, named_en, says_something
from jiheng.checks.wording import at, term, term_en
from jiheng.form import Block, Field, Where

# What is meant to come is no account of what was: measures are not looked at.
_ACCOUNTS: Final = frozenset({"conclusion", "problems", "causes", "other_matters"})


_STOP: Final = re.compile(r"[，。；！？,;!?\n]")
_LONGEST_QUOTATION: Final = 100


class Told(msgspec.Struct, frozen=True):
    """One explanation: its words, where it stands, what messages call it, and its row where it stands beside one."""

    text: str
    where: Where
    called: str
    called_en: str
    field: Field[str]
    row: RowCase | None = None


def told_in(case: Case) -> Iterator[Told]:
    """Every explanation that says something, in the order in which they are printed."""
    form = case.form
    for index, fund in enumerate(form.funds):
        note = fund.deviation_note
        if note.value is not None and says_something(note):
            called = f"「{name_of(fund)}」的{term(Block.FUNDS, 'deviation_note')}"
            called_en = f"The {term_en(Block.FUNDS, 'deviation_note')} of {name_en_of(fund)}"
            yield Told(note.value, at(form, Block.FUNDS, "deviation_note", index), called, called_en, note)
    for row in case.rows:
        note = row.indicator.deviation_note
        if note.value is not None and says_something(note):
            where = at_row(case, row, "deviation_note")
            yield Told(note.value, where, f"{named(row)}的偏差原因", f"The note on {named_en(row)}", note, row)
    for remark in form.remarks:
        note = remark.text
        if remark.code in _ACCOUNTS and note.value is not None and says_something(note):
            where = Where(Block.FOOTER, None, None, None if note.place is None else str(note.place))
            yield Told(note.value, where, f"「{remark.label}」", f"The remark {remark.label}", note)


def beginning(note: str) -> str:
    """The first clause of a note, to quote it by."""
    first = _STOP.split(note.strip(), maxsplit=1)[0][:_LONGEST_QUOTATION]
    return first if len(note.strip()) <= len(first) + 1 else f"{first}……"
