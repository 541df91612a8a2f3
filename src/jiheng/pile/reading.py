"""From paths to forms: every source is read, and what cannot be read is kept beside."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePath
from typing import Final

import msgspec

from jiheng.assess import Reading, read
from jiheng.assess import Source as Origin
from jiheng.form import FormKind, OtherForm, SelfEvaluation
from jiheng.pile.notes import BadNotes, FormNotes, notes_for
from jiheng.pile.roster import is_roster
from jiheng.reading import notes_beside
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


class NotRead(msgspec.Struct, frozen=True):
    """A file that gave no form to assess: what is wrong and what to do, in Chinese and in English, without 「。」.

    ``passed_over`` is a file that nobody meant to be a form: a report of ours or a roster lying among the forms of a
    folder. ``was_read`` is a form that was read, and that there is nothing to check on: one of another kind, or one
    that nobody has filled in.
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
        for source in expand(path):
            yield from _read(source, told)


def _read(source: Source, told: set[str]) -> Iterator[Reading | NotRead]:
    """Read one file and the notes beside it; ``told`` are the files of notes that were found wanting already."""
    file = source.name
    try:
        found = read(source.load(), file=file)
    except Unreadable as why:
        yield _not_read(why, file, passed_over=isinstance(why, OwnReport) and not source.is_named)
        return
    if not found:
        yield _without_form(source)
    notes_file = str(PurePath(file).with_name(notes_beside(PurePath(file).name)))
    documents: tuple[FormNotes, ...] = ()
    digest = ""
    try:
        content = source.beside(notes_beside((source.path or PurePath(file)).name)) if found else None
        if content is not None:
            from jiheng.pile.note_files import read_notes  # noqa: PLC0415 - reading YAML is slow to import

            documents, digest = read_notes(content, file=notes_file), sha256(content).hexdigest()
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
            yield _without_form(source) if is_list else _refuse(form, file)
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


def _without_form(source: Source) -> NotRead:
    if not source.is_named and is_roster(source.load(), source.name):
        return NotRead(
            source.name,
            "是项目清单，不是自评表",
            "要拿表与它核对，请把它写在 --roster 后面",
            "it is a roster and no form",
            "To set the forms beside it, give it after --roster",
            passed_over=True,
        )
    return NotRead(
        source.name,
        "里面没有找到项目支出绩效自评表",
        "请核对是不是这个文件；表格若是文件里的图片，请把图片另存为 .png 或 .jpg 再查；"
        "若是扫描或拍的照片，请扫得清楚些，或找原来的电子表",
        "no self-evaluation form was found in it",
        "Make sure it is the right file; if the form is a picture in it, save that as .png or .jpg and give it; "
        "a scan or photo may have to be sharper, or find the original",
    )


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
