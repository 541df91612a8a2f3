"""``表.notes.yaml``: the reasons that somebody wrote beside a file of forms, read with the line of everything in it.

A form is a document of its own in it, so that the file of one form is flat. Every scalar stays the text that was
written, and what people put in as comments is kept for whoever writes the file anew.
"""

import difflib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

import yaml

from jiheng.checks import Note
from jiheng.checks.rows import is_said
from jiheng.pile.notes import (
    AGAIN,
    BY,
    DATE,
    DOCUMENT,
    ENDED,
    ITEM,
    ITEMS,
    MATTER,
    NO,
    NUMBER,
    OURS,
    PROJECT,
    REASON,
    WRITTEN_FOR,
    YES,
    BadNotes,
    FormNotes,
    Item,
)
from jiheng.reading import Unreadable, decode

_LARGEST: Final = 1_000_000
_DEEPEST: Final = 20
_MOST_DIGITS: Final = 6
# YAML ends a line at these, and no editor does; a line between paragraphs comes with what is copied from Word.
_HIDDEN_BREAKS: Final = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
# A name at the beginning of a line with the colon that Chinese keyboards give.
_WIDE_COLON: Final = re.compile(
    rf"^(\s*(?:-\s+)?(?:{'|'.join(dict.fromkeys((*DOCUMENT, *ITEM)))}))：[ \t]*", re.MULTILINE
)
# The same language from either; the one written in C is ten times as quick, and not there everywhere.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL: Final = "tag:yaml.org,2002:null"


def read_notes(content: bytes, *, file: str) -> tuple[FormNotes, ...]:
    """Read the bytes of a file of notes, shown to the user as ``file``.

    Raises:
        BadNotes: something in it cannot be understood; it says where, and what to write instead.
    """
    return tuple(_Reader(file, content).documents())


class _Reader:
    """Walks the nodes of one file, which know their lines."""

    def __init__(self, file: str, content: bytes) -> None:
        self._file = file
        if len(content) > _LARGEST:
            raise self._bad(
                None, "文件过大，不像说明文件", "请核对是不是这个文件", "the file is too large", "Compare it"
            )
        try:
            text = decode(content).replace("\r\n", "\n").replace("\r", "\n").translate(_HIDDEN_BREAKS)
        except Unreadable as error:
            why = error.reason_en or error.reason
            raise self._bad(None, error.reason, "请用 UTF-8 编码另存", why, "Save it as UTF-8") from error
        self._text = self._understood(text)

    def _understood(self, text: str) -> str:
        """Give the text as it can be composed: with the colons of YAML where those of a keyboard stand.

        A text that is good as it is stays, for 说明： may begin a line of somebody's reason.
        """
        try:
            self._look_through(text)
        except yaml.YAMLError as error:
            mended = _WIDE_COLON.sub(r"\1: ", text)
            try:
                self._look_through(mended)
            except yaml.YAMLError:
                raise self._not_yaml(error, text) from error
            return mended
        return text

    def _look_through(self, text: str) -> None:
        """Refuse what would be lost or cost too much, before anything is built of it."""
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            line = None if event.start_mark is None else event.start_mark.line + 1
            if depth > _DEEPEST:
                what = ("括号套得太深", "请把整句说明用英文单引号括起来")
                raise self._bad(line, *what, "nested too deep", "Put the whole reason between single quotes")
            if sign := _sign(event):
                what = (f"「{sign}」开头的词会被当作记号丢掉", "请把整句说明用英文单引号括起来")
                what_en = (f"a word behind {sign} would be lost", "Put the whole reason between single quotes")
                raise self._bad(line, *what, *what_en)

    def _bad(self, line: int | None, reason: str, remedy: str, reason_en: str, remedy_en: str) -> BadNotes:
        return BadNotes(reason, remedy, reason_en=reason_en, remedy_en=remedy_en, file=self._file, line=line)

    def documents(self) -> Iterator[FormNotes]:
        try:
            nodes = [node for node in yaml.compose_all(self._text, Loader=_LOADER) if not _is_nothing(node)]
            self._comments = list(_comments(self._text))
        except yaml.YAMLError as error:
            raise self._not_yaml(error, self._text) from error
        self._lines = [line for line, _, _ in self._comments]
        starts = [node.start_mark.line for node in nodes]
        if not nodes and (comments := self._own_comments(0, len(self._text) + 1)):
            yield FormNotes(comments=comments)
        for place, node in enumerate(nodes, start=1):
            end = starts[place] if place < len(starts) else len(self._text)
            yield self._document(node, place, 0 if place == 1 else starts[place - 1], end)

    def _not_yaml(self, error: yaml.YAMLError, text: str) -> BadNotes:
        mark = getattr(error, "problem_mark", None)
        line = 1 if mark is None else min(mark.line, text.count("\n")) + 1
        return self._bad(
            line,
            "这里的写法程序读不懂",
            "请看这一行和上一行：缩进是否对齐（用空格，不用 Tab），冒号是否英文半角、后面空一格；"
            "说明里有半角冒号或引号的，请把整句用英文单引号括起来",
            f"this is not valid YAML: {getattr(error, 'problem', None) or error}",
            "Look at this line and the one above: indents, blanks instead of tabs, a blank after each colon; put a "
            "reason with a colon in it between single quotes",
        )

    def _document(self, node: yaml.Node, place: int, start: int, end: int) -> FormNotes:
        parts = self._mapping(node, DOCUMENT)
        number = self._scalar(parts, NUMBER)
        if number is not None and not (number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS):
            line = parts[NUMBER].start_mark.line + 1
            what = (f"「{NUMBER}」应当是数字，这里是「{number[:20]}」", "请写这张表是文件里的第几张，如 1")
            raise self._bad(line, *what, f"“{NUMBER}” must be a number", "Give the place of the form in its file")
        items = [(one, False) for one in self._list(parts, ITEMS)] + [(one, True) for one in self._list(parts, ENDED)]
        begins = sorted(one.start_mark.line for one, _ in items)
        first = begins[0] if begins else end
        found = []
        for one, ended in items:
            at = one.start_mark.line
            behind = bisect_right(begins, at)
            found.append(self._item(one, at, begins[behind] if behind < len(begins) else end, ended=ended))
        return FormNotes(
            project=self._scalar(parts, PROJECT),
            number=None if number is None else int(number),
            items=tuple(found),
            comments=self._own_comments(start, first),
            place=place,
        )

    def _item(self, node: yaml.Node, start: int, end: int, *, ended: bool) -> Item:
        parts = self._mapping(node, ITEM)
        again = self._scalar(parts, AGAIN)
        if again not in {None, YES, NO}:
            line = parts[AGAIN].start_mark.line + 1
            what = (f"「{AGAIN}」只能写「{YES}」或「{NO}」", "看过说明仍适用的，删去这一行即可")
            raise self._bad(line, *what, f"“{AGAIN}” is {YES} or {NO}", "Once looked at, delete the line")
        note = Note(
            matter=self._scalar(parts, MATTER) or "",
            reason=self._reason(parts),
            written_for=self._written_for(parts),
            by=self._scalar(parts, BY),
            date=self._scalar(parts, DATE),
            again=again == YES,
            ended=ended,
        )
        return Item(note, self._own_comments(start, end))

    def _reason(self, parts: dict[str, yaml.Node]) -> str | None:
        """Give the reason, or nothing for 无 and the like; no part of it is dropped as a comment."""
        reason = self._scalar(parts, REASON)
        node = parts.get(REASON)
        if reason is not None and isinstance(node, yaml.ScalarNode) and not node.style:
            last = node.end_mark.line
            behind = self._comments[bisect_left(self._lines, last) : bisect_right(self._lines, last)]
            if any(not whole for _, _, whole in behind):
                what = ("「#」和它后面的字会被当作备注丢掉", "请把整句说明用英文单引号括起来")
                raise self._bad(
                    last + 1, *what, "what follows # would be lost", "Put the whole reason between single quotes"
                )
        return reason if is_said(reason) else None

    def _written_for(self, parts: dict[str, yaml.Node]) -> dict[str, str]:
        node = parts.get(WRITTEN_FOR)
        if node is None or _is_nothing(node):
            line = parts[MATTER].start_mark.line + 1 if MATTER in parts else None
            what = (
                "这一项的「指纹」不见了，不知道说明的是哪一条",
                "请从原来的文件恢复；或先移走本文件，用 --notes 重写再填",
            )
            raise self._bad(
                line, *what, "the fingerprints of this item are gone", "Restore them, or let --notes write a new file"
            )
        found = self._mapping(node, None)
        return {name: self._scalar(found, name) or "" for name in found}

    def _own_comments(self, start: int, end: int) -> tuple[str, ...]:
        first, last = bisect_left(self._lines, start), bisect_left(self._lines, end)
        return tuple(text for _, text, _ in self._comments[first:last] if not text.startswith(OURS))

    def _list(self, parts: dict[str, yaml.Node], name: str) -> list[yaml.Node]:
        node = parts.get(name)
        if node is None or _is_nothing(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            what = (f"「{name}」下面应当逐项写，每项以「- {MATTER}:」开头", "请检查缩进和每项开头的横线")
            raise self._bad(
                node.start_mark.line + 1, *what, f"“{name}” must be a list", "Look at indents and the dashes"
            )
        return list(node.value)

    def _mapping(self, node: yaml.Node, known: Sequence[str] | None) -> dict[str, yaml.Node]:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            what = ("这里应当逐行写「栏目: 内容」", "请检查缩进；冒号用英文半角，后面空一格")
            raise self._bad(line, *what, "entries are expected here", "Look at indents and colons")
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            at, name = key.start_mark.line + 1, str(key.value)
            if known is not None and name not in known:
                raise self._unknown(at, name, known)
            if name in found:
                raise self._bad(at, f"「{name}」写了两次", "请删去一处", f"“{name}” stands twice", "Delete one of them")
            found[name] = value
        return found

    def _unknown(self, line: int, name: str, known: Sequence[str]) -> BadNotes:
        near = difflib.get_close_matches(name, known, n=1)
        remedy = f"是否想写「{near[0]}」？" if near else f"这里可以写 {'、'.join(known)}"
        remedy_en = f"Did you mean “{near[0]}”?" if near else f"Known here: {', '.join(known)}"
        return self._bad(line, f"不认识的栏目「{name}」", remedy, f"unknown entry “{name}”", remedy_en)

    def _scalar(self, parts: dict[str, yaml.Node], name: str) -> str | None:
        node = parts.get(name)
        if node is None or _is_nothing(node):
            return None
        if not isinstance(node, yaml.ScalarNode):
            what = (f"「{name}」应当写一句话", "请写在同一行；有特殊符号的，用英文单引号括起来")
            raise self._bad(node.start_mark.line + 1, *what, f"“{name}” must be text", "Write it on one line")
        return str(node.value).strip() or None


def _sign(event: yaml.Event) -> str:
    """Give the sign that makes YAML take a word away from what follows it: an anchor, a reference, a tag."""
    if isinstance(event, yaml.AliasEvent):
        return "*"
    if getattr(event, "anchor", None) is not None:
        return "&"
    return "!" if getattr(event, "tag", None) is not None else ""


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.tag == _NULL


def _comments(text: str) -> Iterator[tuple[int, str, bool]]:
    """Give the comments of a text: on which line, in which words, and whether one has its line to itself.

    They are what stands between the tokens.
    """
    lines = text.split("\n")
    line, column = 0, 0
    for token in yaml.scan(text, Loader=_LOADER):
        yield from _between(lines, (line, column), (token.start_mark.line, token.start_mark.column))
        line, column = token.end_mark.line, token.end_mark.column


def _between(lines: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, str, bool]]:
    for at in range(start[0], min(end[0] + 1, len(lines))):
        first = start[1] if at == start[0] else 0
        gap = lines[at][first : end[1] if at == end[0] else None]
        if gap.lstrip().startswith("#"):
            yield at, gap.strip(), not lines[at][:first].strip()
