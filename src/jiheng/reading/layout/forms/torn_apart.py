"""Forms that were torn apart: printed with their right columns on pages of their own, copied in pieces.

Their heads then stand where no block of the form is, and are left over. What could be read stands beside what could
not, so nothing of it is judged.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Final

import msgspec

from jiheng.form import AnyField, AnyForm, Block, Certainty, Doubt, Place, Where, changed
from jiheng.form.labelling import labels_of
from jiheng.form.labels import Part
from jiheng.reading.layout.doubting.doubts import UNSETTLED
from jiheng.reading.layout.lines import Line

_OF_BLOCKS: Final = frozenset((Part.FUND_COLUMN, Part.FUND_ROW, Part.GOAL, Part.INDICATOR_COLUMN, Part.CATEGORY))
_ROWS: Final = frozenset((Part.FUND_ROW, Part.CATEGORY))
_OF_MONEY: Final = frozenset((Part.FUND_COLUMN, Part.FUND_ROW))
_FEWEST: Final = 4
_FEWEST_ABOVE: Final = 2
"""So many different labels of blocks, left over, are no chance; labels of rows above a form are none sooner."""
_NAMED: Final = 3
"""So many labels are named in a sentence; so many rows without any name have lost a column."""
_LONGEST_LABEL: Final = 20
_OPEN: Final = Certainty(UNSETTLED, ("表的一部分没有归进来",))


def rows_above(lines: Sequence[Line]) -> tuple[str, ...]:
    """Give the labels of rows that stand above the first form, as they do where pages lie in the wrong order.

    A list of projects stands there as well, and has heads of columns, but no such rows.
    """
    return tuple(_by_code((piece.text for line in lines for piece in line.filled), _ROWS).values())


def is_of_money(text: str) -> bool:
    """Tell whether a text that was left over is a label of the block of money."""
    return any(label.part in _OF_MONEY for label in labels_of(text))


def leave_torn_open(
    form: AnyForm, left_over: Sequence[str], at: Place, above: Sequence[str] = ()
) -> tuple[AnyForm, list[Doubt]]:
    """Say where labels of blocks were left over, and give the form with open all that may have lost its neighbours."""
    found = (*above, *_by_code(left_over, _OF_BLOCKS).values())
    if len(form.indicators) >= _NAMED and not any(row.name.printed for row in form.indicators):
        return changed(form, _opened), [_torn(("三级指标", *found), at)]
    if len(found) < (_FEWEST_ABOVE if above else _FEWEST):
        return form, []
    if not above and not _by_code(left_over, _OF_BLOCKS - _OF_MONEY):
        return changed(form, _money_opened), [_money_apart(found, at)]
    return changed(form, _opened), [_torn(found, at)]


def _by_code(texts: Iterable[str], parts: Collection[Part]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        if len(text) <= _LONGEST_LABEL:
            for label in labels_of(text):
                if label.part in parts:
                    found.setdefault(label.code, text)
    return found


def _opened(_: Where, field: AnyField) -> AnyField:
    return msgspec.structs.replace(field, certainty=_OPEN)


def _money_opened(where: Where, field: AnyField) -> AnyField:
    return _opened(where, field) if where.block is Block.FUNDS else field


def _money_apart(labels: Sequence[str], at: Place) -> Doubt:
    """FM019: heads of the block of money, and no others, that stand outside it."""
    return Doubt(
        "FM019",
        Where(Block.FUNDS, None, None, str(at)),
        f"{_named(labels)}等栏目没有归进「项目资金」，与资金有关的判断先不作。"
        "请对照原表核定，或改交 Word、Excel 文件。",
        f"{len(labels)} heads of the block of money do not stand in it; nothing is judged by the money. Please compare "
        "with the page, or send a .docx or .xlsx.",
        settled=False,
        place=at,
    )


def _named(labels: Sequence[str]) -> str:
    return "".join(f"「{label}」" for label in labels[:_NAMED])


def _torn(labels: Sequence[str], at: Place) -> Doubt:
    """FM019: heads of blocks that stand outside every block."""
    return Doubt(
        "FM019",
        Where(Block.HEADER, None, None, str(at)),
        f"{_named(labels)}等栏目没有归进表里，这张表可能被拆开了（如打印时右边几栏落到了下一页，或页序颠倒），表里各数的判断先不作。"
        "请改交电子原件，或把各栏排在一页里、按页序重新导出。",
        f"{len(labels)} heads of the form belong to no block of it: it may have been torn apart, as when the right "
        "columns are printed on pages of their own, or its pages lie in the wrong order. Nothing is judged by its "
        "figures. Please send the original, or export it anew with all columns on one page.",
        settled=False,
        place=at,
    )
