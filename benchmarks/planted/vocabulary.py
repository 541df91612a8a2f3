"""What forms speak of: fields, their offices, their projects and the indicators these have. The words are data."""

import tomllib
from functools import cache
from importlib import resources
from typing import Final

import msgspec

CATEGORY_KEYS: Final = {
    "quantity": "数量指标",
    "quality": "质量指标",
    "timeliness": "时效指标",
    "cost": "成本指标",
    "economic": "经济效益指标",
    "social": "社会效益指标",
    "ecological": "生态效益指标",
    "sustainable": "可持续影响指标",
}


class Spec(msgspec.Struct, frozen=True):
    """An indicator a project may have.

    ``unit`` is a unit, ``%``, ``月`` for a date within the year, or empty for words; ``span`` is what stands behind it:
    ``60-900``, ``≤2-9`` where less is better, ``0`` for nothing at all, a frequency, or words from plain to strong.
    """

    category: str
    name: str
    unit: str
    span: str


class Theme(msgspec.Struct, frozen=True):
    """A family of projects."""

    projects: tuple[str, ...]
    aims: tuple[str, ...]
    specs: tuple[Spec, ...]
    satisfaction: tuple[str, ...]


class Sphere(msgspec.Struct, frozen=True):
    """A field of public work with its offices."""

    field: str
    departments: tuple[str, ...]
    units: tuple[str, ...]
    themes: tuple[Theme, ...]


PLACES: Final = (
    "青禾县", "云山区", "清河区", "临江市", "石桥县", "南岭县", "白沙区", "东湖区", "长坪县", "金溪市",
    "望岭县", "双河市", "枫林区", "永泉县", "龙湾区", "平川县", "西岸区", "高塘县", "锦水市", "松原市",
)  # fmt: skip


@cache
def spheres() -> tuple[Sphere, ...]:
    """Read all fields, in the order of their files."""
    folder = resources.files("benchmarks.planted").joinpath("themes")
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)
    return tuple(_sphere(tomllib.loads(entry.read_text(encoding="utf-8"))) for entry in files)


def _sphere(table: dict[str, object]) -> Sphere:
    raw = msgspec.convert(table, _File)
    themes = tuple(
        Theme(
            projects=tuple(theme["projects"]),
            aims=tuple(theme["aims"]),
            specs=tuple(
                _spec(category, text) for key, category in CATEGORY_KEYS.items() for text in theme.get(key, ())
            ),
            satisfaction=tuple(theme["satisfaction"]),
        )
        for theme in raw.theme
    )
    return Sphere(raw.field, tuple(raw.departments), tuple(raw.units), themes)


class _File(msgspec.Struct, forbid_unknown_fields=True):
    field: str
    departments: list[str]
    units: list[str]
    theme: list[dict[str, list[str]]]


def _spec(category: str, text: str) -> Spec:
    parts = text.split()
    name, unit, span = parts if len(parts) == 3 else (parts[0], "", parts[1])  # noqa: PLR2004 - name, unit, span
    return Spec(category, name, unit, span)
