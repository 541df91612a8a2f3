"""Tables of what was measured, and the cases that went worst, with what was expected and what was read."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from benchmarks.corpus.measuring import RIGHT, Measured, Outcome

_ORDER: Final = (Outcome.WRONG, Outcome.SILENT, Outcome.WRONG_DOUBTED, Outcome.TOLD)
_SHORT: Final = {
    Outcome.RIGHT: "right",
    Outcome.RIGHT_DOUBTED: "doubted",
    Outcome.TOLD: "told",
    Outcome.SILENT: "silent",
    Outcome.WRONG_DOUBTED: "wrong?",
    Outcome.WRONG: "WRONG",
}

GROUPINGS: Final[dict[str, Callable[[Measured], tuple[str, ...]]]] = {
    "family": lambda one: (one.key.family,),
    "type": lambda one: (one.specimen.type,),
    "manner": lambda one: (f"{one.specimen.type}/{one.specimen.manner}",),
    "fault": lambda one: one.key.faults or ("(none)",),
    "field": lambda one: (one.field,),
}
"""By what the fields can be counted."""


def accuracy(measured: Sequence[Measured]) -> float:
    """Give the share of fields that were read right."""
    return sum(one.outcome in RIGHT for one in measured) / len(measured) if measured else 0.0


def table(measured: Sequence[Measured], by: str) -> Iterator[str]:
    """Count outcomes by family, type, manner, fault or field, the worst last."""
    groups: dict[str, list[Measured]] = defaultdict(list)
    for one in measured:
        for name in GROUPINGS[by](one):
            groups[name].append(one)
    heads = "".join(f"{_SHORT[outcome]:>9}" for outcome in Outcome)
    yield f"{by:<34}{'fields':>8}{'right %':>9}{heads}{'place?':>8}"
    for name, own in sorted(groups.items(), key=lambda pair: (-accuracy(pair[1]), pair[0])):
        counts = Counter(one.outcome for one in own)
        numbers = "".join(f"{counts[outcome]:>9}" for outcome in Outcome)
        misplaced = sum(one.is_misplaced for one in own)
        yield f"{name:<34}{len(own):>8}{accuracy(own):>9.2%}{numbers}{misplaced:>8}"


def cases(measured: Sequence[Measured], most: int = 3) -> Iterator[str]:
    """List what went wrong, grouped by family, fault, field and outcome, with a few examples of each."""
    groups: dict[tuple[str, ...], list[Measured]] = defaultdict(list)
    for one in measured:
        if one.outcome not in RIGHT:
            groups[one.outcome, one.key.family, "+".join(one.key.faults) or "clean", one.field].append(one)
    ranked = sorted(groups.items(), key=lambda pair: (_ORDER.index(Outcome(pair[0][0])), -len(pair[1])))
    for (outcome, family, faults, field), own in ranked:
        yield f"{outcome}: {family} / {faults} / {field}: {len(own)}"
        for one in own[:most]:
            answer = one.answer
            at = f"table {answer.table} row {answer.row} column {answer.column}"
            file = f"{one.specimen.name} ({one.specimen.manner})"
            yield f"    {file} {answer.path} [{at}] expected {_cut(answer.value)} read {_cut(one.read)}"


def _cut(text: str | None) -> str:
    if text is None:
        return "nothing"
    shown = text.replace("\n", "⏎")
    return f"「{shown if len(shown) <= 40 else shown[:40] + '…'}」"  # noqa: PLR2004 - enough to know it by
