"""Pages of the bench."""

from typing import Final

from django.conf import settings
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

import jiheng
from jiheng_web.frame.refusals import refuse
from jiheng_web.frame.tongue import say_of
from jiheng_web.people.person import AT_THIS_MACHINE
from jiheng_web.review import acts, queries
from jiheng_web.review.models import Batch, Outcome
from jiheng_web.review.names import safe_name

_YEARS: Final = range(2010, 2100)
_A_PAGE: Final = 100
_MOST_OUTCOMES: Final = 6
_FINISHED: Final = {"": None, "yes": True, "no": False}


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show the batches, and where to drop files."""
    return render(request, "review/home.html.jinja", {"batches": queries.batches()})


@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """Open a batch with the files that come along; ``more`` says that others follow."""
    return _take_in(request, None)


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Take more files into a batch."""
    return _take_in(request, queries.batch(pk))


def _take_in(request: HttpRequest, batch: Batch | None) -> HttpResponse:
    say, files, paths = say_of(request), request.FILES.getlist("files"), request.POST.getlist("paths")
    named = [(paths[at] if at < len(paths) else file.name or "", file) for at, file in enumerate(files)]
    large = next((typed for typed, file in named if (file.size or 0) > settings.MOST_UPLOAD), None)
    if large is not None:
        most = settings.MOST_UPLOAD >> 20
        return refuse(
            request,
            413,
            say(f"「{large}」超过 {most} MB，这几个文件没有收下", f"'{large}' is over {most} MB; nothing was taken in"),
            say("请把它压缩或分成几份再交。", "Compress it or split it, and send it again."),
        )
    if batch is None and not named:
        return refuse(
            request,
            400,
            say("没有选文件，没有新建这一批", "No file was chosen; no batch was opened"),
            say("请先选文件，再开始检查。", "Choose files first, then start."),
        )
    with transaction.atomic():  # no batch stays behind without the files it was opened for
        batch = batch or acts.open_batch(AT_THIS_MACHINE, request.POST.get("name", ""))
        if named:
            acts.add_files(AT_THIS_MACHINE, batch, named)
    if request.POST.get("more") != "1":
        acts.have_read(AT_THIS_MACHINE, batch)
    if request.accepts("text/html"):
        return redirect("batch", batch.pk)
    return JsonResponse({"add": reverse("add", args=(batch.pk,)), "page": reverse("batch", args=(batch.pk,))})


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a batch: how far it is, its summary, its queue."""
    batch, shown = queries.batch(pk), request.GET.get("shown", "all")
    told = {
        "batch": batch,
        "progress": queries.progress(batch),
        "laid_out": queries.laid_out(batch, say_of(request).lang),
        "counts": queries.counts(batch),
        "shown": shown if shown in queries.FILTERS else "all",
        "queue": Paginator(queries.queue(batch, shown), _A_PAGE).get_page(request.GET.get("page")),
        "packs": [(name, jiheng.load_pack(name)) for name in jiheng.known_packs()],
        "units": acts.UNITS,
        "seen": acts.seen_of(batch),
    }
    return render(request, "review/batch.html.jinja", told | _documents(batch))


@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell how far a batch is; when it is ready, the page is loaded anew."""
    batch = queries.batch(pk)
    told = queries.progress(batch)
    response = render(request, "review/progress.html.jinja", {"batch": batch, "progress": told})
    if told.is_ready:
        response.headers["HX-Refresh"] = "true"
    return response


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the answers for the whole batch."""
    batch, say = queries.batch(pk), say_of(request)
    typed = {name: request.POST.get(name, "").strip() for name in acts.Answers._fields}
    year = typed["year"]
    is_good = all(
        (
            typed["rules"] in {"", *jiheng.known_packs()},
            typed["unit"] in {"", *acts.UNITS},
            typed["finished"] in _FINISHED,
            not year or (year.isascii() and year.isdigit() and int(year) in _YEARS),
        )
    )
    if not is_good:
        return refuse(
            request,
            400,
            say("这样填不行，没有改动", "This cannot be used; nothing was changed"),
            say(
                "办法和金额单位请从列表里选，年度请填四位数字，如 2024。",
                "Choose rules and unit from the lists; give the year in four digits, as in 2024.",
            ),
        )
    answers = acts.Answers(typed["rules"], typed["unit"], int(year) if year else None, _FINISHED[typed["finished"]])
    try:
        acts.answer(AT_THIS_MACHINE, batch, answers, request.POST.get("seen"))
    except acts.Outdated:
        return refuse(
            request,
            409,
            say("另一个页面刚改过这一批，没有改动", "Another page has just changed this batch; nothing was changed"),
            say(
                "请回到上一页，刷新后看一眼「整批先定」，再定一次。",
                "Go back, load the page anew, look at what is settled for all, and settle again.",
            ),
        )
    return redirect("batch", pk)


@require_GET
def form(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Show a form with everything said of it."""
    batch = queries.batch(pk)
    shown = queries.form(batch, place, say_of(request).lang)
    return render(request, "review/form.html.jinja", {"batch": batch, "shown": shown, "page": shown.page})


@require_http_methods(["GET", "POST"])
def outcomes(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a document written, or tell how far those that were ordered are."""
    batch = queries.batch(pk)
    if request.method == "POST":
        kind = request.POST.get("kind", "")
        if kind not in Outcome.Kind:
            raise Http404
        acts.order(AT_THIS_MACHINE, batch, Outcome.Kind(kind))
        return redirect(f"{reverse('batch', args=(pk,))}#outcomes")
    return render(request, "review/outcomes.html.jinja", {"batch": batch} | _documents(batch))


def _documents(batch: Batch) -> dict[str, object]:
    return {"outcomes": batch.outcomes.all()[:_MOST_OUTCOMES], "kinds": Outcome.Kind}


@require_GET
def fetch(request: HttpRequest, pk: int) -> FileResponse:
    """Give a document that was written, always to be kept and never to be shown in the browser."""
    del request
    outcome = get_object_or_404(Outcome, pk=pk)
    if not outcome.name or not outcome.file.is_file():
        raise Http404
    name = safe_name(f"{outcome.batch.name}-{outcome.name}".replace("/", "-").replace("\\", "-"))
    return FileResponse(outcome.file.open("rb"), as_attachment=True, filename=name)
