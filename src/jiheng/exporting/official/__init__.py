"""Official tables: a form laid out as the published forms of a place are, nothing in it lost and nothing set anew.

A layout is a module with ``lay_out(form, annexes) -> Paper`` and its line in :data:`LAYOUTS`, put together from the
parts beside it. What a form holds beyond a layout has a column or a row more, or stands in the annex below the table.
"""

from importlib import import_module
from typing import Final

LAYOUTS: Final = {"general": "通用", "ab": "AB", "yunnan": "云南", "sichuan": "四川"}
"""The layouts by their ids, each with what it is called."""
