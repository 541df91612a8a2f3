"""Earlier versions of forms: the forms themselves, looked at under today's options, or a report of ours from then.

A report is taken where the user points at one; one that lies in a folder among the forms is passed over, as always.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, overload

import msgspec

from jiheng.assess import Options, assess
from jiheng.pile.pairing import Head
from jiheng.pile.reading import NotRead, assessable, read_files
from jiheng.pile.reports import Report, is_report
from jiheng.pile.version import Run, Version, version_of

_LEVEL: Final = 1


def read_earlier(path: str, options: Options) -> Iterator[Version | NotRead]:
    """Read the earlier versions that ``path`` means: a file, a folder, an archive, or a report in JSON or JSON Lines.

    Forms are assessed under ``options``, so that what differs is in the forms. What cannot be read is given as such.

    Raises:
        BadReport: the report cannot be read back.
        BadPack: a rule pack that ``options`` names is missing or badly written.
    """
    if is_report(path):
        yield from _reported(Report(path))
        return
    for one in map(assessable, read_files(path)):
        yield one if isinstance(one, NotRead) else version_of(assess(one, options))


def _reported(report: Report) -> Iterator[Version]:
    head = report.head
    digests = {one.id: one.sha256 for one in head.rules}
    for part in report.parts():
        if part.kind != "form":
            continue
        found = report.decode(part.said, Version, line=part.line)
        run = Run(
            version=head.version,
            audience=head.options.audience,
            sha256=digests.get(found.rules),
            preview=head.options.preview,
        )
        yield msgspec.structs.replace(found, run=run)


class Versions(Sequence[Version]):
    """Earlier versions in their order, squeezed, so that those of a large pile fit.

    ``heads`` is by what each is found again, ``unreadable`` what could not be read.
    """

    def __init__(self, items: Iterable[Version | NotRead] = ()) -> None:
        self.heads: list[Head] = []
        self.unreadable: list[NotRead] = []
        self._squeezed: list[bytes] = []
        for one in items:
            if isinstance(one, NotRead):
                self.unreadable.append(one)
            else:
                self.heads.append(_head(one))
                self._squeezed.append(zlib.compress(msgspec.msgpack.encode(one), _LEVEL))

    def __len__(self) -> int:
        return len(self._squeezed)

    @overload
    def __getitem__(self, place: int) -> Version: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Version]: ...
    def __getitem__(self, place: int | slice) -> Version | Sequence[Version]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        return msgspec.msgpack.decode(zlib.decompress(self._squeezed[place]), type=Version)


def _head(one: Version) -> Head:
    source = one.source
    return Head(
        one.written.project_code,
        one.project,
        one.implementing_unit,
        one.fiscal_year,
        source.file,
        source.sha256,
        source.number,
    )
