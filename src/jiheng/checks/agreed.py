"""What is agreed for a whole pile of forms: its year and rules, the unit of its amounts, and what need not be asked."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePath

import msgspec

from jiheng.checks.identities import fold, folded
from jiheng.form import SelfEvaluation


class Confirmation(msgspec.Struct, frozen=True, kw_only=True):
    """That the amounts of some forms are in ``unit``: of those in ``files``, of ``projects``, or of all.

    ``files`` are patterns (``教育局/*.docx``), matched against the path from the folder of the pile, or against the
    name alone where the pattern has no ``/``. ``projects`` are names or codes.
    """

    unit: str
    files: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    by: str | None = None
    date: str | None = None
    reason: str | None = None


class Exemption(msgspec.Struct, frozen=True, kw_only=True):
    """What need not be asked, and why: some checks, of some projects or of all; without checks, a project altogether.

    A project without checks named is exempt from evaluation.
    """

    reason: str
    checks: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    by: str | None = None
    date: str | None = None

    def covers(self, code: str, names: Iterable[str]) -> bool:
        """Tell whether a check says nothing new of a project with these folded ``names``."""
        if self.checks and code not in self.checks:
            return False
        return not self.projects or self.names_one_of(names)

    def names_one_of(self, names: Iterable[str]) -> bool:
        """Tell whether one of these folded names of a project is among those exempt."""
        return not set(names).isdisjoint(map(fold, self.projects))


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """What the pile file in ``folder`` says; ``sha256`` is of its bytes.

    ``place`` chooses a rule pack where ``rules`` names none; ``level`` is the budget's. ``roster`` is a path from the
    folder of the pile.
    """

    file: str
    sha256: str
    folder: str
    year: int | None = None
    place: str | None = None
    rules: tuple[str, ...] = ()
    level: str | None = None
    units: tuple[Confirmation, ...] = ()
    exempt: tuple[Exemption, ...] = ()
    roster: str | None = None

    def unit_of(self, file: str, form: SelfEvaluation) -> str | None:
        """Give the unit that was confirmed for a form in ``file``."""
        found = self.confirmations_of(file, *names_of(form))
        return found[0].unit if found else None

    def confirmations_of(self, file: str, *names: str | None) -> tuple[Confirmation, ...]:
        """Give what was confirmed for a form in ``file`` whose project has these names and codes; the first one holds.

        What is said of its project goes before what is said of its file, and that before what is said of all; each is
        for those that the one before says nothing of. Of several that fit alike the first one holds.
        """
        called = {fold(name) for name in names} - {""}
        path = self._path_of(file)
        fitting = (
            tuple(one for one in self.units if not called.isdisjoint(map(fold, one.projects))),
            tuple(one for one in self.units if any(_fits(pattern, path) for pattern in one.files)),
            tuple(one for one in self.units if not one.projects and not one.files),
        )
        return next(filter(None, fitting), ())

    def exemption_of(self, code: str, form: SelfEvaluation) -> Exemption | None:
        """Give the exemption by which a finding of this check need not be answered for a form, if there is one."""
        return next((one for one in self.exempt if one.covers(code, names_of(form))), None)

    def why_not_evaluated(self, *names: str | None) -> str | None:
        """Say why a project, called by these names and codes, is exempt from evaluation; ``None`` where it is not."""
        called = tuple(filter(None, (fold(name) for name in names)))
        found = (one for one in self.exempt if not one.checks and one.names_one_of(called))
        return next((one.reason for one in found), None)

    def _path_of(self, file: str) -> str:
        path, folder = PurePath(file), PurePath(self.folder)
        return (path.relative_to(folder) if path.is_relative_to(folder) else path).as_posix()


def names_of(form: SelfEvaluation) -> tuple[str, ...]:
    """Give the folded names by which the project of a form may be called: its name and its code."""
    return tuple(filter(None, (folded(form.project), folded(form.project_code))))


def _fits(pattern: str, path: str) -> bool:
    return fnmatchcase(path if "/" in pattern else path.rpartition("/")[2], pattern)
