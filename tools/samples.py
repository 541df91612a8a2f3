"""What the pages people read tell them to type, and what they show of the answer, kept true by typing it.

``python -m tools.samples --write`` types every command of the pages below and puts what is printed today in the place
of what was printed when the page was written; ``--check`` only says where the two differ.

On a page, a block ``console`` holds commands, each after ``$ ``, and under a command what it prints. A line ``…``
stands for lines that the page leaves out. A paragraph that begins with the name of a file in backticks and is followed
by a block of another kind is that file. Everything happens in a copy of the project, one for each page.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
PAGES: Final = (
    "README.md",
    "README.zh-CN.md",
    "docs/tutorials/first-check.md",
    "docs/how-to/across.md",
    "docs/how-to/annotate.md",
    "docs/how-to/bench.md",
    "docs/how-to/check.md",
    "docs/how-to/convert.md",
    "docs/how-to/files.md",
    "docs/how-to/letter.md",
    "docs/how-to/notes.md",
    "docs/how-to/pile-file.md",
    "docs/how-to/place.md",
    "docs/how-to/python.md",
    "docs/how-to/roster.md",
    "docs/how-to/rule-pack.md",
    "docs/how-to/since.md",
    "docs/how-to/tables.md",
    "docs/how-to/template.md",
    "docs/how-to/verify.md",
)
COPIED: Final = ("Makefile", "README.md", "pyproject.toml", "examples", "requirements", "src", "tests", "tools")

PROMPT: Final = "$ "
LEFT_OUT: Final = "…"
# What wants the network, or would run the test that runs it.
NOT_TYPED: Final = re.compile(r"make (?!demo\b)|git |(?:\S+/)?python3? -m (?:pip|venv) |\S+/bin/pip ")
FILE: Final = re.compile(
    r"^`([^`\n]+)`[^\n]*\n"  # the paragraph that names it
    r"(?:[^`\n][^\n]*\n)*\n"
    r"```(?!console)\w+\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
CONSOLE: Final = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
ALIKE: Final = 0.5
FOUND: Final = 1
OUR_FAULT: Final = 3


class Typed(NamedTuple):
    """A command of a page, and the lines that the page shows of what it prints."""

    command: str
    shown: tuple[str, ...]


class Project:
    """A copy of the project in which commands can be typed as a reader would, with `.venv` already there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
            else:
                shutil.copy2(source, folder / name)
        environment = folder / ".venv"
        environment.mkdir()
        for entry in Path(sys.prefix).iterdir():
            if not entry.name.startswith(".made-"):
                (environment / entry.name).symlink_to(entry)
        for stamp in ("build", "run", "dev"):
            (environment / f".made-{stamp}").touch()

    def write(self, name: str, text: str) -> None:
        """Put a file of the page where the page says it stands."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def type(self, command: str) -> tuple[int, list[str]]:
        """Give the exit code of a command, and the lines it prints, on standard error as well."""
        own = {"PATH": f"{self.folder / '.venv/bin'}:{os.environ['PATH']}", "PYTHONPATH": str(self.folder / "src")}
        left = {name: value for name, value in os.environ.items() if name in {"HOME", "TMPDIR"}}
        bash = shutil.which("bash") or "bash"
        done = subprocess.run(  # noqa: S603 - what our own pages say
            [bash, "-c", command],
            cwd=self.folder,
            env={**left, **own, "LANG": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode, [line.rstrip() for line in done.stdout.decode("utf-8").splitlines()]


def typed_in(block: str) -> Iterator[Typed]:
    """Take a console block apart."""
    command, shown = "", list[str]()
    for line in block.splitlines():
        if line.startswith(PROMPT):
            if command:
                yield Typed(command, tuple(shown))
            command, shown = line.removeprefix(PROMPT), []
        else:
            shown.append(line)
    yield Typed(command, tuple(shown))


def commands_of(page: str) -> list[str]:
    """Every command that a page tells people to type."""
    return [typed.command for block in CONSOLE.findall(page) for typed in typed_in(block)]


def today(page: str, project: Project) -> tuple[str, list[str]]:
    """Type every command of a page; give the page with what is printed today, and what went wrong."""
    for name, text in FILE.findall(page):
        project.write(name, text)
    faults: list[str] = []

    def printed_today(block: re.Match[str]) -> str:
        lines: list[str] = []
        for typed in typed_in(block[0]):
            lines += [PROMPT + typed.command, *_answer(typed, project, faults)]
        return "\n".join(lines) + "\n"

    return CONSOLE.sub(printed_today, page), faults


def _answer(typed: Typed, project: Project, faults: list[str]) -> Sequence[str]:
    if NOT_TYPED.match(typed.command):
        return typed.shown
    code, printed = project.type(typed.command)
    # Where the answer is shown a reader sees what is wrong, unless the fault is ours; 1 says that something was found.
    found = code == FOUND and typed.command.startswith("jiheng check")
    if code == OUR_FAULT or (code and not typed.shown and not found):
        faults.append(f"$ {typed.command}\n" + "\n".join([*printed, f"(exit code {code})"]))
    return renewed(typed.shown, printed) if typed.shown else ()


def renewed(shown: Sequence[str], printed: Sequence[str]) -> list[str]:
    """Show of ``printed`` what was shown of what was printed once: the same pieces, as they are today.

    A piece that is no longer there is looked for by its first and last line, as the lines most like them.
    """
    pieces = _pieces(shown)
    lines: list[str] = []
    at = 0
    for number, piece in enumerate(pieces):
        if number:
            lines.append(LEFT_OUT)
        if not piece:
            continue
        is_last = number == len(pieces) - 1
        start, end = _find(piece, printed, len(printed) - len(piece) if is_last and number else at)
        start = start if number else 0
        end = len(printed) if is_last else end
        lines += printed[start:end]
        at = end
    return lines


def _pieces(shown: Sequence[str]) -> list[list[str]]:
    pieces: list[list[str]] = [[]]
    for line in shown:
        if line == LEFT_OUT:
            pieces.append([])
        else:
            pieces[-1].append(line)
    return pieces


def _find(piece: list[str], printed: Sequence[str], at: int) -> tuple[int, int]:
    many = len(piece)
    for start in range(max(at, 0), len(printed) - many + 1):
        if list(printed[start : start + many]) == piece:
            return start, start + many
    said = [place for place, line in enumerate(piece) if line]
    if not said:
        return at, at
    first, last = said[0], said[-1]
    start = _most_like(piece[first], printed, at, at + first) - first
    end = _most_like(piece[last], printed, start + first, start + last) + many - last
    return max(start, 0), min(end, len(printed))


def _most_like(line: str, printed: Sequence[str], at: int, otherwise: int) -> int:
    likeness = {
        place: SequenceMatcher(None, line, printed[place], autojunk=False).ratio()
        for place in range(max(at, 0), len(printed))
    }
    best = max(likeness, key=lambda place: (likeness[place], -place), default=otherwise)
    return best if likeness.get(best, 0) >= ALIKE else otherwise


def main(words: list[str]) -> int:
    """Write what is printed today into the pages, or say where they are stale."""
    if words not in (["--write"], ["--check"]):
        print("python -m tools.samples --write | --check", file=sys.stderr)
        return 2
    bad = 0
    for name in PAGES:
        page = (ROOT / name).read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            new, faults = today(page, Project(Path(folder)))
        for fault in faults:
            print(f"{name}: {fault}", file=sys.stderr)
        if new != page and words == ["--check"]:
            print(f"{name} is stale: python -m tools.samples --write", file=sys.stderr)
        elif new != page and not faults:
            (ROOT / name).write_text(new, encoding="utf-8", newline="\n")
            print("samples:", name)
        bad += bool(faults) or (new != page and words == ["--check"])
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
