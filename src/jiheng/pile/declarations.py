"""Declarations that were approved with the budget, found again for each form by its project.

What a self-evaluation is held against must be its own declaration: one is used where the name of the project is the
same, and where several are, where year and unit leave one.
"""

from collections.abc import Callable, Iterable
from typing import ClassVar, Final

import msgspec

from jiheng.assess import Reading
from jiheng.checks.identities import ageless, folded
from jiheng.form import FormKind, OtherForm, SelfEvaluation
from jiheng.pile.reading import KINDS, NotRead, read_files
from jiheng.rulepacks.bad_pack import BadFile

AnyForm = SelfEvaluation | OtherForm

# What else must not speak against it and, of several declarations of a project, chooses one; in this order.
_FURTHER: Final[tuple[Callable[[AnyForm], str], ...]] = (
    lambda form: str(form.fiscal_year.value or ""),
    lambda form: folded(form.implementing_unit),
    lambda form: folded(form.project_code),
)


class BadDeclaration(BadFile):
    """Declarations could not be used."""

    called: ClassVar[tuple[str, str]] = ("批复的目标表", "Declaration")


class Declarations(msgspec.Struct, frozen=True):
    """Declarations by the project they are of; ``unreadable`` is what lay among them and gave none."""

    by_project: dict[str, tuple[Reading, ...]]
    unreadable: tuple[NotRead, ...] = ()

    def of(self, form: AnyForm) -> Reading | None:
        """Give the declaration of a form; ``None`` where there is none, or nobody can tell which of several it is."""
        named = self.by_project.get(_project(form), ()) if _project(form) else ()
        found = [one for one in named if all(_agree(key(one.form), key(form)) for key in _FURTHER)]
        for key in _FURTHER:
            same = [one for one in found if key(form) and key(one.form) == key(form)]
            found = same or found
        return found[0] if len(found) == 1 else None


def _project(form: AnyForm) -> str:
    return ageless(form.project.value) if form.project.is_certain else ""


def _agree(one: str, other: str) -> bool:
    """Tell whether two names may mean one: either is blank, or the one is the other in short."""
    return not one or not other or one in other or other in one


def read_declarations(*paths: str) -> Declarations:
    """Read every declaration in files, folders and archives; forms of other kinds among them are left out.

    Raises:
        BadDeclaration: there is none.
    """
    found: dict[str, list[Reading]] = {}
    unreadable: list[NotRead] = []
    others: list[Reading] = []
    for one in read_files(*paths):
        if isinstance(one, NotRead):
            unreadable.append(one)
        elif isinstance(one.form, OtherForm) and one.form.kind is FormKind.DECLARATION:
            found.setdefault(_project(one.form), []).append(one)
        else:
            others.append(one)
    found.pop("", None)  # without a name nobody can tell whose it is
    if not found:
        raise _none(paths, others, unreadable)
    return Declarations({name: tuple(of_it) for name, of_it in found.items()}, tuple(unreadable))


def _none(paths: Iterable[str], others: list[Reading], unreadable: list[NotRead]) -> BadDeclaration:
    file = "、".join(paths)
    if others:
        form = others[0].form
        kind, kind_en = KINDS[form.kind] if isinstance(form, OtherForm) else ("项目支出绩效自评表", "a self-evaluation")
        why, why_en = f"里面是{kind}", f"this is {kind_en}"
    elif unreadable:
        why, why_en = unreadable[0].reason, unreadable[0].reason_en
    else:
        why, why_en = "里面没有写明项目名称的绩效目标申报表", "no declaration with the name of a project stands in it"
    return BadDeclaration(
        why,
        "请给随预算批复的绩效目标表（申报表、批复表），可以是一个文件或一个文件夹",
        reason_en=why_en,
        remedy_en="Give the declarations approved with the budget: a file or a folder",
        file=file,
    )
