"""What copies are called: like their files, as every system takes it, and no two alike."""

from pathlib import Path

import pytest

from benchmarks.corpus.writers import docx as docx_writer
from jiheng import Annotated, Options, annotate_files
from tests.exporting.annotating.test_annotating import grid, put
from tests.reading import making

MOST = 255


def names(*members: str, folder: Path, lang: str = "zh") -> list[tuple[str, str]]:
    """The names of copies and pages of files that lie so in an archive."""
    content = docx_writer.write(grid())
    path = put(folder / "批.zip", making.archive_of(dict.fromkeys(members, content)))
    made = annotate_files(path, options=Options(lang=lang))
    return [(one.name, one.summary_name) for one in made if isinstance(one, Annotated)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_names_that_are_cut_fit_and_stay_apart(tmp_path: Path, lang: str) -> None:
    long = "技" * 90
    found = names(*(f"{long}{number}.docx" for number in range(3)), f"{long}/表.docx", folder=tmp_path, lang=lang)
    flat = [name for pair in found for name in pair]
    assert len({name.casefold() for name in flat}) == 8
    assert all(len(step.encode()) <= MOST for name in flat for step in name.split("/"))
    # Nothing is cut that need not be: a character more would not go in.
    assert max(len(name.encode()) for name in flat if "/" not in name) > MOST - len("技".encode())
