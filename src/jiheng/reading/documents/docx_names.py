"""The marks of WordprocessingML that matter, under the names the two editions of the standard give them."""

from functools import cache
from typing import Final

from lxml import etree

from jiheng.form.cleaning import EMBEDDED
from jiheng.reading.documents import symbol_fonts

_MATH: Final = {
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}": (
        "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
    ),
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}": "{http://purl.oclc.org/ooxml/officeDocument/math}",
}
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


class Names:
    """Tags of one edition. Built once an edition by :meth:`of`."""

    def __init__(self, word: str) -> None:
        """Name everything in the namespace ``word``, written as lxml does, in braces."""
        self.body = word + "body"
        self.table = word + "tbl"
        self.row = word + "tr"
        self.cell = word + "tc"
        self.paragraph = word + "p"
        self.blocks = (self.paragraph, self.table)
        self.text = word + "t"
        self.tab = word + "tab"
        self.column_span = word + "gridSpan"
        self.row_merge = word + "vMerge"
        self.column_merge = word + "hMerge"
        self.skipped_columns = word + "gridBefore"
        self.value = word + "val"
        self.run = word + "r"
        self.row_properties = word + "trPr"
        self.deleted = word + "del"
        self.hidden_row = word + "hidden"
        self.hidden = word + "vanish"
        self.unsaid = (self.hidden, word + "strike", word + "dstrike")
        self.aligned = word + "vertAlign"
        self.text_box = word + "txbxContent"
        self.unseen = (self.deleted, word + "moveFrom", word + "rt", _COMPATIBILITY + "Fallback")
        self.rare = (self.aligned, self.text_box, self.hidden_row, *self.unsaid, *self.unseen)
        self._embedded = word + "object"
        self._symbol = word + "sym"
        self._font = word + "font"
        self._character = word + "char"
        self._breaks = (word + "br", word + "cr")
        self._blanks = (self.tab, word + "ptab")
        self._hyphen = word + "noBreakHyphen"
        self._texts = (self.text, _MATH.get(word, word) + "t")
        self.characters = (*self._texts, *self._blanks, *self._breaks, self._hyphen, self._symbol)
        self.in_table = (
            self.row,
            self.cell,
            self.paragraph,
            self.column_span,
            self.row_merge,
            self.column_merge,
            self.skipped_columns,
            self._embedded,
            *self.characters,
        )

    @staticmethod
    @cache
    def of(word: str) -> "Names":
        """Give the names of one edition."""
        return Names(word)

    def printed(self, element: etree._Element) -> str:
        """Say what one of :attr:`characters`, or what is embedded, puts on the page."""
        tag = element.tag
        if tag in self._texts:
            return element.text or ""
        if tag in self._breaks:
            return "\n"
        if tag in self._blanks:
            return "" if tag == self.tab and element.attrib else "\t"  # with attributes it sets a tab stop
        if tag == self._hyphen:
            return "-"
        if tag == self._embedded:
            return EMBEDDED
        return self._drawn(element)

    def _drawn(self, symbol: etree._Element) -> str:
        """Find the character that a symbol font draws; one that no Unicode text has leaves nothing."""
        try:
            code = int(symbol.get(self._character, ""), 16)
        except ValueError:
            return ""
        return symbol_fonts.drawn(symbol.get(self._font, ""), code)
