"""The rule pack as formulas: from what stands in a row to the points that it has.

Everything is written with functions that Excel, WPS and LibreOffice have had since 2007. A formula understands a
target of a sign, figures and a unit, or a word, and gives a result only where ``jiheng score`` gives the same; else
its cell stays empty, and the sheet says 「由系统测算」. Signs and words are compared exactly (EXACT, FIND), for ``=``
takes some signs for others.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.lists import ABOVE_ONE, ANY
from jiheng.rulepacks import Band, RulePack
from jiheng.scoring import plain

BY_SYSTEM: Final = "由系统测算"
NOTHING: Final = '""'
_SIGNS: Final = "≥≤><="
_MOST_DIGITS: Final = 12
"""A longer figure might not be kept to the last digit."""
_SAME_TO: Final = 12
"""Places to which two quotients are compared: what is the same on paper may differ in the last bit."""
_SAID_AS: Final = (
    *(("＞", ">"), ("＜", "<"), ("＝", "="), ("％", "%")),
    *(("不低于", "≥"), ("不少于", "≥"), ("不超过", "≤"), ("不高于", "≤")),
)
"""What is written otherwise and means the same."""


class Way(msgspec.Struct, frozen=True):
    """The codes of directions on the sheet."""

    at_least: str = "G"
    more_than: str = "GG"
    at_most: str = "L"
    less_than: str = "LL"
    equal: str = "E"
    equal_by_less: str = "EL"


WAY: Final = Way()


class Column(msgspec.Struct, frozen=True):
    """A list on the hidden sheet, as formulas name it."""

    name: str

    def has(self, cell: str) -> str:
        """Tell whether the list has a text, exactly."""
        return f"SUMPRODUCT(--EXACT({self.name},{cell}))>0"

    def of(self, cell: str, values: "Column") -> str:
        """Look up the number that stands beside a text."""
        return f"SUMPRODUCT(EXACT({self.name},{cell})*{values.name})"


def either(condition: str, then: str, otherwise: str = NOTHING) -> str:
    """Write a choice."""
    return f"IF({condition},{then},{otherwise})"


def quoted(text: str) -> str:
    """Write a text of ours, or of the pack, into a formula."""
    return '"' + text.replace('"', '""') + '"'


def figure(number: Decimal) -> str:
    """Write a number of the pack."""
    return plain(number)


def by_bands(value: str, bands: Sequence[Band], give: Mapping[Band, str], otherwise: str = NOTHING) -> str:
    """Write a scale: what each band gives for ``value``; bands are told apart as the pack has them."""
    formula = otherwise
    for band in bands:
        upper = "" if band.high is None else f",{value}{'<=' if band.high_included else '<'}{figure(band.high)}"
        formula = either(f"AND({value}>={figure(band.low)}{upper})", give[band], formula)
    return formula


def row_formulas(row: int, pack: RulePack, lists: Mapping[str, Column]) -> dict[str, str]:
    """Write the hidden formulas of an indicator's row, by their columns."""
    cell = {name: f"${name}{row}" for name in (*"BCDEFGHI", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X")}
    return {
        at.AIM: _text(f"$E{row}"),
        at.SIGN: either(f'ISNUMBER(FIND(LEFT({cell["M"]},1),"{_SIGNS}"))', f"LEFT({cell['M']},1)"),
        at.AIM_REST: f"MID({cell['M']},LEN({cell['N']})+1,99)",
        at.AIM_UNIT: _without_figures(cell["O"]),
        at.AIM_NUMBER: _number(cell["O"], cell["P"], lists["units"]),
        at.FOUND: _text(f"$F{row}"),
        at.FOUND_UNIT: _without_figures(cell["R"]),
        at.FOUND_NUMBER: _number(cell["R"], cell["S"], lists["units"]),
        at.WAY: _way(row),
        at.COMPARABLE: _comparable(row, lists),
        at.POINTS: _quantity(row, pack),
        at.LOW: _bound(row, pack, lists, "low"),
        at.HIGH: _bound(row, pack, lists, "high"),
        at.HIGH_INCLUDED: _bound(row, pack, lists, "included"),
        at.USED: f"IF(LEN($B{row}&$C{row}&$D{row}&$E{row}&$F{row}&$G{row}&$H{row}&$I{row})>0,1,0)",
    }


def _text(cell: str) -> str:
    written = f"TRIM({cell})"
    for one, other in _SAID_AS:
        written = f'SUBSTITUTE({written},"{one}","{other}")'
    return either(f"ISTEXT({cell})", written)


def _without_figures(cell: str) -> str:
    rest = cell
    for sign in "0123456789.":
        rest = f'SUBSTITUTE({rest},"{sign}","")'
    return rest


def _number(cell: str, unit: str, units: Column) -> str:
    """Read figures and a unit of the list, and nothing else; a date such as 2020.9 is no number."""
    digits = f"LEFT({cell},LEN({cell})-LEN({unit}))"
    conditions = (
        f"LEN({digits})>0",
        f"LEN({digits})<={_MOST_DIGITS}",
        f"EXACT({digits}&{unit},{cell})",
        units.has(unit),
        f'LEN({digits})-LEN(SUBSTITUTE({digits},".",""))<=1',
        f'NOT(EXACT(LEFT({digits},1),"."))',
        f'NOT(EXACT(RIGHT({digits},1),"."))',
        f'OR(LEN({unit})>0,NOT(EXACT(MID({digits},5,1),".")))',
    )
    return either(f"AND({','.join(conditions)})", f"VALUE({digits})")


def _way(row: int) -> str:
    """Take the direction that is known of a locked target, else the one that its sign says."""
    sign = f"$N{row}"
    signs = (("≥", WAY.at_least), (">", WAY.more_than), ("≤", WAY.at_most), ("<", WAY.less_than))
    by_sign = NOTHING
    for written, way in signs:
        by_sign = either(f'EXACT({sign},"{written}")', f'"{way}"', by_sign)
    return either(f"LEN(${at.KNOWN_WAY}{row})>0", f"${at.KNOWN_WAY}{row}", by_sign)


def _comparable(row: int, lists: Mapping[str, Column]) -> str:
    """Tell whether target and actual are numbers of one unit, the unit of one of them perhaps left out."""
    aim, unit, found, found_unit = (f"${name}{row}" for name in "QPTS")

    def beside_bare(bare: str, of: str) -> str:
        kind = lists["units"].of(of, lists["bare"])
        return f"OR({kind}={ANY},AND({kind}={ABOVE_ONE},{bare}>1))"

    one_bare = either(
        f"LEN({found_unit})=0", beside_bare(found, unit), f"AND(LEN({unit})=0,{beside_bare(aim, found_unit)})"
    )
    both = either(f"EXACT({unit},{found_unit})", "TRUE", one_bare)
    return either(
        f"AND(ISNUMBER({aim}),ISNUMBER({found}),ISNUMBER($G{row}))",
        either(f"AND($G{row}>=0,{both})", "1", "0"),
        "0",
    )


def _quantity(row: int, pack: RulePack) -> str:
    """Score a number against a number, where the pack has a rule for it."""
    if pack.find("quantity.at_least") is None:
        return NOTHING
    aim, found, whole, way = f"$Q{row}", f"$T{row}", f"$G{row}", f"$U{row}"

    def goes(*ways: str) -> str:
        told = ",".join(f'EXACT({way},"{one}")' for one in ways)
        return f"OR({told})" if len(ways) > 1 else told

    zero = either(f"{found}=0", whole, "0")

    def short(key: str) -> str:
        missed = NOTHING if pack.find(key) is None else _undershot(pack, key, aim, found, whole)
        return either(f"{aim}=0", zero, missed)

    over = either(f"{aim}=0", zero, _exceeded(pack, aim, found, whole))
    strict = goes(WAY.more_than, WAY.less_than)
    full_over, full_under = (pack.text(f"quantity.{key}") for key in ("equal_overshoot", "equal_cost_undershoot"))
    cheaper = {"question": NOTHING, "full": whole, "as_missed": short("quantity.equal")}[full_under]
    above = either(
        goes(WAY.at_least, WAY.more_than),
        whole,
        either(
            goes(WAY.at_most, WAY.less_than, WAY.equal_by_less),
            over,
            either(
                goes(WAY.equal),
                either(f"{aim}=0", zero, whole if full_over == "full" else NOTHING),
            ),
        ),
    )
    below = either(
        goes(WAY.at_least, WAY.more_than),
        short("quantity.at_least"),
        either(
            goes(WAY.at_most, WAY.less_than),
            whole,
            either(goes(WAY.equal), short("quantity.equal"), either(goes(WAY.equal_by_less), cheaper)),
        ),
    )
    by_size = either(f"{found}={aim}", either(strict, NOTHING, whole), either(f"{found}>{aim}", above, below))
    return either(f"$V{row}=1", by_size)


def _undershot(pack: RulePack, key: str, aim: str, found: str, whole: str) -> str:
    if pack.text(key) == "pass_mark":
        mark = pack.number("pass_mark.rate")
        rate = f"ROUND({found}/{aim},{_SAME_TO})"
        return either(
            f"{rate}<{figure(mark)}",
            "0",
            f"({found}-{figure(mark)}*{aim})*{whole}/({figure(Decimal(1) - mark)}*{aim})",
        )
    return f"{whole}*{found}/{aim}"


def _exceeded(pack: RulePack, aim: str, found: str, whole: str) -> str:
    if pack.text("quantity.at_most") == "inverse":
        return f"{whole}*{aim}/{found}"
    return either(f"{found}>=2*{aim}", "0", f"{whole}*(2*{aim}-{found})/{aim}")


def _bound(row: int, pack: RulePack, lists: Mapping[str, Column], side: str) -> str:
    """Write one end of what a row has: of a quantity, of a satisfaction, of words; empty where people or we decide."""
    whole, points = f"$G{row}", f"$W{row}"
    same, tiers = lists["same"], lists["tiers"]
    exactly = f"AND(EXACT($M{row},$R{row}),{same.has(f'$R{row}')})"
    named = f"AND({lists['plain'].has(f'$M{row}')},{tiers.has(f'$R{row}')})"

    def of(column: Column, which: str) -> str:
        share = column.of(f"$R{row}", lists[f"{which}_{side}"])
        return share if side == "included" else f"{share}*{whole}"

    words = either(named, of(tiers, "tier"), either(exactly, of(same, "same")))
    number = either(f"ISNUMBER({points})", "1" if side == "included" else points, words)
    number = _less_by_deviation(row, pack, number, side)
    number = _by_evidence(row, pack, lists, number, side)
    return either(f"AND(ISNUMBER({whole}),LEN($F{row})>0)", either(f"{whole}>=0", number))


def _less_by_deviation(row: int, pack: RulePack, otherwise: str, side: str) -> str:
    """Take off what the pack takes off, and leave open what a person may take off."""
    aim, found, points, way = f"$Q{row}", f"$T{row}", f"$W{row}", f"$U{row}"
    is_figure = f"ISNUMBER({points})"
    if pack.find("deviation.costs_from") is not None and side != "included":
        line, cost = pack.number("deviation.costs_from"), pack.number("deviation.costs_points")
        within = f'AND(OR(EXACT({way},"{WAY.at_most}"),EXACT({way},"{WAY.less_than}")),{found}<={aim})'
        off = f"ROUND(ABS({found}/{aim}-1),{_SAME_TO})>={figure(line)}"
        costs = either(within, points, either(off, f"MAX({points}-{figure(cost)},0)", points))
        otherwise = either(is_figure, either(f"{aim}>0", costs, points), otherwise)
    if pack.text("far_over.points") != "kept" and side == "low":
        otherwise = either(is_figure, either(_is_far_over(row, pack), "0", otherwise), otherwise)
    return otherwise


def _is_far_over(row: int, pack: RulePack) -> str:
    """Tell whether a quantity of which more may be better was reached so many times over that it wants a word."""
    aim, found, way = f"$Q{row}", f"$T{row}", f"$U{row}"
    line = ">=" if pack.flag("far_over.from_the_ratio_on") else ">"
    ratio = f"ROUND({found}/{either(f'{aim}>0', aim, '1')},{_SAME_TO}){line}{figure(pack.number('far_over.ratio'))}"
    least = f"{aim}>={figure(pack.number('far_over.target_at_least'))}"
    excess = f"{found}-{aim}>={figure(pack.number('far_over.excess_at_least'))}"
    more = ",".join(f'EXACT({way},"{one}")' for one in (WAY.at_least, WAY.more_than, WAY.equal))
    return f"AND({aim}>0,OR({more}),{ratio},OR({least},{excess}))"


def _by_evidence(row: int, pack: RulePack, lists: Mapping[str, Column], otherwise: str, side: str) -> str:
    """Score satisfaction by the pack's own bands, and leave it open where points want a survey nobody tells of."""
    by_bands_of_its_own = pack.text("satisfaction.method") == "bands"
    wants_survey = pack.find("evidence.unsurveyed_satisfaction") is not None
    if not (by_bands_of_its_own or wants_survey):
        return otherwise
    dimensions, categories = lists["dimensions"], lists["categories"]
    known = f"AND({dimensions.has(f'$B{row}')},{categories.has(f'$C{row}')})"
    told = (dimensions.of(f"$B{row}", lists["dimension_told"]), categories.of(f"$C{row}", lists["category_told"]))
    satisfaction = NOTHING
    takes_off = pack.find("deviation.costs_from") is not None or pack.text("far_over.points") != "kept"
    if not (wants_survey or takes_off):
        satisfaction = either(f'AND(ISNUMBER($T{row}),EXACT($S{row},"%"))', _in_bands(row, pack, side))
    return either(known, either(f"{told[0]}+{told[1]}>0", satisfaction, otherwise))


def _in_bands(row: int, pack: RulePack, side: str) -> str:
    bands, whole = pack.bands("satisfaction.bands"), pack.number("satisfaction.points")
    share = f"ROUND($T{row}/100,{_SAME_TO})"
    if not whole:
        return NOTHING
    scaled = {
        band: "1" if side == "included" else f"MIN({figure(band.points or Decimal(0))}*$G{row}/{figure(whole)},$G{row})"
        for band in bands
    }
    return by_bands(share, bands, scaled)
