"""Runs the cases of a rule pack: puts what is given to the methods, and says what came out in the words of the case."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import msgspec

from jiheng.form import Category, Dimension, Field, Fund, FundSource, Indicator, Place, SelfEvaluation, Total
from jiheng.form.labelling import label_in
from jiheng.form.labels import LABELS, Part
from jiheng.rulepacks import RulePack
from jiheng.rulepacks.cases import Case
from jiheng.scoring.arithmetic import plain, show
from jiheng.scoring.execution import execution_rates, score_execution
from jiheng.scoring.execution_cap import execution_cap
from jiheng.scoring.grade import grade
from jiheng.scoring.indicator import score
from jiheng.scoring.results import Interval, Result, Score
from jiheng.scoring.rows import understand
from jiheng.scoring.scheme import scheme
from jiheng.scoring.weights import expected_weights
from jiheng.values import parse_number

UNSCORED = "不测算"
_FINISHED = {"是": True, "否": False}
_EVIDENCED = {"有": True, "没有": False}
_DIMENSIONS = {label.code: label.chinese for label in LABELS if label.part is Part.DIMENSION}


class CaseOutcome(msgspec.Struct, frozen=True):
    """What came out of one case. ``faults`` says what differs from what the case expects; none when all is right."""

    case: Case
    found: Mapping[str, str]
    faults: tuple[str, ...]

    @property
    def message(self) -> str:
        """The place of the case and what differs, in Chinese."""
        return f"{self.case.file} 第 {self.case.line} 行「{self.case.title}」：{'；'.join(self.faults)}"

    @property
    def message_en(self) -> str:
        """The same in English; what was expected (应得) and found (算得) stays as the case has it."""
        return f"{self.case.file}, line {self.case.line}: the case does not come out: {'; '.join(self.faults)}"


def run_cases(pack: RulePack) -> tuple[CaseOutcome, ...]:
    """Run the cases that stand beside a pack. Raises :class:`~jiheng.rulepacks.BadPack` where they cannot be read."""
    from jiheng.rulepacks.case_file import read_cases  # noqa: PLC0415 - the YAML library is for this alone

    return tuple(_run(case, pack) for case in read_cases(pack))


def _run(case: Case, pack: RulePack) -> CaseOutcome:
    found = _ANSWERS[case.question](case.given, pack)
    faults = tuple(
        f"{name}：应得「{expected}」，算得「{found.get(name, '')}」"
        for name, expected in case.expected.items()
        if not _agrees(name, expected, found.get(name, ""))
    )
    # Where nothing can be scored, the reason may rest on another clause than the one that the case is about.
    if found.get("得分") != UNSCORED and found.get("条款", case.clause) != case.clause:
        faults = (*faults, f"条款：应依据「{case.clause}」，实际依据「{found['条款']}」")
    return CaseOutcome(case, found, faults)


def _agrees(name: str, expected: str, found: str) -> bool:
    """Points and words must be the same; a line of arithmetic or a reason must hold what is expected."""
    return expected in found if name in {"算式", "理由"} else expected == found


def _text(given: Mapping[str, str], name: str) -> Field[str]:
    return Field(given.get(name), given.get(name, ""), Place())


def _number(given: Mapping[str, str], name: str) -> Field[Decimal]:
    text = given.get(name, "")
    return Field(parse_number(text), text, Place()) if text else Field()


def _answer(result: Result) -> dict[str, str]:
    clause = {} if result.clause is None else {"条款": result.clause}
    if isinstance(result, Score):
        return {"得分": show(result.points), "算式": "\n".join(result.steps), **clause}
    if isinstance(result, Interval):
        edge = "" if result.high_included else "（不含）"
        return {"得分": f"{show(result.low)} 至 {show(result.high)}{edge}", "算式": "\n".join(result.steps), **clause}
    return {"得分": UNSCORED, "理由": result.reason, **clause}


def _indicator(given: Mapping[str, str], pack: RulePack) -> dict[str, str]:
    dimension = label_in(Part.DIMENSION, given.get("一级指标", ""))
    category = label_in(Part.CATEGORY, given.get("二级指标", ""))
    row = Indicator(
        dimension=Field(None if dimension is None else Dimension(dimension.code)),
        category=Field(None if category is None else Category(category.code)),
        name=_text(given, "指标"),
        comparator=_text(given, "指标性质"),
        target=_text(given, "目标"),
        unit=_text(given, "度量单位"),
        actual=_text(given, "完成"),
        max_points=_number(given, "分值"),
    )
    told = msgspec.structs.replace(
        understand(row), evidenced=_EVIDENCED.get(given.get("佐证材料", "")), deducted=_number(given, "人工扣分").value
    )
    return _answer(score(told, pack))


def _cap(given: Mapping[str, str], pack: RulePack) -> dict[str, str]:
    total, whole = _number(given, "封顶前总分").value, _number(given, "满分").value
    if total is None:
        return {"总分": "总分不是数"}
    fund = Fund(
        FundSource.TOTAL,
        revised_budget=_number(given, "全年预算数"),
        actual_expenditure=_number(given, "全年执行数"),
    )
    rate, _ = execution_rates(fund)
    cap, steps = execution_cap(rate, pack.number("total.points") if whole is None else whole, pack)
    clause = pack.find("total.execution_caps")
    return {
        "总分": show(total if cap is None else min(total, cap)),
        "算式": "\n".join(steps),
        **({} if clause is None else {"条款": clause.clause}),
    }


def _execution(given: Mapping[str, str], pack: RulePack) -> dict[str, str]:
    fund = Fund(
        FundSource.TOTAL,
        revised_budget=_number(given, "全年预算数"),
        actual_expenditure=_number(given, "全年执行数"),
        max_points=_number(given, "执行率分值"),
    )
    return _answer(score_execution(fund, pack, finished=_FINISHED.get(given.get("项目已完成", ""))))


def _grade(given: Mapping[str, str], pack: RulePack) -> dict[str, str]:
    total, whole = _number(given, "总分").value, _number(given, "满分").value
    if total is None:
        return {"等次": "总分不是数"}
    found, steps = grade(total, pack.number("grade.of") if whole is None else whole, pack)
    return {"等次": found or "不评等次", "算式": "\n".join(steps)}


def _scheme(given: Mapping[str, str], pack: RulePack) -> dict[str, str]:
    form = SelfEvaluation(
        funds=(Fund(FundSource.TOTAL, max_points=_number(given, "执行率分值")),),
        indicators=tuple(
            Indicator(max_points=Field(parse_number(text), text, Place())) for text in given["各项指标分值"].split("、")
        ),
        total=Total(max_points=_number(given, "总分分值")),
    )
    found = scheme(form, pack)
    return {"执行率": found.kind.chinese, "算式": "\n".join(found.steps)}


def _weights(given: Mapping[str, str], pack: RulePack) -> dict[str, str]:
    labels = (label_in(Part.DIMENSION, word) for word in given["设有"].split("、"))
    weights = expected_weights(pack, [Dimension(label.code) for label in labels if label is not None])
    together = pack.find("weights.indicators")
    if weights is None and together is not None:
        return {"权重": f"各项指标合计 {plain(pack.number('weights.indicators'))}", "条款": together.clause}
    if weights is None:
        return {"权重": "不规定"}
    return {"权重": "、".join(f"{_DIMENSIONS[dimension]} {plain(points)}" for dimension, points in weights.items())}


_ANSWERS: Mapping[str, Callable[[Mapping[str, str], RulePack], dict[str, str]]] = {
    "indicator": _indicator,
    "cap": _cap,
    "execution": _execution,
    "grade": _grade,
    "scheme": _scheme,
    "weights": _weights,
}
