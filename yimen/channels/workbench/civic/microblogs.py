"""Microblogs at the desk 政务微博: posts that wait to be read, and the group of accounts with how each stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.civic.pages import Asked, done, for_staff, one_of, page
from yimen.engine.public.microblogs import operations, ports, queries
from yimen.engine.public.microblogs.operations import Registered
from yimen.engine.public.voices.rows import HEADS
from yimen.kernel.microblogs import HOURS, BlogPlatform
from yimen.kernel.voice_life import month_before, month_of
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.posted import takes

HEADLINE = 40


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act post kind topic title why")
def posts(request: HttpRequest) -> HttpResponse:
    """What waits to be read, the oldest first: an order, or nothing to be done; and what became of the latest."""
    me, now = actor_of_request(request), clock.now()
    mend = done(request, _of_posts) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:civic_posts")
    rows = queries.waiting(me, now)
    waiting = [(row, " ".join(row.text.split())[:HEADLINE]) for row in rows]
    facts = {"waiting": waiting, "rows": rows, "lately": queries.lately(me, now)}
    return page(request, "posts", "civic_posts", facts, mend)


def _of_posts(request: HttpRequest) -> Asked:
    said = request.POST.get
    ref = said("post", "")[:40]
    return one_of(
        {
            "order": (operations.order_post, (ref, said("kind", "")[:20], said("topic", "")[:20], said("title", ""))),
            "aside": (operations.set_post_aside, (ref, said("why", ""))),
        },
        request,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act account platform handle name office hours")
def accounts(request: HttpRequest) -> HttpResponse:
    """The group of accounts, how each was worked with in a month, and whether its source answers."""
    me, now = actor_of_request(request), clock.now()
    mend = done(request, _of_accounts) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        return redirect("workbench:civic_accounts")
    month = month_of(typed.day_or(request.GET, "month", day_of(now)))
    facts = {
        "rows": queries.standing(month, now),
        "group": queries.group(now),
        "month": month,
        "before": month_before(month),
        "connected": ports.connected(),
        "heads": "yes" if me.has_role(*HEADS) else "",
        "platforms": [one.value for one in BlogPlatform],
        "offices": [(row.ref, row.name) for row in offices.offices(day_of(now))],
    }
    return page(request, "accounts", "civic_posts", facts, mend)


def _of_accounts(request: HttpRequest) -> Asked:
    said = request.POST.get
    register: tuple[object, ...] = ()
    if said("act") == "register":
        named = (said("platform", "")[:20], said("handle", ""), said("name", ""), said("office", "")[:40])
        register = (Registered(*named, typed.number(request.POST, "hours", HOURS.stop)),)
    acts: dict[str, Asked] = {
        "register": (operations.register_microblog, register),
        "end": (operations.end_microblog, (said("account", "")[:40],)),
    }
    return one_of(acts, request)
