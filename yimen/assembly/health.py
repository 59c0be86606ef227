"""`/health`: one address that a monitoring program asks. It says which part is away, and nothing that is anybody's.

Ready means that a case can be received and goes on by itself: the database answers, the worker has been heard of
lately, and there is room on the disk. What to do about it says `yimen doctor`, at the console.
"""

import shutil

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from yimen.assembly.home import ROOM_NEEDED

_HEARD_LATELY = "SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - interval '90 s')"
"""A worker is heard of every ten seconds."""


def health(request: HttpRequest) -> HttpResponse:
    """200 when everything works, else 503; each part by its name."""
    worker = _worker()
    room = shutil.disk_usage(settings.YIMEN_HOME).free >= ROOM_NEEDED
    checks = {"database": worker is not None, "worker": bool(worker), "disk": room}
    ok = all(checks.values())
    return JsonResponse({"ok": ok, "checks": checks}, status=200 if ok else 503, headers={"Cache-Control": "no-store"})


def _worker() -> bool | None:
    """Whether the worker lives; None when the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_HEARD_LATELY)
            return bool(cursor.fetchone()[0])
    except DatabaseError:
        return None
