"""How much a PDF may unpack and draw: told before the engine begins, however it is packed and however often placed."""

import base64
import zlib
from collections.abc import Callable, Mapping
from unittest.mock import patch

import pytest

from jiheng.reading import limits, pdf
from jiheng.reading.grid import Unreadable
from jiheng.reading.pdf import filters
from tests.reading import largest, making
from tests.reading.making_pdf import FONTS, table
from tests.reading.making_pdf import pdf as made

TEXTS = [["项目名称", "≥90%"], ["总分", "100"]]
PLAIN = table((50.0, 150.0, 250.0), (700.0, 680.0, 660.0), TEXTS)
FLAT = [text for row in TEXTS for text in row]
NOTHING = b"q Q " * 1_000
"""Operators that draw nothing, 4,000 bytes of them."""


def stream(content: bytes, head: str = "/Subtype /Form /BBox [0 0 595 842]") -> bytes:
    return f"<< {head} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def form(content: str, names: str = "", more: str = "") -> bytes:
    resources = f"/Resources << /Font << {FONTS} >> /XObject << {names} >> >>"
    return stream(content.encode("latin-1"), f"/Subtype /Form /BBox [0 0 595 842] {resources} {more}")


def read(*pages: str, names: str = "", objects: Mapping[int, bytes] | None = None, **page: str) -> list[str]:
    return making.texts(pdf.read(made(*pages, resources=f"/XObject << {names} >>", objects=objects, **page), file="x"))


def refusal(*pages: str, names: str = "", objects: Mapping[int, bytes] | None = None, **page: str) -> str:
    with pytest.raises(Unreadable) as refused:
        read(*pages, names=names, objects=objects, **page)
    return refused.value.reason


@pytest.fixture
def narrow() -> object:
    """A page may draw 100,000 bytes, a file 300,000."""
    with patch.object(limits, "MAX_PDF_DRAWING_BYTES", 100_000), patch.object(limits, "MAX_PDF_PART_BYTES", 300_000):
        yield


@pytest.mark.usefixtures("narrow")
def test_a_form_counts_as_often_as_it_is_placed() -> None:
    """20 times 4,000 bytes and 200 for each place are 84,000; 30 times would be 126,000."""
    objects = {900: stream(NOTHING)}
    assert read(PLAIN + "/F Do " * 20, names="/F 900 0 R", objects=objects) == FLAT
    assert "展开后超过上限（100,000 字节）" in refusal(PLAIN + "/F Do " * 30, names="/F 900 0 R", objects=objects)


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("/F#41 Do " * 30, "/FA 900 0 R"),  # a name with a sign written by its number
        ("/FA%\nDo " * 30, "/FA 900 0 R"),  # a remark between name and operator
        ("/FA Do " * 30, "/FA 901 0 R"),  # a reference to a reference
        ("/FA Do " * 10, "/FA 902 0 R"),  # a form that places another three times
    ],
)
def test_ways_to_place_a_form_are_all_seen(content: str, names: str) -> None:
    objects = {900: stream(NOTHING), 901: b"900 0 R", 902: form("/G Do " * 3, "/G 900 0 R")}
    assert "展开后超过上限" in refusal(PLAIN + content, names=names, objects=objects)


@pytest.mark.usefixtures("narrow")
def test_forms_in_forms_that_double_each_time_are_refused_at_once() -> None:
    objects = {900 + at: form("/G Do /G Do", f"/G {901 + at} 0 R") for at in range(40)} | {940: stream(NOTHING)}
    assert "展开后超过上限" in refusal(PLAIN + "/F Do", names="/F 900 0 R", objects=objects)


@pytest.mark.usefixtures("narrow")
def test_a_form_that_places_itself_is_drawn_until_the_engine_goes_no_deeper() -> None:
    """Once each time it is drawn 42 times and harmless; twice each time it would be drawn 2 to the 41st times."""
    assert read(PLAIN + "/F Do", names="/F 900 0 R", objects={900: form("/F Do", "/F 900 0 R")}) == FLAT
    objects = {900: form("/F Do /F Do", "/F 900 0 R")}
    assert "展开后超过上限" in refusal(PLAIN + "/F Do", names="/F 900 0 R", objects=objects)


@pytest.mark.usefixtures("narrow")
def test_a_form_without_names_of_its_own_takes_those_of_the_page() -> None:
    objects = {900: stream(b"/G Do " * 30), 901: stream(NOTHING)}
    assert "展开后超过上限" in refusal(PLAIN + "/F Do", names="/F 900 0 R /G 901 0 R", objects=objects)


@pytest.mark.usefixtures("narrow")
def test_names_said_of_a_group_of_pages_are_found() -> None:
    """The page says no resources of its own; the root of all pages does."""
    group = b"<< /Type /Pages /Count 1 /Kids [10 0 R] /Resources << /XObject << /F 900 0 R >> >> >>"
    source = made("/F Do " * 30, objects={2: group, 900: stream(NOTHING)})
    head = source.index(b"/Resources << /Font")
    source = source[:head] + source[head:].replace(b"/Resources", b"/Nothing  ", 1)
    with pytest.raises(Unreadable, match="展开后超过上限"):
        pdf.read(source, file="x")


@pytest.mark.usefixtures("narrow")
def test_pictures_placed_many_times_are_no_forms() -> None:
    """What the bytes of a picture say is no operators: here, that a form is placed again and again."""
    head = "/Subtype /Image /Width 100 /Height 30 /ColorSpace /DeviceGray /BitsPerComponent 8"
    objects = {900: stream(b"/I Do " * 500, head)}
    assert read(PLAIN + "q 9 0 0 9 300 300 cm /I Do Q " * 100, names="/I 900 0 R", objects=objects) == FLAT


@pytest.mark.usefixtures("narrow")
def test_contents_listed_many_times_and_pages_that_share_them_count_each_time() -> None:
    assert "（100,000 字节）" in refusal(
        PLAIN, page="/Contents [" + "900 0 R " * 30 + "]", objects={900: stream(NOTHING)}
    )
    share = "/F Do " * 20
    assert "（300,000 字节）" in refusal(*[share] * 4, names="/F 900 0 R", objects={900: stream(NOTHING)})
    twenty = b"<< /Type /Pages /Count 20 /Kids [" + b"10 0 R " * 20 + b"] >>"
    assert "（300,000 字节）" in refusal(share, names="/F 900 0 R", objects={2: twenty, 900: stream(NOTHING)})


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize(
    "resources",
    [
        "/Pattern << /P 902 0 R >>",
        "/Font << /T << /Type /Font /Subtype /Type3 /CharProcs << /a 902 0 R >> >> >>",
        "/ExtGState << /M << /SMask << /S /Luminosity /G 902 0 R >> >> >>",
    ],
)
def test_what_patterns_letters_and_masks_place_counts_too(resources: str) -> None:
    objects = {900: stream(NOTHING), 902: form("/F Do " * 30, "/F 900 0 R")}
    page = f"/Resources << {resources} >>"
    source = made("0 0 m", objects=objects).replace(
        b"/Resources << /Font << /L", page.encode() + b" /Old << /Font << /L", 1
    )
    with pytest.raises(Unreadable, match="展开后超过上限"):
        pdf.read(source, file="x")


@pytest.mark.usefixtures("narrow")
def test_what_a_stamp_places_counts_too() -> None:
    objects = {900: stream(NOTHING), 902: form("/F Do " * 30, "/F 900 0 R")}
    stamp = "/Annots [ << /Subtype /Stamp /AP << /N 902 0 R >> >> ]"
    assert "展开后超过上限" in refusal(PLAIN, page=stamp, objects=objects)


@pytest.mark.usefixtures("narrow")
def test_a_file_locked_against_changes_is_looked_at_unlocked() -> None:
    """Contents are locked, so that nothing of them can be read but by the engine; the form is not here."""
    with pytest.raises(Unreadable, match="展开后超过上限"):
        pdf.read(made(PLAIN, PLAIN + "q Q " * 30_000, password="", owner="y"), file="x")
    assert making.texts(pdf.read(made(PLAIN, password="", owner="y"), file="x")) == FLAT


def lzw(content: bytes) -> bytes:
    """Pack bytes as the filter of old does, with codes of 9 to 12 bits."""
    table = {bytes([sign]): sign for sign in range(256)}
    bits, width, before = f"{256:09b}", 9, b""
    for sign in content:
        longer = before + bytes([sign])
        if longer in table:
            before = longer
            continue
        bits += f"{table[before]:0{width}b}"
        table[longer] = len(table) + 2
        width = max(width, (len(table) + 2).bit_length())
        before = bytes([sign])
        if len(table) == 4_000:
            bits += f"{table[before]:0{width}b}{256:0{width}b}"
            table, width, before = {bytes([one]): one for one in range(256)}, 9, b""
    bits += f"{table[before]:0{width}b}" if before else ""
    bits += f"{257:0{width}b}"
    return int(bits + "0" * (-len(bits) % 8), 2).to_bytes((len(bits) + 7) // 8, "big")


PACKED: Mapping[str, Callable[[bytes], bytes]] = {
    "FlateDecode": lambda content: zlib.compress(content),  # noqa: PLW0108 - it takes more than others
    "ASCIIHexDecode": lambda content: content.hex().encode() + b">",
    "ASCII85Decode": lambda content: base64.a85encode(content) + b"~>",
    "RunLengthDecode": lambda content: b"".join(b"\0" + bytes([sign]) for sign in content) + b"\x80",
    "LZWDecode": lzw,
}


@pytest.mark.parametrize("name", PACKED)
def test_what_each_filter_unpacks_is_what_was_packed(name: str) -> None:
    content = b"q Q BT ET \0\0\0\0\0\0\0\0" * 500 + bytes(range(256)) * 40
    packed = PACKED[name](content)
    assert filters.unpacked(packed, [(name, {})], 100_000) == content
    assert len(filters.unpacked(packed, [(name, {})], 1_000)) > 1_000
    # All but the filter that says which bytes are odd give what comes before a cut.
    assert content.startswith(filters.unpacked(packed[: len(packed) // 2], [(name, {})], 100_000)[:-4])


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("name", PACKED)
def test_forms_in_any_packing_are_seen_through_by_us_as_by_the_engine(name: str) -> None:
    """The page is packed twice over and is read; a part that unpacks to far more than a form is refused."""
    twice = zlib.compress(PACKED[name](PLAIN.encode("latin-1")))
    packing = f"/Filter [/FlateDecode /{name}]"
    objects = {11: stream(twice, packing)}
    assert read("", objects=objects) == FLAT
    bomb = zlib.compress(PACKED[name](b" " * 200_000))
    assert "展开后超过上限" in refusal(PLAIN, names="/F 900 0 R", objects={900: stream(bomb, packing)})


@pytest.mark.usefixtures("narrow")
def test_what_is_damaged_at_its_end_counts_up_to_there() -> None:
    """The engine takes what it can; here all but the sum at the end is right."""
    bomb = zlib.compress(b" " * 200_000)[:-4] + b"\0\0\0\0"
    assert "展开后超过上限" in refusal(PLAIN, objects={900: stream(bomb, "/Filter /FlateDecode")})


def test_operators_written_as_differences_are_refused_in_words() -> None:
    packed = stream(
        zlib.compress(b"\0" + PLAIN.encode("latin-1")), "/Filter /FlateDecode /DecodeParms << /Predictor 12 >>"
    )
    assert "压缩方式" in refusal("", objects={11: packed})


def test_far_too_many_objects_are_refused() -> None:
    with patch.object(limits, "MAX_PDF_OBJECT_STEPS", 1_000):
        assert "对象数" in refusal("", objects={11: b"[" * 5_000})


def test_objects_packed_together_are_found_and_bounded() -> None:
    """The dictionary of the page lies in a packed object; only there is it said what is placed how often."""
    page = b"<< /Type /Page /Parent 2 0 R /Contents [" + b"900 0 R " * 30 + b"] >>"
    held = zlib.compress(b"950 0 " + page)
    objects = {
        900: stream(NOTHING),
        901: stream(held, "/Type /ObjStm /N 1 /First 6 /Filter /FlateDecode"),
        902: stream(zlib.compress(b" " * 200_000), "/Type /ObjStm /N 1 /First 6 /Filter /FlateDecode"),
    }
    with patch.object(limits, "MAX_PDF_DRAWING_BYTES", 100_000):
        assert "（100,000 字节）" in refusal(PLAIN, objects=objects)
    with patch.object(limits, "MAX_PDF_PART_BYTES", 100_000):
        assert "（100,000 字节）" in refusal(PLAIN, objects=objects)


def test_a_large_form_placed_a_hundred_times_is_refused_before_it_is_drawn() -> None:
    seconds, megabytes = largest.read(
        "making_pdf.pdf('/F Do ' * 100, resources='/XObject << /F 900 0 R >>', objects={900: "
        "b'<< /Subtype /Form /BBox [0 0 9 9] /Length 900000 >> stream\\n' + b'0 0 m 1 9 l S ' * 64_000 + b'endstream'})"
    )
    assert seconds < largest.HANGS_FROM_SECONDS
    assert megabytes < 200
