"""Norms at the desk 标准自查: what is asked, the self-checks before me, one clause by clause, and how centres stand."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench import asking
from yimen.channels.workbench.asking import Asked
from yimen.channels.workbench.rules.shell import page
from yimen.engine.supervision.norms import operations, queries
from yimen.engine.supervision.norms.operations import NormSaid, Struck
from yimen.engine.supervision.norms.starting import STARTING, ClauseSaid
from yimen.kernel.actor import Role
from yimen.kernel.writing import NotInList
from yimen.registries.dated import day_of
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.names.places import CENTRE_KINDS
from yimen.threshold.names.rules import NORM_FAMILIES, NORM_OUTCOMES
from yimen.threshold.posted import takes

for_staff = needs_staff()
for_watchers = needs_staff(Role.REFORM_OFFICE, Role.SUPERVISOR)
CLAUSES = range(1, 101)
FIELDS = " ".join(f"strike_{number}" for number in CLAUSES)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act family title basis kinds more norm centre on why")
def listed(request: HttpRequest) -> HttpResponse:
    """The norms in force, the self-checks under way and confirmed; adopting a norm, beginning a check."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    mend = asking.done(request, lambda: _of_listed(request)) if posted else None
    if posted and mend is None:
        return redirect("workbench:norms")
    norms = queries.norms(now)
    facts = {
        "norms": norms,
        "waiting": queries.before_me(me, now),
        "confirmed": queries.confirmed(me, now),
        "adopts": "yes" if queries.adopts(me) else "",
        "families": asking.choices(NORM_FAMILIES),
        "places": asking.choices(CENTRE_KINDS),
        "asked": request.POST.getlist("kinds"),
        "own": [(row.ref, row.name) for row in queries.centres_to_check(me, now)],
        "choices": [(row.ref, row.title) for row in norms],
    }
    return page(request, "norms", "norms", facts, mend)


def _of_listed(request: HttpRequest) -> Asked:
    said = request.POST.get
    acts: Mapping[str, Callable[[], Asked]] = {
        "adopt": lambda: (operations.adopt_norm, (_adopted(request),)),
        "open": lambda: (operations.open_self_check, (said("norm", "")[:40], said("centre", "")[:40])),
    }
    return asking.one_of(request, acts)


def _adopted(request: HttpRequest) -> NormSaid:
    """The clauses to begin with, and a line for each of one's own: group, a colon, what is asked."""
    said = request.POST.get
    family = said("family", "")[:20]
    if family not in STARTING:
        raise NotInList(field="family")
    own = [line.replace("：", ":", 1).split(":", 1) for line in said("more", "").splitlines() if line.strip()]
    more = tuple(ClauseSaid(parts[0], parts[-1] if len(parts) > 1 else "") for parts in own)
    kinds = tuple(one[:20] for one in request.POST.getlist("kinds"))
    return NormSaid(family, said("title", ""), said("basis", ""), kinds, (*STARTING[family], *more))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("on why")
def norm(request: HttpRequest, ref: str) -> HttpResponse:
    """A norm clause by clause; ended by the reform office."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    mend = None
    if posted:
        said = request.POST.get("why", "")
        mend = asking.done(request, lambda: (operations.end_norm, (ref, typed.day(request.POST, "on"), said)))
        if mend is None:
            return redirect("workbench:norms")
    found = queries.norm(ref, now)
    if found is None:
        raise Http404(ref)
    row, groups = found
    adopts = "yes" if queries.adopts(me) else ""
    facts = {"row": row, "groups": groups, "adopts": adopts, "today": day_of(now).isoformat()}
    return page(request, "norm", "norms", facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes(f"act number outcome evidence why seen {FIELDS}")
def check(request: HttpRequest, ref: str) -> HttpResponse:
    """A self-check clause by clause, with what I may do."""
    me, now = actor_of_request(request), clock.now()
    posted = request.method == "POST"
    mend = asking.done(request, lambda: _of_check(request, ref)) if posted else None
    if posted and mend is None:
        return redirect("workbench:self_check", ref=ref)
    view = queries.one(ref, me, now)
    if view is None:
        raise Http404(ref)
    facts = {"view": view, "row": view.row, "outcomes": asking.choices(NORM_OUTCOMES)}
    return page(request, "check", "norms", facts, mend)


def _of_check(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get
    acts: Mapping[str, Callable[[], Asked]] = {
        "answer": lambda: (
            operations.answer_clause,
            (ref, typed.number(request.POST, "number", 999), said("outcome", "")[:20], said("evidence", "")),
        ),
        "submit": lambda: (operations.submit_self_check, (ref,)),
        "return": lambda: (operations.return_self_check, (ref, said("why", ""))),
        "confirm": lambda: (operations.confirm_self_check, (ref, said("seen", ""), _struck(request))),
    }
    return asking.one_of(request, acts)


def _struck(request: HttpRequest) -> tuple[Struck, ...]:
    said = request.POST.get
    whys = ((number, said(f"strike_{number}", "")) for number in CLAUSES)
    return tuple(Struck(number, why) for number, why in whys if why.strip())


@never_cache
@require_safe
@for_watchers
def standing(request: HttpRequest) -> HttpResponse:
    """How each centre stands against each norm: confirmed, and by the house's own look today."""
    return page(request, "standing", "norm_standing", {"rows": queries.standing(clock.now())})
