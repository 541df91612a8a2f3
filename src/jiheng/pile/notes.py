"""What stands in a file of notes: a document for each form, an item for each matter, each with its own comments."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

import msgspec

from jiheng.checks import Note
from jiheng.checks.identities import fold
from jiheng.form import SelfEvaluation
from jiheng.rulepacks import BadFile

PROJECT, NUMBER, ITEMS, ENDED = "项目", "序号", "事项", "已不再提出"
MATTER, REASON, BY, DATE, AGAIN, WRITTEN_FOR = "事项", "说明", "填写人", "日期", "待重看", "指纹"
DOCUMENT: Final = (PROJECT, NUMBER, ITEMS, ENDED)
ITEM: Final = (MATTER, REASON, BY, DATE, AGAIN, WRITTEN_FOR)
YES, NO = "是", "否"
OURS: Final = "#:"
"""How comments of ours begin; any other is somebody's own."""

# Of two names so much alike, one may be the other with a mistake mended: our own choice.
_NEAR: Final = 0.6


class BadNotes(BadFile):
    """A file of notes is badly written."""

    called = ("说明文件", "Notes")


class Item(msgspec.Struct, frozen=True):
    """A note with the comments that somebody wrote around it."""

    note: Note
    comments: tuple[str, ...] = ()


class FormNotes(msgspec.Struct, frozen=True):
    """The notes of one form. ``number`` is its place in its file from 1; ``place`` that of the document in this one."""

    project: str | None = None
    number: int | None = None
    items: tuple[Item, ...] = ()
    comments: tuple[str, ...] = ()
    place: int = 1


def notes_for(form: SelfEvaluation, number: int, documents: Sequence[FormNotes]) -> FormNotes | None:
    """Pick the document that belongs to a form, the ``number``-th of its file; ``None`` where there is none.

    That is the one of its project, by number where there are several. A form that has just been given its name is known
    by its number; so is one whose name was mended a little, where there is only one.
    """
    name = fold(form.project.value)
    called = [one for one in documents if name and fold(one.project) == name]
    numbered = [one for one in documents if one.number == number]
    both = [one for one in called if one.number == number]
    for found in (both, called[:1], [one for one in numbered if not fold(one.project) or not name]):
        if found:
            return found[0]
    is_near = len(documents) == 1 and SequenceMatcher(None, fold(documents[0].project), name).ratio() >= _NEAR
    return numbered[0] if numbered and is_near else None
