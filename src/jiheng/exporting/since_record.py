"""What became of forms since last time, as records."""

import msgspec

import jiheng
from jiheng.checks import Stage, Who
from jiheng.exporting.form_record import SourceRecord
from jiheng.form import Block, FundSource
from jiheng.pile import Change, FormSince, NotRead, Otherwise, Pile, Progress
from jiheng.pile.pairing import By, Head
from jiheng.pile.version import Raised


class ChangeRecord(msgspec.Struct, frozen=True):
    """A value that is another one now; ``field`` is ``row`` where a whole indicator was put in or taken out.

    ``named`` is the row it stands in, ``source`` that of a row of funds. ``is_approved`` marks what was approved with
    the budget.
    """

    block: Block
    field: str
    named: str | None
    source: FundSource | None
    before: str | None
    after: str | None
    is_approved: bool


class RaisedRecord(msgspec.Struct, frozen=True):
    """A finding of last time."""

    code: str
    name: str
    severity: str
    matter: str
    who: Who
    message: str
    message_en: str
    fingerprint: str


class OtherwiseRecord(msgspec.Struct, frozen=True):
    """In what last time was looked at otherwise: the pack, the stage, the version of the program; ``null``: the same.

    ``revised`` names a pack whose content has changed since.
    """

    rules: str | None
    stage: Stage | None
    version: str | None
    revised: str | None


class FormSinceRecord(msgspec.Struct, frozen=True):
    """What became of one form. ``source`` is the version of last time, found again ``by`` something.

    ``left``, ``explained``, ``new`` and ``unjudged`` are fingerprints of today's findings; of the last nobody knows
    whether they are new. ``mended`` and ``gone`` are findings of last time; of those gone nothing can be said.
    ``open_readings`` are the open doubts of reading, last time and today.
    """

    source: SourceRecord
    by: By
    mended: tuple[RaisedRecord, ...]
    left: tuple[str, ...]
    explained: tuple[str, ...]
    new: tuple[str, ...]
    unjudged: tuple[str, ...]
    gone: tuple[RaisedRecord, ...]
    changes: tuple[ChangeRecord, ...]
    open_readings: tuple[int, int]
    otherwise: OtherwiseRecord


class EarlierRecord(msgspec.Struct, frozen=True):
    """A form of last time."""

    project: str | None
    fiscal_year: int | None
    implementing_unit: str | None
    source: SourceRecord


class EarlierUnreadableRecord(msgspec.Struct, frozen=True):
    """A file of last time that could not be read, and what to do."""

    file: str
    reason: str
    remedy: str
    reason_en: str
    remedy_en: str


class SinceRecord(msgspec.Struct, frozen=True):
    """The pile beside last time.

    ``added`` are the positions of forms that were not there, ``gone`` those that are not there any more, ``altered``
    the positions of forms in which something was changed that had been approved. The counts are of findings that ask
    something of somebody who can do it now.
    """

    found_again: int
    added: tuple[int, ...]
    gone: tuple[EarlierRecord, ...]
    altered: tuple[int, ...]
    mended: int
    explained: int
    left: int
    new: int
    otherwise: tuple[OtherwiseRecord, ...]
    unreadable: tuple[EarlierUnreadableRecord, ...]


def since_record(pile: Pile) -> SinceRecord | None:
    """Record what became of a pile; ``None`` where nobody asked."""
    since = pile.since
    if since is None:
        return None
    counts = since.counts
    return SinceRecord(
        found_again=len(since.pairs),
        added=tuple(place for place in range(len(pile.gists)) if place not in since.pairs),
        gone=tuple(map(_earlier, since.gone)),
        altered=since.altered,
        mended=counts[Progress.MENDED],
        explained=counts[Progress.EXPLAINED],
        left=counts[Progress.LEFT],
        new=counts[Progress.NEW],
        otherwise=tuple(_otherwise(one) for one in since.otherwise),
        unreadable=tuple(map(_unreadable, since.unreadable)),
    )


def form_since_record(since: FormSince | None) -> FormSinceRecord | None:
    """Record what became of one form; ``None`` where there is no last time."""
    if since is None:
        return None
    marked = {
        kind: tuple(name for name, found in since.marks.items() if found is kind)
        for kind in (Progress.LEFT, Progress.EXPLAINED, Progress.NEW, Progress.UNJUDGED)
    }
    return FormSinceRecord(
        source=SourceRecord(since.source.file, since.source.sha256, since.source.number),
        by=since.by,
        mended=tuple(map(_raised, since.mended)),
        left=marked[Progress.LEFT],
        explained=marked[Progress.EXPLAINED],
        new=marked[Progress.NEW],
        unjudged=marked[Progress.UNJUDGED],
        gone=tuple(map(_raised, since.unjudged)),
        changes=tuple(map(_change, since.changes)),
        open_readings=since.readings,
        otherwise=_otherwise(since.otherwise),
    )


def _otherwise(one: Otherwise) -> OtherwiseRecord:
    version = None if one.version == jiheng.__version__ else one.version
    return OtherwiseRecord(one.rules, one.stage, version, one.revised)


def _raised(one: Raised) -> RaisedRecord:
    return RaisedRecord(
        one.code, one.name, one.severity, one.matter, one.who, one.message, one.message_en, one.fingerprint
    )


def _change(one: Change) -> ChangeRecord:
    return ChangeRecord(one.block, one.field, one.named, one.source, one.before, one.after, one.is_approved)


def _earlier(one: Head) -> EarlierRecord:
    return EarlierRecord(one.project, one.year, one.unit, SourceRecord(one.file, one.sha256, one.number))


def _unreadable(one: NotRead) -> EarlierUnreadableRecord:
    return EarlierUnreadableRecord(one.file, one.reason, one.remedy, one.reason_en, one.remedy_en)
