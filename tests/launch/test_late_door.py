"""The JSON door is built when somebody knocks: pages come first after a start, and miss nothing of it."""

import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver, path, resolve, reverse
from django.urls.resolvers import RegexPattern, RoutePattern

from yimen.assembly import urls
from yimen.assembly.urls import LateDoor

ROOM = "tests.launch.late_door"
ON_OCCASION = {
    "ninja": "channels/api/*.py",
    "openpyxl": "nowhere",
    "pypdf": "engine/papers/dossiers/pdfs.py",
    "yimen.engine.papers.dossiers.pdfs": "nowhere",
}
"""What is large and needed on occasion, and who may read it in with themselves (0218)."""


def page(request: HttpRequest) -> HttpResponse:
    """A page beside the door."""
    return HttpResponse("page")


@pytest.fixture
def house() -> Iterator[URLResolver]:
    sys.modules.pop(ROOM, None)
    late = LateDoor(RoutePattern("late/"), ROOM, app_name="late", namespace="late")
    yield URLResolver(RegexPattern(r"^/"), [late, path("page", page, name="page")])
    sys.modules.pop(ROOM, None)


def test_pages_are_found_by_name_and_address_before_the_door_is_built(house: URLResolver) -> None:
    assert house.resolve("/page").func is page
    assert house.reverse("page") == "page"
    assert ROOM not in sys.modules


def test_who_knocks_finds_the_door_built(house: URLResolver) -> None:
    assert house.resolve("/late/room").view_name == "late:room"
    assert ROOM in sys.modules


def test_the_json_door_is_such_a_door_and_known_by_its_names() -> None:
    late = [door for door in urls.urlpatterns if isinstance(door, LateDoor)]

    assert [door.namespace for door in late] == ["api"]
    assert resolve("/api/v1/openapi.json").view_name == "api:openapi-json"
    assert reverse("api:openapi-json") == "/api/v1/openapi.json"


def test_the_doors_that_wait_are_opened_when_the_first_pages_are_out() -> None:
    urls.open_the_rest()

    assert all("urlconf_module" in vars(door) for door in urls.urlpatterns if isinstance(door, LateDoor))


def test_nobody_reads_in_with_themselves_what_is_needed_on_occasion() -> None:
    """Each of these is ten megabytes of every process that has it."""
    house = Path(urls.__file__).parents[1]
    named = {
        (large, str(file.relative_to(house)))
        for file in house.rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        for large in ON_OCCASION
        if line.startswith((f"import {large}", f"from {large}"))
    }

    assert {(large, file) for large, file in named if not fnmatch(file, ON_OCCASION[large])} == set()
    assert {large for large, _ in named} == {"ninja", "pypdf"}
