"""All files that some paths mean, annotated one by one, with the names that their copies may have."""

import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain, count
from pathlib import Path, PurePath
from typing import Final

import msgspec

from jiheng.assess import DEFAULT, Options, Reading
from jiheng.exporting.annotating.one_file import Annotated, annotate
from jiheng.exporting.words import Say
from jiheng.pile import NotRead, assessable, read_each
from jiheng.reading import Unreadable
from jiheng.reading.sources import Source, shown

# What some system takes in no name of a file.
_NO_NAME: Final = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')


def annotate_files(
    *paths: str, options: Options = DEFAULT, fix: bool = False, day: str | None = None
) -> Iterator[Annotated | NotRead]:
    """Give a copy with comments of every file that holds self-evaluations; what cannot be read is given in its place.

    ``paths`` are files, folders, archives or ``-``, as for :func:`jiheng.read_files`. A comment stands at the very cell
    of each item; a file that takes none (.doc, .xls, .pdf, a page, a text) gets an official table made from its forms,
    and that is said. Each file is looked at by itself: what forms have in common is found within one file only.
    ``fix`` takes tags and stray blanks out of the copy; ``day`` (2026-11-22) is the day that Word comments have, and
    left out they have none. The same file gives the same bytes each time.

    Raises:
        BadPack: a rule pack that ``options`` names is missing or badly written.
    """
    told, names = set[str](), _Names(options.lang)
    for path in paths:
        for source, items in read_each(path, told):
            found = [assessable(item) for item in items]
            yield from (item for item in found if isinstance(item, NotRead))
            readings = [item for item in found if isinstance(item, Reading)]
            if readings:
                yield _annotated(source, readings, options, names, path, fix=fix, day=day)


def _annotated(  # noqa: PLR0913 - a file, what was read of it, and how it is to be written on
    source: Source,
    readings: list[Reading],
    options: Options,
    names: "_Names",
    path: str,
    *,
    fix: bool,
    day: str | None,
) -> Annotated | NotRead:
    try:
        content = source.load()
    except Unreadable:
        content = b""
    if sha256(content).hexdigest() != readings[0].source.sha256:
        return NotRead(
            source.name,
            "读的时候文件变了",
            "请等它不再改动后再试",
            "the file changed while it was read",
            "Try again when nobody is changing it",
        )
    made = annotate(content, readings, options, file=source.name, fix=fix, day=day)
    name, summary_name = names.of(source, path, made.suffix)
    return msgspec.structs.replace(made, name=name, summary_name=summary_name)


class _Names:
    """Names for copies: those of the files, with what they are put behind, in their folders; none is given twice."""

    def __init__(self, lang: str) -> None:
        say = Say(lang)
        self._copy, self._summary = say("（批注）", " (comments)"), say("（检查摘要）", " (summary)")
        self._taken: set[str] = set()

    def of(self, source: Source, path: str, suffix: str) -> tuple[str, str]:
        """Give the names of a copy and of its page, with ``/`` between folders."""
        *folders, file = _within(source.name, shown(str(Path(path))))
        tries = chain((PurePath(file).stem, file), (f"{file}-{number}" for number in count(2)))
        places = ("/".join((*folders, name)) for name in tries)
        place = next(place for place in places if place.casefold() not in self._taken)
        self._taken.add(place.casefold())
        return f"{place}{self._copy}{suffix}", f"{place}{self._summary}.docx"


def _within(name: str, path: str) -> list[str]:
    """Give the way to a file from the path that was given, in steps that lead nowhere else on any system."""
    if path != ".":
        name = name[len(path) :] if name.startswith(f"{path}/") else PurePath(name).name
    steps = [_NO_NAME.sub("_", step).strip(" .") for step in name.split("/")]
    return [step for step in steps if step] or ["_"]
