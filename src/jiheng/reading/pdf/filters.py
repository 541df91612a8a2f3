"""How streams of a PDF are packed, undone up to a bound, so that it is known what the engine would unpack.

A stream may be packed several times over, in the order in which it names its filters. Those of pictures are not undone
here; their bytes are no operators.
"""

import binascii
import zlib
from base64 import a85decode
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

_STEP: Final = 16
"""Bytes unpacked at a time where a damaged place is near: they give 16 KB at most."""
_WHITE: Final = b"\0\t\n\f\r "
_NO_HEX: Final = bytes(set(range(256)) - set(b"0123456789abcdefABCDEF"))
_NO_ASCII85: Final = bytes(set(range(256)) - set(range(0x21, 0x76)) - set(b"z"))
_GROUP: Final = 5
_ZEROES: Final = ord("z")
_CLEAR, _DONE, _FIRST = 256, 257, 258
_NARROWEST, _WIDEST = 9, 12

Filter: TypeAlias = tuple[str, Mapping[str, object]]
"""The name of a filter, and what it is told."""

SLOW: Final = 8
"""A byte out of the filters of old takes so many times as long as others."""


def weight(filters: Sequence[Filter]) -> int:
    """Say how many times as much as a plain byte one costs."""
    return SLOW if any(_NAMES.get(name, _plain) in {_ascii85, _lzw, _run_lengths} for name, _ in filters) else 1


def is_predicted(filters: Sequence[Filter]) -> bool:
    """Say whether bytes are written as differences, as only pictures and tables of objects are."""
    return any(told.get("Predictor", 1) not in {1, None} for _, told in filters)


def unpacked(packed: bytes, filters: Sequence[Filter], most: int) -> bytes:
    """Undo filters one after the other, though not predictors.

    Returns:
        What comes out, more than ``most`` bytes long where any of them gives more than ``most``; what cannot be
        unpacked to its end is given as far as it goes.

    """
    held = packed
    for name, told in filters:
        undo = _NAMES.get(name)
        if undo is None:
            break
        held = undo(held, told, most)
        if len(held) > most:
            break
    return held


def _plain(packed: bytes, told: Mapping[str, object], most: int) -> bytes:  # noqa: ARG001 - as all of them
    return packed


def _flate(packed: bytes, told: Mapping[str, object], most: int) -> bytes:  # noqa: ARG001 - as all of them
    try:
        return zlib.decompressobj().decompress(packed, most + 1)
    except zlib.error:
        return _flate_damaged(packed, most)


def _flate_damaged(packed: bytes, most: int) -> bytes:
    """Unpack step by step, for what comes before a damaged place the engine unpacks too."""
    given = bytearray()
    unpacking = zlib.decompressobj()
    try:
        for at in range(0, len(packed), _STEP):
            given += unpacking.decompress(packed[at : at + _STEP], most + 1)
            if unpacking.eof or len(given) > most:
                break
    except zlib.error:
        pass
    return bytes(given)


def _hex(packed: bytes, told: Mapping[str, object], most: int) -> bytes:  # noqa: ARG001 - as all of them
    digits = packed.split(b">", 1)[0].translate(None, _NO_HEX)
    return binascii.unhexlify(digits + b"0" * (len(digits) % 2))


def _ascii85(packed: bytes, told: Mapping[str, object], most: int) -> bytes:  # noqa: ARG001 - as all of them
    own = packed.lstrip(_WHITE).removeprefix(b"<~").split(b"~", 1)[0].translate(None, _NO_ASCII85)
    given = bytearray()
    at = 0
    while at < len(own) and len(given) <= most:
        group = own[at : at + 1] if own[at] == _ZEROES else own[at : at + _GROUP].split(b"z")[0]
        at += len(group)
        try:
            given += a85decode(group)
        except ValueError:  # too large for four bytes
            given += bytes(4)
    return bytes(given)


def _run_lengths(packed: bytes, told: Mapping[str, object], most: int) -> bytes:  # noqa: ARG001 - as all of them
    given = bytearray()
    at = 0
    while at < len(packed) and packed[at] != 128 and len(given) <= most:  # noqa: PLR2004 - the end, as PDF has it
        length = packed[at]
        if length < 128:  # noqa: PLR2004 - bytes as they are
            given += packed[at + 1 : at + 2 + length]
            at += length + 2
        else:
            given += packed[at + 1 : at + 2] * (257 - length)
            at += 2
    return bytes(given)


def _lzw(packed: bytes, told: Mapping[str, object], most: int) -> bytes:
    early = told.get("EarlyChange", 1) != 0
    given = bytearray()
    table = [bytes([sign]) for sign in range(_CLEAR)] + [b"", b""]
    before = b""
    held = bits = codes = 0
    width = _NARROWEST
    for byte in packed:
        held, bits = (held << 8 | byte) & 0xFFFFFF, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & (1 << width) - 1
        codes += 1
        if code == _DONE or len(given) > most or codes > most:
            break
        if code == _CLEAR:
            del table[_FIRST:]
            before, width = b"", _NARROWEST
            continue
        entry = table[code] if code < len(table) else before + before[:1]
        given += entry
        if before and len(table) < 1 << _WIDEST:
            table.append(before + entry[:1])
        before = entry
        width = min(max((len(table) + early).bit_length(), _NARROWEST), _WIDEST)
    return bytes(given) if codes <= most else bytes(most + 1)


_NAMES: Final[Mapping[str, Callable[[bytes, Mapping[str, object], int], bytes]]] = {
    "FlateDecode": _flate,
    "Fl": _flate,
    "LZWDecode": _lzw,
    "LZW": _lzw,
    "ASCII85Decode": _ascii85,
    "A85": _ascii85,
    "ASCIIHexDecode": _hex,
    "AHx": _hex,
    "RunLengthDecode": _run_lengths,
    "RL": _run_lengths,
    "Crypt": _plain,
}
