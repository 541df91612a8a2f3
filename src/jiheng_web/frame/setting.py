"""How pages are set: with Jinja, everything escaped, an unknown name is a fault."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.timezone import localtime
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined

from jiheng import __version__
from jiheng_web.frame.tongue import say_of


def environment(**options: Any) -> Environment:  # noqa: ANN401 - as Django gives them
    """Set the engine up, with what every page may use."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)  # noqa: S701 - escaping is switched on a line above
    made.globals.update(static=static, url=_url, htmx_script=htmx_script, version=__version__)
    made.filters["moment"] = _moment
    return made


def of_page(request: HttpRequest) -> dict[str, object]:
    """Give what a page needs of its request."""
    return {"say": say_of(request)}


def _moment(at: datetime) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M}"


def _url(name: str, *words: object) -> str:
    return reverse(name, args=words)
