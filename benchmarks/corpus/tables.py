"""The tables of field accuracy that ``make bench`` writes: by type of file, family, fault and field, and the goals."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import Final

import msgspec

from benchmarks.corpus.drawn import Drawn
from benchmarks.corpus.families import FAMILIES
from benchmarks.corpus.faults import some_fault
from benchmarks.corpus.making import TYPES, batch, draw
from benchmarks.corpus.measuring import Measured, Outcome, measure
from benchmarks.corpus.reporting import GROUPINGS, accuracy
from benchmarks.corpus.splits import FIRST_HELD_OUT_SEED, MEASURED_ONLY
from benchmarks.results import Goal, at_least, at_most
from benchmarks.timing import Spread
from benchmarks.word_files import office

GOALS: Final = {
    "docx": 99.5, "doc": 99.5, "xlsx": 99.5, "xls": 99.5, "html": 99.5, "tabs": 99.5,
    "pdf": 99.0, "blanks": 95.0, "scan": 96.0,
}  # fmt: skip
"""The least share of fields, in per cent, that is to be read right in a type of file."""

_MOST_WRONG: Final = 0.1
_EVERY_DOCUMENT: Final = 5
"""One form in so many is written as .doc as well, by LibreOffice, which takes half a second and more for each."""

_SCANS: Final = len(FAMILIES)
"""Scans that are read: a page takes seconds."""

_SLOW: Final = frozenset({"doc", "scan"})

_HEADS: Final = ("字段", "读准", "其中存疑", "缺，已指出", "缺，未指出", "错，已存疑", "错而未存疑", "位置不对")
_TITLES: Final = {"type": "各种文件", "family": "各种版式", "fault": "各种毛病", "field": "各个字段"}
_NAMES: Final = {
    "docx": ".docx", "doc": ".doc", "xlsx": ".xlsx", "xls": ".xls", "ods": ".ods", "html": ".html", "mht": ".mht",
    "tabs": "文本，制表符分列", "blanks": "文本，空格分列", "dump": "文本，其他转贴样式", "pdf": ".pdf，有框线",
    "scan": "扫描件，150 dpi", "(none)": "（没有毛病）",
}  # fmt: skip


class Accuracy(msgspec.Struct, frozen=True):
    """What a run of the corpus gave: goals, and lines of Markdown."""

    goals: tuple[Goal, ...]
    lines: tuple[str, ...]


def accuracy_of(forms: int, *, families: Sequence[str] = FAMILIES, types: Sequence[str] = tuple(TYPES)) -> Accuracy:
    """Make so many forms of every family from a seed that was not developed on, in all types of files, and measure.

    Types that cannot be written or read here are left out: .doc is written by LibreOffice, scans are read by an extra.
    Of these two, which take long, there are fewer: of every so-manieth form a document, of every family one clean scan.
    """
    seed = FIRST_HELD_OUT_SEED
    numbers = [(family, number) for family in families for number in range(forms)]
    drawn = [(number, [draw(seed, family, number, some_fault(number))]) for family, number in numbers]
    measured = _measured(drawn, [name for name in types if name not in _SLOW])
    if "doc" in types and office() is not None:
        measured += _measured(drawn[::_EVERY_DOCUMENT], ["doc"])
    if "scan" in types and find_spec("rapidocr") is not None:
        scans = range(min(forms, _SCANS))
        measured += _measured([(at, [draw(seed, families[at % len(families)], at)]) for at in scans], ["scan"])
    strange = _measured([(number, [draw(seed, family, number, held_out=True)]) for family, number in numbers], ["docx"])
    return Accuracy(tuple(_goals(measured)), tuple(_lines(measured, strange, forms)))


def _measured(drawn: Sequence[tuple[int, Sequence[Drawn]]], types: Sequence[str]) -> list[Measured]:
    return [one for specimen in batch(drawn, types) for one in measure(specimen)]


def _goals(measured: Sequence[Measured]) -> Iterator[Goal]:
    by_type: dict[str, list[Measured]] = defaultdict(list)
    for one in measured:
        by_type[one.specimen.type].append(one)
    for name, bound in GOALS.items():
        own = by_type[name]
        if own:
            wrong = 100 * sum(one.outcome is Outcome.WRONG for one in own) / len(own)
            yield at_least(f"读准率：{_NAMES[name]}", bound, Spread.of([100 * accuracy(own)]), "%")
            yield at_most(f"错而未存疑：{_NAMES[name]}", _MOST_WRONG, Spread.of([wrong]), "%")


def _lines(measured: Sequence[Measured], strange: Sequence[Measured], forms: int) -> Iterator[str]:
    files = Counter(kind for kind, _ in {(one.specimen.type, one.specimen.name) for one in measured})
    fewer = {
        "doc": f".doc 由 LibreOffice 写出，每 {_EVERY_DOCUMENT} 张写一份，共 {files['doc']} 份；",
        "scan": f"扫描件从各种版式里轮流各取一张，没有毛病，共 {files['scan']} 份；",
    }
    yield (
        f"每种版式 {forms} 张，每两张有一张带一样毛病，写成各种文件共 {files.total()} 份，逐字段与答案比较；"
        f"{''.join(said for kind, said in fewer.items() if files[kind])}"
        "空白不计，读出了表上没有的东西计为错。「存疑」是读表时自己说了拿不准，「已指出」是说了哪里没有读到。"
        "带 * 的版式开发时没有看过它的表样，只用来量。怎样自己做：`python -m benchmarks.corpus`。"
    )
    for by, title in _TITLES.items():
        yield f"\n### {title}\n"
        yield from table(measured, by)
    yield "\n### 没见过的表头\n"
    yield "每张表有一个栏目换成哪张词表里都没有的叫法，存为 .docx。\n"
    yield from table(strange, "family")


def table(measured: Sequence[Measured], by: str) -> Iterator[str]:
    """Count outcomes, the best first, in a table of Markdown."""
    groups: dict[str, list[Measured]] = defaultdict(list)
    for one in measured:
        for name in GROUPINGS[by](one):
            groups[name].append(one)
    yield f"| | {' | '.join(_HEADS)} |"
    yield f"|{' --- |' * (len(_HEADS) + 1)}"
    for name, own in sorted(groups.items(), key=lambda pair: (-accuracy(pair[1]), pair[0])):
        counts = Counter(one.outcome for one in own)
        figures = [
            str(len(own)),
            f"{accuracy(own):.2%}",
            *(str(counts[outcome] or "") for outcome in list(Outcome)[1:]),
            str(sum(one.is_misplaced for one in own) or ""),
        ]
        shown = f"{_NAMES.get(name, name)}{' *' if name in MEASURED_ONLY else ''}"
        yield f"| {shown} | {' | '.join(figures)} |"
