"""What the commands that read forms share: which files, in which format, where to."""

import errno
import os
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from jiheng_cli.desk import Desk, why_not
from jiheng_cli.parsing import CannotWrite, Misuse, Parser, expect, shown

if TYPE_CHECKING:
    from jiheng import NotRead

_MOST_NAMED: Final = 10
_SUFFIXES: Final = {
    "": "text",
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".md": "md",
}
# With what a person opens a file of ours, in Chinese and in English; text needs nothing.
_OPENED_WITH: Final = {
    "html": ("浏览器", "a browser"),
    "csv": (" WPS 或 Excel ", "a spreadsheet"),
    "xlsx": (" WPS 或 Excel ", "a spreadsheet"),
    "docx": (" WPS 或 Word ", "a word processor"),
    "pdf": ("浏览器或 PDF 阅读器", "a browser"),
}


def paths(parser: Parser) -> None:
    """Take paths."""
    parser.plain(
        "paths",
        "PATH…",
        chinese="文件（Word、Excel、PDF、网页、文本、图片）、文件夹、压缩包（.zip），或 -（标准输入）；可以给几个",
        english="files (Word, Excel, PDF, web page, text, picture), folders, archives (.zip), or - (standard input)",
    )


def arguments(parser: Parser, formats: Sequence[str]) -> None:
    """Take paths, ``--format``, one of ``formats``, and ``-o``."""
    paths(parser)
    parser.option(
        "--format",
        metavar="FORMAT",
        chinese=f"{'、'.join(formats)}；省略时看 -o 的扩展名，没有就是 {formats[0]}",
        english=f"{', '.join(formats)}; left out, the suffix of -o decides, else {formats[0]}",
    )
    parser.option("-o", "--output", metavar="FILE", chinese="写到文件，而不是屏幕", english="write to a file")


def paths_of(typed: Namespace, desk: Desk) -> tuple[str, ...]:
    """Give the paths typed.

    Raises:
        Misuse: none was typed, or one without a character, which would otherwise be the folder one is in.
    """
    if "" in typed.paths:
        raise Misuse(
            desk.say("有一个路径是空的", "one of the paths is empty"),
            desk.say(
                "请写出文件或文件夹的路径；要读当前文件夹，请写 .",
                "Give the path of a file or a folder; for the current folder give .",
            ),
        )
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
        Misuse: the format is not offered, ``-o`` is empty, or would write over a file that is to be read.
    """
    refuse_nowhere(typed.output, desk)
    if typed.format is None:
        wanted = _by_suffix(typed.output or "", offered, desk)
    else:
        wanted = typed.format
        expect("--format", wanted, offered, desk.say)
    if wanted == "xlsx" and desk.on_terminal and typed.output in {None, "-"}:
        raise Misuse(
            desk.say("xlsx 不是文字，不能写到屏幕", "xlsx is no text and cannot be shown on a terminal"),
            desk.say("请用 -o 写到文件，如 -o 汇总.xlsx", "Write it to a file, as with -o summary.xlsx"),
        )
    packs = filter(None, (getattr(typed, "rules", None) or "").split(","))
    if replaces(typed.output, *typed.paths, *packs):
        raise Misuse(
            desk.say(
                f"-o 会覆盖要读的「{typed.output}」", f"-o would write over '{typed.output}', which is to be read"
            ),
            desk.say("请换一个文件名", "Choose another name"),
        )
    if typed.output and typed.output != "-" and _is_form(typed.output):
        raise Misuse(
            desk.say(
                f"-o 会覆盖「{typed.output}」，那里是一张表，不是报告",
                f"-o would write over '{typed.output}', which is a form and no report",
            ),
            desk.say("请换一个文件名", "Choose another name"),
        )
    return str(wanted)


def refuse_nowhere(output: str | None, desk: Desk) -> None:
    """Refuse a place to write to that has no character, which would otherwise be the folder one is in.

    Raises:
        Misuse: it has none.
    """
    if output == "":
        raise Misuse(
            desk.say("-o 后面是空的", "what -o gives is empty"),
            desk.say("请写出要写的文件，如 -o 结果.xlsx", "Give the file to write, as in -o result.xlsx"),
        )


def replaces(output: str | None, *paths: str) -> bool:
    """Tell whether a report would take the place of a file that is there and is meant by ``paths``."""
    from jiheng import takes_place_of_input

    return output not in {None, "", "-"} and takes_place_of_input(str(output), *paths)


def _is_form(output: str) -> bool:
    from jiheng import Reading, read_files

    try:
        return Path(output).is_file() and any(isinstance(one, Reading) for one in read_files(output))
    except (OSError, ValueError):  # writing it says why
        return False


def _by_suffix(output: str, offered: Sequence[str], desk: Desk) -> str:
    """Tell the format by the suffix of the file to write; text where there is none."""
    suffix = Path(output).suffix.lower()
    wanted = _SUFFIXES.get(suffix)
    if wanted in offered:
        return str(wanted)
    able = tuple(one for one, name in _SUFFIXES.items() if one not in {"", ".htm"} and name in offered)
    raise Misuse(
        desk.say(f"写不了 {suffix} 文件（「{output}」）", f"a {suffix} file cannot be written ('{output}')"),
        desk.say(f"文件名请以 {'、'.join(able)} 结尾", f"Let the name end in {', '.join(able)}"),
    )


def same_file(path: str, other: str) -> bool:
    """Tell whether two paths lead to one file that is there."""
    try:
        return path != "-" and Path(path).is_file() and os.path.samefile(path, other)  # noqa: PTH121 - both are strings
    except (OSError, ValueError):
        return False


def manner_of(wanted: str, typed: Namespace, desk: Desk) -> dict[str, Any]:
    """Say how a report in the format ``wanted`` is to be shown where it goes."""
    colour = desk.colour and not typed.output
    return {"format": wanted, "lang": desk.say.lang, "columns": desk.columns, "colour": colour}


def deliver(write: Callable[[BinaryIO], None], wanted: str, typed: Namespace, desk: Desk) -> None:
    """Put the report that ``write`` writes in the format ``wanted`` where it was asked for.

    Raises:
        CannotWrite: the file cannot be written.
    """
    put(write, typed.output, desk)
    if typed.output and typed.output != "-":
        is_kept = Path(typed.output).is_file()  # what a device was given is not to be opened
        name = shown(typed.output)
        program, program_en = _OPENED_WITH.get(wanted, ("", "")) if is_kept else ("", "")
        desk.complain(
            desk.say(
                f"已写到 {name}{f'，用{program}打开即可' if program else ''}。",
                f"Written to {name}{f'; open it in {program_en}' if program else ''}.",
            )
        )


def put(write: Callable[[BinaryIO], None], to: str | None, desk: Desk) -> None:
    """Put what ``write`` writes into the file ``to``, or on standard output.

    Raises:
        CannotWrite: the file cannot be written.
    """
    try:
        desk.deliver(write, to)
    except (OSError, ValueError) as error:
        raise cannot_write(to, error, desk) from error


def cannot_write(to: str | None, error: OSError | ValueError, desk: Desk) -> CannotWrite:
    """Say that a file cannot be written, and why; of a link, where it leads."""
    why = why_not(error, desk.say)
    is_circle = isinstance(error, OSError) and error.errno == errno.ELOOP
    if to and not is_circle and os.path.islink(to):  # noqa: PTH114 - it never raises, whatever the name
        leads = os.path.realpath(to)
        why = desk.say(f"它是链接，指向「{leads}」：{why}", f"it is a link to '{leads}': {why}")
    return CannotWrite(
        desk.say(f"写不了「{to}」（{why}）", f"'{to}' cannot be written ({why})"),
        desk.say("请换一个能写的位置", "Choose a place that can be written to"),
    )


@contextmanager
def telling_what_is_missing(desk: Desk) -> Iterator[None]:
    """Tell the user what is to be installed, where the library lacks something to write with.

    Raises:
        CannotWrite: it lacks something.
    """
    try:
        yield
    except ValueError as error:
        english = getattr(error, "english", None)
        if english is None:  # not what is missing from the installation, so our own fault
            raise
        raise CannotWrite(
            desk.say(str(error).rstrip("。"), str(english).rstrip(".")),
            desk.say("装好后再运行一次", "Run this again when that is done"),
        ) from error


def put_in(folder: Path, name: str, write: Callable[[BinaryIO], None], desk: Desk) -> None:
    """Put what ``write`` writes into a file of a folder, which is made if it is not there.

    Raises:
        CannotWrite: the folder cannot be made, or the file cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        why = why_not(error, desk.say)
        raise CannotWrite(
            desk.say(f"建不了文件夹「{folder}」（{why}）", f"the folder '{folder}' cannot be made ({why})"),
            desk.say("请换一个能写的位置", "Choose a place that can be written to"),
        ) from error
    put(write, str(folder / name), desk)


_NOT_CHECKED: Final = ("没有检查", "Did not check")


def _what_of(one: "NotRead", was_read: tuple[str, str]) -> tuple[str, str]:
    if one.passed_over:
        return "跳过", "Passed over"
    return was_read if one.was_read else ("无法读取", "Cannot read")


def complain(unreadable: Sequence["NotRead"], desk: Desk, was_read: tuple[str, str] = _NOT_CHECKED) -> None:
    """Say on standard error which files could not be read, why, and what to do; of very many only the first.

    ``was_read`` are the words for a file that was read and holds no form to go on with.
    """
    for one in unreadable[:_MOST_NAMED]:
        what, what_en = _what_of(one, was_read)
        desk.complain(
            desk.say(
                f"{what}「{one.file}」：{one.reason}。{one.remedy}。",
                f"{what_en} '{one.file}': {one.reason_en or one.reason}. {one.remedy_en or one.remedy}.",
            )
        )
    if (left := len(unreadable) - _MOST_NAMED) > 0:
        desk.complain(
            desk.say(
                f"另有 {left} 份无法读取，此处不一一列出；要看全部，请加 --format json。",
                f"Not readable and not named here: {left}; --format json has all of them.",
            )
        )
