"""Where copies may go: a place that is free, so that nothing of the user's is written over or read again as a form."""

import os
from argparse import Namespace
from pathlib import Path

from jiheng_cli.commands import sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse


def where_to(typed: Namespace, paths: tuple[str, ...], desk: Desk) -> tuple[Path, bool]:
    """Tell where to write, and whether that is a folder; nothing that is there is ever written over.

    Raises:
        Misuse: no place was typed, or one where something of the user is.
        CannotWrite: the place cannot be looked at, or no file can have the name.
    """
    say, typed_to = desk.say, typed.output
    sources.refuse_nowhere(typed_to, desk)
    if typed_to in {None, "-"}:
        raise Misuse(
            say("没有说批注后的副本写到哪里", "where the copies go was not said"),
            say("请用 -o 写文件名或文件夹", "Give a file or a folder after -o"),
        )
    try:
        return _free_place(Path(typed_to), paths, typed, desk)
    except (OSError, ValueError) as error:
        raise sources.cannot_write(typed_to, error, desk) from error


def refuse_name_of_file(output: str, desk: Desk) -> None:
    """Refuse a new folder with the name of a document: whoever typed it looks for one file, and finds none.

    Raises:
        Misuse: it is named so.
    """
    path = Path(output)
    if path.suffix.lower() in {".docx", ".xlsx", ".pdf"} and not output.endswith(("/", "\\")) and not path.is_dir():
        raise Misuse(
            desk.say(
                f"要写的不止一份，-o 「{output}」却像一个文件",
                f"there is more than one file to write, and -o '{output}' looks like one",
            ),
            desk.say("请写文件夹名，如 -o 退回/", "Name a folder, as in -o returned/"),
        )


def page_beside(to: Path, desk: Desk) -> Path:
    """Give the place of the page that lies beside a copy."""
    from jiheng import FileNames

    behind = desk.say("（检查摘要）.docx", " (summary).docx")
    return to.with_name(FileNames().of(to.stem, behind=behind) + behind) if to.name else to


def _free_place(to: Path, paths: tuple[str, ...], typed: Namespace, desk: Desk) -> tuple[Path, bool]:
    """Give the place typed, if nothing is there yet."""
    say, typed_to = desk.say, typed.output
    inside = next((path for path in paths if path != "-" and _lies_in(to, Path(path))), None)
    if inside is not None:
        raise Misuse(
            say(
                f"-o 在要读的「{inside}」里面，副本下次会被当成表再读一遍",
                f"-o lies in '{inside}', which is to be read",
            ),
            say("请换一个不在它里面的位置", "Choose a place outside of it"),
        )
    _refuse_what_is_no_file(to, desk)
    is_folder = typed_to.endswith(("/", os.sep)) or to.is_dir() or not to.suffix or len(paths) > 1
    if is_folder and to.is_file():
        raise Misuse(
            say(
                f"-o 「{typed_to}」是文件；几份表要写到文件夹",
                f"-o '{typed_to}' is a file; several forms need a folder",
            ),
            say("请换一个文件夹名，如 -o 批注/", "Give a folder, as in -o annotated/"),
        )
    if is_folder:
        refuse_name_of_file(typed_to, desk)
        taken = say(f"「{typed_to}」里已有文件，没有覆盖", f"'{typed_to}' is there") if _holds_files(to) else ""
    else:
        there = next((one for one in (to, page_beside(to, desk)) if _is_there(one)), None)
        taken = "" if there is None else say(f"已有「{there}」，没有覆盖", f"'{there}' is there")
    if taken:
        raise Misuse(taken, say("请用 -o 换一个新的位置", "Choose a new place with -o"))
    return to, is_folder


def _refuse_what_is_no_file(to: Path, desk: Desk) -> None:
    """Refuse a device, a pipe, a link that leads nowhere.

    Raises:
        Misuse: it is one.
    """
    say = desk.say
    if to.is_symlink() and not to.exists():
        leads = to.readlink()
        raise Misuse(
            say(
                f"-o 「{to}」是一个链接，它指向的「{leads}」不在，没有覆盖",
                f"-o '{to}' is a link, and '{leads}', which it leads to, is not there",
            ),
            say("请用 -o 换一个新的位置", "Choose a new place with -o"),
        )
    if to.exists() and not to.is_dir() and not to.is_file():
        raise Misuse(
            say(
                f"-o 「{to}」不是文件，也不是文件夹，副本和检查摘要放不下",
                f"-o '{to}' is no file and no folder, and does not hold a copy and its summary",
            ),
            say("请写文件名或文件夹，如 -o 批注/", "Give a file or a folder, as in -o annotated/"),
        )


def _is_there(path: Path) -> bool:
    """Tell whether anything is there, also a link that leads nowhere.

    Raises:
        OSError: that cannot be looked at, or nothing can have such a name.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _holds_files(folder: Path) -> bool:
    return _is_there(folder) and any(folder.iterdir())


def _lies_in(to: Path, path: Path) -> bool:
    """Tell whether a place lies in a folder, links followed; they may even run in a circle."""
    return path.is_dir() and Path(os.path.realpath(to)).is_relative_to(os.path.realpath(path))
