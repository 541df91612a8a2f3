"""The container of old Office files: its streams are found, and no table costs more than the file has room for."""

import io
import struct
import time
from itertools import pairwise

import olefile  # type: ignore[import-untyped]  # it comes without types
import pytest

from benchmarks.corpus.writers import xls
from jiheng.reading.compound_files import CompoundFile
from jiheng.reading.grid import Unreadable
from tests.reading.making_doc import END, FREE, OF_TABLE, compound
from tests.reading.test_hostile_types import FORM

LONG, SHORT = bytes(range(256)) * 40, b"small" * 30
NUMBERS = 128
"""Numbers in a sector of 512 bytes."""


def header(shift: int, *, tables: int, directory: int, further: int = END, lists: int = 0) -> bytes:
    version = {9: 3, 12: 4}[shift]
    return struct.pack("<8s16xHHHHH6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, version, 0xFFFE, shift, 6,
                       0, tables, directory, 0, 4_096, END, 0, further, lists)  # fmt: skip


def entries(name: str, start: int, size: int) -> bytes:
    """The directory of a file of one stream."""
    named = [("Root Entry", 5, 1, END, 0), (name, 2, FREE, start, size)]
    return b"".join(
        struct.pack("<64sHBBIII36xIQ", said.encode("utf-16-le"), 2 * len(said) + 2, kind, 1, FREE, FREE, below, *place)
        for said, kind, below, *place in named
    )


def large(sectors: int, named: int) -> bytes:
    """A file of one stream whose table of sectors takes more sectors than the header can name; ``named`` of them are.

    The stream comes first, then the directory, the table, and the list of what the header does not name.
    """
    directory, first = sectors, sectors + 1
    tables = -(-(first + 1) // (NUMBERS - 1)) + 1
    places = range(first, first + tables)
    listed = [*places[:109], *[FREE] * (109 - tables)]
    further = [*places[109:named], *[FREE] * (NUMBERS - 1 - len(places[109:named])), END]
    following = [*(to for _, to in pairwise(range(sectors + 1))), END]
    following[sectors - 1 :] = [END, END, *[OF_TABLE] * (tables + 1)]
    following += [FREE] * (tables * NUMBERS - len(following))
    root = entries("Workbook", 0, sectors * 512)
    body = bytes((sectors - 1) * 512) + b"the last sector".ljust(512) + root.ljust(512, b"\0")
    head = header(9, tables=tables, directory=directory, further=first + tables, lists=1) + struct.pack(
        "<109I", *listed
    )
    return head + body + struct.pack(f"<{len(following)}I", *following) + struct.pack(f"<{NUMBERS}I", *further)


@pytest.mark.parametrize(
    "source",
    [
        xls.write(FORM),
        compound({"WordDocument": LONG, "1Table": SHORT, "Data": LONG[::-1]}, small="1Table"),
        compound({"Workbook": b"\x09\x08" * 30_000}),
        large(14_500, named=200),
    ],
    ids=["xlwt", "small sectors", "one stream", "table named in a list"],
)
def test_streams_are_those_that_another_reader_gives(source: bytes) -> None:
    ours, theirs = CompoundFile(source), olefile.OleFileIO(io.BytesIO(source))
    names = [name for (name,) in theirs.listdir()]
    assert names
    assert all(ours.has(name.upper()) for name in names)
    assert [ours.stream(name) for name in names] == [theirs.openstream(name).read() for name in names]


def test_a_name_that_is_not_there_has_no_stream() -> None:
    container = CompoundFile(compound({"WordDocument": LONG}))
    assert not container.has("Workbook")
    assert container.stream("Workbook") is None


def test_sectors_of_4096_bytes_are_read() -> None:
    """One sector is the table, one the directory, two the stream, of which 5,000 bytes count."""
    table = struct.pack("<4I", OF_TABLE, END, 3, END).ljust(4_096, b"\xff")
    root = entries("Book", 2, 5_000)
    head = header(12, tables=1, directory=1) + struct.pack("<109I", 0, *[FREE] * 108)
    source = head.ljust(4_096, b"\0") + table + root.ljust(4_096, b"\0") + bytes(4_096) + b"the end".ljust(4_096, b"!")
    assert CompoundFile(source).stream("Book") == bytes(4_096) + b"the end".ljust(904, b"!")


def test_what_old_programs_left_in_the_upper_half_of_a_size_is_no_part_of_it() -> None:
    source = bytearray(compound({"Workbook": LONG}))
    struct.pack_into("<I", source, source.index("Workbook".encode("utf-16-le")) + 124, 0xCDCDCDCD)
    assert CompoundFile(bytes(source)).stream("Workbook") == LONG


def test_the_last_sector_may_be_cut_off_where_its_stream_has_ended() -> None:
    """The stream lies last here, in sectors 2 to 10: sector 0 is the table, sector 1 the directory."""
    table = struct.pack("<11I", OF_TABLE, END, *range(3, 11), END)
    root = entries("Book", 2, 4_200)
    head = header(9, tables=1, directory=1) + struct.pack("<109I", 0, *[FREE] * 108)
    whole = head + table.ljust(512, b"\xff") + root.ljust(512, b"\0") + b"x" * 4_200
    assert CompoundFile(whole).stream("Book") == b"x" * 4_200
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        CompoundFile(whole[:-1]).stream("Book")


def test_entries_that_name_one_another_in_a_circle_are_read_once() -> None:
    source = bytearray(compound({"WordDocument": LONG, "Data": LONG[::-1]}))
    struct.pack_into("<I", source, source.index("Data".encode("utf-16-le")) + 72, 1)
    struct.pack_into("<I", source, source.index("Data".encode("utf-16-le")) + 68, 0)
    assert CompoundFile(bytes(source)).stream("Data") == LONG[::-1]


def test_a_directory_that_the_table_does_not_reach_is_damage() -> None:
    """The header names 109 of the 116 sectors of the table, the list none: the last sectors of the file have no row."""
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        CompoundFile(large(14_500, named=109))


def test_a_list_behind_the_end_is_damage() -> None:
    source = bytearray(large(14_500, named=200))
    struct.pack_into("<I", source, 68, 1_000_000)
    with pytest.raises(Unreadable, match="不完整或已损坏"):
        CompoundFile(bytes(source))


def test_a_table_of_sectors_is_no_longer_than_the_file_however_often_it_is_named() -> None:
    """A list that names one sector 127 times and then itself: 4 billion sectors of a table, in a file of 20,000."""
    count = 20_000
    head = header(9, tables=count, directory=2, further=0, lists=-(-(count - 109) // 127))
    one_list = struct.pack(f"<{NUMBERS}I", *[1] * (NUMBERS - 1), 0)
    table = struct.pack(f"<{NUMBERS}I", OF_TABLE, OF_TABLE, END, *[FREE] * 125)
    root = entries("Workbook", END, 0)
    source = head + struct.pack("<109I", *[1] * 109) + one_list + table + root.ljust(512, b"\0") + bytes(512 * count)
    begun = time.process_time()
    assert CompoundFile(source).has("Workbook")
    assert time.process_time() - begun < 2.0
