"""What a rule pack is once it is loaded: settings and clauses, each with its standing. Frozen, looked up by name."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

import msgspec


class Standing(StrEnum):
    """How sure we are that a document says so. What is not confirmed is never presented as certain."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    OURS = "ours"

    @property
    def chinese(self) -> str:
        """The words users see."""
        return {"confirmed": "已核实", "unconfirmed": "未核实原文", "ours": "本系统自定"}[self.value]


class Kind(StrEnum):
    """What a pack stands for: a published document, what one place does, the form's own scheme, or thresholds of ours.

    What a place does (``local``) applies only where somebody names the place or the pack.
    """

    REGULATION = "regulation"
    LOCAL = "local"
    FORM = "form"
    THRESHOLDS = "thresholds"

    @property
    def is_published(self) -> bool:
        """Whether others than we and the form itself say so."""
        return self in {Kind.REGULATION, Kind.LOCAL}


class Band(msgspec.Struct, frozen=True):
    """A stretch of a scale and what it gives. ``low`` always belongs to it, ``high`` only where ``high_included``.

    ``label`` names the band (a grade, a tier) and is empty where ``points`` says all. A ``high`` of ``None`` is open.
    """

    low: Decimal
    high: Decimal | None
    high_included: bool
    label: str = ""
    points: Decimal | None = None

    def holds(self, figure: Decimal) -> bool:
        """Tell whether ``figure`` lies in the band."""
        if figure < self.low:
            return False
        return self.high is None or figure < self.high or (self.high_included and figure == self.high)


SettingValue = Decimal | str | bool | tuple[Band, ...]


class Setting(msgspec.Struct, frozen=True):
    """One key of a pack.

    ``clause`` is the full id ``pack/slug`` it rests on, ``pack`` the pack in which it stands (an extended or borrowed
    one, often), ``reason`` why a switch is set as it is.
    """

    key: str
    value: SettingValue
    standing: Standing
    clause: str
    pack: str
    reason: str = ""


class Clause(msgspec.Struct, frozen=True):
    """What a document says, in our own words, and what computes it.

    ``id`` is ``pack/slug``. ``date`` is the document's day; where that is not known, ``noted`` is the day on which we
    wrote down what is done. ``computed_by`` holds codes of checks (``FD008``) and names of scoring methods
    (``proportional``, a function of :mod:`jiheng.scoring`). Where it is empty, ``not_computed_because`` says why.
    """

    id: str
    title: str
    title_en: str
    text: str
    text_en: str
    standing: Standing
    source: str
    date: dt.date | None
    noted: dt.date | None = None
    computed_by: tuple[str, ...] = ()
    not_computed_because: str = ""
    not_computed_because_en: str = ""


class RulePack(msgspec.Struct, frozen=True):
    """A document's rules as data, with everything it takes over from other packs already in ``settings``.

    ``document`` is the short name for messages (财预〔2020〕10号), ``date`` the day of issue. ``level`` is the level of
    government it is for (``any`` or, say, ``central``), ``places`` the names of the places whose rules these are;
    ``valid_from`` and ``valid_until`` are evaluation years.
    ``lineage`` lists this pack and those it extends, bottom last; ``borrowed`` maps a group of keys to the pack it is
    taken from. ``clauses`` holds the pack's own clauses and those of every pack it draws on, by full id.
    ``sha256`` covers the content of this pack and of all packs it draws on, and no comment or blank.
    """

    id: str
    kind: Kind
    title: str
    title_en: str
    document: str
    date: dt.date | None
    standing: Standing
    level: str
    places: tuple[str, ...]
    valid_from: int | None
    valid_until: int | None
    extends: str | None
    lineage: tuple[str, ...]
    borrowed: Mapping[str, str]
    settings: Mapping[str, Setting]
    clauses: Mapping[str, Clause]
    sha256: str
    file: str

    def find(self, key: str) -> Setting | None:
        """Give the setting of ``key``, or ``None`` where neither this pack nor one it draws on has a word on it."""
        return self.settings.get(key)

    def setting(self, key: str) -> Setting:
        """Give the setting of ``key``. Raises ``KeyError`` where the pack has none."""
        found = self.settings.get(key)
        if found is None:
            raise KeyError(f"rule pack {self.id} says nothing on {key}")
        return found

    def number(self, key: str) -> Decimal:
        """Give a number. Shares are shares of one: 10 % is ``0.1``. Raises ``KeyError`` or ``TypeError``."""
        value = self.setting(key).value
        if not isinstance(value, Decimal):
            raise TypeError(f"{key} of rule pack {self.id} is not a number")
        return value

    def text(self, key: str) -> str:
        """Give a word, such as the name of a method. Raises ``KeyError`` or ``TypeError``."""
        value = self.setting(key).value
        if not isinstance(value, str):
            raise TypeError(f"{key} of rule pack {self.id} is not a word")
        return value

    def flag(self, key: str) -> bool:
        """Give a yes or no. Raises ``KeyError`` or ``TypeError``."""
        value = self.setting(key).value
        if not isinstance(value, bool):
            raise TypeError(f"{key} of rule pack {self.id} is not a yes or no")
        return value

    def bands(self, key: str) -> tuple[Band, ...]:
        """Give a scale. Raises ``KeyError`` or ``TypeError``."""
        value = self.setting(key).value
        if not isinstance(value, tuple):
            raise TypeError(f"{key} of rule pack {self.id} is not a scale")
        return value

    def clause(self, clause_id: str) -> Clause:
        """Give a clause by its full id ``pack/slug``, or by slug alone where it is this pack's own.

        Raises ``KeyError`` where neither this pack nor one it draws on has it.
        """
        full = clause_id if "/" in clause_id else f"{self.id}/{clause_id}"
        return self.clauses[full]

    def is_in_force(self, clause_id: str) -> bool:
        """Tell whether a clause stands in this pack or in one it extends, not merely in one it borrows from.

        What is only borrowed is applied for want of anything else and set beside a form for comparison: it never makes
        an error of anything.
        """
        return clause_id.partition("/")[0] in self.lineage

    def covers(self, year: int) -> bool:
        """Tell whether the pack is for an evaluation year; a pack that names no years is for all of them."""
        return (self.valid_from is None or self.valid_from <= year) and (
            self.valid_until is None or year <= self.valid_until
        )

    def own_clauses(self) -> tuple[Clause, ...]:
        """The clauses written in this pack itself, in its order."""
        return tuple(clause for clause in self.clauses.values() if clause.id.startswith(f"{self.id}/"))
