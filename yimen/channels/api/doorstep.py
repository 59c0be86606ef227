"""The doorstep: what every request passes before anybody tries to understand it.

PostgreSQL takes neither NUL nor halves of characters, and no rule should meet them: they are refused here, once, for
every text of a request. A view of this door is wrapped by `step_over`, so that whatever it says is a problem or JSON.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.request import RawPostDataException
from ninja.parser import Parser

from yimen.channels.api.problems import failed, problem
from yimen.channels.api.refusals import (
    Away,
    FieldMalformed,
    KindUnknown,
    MethodUnknown,
    NothingHere,
    TooLarge,
    Unreadable,
)
from yimen.kernel.refusal import Refusal, Unavailable
from yimen.kernel.text import must_be_clean
from yimen.threshold.posted import FieldUnknown

MOST_JSON = 500_000
MOST_UPLOAD = 50_000_000
LONGEST_TEXT = 20_000
LONGEST_QUERY = 500
DEEPEST = 12
JSON, UPLOAD = "application/json", "multipart/form-data"

SLIPS = (
    Refusal,
    Unavailable,
    OperationalError,
    Http404,
    SuspiciousOperation,
    RawPostDataException,
    MultiPartParserError,
    UnreadablePostError,
)
"""What may go wrong with a request without anything being wrong with the house."""

View = Callable[..., HttpResponse]


class ReadBefore(Parser):
    """Gives the views the body as the doorstep has read it."""

    def parse_body(self, request: HttpRequest) -> Any:
        return request.told  # type: ignore[attr-defined]


def step_over(view: View, authority: str, asked: Mapping[str, frozenset[str]] | None = None) -> View:
    """The view behind the doorstep, with its authority said: every refusal and every slip leaves as a problem.

    `asked`: by method the names it reads after the question mark. Another name is refused, or a list would look
    narrowed that is not.
    """

    @wraps(view)
    def stepped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            _must_be_sound(request)
            if asked is not None:
                only(request.GET, *asked.get(request.method or "", request.GET))
            answer = view(request, *args, **kwargs)
        except SLIPS as slip:
            answer = told_as_problem(request, slip)
        if answer.status_code == 405:
            allowed = answer.headers.get("Allow", "GET")
            answer = problem(MethodUnknown(method=(request.method or "")[:20]))
            answer.headers["Allow"] = allowed
        answer.headers.setdefault("Cache-Control", "private, no-store")
        return answer

    stepped.csrf_exempt = True  # type: ignore[attr-defined]
    stepped.authority = authority  # type: ignore[attr-defined]
    return stepped


def told_as_problem(request: HttpRequest, slip: Exception) -> HttpResponse:
    """Whatever went wrong, as an answer."""
    match slip:
        case Refusal():
            return problem(slip)
        case Http404():
            return problem(NothingHere())
        case RequestDataTooBig():
            return problem(TooLarge(most=MOST_JSON))
        case RawPostDataException():
            return problem(KindUnknown())
        case MultiPartParserError() | UnreadablePostError() | SuspiciousOperation():
            return problem(Unreadable())
        case Unavailable() | OperationalError():
            return problem(Away())
        case _:
            return failed(request.path)


def _must_be_sound(request: HttpRequest) -> None:
    try:
        request.path.encode()
    except UnicodeEncodeError:
        raise NothingHere() from None
    if "\0" in request.path:
        raise NothingHere()
    for name, values in _question(request).lists():
        must_be_clean("query", name, 100)
        for value in values:
            must_be_clean(name, value, LONGEST_QUERY)
    length = _length(request)
    if request.method in ("GET", "HEAD", "OPTIONS") or not length:
        return
    if request.content_type == JSON:
        request.told = _read(request, length)  # type: ignore[attr-defined]
    elif request.content_type == UPLOAD:
        if length > MOST_UPLOAD:
            raise TooLarge(most=MOST_UPLOAD)
        for name, values in request.POST.lists():
            must_be_clean("form", name, 100)
            for value in values:
                must_be_clean(name, str(value), LONGEST_TEXT)
    else:
        raise KindUnknown()


def _question(request: HttpRequest) -> QueryDict:
    """What stands after the question mark; refused when it is in more parts than anybody reads."""
    try:
        return request.GET
    except TooManyFieldsSent:
        raise FieldMalformed(field="query") from None


def _length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or "0"
    if not str(told).isascii() or not str(told).isdigit():
        raise Unreadable()
    return int(told)


def _read(request: HttpRequest, length: int) -> Any:
    if length > MOST_JSON:
        raise TooLarge(most=MOST_JSON)
    try:
        told = json.loads(request.body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Unreadable() from None
    _must_read_clean("body", told, 0)
    return told


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number")


def _must_read_clean(field: str, told: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise Unreadable()
    if isinstance(told, str):
        must_be_clean(field, told, LONGEST_TEXT)
    elif isinstance(told, dict):
        for name, value in told.items():
            must_be_clean(field, name, 200)
            _must_read_clean(_inside(field, name), value, depth + 1)
    elif isinstance(told, list):
        for place, value in enumerate(told):
            _must_read_clean(_inside(field, str(place)), value, depth + 1)


def _inside(field: str, name: str) -> str:
    return name if field == "body" else f"{field}.{name}"


def only(told: Iterable[str], *known: str) -> None:
    """Nothing but these names came; refuses with FieldUnknown."""
    for name in told:
        if name not in known:
            raise FieldUnknown(field=name)
