"""A reading kept as bytes comes back with everything, or is refused."""

import zlib
from pathlib import Path

import msgspec
import pytest

from jiheng import BadStored, dump_reading, load_reading, read_files
from jiheng.assess import Reading
from jiheng.form import FormKind, OtherForm

EXAMPLES = Path(__file__).parents[2] / "examples"


def readings() -> list[Reading]:
    files = (one for one in sorted(EXAMPLES.iterdir()) if one.suffix != ".png")  # its text takes seconds
    found = read_files(*map(str, files))
    return [one for one in found if isinstance(one, Reading)]


def told(reading: Reading) -> bytes:
    """Equal forms may differ in what was printed and where; this does not. Sets come in the order of their values."""
    return msgspec.json.encode(reading, order="deterministic")


def test_a_reading_comes_back_with_all_that_was_printed_and_where_it_stood() -> None:
    for reading in readings():
        assert told(load_reading(dump_reading(reading))) == told(reading)


def test_a_form_of_another_kind_comes_back_as_one() -> None:
    other = msgspec.structs.replace(readings()[0], form=OtherForm(kind=FormKind.DECLARATION))
    assert load_reading(dump_reading(other)) == other


@pytest.mark.parametrize("stored", [b"", b"nothing", zlib.compress(b"\x90"), zlib.compress(b"{}")])
def test_bytes_that_are_no_reading_are_refused(stored: bytes) -> None:
    with pytest.raises(BadStored):
        load_reading(stored)


def test_bytes_cut_off_anywhere_are_refused() -> None:
    stored = dump_reading(readings()[0])
    for cut in range(0, len(stored), 97):
        with pytest.raises(BadStored):
            load_reading(stored[:cut])


def test_bytes_of_another_shape_are_refused() -> None:
    fields = msgspec.msgpack.decode(zlib.decompress(dump_reading(readings()[0])))
    with pytest.raises(BadStored, match="shape 99"):
        load_reading(zlib.compress(msgspec.msgpack.encode([99, *fields[1:]])))
