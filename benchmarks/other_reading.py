"""Pages and texts: how long our readers take. They have no goals."""

from functools import partial
from typing import Final

from benchmarks.inputs import Input
from benchmarks.results import Section
from benchmarks.timing import alternate
from jiheng.reading import read_bytes

OURS: Final = ".docx"


def section(title: str, files: dict[str, Input], rounds: int) -> Section:
    """Time reading the same forms in every kind of file, through the door that tells the kinds apart."""
    contestants = {suffix: partial(read_bytes, one.content, file=one.name) for suffix, one in files.items()}
    took = alternate(contestants, rounds)
    sizes = "、".join(f"{suffix} {len(one.content) / 1000:.1f} KB" for suffix, one in files.items())
    return Section(title, f"经 `read_bytes`（先辨认文件种类）；{sizes}", tuple(took.values()), OURS)
