"""One file from its forms to its copy: what is mended, what is said, and where it came to stand."""

import io
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import PurePath
from typing import Final, NamedTuple

import msgspec

from jiheng.assess import Assessment, Options, Reading
from jiheng.checks import Reported
from jiheng.checks.wording import field_of
from jiheng.exporting.annotating import from_forms, mending
from jiheng.exporting.annotating.excel import ExcelCopy
from jiheng.exporting.annotating.shapes import Copy, Placed, Spot
from jiheng.exporting.annotating.summary import FormNoted, summary
from jiheng.exporting.annotating.tags import NotInPlace
from jiheng.exporting.annotating.telling import tell
from jiheng.exporting.annotating.word import WordCopy
from jiheng.exporting.papers import in_word
from jiheng.exporting.words import Say
from jiheng.form import SelfEvaluation
from jiheng.pile import Pile, gather
from jiheng.reading import Unreadable
from jiheng.reading.dispatch import READERS
from jiheng.reading.kinds import Kind, kind_of

_WRITTEN_INTO: Final[dict[Kind, Callable[[bytes], Copy]]] = {Kind.DOCX: WordCopy, Kind.XLSX: ExcelCopy}
_HERE: Final = (None,)
_NOWHERE: Final = (SelfEvaluation(),)
_SIGNED: Final = (
    "原件带有数字签名；副本加了批注，签名对副本不再有效，原件不受影响。",
    "The original is digitally signed; the signature does not hold for a copy with comments.",
)
_EARLIER: Final = (
    "文件里已有绩衡以前写的批注，都留着没有删，新的写在后面；请以新的为准，旧的可以自行删去。",
    "Comments of an earlier run were kept; the new ones come after them, and the old may be deleted.",
)
_MARKUP: Final = "FM006"
_BLANKS: Final = "FM007"
_MENDED: Final = frozenset({_MARKUP, _BLANKS})


class Annotated(msgspec.Struct, frozen=True):
    """A file with comments, and the page that goes with it.

    ``file`` is the user's file by its name; ``content`` is the copy, a document of the kind that ``suffix`` names, and
    ``summary`` a Word document. ``comments`` is how many there are, ``mended`` how many cells were. ``notices`` are
    what the user has to know of the copy as a whole: that it was made from the form, that a signature does not hold for
    it. ``name`` and ``summary_name`` are what the two may be called where many are written, ``/`` between folders.
    """

    file: str
    suffix: str
    content: bytes
    summary: bytes
    comments: int
    mended: int
    notices: tuple[str, ...]
    name: str = ""
    summary_name: str = ""


def annotate(  # noqa: PLR0913 - a file, as it was read, how it is looked at, what is done to the copy
    content: bytes,
    readings: Sequence[Reading],
    options: Options,
    *,
    file: str,
    fix: bool = False,
    day: str | None = None,
    notices: tuple[str, ...] = (),
) -> Annotated:
    """Write what is found in the forms of a file on a copy of it.

    ``readings`` are the self-evaluations that were read from ``content``; ``fix`` takes tags and stray blanks out of
    the copy, and nothing else; ``day`` (2026-11-22) is the day that Word comments have; ``notices`` are what else the
    user has to know of the copy.

    Raises:
        BadPack: a rule pack that ``options`` names is missing or badly written.
    """
    pile, kind = gather(readings, options), kind_of(content, file)
    try:
        suffix = _suffix(kind, file)
        done = _written(_WRITTEN_INTO[kind](content), pile, _HERE * len(readings), fix=fix, day=day)
    except (NotInPlace, Unreadable):
        forms = [one.form for one in pile.assessments]
        made = from_forms.made(forms, kind)
        suffix, notices = made.suffix, (_made_anew(kind, file, Say(options.lang)), *notices)
        # Where the tables made are not as many as the forms, no cell of theirs is trusted to be the one that is meant.
        elsewhere = made.forms if len(made.forms) == len(forms) else _NOWHERE * len(forms)
        done = _written(made.copy, pile, elsewhere, fix=False, day=day)
    notices += tuple(_of_the_copy(done, Say(options.lang)))
    page = io.BytesIO()
    in_word.write(summary(PurePath(file).name, done.forms, notices, options), page)
    return Annotated(
        file=file,
        suffix=suffix,
        content=done.content,
        summary=page.getvalue(),
        comments=sum(placed.spot is not None for placed in done.placed()),
        mended=sum(len(one.mended) for one in done.forms),
        notices=notices,
    )


class _Written(NamedTuple):
    """A copy that was written on: its bytes, and what is said of each form and where."""

    content: bytes
    forms: list[FormNoted]
    is_signed: bool
    has_earlier: bool

    def placed(self) -> Iterator[Placed]:
        """Give all comments, with where they came to stand."""
        return chain.from_iterable(one.placed for one in self.forms)


def _written(
    copy: Copy, pile: Pile, elsewhere: Sequence[SelfEvaluation | None], *, fix: bool, day: str | None
) -> _Written:
    """Write on a copy; ``elsewhere`` are the forms as they stand in it, where it is not the user's own file."""
    assessments = list(pile.assessments)
    mended = [_mend(copy, one) if fix else {} for one in assessments]
    told = [
        tell(
            one, pile.options, mended=mended[number], number=number, elsewhere=elsewhere[number],
            across=[found for found in pile.across if number in found.forms],
        )
        for number, one in enumerate(assessments)
    ]  # fmt: skip
    placed = iter(copy.write(tuple(mark for one in told for mark in one.marks), day))
    forms = [
        FormNoted(one, tuple(islice(placed, len(one.marks))), tuple(dict.fromkeys(done.values())))
        for one, done in zip(told, mended, strict=True)
    ]
    return _Written(copy.parts.packed(), forms, copy.parts.is_signed, copy.has_earlier)


def _suffix(kind: Kind, file: str) -> str:
    """Say how the name of a copy ends: as that of the file does, where that is one of its kind.

    Raises:
        NotInPlace: files of this kind take no comments.
    """
    if kind not in _WRITTEN_INTO:
        raise NotInPlace
    own, known = PurePath(file).suffix.lower(), READERS[kind]
    return own if own in known else known[0]


def _made_anew(kind: Kind, file: str, say: Say) -> str:
    """Say that the comments stand on a table made from the form, and why."""
    suffix = PurePath(file).suffix.lower()
    which, which_en = (f"{suffix} 文件", f"a {suffix} file") if suffix else ("这种文件", "such a file")
    why = say(f"{which}上不能加批注", f"{which_en} takes no comments")
    if kind in _WRITTEN_INTO:
        why = say("原件的写法特殊，不能直接在上面加批注", "the file is written so that it takes no comments")
    return say(
        f"{why}，批注加在按表中内容重新制的表样（通用表式）上；原件没有改动。",
        f"{why[0].upper()}{why[1:]}: they stand on an official table made from the form; the original is unchanged.",
    )


def _of_the_copy(done: _Written, say: Say) -> Iterator[str]:
    """Say what has to be known of the copy: a signature that does not hold for it, comments too many or missing."""
    if done.is_signed:
        yield say(*_SIGNED)
    if done.has_earlier:
        yield say(*_EARLIER)
    if many := sum(one.spot is None for one in done.placed()):
        yield say(
            f"有 {many} 条批注在文件里没有地方可放，内容在检查摘要里。",
            f"No place was found in the file for comments, which stand in the summary: {many}.",
        )


def _mend(copy: Copy, assessment: Assessment) -> dict[str, str]:
    """Mend what may be mended, and give what was: fingerprints of the findings, with what the cell is called."""
    cells: dict[Spot, list[Reported]] = {}
    for one in assessment.findings:
        if one.code in _MENDED and one.is_open and one.where.field is not None:
            field = field_of(assessment.form, one.where.block, one.where.field, one.where.row)
            if field.place is not None:
                cells.setdefault(Spot(field.place, field.printed), []).append(one)
    done: dict[str, str] = {}
    for spot, found in cells.items():
        first = found[0].where
        field = field_of(assessment.form, first.block, str(first.field), first.row)
        codes = {one.code for one in found}
        changes = mending.changes(field, markup=_MARKUP in codes, blanks=_BLANKS in codes)
        if changes and copy.mend(spot, changes):
            done |= {one.fingerprint: str(field.place) for one in found}
    return done
