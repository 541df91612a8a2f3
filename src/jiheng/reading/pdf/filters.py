"""How streams of a PDF are packed, undone up to a bound: what they would become is known before the engine unpacks them.

A stream may be packed several times over, in the order in which it names its filters. Those of pictures are not undone
here; their bytes are no operators.
"""

import binascii
import zlib
from base64 import a85decode
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

_STEP: Final = 64 * 1024
_WHITE: Final = b"\0\t\n\f\r "
_HEX: Final = b"0123456789abcdefABCDEF"
_ASCII85: Final = bytes(range(0x21, 0x76)) + b"z"
_GROUP: Final = 5
_CLEAR, _DONE, _FIRST = 256, 257, 258
_NARROWEST, _WIDEST = 9, 12

Filter: TypeAlias = tuple[str, Mapping[str, object]]
"""The name of a filter, and what it is told."""

SLOW: Final = 8
"""A byte out of the filters of old takes so many times as long as others."""


def weight(filters: Sequence[Filter]) -> int:
    """Say how many times as much as a plain byte one costs."""
    return SLOW if any(_NAMES.get(name, _plain) in {_ascii85, _lzw, _run_lengths} for name, _ in filters) else 1


def unpacked(packed: bytes, filters: Sequence[Filter], most: int) -> bytes | None:
    """Undo filters one after the other.

    Returns:
        What comes out, more than ``most`` bytes long where any of them gives more than ``most``; what cannot be
        unpacked to its end is given as far as it goes. ``None`` where a predictor stands before the bytes, as only
        pictures and tables of objects have it.

    """
    held = packed
    for name, told in filters:
        undo = _NAMES.get(name)
        if undo is None:
            break
        held = undo(held, told, most)
        if len(held) > most:
            break
        if told.get("Predictor", 1) not in {1, None}:
            return None
    return held


def _plain(packed: bytes, told: Mapping[str, object], most: int) -> bytes:  # noqa: ARG001 - as all of them
    return packed


def _flate(packed: bytes, told: Mapping[str, object], most: int) -> bytes:  # noqa: ARG001 - as all of them
    """Unpack step by step, so that what comes before a damaged place is counted too."""
    given = bytearray()
    unpacking = zlib.decompressobj()
    try:
        while packed and len(given) <= most:
            given += unpacking.decompress(packed, _STEP)
            packed = unpacking.unconsumed_tail
        given += unpacking.flush(_STEP) if len(given) <= most else b""
    except zlib.error:
        pass
    return bytes(given)


def _hex(packed: bytes, told: Mapping[str, object], most: int) -> bytes:  # noqa: ARG001 - as all of them
    digits = bytes(sign for sign in packed.split(b">", 1)[0] if sign in _HEX)
    return binascii.unhexlify(digits + b"0" * (len(digits) % 2))


def _ascii85(packed: bytes, told: Mapping[str, object], most: int) -> bytes:  # noqa: ARG001 - as all of them
    own = packed.lstrip(_WHITE).removeprefix(b"<~").split(b"~", 1)[0]
    signs = own.translate(None, bytes(set(range(256)) - set(_ASCII85)))
    given = bytearray()
    for piece in signs.split(b"z"):
        for at in range(0, len(piece), _GROUP):
            try:
                given += a85decode(piece[at : at + _GROUP])
            except ValueError:  # a group too large for four bytes
                given += bytes(4)
            if len(given) > most:
                return bytes(given)
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
