"""The cells of a form that people write words into, in the order in which they are printed."""

from collections.abc import Iterator
from typing import Final

from jiheng.checks.wording import at, field_of, term
from jiheng.form import Block, Field, SelfEvaluation, Where

_HEADER: Final = ("project", "competent_department", "implementing_unit")
_GOAL: Final = ("expected", "achieved")
_INDICATOR: Final = ("name", "target", "actual", "deviation_note")


def text_cells(form: SelfEvaluation) -> Iterator[tuple[Where, str, Field[str]]]:
    """Every such cell: where it stands, what it is called in messages, and the field."""
    for block, fields in ((Block.HEADER, _HEADER), (Block.GOAL, _GOAL)):
        for field in fields:
            yield at(form, block, field), f"「{term(block, field)}」", field_of(form, block, field)
    for row, indicator in enumerate(form.indicators):
        for field in _INDICATOR:
            name = f"「{indicator.name.value or f'第{row + 1}项指标'}」的{term(Block.INDICATORS, field)}"
            yield at(form, Block.INDICATORS, field, row), name, field_of(form, Block.INDICATORS, field, row)
