"""The command line: find the command, run it, and give its exit code.

0: nothing at or above ``--fail-on``; 1: something is; 2: a file could not be read or written, or the words typed are
off; 3: our own fault; 130: stopped with Ctrl-C. Everything is imported when it is needed, so that help comes at once.
"""

import contextlib
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

from jiheng_cli.desk import Desk
from jiheng_cli.parsing import CannotWrite, Misuse, Parser, Shown, aligned, expect, in_tongue, meant
from jiheng_cli.tongue import LANGUAGES, Tongue, tongue_of

GOOD: Final = 0
FOUND: Final = 1
UNREADABLE: Final = 2
OUR_FAULT: Final = 3
INTERRUPTED: Final = 130


class Command(NamedTuple):
    """One of our own commands: its module, and what it does in a line."""

    module: str
    chinese: str
    english: str


COMMANDS: Final = {
    "check": Command(
        "jiheng_cli.commands.check",
        "检查自评表：哪里存疑、为什么、怎么办",
        "look at forms: what is doubtful, why, what to do",
    ),
    "score": Command("jiheng_cli.commands.score", "按办法测算得分，列出算式", "compute the points that the rules give"),
    "read": Command(
        "jiheng_cli.commands.read",
        "只读表：读出了什么、哪里读得没把握",
        "only read: what the forms say, what is doubtful",
    ),
    "annotate": Command(
        "jiheng_cli.commands.annotate",
        "把检查结果批注在原文件副本的格上，另附一页摘要",
        "comments at the cells of a copy of the file, and a summary",
    ),
    "convert": Command(
        "jiheng_cli.commands.convert",
        "换成另一种官方表式或文件（Word、Excel、PDF），或出复核表",
        "write forms in another official layout or kind of file, or sheets for their review",
    ),
    "letter": Command(
        "jiheng_cli.commands.letter",
        "写审核意见：每个单位一份，另有整改台账",
        "write a letter for each unit, and the ledger",
    ),
    "template": Command(
        "jiheng_cli.commands.template",
        "做一份离线填报的 Excel 表，收回后逐行对照",
        "make a workbook to fill in offline, and compare what came back",
    ),
    "explain": Command(
        "jiheng_cli.commands.explain", "讲解一条检查、一条条款或一个办法", "explain a check, a clause or a rule pack"
    ),
    "rules": Command(
        "jiheng_cli.commands.rules", "列出、查看、校验办法（规则包）", "list, show and validate rule packs"
    ),
    "verify": Command(
        "jiheng_cli.commands.verify", "重算一遍，核对报告与表是否一致", "run again and hold a report against it"
    ),
}
GROUP: Final = "jiheng.commands"


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``jiheng`` with the words typed after its name, and give the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    desk = Desk(tongue_of(words))
    try:
        return _run(words, desk)
    except CannotWrite as hindrance:
        desk.complain(desk.say(f"{hindrance.reason}。{hindrance.remedy}。", f"{hindrance.reason}. {hindrance.remedy}."))
        return UNREADABLE
    except Misuse as misuse:
        desk.complain(
            desk.say(f"用法有误：{misuse.reason}。{misuse.remedy}。", f"Usage: {misuse.reason}. {misuse.remedy}.")
        )
        return UNREADABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is ours, and the user is told so in one sentence
        from jiheng_cli.faults import about_the_file, confess

        told = about_the_file(fault, desk.say)
        desk.complain(confess(fault, desk.say) if told is None else told)
        return OUR_FAULT if told is None else UNREADABLE


def _run(words: Sequence[str], desk: Desk) -> int:
    say = desk.say
    command, rest = _split(words, say)
    if command is None:
        if rest and rest[0] == "--version":
            from jiheng import __version__

            desk.print(f"jiheng {__version__}")
            return GOOD
        if rest and rest[0] not in {"-h", "--help"}:
            raise Misuse(
                say(f"不认识「{rest[0]}」", f"'{rest[0]}' is unknown"), say("用法见 jiheng --help", "See jiheng --help")
            )
        if not rest:
            desk.complain(_help(say))
            return UNREADABLE
        desk.print(_help(say))
        return GOOD
    module, summary = _find(command, say)
    parser = Parser(command, say, *summary)
    module.arguments(parser)
    parser.option("--lang", metavar="zh|en", choices=LANGUAGES, chinese="用中文还是英文", english="Chinese or English")
    typed = parser.parse(rest)
    if typed.help:
        desk.print(parser.help())
        return GOOD
    code: int = module.run(typed, desk)
    return code


def _split(words: Sequence[str], say: Tongue) -> tuple[str | None, list[str]]:
    """Part the command from what follows it; ``--lang`` may stand before the command."""
    rest = list(words)
    while rest and rest[0].partition("=")[0] == "--lang":
        flag, same_word, wanted = rest.pop(0).partition("=")
        expect(flag, wanted if same_word else rest.pop(0) if rest else "", LANGUAGES, say)
    if rest and not rest[0].startswith("-"):
        return rest[0], rest[1:]
    return None, rest


def _find(command: str, say: Tongue) -> tuple[ModuleType, tuple[str, str]]:
    """Import the module of ``command``, ours or another package's.

    Raises:
        Misuse: there is no such command.
    """
    ours = COMMANDS.get(command)
    if ours is not None:
        return importlib.import_module(ours.module), (ours.chinese, ours.english)
    others = _others()
    if command in others:
        found = others[command].load()
        return found, tuple(getattr(found, "SUMMARY", (command, command)))
    if os.path.exists(command):  # noqa: PTH110 - any string may be asked for; a path of it might not be made
        raise Misuse(
            say(f"「{command}」是文件，前面缺命令", f"'{command}' is a file; a command must stand before it"),
            say(f"要检查它，请用：jiheng check {command}", f"To look at it: jiheng check {command}"),
        )
    raise Misuse(
        say(f"没有「{command}」这个命令", f"there is no command '{command}'"),
        meant(command, (*COMMANDS, *others), say, "jiheng ")
        + say("全部命令见 jiheng --help", "All commands: jiheng --help"),
    )


def _others() -> dict[str, "importlib.metadata.EntryPoint"]:
    """The commands of other packages. Looking them up costs more than our own start-up, so it is done when needed."""
    import importlib.metadata

    return {point.name: point for point in importlib.metadata.entry_points(group=GROUP)}


def _are_there_others() -> bool:
    """Tell whether an installed package offers commands, by a look at the files: twenty times as quick as asking."""
    for folder in sys.path:
        for file in Path(folder).glob("*-info/entry_points.txt"):
            with contextlib.suppress(OSError, ValueError):
                if f"[{GROUP}]" in file.read_text(encoding="utf-8"):
                    return True
    return False


def _help(say: Tongue) -> str:
    others = _others() if _are_there_others() else {}
    commands = [Shown(name, say(one.chinese, one.english)) for name, one in COMMANDS.items()]
    commands += [Shown(name, _offered_by(point, say)) for name, point in sorted(others.items()) if name not in COMMANDS]
    options = [
        Shown(
            "-h, --help",
            say("显示这份说明；各命令的说明见 jiheng 命令 --help", "this help; for a command: jiheng COMMAND --help"),
        ),
        Shown("--version", say("显示版本", "show the version")),
        Shown(
            "--lang zh|en", say("用中文还是英文；也可设环境变量 JIHENG_LANG", "Chinese or English; or set JIHENG_LANG")
        ),
    ]
    examples = [
        Shown(in_tongue("jiheng check 自评表.docx", say), say("检查一张表", "look at one form")),
        Shown(
            in_tongue("jiheng check 自评表/ --format html -o 报告.html", say),
            say("检查一个文件夹，写成可打印的报告", "look at a folder; write a report to print"),
        ),
    ]
    codes = say(
        "退出码：0 没有达到 --fail-on 的事项；1 有；2 有文件读不了，或用法有误；3 程序自身出错。",
        "Exit codes: 0 nothing reaches --fail-on; 1 something does; 2 a file was unreadable or the words are off; "
        "3 our own fault.",
    )
    return "\n\n".join(
        [
            say(
                "绩衡：读懂项目支出绩效自评表，按办法测算，指出存疑之处和改法。",
                "Jiheng reads 项目支出绩效自评表, computes what the rules give, and says what is doubtful.",
            ),
            say(
                "用法：jiheng 命令 [选项] 文件、文件夹、压缩包或 -（标准输入）",
                "Usage: jiheng COMMAND [options] FILE, FOLDER, ARCHIVE or - (standard input)",
            ),
            "\n".join([say("命令：", "Commands:"), *aligned(commands)]),
            "\n".join([say("选项：", "Options:"), *aligned(options)]),
            "\n".join([say("例子：", "Examples:"), *aligned(examples, widest=48)]),
            codes,
        ]
    )


def _offered_by(point: "importlib.metadata.EntryPoint", say: Tongue) -> str:
    package = point.dist.name if point.dist is not None else point.module
    return say(f"由 {package} 提供", f"offered by {package}")


if __name__ == "__main__":
    sys.exit(main())
