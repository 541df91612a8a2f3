"""What pages of the bench show."""

from typing import Any, Final, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

import jiheng
from jiheng_web.review.computing import options_of
from jiheng_web.review.models import Batch, BatchFile, BatchForm

_URGENT: Final = ("-errors", "is_whole", "-doubts", "-not_judged", "place")
FILTERS: Final = {
    "all": Q(),
    "errors": Q(errors__gt=0),
    "doubts": Q(errors=0, doubts__gt=0),
    "unsure": Q(is_whole=False),
    "nothing": Q(errors=0, doubts=0),
}
"""Which forms of a queue are shown."""


class Progress(NamedTuple):
    """How far the reading of a batch has come."""

    done: int
    many: int
    is_ready: bool


class Shown(NamedTuple):
    """A form as its page shows it, with its neighbours in the queue."""

    form: BatchForm
    page: Any
    laid_out: Any
    before: BatchForm | None
    after: BatchForm | None
    at: int
    many: int


def batches() -> QuerySet[Batch]:
    """Give all batches with how many forms and files they have."""
    return Batch.objects.defer("laid_out").annotate(
        forms_in_all=Count("forms", filter=Q(forms__place__isnull=False), distinct=True),
        files_in_all=Count("files", distinct=True),
    )


def batch(pk: int) -> Batch:
    """Give a batch.

    Raises:
        Http404: there is none of this number.
    """
    return get_object_or_404(Batch, pk=pk)


def laid_out(of: Batch, lang: str) -> Any:  # noqa: ANN401 - as it was kept, see review.computing
    """Give what is said of a batch as a whole; nothing while nothing was computed."""
    return of.laid_out.get(lang) or {"points": (), "across": ()}


def progress(of: Batch) -> Progress:
    """Tell how far a batch is."""
    told = of.files.aggregate(
        many=Count("pk"), done=Count("pk", filter=Q(state__in=(BatchFile.State.DONE, BatchFile.State.SET_ASIDE)))
    )
    return Progress(told["done"], told["many"], of.is_up_to_date)


def queue(of: Batch, shown: str) -> QuerySet[BatchForm]:
    """Give the forms of a batch that should be looked at, the most urgent first."""
    found = of.forms.filter(place__isnull=False).defer("reading")
    return found.filter(FILTERS.get(shown, Q())).order_by(*_URGENT)


def counts(of: Batch) -> dict[str, int]:
    """Count the forms under each filter."""
    told = {f"in_{name}": Count("pk", filter=one) for name, one in FILTERS.items() if one}
    found = of.forms.filter(place__isnull=False).aggregate(in_all=Count("pk"), **told)
    return {name: found[f"in_{name}"] for name in FILTERS}


def form(of: Batch, place: int, lang: str) -> Shown:
    """Lay out a form of a batch, with everything that is said of it alone.

    Raises:
        Http404: the batch has no form at this place.
    """
    found = get_object_or_404(of.forms, place=place)
    pile = jiheng.gather([jiheng.load_reading(bytes(found.reading))], options_of(of))
    page = jiheng.lay_out(pile, lang=lang)
    places = list(queue(of, "all"))
    at = next(number for number, one in enumerate(places) if one.pk == found.pk)
    return Shown(
        found,
        page,
        next(iter(page.forms)),
        places[at - 1] if at else None,
        places[at + 1] if at + 1 < len(places) else None,
        at + 1,
        len(places),
    )
