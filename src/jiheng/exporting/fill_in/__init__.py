"""Workbooks that a unit fills in without any system, and what came back of them, row by row.

:mod:`.plan` says what stands on the sheet, :mod:`.book` writes it, :mod:`.formulas` and :mod:`.whole` turn a rule pack
into formulas, and :mod:`.returned` holds a filled-in workbook against the one that was sent out.
"""

from jiheng.exporting.fill_in.book import write_template
from jiheng.exporting.fill_in.returned import Returned, compare_with_template

__all__ = ["Returned", "compare_with_template", "write_template"]
