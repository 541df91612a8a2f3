"""Targets that are numbers: which way is better, whether the target was hit, and by which method it scores if not."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import msgspec

from jiheng.form import Dimension
from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, plain, show
from jiheng.scoring.at_least import proportional
from jiheng.scoring.at_most import inverse, linear
from jiheng.scoring.equal import equal
from jiheng.scoring.pass_mark import pass_mark
from jiheng.scoring.results import Result, Row, Score, Unscored
from jiheng.scoring.shortfall import Shortfall
from jiheng.scoring.zero_target import all_or_nothing
from jiheng.values import Kind, Outcome, Range, Standing

Method = Callable[[Shortfall, RulePack], Score]

UNDERSHOT: Mapping[str, Method] = {"proportional": proportional, "pass_mark": pass_mark}
EXCEEDED: Mapping[str, Method] = {"linear": linear, "inverse": inverse}
ZERO_TARGET: Mapping[str, Method] = {"all_or_nothing": all_or_nothing}

_METHODS: Mapping[Kind, tuple[str, Mapping[str, Method]]] = {
    Kind.AT_LEAST: ("quantity.at_least", UNDERSHOT),
    Kind.EQUAL: ("quantity.equal", UNDERSHOT),
}
_NO_RULE = ("所用规则包没有规定定量指标怎样计分", "the pack has no rule for quantities")
_UNDERSTOOD = {
    Kind.AT_LEAST: "由名称和类别推断越多越好，按「不低于」理解",
    Kind.AT_MOST: "由名称和类别推断越少越好，按「不超过」理解",
    Kind.EQUAL: "由名称和类别看不出多好还是少好，按「等于」理解",
}


def score_quantity(row: Row, max_points: Decimal, pack: RulePack) -> Result:
    """Score a row whose target and actual value are numbers."""
    comparison = row.comparison
    target, actual = comparison.target_number, comparison.actual_number
    if target is None or actual is None:
        return _by_outcome(row, max_points, pack)
    kind, note = scored_direction(row, pack)
    if actual == target:
        is_missed = comparison.outcome is Outcome.MISSED
        return _at_excluded_bound(row) if is_missed else _full(row, max_points, pack, ())
    off = Shortfall(max_points, actual, target, "")
    # Whether an equal target was hit is settled here, by the pack; of anything else the comparison has the last word.
    if kind is Kind.EQUAL and not isinstance(row.target, Range):
        less_is_better = comparison.direction.less_is_better or row.dimension is Dimension.COST
        answer = None if target == ZERO else equal(row, off, pack, less_is_better=less_is_better)
        if answer is not None:
            return answer
    elif comparison.outcome is Outcome.CANNOT_TELL and kind is comparison.direction.kind:
        return Unscored(comparison.reason, comparison.reason_en)
    if _reached(kind, actual, target):
        return _full(row, max_points, pack, note)
    return _missed(row, off, kind, note, pack)


def scored_direction(row: Row, pack: RulePack) -> tuple[Kind, tuple[str, ...]]:
    """Give the direction to score by, and the step that says what it rests on where nobody wrote it."""
    direction = row.comparison.direction
    if direction.standing in {Standing.WRITTEN, Standing.COLUMN}:
        return direction.kind, ()
    if direction.kind in {Kind.EQUAL, Kind.UNKNOWN} and pack.text("quantity.bare_number") == "at_least":
        return Kind.AT_LEAST, ("表上没有写 ≥ 或 ≤，所用规则包按「不低于」理解",)
    if direction.kind is Kind.UNKNOWN:
        return direction.kind, ()
    return direction.kind, (f"表上没有写 ≥ 或 ≤，{_UNDERSTOOD[direction.kind]}",)


def _reached(kind: Kind, actual: Decimal, target: Decimal) -> bool:
    return (kind is Kind.AT_LEAST and actual > target) or (kind is Kind.AT_MOST and actual < target)


def _by_outcome(row: Row, max_points: Decimal, pack: RulePack) -> Result:
    """Score by the outcome alone, where there is no single number to divide by, such as a range."""
    comparison = row.comparison
    if comparison.outcome is Outcome.REACHED:
        return _full(row, max_points, pack, ())
    if comparison.outcome is Outcome.CANNOT_TELL:
        return Unscored(comparison.reason, comparison.reason_en)
    return Unscored(
        f"完成 {row.actual} 不在目标 {row.target} 之内，办法没有规定这种情形怎样按比例计分",
        f"{row.actual} lies outside {row.target}, and no rule says how that scores",
    )


def _at_excluded_bound(row: Row) -> Unscored:
    """Say why 85% has no points beside >85%: by the letter a miss, and in proportion the full points."""
    return Unscored(
        f"完成 {row.actual} 正好等于目标 {row.target}，目标不含本数，按字面没有达到；按比例折算又等于满分，"
        "扣多少分办法没有规定，请核实目标是否应含本数",
        f"{row.actual} equals the bound of {row.target}, which does not count itself: a miss, and in proportion "
        "nothing is lost; no rule says how that scores",
    )


def _full(row: Row, max_points: Decimal, pack: RulePack, note: tuple[str, ...]) -> Result:
    rule = pack.find("quantity.at_least")
    if rule is None:
        return Unscored(*_NO_RULE)
    step = f"完成 {row.actual} 达到目标 {row.target}，得满分：{show(max_points)}"
    return Score(max_points, (*note, step), rule.clause)


def _missed(row: Row, off: Shortfall, kind: Kind, note: tuple[str, ...], pack: RulePack) -> Result:
    if kind is Kind.UNKNOWN:
        return Unscored(
            "目标没有写 ≥ 或 ≤，看不出高好还是低好", "no comparator is written; which way is better is unknown"
        )
    if off.target < ZERO:
        return Unscored(
            f"目标 {plain(off.target)} 是负数，没有达到时按比例计分没有意义",
            f"the target {plain(off.target)} is negative; nothing is in proportion to it",
        )
    # More than an equal target gets here only where less is better: it then scores like a bound that was exceeded.
    exceeded = off.actual > off.target
    key, methods = ("quantity.at_most", EXCEEDED) if exceeded else _METHODS[kind]
    if off.target == ZERO:
        key, methods = "quantity.zero_target", ZERO_TARGET
    rule = pack.find(key)
    if rule is None:
        return Unscored(*_NO_RULE)
    found = methods[pack.text(key)](msgspec.structs.replace(off, clause=rule.clause), pack)
    return Score(found.points, (*note, f"目标 {row.target}，完成 {row.actual}", *found.steps), found.clause)
