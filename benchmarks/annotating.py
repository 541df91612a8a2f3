"""Annotated files a minute: each form in a file of its own, read, assessed, written on, and its page made."""

from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.corpus.writers import docx, xlsx
from benchmarks.inputs import ten_forms
from benchmarks.results import Section, at_least
from benchmarks.stages import forms_of
from benchmarks.timing import Samples, alternate
from jiheng import Annotated, annotate_files

_WRITERS: Final = {".docx": docx.write, ".xlsx": xlsx.write}
_LEAST_FILES: Final = 1_000
_MS_A_MINUTE: Final = 60_000
_TITLE: Final = "批注：从文件到批注好的副本和摘要"


def section(rounds: int, folder: Path) -> Section:
    """Measure copies a minute on one core, of documents and of workbooks."""
    forms = forms_of(ten_forms()[".docx"])
    paths: dict[str, Path] = {}
    for suffix, write in _WRITERS.items():
        paths[suffix] = folder / f"annotating{suffix}"
        paths[suffix].mkdir()
        for number, grid in enumerate(forms, start=1):
            (paths[suffix] / f"表{number}{suffix}").write_bytes(write(grid))
    took = alternate({suffix: partial(_annotated, path) for suffix, path in paths.items()}, rounds)
    samples = tuple(
        Samples(suffix, tuple(len(forms) * _MS_A_MINUTE / figure for figure in found.figures))
        for suffix, found in took.items()
    )
    goals = tuple(at_least(f"批注 {one.name}，每核每分", _LEAST_FILES, one.spread, "份") for one in samples)
    about = "十张真实表，各存一个文件；读表、检查、写批注、写摘要，单核处理器时间，词语在前一轮见过"
    return Section(_TITLE, about, samples, samples[0].name, goals, unit="份/分")


def _annotated(folder: Path) -> int:
    return sum(one.comments for one in annotate_files(str(folder)) if isinstance(one, Annotated))
