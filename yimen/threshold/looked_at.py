"""Looked at: the pages of the hall that everybody may open, and each as it is sent to somebody who is not signed in.

For whoever checks pages by their text. Nothing is asked over a network: the view is called as a request would call it.
"""

from collections.abc import Iterator
from functools import cache
from http.cookies import SimpleCookie
from io import BytesIO

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from yimen.threshold.theme import PRINT_COOKIE

OPEN, HALL = "all", "hall"
NOT_PAGES = frozenset({"demo", "left", "logout", "suggest", "terminal_finish", "verified_file"})


def open_pages() -> tuple[str, ...]:
    """The addresses of the hall without a part that varies, open to all, in their order."""
    found = {f"{HALL}:{one.name}" for one in _patterns(get_resolver(), "") if _is_open(one)}
    return tuple(sorted(reverse(name) for name in found))


def forms() -> dict[str, str]:
    """The forms that people send in the hall: by name, each with its address as it is written."""
    found = (one for one in _patterns(get_resolver(), "") if hasattr(one.callback, "takes"))
    return {f"{HALL}:{one.name}": f"/{one.pattern}" for one in found}


def _patterns(within: URLResolver, space: str) -> Iterator[URLPattern]:
    for one in within.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one, one.namespace or space)
        elif space == HALL:
            yield one


def _is_open(one: URLPattern) -> bool:
    fixed = not one.pattern.converters and one.name not in NOT_PAGES
    return bool(fixed and getattr(one.callback, "authority", "") == OPEN)


def page_at(address: str, print_mode: str = "") -> str:
    """A page as somebody gets it who is not signed in; empty when there is no page of text."""
    cookie = SimpleCookie({PRINT_COOKIE: print_mode}) if print_mode else SimpleCookie()
    request = WSGIRequest(_environment(address, cookie.output(header="", sep=";").strip()))
    spoken = translation.get_language()
    try:
        return _text(_house().get_response(request))
    finally:
        # Whoever asks for a page in the middle of another goes on in their own language.
        if spoken:
            translation.activate(spoken)


@cache
def _house() -> WSGIHandler:
    """The house as a server has it, made when the first page is looked at."""
    return WSGIHandler()


def _text(answer: HttpResponseBase) -> str:
    """The text of a page that was found and is not packed."""
    kind = answer.headers.get("Content-Type", "")
    if answer.status_code != 200 or not isinstance(answer, HttpResponse) or not kind.startswith("text/html"):
        return ""
    return answer.content.decode()


def _environment(address: str, cookie: str) -> dict[str, object]:
    host = next((one.lstrip(".") for one in settings.ALLOWED_HOSTS if one != "*"), "localhost")
    return {
        "REQUEST_METHOD": "GET", "PATH_INFO": address, "SCRIPT_NAME": "", "QUERY_STRING": "", "SERVER_NAME": host,
        "SERVER_PORT": "80", "HTTP_COOKIE": cookie, "HTTP_ACCEPT_LANGUAGE": "zh-hans", "REMOTE_ADDR": "127.0.0.1",
        "wsgi.input": BytesIO(), "wsgi.url_scheme": "http",
    }  # fmt: skip
