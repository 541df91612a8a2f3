"""Which form of the reader is which form of the key, and which row is which."""

from collections.abc import Callable, Sequence
from typing import Final

from benchmarks.corpus.key import Key
from jiheng.form import Field
from jiheng.reading.layout import Recognised

FUND_FIELDS: Final = (
    "original_budget", "revised_budget", "actual_expenditure", "max_points", "execution_rate",
    "claimed_points", "deviation_note",
)  # fmt: skip
"""The fields of a row of money in which something may be invented."""

INDICATOR_FIELDS: Final = (
    "dimension", "category", "name", "comparator", "target", "unit", "actual", "max_points", "claimed_points",
    "deviation_note", "dimension_points", "category_points",
)  # fmt: skip
"""The fields of an indicator in which something may be invented."""

_TELLING: Final = {
    "funds": ("label", "revised_budget", "actual_expenditure", "original_budget"),
    "indicators": ("name", "name", "target", "actual", "claimed_points"),
    "criteria": ("name", "standard", "max_points"),
}

PAIRED: Final = tuple(_TELLING)
"""The blocks of rows."""


def pair_forms(keys: Sequence[Key], found: Sequence[Recognised]) -> list[tuple[Key, Recognised | None]]:
    """Give each form of a file what was read of it: by the name of its project, else by its turn."""
    if len(keys) == len(found):
        return list(zip(keys, found, strict=True))
    left = list(found)
    pairs: list[tuple[Key, Recognised | None]] = []
    for key in keys:
        project = key.get("project")
        wanted = "" if project is None or project.value is None else "".join(project.value.split())
        own = next((one for one in left if "".join((one.form.project.value or "").split()) == wanted), None)
        if own is None and len(keys) == 1 and left:
            own = max(left, key=lambda one: len(getattr(one.form, "indicators", ())))
        if own is not None:
            left.remove(own)
        pairs.append((key, own))
    return pairs


def pair_rows(key: Key, head: str, rows: Sequence[object]) -> dict[int, int]:
    """Say which row read is which row of the key, in order, so that as much as possible agrees."""
    answers = {answer.path: "".join((answer.value or "").split()) for answer in key.answers}
    count = 1 + max((int(path.split(".")[1]) for path in answers if path.startswith(f"{head}.")), default=-1)
    names = _TELLING[head]

    def alike(at: int, read: int) -> int:
        row = rows[read]
        return sum(_said(getattr(row, name)) == answers.get(f"{head}.{at}.{name}", "\0") for name in names)

    return _aligned(count, len(rows), alike)


def _said(field: Field[object]) -> str:
    return "".join((field.printed if field.value is not None else "").split())


def _aligned(count: int, found: int, alike: Callable[[int, int], int]) -> dict[int, int]:
    """Align two sequences; where rows agree in nothing, those between agreeing neighbours are paired in turn."""
    best = [[0] * (found + 1) for _ in range(count + 1)]
    score = [[10 * alike(at, read) + 1 for read in range(found)] for at in range(count)]
    for at in reversed(range(count)):
        for read in reversed(range(found)):
            best[at][read] = max(best[at + 1][read], best[at][read + 1], best[at + 1][read + 1] + score[at][read])
    pairs: dict[int, int] = {}
    at = read = 0
    while at < count and read < found:
        if best[at][read] == best[at + 1][read + 1] + score[at][read]:
            pairs[at] = read
            at, read = at + 1, read + 1
        elif best[at][read] == best[at + 1][read]:
            at += 1
        else:
            read += 1
    return pairs
