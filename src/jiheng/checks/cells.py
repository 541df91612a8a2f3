"""The cells of a form that people write words into, in the order in which they are printed."""

from collections.abc import Iterator
from typing import Final

import msgspec

from jiheng.checks.wording import at, term, term_en
from jiheng.form import Block, Field, SelfEvaluation, Where

_HEADER: Final = ("project", "competent_department", "implementing_unit")
_GOAL: Final = ("expected", "achieved")
_INDICATOR: Final = ("name", "target", "actual", "deviation_note")


class TextCell(msgspec.Struct, frozen=True):
    """One such cell. What it is called and where it stands is put into words only when somebody asks."""

    form: SelfEvaluation
    block: Block
    name: str
    row: int | None
    field: Field[str]

    @property
    def where(self) -> Where:
        """Where the cell stands."""
        return at(self.form, self.block, self.name, self.row)

    @property
    def called(self) -> str:
        """What messages call it: 「预期目标」, or 「新建图书角数量」的「实际完成值」."""
        if self.row is None:
            return f"「{term(self.block, self.name)}」"
        indicator = self.form.indicators[self.row].name.value or f"第 {self.row + 1} 项指标"
        called = term(self.block, self.name)
        return f"{called}「{indicator}」" if self.name == "name" else f"「{indicator}」的「{called}」"

    @property
    def called_en(self) -> str:
        """As :attr:`called`, in English."""
        called = term_en(self.block, self.name)
        return called if self.row is None else f"{called} of row {self.row + 1}"


def text_cells(form: SelfEvaluation) -> Iterator[TextCell]:
    """Every such cell of a form in which something stands."""
    for name in _HEADER:
        if (field := getattr(form, name)).printed:
            yield TextCell(form, Block.HEADER, name, None, field)
    for name in _GOAL:
        if (field := getattr(form.annual_goal, name)).printed:
            yield TextCell(form, Block.GOAL, name, None, field)
    for row, indicator in enumerate(form.indicators):
        for name in _INDICATOR:
            if (field := getattr(indicator, name)).printed:
                yield TextCell(form, Block.INDICATORS, name, row, field)


def name_cells(form: SelfEvaluation) -> Iterator[TextCell]:
    """Those of them that hold a name: of the project, the department, the unit, and of every indicator."""
    for name in _HEADER:
        yield TextCell(form, Block.HEADER, name, None, getattr(form, name))
    for row, indicator in enumerate(form.indicators):
        yield TextCell(form, Block.INDICATORS, "name", row, indicator.name)
