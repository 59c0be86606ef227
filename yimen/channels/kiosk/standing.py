"""Where a kiosk stands: told once by an address with its centre, or known because the browser is a terminal there.

Nothing else is kept: not who reads, not what was looked for.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.offices.rows import CentreRow
from yimen.threshold import clock
from yimen.threshold.terminals import terminal_of

COOKIE = "yimen_kiosk"
_KEPT = 400 * 24 * 3600


def here(request: HttpRequest) -> CentreRow | None:
    """The centre in which this screen stands today; None: nobody has said it."""
    at = terminal_of(request)
    told = request.GET.get("here", "") or request.COOKIES.get(COOKIE, "")
    ref = at.centre_ref if at is not None else told[:40]
    return offices.centre(ref, day_of(clock.now())) if ref else None


def remembered(answer: HttpResponse, centre: CentreRow | None) -> HttpResponse:
    """Let the screen keep where it stands; renewed whenever its first page is shown."""
    if centre is not None:
        answer.set_cookie(
            COOKIE, centre.ref, max_age=_KEPT, path="/kiosk/", samesite="Lax", httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
    return answer
