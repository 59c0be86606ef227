"""Integration: what is decided, sealed and made in the centre, department by department; and one department's model."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from yimen.channels.workbench.concentration.pages import (
    LEADERS,
    Act,
    carry_out,
    for_readers,
    page,
    this_day,
)
from yimen.insight.horizontals import queries as analysis
from yimen.insight.inplace import queries as inplace
from yimen.kernel.actor import Role
from yimen.kernel.offices.concentration import Integration
from yimen.kernel.offices.integration import PlacedStep, workflow
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.registries.catalogue import queries as catalogue
from yimen.registries.integrations import operations, queries
from yimen.registries.offices import queries as offices
from yimen.threshold import clock, typed
from yimen.threshold.actors import actor_of_request
from yimen.threshold.elements.names import STEP_RANKS
from yimen.threshold.mending import Mending, mending
from yimen.threshold.posted import takes

ROWS = range(3)
FIRST = 20


@never_cache
@require_safe
@for_readers
def listed(request: HttpRequest) -> HttpResponse:
    """审批、盖章、证书制作三到位 and 既受又理 of every department with items in a centre."""
    now = clock.now()
    rows = inplace.offices(now)
    settled = {row.office_ref: row for row in queries.integrations(this_day())}
    shown = {
        "rows": [(row, settled.get(row.office_ref)) for row in rows],
        "only": inplace.only_accepted(now),
        "items": sum(row.items for row in rows),
        "decided": sum(row.decided for row in rows),
    }
    return page(request, "integrations", "integrations", shown)


@require_safe
@for_readers
def horizontals(request: HttpRequest) -> HttpResponse:
    """两横: who touches each item of a department, and what differs from one office inside and one group outside."""
    now, everybody = clock.now(), [row for row in offices.offices(this_day()) if not row.parent_ref]
    mine = {post.office_id for post in actor_of_request(request).posts}
    asked = request.GET.get("office", "")[:40]
    # Whoever asks for none reads their own department, or else the first that has items.
    refs = [asked] if asked else [row.ref for row in sorted(everybody, key=lambda row: row.id not in mine)][:FIRST]
    ref = next(
        (one for one in refs if (shown := analysis.of_department(one, now, limit=1)) and shown.rows), "".join(refs[:1])
    )
    found = analysis.of_department(ref, now, request.GET.get("after", "")[:300])
    departments = [(row.ref, row.name) for row in everybody]
    facts = {"found": found, "departments": departments, "asked": ref, "ranks": STEP_RANKS}
    return page(request, "horizontals", "horizontals", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@takes("act item basis day model section* centre elsewhere step")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One department: its model with the workflow template, and where it decides and makes certificates."""
    me, mend = actor_of_request(request), Mending()
    office = offices.office(ref, this_day())
    if office is None:
        raise Http404(ref)
    if request.method == "POST":
        try:
            carry_out(request, _ACTS[request.POST.get("act", "")](request, ref), me)
        except KeyError:
            raise Http404 from None
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            return redirect("workbench:integration", ref=ref)
    settled = queries.integration(ref, this_day())
    sections = [row for row in offices.offices(this_day()) if row.parent_ref == ref]
    shown = {
        "office": office,
        "settled": settled,
        "steps": workflow(settled.model, settled.sections, settled.others) if settled else (),
        "sections": [(office.ref, office.name), *((row.ref, row.name) for row in sections)],
        "models": list(Integration),
        "places": queries.places(ref, this_day()),
        "only": inplace.only_accepted(clock.now(), ref),
        "centres": [(row.ref, row.name) for row in offices.centres(this_day())][:200],
        "placed_steps": list(PlacedStep),
        "arranges": me.has_role(*LEADERS) or office.id in me.offices(Role.OFFICE_HEAD),
        "section_rows": ROWS,
        "typed": request.POST,
    }
    return page(request, "integration", "integrations", shown, mend)


def _settle(request: HttpRequest, ref: str) -> Act:
    said = request.POST.get
    sections = tuple(chosen for n in ROWS if (chosen := said(f"section{n}", "")))
    return operations.settle_integration, (
        ref, said("model", ""), sections, typed.day(request.POST, "day"), said("basis", ""),
    )  # fmt: skip


def _place(request: HttpRequest, ref: str) -> Act:
    said = request.POST.get
    place = said("centre", "") or said("elsewhere", "").strip()
    facts = (ref, _item(said("item", "").strip()), said("step", ""), place, typed.day(request.POST, "day"))
    return operations.place_step, (*facts, said("basis", ""))


def _lay_out(request: HttpRequest, ref: str) -> Act:
    item = _item(request.POST.get("item", "").strip())
    if not item:
        raise NoSuchThing(what="item")
    return operations.lay_out_flow, (ref, item)


def _item(code: str) -> str:
    """The item with a code, or the ref of one; empty: every item."""
    if not code:
        return ""
    item = catalogue.in_force(code, clock.now())
    if item is None:
        raise NoSuchThing(what="item")
    return item.ref


_ACTS: Mapping[str, Callable[[HttpRequest, str], Act]] = {"settle": _settle, "place": _place, "lay_out": _lay_out}
