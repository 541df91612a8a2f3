"""The examples: ten real forms in four kinds of files, which say the same in the same places."""

import io
import zipfile
from pathlib import Path

import cv2
import pytest

from jiheng.form import SelfEvaluation
from jiheng.reading import Cell, Paragraph, read_bytes, recognise
from tools import make_examples

SUFFIXES = (".html", ".docx", ".xlsx")
TITLE = "财政项目支出绩效自评表"


def rows(suffix: str) -> list[list[tuple[int, str]]]:
    """Everything printed from the first title on, line by line, with its column; 0 for a line without columns."""
    name = make_examples.NAME + suffix
    grid = read_bytes((make_examples.EXAMPLES / name).read_bytes(), file=name)
    found: list[list[tuple[int, str]]] = []
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            found.append([(0, block.text)])
            continue
        lines: dict[int, list[tuple[int, str]]] = {}
        for cell in block.cells:
            if cell.text.strip():
                lines.setdefault(cell.row, []).append((cell.column, cell.text))
        found.extend(lines.values())
    return found[found.index([(0, TITLE)]) :]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_kind_of_file_says_the_same_in_the_same_columns(suffix: str) -> None:
    assert rows(suffix) == rows(".txt")


def test_the_text_is_ten_forms() -> None:
    lines = rows(".txt")
    assert lines.count([(0, TITLE)]) == 10
    assert lines[2] == [(0, "项目名称"), (1, "党建经费")]
    assert lines[-1] == [(0, "总分"), (6, "100"), (7, "98")]


@pytest.mark.parametrize("suffix", [*make_examples.OFFICE, *make_examples.OTHERS])
def test_one_form_comes_alone_and_says_what_it_says_among_the_others(suffix: str) -> None:
    name = make_examples.ALONE + suffix
    (alone,) = recognise(read_bytes((make_examples.EXAMPLES / name).read_bytes(), file=name))
    name = f"{make_examples.NAME}.txt"
    third = recognise(read_bytes((make_examples.EXAMPLES / name).read_bytes(), file=name))[2]
    assert isinstance(alone.form, SelfEvaluation)
    assert alone.form.project.value == make_examples.ALONE
    assert alone.form == third.form


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_offices_have_merged_cells(suffix: str) -> None:
    name = make_examples.NAME + suffix
    grid = read_bytes((make_examples.EXAMPLES / name).read_bytes(), file=name)
    cells: list[Cell] = [cell for block in grid.blocks if not isinstance(block, Paragraph) for cell in block.cells]
    assert sum(cell.row_span > 1 for cell in cells) > 50
    assert sum(cell.column_span > 1 for cell in cells) > 50


def test_the_workbook_keeps_figures_as_numbers_under_formats() -> None:
    path = make_examples.EXAMPLES / f"{make_examples.NAME}.xlsx"
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet5.xml").decode()
    assert "<v>0.9301" in sheet
    assert "93.01%" not in sheet
    assert "<v>894200</v>" in sheet


def test_the_script_makes_the_examples_out_of_the_text_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"{make_examples.NAME}.txt"
    examples = make_examples.EXAMPLES
    (tmp_path / text).write_bytes((examples / text).read_bytes())
    monkeypatch.setattr(make_examples, "EXAMPLES", tmp_path)
    make_examples.main()
    assert capsys.readouterr().out.count("bytes") == len(make_examples.made())
    for made in tmp_path.iterdir():
        if made.suffix == ".png":  # how it is packed, and the last bit of a grey, are matters of the machine
            ours, theirs = (cv2.imread(str(path), cv2.IMREAD_GRAYSCALE) for path in (made, examples / made.name))
            assert ours is not None
            assert theirs is not None
            assert abs(ours.astype(int) - theirs.astype(int)).mean() < 1
        else:
            assert parts(made.read_bytes()) == parts((examples / made.name).read_bytes()), made.name


def parts(content: bytes) -> dict[str, bytes]:
    """What is packed in a document: how tightly is a matter of the machine."""
    if not content.startswith(b"PK"):
        return {"": content}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
