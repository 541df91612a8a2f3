"""Reads a quantity or a range: what stands before the number, the number with its unit, what stands after."""

import re
from decimal import Decimal, localcontext

import msgspec

from jiheng.values.comparators import Role, agree, signs
from jiheng.values.glyphs import is_chinese
from jiheng.values.measures import Measure, figure_follows, measure_at
from jiheng.values.numerals import MOST_DIGITS, fits
from jiheng.values.periods import dates
from jiheng.values.pers import per_after_each, per_after_slash
from jiheng.values.quantities import Comparator, Quantity, Range, Unit
from jiheng.values.reasons import Stop, Why
from jiheng.values.units import NUMBER, is_counting, multiplied, unit_at, units
from jiheng.values.words import is_about, words

_BETWEEN = re.compile(r"~{1,2}|-{1,2}|至|到")
_YEAR_AND_MONTH = re.compile(r"(?:19|20)[0-9]{2}\.(?:0[1-9]|1[0-2])")
_SEVERAL = re.compile(r"[ .%~-]*[0-9]")
_CONDITIONS = frozenset(",;、:")
_LONGEST_THING = 8
# Characters that deny, compare or complete make what follows a number more than a noun.
_NO_THING = frozenset("未不没无已完成达到较比各至或余多半均约超低高少增减升降率度性每以及内左右上下前后起能可")
_FIGURES = tuple("0123456789")
_YEARS = range(1900, 2100)
_TIMES = frozenset(("time", "workday", "calendar"))
_LONGEST_SUBJECT = 20
_NO_NAME_BEFORE = ("第", "前", "后", "至", "到", "或", "和", "及")


def read_quantity(text: str) -> Quantity | Range | Why | None:
    """Read ``text`` (cleaned) as a quantity or range.

    Returns:
        The value; why it is none although it looks like one; or ``None`` where it does not even look like one.
    """
    if _YEAR_AND_MONTH.fullmatch(text):
        return Why.YEAR_OR_DECIMAL
    try:
        return _Phrase(text).read()
    except Stop as stop:
        return stop.why


def read_with_subject(text: str) -> Quantity | Range | None:
    """Read a name and then a quantity: 满意度≥90%, 建设公路32.1公里. A name of any sort needs a unit."""
    endings = signs().subject_endings
    if not is_chinese(text[0]):
        return None
    for place in range(2, min(len(text), _LONGEST_SUBJECT)):
        name = text[:place]
        if not is_chinese(name[-1]):
            return None
        if not _starts_quantity(text, place):
            continue
        value = read_quantity(text[place:])
        if not isinstance(value, Quantity | Range):
            continue
        if name.endswith(endings) or (value.unit is not None and _is_name(name)):
            return msgspec.structs.replace(value, subject=name)
    return None


def _is_name(text: str) -> bool:
    """Tell whether the words before a quantity name what is counted, and do not say more: 第3名, 每场50人, 上年80%."""
    known = words()
    return (
        not text.endswith(_NO_NAME_BEFORE)
        and is_about(text)
        and not any(word in text for word in known.references)
        and "每" not in text
    )


def _starts_quantity(text: str, place: int) -> bool:
    return text[place] in "±百" or figure_follows(text, place) or signs().before.at(text, place) is not None


class _Phrase:
    """A phrase while it is read: how far, and what was found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.comparator: Comparator | None = None
        self.held: Comparator | None = None
        self.excluded = False
        self.manners: set[str] = set()
        self.in_yuan = False
        self.per: str | None = None
        self.unit: Unit | None = None
        self.thing = ""

    def read(self) -> Quantity | Range | Why | None:
        self._read_before()
        is_band = self.text.startswith("±", self.place)
        first = self._measure(self.place + is_band)
        if first is None:
            return self._without_number()
        bounds = self._around(Decimal(0), first.number) if is_band else self._second(first)
        self._settle_yuan()
        self._read_after(in_figures=first.in_figures)
        if self.place < len(self.text):
            return self._why_not() if first.in_figures or self.comparator is not None else None
        if first.unsure and self.comparator is None:
            return Why.DAY_OR_DAYS if self.text.endswith("日") else Why.UNKNOWN_UNIT
        return self._quantity(first.number) if bounds is None else self._range(*bounds)

    def _read_before(self) -> None:
        words = signs().before
        while self.place < len(self.text):
            found = words.at(self.text, self.place)
            if found is not None:
                self._take(*found[0])
                self.place = found[1]
            elif self.text[self.place] == "¥":
                self.in_yuan = True
                self.place += 1
            elif not self._read_each():
                return

    def _read_each(self) -> bool:
        each = per_after_each(self.text, self.place + 1) if self.text[self.place] == "每" else None
        if each is None or self.per is not None:
            return False
        self.per, self.place = each
        return True

    def _take(self, role: Role, sign: str) -> None:
        if role is Role.COMPARES:
            found = Comparator(sign)
            if self.comparator is not None and not agree(self.comparator, found):
                raise Stop(Why.TWO_COMPARATORS)
            self.comparator = self.comparator or found
        elif role is Role.HOLDS:
            self.held = Comparator(sign)
        elif role is Role.MANNER:
            self.manners.add(sign)
        elif role is Role.EXCLUDED:
            self.excluded = True

    def _measure(self, place: int) -> Measure | None:
        found = measure_at(self.text, place)
        if found is not None:
            self.place, self.unit = found.end, found.unit
            self.manners |= {found.manner} if found.manner else set()
        return found

    def _second(self, first: Measure) -> tuple[Decimal, Decimal] | None:
        if self.text.startswith("±", self.place):
            second = self._measure(self.place + 1)
            if second is None:
                return None
            self.unit = _one_unit(first.unit, second.unit)
            return self._around(first.number, second.number)
        between = _BETWEEN.match(self.text, self.place)
        second = self._measure(between.end()) if between else None
        if second is None:
            return None
        self.unit = _one_unit(first.unit, second.unit)
        if first.number > second.number:
            raise Stop(Why.BACKWARDS)
        return first.number, second.number

    @staticmethod
    def _around(middle: Decimal, width: Decimal) -> tuple[Decimal, Decimal]:
        with localcontext(prec=4 * MOST_DIGITS):
            return middle - width, middle + width

    def _settle_yuan(self) -> None:
        if not self.in_yuan:
            return
        yuan = units().plain.get("元")
        if self.unit is None:
            self.unit = yuan
        elif self.unit.dimension == NUMBER and yuan is not None:
            self.unit = multiplied(yuan, self.unit.name, self.unit.size[0])
        elif self.unit.dimension != "money":
            raise Stop(Why.TWO_UNITS)

    def _read_after(self, *, in_figures: bool) -> None:
        words = signs().after
        while self.place < len(self.text):
            found = words.at(self.text, self.place)
            if found is not None:
                self._take(*found[0])
                self.place = found[1]
            elif not (self._read_per() or self._read_thing(in_figures=in_figures)):
                return

    def _read_per(self) -> bool:
        sign = self.text[self.place]
        if sign not in "/每":
            return False
        if sign == "/" and figure_follows(self.text, self.place + 1):
            raise Stop(Why.RATIO)
        of_people = self.unit is not None and self.unit.dimension == "counting:人"
        if of_people and self.text.startswith("/次", self.place) and "平均" not in self.manners:
            raise Stop(Why.PEOPLE_OR_EACH)
        found = per_after_slash(self.text, self.place + 1)
        if found is None or self.per not in {None, found[0]}:
            return False
        self.per, self.place = found
        return True

    def _read_thing(self, *, in_figures: bool) -> bool:
        if self.thing or self.unit is None:
            return False
        end = self.place
        if self.unit.dimension in _TIMES:
            action = dates().actions.at(self.text, self.place)
            end = action[1] if action is not None and action[0] else end
        elif is_counting(self.unit) and in_figures:
            last = min(len(self.text), self.place + _LONGEST_THING)
            while end < last and is_chinese(self.text[end]) and self.text[end] not in _NO_THING:
                end += 1
        unit = unit_at(self.text, self.place)
        if end == self.place or (unit is not None and unit[1] == end and not is_counting(unit[0])):
            return False
        thing = self.text[self.place : end]
        together = unit_at(self.unit.name + thing, 0)
        if together is not None and together[1] > len(self.unit.name):
            return False
        self.thing, self.place = thing, end
        return True

    def _quantity(self, number: Decimal) -> Quantity:
        comparator = self.comparator or (None if "约" in self.manners else self.held)
        if self.excluded and comparator is not None:
            comparator = Comparator.MORE_THAN if comparator.looks_up else Comparator.LESS_THAN
        self._check_length(number)
        manners = self._manners()
        if self.unit is not None and self.unit.name == "年" and number in _YEARS and not (comparator or manners):
            raise Stop(Why.YEAR_OR_YEARS)
        return Quantity(
            number=number, unit=self.unit, comparator=comparator, per=self.per, manners=manners, thing=self.thing
        )

    def _range(self, low: Decimal, high: Decimal) -> Range:
        if self.comparator not in {None, Comparator.EQUAL}:
            raise Stop(Why.TWO_COMPARATORS)
        self._check_length(low, high)
        return Range(low=low, high=high, unit=self.unit, per=self.per, manners=self._manners(), thing=self.thing)

    def _manners(self) -> tuple[str, ...]:
        return tuple(sorted(self.manners, key=signs().manner_order.__getitem__)) if self.manners else ()

    @staticmethod
    def _check_length(*numbers: Decimal) -> None:
        if not all(fits(number) for number in numbers):
            raise Stop(Why.LONG_NUMBER)

    def _without_number(self) -> Why | None:
        rest = self.text[self.place :]
        if rest[:1] in _FIGURES and not figure_follows(rest, 0):
            return Why.LONG_NUMBER
        unit = unit_at(rest, 0)
        is_bare = not rest or (unit is not None and unit[1] == len(rest))
        return Why.NO_NUMBER if is_bare and (rest or self.comparator) else None

    def _why_not(self) -> Why:
        rest = self.text[self.place :]
        if _SEVERAL.match(rest):
            return Why.SEVERAL_NUMBERS
        if _CONDITIONS & set(rest):
            return Why.TWO_CONDITIONS
        return Why.UNKNOWN_UNIT if self.unit is None and rest[0] != "(" else Why.REMARK


def _one_unit(low: Unit | None, high: Unit | None) -> Unit | None:
    """Give the unit of a range from those of its ends: ``20-30人``, ``20%-30``, ``1万-2万元``."""
    if low is None or low == high:
        return high
    if high is None:
        return low
    if low.dimension == NUMBER and low.size[0] > 1 and high.name.startswith(low.name):
        return high
    raise Stop(Why.TWO_UNITS)
