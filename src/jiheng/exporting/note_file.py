"""Files of notes as they are written for people to fill in: what is asked stands in comments, over an empty 说明.

What somebody wrote is kept, comments too. The words are Chinese, for the file goes back to the unit that filed the
form.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from jiheng.checks import Note
from jiheng.exporting.lines import wrap
from jiheng.exporting.summary_shapes import ASKED_ABOVE
from jiheng.exporting.words import Say, items_of
from jiheng.form import SelfEvaluation
from jiheng.pile import FormDue, ItemDue, NotesDue, Pile, notes_due
from jiheng.pile.notes import (
    AGAIN,
    BY,
    DATE,
    ENDED,
    ITEMS,
    MATTER,
    NUMBER,
    OURS,
    PROJECT,
    REASON,
    WRITTEN_FOR,
    YES,
)
from jiheng.reading import AGREED

_COLUMNS: Final = 100
_HEAD: Final = (
    "在「说明:」后面写理由，一两句就行（为什么、有什么依据）；写「无」不算。审核人会看到，也会附在报告后面。",
    "说明跟着表走：表改了以后再加 --notes 运行，写好的都保留。那一行或那一块改过的，会标「待重看: 是」，",
    "看过仍适用就删去那一行，不适用就改写。「指纹」供程序核对，请勿改动。备注可以用 # 开头另写一行。",
)


class NotesProposed(msgspec.Struct, frozen=True):
    """A file of notes as it should be: ``text`` for ``path``, and how many reasons in it are there and are wanted.

    ``is_new``: there is no such file yet; ``changes``: what stands there now is something else.
    """

    path: Path
    text: str
    is_new: bool
    changes: bool
    answered: int
    wanted: int
    again: int
    ended: int


def propose_notes(pile: Pile, *paths: str) -> Iterator[NotesProposed]:
    """Give the files of notes that belong beside the forms of a pile which was read from ``paths``.

    Nothing is put on any disk. A file of notes that cannot be understood is left alone: it was told when the pile was
    read.
    """
    for due in notes_due(pile, *paths):
        text = notes_text(due)
        live = [item.item.note for item in due.items if not item.item.note.ended]
        yield NotesProposed(
            path=due.path,
            text=text,
            is_new=due.before is None,
            changes=due.before != text.encode(),
            answered=sum(note.reason is not None and not note.again for note in live),
            wanted=sum(note.reason is None for note in live),
            again=sum(note.again for note in live),
            ended=sum(item.item.note.ended for item in due.items),
        )


def notes_text(due: NotesDue) -> str:
    """Write a file of notes; read again it gives the same notes."""
    lines = [f"{OURS} 说明：{'、'.join(Path(file).name for file in due.files)}", *(f"{OURS} {line}" for line in _HEAD)]
    for place, form in enumerate(due.forms):
        lines += ["---"] if place else []
        lines += _form(form)
    return "\n".join(lines) + "\n"


def _form(form: FormDue) -> Iterator[str]:
    yield f"{PROJECT}: {_scalar(form.notes.project)}".rstrip()
    yield f"{NUMBER}: {form.notes.number or ''}".rstrip()
    yield from form.notes.comments
    live = [item for item in form.items if not item.item.note.ended]
    ended = [item for item in form.items if item.item.note.ended]
    yield f"{ITEMS}:{'' if live else ' []'}"
    for item in live:
        yield from _item(item, form.form)
    if ended:
        yield f"{ENDED}:"
    for item in ended:
        yield from _item(item, form.form)


def _item(due: ItemDue, form: SelfEvaluation | None) -> Iterator[str]:
    note = due.item.note
    yield f"- {MATTER}: {_scalar(_matter(due, form) or note.matter)}".rstrip()
    yield from (f"  {line}" for line in (*_asked(due), *due.item.comments))
    yield from (f"  {line}".rstrip() for line in _reason(note))
    yield f"  {BY}: {_scalar(note.by)}".rstrip()
    yield f"  {DATE}: {_scalar(note.date)}".rstrip()
    if note.again:
        yield f"  {AGAIN}: {YES}"
    yield f"  {WRITTEN_FOR}:"
    for fingerprint, digest in note.written_for.items():
        yield f"    {_scalar(fingerprint)}: {_scalar(digest)}".rstrip()


def _matter(due: ItemDue, form: SelfEvaluation | None) -> str:
    if form is None or not due.findings:
        return ""
    return Say().matter(items_of(due.findings)[0], form)


def _asked(due: ItemDue) -> Iterator[str]:
    """Say in comments what is asked and what to do."""
    for one in due.findings:
        head = f"{OURS} 〔{one.severity.chinese} {one.code}〕"
        yield from wrap(one.message, _COLUMNS, first=head, rest=f"{OURS}   ")
        if one.remedy:
            yield from wrap(one.remedy, _COLUMNS, first=f"{OURS} → ", rest=f"{OURS}   ")
        if one.code == ASKED_ABOVE:
            yield f"{OURS} → 单位确认一次就行：在整批约定 {AGREED} 里写，或检查时加 --unit；这里写说明不改变单位。"


def _reason(note: Note) -> Sequence[str]:
    """Write a reason: on the line where it is to be filled in, or under it where it has several lines."""
    lines = (note.reason or "").split("\n")
    if len(lines) == 1:
        return (f"{REASON}: {_scalar(note.reason)}",)
    block = (f"{REASON}: |-", *(f"  {line}" for line in lines))
    written = "\n".join(block)
    return block if _is_read_as(written, note.reason) else (f"{REASON}: {_quoted(note.reason)}",)


def _scalar(text: str | None) -> str:
    """Write a text on one line, in quotes where it would be read as anything else without."""
    if not text:
        return ""
    return text if _is_read_as(f"{REASON}: {text}", text) else _quoted(text)


def _is_read_as(written: str, text: str | None) -> bool:
    import yaml  # noqa: PLC0415 - only for whoever writes notes: it costs more than all else here

    try:
        node = yaml.compose(written, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1 or "\n#" in written or " #" in written:
        return False
    value = node.value[0][1]
    return isinstance(value, yaml.ScalarNode) and value.value == text and value.tag != "tag:yaml.org,2002:null"


def _quoted(text: str | None) -> str:
    import yaml  # noqa: PLC0415 - as above

    quoted: str = yaml.dump(text, default_style='"', allow_unicode=True, width=1 << 30, Dumper=yaml.SafeDumper)
    return quoted.strip()
