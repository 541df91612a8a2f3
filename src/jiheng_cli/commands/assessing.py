"""What ``score`` and ``check`` share: which rules, which year, and how to assess a pile."""

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from jiheng_cli.commands import sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser, meant

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


def rules_of(typed: Namespace, desk: Desk) -> tuple[str, ...]:
    """Give the rule packs typed, after looking whether each can be loaded.

    Raises:
        Misuse: a pack is unknown or badly written.
    """
    from jiheng import BadPack, known_packs, load_pack

    wanted = tuple(filter(None, (typed.rules or "").split(",")))
    for one in wanted:
        try:
            load_pack(one)
        except BadPack as bad:
            known = known_packs()
            raise Misuse(str(bad).rstrip("。"), meant(one, known, desk.say) + _packs(known, desk)) from bad
    return wanted


def _packs(known: tuple[str, ...], desk: Desk) -> str:
    return desk.say(f"可用的办法：{'、'.join(known)}", f"Rule packs: {', '.join(known)}")


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


def pile_of(typed: Namespace, options: "Options", desk: Desk) -> "Pile":
    """Read and assess every form of the paths typed, and say which files could not be read."""
    from jiheng import gather, read_files

    pile = gather(desk.progress(read_files(*sources.paths_of(typed, desk))), options)
    sources.complain(pile.unreadable, desk)
    return pile


def write(pile: "Pile", report: str, wanted: str, typed: Namespace, desk: Desk) -> None:
    """Write the report of ``pile``; where no form was read, as text there is none."""
    from jiheng import export

    if wanted != "text" or pile.assessments:
        content = export(
            pile, report, format=wanted, lang=desk.say.lang, columns=desk.columns, colour=desk.colour and not typed.output
        )
        sources.deliver(content, typed, desk)
