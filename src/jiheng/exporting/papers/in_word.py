"""A paper as a Word document: styles with names, tables in fixed columns, heads repeated, rows never split.

The package is written out by ourselves (:mod:`.word_package`): the same paper gives the same bytes.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import BinaryIO, Final

from jiheng.exporting.papers import looks, word_package
from jiheng.exporting.papers.pictures import size_of
from jiheng.exporting.papers.shapes import Line, Paper, Picture, Printed, Section, Table
from jiheng.exporting.papers.texts import plain
from jiheng.exporting.papers.word_marks import EMU_A_MM, GAP, PICTURE, PICTURES, escaped, paragraph, style_of, twips
from jiheng.exporting.papers.word_tables import table

_PICTURE: Final = (
    '<w:p><w:pPr><w:pStyle w:val="{style}"/>{turn}'
    '<w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>'
    "<w:r><w:drawing>"
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="图 {number}" descr="{shows}"/>'
    f'<a:graphic><a:graphicData uri="{PICTURES}"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{number}" name="图 {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def write(paper: Paper, out: BinaryIO) -> None:
    """Write a paper."""
    pictures: list[bytes] = []
    sections = list(paper.sections())
    body = "".join(_sections(sections, pictures))
    last = looks.page_of(sections[-1])
    out.write(word_package.packed(body, last, pictures, title=plain(paper.title), is_report=paper.is_report))


def _sections(sections: Sequence[Section], pictures: list[bytes]) -> Iterator[str]:
    """Give the sections one by one; a paragraph that says how its page lies ends those before one that lies otherwise.

    Word wants a paragraph after the last table.
    """
    turn = ""
    for section, following in zip_longest(sections, sections[1:]):
        page = looks.page_of(section)
        yield from _blocks(section.blocks, page, pictures, turn)
        turn = "<w:pageBreakBefore/>"
        if following is not None and following.is_wide != section.is_wide:
            yield paragraph([], GAP, word_package.section_on(page))
            turn = ""
        elif following is None and section.blocks and isinstance(section.blocks[-1], Table):
            yield paragraph([], GAP)


def _blocks(blocks: Sequence[Printed], page: looks.Page, pictures: list[bytes], turn: str) -> Iterator[str]:
    """Give the blocks one by one, the first of them after a ``turn`` of the page; a paragraph parts two tables."""
    before = None
    for block, below in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Line):
            apart = _apart(
                looks.LINES[block.look], is_below=isinstance(before, Table), is_above=isinstance(below, Table)
            )
            yield paragraph(plain(block.text).split("\n"), style_of(block.look), turn + apart)
        elif isinstance(block, Picture):
            pictures.append(block.content)
            yield _picture(block, page, len(pictures), turn)
        else:
            if turn or isinstance(before, Table):
                yield paragraph([], GAP, turn)
            yield table(block, page)
        turn, before = "", block


def _apart(look: looks.Look, *, is_below: bool, is_above: bool) -> str:
    """Keep a line from the table it stands below or above, if its style does not."""
    before = look.before or looks.BETWEEN * is_below
    after = look.after or looks.BETWEEN * is_above
    if (before, after) == (look.before, look.after):
        return ""
    return f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}"/>'


def _picture(picture: Picture, page: looks.Page, number: int, turn: str) -> str:
    wide, high = size_of(picture.content)
    width = round(page.text_width * picture.width / 100 * EMU_A_MM)
    return _PICTURE.format(
        style=PICTURE,
        turn=turn,
        width=width,
        height=round(width * high / wide),
        number=number,
        relation=word_package.relation_of(number),
        shows=escaped(plain(picture.shows).replace("\n", " ")),
    )
