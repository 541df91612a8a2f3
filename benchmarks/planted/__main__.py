"""``python -m benchmarks.planted --clean 1000 --faulty 2000 --seed N``."""

import argparse
import sys
from pathlib import Path

from benchmarks.planted.crossing import crossing
from benchmarks.planted.measuring import clean, faulty
from benchmarks.planted.tables import examples, lines


def main(words: list[str]) -> int:
    """Measure and print. A missed goal is no failure of the run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.planted", description=__doc__)
    parser.add_argument("--clean", type=int, default=1000, help="clean forms to grow")
    parser.add_argument("--faulty", type=int, default=2000, help="forms to plant faults in")
    parser.add_argument("--piles", type=int, default=100, help="clean piles to grow, and piles to plant faults in")
    parser.add_argument("--seed", type=int, default=2020)
    parser.add_argument("--examples", type=Path, help="a folder for the forms of misses and false alarms, with a list")
    asked = parser.parse_args(words)
    good, bad = clean(asked.seed, asked.clean), faulty(asked.seed, asked.faulty)
    piles = crossing(asked.seed, asked.piles, asked.piles)
    print("\n".join(lines(asked.seed, good, bad, piles)))
    if asked.examples is not None:
        examples(asked.examples, good, bad)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
