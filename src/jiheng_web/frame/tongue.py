"""In which language a page speaks: Chinese, unless English was chosen."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

COOKIE: Final = "jiheng-lang"
LANGUAGES: Final = ("zh", "en")


class Say:
    """Says a thing in the language of the page."""

    def __init__(self, lang: str) -> None:
        self.lang = lang if lang in LANGUAGES else LANGUAGES[0]

    def __call__(self, chinese: str, english: str) -> str:
        """Give one of the two."""
        return english if self.lang == "en" else chinese


def say_of(request: HttpRequest) -> Say:
    """Give what speaks in the language of a request."""
    found = getattr(request, "say", None)
    return found if isinstance(found, Say) else Say(LANGUAGES[0])


class InTongue:
    """Puts ``say`` on each request."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language that was chosen."""
        request.say = Say(request.COOKIES.get(COOKIE, ""))  # type: ignore[attr-defined]  # read by say_of
        return self._answer(request)
