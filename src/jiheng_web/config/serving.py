"""``jiheng serve --local``: the bench for one person, in the browser of this machine."""

import importlib.util
import os
import secrets
import socket
import threading
import webbrowser
from argparse import Namespace
from typing import Final

from jiheng_web.config import environment
from jiheng_web.config.shell import Desk, Parser
from jiheng_web.config.working import kept_working

SUMMARY: Final = ("在浏览器里审表：收文件、看汇总、逐张看、出文件", "review forms in the browser")
_HERE: Final = "127.0.0.1"
_PORT: Final = 8650
_MOST_PORT: Final = 65535
_NEEDED: Final = ("django", "granian", "whitenoise", "django_htmx", "django_tasks", "django_tasks_db")


def arguments(parser: Parser) -> None:
    """Take for whom, and where."""
    parser.flag("--local", chinese="一个人在本机用，不登录", english="for one person on this machine, no log-in")
    parser.option(
        "--port",
        metavar="PORT",
        default=str(_PORT),
        chinese=f"端口（默认 {_PORT}）",
        english=f"the port (default {_PORT})",
    )
    parser.option(
        "--data",
        metavar="FOLDER",
        chinese="存放数据的文件夹；省略时用本人的应用数据文件夹",
        english="the folder for the data; left out, that of the user's programs",
    )
    parser.flag("--no-browser", chinese="不自动打开浏览器", english="do not open the browser")
    parser.example("serve --local", chinese="在本机打开审核工作台", english="open the bench on this machine")


def run(typed: Namespace, desk: Desk) -> int:
    """Serve the bench until Ctrl-C, and give 0; 2 where it cannot be served."""
    say, why = desk.say, _hindrance(typed, desk)
    if why is not None:
        desk.complain(why)
        return 2
    port, key = int(typed.port), secrets.token_urlsafe(24)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "jiheng_web.config.settings",
        "JIHENG_LOCAL": "1",
        "JIHENG_LOCAL_KEY": key,
        "JIHENG_HOSTS": f"{_HERE},localhost",
    }
    if typed.data:
        os.environ["JIHENG_DATA"] = typed.data
    try:
        _prepare()
    except OSError as error:
        desk.complain(
            say(
                f"用不了存放数据的文件夹（{error}）。请用 --data 换一个能写的文件夹。",
                f"The folder for the data cannot be used ({error}). Choose one that can be written to with --data.",
            )
        )
        return 2
    address = f"http://{_HERE}:{port}/enter/{key}/"
    desk.print(say(f"审核工作台：{address}", f"The bench: {address}"))
    desk.print(
        say(
            "只有本机打得开；按 Ctrl-C 结束，收到的文件和结果都留着。",
            "Only this machine can open it. Ctrl-C ends it; files and results are kept.",
        )
    )
    if not typed.no_browser:
        threading.Timer(1, webbrowser.open, (address,)).start()
    with kept_working():
        _serve(port)
    return 0


def _hindrance(typed: Namespace, desk: Desk) -> str | None:
    """Say why the bench cannot be served, or ``None``."""
    say = desk.say
    if not typed.local:
        return say(
            "多人使用的办公室还没有做好；一个人在本机用，请加 --local：jiheng serve --local",
            "The office for several people is not ready; for one person on this machine: jiheng serve --local",
        )
    if any(importlib.util.find_spec(name) is None for name in _NEEDED):
        return say(
            "网页部分还没有安装。请装好再运行：pip install 'jiheng[web]'",
            "What serves pages is not installed. Install it first: pip install 'jiheng[web]'",
        )
    if not (environment.MOST_UPLOAD.value.isascii() and environment.MOST_UPLOAD.value.isdigit()):
        name, value = environment.MOST_UPLOAD.name, environment.MOST_UPLOAD.value
        return say(
            f"环境变量 {name} 不能是「{value}」。请写 MB 数，如 200。",
            f"{name} cannot be '{value}'. Give megabytes, as in 200.",
        )
    if not (typed.port.isascii() and typed.port.isdigit() and 0 < int(typed.port) <= _MOST_PORT):
        return say(
            f"--port 不能是「{typed.port}」。请写 1 到 {_MOST_PORT} 的数，如 --port {_PORT}。",
            f"--port cannot be '{typed.port}'. Give a number from 1 to {_MOST_PORT}, as in --port {_PORT}.",
        )
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((_HERE, int(typed.port)))
        except OSError:
            return say(
                f"端口 {typed.port} 已被占用，可能工作台已经开着。请用 --port 换一个，如 --port {_PORT + 1}。",
                f"Port {typed.port} is taken; the bench may be open already. Choose another, as in --port {_PORT + 1}.",
            )
    return None


def _prepare() -> None:
    """Bring the database up to date, and lay out what pages are made of."""
    import django  # noqa: PLC0415 - the settings are read at this moment, and no sooner
    from django.core.management import call_command  # noqa: PLC0415 - as above

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


def _serve(port: int) -> None:
    from granian import Granian  # noqa: PLC0415 - only here
    from granian.constants import Interfaces  # noqa: PLC0415 - only here

    Granian(
        "jiheng_web.config.wsgi:application",
        address=_HERE,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_access=False,
        log_level="warning",  # type: ignore[arg-type]  # a word is taken, too
    ).serve()
