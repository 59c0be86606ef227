"""Checks on the way 现场检查, made for a telephone: what was drawn for me, the form of one, its photographs one by one.

A photograph is sent by itself, so that a line that breaks loses no more than that one. What is typed stays on the
telephone until it has arrived here; without a line nothing is on record, and the page says so.
"""

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yimen.channels.workbench.inspecting.pages import Asked, done, for_staff, page
from yimen.engine.supervision.spot_checks import operations, queries
from yimen.engine.supervision.spot_checks.operations import SpotFound
from yimen.engine.supervision.spot_checks.rows import SpotCheckRow
from yimen.kernel.risk import CheckOutcome, PermitWay
from yimen.kernel.spot_checks import LookedAtUnclear
from yimen.kernel.writing import Missing, NoSuchThing
from yimen.registries.dated import ZONE
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.mending import Mending
from yimen.threshold.names.supervision import CHECK_OUTCOMES
from yimen.threshold.posted import takes
from yimen.threshold.security import as_preview

MAY_ASK = "camera=(self), microphone=(), geolocation=(self), payment=()"
"""The one page of the house that may ask a telephone where it is."""


@never_cache
@require_safe
@for_staff
def listed(request: HttpRequest) -> HttpResponse:
    """The checks that I am to make or to sign, and the draws that wait for my word."""
    me, now = actor_of_request(request), clock.now()
    facts = {"rows": queries.mine(me, now), "draws": queries.to_witness(me, now)}
    return page(request, "checks", "spot_checks", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
@takes("act outcome finding-* summary looked_at position without_position seen why")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One check: the form for who looks, what was written down for who signs, and how it ended."""
    mend = done(request, lambda asked: _of_one(asked, ref)) if request.method == "POST" else None
    if request.method == "POST" and mend is None:
        if request.POST.get("act") == "aside":
            return redirect("workbench:spot_checks")
        return redirect("workbench:spot_check", ref=ref)
    return _shown(request, ref, mend)


@never_cache
@require_POST
@for_staff
@takes("photo")
def add_photo(request: HttpRequest, ref: str) -> HttpResponse:
    """Take one photograph in."""
    mend = done(request, lambda asked: _photographed(asked, ref))
    return redirect("workbench:spot_check", ref=ref) if mend is None else _shown(request, ref, mend)


@never_cache
@require_safe
@for_staff
def photo(request: HttpRequest, ref: str, photo_ref: str) -> HttpResponse:
    """A photograph of a check."""
    found = queries.photo(ref, photo_ref, actor_of_request(request), clock.now())
    if found is None:
        raise Http404(photo_ref)
    kind, content = found
    return as_preview(content, photo_ref, f"image/{kind}")


def _shown(request: HttpRequest, ref: str, mend: Mending | None) -> HttpResponse:
    now = clock.now()
    row = queries.one(ref, actor_of_request(request), now)
    if row is None:
        raise Http404(ref)
    typed = request.POST
    facts = {
        "row": row,
        "outcomes": _outcomes(row),
        "points": [(n, point, found, typed.get(f"finding-{n}", "")) for n, (point, found) in enumerate(row.points)],
        "looking": now.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M"),
    }
    answer = page(request, "check", "spot_checks", facts, mend)
    answer.headers["Permissions-Policy"] = MAY_ASK
    return answer


def _outcomes(row: SpotCheckRow) -> list[tuple[str, str]]:
    fits = [one for one in CheckOutcome if one is not CheckOutcome.FALSE_PROMISE or row.way == PermitWay.PROMISED]
    return [(one.value, told(CHECK_OUTCOMES[one])) for one in fits]


def _photographed(request: HttpRequest, ref: str) -> Asked:
    taken = request.FILES.get("photo")
    if taken is None:
        raise Missing(field="photo")
    return operations.photograph_spot, (ref, taken.name or "photo", taken.read())


def _of_one(request: HttpRequest, ref: str) -> Asked:
    said = request.POST.get
    match said("act"):
        case "record":
            return operations.record_spot_check, (ref, _found(request))
        case "sign":
            return operations.sign_spot_check, (ref, said("seen", "")[:40])
        case "differ":
            return operations.differ_spot_check, (ref, said("why", ""))
        case "aside":
            return operations.stand_aside_spot, (ref, said("why", ""))
        case _:
            raise NoSuchThing(what="act")


def _found(request: HttpRequest) -> SpotFound:
    said = request.POST.get
    numbers = sorted(int(name[8:]) for name in request.POST if name.startswith("finding-") and name[8:].isdecimal())
    return SpotFound(
        outcome=said("outcome", "")[:20],
        findings=tuple(said(f"finding-{n}", "") for n in numbers[:40]),
        summary=said("summary", ""),
        looked_at=_moment(said("looked_at", "")),
        position=said("position", "")[:80],
        without_position=said("without_position", ""),
    )


def _moment(text: str) -> datetime:
    """A moment of the city as a telephone writes it, to the minute; the minute that runs counts as now."""
    try:
        moment = datetime.fromisoformat(text[:16]).replace(tzinfo=ZONE)
    except ValueError as wrong:
        raise LookedAtUnclear() from wrong
    now = clock.now()
    return min(moment, now) if moment < now + timedelta(minutes=1) else moment
