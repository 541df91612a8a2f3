"""Binary Word documents (.doc), which WPS names .wps as well: paragraphs and tables in the order of the page.

What is read and what is not is as in :mod:`jiheng.reading.documents.docx`: the results of fields are text, their
codes are not; what is hidden, struck out or deleted under tracked changes is not; headers, footers, comments and
footnotes are not; a table inside a cell follows the outermost table it stands in, a text box the block it is anchored
to. Properties that only a style gives are not looked at.

The way of a document: :mod:`~jiheng.reading.documents.doc.records` opens the streams and tables of the file,
:mod:`~jiheng.reading.documents.doc.characters` gives the text as shown,
:mod:`~jiheng.reading.documents.doc.properties` tells of each paragraph where it stands,
:mod:`~jiheng.reading.documents.doc.rows` makes tables of them. A document of Word 95 or earlier is handed to
:mod:`jiheng.reading.documents.office_conversion`.
"""

from jiheng.reading import text
from jiheng.reading.documents import office_conversion
from jiheng.reading.documents.doc.records import OldWord, Records
from jiheng.reading.documents.doc.story import Story
from jiheng.reading.grid import Grid, Paragraph, Table


def read(source: bytes, *, file: str) -> Grid:
    """Read a document.

    Raises:
        Unreadable: the container or the document in it is damaged, protected or far too large.

    """
    try:
        records = Records(source)
    except OldWord:
        return office_conversion.read(source, file=file)
    blocks = Story(records).blocks()
    if not any(isinstance(block, Table) for block in blocks):
        return Grid(file, text.blocks([block.text for block in blocks if isinstance(block, Paragraph)]))
    return Grid(file, tuple(blocks))
