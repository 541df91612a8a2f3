"""A name for a finding that survives a new version of its form.

It is made of the code, of what the finding speaks of (a row's stable key, a fund row's source, or the matter) and of
the field, never of figures or positions: a corrected figure or a row put in above leaves notes and waivers attached.
"""

from hashlib import blake2s

from jiheng.checks.case import Case
from jiheng.form import Block, Where

_SIZE = 6  # bytes: 12 hexadecimal digits, plenty within one form and short enough to be read aloud


def part_of(where: Where, matter: str, case: Case) -> str:
    """Name the part of the form that ``where`` points at without saying at which position it stands."""
    if where.row is None:
        return matter
    if where.block is Block.INDICATORS:
        return f"row:{case.rows[where.row].key}"
    sources = [fund.source for fund in case.form.funds[: where.row + 1]]
    return f"fund:{sources[-1]}#{sources.count(sources[-1])}"


def fingerprint(code: str, part: str, field: str | None, occurrence: int = 1) -> str:
    """Hash what a finding speaks of. ``occurrence`` tells several of one check about the same field apart."""
    text = "\x1f".join([code, part, field or "", str(occurrence)])
    return blake2s(text.encode(), digest_size=_SIZE).hexdigest()
