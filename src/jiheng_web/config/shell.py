"""What the command line hands to a command of another package: to declare words to, and to speak through."""

from typing import Protocol


class Parser(Protocol):
    """What words are declared to."""

    def plain(self, name: str, metavar: str, *, chinese: str, english: str) -> None:
        """Take words that are no options, under ``name``."""

    def option(self, *flags: str, metavar: str, chinese: str, english: str, default: str | None = None) -> None:
        """Take an option with a value."""

    def flag(self, *flags: str, chinese: str, english: str) -> None:
        """Take an option without one."""

    def example(self, typed: str, *, chinese: str, english: str) -> None:
        """Show an example under the help."""


class Tongue(Protocol):
    """The language of the user."""

    def __call__(self, chinese: str, english: str) -> str:
        """Give one of the two."""


class Desk(Protocol):
    """Where words are printed."""

    say: Tongue

    def print(self, text: str) -> None:
        """Print a line."""

    def complain(self, text: str) -> None:
        """Print a line on standard error."""
