"""What is promised about the front door of the library, and that nobody goes in by another."""

import ast
import inspect
import tomllib
from pathlib import Path

import pytest

import jiheng
from jiheng.checks import Severity
from jiheng_cli.commands import check
from tests.promises.tree import ROOT, shown, sources

# What stands on the library.
GUESTS = ("src/jiheng_cli",)


def _kind_then_name(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions, each by the alphabet: the order the linter keeps."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


def test_the_public_names_are_sorted_and_few_enough_to_learn() -> None:
    assert list(jiheng.__all__) == sorted(set(jiheng.__all__), key=_kind_then_name)


def test_asking_the_package_what_it_holds_gives_the_public_names() -> None:
    assert set(dir(jiheng)) == {*jiheng.__all__, "__version__"}


def test_the_version_is_the_one_that_is_built() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert jiheng.__version__ == built


@pytest.mark.parametrize("name", jiheng.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    there = inspect.unwrap(getattr(jiheng, name))
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


def test_words_of_the_command_line_are_the_librarys_own() -> None:
    assert set(check.STAGES) <= {stage.value for stage in jiheng.Stage}
    assert list(check.AUDIENCES) == [audience.value for audience in jiheng.Audience]
    assert set(check.FAIL_ON) - {"never"} <= {severity.name.lower() for severity in Severity}
