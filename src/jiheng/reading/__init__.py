"""File → grid → form: a module per kind of file gives a grid, and layout alone knows what rows and columns mean."""

from jiheng.reading.dispatch import read_bytes, suffixes
from jiheng.reading.grid import Cell, Grid, Paragraph, Table, Unreadable
from jiheng.reading.layout import Recognised, recognise
from jiheng.reading.sources import Source, expand

__all__ = [
    "Cell",
    "Grid",
    "Paragraph",
    "Recognised",
    "Source",
    "Table",
    "Unreadable",
    "expand",
    "read_bytes",
    "recognise",
    "suffixes",
]
