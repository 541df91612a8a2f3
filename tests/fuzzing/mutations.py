"""Damage as transport, disks, hands and malice do it: to the bytes, or to a part inside a packed file.

Of what is written in tags most damage makes something no parser takes; so some of it changes figures and words only.
"""

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence

Mutation = Callable[[bytearray, random.Random], None]

_MOST_AT_ONCE = 64
_LONGEST_PIECE = 4_096
_FIGURE, _WORD = re.compile(rb"\d+"), re.compile(rb"[A-Za-z]{2,}")
_FIGURES = tuple(b"0|-1|1|2|255|1024|16384|65536|1048577|2147483648|99999999999999999999|1e9|1.5||NaN".split(b"|"))
_ODD = (b"\x00", b"\xff", b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"\x7f", b"<", b">", b"&", b'"', b"\n", b"9" * 40)
"""Counts and signs at which readers stumble."""


def mutant(source: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """Give ``source`` damaged; of a packed file mostly a part of it, packed again so that it is found."""
    if source.startswith(b"PK\x03\x04") and dice.random() < 0.7:
        inside = _with_a_part_damaged(source, dice)
        if inside is not None:
            return inside
    damaged = bytearray(source)
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        dice.choice(_for(source))(damaged, dice)
    if others and dice.random() < 0.05:
        other = dice.choice(others)
        at = dice.randrange(len(damaged) + 1)
        return bytes(damaged[:at]) + other[dice.randrange(len(other)) :]
    return bytes(damaged)


def _with_a_part_damaged(source: bytes, dice: random.Random) -> bytes | None:
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        return None
    chosen = dice.choice([name for name, content in parts.items() if content])
    damaged = bytearray(parts[chosen])
    for _ in range(dice.choice((1, 2, 8))):
        dice.choice(_for(parts[chosen]))(damaged, dice)
    parts[chosen] = bytes(damaged)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def _flip(damaged: bytearray, dice: random.Random) -> None:
    for _ in range(dice.randint(1, _MOST_AT_ONCE)):
        if damaged:
            damaged[dice.randrange(len(damaged))] ^= 1 << dice.randrange(8)


def _cut(damaged: bytearray, dice: random.Random) -> None:
    del damaged[dice.randrange(len(damaged) + 1) :]


def _remove(damaged: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(damaged) + 1)
    del damaged[at : at + dice.randint(1, _LONGEST_PIECE)]


def _repeat(damaged: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(damaged) + 1)
    piece = bytes(damaged[at : at + dice.randint(1, _LONGEST_PIECE)])
    damaged[at:at] = piece * dice.choice((1, 2, 16))


def _swap(damaged: bytearray, dice: random.Random) -> None:
    length = dice.randint(1, 512)
    left, right = dice.randrange(len(damaged) + 1), dice.randrange(len(damaged) + 1)
    one, other = bytes(damaged[left : left + length]), bytes(damaged[right : right + length])
    damaged[left : left + length] = other
    damaged[right : right + length] = one


def _overwrite(damaged: bytearray, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 8)):
        at, odd = dice.randrange(len(damaged) + 1), dice.choice(_ODD)
        damaged[at : at + len(odd)] = odd


def _zero(damaged: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(damaged) + 1)
    length = min(dice.choice((16, 512, _LONGEST_PIECE)), len(damaged) - at)
    damaged[at : at + length] = bytes(length)


def _refigure(damaged: bytearray, dice: random.Random) -> None:
    """Write odd figures for some."""
    for _ in range(dice.choice((1, 4, 32))):
        found = _FIGURE.search(damaged, dice.randrange(len(damaged) + 1))
        if found:
            damaged[found.start() : found.end()] = dice.choice(_FIGURES)


def _reword(damaged: bytearray, dice: random.Random) -> None:
    """Write a word of the same text for another, everywhere or once."""
    places = [dice.randrange(len(damaged) + 1) for _ in "xy"]
    found = [_WORD.search(damaged, place) for place in places]
    if found[0] and found[1]:
        one, other = found[0].group(), found[1].group()
        damaged[:] = damaged.replace(one, other, dice.choice((1, 2, -1)))


MUTATIONS: tuple[Mutation, ...] = (_flip, _flip, _cut, _remove, _repeat, _swap, _overwrite, _overwrite, _zero)
_OF_TAGS: tuple[Mutation, ...] = (*MUTATIONS, *(_refigure, _reword) * 5)


def _for(source: bytes) -> tuple[Mutation, ...]:
    return _OF_TAGS if source.startswith(b"<") else MUTATIONS
