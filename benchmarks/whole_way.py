"""From the bytes of a .docx to its findings: forms a second on one core, and the most memory that many forms take."""

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.corpus.writers import docx
from benchmarks.inputs import EXAMPLES, ten_forms
from benchmarks.processes import run
from benchmarks.results import Section, at_least, at_most
from benchmarks.stages import forms_of
from benchmarks.timing import Samples, Spread, alternate
from jiheng import assess_form, read
from jiheng.form import SelfEvaluation

_WAY: Final = "读、辨认、取值、计分、检查"
_LEAST_FORMS: Final = 120
_MANY: Final = 500
_MOST_MB: Final = 300
_PART: Final = "word/document.xml"
_READ: Final = (
    "import sys; from pathlib import Path; from jiheng import read; "
    "found = read(Path(sys.argv[1]).read_bytes(), file='many.docx'); "
    "from benchmarks.memory import high_water_mark; print(len(found), high_water_mark())"
)


def sections(rounds: int, folder: Path) -> Iterator[Section]:
    """Measure forms a second, each in a file of its own, and the memory of a file with very many."""
    files = [docx.write(grid) for grid in forms_of(ten_forms()[".docx"])]
    took = alternate({_WAY: lambda: [_whole(source) for source in files]}, rounds)[_WAY]
    a_second = Samples(_WAY, tuple(len(files) * 1_000 / figure for figure in took.figures))
    goal = at_least("从 .docx 到检查结果，每核每秒", _LEAST_FORMS, a_second.spread, "张")
    about = "十张真实表，各存一个文件；单核处理器时间，词语在前一轮见过"
    yield Section("从 .docx 到检查结果", about, (a_second,), _WAY, (goal,), unit="张/秒")
    path = folder / "many.docx"
    path.write_bytes(many_forms(_MANY // len(files)))
    said = run([sys.executable, "-c", _READ, str(path)], folder).split()
    name = f"一个 .docx，{said[0]} 张表"
    held = Samples(name, (float(said[1]),))
    goal = at_most(f"{name}：内存峰值", _MOST_MB, Spread.of(held.figures), "MB")
    yield Section("很多张表在一个 .docx 里", "新进程读出全部表，含导入（VmHWM）", (held,), name, (goal,), unit="MB")


def _whole(source: bytes) -> object:
    return [
        assess_form(reading) for reading in read(source, file="表.docx") if isinstance(reading.form, SelfEvaluation)
    ]


def many_forms(times: int) -> bytes:
    """Write the ten forms so many times, one after the other, into one document."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(EXAMPLES / "minhang-2020.docx") as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == _PART:
                start = content.index(b"<w:body>") + len(b"<w:body>")
                end = content.rindex(b"<w:sectPr")
                content = content[:start] + content[start:end] * times + content[end:]
            target.writestr(name, content)
    return written.getvalue()
