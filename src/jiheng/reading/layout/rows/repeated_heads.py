"""Lines within a block that say what its head says: on a new page, or where a table was put together from two."""

from collections.abc import Collection

from jiheng.form.cleaning import fold
from jiheng.form.labels import Part
from jiheng.reading.layout.lines import Line

# One word or two of a head may be those of a row, too.
_FEWEST = 3


def is_all_heads(line: Line) -> bool:
    """Tell whether a line names columns and nothing else: a second line of heads, or the head on a new page."""
    return len(line.heads(Part.INDICATOR_COLUMN, Part.BLOCK)) == len(line.filled)


def is_head_again(line: Line, heads: Collection[str]) -> bool:
    """Tell whether a line says only what the head of its block does (``heads``, folded), be its words ours or not."""
    said = {fold(piece.text) for piece in line.filled}
    return len(said) >= _FEWEST and said.issubset(heads)
