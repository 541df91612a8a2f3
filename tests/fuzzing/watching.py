"""Watches the process that reads: what crashed, hung, took too much memory or ended in a traceback."""

import math
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

ROOT: Final = Path(__file__).parents[2]
MOST_SECONDS: Final = 10.0
"""Of the processor: a machine that is busy with other things is no fault of the file."""
MOST_MEGABYTES: Final = 1_000
SIGNAL_OF_TOO_LONG: Final = -signal.SIGXCPU
_SLACK: Final = 170.0
"""Seconds more by the clock on the wall, for a machine that is busy; who waits longer than that waits for ever."""


class Fault(msgspec.Struct, frozen=True):
    """A file that was not dealt with as it must be: which one, and what happened."""

    kind: str
    number: int
    what: str


class Outcome(msgspec.Struct, frozen=True):
    """What became of all files of a type: how many were read and refused, and the faults."""

    counts: Counter[str]
    faults: tuple[Fault, ...]


VICTIM: Final = (sys.executable, "-m", "tests.fuzzing.victim")


def watch(kind: str, seed: int, count: int, *, seconds: float = math.inf, victim: Sequence[str] = VICTIM) -> Outcome:
    """Have ``count`` damaged files of a type read, in as many processes as it takes; fewer if ``seconds`` are over."""
    until = time.monotonic() + seconds
    counts: Counter[str] = Counter()
    faults: list[Fault] = []
    start = 0
    while start < count and time.monotonic() < until:
        number = start
        for number, what in _one_process([*victim, kind, str(seed)], range(start, count)):
            counts[what.split()[0]] += 1
            if what.split()[0] not in {"read", "refused"}:
                faults.append(Fault(kind, number, what))
            if time.monotonic() >= until:
                break
        start = number + 1
    return Outcome(counts, tuple(faults))


def _one_process(victim_of: Sequence[str], numbers: range) -> Iterator[tuple[int, str]]:
    """Give what became of each file, up to the end or to the one that ended the process."""
    words = [*victim_of, str(numbers.start), str(numbers.stop)]
    lines: queue.Queue[str | None] = queue.Queue()
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT) as victim:  # noqa: S603 - our own words
        listener = threading.Thread(target=_listen, args=(victim, lines), daemon=True)
        listener.start()
        try:
            yield from _answers(victim, lines, numbers)
        finally:
            victim.kill()
            listener.join()


def _answers(
    victim: "subprocess.Popen[str]", lines: "queue.Queue[str | None]", numbers: range
) -> Iterator[tuple[int, str]]:
    for number in numbers:
        said = _next(lines)
        if said is not None:  # that it begins with this file
            said = _next(lines)
        if said is None:
            yield number, _end_of(victim)
            return
        megabytes, _, what = said.partition(" ")
        if int(megabytes) > MOST_MEGABYTES:
            yield number, f"memory {megabytes} MB"
            return
        yield number, what


def _listen(victim: "subprocess.Popen[str]", lines: "queue.Queue[str | None]") -> None:
    for line in victim.stdout or ():
        lines.put(line.rstrip("\n"))
    lines.put(None)


def _next(lines: "queue.Queue[str | None]") -> str | None:
    try:
        return lines.get(timeout=MOST_SECONDS + _SLACK)
    except queue.Empty:
        return None


def _end_of(victim: "subprocess.Popen[str]") -> str:
    """Say why a process gave no answer."""
    try:
        code = victim.wait(timeout=1)
    except subprocess.TimeoutExpired:
        code = SIGNAL_OF_TOO_LONG
    if code == SIGNAL_OF_TOO_LONG:
        return f"hang more than {MOST_SECONDS:.0f} s"
    return f"crash with exit code {code}"
