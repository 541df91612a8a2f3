"""Points that stand or fall with evidence: none without it. Whether there is any, a form does not say."""

from jiheng.form import Category, Dimension
from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, show
from jiheng.scoring.results import Interval, Result, Row, Score, Unscored


def is_satisfaction(row: Row) -> bool:
    """Tell whether a row measures satisfaction."""
    return row.dimension is Dimension.SATISFACTION or row.category is Category.SERVICE_USER_SATISFACTION


def evidenced(row: Row, found: Result, pack: RulePack) -> Result:
    """Give ``found`` as far as the evidence bears it; ``row.evidenced`` is ``None`` where nobody says.

    Nothing without evidence, where that is known. Where it is not known, a satisfaction that needs a survey has no
    points yet, and any other row has them on condition.
    """
    survey = pack.find("evidence.unsurveyed_satisfaction") if is_satisfaction(row) else None
    rule = survey or pack.find("evidence.none")
    if rule is None or row.evidenced or isinstance(found, Unscored):
        return found
    if row.evidenced is False:
        said = "满意度没有做过调查" if survey else "没有佐证材料"
        return Score(ZERO, (f"{said}，不得分：{show(ZERO)}",), rule.clause)
    if survey:
        due = show(found.points) if isinstance(found, Score) else f"{show(found.low)} 至 {show(found.high)}"
        return Unscored(
            f"不知道满意度有没有做过调查：没有做的不得分，做了的测算 {due} 分",
            f"whether there was a survey is not known: without one there are no points, with one {due}",
            rule.clause,
        )
    return _on_condition(found)


def _on_condition(found: Score | Interval) -> Score | Interval:
    step = "以有佐证材料为前提，没有的不得分"
    if isinstance(found, Score):
        return Score(found.points, (*found.steps, step), found.clause)
    return Interval(found.low, found.high, found.high_included, (*found.steps, step), found.clause)
