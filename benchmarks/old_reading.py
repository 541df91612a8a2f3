"""Old workbooks, old documents and PDFs: ours beside the fastest reader of cells alone, and beside an office program.

What ours gives beyond theirs is part of its time: figures as they are printed, merges, places, what is hidden.
"""

import time
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final

import msgspec
from python_calamine import CalamineWorkbook

from benchmarks.beside_pdfplumber import OURS, PDFPLUMBER
from benchmarks.corpus import side_by_side
from benchmarks.corpus.writers import doc, pdf, xls
from benchmarks.inputs import EXAMPLES
from benchmarks.processes import run
from benchmarks.results import Section, at_least, at_most
from benchmarks.timing import Samples, alternate, ratio
from benchmarks.word_files import office, rewritten
from jiheng.reading import Grid, Table, read_bytes

_CALAMINE: Final = "python-calamine：值与合并，没有数字格式"
_OFFICE: Final = "LibreOffice：转换为 .docx，每份启动一次"
_ROOT: Final = Path(__file__).parents[1]
_MOST_CALAMINES: Final = 10
_LEAST_OFFICES: Final = 10
_LEAST_PDFPLUMBERS: Final = 4
_OFFICE_ROUNDS: Final = 3


def sections(rounds: int, folder: Path) -> Iterator[Section]:
    """Measure every old kind of file for which there is something to compare with."""
    one, ten = _grids()
    for about, grid in (("一张表", one), ("十张表", ten)):
        yield _workbook(about, xls.write(grid), rounds)
    if office() is not None:
        yield _document(doc.write(one), min(rounds, _OFFICE_ROUNDS))
    if side_by_side.ENVIRONMENT.exists():
        yield _pages(pdf.write(one), rounds, folder)


def _grids() -> tuple[Grid, Grid]:
    """Give the first of the ten forms, and all ten."""
    whole = read_bytes((EXAMPLES / "minhang-2020.docx").read_bytes(), file="minhang-2020.docx")
    first = next(at for at, block in enumerate(whole.blocks) if isinstance(block, Table))
    return Grid("one", whole.blocks[: first + 1]), whole


def _workbook(about: str, source: bytes, rounds: int) -> Section:
    contestants: dict[str, Callable[[], object]] = {
        OURS: partial(read_bytes, source, file="表.xls"),
        _CALAMINE: partial(_calamine, source),
    }
    took = alternate(contestants, rounds)
    goal = at_most(f".xls，{about}：jiheng ÷ calamine", _MOST_CALAMINES, ratio(took[OURS], took[_CALAMINE]))
    about = f"{about}，xlwt 写出，{len(source) / 1000:.1f} KB；单核处理器时间"
    return Section(f".xls：{about.partition('，')[0]}", about, tuple(took.values()), OURS, (goal,))


def _calamine(source: bytes) -> list[object]:
    book = CalamineWorkbook.from_filelike(BytesIO(source))
    sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    return [(sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges) for sheet in sheets]


def _document(source: bytes, rounds: int) -> Section:
    """Compare with a conversion by the clock on the wall, since the office program is a process of its own."""
    program = office() or ""
    contestants: dict[str, Callable[[], object]] = {
        OURS: partial(read_bytes, source, file="表.doc"),
        _OFFICE: partial(rewritten, source, program),
    }
    took = alternate(contestants, rounds, clock=time.perf_counter)
    goal = at_least(".doc：LibreOffice 转换 ÷ jiheng", _LEAST_OFFICES, ratio(took[_OFFICE], took[OURS]))
    about = f"一张表，由 LibreOffice 写出，{len(source) / 1000:.1f} KB；按钟表计时"
    return Section(".doc：一张表", about, tuple(took.values()), OURS, (goal,))


def _pages(source: bytes, rounds: int, folder: Path) -> Section:
    """Compare in the environment in which the peers live."""
    path = folder / "form.pdf"
    path.write_bytes(source)
    python = str(side_by_side.ENVIRONMENT / "bin" / "python")
    words = [python, "-m", "benchmarks.beside_pdfplumber", str(path), str(rounds)]
    figures = msgspec.json.decode(run(words, folder, start=_ROOT), type=dict[str, tuple[float, ...]])
    took = {name: Samples(name, own) for name, own in figures.items()}
    goal = at_least(".pdf：pdfplumber ÷ jiheng", _LEAST_PDFPLUMBERS, ratio(took[PDFPLUMBER], took[OURS]))
    about = f"一张表，typst 排出，{len(source) / 1000:.1f} KB；单核处理器时间"
    return Section(".pdf：一张表", about, tuple(took.values()), OURS, (goal,))
