"""The doors of people alone, with empty rooms behind the links of the base pages."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from yimen.channels.hall import login as hall
from yimen.channels.workbench import login as workbench
from yimen.channels.workbench.admin import urls as administration
from yimen.threshold import theme
from yimen.threshold.actors import needs_citizen, needs_staff, open_to_all


@open_to_all
def room(request: HttpRequest) -> HttpResponse:
    return HttpResponse("room")


@needs_citizen
def citizens_room(request: HttpRequest) -> HttpResponse:
    return HttpResponse("citizen")


@needs_staff()
def desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse("desk")


@needs_staff("administrator")  # type: ignore[arg-type]
def office_of_the_administrator(request: HttpRequest) -> HttpResponse:
    return HttpResponse("administrator")


HALL = ["search", "lists", "notices", "mine", "certificates", "messages", "progress", "verify", "accessibility"]
HALL += [
    "ask",
    "appointments",
    "availability",
    "centres",
    "complain",
    "decisions",
    "home_visits",
    "lost",
    "openness",
    "queues",
    "rate_find",
    "terminal_ask",
    "tickets",
    "villages",
    "voice_find",
    "voices",
]
hall_rooms = [path("", room, name="home"), path("me", citizens_room, name="me")]
hall_rooms += [path(name, room, name=name) for name in HALL]
desk_rooms = [
    path("", desk, name="home"),
    path("jobs", room, name="jobs"),
    path("elsewhere", room, name="elsewhere"),
    path("duty/staff/<str:ref>", room, name="staff_file"),
    path("strongroom", office_of_the_administrator, name="strongroom"),
]

admin = path("admin/", include(administration.urlpatterns))

urlpatterns = [
    path("prefer", theme.prefer, name="prefer"),
    path("work/", include(([*workbench.urlpatterns, *desk_rooms, admin], "workbench"))),
    path("", include((hall.urlpatterns + hall_rooms, "hall"))),
]
