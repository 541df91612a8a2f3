"""What is said of a whole batch, computed from the forms that were read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import msgspec
from django.db import transaction

import jiheng
from jiheng_web.frame.tongue import LANGUAGES
from jiheng_web.review.models import Batch, BatchForm, Refusal

if TYPE_CHECKING:
    from django.db.models import QuerySet

_WHOLE: Final = "read_whole"
_SHORT: Final = (
    *("place", "name", "unit", "claimed", "due"),
    *("errors", "doubts", "advice", "not_judged", "is_whole"),
)


def options_of(batch: Batch) -> jiheng.Options:
    """Give what was answered for the batch."""
    return jiheng.Options(
        rules=tuple(batch.rules.split()), confirmed_unit=batch.unit or None, year=batch.year, finished=batch.finished
    )


def pile_of(batch: Batch) -> jiheng.Pile:
    """Gather all that was read of a batch.

    Raises:
        BadPack: a rule pack that was chosen is not there any more.
    """
    return jiheng.gather(_items(batch), options_of(batch))


def _items(batch: Batch) -> Iterator[jiheng.Reading | jiheng.NotRead]:
    for form in BatchForm.objects.filter(batch=batch).order_by("source", "number").iterator():
        yield jiheng.load_reading(bytes(form.reading))
    for one in Refusal.objects.filter(file__batch=batch).order_by("name").iterator():
        yield jiheng.NotRead(
            one.name, one.reason, one.remedy, one.reason_en, one.remedy_en, one.passed_over, one.was_read
        )


def compute(batch: Batch) -> None:
    """Compute what is said of a batch at its present revision, and put it in short beside each form."""
    revision, pile = batch.revision, pile_of(batch)
    pages = {lang: jiheng.lay_out(pile, lang=lang) for lang in LANGUAGES}
    laid_out = {lang: _whole(page) for lang, page in pages.items()}
    forms = {(one.source, one.number): one for one in _in_short(batch)}
    for form in forms.values():
        form.place = None
    for entry, gist in zip(pages[LANGUAGES[0]].contents, pile.gists, strict=True):
        form = forms[gist.source.file, gist.source.number]
        counts = dict(entry.counts)
        form.place, form.name, form.unit = entry.number, entry.name, entry.unit
        form.claimed, form.due = entry.claimed, entry.due
        form.errors, form.doubts, form.advice = (counts[kind] for kind in ("error", "doubt", "advice"))
        form.not_judged, form.is_whole = gist.not_judged, gist.how_read == _WHOLE
    with transaction.atomic():
        BatchForm.objects.bulk_update(forms.values(), _SHORT, batch_size=200)
        Batch.objects.filter(pk=batch.pk).update(laid_out=laid_out, computed=revision, failure="")


def _in_short(batch: Batch) -> "QuerySet[BatchForm]":
    return BatchForm.objects.filter(batch=batch).defer("reading")


def _whole(page: Any) -> dict[str, object]:  # noqa: ANN401 - as jiheng.lay_out gives it
    """Give what is said of the whole batch, as it can be kept; links to forms become their places."""
    points = [
        {
            "sign": one.sign,
            "head": one.head,
            "text": one.text,
            "details": [
                {"place": None if link is None else _place(link[0]), "label": link and link[1], "text": text}
                for link, text in one.details
            ],
        }
        for one in page.points
    ]
    across = [
        msgspec.to_builtins(one) | {"forms": [{"place": _place(id_), "label": text} for id_, text in one.forms]}
        for one in page.across
    ]
    return {"points": points, "across": across}


def _place(id_: str) -> int:
    """Give the place of a form from the name of its section: ``form-3``."""
    return int(id_.removeprefix("form-"))
