"""``--since OLD``: what became of the forms since they were seen last."""

from argparse import Namespace
from typing import TYPE_CHECKING

from jiheng_cli.commands import sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser

if TYPE_CHECKING:
    from jiheng import Pile


def argument(parser: Parser) -> None:
    """Take where the forms of last time are."""
    parser.option(
        "--since",
        metavar="OLD",
        chinese="与上次比：上次的表（文件、文件夹、压缩包）或 JSON 报告；列出已改、未改、新出现",
        english="compare with earlier forms or an earlier JSON report: mended, not mended, new",
    )


def earlier_of(typed: Namespace, desk: Desk) -> str | None:
    """Give where the forms of last time are, if that was typed.

    Raises:
        Misuse: the report of today would take the place of the one it is compared with.
    """
    if typed.since is not None and not typed.since.strip():
        raise Misuse(
            desk.say("--since 后面没有写上次的表或报告", "--since names no forms and no report"),
            desk.say("请写上次的文件或文件夹；不比的，去掉 --since", "Name them, or leave --since out"),
        )
    if typed.since and sources.replaces(typed.output, typed.since):
        raise Misuse(
            desk.say(
                f"-o 会覆盖 --since 要读的「{typed.output}」",
                f"-o would write over '{typed.output}', which --since is to read",
            ),
            desk.say("请换一个文件名", "Choose another name"),
        )
    return typed.since or None


def compared(pile: "Pile", earlier: str, desk: Desk) -> "Pile":
    """Set the pile beside the forms of last time, and say which of those cannot be read.

    Raises:
        BadFile: ``earlier`` is a report that cannot be read back.
    """
    from jiheng import compare, read_earlier

    found = compare(pile, desk.progress(read_earlier(earlier, pile.options)))
    if found.since is not None:
        sources.complain(found.since.unreadable, desk)
    return found
