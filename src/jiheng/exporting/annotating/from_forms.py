"""A document made from forms whose own file takes no comments: the official table of each, one after the other."""

import io
from collections.abc import Sequence
from typing import Final

import msgspec

from jiheng.assess import read
from jiheng.exporting.annotating.excel import ExcelCopy
from jiheng.exporting.annotating.shapes import Copy
from jiheng.exporting.annotating.word import WordCopy
from jiheng.exporting.official import general, one_after_another
from jiheng.exporting.papers import in_excel, in_word
from jiheng.form import SelfEvaluation
from jiheng.reading.kinds import Kind

_WORKBOOKS: Final = frozenset({Kind.XLS, Kind.XLSX, Kind.XLSB, Kind.ODS, Kind.SHEET_XML})


class Made(msgspec.Struct, frozen=True):
    """The document, and its forms as they stand in it, so that every field has its place there."""

    copy: Copy
    suffix: str
    forms: tuple[SelfEvaluation, ...]


def made(forms: Sequence[SelfEvaluation], kind: Kind) -> Made:
    """Make the document: a workbook of what came as a workbook, else one for Word."""
    is_book = kind in _WORKBOOKS
    suffix, written = (".xlsx", in_excel) if is_book else (".docx", in_word)
    out = io.BytesIO()
    written.write(one_after_another(map(general.lay_out, forms)), out)
    content = out.getvalue()
    found = tuple(one.form for one in read(content, file=suffix) if isinstance(one.form, SelfEvaluation))
    return Made(ExcelCopy(content) if is_book else WordCopy(content), suffix, found)
