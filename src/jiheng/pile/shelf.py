"""Where the assessments of a pile are kept: the first as they are, the others squeezed, so that a large pile fits.

An assessment takes about 100 kB as objects, and about 5 kB on the shelf. Taking one down costs less than half a
millisecond; whoever wants to look at many again and again keeps :class:`jiheng.pile.Gist` instead.
"""

import copyreg
import io
import pickle
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, Final, overload

from jiheng.assess import Assessment
from jiheng.rulepacks import RulePack

# So many stand open. Most piles that people look at have fewer, and are spared the squeezing.
_OPEN: Final = 200
_RAW: Final = -15  # no header and no checksum: the bytes never leave this process
_LEVEL: Final = 1
_DICTIONARY: Final = 32768  # as far back as the method looks

# Packs are shared by thousands of assessments: on the shelf stands their digest only.
_PACKS: Final[dict[str, RulePack]] = {}


class Shelf(Sequence[Assessment]):
    """Assessments in the order in which they were put there."""

    def __init__(self) -> None:
        self._open: list[Assessment] = []
        self._squeezed: list[bytes] = []
        self._words = b""  # what assessments have in common, from the last of those that stand open

    def put(self, assessment: Assessment) -> None:
        """Put one at the end."""
        if len(self._open) < _OPEN:
            self._open.append(assessment)
            return
        plain = _to_bytes(assessment)
        self._words = self._words or plain[-_DICTIONARY:]
        press = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, zdict=self._words)
        self._squeezed.append(press.compress(plain) + press.flush())

    def __len__(self) -> int:
        return len(self._open) + len(self._squeezed)

    @overload
    def __getitem__(self, place: int) -> Assessment: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Assessment]: ...
    def __getitem__(self, place: int | slice) -> Assessment | Sequence[Assessment]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        place = range(len(self))[place]
        if place < len(self._open):
            return self._open[place]
        plain = zlib.decompressobj(_RAW, zdict=self._words).decompress(self._squeezed[place - len(self._open)])
        found: Assessment = pickle.loads(plain)  # noqa: S301 - our own bytes, which never leave this process
        return found

    def __iter__(self) -> Iterator[Assessment]:
        return (self[place] for place in range(len(self)))


def _to_bytes(assessment: Assessment) -> bytes:
    out = io.BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = copyreg.dispatch_table.copy() | {RulePack: _by_digest}
    pickler.dump(assessment)
    return out.getvalue()


def _by_digest(pack: RulePack) -> tuple[Any, ...]:
    _PACKS[pack.sha256] = pack
    return _pack, (pack.sha256,)


def _pack(sha256: str) -> RulePack:
    return _PACKS[sha256]
