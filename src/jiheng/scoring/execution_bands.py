"""Points for execution by band: a finished project within its budget has them all, others those of their band."""

from decimal import Decimal

from jiheng.rulepacks import RulePack
from jiheng.scoring.arithmetic import ZERO, bounded, equation, exactly, money, percent, plain, show
from jiheng.scoring.results import Score, Unscored


def execution_bands(
    max_points: Decimal, spent: Decimal, budget: Decimal, pack: RulePack, *, finished: bool | None
) -> Score | Unscored:
    """Score what was spent, 0 or more, against a revised budget above 0. ``finished`` is ``None`` where nobody said."""
    clause = pack.setting("execution.method").clause
    if finished is None:
        return Unscored(
            "不知道项目是否已经完成：已完成且未超预算的得满分，未完成的按执行率分档，所以不能测算；请说明项目是否完成",
            "whether the project is finished is not known, and the points depend on it; please say",
            clause,
        )
    if finished and spent <= budget:
        line = f"项目已完成，支出 {money(spent)} 未超过预算 {money(budget)}，得满分：{show(max_points)}"
        return Score(max_points, (line,), clause)
    with exactly():
        rate = spent / budget
    band = None if finished else next((band for band in pack.bands("execution.bands") if band.holds(rate)), None)
    if band is None or band.points is None:
        state, state_en = ("已完成", "finished") if finished else ("未完成", "unfinished")
        return Unscored(
            f"项目{state}，支出 {money(spent)}、预算 {money(budget)}，办法的分档没有写明这种情形",
            f"no band of the pack covers a project {state_en} that spent {money(spent)} of {money(budget)}",
            clause,
        )
    whole = pack.number("execution.points")
    if whole == ZERO:
        return Score(ZERO, ("执行率分值为 0：0.00",), clause)
    with exactly():
        points = bounded(band.points * max_points / whole, max_points)
    top = "" if band.high is None else f"、低于 {percent(band.high)}"
    found = f"项目未完成，{money(spent)} ÷ {money(budget)} 不低于 {percent(band.low)}{top}"
    steps = (
        f"{found}，得 {plain(band.points)} 分（满分 {plain(whole)} 分）",
        equation(f"{plain(band.points)} × {plain(max_points)} ÷ {plain(whole)}", points),
    )
    return Score(points, steps, clause)
