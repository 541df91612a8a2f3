"""From paths to forms: every source is read, and what cannot be read is kept beside."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePath
from typing import Final

import msgspec

from jiheng.assess import Reading, forms_of
from jiheng.assess import Source as Origin
from jiheng.form import FormKind, OtherForm, SelfEvaluation
from jiheng.pile.notes import BadNotes, FormNotes, notes_for
from jiheng.pile.roster import is_roster
from jiheng.reading import Grid, Table, notes_beside, read_bytes
from jiheng.reading.grid import OwnReport, Unreadable
from jiheng.reading.sources import Source, expand

KINDS: Final = {
    FormKind.DECLARATION: ("绩效目标申报表", "a declaration of goals"),
    FormKind.MONITORING: ("绩效运行监控表", "a monitoring form"),
    FormKind.WHOLE_DEPARTMENT: ("部门整体支出绩效自评表", "a self-evaluation of a whole department"),
    FormKind.TRANSFER_PAYMENT: ("转移支付绩效自评表", "a self-evaluation of a transfer payment"),
    FormKind.REVIEW_SHEET: ("复核表", "a review sheet"),
    FormKind.SUMMARY: ("自评汇总表", "a summary of self-evaluations"),
}
"""What forms that are no self-evaluations are called."""


_LONGEST_BEGINNING: Final = 24


class NotRead(msgspec.Struct, frozen=True):
    """A file that gave no form to assess: what is wrong and what to do, in Chinese and in English, without 「。」.

    ``passed_over`` is a file that nobody meant to be a form: a report of ours or a roster lying among the forms of a
    folder. ``was_read`` is a file that was read, and in which there is nothing to check: a form of another kind, one
    that nobody has filled in, a letter without any.
    """

    file: str
    reason: str
    remedy: str
    reason_en: str
    remedy_en: str
    passed_over: bool = False
    was_read: bool = False


def read_files(*paths: str) -> Iterator[Reading | NotRead]:
    """Read every form in files, folders and archives, one after the other; ``-`` is standard input.

    Notes that lie beside a file come with its forms. What cannot be read, and lists of forms, are given as
    :class:`NotRead` in their place; so are notes that cannot be used, before the forms that come without them.
    """
    told: set[str] = set()
    for path in paths:
        for _, items in read_each(path, told):
            yield from items


def read_each(path: str, told: set[str]) -> Iterator[tuple[Source, Iterator[Reading | NotRead]]]:
    """As :func:`read_files`, file by file, each with what is read of it.

    ``told`` are files of notes that were found wanting already.
    """
    for source in expand(path):
        yield source, _read(source, told)


def _read(source: Source, told: set[str]) -> Iterator[Reading | NotRead]:
    """Read one file and the notes beside it; ``told`` are the files of notes that were found wanting already."""
    file = source.name
    try:
        content = source.load()
        grid = read_bytes(content, file=file)
        found = forms_of(grid, sha256(content).hexdigest())
    except Unreadable as why:
        yield _not_read(why, file, passed_over=isinstance(why, OwnReport) and not source.is_named)
        return
    if not found:
        yield _without_form(source, grid)
    notes_file = str(PurePath(file).with_name(notes_beside(PurePath(file).name)))
    documents: tuple[FormNotes, ...] = ()
    digest = ""
    try:
        beside = source.beside(notes_beside((source.path or PurePath(file)).name)) if found else None
        if beside is not None:
            from jiheng.pile.note_files import read_notes  # noqa: PLC0415 - reading YAML is slow to import

            documents, digest = read_notes(beside, file=notes_file), sha256(beside).hexdigest()
    except (BadNotes, Unreadable) as why:
        if notes_file not in told:  # the same notes may lie beside two files
            yield _unused(why, notes_file)
        told.add(notes_file)
    for reading in found:
        form = reading.form
        if isinstance(form, SelfEvaluation):
            yield _with_notes(reading, form, documents, Origin(notes_file, digest, 0))
        elif form.kind is FormKind.SUMMARY:  # no form, only what is said of some
            is_list = form.title.value is None and is_roster(source.load(), file)
            yield _without_form(source, grid) if is_list else _refuse(form, file)
        else:
            yield reading


def assessable(item: Reading | NotRead) -> Reading | NotRead:
    """Give what was read where it can be assessed; a form of another kind, or one nobody filled in, is refused."""
    if isinstance(item, Reading) and isinstance(item.form, OtherForm):
        return _refuse(item.form, item.source.file)
    if isinstance(item, Reading) and item.form.is_unfilled and all(doubt.settled for doubt in item.doubts):
        return _unfilled(item.source)
    return item


def _unfilled(source: Origin) -> NotRead:
    """Say of a form that it is blank, once, instead of every cell of it."""
    return NotRead(
        source.file,
        f"第 {source.number} 张是空白的自评表，名称、金额、完成情况和得分都还没有填",
        "若交错了文件，请换成填好的那一份；若是随表附的表样，不用理会",
        f"form {source.number} is a blank one: name, money, results and points were not filled in",
        "If it is the wrong file, give the one that was filled in; a template that lies beside others needs nothing",
        was_read=True,
    )


def _without_form(source: Source, grid: Grid) -> NotRead:
    """Say that a file holds no form, and how it begins: its reader knows then whether it was the wrong one."""
    if not source.is_named and is_roster(source.load(), source.name):
        return NotRead(
            source.name,
            "是项目清单，不是自评表",
            "要拿表与它核对，请把它写在 --roster 后面",
            "it is a roster and no form",
            "To set the forms beside it, give it after --roster",
            passed_over=True,
        )
    if grid.by_eye:
        return NotRead(
            source.name,
            "图里没有认出项目支出绩效自评表",
            "请核对是不是这个文件；若是，请放平、放正，按 300 dpi 重新扫描，或靠近重拍；有电子原件的，请用原件",
            "no self-evaluation form could be made out in the picture",
            "Make sure it is the right file; if so, scan it again, flat and straight, at 300 dpi, or photograph it "
            "from nearer; better, use the original file",
        )
    begins = _first_words(grid)
    said, said_en = (f"，开头写的是「{begins}」", f"; it begins “{begins}”") if begins else ("", "")
    return NotRead(
        source.name,
        f"里面没有找到项目支出绩效自评表{said}",
        "若本来就不是自评表（如通知、报告），不用理会；若表是文件里的一张图片，请把图片另存为 .png 或 .jpg 再查；"
        "若表就在里面而没有找到，请改交 Word 或 Excel 原件",
        f"no self-evaluation form was found in it{said_en}",
        "If it was never meant to be one (a notice, a report), nothing is to be done; if the form is a picture in it, "
        "save that as .png or .jpg and give it; if the form is there and was not found, give the Word or Excel file",
        was_read=True,
    )


def _first_words(grid: Grid) -> str:
    """Give the first words of a file, as many as tell what it is."""
    texts = (
        text
        for block in grid.blocks
        for text in ([cell.text for cell in block.cells] if isinstance(block, Table) else [block.text])
    )
    first = next((words for text in texts if (words := "".join(filter(_is_word, text)))), "")
    return first if len(first) <= _LONGEST_BEGINNING else f"{first[:_LONGEST_BEGINNING]}…"


def _is_word(character: str) -> bool:
    return character.isprintable() and not character.isspace()


def _with_notes(reading: Reading, form: SelfEvaluation, documents: tuple[FormNotes, ...], source: Origin) -> Reading:
    found = notes_for(form, reading.source.number, documents)
    if found is None:
        return reading
    notes = tuple(item.note for item in found.items if item.note.reason is not None)
    source = msgspec.structs.replace(source, number=found.place)
    return msgspec.structs.replace(reading, notes=notes, notes_source=source)


def _unused(why: BadNotes | Unreadable, file: str) -> NotRead:
    """Say that notes could not be used, and on which line they go wrong."""
    if isinstance(why, Unreadable):
        return _not_read(why, file)
    line, line_en = ("", "") if why.line is None else (f"第 {why.line} 行", f"line {why.line}: ")
    return NotRead(
        file,
        f"说明没有用上，{line}{why.reason}",
        why.remedy,
        f"the notes were not used; {line_en}{why.reason_en}",
        why.remedy_en,
    )


def _not_read(why: Unreadable, file: str, *, passed_over: bool = False) -> NotRead:
    said = (why.reason, why.remedy, why.reason_en or why.reason, why.remedy_en or why.remedy)
    reason, remedy, reason_en, remedy_en = (sentence.rstrip("。.") for sentence in said)
    return NotRead(file, reason, remedy, reason_en, remedy_en, passed_over)


def _refuse(form: OtherForm, file: str) -> NotRead:
    kind, kind_en = KINDS[form.kind]
    name = f"「{form.project.value}」" if form.project.value else ""
    return NotRead(
        file,
        f"{name}是{kind}，不是项目支出绩效自评表",
        "本程序目前只查项目支出绩效自评表，请换成那张表",
        f"{name or 'it'} is {kind_en}, not a project self-evaluation",
        "Give the project self-evaluation instead",
        was_read=True,
    )
