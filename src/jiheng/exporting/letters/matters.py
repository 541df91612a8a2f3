"""What a letter to a unit has to say of its forms, gathered before it is put into words of a letter.

A unit is told what it can act on now. What belongs to the next declaration or to the owner of the template is told
apart from it, and what it has answered already is not asked again.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final, NamedTuple

import msgspec

from jiheng.assess import Assessment, Source
from jiheng.checks import Reported, Severity, Who
from jiheng.checks.identities import fold
from jiheng.exporting.answers import by_answer
from jiheng.exporting.since_words import change_lines, mark
from jiheng.exporting.summary_shapes import ASKED_ABOVE
from jiheng.exporting.words import Item, Say, items_of
from jiheng.form import Doubt
from jiheng.pile import Change, FormSince, Gist, Pile, repeats
from jiheng.pile.changes import ROW
from jiheng.pile.since import asks_now
from jiheng.pile.version import Raised

SAY: Final = Say("zh")
"""Official letters are written in Chinese."""
_BRACKETS: Final = "【】"
_NOBODY: Final = frozenset({"", "无", "没有", "空", "略", "同上", "同主管部门"})
"""What stands in the cell of a unit, as names are compared, where it names none."""


class Unit(NamedTuple):
    """A unit with the places of its forms in the pile.

    ``name`` is ``None`` where its forms do not say who it is; ``shares_name`` where another department has a unit that
    is called the same.
    """

    name: str | None
    department: str | None
    places: tuple[int, ...]
    shares_name: bool = False

    @property
    def called(self) -> str | None:
        """What it is called among all units of the pile."""
        return f"{self.name}（{self.department}）" if self.shares_name and self.department else self.name


class Asked(NamedTuple):
    """A matter of a form: how much is asked, where in the form, what is said of it, and what to do.

    ``since`` says what it was last time, where there was one; ``codes`` and ``clauses`` are what it rests on.
    """

    severity: Severity
    about: str
    cells: str
    says: tuple[str, ...]
    do: tuple[str, ...]
    since: str
    codes: tuple[str, ...]


class OfForm(NamedTuple):
    """What is said of one form.

    ``asked`` is for the unit to do now; ``waiting`` was answered with a reason and waits for the reviewer; ``advice``
    asks for no answer, ``later`` is for the next declaration, each with the row it speaks of; ``readings`` are doubts
    of ours about the reading, ``unjudged`` counts what could not be judged. ``pile_wide`` are findings about what all
    forms share. ``since`` is ``None`` where nobody asked about last time.
    """

    project: str | None
    file: str
    asked: tuple[Asked, ...]
    waiting: tuple[Asked, ...]
    advice: tuple[tuple[str, Reported], ...]
    later: tuple[tuple[str, Reported], ...]
    pile_wide: tuple[Reported, ...]
    readings: tuple[Doubt, ...]
    unjudged: int
    mended: tuple[Raised, ...]
    changed: tuple[str, ...]
    since: FormSince | None

    @property
    def called(self) -> str:
        """What it is called in a sentence: by its project, else by where it is."""
        return f"「{self.project}」" if self.project else f"没有写项目名称的一张（{self.file}）"

    @property
    def is_quiet(self) -> bool:
        """Nothing is asked, and nothing was left unjudged."""
        return not self.asked and not self.readings and not self.unjudged


def units_of(pile: Pile) -> tuple[Unit, ...]:
    """Put the forms of a pile together by who filed them, in the order in which the units first appear.

    A form that names no unit belongs to its department, and one that names no department to that which the others of
    its unit name, if it is one; names are compared without blanks and punctuation. The very same form given again
    counts once.
    """
    again = repeats(pile.gists)
    named = [
        (place, _name(one), one.competent_department) for place, one in enumerate(pile.gists) if place not in again
    ]
    departments: dict[str, set[str]] = {}
    for _, name, department in named:
        departments.setdefault(fold(name), set()).update({fold(department)} - {""})
    names: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    places: dict[tuple[str, str], list[int]] = {}
    for place, name, department in named:
        (only, *others) = departments[fold(name)] or {""}
        key = fold(name), fold(department) or ("" if others else only)
        before = names.setdefault(key, (name, department))
        names[key] = before[0], before[1] or department
        places.setdefault(key, []).append(place)
    shared = {name for name, found in departments.items() if len(found) > 1}
    return tuple(Unit(*names[key], tuple(found), shares_name=key[0] in shared) for key, found in places.items())


def _name(one: Gist) -> str | None:
    """Say who filed a form: the unit it names, or its department where it names none."""
    return one.competent_department if fold(one.implementing_unit) in _NOBODY else one.implementing_unit


def matters_of(unit: Unit, pile: Pile) -> tuple[OfForm, ...]:
    """Say of each form of a unit what is to be said, the forms with what must be corrected first."""
    found = (of_form(pile.assessments[place], pile, place) for place in unit.places)
    return tuple(sorted(found, key=lambda form: -max((one.severity for one in form.asked), default=-1)))


def numbered(forms: Sequence[OfForm]) -> Iterator[tuple[int, OfForm, Asked]]:
    """Number what a unit is asked, for its letter and for the ledger alike."""
    return ((number, *one) for number, one in enumerate(((form, one) for form in forms for one in form.asked), start=1))


def of_form(assessment: Assessment, pile: Pile, place: int) -> OfForm:
    """Sort what was found of a form by what the unit is to do with it."""
    since = pile.became(place, assessment)
    found = by_answer(assessment.findings)
    wide = {ASKED_ABOVE, *pile.common_codes}
    own = [one for one in found.open if one.code not in wide]
    asking = tuple(one for one in own if is_for_unit(one) and one.severity is not Severity.ADVICE)
    asked = tuple(_asked(item, assessment, since) for item in items_of(asking))
    changes = () if since is None else since.changes
    told = () if since is None else change_lines(since, assessment.stage, SAY)
    approved = [line for line, change in zip(told, changes, strict=True) if _is_asked(change)]
    return OfForm(
        project=assessment.form.project.value,
        file=_file(assessment.source),
        asked=(*asked, *map(_approved, approved)),
        waiting=tuple(_asked(item, assessment, since) for item in items_of(found.to_review)),
        advice=tuple(_with_row(one, assessment) for one in own if is_for_unit(one) and one.severity is Severity.ADVICE),
        later=tuple(_with_row(one, assessment) for one in own if one.who is Who.DECLARATION),
        pile_wide=tuple(one for one in found.open if one.code in wide and one.who is not Who.REVIEWER),
        readings=tuple(doubt for doubt in assessment.doubts if not doubt.settled),
        unjudged=len(assessment.not_judged),
        mended=() if since is None else tuple(one for one in since.mended if asks_now(one)),
        changed=tuple(line for line, change in zip(told, changes, strict=True) if not _is_asked(change)),
        since=since,
    )


def _is_asked(change: Change) -> bool:
    """Tell whether a change of what was approved wants an answer; a blank that was filled in was asked for."""
    return change.is_approved and (change.before is not None or change.field == ROW)


def _approved(line: str) -> Asked:
    """Ask about a change of what was approved with the budget."""
    return Asked(
        severity=Severity.DOUBT,
        about="目标或分值有变动",
        cells="",
        says=(f"与上次相比，{line}。",),
        do=("经批准调整的，请在答复里写明批准的文件；没有批准的，请照批复改回。",),
        since="新",
        codes=(),
    )


def _with_row(one: Reported, assessment: Assessment) -> tuple[str, Reported]:
    return SAY.matter(Item(one.matter, one.severity, (one,)), assessment.form), one


def _file(source: Source) -> str:
    """Name the file as the unit knows it: where the office keeps it is none of its business."""
    return SAY.source(msgspec.structs.replace(source, file=PurePath(source.file.replace("\\", "/")).name))


def is_for_unit(one: Reported) -> bool:
    """Tell whether the unit itself can act on a finding now."""
    return one.who is Who.UNIT


def _asked(item: Item, assessment: Assessment, since: FormSince | None) -> Asked:
    heaviest = [one for one in item.findings if one.severity is item.severity]
    marks = (mark(one.fingerprint, since, SAY).strip(_BRACKETS) for one in heaviest)
    return Asked(
        severity=item.severity,
        about=SAY.matter(item, assessment.form),
        cells=SAY.cells(item),
        says=_each_once(SAY.message(one) for one in item.findings),
        do=_each_once(SAY.remedy(one) for one in heaviest),
        since="、".join(_each_once(marks)),
        codes=_each_once(one.code for one in item.findings),
    )


def _each_once(found: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found if one))
