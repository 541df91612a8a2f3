"""``python -m tests.fuzzing``: reads thousands of damaged files of every type, and keeps those that did harm.

A damaged file must be read or refused in words: no crash, no traceback, no more than ten seconds, no more than a
gigabyte. What is found is kept under ``build/fuzz`` and becomes a test.
"""

import argparse
import math
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from tests.fuzzing.numbering import damaged
from tests.fuzzing.seeds import RECOGNISED, TYPES
from tests.fuzzing.watching import ROOT, Outcome, watch

KEPT: Final = ROOT / "build" / "fuzz"
COUNT: Final = 5_000
COUNT_OF_PICTURES: Final = 200
"""Recognising the text of a picture takes seconds; without it, pictures are read like any type, in many formats."""


def main(words: list[str]) -> int:
    """Damage, read, report; 1 where anything did harm."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--types", default=",".join(TYPES), help="types of files, separated by commas")
    parser.add_argument("--count", type=int, help="files a type")
    parser.add_argument("--minutes", type=float, default=math.inf, help="the most a type may take")
    asked = parser.parse_args(words)
    kinds = asked.types.split(",")
    with ThreadPoolExecutor(max_workers=2) as desks:
        waiting = {
            kind: desks.submit(watch, kind, asked.seed, asked.count or _count(kind), seconds=60 * asked.minutes)
            for kind in kinds
        }
        outcomes = {kind: one.result() for kind, one in waiting.items()}
    for kind, outcome in outcomes.items():
        _tell(kind, asked.seed, outcome)
    return 1 if any(outcome.faults for outcome in outcomes.values()) else 0


def _count(kind: str) -> int:
    return COUNT_OF_PICTURES if kind in RECOGNISED else COUNT


def _tell(kind: str, seed: int, outcome: Outcome) -> None:
    counted = ", ".join(f"{what} {many}" for what, many in sorted(outcome.counts.items()))
    print(f"{kind}: {outcome.counts.total()} damaged files; {counted}")
    for fault in outcome.faults:
        print(f"  {kind} {seed} {fault.number}: {fault.what}", flush=True)  # first: keeping it may fail
        print(f"  {_keep(kind, seed, fault.number).relative_to(ROOT)}")


def _keep(kind: str, seed: int, number: int) -> Path:
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"{seed}-{number}.{kind}"
    path.write_bytes(damaged(kind, seed, number))
    return path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
