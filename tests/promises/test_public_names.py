"""What is promised about the front door of the library, and that nobody goes in by another."""

import ast
import inspect
from pathlib import Path
from types import ModuleType

import pytest

import jiheng
from tests.promises.tree import shown, sources

# What stands on the library.
GUESTS = ("src/jiheng_cli",)


def _kind_then_name(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions, each by the alphabet: the order the linter keeps."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


def test_the_public_names_are_sorted_and_few_enough_to_learn() -> None:
    assert list(jiheng.__all__) == sorted(set(jiheng.__all__), key=_kind_then_name)


def test_there_are_no_public_names_but_those_listed() -> None:
    there = {name for name in dir(jiheng) if not name.startswith("_")}
    modules = {name for name in there if isinstance(getattr(jiheng, name), ModuleType)}
    assert there - modules - set(jiheng.__all__) == set()


@pytest.mark.parametrize("name", jiheng.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    there = getattr(jiheng, name)
    if inspect.isclass(there) or inspect.isroutine(there):
        assert inspect.getdoc(there)
        assert there.__module__.startswith("jiheng.")


@pytest.mark.parametrize("path", sources(*GUESTS), ids=shown)
def test_whoever_stands_on_the_library_takes_only_its_public_names(path: Path) -> None:
    taken: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            taken |= {alias.name for alias in node.names if alias.name.startswith("jiheng.")}
        elif isinstance(node, ast.ImportFrom) and node.module == "jiheng":
            taken |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("jiheng."):
            taken.add(node.module or "")
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "jiheng":
            taken.add(node.attr)
    assert taken - set(jiheng.__all__) == set()
