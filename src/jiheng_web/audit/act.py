"""An act: permission, change and line of the audit trail in one place and one transaction."""

from collections.abc import Callable, Mapping
from typing import Any, Final, Generic, NamedTuple, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction

from jiheng_web.audit import trail
from jiheng_web.people.person import Person, Role

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Done(NamedTuple, Generic[Result]):
    """What an act gave, and what the trail says of it. ``details`` hold no words of forms."""

    result: Result
    about: str
    details: Mapping[str, object]


class Act(Generic[Given, Result]):
    """Something that is done in the office. Called with the person who does it, it is done whole or not at all."""

    def __init__(
        self, name: str, chinese: str, english: str, roles: frozenset[Role], change: Callable[Given, Done[Result]]
    ) -> None:
        self.name = name
        self.chinese = chinese
        self.english = english
        self.roles = roles
        self._change = change
        self.__doc__ = change.__doc__

    def __call__(self, who: Person, *given: Given.args, **named: Given.kwargs) -> Result:
        """Do it.

        Raises:
            PermissionDenied: the person works in none of the roles that may.
        """
        if not who.roles & self.roles:
            raise PermissionDenied(self.name)
        with transaction.atomic():
            done = self._change(*given, **named)
            trail.write(who=who.name, act=self.name, about=done.about, details=done.details)
        return done.result


ACTS: Final[dict[str, Act[Any, Any]]] = {}
"""All acts by their names."""


def act(
    name: str, chinese: str, english: str, *roles: Role
) -> Callable[[Callable[Given, Done[Result]]], Act[Given, Result]]:
    """Make an act of a change; those in ``roles`` may do it."""

    def made(change: Callable[Given, Done[Result]]) -> Act[Given, Result]:
        found = Act(name, chinese, english, frozenset(roles), change)
        ACTS[name] = found
        return found

    return made
