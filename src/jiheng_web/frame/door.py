"""The door of a bench without log-in: only the browser that came in by the address shown at the start is let in.

Bound to 127.0.0.1, the bench is still within reach of everybody who works on the same machine. The address holds a key
that is another at each start; a browser that came by it keeps the key in a cookie.
"""

import hmac
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from jiheng_web.frame.refusals import refuse
from jiheng_web.frame.tongue import say_of

COOKIE: Final = "jiheng-key"
_OPEN: Final = ("/static/", "/enter/", "/health/")


def is_key(typed: str) -> bool:
    """Tell whether this is the key of this start. Without one nobody comes in."""
    key = settings.LOCAL_KEY
    return bool(key) and hmac.compare_digest(typed.encode(), key.encode())


class OnlyWithKey:
    """Turns away whoever lacks the key."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or say how to come in."""
        if request.path.startswith(_OPEN) or is_key(request.COOKIES.get(COOKIE, "")):
            return self._answer(request)
        say = say_of(request)
        response = refuse(
            request,
            403,
            say("请从启动时显示的网址进来", "Please come in by the address that was shown at the start"),
            say(
                "工作台没有登录，靠网址里的钥匙认人，每次启动另换。请回到启动它的窗口，打开那里的网址。",
                "The bench has no log-in; a key in the address stands for it, another at each start. Go back to the "
                "window in which it was started, and open the address there.",
            ),
        )
        response.headers["HX-Refresh"] = "true"  # a part of an old page that asks how far it is gives way to this
        return response
