"""The reference part of the documentation, generated from the library so that it cannot drift from it.

``python -m tools.reference --write`` writes ``docs/reference``; ``--check`` fails where a page there is not what
would be written. Each module here is a generator: ``pages()`` gives its pages, the entry page first. What the
benchmarks write stays as it is.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from tools.reference import (
    check_pages,
    check_records,
    commands,
    glossary,
    grammar,
    pack_pages,
    python_names,
    roster_columns,
    schema_pages,
)
from tools.reference.page import Page

FOLDER = Path(__file__).parents[2] / "docs" / "reference"

# In the order in which the index names them.
GENERATORS: tuple[Callable[[], Iterator[Page]], ...] = (
    commands.pages,
    check_pages.pages,
    pack_pages.pages,
    grammar.pages,
    glossary.pages,
    roster_columns.pages,
    schema_pages.pages,
    python_names.pages,
    check_records.pages,
)

# Written by `make bench`, `make bench-pile` and, by hand, after `make fuzz`: figures belong to one machine and one day.
MEASURED = frozenset({"benchmarks.md", "benchmarks-pile.md", "fuzzing.md"})


def reference() -> dict[str, str]:
    """Give every generated page by its path under ``docs/reference``, the index included."""
    made: dict[str, str] = {}
    entries: list[str] = []
    for generate in GENERATORS:
        generated = list(generate())
        entries.append(generated[0].path)
        made |= {page.path: page.text.rstrip("\n") + "\n" for page in generated}
    entries += sorted(name for name in MEASURED if (FOLDER / name).exists())
    made["index.md"] = _index(entries)
    return made


def stale(made: dict[str, str]) -> list[str]:
    """Name the pages that differ from ``made``, are missing, or belong to nothing any more."""
    there = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*") if path.is_file()}
    differing = [path for path, text in made.items() if path not in there or there[path].read_text("utf-8") != text]
    return sorted([*differing, *(there.keys() - made.keys() - MEASURED)])


def write(made: dict[str, str]) -> None:
    """Make ``docs/reference`` hold exactly ``made``, and what was measured."""
    for path in stale(made):
        target = FOLDER / path
        if path in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(made[path], encoding="utf-8", newline="\n")
        else:
            target.unlink()


def _index(entries: list[str]) -> str:
    listed = "\n".join(entry.removesuffix(".md") for entry in entries)
    return f"""# 命令、检查、规则与记录

这一部分由程序生成，与程序一致：`make docs` 写出，`make check` 核对。

```{{toctree}}
:maxdepth: 1

{listed}
```
"""
