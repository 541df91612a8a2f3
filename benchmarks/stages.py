"""From a grid to findings: how long each stage of a form takes on one core.

The stages are timed where :mod:`jiheng.assess` calls them, in the very runs whose sum is given, so the parts add up.
The library remembers texts it has met: a word such as 产出指标 is understood once. Therefore each form is measured
twice, by a library that has forgotten all texts, and by one that has met this very form before; forms in a pile lie
between the two. Goals are set against the first.

Before each form only the young garbage is taken away. A full collection walks through everything the process holds and
empties the processor's caches, which makes the form after it dearer by a tenth where it was met before; no pile of
forms is treated like that. The collector stays on: what a form sets off is its own.
"""

import functools
import gc
import importlib
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, Final
from unittest.mock import patch

import msgspec

from benchmarks.inputs import Disagreement, Input
from benchmarks.results import Section, at_most
from benchmarks.timing import Samples
from jiheng.reading import Grid, Paragraph, read_bytes, recognise

WHOLE: Final = "合计，十张平均"
SLOWEST: Final = "合计，最慢的一张"

_MOST_MS: Final = 5
_YOUNG: Final = 0
_TITLE: Final = "财政项目支出绩效自评表"
_RECOGNISE: Final = "辨认：网格 → 表"
_OTHER: Final = "其余：选办法、判断金额单位、装配"
_STAGES: Final = {
    "取值：理解并比较每行的指标值与完成值": ("jiheng.scoring", "understand"),
    "计分：所选办法与对照办法": ("jiheng.scoring", "side_by_side"),
    "检查": ("jiheng.checks", "run"),
}
"""What ``assess`` calls, by module and name."""


class Stages(msgspec.Struct, frozen=True):
    """Seconds of each stage of one form."""

    seconds: dict[str, float]

    @property
    def whole(self) -> float:
        """The sum of all stages."""
        return sum(self.seconds.values())


def sections(document: Input, rounds: int) -> Iterator[Section]:
    """Measure every form of a document, first by a library that remembers nothing, then by one that does."""
    grids = forms_of(document)
    for memory, is_fresh in (("不记得任何词语", True), ("刚见过同样的表", False)):
        passes = [[_measure(grid, is_fresh=is_fresh) for grid in grids] for _ in range(rounds + 1)][1:]
        samples = _samples(passes)
        goals = [at_most(f"{name}（{memory}）", _MOST_MS, samples[name].spread, "ms") for name in (WHOLE, SLOWEST)]
        title = f"辨认、取值、计分、检查：{document.name}，{memory}"
        about = f"{document.about}，每张毫秒，单核；不含读文件"
        yield Section(title, about, tuple(samples.values()), WHOLE, tuple(goals) if is_fresh else ())


def forms_of(document: Input) -> list[Grid]:
    """Cut a file of several forms into grids of one form each, at their titles.

    Raises:
        Disagreement: a part holds no form, or more than one.
    """
    blocks = read_bytes(document.content, file=document.name).blocks
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.text.strip() == _TITLE]
    grids = [
        Grid(document.name, blocks[begin:end]) for begin, end in zip(starts, [*starts[1:], len(blocks)], strict=True)
    ]
    if [len(recognise(grid)) for grid in grids] != [1] * document.forms:
        raise Disagreement(f"{document.name} does not hold {document.forms} forms, each under its title")
    return grids


def _samples(passes: Sequence[Sequence[Stages]]) -> dict[str, Samples]:
    """Turn passes over all forms into milliseconds a form, one figure a pass."""
    count = len(passes[0])
    wholes = [[one.whole * 1_000 for one in forms] for forms in passes]
    slowest = max(range(count), key=lambda form: sorted(whole[form] for whole in wholes)[len(wholes) // 2])
    figures = {
        name: [sum(one.seconds[name] for one in forms) * 1_000 / count for forms in passes]
        for name in passes[0][0].seconds
    }
    figures[WHOLE] = [sum(whole) / count for whole in wholes]
    figures[SLOWEST] = [whole[slowest] for whole in wholes]
    return {name: Samples(name, tuple(found)) for name, found in figures.items()}


def _measure(grid: Grid, *, is_fresh: bool) -> Stages:
    """Take one form the whole way.

    Raises:
        Disagreement: what is timed as a stage is no part of the way, so the parts would not add up.
    """
    way = importlib.import_module("jiheng.assess")  # `jiheng.assess` itself is the function of this name
    if is_fresh:
        forget()
    gc.collect(_YOUNG)
    seconds = dict.fromkeys([_RECOGNISE, *_STAGES, _OTHER], 0.0)
    begun = time.thread_time()
    (found,) = recognise(grid)
    seconds[_RECOGNISE] = time.thread_time() - begun
    reading = way.Reading(found.form, found.doubts, found.left_over, way.Source(grid.file, "", 1))
    called: set[str] = set()
    with _timed(seconds, called):
        begun = time.thread_time()
        way.assess(reading)
        took = time.thread_time() - begun
    if called != _STAGES.keys():
        raise Disagreement(f"assess does not call what is timed as {'、'.join(sorted(_STAGES.keys() - called))}")
    seconds[_OTHER] = took - sum(seconds[name] for name in _STAGES)
    return Stages(seconds)


def forget() -> None:
    """Empty what the library remembers of texts. Tables and packs, which it reads once, are kept.

    What remembers texts is told by its bound: several thousand for texts, none or one for tables.
    """
    modules = [module for name, module in sys.modules.items() if name.startswith("jiheng.")]
    for value in [value for module in modules for value in vars(module).values()]:
        if isinstance(value, functools._lru_cache_wrapper):  # noqa: SLF001 - the only name of its type
            bound = value.cache_parameters()["maxsize"]  # None where there is none, whatever its type says
            if (bound or 0) > 1:
                value.cache_clear()


@contextmanager
def _timed(seconds: dict[str, float], called: set[str]) -> Iterator[None]:
    """Add up what the stages take while the block runs, and note which were called."""
    with ExitStack() as patches:
        for stage, (module, name) in _STAGES.items():
            home = importlib.import_module(module)
            patches.enter_context(patch.object(home, name, _stopwatch(getattr(home, name), seconds, called, stage)))
        yield


def _stopwatch(
    function: Callable[..., Any], seconds: dict[str, float], called: set[str], stage: str
) -> Callable[..., Any]:
    @functools.wraps(function)
    def timed(*args: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the stage takes and gives
        called.add(stage)
        begun = time.thread_time()
        given = function(*args, **named)
        seconds[stage] += time.thread_time() - begun
        return given

    return timed
