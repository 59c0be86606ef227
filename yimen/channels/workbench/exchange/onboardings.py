"""Onboarding 系统接入 at the desk: applying, the run step by step and why one failed, the checklist, going live."""

import json
from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted, status_of
from yimen.engine.exchange.connections.rows import READERS as WATCHERS
from yimen.engine.exchange.onboardings import operations, queries
from yimen.engine.exchange.onboardings.operations import OnboardingSaid, SandboxOpened, SystemLive
from yimen.engine.exchange.onboardings.rows import KEEPERS, TryRow
from yimen.kernel.actor import Actor, Role
from yimen.kernel.connections import SystemKind
from yimen.kernel.onboarding import IN_THE_SANDBOX, OFF_THE_REGISTER, OnboardingState, OnboardingWay
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.names.exchange import ONBOARDING_WAYS, SYSTEM_KINDS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

LAMPS = {"applied": "amber", "testing": "amber", "live": "green", "suspended": "red", "withdrawn": "none"}
STEP_LAMPS = {"passed": "green", "failed": "red", "held": "amber", "now": "amber", "later": "none"}
Shown = list[SandboxOpened | SystemLive]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*WATCHERS)
@takes("act office name way vendor purpose kind address items beside")
def listed(request: HttpRequest) -> HttpResponse:
    """Every system that comes in or is in, as far as this reader sees them; and applying for one."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, {"apply": _apply} if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    facts = {
        "here": "exchange",
        "rows": queries.onboardings(me, now),
        "lamps": LAMPS,
        "ways": [(way.value, told(ONBOARDING_WAYS[way])) for way in OnboardingWay],
        "kinds": [(kind.value, told(SYSTEM_KINDS[kind])) for kind in SystemKind],
        "offices": _offices(me, day_of(now)),
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/exchange/onboardings.html", facts, status=status_of(mend))


def _offices(me: Actor, today: date) -> list[tuple[str, str]]:
    """The offices for which this reader may apply."""
    everywhere, heads = me.has_role(*KEEPERS), me.offices(Role.OFFICE_HEAD)
    rows = offices.offices(today)
    return [(row.ref, row.name) for row in rows if everywhere or row.id in heads]


def _apply(form: Form) -> None:
    name, way, vendor, purpose = map(form.text, ("name", "way", "vendor", "purpose"))
    kind, address, beside = map(form.text, ("kind", "address", "beside"))
    said = OnboardingSaid(name, way, vendor, purpose, kind, address, form.lines("items"), beside)
    form.run(operations.apply_onboarding, form.text("office"), said)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*WATCHERS)
@takes("act point words basis")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One system: its run step by step with the words that failed, its checklist, and what is still missing."""
    me, now = actor_of_request(request), clock.now()
    shown: Shown = []
    mend = posted(request, _acts(ref, shown) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes and not shown:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    row = queries.onboarding(ref, me, now)
    if row is None:
        raise Http404(ref)
    keeps = me.has_role(*KEEPERS)
    answers = keeps or row.office_id in me.offices(Role.OFFICE_HEAD)
    points = queries.points(ref)
    run_shown = queries.run(ref, now)
    facts = {
        "here": "exchange",
        "row": row,
        "basis": told("已从系统登记撤下") if row.basis == OFF_THE_REGISTER else row.basis,
        "lamps": LAMPS,
        "step_lamps": STEP_LAMPS,
        "run": run_shown,
        "words": [(word, _laid_out(word)) for word in (run_shown.words if run_shown else ())],
        "points": points,
        "open_points": sum(not one.words for one in points),
        "tests": "yes" if answers and row.state in IN_THE_SANDBOX else "",
        "admits": "yes" if keeps and row.state == OnboardingState.APPLIED else "",
        "lets_in": "yes" if keeps and row.state in IN_THE_SANDBOX else "",
        "may_suspend": "yes" if answers and row.state == OnboardingState.LIVE else "",
        "may_withdraw": "yes" if answers and row.state != OnboardingState.WITHDRAWN else "",
        "key": next((one for one in shown if isinstance(one, SandboxOpened)), None),
        "live": next((one for one in shown if isinstance(one, SystemLive)), None),
        "sandbox": request.build_absolute_uri(f"/callbacks/sandbox/{ref}"),
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/exchange/onboarding.html", facts, status=status_of(mend))


def _laid_out(word: TryRow) -> str:
    """An answer as somebody reads it."""
    return json.dumps(json.loads(word.answer), ensure_ascii=False, indent=1)


def _acts(ref: str, shown: Shown) -> dict[str, Callable[[Form], None]]:
    def showing(act: Callable[..., SandboxOpened | SystemLive]) -> Callable[[Form], None]:
        return lambda form: shown.append(run(act, ref, by=form.by, now=form.now))

    return {
        "admit": showing(operations.admit_onboarding),
        "renew": showing(operations.renew_sandbox_key),
        "live": showing(operations.go_live),
        "run": lambda form: form.run(operations.begin_run, ref),
        "point": lambda form: form.run(operations.say_point, ref, form.text("point"), form.text("words")),
        "suspend": lambda form: form.run(operations.suspend_onboarding, ref, form.text("basis")),
        "withdraw": lambda form: form.run(operations.withdraw_onboarding, ref, form.text("basis")),
    }
