"""Conveyances at the desk: what has come to the paying window, what is going on, and one with both its sides."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.duty.forms import Form, posted
from yimen.channels.workbench.estate.forms import FIELDS, ROWS, area, conveyance_said
from yimen.engine.parallel.conveyances import operations, queries
from yimen.engine.parallel.conveyances.rows import ConveyanceView, LevyRow, MayDeclare
from yimen.kernel.actor import Role
from yimen.kernel.conveyance.facts import Homes, Side
from yimen.kernel.conveyance.template import OVERALL
from yimen.kernel.money.fees import yuan
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import language, told
from yimen.threshold.names import TABLES
from yimen.threshold.posted import takes
from yimen.threshold.sentences import sentence

SEES = (
    *(Role.WINDOW, Role.CASHIER, Role.REVIEWER, Role.CHIEF, Role.DECIDER, Role.OFFICE_HEAD),
    *(Role.CENTRE_MANAGER, Role.SUPERVISOR),
)


@never_cache
@require_safe
@needs_staff(*SEES)
def listed(request: HttpRequest) -> HttpResponse:
    """The paying window first, then what is going on, what ended last, and how long the steps took."""
    me, now = actor_of_request(request), clock.now()
    going = queries.going_on(me, now)
    paying = queries.at_paying_window(me, now)
    ready = {row.ref for row in paying}
    facts = {
        "here": "estate",
        "paying": paying,
        "going": [row for row in going if row.ref not in ready],
        "ended": queries.ended(me, now),
        "measured": queries.measured(me, now),
        "most": queries.MOST,
        "full": max(len(going), len(paying)) >= queries.MOST,
    }
    return render(request, "workbench/estate/list.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(*SEES)
@takes(FIELDS)
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One conveyance: both sides, the taxes with their account, the plan, the bill, and what this officer may do."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _acts(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    view = queries.of_case(ref, me, now)
    if view is None:
        return _to_be_declared(ref, request)
    looked = queries.preview(ref, me, now) if view.may_levy else None
    offered = queries.may_declare(ref, me, now) if view.may_correct else None
    facts = {
        "here": "estate",
        "view": view,
        "row": view.row,
        "preview": looked if isinstance(looked, LevyRow) else None,
        "no_preview": sentence(looked, language()) if looked is not None and not isinstance(looked, LevyRow) else "",
        "form": _form(view, offered, request) if offered is not None else None,
        "mistakes": mend.mistakes,
        "done": request.GET.get("done", ""),
    }
    return render(request, "workbench/estate/one.html", facts, status=422 if mend.mistakes else 200)


def _to_be_declared(ref: str, request: HttpRequest) -> HttpResponse:
    if queries.may_declare(ref, actor_of_request(request), clock.now()) is None:
        raise Http404(ref)
    return redirect("workbench:declare_conveyance", ref=ref)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff(Role.WINDOW)
@takes(FIELDS)
def declare(request: HttpRequest, ref: str) -> HttpResponse:
    """What is conveyed, asked once for registration and tax, at the window that took the case in."""
    me, now = actor_of_request(request), clock.now()
    acts = {"declare": lambda form: form.run(operations.declare_conveyance, ref, conveyance_said(form))}
    mend = posted(request, acts if request.method == "POST" else {})
    if (request.method == "POST" and not mend.mistakes) or queries.of_case(ref, me, now) is not None:
        return redirect("workbench:conveyance", ref=ref)
    offered = queries.may_declare(ref, me, now)
    if offered is None:
        raise Http404(ref)
    facts = {
        "here": "estate",
        "offered": offered,
        "form": _form(None, offered, request),
        "mistakes": mend.mistakes,
    }
    return render(request, "workbench/estate/declare.html", facts, status=422 if mend.mistakes else 200)


def _acts(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def levy(form: Form) -> None:
        seen = form.text("fen")
        form.run(operations.levy_taxes, ref, int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 16 else -1)

    def draw(form: Form) -> None:
        form.run(operations.draw_plan, ref, form.text("unit"), area(form.text("area")), form.text("sheet"))

    return {
        "levy": levy,
        "draw": draw,
        "correct": lambda form: form.run(
            operations.correct_conveyance, ref, conveyance_said(form), form.text("reason")
        ),
        "bill": lambda form: form.run(operations.open_tax_bill, ref),
        "payer": lambda form: form.run(operations.name_payer, ref, form.text("payer"), form.text("relation")),
    }


def _form(view: ConveyanceView | None, offered: MayDeclare, request: HttpRequest) -> dict[str, object]:
    """The fields with what was typed, else with what was declared, else with the applicant as the one buyer."""
    typed = request.POST
    kept = _kept(view) if view is not None else {"buyer_name_1": offered.applicant_name}
    values = {name: typed[name] for name in typed} if typed.get("act") in ("declare", "correct") else kept
    return {
        "values": values,
        "kinds": [(kind, f"{told(words)}") for kind, words in TABLES["CONVEYANCE_KINDS"].items()],
        "limits": [(told(TABLES["CONVEYANCE_KINDS"][kind]), days) for kind, days in OVERALL.items()],
        "homes": [(str(one), told(TABLES["HOMES"][one])) for one in Homes],
        "proofs": [("", told("没有，或不申报")), *offered.proofs],
        "lines": [(side, [_line(values, side, n) for n in range(1, ROWS + 1)]) for side in Side],
    }


def _line(values: Mapping[str, object], side: Side, n: int) -> dict[str, object]:
    return {
        "n": n,
        **{what: f"{side}_{what}_{n}" for what in ("name", "share", "homes", "proof")},
        **{f"{what}_said": values.get(f"{side}_{what}_{n}", "") for what in ("name", "share", "homes", "proof")},
    }


def _kept(view: ConveyanceView) -> dict[str, object]:
    """What was declared, as it is typed."""
    kept: dict[str, object] = {
        "kind": view.row.kind,
        "price": yuan(view.price_fen),
        "area": f"{view.area / 100:g}",
        "signed_on": view.signed_on.isoformat(),
        "bought_on": view.bought_on.isoformat() if view.bought_on else "",
        "original": yuan(view.original_fen) if view.original_fen else "",
        "costs": yuan(view.costs_fen) if view.costs_fen else "",
    }
    for side in Side:
        for n, share in enumerate((one for one in view.shares if one.side is side), 1):
            kept[f"{side}_name_{n}"] = share.name
            kept[f"{side}_share_{n}"] = f"{share.over}/{share.under}"
            kept[f"{side}_homes_{n}"], kept[f"{side}_proof_{n}"] = share.homes, share.proof_code
    return kept
