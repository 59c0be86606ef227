"""Complaints at the desk 投诉: recorded for who stands here or calls, acknowledged, looked into and answered."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from yimen.channels.workbench.voice.pages import for_desks, page
from yimen.engine.public.complaints import operations, queries
from yimen.engine.public.complaints.operations import Complained, Lodged
from yimen.engine.public.complaints.operations.lodging import BY_STAFF
from yimen.engine.public.complaints.rows import RECORDERS, ComplainantShown
from yimen.kernel.complaint import ComplaintKind
from yimen.kernel.refusal import Refusal
from yimen.kernel.writing import NoSuchThing
from yimen.registries.dated import day_of
from yimen.registries.offices import queries as offices
from yimen.registries.people import queries as people
from yimen.threshold import clock
from yimen.threshold.actors import actor_of_request
from yimen.threshold.language import told
from yimen.threshold.mending import mending
from yimen.threshold.names.voice import COMPLAINT_FOUND, COMPLAINT_KINDS, COMPLAINT_WAYS
from yimen.threshold.posted import takes
from yimen.threshold.run import run

Asked = tuple[Callable[..., object], tuple[str, ...]]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_desks
@takes("kind told way centre office officer number contact")
def listed(request: HttpRequest) -> HttpResponse:
    """What is open for me, what ended last, what was said of my office; and the form for who stands here or calls."""
    me, now, mend, lodged = actor_of_request(request), clock.now(), None, None
    if request.method == "POST":
        try:
            lodged = _record(request)
        except Refusal as refusal:
            mend = mending(refusal, {"complaints.nobody_complained_of": "centre"})
    on = day_of(now)
    facts: dict[str, object] = {
        "may_record": "yes" if me.has_role(*RECORDERS) else "",
        "lodged": lodged,
        "rows": queries.handled(me, now),
        "ended": queries.ended(me, now),
        "against": queries.against(me, now),
        "kinds": _kinds(),
        "ways": [(way.value, told(COMPLAINT_WAYS[way])) for way in BY_STAFF],
        "centres": [(row.ref, row.name) for row in offices.centres(on)],
        "offices": [(row.ref, row.name) for row in offices.offices(on)],
    }
    return page(request, "complaints", "complaints", facts, mend)


def _record(request: HttpRequest) -> Lodged:
    said = request.POST.get
    number = said("number", "").strip().upper()
    party = people.party_by_number(number) if number else None
    if number and party is None:
        raise NoSuchThing(what="party")
    what = Complained(
        said("kind", "")[:20], said("told", ""), centre_ref=said("centre", "")[:40], office_ref=said("office", "")[:40],
        officer=said("officer", ""),
    )  # fmt: skip
    facts = (what, said("way", "")[:10], party.ref if party else "", said("contact", ""))
    return run(operations.record_complaint, *facts, by=actor_of_request(request), now=clock.now())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@for_desks
@takes("act kind staff found answer measure")
def one(request: HttpRequest, ref: str) -> HttpResponse:
    """One complaint with what may be done now. Who complained is shown when asked for, and that is told."""
    me, now, mend, who = actor_of_request(request), clock.now(), None, None
    if request.method == "POST":
        try:
            act, said = _asked(request)
            # Without a key: who somebody is, is kept with no errand.
            done = run(act, ref, *said, by=me, now=now)
        except Refusal as refusal:
            mend = mending(refusal)
        else:
            if not isinstance(done, ComplainantShown):
                return redirect("workbench:complaint", ref=ref)
            who = done
    row = queries.one(ref, me, now)
    if row is None:
        raise Http404(ref)
    facts = {
        "row": row,
        "who": who,
        "kinds": _kinds(),
        "named": queries.to_name(me, now) if "name" in row.may else (),
        "found": [(code, told(words)) for code, words in COMPLAINT_FOUND.items()],
    }
    return page(request, "complaint", "complaints", facts, mend)


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, told(COMPLAINT_KINDS[kind])) for kind in ComplaintKind]


def _asked(request: HttpRequest) -> Asked:
    said = request.POST.get
    acts: dict[str, Asked] = {
        "acknowledge": (operations.acknowledge_complaint, (said("kind", "")[:20],)),
        "name": (operations.name_investigator, (said("staff", "")[:40],)),
        "show": (operations.show_complainant, ()),
        "answer": (operations.answer_complaint, (said("found", "")[:20], said("answer", ""), said("measure", ""))),
    }
    if (act := acts.get(said("act", ""))) is None:
        raise NoSuchThing(what="act")
    return act
