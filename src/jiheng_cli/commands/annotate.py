"""``jiheng annotate``: what is found, as comments at the very cells of a copy of the user's file."""

from argparse import Namespace
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from jiheng_cli.commands import assessing, beside, check, free_places, sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import CannotWrite, Misuse, Parser, shown

if TYPE_CHECKING:
    from jiheng import Annotated, NotRead

_MOST_NAMED = 10


def arguments(parser: Parser) -> None:
    """Take the forms, where to, and how they are looked at."""
    sources.paths(parser)
    parser.option(
        "-o",
        "--output",
        metavar="FILE|FOLDER",
        chinese="批注后的副本写到哪里：一个文件写文件名，几个写（新的）文件夹",
        english="where the copies go: a file for one, a (new) folder for several",
    )
    assessing.answers(parser)
    check.looked_at(parser)
    parser.flag("--all", chinese="建议也逐条批注", english="comments for advice, too")
    parser.flag(
        "--fix",
        chinese="在副本里删去网页代码和名称中的多余空格；得分、执行率等只在批注里提，从不改动",
        english="take tags and stray blanks out of the copy; points and rates are never changed",
    )
    parser.option(
        "--date",
        metavar="YYYY-MM-DD",
        chinese="Word 批注上的日期；省略时不写日期",
        english="the day on Word comments; left out, they have none",
    )
    parser.flag("--preview", chinese="连同试用中的检查", english="run checks in preview, too")
    parser.example(
        "annotate 自评表.docx -o 自评表（批注）.docx", chinese="一张表，批注在原来的格上", english="one form"
    )
    parser.example(
        "annotate 自评表/ -o 退回/ --for unit", chinese="一叠表，退给单位改", english="a pile, to be sent back"
    )
    parser.example(
        "annotate 自评表.xlsx -o 改过.xlsx --fix", chinese="顺手删去网页代码和空格", english="mend tags and blanks"
    )


def run(typed: Namespace, desk: Desk) -> int:
    """Write the copies and their pages, and give 2 if anything could not be read, else 0."""
    from jiheng import Annotated, NotRead, annotate_files

    paths, day = sources.paths_of(typed, desk), assessing.day_of("--date", typed.date, desk)
    to, is_folder = free_places.where_to(typed, paths, desk)
    options = beside.under_agreement(check.options_of(typed, desk), typed, desk)
    unread, made = list[NotRead](), _Made()
    found = annotate_files(*paths, options=options, fix=typed.fix, day=None if day is None else day.isoformat())
    for one in desk.progress(found) if is_folder else _the_only(found, typed, desk):
        if isinstance(one, Annotated):
            _put(one, to, made, desk, is_folder=is_folder)
        else:
            unread.append(one)
    sources.complain(unread, desk)
    made.tell(typed, desk)
    return 0 if made.is_complete and all(one.passed_over for one in unread) else 2


class _Made:
    """What was written, as far as it is told at the end."""

    def __init__(self) -> None:
        self.many = self.comments = self.mended = 0
        self._page = ""
        self._lines: list[tuple[str, int]] = []
        self._notices: list[tuple[str, str]] = []
        self._hindrances: dict[str, str] = {}

    @property
    def is_complete(self) -> bool:
        """Something was written, and all that was to be."""
        return bool(self.many) and not self._hindrances

    def lack(self, hindrance: CannotWrite) -> None:
        """Take note of why a file could not be written, once where it is the same for many."""
        self._hindrances[hindrance.reason] = hindrance.remedy

    def take(self, one: "Annotated", name: str, page: str) -> None:
        """Count one file that was written under ``name``, with its ``page``."""
        self._page = shown(page)
        self.many, self.comments, self.mended = self.many + 1, self.comments + one.comments, self.mended + one.mended
        if len(self._lines) < _MOST_NAMED:
            self._lines.append((name, one.comments))
        self._notices += [(one.file, notice) for notice in one.notices]

    def tell(self, typed: Namespace, desk: Desk) -> None:
        """Say what was written and what was not, and what the user has to know of it."""
        self._tell_what_was_not(desk)
        if self.many:
            self._tell_what_was(typed, desk)

    def _tell_what_was_not(self, desk: Desk) -> None:
        say = desk.say
        for reason, remedy in islice(self._hindrances.items(), _MOST_NAMED):
            desk.complain(say(f"{reason}。{remedy}。", f"{reason}. {remedy}."))
        if (left := len(self._hindrances) - _MOST_NAMED) > 0:
            desk.complain(say(f"另有 {left} 份也没有写成。", f"{left} more could not be written."))
        if not self.many:
            nothing = say("没有可批注的自评表，没有写文件。", "Nothing to annotate was read; nothing was written.")
            desk.complain(say("没有写成文件。", "Nothing was written.") if self._hindrances else nothing)

    def _tell_what_was(self, typed: Namespace, desk: Desk) -> None:
        say = desk.say
        for name, comments in self._lines:
            desk.print(say(f"{shown(name)}：批注 {comments} 处", f"{shown(name)}: comments: {comments}"))
        if left := self.many - len(self._lines):
            desk.print(
                say(f"另有 {left} 份，共批注 {self.comments} 处", f"{left} more; comments in all: {self.comments}")
            )
        for file, notice in self._notices[:_MOST_NAMED]:
            desk.complain(say(f"「{file}」：{notice}", f"'{file}': {notice}"))
        if (left := len(self._notices) - _MOST_NAMED) > 0:
            desk.complain(
                say(f"另有 {left} 份有类似的说明，写在各自的检查摘要里。", f"{left} more are told in their summaries.")
            )
        if typed.fix:
            many = self.mended
            desk.print(
                say(f"删去网页代码或多余空格 {many} 格，列在检查摘要里。", f"Cells mended: {many}; see the summaries.")
            )
        told = say("每份旁边另有一页检查摘要", "Each has a summary beside it")
        if self.many == 1:
            told = say(f"检查摘要：{self._page}", f"Summary: {self._page}")
        desk.print(say(f"{told}；原件没有改动。", f"{told}; nothing was changed in the original."))
        if typed.audience == "reviewer":
            desk.print(
                say(
                    "批注是给审核人看的；要退给单位，请加 --for unit 另写一份。",
                    "The comments are for the reviewer; for the unit, write a copy with --for unit.",
                )
            )


def _the_only(found: "Iterator[Annotated | NotRead]", typed: Namespace, desk: Desk) -> "Iterator[Annotated | NotRead]":
    """Give what there is, if only one file of it is to be written.

    Raises:
        Misuse: there are several, or the name typed does not end as the copy has to.
    """
    from jiheng import Annotated

    say, items, seen = desk.say, list["Annotated | NotRead"](), 0
    for one in found:
        items.append(one)
        if not isinstance(one, Annotated):
            continue
        seen += 1
        if seen > 1:
            raise Misuse(
                say(f"要写的不止一份，-o 却是一个文件（「{typed.output}」）", "-o is one file, and there are several"),
                say("请给文件夹，如 -o 批注/", "Give a folder, as in -o annotated/"),
            )
        if Path(typed.output).suffix.lower() != one.suffix:
            raise Misuse(
                say(f"「{one.file}」批注后是 {one.suffix} 文件", f"'{one.file}' becomes a {one.suffix} file"),
                say(f"-o 的文件名请以 {one.suffix} 结尾", f"Let the name after -o end in {one.suffix}"),
            )
    yield from items


def _put(one: "Annotated", to: Path, made: _Made, desk: Desk, *, is_folder: bool) -> None:
    """Write a copy and its page, both or none, and take note of it."""
    copy = to / one.name if is_folder else to
    page = to / one.summary_name if is_folder else free_places.page_beside(to, desk)
    try:
        _write(copy, one.content, desk)
        try:
            _write(page, one.summary, desk)
        except CannotWrite:
            copy.unlink(missing_ok=True)
            raise
    except CannotWrite as hindrance:
        made.lack(hindrance)
    else:
        made.take(one, str(copy), str(page))


def _write(path: Path, content: bytes, desk: Desk) -> None:
    def write(out: BinaryIO) -> None:
        out.write(content)

    sources.put_in(path.parent, path.name, write, desk)
