"""A package copied with a few parts changed: all other records as they lay there, whatever program packed them."""

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.exporting.annotating.package_copy import TYPES, PackageCopy
from jiheng.exporting.annotating.tags import NotInPlace
from jiheng.reading import Unreadable, limits
from tests.exporting.annotating.copies import part, parts, records
from tests.reading import making


class Unseekable(io.RawIOBase):
    """A stream that one cannot go back in, so that sizes stand behind what is packed."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # what is written here are bytes
        self.written += data
        return len(data)


def test_what_is_packed_as_it_streams_stays_so() -> None:
    out = Unseekable()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.xml", "b.xml", "c.xml"):
            archive.writestr(name, name * 100)
    source = bytes(out.written)
    copy = PackageCopy(source)
    copy.put("b.xml", b"changed")
    before, after = records(source), records(copy.packed())
    assert parts(copy.packed()) == {"a.xml": b"a.xml" * 100, "b.xml": b"changed", "c.xml": b"c.xml" * 100}
    assert (before["a.xml"], before["c.xml"]) == (after["a.xml"], after["c.xml"])


def test_days_attributes_remarks_and_the_order_of_the_directory_stay() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("z.xml", "a.xml"):
            info = zipfile.ZipInfo(name, (2021, 5, 31, 12, 30, 2))
            info.external_attr, info.comment, info.compress_type = 0o644 << 16, b"remark", zipfile.ZIP_DEFLATED
            archive.writestr(info, "text")
    copy = PackageCopy(out.getvalue())
    copy.put("A.XML", b"other")
    copy.put("new.xml", b"new")
    with zipfile.ZipFile(io.BytesIO(copy.packed())) as archive:
        told = [(one.filename, one.date_time, one.external_attr, one.comment) for one in archive.infolist()]
        first_day = ("new.xml", (1980, 1, 1, 0, 0, 0), 0, b"")
        day = ((2021, 5, 31, 12, 30, 2), 0o644 << 16, b"remark")
        assert told == [("z.xml", *day), ("a.xml", *day), first_day]
        assert archive.read("a.xml") == b"other"


def test_names_in_another_encoding_stay_as_they_are() -> None:
    source = making.package({"word/media/TUPIAN.png": b"png", "word/document.xml": "<x/>"})
    source = source.replace(b"TUPIAN", "图片1".encode("gbk") + b"_")
    copy = PackageCopy(source)
    copy.put("word/document.xml", b"<y/>")
    packed = copy.packed()
    assert (
        packed.count("word/media/图片1_.png".encode("gbk")) == source.count("word/media/图片1_.png".encode("gbk")) == 2
    )
    assert sorted(parts(packed)) == sorted(parts(source))


def test_two_entries_of_one_record_stay_two() -> None:
    source = making.package({"a.xml": "甲"})
    begun = zipfile.ZipFile(io.BytesIO(source)).start_dir
    length = len(source) - begun - 22
    size = struct.calcsize("<4s6H3L5H2L")
    first = size + len(TYPES)
    entry = source[begun + first : begun + length]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 3, 3, length + len(entry), begun, 0)
    doubled = source[: begun + length] + entry + end
    with zipfile.ZipFile(io.BytesIO(PackageCopy(doubled).packed())) as archive:
        assert archive.namelist() == [TYPES, "a.xml", "a.xml"]


def test_a_part_is_declared_and_related_under_the_prefix_of_the_list() -> None:
    space = "http://schemas.openxmlformats.org/package/2006/"
    source = making.package(
        {
            TYPES: f'<c:Types xmlns:c="{space}content-types"><c:Default Extension="VML" ContentType="v"/></c:Types>',
            "xl/worksheets/_rels/sheet1.xml.rels": (
                f'<r:Relationships xmlns:r="{space}relationships"><r:Relationship Id="rid1" Type="t/x" Target="y"/>'
                "</r:Relationships>"
            ),
        }
    )
    copy = PackageCopy(source)
    copy.declare("xl/comments.xml", "notes")
    copy.declare_suffix("vml", "drawing")
    assert copy.relate("xl/worksheets/sheet1.xml", "t/comments", "xl/comments.xml") == "rId2"
    packed = copy.packed()
    assert b'<c:Override PartName="/xl/comments.xml" ContentType="notes"/></c:Types>' in part(packed, TYPES)
    assert b"drawing" not in part(packed, TYPES)  # how parts end so is said already
    told = b'<r:Relationship Id="rId2" Type="t/comments" Target="../comments.xml"/></r:Relationships>'
    assert part(packed, "xl/worksheets/_rels/sheet1.xml.rels").endswith(told)


def test_a_signature_is_seen() -> None:
    assert PackageCopy(making.package({"_xmlsignatures/sig1.xml": "<x/>"})).is_signed
    assert not PackageCopy(making.package({"word/document.xml": "<x/>"})).is_signed


def test_what_is_no_plain_zip_is_not_written_into() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, archive.open("a.xml", "w", force_zip64=True) as stream:
        stream.write(b"text")
    huge = bytearray(out.getvalue())
    at = huge.index(b"PK\x01\x02")
    size = struct.unpack_from("<L", huge, at + 24)[0]
    assert size == 4
    extra = struct.pack("<2HQ", 1, 8, size)
    name = b"a.xml"
    entry = bytearray(huge[at : at + 46] + name)
    struct.pack_into("<L", entry, 24, 0xFFFFFFFF)
    struct.pack_into("<H", entry, 30, len(extra))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(entry) + len(extra), at, 0)
    with pytest.raises(NotInPlace):
        PackageCopy(bytes(huge[:at] + entry + extra + end))
    with pytest.raises(NotInPlace):
        PackageCopy(making.archive_of({"word/document.xml": "<x/>"})).declare("a.xml", "kind")
    with pytest.raises(Unreadable):
        PackageCopy(b"PK\x03\x04 cut")


@given(st.dictionaries(st.text("abcdef/", min_size=1, max_size=8), st.binary(max_size=300), max_size=6), st.binary())
def test_whatever_is_in_it_comes_out_again(files: dict[str, bytes], new: bytes) -> None:
    source = making.archive_of(files)
    copy = PackageCopy(source)
    copy.put("g.xml", new)
    assert parts(copy.packed()) == {**files, "g.xml": new}


def test_a_part_is_unpacked_once_however_often_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PACKAGE_BYTES", 1_500)
    copy = PackageCopy(making.package({"xl/sheet1.xml": b"x" * 1_000}))
    assert {copy.part("xl/sheet1.xml"), copy.original("XL/Sheet1.xml"), copy.part("xl/sheet1.xml")} == {b"x" * 1_000}
    copy.put("xl/sheet1.xml", b"changed")
    assert (copy.part("xl/sheet1.xml"), copy.original("xl/sheet1.xml")) == (b"changed", b"x" * 1_000)
