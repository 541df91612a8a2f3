"""The form as a whole in formulas: the execution rate and its points, the total by the form's own scheme, the grade.

As in :mod:`.formulas`, a result stands only where ``jiheng score`` gives the same.
"""

from decimal import Decimal
from typing import Final

from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.formulas import BY_SYSTEM, NOTHING, by_bands, either, figure, quoted
from jiheng.exporting.fill_in.places import Rows
from jiheng.rulepacks import Band, RulePack

FINISHED: Final = f"${at.HINT}$3"
"""Where 项目是否完成 is answered."""

YES, NO = "是", "否"

_SAME: Final = "0.000000001"
_PLACES: Final = 9
_RATE_PLACES: Final = 12

# In the row of the total, hidden: what the scheme is found by, and what comes of it.
_MAXIMA, _WHOLE, _EXECUTION, _SCHEME, _OPEN = (f"${name}" for name in "MNOPQ")
_LOW, _HIGH, _INCLUDED, _GRADE_LOW, _GRADE_HIGH = (f"${name}" for name in "RSTUV")
_INSIDE, _OUTSIDE, _NONE = "IN", "OUT", "NO"


def is_ruled(pack: RulePack) -> bool:
    """Tell whether the pack has a rule for the points of execution."""
    return pack.find("execution.method") is not None and pack.text("execution.method") != "none"


def asks_whether_finished(pack: RulePack) -> bool:
    """Tell whether the points of execution turn on whether the project is finished."""
    return is_ruled(pack) and pack.text("execution.method") == "bands"


def rate(row: int) -> str:
    """Write 执行率 of a row of the money: expenditure ÷ revised budget."""
    budget, spent = f"${at.REVISED}{row}", f"${at.SPENT}{row}"
    return either(f"AND(ISNUMBER({budget}),ISNUMBER({spent}))", either(f"{budget}>0", f"{spent}/{budget}"))


def execution(pack: RulePack) -> str:
    """Write the points of execution, empty where they cannot be told."""
    if not is_ruled(pack):
        return NOTHING
    row = at.TOTAL_FUND
    budget, spent = f"${at.REVISED}{row}", f"${at.SPENT}{row}"
    whole = _execution_maximum(pack)
    zero = "0" if pack.text("execution.zero_revised_budget") == "zero" else NOTHING
    method = (
        _bands(pack, whole) if pack.text("execution.method") == "bands" else f"MIN({spent}/{budget}*{whole},{whole})"
    )
    scored = either(f"{budget}=0", zero, method)
    return either(
        f"AND(ISNUMBER({budget}),ISNUMBER({spent}),ISNUMBER({whole}))",
        either(f"MIN({budget},{spent},{whole})>=0", scored),
    )


def _execution_maximum(pack: RulePack) -> str:
    cell = f"${at.EXECUTION_MAXIMUM}${at.TOTAL_FUND}"
    known = figure(pack.number("execution.points")) if pack.find("execution.points") is not None else NOTHING
    return either(f"ISNUMBER({cell})", cell, known)


def _bands(pack: RulePack, whole: str) -> str:
    row = at.TOTAL_FUND
    budget, spent = f"${at.REVISED}{row}", f"${at.SPENT}{row}"
    top = pack.number("execution.points")
    bands = pack.bands("execution.bands")
    scaled = {band: _scaled(band, top, whole) for band in bands}
    unfinished = by_bands(f"ROUND({spent}/{budget},{_RATE_PLACES})", bands, scaled)
    finished = either(f"{spent}<={budget}", whole)
    return either(f'EXACT({FINISHED},"{YES}")', finished, either(f'EXACT({FINISHED},"{NO}")', unfinished))


def _scaled(band: Band, top: Decimal, whole: str) -> str:
    """Put the points of a band, which are out of ``top``, on the form's own maximum."""
    return f"MIN({figure(band.points or Decimal(0))}*{whole}/{figure(top)},{whole})" if top else "0"


def hidden(rows: Rows, pack: RulePack) -> dict[str, str]:
    """Write the hidden formulas in the row of the total, by their columns."""
    row = rows.total
    maxima, used = rows.over(at.MAXIMUM), rows.over(at.USED)
    whole, together = f"{_WHOLE}{row}", f"{_MAXIMA}{row}+{_EXECUTION}{row}"
    lacking = f"SUMPRODUCT({used}*(1-ISNUMBER({maxima})))"
    cell = f"${at.EXECUTION_MAXIMUM}${at.TOTAL_FUND}"
    scheme = either(
        f"OR({lacking}>0,SUM({used})=0)",
        NOTHING,
        either(
            f"ABS({together}-{whole})<{_SAME}",
            either(f"{_EXECUTION}{row}=0", f'"{_NONE}"', f'"{_INSIDE}"'),
            either(
                f"ABS({_MAXIMA}{row}-{whole})<{_SAME}", either(f"{_EXECUTION}{row}=0", f'"{_NONE}"', f'"{_OUTSIDE}"')
            ),
        ),
    )
    total_cell = f"${at.MAXIMUM}{row}"
    return {
        _MAXIMA: f"SUM({maxima})",
        _WHOLE: either(f"ISNUMBER({total_cell})", total_cell, figure(pack.number("total.points"))),
        _EXECUTION: either(f"ISNUMBER({cell})", cell, "0"),
        _SCHEME: scheme,
        _OPEN: f"SUMPRODUCT({used}*(1-ISNUMBER({rows.over(at.LOW)})))",
        _LOW: _end(rows, pack, at.LOW),
        _HIGH: _end(rows, pack, at.HIGH),
        _INCLUDED: _included(rows, pack),
        _GRADE_LOW: _grade(rows, pack, _LOW),
        _GRADE_HIGH: _grade(rows, pack, _HIGH),
    }


def _counted(pack: RulePack) -> str:
    """Give what execution adds where it is part of the total: its points, or those claimed where the pack says so."""
    points = f"${at.AIM}${at.TOTAL_FUND}"
    if is_ruled(pack) or pack.text("total.unruled_execution") != "claimed":
        return points
    claimed, whole = f"${at.EXECUTION_CLAIMED}${at.TOTAL_FUND}", _execution_maximum(pack)
    return either(f"ISNUMBER({claimed})", either(f"AND({claimed}>=0,{claimed}<={whole})", claimed))


def _end(rows: Rows, pack: RulePack, column: str) -> str:
    """Add up one end of all rows, and execution where the form counts it in, cut at the pack's cap."""
    row = rows.total
    own = f"SUM({rows.over(column)})"
    counted = _counted(pack)
    scheme = f"{_SCHEME}{row}"
    inside = either(f"ISNUMBER({counted})", _capped(f"ROUND({own}+{counted},{_PLACES})", rows, pack))
    apart = _capped(f"ROUND({own},{_PLACES})", rows, pack)
    summed = either(f'EXACT({scheme},"{_INSIDE}")', inside, apart)
    found = either(f"AND(LEN({scheme})>0,{_OPEN}{row}=0)", summed)
    if is_ruled(pack) and pack.text("execution.zero_revised_budget") in {"exempt", "redistribute"}:
        budget = f"${at.REVISED}${at.TOTAL_FUND}"
        found = either(f"AND(ISNUMBER({budget}),{budget}=0)", NOTHING, found)
    return found


def _capped(total: str, rows: Rows, pack: RulePack) -> str:
    if pack.find("total.execution_caps") is None:
        return total
    share = f"${at.RATE}${at.TOTAL_FUND}"
    whole, top = f"{_WHOLE}{rows.total}", pack.number("total.points")
    bands = pack.bands("total.execution_caps")
    cuts = {band: f"MIN({total},{_scaled(band, top, whole)})" for band in bands}
    return either(f"ISNUMBER({share})", by_bands(f"ROUND({share},{_RATE_PLACES})", bands, cuts, total))


def _included(rows: Rows, pack: RulePack) -> str:
    """Tell whether the highest total itself can be had: not where a row's highest cannot, unless it is cut anyway."""
    row = rows.total
    used, included = rows.over(at.USED), rows.over(at.HIGH_INCLUDED)
    all_included = f"SUMPRODUCT({used}*(1-{_as_number(included)}))=0"
    conditions = [f"{_LOW}{row}={_HIGH}{row}", all_included]
    if pack.find("total.execution_caps") is not None:
        conditions.append(f"{_HIGH}{row}<SUM({rows.over(at.HIGH)})-{_SAME}")
    return either(f"OR({','.join(conditions)})", "1", "0")


def _as_number(cells: str) -> str:
    return f"ISNUMBER({cells})*({cells}=1)"


def _grade(rows: Rows, pack: RulePack, end: str) -> str:
    """Grade one end of the total by the pack's scale; totals out of something else are put on it first."""
    if pack.find("grade.scale") is None:
        return NOTHING
    row = rows.total
    whole, scale = f"{_WHOLE}{row}", pack.number("grade.of")
    mark = f"ROUND({end}{row}*{figure(scale)}/{whole},{_PLACES})"
    formula = NOTHING
    for band in pack.bands("grade.scale"):
        reached = f"{mark}>={figure(band.low)}"
        if end == _HIGH:
            reached = f"OR({mark}>{figure(band.low)},AND({mark}={figure(band.low)},{_INCLUDED}{row}=1))"
        top = "TRUE"
        if band.high is not None:
            below = f"{mark}{'<=' if band.high_included else '<'}{figure(band.high)}"
            # A highest total that cannot itself be had still lies in the band that ends with it.
            above = f"OR({below},AND({_INCLUDED}{row}=0,{mark}={figure(band.high)}))"
            top = above if end == _HIGH else below
        formula = either(f"AND({reached},{top})", quoted(band.label), formula)
    return either(f"ISNUMBER({end}{row})", either(f"{whole}>0", formula))


def shown_total(rows: Rows) -> str:
    """Write the total as it is shown: a figure, a stretch, or that the system has to compute it."""
    row = rows.total
    return either(
        f"SUM({rows.over(at.USED)})=0",
        NOTHING,
        shown(f"{_LOW}{row}", f"{_HIGH}{row}", f"{_INCLUDED}{row}"),
    )


def shown_grade(rows: Rows) -> str:
    """Write the grade, or the two between which it lies."""
    low, high = f"{_GRADE_LOW}{rows.total}", f"{_GRADE_HIGH}{rows.total}"
    return either(
        f"AND(LEN({low})>0,LEN({high})>0)", either(f"EXACT({low},{high})", low, f'{low}&" 至 "&{high}'), NOTHING
    )


def shown(low: str, high: str, included: str) -> str:
    """Write points as they are shown."""
    stretch = f'TEXT({low},"0.00")&" 至 "&TEXT({high},"0.00")&IF({included}=1,"","（不含）")'
    figures = either(f"{low}={high}", f"ROUND({low},2)", stretch)
    return either(f"ISNUMBER({low})", figures, f'"{BY_SYSTEM}"')


def claimed(rows: Rows) -> str:
    """Add up the points typed, as the form's scheme counts them; empty where that is not known."""
    row = rows.total
    own = f"SUM({rows.over(at.CLAIMED)})"
    of_execution = f"${at.EXECUTION_CLAIMED}${at.TOTAL_FUND}"
    inside = f"ROUND({own}+IF(ISNUMBER({of_execution}),{of_execution},0),{_PLACES})"
    apart = f"ROUND({own},{_PLACES})"
    return either(f"LEN({_SCHEME}{row})>0", either(f'EXACT({_SCHEME}{row},"{_INSIDE}")', inside, apart), NOTHING)


def scheme_fits(rows: Rows) -> str:
    """Tell whether the maxima fit the whole, with or without execution."""
    return f"LEN({_SCHEME}{rows.total})>0"


def whole_of(rows: Rows) -> str:
    """Name the cell that holds what the form is out of."""
    return f"{_WHOLE}{rows.total}"
