"""Official tables: a form laid out as the published forms of a place are, nothing in it lost and nothing set anew.

A layout is a module with ``lay_out(form, annexes) -> Paper`` and its line in :data:`LAYOUTS`, put together from the
parts beside it. What a form holds beyond a layout has a column or a row more, or stands in the annex below the table.
:mod:`.review_sheet` is the sheet on which a reviewer writes beside what the unit claimed.
"""

from jiheng.exporting.official.whole import LAYOUTS, forms_paper, one_after_another, review_sheets_paper

__all__ = ["LAYOUTS", "forms_paper", "one_after_another", "review_sheets_paper"]
