"""Error pages: what happened, what to do, and that nothing was lost. Each one sentence and a way on."""

import logging
import secrets
import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from yimen.threshold.brands import known
from yimen.threshold.language import told
from yimen.threshold.theme import city_name, print_mode

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be understood."""
    return page(request, 400, told("这个请求我们读不懂"), told("没有办理任何事。请回到上一页，重新填写后再试。"))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not for this reader."""
    return page(request, 403, told("这一页不对您开放"), told("没有改动任何内容。请用有权限的账户登录后再打开。"))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was too old, or came from elsewhere."""
    title = told("页面放得太久了")
    return page(
        request, 403, title, told("为了安全，这次没有提交。请刷新原来的页面再提交，已保存的草稿都在。"), request.path
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing that this reader may see: the answer is the same."""
    sentence = told("可能是地址输错了，或者它不属于您的账户。您的办件和证照都还在。")
    return page(request, 404, told("没有找到这一页"), sentence)


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault. The number ties the reader's page to the line in the log."""
    number = secrets.token_hex(4).upper()
    log.error("page failed, number %s, path %s", number, request.path, exc_info=sys.exc_info())
    sentence = told("这是我们的问题，不是您的。已保存的内容不会丢；过几分钟再试，或拨 12345。")
    return page(request, 500, told("这一页暂时打不开"), sentence, request.path, number)


def page(
    request: HttpRequest, status: int, title: str, sentence: str, back: str = "", number: str = ""
) -> HttpResponse:
    """One error page; rendered without the request's context, so that it cannot fail for the same reason."""
    facts = {
        "status": status,
        "title": title,
        "sentence": sentence,
        "back": back,
        "me": getattr(request, "actor", None),
        "number": number,
        "city_name": city_name(known()),
        "brand": known(),
        "print_mode": print_mode(request),
    }
    return HttpResponse(render_to_string("error.html", facts), status=status)
