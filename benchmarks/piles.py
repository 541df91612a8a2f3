"""Very many forms judged together and written out: forms a second, and the most memory held on the way.

The forms come one after the other from the generator of the planted faults, each a project of its own, and half of them
with a fault, so that there is something to say; making them is not counted. Everything happens in a process of its own,
whose high-water mark is what the whole way needed. ``python -m benchmarks.piles`` (``make bench-pile``) does it with as
many forms as the goal speaks of, and writes ``docs/reference/benchmarks-pile.md``.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.machine import this_machine
from benchmarks.memory import high_water_mark
from benchmarks.page import Words, page, verdict
from benchmarks.planted.faults import faults
from benchmarks.planted.growing import dice_of, grow
from benchmarks.planted.writing import SUFFIX, write
from benchmarks.processes import run
from benchmarks.results import Run, Section, at_most
from benchmarks.timing import Samples, Spread
from jiheng import Options, Reading, gather, read, write_report

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "reference" / "benchmarks-pile.md"

_SEED: Final = 2020
_GOAL_FORMS: Final = 100_000
_GOAL_MB: Final = 2_000
_TRIES: Final = 10
"""So many mistakes are tried on every second form, until one can be made in it."""

READ: Final = "读：字节 → 表"
ASSESS: Final = "逐张测算、检查，归成一批"
ACROSS: Final = "各表互相比对，归纳共同的问题"
_WRITE: Final = "写出检查报告：.{}"
_FORMATS: Final = ("jsonl", "csv")
WHOLE: Final = "合计"
STARTED: Final = "开始之前"
ASSESSED: Final = "逐张检查、归成一批之后"
GATHERED: Final = "互相比对之后"
WRITTEN: Final = "写出之后"

_HOW: Final = """\
表由 `benchmarks/planted` 用种子生成，每张一个项目，一半的表种一处错；生成不计时。\
读、检查、比对、写出在同一个新进程里，单核，用处理器时间；内存是该进程的峰值（VmHWM），含解释器与各个模块。

In English: forms grown from a seed, half of them with a planted fault, read, assessed, compared and written in one
fresh process on one core; processor time, and the process's high-water mark. Growing the forms is not counted.
"""


_WORDS: Final = Words("成批测速", "make bench-pile", "只做一次，不取中位", _HOW)


class Measured(msgspec.Struct, frozen=True):
    """One pile: processor seconds by stage, MB held at most up to some moments, bytes written, how much was found."""

    forms: int
    seconds: dict[str, float]
    peaks: dict[str, float | None]
    written: dict[str, int]
    findings: int
    across: int


class _Source:
    """Makes forms and reads them, one when it is asked for one, and counts the seconds of both apart."""

    def __init__(self, forms: int) -> None:
        self._forms = forms
        self.growing = 0.0
        self.reading = 0.0
        self.ended = 0.0
        self.peak: float | None = None

    def __iter__(self) -> Iterator[Reading]:
        for number in range(self._forms):
            begun = time.process_time()
            name, content = form_of_pile(number)
            grown = time.process_time()
            (reading,) = read(content, file=name)
            self.growing += grown - begun
            self.reading += time.process_time() - grown
            yield reading
        self.peak = high_water_mark()
        self.ended = time.process_time()


def form_of_pile(number: int) -> tuple[str, bytes]:
    """Make a form as a file: its name and its bytes. No two forms are of one project."""
    dice = dice_of(_SEED, "form of a pile", number)
    draft = grow(dice)
    if number % 2:
        tried = (fault.plant(draft, dice) for fault in dice.sample(faults(), _TRIES))
        draft = next((planted.draft for planted in tried if planted is not None), draft)
    if draft.project:
        draft = draft.having(project=f"{draft.project}（第{number + 1}号）")
    return f"{number:06}{SUFFIX[draft.style.medium]}", write(draft)


def measure(forms: int, folder: Path) -> Measured:
    """Gather so many forms and write what was found into files under ``folder``. Wants a process of its own."""
    peaks = {STARTED: high_water_mark()}
    source, begun = _Source(forms), time.process_time()
    pile = gather(source, Options(rules=("mof-2020-10",)))
    seconds = {
        READ: source.reading,
        ASSESS: source.ended - begun - source.growing - source.reading,
        ACROSS: time.process_time() - source.ended,
    }
    peaks |= {ASSESSED: source.peak, GATHERED: high_water_mark()}
    written: dict[str, int] = {}
    for name in _FORMATS:
        file, begun = folder / f"report.{name}", time.process_time()
        with file.open("wb") as out:
            write_report(pile, "check", out, format=name)
        seconds[_WRITE.format(name)] = time.process_time() - begun
        written[name] = file.stat().st_size
    peaks[WRITTEN] = high_water_mark()
    findings = sum(len(one.mentions) for one in pile.gists)
    return Measured(forms, seconds, peaks, written, findings, len(pile.across))


def sections(forms: int, folder: Path) -> Iterator[Section]:
    """Measure a pile in a process of its own. ``folder`` may be written to."""
    words = [sys.executable, "-m", "benchmarks.piles", "--measure", str(forms), str(folder)]
    return told(msgspec.json.decode(run(words, folder, start=ROOT), type=Measured))


def told(found: Measured) -> Iterator[Section]:
    """Put into tables what was measured: milliseconds a form, and memory."""
    each = {name: seconds * 1_000 / found.forms for name, seconds in found.seconds.items()}
    each[WHOLE] = sum(each.values())
    sizes = "、".join(f".{name} {size / 1e6:.1f} MB" for name, size in found.written.items())
    about = (
        f"{found.forms:,} 张表，单核每秒 {1_000 / each[WHOLE]:.0f} 张；检查结果 {found.findings:,} 处，"
        f"跨表 {found.across:,} 处；写出 {sizes}"
    )
    yours = tuple(Samples(name, (figure,)) for name, figure in each.items())
    yield Section(f"成批：{found.forms:,} 张表，每张用时", about, yours, WHOLE)
    peaks = {name: peak for name, peak in found.peaks.items() if peak is not None}
    if not peaks:  # the system keeps no such mark
        return
    about = f"到该步为止的峰值；每张表平均多占 {(peaks[WRITTEN] - peaks[STARTED]) * 1_000 / found.forms:.1f} KB"
    held = tuple(Samples(name, (figure,)) for name, figure in peaks.items())
    # The goal speaks of so many forms; a smaller pile says nothing of it.
    what = f"{found.forms:,} 张表：读、检查、互相比对、写出，内存峰值"
    goal = at_most(what, _GOAL_MB, Spread.of([peaks[WRITTEN]]), "MB")
    goals = (goal,) if found.forms >= _GOAL_FORMS else ()
    yield Section(f"成批：{found.forms:,} 张表，内存峰值", about, held, WRITTEN, goals, unit="MB")


def main(words: list[str]) -> int:
    """Measure the large pile, write its page, and say which goals were reached."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.piles", description=__doc__)
    parser.add_argument("--forms", type=int, default=_GOAL_FORMS)
    parser.add_argument("--page", type=Path, default=PAGE, help="the page to write")
    parser.add_argument("--measure", nargs=2, metavar=("FORMS", "FOLDER"), help="in this process; prints JSON")
    asked = parser.parse_args(words)
    if asked.measure is not None:
        forms, folder = asked.measure
        print(msgspec.json.encode(measure(int(forms), Path(folder))).decode())
        return 0
    machine = this_machine()
    with tempfile.TemporaryDirectory() as folder:
        found = Run(datetime.now(UTC).date().isoformat(), 1, machine, tuple(sections(asked.forms, Path(folder))), ())
    asked.page.write_text(page(found, _WORDS), encoding="utf-8", newline="\n")
    for goal in found.goals:
        print(verdict(goal))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
