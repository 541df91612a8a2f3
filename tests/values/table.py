"""Reads the tables of this folder: Markdown, so that anybody can read and mend them."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from jiheng.values import Choice, Moment, NotUnderstood, Quantity, Unit, Value
from jiheng.values.reasons import Why

HERE = Path(__file__).parent


def rows(file: str) -> Iterator[tuple[str, ...]]:
    """Give the cells of every line of every table in ``file``; lines of headings and rules are left out."""
    is_heading = False
    for line in (HERE / file).read_text("utf-8").splitlines():
        if not line.startswith("|"):
            is_heading = True
            continue
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        if is_heading or set("".join(cells)) <= {"-"}:
            is_heading = False
            continue
        yield cells


def described(value: Value) -> str:
    """Say a value the way the column *reading* does: its kind, and every field that says something."""
    if isinstance(value, NotUnderstood):
        (reason,) = [why.name for why in Why if why.value == (value.reason, value.reason_en)]
        return f"not understood; {reason}"
    fields = []
    for field in msgspec.structs.fields(type(value)):
        found = getattr(value, field.name)
        says_nothing = found is None or found is False or found in ("", ()) or (field.name, found) == ("every", 1)
        if not says_nothing:
            fields.append(f"{field.encode_name}={_text(value, found)}")
    kind = type(value).__name__.lower()
    return "; ".join((kind, *fields))


def _text(value: Value, found: object) -> str:
    if found is True:
        return "yes"
    if isinstance(found, tuple):
        return ("、" if isinstance(value, Choice) else "").join(str(part) for part in found)
    if isinstance(found, Quantity | Unit | Moment):
        return str(found)
    return str(getattr(found, "value", found))


def fields_of(reading: str) -> set[str]:
    """The parts of a reading, in any order."""
    return {part.strip() for part in reading.split(";")}
