"""A Word document as a package: the parts around its text, all in one archive that is the same each time."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Final

from jiheng.exporting.papers import looks, word_styles
from jiheng.exporting.papers.word_marks import MAIN, PICTURES, TWIPS_A_MM, escaped, twips
from jiheng.reading.own_reports import KEYWORD

_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES: Final = (
    f'xmlns:w="{MAIN}" xmlns:r="{_OFFICE}" xmlns:pic="{PICTURES}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_PARTS: Final = (
    ("styles", "styles", "styles.xml"),
    ("settings", "settings", "settings.xml"),
    ("fontTable", "fontTable", "fontTable.xml"),
    ("footer", "footer", "footer1.xml"),
    ("footer", "footer", "footer2.xml"),
)
"""The type, the relation and the name of each part beside the text."""
_ODD: Final = 4
"""The number of the relation of the foot of odd pages."""
_EVEN: Final = 5

_SETTINGS: Final = (
    f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)


def packed(body: str, page: looks.Page, pictures: Sequence[bytes], *, title: str, is_report: bool) -> bytes:
    """Put a document together from the blocks of its body."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in _parts(body, page, pictures, title=title, is_report=is_report):
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return written.getvalue()


def relation_of(picture: int) -> str:
    """Name the relation by which the text refers to a picture; they count from 1."""
    return f"rId{len(_PARTS) + picture}"


def _parts(
    body: str, page: looks.Page, pictures: Sequence[bytes], *, title: str, is_report: bool
) -> Iterator[tuple[str, str | bytes]]:
    yield "[Content_Types].xml", _HEAD + _types()
    yield (
        "_rels/.rels",
        _HEAD
        + _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
    )
    yield "docProps/core.xml", _HEAD + _properties(title, is_report=is_report)
    yield "word/document.xml", f"{_HEAD}<w:document {_SPACES}><w:body>{body}{section_on(page)}</w:body></w:document>"
    yield (
        "word/_rels/document.xml.rels",
        _HEAD
        + _relations(
            *((f"{_OFFICE}/{relation}", name) for _, relation, name in _PARTS),
            *((f"{_OFFICE}/image", f"media/image{number}.png") for number in range(1, len(pictures) + 1)),
        ),
    )
    yield "word/styles.xml", _HEAD + word_styles.styles()
    yield "word/settings.xml", _HEAD + _SETTINGS
    yield "word/fontTable.xml", _HEAD + word_styles.fonts()
    yield "word/footer1.xml", _HEAD + _foot("right")
    yield "word/footer2.xml", _HEAD + _foot("left")
    for number, picture in enumerate(pictures, start=1):
        yield f"word/media/image{number}.png", picture


def _types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_WORD_TYPE}.{kind}+xml"/>' for kind, _, name in _PARTS
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>{parts}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _properties(title: str, *, is_report: bool) -> str:
    keywords = f"<cp:keywords>{KEYWORD}</cp:keywords>" if is_report else ""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escaped(title)}</dc:title>'
        f"<dc:language>zh-CN</dc:language>{keywords}</cp:coreProperties>"
    )


def section_on(page: looks.Page) -> str:
    """Say on which page a section of the document stands that ends here, with what is at its foot."""
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    foot = page.bottom - looks.FOOT - twips(looks.SI_HAO) / TWIPS_A_MM
    at = {
        "top": page.top,
        "right": page.right,
        "bottom": page.bottom,
        "left": page.left,
        "header": page.top // 2,
        "footer": foot,
        "gutter": 0,
    }
    margins = " ".join(f'w:{name}="{_length(length)}"' for name, length in at.items())
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId{_ODD}"/>'
        f'<w:footerReference w:type="even" r:id="rId{_EVEN}"/>'
        f'<w:pgSz w:w="{_length(page.width)}" w:h="{_length(page.height)}"{turned}/><w:pgMar {margins}/></w:sectPr>'
    )


def _length(length: float) -> int:
    return round(length * TWIPS_A_MM)


def _foot(side: str) -> str:
    """Give the foot of a page: its number between dashes, one letter from the outer edge."""
    marks = "".join(
        f"<w:r>{mark}</w:r>"
        for mark in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    return (
        f'<w:ftr {_SPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:{side}Chars="100" '
        f'w:{side}="{twips(looks.SI_HAO)}"/><w:jc w:val="{side}"/></w:pPr>{marks}</w:p></w:ftr>'
    )
