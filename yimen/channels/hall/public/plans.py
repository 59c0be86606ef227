"""Plans and bulletins in public 计划和简报: what the city means to do and how far it is; what was issued."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from yimen.engine.publication.bulletins import queries as bulletins
from yimen.engine.supervision.plans import queries as plans
from yimen.kernel.actor import NOBODY
from yimen.threshold import clock
from yimen.threshold.actors import open_to_all


@require_GET
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """The public plans and bulletins."""
    now = clock.now()
    facts = {"plans": plans.plans(now, "yes"), "bulletins": bulletins.archive(now, "yes")}
    return render(request, "hall/plans/listed.html", facts)


@require_GET
@open_to_all
def plan(request: HttpRequest, ref: str) -> HttpResponse:
    """A public plan year by year."""
    view = plans.plan(ref, NOBODY, clock.now())
    if view is None:
        raise Http404(ref)
    return render(request, "hall/plans/plan.html", {"view": view, "row": view.row})


@require_GET
@open_to_all
def bulletin(request: HttpRequest, ref: str) -> HttpResponse:
    """A public bulletin."""
    row = bulletins.one(ref, NOBODY, clock.now())
    if row is None:
        raise Http404(ref)
    return render(request, "hall/plans/bulletin.html", {"row": row})
