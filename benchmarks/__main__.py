"""``python -m benchmarks [--quick]``."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from benchmarks import (
    across,
    annotating,
    excel_reading,
    memory,
    old_reading,
    other_reading,
    piles,
    stages,
    startup,
    whole_way,
    word_reading,
)
from benchmarks.corpus import side_by_side
from benchmarks.corpus.splits import FIRST_HELD_OUT_SEED
from benchmarks.corpus.tables import accuracy_of
from benchmarks.inputs import Input, formatted_form, from_office, single_forms, ten_forms
from benchmarks.machine import this_machine
from benchmarks.page import page, verdict
from benchmarks.planted.tables import measured
from benchmarks.results import Run, Section

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "reference" / "benchmarks.md"
DATA: Final = ROOT / "build" / "benchmarks.json"

_ROUNDS: Final = 31
_QUICK_ROUNDS: Final = 2
_SEED: Final = 2020
_FORMS: Final = (1000, 2000, 100)
_QUICK_FORMS: Final = (20, 20, 2)
"""Clean forms, forms with planted faults, piles of either kind."""
_TEXTS: Final = 100_000
_QUICK_TEXTS: Final = 2_000
_ACROSS_ROUNDS: Final = 5
"""Rounds over so many texts, which take some seconds each."""
_PILE: Final = 2_000
_QUICK_PILE: Final = 20
"""Forms of a pile that is gathered and written out."""
_CORPUS: Final = 44
_QUICK_CORPUS: Final = 1
"""Forms of every family of layouts, whose fields are compared with their key."""
_BESIDE: Final = 36
_QUICK_BESIDE: Final = 1
"""Forms that the peers read as well."""
_PEAKS: Final = 3
"""Processes started for each figure of memory, which hardly varies."""

_NO_OFFICE: Final = "没有装 LibreOffice，所以没有「由 LibreOffice 另存的 .docx」一表。"
_NO_PEERS: Final = "没有 .venv/peers，所以「与别的读表程序并排」一节只有开发时用得到的那几种。"
_NO_MEMORY: Final = "系统不记录进程的内存峰值，所以没有「内存峰值」各表。"


def main(words: list[str]) -> int:
    """Measure, write and say which goals were reached. A missed goal is no failure of the run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few rounds, to see that it works; no page is written")
    quick = parser.parse_args(words).quick
    rounds = _QUICK_ROUNDS if quick else _ROUNDS
    machine = this_machine()
    single, ten = single_forms(), ten_forms()
    rewritten = from_office(formatted_form())
    with tempfile.TemporaryDirectory() as folder:
        sections = []
        for section in _sections(single, ten, rewritten, Path(folder), rounds):
            print(f"bench: {section.title}", flush=True)
            sections.append(section)
    notes = [_NO_OFFICE] * (rewritten is None) + [_NO_MEMORY] * (memory.high_water_mark() is None)
    print("bench: 种下的错", flush=True)
    planted = tuple(measured(_SEED, *(_QUICK_FORMS if quick else _FORMS)))
    print("bench: 读准率", flush=True)
    fields = accuracy_of(_QUICK_CORPUS if quick else _CORPUS)
    if not side_by_side.ENVIRONMENT.exists():
        notes.append(_NO_PEERS)
    with tempfile.TemporaryDirectory() as folder:
        print("bench: 与别的读表程序并排", flush=True)
        side_by_side.make(Path(folder), FIRST_HELD_OUT_SEED, _QUICK_BESIDE if quick else _BESIDE)
        beside = tuple(side_by_side.lines(Path(folder)))
    run = Run(
        datetime.now(UTC).date().isoformat(), rounds, machine, tuple(sections), tuple(notes), planted, fields.lines,
        fields.goals, beside,
    )  # fmt: skip
    DATA.parent.mkdir(exist_ok=True)
    DATA.write_bytes(msgspec.json.format(msgspec.json.encode(run), indent=1) + b"\n")
    if not quick:
        PAGE.write_text(page(run), encoding="utf-8", newline="\n")
    for goal in run.goals:
        print(verdict(goal))
    return 0


def _sections(
    single: dict[str, Input], ten: dict[str, Input], rewritten: Input | None, folder: Path, rounds: int
) -> Iterator[Section]:
    documents = [single[".docx"], formatted_form(), ten[".docx"], *([rewritten] if rewritten is not None else [])]
    yield from (word_reading.section(document, rounds) for document in documents)
    yield from (excel_reading.section(book, rounds) for book in (single[".xlsx"], ten[".xlsx"]))
    yield from old_reading.sections(rounds, folder)
    yield other_reading.section("各种文件：一张表", single, rounds)
    yield other_reading.section("各种文件：十张表", ten, rounds)
    yield from stages.sections(ten[".docx"], rounds)
    yield from whole_way.sections(rounds, folder)
    yield annotating.section(rounds, folder)
    yield startup.section(ten[".docx"], folder, rounds)
    yield across.section(_TEXTS if rounds > _QUICK_ROUNDS else _QUICK_TEXTS, min(rounds, _ACROSS_ROUNDS), folder)
    peaks = memory.section(single, folder, min(rounds, _PEAKS))
    if peaks is not None:
        yield peaks
    yield from piles.sections(_PILE if rounds > _QUICK_ROUNDS else _QUICK_PILE, folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
