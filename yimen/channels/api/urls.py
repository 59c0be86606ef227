"""Addresses of the JSON door. What is none of them is told so as a problem, not as a page."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path

from yimen.channels.api.door import asked_in, authority_of, door, placed
from yimen.channels.api.doorstep import step_over
from yimen.channels.api.refusals import NothingHere

app_name = "api"


def nothing_here(request: HttpRequest) -> HttpResponse:
    """An address that is none."""
    raise NothingHere()


def _authorities() -> dict[str, str]:
    """For whom each address is, method by method: what the walk over all routes reads."""
    found: dict[str, list[str]] = defaultdict(list)
    for place, operation in placed(door):
        found[place.replace("{", "<").replace("}", ">")] += [
            f"{method} {authority_of(operation)}" for method in operation.methods
        ]
    return {place: "; ".join(sorted(said)) for place, said in found.items()}


def _asked() -> dict[str, dict[str, frozenset[str]]]:
    """What each address reads after the question mark, method by method."""
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for place, operation in placed(door):
        for method in operation.methods:
            found[place.replace("{", "<").replace("}", ">")][method] = asked_in(operation)
    return found


def _behind_the_step(pattern: URLPattern, authority: str) -> URLPattern:
    pattern.callback = step_over(pattern.callback, authority, _ASKED.get(str(pattern.pattern)))
    return pattern


_SAID = _authorities()
_ASKED = _asked()

urlpatterns = [
    *(
        _behind_the_step(pattern, _SAID.get(str(pattern.pattern), "all"))
        for pattern in door.urls[0]
        if isinstance(pattern, URLPattern)
    ),
    _behind_the_step(re_path(r"^", nothing_here, name="nothing_here"), "all"),
]
