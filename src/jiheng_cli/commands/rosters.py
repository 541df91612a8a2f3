"""``--roster FILE``: the list of projects beside which the forms are set."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jiheng_cli.commands import sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser

if TYPE_CHECKING:
    from jiheng import NotRead, Options, Reading, Roster

_MOST_TOLD: Final = 10


def argument(parser: Parser) -> None:
    """Take the list of projects."""
    parser.option(
        "--roster",
        metavar="LIST",
        chinese="与项目清单核对：谁没交、交重了、清单上没有、金额不一致；各栏按表头认",
        english="set the forms beside a list of projects: missing, twice, unknown, other amounts",
    )


def roster_of(typed: Namespace, options: "Options", desk: Desk) -> "Roster | None":
    """Read the list that was typed, or the one that is agreed for the folder; ``None`` where there is none.

    Raises:
        BadFile: it cannot be used.
        Misuse: the report would take its place, or both it and the forms are to come from standard input.
    """
    from jiheng import read_roster

    agreed = options.agreed
    named = typed.roster
    if named is not None and not named.strip():
        raise Misuse(
            desk.say("--roster 后面没有写项目清单", "--roster names no list"),
            desk.say(
                "请写清单的文件名；不核对清单的，去掉 --roster", "Name the file of the list, or leave --roster out"
            ),
        )
    if not named and agreed is not None and agreed.roster is not None:
        named = str(Path(agreed.folder) / agreed.roster)
    if not named:
        return None
    if named == "-" and "-" in typed.paths:
        raise Misuse(
            desk.say("自评表和项目清单不能都从标准输入读", "forms and list cannot both come from standard input"),
            desk.say("请把其中一个存成文件", "Give one of them as a file"),
        )
    if sources.replaces(typed.output, named):
        raise Misuse(
            desk.say(f"-o 会覆盖项目清单「{named}」", f"-o would write over the list '{named}'"),
            desk.say("请换一个文件名", "Choose another name"),
        )
    return read_roster(named)


def without(items: "Iterable[Reading | NotRead]", roster: "Roster | None") -> "Iterator[Reading | NotRead]":
    """Leave out the list where it lies among the forms: it is used already."""
    from jiheng import NotRead

    for one in items:
        is_it = roster is not None and isinstance(one, NotRead) and sources.same_file(one.file, roster.source.file)
        if not is_it:
            yield one


def complain(roster: "Roster | None", desk: Desk) -> None:
    """Say what of the list is not used, and why."""
    told = () if roster is None else roster.told
    for one in told[:_MOST_TOLD]:
        desk.complain(desk.say(f"项目清单：{one.what}。", f"Roster: {one.what_en}."))
    if (left := len(told) - _MOST_TOLD) > 0:
        desk.complain(
            desk.say(
                f"项目清单另有 {left} 处没有用，见 --format json。", f"Roster: {left} more, told by --format json."
            )
        )
