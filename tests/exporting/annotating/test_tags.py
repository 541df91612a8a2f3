"""Tags as they stand in bytes, and bytes put in between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jiheng.exporting.annotating import tags
from jiheng.exporting.annotating.tags import Edit, NotInPlace
from jiheng.reading import Unreadable

PART = b"""<?xml version="1.0"?><!-- <a> --><x:r xmlns:x="u" t='>'><x:a/><x:b n="&lt;1>"><![CDATA[<x:a>]]></x:b ></x:r>
<!-- end -->"""


def test_tags_are_found_with_their_prefixes_and_none_in_what_is_no_tag() -> None:
    found = [(tag.prefix, tag.name, tag.is_start, tag.is_end) for tag in tags.tags(PART)]
    assert found == [
        ("x", "r", True, False),
        ("x", "a", True, True),
        ("x", "b", True, False),
        ("x", "b", False, True),
        ("x", "r", False, True),
    ]
    assert [tag.start for tag in tags.tags(PART, ("a",))] == [PART.index(b"<x:a/>")]
    assert [tag.name for tag in tags.tags(PART, start=PART.index(b"<x:b"))] == ["b", "b", "r"]


def test_attributes_go_by_their_names_without_prefix() -> None:
    first = next(iter(tags.tags(PART, ("b",))))
    assert tags.attributes(PART, first) == {"n": "<1>"}


def test_something_is_put_in_as_the_last_of_the_root() -> None:
    assert tags.before_end(PART, "<new/>").endswith(b"</x:b ><new/></x:r>\n<!-- end -->")
    assert tags.before_end(b'<r a="/"/>', "<new/>") == b'<r a="/"><new/></r>'
    assert tags.named(PART, "a") == "x:a"


def test_edits_at_one_place_stand_in_their_order_and_may_take_bytes_away() -> None:
    edits = [Edit(1, 1, "乙"), Edit(0, 0, "一"), Edit(0, 0, "二")]
    assert tags.applied(b"abc", edits) == "一二a乙c".encode()


@pytest.mark.parametrize("broken", [b"no tag", b"", b"<open>"])
def test_what_has_no_root_or_no_end_is_damaged(broken: bytes) -> None:
    with pytest.raises(Unreadable):
        tags.before_end(broken, "<new/>")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_two_bytes_a_sign_are_refused(encoding: str) -> None:
    data = "<r/>".encode(encoding)
    with pytest.raises(NotInPlace):
        list(tags.tags(data))
    with pytest.raises(NotInPlace):
        tags.root(data)


NAMES = st.sampled_from(["p", "tc", "w:p", "w:tc", "x.y-z"])
TREES = st.recursive(
    st.sampled_from(["字", "&lt;p>", "<![CDATA[<p>]]>", "<!--<tc>-->", "<?p <tc>?>", " "]),
    lambda inner: st.builds(
        lambda name, quote, inside: (
            f"<{name} a={quote}>/&amp;{quote}/>"
            if not inside
            else f"<{name} a={quote}>{quote}>{''.join(inside)}</{name}>"
        ),
        NAMES,
        st.sampled_from("\"'"),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


@given(TREES)
def test_as_many_are_found_as_a_parser_finds(inside: str) -> None:
    data = f'<w:r xmlns:w="u">{inside}</w:r>'.encode()
    expected = [one.tag for one in etree.fromstring(data).iter(etree.Element)]
    found = [f"{{u}}{tag.name}" if tag.prefix else tag.name for tag in tags.tags(data) if tag.is_start]
    assert found == expected
