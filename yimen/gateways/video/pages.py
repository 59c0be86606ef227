"""The sandbox's room: what somebody would meet at a video service. It says that it is one; nobody is seen or heard."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.engine.public.talks import ports
from yimen.gateways.video.sandbox import SandboxVideo
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all


@never_cache
@require_safe
@open_to_all
def room(request: HttpRequest, ref: str) -> HttpResponse:
    """A room, for the token of one entrance; for any other a closed door."""
    rooms = ports.rooms()
    token = request.GET.get("jwt", "")
    side = rooms.admit(ref, token, clock.now()) if isinstance(rooms, SandboxVideo) else ""
    return render(request, "video/sandbox.html", {"side": side, "room": ref}, status=200 if side else 403)
