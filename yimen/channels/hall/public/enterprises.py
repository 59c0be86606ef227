"""The publicity platform 商事主体信息公示平台: search, one enterprise, the abnormal list, a check of a certificate."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from yimen.channels.hall.telling import said
from yimen.engine.supervision.enterprises import operations, queries
from yimen.engine.supervision.enterprises.rows import EnterpriseView
from yimen.engine.supervision.spot_checks import queries as inspections
from yimen.kernel.refusal import Refusal
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_citizen, open_to_all
from yimen.threshold.posted import takes
from yimen.threshold.run import run


@require_GET
@open_to_all
def listed(request: HttpRequest) -> HttpResponse:
    """Enterprises by code or by how the name begins, the latest first."""
    words = request.GET.get("words", "")[:60]
    found = queries.listed(words, request.GET.get("after", "")[:20])
    mine = queries.mine(actor_of_request(request)) if not words else ()
    facts = {"rows": found.rows, "after": found.after, "words": words, "mine": mine}
    return render(request, "hall/enterprises/list.html", facts)


@require_GET
@open_to_all
def abnormal(request: HttpRequest) -> HttpResponse:
    """Who stands on the abnormal list, why, and how one leaves it."""
    rows = queries.abnormal_list()
    return render(request, "hall/enterprises/abnormal.html", {"rows": rows, "most": queries.MOST})


@require_GET
@open_to_all
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Everything that anybody may read of an enterprise; each fact with its day and its source."""
    view = _view(code)
    acts = queries.acts_for(view.row.code, actor_of_request(request))
    inspected = inspections.of_enterprise(view.row.code, clock.now())
    return render(request, "hall/enterprises/one.html", {"view": view, "acts": acts, "inspected": inspected})


@require_GET
@open_to_all
def checked(request: HttpRequest) -> HttpResponse:
    """A certificate of the concrete scope, checked by the code that is printed on it."""
    code = request.GET.get("code", "")[:40]
    found = queries.certificate(code) if code else None
    return render(request, "hall/enterprises/checked.html", {"code": code, "found": found})


@never_cache
@require_http_methods(["GET", "POST"])
@needs_citizen
@takes("concrete")
def certify(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for a certificate of the concrete scope; it is there at once."""
    me, now, refused = actor_of_request(request), clock.now(), ""
    view = _view(code)
    if queries.acts_for(view.row.code, me) == "no":
        raise Http404
    if request.method == "POST":
        asked, key = tuple(request.POST.getlist("concrete"))[:60], request.POST.get("key", "")
        try:
            done = run(operations.certify_scope, view.row.code, asked, by=me, now=now, key=key)
        except Refusal as refusal:
            refused = said(refusal)
        else:
            return redirect(f"{reverse('hall:scope_certificate')}?code={done.code}")
    facts = {"view": view, "trades": queries.concrete_of(view.row.code, now), "refused": refused}
    return render(request, "hall/enterprises/certify.html", facts, status=422 if refused else 200)


def _view(code: str) -> EnterpriseView:
    view = queries.find(code[:18].upper(), clock.now())
    if view is None:
        raise Http404
    return view
