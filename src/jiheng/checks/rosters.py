"""Forms beside a roster: which form answers which entry, and which of them are left over on either side."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from jiheng.checks.case import Case
from jiheng.checks.heads import Held
from jiheng.checks.identities import fold
from jiheng.checks.wording import at
from jiheng.form import Block, Entry, FundSource, SelfEvaluation, Where

# What messages rest on: the list that was given, and no regulation.
LISTED = "（依据所给的项目清单，非办法条款）"
LISTED_EN = " (by the list that was given, not a clause)"

Amounts = tuple[tuple[Decimal | None, ...], ...]
"""Opening budget, revised budget and expenditure: of the whole form, and of what a list may count alone."""


class Filed(msgspec.Struct, frozen=True):
    """That a form was filed: for which project, as far as that can be relied on, and what it says of its money.

    ``amounts`` are in yuan, and ``None`` where nobody knows the unit.
    """

    where: Where
    project: str | None
    code: str | None
    unit: str | None
    department: str | None
    year: int | None
    amounts: Amounts | None = ()


class Listed(msgspec.Struct, frozen=True):
    """An entry of a roster as a fact."""

    entry: Entry


class Matching(msgspec.Struct, frozen=True):
    """Forms and entries, by their places among the facts.

    ``pairs`` are forms with the entry they answer. ``unclear`` are forms that may answer any of several entries.
    ``unlisted`` are forms for which there is no entry, ``nameless`` those that name no project, ``missing`` entries
    without a form. ``of_other_years`` are forms of years of which the roster does not speak: nothing is said of them.
    """

    pairs: tuple[tuple[int, int], ...]
    unclear: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    unlisted: tuple[int, ...]
    nameless: tuple[int, ...]
    missing: tuple[int, ...]
    of_other_years: tuple[int, ...]


def filed(case: Case, *, with_amounts: bool = False) -> Filed:
    """Take from a form what is compared with a roster."""
    form = case.form
    return Filed(
        where=at(form, Block.HEADER, "project"),
        project=form.project.value if form.project.is_certain else None,
        code=form.project_code.value if form.project_code.is_certain else None,
        unit=form.implementing_unit.value if form.implementing_unit.is_certain else None,
        department=form.competent_department.value if form.competent_department.is_certain else None,
        year=form.fiscal_year.value if form.fiscal_year.is_certain else None,
        amounts=_amounts(case) if with_amounts else (),
    )


def _amounts(case: Case) -> Amounts | None:
    """Give the amounts of the whole form, of this year's appropriation alone, and of that with what was carried over.

    The last place of each stays the last one that was printed: 86.50 in 万元 are 8650E+2 yuan.
    """
    factor = case.unit.factor
    if factor is None:
        return None
    total = _of_source(case.form, FundSource.TOTAL)
    appropriation = _of_source(case.form, FundSource.CURRENT_YEAR_APPROPRIATION)
    carried = _of_source(case.form, FundSource.CARRYOVER)
    both = tuple(
        None if one is None and other is None else (one or Decimal(0)) + (other or Decimal(0))
        for one, other in zip(appropriation, carried, strict=True)
    )
    shift = factor.adjusted()  # every unit of money is a power of ten
    return tuple(
        tuple(None if figure is None else figure.scaleb(shift) for figure in row)
        for row in (total, appropriation, both)
    )


def _of_source(form: SelfEvaluation, source: FundSource) -> tuple[Decimal | None, ...]:
    fund = next((one for one in form.funds if one.source is source), None)
    if fund is None:
        return (None, None, None)
    fields = (fund.original_budget, fund.revised_budget, fund.actual_expenditure)
    return tuple(field.value if field.is_certain else None for field in fields)


def match(held: Sequence[Held]) -> Matching:
    """Find the entry that each form answers: by code, by name and unit, then by the name alone.

    Forms of years that the roster does not speak of are left out, and so are entries of years without a form.
    """
    return _Matcher(held).matching()


class _Matcher:
    """Forms and entries while they are being put together."""

    def __init__(self, held: Sequence[Held]) -> None:
        self._held = held
        self._entries = [place for place, one in enumerate(held) if one.entry is not None]
        forms = [place for place, one in enumerate(held) if one.entry is None]
        listed = {self._entry(place).fiscal_year for place in self._entries}
        written = {self._form(place).year for place in forms}
        self._forms = [place for place in forms if None in listed or self._form(place).year in listed | {None}]
        self._left_out = tuple(sorted({*forms} - {*self._forms}))
        years = written - {None}
        if years and (None not in written or not listed.isdisjoint(years)):
            self._entries = [place for place in self._entries if self._entry(place).fiscal_year in years | {None}]
        self._answered: dict[int, list[int]] = {}
        self._by_code: set[int] = set()
        self._unclear: list[tuple[tuple[int, ...], tuple[int, ...]]] = []

    def _form(self, place: int) -> Filed:
        found: Filed = self._held[place].fact
        return found

    def _entry(self, place: int) -> Entry:
        found: Entry = self._held[place].fact.entry
        return found

    def matching(self) -> Matching:
        """Put them together, surest first."""
        nameless = [place for place in self._forms if not fold(self._form(place).project)]
        left = self._codes()
        left = self._names_and_units([place for place in left if place not in set(nameless)])
        left = self._names(left)
        taken = {*self._answered, *(entry for _, entries in self._unclear for entry in entries)}
        answering = {form for forms in self._answered.values() for form in forms}
        return Matching(
            pairs=tuple((form, entry) for entry, forms in self._answered.items() for form in forms),
            unclear=tuple(self._unclear),
            unlisted=tuple(left),
            nameless=tuple(place for place in nameless if place not in answering),
            missing=tuple(place for place in self._entries if place not in taken and not self._entry(place).exempt),
            of_other_years=self._left_out,
        )

    def _codes(self) -> list[int]:
        """Pair by code, and by name and unit where several entries have it; give the forms that are left."""
        by_code: dict[str, list[int]] = {}
        for place in self._entries:
            if code := fold(self._entry(place).code):
                by_code.setdefault(code, []).append(place)
        left = []
        for place in self._forms:
            found = self._of_its_year(place, by_code.get(fold(self._form(place).code), ()))
            found = found if len(found) <= 1 else self._alike(self._form(place), found)
            if len(found) == 1:
                self._answered.setdefault(found[0], []).append(place)
                self._by_code.add(found[0])
            else:
                left.append(place)
        return left

    def _alike(self, form: Filed, entries: Sequence[int]) -> list[int]:
        """Of entries with one code, give those of the form's name, and of these those of its unit, if there are any."""
        named = [place for place in entries if fold(self._entry(place).project) == fold(form.project)]
        of_unit = [place for place in named if fold(self._entry(place).implementing_unit) == fold(form.unit)]
        return of_unit or named

    def _of_its_year(self, form: int, entries: Sequence[int]) -> list[int]:
        year = self._form(form).year
        if year is None:
            return list(entries)
        return [place for place in entries if self._entry(place).fiscal_year in {year, None}]

    def _open_to(self, form: int, entries: Sequence[int]) -> list[int]:
        """Leave out entries that another form answers by its code, where this one has a code as well."""
        has_code = bool(fold(self._form(form).code))
        return [place for place in self._of_its_year(form, entries) if not (has_code and place in self._by_code)]

    def _names_and_units(self, forms: Sequence[int]) -> list[int]:
        by_both: dict[tuple[str, str], list[int]] = {}
        for place in self._entries:
            entry = self._entry(place)
            if (name := fold(entry.project)) and (unit := fold(entry.implementing_unit)):
                by_both.setdefault((name, unit), []).append(place)
        together: dict[tuple[int, ...], list[int]] = {}
        left = []
        for place in forms:
            form = self._form(place)
            found = self._open_to(place, by_both.get((fold(form.project), fold(form.unit)), ()))
            if found:
                together.setdefault(tuple(found), []).append(place)
            else:
                left.append(place)
        for entries, same in together.items():
            self._settle(same, entries)
        return left

    def _settle(self, forms: Sequence[int], entries: Sequence[int]) -> None:
        """Pair forms with the only entry there is for them; with several nobody can tell which is whose.

        Entries that have their form already are the less likely ones.
        """
        entries = [place for place in entries if place not in self._answered] or list(entries)
        if len(entries) == 1:
            self._answered.setdefault(entries[0], []).extend(forms)
        else:
            self._unclear.append((tuple(forms), tuple(entries)))

    def _names(self, forms: Sequence[int]) -> list[int]:
        by_name: dict[str, list[int]] = {}
        for place in self._entries:
            if name := fold(self._entry(place).project):
                by_name.setdefault(name, []).append(place)
        together: dict[tuple[int, ...], list[int]] = {}
        left = []
        for place in forms:
            named = self._open_to(place, by_name.get(fold(self._form(place).project), ()))
            found = [entry for entry in named if akin(self._form(place), self._entry(entry))]
            if found:
                together.setdefault(tuple(found), []).append(place)
            else:
                left.append(place)
        for entries, same in together.items():
            self._settle(same, entries)
        return left


def akin(form: Filed, entry: Entry) -> bool:
    """Tell whether form and entry may be of one unit: one name stands in the other, or one of the two is not there.

    Lists often name the department for its unit, and forms the unit for its department.
    """
    unit, department = fold(form.unit), fold(form.department)
    listed, above = fold(entry.implementing_unit), fold(entry.competent_department)
    if unit and listed:
        return _one_in_other(unit, listed) or _one_in_other(unit, above) or _one_in_other(department, listed)
    return not department or not above or _one_in_other(department, above)


def _one_in_other(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)
