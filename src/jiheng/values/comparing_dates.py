"""Sets a date beside a date, a deadline beside a deadline. Earlier is better."""

import msgspec

from jiheng.values.comparing_numbers import compare_numbers
from jiheng.values.comparison import CannotTellError, Comparison, Note, Outcome, in_words
from jiheng.values.directions import Direction, Kind, Standing
from jiheng.values.periods import dates
from jiheng.values.quantities import Quantity
from jiheng.values.statements import Day, Deadline, Moment

SAME = Note("完成与目标写的相同", "the actual says the same as the target")
_IN_TIME = Note("不晚于目标时间", "not later than the target")
_LATE = Note("晚于目标时间", "later than the target")
_YEAR_ONCE = Note("年份只写在一侧，按同一年比较", "only one side names the year; taken to be the same")
_NO_YEAR = Note("都没有写年份，按同一年比较", "no year is named; taken to be the same")
_TOO_COARSE = Note("两边写的时间粗细不同，看不出先后", "the dates are not precise enough to tell which is earlier")
_OTHER_YEAR = Note("年份写法不同，对不上", "the years are written in ways that cannot be matched")
_UNLIKE = Note("一个按日期写，一个按事件写，比不出先后", "one is a date, the other hangs on an event")
_OTHER_EVENT = Note("两边说的不是同一件事", "the two hang on different events")
_LOOSE = Note("没有写是哪一个月或哪一季", "which month or quarter is not written")
_EVERY_ONCE = Note("只有一侧写明是每期都要做的", "only one side says that it comes back")
_NEXT_OR_LAST = frozenset((1, -1))


def compare_deadlines(target: Deadline, actual: Deadline, direction: Direction) -> Comparison:
    """Compare two dates or deadlines.

    Raises:
        CannotTellError: they are not precise enough, or of two sorts.
    """
    if _says_same(target, actual):
        return in_words(Outcome.REACHED, direction, SAME, certain=True)
    wanted, found = target.until, actual.until
    if wanted is None and found is None:
        return _compare_events(target, actual, direction)
    if wanted is None or found is None:
        raise CannotTellError(_UNLIKE)
    if not (_is_placed(wanted) and _is_placed(found)):
        raise CannotTellError(_LOOSE)
    year_note = _about_years(wanted, found)
    doubts = [] if target.every == actual.every else [_EVERY_ONCE]
    if year_note is not None:
        wanted, found = _without_year(wanted), _without_year(found)
        doubts.append(year_note)
    outcome = _earlier(target, wanted, actual, found)
    if outcome is Outcome.CANNOT_TELL:
        raise CannotTellError(_TOO_COARSE)
    verdict = _IN_TIME if outcome is Outcome.REACHED else _LATE
    return in_words(outcome, direction, verdict, *doubts, certain=not doubts and not direction.is_guess)


def limit(allowed: Quantity, taken: Quantity, direction: Direction) -> Comparison:
    """Compare the time taken with the time allowed, neither of them certain.

    Raises:
        CannotTellError: the units of time do not convert (a month has no fixed number of days).
    """
    at_most = Direction(Kind.AT_MOST, Standing.GUESSED)
    found = compare_numbers(allowed, Quantity(number=taken.number, unit=taken.unit), at_most)
    verdict = _IN_TIME if found.outcome is Outcome.REACHED else _LATE
    return in_words(found.outcome, direction, verdict, certain=False)


def _says_same(target: Deadline, actual: Deadline) -> bool:
    """Tell whether both say the same; what was to be done by then does not count."""
    return (target.until, target.since, target.before, target.every, target.event, target.after, target.within) == (
        actual.until, actual.since, actual.before, actual.every, actual.event, actual.after, actual.within
    )  # fmt: skip


def _compare_events(target: Deadline, actual: Deadline, direction: Direction) -> Comparison:
    if (target.event, target.after, target.every) != (actual.event, actual.after, actual.every):
        raise CannotTellError(_OTHER_EVENT)
    if target.within is None or actual.within is None or not target.after:
        raise CannotTellError(_TOO_COARSE)
    return limit(target.within, actual.within, direction)


def _is_placed(moment: Moment) -> bool:
    """Tell whether a moment stands in the calendar: 月底 and 每月10日 do not."""
    if moment.month is not None:
        return True
    return moment.day is None and (not moment.part or dates().year_parts.get(moment.part) is not None)


def _about_years(one: Moment, other: Moment) -> Note | None:
    """Say what has to be said about the years; ``None`` where both are written.

    Raises:
        CannotTellError: the years cannot be matched.
    """
    if one.year is not None and other.year is not None:
        return None
    if (one.year, one.offset) == (other.year, other.offset):
        return _NO_YEAR
    is_once = (None, None) in {(one.year, one.offset), (other.year, other.offset)}
    if is_once and not _NEXT_OR_LAST & {one.offset, other.offset}:
        return _YEAR_ONCE
    raise CannotTellError(_OTHER_YEAR)


def _without_year(moment: Moment) -> Moment:
    first, last = _same_year(moment.first), _same_year(moment.last)
    return msgspec.structs.replace(moment, year=None, offset=None, first=first, last=last)


def _same_year(day: Day) -> Day:
    return 0, day[1], day[2]


def _earlier(target: Deadline, wanted: Moment, actual: Deadline, found: Moment) -> Outcome:
    """Compare the last admissible day with the days on which it may have happened.

    9月前 may mean before September or by its end, so September itself tells nothing; 9月底前 means by its end.
    """
    names_its_end = wanted.day is not None or wanted.part.endswith(("底", "末"))
    if found.last < wanted.first or (found.last <= wanted.last and (names_its_end or not target.before)):
        return Outcome.REACHED
    if found.first > wanted.last and not actual.before:
        return Outcome.MISSED
    return Outcome.CANNOT_TELL
