"""``python -m benchmarks.corpus --seed 1 --forms 20 --types docx,xlsx --families ministry,hubei --keep FOLDER``."""

import argparse
import sys
from pathlib import Path

import msgspec

from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.faults import some_fault
from benchmarks.corpus.making import PLAIN, TYPES, Specimen, batch, draw
from benchmarks.corpus.measuring import Measured, measure
from benchmarks.corpus.reporting import accuracy, cases, table
from benchmarks.corpus.splits import MEASURED_ONLY


def main(words: list[str]) -> int:
    """Make files, measure what is read of them and print tables and the worst cases."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--forms", type=int, default=20, help="forms a family")
    parser.add_argument("--types", default=",".join(PLAIN), help=f"of {', '.join(TYPES)}, or all")
    parser.add_argument("--together", type=int, default=1, help="forms a file")
    parser.add_argument("--families", default="", help="families, separated by commas; all of the split without it")
    parser.add_argument("--split", choices=("all", "developed", "measured"), default="all")
    parser.add_argument("--faults", default="some", help="some (every second form has one), none, or names")
    parser.add_argument("--held-out", action="store_true", help="use heads that readers were not developed on")
    parser.add_argument("--by", default="family,type,manner,fault,field", help="tables to print")
    parser.add_argument("--cases", type=int, default=3, help="examples of each kind of miss")
    parser.add_argument("--keep", type=Path, help="a folder for the files and their keys")
    asked = parser.parse_args(words)
    measured: list[Measured] = []
    for name in asked.families.split(",") if asked.families else _split(asked.split):
        drawn = [
            (
                number,
                [
                    draw(asked.seed, name, number * asked.together + at, faults, held_out=asked.held_out)
                    for at in range(asked.together)
                ],
            )
            for number in range(asked.forms)
            for faults in [some_fault(number) if asked.faults == "some" else _named(asked.faults)]
        ]
        for specimen in batch(drawn, list(TYPES) if asked.types == "all" else asked.types.split(",")):
            measured.extend(measure(specimen))
            if asked.keep is not None:
                _keep(asked.keep, specimen)
    for by in asked.by.split(","):
        print("\n".join(table(measured, by)), end="\n\n")
    print("\n".join(cases(measured, asked.cases)))
    print(f"{accuracy(measured):.3%} of {len(measured)} fields right")
    return 0


def _split(asked: str) -> list[str]:
    """List the families of a split: see :mod:`benchmarks.corpus.splits`."""
    return [name for name in FAMILIES if asked == "all" or (name in MEASURED_ONLY) == (asked == "measured")]


def _named(asked: str) -> tuple[str, ...]:
    return () if asked == "none" else tuple(asked.split(","))


def _keep(folder: Path, specimen: Specimen) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / specimen.name).write_bytes(specimen.source)
    key = msgspec.json.format(msgspec.json.encode(specimen.keys), indent=1)
    (folder / f"{specimen.name}.key.json").write_bytes(key + b"\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
