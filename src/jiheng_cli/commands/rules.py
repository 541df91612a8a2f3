"""``jiheng rules list|show|validate``: which rule packs there are, what one says, whether one's own can be used."""

from argparse import Namespace
from typing import Final

from jiheng_cli.commands import explain
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser, Shown, aligned, meant, shown

ACTS: Final = ("list", "show", "validate")


def arguments(parser: Parser) -> None:
    """Take what to do and, for two of the three, with which packs."""
    parser.plain(
        "words",
        "list | show PACK… | validate PATH…",
        chinese="列出全部办法；查看一个；校验自己写的（文件夹或 pack.toml）",
        english="list all packs; show one; validate your own (a folder or a pack.toml)",
    )
    parser.example("rules list", chinese="有哪些办法", english="which packs there are")
    parser.example(
        "rules show mof-2020-10", chinese="每个数值、依据和核实情况", english="every value, its clause and standing"
    )
    parser.example(
        "rules validate 本县办法/",
        chinese="校验自己写的办法，并跑它的算例",
        english="validate a pack and run its cases",
    )


def run(typed: Namespace, desk: Desk) -> int:
    """Do it, and give 2 if the cases of a pack do not come out, else 0.

    Raises:
        Misuse: what is typed is not understood.
        BadPack: a pack cannot be used.
    """
    say = desk.say
    act, *packs = typed.words or ["list"]
    if act not in ACTS:
        raise Misuse(
            say(f"rules 后面不能是「{act}」", f"'{act}' cannot follow rules"),
            meant(act, ACTS, say, "jiheng rules ")
            + say("可用：list、show、validate", "Possible: list, show, validate"),
        )
    if act == "list":
        return _list(desk)
    if not packs:
        raise Misuse(
            say(f"rules {act} 后面没有写办法", f"rules {act} needs a pack"),
            say("请写名称，如 mof-2020-10，或自己的文件夹", "Give a name such as mof-2020-10, or a folder of your own"),
        )
    if act == "show":
        typed.codes = packs
        return explain.run(typed, desk)
    return max(_validate(pack, desk) for pack in packs)


def _list(desk: Desk) -> int:
    from jiheng import known_packs, load_pack

    packs = map(load_pack, known_packs())
    desk.print("\n".join(aligned([Shown(pack.id, desk.say(pack.title, pack.title_en)) for pack in packs])))
    desk.print(desk.say("查看一个：jiheng rules show 名称", "To see one: jiheng rules show NAME"))
    return 0


def _validate(path: str, desk: Desk) -> int:
    from jiheng import validate_pack

    say = desk.say
    many, failed = validate_pack(path)
    path = shown(path)
    for line in failed:
        desk.complain(say(line.message, line.message_en))
    if failed:
        return 2
    desk.print(
        say(
            f"{path}：可用，{many} 个算例全部相符。" if many else f"{path}：可用；没有算例（cases.yaml）。",
            f"{path}: valid, all {many} cases agree." if many else f"{path}: valid; it has no cases (cases.yaml).",
        )
    )
    return 0
