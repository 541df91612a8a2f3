"""Whole processes: how long it takes from the shell's call to the end of the program, by the clock on the wall."""

import sys
import time
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.inputs import Input
from benchmarks.processes import run
from benchmarks.results import Section, at_most
from benchmarks.timing import alternate

HELP: Final = "`jiheng --help`"
FLOOR: Final = "`python -c pass`"

_HELP_MS: Final = 150
_PROGRAM: Final = str(Path(sys.executable).parent / "jiheng")


def section(ten: Input, folder: Path, rounds: int) -> Section:
    """Time the command line, with the interpreter alone as the floor. ``folder`` may be written to."""
    forms = folder / ten.name
    forms.write_bytes(ten.content)
    commands = {
        HELP: (_PROGRAM, "--help"),
        FLOOR: (sys.executable, "-c", "pass"),
        f"`jiheng read {ten.name}`": (_PROGRAM, "read", str(forms)),
        f"`jiheng check {ten.name}`": (_PROGRAM, "check", "--fail-on", "never", str(forms)),
    }
    contestants = {name: partial(run, words, folder) for name, words in commands.items()}
    took = alternate(contestants, rounds, clock=time.perf_counter, least=0)
    goal = at_most("`jiheng --help`，整个进程", _HELP_MS, took[HELP].spread, "ms")
    about = "从启动到退出，墙上时钟；字节码已编译，文件已在内存"
    return Section("命令行启动", about, tuple(took.values()), HELP, (goal,))
