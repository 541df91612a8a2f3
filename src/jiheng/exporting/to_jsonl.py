"""JSON Lines: a form a line, each line complete in itself, so that a pile of any size can be read line by line."""

from collections.abc import Iterable, Sequence
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
from jiheng.exporting.report import CheckLine, ScoreLine
from jiheng.exporting.since_record import since_record
from jiheng.exporting.summary_record import summary_record
from jiheng.exporting.years_record import years_record
from jiheng.pile import NotRead, Pile

SUFFIX: Final = ".jsonl"


def write_read(items: Sequence[Reading | NotRead], out: BinaryIO, manner: Manner) -> None:  # noqa: ARG001 - every exporter takes a manner
    """Write a form a line."""
    _write((form_record(item) for item in items if isinstance(item, Reading)), out)


def write_score(pile: Pile, out: BinaryIO, manner: Manner) -> None:  # noqa: ARG001 - every exporter takes a manner
    """Write the points of a form a line, then what could not be read."""
    agreed = agreed_record(pile.options.agreed)
    head = ScoreLine(schema="jiheng-score-1", version=jiheng.__version__, rules=rules_records(pile), agreed=agreed)
    put = msgspec.structs.replace
    _write((put(head, form=scored_record(one)) for one in pile.assessments), out)
    _write((put(head, unreadable=unreadable_record(one)) for one in pile.unreadable), out)


def write_check(pile: Pile, out: BinaryIO, manner: Manner) -> None:  # noqa: ARG001 - every exporter takes a manner
    """Write a form a line, then what was judged across forms, what could not be read, since last time, the summary."""
    head = CheckLine(
        schema="jiheng-check-1",
        version=jiheng.__version__,
        rules=rules_records(pile),
        agreed=agreed_record(pile.options.agreed),
        roster=roster_record(pile),
        options=options_record(pile.options),
    )
    put = msgspec.structs.replace
    _write((put(head, form=checked_in(pile, place, one)) for place, one in enumerate(pile.assessments)), out)
    _write((put(head, across=across_record(one)) for one in pile.across), out)
    _write((put(head, across_not_judged=across_not_judged_record(one)) for one in pile.across_not_judged), out)
    _write((put(head, years=years_record(one)) for one in pile.years), out)
    _write((put(head, unreadable=unreadable_record(one)) for one in pile.unreadable), out)
    if (since := since_record(pile)) is not None:
        _write([put(head, since=since)], out)
    _write([put(head, summary=summary_record(pile))], out)


def _write(records: Iterable[object], out: BinaryIO) -> None:
    out.writelines(msgspec.json.encode(record) + b"\n" for record in records)
