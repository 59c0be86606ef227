"""Sites 网上办事站: every place of the tree with what is its own, and the counts of each level on any day."""

from datetime import date, datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from yimen.engine.exchange.superiors import queries as superiors
from yimen.insight.sites import queries
from yimen.kernel.actor import ActorKind
from yimen.registries.dated import ZONE, day_of
from yimen.registries.local_sites import queries as sites
from yimen.registries.regions import queries as regions
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, open_to_all


@require_safe
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """The tree of places with their items, as of today or of a day before; and the three counts of the hall."""
    now = clock.now()
    at = _at(request.GET.get("on", ""), now)
    facts = {
        "here": "search",
        "tree": queries.tree(at),
        "hall": queries.hall(at),
        "as_of": at,
        "on": day_of(at).isoformat() if at != now else "",
        "today": day_of(now).isoformat(),
    }
    return render(request, "hall/sites/list.html", facts)


@never_cache
@require_safe
@open_to_all
def site(request: HttpRequest, ref: str) -> HttpResponse:
    """One place: its own items, news and service points; everything else of the hall is the same everywhere.

    It is linked with the hall above: items bear their codes there, and who is signed in sees their cases up there.
    """
    now = clock.now()
    today = day_of(now)
    region = regions.region(ref[:40], today)
    if region is None:
        raise Http404(ref)
    tree = regions.tree(today)
    above = next((row for row in tree if row.ref == region.parent_ref), None)
    after = request.GET.get("after", "")[:300]
    me, items = actor_of_request(request), queries.items(region.ref, now, after)
    linked = superiors.hall_above(now)
    facts = {
        "here": "search",
        "linked": linked,
        "codes": superiors.codes_above(linked, [row.ref for row in items.rows]) if linked else {},
        "above_cases": superiors.results_of_mine(me) if linked and not after else (),
        "signed_in": "yes" if me.kind is ActorKind.CITIZEN else "",
        "region": region,
        "above": above,
        "below": [row for row in tree if row.parent_ref == region.ref],
        "look": sites.site(region.ref, today),
        "news": sites.news(region.ref, 5) if not after else (),
        "platform": queries.platform(region.id, now) if not after else None,
        "items": items,
        "points": queries.points(region.ref, now) if not after else (),
    }
    return render(request, "hall/sites/one.html", facts)


def _at(typed: str, now: datetime) -> datetime:
    """The end of a day that is past; what is none is now."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return now
    return min(datetime.combine(day, time(23, 59), ZONE), now)
