"""How much of a file we are willing to unpack and hold, so that no file can take the machine down.

One form is 20 to 110 KB of XML and at most 6,000 marks (tags and attributes); a collection of 150 forms in one
document still fits. The figures keep one document under 500 MB of memory and 10 seconds. They are read at the moment
of use, so a test may lower them.
"""

MIB = 1024 * 1024

MAX_FILE_BYTES = 64 * MIB
"""The largest document taken, in bytes as it lies on the disk."""

MAX_PART_BYTES = 64 * MIB
"""The largest part taken out of a .docx or .xlsx, in bytes after unpacking."""

MAX_PACKAGE_BYTES = 80 * MIB
"""All parts taken out of one .docx or .xlsx together, in bytes after unpacking."""

MAX_MARKS = 1_000_000
"""Tags and attributes held as a tree at a time; each costs about 130 bytes of memory."""

STREAMED_FROM_BYTES = 1 * MIB
"""A sheet or document of this size or more is read as it streams by; a smaller one is quicker held as a tree."""

MAX_PAGE_MARKS = 400_000
"""Tags and attributes of a web page, which may leave tags open and so costs more; a form has about 400."""

MAX_RATIO = 500
"""How many times its packed size a packed file may be, once it is larger than :data:`RATIO_FROM_BYTES`."""

RATIO_FROM_BYTES = 1 * MIB
"""Below this size, in bytes, a file packed very tightly is no danger."""

MAX_TABLES = 10_000
"""Tables, and text boxes, of one document."""

MAX_SPAN = 1_024
"""Columns that one merged cell of a document or page may cover; Word itself knows 63."""

MAX_BLANK_CELLS = 100_000
"""Blank cells of a sheet that are listed; a sheet with more of them (a format over whole columns) lists none."""

MAX_ARCHIVE_ITEMS = 100_000
"""Files in an archive, those in archives inside it included."""

MAX_ARCHIVE_DEPTH = 3
"""Archives inside archives: the outermost is depth 1."""

MAX_TEXT_BYTES = 16 * MIB
"""The largest plain text taken; a form is about 2 KB."""

MAX_SEPARATORS = 500_000
"""Line ends, tabs, pipes, commas and blanks of a text: an upper bound for its cells."""

MAX_CELLS = 150_000
"""Filled cells of a workbook, and steps through its merged cells; a form has about 150."""

MAX_HIDDEN_CELLS = 5_000
"""Filled cells of a hidden sheet that is looked at, whether a form stands on it; one with more is none."""

MAX_RULED_FIELDS = 20_000
"""Fields of the grid that the ruling lines of one page make; a form has about 300."""

MAX_RULED_STEPS = 10_000_000
"""Steps from one ruling line to others, and from text to cell, in one PDF or picture; a page of a form has 10,000."""

MAX_PICTURE_PIXELS = 50_000_000
"""Pixels of one page of a picture as it is unpacked: A4 at 700 dpi; it takes 200 MB. A JPEG is unpacked smaller."""

MAX_PICTURE_PAGES = 100
"""Pages of one picture file; each takes about 3 seconds to recognise."""

MAX_RECORDS = 1_000_000
"""Records of one part of an old workbook, and its shared texts; a form has about 300."""

MAX_PROPERTIES = 3_000_000
"""Properties, runs and pieces of one binary Word document that are looked at; a form has about 5,000."""

MAX_PARAGRAPHS = 250_000
"""Paragraphs, cells and rows of one binary Word document; a form has about 240."""

MAX_NESTED_TABLES = 100
"""Tables of a binary Word document inside one another; forms have none."""

MAX_PDF_PAGES = 600
"""Pages of a PDF; a form takes one to three."""

MAX_PDF_SIGNS = 600_000
"""Characters of a PDF, and three for each line or picture, all pages together; a form has about 2,000 a page."""

CONVERSION_SECONDS = 60
"""How long LibreOffice may take for one document; it takes 1 to 3 seconds, and 10 on a machine that is busy."""

ALL_CONVERSIONS_SECONDS = 900
"""How long LibreOffice may take for all documents of one process, so that no folder of traps takes hours."""

MAX_PDF_DRAWING_BYTES = 4 * MIB
"""Operators that draw one page of a PDF, unpacked; a form has about 60 KB."""

MAX_PDF_PART_BYTES = 32 * MIB
"""Any other part of a PDF, unpacked, and all operators together; an embedded font has up to 12 MB."""

MAX_PDF_OBJECT_STEPS = 2_000_000
"""Names, numbers and brackets of the objects of a PDF that are looked at, and eight for each; a form has 7,000."""

MAX_DRAWN_PIXELS = 9_000_000
"""Pixels of a page of a PDF that is drawn to be recognised: A4 at 300 dpi."""

MAX_MAIL_BYTES = 32 * MIB
"""The largest page saved as one file, pictures and all."""

MAX_MAIL_LINES = 1_000_000
"""Lines of such a file; each costs about 90 bytes of memory beside its own."""

MAX_MAIL_PARTS = 10_000
"""Lines of such a file that may begin a part."""
