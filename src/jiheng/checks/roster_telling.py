"""What is said of forms beside a roster: not filed, filed twice, not on the list, or not to be told apart."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from jiheng.checks.findings import AcrossFinding, At
from jiheng.checks.heads import Held
from jiheng.checks.identities import fold, named, named_en
from jiheng.checks.roster_names import Suggestions
from jiheng.checks.rosters import LISTED, LISTED_EN, Filed, Matching
from jiheng.form import Entry
from jiheng.rulepacks import RulePack

_NAMED: Final = 5  # so many projects of a list are named in a sentence


class Telling:
    """Puts what was found into words."""

    def __init__(self, facts: Sequence[Held], found: Matching, pack: RulePack) -> None:
        self._facts = facts
        self._found = found
        self._suggestions = Suggestions(facts, found, pack)
        self._forms = [place for place, one in enumerate(facts) if one.entry is None]
        self._entries = [place for place, one in enumerate(facts) if one.entry is not None]

    @cached_property
    def _elsewhere(self) -> dict[str, tuple[int, ...]]:
        """The years of forms that were left out because the list does not speak of those years, by their project."""
        found: dict[str, set[int]] = {}
        for place in self._found.of_other_years:
            if (name := fold(self._filed(place).project)) and (year := self._filed(place).year):
                found.setdefault(name, set()).add(year)
        return {name: tuple(sorted(years)) for name, years in found.items()}

    @property
    def _fits_nothing(self) -> bool:
        """Nothing on the list is like anything that came in, and there is more than one on both sides."""
        like = self._found.pairs or self._found.unclear or self._suggestions.given
        return not like and len(self._forms) > 1 and len(self._entries) > 1

    def _filed(self, place: int) -> Filed:
        fact: Filed = self._facts[place].fact
        return fact

    def _entry(self, place: int) -> Entry:
        entry: Entry = self._facts[place].fact.entry
        return entry

    def _at(self, places: Sequence[int]) -> tuple[At, ...]:
        return tuple(At(one.form, one.fact.where) for place in places if (one := self._facts[place]).form is not None)

    def all(self) -> Iterator[AcrossFinding]:
        """Give every finding: forms first, then the entries without one."""
        if self._forms and len(self._found.of_other_years) == len(self._forms):
            yield self._other_years()
            return
        if self._fits_nothing:
            yield self._nothing_fits()
            return
        answers: dict[int, list[int]] = {}
        for form, entry in self._found.pairs:
            answers.setdefault(entry, []).append(form)
        yield from self._too_many(answers)
        yield from map(self._unlisted, self._found.unlisted)
        nameless: dict[str, list[int]] = {}
        for form in self._found.nameless:
            nameless.setdefault(fold(self._filed(form).unit), []).append(form)
        yield from map(self._nameless, nameless.values())
        if len(self._forms) > 1:
            yield from self._missing(answers)

    def _too_many(self, answers: dict[int, list[int]]) -> Iterator[AcrossFinding]:
        for entry, forms in answers.items():
            if twice := self._of_one_year(forms):
                yield self._twice(entry, twice)
        for forms_alike, entries in self._found.unclear:
            if len(forms_alike) != len(entries):
                yield self._unclear(forms_alike, entries)

    def _other_years(self) -> AcrossFinding:
        """Say that the list speaks of other years than all of the forms, and nothing else: nothing was compared."""
        listed, filed = (
            "、".join(map(str, sorted(years)))
            for years in (
                {self._entry(place).fiscal_year or 0 for place in self._entries},
                {self._filed(place).year or 0 for place in self._forms},
            )
        )
        return AcrossFinding(
            at=self._at(self._forms),
            about=("other-years",),
            message=f"项目清单是 {listed} 年度的，交来的表是 {filed} 年度的，没有核对。{LISTED}",
            message_en=f"The list is of {listed}, the forms are of {filed}; they are not compared.{LISTED_EN}",
            remedy="请换上这一年度的清单；清单的标题或「年度」一栏写错了的，改正后再查一次。",
            remedy_en="Take the list of that year; if the year in its title or column is wrong, mend it and look "
            "again.",
        )

    def _nothing_fits(self) -> AcrossFinding:
        """Say that this may be the wrong list, rather than that everything is missing and everything is unknown."""
        many, listed = len(self._forms), len(self._entries)
        return AcrossFinding(
            at=self._at(self._forms),
            about=("nothing-fits",),
            message=f"项目清单列了 {listed} 个项目，这批 {many} 张表一张也对不上，可能不是这一年度、这个部门的清单。"
            f"{LISTED}",
            message_en=f"None of the {many} forms is of one of the {listed} projects on the list, which may be that of "
            f"another year or department.{LISTED_EN}",
            remedy="请核对清单的年度、部门和项目名称的写法，换对了再查一次。",
            remedy_en="Check year, department and names of the list, and look again with the right one.",
        )

    def _of_one_year(self, forms: Sequence[int]) -> list[int]:
        """Give those of several forms that are of one year; a form without a year may be of any."""
        years = [self._filed(place).year for place in forms]
        return [
            place
            for place, year in zip(forms, years, strict=True)
            if len(forms) > 1 and (year is None or None in years or years.count(year) > 1)
        ]

    def _twice(self, entry: int, forms: Sequence[int]) -> AcrossFinding:
        listed = self._entry(entry)
        return AcrossFinding(
            at=self._at(forms),
            about=("twice", *_about(listed)),
            message=f"{_called(listed)}在清单上只有{listed.called}，交来 {len(forms)} 张表。{LISTED}",
            message_en=f"{_called_en(listed)} stands on the list once ({listed.called_en}); {len(forms)} forms came in."
            f"{LISTED_EN}",
            remedy="请核对以哪一张为准，其余的撤回；清单漏列了项目的，请补上。",
            remedy_en="Keep the form that holds and take back the others, or add what the list leaves out.",
        )

    def _unclear(self, forms: Sequence[int], entries: Sequence[int]) -> AcrossFinding:
        first = self._entry(entries[0])
        rows, rows_en = self._rows(entries)
        return AcrossFinding(
            at=self._at(forms),
            about=("unclear", fold(first.project), fold(first.implementing_unit)),
            message=f"清单上叫「{first.project}」的有 {len(entries)} 行（{rows}），交来 {len(forms)} 张表，"
            f"分不清各是哪一行。{LISTED}",
            message_en=f"The list has “{first.project}” in {len(entries)} rows ({rows_en}), {len(forms)} forms came "
            f"in, and nobody can tell which is whose.{LISTED_EN}",
            remedy="请在表和清单上写明项目编码、实施单位；同一项目分成几行的，请在清单上合并。",
            remedy_en="Write code and unit on form and list; if the rows are one project, make one row of them.",
        )

    def _unlisted(self, form: int) -> AcrossFinding:
        told = self._filed(form)
        near = self._suggestions.of(form)
        if near is None:
            asked, asked_en = "，也没有名称相近而没有表的行", ", nor is a like name without a form"
        else:
            listed = self._entry(near)
            asked = f"；是否即清单{listed.called}{_called(listed)}？那一行还没有表"
            asked_en = f"; it may be {_called_en(listed)} in {listed.called_en}, which has no form yet"
        return AcrossFinding(
            at=self._at([form]),
            about=("unlisted", fold(told.code), fold(told.project), fold(told.unit)),
            message=f"{named(told.project, told.unit)}不在项目清单上{asked}。{LISTED}",
            message_en=f"{named_en(told.project, told.unit)} is not on the list{asked_en}.{LISTED_EN}",
            remedy="名称写得不一样的，以批复的名称为准；清单漏列的，请补上清单。",
            remedy_en="Of two names of one project the approved one holds; if the list leaves it out, add it.",
        )

    def _nameless(self, forms: Sequence[int]) -> AcrossFinding:
        unit = self._filed(forms[0]).unit
        open_rows = self._suggestions.of_unit(forms[0])
        rows, rows_en = self._rows(open_rows)
        which = "是否即此项目？" if len(open_rows) == 1 else "是否其中之一？"
        asked = f"；{unit}在清单上还没有表的是{rows}，{which}" if open_rows else "。"
        asked_en = f"; without a form of {unit} are {rows_en}: is it one of these?" if open_rows else "."
        many, many_en = (
            ("这张表", "This form names") if len(forms) == 1 else (f"有 {len(forms)} 张表", "Some forms name")
        )
        return AcrossFinding(
            at=self._at(forms),
            about=("nameless", fold(unit)),
            message=f"{many}{f'（{unit}）' if unit else ''}没有可用的「项目名称」和项目编码，与清单对不上{asked}"
            f"{LISTED}",
            message_en=f"{many_en} no project that could be looked up{asked_en}{LISTED_EN}",
            remedy="请补上项目名称。",
            remedy_en="Write the name of the project.",
        )

    def _missing(self, answers: dict[int, list[int]]) -> Iterator[AcrossFinding]:
        """Say of each project that it has no form; of a unit that sent none at all, once."""
        told = {*self._suggestions.given}
        by_unit: dict[str, list[int]] = {}
        for place in self._found.missing:
            if place not in told:
                by_unit.setdefault(fold(self._entry(place).implementing_unit), []).append(place)
        sent = {fold(self._filed(place).unit) for place in self._forms}
        sent |= {fold(self._entry(entry).implementing_unit) for entry in answers}
        for unit, entries in by_unit.items():
            if unit and unit not in sent and len(entries) > 1:
                yield self._whole_unit(entries)
            else:
                yield from map(self._absent, entries)

    def _absent(self, entry: int) -> AcrossFinding:
        listed = self._entry(entry)
        years = self._elsewhere.get(fold(listed.project), ())
        hint = f"，只有 {'、'.join(map(str, years))} 年度的" if years else ""
        hint_en = f" but for {', '.join(map(str, years))}" if years else ""
        return AcrossFinding(
            at=(),
            about=("absent", *_about(listed)),
            message=f"清单{listed.called}{_called(listed)}，这批表里没有{hint}。{LISTED}",
            message_en=f"{_called_en(listed)}, {listed.called_en} of the list, has no form in this pile{hint_en}."
            f"{LISTED_EN}",
            remedy="请催交；不用交的，在清单「是否免报」一栏写明原因。",
            remedy_en="Ask for it; if none is due, say why in the column “是否免报” of the list.",
        )

    def _whole_unit(self, entries: Sequence[int]) -> AcrossFinding:
        first = self._entry(entries[0])
        rows, rows_en = self._rows(entries)
        return AcrossFinding(
            at=(),
            about=("absent-unit", fold(first.implementing_unit)),
            message=f"「{first.implementing_unit}」在清单上有 {len(entries)} 个项目，这批表里一张也没有：{rows}。"
            f"{LISTED}",
            message_en=f"{first.implementing_unit} has {len(entries)} projects on the list and no form in this pile: "
            f"{rows_en}.{LISTED_EN}",
            remedy="请催交；不用交的，在清单「是否免报」一栏写明原因。",
            remedy_en="Ask for them; if none is due, say why in the column “是否免报” of the list.",
            evidence=tuple(f"{self._entry(one).called}{_called(self._entry(one))}" for one in entries),
        )

    def _rows(self, entries: Sequence[int]) -> tuple[str, str]:
        """Name the first few of some entries."""
        shown = [self._entry(place) for place in entries[:_NAMED]]
        left = len(entries) - len(shown)
        more, more_en = (f"等 {len(entries)} 个", f" and {left} more") if left else ("", "")
        return (
            "、".join(f"{one.called}「{one.project or one.code}」" for one in shown) + more,
            ", ".join(f"{one.called_en} “{one.project or one.code}”" for one in shown) + more_en,
        )


def _called(entry: Entry) -> str:
    return named(entry.project or entry.code, entry.implementing_unit)


def _called_en(entry: Entry) -> str:
    return named_en(entry.project or entry.code, entry.implementing_unit)


def _about(entry: Entry) -> tuple[str, ...]:
    return (fold(entry.code), fold(entry.project), fold(entry.implementing_unit))
