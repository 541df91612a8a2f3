"""One JSON document, as ``docs/reference/schemas`` describes it."""

from collections.abc import Sequence
from typing import BinaryIO, Final

import msgspec

import jiheng
from jiheng.assess import Reading
from jiheng.exporting.manner import Manner
from jiheng.exporting.records import (
    checked_record,
    finding_record,
    form_record,
    rules_records,
    scored_record,
    unreadable_record,
)
from jiheng.exporting.report import CheckReport, ScoreReport
from jiheng.exporting.summary_record import summary_record
from jiheng.pile import NotRead, Pile

SUFFIX: Final = ".json"


def write_read(items: Sequence[Reading | NotRead], out: BinaryIO, manner: Manner) -> None:  # noqa: ARG001 - every exporter takes a manner
    """Write a list of forms."""
    _write([form_record(item) for item in items if isinstance(item, Reading)], out)


def write_score(pile: Pile, out: BinaryIO, manner: Manner) -> None:  # noqa: ARG001 - every exporter takes a manner
    """Write the points of a pile."""
    report = ScoreReport(
        schema="jiheng-score-1",
        version=jiheng.__version__,
        rules=rules_records(pile),
        forms=tuple(map(scored_record, pile.assessments)),
        unreadable=tuple(map(unreadable_record, pile.unreadable)),
    )
    _write(report, out)


def write_check(pile: Pile, out: BinaryIO, manner: Manner) -> None:  # noqa: ARG001 - every exporter takes a manner
    """Write everything found in a pile."""
    report = CheckReport(
        schema="jiheng-check-1",
        version=jiheng.__version__,
        rules=rules_records(pile),
        stage=pile.options.stage,
        audience=pile.options.audience,
        forms=tuple(map(checked_record, pile.assessments)),
        across=tuple(map(finding_record, pile.across)),
        unreadable=tuple(map(unreadable_record, pile.unreadable)),
        summary=summary_record(pile),
    )
    _write(report, out)


def _write(report: object, out: BinaryIO) -> None:
    out.write(msgspec.json.format(msgspec.json.encode(report), indent=1))
    out.write(b"\n")
