"""All fields of a form, with what part of it each is."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

from jiheng.form.codes import Block
from jiheng.form.fields import Field, Where
from jiheng.form.self_evaluation import AnyForm, Form

AnyField = Field[Any]
Record = TypeVar("Record", bound=msgspec.Struct)

_HEADER = (
    "title",
    "fiscal_year",
    "project",
    "project_code",
    "competent_department",
    "implementing_unit",
    "amount_unit",
)
_BLOCKS = (Block.FUNDS, Block.INDICATORS)


def fields_of(form: Form) -> Iterator[tuple[Where, AnyField]]:
    """Give every field of a form that has a place, from top to bottom."""
    for name in _HEADER:
        yield from _one(Where(Block.HEADER, None, name), getattr(form, name))
    for block in _BLOCKS:
        if block is Block.INDICATORS:
            yield from _of_record(Block.GOAL, None, form.annual_goal)
        for row, record in enumerate(getattr(form, block.value)):
            yield from _of_record(block, row, record)
    for criterion in form.criteria:
        for _, field in _of_record(Block.INDICATORS, None, criterion):
            yield Where(Block.INDICATORS, None, "criterion"), field
    yield from _of_record(Block.TOTAL, None, form.total)
    for row, remark in enumerate(form.remarks):
        yield from _one(Where(Block.FOOTER, row, remark.code), remark.text)


def changed(form: AnyForm, change: Callable[[Where, AnyField], AnyField]) -> AnyForm:
    """Give a form with every field of its money, goal, indicators and total changed; what stays the same is kept."""
    blocks = {
        block.value: tuple(
            _with_changes(record, block, row, change) for row, record in enumerate(getattr(form, block.value))
        )
        for block in _BLOCKS
    }
    return msgspec.structs.replace(
        form,
        annual_goal=_with_changes(form.annual_goal, Block.GOAL, None, change),
        total=_with_changes(form.total, Block.TOTAL, None, change),
        **blocks,
    )


def _with_changes(
    record: Record, block: Block, row: int | None, change: Callable[[Where, AnyField], AnyField]
) -> Record:
    made = {}
    for where, field in _of_record(block, row, record):
        other = change(where, field)
        if other is not field:
            made[str(where.field)] = other
    return msgspec.structs.replace(record, **made) if made else record


def _of_record(block: Block, row: int | None, record: msgspec.Struct) -> Iterator[tuple[Where, AnyField]]:
    for name in record.__struct_fields__:
        field = getattr(record, name)
        if isinstance(field, Field):
            yield from _one(Where(block, row, name), field)


def _one(where: Where, field: AnyField) -> Iterator[tuple[Where, AnyField]]:
    if field.place is not None:
        yield where, field
