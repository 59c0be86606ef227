"""Elsewhere: what waits for an officer besides the cases of their list; a piece that the list fetches after itself."""

from collections.abc import Iterator
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.engine.case.consultations import queries as consultations
from yimen.engine.case.hearings import queries as hearings
from yimen.engine.case.inspections import queries as inspections
from yimen.engine.case.noes import queries as noes
from yimen.engine.parallel.joint import queries as joint
from yimen.engine.parallel.subtasks import queries as subtasks
from yimen.engine.public.enquiries import queries as enquiries
from yimen.engine.public.talks import queries as talks
from yimen.engine.staff.reliefs import queries as reliefs
from yimen.kernel.actor import Actor, Role
from yimen.kernel.snapshot import snapshot
from yimen.registries.concentration import queries as concentration
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told


@snapshot
class Waits:
    """Something that waits in another room: how many in words, and where."""

    words: str
    url: str


@never_cache
@require_safe
@needs_staff()
def elsewhere(request: HttpRequest) -> HttpResponse:
    """What waits for this officer in the other rooms; nothing at all when nothing does."""
    if "HX-Request" not in request.headers:
        return redirect("workbench:worklist")
    rooms = tuple(_waiting(actor_of_request(request), clock.now()))
    return render(request, "workbench/_elsewhere.html", {"rooms": rooms})


def _waiting(me: Actor, now: datetime) -> Iterator[Waits]:
    plans = concentration.count_proposed() if me.has_role(Role.ADMINISTRATOR) else 0
    for words, route, n in (
        ("{n} 份三定方案待批准", "divisions", plans),
        ("{n} 项协办", "cooperation", subtasks.count_waiting(me)),
        ("{n} 项会办意见", "joint", joint.count_waiting(me)),
        ("{n} 项征求意见", "duty", consultations.count_asked_of(me)),
        ("{n} 次现场踏勘", "duty", inspections.count_mine(me)),
        ("{n} 份移交清单", "duty", reliefs.count_to_take(me)),
        ("{n} 场听证", "hearings", hearings.count_led_by(me)),
        ("{n} 个否定答复待确认", "noes", noes.count_waiting(me, now)),
        ("{n} 次在线交谈等人接通", "service_talks", talks.count_waiting(me, now)),
        ("{n} 个咨询", "service_enquiries", enquiries.count_owed(me)),
    ):
        if n:
            yield Waits(told(words, n=n), reverse(f"workbench:{route}"))
