"""The first steps: coming in, choosing a language, and whether all is well."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from jiheng_web.frame import door, tongue
from jiheng_web.frame.refusals import nothing_here


@require_GET
def enter(request: HttpRequest, key: str) -> HttpResponse:
    """Let in the browser that brings the key of this start."""
    if not door.is_key(key):
        return nothing_here(request)
    response = redirect("/")
    response.set_cookie(door.COOKIE, key, httponly=True, samesite="Strict")
    return response


@require_POST
def speak(request: HttpRequest) -> HttpResponse:
    """Speak the language that was chosen, on the page where it was."""
    back = request.headers.get("Referer", "")
    response = redirect(back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else "/")
    lang = request.POST.get("lang", "")
    if lang in tongue.LANGUAGES:
        response.set_cookie(tongue.COOKIE, lang, max_age=365 * 86400, httponly=True, samesite="Lax")
    return response


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """Tell whether the program runs and reaches its data; no more, for everybody may ask."""
    del request
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"well": settings.DATA.is_dir()})
