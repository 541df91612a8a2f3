"""What ``score`` and ``check`` share: which rules, which year, and how to assess a pile."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, TypedDict

from jiheng_cli.commands import rosters, since, sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser, expect

if TYPE_CHECKING:
    from jiheng import Declarations, Options, Pile, Roster


class Answers(TypedDict):
    """Answers to questions, by the names that the options of the library have."""

    confirmed_unit: str | None
    finished: bool | None


_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2199
UNITS: Final = ("元", "千元", "万元", "百万元", "亿元")
_FINISHED: Final = {"yes": True, "no": False}


def arguments(parser: Parser, formats: Sequence[str]) -> None:
    """Take rules, year and answers to the reports' questions beside what every reading command takes."""
    sources.arguments(parser, formats)
    answers(parser)


def answers(parser: Parser) -> None:
    """Take rules, year, and answers to the reports' questions."""
    parser.option(
        "--rules",
        metavar="PACK[,PACK…]",
        chinese="适用的办法（名称、地名或自己的文件夹），其后的并排对照；省略时按表内口径，见 jiheng rules list",
        english="rule pack in force (name, place or folder), then others side by side; see jiheng rules list",
    )
    parser.option("--year", metavar="YYYY", chinese="应是哪一年度的表", english="the year the forms should be of")
    parser.option(
        "--unit",
        metavar="元|万元",
        chinese="答复「金额单位请确认」：存疑的表按哪个单位；表头单位清楚的不变",
        english="the unit of amounts where a form leaves it in doubt; a clear one stays",
    )
    parser.option(
        "--finished",
        metavar="yes|no",
        choices=tuple(_FINISHED),
        chinese="答复「项目是否完成」：这批项目都已完成（yes）或都未完成（no）",
        english="whether the projects are finished, where the rules ask",
    )


def rules_of(typed: Namespace) -> tuple[str, ...]:
    """Give the rule packs typed, each loaded once, so that a mistake is told before anything is read.

    Raises:
        BadPack: a pack is unknown or badly written.
    """
    from jiheng import load_pack

    wanted = tuple(filter(None, (typed.rules or "").split(",")))
    for one in wanted:
        load_pack(one)
    return wanted


def year_of(typed: Namespace, desk: Desk) -> int | None:
    """Give the year typed.

    Raises:
        Misuse: it is no year.
    """
    if typed.year is None:
        return None
    if not (typed.year.isascii() and typed.year.isdigit() and _FIRST_YEAR <= int(typed.year) <= _LAST_YEAR):
        raise Misuse(
            desk.say(f"--year 不能是「{typed.year}」", f"--year cannot be '{typed.year}'"),
            desk.say("请写四位年份，如 --year 2020", "Give four digits, as in --year 2020"),
        )
    return int(typed.year)


def day_of(flag: str, day: str | None, desk: Desk) -> date | None:
    """Give the day typed after ``flag``.

    Raises:
        Misuse: it is no day.
    """
    if day is None:
        return None
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise Misuse(
            desk.say(f"{flag} 不能是「{day}」", f"{flag} cannot be '{day}'"),
            desk.say(f"请写年-月-日，如 {flag} 2021-05-31", f"Give the day as in {flag} 2021-05-31"),
        ) from error


def answers_of(typed: Namespace, desk: Desk) -> "Answers":
    """Give what was typed in answer to questions: the unit of amounts, and whether projects are finished.

    Raises:
        Misuse: the unit is no unit of money.
    """
    expect("--unit", typed.unit, UNITS, desk.say)
    return Answers(confirmed_unit=typed.unit, finished=_FINISHED.get(typed.finished or ""))


def gathered(  # noqa: PLR0913, PLR0917 - what beside what
    options: "Options",
    typed: Namespace,
    desk: Desk,
    earlier: str | None = None,
    roster: "Roster | None" = None,
    approved: "Declarations | None" = None,
) -> "Pile":
    """Read and assess every form of the paths typed.

    ``earlier`` is where the forms of last time are, with which these are compared; ``roster`` the list beside them,
    ``approved`` the goals against which each is held.
    """
    from jiheng import gather, read_files

    items = rosters.without(read_files(*sources.paths_of(typed, desk)), roster)
    pile = gather(desk.progress(items), options, roster, approved)
    return pile if earlier is None else since.compared(pile, earlier, desk)


def report(  # noqa: PLR0913, PLR0917 - which report, how, of what, where to, beside what
    name: str,
    wanted: str,
    options: "Options",
    typed: Namespace,
    desk: Desk,
    earlier: str | None = None,
    roster: "Roster | None" = None,
    approved: "Declarations | None" = None,
) -> "Pile":
    """As :func:`gathered`, and say what could not be read, and write the report called ``name``.

    Where no form could be read there is no report for people to look at.
    """
    from jiheng import write_report

    pile = gathered(options, typed, desk, earlier, roster, approved)
    is_seen = wanted == "text" and name == "check" and bool(pile.gists) and desk.on_terminal and not typed.output
    if not is_seen:
        sources.complain(pile.unreadable, desk)
    if not is_seen or len(pile.gists) == 1:  # of one form there is no summary that says so
        rosters.complain(roster, desk)
    if wanted in {"json", "jsonl"} or pile.gists:
        manner = sources.manner_of(wanted, typed, desk)
        sources.deliver(partial(write_report, pile, name, **manner), wanted, typed, desk)
    return pile
