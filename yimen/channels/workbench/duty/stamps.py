"""Approval seals on two pages: the register with what waits for a signature, and one with hand-overs and uses."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.duty.forms import Form, posted, status_of
from yimen.channels.workbench.duty.words import STAMPS
from yimen.kernel.actor import Actor, Role
from yimen.kernel.offices.stamps import StampStanding
from yimen.registries.dated import day_of
from yimen.registries.grants import queries as letters
from yimen.registries.offices import queries as offices
from yimen.registries.stamps import operations, queries
from yimen.registries.stamps.rows import StampRow
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request, needs_staff
from yimen.threshold.language import told
from yimen.threshold.mending import Mending
from yimen.threshold.posted import takes

LAMPS: Mapping[StampStanding, str] = {
    StampStanding.IN_STORE: "none",
    StampStanding.OFFERED: "amber",
    StampStanding.IN_USE: "green",
    StampStanding.IDLE: "red",
    StampStanding.UNCERTIFIED: "red",
    StampStanding.LOST: "red",
    StampStanding.DESTROYED: "none",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act handover centre code office")
def register(request: HttpRequest) -> HttpResponse:
    """The stamps of one's offices and centres, those that wait for one's signature, and the form that enters one."""
    me, now = actor_of_request(request), clock.now()
    mend = posted(request, _REGISTER if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    page = queries.register(me, now, after=request.GET.get("after", ""))
    facts = {
        "page": page,
        "to_sign": queries.to_sign(me),
        "centres": _centres(me),
        "offices": tuple((row.ref, row.name) for row in offices.offices(day_of(now))) if _centres(me) else (),
    }
    return _page(request, "stamps", facts, mend)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs_staff()
@takes("act handover letter basis end seen")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One stamp: who has it under which letter, what was done with it, and every paper that bears it."""
    me, now = actor_of_request(request), clock.now()
    row = queries.stamp(ref, me, now)
    if row is None:
        raise Http404(ref)
    mend = posted(request, _one(ref) if request.method == "POST" else {})
    if request.method == "POST" and not mend.mistakes:
        return HttpResponseRedirect(f"{request.path}?done=yes")
    handovers = queries.handovers(ref)
    open_one = next((one for one in handovers if one.returned_at is None), None)
    facts = {
        "row": row,
        "handovers": handovers,
        "open_one": open_one,
        "letters": _letters(row) if row.standing is StampStanding.IN_STORE else (),
        "mine": open_one is not None and open_one.receiver_ref == _own_ref(me, open_one.receiver_ref),
        "page": queries.uses(ref, request.GET.get("after", "")),
        "over": row.standing in (StampStanding.LOST, StampStanding.DESTROYED),
    }
    return _page(request, "stamp", facts, mend)


def _page(request: HttpRequest, name: str, facts: Mapping[str, object], mend: Mending) -> HttpResponse:
    shown = {
        "here": "duty",
        "tab": "stamps",
        "lamps": LAMPS,
        "standings": {str(one): told(words) for one, words in STAMPS.items()},
        "mistakes": mend.mistakes,
        "typed": request.POST,
        "left_over": tuple(text for text in request.POST.getlist("basis") if text.strip()),
        "done": request.GET.get("done", ""),
        **facts,
    }
    return render(request, f"workbench/duty/{name}.html", shown, status=status_of(mend))


def _centres(me: Actor) -> tuple[tuple[str, str], ...]:
    """The centres for which somebody enters stamps."""
    mine = {post.centre_id for post in me.posts if post.role is Role.CENTRE_MANAGER}
    everywhere = me.has_role(Role.ADMINISTRATOR)
    found = offices.centres(day_of(clock.now()))
    return tuple((row.ref, row.name) for row in found if everywhere or row.id in mine)[:200]


def _letters(row: StampRow) -> tuple[tuple[str, str], ...]:
    """The letters in force that name a stamp."""
    office = offices.office(row.office_ref, day_of(clock.now()))
    found = letters.faces(clock.now(), office.id) if office else ()
    return tuple((one.ref, f"{one.number} {one.holder_name}") for one in found if one.seal == row.code)


def _own_ref(me: Actor, ref: str) -> str:
    return ref if any(one.receiver_ref == ref for one in queries.to_sign(me)) else ""


def _make(form: Form) -> None:
    form.run(operations.make_stamp, form.text("office"), form.text("centre"), form.text("code"))


def _sign(form: Form) -> None:
    form.run(operations.sign_for_stamp, form.text("handover"))


_REGISTER: Mapping[str, Callable[[Form], None]] = {"make": _make, "sign": _sign}


def _one(ref: str) -> Mapping[str, Callable[[Form], None]]:
    def hand(form: Form) -> None:
        form.run(operations.hand_stamp, ref, form.text("letter"))

    def back(form: Form) -> None:
        form.run(operations.return_stamp, form.text("handover"), form.text("basis"))

    def end(form: Form) -> None:
        form.run(operations.end_stamp, ref, form.text("end"), form.text("basis"), form.text("seen"))

    return {"hand": hand, "sign": _sign, "return": back, "end": end}
