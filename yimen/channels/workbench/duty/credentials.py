"""Credentials on two pages: the own one with the register and its rules, and one with every use."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.certified import why_not_certified
from yimen.channels.workbench.duty.forms import Form, posted, status_of
from yimen.channels.workbench.duty.words import CREDENTIALS
from yimen.kernel.actor import Role
from yimen.kernel.offices.credentials import CredentialStanding
from yimen.registries.credentials import operations, queries
from yimen.registries.credentials.rows import CredentialRow
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending
from yimen.threshold.posted import takes

LAMPS: Mapping[CredentialStanding, str] = {
    CredentialStanding.NONE: "none",
    CredentialStanding.NOT_YET: "amber",
    CredentialStanding.VALID: "green",
    CredentialStanding.EXPIRED: "red",
    CredentialStanding.SUSPENDED: "amber",
    CredentialStanding.REVOKED: "red",
    CredentialStanding.RENEWED: "none",
    CredentialStanding.LEFT: "red",
}
OVER = (CredentialStanding.REVOKED, CredentialStanding.RENEWED)
SOON = timedelta(days=30)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act staff serial issuer basis begins ends place since rule on reason seen own")
def register(request: HttpRequest) -> HttpResponse:
    """The own credential, those one keeps or heads, where they are asked for, and the form that issues one."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _REGISTER if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    rules_by = me.has_role(Role.ADMINISTRATOR)
    mine = queries.mine(me, now)
    facts = {
        "mine": mine,
        "why_not": why_not_certified(me, now) if mine else "",
        "soon": bool(mine and mine.standing is CredentialStanding.VALID and mine.ends - SOON <= day_of(now)),
        "page": queries.register(me, now, request.GET.get("after", "")),
        "without": queries.without(me, now),
        "rules": queries.rules(),
        "places": _places(now) if rules_by else (),
        "today": day_of(now),
    }
    return _page(request, "credentials", facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act serial basis ends reason seen")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One credential: its days, on which document, what can be done with it, and everything sealed under it."""
    me, now = actor_of_request(request), clock.now()
    row = queries.credential(ref, me, now)
    if row is None:
        raise Http404(ref)
    mend = posted(request, _one(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    facts = {
        "row": row,
        "deeds": () if row.standing in OVER else _deeds(row),
        "page": queries.uses(ref, request.GET.get("after", "")),
    }
    return _page(request, "credential", facts, mend)


def _deeds(row: CredentialRow) -> tuple[str, ...]:
    """What the reader may do with it: its holder suspends it, who keeps it does the rest."""
    suspended = row.suspended_at is not None
    if row.keeps == "own":
        return () if suspended else ("suspend",)
    return ("renew", "resume" if suspended else "suspend", "revoke") if row.keeps else ()


def _page(request: HttpRequest, name: str, facts: Mapping[str, object], mend: Mending) -> HttpResponse:
    shown = {
        "here": "duty",
        "tab": "credentials",
        "lamps": LAMPS,
        "standings": {str(one): told(words) for one, words in CREDENTIALS.items()},
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "left_over": tuple(text for text in request.POST.getlist("reason") if text.strip()),
        "done": request.GET.get("done", ""),
        **facts,
    }
    return render(request, f"workbench/duty/{name}.html", shown, status=status_of(mend))


def _places(now: datetime) -> tuple[tuple[str, str], ...]:
    """The offices and centres at which credentials can be asked for."""
    on = day_of(now)
    centres = [(f"centre~{row.ref}", row.name) for row in offices.centres(on)[:200]]
    return (*((f"office~{row.ref}", row.name) for row in offices.offices(on)[:200]), *centres)


def _issue(form: Form) -> None:
    told_facts = (form.text(name) for name in ("staff", "serial", "issuer", "basis"))
    form.run(operations.issue_credential, *told_facts, form.day("begins"), form.day("ends"))


def _ask(form: Form) -> None:
    kind, _, ref = form.text("place").partition("~")
    office, centre = (ref, "") if kind == "office" else ("", ref)
    form.run(operations.ask_for_credentials, office, centre, form.day("since"), form.text("basis"))


def _ask_no_more(form: Form) -> None:
    form.run(operations.ask_no_more, form.text("rule"), form.day("on"), form.text("basis"))


_REGISTER: Mapping[str, Callable[[Form], None]] = {"issue": _issue, "ask": _ask, "ask_no_more": _ask_no_more}


def _one(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def renew(form: Form) -> None:
        said = (form.text("serial"), form.text("basis"))
        form.run(operations.renew_credential, ref, *said, form.day("ends"), form.text("seen"))

    def doing(act: Callable[..., object]) -> Callable[[Form], None]:
        return lambda form: form.run(act, ref, form.text("reason"), form.text("seen"))

    acts = {"suspend": operations.suspend_credential, "resume": operations.resume_credential}
    return {"renew": renew, "revoke": doing(operations.revoke_credential), **{n: doing(a) for n, a in acts.items()}}
