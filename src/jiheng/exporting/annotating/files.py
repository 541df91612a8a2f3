"""All files that some paths mean, annotated one by one, with the names that their copies may have."""

from collections.abc import Iterator
from hashlib import sha256

import msgspec

from jiheng.assess import DEFAULT, Options, Reading
from jiheng.exporting.annotating.names import Names
from jiheng.exporting.annotating.one_file import Annotated, annotate
from jiheng.exporting.words import Say
from jiheng.pile import NotRead, assessable, read_each
from jiheng.reading import Unreadable
from jiheng.reading.sources import Source

_CUT = (
    "原来的名称太长，副本和检查摘要的名称只用了前一部分。",
    "The name is too long: those of the copy and its summary have only the first part of it.",
)


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
    told, names = set[str](), Names(options.lang)
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
    names: Names,
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
    name = names.of(source, path)
    notices = (Say(options.lang)(*_CUT),) if name.is_cut else ()
    made = annotate(content, readings, options, file=source.name, fix=fix, day=day, notices=notices)
    return msgspec.structs.replace(made, name=names.copy(name, made.suffix), summary_name=names.summary(name))
