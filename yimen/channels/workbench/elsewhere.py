"""Elsewhere: what waits for an officer besides the cases of their list; a piece that the list fetches after itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.engine.consultations import queries as consultations
from yimen.engine.enquiries import queries as enquiries
from yimen.engine.hearings import queries as hearings
from yimen.engine.inspections import queries as inspections
from yimen.engine.noes import queries as noes
from yimen.engine.reliefs import queries as reliefs
from yimen.engine.subtasks import queries as subtasks
from yimen.kernel.actor import Actor, Role
from yimen.registries.concentration import queries as concentration
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told


@dataclass(frozen=True, slots=True)
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
    plans = concentration.determinations() if me.has_role(Role.ADMINISTRATOR) else ()
    for words, route, n in (
        ("{n} 份三定方案待批准", "divisions", sum(1 for row in plans if row.approved_at is None)),
        ("{n} 项协办", "cooperation", len(subtasks.waiting(me, now).rows)),
        ("{n} 项征求意见", "duty", len(consultations.asked_of(me, now))),
        ("{n} 次现场踏勘", "duty", len(inspections.mine(me, now))),
        ("{n} 份移交清单", "duty", sum(1 for row in reliefs.reliefs(me) if row.mine_to_take)),
        ("{n} 场听证", "hearings", len(hearings.led_by(me))),
        ("{n} 个否定答复待确认", "noes", len(noes.waiting(me, now))),
        ("{n} 个咨询", "service_enquiries", len({*enquiries.owned(me, now), *enquiries.of_offices(me, now)})),
    ):
        if n:
            yield Waits(told(words, n=n), reverse(f"workbench:{route}"))
