"""Word documents: our reader, walks with python-docx, and the floor below which no reader that parses XML gets."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from docx import Document
from lxml import etree

from benchmarks import walks
from benchmarks.inputs import Input, agree
from benchmarks.results import Goal, Section, at_least, at_most
from benchmarks.timing import Samples, alternate, quickest, ratio
from jiheng.reading.documents import docx
from jiheng.reading.grid import Table

OURS: Final = "jiheng：单元格、合并、位置、表外文字"
FLOOR: Final = "只解压并用 lxml 解析 document.xml"
OPENED: Final = "python-docx：只打开"

_OWN: Final[dict[str, Callable[[bytes], list[walks.Rectangle]]]] = {
    "python-docx：`Table._cells`": walks.table_cells,
    "python-docx：行、格、段落对象": walks.objects,
}
"""Walks by what python-docx offers."""

_ALL: Final = {
    **_OWN,
    "python-docx：行、格对象，文字用 lxml 取": walks.objects_and_texts,
    "python-docx 打开，用 lxml 逐行逐格查找": walks.found_in_cells,
    "python-docx 打开，用 lxml 一遍走完（我们的走法）": walks.one_pass,
}
"""The same, and walks that are more and more lxml's, on the tree that python-docx opened."""

_TIMES_PYTHON_DOCX: Final = 8
_TIMES_PARSE: Final = 4
_OUT_OF_REACH: Final = "，在这份文件上与那种走法相比，8 倍谁也达不到"


def section(document: Input, rounds: int) -> Section:
    """Compare on one document, after all have given the same cells and merges.

    Raises:
        Disagreement: they did not.
    """
    source = document.content
    expected = sorted(rectangles(source))
    for name, walk in _ALL.items():
        # Empty paragraphs at the ends of a cell are no text: the reader has dropped them already.
        agree(name, document, sorted((*place, text.strip("\n")) for *place, text in walk(source)), expected)
    contestants: dict[str, Callable[[], object]] = {
        OURS: partial(docx.read, source, file=document.name),
        FLOOR: partial(_parse, source),
        OPENED: lambda: Document(io.BytesIO(source)),
        **{name: partial(walk, source) for name, walk in _ALL.items()},
    }
    took = alternate(contestants, rounds)
    merged = sum(rows > 1 or columns > 1 for _, _, _, rows, columns, _ in expected)
    ceiling = ratio(quickest(took[name] for name in _ALL), took[FLOOR]).median
    about = (
        f"{document.about}，{len(expected)} 格，其中合并 {merged} 处，XML {len(_unpacked(source)) / 1000:.0f} KB。"
        f"只解压加解析、一格不取，比 python-docx 一方最快的走法也只快 {ceiling:.1f} 倍：凡用 lxml 解析的读法以此为限"
        f"{_OUT_OF_REACH if ceiling < _TIMES_PYTHON_DOCX else ''}"
    )
    return Section(f".docx：{document.name}", about, tuple(took.values()), OURS, tuple(_goals(document.name, took)))


def _goals(name: str, took: Mapping[str, Samples]) -> Iterator[Goal]:
    ours = took[OURS]
    for words, walking in (
        ("用 python-docx 自己的接口，最快的走法", _OWN),
        ("凡以 python-docx 打开的，最快的走法", _ALL),
    ):
        best = quickest(took[walk] for walk in walking)
        yield at_least(f"{name}：{words} ÷ jiheng", _TIMES_PYTHON_DOCX, ratio(best, ours))
    yield at_most(f"{name}：jiheng ÷ 解压加解析", _TIMES_PARSE, ratio(ours, took[FLOOR]))


def rectangles(source: bytes) -> list[walks.Rectangle]:
    """Give what our reader reads in the shape that the walks give."""
    return [
        (block.number, cell.row, cell.column, cell.row_span, cell.column_span, cell.text)
        for block in docx.read(source, file="form.docx").blocks
        if isinstance(block, Table)
        for cell in block.cells
    ]


def _unpacked(source: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(source)).read("word/document.xml")


def _parse(source: bytes) -> object:
    return etree.fromstring(_unpacked(source))
