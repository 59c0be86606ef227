"""Bulletins at the desk 简报: the archive, the drafts of my office, one to read, mend, issue or withdraw."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench import asking
from yimen.channels.workbench.asking import Asked
from yimen.channels.workbench.plans.views import MENU
from yimen.engine.publication.bulletins import operations, queries
from yimen.engine.publication.bulletins.operations import BulletinSaid
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.names.plans import BULLETIN_SERIES
from yimen.threshold.posted import takes

for_staff = needs_staff()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("series title text public")
def listed(request: HttpRequest) -> HttpResponse:
    """What was issued, year by year, and the drafts of my office."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    mend = asking.done(request, lambda: (operations.draft_bulletin, (_said(request),))) if posted else None
    if posted and mend is None:
        return redirect("workbench:bulletins")
    year = request.GET.get("year", "")
    facts = {
        "here": "plans", "tab": "bulletins", "menu": MENU,
        "rows": queries.archive(now, year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None),
        "years": queries.years(),
        "drafts": queries.drafts(me, now),
        "keeps": "yes" if queries.keeps(me) else "",
        "series": asking.choices(BULLETIN_SERIES),
    }  # fmt: skip
    return asking.shown(request, "plans/bulletins", facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act series title text public seen why")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """A bulletin, with what I may do."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    mend = asking.done(request, lambda: _of_one(request, ref)) if posted else None
    if posted and mend is None:
        return redirect("workbench:bulletin", ref=ref)
    row = queries.one(ref, me, now)
    if row is None:
        raise Http404(ref)
    facts = {"here": "plans", "tab": "bulletins", "menu": MENU, "row": row, "series": asking.choices(BULLETIN_SERIES)}
    return asking.shown(request, "plans/bulletin", facts, mend)


def _said(request: HttpRequest) -> BulletinSaid:
    said = request.POST.get
    return BulletinSaid(said("series", "")[:20], said("title", ""), said("text", ""), said("public", "no")[:3])


def _of_one(request: HttpRequest, ref: str) -> Asked:
    acts: Mapping[str, Callable[[], Asked]] = {
        "mend": lambda: (operations.mend_bulletin, (ref, _said(request))),
        "issue": lambda: (operations.issue_bulletin, (ref, request.POST.get("seen", ""))),
        "withdraw": lambda: (operations.withdraw_bulletin, (ref, request.POST.get("why", ""))),
    }
    return asking.one_of(request, acts)
