"""What ``--fix`` changes: tags, entities and stray blanks in the runs of a cell, and never what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.exporting.annotating.excel import ExcelCopy
from jiheng.exporting.annotating.mending import applied, changes
from jiheng.exporting.annotating.shapes import Spot
from jiheng.exporting.annotating.word import WordCopy
from jiheng.form import Field, Place, clean
from jiheng.form.cleaning import markup_in
from tests.exporting.annotating.copies import MAIN, at_cell, on_sheet, part, records
from tests.exporting.annotating.test_word import made
from tests.reading import making

HERE = Place("表.docx", 1, 1, 2)


def name(printed: str) -> Field[str]:
    return Field(clean(printed), printed, HERE)


def mended(printed: str) -> str:
    return applied(printed, changes(name(printed), markup=True, blanks=True))


@pytest.mark.parametrize(
    ("printed", "says"),
    [
        ("<p>社区图书角</p>", "社区图书角"),
        ("社区&nbsp;图书角", "社区 图书角"),
        ("社区<br/>图书角", "社区图书角"),
        ("A<br>B 型设备", "A B 型设备"),
        ("R&amp;D <b>图书</b>", "R&D 图书"),
        ("社区　图书角 建设", "社区图书角建设"),
        ("社区\u200b图书角", "社区图书角"),
        ("<a href='x&amp;y'>图书角</a>", "图书角"),
    ],
)
def test_tags_and_blanks_go_and_words_stay(printed: str, says: str) -> None:
    assert mended(printed) == says


@pytest.mark.parametrize(
    "printed",
    [
        "区文化局 区教育局",  # two offices, perhaps
        "&lt;p&gt;社区图书角",  # taken at its word it would be a tag, and that would go as well
        "新建 24 小时图书角",
        "A < B 且 C > D",
        "社区图书角",
    ],
)
def test_where_it_is_not_sure_or_nothing_is_stray_all_stays(printed: str) -> None:
    assert mended(printed) == printed


def test_only_what_is_asked_for_is_mended() -> None:
    printed = name("<p>社区 图书角</p>")
    assert applied(printed.printed, changes(printed, markup=True, blanks=False)) == "社区 图书角"
    assert changes(name("社区 图书角"), markup=True, blanks=False) == ()


@given(
    st.lists(
        st.sampled_from(
            ["社区", "图书角", " ", "\u3000", "<p>", "</p>", "<br/>", "&nbsp;", "&amp;", "&lt;", "12", "A", "局", "<"]
        )
    )
)
def test_a_mended_text_says_what_it_said(pieces: list[str]) -> None:
    printed = "".join(pieces)
    found = mended(printed)
    assert clean(found) == clean(printed)
    assert found == printed or markup_in(found) == ()


def word(*runs: str, after: str = "") -> bytes:
    """A document of one row, whose second cell has these runs."""
    inside = "".join(f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{one}</w:t></w:r>' for one in runs)
    return making.docx(f"<w:tbl><w:tr>{making.cell('项目名称')}<w:tc><w:p>{inside}</w:p>{after}</w:tc></w:tr></w:tbl>")


def mend(source: bytes, printed: str, *, spot: Spot | None = None) -> tuple[bool, bytes]:
    copy = WordCopy(source)
    done = copy.mend(spot or at_cell(1, 1, 2, printed), changes(name(printed), markup=True, blanks=True))
    return done, copy.parts.packed()


def test_in_a_document_the_runs_are_changed_and_every_other_byte_stays() -> None:
    source = word("&lt;p&gt;社区 ", " 图书&amp;nb", "sp;角&lt;/p&gt;")
    done, copy = mend(source, "<p>社区  图书&nbsp;角</p>")
    assert done
    expected = word("社区", "图书 ", "角")
    assert part(copy, MAIN) == part(expected, MAIN)


def test_a_text_that_goes_on_in_another_paragraph_is_mended_in_each() -> None:
    source = word("&lt;p&gt;社区", after=making.paragraph("图书角&lt;/p&gt;"))
    done, copy = mend(source, "<p>社区\n图书角</p>")
    assert not done  # the break is a paragraph, and paragraphs are never joined
    assert records(copy) == records(source)
    copied = WordCopy(source)
    assert copied.mend(
        at_cell(1, 1, 2, "<p>社区\n图书角</p>"), changes(name("<p>社区\n图书角</p>"), markup=True, blanks=False)
    )
    assert part(copied.parts.packed(), MAIN) == part(word("社区", after=making.paragraph("图书角")), MAIN)


def test_a_cell_that_prints_something_else_than_was_read_stays() -> None:
    source = word("&lt;p&gt;别的&lt;/p&gt;")
    assert mend(source, "<p>社区</p>") == (False, WordCopy(source).parts.packed())
    assert mend(source, "<p>别的</p>", spot=at_cell(3, 1, 1, "<p>别的</p>"))[0] is False
    twice = word("&lt;p&gt;甲&lt;p&gt;甲")
    assert mend(twice, "<p>甲")[0] is False


def test_a_document_by_another_program_is_mended_too() -> None:
    done, copy = mend(made("项目名称", "社区 图书角"), "社区 图书角")
    assert done
    assert "<w:t>社区图书角</w:t>" in part(copy, MAIN).decode()


SHARED = (
    '<si><t>得分</t></si><si><t xml:space="preserve">&lt;p&gt;社区 图书角</t></si>'
    "<si><r><rPr><b/></rPr><t>社区 </t></r><r><t>图书角</t></r></si>"
)


def sheet(*cells: str) -> bytes:
    return making.xlsx(f'<row r="1">{"".join(cells)}</row>', sharedStrings=SHARED)


def mend_cell(source: bytes, cell: str, printed: str) -> tuple[bool, str]:
    copy = ExcelCopy(source)
    done = copy.mend(on_sheet(cell), ()) or copy.mend(
        on_sheet(cell, printed=printed), changes(name(printed), markup=True, blanks=True)
    )
    packed = copy.parts.packed()
    before, after = records(source), records(packed)
    assert {one for one in before if before[one] != after[one]} == ({"xl/worksheets/sheet1.xml"} if done else set())
    return done, part(packed, "xl/worksheets/sheet1.xml").decode()


def test_a_shared_text_becomes_the_cells_own_so_that_no_other_cell_changes() -> None:
    source = sheet('<c r="A1" t="s"><v>1</v></c>', '<c r="B1" s="4" t="s"><v>1</v></c>')
    done, data = mend_cell(source, "B1", "<p>社区 图书角")
    assert done
    assert '<c r="A1" t="s"><v>1</v></c>' in data
    assert '<c r="B1" s="4" t="inlineStr"><is><t xml:space="preserve">社区图书角</t></is></c>' in data


def test_a_shared_text_keeps_its_runs() -> None:
    done, data = mend_cell(sheet('<c r="B1" t="s"><v>2</v></c>'), "B1", "社区 图书角")
    assert done
    assert "<is><r><rPr><b/></rPr><t>社区</t></r><r><t>图书角</t></r></is>" in data


def test_a_text_of_a_cells_own_is_changed_where_it_stands() -> None:
    done, data = mend_cell(sheet(making.inline("B1", "社区&#32;&#x3000;图书角")), "B1", "社区 \u3000图书角")
    assert done
    assert "<is><t>社区图书角</t></is>" in data


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B1" t="str"><f>A1</f><v>社区 图书角</v></c>',
        '<c r="B1"><v>5</v></c>',
        '<c r="B1" t="s"><v>99</v></c>',
        '<c r="B1" t="s"><v>x</v></c>',
        '<c r="B1" t="s"><v>0</v></c>',
        '<c r="B1" t="inlineStr"><is/></c>',
        '<c r="C1" t="s"><v>2</v></c>',
    ],
    ids=["a formula", "a figure", "no such text", "no number", "another text", "nothing", "another cell"],
)
def test_what_is_no_plain_text_of_a_cell_stays(cell: str) -> None:
    assert mend_cell(sheet(cell), "B1", "社区 图书角")[0] is False
