"""``jiheng audit verify``: is the audit trail whole."""

import os
from argparse import Namespace
from typing import Final

from jiheng_web.config import environment
from jiheng_web.config.shell import Desk, Parser

SUMMARY: Final = ("核对操作记录：有没有被改过、缺过", "tell whether the audit trail was changed, or lacks a line")


def arguments(parser: Parser) -> None:
    """Take what is to be done, and where the data are."""
    parser.plain("words", "verify", chinese="核对每一行和它前面一行", english="hold each line against the last")
    parser.option(
        "--data",
        metavar="FOLDER",
        chinese="数据文件夹，与 serve 的相同",
        english="the folder of the data, as given to serve",
    )
    parser.example("audit verify", chinese="核对本机工作台的操作记录", english="look at the trail of the bench")


def run(typed: Namespace, desk: Desk) -> int:
    """Verify the trail, and give 0 if it is whole, 1 if not, 2 if there is none or the words are off."""
    say = desk.say
    if typed.words != ["verify"]:
        desk.complain(say("用法：jiheng audit verify", "Usage: jiheng audit verify"))
        return 2
    if typed.data:
        os.environ[environment.DATA.name] = typed.data
    folder = environment.data_place()
    if not (folder / environment.DATABASE).is_file():
        desk.complain(
            say(
                f"「{folder}」里没有工作台的数据。请用 --data 指明数据文件夹。",
                f"'{folder}' holds no data of a bench. Name their folder with --data.",
            )
        )
        return 2
    os.environ["DJANGO_SETTINGS_MODULE"] = "jiheng_web.config.settings"
    import django  # noqa: PLC0415 - the settings are read at this moment, and no sooner

    django.setup()
    from jiheng_web.audit.trail import look  # noqa: PLC0415 - as above

    found = look()
    if found.broken is not None:
        desk.complain(
            say(
                f"操作记录从第 {found.broken} 行起对不上：被改过，或前面缺了行。请原样留存数据文件夹，报安全管理员。",
                f"From line {found.broken} on the trail does not fit: it was changed, or one before it is missing. "
                "Keep the folder as it is, and tell the security administrator.",
            )
        )
        return 1
    desk.print(
        say(
            f"操作记录完整：{found.many} 行，末行封印 {found.seal}。",
            f"The trail is whole: lines: {found.many}; seal of the last: {found.seal}.",
        )
    )
    return 0
