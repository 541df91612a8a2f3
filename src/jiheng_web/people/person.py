"""A person as acts see one: a name, and the roles in which they work."""

from enum import StrEnum
from typing import Final, NamedTuple


class Role(StrEnum):
    """In which capacity somebody works (DOMAIN §6)."""

    REVIEWER = "reviewer"


class Person(NamedTuple):
    """Somebody who acts; ``name`` stands in the audit trail."""

    name: str
    roles: frozenset[Role]


AT_THIS_MACHINE: Final = Person("本机使用者", frozenset({Role.REVIEWER}))
"""Whoever came in by the key of a bench without log-in."""
