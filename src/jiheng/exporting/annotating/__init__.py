"""Comments on the user's own file: a copy with what is found said at the very cell, and a page that lists all of it.

:func:`annotate` does so for one file, :func:`annotate_files` for all that some paths mean.
"""

from jiheng.exporting.annotating.files import annotate_files
from jiheng.exporting.annotating.one_file import Annotated, annotate

__all__ = ["Annotated", "annotate", "annotate_files"]
