"""Windows shown 窗口公示: the four shows of each counter, the red flag, this month's advanced windows, who leads today.

For anybody. Of people it tells name, number, post and what they promise; of windows it tells what was counted.
"""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yimen.engine.staff.assessments import queries as assessments
from yimen.engine.staff.awards import queries
from yimen.engine.staff.rotas import queries as rotas
from yimen.kernel.staffing.awards import AwardKind
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, registered_lists
from yimen.threshold.actors import open_to_all


@require_safe
@open_to_all
def windows(request: HttpRequest) -> HttpResponse:
    """A centre: the flag, the last round with its places, pioneer posts, the leader on duty, and every counter."""
    now = clock.now()
    today = day_of(now)
    centres = registered_lists.centres(now)
    asked = request.GET.get("centre", "")
    centre = next((one for one in centres if one.ref == asked), centres[0] if centres else None)
    rounds = queries.rounds(centre.ref) if centre else ()
    flags = queries.flags(centre.ref) if centre else ()
    facts = {
        "centres": centres,
        "centre": centre,
        "windows": offices.windows(centre.ref, today) if centre else (),
        "flag": flags[0] if flags and flags[0].until is None else None,
        "flags": [one for one in flags if one.until is not None],
        "round": next((one for one in rounds if one.kind == AwardKind.ADVANCED), None),
        "red_round": next((one for one in rounds if one.kind == AwardKind.RED_FLAG), None),
        "pioneers": [one for one in queries.pioneers(centre.ref) if one.lost_at is None] if centre else (),
        "leaders": rotas.leaders(centre.ref, today, today + timedelta(days=1), now) if centre else (),
        "rules": [one for one in queries.rules(centre.ref) if one.ends is None] if centre else (),
        "standards": [one for one in assessments.standards(centre.ref, today) if one.ends is None] if centre else (),
        "as_of": now,
    }
    return render(request, "hall/showing.html", facts)


@require_safe
@open_to_all
def window(request: HttpRequest, ref: str) -> HttpResponse:
    """The card of a counter: identity, standard, commitment, achievement."""
    now = clock.now()
    card = queries.card(ref, now)
    if card is None:
        raise Http404(ref)
    return render(request, "hall/window_card.html", {"card": card, "as_of": now})
