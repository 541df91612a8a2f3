"""A reading as bytes: for a program that reads a file once and looks at its forms for weeks.

Everything is kept: values, what was printed, places, certainties, doubts, notes. A form takes two or three kilobytes.
"""

import zlib
from typing import Final

import msgspec

from jiheng.assess import Reading, Source
from jiheng.checks import Note
from jiheng.form import Doubt, OtherForm, SelfEvaluation

_SHAPE: Final = 1
"""Goes up when what a form is made of changes in a way that older bytes cannot follow."""
_MOST: Final = 64 << 20  # unpacked; a form that a person wrote takes 50 kB
_LEVEL: Final = 1


class BadStored(ValueError):  # noqa: N818 - named as its neighbours
    """Bytes that are no reading, or one that a version of another shape wrote: the file has to be read again."""


class _Shape(msgspec.Struct, frozen=True, array_like=True):
    shape: int


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    shape: int
    self_evaluation: SelfEvaluation | None
    other: OtherForm | None
    doubts: tuple[Doubt, ...]
    left_over: tuple[str, ...]
    source: Source
    notes: tuple[Note, ...]
    notes_source: Source | None


def dump_reading(reading: Reading) -> bytes:
    """Give a reading as bytes, for :func:`load_reading`."""
    form = reading.form
    stored = _Stored(
        _SHAPE,
        form if isinstance(form, SelfEvaluation) else None,
        form if isinstance(form, OtherForm) else None,
        reading.doubts,
        reading.left_over,
        reading.source,
        reading.notes,
        reading.notes_source,
    )
    return zlib.compress(msgspec.msgpack.encode(stored), _LEVEL)


def load_reading(stored: bytes) -> Reading:
    """Give the reading that :func:`dump_reading` made bytes of.

    Raises:
        BadStored: they are none, or none that this version can follow.
    """
    try:
        press = zlib.decompressobj()
        plain = press.decompress(stored, _MOST)
        if not press.eof:
            raise BadStored("the bytes end too early, or hold more than any form")
        shape = msgspec.msgpack.decode(plain, type=_Shape).shape
        if shape != _SHAPE:
            raise BadStored(f"written in shape {shape}, read in {_SHAPE}")
        found = msgspec.msgpack.decode(plain, type=_Stored)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise BadStored(str(error)) from error
    form = found.self_evaluation or found.other
    if form is None:
        raise BadStored("there is no form in it")
    return Reading(form, found.doubts, found.left_over, found.source, found.notes, found.notes_source)
