"""Versions of one form: the standard form of the examples with some of its cells changed."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jiheng.assess import Assessment, Options, Reading, assess, read
from jiheng.checks.frames import text_of
from jiheng.checks.pages import Example
from jiheng.pile import FormSince, NotRead, Pile, Version, compare, gather
from jiheng.pile.version import version_of

ROWS = (
    "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 40 | 40 |",
    "效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |",
    "满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 20 | 20 |",
)
MISSED = "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 40 | 40 |"
"""18 of 24 were built, all 40 points are claimed where 30 are due, and nobody says why."""
SCORED = "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 40 | 30 | 两处场地未移交，已列入下年计划"
"""The same with the points that are due, and the reason."""


def words(*lines: str) -> bytes:
    """The text of the standard form with these lines in the place of its own."""
    return text_of(Example(triggers=True, frame="standard", lines=lines)).encode()


def reading(*lines: str, file: str = "自评表.txt") -> Reading:
    """The form in a file of this name."""
    (found,) = read(words(*lines), file=file)
    return found


def assessed(*lines: str, file: str = "自评表.txt", **options: Any) -> Assessment:  # noqa: ANN401 - any option
    """The form, assessed."""
    return assess(reading(*lines, file=file), Options(**options))


def version(*lines: str, file: str = "旧/自评表.txt", **options: Any) -> Version:  # noqa: ANN401 - any option
    """The form as it was last time."""
    return version_of(assessed(*lines, file=file, **options))


def since(before: Iterable[Version | NotRead], *after: Reading, **options: Any) -> Pile:  # noqa: ANN401 - any option
    """The forms of today beside those of last time."""
    return compare(gather(after, Options(**options)), before)


def became(before: Version, *lines: str, **options: Any) -> FormSince:  # noqa: ANN401 - any option
    """What became of one form."""
    pile = since([before], reading(*lines), **options)
    found = pile.became(0, pile.assessments[0])
    assert found is not None
    return found


def save(folder: Path, name: str, *lines: str) -> Path:
    """Write the form into a file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words(*lines))
    return path
