"""Word documents in one file of XML: the format of Word 2003, and the parts of a .docx put into one file (flat OPC).

Both hold the marks that a .docx holds, under other names or deeper down; they are put into its shape and read by
:mod:`jiheng.reading.documents.docx`.
"""

import base64
import binascii
from typing import Final

from lxml import etree

from jiheng.reading import markup, refusals
from jiheng.reading.documents import docx
from jiheng.reading.grid import Grid

_WORD_2003: Final = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_NOTED: Final = "{http://schemas.microsoft.com/aml/2001/core}annotation"
_WHAT: Final = ("Word 文档", "Word document")
_RENAMED: Final = {_WORD_2003 + "vmerge": _WORD_2003 + "vMerge", _WORD_2003 + "hmerge": _WORD_2003 + "hMerge"}
_ELSEWHERE: Final = tuple(_WORD_2003 + name for name in ("hdr", "ftr", "footnote", "endnote"))
"""What a .docx has in parts of its own: heads, feet and notes."""
_UNSAID: Final = frozenset({"Word.Deletion", "Word.Comment"})
_MAIN: Final = "/word/document.xml"
_MAIN_TYPE: Final = ".main+xml"


def read(source: bytes, *, file: str) -> Grid:
    """Read a document.

    Raises:
        Unreadable: it is damaged, far too large, or no document is in it.

    """
    root = markup.parse(source.lstrip())
    if markup.namespace(root) == _WORD_2003:
        _settle(root)
        return docx.read_part(etree.tostring(root), file=file)
    return docx.read_part(_main_part(root), file=file)


def _settle(root: etree._Element) -> None:
    """Give a document of Word 2003 the shape of later ones."""
    for mark in root.iter(*_RENAMED):
        mark.tag = _RENAMED[str(mark.tag)]
    for note in list(root.iter(_NOTED)):
        if note.get(_WORD_2003 + "type") in _UNSAID:
            note.tag = _ELSEWHERE[0]
    etree.strip_elements(root, *_ELSEWHERE, with_tail=False)


def _main_part(root: etree._Element) -> bytes:
    """Find the main part among those in the file."""
    parts = list(root.iterchildren("{*}part"))
    named = [part for part in parts if _attribute(part, "name").lower() == _MAIN]
    typed = [part for part in parts if _attribute(part, "contentType").endswith(_MAIN_TYPE)]
    for part in (*named, *typed):
        for data in part:
            if markup.local_name(data.tag) == "xmlData" and len(data):
                return etree.tostring(data[0], with_tail=False)
            if markup.local_name(data.tag) == "binaryData":
                return _unpacked(data.text or "")
    raise refusals.without_table(*_WHAT)


def _unpacked(data: str) -> bytes:
    try:
        return base64.b64decode(data)
    except (binascii.Error, ValueError) as fault:
        raise refusals.damaged(*_WHAT) from fault


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.items() if markup.local_name(key) == name), "")
