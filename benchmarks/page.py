"""The page that ``make bench`` writes: what was measured, where, and which goals were reached."""

from collections.abc import Iterator, Sequence

import msgspec

from benchmarks.machine import Machine
from benchmarks.results import Goal, Run, Section
from benchmarks.timing import Spread

_HOW = """\
一轮里各走法轮流各做一次，次序逐轮变换；比值在同一轮里相除，再取各轮的中位，所以机器上别的负担对大家一样。\
单位为毫秒、秒的表（命令行启动除外）用本线程的处理器时间。计时之前先核对各方读出的单元格与合并完全相同，不同就不计时。\
输入由 `benchmarks/` 里带种子的代码生成，或取自 `examples/`。绝对值随机器而变，请看比值。

辨认、取值、计分、检查各表，每张表之前只收最年轻一代的垃圾，收集器照常开着。先做一次全量收集会走遍内存、冲掉处理器缓存，\
刚见过的表要多花大约一成，成批处理时并没有这回事；各走法对比的表，每个样本之前仍做全量收集，免得替别人收垃圾，对大家一样。

In English: contestants alternate within one run, ratios are taken within a round and summed up as median
(minimum to maximum); processor time of one thread, except for whole processes. All contestants gave the same cells
and merges before anything was timed. Goals are printed whether reached (达到) or missed (未达到). Before each form that
is timed stage by stage only young garbage is collected: a full collection empties the processor's caches.
"""


class Words(msgspec.Struct, frozen=True):
    """What a page says beside its figures: its title, what wrote it, how often was measured, and how."""

    title: str
    command: str
    often: str
    how: str


def page(run: Run, words: Words | None = None) -> str:
    """Write a run as Markdown; ``words`` are those of ``make bench`` where none are given."""
    often = f"每表 {run.rounds} 轮，内存峰值 3 次"
    return "\n".join(_lines(run, words or Words("测速", "make bench", often, _HOW))) + "\n"


def verdict(goal: Goal) -> str:
    """Say a goal in one line, for the terminal."""
    word = "达到　" if goal.is_reached else "未达到"
    return f"{word} {goal.what}：{_figures(goal.measured, goal.unit)}，目标 {_bound(goal)}"


def _lines(run: Run, words: Words) -> Iterator[str]:
    yield f"# {words.title}\n"
    yield f"`{words.command}` 于 {run.day} 写出，{words.often}。\n"
    if run.goals:
        yield "## 目标\n"
        yield from _table(("目标", "界限", "测得：中位（最小–最大）", "结果"), [_goal(goal) for goal in run.goals])
        yield ""
    yield "## 机器与版本\n"
    yield from _table(("", ""), _machine(run.machine))
    yield from (f"\n{note}" for note in run.notes)
    for section in run.sections:
        yield f"\n## {section.title}\n"
        yield f"{section.about}。\n"
        unit = section.unit
        heads = ("", f"中位，{unit}", f"最小–最大，{unit}", "倍数：中位（最小–最大）")
        yield from _table(heads, [_sample(section, position) for position in range(len(section.samples))])
    if run.planted:
        yield "\n## 种下的错\n"
        yield from run.planted
    if run.accuracy:
        yield "\n## 读准率\n"
        yield from run.accuracy
    if run.beside:
        yield "\n## 与别的读表程序并排\n"
        yield from run.beside
    yield "\n## 怎样量的\n"
    yield words.how.rstrip()


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _goal(goal: Goal) -> tuple[str, ...]:
    result = "达到" if goal.is_reached else "**未达到**"
    return goal.what, _bound(goal), _figures(goal.measured, goal.unit), result


def _sample(section: Section, position: int) -> tuple[str, ...]:
    samples = section.samples[position]
    spread = samples.spread
    is_ours = samples.name == section.ours
    times = "1" if is_ours else _figures(section.times_ours(samples), "×")
    name = f"**{samples.name}**" if is_ours else samples.name
    return name, _figure(spread.median), f"{_figure(spread.low)}–{_figure(spread.high)}", times


def _machine(machine: Machine) -> list[tuple[str, str]]:
    return [
        ("处理器", f"{machine.cpu}，可用 {machine.cores} 核"),
        ("内存", f"{machine.memory_gib} GiB"),
        ("系统", machine.system),
        ("Python", machine.python),
        ("版本", "、".join(f"{name} {number}" for name, number in machine.libraries.items())),
        ("开始前一分钟的平均负载", f"{machine.load:.1f}"),
    ]


def _bound(goal: Goal) -> str:
    return f"{'≥' if goal.is_least else '≤'} {goal.bound:g} {goal.unit}"


def _figures(spread: Spread, unit: str) -> str:
    if unit == "%":  # a share of fields is one figure, and its hundredths count
        return f"{spread.median:.2f} %"
    return f"{_figure(spread.median)} {unit}（{_figure(spread.low)}–{_figure(spread.high)}）"


def _figure(figure: float) -> str:
    """Show three digits or so: 0.58, 12.3, 151."""
    digits = 2 if figure < 10 else 1 if figure < 100 else 0  # noqa: PLR2004 - how many digits a reader wants
    return f"{figure:.{digits}f}"
