"""One JSON document, as ``docs/reference/schemas`` describes it, written form by form so that a pile may be large."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import count
from typing import BinaryIO, Final

import msgspec

import jiheng
from jiheng.assess import Reading
from jiheng.exporting.answer_records import agreed_record
from jiheng.exporting.finding_record import across_not_judged_record, across_record
from jiheng.exporting.form_records import form_record
from jiheng.exporting.manner import Manner
from jiheng.exporting.records import (
    checked_in,
    options_record,
    roster_record,
    rules_records,
    scored_record,
    unreadable_record,
)
from jiheng.exporting.since_record import since_record
from jiheng.exporting.summary_record import summary_record
from jiheng.exporting.years_record import years_record
from jiheng.pile import NotRead, Pile

SUFFIX: Final = ".json"


def write_read(items: Sequence[Reading | NotRead], out: BinaryIO, manner: Manner) -> None:  # noqa: ARG001 - every exporter takes a manner
    """Write a list of forms."""
    _list((form_record(item) for item in items if isinstance(item, Reading)), out, "")
    out.write(b"\n")


def write_score(pile: Pile, out: BinaryIO, manner: Manner) -> None:  # noqa: ARG001 - every exporter takes a manner
    """Write the points of a pile: a :class:`jiheng.exporting.report.ScoreReport`."""
    members = {
        "schema": "jiheng-score-1",
        "version": jiheng.__version__,
        "rules": rules_records(pile),
        "agreed": agreed_record(pile.options.agreed),
        "forms": map(scored_record, pile.assessments),
        "unreadable": tuple(map(unreadable_record, pile.unreadable)),
    }
    _write(members, out)


def write_check(pile: Pile, out: BinaryIO, manner: Manner) -> None:  # noqa: ARG001 - every exporter takes a manner
    """Write everything found in a pile: a :class:`jiheng.exporting.report.CheckReport`."""
    members = {
        "schema": "jiheng-check-1",
        "version": jiheng.__version__,
        "rules": rules_records(pile),
        "agreed": agreed_record(pile.options.agreed),
        "roster": roster_record(pile),
        "options": options_record(pile.options),
        "forms": map(partial(checked_in, pile), count(), pile.assessments),
        "across": tuple(map(across_record, pile.across)),
        "across_not_judged": tuple(map(across_not_judged_record, pile.across_not_judged)),
        "years": map(years_record, pile.years),
        "unreadable": tuple(map(unreadable_record, pile.unreadable)),
        "since": since_record(pile),
        "summary": summary_record(pile),
    }
    _write(members, out)


def _write(members: Mapping[str, object], out: BinaryIO) -> None:
    """Write an object with ``members``; one that is made as it is asked for is written one by one."""
    for place, (name, member) in enumerate(members.items()):
        out.write(b",\n " if place else b"{\n ")
        out.write(f'"{name}": '.encode())
        if isinstance(member, map):
            _list(member, out, " ")
        else:
            out.write(_indented(member, " "))
    out.write(b"\n}\n")


def _list(records: Iterable[object], out: BinaryIO, margin: str) -> None:
    empty = True
    for record in records:
        out.write(f"{'[' if empty else ','}\n{margin} ".encode())
        out.write(_indented(record, f"{margin} "))
        empty = False
    out.write(b"[]" if empty else f"\n{margin}]".encode())


def _indented(record: object, margin: str) -> bytes:
    # No line break stands inside a string of JSON, so every one of them begins a line.
    return msgspec.json.format(msgspec.json.encode(record), indent=1).replace(b"\n", f"\n{margin}".encode())
