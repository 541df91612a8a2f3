"""What is promised about everything that the project installs."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.promises.tree import ROOT, sources
from tools.licences import is_allowed
from tools.system import FAMILIES

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("lock-*.txt"))
PIN = re.compile(r"^([a-z0-9-]+)==\S+(?: ; [^\\]+)?(?: \\)?$", re.MULTILINE)


def _name(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0].lower()


RUN = {_name(requirement) for requirement in PROJECT["project"]["dependencies"]}
EXTRA = {_name(entry) for extra in PROJECT["project"]["optional-dependencies"].values() for entry in extra}
GROUPS = PROJECT["dependency-groups"]
DEVELOP = {
    _name(entry) for name, group in GROUPS.items() if name != "peers" for entry in group if isinstance(entry, str)
}
PEERS = {_name(entry) for entry in GROUPS["peers"]}


def _pins(lock: Path) -> dict[str, set[str]]:
    pins: dict[str, set[str]] = {}
    for found in PIN.finditer(lock.read_text("utf-8")):
        pins.setdefault(found[1], set()).add(found[0].removesuffix(" \\"))
    return pins


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_locked_package_carries_hashes_and_nothing_says_where_it_came_from(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"^\s*--(?!hash)\S+|://|@ ", "\n".join(entries), re.MULTILINE) == []


def test_every_dependency_is_locked() -> None:
    run, develop, peers = (set(_pins(ROOT / "requirements" / f"lock-{name}.txt")) for name in ("run", "dev", "peers"))
    assert run - {"colorama", "markupsafe"} == RUN
    assert develop >= RUN | EXTRA | DEVELOP
    assert peers >= RUN | PEERS


def test_the_locks_agree_with_one_another() -> None:
    """The lock of the peers is for one Python only, so it says the same with fewer words."""

    def versions(lock: Path) -> dict[str, set[str]]:
        return {name: {pin.partition(" ")[0] for pin in pins} for name, pins in _pins(lock).items()}

    everything = versions(ROOT / "requirements" / "lock-dev.txt")
    for lock in LOCKS:
        shared = {name: pins for name, pins in versions(lock).items() if name in everything}
        assert {name: pins for name, pins in shared.items() if not pins <= everything[name]} == {}


def test_a_decision_says_why_each_dependency_and_not_the_next_best() -> None:
    pages = (ROOT / "docs" / "decisions").glob("*.md")
    told = " ".join(page.read_text("utf-8").partition("**Not taken.**")[0] for page in pages).lower()
    stubs = {name for name in DEVELOP if name.startswith("types-") or name.endswith("-stubs")}
    assert {
        name for name in (RUN | EXTRA | DEVELOP | PEERS) - stubs if not re.search(rf"\b{re.escape(name)}\b", told)
    } == set()


def test_the_library_imports_only_what_is_declared() -> None:
    declared = {"jinja2", "lxml", "msgspec", "numpy", "pypdfium2", "tqdm", "wcwidth"}
    declared |= {"xlsxwriter", "yaml", "PIL", "cv2", "onnxruntime", "rapidocr", "typst", "pylopdf_fonts_zh_cn"}
    declared |= {"django", "django_htmx", "django_tasks", "granian", "jiheng", "jiheng_cli", "jiheng_web"}
    imported: set[str] = set()
    for path in sources("src"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").partition(".")[0])
    assert imported - declared - sys.stdlib_module_names == set()


def test_every_family_of_system_programs_is_wanted_by_a_test() -> None:
    written = "\n".join(path.read_text("utf-8") for path in sources("tests"))
    assert [family.name for family in FAMILIES if f'mark.needs("{family.name}")' not in written] == []


@pytest.mark.parametrize("licence", ["MIT License", "Apache-2.0 OR BSD-2-Clause", "MPL-2.0 AND MIT", "GPL-3.0 OR MIT"])
def test_a_licence_that_binds_nobody_is_allowed(licence: str) -> None:
    assert is_allowed(licence)


@pytest.mark.parametrize("licence", ["GPL-3.0", "AGPL-3.0-only", "MIT AND GPL-2.0", "BSD License; GPL", "UNKNOWN", ""])
def test_a_licence_that_binds_or_is_unknown_is_not_allowed(licence: str) -> None:
    assert not is_allowed(licence)
