"""Documents of official tables: a form a page, each with its annexes, and what else was read of it."""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Final, Protocol, cast

import msgspec

from jiheng.assess import Assessment, Reading
from jiheng.checks import Note
from jiheng.exporting.answers import signed
from jiheng.exporting.official.paper import Annex
from jiheng.exporting.official.review_sheet import review_sheet
from jiheng.exporting.papers.shapes import Block, NewPage, Paper
from jiheng.exporting.summary_reading import SHIFTS
from jiheng.exporting.words import Say
from jiheng.form import Doubt, OtherForm, SelfEvaluation, clean

LAYOUTS: Final = {"general": "通用", "ab": "AB", "yunnan": "云南", "sichuan": "四川"}
"""The layouts by the names of their modules, with what they are called in Chinese."""

_LEFT_OVER: Final = "FM019"
_SAY: Final = Say("zh")
"""Official documents are in Chinese, whatever the language of the user."""


class _Layout(Protocol):
    def lay_out(self, form: SelfEvaluation, annexes: Sequence[Annex] = ()) -> Paper: ...


def form_paper(reading: Reading, layout: str) -> Paper:
    """Lay a form out, with what was written for it, read with doubts or found no place as annexes.

    Raises:
        ValueError: there is no layout of that name.
        TypeError: the form is of another kind, for which there is no layout.
    """
    if layout not in LAYOUTS:
        raise ValueError(f"a form is laid out as {', '.join(LAYOUTS)}, not as {layout}")
    if isinstance(reading.form, OtherForm):
        raise TypeError(f"a form of kind {reading.form.kind} has no official layout")
    module = cast("_Layout", import_module(f"{__package__}.{layout}"))
    return module.lay_out(reading.form, annexes_of(reading))


def annexes_of(reading: Reading) -> tuple[Annex, ...]:
    """Give what belongs to a reading and to no form: notes, texts that found no place, doubts that are open."""
    notes = ((f"关于{note.matter}", _reason(note)) for note in reading.notes if note.reason)
    texts = (("原文", f"「{text}」") for text in _not_taken_up(reading))
    doubts = ((str(doubt.place or ""), doubt.what) for doubt in reading.doubts if _is_to_be_seen(doubt))
    moved = [_moved(doubt) for doubt in reading.doubts if doubt.settled and doubt.code in SHIFTS]
    return (
        Annex("说明", tuple(notes)),
        Annex("原表错位的地方，本表已按内容归位，请与原表核对一眼", (("归位", "；".join(moved)),) if moved else ()),
        Annex("原表中没有归到栏目的文字", tuple(texts)),
        Annex("读表没有把握的地方，请与原表核对", tuple(doubts)),
    )


def _moved(doubt: Doubt) -> str:
    """Say in short what had shifted, and where: this table shows it where it belongs, and not as it was printed."""
    return f"{doubt.what.partition('。')[0]}（{doubt.place}）"


def _is_to_be_seen(doubt: Doubt) -> bool:
    """Tell whether a doubt is open, or speaks of a text that found no column: it stands nowhere else."""
    return not doubt.settled or doubt.code == _LEFT_OVER


def _reason(note: Note) -> str:
    return f"{note.reason}{signed(note, _SAY)}"


def _not_taken_up(reading: Reading) -> Iterator[str]:
    """Give what was left over but for what stands in a column of its own anyway."""
    of_money = (one for row in reading.form.funds for one in row.further)
    of_indicators = (one for row in reading.form.indicators for one in row.further)
    further = {f"{one.label}：{clean(one.text.printed)}" for one in (*of_money, *of_indicators)}
    yield from (text for text in reading.left_over if text not in further)


def forms_paper(items: Iterable[object], layout: str) -> Paper:
    """Lay all self-evaluations out that were read, one after another.

    Raises:
        ValueError: there is no layout of that name, or no form.
    """
    forms = (one for one in items if isinstance(one, Reading) and isinstance(one.form, SelfEvaluation))
    return one_after_another(form_paper(one, layout) for one in forms)


def review_sheets_paper(assessments: Iterable[Assessment]) -> Paper:
    """Draw the review sheets of forms, one after another.

    Raises:
        ValueError: there is no form.
    """
    return one_after_another(map(review_sheet, assessments))


def one_after_another(papers: Iterable[Paper]) -> Paper:
    """Put papers into one document, each on a page, and in a workbook on a sheet, of its own.

    Raises:
        ValueError: there are none.
    """
    found = list(papers)
    if not found:
        raise ValueError("there is no form to write")
    blocks: list[Block] = list(found[0].blocks)
    for paper in found[1:]:
        blocks += (NewPage(paper.sheet, paper.is_wide), *paper.blocks)
    title = found[0].title if len(found) == 1 else f"{found[0].title}等 {len(found)} 张"
    return msgspec.structs.replace(found[0], title=title, blocks=tuple(blocks))
