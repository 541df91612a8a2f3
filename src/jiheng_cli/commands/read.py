"""``jiheng read``: what the forms say, and where the reading is doubtful. No rule is applied."""

from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from jiheng_cli.commands import sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Parser, shown

if TYPE_CHECKING:
    from jiheng import Reading

# The formats that a test holds against the library's own.
FORMATS: Final = ("text", "csv", "json", "jsonl", "xlsx")
_MOST_NAMED: Final = 10


def arguments(parser: Parser) -> None:
    """Take what every reading command takes."""
    sources.arguments(parser, FORMATS)
    parser.example("read 自评表.docx", chinese="看读出了什么", english="see what was read")
    parser.example("read 自评表/ --format json", chinese="一份 JSON 清单", english="a list in JSON")


def run(typed: Namespace, desk: Desk) -> int:
    """Read the forms, write them, and give 2 if a file, or anything of a form, could not be read, else 0."""
    from jiheng import NotRead, Reading, formats, read_files, write_report

    paths = sources.paths_of(typed, desk)
    wanted = sources.format_of(typed, formats("read"), desk)
    items = tuple(desk.progress(read_files(*paths)))
    unreadable = [item for item in items if isinstance(item, NotRead)]
    sources.complain(unreadable, desk, ("没有表可读", "No form to read in"))
    empty = [item for item in items if isinstance(item, Reading) and item.is_empty]
    _complain_of_empty(empty, desk)
    if wanted != "text" or len(unreadable) < len(items):
        manner = sources.manner_of(wanted, typed, desk)
        sources.deliver(partial(write_report, items, "read", **manner), wanted, typed, desk)
    return 0 if not empty and all(one.passed_over for one in unreadable) else 2


def _complain_of_empty(empty: Sequence["Reading"], desk: Desk) -> None:
    """Say on standard error which forms were found and not read; of very many only the first."""
    for one in empty[:_MOST_NAMED]:
        file, number = shown(one.source.file), one.source.number
        name = one.form.project.value or one.form.title.value
        named, named_en = (f"「{name}」", f" ({name})") if name else ("", "")
        desk.complain(
            desk.say(
                f"没有读出「{file}」第 {number} 张{named}：认出了表头，资金和指标两部分一行也没有认出。"
                "若表还没有填，填好再读；若表里有内容，请换清楚、完整的 Word 或 Excel 原件再读。",
                f"Did not read form {number} of '{file}'{named_en}: its header was recognised, no row "
                "of its money or its indicators was. If it is not filled in yet, fill it in first; if it is, give the "
                "Word or Excel file that it was made from.",
            )
        )
    if (left := len(empty) - _MOST_NAMED) > 0:
        desk.complain(
            desk.say(
                f"另有 {left} 张没有读出，此处不一一列出；要看全部，请加 --format json。",
                f"Not read and not named here: {left}; --format json has all of them.",
            )
        )
