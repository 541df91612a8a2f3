"""Which form of today was which form of last time."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from enum import StrEnum
from pathlib import PurePath
from typing import Final, NamedTuple

from jiheng.checks.identities import fold


class By(StrEnum):
    """By what two versions were taken for the same form, surest first."""

    SAME_FILE = "same_file"
    CODE = "project_code"
    PROJECT_AND_UNIT = "project_and_unit"
    PROJECT = "project"
    FILE = "file"
    POSITION = "position"


class Head(NamedTuple):
    """By what a form is found again."""

    code: str | None
    project: str | None
    unit: str | None
    year: int | None
    file: str
    sha256: str
    number: int


def _file(one: Head) -> Hashable:
    return one.sha256, one.number


def _code_of_year(one: Head) -> Hashable:
    return _all(fold(one.code), one.year)


def _code(one: Head) -> Hashable:
    return _all(fold(one.code))


def _named_of_year(one: Head) -> Hashable:
    return _all(fold(one.project), fold(one.unit), one.year)


def _named(one: Head) -> Hashable:
    return _all(fold(one.project), fold(one.unit))


def _project(one: Head) -> Hashable:
    return _all(fold(one.project), one.year)


def _file_name(one: Head) -> Hashable:
    return PurePath(one.file).name, one.number


def _stem(one: Head) -> Hashable:
    return PurePath(one.file).stem, one.number


def _all(*names: str | int | None) -> Hashable:
    return names if all(names) else None


_WAYS: Final[tuple[tuple[By, Callable[[Head], Hashable]], ...]] = (
    (By.SAME_FILE, _file),
    (By.CODE, _code_of_year),
    (By.PROJECT_AND_UNIT, _named_of_year),
    (By.CODE, _code),
    (By.PROJECT_AND_UNIT, _named),
    (By.PROJECT, _project),
    (By.FILE, _file_name),
    (By.FILE, _stem),
)
# Where the name of a file or a position is all there is, the forms themselves have to agree that they may be one.
_ON_TRUST: Final = frozenset({By.FILE, By.POSITION})


def pair(
    before: Sequence[Head], after: Sequence[Head], may_be_one: Callable[[int, int], bool]
) -> dict[int, tuple[int, By]]:
    """Give for the places of forms of today the place of last time and by what it was found; some have none.

    A name pairs only where one form on either side has it. ``may_be_one`` is asked, of a place before and one after,
    before anything as weak as the name of a file is relied on. Forms of different years are two, unless a file of the
    same name says that only the year was corrected.
    """
    old, new = dict(enumerate(before)), dict(enumerate(after))
    found: dict[int, tuple[int, By]] = {}

    alone = len(before) == len(after) == 1

    def take(place: int, earlier: int, by: By) -> None:
        then, now = old[earlier], new[place]
        agree = by is By.SAME_FILE or (_years_agree(then, now) and _names_agree(then, now, by, alone=alone))
        if agree and (by not in _ON_TRUST or may_be_one(earlier, place)):
            found[place] = (earlier, by)
            del old[earlier], new[place]

    for by, key in _WAYS:
        theirs, ours = _grouped(old, key), _grouped(new, key)
        for name, places in ours.items():
            others = theirs.get(name, [])
            if by is By.SAME_FILE or len(places) == len(others) == 1:
                for place, earlier in zip(places, others, strict=False):
                    take(place, earlier, by)
    if len(before) == len(after):
        for place in sorted(new.keys() & old.keys()):
            take(place, place, By.POSITION)
    if len(old) == len(new) == 1:
        take(next(iter(new)), next(iter(old)), By.POSITION)
    return found


def _years_agree(old: Head, new: Head) -> bool:
    return None in {old.year, new.year} or old.year == new.year or _stem(old) == _stem(new)


def _names_agree(old: Head, new: Head, by: By, *, alone: bool) -> bool:
    """Tell whether the names that were not looked at allow two forms to be one.

    A project of some name may exist in every unit, so another unit has another one. Where forms only stand at the same
    place, a project of another name is another one, unless there is no other form: then whoever named the two meant so.
    """
    if by is By.PROJECT:
        return not (fold(old.unit) and fold(new.unit))
    if by is By.POSITION and not alone:
        return len({fold(old.project), fold(new.project)} - {""}) < 2  # noqa: PLR2004 - two names differ
    return True


def _grouped(heads: Mapping[int, Head], key: Callable[[Head], Hashable]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for place, head in heads.items():
        if (name := key(head)) is not None:
            found.setdefault(name, []).append(place)
    return found
