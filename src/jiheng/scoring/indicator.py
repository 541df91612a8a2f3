"""One row: which method it scores by, and why not where it cannot be scored."""

from decimal import Decimal

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, exactly, plain, show
from jiheng.scoring.deductions import deducted
from jiheng.scoring.evidence import evidenced, is_satisfaction
from jiheng.scoring.quantity import score_quantity
from jiheng.scoring.results import Result, Row, Score, Unscored
from jiheng.scoring.satisfaction_bands import satisfaction_bands
from jiheng.scoring.tiers import ACHIEVED, below_achieved, tiers
from jiheng.scoring.yes_no import yes_no
from jiheng.values import Deadline, Frequency, Outcome, Quantity, Reference, Word, WordKind, is_quantity, tier

_SHARE = "share"


def score(row: Row, pack: RulePack) -> Result:
    """Give the points due for one row under a pack, not rounded, with the arithmetic or the reason why not."""
    return evidenced(row, deducted(row, _by_method(row, pack), pack), pack)


def _by_method(row: Row, pack: RulePack) -> Result:
    max_points = row.max_points
    if max_points is None or not max_points.is_finite():
        return Unscored("没有填写分值，或填的不是数", "the row has no maximum of points")
    if max_points < ZERO:
        return Unscored(f"分值 {plain(max_points)} 是负数，请核对", "the maximum of points is negative")
    if is_satisfaction(row) and pack.text("satisfaction.method") == "bands":
        found = _share(row)
        if found is not None:
            return satisfaction_bands(max_points, found, pack)
    if row.comparison.is_quantity or is_quantity(row.target):
        return score_quantity(row, max_points, pack)
    if isinstance(row.target, Deadline | Frequency | Reference):
        return _verifiable(row, max_points, pack)
    return _words(row, max_points, pack)


def _share(row: Row) -> Decimal | None:
    """Give the satisfaction that was found as a share of one, where it is a share at all."""
    printed = row.actual.number if isinstance(row.actual, Quantity) else None
    # What was found counts: as it is printed, or put into the unit of the target where its own is left out.
    for value, number in ((row.actual, printed), (row.target, row.comparison.actual_number)):
        unit = value.unit if isinstance(value, Quantity) else None
        if number is not None and unit is not None and unit.dimension == _SHARE:
            numerator, denominator = unit.size
            with exactly():
                return number * numerator / denominator
    return None


def _verifiable(row: Row, max_points: Decimal, pack: RulePack) -> Result:
    """Score a date, a frequency or a bound outside the form: reached is full, anything else is for people."""
    comparison = row.comparison
    rule = pack.find("quantity.at_least")
    if comparison.outcome is Outcome.REACHED and rule is not None:
        step = f"完成「{row.actual}」达到目标「{row.target}」，得满分：{show(max_points)}"
        return Score(max_points, (step,), rule.clause)
    if comparison.outcome is Outcome.MISSED:
        return Unscored(
            f"完成「{row.actual}」没有达到目标「{row.target}」；时间、频次等没有按比例计分的办法，请按实际情况评分",
            f"“{row.actual}” misses “{row.target}”; no rule puts dates or frequencies in proportion",
        )
    return Unscored(comparison.reason, comparison.reason_en)


def _words(row: Row, max_points: Decimal, pack: RulePack) -> Result:
    """Score a target in words: by the tier that the actual value names, or by the unit's own word."""
    comparison = row.comparison
    is_yes_no = isinstance(row.target, Word) and row.target.kind is WordKind.YES_NO
    if is_yes_no and comparison.outcome is not Outcome.CANNOT_TELL and pack.text("yes_no.method") == "all_or_nothing":
        return yes_no(max_points, pack, reached=comparison.outcome is Outcome.REACHED)
    named = tier(row.actual)
    if named is not None:
        return tiers(max_points, named, pack, f"完成写「{row.actual}」，按字面归档")
    if comparison.outcome is Outcome.REACHED:
        return _reached_in_words(row, max_points, pack)
    if comparison.outcome is Outcome.MISSED:
        why = f"目标写「{row.target}」，完成写「{row.actual}」，按字面没有达成；属于部分达成还是未达成，凭材料判断"
        return below_achieved(max_points, pack, why)
    return Unscored(comparison.reason, comparison.reason_en)


def _reached_in_words(row: Row, max_points: Decimal, pack: RulePack) -> Result:
    """Take the unit at its word where the pack does: the tier 达成, and within it nothing more than its bounds."""
    setting = pack.setting("qualitative.same_word")
    if setting.value != ACHIEVED:
        return Unscored(
            "目标和完成都是文字，所用规则包不据此归档",
            "both are words, and the pack draws nothing from that",
            setting.clause,
        )
    target, actual = str(row.target), str(row.actual)
    words = f"目标和完成都写「{actual}」" if target == actual else f"目标写「{target}」，完成写「{actual}」"
    return tiers(max_points, ACHIEVED, pack, f"{words}，按单位自己的说法归档；是否达成凭材料判断")
