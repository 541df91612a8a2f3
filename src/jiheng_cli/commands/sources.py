"""What the commands that read forms share: which files, in which format, where to."""

import os
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser, expect

if TYPE_CHECKING:
    from jiheng import NotRead

# The formats of later versions: a clear sentence now rather than 「不认识」.
_LATER: Final = ("csv", "xlsx", "md")
_SUFFIXES: Final = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".htm": "html",
    **{f".{one}": one for one in _LATER},
}


def arguments(parser: Parser) -> None:
    """Take paths, ``--format`` and ``-o``."""
    parser.plain(
        "paths",
        "PATH…",
        chinese="文件、文件夹、压缩包（.zip），或 -（标准输入）；可以给几个",
        english="files, folders, archives (.zip) or - (standard input)",
    )
    parser.option(
        "--format",
        metavar="FORMAT",
        chinese="text（默认）、json、jsonl 或 html；省略时看 -o 的扩展名",
        english="text (default), json, jsonl or html; left out, the suffix of -o decides",
    )
    parser.option("-o", "--output", metavar="FILE", chinese="写到文件，而不是屏幕", english="write to a file")


def paths_of(typed: Namespace, desk: Desk) -> tuple[str, ...]:
    """Give the paths typed.

    Raises:
        Misuse: none was typed.
    """
    if not typed.paths:
        raise Misuse(
            desk.say("没有给出要读的文件", "no file to read was given"),
            desk.say(
                "请在命令后写文件或文件夹的路径；读标准输入请写 -", "Give a path after the command; - is standard input"
            ),
        )
    return tuple(typed.paths)


def format_of(typed: Namespace, offered: Sequence[str], desk: Desk) -> str:
    """Tell in which format to write: as ``--format`` says, else by the suffix of ``-o``, else text.

    Raises:
        Misuse: the format is not offered, or ``-o`` would write over a file that is to be read.
    """
    wanted = typed.format or _SUFFIXES.get(Path(typed.output or "").suffix.lower(), "text")
    if wanted not in offered and wanted in _LATER:
        raise Misuse(
            desk.say(f"这个版本还不能写 {wanted}", f"this version does not write {wanted} yet"),
            desk.say(f"现在可用：{'、'.join(offered)}", f"Offered now: {', '.join(offered)}"),
        )
    expect("--format", wanted, offered, desk.say)
    if typed.output and any(_same(path, typed.output) for path in typed.paths):
        raise Misuse(
            desk.say(
                f"-o 会覆盖要读的「{typed.output}」", f"-o would write over '{typed.output}', which is to be read"
            ),
            desk.say("请换一个文件名", "Choose another name"),
        )
    return str(wanted)


def _same(path: str, other: str) -> bool:
    try:
        return path != "-" and Path(path).is_file() and os.path.samefile(path, other)  # noqa: PTH121 - both are strings
    except (OSError, ValueError):
        return False


def deliver(content: bytes, typed: Namespace, desk: Desk) -> None:
    """Put the report where it was asked for.

    Raises:
        Misuse: the file cannot be written.
    """
    try:
        desk.deliver(content, typed.output)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise Misuse(
            desk.say(f"写不了「{typed.output}」（{why}）", f"'{typed.output}' cannot be written ({why})"),
            desk.say("请换一个能写的位置", "Choose a place that can be written to"),
        ) from error


def complain(unreadable: Sequence["NotRead"], desk: Desk) -> None:
    """Say on standard error which files could not be read, why, and what to do."""
    for one in unreadable:
        desk.complain(
            desk.say(
                f"无法读取「{one.file}」：{one.reason}。{one.remedy}",
                f"Cannot read '{one.file}': {one.reason_en or one.reason}. {one.remedy_en or one.remedy}",
            )
        )
