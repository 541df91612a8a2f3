"""File → grid → form: a module per kind of file gives a grid, and layout alone knows what rows and columns mean."""

from jiheng.reading.companions import AGREED, is_companion, notes_beside
from jiheng.reading.dispatch import read_bytes, suffixes
from jiheng.reading.encodings import decode
from jiheng.reading.grid import Cell, Grid, Paragraph, Table, Unreadable
from jiheng.reading.layout import Recognised, recognise
from jiheng.reading.sources import Source, expand, shown
from jiheng.reading.verdict import HowRead, ReadingVerdict, is_open, verdict_of

__all__ = [
    "AGREED",
    "Cell",
    "Grid",
    "HowRead",
    "Paragraph",
    "ReadingVerdict",
    "Recognised",
    "Source",
    "Table",
    "Unreadable",
    "decode",
    "expand",
    "is_companion",
    "is_open",
    "notes_beside",
    "read_bytes",
    "recognise",
    "shown",
    "suffixes",
    "verdict_of",
]
