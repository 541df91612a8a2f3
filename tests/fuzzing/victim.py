"""The process that reads damaged files: ``python -m tests.fuzzing.victim TYPE SEED START STOP`` answers line by line.

Before each file it prints the number, after it what became of it; so whoever watches knows which file it died of.
"""

import math
import resource
import sys
import traceback

from benchmarks.memory import high_water_mark
from jiheng import Unreadable, assess_form, read
from jiheng.form import SelfEvaluation
from tests.fuzzing.blind import put_out_the_eyes
from tests.fuzzing.numbering import damaged
from tests.fuzzing.seeds import RECOGNISED, SUFFIXES
from tests.fuzzing.watching import MOST_SECONDS


def main(words: list[str]) -> None:
    """Read the files of some numbers."""
    kind, seed, start, stop = words[0], *map(int, words[1:])
    if kind not in RECOGNISED:
        put_out_the_eyes()
    for number in range(start, stop):
        source = damaged(kind, seed, number)
        print(number, flush=True)
        _give_time()
        print(_became(kind, source), flush=True)


def _give_time() -> None:
    """Let the next file have its seconds of the processor, and the process end where it takes more."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = math.ceil(used.ru_utime + used.ru_stime + MOST_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _became(kind: str, source: bytes) -> str:
    try:
        for reading in read(source, file=f"表.{SUFFIXES.get(kind, kind)}"):
            if isinstance(reading.form, SelfEvaluation):
                assess_form(reading)
        said = "read"
    except Unreadable as refusal:
        said = "refused" if refusal.reason and refusal.remedy else f"traceback a refusal without words: {refusal}"
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is what is looked for
        last = traceback.extract_tb(fault.__traceback__)[-1]
        said = f"traceback {type(fault).__name__} in {last.filename.rpartition('/')[2]}:{last.lineno} {fault!s:.200}"
        said = " ".join(said.split())
    # Not what getrusage says, which is that of whoever started us where it held more.
    return f"{int(high_water_mark() or 0)} {said}"


if __name__ == "__main__":
    main(sys.argv[1:])
