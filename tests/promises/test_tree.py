"""What is promised about files and folders themselves."""

import re
from pathlib import Path

from tests.promises.tree import committed, shown, sources, texts

LONGEST_MODULE = 300
NAMES_THAT_EXPLAIN_NOTHING = {"utils", "helpers", "common", "misc", "base", "core", "manager", "services"}

# Addresses that are names and never called: of XML vocabularies, of JSON Schema, of the licence, and of nobody.
NAMES_LIKE_ADDRESSES = {
    "example.org",
    "json-schema.org",
    "openoffice.org",
    "purl.oclc.org",
    "purl.org",
    "schemas.microsoft.com",
    "schemas.openxmlformats.org",
    "www.apache.org",
    "www.w3.org",
}
ADDRESS = re.compile(r"\b(?:https?|ftp|wss?)://([^\s/\"'<>)\]}`:{]+)")
MACHINE_PATH = re.compile(r"(?<![\w./~\\])/(?:home|mnt|root|srv|Users|work)/\w")
UNFINISHED = re.compile(r"raise NotImplemented|pytest\.mark\.(?:skip|xfail)|pytest\.skip\(")
SILENT = re.compile(r"# noqa(?!: [A-Z]+\d+(?:, [A-Z]+\d+)* - \w)|# type: ignore(?!\[[\w-]+\]  # \w)|pragma: no[ ]cover")


def test_no_module_is_too_long_to_read_at_once() -> None:
    lengths = {shown(path): len(path.read_text("utf-8").splitlines()) for path in sources("src", "tools", "benchmarks")}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_folder_or_module_has_a_name_that_explains_nothing() -> None:
    parts = {part for path in committed() for part in (*Path(shown(path)).parts[:-1], path.stem)}
    assert parts & NAMES_THAT_EXPLAIN_NOTHING == set()


def test_no_file_names_an_address_that_could_be_called() -> None:
    named = {(shown(path), host) for path in texts() for host in ADDRESS.findall(path.read_text("utf-8"))}
    assert {(name, host) for name, host in named if host not in NAMES_LIKE_ADDRESSES} == set()


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    assert [shown(path) for path in texts() if MACHINE_PATH.search(path.read_text("utf-8"))] == []


def test_nothing_is_left_out_or_skipped() -> None:
    written = [path for path in sources("src", "tools", "tests", "benchmarks") if path != Path(__file__)]
    assert [shown(path) for path in written if UNFINISHED.search(path.read_text("utf-8"))] == []


def test_every_silenced_warning_has_its_reason_beside_it() -> None:
    silenced = {
        f"{shown(path)}:{number}"
        for path in sources("src", "tools", "tests", "benchmarks", "docs")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if SILENT.search(line) and path != Path(__file__)
    }
    assert silenced == set()


def test_a_binary_file_is_an_example_or_a_picture() -> None:
    binary = [path for path in committed() if b"\0" in path.read_bytes()[:8000]]
    assert [shown(path) for path in binary if Path(shown(path)).parts[0] not in {"docs", "examples", "tests"}] == []
