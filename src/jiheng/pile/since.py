"""What became of a form since it was seen last: which findings were mended, which are left, which are new.

Findings are compared by fingerprint. One that is gone counts as mended only where its check looked again; one that
appears counts as new only where its check had looked before.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from jiheng.assess import Assessment, Audience, Options, Source
from jiheng.checks import Life, Reported, Severity, Stage, Who, find
from jiheng.checks.fingerprints import fingerprint
from jiheng.form import Block, Where
from jiheng.pile.changes import Change, changes, pair_rows
from jiheng.pile.pairing import By
from jiheng.pile.version import Raised, Version, version_of


class Progress(StrEnum):
    """What became of a finding.

    ``unjudged``: last time or this time its check could not judge, was off or had no business with the form, or the row
    was taken out, so nothing can be said.
    """

    MENDED = "mended"
    EXPLAINED = "explained"
    LEFT = "left"
    NEW = "new"
    UNJUDGED = "unjudged"


# Whose findings are not counted: nobody can mend them now.
_LATER: Final = frozenset({Who.DECLARATION, Who.TEMPLATE})


class Otherwise(msgspec.Struct, frozen=True, kw_only=True):
    """In what last time was looked at otherwise; ``rules`` and ``stage`` are ``None`` where they are the same.

    ``version`` is the program's that wrote the report of last time, if it was a report. ``revised`` names a pack whose
    content has changed since.
    """

    rules: str | None = None
    stage: Stage | None = None
    version: str | None = None
    revised: str | None = None


class FormSince(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one form.

    ``source`` is the version of last time, found again ``by`` something. ``marks`` says of today's findings, by their
    fingerprints, what they are; ``mended`` and ``unjudged`` are findings of last time that are not there today.
    ``readings`` are the open doubts of reading, last time and today.
    """

    source: Source
    by: By
    marks: Mapping[str, Progress]
    mended: tuple[Raised, ...]
    unjudged: tuple[Raised, ...]
    changes: tuple[Change, ...]
    readings: tuple[int, int]
    otherwise: Otherwise
    counts: Mapping[Progress, int]

    @property
    def is_same(self) -> bool:
        """Nothing was changed in the form."""
        return not self.changes

    @property
    def approved(self) -> tuple[Change, ...]:
        """What was changed of that which was approved with the budget."""
        return tuple(one for one in self.changes if one.is_approved)


def since(old: Version, by: By, assessment: Assessment, options: Options) -> FormSince:
    """Compare a form with how it was last time."""
    new = version_of(assessment)
    rows = pair_rows(old.written.indicators, new.written.indicators)
    then = {one.fingerprint: one for one in old.findings}
    now = dict(zip(_as_called_then(old, new, rows, assessment.findings), assessment.findings, strict=True))
    marks = {
        one.fingerprint: _left(one) if name in then else _appeared(one, old, rows.get) for name, one in now.items()
    }
    gone = [one for name, one in then.items() if name not in now]
    became = {now_at: old_at for old_at, now_at in rows.items()}
    mended: list[Raised] = []
    unjudged: list[Raised] = []
    for one in gone:
        if options.audience is Audience.UNIT and one.who is Who.REVIEWER:
            continue
        looked = _is_on(one.code, options) and _has_looked(new, one.code, one.where, became.get)
        (mended if looked else unjudged).append(one)
    counts = Counter(marks[one.fingerprint] for one in assessment.findings if asks_now(one) and not one.is_exempt)
    counts[Progress.MENDED] = sum(map(asks_now, mended))
    return FormSince(
        source=old.source,
        by=by,
        marks=marks,
        mended=tuple(mended),
        unjudged=tuple(unjudged),
        changes=tuple(changes(old, new, rows)),
        readings=(old.open_readings, new.open_readings),
        otherwise=_otherwise(old, assessment),
        counts=+counts,
    )


def _left(one: Reported) -> Progress:
    return Progress.LEFT if one.is_open else Progress.EXPLAINED


def _appeared(one: Reported, old: Version, before: Callable[[int], int | None]) -> Progress:
    """Say what a finding is that was not there last time: new, unless nobody can know."""
    run = old.run
    if run is not None:
        was_hidden = run.audience is Audience.UNIT and one.who is Who.REVIEWER
        check = find(one.code)
        was_off = not run.preview and check is not None and check.life is Life.PREVIEW
        if was_hidden or was_off:
            return Progress.UNJUDGED
    row = one.where.row
    is_put_in = row is not None and one.where.block is Block.INDICATORS and before(row) is None
    return Progress.NEW if is_put_in or _has_looked(old, one.code, one.where, before) else Progress.UNJUDGED


def _has_looked(other: Version, code: str, where: Where, place: Callable[[int], int | None]) -> bool:
    """Tell whether a check judged, in the other version, what ``where`` points at; ``place`` gives its row there."""
    if where.row is None or where.block is not Block.INDICATORS:
        return not other.has_passed(code, where.block, where.row)
    row = place(where.row)
    return row is not None and not other.has_passed(code, where.block, row)


def asks_now(one: Raised | Reported) -> bool:
    """Tell whether a finding asks something of somebody who can do it now. Advice needs no answer."""
    name = one.severity if isinstance(one.severity, str) else one.severity.name
    return name in {Severity.ERROR.name, Severity.DOUBT.name} and one.who not in _LATER


def _is_on(code: str, options: Options) -> bool:
    """Tell whether a check still exists and looks."""
    check = find(code)
    return check is not None and (options.preview or check.life is Life.STABLE)


def _as_called_then(old: Version, new: Version, rows: Mapping[int, int], findings: Sequence[Reported]) -> Iterator[str]:
    """Give the fingerprints that today's findings would have had in the old version, where a row was renamed since."""
    seen: Counter[tuple[str, str, str | None]] = Counter()
    for one in findings:
        row = one.where.row
        before = rows.get(row) if row is not None and one.where.block is Block.INDICATORS else None
        key = None if before is None else old.written.indicators[before].key
        if row is None or key is None or key == new.written.indicators[row].key:
            yield one.fingerprint
            continue
        part = f"row:{key}"
        seen[one.code, part, one.where.field] += 1
        yield fingerprint(one.code, part, one.where.field, seen[one.code, part, one.where.field])


def _otherwise(old: Version, assessment: Assessment) -> Otherwise:
    pack, run = assessment.pack, old.run
    if run is None:
        return Otherwise(rules=None if old.rules == pack.id else old.rules)
    return Otherwise(
        rules=None if old.rules == pack.id else old.rules,
        stage=None if old.stage is assessment.stage else old.stage,
        version=run.version,
        revised=pack.id if old.rules == pack.id and run.sha256 != pack.sha256 else None,
    )
