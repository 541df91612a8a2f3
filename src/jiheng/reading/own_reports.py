"""Reports of our own that lie among the forms: told by their marks, so that none is read as a form.

A web page names us as its generator, JSON names its schema or begins as a form of ``jiheng read`` does, a text ends
with the sentence that closes every report, a table begins with three heads, and workbooks, letters and PDF have a
keyword among their properties.
"""

import re
from typing import Final

from jiheng.reading.grid import Unreadable
from jiheng.reading.packages import Package

GENERATOR: Final = "jiheng"
"""What ``<meta name="generator">`` of a page begins with."""

KEYWORD: Final = "jiheng-report"
"""The keyword among the properties of a workbook, a letter or a PDF."""

CLOSING: Final = (
    "提示供参考，不代替审核结论。",
    "For reference only; this is no substitute for the reviewer's conclusion.",
)
"""The last sentence of every report for people, in Chinese and in English."""

HEADS: Final = (("序号", "文件", "第几张"), ("No.", "File", "Form"))
"""The first heads of a table of comma-separated values, in Chinese and in English."""

_PROPERTIES: Final = "docProps/core.xml"
_WITHIN: Final = 4_096
_HEAD: Final = re.compile(
    rb'<meta name="generator" content="' + GENERATOR.encode() + rb'\b|"schema"\s*:\s*"jiheng-|'
    rb'\A(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*"title"\s*:.*?"fiscal_year"\s*:.*?"competent_department"\s*:',
    re.DOTALL,
)
# Saved again by an office program, a table may have lost its quotation marks and be in the encoding of the country.
_TABLE: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:%b)"
    % b"|".join(
        b",".join(b'"?%b"?' % re.escape(head.encode(encoding)) for head in heads)
        for heads in HEADS
        for encoding in ("utf-8", "gb18030")
    )
)
_IN_PDF: Final = re.compile(rb"/Keywords\s*\(%b\)|<pdf:Keywords>%b</" % (KEYWORD.encode(), KEYWORD.encode()))
_ENDS: Final = tuple(sentence.encode() for sentence in CLOSING)


def is_own(source: bytes) -> bool:
    """Tell whether a page or a text is a report of ours."""
    return (
        _HEAD.search(source[:_WITHIN]) is not None
        or _TABLE.match(source) is not None
        or source[-_WITHIN:].rstrip().endswith(_ENDS)
    )


def is_own_pdf(source: bytes) -> bool:
    """Tell whether a PDF is a report of ours."""
    return KEYWORD.encode() in source and _IN_PDF.search(source) is not None


def is_own_package(package: Package) -> bool:
    """Tell whether a workbook or a document is a report of ours; one whose properties are damaged is none."""
    try:
        return KEYWORD.encode() in (package.part(_PROPERTIES) or b"")
    except Unreadable:
        return False
