"""What may be typed after a command, what was typed instead, and the help that says so.

:mod:`argparse` splits the words; the sentences are ours, in Chinese or English, with the nearest right word. Help is
aligned by the columns that characters take, two for a Chinese one.
"""

import argparse
import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

from jiheng_cli.tongue import Tongue


class Misuse(Exception):  # noqa: N818 - it is what the user did, not what we did
    """The words typed are off: what is wrong, and what to type instead."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason, remedy)
        self.reason = shown(reason)
        self.remedy = shown(remedy)


class CannotWrite(Misuse):
    """What was asked for cannot be put where it was to go."""


class Shown(NamedTuple):
    """A line of help: what is typed, and what it does."""

    typed: str
    does: str


class Parser:
    """The words that one command takes."""

    def __init__(self, command: str, say: Tongue, chinese: str, english: str) -> None:
        self.command = command
        self.say = say
        self.summary = say(chinese, english)
        self._words = argparse.ArgumentParser(
            prog=f"jiheng {command}", add_help=False, allow_abbrev=False, exit_on_error=False
        )
        self._choices: dict[str, tuple[str, Sequence[str], Mapping[str, str]]] = {}
        self._plain: list[Shown] = []
        self._options: list[Shown] = []
        self._plain_name: str | None = None
        self._typed: list[str] = []
        self._examples: list[Shown] = []
        self.flag("-h", "--help", chinese="显示这份说明", english="show this help")

    def plain(self, name: str, metavar: str, *, chinese: str, english: str) -> None:
        """Take words that are no options, any number of them, under ``name``."""
        self._plain_name = name
        self._words.add_argument(name, nargs="*")
        self._plain.append(Shown(metavar, self.say(chinese, english)))

    def flag(self, *flags: str, chinese: str, english: str) -> None:
        """Take an option without a value."""
        self._words.add_argument(*flags, action="store_true")
        self._options.append(Shown(", ".join(flags), self.say(chinese, english)))
        self._typed += flags

    def option(  # noqa: PLR0913 - these are the parts of an option; each is named where it is used
        self,
        *flags: str,
        metavar: str,
        chinese: str,
        english: str,
        default: str | None = None,
        choices: Sequence[str] = (),
        also: Mapping[str, str] | None = None,
        into: str | None = None,
    ) -> None:
        """Take an option with a value, one of ``choices`` if there are any; ``also`` are other words for them."""
        named: Mapping[str, Any] = {} if into is None else {"dest": into}
        action = self._words.add_argument(*flags, default=default, **named)
        if choices:
            self._choices[action.dest] = (flags[-1], choices, also or {})
        self._options.append(Shown(f"{', '.join(flags)} {'|'.join(choices) or metavar}", self.say(chinese, english)))
        self._typed += flags

    def example(self, typed: str, *, chinese: str, english: str) -> None:
        """Show an example under the help."""
        self._examples.append(Shown(f"jiheng {in_tongue(typed, self.say)}", self.say(chinese, english)))

    def parse(self, words: Sequence[str]) -> argparse.Namespace:
        """Split ``words``.

        Raises:
            Misuse: a word is unknown, misplaced or missing.
        """
        try:
            found, rest = self._words.parse_known_args(list(words))
        except argparse.ArgumentError as error:
            self._refuse(error, words)
        for word in rest:
            if (word.startswith("-") and word != "-") or self._plain_name is None:
                raise self.unknown(word, self._typed)
            # argparse takes the plain words up to the first option after them; those further on belong to them, too.
            getattr(found, self._plain_name).append(word)
        if not found.help:
            for name, (flag, choices, also) in self._choices.items():
                given = getattr(found, name)
                expect(flag, given, choices, self.say, also)
                setattr(found, name, also.get(given, given))
        return found

    def unknown(self, word: str, known: Iterable[str]) -> Misuse:
        """Say that ``word`` is not understood here, with the nearest of the ``known``."""
        reason = self.say(f"jiheng {self.command} 不认识「{word}」", f"jiheng {self.command} does not know '{word}'")
        return Misuse(reason, meant(word.partition("=")[0], tuple(known), self.say) + self._see())

    def _refuse(self, error: argparse.ArgumentError, words: Sequence[str]) -> NoReturn:
        flags = (error.argument_name or "").split("/")
        flag = next((word.partition("=")[0] for word in words if word.partition("=")[0] in flags), flags[-1])
        takes_value = self._words.get_default(flags[-1].lstrip("-").replace("-", "_")) is not False
        reason = (
            self.say(f"{flag} 后面缺一个值", f"{flag} needs a value")
            if takes_value
            else self.say(f"{flag} 后面不带值", f"{flag} takes no value")
        )
        raise Misuse(reason, self._see()) from error

    def _see(self) -> str:
        return self.say(f"用法见 jiheng {self.command} --help", f"See jiheng {self.command} --help")

    def help(self) -> str:
        """Give the help of the command."""
        options = self.say("[选项]", "[options]")
        usage = " ".join(["jiheng", self.command, options, *(shown.typed for shown in self._plain)])
        parts = [f"{self.say('用法：', 'Usage: ')}{usage}", self.summary]
        lines = aligned([*self._plain, *self._options, *self._examples])
        heads = (
            (self.say("要给的", "Arguments"), len(self._plain)),
            (self.say("选项", "Options"), len(self._options)),
            (self.say("例子", "Examples"), len(self._examples)),
        )
        for head, many in heads:
            if many:
                parts.append("\n".join([f"{head}{self.say('：', ':')}", *lines[:many]]))
            lines = lines[many:]
        return "\n\n".join(parts)


# The names that files and folders have in examples.
_EXAMPLES: Mapping[str, str] = {
    "自评表/": "forms/",
    "自评表": "form",
    "绩效目标表": "declaration",
    "申报表": "declaration",
    "报告": "report",
    "项目清单": "projects",
    "新版": "new",
    "旧版": "old",
    "云南": "yunnan",
    "复核表": "review-sheet",
    "本县办法": "our-rules",
    "审核意见": "letter",
    "（批注）": "-annotated",
    "改过": "mended",
    "退回": "returned",
    "下发": "sent",
    "收回": "received",
    "闵行区财政局": "'Finance Bureau'",
}


def in_tongue(typed: str, say: Tongue) -> str:
    """Give the words of an example with names of files that the reader can read."""
    for chinese, english in _EXAMPLES.items() if say.lang == "en" else ():
        typed = typed.replace(chinese, english)
    return typed


def shown(typed: str) -> str:
    """Give words of the user so that they can be printed: what would steer a terminal is spelt out."""
    return re.sub("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", lambda found: ascii(found[0]).strip("'"), typed)


def expect(
    flag: str, given: str | None, choices: Sequence[str], say: Tongue, also: Mapping[str, str] | None = None
) -> None:
    """Refuse a value that is none of ``choices`` nor of the words that ``also`` mean one; ``None`` is one not given.

    Raises:
        Misuse: it is none of them.
    """
    also = also or {}
    if given is None or given in choices or given in also:
        return
    in_chinese = {one: next((word for word, meant_by in also.items() if meant_by == one), None) for one in choices}
    named = (one if word is None else f"{word}（{one}）" for one, word in in_chinese.items())
    raise Misuse(
        say(f"{flag} 不能是「{given}」", f"{flag} cannot be '{given}'"),
        meant(given, (*choices, *also), say)
        + say(f"可用的值：{'、'.join(named)}", f"Possible values: {', '.join(choices)}"),
    )


def meant(word: str, known: Sequence[str], say: Tongue, before: str = "") -> str:
    """Ask whether the nearest of the ``known`` was meant; nothing where none is near."""
    near = nearest(word, known)
    return say(f"是不是想写 {before}{near}？", f"Did you mean {before}{near}? ") if near else ""


def nearest(word: str, known: Sequence[str]) -> str | None:
    """Give the one of ``known`` that looks most like ``word``, or ``None`` where none does."""
    folded = {one.casefold(): one for one in known}
    found = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.5)
    return folded[found[0]] if found else None


def aligned(lines: Sequence[Shown], *, widest: int = 34) -> list[str]:
    """Set lines of help in two columns; what is typed stands alone on its line where it is wider than the first."""
    columns = min(max((_width(line.typed) for line in lines), default=0), widest)
    return [
        f"  {line.typed}{' ' * (columns - _width(line.typed))}  {line.does}"
        if _width(line.typed) <= columns
        else f"  {line.typed}\n  {' ' * columns}  {line.does}"
        for line in lines
    ]


def _width(text: str) -> int:
    """Count columns by the standard library's table: help is ours, and a better one costs more than all of start-up."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
