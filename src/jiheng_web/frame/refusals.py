"""Pages for when there is none: what happened, and what to do, in words."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from jiheng_web.frame.tongue import say_of


def refuse(request: HttpRequest, status: int, head: str, remedy: str) -> HttpResponse:
    """Say what happened and what to do: as a page, or in one sentence to a script that asked for one."""
    if not request.accepts("text/html"):
        return JsonResponse({"why": say_of(request)(f"{head}。{remedy}", f"{head}. {remedy}")}, status=status)
    return render(request, "frame/refusal.html.jinja", {"head": head, "remedy": remedy}, status=status)


def misread(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that makes no sense."""
    del exception
    say = say_of(request)
    return refuse(
        request,
        400,
        say("没有看懂这个请求", "This request was not understood"),
        say("请回到上一页，刷新后再试一次。", "Go back a page, load it anew, and try again."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer somebody who may not do what was asked for."""
    del exception
    say = say_of(request)
    return refuse(
        request,
        403,
        say("这一步不由您来做", "This is not yours to do"),
        say("如果应当由您来做，请找系统管理员。", "If it should be, ask the administrator."),
    )


def nothing_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for an address that leads nowhere."""
    del exception
    say = say_of(request)
    return refuse(
        request,
        404,
        say("这里没有这一页", "There is no such page"),
        say("它可能已经移走。请从首页重新找。", "It may have been moved. Look for it from the first page."),
    )


def our_fault(request: HttpRequest) -> HttpResponse:
    """Answer when the program failed, or the disk is full."""
    say = say_of(request)
    if isinstance(sys.exc_info()[1], (OSError, OperationalError)):
        return no_room(request)
    return refuse(
        request,
        500,
        say("程序自身出错了，不是您的表有问题", "The program failed; nothing is wrong with your form"),
        say(
            "已经存下的都在。请再试一次；还不行，请把刚才做的一步告诉维护的人。",
            "What was saved is still there. Try once more; if it fails again, tell who maintains it what you did.",
        ),
    )


def no_room(request: HttpRequest) -> HttpResponse:
    """Answer when something could not be written."""
    say = say_of(request)
    return refuse(
        request,
        507,
        say("存不下来，这一步没有照办", "This could not be kept; nothing was done"),
        say(
            "多半是磁盘满了，或数据文件夹不能写。请腾出空间，再做一次。",
            "The disk may be full, or the folder of the data cannot be written to. Make room and do it again.",
        ),
    )


def outdated_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a page that was open for too long, or that another site sent."""
    del reason
    say = say_of(request)
    return refuse(
        request,
        403,
        say("这一页开得太久，没有照办", "This page was open for too long; nothing was done"),
        say("请回到上一页，刷新后再做一次。", "Go back, load the page anew, and do it again."),
    )
