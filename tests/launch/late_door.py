"""A door that is read in late: one room behind it."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

app_name = "late"


def room(request: HttpRequest) -> HttpResponse:
    """What lies behind."""
    return HttpResponse("here")


urlpatterns = [path("room", room, name="room")]
