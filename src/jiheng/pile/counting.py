"""What the forms of a pile come to together: what is said once, what wants a look first, sums and grades.

Everything is figures and places here, and becomes sentences in :mod:`jiheng.exporting`. All of it is counted over
gists; an assessment is taken down only to be quoted.
"""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from jiheng.assess import Assessment
from jiheng.checks import Answer, Reported, Severity
from jiheng.pile.gist import Gist, Mention

_SHARE: Final = "pile.said_once_from"


class Common(msgspec.Struct, frozen=True):
    """A finding that most forms of the pile have, said once. ``forms`` are positions in the pile, from 0."""

    code: str
    severity: Severity
    forms: tuple[int, ...]
    example: Reported


class Money(msgspec.Struct, frozen=True):
    """全年执行数 of the whole pile; a form that is there :func:`twice <repeats>` counts once.

    ``waiting`` are the forms with amounts whose unit nobody has confirmed.

    ``confirmed`` is the sum in yuan of those in ``sure``. ``readings`` gives, for each unit that may be meant, what
    those waiting come to in yuan: never a sum to be used, only to be shown side by side.
    """

    waiting: tuple[int, ...]
    sure: tuple[int, ...]
    confirmed: Decimal
    readings: Mapping[str, Decimal]


class Grades(msgspec.Struct, frozen=True):
    """Which forms have which grade due, as positions in the pile; every form is in exactly one of the five.

    ``same`` is the grade that is claimed, ``apart`` another one, ``open`` one of several; of those ``unclaimed`` the
    total is blank, and of those ``unscored`` no total can be computed.
    """

    same: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()
    open: tuple[int, ...] = ()
    unclaimed: tuple[int, ...] = ()
    unscored: tuple[int, ...] = ()


class Exempted(msgspec.Struct, frozen=True):
    """What one exemption of the pile settled: ``findings`` of these checks, in ``forms`` by their places."""

    answer: Answer
    codes: tuple[str, ...]
    forms: tuple[int, ...]
    findings: int


class WorthSeeing(msgspec.Struct, frozen=True):
    """A form that wants a look first: its place, what says best why, and how many of its project say the same."""

    place: int
    finding: Reported
    alike: int = 1


def said_once(gists: Sequence[Gist], assessments: Sequence[Assessment]) -> tuple[Common, ...]:
    """Give the findings that enough forms of a pile share, weightiest first. What must be mended is never one.

    Nor is what each unit has to act on: the figures differ from form to form, and each needs its own.
    """
    if len(gists) < 2:  # noqa: PLR2004 - one form is no pile
        return ()
    least = assessments[0].pack.number(_SHARE) * len(gists)
    found = {
        code: (max(one.severity for _, one in told), tuple(dict.fromkeys(place for place, _ in told)))
        for code, told in _by_code(gists).items()
        if not any(one.is_units for _, one in told)
    }
    common = [
        Common(code, severity, forms, quoted(assessments[forms[0]], code))
        for code, (severity, forms) in found.items()
        if len(forms) >= least and severity < Severity.ERROR
    ]
    return tuple(sorted(common, key=lambda one: (-one.severity, -len(one.forms), one.code)))


def quoted(assessment: Assessment, code: str) -> Reported:
    """Give the first finding of a form that has this code, one that nobody has answered if there is one."""
    found = [one for one in assessment.findings if one.code == code]
    return next((one for one in found if one.is_open), found[0])


def _by_code(gists: Sequence[Gist]) -> dict[str, list[tuple[int, Mention]]]:
    """Put together what nobody has answered, by code."""
    found: dict[str, list[tuple[int, Mention]]] = {}
    for place, one in enumerate(gists):
        for mention in one.mentions:
            if mention.is_open:
                found.setdefault(mention.code, []).append((place, mention))
    return found


def worth_seeing(
    gists: Sequence[Gist], assessments: Sequence[Assessment], most: int, said: Collection[str] = ()
) -> tuple[WorthSeeing, ...]:
    """Give up to ``most`` forms that want a look first, each with the one finding that says best why.

    These are the forms with most questions whose codes are not ``said`` already; of its questions the one is given that
    fewest forms have. Forms with something to be mended are left out: they are looked at anyway. Forms of one project
    that are to be looked at for the same finding are one, with their number.
    """
    asked = {code: len(told) for code, told in _by_code(gists).items()}
    found: list[tuple[int, int, int, str]] = []
    for place, one in enumerate(gists):
        open_ones = [told for told in one.mentions if told.is_open]
        doubts = [told.code for told in open_ones if told.severity is Severity.DOUBT and told.code not in said]
        if doubts and one.severity is Severity.DOUBT:
            rarest = min(doubts, key=asked.__getitem__)
            found.append((-len(doubts), asked[rarest], place, rarest))
    alike: dict[tuple[object, str], list[int]] = {}
    for _, _, place, code in sorted(found):
        key = (gists[place].project or place, code)  # those without a name are not one
        alike.setdefault(key, []).append(place)
    return tuple(
        WorthSeeing(places[0], _doubt(assessments[places[0]], code), len(places))
        for (_, code), places in list(alike.items())[:most]
    )


def _doubt(assessment: Assessment, code: str) -> Reported:
    doubts = (one for one in assessment.findings if one.severity is Severity.DOUBT and one.is_open)
    return next(one for one in doubts if one.code == code)


def exempted(gists: Sequence[Gist]) -> tuple[Exempted, ...]:
    """Give what was settled for the whole pile and is not asked of its forms, by what settled it."""
    found: dict[Answer, list[tuple[str, int]]] = {}
    for place, one in enumerate(gists):
        for code, answer in one.exempt:
            found.setdefault(answer, []).append((code, place))
    return tuple(
        Exempted(
            answer,
            tuple(sorted({code for code, _ in told})),
            tuple(dict.fromkeys(place for _, place in told)),
            len(told),
        )
        for answer, told in found.items()
    )


def repeats(gists: Sequence[Gist]) -> Mapping[int, int]:
    """Give the places of forms that were read from the very bytes of an earlier one's file, each with that one's."""
    first: dict[tuple[str, int], int] = {}
    return {
        place: before
        for place, one in enumerate(gists)
        if (before := first.setdefault((one.source.sha256, one.source.number), place)) != place
    }


def money(gists: Sequence[Gist]) -> Money:
    """Add up 全年执行数, confirmed amounts apart from those whose unit waits to be confirmed."""
    waiting: list[int] = []
    sure: list[int] = []
    confirmed, readings = Decimal(0), dict[str, Decimal]()
    again = repeats(gists)
    for place, one in enumerate(gists):
        if place in again:
            continue
        amounts = one.amounts
        if amounts.is_asked:
            waiting.append(place)
            if amounts.spent is not None:
                for unit, factor in amounts.readings:
                    readings[unit] = readings.get(unit, Decimal(0)) + amounts.spent * factor
        elif amounts.yuan is not None:
            sure.append(place)
            confirmed += amounts.yuan
    return Money(tuple(waiting), tuple(sure), confirmed, readings)


def grades(gists: Sequence[Gist]) -> Grades:
    """Tell forms apart by grade: the one due is the one claimed, is another, may be one of several, or is not known."""
    found: dict[str, list[int]] = {}
    for place, one in enumerate(gists):
        due = one.due
        if not due.grades:
            kind = "unscored"
        elif due.claimed_grade is None:
            kind = "unclaimed"
        elif due.grade is None:
            kind = "open"
        else:
            kind = "same" if due.grade == due.claimed_grade else "apart"
        found.setdefault(kind, []).append(place)
    return Grades(**{kind: tuple(places) for kind, places in found.items()})
