"""``jiheng read``: what the forms say, and where the reading is doubtful. No rule is applied."""

from argparse import Namespace
from functools import partial
from typing import Final

from jiheng_cli.commands import sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Parser

# The formats that a test holds against the library's own.
FORMATS: Final = ("text", "csv", "json", "jsonl", "xlsx")


def arguments(parser: Parser) -> None:
    """Take what every reading command takes."""
    sources.arguments(parser, FORMATS)
    parser.example("read 自评表.docx", chinese="看读出了什么", english="see what was read")
    parser.example("read 自评表/ --format json", chinese="一份 JSON 清单", english="a list in JSON")


def run(typed: Namespace, desk: Desk) -> int:
    """Read the forms, write them, and give 2 if anything could not be read, else 0."""
    from jiheng import NotRead, formats, read_files, write_report

    paths = sources.paths_of(typed, desk)
    wanted = sources.format_of(typed, formats("read"), desk)
    items = tuple(desk.progress(read_files(*paths)))
    unreadable = [item for item in items if isinstance(item, NotRead)]
    sources.complain(unreadable, desk, ("没有表可读", "No form to read in"))
    if wanted != "text" or len(unreadable) < len(items):
        manner = sources.manner_of(wanted, typed, desk)
        sources.deliver(partial(write_report, items, "read", **manner), wanted, typed, desk)
    return 0 if all(one.passed_over for one in unreadable) else 2
