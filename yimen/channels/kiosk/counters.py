"""Who is at the counters 谁在窗口: the counters of the centre that are open or pause now, with the clerk on duty.

The name is what the badge at the counter says; nothing of those who are served is shown.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.channels.kiosk import standing
from yimen.engine.centre.tickets import queries
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all


@never_cache
@require_safe
@open_to_all
def counters(request: HttpRequest) -> HttpResponse:
    """Which counters are staffed where this screen stands, or where somebody chooses."""
    now, centres = clock.now(), queries.centres(clock.now())
    here = standing.here(request)
    asked = request.GET.get("centre", "") or (here.ref if here is not None else "")
    centre = next((row for row in centres if row.ref == asked), centres[0] if len(centres) == 1 else None)
    rows = queries.counters(centre.ref, now) if centre is not None else ()
    facts = {"centres": centres, "centre": centre, "counters": [row for row in rows if row.session_ref], "as_of": now}
    return render(request, "kiosk/counters.html", facts)
