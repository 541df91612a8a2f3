"""The most memory that a fresh process held while it read one form: its high-water mark, as Linux keeps it."""

import sys
from pathlib import Path
from typing import Final

from benchmarks.inputs import Input
from benchmarks.processes import run
from benchmarks.results import Section
from benchmarks.timing import Samples

OURS: Final = "jiheng：.docx"

_ALONE: Final = "空的 Python 进程"
_STATUS: Final = Path("/proc/self/status")
_BEGIN: Final = "import sys; from pathlib import Path; given = Path(sys.argv[1]); "
_END: Final = (
    "; print(next(line.split()[1] for line in Path('/proc/self/status').read_text().splitlines()"
    " if line.startswith('VmHWM')))"
)
_READ: Final = "from jiheng.reading import read_bytes; read_bytes(given.read_bytes(), file=given.name)"
_PEERS: Final = {
    ".docx": ("python-docx：打开并列出单元格", "import docx; [table._cells for table in docx.Document(given).tables]"),
    ".xlsx": ("openpyxl：打开", "import openpyxl; openpyxl.load_workbook(given)"),
}


def section(files: dict[str, Input], folder: Path, rounds: int) -> Section | None:
    """Measure each kind of file in processes of its own; ``None`` where the system keeps no such mark."""
    if not _STATUS.exists():
        return None
    asked: dict[str, tuple[str, Path]] = {}
    for suffix, one in files.items():
        path = folder / one.name
        path.write_bytes(one.content)
        asked[f"jiheng：{suffix}"] = (_READ, path)
        if suffix in _PEERS:
            name, words = _PEERS[suffix]
            asked[name] = (words, path)
    asked[_ALONE] = ("pass", folder)
    samples = []
    for name, (words, path) in asked.items():
        peaks = [_peak(words, path, folder) for _ in range(rounds + 1)]
        samples.append(Samples(name, tuple(peaks[1:])))  # the first one compiled
    return Section("内存峰值", "新进程只读一张表，含导入（VmHWM）", tuple(samples), OURS, unit="MB")


def high_water_mark() -> float | None:
    """Give the most memory that this very process has held, in MB; ``None`` where the system keeps no such mark."""
    if not _STATUS.exists():
        return None
    lines = _STATUS.read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e6


def _peak(words: str, path: Path, folder: Path) -> float:
    """Run a program on a file and give its high-water mark in MB."""
    return int(run([sys.executable, "-c", _BEGIN + words + _END, str(path)], folder)) * 1024 / 1e6
