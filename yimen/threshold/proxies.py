"""The proxy before the house: whose word counts for whom a request comes from, and whether it came by HTTPS.

A header can be sent by anybody. What a proxy tells (X-Forwarded-For, X-Forwarded-Proto) is heard from the addresses of
YIMEN_PROXIES alone, and taken off every other request before anybody reads it.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

TOLD = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO")


class OnlyTheProxySpeaksForOthers:
    """Middleware, the first of all: forget what somebody who is no proxy of ours says about where they come from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get("REMOTE_ADDR", "") not in settings.YIMEN_PROXIES:
            for header in TOLD:
                request.META.pop(header, None)
        return self.get_response(request)
