"""The screen towards the visitor 一主机双屏: what is being done for whoever stands at this window, and nothing else.

It is a second window of the clerk's own browser. It follows the visit by itself and offers nothing to press: with a
single screen the clerk never opens it. Nobody else's case comes onto it, whatever the clerk looks at meanwhile.
"""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.channels.workbench.window import AT_WINDOWS
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.centre.visits import queries
from yimen.engine.money.fees import queries as fees
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told


@never_cache
@require_safe
@needs_staff(*AT_WINDOWS)
def facing(request: HttpRequest) -> HttpResponse:
    """Form, materials, fee and progress of the case in hand; nothing typed yet, a welcome; afterwards, how it was."""
    me, now = actor_of_request(request), clock.now()
    found = queries.facing(me, now)
    view = next((one for ref in (found.cases if found else ()) if (one := cases.find(ref, me, now))), None)
    facts = {
        "visit": found.visit if found else None,
        "view": view,
        "bill": fees.of_case(view.ref, me) if view else None,
        "progress": _progress(view) if view else (),
        "rate": request.build_absolute_uri(reverse("hall:rate_find")),
    }
    return render(request, "workbench/facing.html", facts)


def _progress(view: CaseView) -> tuple[tuple[str, datetime | None], ...]:
    """How far it is, in what the applicant may know: the four steps with their moments; opinions stay at the desk."""
    steps = (
        ("收件", view.received_at),
        ("受理", view.accepted_at),
        ("决定", view.decided_at),
        ("送达", view.delivered_at),
    )
    return tuple((told(words), at) for words, at in steps)
