"""Binary Word documents for the tests, written by [MS-DOC] so that every property of them is meant.

A document is a list of paragraphs, a paragraph a list of runs whose last one ends with its mark. Each run is a piece of
the text of its own, and each paragraph and run has a page of properties to itself: nobody writes files like that, and
everybody may.
"""

import struct
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from jiheng.reading.grid import Grid, Paragraph, Table

SECTOR = 512
SMALLEST = 4096
SMALL_SECTOR = 64
FREE, END, OF_TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
TEXT_AT = 0x800

IN_TABLE = b"\x16\x24\x01"
ENDS_ROW = b"\x17\x24\x01"
ENDS_INNER_CELL = b"\x4b\x24\x01"
ENDS_INNER_ROW = b"\x4c\x24\x01"
HIDDEN = b"\x3c\x08\x01"
STRUCK = b"\x37\x08\x01"
STRUCK_TWICE = b"\x53\x2a\x01"
DELETED = b"\x00\x08\x01"
RAISED = b"\x48\x2a\x01"
FIRST_ACROSS, NEXT_ACROSS = 1, 2
FIRST_DOWN, NEXT_DOWN = 0x60, 0x20


Properties = tuple[int, int, bytes]


class Run(NamedTuple):
    """Text with its properties. ``narrow`` is written in one byte a character; ``modifier`` is that of its piece."""

    text: str
    said: bytes = b""
    narrow: bool = False
    modifier: int = 0


class Para(NamedTuple):
    """A paragraph and its properties."""

    runs: tuple[Run, ...]
    said: bytes = b""


class Box(NamedTuple):
    """A text box anchored at a character of the main text; without a name for its shape, anchored nowhere."""

    paragraphs: tuple[Para, ...]
    anchor: int
    shape: int


def para(text: str, said: bytes = b"") -> Para:
    return Para((Run(text + "\r"),), said)


def depth(count: int) -> bytes:
    return struct.pack("<Hi", 0x6649, count)


def define(edges: Sequence[int], flags: Sequence[int] = ()) -> bytes:
    """The edges of the cells of a row, in twips, and how each cell is merged."""
    count = len(edges) - 1
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags)
    operand = struct.pack(f"<B{count + 1}h", count, *edges) + cells
    return struct.pack("<HH", 0xD608, len(operand) + 1) + operand


def symbol(font: int, code: int) -> bytes:
    return struct.pack("<HHH", 0x6A09, font, code)


def cell(*runs: Run | str) -> Para:
    """A cell of one paragraph."""
    made = [run if isinstance(run, Run) else Run(run) for run in runs]
    last = made.pop() if made else Run("")
    return Para((*made, last._replace(text=last.text + "\x07")), IN_TABLE)


def row(*cells: Para | str, said: bytes | None = None, end: bytes = b"") -> list[Para]:
    """A row of cells, 1,000 twips wide each unless ``said`` tells otherwise; ``end`` are properties of its end mark."""
    made = [one if isinstance(one, Para) else cell(one) for one in cells]
    said = define(range(0, 1000 * len(made) + 1, 1000)) if said is None else said
    return [*made, Para((Run("\x07", end),), IN_TABLE + ENDS_ROW + said)]


def of_grid(grid: Grid) -> bytes:
    """A grid as a document: merged cells by their edges across and by marks down."""
    paragraphs: list[Para] = []
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            paragraphs.append(para(block.text))
        else:
            paragraphs += _rows(block)
    return document([*paragraphs, para("")])


def _rows(table: Table) -> list[Para]:
    found: list[Para] = []
    for number in range(max(one.row + one.row_span for one in table.cells)):
        held = sorted(
            (one for one in table.cells if one.row <= number < one.row + one.row_span), key=lambda one: one.column
        )
        edges = [held[0].column, *(one.column + one.column_span for one in held)]
        downs = [0 if one.row_span == 1 else FIRST_DOWN if one.row == number else NEXT_DOWN for one in held]
        texts = [cell(one.text.replace("\n", "\x0b")) if one.row == number else cell("") for one in held]
        found += row(*texts, said=define([600 * edge for edge in edges], downs))
    return found


def document(  # noqa: PLR0913 - each is one thing a file may have
    paragraphs: Sequence[Para],
    *,
    boxes: Sequence[Box] = (),
    fonts: Sequence[str] = (),
    data: bytes = b"",
    modifiers: Sequence[bytes] = (),
    scattered: bool = False,
    version: int = 0xC1,
    flags: int = 0x0200,
    small: str = "",
) -> bytes:
    """A document. ``scattered`` writes the pieces from the last to the first, as saving fast may."""
    stories = [*paragraphs, *(one for box in boxes for one in box.paragraphs), *([para("")] if boxes else [])]
    runs = [run for one in stories for run in one.runs]
    sources = [run.text.encode("cp1252" if run.narrow else "utf-16-le") for run in runs]
    lengths = [len(source) // (1 if run.narrow else 2) for run, source in zip(runs, sources, strict=True)]
    length = sum(lengths[: sum(len(one.runs) for one in paragraphs)])
    order = range(len(runs))[::-1] if scattered else range(len(runs))
    starts = dict(zip(order, accumulate((len(sources[at]) for at in order), initial=TEXT_AT), strict=False))

    main = bytearray(TEXT_AT) + b"".join(sources[at] for at in order)
    main += bytes(-len(main) % SECTOR)
    struct.pack_into("<HH6xH", main, 0, 0xA5EC, version, flags)
    struct.pack_into("<I20xI", main, 0x4C, length, sum(lengths) - length)
    structures = {0x1A2: _pieces(runs, starts, lengths, modifiers), 0x112: _fonts(fonts)}
    of_runs = [(starts[at], starts[at] + len(sources[at]), runs[at].said) for at in order]
    structures[0xFA] = _pages(main, of_runs, _page_of_run)
    structures[0x102] = _pages(main, _marks(stories, starts, sources), _page_of_paragraph)
    structures |= _boxes(boxes, length) if boxes else {}
    table = bytearray()
    for at, held in structures.items():
        struct.pack_into("<II", main, at, len(table), len(held))
        table += held
    return compound({"WordDocument": bytes(main), "1Table": bytes(table), "Data": data}, small)


def _marks(stories: Sequence[Para], starts: dict[int, int], sources: Sequence[bytes]) -> list[Properties]:
    """Where the run lies with which each paragraph ends, and its properties, in the order of the file."""
    lasts = accumulate((len(one.runs) for one in stories), initial=-1)
    next(lasts)
    return sorted(
        (starts[last], starts[last] + len(sources[last]), one.said) for one, last in zip(stories, lasts, strict=True)
    )


def _pieces(runs: Sequence[Run], starts: dict[int, int], lengths: Sequence[int], modifiers: Sequence[bytes]) -> bytes:
    before = b"".join(struct.pack("<BH", 1, len(one)) + one for one in modifiers)
    places = struct.pack(f"<{len(runs) + 1}I", *accumulate(lengths, initial=0))
    held = b"".join(
        struct.pack("<HIH", 0, starts[at] * 2 | 0x40000000 if run.narrow else starts[at], run.modifier)
        for at, run in enumerate(runs)
    )
    return before + struct.pack("<BI", 2, len(places + held)) + places + held


def _pages(main: bytearray, held: Sequence[Properties], page: Callable[[int, int, bytes], bytes]) -> bytes:
    """Put a page for each run behind the text, and list them."""
    first = len(main) // SECTOR
    for start, end, said in held:
        main += page(start, end, said)
    places = [held[0][0], *(end for _, end, _ in held)]
    return struct.pack(f"<{len(places)}I{len(held)}I", *places, *range(first, first + len(held)))


def _fonts(fonts: Sequence[str]) -> bytes:
    names = [bytes(39) + name.encode("utf-16-le") + bytes(2) for name in fonts]
    listed = b"".join(bytes([len(name)]) + name for name in names)
    return struct.pack("<HH", len(fonts), 0) + listed if fonts else b""


def _boxes(boxes: Sequence[Box], end: int) -> dict[int, bytes]:
    anchored = [box for box in boxes if box.shape]
    places = [*(box.anchor for box in anchored), end]
    sizes = [sum(len(run.text) for one in box.paragraphs for run in one.runs) for box in boxes]
    starts = [*accumulate([*sizes, 1], initial=0)]
    return {
        0x1DA: struct.pack(f"<{len(places)}I", *places) + b"".join(struct.pack("<I22x", box.shape) for box in anchored),
        0x25A: struct.pack(f"<{len(starts)}I", *starts)
        + b"".join(struct.pack("<14xI4x", box.shape) for box in (*boxes, Box((), 0, 0))),
    }


def _page_of_run(start: int, end: int, said: bytes) -> bytes:
    page = struct.pack("<IIB23xB", start, end, 16, len(said)) + said
    return page.ljust(SECTOR - 1, b"\0") + b"\1"


def _page_of_paragraph(start: int, end: int, said: bytes) -> bytes:
    said += bytes(len(said) % 2)
    page = struct.pack("<IIB23xBBH", start, end, 16, 0, len(said) // 2 + 1, 0) + said
    return page.ljust(SECTOR - 1, b"\0") + b"\1"


def compound(streams: dict[str, bytes], small: str = "") -> bytes:
    """A compound file of streams. The one called ``small`` is kept in small sectors, and all others are not."""
    body = bytearray()
    chains: list[int] = []
    entries: list[bytes] = []

    def put(content: bytes) -> int:
        start = len(chains)
        padded = content.ljust(SMALLEST, b"\0")
        padded += bytes(-len(padded) % SECTOR)
        count = len(padded) // SECTOR
        body.extend(padded)
        chains.extend([*range(start + 1, start + count), END])
        return start

    for number, (name, content) in enumerate(streams.items(), start=1):
        after = number + 1 if number < len(streams) else FREE
        start, size = (0, len(content)) if name == small else (put(content), max(len(content), SMALLEST))
        entries.append(_entry(name, 2, start, size, right=after))
    count = -(-len(streams.get(small, b"")) // SMALL_SECTOR)
    smalls = put(streams[small]) if small else END
    small_table = put(struct.pack(f"<{count}I", *range(1, count), END)) if small else END
    root = _entry("Root Entry", 5, smalls, count * SMALL_SECTOR, child=1)
    directory = put(b"".join((root, *entries)))
    tables = 1
    while (len(chains) + tables) * 4 > tables * SECTOR:
        tables += 1
    first = len(chains)
    chains += [OF_TABLE] * tables
    chains += [FREE] * (tables * SECTOR // 4 - len(chains))
    head = struct.pack("<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, tables,
                       directory, 0, SMALLEST, small_table, int(bool(small)), END, 0)  # fmt: skip
    listed = [*range(first, first + tables), *[FREE] * (109 - tables)]
    return head + struct.pack("<109I", *listed) + body + struct.pack(f"<{len(chains)}I", *chains)


def _entry(  # noqa: PLR0913 - the fields of an entry
    name: str, kind: int, start: int, size: int, *, right: int = FREE, child: int = FREE
) -> bytes:
    said = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", said, len(said) + 2, kind, 1, FREE, right, child, start, size)
