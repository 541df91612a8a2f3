"""Whether a pack holds: it loads, what it says computes it is there, its points add up, its cases come out.

It stands with the checks because a clause may name a check, and nothing below knows which there are.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Final

from jiheng import scoring
from jiheng.checks.registry import all_checks
from jiheng.rulepacks import RulePack, key_specs, load_pack
from jiheng.rulepacks.toml_file import TomlFile
from jiheng.scoring import CaseOutcome, run_cases
from jiheng.scoring.arithmetic import exactly, plain

# What is computed over many forms at once is neither a check nor a method.
_PILE: Final = "pile"

# The shares of a whole form, as a pack without and with a dimension of cost gives them, or for all indicators at once.
_SHARES: Final = (
    ("weights.output", "weights.benefit", "weights.satisfaction"),
    (
        "weights.with_cost.cost",
        "weights.with_cost.output",
        "weights.with_cost.benefit",
        "weights.with_cost.satisfaction",
    ),
    ("weights.indicators",),
)
_WORDS: Final = {
    "output": ("产出", "output"),
    "benefit": ("效益", "benefit"),
    "satisfaction": ("满意度", "satisfaction"),
    "cost": ("成本", "cost"),
    "indicators": ("各项指标", "indicators"),
    "points": ("执行率", "execution"),
}


def validate_pack(id_or_path: str | Path) -> tuple[int, tuple[CaseOutcome, ...]]:
    """Load a pack and run its cases; give how many there are, and those that did not come out.

    Raises:
        BadPack: the pack or its cases cannot be read, a clause is computed by something that is not there, or the
            points of execution and of the dimensions do not make up the whole.
    """
    pack = load_pack(id_or_path)
    _computed(pack)
    _whole(pack)
    outcomes = run_cases(pack)
    return len(outcomes), tuple(outcome for outcome in outcomes if outcome.faults)


@cache
def computers() -> frozenset[str]:
    """Everything a clause may be computed by: checks by code, methods by name, the choices that packs have, the pile.

    A method is a module of :mod:`jiheng.scoring` or a public function of one.
    """
    choices = (choice for spec in key_specs().values() for choice in spec.choices)
    return frozenset({_PILE, *(check.code for check in all_checks()), *choices, *_methods()})


def _methods() -> Iterator[str]:
    for entry in pkgutil.iter_modules(scoring.__path__):
        yield entry.name
        module = importlib.import_module(f"{scoring.__name__}.{entry.name}")
        for name, held in inspect.getmembers(module, inspect.isfunction):
            if not name.startswith("_") and held.__module__ == module.__name__:
                yield name


def _computed(pack: RulePack) -> None:
    for clause in pack.own_clauses():
        for name in clause.computed_by:
            if name in computers():
                continue
            near = get_close_matches(name, computers(), n=1)
            raise _file(pack, "clauses.toml").bad(
                (clause.id.rpartition("/")[2], "computed_by"),
                (
                    f"没有名为「{name}」的检查或计分方法",
                    f"是否想写「{near[0]}」？"
                    if near
                    else "请写检查代码（如 FD008）或计分方法的名字（如 proportional）；没有程序计算它的，"
                    "改写 not_computed_because",
                    f"there is no check or scoring method “{name}”",
                    f"Did you mean “{near[0]}”?"
                    if near
                    else "Name a check (FD008) or a method (proportional); where nothing computes the clause, say why "
                    "in not_computed_because",
                ),
            )


def _whole(pack: RulePack) -> None:
    """Add up the shares and hold them against the total, where the pack says enough of them."""
    inside = pack.find("total.execution_inside")
    whole = pack.find("total.points")
    if inside is None or whole is None:
        return
    for shares in _SHARES:
        keys = [*shares, *(["execution.points"] if inside.value else [])]
        points = [pack.number(key) for key in keys if pack.find(key) is not None]
        with exactly():
            total = sum(points, Decimal(0))
        if len(points) == len(keys) and total != whole.value:
            raise _off(pack, keys, points, total)


def _off(pack: RulePack, keys: list[str], points: list[Decimal], total: Decimal) -> Exception:
    own = [key for key in (*keys, "total.points", "total.execution_inside") if pack.setting(key).pack == pack.id]
    whole = plain(pack.number("total.points"))
    names = [_WORDS[key.rpartition(".")[2]] for key in keys]
    added, added_en = (
        " + ".join(f"{name[tongue]} {plain(each)}" for name, each in zip(names, points, strict=True))
        for tongue in (0, 1)
    )
    return _file(pack, "pack.toml").bad(
        own[0].split(".") if own else ("pack", "extends"),
        (
            f"分值合计不等于总分：{added} = {plain(total)}，总分是 {whole}",
            "请核对各项分值；本包没有写的，沿用上一级规则包的分值",
            f"the points do not make up the whole: {added_en} = {plain(total)}, of {whole}",
            "Compare the points; what the pack does not set is taken from the pack it extends",
        ),
    )


def _file(pack: RulePack, name: str) -> TomlFile:
    """Open a file of the pack again, for the line of what is wrong in it."""
    path = Path(pack.file).with_name(name) if name != "pack.toml" else Path(pack.file)
    return TomlFile(path, str(path))
