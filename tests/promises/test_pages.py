"""What is promised about the pages people read: what they tell a reader to type is there."""

import importlib
import importlib.metadata
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from jiheng_cli.main import COMMANDS, GROUP
from jiheng_cli.parsing import Parser
from jiheng_cli.tongue import Tongue
from tests.promises.tree import ROOT, committed, shown
from tools.reference import reference, stale
from tools.samples import commands_of

PAGES = [path for path in committed() if path.suffix == ".md"]
INLINE = re.compile(r"`((?:make|jiheng) [^`\n]+)`")
TARGETS = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
# Where a page says what may be typed, not what to type.
PLACEHOLDER = re.compile(r"[|<>\[\]…]|\.\.\.|\b(?!FD|FM|GL|IN|NT|SC|TV|WT|XF)[A-Z]{2,}\b")


def _typed(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    yield from commands_of(text)
    yield from INLINE.findall(text)


TYPED = sorted({(shown(path), line.partition(" #")[0]) for path in PAGES for line in _typed(path)})
MADE = [(page, line) for page, line in TYPED if line.startswith("make ")]
ASKED = [(page, line) for page, line in TYPED if line.startswith("jiheng ") and not PLACEHOLDER.search(line)]


@pytest.mark.parametrize(("page", "line"), MADE)
def test_a_page_names_only_commands_that_make_knows(page: str, line: str) -> None:
    assert set(shlex.split(line)[1:]) <= TARGETS, page


@pytest.mark.parametrize(("page", "line"), ASKED)
def test_a_page_names_only_words_that_the_command_line_knows(page: str, line: str) -> None:
    command, *words = re.split(r" (?:>|\||&&) ", line)[0].split()[1:]
    if command.startswith("-"):
        assert command in {"--help", "--version", "--lang"}, page
        return
    parser = Parser(command, Tongue(), "", "")
    others = {point.name: point.value for point in importlib.metadata.entry_points(group=GROUP)}
    module = COMMANDS[command].module if command in COMMANDS else others[command]
    importlib.import_module(module).arguments(parser)
    parser.parse(words)


@pytest.mark.parametrize("path", PAGES, ids=shown)
def test_what_is_to_be_typed_stands_in_a_console_block_after_a_prompt(path: Path) -> None:
    assert re.findall(r"^ *```(?:sh|bash|shell|shell-session)$", path.read_text("utf-8"), re.MULTILINE) == []
    assert "" not in commands_of(path.read_text("utf-8"))


def test_the_generated_pages_are_what_the_program_would_write_today() -> None:
    assert stale(reference()) == []
