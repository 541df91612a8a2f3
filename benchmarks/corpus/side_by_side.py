"""Our reader and those of others on the same files in one run: cells found, time, memory.

The peers live in an environment of their own, which ``make bench`` makes; without it only those are compared that we
develop with.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Final

import msgspec

from benchmarks.corpus.drawn import Drawn, grid_of
from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.faults import some_fault
from benchmarks.corpus.making import draw, specimens
from benchmarks.corpus.peers import OURS, Took
from benchmarks.corpus.rectangles import Rectangle, as_ruled, of_grid
from benchmarks.corpus.writers.spread import spread
from benchmarks.processes import run
from jiheng.reading.grid import Grid

ENVIRONMENT: Final = Path(__file__).parents[2] / ".venv" / "peers"
TYPES: Final = ("docx", "xlsx", "xls", "html", "pdf")

_COMPARED: Final = (
    "各方读同一批文件：版式轮流，每两份有一份带一样毛病，种子开发时没有用过。别家只给单元格、不辨认表，所以只比写着答案的格："
    "位置、合并、文字都对的，位置、文字对的，文字在别处找得到的，各占多少；数存成数值的，与印出的样子一样算对。"
    "pdfplumber、camelot 按框线找表，camelot 另开 `split_text`；Markdown 里没有合并。"
    "时间是本线程的处理器时间，每份一次，各方轮流，每种文件的第一份先读一遍不计；"
    "倍数是同一份文件上的时间与 jiheng 之比的中位；"
    "内存是新进程读一份文件的峰值，含导入。"
)

_PEAK: Final = (
    "import sys; from benchmarks.corpus import peers; from benchmarks.memory import high_water_mark; "
    "peers.main(sys.argv[1:]); print(high_water_mark())"
)


def make(folder: Path, seed: int, forms: int, types: Sequence[str] = TYPES) -> int:
    """Write so many forms into a folder, with the cells that hold answers; say how many files. Families take turns."""
    wanted: dict[str, list[Rectangle]] = {}
    for number in range(forms):
        form = draw(seed, FAMILIES[number % len(FAMILIES)], number, some_fault(number))
        for specimen in specimens([form], number, types):
            (folder / specimen.name).write_bytes(specimen.source)
            wanted[specimen.name] = answering(form, specimen.type)
    (folder / "cells.json").write_bytes(msgspec.json.encode(wanted))
    return len(wanted)


def answering(form: Drawn, kind: str) -> list[Rectangle]:
    """List the cells of a file that hold answers, where a faultless reader sees them."""
    grid = grid_of((form,), "")
    seen = of_sheets(grid) if kind in {"xlsx", "xls", "ods"} else of_grid(grid)
    if kind == "pdf":
        seen = as_ruled(seen)
    asked = {box.text for box in form.boxes if any(ask.value is not None for ask in box.asks)}
    return [one for one in seen if one.text in asked]


def of_sheets(grid: Grid) -> list[Rectangle]:
    """Take the cells of a grid where a spreadsheet has them."""
    return [
        Rectangle(number, cell.row, cell.column, cell.row_span, cell.column_span, cell.text)
        for number, cells in enumerate(spread(grid), start=1)
        for cell in cells
    ]


def lines(folder: Path, environment: Path = ENVIRONMENT) -> Iterator[str]:
    """Let all readers read a folder and write a table for every type of file, in Markdown."""
    python = str(environment / "bin" / "python") if environment.exists() else sys.executable
    took = [
        msgspec.json.decode(line, type=Took)
        for line in run([python, "-m", "benchmarks.corpus.peers", str(folder)], folder, start=_ROOT).splitlines()
    ]
    peaks = {
        (reader, suffix): _peak(python, folder, reader, suffix)
        for reader, suffix in dict.fromkeys((one.reader, Path(one.file).suffix) for one in took)
    }
    by_suffix: dict[str, dict[str, list[Took]]] = defaultdict(lambda: defaultdict(list))
    for one in took:
        by_suffix[Path(one.file).suffix][one.reader].append(one)
    yield _COMPARED
    for suffix, readers in by_suffix.items():
        count = len(readers[OURS])
        yield f"\n### {suffix}：{count} 份文件\n"
        yield "| 读表程序 | 位置、合并、文字都对 | 位置、文字对 | 文字在 | 毫秒，中位 | 倍数 | 内存峰值，MB | 读不了 |"
        yield f"|{' --- |' * 8}"
        for name, own in readers.items():
            yield _line(own, readers[OURS], peaks[name, suffix])


_ROOT: Final = Path(__file__).parents[2]


def _line(own: Sequence[Took], ours: Sequence[Took], peak: float) -> str:
    cells = sum(one.share.cells for one in own)
    shares = [sum(getattr(one.share, name) for one in own) / cells for name in ("whole", "placed", "said")]
    times = median(one.milliseconds / other.milliseconds for one, other in zip(own, ours, strict=True))
    failed = sum(bool(one.failed) for one in own)
    first = own[0]
    figures = " | ".join(f"{share:.2%}" for share in shares)
    name = f"**{first.reader}**" if first.reader == OURS else f"{first.reader} {first.version}"
    middle = median(one.milliseconds for one in own)
    return f"| {name} | {figures} | {middle:.2f} | {times:.1f}× | {peak:.0f} | {failed or ''} |"


def _peak(python: str, folder: Path, reader: str, suffix: str) -> float:
    """Give the most memory in MB that a fresh process holds while it reads one file."""
    wanted = msgspec.json.decode((folder / "cells.json").read_bytes(), type=dict[str, list[Rectangle]])
    name = next(file for file in wanted if Path(file).suffix == suffix)
    alone = folder / "alone"
    alone.mkdir(exist_ok=True)
    (alone / name).write_bytes((folder / name).read_bytes())
    (alone / "cells.json").write_bytes(msgspec.json.encode({name: wanted[name]}))
    return float(run([python, "-c", _PEAK, str(alone), reader], folder, start=_ROOT).splitlines()[-1])
