"""What ``score`` and ``check`` share: which rules, which year, and how to assess a pile."""

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from jiheng_cli.commands import sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser

if TYPE_CHECKING:
    from jiheng import Options, Pile

_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2199


def arguments(parser: Parser) -> None:
    """Take ``--rules`` and ``--year`` beside what every reading command takes."""
    sources.arguments(parser)
    parser.option(
        "--rules",
        metavar="PACK[,PACK]",
        chinese="适用的办法，第二个作对照；省略时按表内口径，见 jiheng rules list",
        english="rule pack in force, then the one to compare with; see jiheng rules list",
    )
    parser.option("--year", metavar="YYYY", chinese="应是哪一年度的表", english="the year the forms should be of")


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


def report(name: str, wanted: str, options: "Options", typed: Namespace, desk: Desk) -> "Pile":
    """Read and assess every form of the paths typed, say what could not be read, and write the report called ``name``.

    Where no form could be read there is no report for people to look at.
    """
    from jiheng import export, gather, read_files

    pile = gather(desk.progress(read_files(*sources.paths_of(typed, desk))), options)
    is_seen = wanted == "text" and name == "check" and bool(pile.assessments) and desk.on_terminal and not typed.output
    if not is_seen:
        sources.complain(pile.unreadable, desk)
    if wanted in {"json", "jsonl"} or pile.assessments:
        colour = desk.colour and not typed.output
        content = export(pile, name, format=wanted, lang=desk.say.lang, columns=desk.columns, colour=colour)
        sources.deliver(content, typed, desk)
    return pile
