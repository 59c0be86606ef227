"""Bases at the desk 政策依据: the library, one document with what rests on it, and what rests on one that is over."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench import asking
from yimen.channels.workbench.asking import Asked
from yimen.channels.workbench.rules.shell import page
from yimen.registries.bases import operations, queries
from yimen.registries.bases.operations import BasisSaid
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.names.rules import BASIS_KINDS
from yimen.threshold.posted import takes

for_staff = needs_staff()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("number title issuer kind issued_on begins ends text")
def listed(request: HttpRequest) -> HttpResponse:
    """The library: found by words, by how documents stand; one more, for legal affairs and the reform office."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    mend = asking.done(request, lambda: _recorded(request)) if posted else None
    if posted and mend is None:
        return redirect("workbench:bases")
    words, standing = request.GET.get("words", "").strip()[:60], request.GET.get("standing", "")[:10]
    facts = {
        "found": queries.listed(day_of(now), words, standing, request.GET.get("after", "")),
        "sought": words,
        "standing": standing,
        "alarms": len(queries.alarms(now)),
        "keeps": "yes" if me.has_role(*operations.KEEPERS) else "",
        "kinds": asking.choices(BASIS_KINDS),
        "today": day_of(now).isoformat(),
    }
    return page(request, "bases", "bases", facts, mend)


def _recorded(request: HttpRequest) -> Asked:
    said = request.POST.get
    basis = BasisSaid(
        said("number", ""), said("title", ""), said("issuer", ""), said("kind", "")[:20],
        typed.day(request.POST, "issued_on"), said("text", ""),
    )  # fmt: skip
    return operations.record_basis, (basis, typed.day(request.POST, "begins"), typed.day_or_none(request.POST, "ends"))


@never_cache
@require_safe
@for_staff
def alarms(request: HttpRequest) -> HttpResponse:
    """Everything that rests on a document that is in force no more."""
    return page(request, "alarms", "bases", {"rows": queries.alarms(clock.now())})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act on why item office centre what link")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """A document with its text and what rests on it."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    mend = asking.done(request, lambda: _of_one(request, ref)) if posted else None
    if posted and mend is None:
        return redirect("workbench:basis", ref=ref)
    view = queries.one(ref, now)
    if view is None:
        raise Http404(ref)
    on = day_of(now)
    keeps = me.has_role(*operations.KEEPERS)
    facts = {
        "view": view,
        "row": view.row,
        "keeps": "yes" if keeps else "",
        "today": on.isoformat(),
        "offices": [(one_.ref, one_.name) for one_ in offices.offices(on)] if keeps else [],
        "centres": [(one_.ref, one_.name) for one_ in offices.centres(on)] if keeps else [],
    }
    return page(request, "basis", "bases", facts, mend)


def _of_one(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get
    what = said("what", "")
    acts: Mapping[str, Callable[[], Asked]] = {
        "end": lambda: (operations.end_basis, (ref, typed.day(request.POST, "on"), said("why", ""))),
        "link_item": lambda: (operations.link_basis, (ref, "item", said("item", "")[:60], what)),
        "link_office": lambda: (operations.link_basis, (ref, "office", said("office", "")[:40], what)),
        "link_centre": lambda: (operations.link_basis, (ref, "centre", said("centre", "")[:40], what)),
        "unlink": lambda: (operations.unlink_basis, (said("link", "")[:40], said("why", ""))),
    }
    return asking.one_of(request, acts)
