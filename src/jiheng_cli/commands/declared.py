"""``--declaration FILE``: the goals that were approved with the budget, against which each form is held."""

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from jiheng_cli.commands import sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser, shown

if TYPE_CHECKING:
    from jiheng import Declarations, Pile

_MOST_NAMED: Final = 5


def argument(parser: Parser) -> None:
    """Take where the declarations are."""
    parser.option(
        "--declaration",
        metavar="FILE",
        chinese="批复的绩效目标表（文件、文件夹、压缩包），按项目名称对上；指标、目标、分值改了的会提出",
        english="the declarations approved with the budget (file, folder, archive), found by the name of the project",
    )


def declarations_of(typed: Namespace, desk: Desk) -> "Declarations | None":
    """Read the declarations that were typed; ``None`` where there are none.

    Raises:
        BadFile: there is no declaration in them.
        Misuse: nothing was named.
    """
    named = typed.declaration
    if named is None:
        return None
    if not named.strip():
        raise Misuse(
            desk.say("--declaration 后面没有写批复的目标表", "--declaration names no file"),
            desk.say("请写文件或文件夹；不对照的，去掉 --declaration", "Name a file or a folder, or leave it out"),
        )
    from jiheng import read_declarations

    found = read_declarations(named)
    sources.complain(found.unreadable, desk)
    return found


def complain(pile: "Pile", declarations: "Declarations | None", desk: Desk) -> None:
    """Say which forms no declaration was found for: those were held against none."""
    if declarations is None:
        return
    without = [one for one in pile.gists if one.declaration_source is None]
    if not without:
        return
    named = "、".join(
        f"「{one.project}」" if one.project else f"「{one.source.file}」" for one in without[:_MOST_NAMED]
    )
    more, more_en = ("等", " and others") if len(without) > _MOST_NAMED else ("", "")
    desk.complain(
        shown(
            desk.say(
                f"批复的目标表里没有找到（或分不清是哪一份）：{named}{more}，共 {len(without)} 张，这几张没有对照批复。"
                "按项目名称对，年度、单位写了的也要一致；请核对两边的写法。",
                f"No declaration was found, or several might be meant, for {len(without)}: {named}{more_en}. They were "
                "held against none. The project must have the same name, and year and unit, where written, agree.",
            )
        )
    )
