"""Declarations that were approved with the budget, found again for each form by its project.

What a self-evaluation is held against must be its own declaration: one is used where the name of the project is the
same, and where several are, where year and unit leave one.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import ClassVar, Final

import msgspec

from jiheng.assess import Reading
from jiheng.checks.identities import ageless, fold
from jiheng.form import FormKind, OtherForm, SelfEvaluation
from jiheng.pile.reading import KINDS, NotRead, read_files
from jiheng.rulepacks.bad_pack import BadFile

# By what one of several declarations of a project is chosen, one after the other.
_NARROWER: Final[tuple[Callable[[SelfEvaluation | OtherForm], Hashable], ...]] = (
    lambda form: form.fiscal_year.value,
    lambda form: fold(form.implementing_unit.value),
    lambda form: fold(form.project_code.value),
)


class BadDeclaration(BadFile):
    """Declarations could not be used."""

    called: ClassVar[tuple[str, str]] = ("批复的目标表", "Declaration")


class Declarations(msgspec.Struct, frozen=True):
    """Declarations by the project they are of; ``unreadable`` is what lay among them and gave none."""

    by_project: dict[str, tuple[Reading, ...]]
    unreadable: tuple[NotRead, ...] = ()

    def of(self, form: SelfEvaluation | OtherForm) -> Reading | None:
        """Give the declaration of a form; ``None`` where there is none, or nobody can tell which of several it is."""
        if not form.project.is_certain:
            return None
        found = self.by_project.get(ageless(form.project.value), ())
        for key in _NARROWER:
            wanted = key(form)
            narrowed = tuple(one for one in found if wanted and key(one.form) in {wanted, None, ""})
            found = narrowed or found
            exact = tuple(one for one in found if wanted and key(one.form) == wanted)
            found = exact or found
        year, mine = found[0].form.fiscal_year.value if found else None, form.fiscal_year.value
        is_other_year = year is not None and mine is not None and year != mine
        return found[0] if len(found) == 1 and not is_other_year else None


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
            found.setdefault(ageless(one.form.project.value), []).append(one)
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
