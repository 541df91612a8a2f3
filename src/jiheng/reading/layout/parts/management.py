"""What is said of the management of the money (安排科学性, 使用规范性): a block of transfer payments, told in words.

In some places projects have it as well, and points for every row. It is scored then, by no rule that is printed, and
adds to the total like the rows of 决策 and 管理.
"""

import re
from typing import Final

from jiheng.form import clean
from jiheng.form.labelling import label_in, take_apart
from jiheng.form.labels import Part
from jiheng.reading.layout.lines import Line, Piece

_LONGEST_HEAD: Final = 40
_TOLD: Final = frozenset(("情况说明", "管理情况说明", "情况"))
_MEASURES: Final = re.compile("存在.*问题|改进措施")
_CLAIMS: Final = frozenset(("max_points", "claimed_points"))


def heads_management(line: Line) -> bool:
    """Tell whether a line heads what is said of the management of the money: 情况说明 | 存在问题和改进措施."""
    if not any("措" in piece.text or "题" in piece.text for piece in line.filled):
        return False
    short = [piece for piece in line.filled if len(piece.text) <= _LONGEST_HEAD]
    return any(map(is_told, short)) and any(_MEASURES.search(take_apart(clean(piece.text)).bare) for piece in short)


def heads_scored_management(line: Line) -> bool:
    """Tell whether such a line asks for points as well: 情况说明 | 分值 | 得分 | 存在问题和改进措施."""
    if Part.INDICATOR_COLUMN not in line.parts:
        return False
    codes = {label.code for label, _ in line.heads(Part.INDICATOR_COLUMN)}
    return codes >= _CLAIMS and "target" not in codes and heads_management(line)


def is_told(head: Piece) -> bool:
    """Tell whether what was done stands under a head."""
    return take_apart(clean(head.text)).bare in _TOLD


def tells_measures(head: Piece) -> bool:
    """Tell whether a head is that of problems and measures."""
    is_known = label_in(Part.INDICATOR_COLUMN, head.text) is not None
    return not is_known and _MEASURES.search(take_apart(clean(head.text)).bare) is not None
