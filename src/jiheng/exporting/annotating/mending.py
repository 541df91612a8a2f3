"""What ``--fix`` takes out of a text: tags and entities of a web page, blanks inside names; never a word or a figure.

A mended text says what it said before, as :func:`jiheng.form.clean` reads it; where that is not so, nothing is mended.
"""

import html
from collections.abc import Sequence
from typing import NamedTuple

from jiheng.checks.stray_blanks import stray_blanks
from jiheng.form import Field, clean
from jiheng.form.cleaning import markup_at


class Change(NamedTuple):
    """Some signs of a text, from ``start`` to before ``end``, and what is to stand there instead."""

    start: int
    end: int
    new: str


def changes(field: Field[str], *, markup: bool, blanks: bool) -> tuple[Change, ...]:
    """Say what has to change in what is printed, so that no ``markup``, no stray ``blanks`` are left.

    Nothing where that is not sure. Blanks between two offices are left: somebody may mean two of them.
    """
    printed = field.printed
    strays = stray_blanks(field) if blanks else ()
    if any(one.parts_offices for one in strays):
        return ()
    marks = markup_at(printed) if markup else ()
    taken = [Change(one.start, one.end, "") for one in strays]
    for left in ("", " "):  # a tag may part two words
        made = [Change(*mark, _instead(printed[slice(*mark)], left)) for mark in marks]
        made += [one for one in taken if not any(start < one.end and one.start < end for start, end in marks)]
        made.sort()
        mended = applied(printed, made)
        if made and clean(mended) == clean(printed) and not (markup and markup_at(mended)):
            return tuple(made)
    return ()


def applied(text: str, made: Sequence[Change]) -> str:
    """Give a text with all changes made."""
    for change in reversed(made):
        text = text[: change.start] + change.new + text[change.end :]
    return text


def _instead(mark: str, left: str) -> str:
    """Say what a tag or an entity leaves behind: of an entity the sign it means, of a blank one a plain blank."""
    if mark.startswith("<"):
        return left
    meant = html.unescape(mark)
    return meant if meant.strip() else " "
