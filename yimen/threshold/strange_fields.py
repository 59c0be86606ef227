"""Strange fields: a form that holds what its page does not take is refused whole, as the JSON door refuses a body.

The page itself never runs then, so nothing is half-written. Doors without a form secret answer for themselves.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse

from yimen.kernel.refusal import Refusal
from yimen.threshold import errors
from yimen.threshold.language import ENGLISH, language, told
from yimen.threshold.posted import View, strange_field
from yimen.threshold.sentences import sentence


class NoStrangeFields:
    """Middleware: no form reaches its page with a field that the page does not take."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], parts: dict[str, Any]
    ) -> HttpResponse | None:
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return None
        if any("\x00" in one for name, values in request.POST.lists() for one in (name, *values)):
            return errors.bad_request(request)
        strange = strange_field(request, view, parts)
        return None if strange is None else _refused(request, strange)


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    came_from = urlsplit(request.headers.get("Referer", ""))
    back = came_from.path if came_from.netloc == request.get_host() else ""
    between = " " if language() == ENGLISH else ""
    said = sentence(refusal, language()) + between + told("没有办理任何事。请回到上一页，重新填写后再试。")
    return errors.page(request, 422, told("这个请求我们读不懂"), said, back)
