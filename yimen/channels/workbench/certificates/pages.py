"""Beside the case: certificates that stand for its materials, the forms that pull and look up, every look so far."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.engine.case.cases import operations as acts
from yimen.engine.case.cases import queries as cases
from yimen.engine.case.cases.operations.looking_up import ApprovalsFound, CertificatesFound
from yimen.engine.case.cases.operations.using import PullAsked
from yimen.engine.case.cases.rows import CaseView
from yimen.engine.papers.certificate_uses import queries as uses
from yimen.kernel.actor import Actor
from yimen.kernel.case_life import OPEN_STATES
from yimen.kernel.certificate_uses import Consent
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NotInList
from yimen.registries.catalogue import certificate_types
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending, mending
from yimen.threshold.names.cases import CONSENTS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

R = TypeVar("R")
AT_THE_COUNTER = (Consent.SPOKEN, Consent.SIGNED)


@require_safe
@never_cache
@needs_staff()
def lost(request: HttpRequest) -> HttpResponse:
    """Open cases at one's desks that lost a certificate; as a piece of the worklist, how many there are."""
    rows = uses.lost_at_desks(actor_of_request(request), clock.now())
    if "HX-Request" in request.headers:
        return render(request, "workbench/certificates/_lost.html", {"standing": len(rows)})
    return render(request, "workbench/certificates/lost.html", {"here": "worklist", "rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act certificate consent material purpose type why")
def of_case(request: HttpRequest, ref: str) -> HttpResponse:
    """What stands for the materials of one case; what is looked up is shown once, on the answer to the form itself."""
    me, now = actor_of_request(request), clock.now()
    found: dict[str, object] = {}
    mend = Mending()
    if request.method == "POST":
        found, mend = _asked(request, ref)
        if not mend.mistakes and not found:
            return HttpResponseRedirect(f"{request.path}?done=yes")
    view = cases.find(ref, me, now)
    if view is None:
        raise Http404(ref)
    facts = {
        "here": "worklist",
        "view": view,
        "typed": request.POST,
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
        "uses": uses.of_case(ref, me, now),
        "readings": uses.read_for_case(ref, me, now),
        "names": {row.term.code: row.term.name for row in view.materials},
        **_offered_forms(view, me, now),
        **found,
    }
    return render(request, "workbench/certificates/of_case.html", facts, status=422 if mend.mistakes else 200)


def _offered_forms(view: CaseView, me: Actor, now: datetime) -> dict[str, object]:
    """The forms that this reader may use: looking up at the own desk, pulling while something is missing."""
    at_the_desk = view.mine == "yes" and view.state in OPEN_STATES and not view.barred
    if not at_the_desk:
        return {}
    missing = [row.term for row in view.materials if row.term.certificate_types and not row.files]
    return {
        "may_look": "yes",
        "pullable": [(term.code, term.name) for term in missing] if view.accepted_at is None else (),
        "consents": [(str(one), told(CONSENTS[one])) for one in AT_THE_COUNTER],
        "types": [(one.code, one.name) for one in certificate_types.issued(now)],
    }


def _asked(request: HttpRequest, ref: str) -> tuple[dict[str, object], Mending]:
    """What was found, or what has to be mended."""
    if request.POST.get("act") == "pull":
        return {}, posted(request, {"pull": _pull(ref)})
    looks: Mapping[str, Callable[[Form], CertificatesFound | ApprovalsFound]] = {
        "look_up": lambda form: _run(form, acts.look_up_certificates, ref, form.text("type"), form.text("why")),
        "approvals": lambda form: _run(form, acts.look_up_approvals, ref, form.text("why")),
    }
    act = request.POST.get("act", "")
    if act not in looks:
        return {}, Mending()
    try:
        return {"looked": looks[act](Form(request)), "looked_for": act}, Mending()
    except Refusal as refusal:
        return {}, mending(refusal, {"text.missing": "why"})


def _run(form: Form, act: Callable[..., R], *facts: object) -> R:
    # Without a key: what is found of somebody is kept with no errand.
    return run(act, *facts, by=form.by, now=form.now)


def _pull(ref: str) -> Callable[[Form], None]:
    def pull(form: Form) -> None:
        consent = form.text("consent")
        if consent not in AT_THE_COUNTER:
            raise NotInList(field="consent")
        form.run(acts.pull_certificate, ref, form.text("material"), PullAsked(form.text("purpose"), Consent(consent)))

    return pull
