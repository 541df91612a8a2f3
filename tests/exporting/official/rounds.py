"""The way of a form to paper and back: laid out, written, read again, and held against what it was.

``python -m tests.exporting.official.rounds 500`` does so for that many generated forms in all layouts and kinds of
file, each by itself, and again many in a document that LibreOffice opened and saved; it says what differs. The tests
do it for fewer.
"""

import io
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Final

from benchmarks.corpus.drawn import grid_of
from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.making import draw
from jiheng.exporting.official import LAYOUTS
from jiheng.exporting.official.paper import Annex
from jiheng.exporting.official.whole import one_after_another
from jiheng.exporting.papers import in_excel, in_pdf, in_word
from jiheng.exporting.papers.shapes import Line, Paper, Table
from jiheng.form import Block, Field, Remark, SelfEvaluation, fields_of
from jiheng.reading import grid, read_bytes, recognise
from tests.exporting.libreoffice import converted

Named = tuple[str, SelfEvaluation]
"""A form with what it is called when something of it is told."""

WRITERS: Final[dict[str, Callable[[Paper, BinaryIO], None]]] = {
    "docx": in_word.write,
    "xlsx": in_excel.write,
    "pdf": in_pdf.write,
}
_REAL: Final = Path(__file__).parents[2] / "forms" / "minhang-2020" / "source.txt"
_SEED: Final = 20
_IN_ONE: Final = 25
"""Forms in a document that LibreOffice is given."""


def real_forms() -> list[SelfEvaluation]:
    """The ten real forms."""
    found = recognise(read_bytes(_REAL.read_bytes(), file=_REAL.name))
    return [one.form for one in found if isinstance(one.form, SelfEvaluation)]


def drawn_forms(each: int, seed: int = _SEED) -> Iterator[Named]:
    """Generated forms of every family that is a self-evaluation, as the reader has them."""
    for family in FAMILIES:
        for number in range(each):
            for one in recognise(grid_of((draw(seed, family, number),), family)):
                if isinstance(one.form, SelfEvaluation):
                    yield f"{family}-{number}", one.form


def laid_out(form: SelfEvaluation, layout: str, annexes: tuple[Annex, ...] = ()) -> Paper:
    """Lay a form out."""
    paper: Paper = import_module(f"jiheng.exporting.official.{layout}").lay_out(form, annexes)
    return paper


def as_grid(paper: Paper) -> grid.Grid:
    """A paper as a faultless reader would see it."""
    blocks: list[grid.Paragraph | grid.Table] = []
    for row, block in enumerate(paper.blocks, start=1):
        if isinstance(block, Line):
            blocks.append(grid.Paragraph(block.text, row))
        elif isinstance(block, Table):
            block.covers()
            number = 1 + sum(isinstance(one, grid.Table) for one in blocks)
            cells = (grid.Cell(one.row, one.column, one.text, one.rows, one.columns) for one in block.cells)
            blocks.append(grid.Table(tuple(cells), number))
    return grid.Grid("paper", tuple(blocks))


def written(paper: Paper, kind: str) -> bytes:
    """A paper as a file."""
    out = io.BytesIO()
    WRITERS[kind](paper, out)
    return out.getvalue()


def read_again(content: bytes, kind: str) -> list[Any]:
    """What is read of a file."""
    return recognise(read_bytes(content, file=f"form.{kind}"))


def after_libreoffice(forms: Sequence[Named], kind: str, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Put forms into documents, many in each and all layouts; give by name what differs once LibreOffice saved them."""
    groups = {
        f"{layout}-{first}.{kind}": (layout, forms[first : first + _IN_ONE])
        for layout in LAYOUTS
        for first in range(0, len(forms), _IN_ONE)
    }
    files = {
        name: written(one_after_another(laid_out(form, layout) for _, form in group), kind)
        for name, (layout, group) in groups.items()
    }
    for name, content in converted(files, kind, folder).items():
        layout, group = groups[name]
        found = read_again(content, kind)
        if len(found) != len(group):
            yield name, [f"{len(found)} forms instead of {len(group)}"]
        for (called, form), one in zip(group, found, strict=False):
            if told := differences(form, [one], layout):
                yield f"{called} {layout}", told


def differences(form: SelfEvaluation, found: list[Any], layout: str = "") -> list[str]:
    """Say what of a form is not in what was read again, and what of it is doubted."""
    if len(found) != 1 or not isinstance(found[0].form, SelfEvaluation):
        return [f"{len(found)} forms instead of one"]
    again: SelfEvaluation = found[0].form
    told = [f"{doubt.code} {doubt.what}" for doubt in found[0].doubts if not doubt.settled]
    told += _unlike("title", form.title.value or again.title.value, again.title.value)
    told += _unlike("amount unit", _said(form.amount_unit), _said(again.amount_unit))
    # Yunnan has no margin for the label of the block; where a form has several goals, it is that of the first.
    told += _unlike("other units", *(sorted(map(str, map(_said, one.other_amount_units))) for one in (form, again)))
    if layout != "yunnan" and not any(row.goal.value for row in form.indicators) and form.indicators_label.value:
        told += _unlike("label of the block", _said(form.indicators_label), _said(again.indicators_label))
    now = {where: field for where, field in fields_of(again) if where.block is not Block.FOOTER}
    for where, field in fields_of(form):
        if where.block is not Block.FOOTER and where.field not in {"title", "criterion"}:
            there = now.get(where)
            told += _unlike(str(where), _said(field), None if there is None else _said(there))
    for name in ("funds", "indicators", "criteria"):
        before, after = getattr(form, name), getattr(again, name)
        if len(before) != len(after) and not (name == "funds" and not before):
            told.append(f"{name}: {len(before)} became {len(after)}")
        for row, (one, other) in enumerate(zip(before, after, strict=False)):
            told += _unlike(f"{name} {row}", *map(_row, (one, other)))
    told += _unlike_remarks(form, again)
    return told


def _said(field: Field[Any]) -> object:
    return None if field.value == "" else field.value


def _unlike(what: str, before: object, after: object) -> list[str]:
    return [] if before == after else [f"{what}: {before!r} became {after!r}"]


def _row(row: Any) -> dict[str, object]:  # noqa: ANN401 - a row of any block
    fields = {name: getattr(row, name) for name in row.__struct_fields__}
    said: dict[str, object] = {name: _said(field) for name, field in fields.items() if isinstance(field, Field)}
    said |= {name: fields[name] for name in ("source", "points_rows") if name in fields}
    said["further"] = [(one.label, _said(one.text)) for one in fields.get("further", ())]
    return said


def _unlike_remarks(form: SelfEvaluation, again: SelfEvaluation) -> list[str]:
    """Hold remarks against one another; official tables have their own order, and blank rows of their own."""
    before, after = (Counter(map(_remark, one.remarks)) for one in (form, again))
    told = [f"remark lost: {one}" for one in before - after]
    return told + [f"remark invented: {one}" for one in after - before if one[2] is not None]


def _remark(one: Remark) -> tuple[str, str, object, tuple[str, ...]]:
    return one.code, one.label, _said(one.text), one.chosen


def main(wanted: int) -> int:
    """Take so many generated forms and the real ones through everything, and print what differs."""
    if shutil.which("soffice") is None:
        sys.stderr.write("LibreOffice is not here: make setup-system\n")
        return 2
    forms = [(f"real-{number}", form) for number, form in enumerate(real_forms())]
    each = 1
    while len(forms) < wanted + len(real_forms()):
        forms += list(drawn_forms(1, _SEED + each))
        each += 1
    told: Counter[str] = Counter()
    for kind, name, found in _all_ways(forms):
        told[kind] += 1
        sys.stdout.write("".join(f"{name} {kind}: {said}\n" for said in found))
    sys.stdout.write(f"{len(forms)} forms in {len(LAYOUTS)} layouts; those that differ: {dict(told) or 'none'}\n")
    return 1 if told else 0


def _all_ways(forms: Sequence[Named]) -> Iterator[tuple[str, str, list[str]]]:
    """Give by kind and name of a form what differs, each by itself and after LibreOffice."""
    for name, form in forms:
        for layout in LAYOUTS:
            paper = laid_out(form, layout)
            found = {"memory": recognise(as_grid(paper))}
            found |= {kind: read_again(written(paper, kind), kind) for kind in WRITERS}
            for kind, one in found.items():
                if told := differences(form, one, layout):
                    yield kind, f"{name} {layout}", told
    for kind in ("docx", "xlsx"):
        with TemporaryDirectory() as folder:
            for name, told in after_libreoffice(forms, kind, Path(folder)):
                yield f"{kind} saved by LibreOffice", name, told


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
